// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "estate/record.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace bulkhead::test {

//! Records by what they are, as text.
using UnitTexts = std::map<std::pair<EntityKind, std::string>, std::string>;

enum class UnitTimes { Kept, LeftOut };

inline UnitTexts unitTexts(const std::vector<EntityRecord> &records, UnitTimes times)
{
    UnitTexts texts;
    for (const EntityRecord &record : records) {
        JsonReader reader;
        const auto root = reader.parse(record.payload);
        JsonValue payload = root ? JsonValue::from(*root) : JsonValue();
        if (times == UnitTimes::LeftOut && payload.object() != nullptr) {
            payload.object()->erase("created_at");
            payload.object()->erase("updated_at");
        }
        std::string &text = texts[{record.kind, record.nativeId}];
        text = text.empty() ? canonical(payload) : "there twice: " + record.nativeId;
    }
    return texts;
}

//! What of `some` is not so in `all`; empty: nothing.
inline QString missingIn(const UnitTexts &all, const UnitTexts &some)
{
    for (const auto &[key, text] : some) {
        const auto found = all.find(key);
        if (found != all.end() && found->second == text)
            continue;
        const std::string is = found == all.end() ? std::string("nothing") : found->second;
        return QString::fromStdString(std::string(toWire(key.first)) + ' ' + key.second + "\n is " + is + "\n instead of " + text);
    }
    return {};
}

} // namespace bulkhead::test
