// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditstore.h"
#include "usecases/auditview.h"

namespace bulkhead {

//! The log as a list; what `before` holds is taken over and only what came since is read. nullptr: all is read.
[[nodiscard]] Result<std::shared_ptr<const AuditList>> readAuditList(AuditStore &store, const std::shared_ptr<const AuditList> &before);

//! An entry with its proof, as far as there is one; `logKey` signs the log's checkpoints. NotFound if there is no such entry.
[[nodiscard]] Result<AuditEntryView> readAuditEntry(AuditStore &store, const audit::LogState &state, const PublicKey &logKey, std::uint64_t seq);

} // namespace bulkhead
