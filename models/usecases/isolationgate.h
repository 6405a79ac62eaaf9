// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/evaluate.h"
#include "ports/checkrun.h"
#include "promotion/gate.h"
#include "promotion/plan.h"
#include "usecases/loadcatalog.h"

#include <functional>
#include <map>

namespace bulkhead {

//! What a check holds against the facts of pairs (usecases/judgementinput.h): the gate judges with the same, before and after the change.
struct HeldAgainst
{
    std::shared_ptr<const evidence::Register> records; //!< nullptr: there are none
    std::map<QPair<EnvironmentId, EnvironmentId>, std::vector<CheckFinding>> open; //!< findings that the newest run of a pair left
};

//! What a check says of a pair before the change, and what it would say after it.
struct JudgedChange
{
    isolation::PairResult before, after;
};
[[nodiscard]] Result<JudgedChange> judgeChange(const CatalogView &before, const CatalogView &after, const QPair<EnvironmentId, EnvironmentId> &pair,
                                               const isolation::ControlCatalogue &controls, const HeldAgainst &held, const std::function<bool()> &isCancelled = {});

//! Judges every pair that the target environment belongs to, on the estate before and after the change. What is worse than before refuses; what stands already is told.
//! A new fail refuses wherever it is. The softer ranks of the API's own units (warn, unknown) are compared control by control, for their units go by names and hosts that the
//! change may give them anew. An API that is new in the target has no rank before: there only fails that say that both sides are not apart refuse, and the rest warns.
//! An exception makes no fail better, so none opens this gate. Unknown if there is no such pair, if a gateway of the change was not read whole and of late, or if what was
//! kept cannot be read. Pure; blocks.
[[nodiscard]] promotion::GateResult isolationGate(const promotion::Plan &plan, const CatalogView &before, const CatalogView &after, const isolation::ControlCatalogue &controls,
                                                  const HeldAgainst &held = {}, const std::function<bool()> &isCancelled = {});

} // namespace bulkhead
