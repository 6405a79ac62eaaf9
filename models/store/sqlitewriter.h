// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "store/connection.h"
#include "store/entitytable.h"
#include "store/openrows.h"
#include "store/reporttable.h"
#include "store/rowset.h"

#include <map>
#include <set>

namespace bulkhead {

//! See SyncWriter. A collection whose rows have the digest it was left with costs no row at all.
//! A report that comes after that of a newer snapshot (two syncs at once) is noted, its rows are not
//! taken: time never runs backwards in a row.
class SqliteSyncWriter final : public SyncWriter
{
public:
    SqliteSyncWriter(std::shared_ptr<Connection> connection, SnapshotId snapshot,
                     GatewayId gateway);

    Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) override;
    Result<WriteCounts> finish(const CollectionReport &report) override;
    Result<WriteCounts> closeMissingCollections() override;
    Result<void> end(const GatewaySync &sync) override;

private:
    //! What is remembered of a workspace between collections; true while the revision is the same.
    struct Memory
    {
        OpenRows rows;
        qint64 revision = -1;
    };
    //! One collection being written.
    struct Pass
    {
        ScopeRow scope;
        CollectionRow collection;
        EntityTable table;
        OpenRows &rows;
        bool isLate = false;  //!< a newer snapshot has changed the scope
        bool touched = false; //!< a row was written
        bool skipped = false; //!< a row was left to the newer snapshot
        WriteCounts counts;
    };

    Result<WriteCounts> write(const CollectionReport &report, const RowSet &set);
    Pass beginPass(const ScopeRow &scope, const std::string &workspace, CollectionRow collection);
    void take(Pass &pass, const RowSet &set, bool complete);
    void takeRow(Pass &pass, const EntityRecord &record);
    void takeNew(Pass &pass, const EntityRecord &record);
    void takeClosed(Pass &pass, const EntityRecord &record, OpenRows::Row &row);
    void takeKnown(Pass &pass, const EntityRecord &record, OpenRows::Index index);
    void closeUnseen(Pass &pass);
    void endPass(Pass &pass, const std::string &workspace);
    Result<WriteCounts> writeGone();

    std::shared_ptr<Connection> m_connection;
    SnapshotId m_snapshot;
    GatewayId m_gateway;
    std::map<CollectionKey, std::vector<EntityRecord>> m_pending;
    std::map<std::string, Memory, std::less<>> m_memory; //!< by workspace
    std::uint32_t m_pass = 0;
    bool m_incomplete = false;
    WriteCounts m_total;
};

} // namespace bulkhead
