// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "estate/config.h"
#include "ports/store.h"

#include <vector>

namespace bulkhead {

//! An entity of a gateway that serves production, as a read found it other than the read before.
struct SeenChange
{
    Store::Changes change;
    SnapshotId from = 0, to = 0;          //!< the two snapshots
    UtcTime after{}, at{}, until{};       //!< when the last read without it and the first with it began, and when that sync ended
};

//! What changed on the gateways of production from read to read. Keeps what it compared: snapshots are compared once, so that asking again after a sync costs that sync only.
//! One object per thread and store.
class ProductionHistory
{
public:
    //! How far back single reads are compared; what changed before that is one change from the first read to then.
    static constexpr std::chrono::days depth{90};

    //! Compares up to a snapshot. Errors are those of the store; Cancelled.
    Result<void> readUpTo(Store &store, const EstateConfig &estate, const Snapshot &last, const CancelToken &cancel);
    //! Oldest first; also those of snapshots behind the one asked for last.
    [[nodiscard]] const std::vector<SeenChange> &changes() const { return m_changes; }

private:
    Result<void> compare(Store &store, const Snapshot &before, const Snapshot &after);
    void forget();

    std::vector<SeenChange> m_changes;
    std::size_t m_settled = 0;          //!< the first so many are of syncs that ended
    SnapshotId m_first = 0, m_last = 0; //!< compared singly; 0: nothing yet
    QList<GatewayId> m_gateways;        //!< that served production then
};

} // namespace bulkhead
