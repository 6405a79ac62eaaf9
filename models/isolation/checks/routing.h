// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

namespace bulkhead::isolation {

// What routes of one side answer for, against the other side (INF-05).

//! A host of a sandbox deployment that a production deployment answers for too.
struct HostOverlap
{
    enum class Kind : std::uint8_t {
        None,
        Undecided,  //!< two patterns of which nobody can say whether they meet
        PathsApart, //!< one host, paths that do not meet
        Same        //!< a request exists that both would answer
    };
    Kind kind = Kind::None;
    std::uint32_t other = noIndex; //!< production deployment
    std::string host, otherHost;
};
[[nodiscard]] HostOverlap hostOverlap(const PairFacts &facts, const DeploymentFacts &sandbox);

//! A route that an environment named in the request leads to; `isChoice`: another route answers for the rest.
struct RequestSwitch
{
    const RouteFacts *route = nullptr;
    std::string matcher;
    bool isChoice = false;
};
[[nodiscard]] RequestSwitch requestSwitch(const PairFacts &facts, const DeploymentFacts &deployment);

} // namespace bulkhead::isolation
