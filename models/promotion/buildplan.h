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
    //! Where a part that the target does not have would be: its ref there, and its body as it is written there. Called in the order of the source, with all references
    //! resolved.
    std::function<NativeObject(NativeObject mapped)> placeOnTarget;
    StepGuard guard = StepGuard::Compare;
    bool mayDelete = false; //!< delete parts of the API that the source does not have
};

//! Parts are the same by their name, and by the text or the object that tells them apart if they have one. One that is left over on each side is the same too, if it is
//! told by its name alone: of those called alike up to a '#' ("route /orders#GET"), then of those of one kind.
//! What an object names by reference becomes the target's object of that part, or the one that an earlier step makes.
//! Fills steps, mapping, unmapped, kept and both closures; the rest of the plan is the caller's. Pure: the same ground gives the same plan.
//!
//! A part that both sides have becomes what the source says, but keeps the secrets that the target holds in the same place, also where the source has none. Deletions
//! come last, in reverse order of need, and never touch what other APIs share, nor what holds a secret: no inverse could bring that back. What
//! something that stays needs stays too.
void buildSteps(const PlanGround &ground, Plan &plan);

//! The source's objects with the values that the rules give them, before anything of the target is kept.
[[nodiscard]] std::vector<NativeObject> mappedObjects(const PlanGround &ground);

//! Makes one plan of the plans of several APIs between the same gateways: what they share is written once, deletions come last, and nothing is deleted that another one writes or keeps.
//! Adds steps, mapping, unmapped, kept, deployments and parts (by the `api` of each) to `plan`, not the closures. The ref of an object of which two want different things, if there is one.
[[nodiscard]] std::optional<ObjectRef> mergeSteps(const std::vector<Plan> &parts, Plan &plan);

//! The target after the steps: for the gates and for tests. Steps whose `before` is not there change nothing.
[[nodiscard]] std::vector<NativeObject> applied(const std::vector<PlanStep> &steps, std::vector<NativeObject> objects);

} // namespace bulkhead::promotion
