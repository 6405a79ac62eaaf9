// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/evidencebundle.h"
#include "usecases/verifylog.h"

namespace bulkhead {

//! An evidence bundle that was found whole, and what its log says.
struct VerifiedEvidence
{
    reports::OpenBundle bundle;
    audit::Verification log; //!< of the log inside
    std::size_t newer = 0;   //!< checkpoints from outside that are of a longer log: the one inside is only its beginning, so they say nothing of it and were left out
    QString problem;         //!< why it is no bundle, why it and the log inside do not belong together, or that the key is not trusted; empty: nothing is wrong
    [[nodiscard]] bool isOk() const { return log.ok && problem.isEmpty(); }
};

//! Reads a bundle from the first byte to the last, and then the log inside as verifyBundle does. Writes nothing. What is not byte for byte a bundle is an
//! answer; BadFile only if the file cannot be read; Cancelled.
[[nodiscard]] Result<VerifiedEvidence> verifyEvidence(const QString &path, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel);

//! Puts the files of a bundle that was verified into a folder that is not there yet, or empty. Nothing is written outside of it. BadFile if that cannot be.
[[nodiscard]] Result<void> extractEvidence(const QString &path, const reports::OpenBundle &bundle, const QString &folder);

} // namespace bulkhead
