// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "estate/collection.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace bulkhead::isolation {

//! A value with its state (controls.md 1.0.1). Only `Known` has a value; `KnownEmpty` says that the whole
//! answer was nothing. The default is `Unsupported`: nobody has told it.
template<typename T>
struct Fact
{
    FactState state = FactState::Unsupported;
    T value{};

    Fact() = default;
    Fact(FactState known) // NOLINT(google-explicit-constructor): a bare state reads well in tests
        : state(known)
    {
    }
    Fact(T known) // NOLINT(google-explicit-constructor)
        : state(FactState::Known)
        , value(std::move(known))
    {
    }
    [[nodiscard]] bool isKnown() const { return state == FactState::Known; }
    //! Known or known to be empty: it can carry a pass.
    [[nodiscard]] bool isDecided() const { return isKnown() || state == FactState::KnownEmpty; }
    friend bool operator==(const Fact &, const Fact &) = default;
};

//! The worse of two states, for what rests on both: unreadable > stale > unsupported > known > known_empty.
[[nodiscard]] constexpr FactState worse(FactState a, FactState b)
{
    constexpr auto rank = [](FactState state) {
        switch (state) {
        case FactState::KnownEmpty:
            return 0;
        case FactState::Known:
            return 1;
        case FactState::Unsupported:
            return 2;
        case FactState::Stale:
            return 3;
        case FactState::Unreadable:
            return 4;
        }
        return 4;
    };
    return rank(a) >= rank(b) ? a : b;
}

//! Which environments of the estate something belongs to, one bit each in the order of the estate file.
using EnvironmentSet = std::uint64_t;
inline constexpr int maxEnvironments = 64;

//! How something came to its environment. A guess from a name never carries more than a warning.
enum class AssignedBy : std::uint8_t { Operator, Native, Tag, Heuristic };

//! Where something is: index of its gateway in EstateFacts, and the environments it serves or works in.
struct Place
{
    std::uint32_t gateway = 0;
    EnvironmentSet environments = 0;
    AssignedBy by = AssignedBy::Operator;
    std::string workspace;
    friend bool operator==(const Place &, const Place &) = default;
};

//! A network place, canonical: host in lower case without trailing dot, IPv4-mapped IPv6 folded to IPv4, default port
//! filled in from the scheme. Make with `endpoint()` of identity.h.
struct Endpoint
{
    std::string scheme;
    std::string host;      //!< name or address; empty: none
    std::int64_t port = 0; //!< 0: not told
    std::string path;
    Fact<std::vector<std::string>> addresses; //!< what the name resolves to, sorted; KnownEmpty never

    [[nodiscard]] bool isSet() const { return !host.empty(); }
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace bulkhead::isolation
