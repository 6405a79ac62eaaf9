// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memorystore.h"

namespace bulkhead::test {

namespace {

class ForgetfulWriter final : public SyncWriter
{
public:
    explicit ForgetfulWriter(std::shared_ptr<MemoryFacts> facts)
        : m_facts(std::move(facts))
    {
    }
    Result<void> add(const CollectionKey &, std::vector<EntityRecord>) override { return {}; }
    Result<WriteCounts> finish(const CollectionReport &) override { return WriteCounts{}; }
    Result<WriteCounts> closeMissingCollections() override { return WriteCounts{}; }
    Result<void> end(const GatewaySync &sync) override
    {
        const std::lock_guard guard(m_facts->lock);
        m_facts->syncs.removeIf([&](const GatewaySync &known) { return known.gateway == sync.gateway; });
        m_facts->syncs.append(sync);
        return {};
    }

private:
    std::shared_ptr<MemoryFacts> m_facts;
};

} // namespace

Result<SnapshotId> MemoryStore::beginSnapshot(const QString &estate, UtcTime at)
{
    const std::lock_guard guard(m_facts->lock);
    const SnapshotId id = m_facts->snapshots.isEmpty() ? 1 : m_facts->snapshots.first().id + 1;
    m_facts->snapshots.prepend({id, at, {}, estate});
    return id;
}

Result<void> MemoryStore::finishSnapshot(SnapshotId, UtcTime at)
{
    const std::lock_guard guard(m_facts->lock);
    m_facts->snapshots.first().finishedAt = at;
    return {};
}

Result<std::unique_ptr<SyncWriter>> MemoryStore::beginGateway(SnapshotId, const GatewayId &)
{
    return std::unique_ptr<SyncWriter>(std::make_unique<ForgetfulWriter>(m_facts));
}

Result<QList<Snapshot>> MemoryStore::snapshots(int limit)
{
    const std::lock_guard guard(m_facts->lock);
    return m_facts->snapshots.mid(0, limit);
}

Result<std::optional<Snapshot>> MemoryStore::latestSnapshot()
{
    const std::lock_guard guard(m_facts->lock);
    return m_facts->snapshots.isEmpty() ? std::optional<Snapshot>() : m_facts->snapshots.first();
}

Result<std::optional<Snapshot>> MemoryStore::snapshotAt(UtcTime)
{
    return latestSnapshot();
}

Result<void> MemoryStore::readEntities(SnapshotId, const std::function<bool(const StoredEntity &)> &visit)
{
    const std::lock_guard guard(m_facts->lock);
    for (const StoredEntity &entity : m_facts->entities) {
        if (!visit(entity))
            break;
    }
    return {};
}

Result<QList<CollectionState>> MemoryStore::collections(SnapshotId)
{
    const std::lock_guard guard(m_facts->lock);
    return m_facts->collections;
}

Result<QList<GatewaySync>> MemoryStore::gatewaySyncs(SnapshotId)
{
    const std::lock_guard guard(m_facts->lock);
    return m_facts->syncs;
}

Result<std::vector<Store::Changes>> MemoryStore::changesBetween(SnapshotId, SnapshotId, int)
{
    return std::vector<Changes>();
}

Result<MatchDecision> MemoryStore::addMatchDecision(MatchDecision decision)
{
    const std::lock_guard guard(m_facts->lock);
    decision.id = m_facts->decisions.size() + 1;
    m_facts->decisions.append(decision);
    return decision;
}

Result<QList<MatchDecision>> MemoryStore::matchDecisions()
{
    const std::lock_guard guard(m_facts->lock);
    return m_facts->decisions;
}

Result<void> MemoryStore::removeMatchDecision(qint64 id)
{
    const std::lock_guard guard(m_facts->lock);
    m_facts->decisions.removeIf([id](const MatchDecision &decision) { return decision.id == id; });
    return {};
}

Result<CheckRun> MemoryStore::addCheckRun(CheckRun run, const std::vector<CheckFinding> &findings)
{
    run.id = m_facts->runs.size() + 1;
    m_facts->runs.prepend(run);
    m_facts->findings = findings;
    return run;
}

Result<QList<CheckRun>> MemoryStore::checkRuns(const EnvironmentId &sandbox, const EnvironmentId &production, int limit)
{
    QList<CheckRun> found;
    for (const CheckRun &run : std::as_const(m_facts->runs)) {
        if (run.sandbox == sandbox && run.production == production && (limit <= 0 || found.size() < limit))
            found.append(run);
    }
    return found;
}

Result<std::vector<CheckFinding>> MemoryStore::findings(const EnvironmentId &, const EnvironmentId &, qint64)
{
    return m_facts->findings;
}

Result<std::vector<CheckFinding>> MemoryStore::findingHistory(const EnvironmentId &, const EnvironmentId &,
                                                              const std::string &)
{
    return std::vector<CheckFinding>();
}

} // namespace bulkhead::test
