// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

#include <array>

namespace bulkhead::isolation {

//! The things that can be separated for one API (INF-09), each by the facts of its own control.
enum class Dimension : std::uint8_t {
    Gateway,     //!< INF-01
    Compute,     //!< INF-02: one runtime is shared; that two are apart needs other evidence
    Balancer,    //!< INF-06
    Targets,     //!< INF-07
    Credentials, //!< IDN-01, IDN-02: the clients that its policies name
    Trust,       //!< IDN-03
    Policies,    //!< POL-01, POL-03
    Counters,    //!< POL-07
    Sinks        //!< OBS-06
};
inline constexpr int dimensionCount = 9;
[[nodiscard]] std::string_view toWire(Dimension dimension);

enum class Separation : std::uint8_t { Undecided, Shared, Separated };
using Separations = std::array<Separation, dimensionCount>;
//! Looks at this row and its gateways only.
[[nodiscard]] Separations separationsOf(const PairFacts &facts, const ApiPair &pair);

} // namespace bulkhead::isolation
