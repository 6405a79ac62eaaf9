// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"

#include <string>

namespace bulkhead {

//! Reads what is hashed or signed: accepts a text only if it is byte for byte the RFC 8785 form of an object, array, string, boolean or
//! integer of at most 2^53-1 (resources/audit/FORMAT.md 1). The same parser as everywhere, without its leniencies, and at a few
//! nanoseconds a byte. Reuse one object per thread; an element lives until the next call.
class CanonicalReader
{
public:
    static constexpr std::size_t maxBytes = 1U << 20;
    static constexpr std::size_t maxDepth = 8;

    //! Nothing if the text is anything else.
    [[nodiscard]] std::optional<JsonElement> parse(std::string_view bytes);

private:
    bool follow(JsonElement element, std::size_t depth);
    bool followObject(simdjson::dom::object object, std::size_t depth);
    bool take(std::string_view text);
    bool take(char c);
    bool takeQuoted(std::string_view text);
    bool takeInteger(std::int64_t value);

    simdjson::dom::parser m_parser;
    const char *m_at = nullptr; //!< in the text, behind what has been followed
    const char *m_end = nullptr;
    std::string m_written;
};

} // namespace bulkhead
