// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gate.h"
#include "promotion/plan.h"
#include "promotion/quorum.h"

namespace bulkhead::promotion {

//! No value that still names the source environment, and no secret that would have to travel.
[[nodiscard]] GateResult endpointsGate(const Plan &plan);
//! No freeze of the path at that moment.
[[nodiscard]] GateResult freezeGate(const PromotionPath &path, UtcTime at);
//! The target is what the plan was made against; `now` is what it is at present.
[[nodiscard]] GateResult driftGate(const Plan &plan, const std::vector<SeenObject> &now);
//! Enough people stand behind it; Pending as long as somebody is missing.
[[nodiscard]] GateResult quorumGate(const Quorum &quorum);

} // namespace bulkhead::promotion
