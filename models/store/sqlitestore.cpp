// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include "store/checkruntable.h"
#include "store/connection.h"
#include "store/history.h"
#include "store/migrations.h"
#include "store/nametable.h"
#include "store/reporttable.h"
#include "store/sqlitewriter.h"

#include <sqlite3.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

class SqliteStore final : public Store
{
public:
    SqliteStore(std::shared_ptr<Connection> connection, int schema)
        : m_connection(std::move(connection))
        , m_schema(schema)
    {
    }

    Result<SnapshotId> beginSnapshot(const QString &estate, UtcTime at) override;
    Result<void> finishSnapshot(SnapshotId snapshot, UtcTime at) override;
    Result<std::unique_ptr<SyncWriter>> beginGateway(SnapshotId snapshot,
                                                     const GatewayId &gateway) override;
    Result<QList<Snapshot>> snapshots(int limit) override;
    Result<std::optional<Snapshot>> latestSnapshot() override;
    Result<std::optional<Snapshot>> snapshotAt(UtcTime at) override;
    Result<void> readEntities(SnapshotId asOf,
                              const std::function<bool(const StoredEntity &)> &visit) override;
    Result<QList<CollectionState>> collections(SnapshotId asOf) override;
    Result<QList<GatewaySync>> gatewaySyncs(SnapshotId asOf) override;
    Result<std::vector<Changes>> changesBetween(SnapshotId from, SnapshotId to,
                                                int limit) override;
    Result<MatchDecision> addMatchDecision(MatchDecision decision) override;
    Result<QList<MatchDecision>> matchDecisions() override;
    Result<void> removeMatchDecision(qint64 id) override;
    Result<void> keepNames(SnapshotId snapshot, const QList<NameAnswer> &answers) override;
    Result<QList<NameAnswer>> names(SnapshotId asOf) override;
    Result<CheckRun> addCheckRun(CheckRun run, const std::vector<CheckFinding> &findings) override;
    Result<QList<CheckRun>> checkRuns(const EnvironmentId &sandbox, const EnvironmentId &production, int limit) override;
    Result<std::vector<CheckFinding>> findings(const EnvironmentId &sandbox, const EnvironmentId &production,
                                               qint64 run) override;
    Result<std::vector<CheckFinding>> findingHistory(const EnvironmentId &sandbox, const EnvironmentId &production,
                                                     const std::string &fingerprint) override;
    [[nodiscard]] QString describe() const override;

private:
    [[nodiscard]] Error notFound(const QString &what) const;

    std::shared_ptr<Connection> m_connection;
    int m_schema;
};

Snapshot snapshotFrom(const Statement &row)
{
    Snapshot snapshot;
    snapshot.id = row.integer(0);
    snapshot.estate = row.text(1);
    snapshot.startedAt = row.time(2);
    if (!row.isNull(3))
        snapshot.finishedAt = row.time(3);
    return snapshot;
}

std::optional<Snapshot> firstSnapshot(Statement &query)
{
    std::optional<Snapshot> snapshot;
    if (query.next())
        snapshot = snapshotFrom(query);
    query.reset();
    return snapshot;
}

MatchDecision decisionFrom(const Statement &row)
{
    MatchDecision decision;
    decision.id = row.integer(0);
    const QString kind = row.text(1);
    bool isKnown = false;
    for (const auto known : {MatchDecision::Kind::Pin, MatchDecision::Kind::Split,
                             MatchDecision::Kind::Merge}) {
        if (toWire(known) == kind) {
            decision.kind = known;
            isKnown = true;
        }
    }
    if (!isKnown)
        throw SQLite::Exception("a kind in table match_decision is not known", SQLITE_CORRUPT);
    decision.api = row.text(2);
    decision.other = row.text(3);
    decision.deployment = row.text(4);
    decision.by = row.text(5);
    decision.at = row.time(6);
    return decision;
}

Error SqliteStore::notFound(const QString &what) const
{
    Error error;
    error.kind = Error::Kind::NotFound;
    error.place = m_connection->path();
    error.what = what;
    return error;
}

Result<SnapshotId> SqliteStore::beginSnapshot(const QString &estate, UtcTime at)
{
    return m_connection->guarded([&]() -> Result<SnapshotId> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        m_connection->prepared("INSERT INTO snapshot (estate, started_at) VALUES ($1, $2)")
            .run(estate, at);
        const SnapshotId id = m_connection->lastInsertId();
        transaction.commit();
        return id;
    });
}

Result<void> SqliteStore::finishSnapshot(SnapshotId snapshot, UtcTime at)
{
    return m_connection->guarded([&]() -> Result<void> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        const qint64 changed
            = m_connection->prepared("UPDATE snapshot SET finished_at = $1 WHERE id = $2")
                  .run(at, snapshot);
        if (changed == 0)
            return notFound(u"there is no snapshot %1"_s.arg(snapshot));
        transaction.commit();
        return {};
    });
}

Result<std::unique_ptr<SyncWriter>> SqliteStore::beginGateway(SnapshotId snapshot,
                                                              const GatewayId &gateway)
{
    return m_connection->guarded([&]() -> Result<std::unique_ptr<SyncWriter>> {
        Statement &query = m_connection->prepared("SELECT id FROM snapshot WHERE id = $1");
        query.start(snapshot);
        const bool exists = query.next();
        query.reset();
        if (!exists)
            return notFound(u"there is no snapshot %1"_s.arg(snapshot));
        return std::unique_ptr<SyncWriter>(
            std::make_unique<SqliteSyncWriter>(m_connection, snapshot, gateway));
    });
}

Result<QList<Snapshot>> SqliteStore::snapshots(int limit)
{
    return m_connection->guarded([&]() -> Result<QList<Snapshot>> {
        Statement &query = m_connection->prepared(
            "SELECT id, estate, started_at, finished_at FROM snapshot ORDER BY id DESC");
        query.start();
        QList<Snapshot> list;
        while ((limit <= 0 || list.size() < limit) && query.next())
            list.append(snapshotFrom(query));
        query.reset();
        return list;
    });
}

Result<std::optional<Snapshot>> SqliteStore::latestSnapshot()
{
    return m_connection->guarded([&]() -> Result<std::optional<Snapshot>> {
        return firstSnapshot(
            m_connection
                ->prepared("SELECT id, estate, started_at, finished_at FROM snapshot"
                           " ORDER BY id DESC LIMIT 1")
                .start());
    });
}

Result<std::optional<Snapshot>> SqliteStore::snapshotAt(UtcTime at)
{
    return m_connection->guarded([&]() -> Result<std::optional<Snapshot>> {
        return firstSnapshot(
            m_connection
                ->prepared("SELECT id, estate, started_at, finished_at FROM snapshot"
                           " WHERE started_at <= $1 ORDER BY started_at DESC, id DESC LIMIT 1")
                .start(at));
    });
}

Result<void> SqliteStore::readEntities(SnapshotId asOf,
                                       const std::function<bool(const StoredEntity &)> &visit)
{
    return m_connection->guarded(
        [&] { return bulkhead::readEntities(*m_connection, asOf, visit); });
}

Result<QList<CollectionState>> SqliteStore::collections(SnapshotId asOf)
{
    return m_connection->guarded([&]() -> Result<QList<CollectionState>> {
        return readCollections(*m_connection, asOf);
    });
}

Result<QList<GatewaySync>> SqliteStore::gatewaySyncs(SnapshotId asOf)
{
    return m_connection->guarded([&]() -> Result<QList<GatewaySync>> {
        return readGatewaySyncs(*m_connection, asOf);
    });
}

Result<std::vector<Store::Changes>> SqliteStore::changesBetween(SnapshotId from, SnapshotId to,
                                                                int limit)
{
    return m_connection->guarded([&] { return readChanges(*m_connection, from, to, limit); });
}

Result<MatchDecision> SqliteStore::addMatchDecision(MatchDecision decision)
{
    return m_connection->guarded([&]() -> Result<MatchDecision> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        m_connection
            ->prepared("INSERT INTO match_decision (kind, api, other, deployment, decided_by,"
                       " decided_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .run(toWire(decision.kind), decision.api, decision.other, decision.deployment,
                 decision.by, decision.at);
        decision.id = m_connection->lastInsertId();
        transaction.commit();
        return decision;
    });
}

Result<QList<MatchDecision>> SqliteStore::matchDecisions()
{
    return m_connection->guarded([&]() -> Result<QList<MatchDecision>> {
        Statement &query = m_connection->prepared(
            "SELECT id, kind, api, other, deployment, decided_by, decided_at"
            " FROM match_decision WHERE removed_at IS NULL ORDER BY id");
        query.start();
        QList<MatchDecision> decisions;
        while (query.next())
            decisions.append(decisionFrom(query));
        return decisions;
    });
}

Result<void> SqliteStore::removeMatchDecision(qint64 id)
{
    return m_connection->guarded([&]() -> Result<void> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        const qint64 changed = m_connection
                                   ->prepared("UPDATE match_decision SET removed_at = $1"
                                              " WHERE id = $2 AND removed_at IS NULL")
                                   .run(SystemClock().now(), id);
        if (changed == 0)
            return notFound(u"there is no matching decision %1"_s.arg(id));
        transaction.commit();
        return {};
    });
}

Result<void> SqliteStore::keepNames(SnapshotId snapshot, const QList<NameAnswer> &answers)
{
    return m_connection->guarded([&]() -> Result<void> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        for (const NameAnswer &answer : answers)
            writeName(*m_connection, snapshot, answer);
        transaction.commit();
        return {};
    });
}

Result<QList<NameAnswer>> SqliteStore::names(SnapshotId asOf)
{
    return m_connection->guarded([&]() -> Result<QList<NameAnswer>> { return readNames(*m_connection, asOf); });
}

Result<CheckRun> SqliteStore::addCheckRun(CheckRun run, const std::vector<CheckFinding> &findings)
{
    return m_connection->guarded([&]() -> Result<CheckRun> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        run.id = 0;
        if (writeCheckRun(*m_connection, run, findings))
            transaction.commit();
        return run;
    });
}

Result<QList<CheckRun>> SqliteStore::checkRuns(const EnvironmentId &sandbox, const EnvironmentId &production, int limit)
{
    return m_connection->guarded(
        [&]() -> Result<QList<CheckRun>> { return readCheckRuns(*m_connection, sandbox, production, limit); });
}

Result<std::vector<CheckFinding>> SqliteStore::findings(const EnvironmentId &sandbox, const EnvironmentId &production,
                                                        qint64 run)
{
    return m_connection->guarded(
        [&]() -> Result<std::vector<CheckFinding>> { return readFindings(*m_connection, sandbox, production, run); });
}

Result<std::vector<CheckFinding>> SqliteStore::findingHistory(const EnvironmentId &sandbox,
                                                              const EnvironmentId &production,
                                                              const std::string &fingerprint)
{
    return m_connection->guarded([&]() -> Result<std::vector<CheckFinding>> {
        return readFindingHistory(*m_connection, sandbox, production, fingerprint);
    });
}

QString SqliteStore::describe() const
{
    return u"SQLite %1, schema %2"_s.arg(QString::fromLatin1(sqlite3_libversion()))
        .arg(m_schema);
}

} // namespace

Result<std::unique_ptr<Store>> openSqliteStore(const QString &path)
{
    try {
        auto connection = std::make_shared<Connection>(path);
        const Result<int> schema
            = connection->guarded([&] { return migrate(*connection, sqliteMigrations()); });
        if (!schema)
            return schema.error();
        return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(connection), *schema));
    } catch (const SQLite::Exception &exception) {
        return Connection::errorOf(exception, path);
    } catch (const std::bad_alloc &) {
        return Connection::outOfMemory(path);
    }
}

} // namespace bulkhead
