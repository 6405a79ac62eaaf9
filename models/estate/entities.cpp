// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/collection.h"
#include "estate/entities.h"

#include <array>

namespace bulkhead {

namespace {

constexpr std::array<std::string_view, entityKindCount> kindNames = {
    "node",   "deployment", "route",      "upstream",    "target",
    "policy", "consumer",   "credential", "certificate", "sink"};

constexpr std::array<std::string_view, 5> stateNames = {"known", "known_empty", "unreadable",
                                                        "unsupported", "stale"};

constexpr std::array<std::string_view, 5> scopeNames = {"global", "deployment", "route", "consumer",
                                                        "consumer_group"};

template<typename Enum, std::size_t N>
std::optional<Enum> fromNames(const std::array<std::string_view, N> &names, std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view toWire(EntityKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<EntityKind> entityKindFromWire(std::string_view text)
{
    return fromNames<EntityKind>(kindNames, text);
}

std::string_view toWire(FactState state)
{
    return stateNames[static_cast<std::size_t>(state)];
}

std::optional<FactState> factStateFromWire(std::string_view text)
{
    return fromNames<FactState>(stateNames, text);
}

std::string_view toWire(Policy::Scope scope)
{
    return scopeNames[static_cast<std::size_t>(scope)];
}

std::optional<Policy::Scope> policyScopeFromWire(std::string_view text)
{
    return fromNames<Policy::Scope>(scopeNames, text);
}

} // namespace bulkhead
