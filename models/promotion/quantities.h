// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::promotion {

enum class Unit : std::uint8_t {
    Requests, //!< in `seconds`
    AtOnce,   //!< requests or connections at the same time
    Bytes,
    Milliseconds
};
[[nodiscard]] std::string_view toWire(Unit unit); //!< "requests", "at_once"

//! A number of a body with what it counts.
struct Quantity
{
    double amount = 0;
    Unit unit = Unit::Requests;
    std::int64_t seconds = 0; //!< the window of Requests; 0 for the others
    friend bool operator==(const Quantity &, const Quantity &) = default;
};

enum class Trend : std::uint8_t { Appears, Disappears, Rises, Falls, Same };
[[nodiscard]] std::string_view toWire(Trend trend); //!< "appears", "falls"
//! Of limits by what they let through in a second: 100 in a minute is less than 10 in a second. Of the others by their amount.
[[nodiscard]] Trend trendOf(const std::optional<Quantity> &before, const std::optional<Quantity> &after);

//! The limits that a policy or proxy sets, by the path of their amount in its settings: "minute", "limit.0", "rate_limits.zone.max_events". Names, fields and units as the
//! products write them: plug-ins of Kong and of APISIX, handlers of Caddy. What is not known has none.
[[nodiscard]] std::map<std::string, Quantity> limitsOf(std::string_view policy, const JsonValue &settings);
//! Whether a value at that path belongs to a limit: its amount, its window or its unit.
[[nodiscard]] bool isOfLimit(std::string_view policy, std::string_view path);

//! A time that a proxy waits, by its path in an upstream, service or route; nothing if it is none.
[[nodiscard]] std::optional<Quantity> timeoutAt(std::string_view path, const JsonValue &value);

//! Whether a dotted path is meant by a pattern: "*" is any one step, "**" at the end is all that is below.
[[nodiscard]] bool isMatch(std::string_view pattern, std::string_view path);

} // namespace bulkhead::promotion
