// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "evidence/register.h"
#include "usecases/audittrail.h"
#include "usecases/checkisolation.h"
#include "usecases/reportvalues.h"
#include "usecases/verifylog.h"

namespace bulkhead {

//! What a sample is drawn from.
enum class SampleOf : std::uint8_t { Promotions, Findings };
[[nodiscard]] std::string_view toWire(SampleOf population); //!< "promotions", "findings"

//! What a report is asked for. The same question to the same store, with snapshot and log size named, has the same answer for ever, whatever is synced and recorded later, as long as
//! the estate file says the same.
struct ReportQuestion
{
    reports::Framework framework;
    reports::Period period;
    QList<QPair<EnvironmentId, EnvironmentId>> pairs; //!< empty: all of the estate
    SnapshotId snapshot = 0;   //!< 0: the newest that ended
    std::uint64_t logSize = 0; //!< entries of the log that count; 0: all that are there
    bool isOfThen = false;     //!< only the entries count that stood when the snapshot ended, by their own clocks; `logSize` does not matter
    std::size_t sample = 0;    //!< 0: none is drawn
    std::uint64_t seed = 0;
    SampleOf sampleOf = SampleOf::Promotions;
};

//! A report with everything that it points at. Immutable, shared between threads.
struct MadeReport
{
    reports::Framework framework;
    std::shared_ptr<const IsolationView> isolation;      //!< as of the snapshot
    std::shared_ptr<const evidence::Register> records;   //!< as of the log size
    SnapshotId snapshot = 0;
    std::uint64_t logSize = 0;
    std::string logNote;               //!< the log's checkpoint of that size; empty: there is no log
    std::vector<std::string> logRows;  //!< what the log made of people and policy then
    std::optional<audit::VerifiedHead> wholeLog; //!< if all of the log was verified for it, and is well: to be remembered (AuditTrail::rememberVerified)
    reports::Report report; //!< points at `framework` and `isolation`
};

//! Where a report is made from. All outlives the call.
struct ReportGround
{
    Store &store;
    AuditStore &log;
    const EstateConfig &estate;
    VerifyAgainst against; //!< checkpoints kept outside, and trusted keys
};

//! How many entries a log had at a moment, by their own clocks.
[[nodiscard]] Result<std::uint64_t> logSizeAt(AuditStore &log, UtcTime moment);

//! The checkpoints that the places of the estate file hold of the trail's log. A place that cannot be read is left out and named in `problems`. With the heads that this desk remembers.
[[nodiscard]] Result<VerifyAgainst> outsideOf(AuditTrail &trail, QStringList &problems);

//! Makes a report: judges the pairs at the moment the snapshot ended with what was known then, replays and verifies the log up to its size, and recounts nothing that is known later. Records
//! and keeps nothing. NotFound if there is no such snapshot or the log is shorter; Usage for a period that ends before it begins, and for a pair that the estate does not have; pairs stand in the order of the estate, each once, whatever
//! the question says; Cancelled. Blocks: call on a worker.
[[nodiscard]] Result<std::shared_ptr<const MadeReport>> makeReport(const ReportGround &ground, const ReportQuestion &question, const OnReportStep &onStep, const CancelToken &cancel);

//! So many of a population, ascending, by the seed: those whose SHA-256 over "bulkhead-sample-v1" LF SEED LF INDEX is smallest, so that anybody draws the same.
[[nodiscard]] std::vector<std::size_t> drawnIndexes(std::size_t asked, std::size_t of, std::uint64_t seed);

} // namespace bulkhead
