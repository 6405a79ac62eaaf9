// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "ports/auditstore.h"
#include "ports/store.h"

namespace bulkhead {

//! Whether what the store keeps of past syncs is still what it was when they ended.
struct SnapshotEvidence
{
    qint64 checked = 0; //!< snapshots whose digest stands in the log
    struct Bad
    {
        std::uint64_t seq = 0;
        SnapshotId snapshot = 0;
        friend bool operator==(const Bad &, const Bad &) = default;
    };
    std::optional<Bad> firstBad; //!< the earliest whose rows give another digest
};

//! Makes the digest of every sync in the log anew from its rows: reads each snapshot whole. Says nothing of the log itself. Cancelled if the token says so.
[[nodiscard]] Result<SnapshotEvidence> verifySnapshots(AuditStore &log, Store &store, const CancelToken &cancel);

} // namespace bulkhead
