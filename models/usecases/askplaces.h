// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "usecases/auditview.h"

namespace bulkhead {

//! What the places outside say of the log, from a few nodes of its tree: of each place the oldest and the newest checkpoint are held
//! against it. Only a verification compares all.
[[nodiscard]] QList<CheckpointPlace> askPlaces(AuditTrail &trail, AuditStore &store);
//! The same of one entry: only checkpoints that cover it count, and the tree of its proof has to agree too.
[[nodiscard]] QList<CheckpointPlace> askPlaces(AuditTrail &trail, AuditStore &store, const AuditEntryView &entry);

} // namespace bulkhead
