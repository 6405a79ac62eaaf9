// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/historypoint.h"
#include "estate/config.h"
#include "isolation/result.h"
#include "isolation/runchanges.h"
#include "ports/checkrun.h"

namespace bulkhead {

//! A finding as a run kept it.
struct KeptFinding
{
    CheckFinding finding;
    isolation::UnitResult unit; //!< reason, arguments and both facts
};

//! What is different between two kept runs of a pair.
struct CheckComparison
{
    CheckRun from, to;
    std::vector<isolation::VerdictChange> verdicts;
    std::vector<KeptFinding> appeared, gone; //!< in the order of control and unit
};

//! Points name runs; an empty one the newest, and for the start of a comparison the one before the other. Blocks: call on a
//! worker. NotFound if there is no such run; nothing if the pair has fewer than two runs and none was named.
[[nodiscard]] Result<std::optional<CheckComparison>> compareChecks(CheckRunStore &store, const EnvironmentId &sandbox,
                                                                   const EnvironmentId &production,
                                                                   const HistoryPoint &from, const HistoryPoint &to);

//! The same between two runs of one pair that are at hand.
[[nodiscard]] Result<CheckComparison> compareRuns(CheckRunStore &store, const CheckRun &from, const CheckRun &to);

} // namespace bulkhead
