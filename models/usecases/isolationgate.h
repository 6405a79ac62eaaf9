// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/control.h"
#include "promotion/gate.h"
#include "promotion/plan.h"
#include "usecases/loadcatalog.h"

#include <functional>

namespace bulkhead {

//! Judges every pair that the target environment belongs to, on the estate before and after the change. What is worse than before refuses; what stands already is told.
//! A new fail refuses wherever it is. The softer ranks of the API's own units (warn, unknown) are compared control by control, for their units go by names and hosts that the
//! change may give them anew. An API that is new in the target has no rank before: there only fails that say that both sides are not apart refuse, and the rest warns.
//! Unknown if there is no such pair, or if a gateway of the change was not read whole and of late. Pure; blocks.
[[nodiscard]] promotion::GateResult isolationGate(const promotion::Plan &plan, const CatalogView &before, const CatalogView &after, const isolation::ControlCatalogue &controls,
                                                  const std::function<bool()> &isCancelled = {});


} // namespace bulkhead
