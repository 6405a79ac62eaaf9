// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

namespace bulkhead::isolation {

// Whether what one side calls is the other side's: read by INF-05, INF-07, INF-09, DAT-08 and REL-04.

//! How a target meets the other side.
struct Crossing
{
    enum class Kind : std::uint8_t {
        None,
        OtherPort,        //!< indicator: a target of the other side on one host, at another port
        BehindOneAddress, //!< indicator: one address and port, told apart by the name in the TLS greeting
        SameTarget,       //!< proven: both sides call one place or resource
        Inventory         //!< proven: the other side's declared inventory holds it
    };
    Kind kind = Kind::None;
    std::uint32_t other = noIndex; //!< target of the other side; noIndex for Inventory

    [[nodiscard]] bool isProof() const { return kind >= Kind::SameTarget; }
};

[[nodiscard]] Side callerSide(const PairFacts &facts, const TargetFacts &target);
//! The worst way in which a target meets what the other side calls or declares. A sink of logs meets only the other
//! side's inventory and upstreams; what two sinks share is judged by OBS-06.
[[nodiscard]] Crossing crossingOf(const PairFacts &facts, std::uint32_t target);
//! A third party that the operator registered as shared.
[[nodiscard]] bool isRegisteredShared(const EstateFacts &estate, const TargetFacts &target);
//! Can its place not be told: unresolved, or loopback while a gateway of the other side is on another machine?
[[nodiscard]] bool isUndecided(const PairFacts &facts, const TargetFacts &target);
//! Has a side targets whose place cannot be told, so that nothing can be proven to differ from them?
[[nodiscard]] bool hasUnresolved(const PairFacts &facts, Side side);

} // namespace bulkhead::isolation
