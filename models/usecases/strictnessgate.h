// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "promotion/gate.h"
#include "promotion/plan.h"

namespace bulkhead {

//! Compares what the target's policies demand after the change with what they demand now, and with the source's: sign-in, access lists, filters, limits, body sizes, TLS, origins
//! and addresses. Weaker than now refuses; weaker than the source refuses unless it is so already. Limits and origins are compared with now only: production's may be wider
//! than a sandbox's. What code in a policy may stand in for is unknown. Of several APIs each is compared by itself. Pure.
[[nodiscard]] promotion::GateResult strictnessGate(const promotion::Plan &plan, const Catalog &before, const Catalog &after);

} // namespace bulkhead
