// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

namespace bulkhead {

//! Opens the SQLite store at `path`; a missing file and its folder are made, readable by their owner
//! only. A store of an older schema is copied to PATH.backup-N and migrated. SchemaTooNew if a newer
//! version wrote it; Store if the file is not a store of ours, is damaged or cannot be opened.
//! One object per thread; any number of threads and processes may have the same file open.
[[nodiscard]] Result<std::unique_ptr<Store>> openSqliteStore(const QString &path);

} // namespace bulkhead
