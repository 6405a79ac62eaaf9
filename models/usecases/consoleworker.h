// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/recordkeeper.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bulkhead {

class TrailRecords;

//! What a ConsoleSession does on its worker thread. Made anywhere, then moved there; every function but
//! the constructor runs there. Answers go through callbacks that are called on the worker thread.
class ConsoleWorker : public QObject
{
    Q_OBJECT
public:
    template<typename T>
    using Answer = std::function<void(T)>;
    using ViewResult = Result<std::shared_ptr<const CatalogView>>;
    using JudgeResult = Result<std::shared_ptr<const IsolationView>>;

    explicit ConsoleWorker(SessionParts parts);
    ~ConsoleWorker() override;

    void setEstate(EstateConfig estate);
    void setActing(const Acting &who) { m_acting = who; }
    void load(SnapshotId asOf, CancelToken cancel, Answer<ViewResult> answer);
    //! `before`: what was said last, or nullptr.
    void judge(std::shared_ptr<const CatalogView> view, std::shared_ptr<const IsolationView> before, CancelToken cancel, Answer<JudgeResult> answer);
    void listTrend(const EnvironmentPair &pair, SnapshotId asOf, const Answer<Result<Trend>> &answer);
    void sync(QList<GatewayId> only, CancelToken cancel, SyncEstate::OnProgress onProgress,
              Answer<SyncReport> answer);
    void test(GatewayConfig config, Answer<ConnectionReport> answer);
    void listSnapshots(const Answer<Result<QList<Snapshot>>> &answer);
    void listChanges(SnapshotId earlier, SnapshotId later,
                     const Answer<Result<QList<CatalogChange>>> &answer);
    void listFindingNews(SnapshotId earlier, const Answer<Result<QList<FindingNews>>> &answer);
    void decide(MatchDecision decision, Answer<Result<MatchDecision>> answer);
    void undoDecision(qint64 id, Answer<Result<void>> answer);
    //! Cancels what runs; `thread()->quit()` follows when nothing runs any more.
    void shutDown();

private:
    //! The store, opened at the first use; opening again is tried after a failure.
    Result<Store *> store();
    GatewayConnector &connector();
    //! The log, opened at the first use; nullptr if nothing is recorded here.
    QCoro::Task<Result<std::shared_ptr<AuditTrail>>> trail();
    //! What that log tells of promotions.
    TrailRecords *recordsOf(const std::shared_ptr<AuditTrail> &trail);
    QCoro::Task<> runLoad(SnapshotId asOf, CancelToken cancel, Answer<ViewResult> answer);
    QCoro::Task<> runJudge(std::shared_ptr<const CatalogView> view, std::shared_ptr<const IsolationView> before, CancelToken cancel,
                           Answer<JudgeResult> answer);
    QCoro::Task<> runDecide(MatchDecision decision, Answer<Result<MatchDecision>> answer);
    QCoro::Task<> runUndo(qint64 id, Answer<Result<void>> answer);
    QCoro::Task<SyncReport> syncWith(QList<GatewayId> only, CancelToken cancel, SyncEstate::OnProgress onProgress);
    QCoro::Task<> runSync(QList<GatewayId> only, CancelToken cancel,
                          SyncEstate::OnProgress onProgress, Answer<SyncReport> answer);
    QCoro::Task<> runTest(GatewayConfig config, Answer<ConnectionReport> answer);
    void begin() { ++m_running; }
    void end();

    SessionParts m_parts;
    EstateConfig m_estate;
    Acting m_acting;
    std::unique_ptr<Store> m_store;
    std::shared_ptr<AuditTrail> m_trail; //!< tasks keep the one they began with
    RecordKeeper m_keeper; //!< evidence, attestations, exceptions
    std::unique_ptr<TrailRecords> m_records; //!< of m_recordsTrail
    std::shared_ptr<AuditTrail> m_recordsTrail;
    std::shared_ptr<GatewayConnector> m_connector; //!< tasks keep the one they began with
    CancelToken m_shutDown;
    int m_running = 0;
    bool m_shuttingDown = false;
};

} // namespace bulkhead
