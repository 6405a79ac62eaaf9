// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace bulkhead::promotion {

namespace {

constexpr std::int64_t day = 86400;

//! Where a policy writes a limit. A "*" stands for the same step in all three paths.
struct LimitRow
{
    std::string_view policy, amount;
    std::string_view window = {}; //!< where its seconds are; empty: `seconds`
    std::int64_t seconds = 0;
    Unit unit = Unit::Requests;
    std::string_view size = {}; //!< where the unit of bytes is named
};

constexpr std::array limitRows = {
    // Kong
    LimitRow{"rate-limiting", "second", {}, 1},
    LimitRow{"rate-limiting", "minute", {}, 60},
    LimitRow{"rate-limiting", "hour", {}, 3600},
    LimitRow{"rate-limiting", "day", {}, day},
    LimitRow{"rate-limiting", "month", {}, 30 * day},
    LimitRow{"rate-limiting", "year", {}, 365 * day},
    LimitRow{"response-ratelimiting", "limits.*.second", {}, 1},
    LimitRow{"response-ratelimiting", "limits.*.minute", {}, 60},
    LimitRow{"response-ratelimiting", "limits.*.hour", {}, 3600},
    LimitRow{"response-ratelimiting", "limits.*.day", {}, day},
    LimitRow{"response-ratelimiting", "limits.*.month", {}, 30 * day},
    LimitRow{"response-ratelimiting", "limits.*.year", {}, 365 * day},
    LimitRow{"rate-limiting-advanced", "limit.*", "window_size.*"},
    LimitRow{"request-size-limiting", "allowed_payload_size", {}, 0, Unit::Bytes, "size_unit"},
    // APISIX
    LimitRow{"limit-count", "count", "time_window"},
    LimitRow{"graphql-limit-count", "count", "time_window"},
    LimitRow{"ai-rate-limiting", "limit", "time_window"},
    LimitRow{"limit-req", "rate", {}, 1},
    LimitRow{"limit-conn", "conn", {}, 0, Unit::AtOnce},
    LimitRow{"client-control", "max_body_size", {}, 0, Unit::Bytes},
    // Caddy
    LimitRow{"rate_limit", "rate_limits.*.max_events", "rate_limits.*.window"},
    LimitRow{"rate_limit", "zones.*.max_events", "zones.*.window"},
    LimitRow{"request_body", "max_size", {}, 0, Unit::Bytes},
    LimitRow{"reverse_proxy", "upstreams.*.max_requests", {}, 0, Unit::AtOnce},
};

//! Where a time stands, and how many milliseconds its number is; 0: as Caddy writes it.
struct TimeoutRow
{
    std::string_view path;
    double factor = 0;
};

constexpr std::array timeoutRows = {
    TimeoutRow{"connect_timeout", 1}, // Kong
    TimeoutRow{"write_timeout", 1},
    TimeoutRow{"read_timeout", 1},
    TimeoutRow{"timeout.connect", 1000}, // APISIX
    TimeoutRow{"timeout.send", 1000},
    TimeoutRow{"timeout.read", 1000},
    TimeoutRow{"retry_timeout", 1000},
    TimeoutRow{"keepalive_pool.idle_timeout", 1000},
    TimeoutRow{"checks.active.timeout", 1000},
    TimeoutRow{"transport.dial_timeout", 0}, // Caddy
    TimeoutRow{"transport.dial_fallback_delay", 0},
    TimeoutRow{"transport.read_timeout", 0},
    TimeoutRow{"transport.write_timeout", 0},
    TimeoutRow{"transport.response_header_timeout", 0},
    TimeoutRow{"transport.expect_continue_timeout", 0},
    TimeoutRow{"transport.keep_alive.idle_timeout", 0},
    TimeoutRow{"load_balancing.try_duration", 0},
    TimeoutRow{"health_checks.active.timeout", 0},
};

std::string_view firstStep(std::string_view &path)
{
    const auto end = path.find('.');
    const std::string_view step = path.substr(0, end);
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    return step;
}

std::optional<double> numberIn(const JsonValue *value)
{
    if (value == nullptr)
        return std::nullopt;
    if (value->integer() != nullptr)
        return static_cast<double>(*value->integer());
    if (value->number() != nullptr)
        return *value->number();
    double number = 0;
    const std::string *text = value->string();
    const char *const end = text == nullptr ? nullptr : text->data() + text->size();
    if (text == nullptr || text->empty())
        return std::nullopt;
    const auto read = std::from_chars(text->data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

//! Of "1m30s"; nothing for what is no such text.
std::optional<double> secondsIn(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 8> units = {{{"ns", 1e-9}, {"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}}};
    double total = 0;
    bool isAny = false;
    while (!text.empty()) {
        double amount = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), amount);
        if (read.ec != std::errc())
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        const auto unit = std::find_if(units.begin(), units.end(), [&](const auto &one) { return text.starts_with(one.first); });
        if (unit == units.end())
            return std::nullopt;
        total += amount * unit->second;
        text.remove_prefix(unit->first.size());
        isAny = true;
    }
    return isAny ? std::optional(total) : std::nullopt;
}

//! A number of nanoseconds, or a text.
std::optional<double> caddySeconds(const JsonValue *value)
{
    if (value == nullptr)
        return std::nullopt;
    if (value->string() != nullptr)
        return secondsIn(*value->string());
    const auto number = numberIn(value);
    return number ? std::optional(*number / 1e9) : std::nullopt;
}

//! A value that a pattern leads to, and what its star stood for.
struct Place
{
    std::string path, star;
    const JsonValue *value = nullptr;
};

std::string joined(const std::string &path, std::string_view step)
{
    return path.empty() ? std::string(step) : path + '.' + std::string(step);
}

void collect(const JsonValue &value, std::string_view pattern, const Place &at, std::vector<Place> &places)
{
    if (pattern.empty()) {
        places.push_back({at.path, at.star, &value});
        return;
    }
    std::string_view rest = pattern;
    const std::string_view step = firstStep(rest);
    const bool isStar = step == "*";
    const JsonValue::Array *array = value.array();
    for (std::size_t i = 0; array != nullptr && isStar && i < array->size(); ++i)
        collect((*array)[i], rest, {joined(at.path, std::to_string(i)), std::to_string(i), nullptr}, places);
    if (value.object() == nullptr)
        return;
    for (const auto &[key, member] : *value.object()) {
        if (isStar || key == step)
            collect(member, rest, {joined(at.path, key), isStar ? key : at.star, nullptr}, places);
    }
}

const JsonValue *valueOf(const JsonValue &settings, std::string_view pattern, const std::string &star)
{
    std::vector<Place> places;
    if (!pattern.empty())
        collect(settings, pattern, {}, places);
    for (const Place &place : places) {
        if (place.star == star)
            return place.value;
    }
    return nullptr;
}

double bytesOf(const JsonValue *unit)
{
    const std::string *name = unit == nullptr ? nullptr : unit->string();
    return name != nullptr && *name == "bytes" ? 1 : name != nullptr && *name == "kilobytes" ? 1e3 : 1e6;
}

std::optional<Quantity> quantityAt(const LimitRow &row, const JsonValue &settings, const Place &place)
{
    const auto amount = numberIn(place.value);
    if (!amount)
        return std::nullopt;
    Quantity quantity{*amount, row.unit, row.seconds};
    if (!row.size.empty())
        quantity.amount *= bytesOf(valueOf(settings, row.size, place.star));
    if (row.window.empty())
        return quantity;
    const JsonValue *window = valueOf(settings, row.window, place.star);
    const auto seconds = row.policy == "rate_limit" ? caddySeconds(window) : numberIn(window);
    if (!seconds || *seconds < 0 || *seconds > 1e12)
        return std::nullopt;
    quantity.seconds = static_cast<std::int64_t>(std::ceil(*seconds));
    return quantity;
}

//! What is compared: of requests those in a second.
double rateOf(const Quantity &quantity)
{
    return quantity.unit == Unit::Requests && quantity.seconds > 0 ? quantity.amount / static_cast<double>(quantity.seconds) : quantity.amount;
}

} // namespace

std::string_view toWire(Unit unit)
{
    constexpr std::array<std::string_view, 4> words = {"requests", "at_once", "bytes", "milliseconds"};
    return words[static_cast<std::size_t>(unit)];
}

std::string_view toWire(Trend trend)
{
    constexpr std::array<std::string_view, 5> words = {"appears", "disappears", "rises", "falls", "same"};
    return words[static_cast<std::size_t>(trend)];
}

Trend trendOf(const std::optional<Quantity> &before, const std::optional<Quantity> &after)
{
    if (!before || !after)
        return after ? Trend::Appears : before ? Trend::Disappears : Trend::Same;
    const double was = rateOf(*before), is = rateOf(*after);
    return is > was ? Trend::Rises : is < was ? Trend::Falls : Trend::Same;
}

std::map<std::string, Quantity> limitsOf(std::string_view policy, const JsonValue &settings)
{
    std::map<std::string, Quantity> limits;
    for (const LimitRow &row : limitRows) {
        if (row.policy != policy)
            continue;
        std::vector<Place> places;
        collect(settings, row.amount, {}, places);
        for (const Place &place : places) {
            if (const auto quantity = quantityAt(row, settings, place))
                limits.emplace(place.path, *quantity);
        }
    }
    return limits;
}

bool isOfLimit(std::string_view policy, std::string_view path)
{
    return std::any_of(limitRows.begin(), limitRows.end(), [&](const LimitRow &row) {
        return row.policy == policy && (isMatch(row.amount, path) || isMatch(row.window, path) || isMatch(row.size, path));
    });
}

std::optional<Quantity> timeoutAt(std::string_view path, const JsonValue &value)
{
    for (const TimeoutRow &row : timeoutRows) {
        if (row.path != path)
            continue;
        const auto number = row.factor > 0 ? numberIn(&value) : caddySeconds(&value);
        return number ? std::optional(Quantity{*number * (row.factor > 0 ? row.factor : 1000), Unit::Milliseconds, 0}) : std::nullopt;
    }
    return std::nullopt;
}

bool isMatch(std::string_view pattern, std::string_view path)
{
    if (pattern.empty() || path.empty())
        return pattern.empty() && path.empty();
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = firstStep(pattern);
        if (wanted == "**")
            return true;
        if (const std::string_view step = firstStep(path); wanted != "*" && wanted != step)
            return false;
    }
    return path.empty() && (pattern.empty() || pattern == "**");
}

} // namespace bulkhead::promotion
