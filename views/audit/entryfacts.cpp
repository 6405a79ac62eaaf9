// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entryfacts.h"

#include "audit/entryreader.h"

#include <algorithm>

namespace bulkhead {

namespace {

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::optional<EntryFacts> EntryFacts::from(const std::string &bytes)
{
    audit::EntryReader reader;
    const auto entry = reader.parse(bytes);
    if (!entry)
        return std::nullopt;
    EntryFacts facts;
    facts.seq = entry->seq;
    facts.at = audit::timeFrom(entry->at);
    facts.action = qString(entry->action);
    facts.phase = entry->phase;
    facts.objectKind = qString(entry->objectKind);
    facts.object = qString(entry->objectId);
    facts.environment = qString(entry->environment);
    facts.who = qString(entry->isSigned() ? entry->person : entry->claim);
    facts.key = qString(entry->key);
    facts.role = qString(entry->role);
    facts.detail = JsonValue::from(entry->detail);
    return facts;
}

QString EntryFacts::text(std::string_view member) const
{
    const JsonValue *value = detail.find(member);
    const std::string *text = value != nullptr ? value->string() : nullptr;
    return text != nullptr ? QString::fromStdString(*text) : QString();
}

QStringList EntryFacts::texts(std::string_view member) const
{
    QStringList all;
    const JsonValue *value = detail.find(member);
    const JsonValue::Array *array = value != nullptr ? value->array() : nullptr;
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const std::string *text = (*array)[i].string())
            all.append(QString::fromStdString(*text));
    }
    return all;
}

qint64 EntryFacts::number(std::string_view member) const
{
    const JsonValue *value = detail.find(member);
    const std::int64_t *number = value != nullptr ? value->integer() : nullptr;
    return number != nullptr ? *number : 0;
}

bool EntryFacts::flag(std::string_view member) const
{
    const JsonValue *value = detail.find(member);
    const bool *flag = value != nullptr ? value->boolean() : nullptr;
    return flag != nullptr && *flag;
}

std::pair<int, int> EntryFacts::countOf(std::string_view member, const std::string &value) const
{
    const JsonValue *found = detail.find(member);
    const JsonValue::Object *members = found != nullptr ? found->object() : nullptr;
    std::pair<int, int> counts;
    if (members == nullptr)
        return counts;
    for (const auto &[name, one] : *members) {
        const std::string *text = one.string();
        counts.first += text != nullptr && *text == value ? 1 : 0;
        ++counts.second;
    }
    return counts;
}

std::optional<UtcTime> timeOfEntry(const AuditView &view, std::uint64_t seq)
{
    if (!view.list || seq == 0)
        return std::nullopt;
    const AuditList &list = *view.list;
    auto line = static_cast<std::size_t>(seq - 1);
    if (!list.seqs.empty())
        line = static_cast<std::size_t>(std::lower_bound(list.seqs.begin(), list.seqs.end(), seq) - list.seqs.begin());
    if (line >= list.lines.size() || list.seqAt(line) != seq)
        return std::nullopt;
    return UtcTime(std::chrono::milliseconds(list.lines[line].at));
}

} // namespace bulkhead
