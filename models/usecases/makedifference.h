// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/difference.h"
#include "usecases/makereport.h"

namespace bulkhead {

//! Two moments that the facts of are compared. Each is judged by what its log knew, so that the answer is the same for ever.
struct DifferenceQuestion
{
    SnapshotId from = 0, to = 0;
    QList<QPair<EnvironmentId, EnvironmentId>> pairs; //!< empty: all of the estate
};

//! The newest snapshot that had ended by a moment. NotFound if none had.
[[nodiscard]] Result<Snapshot> snapshotBy(Store &store, UtcTime moment);

//! Makes the reports of both snapshots and compares them; promotions and changes are those between the two. Errors are those of makeReport. Blocks: call on a worker.
[[nodiscard]] Result<reports::ReportDifference> makeDifference(const ReportGround &ground, const DifferenceQuestion &question, const OnReportStep &onStep, const CancelToken &cancel);

} // namespace bulkhead
