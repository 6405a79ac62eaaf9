// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/nameanswers.h"
#include "store/connection.h"

namespace bulkhead {

// What names stood for. All inside the caller's transaction; errors are thrown as SQLite::Exception.

void writeName(Connection &connection, SnapshotId snapshot, const NameAnswer &answer);
[[nodiscard]] QList<NameAnswer> readNames(Connection &connection, SnapshotId asOf);

} // namespace bulkhead
