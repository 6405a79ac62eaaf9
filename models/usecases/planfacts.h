// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/planwords.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

//! What the catalog knows of the API of a plan where it goes to. Pure. `callers` stays empty if it is new there or a gateway cannot tell.
[[nodiscard]] promotion::PlanFacts factsOf(const Catalog &catalog, const promotion::Plan &plan);

} // namespace bulkhead
