// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reporttable.h"

#include "store/errorcolumns.h"

namespace bulkhead {

namespace {

CollectionState stateFrom(const Statement &row)
{
    CollectionState state;
    state.gateway = GatewayId(row.text(0));
    CollectionReport &report = state.report;
    report.key.workspace = row.string(1);
    report.key.name = row.string(2);
    report.kinds = EntityKinds::fromBits(static_cast<std::uint16_t>(row.integer(3)));
    report.state = factStateFromWire(row.bytes(4)).value_or(FactState::Unreadable);
    report.expected = row.optionalInteger(5);
    report.received = row.integer(6);
    report.torn = row.integer(7) != 0;
    state.readIn = row.integer(8);
    state.readAt = row.time(9);
    report.error = errorFrom(row, 10);
    return state;
}

} // namespace

qint64 gatewayRow(Connection &connection, const GatewayId &gateway)
{
    Statement &find = connection.prepared("SELECT id FROM gateway WHERE name = $1");
    find.start(gateway.text());
    if (find.next()) {
        const qint64 id = find.integer(0);
        find.reset();
        return id;
    }
    connection.prepared("INSERT INTO gateway (name) VALUES ($1)").run(gateway.text());
    return connection.lastInsertId();
}

ScopeRow scopeRow(Connection &connection, qint64 gateway, const std::string &workspace)
{
    ScopeRow scope;
    Statement &find = connection.prepared(
        "SELECT id, revision, written_in FROM scope WHERE gateway = $1 AND workspace = $2");
    find.start(gateway, workspace);
    if (find.next()) {
        scope = {find.integer(0), find.integer(1), find.integer(2)};
        find.reset();
        return scope;
    }
    connection.prepared("INSERT INTO scope (gateway, workspace) VALUES ($1, $2)")
        .run(gateway, workspace);
    scope.id = connection.lastInsertId();
    return scope;
}

void markWritten(Connection &connection, ScopeRow &scope, SnapshotId snapshot)
{
    ++scope.revision;
    scope.writtenIn = std::max(scope.writtenIn, snapshot);
    connection.prepared("UPDATE scope SET revision = $1, written_in = $2 WHERE id = $3")
        .run(scope.revision, scope.writtenIn, scope.id);
}

CollectionRow collectionRow(Connection &connection, qint64 scope, const std::string &name)
{
    CollectionRow collection;
    Statement &find = connection.prepared(
        "SELECT id, rows_digest, (SELECT max(snapshot) FROM collection_report"
        " WHERE collection_report.collection = collection.id AND applied = 1)"
        " FROM collection WHERE scope = $1 AND name = $2");
    find.start(scope, name);
    if (find.next()) {
        collection.id = find.integer(0);
        collection.rowsDigest = find.string(1);
        collection.appliedIn = find.integer(2);
        find.reset();
        return collection;
    }
    connection.prepared("INSERT INTO collection (scope, name) VALUES ($1, $2)").run(scope, name);
    collection.id = connection.lastInsertId();
    collection.isNew = true;
    return collection;
}

void setRowsDigest(Connection &connection, qint64 collection, const std::string &digest)
{
    std::optional<Blob> value;
    if (!digest.empty())
        value = Blob{digest};
    connection.prepared("UPDATE collection SET rows_digest = $1 WHERE id = $2")
        .run(value, collection);
}

bool isComplete(const CollectionReport &report)
{
    return (report.state == FactState::Known || report.state == FactState::KnownEmpty)
        && !report.torn;
}

void writeReport(Connection &connection, qint64 collection, SnapshotId snapshot,
                 const CollectionReport &report, const ReportMarks &marks)
{
    const ErrorColumns error(report.error);
    connection.prepared("DELETE FROM collection_report WHERE collection = $1 AND snapshot = $2")
        .run(collection, snapshot);
    connection
        .prepared("INSERT INTO collection_report (collection, snapshot, kinds, state, expected,"
                  " received, duplicates, torn, complete, applied, gone, rows_digest,"
                  " error_kind, error_place, error_what, error_hint, error_retry_ms) VALUES"
                  " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")
        .run(collection, snapshot, qint64{report.kinds.bits()}, toWire(report.state),
             report.expected, report.received, marks.duplicates, report.torn, marks.complete,
             marks.applied, marks.gone, Blob{marks.rowsDigest}, error.kind, error.place, error.what,
             error.hint, error.retryMs);
}

std::vector<MissingCollection> missingCollections(Connection &connection, qint64 gateway,
                                                  SnapshotId snapshot)
{
    Statement &query = connection.prepared(
        "SELECT s.workspace, c.name, r.kinds FROM scope s JOIN collection c ON c.scope = s.id"
        " JOIN collection_report r ON r.collection = c.id AND r.snapshot ="
        " (SELECT max(snapshot) FROM collection_report WHERE collection = c.id)"
        " WHERE s.gateway = $1 AND r.snapshot < $2 AND r.gone = 0");
    query.start(gateway, snapshot);
    std::vector<MissingCollection> missing;
    while (query.next()) {
        missing.push_back({{query.string(0), query.string(1)},
                           EntityKinds::fromBits(static_cast<std::uint16_t>(query.integer(2)))});
    }
    return missing;
}

QList<CollectionState> readCollections(Connection &connection, SnapshotId asOf)
{
    Statement &query = connection.prepared(
        "SELECT g.name, s.workspace, c.name, r.kinds, r.state, r.expected, r.received, r.torn,"
        " w.id, w.started_at,"
        " r.error_kind, r.error_place, r.error_what, r.error_hint, r.error_retry_ms"
        " FROM collection c JOIN scope s ON s.id = c.scope JOIN gateway g ON g.id = s.gateway"
        " JOIN collection_report r ON r.collection = c.id AND r.snapshot ="
        " (SELECT max(snapshot) FROM collection_report WHERE collection = c.id AND snapshot <= $1)"
        " LEFT JOIN snapshot w ON w.id ="
        " (SELECT max(snapshot) FROM collection_report WHERE collection = c.id AND snapshot <= $1"
        " AND complete = 1 AND applied = 1)"
        " WHERE r.gone = 0 ORDER BY g.name, s.workspace, c.name");
    query.start(asOf);
    QList<CollectionState> states;
    while (query.next())
        states.append(stateFrom(query));
    return states;
}

} // namespace bulkhead
