// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyrecords.h"

#include "core/digest.h"
#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

bool CaddyRecords::claim(EntityKind kind, const std::string &id)
{
    return m_ids.emplace(kind, id).second;
}

std::string CaddyRecords::uniqueId(EntityKind kind, const std::string &wanted)
{
    std::string id = wanted;
    for (int number = 2; !claim(kind, id); ++number)
        id = wanted + "#" + std::to_string(number);
    return id;
}

std::string shortDigest(const JsonValue &value)
{
    return toHex(sha256(canonical(value))).substr(0, 16);
}

std::vector<JsonElement> elementsAt(JsonElement object, std::string_view key)
{
    std::vector<JsonElement> elements;
    const auto member = memberAt(object, key);
    if (!member || !member->is_array())
        return elements;
    for (const auto element : arrayOf(*member))
        elements.push_back(element);
    return elements;
}

std::vector<std::pair<std::string, JsonElement>> membersOf(JsonElement object)
{
    std::vector<std::pair<std::string, JsonElement>> members;
    if (!object.is_object())
        return members;
    for (const auto field : objectOf(object))
        members.emplace_back(std::string(field.key), field.value);
    std::sort(members.begin(), members.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    return members;
}

std::vector<std::string> sorted(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

JsonValue toArray(const std::vector<std::string> &texts)
{
    JsonValue::Array array;
    for (const std::string &text : texts)
        array.emplace_back(text);
    return array;
}

void dropAccounts(JsonValue &value)
{
    if (auto *array = value.array()) {
        for (JsonValue &child : *array)
            dropAccounts(child);
    }
    auto *object = value.object();
    if (!object)
        return;
    for (auto &[name, child] : *object) {
        if (name == "http_basic" && child.object())
            child.object()->erase("accounts");
        dropAccounts(child);
    }
}

} // namespace bulkhead
