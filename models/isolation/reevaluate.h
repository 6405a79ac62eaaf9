// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/evaluate.h"
#include "isolation/factschange.h"

namespace bulkhead::isolation {

//! What `evaluate(is, input)` says, exactly, made from an earlier result by judging anew only what a change touches.
//! `before` is what `evaluate` or this said of `was` with the same `only`, whatever was supplied then; `change` lies between the
//! estates of both. What is supplied now is taken as it is. Judges a control, or all, in full wherever parts are not sure to do: gateways, environments or
//! declarations differ, facts went stale or came fresh, records or moments turn units, earlier fails were kept.
//! Blocks; the facts of both moments may be shared with other threads.
[[nodiscard]] PairResult reevaluate(const PairFacts &was, const PairFacts &is, const FactsChange &change,
                                    const EvaluationInput &input, PairResult before);

} // namespace bulkhead::isolation
