// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/plan.h"

namespace bulkhead::promotion {

//! What the plan of one API is made of.
struct PlanGround
{
    NativeClosure source, target;
    QList<MappingRule> map;
    NamesSource namesSource;
    //! Where a part that the target does not have would be: its ref there, and its body as it is written there.
    std::function<NativeObject(NativeObject mapped)> placeOnTarget;
    StepGuard guard = StepGuard::Compare;
    bool mayDelete = false; //!< delete parts of the API that the source does not have
};

//! Parts are the same by their name; one that is left over on each side, of one kind, is the same too.
//! Fills steps, mapping, unmapped, kept and both closures; the rest of the plan is the caller's. Pure: the same ground gives the same plan.
//!
//! A part that both sides have becomes what the source says, but keeps the secrets that the target holds in the same place. Deletions come last, in reverse
//! order of need, and never touch what other APIs share.
void buildSteps(const PlanGround &ground, Plan &plan);

//! Makes one plan of the plans of several APIs between the same gateways: what they share is written once, deletions come last, and nothing is deleted that another one writes or keeps.
//! Adds steps, mapping, unmapped, kept and deployments to `plan`, not the closures. The ref of an object of which two want different things, if there is one.
[[nodiscard]] std::optional<ObjectRef> mergeSteps(const std::vector<Plan> &parts, Plan &plan);

//! The target after the steps: for the gates and for tests. Steps whose `before` is not there change nothing.
[[nodiscard]] std::vector<NativeObject> applied(const std::vector<PlanStep> &steps, std::vector<NativeObject> objects);

} // namespace bulkhead::promotion
