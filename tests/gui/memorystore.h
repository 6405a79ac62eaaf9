// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

#include <memory>
#include <mutex>

namespace bulkhead::test {

//! What a store of tests holds; shared by every opened copy of it.
struct MemoryFacts
{
    std::mutex lock;
    QList<Snapshot> snapshots; //!< newest first
    QList<GatewaySync> syncs;
    QList<CollectionState> collections;
    std::vector<StoredEntity> entities;
    QList<MatchDecision> decisions;
    QList<CheckRun> runs; //!< newest first
    std::vector<CheckFinding> findings;
    std::optional<Error> broken; //!< opening fails with this
};

//! A store in memory that shows the same facts as of every snapshot; of a sync it keeps only how it ended.
class MemoryStore final : public Store
{
public:
    explicit MemoryStore(std::shared_ptr<MemoryFacts> facts)
        : m_facts(std::move(facts))
    {
    }

    Result<SnapshotId> beginSnapshot(const QString &estate, UtcTime at) override;
    Result<void> finishSnapshot(SnapshotId snapshot, UtcTime at) override;
    Result<std::unique_ptr<SyncWriter>> beginGateway(SnapshotId snapshot, const GatewayId &gateway) override;
    Result<QList<Snapshot>> snapshots(int limit) override;
    Result<std::optional<Snapshot>> latestSnapshot() override;
    Result<std::optional<Snapshot>> snapshotAt(UtcTime at) override;
    Result<void> readEntities(SnapshotId asOf, const std::function<bool(const StoredEntity &)> &visit) override;
    Result<QList<CollectionState>> collections(SnapshotId asOf) override;
    Result<QList<GatewaySync>> gatewaySyncs(SnapshotId asOf) override;
    Result<std::vector<Changes>> changesBetween(SnapshotId from, SnapshotId to, int limit) override;
    Result<MatchDecision> addMatchDecision(MatchDecision decision) override;
    Result<QList<MatchDecision>> matchDecisions() override;
    Result<void> removeMatchDecision(qint64 id) override;
    Result<void> keepNames(SnapshotId /*snapshot*/, const QList<NameAnswer> & /*answers*/) override { return {}; }
    Result<QList<NameAnswer>> names(SnapshotId /*asOf*/) override { return QList<NameAnswer>(); }
    Result<CheckRun> addCheckRun(CheckRun run, const std::vector<CheckFinding> &findings) override;
    Result<QList<CheckRun>> checkRuns(const EnvironmentId &sandbox, const EnvironmentId &production, int limit) override;
    Result<std::vector<CheckFinding>> findings(const EnvironmentId &sandbox, const EnvironmentId &production,
                                               qint64 run) override;
    Result<std::vector<CheckFinding>> findingHistory(const EnvironmentId &sandbox, const EnvironmentId &production,
                                                     const std::string &fingerprint) override;
    [[nodiscard]] QString describe() const override { return QStringLiteral("Memory"); }

private:
    std::shared_ptr<MemoryFacts> m_facts;
};

} // namespace bulkhead::test
