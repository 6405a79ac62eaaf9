// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "estate/record.h"

namespace bulkhead {

//! What belongs to an API on one gateway, and what shall be there in its place.
struct UnitExchange
{
    GatewayId gateway;
    std::vector<std::string> deployments; //!< native ids of those that go, with their routes, upstreams, targets, policies and sinks
    std::vector<EntityRecord> gone;       //!< that go too, if they are there
    std::vector<EntityRecord> come;       //!< one that is there already is replaced
};

//! Exchanges the units in what was read of the gateways. What other APIs or the whole gateway use stays. Store if a record is none.
[[nodiscard]] Result<void> replaceUnits(std::vector<GatewayInventory> &inventories, const UnitExchange &exchange);

} // namespace bulkhead
