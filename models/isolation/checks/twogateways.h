// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/result.h"

namespace bulkhead::isolation {

// What two gateways, one of each side, have in common: read by INF-01, INF-06 and INF-09.

//! What is said of two gateways. Fail: one thing is proven to be both's; pass: nothing is, and all is known.
struct InCommon
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    std::vector<std::string> arguments;
    std::string field, sandbox, production; //!< the two values that it rests on
};

//! Are both reached at one admin host? Then their loopback is one too.
[[nodiscard]] bool areOnOneMachine(const PairFacts &facts, std::uint32_t one, std::uint32_t other);
//! Nodes, cluster, control plane and configuration store. Staleness is left to the caller.
[[nodiscard]] InCommon commonIdentity(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production);
//! Load balancers and the addresses that take calls. NotApplicable: both are exposed directly, at different addresses.
[[nodiscard]] InCommon commonIngress(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production);
//! The unit of two gateways, filled in from what they have in common.
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production,
                                const InCommon &common);

} // namespace bulkhead::isolation
