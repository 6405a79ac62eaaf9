// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/evaluate.h"
#include "ports/checkrun.h"

namespace bulkhead {

//! What is held against the facts of a pair: fails among the findings that the run before left open, and what evidence and attestations say at the moment of the
//! facts. A check and a gate both ask here, so that they cannot disagree. `records`: nullptr: there are none. Error: a finding that was kept is not readable.
[[nodiscard]] Result<isolation::EvaluationInput> judgementInput(const isolation::PairFacts &facts, const isolation::ControlCatalogue &controls, const evidence::Register *records,
                                                                const std::vector<CheckFinding> &open);

} // namespace bulkhead
