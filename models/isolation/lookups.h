// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/facts.h"
#include "isolation/factindex.h"

#include <unordered_set>

namespace bulkhead::isolation {

// Who asks the index for what a changed item stands under: the ways of the checks, seen from the other end. A check that
// looks something up in a new way is to be added here.

//! A key that changed items stand under, and the key of those who look it up.
struct LookUp
{
    std::string key, askedBy;
    std::string demanded; //!< only those ask whose tokens must name it; empty: all
};

//! Is it the same key again for one environment (`keyIn`)?
[[nodiscard]] bool isOfSide(std::string_view key);
//! What may find this policy. Nearly always those ask for a key who have it.
[[nodiscard]] std::vector<LookUp> lookUpsOf(const PolicyFacts &policy);
//! Do its tokens have to name this scope or audience?
[[nodiscard]] bool demands(const PolicyFacts &policy, const std::string &what);

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Hosts = std::unordered_set<std::string, TextHash, std::equal_to<>>;

//! Does it ask whose one of the hosts is: whether a client may redirect to two sides, what a scope reaches? Rather once
//! too often.
[[nodiscard]] bool asksForHost(const PolicyMeaning &meaning, const Hosts &hosts);
//! May its published contract name one of the hosts as a server?
[[nodiscard]] bool publishes(const DeploymentFacts &deployment, const Hosts &hosts);
//! Keys under which hosts stand that may look up this one of the other side (routing.cpp asks the other way round).
[[nodiscard]] Keys hostsThatMeet(const std::string &host);

} // namespace bulkhead::isolation
