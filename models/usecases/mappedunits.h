// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/plan.h"
#include "usecases/replaceunits.h"

namespace bulkhead {

//! What the plan makes of the target in the unified model, for products whose editor cannot tell it: the source's units as the newest sync read them, with the values that the
//! plan maps, in place of the target's; ids, names, labels and secrets stay the target's where it has the same part, and so does what the plan keeps. As old as that sync, and
//! without what the model does not know. NotFound if the source's deployments were not read.
[[nodiscard]] Result<UnitExchange> mappedUnits(const promotion::Plan &plan, const std::vector<GatewayInventory> &inventories);

} // namespace bulkhead
