// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "ports/store.h"

namespace bulkhead {

//! Hex of the SHA-256 over all that a snapshot saw: for each gateway and collection how it was read, then each entity with the SHA-256 of its payload, in key order.
//! Made from the rows themselves, so an entity changed in the store afterwards gives another one.
[[nodiscard]] Result<std::string> snapshotDigest(Store &store, SnapshotId snapshot);

//! What the first entry of a log says of the snapshots before it: how many, the newest, its digest, and that of the list of all.
[[nodiscard]] Result<JsonValue::Object> snapshotsBeforeLog(Store &store);

} // namespace bulkhead
