// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "ports/gatewayeditor.h"
#include "ports/store.h"
#include "usecases/gateground.h"
#include "usecases/recordkeeper.h"

namespace bulkhead {

class TrailRecords;

//! The log that a check takes its records from. What is pointed at outlives the task.
struct GateLog
{
    AuditTrail *trail = nullptr;     //!< nullptr: there is no log, so nothing is on record
    TrailRecords *records = nullptr; //!< of the same log; nullptr: promotions and changes are not looked at
    RecordKeeper *keeper = nullptr;  //!< what was read before; nullptr: nothing
};

//! Finds what the gates rest on: reads the contract files, the target as it is, and judges the estate of the newest sync as it is and as the plan's steps would make it, with the
//! same records as a check. What cannot be judged is an unknown gate and no error; an error is what reading the store or the target gives. `editors` and `store` outlive the task;
//! it blocks the thread while it judges. Called by the command line and the console before `PromotionDesk::gates`, `request`, `waive` and a start.
QCoro::Task<Result<GateGround>> prepareGates(EditorOpener &editors, Store &store, GateLog log, EstateConfig estate, promotion::Plan plan, CancelToken cancel,
                                             UtcTime now = SystemClock().now());

} // namespace bulkhead
