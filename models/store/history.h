// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "store/connection.h"

namespace bulkhead {

// Reading entities through time, inside the caller's read transaction. What breaks the store's own
// rules (an unknown kind, a short digest) is a Store error that names the table.

[[nodiscard]] Result<void> readEntities(Connection &connection, SnapshotId asOf,
                                        const std::function<bool(const StoredEntity &)> &visit);
[[nodiscard]] Result<std::vector<Store::Changes>> readChanges(Connection &connection,
                                                              SnapshotId from, SnapshotId to,
                                                              int limit);

} // namespace bulkhead
