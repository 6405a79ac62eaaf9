// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/observedchanges.h"

#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace bulkhead {

using isolation::ObservedChange;

namespace {

//! What a person reads at a glance; the whole value stands in the snapshot.
constexpr std::size_t mostBytes = 160;

JsonValue::Object membersOf(const std::string &payload)
{
    JsonReader reader;
    const auto parsed = reader.parse(payload);
    const JsonValue json = parsed ? JsonValue::from(*parsed) : JsonValue();
    return json.object() == nullptr ? JsonValue::Object() : *json.object();
}

std::string shortText(const JsonValue *value)
{
    if (value == nullptr)
        return {};
    std::string text = value->string() != nullptr ? *value->string() : canonical(*value);
    if (text.size() <= mostBytes)
        return text;
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // never in the middle of a letter
        --end;
    text.resize(end);
    return text + "…";
}

const JsonValue *memberOf(const JsonValue::Object &object, const std::string &key)
{
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &found->second;
}

bool areSame(const JsonValue *a, const JsonValue *b)
{
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

} // namespace

void appendObserved(std::vector<ObservedChange> &out, const GatewayId &gateway, const Store::Changes &change, UtcTime at, const std::string &promotion)
{
    ObservedChange one;
    one.gateway = gateway.text().toStdString();
    one.entity = std::string(toWire(change.kind)) + ' ' + change.nativeId;
    one.at = at;
    one.promotion = promotion;
    if (change.before.empty() || change.after.empty()) {
        one.field = "presence";
        one.before = change.before.empty() ? "absent" : "present";
        one.after = change.after.empty() ? "absent" : "present";
        out.push_back(std::move(one));
        return;
    }
    const JsonValue::Object before = membersOf(change.before), after = membersOf(change.after);
    std::set<std::string> keys;
    for (const auto *side : {&before, &after}) {
        for (const auto &[key, value] : *side)
            keys.insert(key);
    }
    for (const std::string &key : keys) {
        const JsonValue *was = memberOf(before, key), *is = memberOf(after, key);
        if (key == "updated_at" || key == "created_at" || areSame(was, is))
            continue;
        one.field = key;
        one.before = shortText(was);
        one.after = shortText(is);
        one.cosmetic = key == "labels";
        out.push_back(one);
    }
}

std::vector<ObservedChange> onceEach(std::vector<ObservedChange> changes)
{
    std::map<std::tuple<std::string, std::string, std::string>, ObservedChange> newest;
    for (ObservedChange &change : changes) {
        const auto key = std::tuple(change.gateway, change.entity, change.field);
        const auto found = newest.find(key);
        const bool isKept = found != newest.end() && found->second.promotion.empty() && !change.promotion.empty();
        if (!isKept)
            newest.insert_or_assign(key, std::move(change));
    }
    std::vector<ObservedChange> kept;
    for (auto &[key, change] : newest)
        kept.push_back(std::move(change));
    return kept;
}

} // namespace bulkhead
