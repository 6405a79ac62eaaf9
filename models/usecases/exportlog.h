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

enum class ExportStep { Writing, Verifying };
//! Called when a step begins, and now and then with its entries done and in all.
using OnExport = std::function<void(ExportStep step, std::uint64_t done, std::uint64_t all)>;

//! Writes the whole log as a bundle, and verifies what was written. Recorded before, so that the bundle holds its own export and no
//! entry comes behind it that would make it look cut off; recorded again only if it failed or was cancelled. A log too damaged to be appended to is exported
//! as it is, without an entry. The file is there complete and verified or, as after a cancel, what was there before is. Refused without the right.
[[nodiscard]] Result<ExportedLog> exportLog(AuditTrail &trail, const Acting &who, const QString &path, const OnExport &onExport, const CancelToken &cancel);

//! The proof that an entry stands in the log as it is now, without reading the log. NotFound if there is no such entry.
[[nodiscard]] Result<audit::EntryProof> proveEntry(AuditStore &store, std::uint64_t seq);

} // namespace bulkhead
