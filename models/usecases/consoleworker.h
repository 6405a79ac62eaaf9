// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bulkhead {

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
    void load(SnapshotId asOf, const CancelToken &cancel, const Answer<ViewResult> &answer);
    //! `before`: what was said last, or nullptr.
    void judge(std::shared_ptr<const CatalogView> view, const std::shared_ptr<const IsolationView> &before, const CancelToken &cancel,
               const Answer<JudgeResult> &answer);
    void listTrend(const EnvironmentPair &pair, const Answer<Result<Trend>> &answer);
    void sync(QList<GatewayId> only, CancelToken cancel, SyncEstate::OnProgress onProgress,
              Answer<SyncReport> answer);
    void test(GatewayConfig config, Answer<ConnectionReport> answer);
    void listSnapshots(const Answer<Result<QList<Snapshot>>> &answer);
    void listChanges(SnapshotId earlier, SnapshotId later,
                     const Answer<Result<QList<CatalogChange>>> &answer);
    void listFindingNews(SnapshotId earlier, const Answer<Result<QList<FindingNews>>> &answer);
    void decide(MatchDecision decision, const Answer<Result<MatchDecision>> &answer);
    void undoDecision(qint64 id, const Answer<Result<void>> &answer);
    //! Cancels what runs; `thread()->quit()` follows when nothing runs any more.
    void shutDown();

private:
    //! The store, opened at the first use; opening again is tried after a failure.
    Result<Store *> store();
    GatewayConnector &connector();
    QCoro::Task<> runSync(QList<GatewayId> only, CancelToken cancel,
                          SyncEstate::OnProgress onProgress, Answer<SyncReport> answer);
    QCoro::Task<> runTest(GatewayConfig config, Answer<ConnectionReport> answer);
    void begin() { ++m_running; }
    void end();

    SessionParts m_parts;
    EstateConfig m_estate;
    std::unique_ptr<Store> m_store;
    std::shared_ptr<GatewayConnector> m_connector; //!< tasks keep the one they began with
    CancelToken m_shutDown;
    int m_running = 0;
    bool m_shuttingDown = false;
};

} // namespace bulkhead
