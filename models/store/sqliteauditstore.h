// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditstore.h"

namespace bulkhead {

//! Opens the audit log of the SQLite store at `path`, as `openSqliteStore` does: the same file, over a connection of its own.
[[nodiscard]] Result<std::unique_ptr<AuditStore>> openSqliteAuditStore(const QString &path);

} // namespace bulkhead
