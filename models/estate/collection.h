// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace bulkhead {

//! What is known about a fact (controls.md 1.0.1). Only Known and KnownEmpty can carry a pass.
enum class FactState : std::uint8_t { Known, KnownEmpty, Unreadable, Unsupported, Stale };
[[nodiscard]] std::string_view toWire(FactState state);
[[nodiscard]] std::optional<FactState> factStateFromWire(std::string_view text);

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
    FactState state = FactState::Unreadable;
    std::optional<std::int64_t> expected; //!< the gateway's own count of native rows, if it tells one
    std::int64_t received = 0;            //!< native rows read
    bool torn = false; //!< the page set changed while it was read: rows may be missing, none are closed
    std::optional<Error> error; //!< set exactly when Unreadable
    friend bool operator==(const CollectionReport &, const CollectionReport &) = default;
};

} // namespace bulkhead
