// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/parameterrules.h"

#include "contracts/rules/lifetimerules.h"
#include "contracts/rules/mediatyperules.h"

#include <algorithm>
#include <map>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! What a parameter is the same by: its place in the path, or its name.
QString keyOf(const Operation &operation, const Parameter &parameter)
{
    if (parameter.in == ParameterPlace::Path) {
        const qsizetype position = templateNames(operation.path).indexOf(parameter.name);
        if (position >= 0)
            return u"path/%1"_s.arg(position);
    }
    return toWire(parameter.in) + u'/' + (parameter.in == ParameterPlace::Header ? parameter.name.toLower() : parameter.name);
}

QString titleOf(const Parameter &parameter)
{
    return u"%1 parameter \"%2\""_s.arg(toWire(parameter.in), shortened(parameter.name));
}

class Comparer
{
public:
    Comparer(const OperationPair &pair, Changes &changes)
        : m_pair(pair)
        , m_changes(changes)
    {
    }

    void run()
    {
        std::vector<const Parameter *> gone, fresh;
        std::map<QString, const Parameter *> after = byKey(*m_pair.revision);
        for (const auto &[key, was] : byKey(*m_pair.base)) {
            const auto is = after.find(key);
            if (is == after.end()) {
                gone.push_back(was);
                continue;
            }
            both(*was, *is->second);
            after.erase(is);
        }
        for (const auto &entry : after)
            fresh.push_back(entry.second);
        for (const Parameter *was : gone) {
            const auto moved = std::find_if(fresh.begin(), fresh.end(), [was](const Parameter *is) { return is->name == was->name; });
            if (moved == fresh.end()) {
                removed(*was);
                continue;
            }
            say("parameter-location-changed", keyOf(*m_pair.base, *was), *was, **moved,
                u"the parameter \"%1\" was in the %2 and is in the %3"_s.arg(shortened(was->name), toWire(was->in), toWire((*moved)->in)),
                toWire(was->in), toWire((*moved)->in));
            fresh.erase(moved);
        }
        for (const Parameter *is : fresh)
            added(*is);
    }

private:
    //! One that is declared again, which is wrong, is compared with one that is, too.
    static std::map<QString, const Parameter *> byKey(const Operation &operation)
    {
        std::map<QString, const Parameter *> parameters;
        for (const Parameter &parameter : operation.parameters) {
            QString key = keyOf(operation, parameter);
            while (!parameters.try_emplace(key, &parameter).second)
                key += u'#';
        }
        return parameters;
    }

    void say(std::string_view rule, const QString &where, const Parameter &was, const Parameter &is, const QString &message, const QString &before = {},
             const QString &after = {})
    {
        m_changes.operation(m_pair, {rule, where, was.at, is.at, message, before, after});
    }

    void removed(const Parameter &was)
    {
        Said said{"parameter-removed", keyOf(*m_pair.base, was), was.at, {}, u"the %1 is gone"_s.arg(titleOf(was)), was.name, {}};
        if (!m_pair.revision->parameterGaps.empty()) {
            said.rule = "parameter-perhaps-removed";
            said.message += u", unless it is in a part that could not be read"_s;
        } else if (hasEnded(was.life, m_changes.today())) {
            said.rule = "parameter-removed-after-sunset";
            said.message += u"; it was deprecated and its sunset, %1, has passed"_s.arg(was.life.sunset.toString(Qt::ISODate));
        }
        m_changes.operation(m_pair, said);
    }

    void added(const Parameter &is)
    {
        Said said{is.required ? "parameter-added-required" : "parameter-added-optional", keyOf(*m_pair.revision, is), {}, is.at,
                  u"the %1 %2 is new"_s.arg(is.required ? u"required"_s : u"optional"_s, titleOf(is)), {}, is.name};
        if (is.required && !m_pair.base->parameterGaps.empty()) {
            said.rule = "parameter-perhaps-added";
            said.message += u", unless it was in a part that could not be read"_s;
        }
        m_changes.operation(m_pair, said);
    }

    void both(const Parameter &was, const Parameter &is)
    {
        const QString where = keyOf(*m_pair.base, was), title = u"the "_s + titleOf(is);
        if (was.required != is.required)
            say(is.required ? "parameter-became-required" : "parameter-became-optional", where, was, is,
                title + (is.required ? u" was optional and is required"_s : u" was required and is optional"_s));
        if (was.style != is.style || was.explode != is.explode)
            style(was, is, where);
        if (was.allowEmpty != is.allowEmpty)
            say(is.allowEmpty ? "parameter-empty-allowed" : "parameter-empty-refused", where, was, is,
                title + (is.allowEmpty ? u" may be empty now"_s : u" may no longer be empty"_s));
        if (was.allowReserved != is.allowReserved)
            say(is.allowReserved ? "parameter-reserved-allowed" : "parameter-reserved-refused", where, was, is,
                title + (is.allowReserved ? u" may hold reserved characters as they are now"_s : u" must have its reserved characters escaped now"_s));
        lifetimeRules(m_pair, where, title, was.life, is.life, m_changes);
        content(was, is, where);
    }

    void style(const Parameter &was, const Parameter &is, const QString &where)
    {
        const auto text = [](const Parameter &parameter) -> QString { return parameter.style + (parameter.explode ? u", exploded"_s : u", not exploded"_s); };
        say("parameter-style-changed", where, was, is, u"the %1 was written in the style %2 and is %3"_s.arg(titleOf(is), text(was), text(is)), text(was), text(is));
    }

    void content(const Parameter &was, const Parameter &is, const QString &where)
    {
        const auto type = [](const Parameter &parameter) { return parameter.content.empty() ? QString() : parameter.content.front().name; };
        const auto schema = [](const Parameter &parameter) { return parameter.content.empty() ? parameter.schema : parameter.content.front().schema; };
        if (type(was) != type(is)) {
            const auto named = [](const QString &name) { return name.isEmpty() ? u"no media type"_s : shortened(name); };
            say("parameter-content-changed", where, was, is, u"the %1 was written as %2 and is %3"_s.arg(titleOf(is), named(type(was)), named(type(is))), type(was),
                type(is));
        } else {
            m_changes.schemas(m_pair, where, titleOf(is), schema(was), schema(is), Direction::Request);
        }
    }

    const OperationPair &m_pair;
    Changes &m_changes;
};

} // namespace

void parameterRules(const OperationPair &pair, Changes &changes)
{
    Comparer(pair, changes).run();
}

} // namespace bulkhead::contracts
