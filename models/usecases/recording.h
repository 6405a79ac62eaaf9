// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "usecases/checkisolation.h"
#include "usecases/recordkeeper.h"
#include "usecases/syncestate.h"

namespace bulkhead {

class TrailRecords;

//! The log that acts are recorded in, and who acts.
struct Recording
{
    AuditTrail *trail = nullptr; //!< nullptr: nothing is recorded (tests and benchmarks of the acts themselves)
    Acting who;
    TrailRecords *records = nullptr; //!< what the same log tells of promotions; nullptr: isolation is judged without
    RecordKeeper *keeper = nullptr;  //!< what was read of evidence and exceptions before; nullptr: nothing
};

//! A sync that stands in the log: its beginning, and its outcome with the digest of what it saw. Nothing is read if the log cannot be written. What `sync`,
//! `store` and `trail` refer to outlives the task; threads as for SyncEstate.
QCoro::Task<SyncReport> syncRecorded(SyncEstate &sync, Store &store, AuditTrail &trail, Acting who, EstateConfig estate, QList<GatewayId> only,
                                     CancelToken cancel, SyncEstate::OnProgress onProgress);

//! What IsolationOptions::record takes: each run is an entry before it is kept.
[[nodiscard]] std::function<Result<void>(const CheckRun &)> checkRecorder(AuditTrail &trail, Store &store, const Acting &who);

//! What IsolationOptions::recordVoid takes: an entry ends each exception, unless another check was quicker.
[[nodiscard]] std::function<Result<void>(const evidence::Register &, const evidence::Exception &, const evidence::Lapse &)> voidRecorder(AuditTrail &trail, const Acting &who);

//! A decision about matching, taken or taken back, with its entries around it.
[[nodiscard]] Result<MatchDecision> decideRecorded(Store &store, AuditTrail &trail, const Acting &who, const MatchDecision &decision);
[[nodiscard]] Result<void> undoRecorded(Store &store, AuditTrail &trail, const Acting &who, qint64 decision);

} // namespace bulkhead
