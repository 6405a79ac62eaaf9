// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/unitchange.h"

#include "core/jsonreader.h"

#include <map>
#include <set>

namespace bulkhead::promotion {

namespace {

using Key = std::pair<EntityKind, std::string>;

std::map<Key, const EntityRecord *> byKey(const std::vector<EntityRecord> &records)
{
    std::map<Key, const EntityRecord *> map;
    for (const EntityRecord &record : records)
        map.emplace(Key(record.kind, record.nativeId), &record);
    return map;
}

JsonValue payloadOf(JsonReader &reader, const EntityRecord *record)
{
    const auto parsed = record == nullptr ? Result<JsonElement>(Error()) : reader.parse(record->payload);
    return parsed ? JsonValue::from(*parsed) : JsonValue();
}

//! A payload may hold what no entry of the log may (null, fractions, any depth), so an entry has it as text.
JsonValue textOf(const JsonValue &payload)
{
    return payload.isNull() ? std::string() : canonical(payload);
}

//! False for what is no such text.
bool readPayload(JsonReader &reader, const JsonValue *text, JsonValue &payload)
{
    if (text == nullptr || text->string() == nullptr)
        return false;
    if (text->string()->empty())
        return true;
    const auto parsed = reader.parse(*text->string());
    if (parsed)
        payload = JsonValue::from(*parsed);
    return bool(parsed);
}

std::optional<UnitChange> unitChangeIn(JsonReader &reader, const JsonValue &value)
{
    const JsonValue *kind = value.find("kind"), *id = value.find("id");
    const auto known = kind != nullptr && kind->string() != nullptr ? entityKindFromWire(*kind->string()) : std::nullopt;
    if (!known || id == nullptr || id->string() == nullptr)
        return std::nullopt;
    UnitChange change{*known, *id->string(), {}, {}};
    const bool isRead = readPayload(reader, value.find("before"), change.before) && readPayload(reader, value.find("after"), change.after);
    return isRead ? std::optional(std::move(change)) : std::nullopt;
}

} // namespace

QList<UnitChange> unitChanges(const std::vector<EntityRecord> &before, const std::vector<EntityRecord> &after)
{
    const auto was = byKey(before), is = byKey(after);
    std::set<Key> keys;
    for (const auto *side : {&was, &is}) {
        for (const auto &[key, record] : *side)
            keys.insert(key);
    }
    QList<UnitChange> changes;
    JsonReader reader;
    for (const Key &key : keys) {
        const auto old = was.find(key), now = is.find(key);
        const EntityRecord *from = old == was.end() ? nullptr : old->second, *to = now == is.end() ? nullptr : now->second;
        if (from != nullptr && to != nullptr && from->payload == to->payload)
            continue;
        JsonValue first = payloadOf(reader, from);
        changes.append({key.first, key.second, std::move(first), payloadOf(reader, to)});
    }
    return changes;
}

QList<UnitChange> inverseOf(QList<UnitChange> changes)
{
    for (UnitChange &change : changes)
        std::swap(change.before, change.after);
    return changes;
}

JsonValue toJson(const QList<UnitChange> &changes)
{
    JsonValue::Array list;
    for (const UnitChange &change : changes)
        list.push_back(JsonValue::Object{{"after", textOf(change.after)}, {"before", textOf(change.before)}, {"id", change.id}, {"kind", toWire(change.kind)}});
    return list;
}

std::optional<QList<UnitChange>> unitChangesIn(const JsonValue &list)
{
    if (list.array() == nullptr)
        return std::nullopt;
    QList<UnitChange> changes;
    JsonReader reader;
    for (const JsonValue &value : *list.array()) {
        auto change = unitChangeIn(reader, value);
        if (!change)
            return std::nullopt;
        changes.append(std::move(*change));
    }
    return changes;
}

} // namespace bulkhead::promotion
