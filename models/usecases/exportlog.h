// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "usecases/verifylog.h"

namespace bulkhead {

struct ExportedLog
{
    QString path;
    std::string digest;         //!< hex of the SHA-256 of the file
    audit::Verification answer; //!< of the bundle as it was written
};

//! Writes the whole log as a bundle, and verifies what was written. Recorded before, so that the bundle holds its own export and no
//! entry comes behind it that would make it look cut off; recorded again only if it failed. A log too damaged to be appended to is exported as it is, without an entry.
//! The file is there complete or not at all. Refused without the right.
[[nodiscard]] Result<ExportedLog> exportLog(AuditTrail &trail, const Acting &who, const QString &path, const OnVerified &onVerified, const CancelToken &cancel);

//! The proof that an entry stands in the log as it is now, without reading the log. NotFound if there is no such entry.
[[nodiscard]] Result<audit::EntryProof> proveEntry(AuditStore &store, std::uint64_t seq);

} // namespace bulkhead
