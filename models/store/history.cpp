// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history.h"

#include "store/rowset.h"

#include <sqlite3.h>

#include <cstring>
#include <limits>

namespace bulkhead {

namespace {

const char *const openRowsQuery
    = "SELECT kind, native_id, since, digest, payload FROM entity"
      " WHERE scope = $1 AND since <= $2 ORDER BY kind, native_id";
const char *const allRowsQuery
    = "SELECT kind, native_id, since, digest, payload FROM entity"
      " WHERE scope = $1 AND since <= $2"
      " UNION ALL"
      " SELECT kind, native_id, since, digest, payload FROM entity_past"
      " WHERE scope = $1 AND since <= $2 AND until > $2 ORDER BY 1, 2";

[[noreturn]] void damaged(const char *what)
{
    throw SQLite::Exception(what, SQLITE_CORRUPT);
}

EntityKind kindAt(const Statement &row, int column)
{
    const std::optional<EntityKind> kind = kindFromStored(row.integer(column));
    if (!kind)
        damaged("a kind in table entity is not known");
    return *kind;
}

struct Scope
{
    qint64 id = 0;
    QString gateway;
    std::string workspace;
};

std::vector<Scope> readScopes(Connection &connection)
{
    Statement query(connection.database(),
                    "SELECT s.id, g.name, s.workspace FROM scope s"
                    " JOIN gateway g ON g.id = s.gateway ORDER BY g.name, s.workspace");
    std::vector<Scope> scopes;
    while (query.next())
        scopes.push_back({query.integer(0), query.text(1), query.string(2)});
    return scopes;
}

void readRow(const Statement &row, StoredEntity &entity)
{
    entity.record.kind = kindAt(row, 0);
    entity.record.nativeId = row.bytes(1);
    entity.since = row.integer(2);
    const std::string_view digest = row.bytes(3);
    if (digest.size() != entity.record.digest.size())
        damaged("a digest in table entity has the wrong size");
    std::memcpy(entity.record.digest.data(), digest.data(), digest.size());
    entity.record.payload = row.bytes(4);
}

//! The past is left alone when nothing in it reaches the snapshot, as for the newest one.
bool needsPast(Connection &connection, SnapshotId asOf)
{
    Statement query(connection.database(), "SELECT max(until) FROM entity_past");
    return query.next() && query.integer(0) > asOf;
}

//! The payload of one key as of a snapshot.
class PayloadAt
{
public:
    explicit PayloadAt(Connection &connection)
        : m_open(connection.database(),
                 "SELECT payload FROM entity"
                 " WHERE scope = $1 AND kind = $2 AND native_id = $3 AND since <= $4")
        , m_past(connection.database(),
                 "SELECT payload FROM entity_past WHERE scope = $1 AND kind = $2"
                 " AND native_id = $3 AND since <= $4 AND until > $4")
    {
    }
    std::string get(qint64 scope, qint64 kind, const std::string &nativeId, SnapshotId asOf)
    {
        for (Statement *query : {&m_open, &m_past}) {
            query->start(scope, kind, nativeId, asOf);
            if (query->next()) {
                std::string payload = query->string(0);
                query->reset();
                return payload;
            }
        }
        return {};
    }

private:
    Statement m_open, m_past;
};

const char *const changedKeysQuery
    = "SELECT g.name, s.workspace, s.id, k.kind, k.native_id, max(k.seen) FROM ("
      " SELECT scope, kind, native_id, since AS seen FROM entity WHERE since > $1 AND since <= $2"
      " UNION ALL"
      " SELECT scope, kind, native_id, until FROM entity_past WHERE until > $1 AND until <= $2"
      " UNION ALL"
      " SELECT scope, kind, native_id, since FROM entity_past"
      " WHERE until > $1 AND since > $1 AND since <= $2) k"
      " JOIN scope s ON s.id = k.scope JOIN gateway g ON g.id = s.gateway"
      " GROUP BY g.name, s.workspace, s.id, k.kind, k.native_id"
      " ORDER BY g.name, s.workspace, k.kind, k.native_id";

} // namespace

Result<void> readEntities(Connection &connection, SnapshotId asOf,
                          const std::function<bool(const StoredEntity &)> &visit)
{
    Transaction transaction(connection, Transaction::Kind::Read);
    Statement query(connection.database(),
                    needsPast(connection, asOf) ? allRowsQuery : openRowsQuery);
    StoredEntity entity;
    for (const Scope &scope : readScopes(connection)) {
        entity.gateway = GatewayId(scope.gateway);
        entity.workspace = scope.workspace;
        query.start(scope.id, asOf);
        while (query.next()) {
            readRow(query, entity);
            if (!visit(entity))
                return {};
        }
    }
    return {};
}

Result<std::vector<Store::Changes>> readChanges(Connection &connection, SnapshotId from,
                                                SnapshotId to, int limit)
{
    Transaction transaction(connection, Transaction::Kind::Read);
    const std::size_t most = limit > 0 ? static_cast<std::size_t>(limit)
                                       : std::numeric_limits<std::size_t>::max();
    std::vector<Store::Changes> changes;
    PayloadAt payload(connection);
    Statement query(connection.database(), changedKeysQuery);
    query.start(from, to);
    while (changes.size() < most && query.next()) {
        Store::Changes change;
        change.gateway = GatewayId(query.text(0));
        change.workspace = query.string(1);
        change.kind = kindAt(query, 3);
        change.nativeId = query.string(4);
        change.snapshot = query.integer(5);
        change.before = payload.get(query.integer(2), query.integer(3), change.nativeId, from);
        change.after = payload.get(query.integer(2), query.integer(3), change.nativeId, to);
        if (change.before != change.after) // not what changed and changed back
            changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace bulkhead
