// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "store/connection.h"

namespace bulkhead {

// Gateways, scopes, collections and what syncs said of them. All inside the caller's transaction;
// errors are thrown as SQLite::Exception.

//! The row of a gateway, made if missing.
[[nodiscard]] qint64 gatewayRow(Connection &connection, const GatewayId &gateway);

struct ScopeRow
{
    qint64 id = 0;
    qint64 revision = 0;
    SnapshotId writtenIn = 0;
};
[[nodiscard]] ScopeRow scopeRow(Connection &connection, qint64 gateway,
                                const std::string &workspace);
//! The scope's rows have changed in `snapshot`.
void markWritten(Connection &connection, ScopeRow &scope, SnapshotId snapshot);

struct CollectionRow
{
    qint64 id = 0;
    std::string rowsDigest; //!< of its open rows; empty: not known
    bool isNew = false;
    SnapshotId appliedIn = 0; //!< newest snapshot whose report was taken
};
[[nodiscard]] CollectionRow collectionRow(Connection &connection, qint64 scope,
                                          const std::string &name);
void setRowsDigest(Connection &connection, qint64 collection, const std::string &digest);

//! How the report was taken, beside what it says.
struct ReportMarks
{
    qint64 duplicates = 0;
    bool complete = false; //!< its rows are the whole collection
    bool applied = true;
    bool gone = false;
    std::string rowsDigest;
};
[[nodiscard]] bool isComplete(const CollectionReport &report);
void writeReport(Connection &connection, qint64 collection, SnapshotId snapshot,
                 const CollectionReport &report, const ReportMarks &marks);
//! Collections of a gateway that were there and have no report of `snapshot` or a newer one.
struct MissingCollection
{
    CollectionKey key;
    EntityKinds kinds;
};
[[nodiscard]] std::vector<MissingCollection> missingCollections(Connection &connection,
                                                                qint64 gateway,
                                                                SnapshotId snapshot);
[[nodiscard]] QList<CollectionState> readCollections(Connection &connection, SnapshotId asOf);

void writeGatewaySync(Connection &connection, qint64 gateway, SnapshotId snapshot,
                      const GatewaySync &sync, const WriteCounts &counts);
[[nodiscard]] QList<GatewaySync> readGatewaySyncs(Connection &connection, SnapshotId asOf);

} // namespace bulkhead
