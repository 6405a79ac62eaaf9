// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"
#include "core/result.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

struct JsonLimits
{
    std::size_t maxDepth = 64;
    std::size_t maxStringBytes = 1U << 20;
};

//! The one JSON parser: fully validating (simdjson DOM), refuses duplicate keys, too deep nesting and
//! huge strings. Reuse one object per thread; an element lives until the next call of `parse`.
class JsonReader
{
public:
    explicit JsonReader(JsonLimits limits = {})
        : m_limits(limits)
    {
    }

    //! Errors are Protocol, with the reason in `what` and never a piece of the text.
    [[nodiscard]] Result<JsonElement> parse(std::string_view bytes);

private:
    simdjson::dom::parser m_parser;
    JsonLimits m_limits;
};

// What a range-for walks, of an element known to be of that type. By value: simdjson's own value_unsafe()
// of a temporary is a reference into it, which is gone before the first step of the loop.
[[nodiscard]] inline simdjson::dom::array arrayOf(JsonElement element)
{
    return element.get_array().value_unsafe();
}
[[nodiscard]] inline simdjson::dom::object objectOf(JsonElement element)
{
    return element.get_object().value_unsafe();
}

// Reading with a default: a missing member, null or another type gives the default.
[[nodiscard]] std::string_view stringAt(JsonElement object, std::string_view key,
                                        std::string_view fallback = {});
[[nodiscard]] std::int64_t integerAt(JsonElement object, std::string_view key,
                                     std::int64_t fallback = 0);
[[nodiscard]] bool boolAt(JsonElement object, std::string_view key, bool fallback = false);
//! The member if it is there and not null.
[[nodiscard]] std::optional<JsonElement> memberAt(JsonElement object, std::string_view key);
//! The strings of an array member; anything else in it is left out.
[[nodiscard]] std::vector<std::string> stringsAt(JsonElement object, std::string_view key);

} // namespace bulkhead
