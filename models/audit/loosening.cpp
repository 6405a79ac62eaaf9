// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/loosening.h"

#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::audit {

using namespace Qt::StringLiterals;

namespace {

std::optional<JsonValue> read(const std::string &text)
{
    if (text.empty())
        return JsonValue();
    JsonReader reader;
    const auto element = reader.parse(text);
    return element ? std::optional(JsonValue::from(*element)) : std::nullopt;
}

std::string textAt(const JsonValue *object, std::string_view key, const std::string &fallback = {})
{
    const JsonValue *value = object != nullptr ? object->find(key) : nullptr;
    const std::string *text = value != nullptr ? value->string() : nullptr;
    return text != nullptr ? *text : fallback;
}

std::set<std::string> textsAt(const JsonValue *object, std::string_view key)
{
    const JsonValue *value = object != nullptr ? object->find(key) : nullptr;
    std::set<std::string> texts;
    if (value == nullptr || value->array() == nullptr)
        return texts;
    for (const JsonValue &item : *value->array()) {
        if (const std::string *text = item.string())
            texts.insert(*text);
    }
    return texts;
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

bool isTrue(const std::string &text)
{
    return shown(text).compare(u"true"_s, Qt::CaseInsensitive) == 0; // True and TRUE are YAML too
}

int quorumOf(const JsonValue *approvals)
{
    return std::max(1, shown(textAt(approvals, "quorum", "1")).toInt());
}

//! The paths of a promotion section by "from → to".
std::map<QString, const JsonValue *> pathsOf(const JsonValue &promotion)
{
    std::map<QString, const JsonValue *> paths;
    const JsonValue *list = promotion.find("paths");
    if (list == nullptr || list->array() == nullptr)
        return paths;
    for (const JsonValue &path : *list->array())
        paths.emplace(u"%1 → %2"_s.arg(shown(textAt(&path, "from")), shown(textAt(&path, "to"))), &path);
    return paths;
}

//! Compares one path; sentences begin with its name.
class PathComparison
{
public:
    PathComparison(QString name, const JsonValue &before, const JsonValue &after, QStringList &found)
        : m_name(std::move(name))
        , m_before(before)
        , m_after(after)
        , m_found(found)
    {
    }

    void compare()
    {
        approvals(m_before.find("approvals"), m_after.find("approvals"));
        gates(m_before.find("gates"), m_after.find("gates"));
        freezes();
    }

private:
    void say(const QString &what) { m_found.append(m_name + u": "_s + what); }

    void approvals(const JsonValue *before, const JsonValue *after)
    {
        if (quorumOf(after) < quorumOf(before))
            say(u"the quorum goes from %1 to %2"_s.arg(quorumOf(before)).arg(quorumOf(after)));
        for (const std::string &group : textsAt(before, "groups")) {
            if (!textsAt(after, "groups").contains(group))
                say(u"the group %1 need not approve any more"_s.arg(shown(group)));
        }
        if (isTrue(textAt(after, "requester_may_approve")) && !isTrue(textAt(before, "requester_may_approve")))
            say(u"who requests may approve"_s);
        if (isTrue(textAt(after, "source_author_may_approve")) && !isTrue(textAt(before, "source_author_may_approve")))
            say(u"who wrote the source may approve"_s);
        // Any other time or pattern is taken as looser: telling which is would need to read both.
        for (const auto &[key, words] : {std::pair{"expires_after", u"the life of approvals changes"_s}, std::pair{"ticket", u"the ticket pattern changes"_s}}) {
            if (textAt(before, key) != textAt(after, key) && !textAt(before, key).empty())
                say(words);
        }
    }

    void gates(const JsonValue *before, const JsonValue *after)
    {
        static const std::string block = "block", warn = "warn";
        for (const char *name : {"contract", "isolation", "strictness", "endpoints", "drift", "freeze", "quorum"}) {
            const std::string &byDefault = std::string_view(name) == "contract" ? warn : block;
            const auto onUnknown = [&](const JsonValue *gates) { return textAt(gates != nullptr ? gates->find(name) : nullptr, "on_unknown", byDefault); };
            if (onUnknown(before) == block && onUnknown(after) == warn)
                say(u"the gate %1 lets unknowns pass"_s.arg(QLatin1StringView(name)));
        }
    }

    void freezes()
    {
        std::set<std::string> after;
        for (const JsonValue &freeze : listOf(m_after))
            after.insert(textAt(&freeze, "from") + '/' + textAt(&freeze, "to"));
        for (const JsonValue &freeze : listOf(m_before)) {
            if (!after.contains(textAt(&freeze, "from") + '/' + textAt(&freeze, "to")))
                say(u"the freeze from %1 to %2 goes"_s.arg(shown(textAt(&freeze, "from")), shown(textAt(&freeze, "to"))));
        }
    }

    static JsonValue::Array listOf(const JsonValue &path)
    {
        const JsonValue *list = path.find("freezes");
        return list != nullptr && list->array() != nullptr ? *list->array() : JsonValue::Array();
    }

    QString m_name;
    const JsonValue &m_before, &m_after;
    QStringList &m_found;
};

void comparePaths(const JsonValue &before, const JsonValue &after, QStringList &found)
{
    const auto was = pathsOf(before), is = pathsOf(after);
    for (const auto &[name, path] : was) {
        const auto now = is.find(name);
        if (now != is.end())
            PathComparison(name, *path, *now->second, found).compare();
        else // taken away by one and put back looser by one, it would be loosened by one
            found.append(name + u": the way to promote goes, and with it its conditions"_s);
    }
    for (const auto &[name, path] : is) {
        if (!was.contains(name) && !was.empty())
            found.append(name + u": a new way to promote"_s);
    }
}

//! Possible at all, or with another time for the look back, is taken as looser.
void compareBreakGlass(const JsonValue &before, const JsonValue &after, QStringList &found)
{
    const JsonValue *was = before.find("break_glass"), *is = after.find("break_glass");
    if (!isTrue(textAt(is, "allowed")))
        return;
    if (!isTrue(textAt(was, "allowed")))
        found.append(u"promotions may be broken through without approvals"_s);
    else if (textAt(was, "review_within", "24h") != textAt(is, "review_within", "24h"))
        found.append(u"the time to review a broken promotion changes"_s);
}

//! Who joins a group may approve from then on, so that counts too.
void compareGroups(const JsonValue &before, const JsonValue &after, QStringList &found)
{
    if (before.object() == nullptr)
        return;
    for (const auto &[name, people] : *before.object()) {
        if (after.find(name) == nullptr) {
            found.append(u"the group %1 goes"_s.arg(shown(name)));
            continue;
        }
        const auto was = textsAt(&before, name);
        for (const std::string &person : textsAt(&after, name)) {
            if (!was.contains(person))
                found.append(u"%1 joins the group %2"_s.arg(shown(person), shown(name)));
        }
    }
}

} // namespace

QStringList loosenings(const PolicyTexts &accepted, const PolicyTexts &next)
{
    const auto groupsBefore = read(accepted.groups), groupsAfter = read(next.groups);
    const auto before = read(accepted.promotion), after = read(next.promotion);
    if (!groupsBefore || !groupsAfter || !before || !after)
        return {u"a section cannot be read"_s};
    QStringList found;
    compareGroups(*groupsBefore, *groupsAfter, found);
    comparePaths(*before, *after, found);
    compareBreakGlass(*before, *after, found);
    return found;
}

} // namespace bulkhead::audit
