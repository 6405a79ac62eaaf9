// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "estate/entities.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace bulkhead {

//! What is known about a fact (controls.md 1.0.1). Only Known and KnownEmpty can carry a pass.
enum class FactState : std::uint8_t { Known, KnownEmpty, Unreadable, Unsupported, Stale };
[[nodiscard]] std::string_view toWire(FactState state);
[[nodiscard]] std::optional<FactState> factStateFromWire(std::string_view text);

//! A set of entity kinds, one bit each.
class EntityKinds
{
public:
    constexpr EntityKinds() = default;
    constexpr EntityKinds(std::initializer_list<EntityKind> kinds)
    {
        for (const EntityKind kind : kinds)
            m_bits |= bit(kind);
    }
    [[nodiscard]] static constexpr EntityKinds fromBits(std::uint16_t bits)
    {
        EntityKinds kinds;
        kinds.m_bits = bits;
        return kinds;
    }
    [[nodiscard]] constexpr bool contains(EntityKind kind) const { return (m_bits & bit(kind)) != 0; }
    [[nodiscard]] constexpr std::uint16_t bits() const { return m_bits; }
    friend constexpr bool operator==(EntityKinds, EntityKinds) = default;

private:
    static constexpr std::uint16_t bit(EntityKind kind)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    std::uint16_t m_bits = 0;
};

//! One native collection of one workspace ("services" of "default"), the unit that is read as a whole.
struct CollectionKey
{
    std::string workspace; //!< empty: the product has none
    std::string name;      //!< the product's own name: "routes", "upstreams/UUID/targets", "config"
    friend auto operator<=>(const CollectionKey &, const CollectionKey &) = default;
};

//! How the reading of a collection ended.
struct CollectionReport
{
    CollectionKey key;
    EntityKinds kinds; //!< what its rows are read into: a count of these is unknown when it fails
    FactState state = FactState::Unreadable;
    std::optional<std::int64_t> expected; //!< the gateway's own count of native rows, if it tells one
    std::int64_t received = 0;            //!< native rows read
    bool torn = false; //!< the page set changed while it was read: rows may be missing, none are closed
    std::optional<Error> error; //!< set exactly when Unreadable
    friend bool operator==(const CollectionReport &, const CollectionReport &) = default;
};

} // namespace bulkhead
