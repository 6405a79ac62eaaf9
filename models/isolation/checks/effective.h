// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/result.h"

namespace bulkhead::isolation {

// What several checks ask of the policies that act on a row of the catalog.

//! Enabled policies of a class on one side of a row, each once, ascending.
[[nodiscard]] std::vector<std::uint32_t> effectivePolicies(const PairFacts &facts, const ApiPair &pair, Side side,
                                                           PolicyClass kind);
//! Policies of any of the classes; with `enabled` false only those that are switched off.
[[nodiscard]] std::vector<std::uint32_t> policiesOn(const PairFacts &facts, const ApiPair &pair, Side side,
                                                    std::initializer_list<PolicyClass> kinds, bool enabled = true);
//! Does code that is not understood act on that side?
[[nodiscard]] bool hasOpaquePolicy(const PairFacts &facts, const ApiPair &pair, Side side);
//! A policy of both lists, or two that come from one shared object; noIndex twice: there is none.
struct SharedPolicy
{
    std::uint32_t sandbox = noIndex, production = noIndex;
    [[nodiscard]] bool isThere() const { return sandbox != noIndex; }
};
[[nodiscard]] SharedPolicy sharedPolicy(const PairFacts &facts, const std::vector<std::uint32_t> &sandbox,
                                        const std::vector<std::uint32_t> &production);
//! Gateways of the row's deployments, ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> gatewaysOf(const PairFacts &facts, const ApiPair &pair);
//! All limits of the policies, sorted.
[[nodiscard]] std::vector<Limit> limitsOf(const PairFacts &facts, const std::vector<std::uint32_t> &policies);
//! "access list", for people.
[[nodiscard]] std::string_view shown(PolicyClass kind);
//! "60 in 60 s, 1000 in 86400 s"
[[nodiscard]] std::string shown(const std::vector<Limit> &limits);
//! The first deployment of a side as a fact; unset if the row is not there.
[[nodiscard]] FactRef deploymentRef(const PairFacts &facts, const ApiPair &pair, Side side, std::string field,
                                    std::string value);

} // namespace bulkhead::isolation
