// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

namespace bulkhead::isolation {

//! What became of the items of one list of EstateFacts. Items keep their order; one that moved is gone and new.
struct ListChange
{
    std::vector<std::uint32_t> newOf, oldOf;        //!< where an item is now, and where it was; noIndex: gone, or new
    std::vector<std::uint32_t> changedOld, changedNew; //!< that say something else now, are gone or are new; ascending
    bool isShifted = false;                         //!< some have another index

    [[nodiscard]] bool isAny() const { return !changedOld.empty() || !changedNew.empty(); }
};

//! What differs between the facts of two moments. An item counts as changed if what it says differs, references followed;
//! a target also if its deployment does, or if a policy makes it answer by itself or no longer.
struct FactsChange
{
    //! Nothing to build on: gateways (beside when they were read and how many rows they told), environments or
    //! declarations differ, or a great part of the items.
    bool isTooMuch = false;
    bool hasOtherRecords = false; //!< records that units rest on: see Check::readsRecords
    ListChange deployments, apis, targets, policies, credentials, certificates, sinks;
    //! Consumers that are the gateway's own now and were not, or no longer: their `consumerKey`. Units rest on nothing else
    //! of consumers.
    std::vector<std::string> turnedConsumers;
};
[[nodiscard]] FactsChange changeBetween(const EstateFacts &was, const EstateFacts &is);

//! The index of the later facts, made from that of the earlier ones. `change` is not too much.
[[nodiscard]] FactIndex updated(const FactIndex &index, const EstateFacts &was, const EstateFacts &is,
                                const FactsChange &change);

} // namespace bulkhead::isolation
