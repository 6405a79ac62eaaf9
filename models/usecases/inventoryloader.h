// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "core/cancel.h"
#include "ports/store.h"

#include <vector>

namespace bulkhead {

//! Reads all entities of the estate's gateways as of a snapshot and sorts them into typed inventories.
//! Rows of gateways that the estate no longer names are left out.
[[nodiscard]] Result<std::vector<GatewayInventory>> loadInventories(
    Store &store, const EstateConfig &estate, SnapshotId asOf,
    const QList<CollectionState> &collections, const QList<GatewaySync> &syncs,
    const CancelToken &cancel);

//! Adds a record to the list of its kind. Store if it is no record.
[[nodiscard]] Result<void> addRecord(JsonReader &reader, const EntityRecord &record, GatewayInventory &to);

} // namespace bulkhead
