// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/ledger.h"
#include "reports/report.h"
#include "usecases/loadcatalog.h"
#include "usecases/verifylog.h"

namespace bulkhead {

//! What a log said when it had so many entries, whatever came later.
struct LogThen
{
    std::uint64_t size = 0;
    promotion::Ledger promotions;
    QList<MatchDecision> decisions; //!< about matching that stood then, oldest first; those that no entry speaks of count as older than the log
    reports::ChainResult chain;     //!< with proofs of the decisions in the period
    std::string note;               //!< the log's checkpoint of that size
    std::vector<std::string> rows;  //!< people and policy then
    std::string policy;             //!< digest of the policy that was accepted
    std::optional<audit::VerifiedHead> whole; //!< as VerifiedPart has it
};

//! Replays and verifies the first `size` entries (nothing: all that are there). A log without an entry is a chain that is not whole. Errors are those of verifyPart.
[[nodiscard]] Result<LogThen> logThen(AuditStore &log, Store &store, std::optional<std::uint64_t> size, const VerifyAgainst &against, const reports::Period &period,
                                      const OnVerified &onVerified, const CancelToken &cancel);

} // namespace bulkhead
