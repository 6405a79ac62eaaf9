// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/checkisolation.h"
#include "usecases/findingnews.h"
#include "usecases/loadcatalog.h"
#include "usecases/recording.h"
#include "usecases/syncestate.h"
#include "usecases/trend.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bulkhead {

//! A sandbox environment and the production environment it should be apart from.
using EnvironmentPair = QPair<EnvironmentId, EnvironmentId>;

//! What the application puts behind a session; called on the session's worker thread.
struct SessionParts
{
    StoreOpener openStore;
    //! Made on the worker for one estate file (references to files are relative to it).
    std::function<std::unique_ptr<GatewayConnector>(const EstateConfig &)> makeConnector;
    std::shared_ptr<const Clock> clock;
    //! The log that syncs, checks and decisions are recorded in; without it they are not done. Empty: nothing is recorded (tests of the screens alone).
    std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> openTrail;
};

class ConsoleWorker;

//! The console's face of the engine, on the GUI thread: asks for work and tells what is known. All
//! reading, parsing and storing happens on one worker thread; answers come as queued signals. Late answers
//! to an earlier question are dropped.
class ConsoleSession : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleSession(SessionParts parts, QObject *parent = nullptr);
    ~ConsoleSession() override; //!< cancels and waits

    //! Another estate, or the same one after an edit: reloads.
    void setEstate(const EstateConfig &estate);
    [[nodiscard]] const EstateConfig &estate() const { return m_estate; }
    //! The estate file cannot be used: what was shown before stays, and `loadError` says why.
    void refuseEstate(const Error &why);

    //! Who acts from now on; until then the operating-system user alone.
    void setActing(const Acting &who);

    //! The pair that the screens are about: the one chosen last, else the first of the estate.
    [[nodiscard]] std::optional<EnvironmentPair> pair() const;
    //! Told even if it is the same: a screen may show more than it at the moment.
    void choosePair(const EnvironmentPair &pair);

    //! The newest complete view; nullptr until the first load ended.
    [[nodiscard]] std::shared_ptr<const CatalogView> view() const { return m_view; }
    //! Why there is none, or why the last reload failed.
    [[nodiscard]] std::optional<Error> loadError() const { return m_loadError; }
    [[nodiscard]] bool isLoading() const { return m_loading; }

    //! What isolation says of the newest view that was judged: every view is, after it was loaded. nullptr until the first
    //! judgement ended; while a newer one runs, the older one stays (its `catalog` is the view that it is about).
    [[nodiscard]] std::shared_ptr<const IsolationView> isolation() const { return m_isolation; }
    //! Why there is none, or why the last judgement failed.
    [[nodiscard]] std::optional<Error> isolationError() const { return m_isolationError; }
    [[nodiscard]] bool isJudging() const { return m_judging; }
    //! Loads what the store holds now and judges all of it. After a sync or an edit, what did not change is not judged anew.
    void checkAgain();
    //! The same with what these gateways say now; empty: all.
    void readAndCheckAgain(const QList<GatewayId> &gateways);
    //! The kept checks of a pair, up to the snapshot that is looked at; answers with `trendListed`.
    void listTrend(const EnvironmentPair &pair);

    [[nodiscard]] bool isSyncing() const { return m_syncing; }
    [[nodiscard]] QList<GatewayProgress> progress() const { return m_progress; }
    [[nodiscard]] std::optional<SyncReport> lastReport() const { return m_lastReport; }

    void sync(const QList<GatewayId> &only = {});
    void cancelSync();
    //! 0: now. Keeps showing the old view until the new one is there.
    void showAsOf(SnapshotId snapshot);
    [[nodiscard]] SnapshotId asOf() const { return m_asOf; }
    //! Answers with `snapshotsListed`.
    void listSnapshots();
    //! Answers with `connectionTested`; several may run.
    void testConnection(const GatewayConfig &config);
    //! Pin, split or merge; reloads. `undoDecision` takes one back.
    void decide(const MatchDecision &decision);
    void undoDecision(qint64 id);
    //! Changes between the view and an earlier snapshot; answers with `changesListed`.
    void listChangesSince(SnapshotId earlier);
    //! Findings of all pairs of the estate that came or went since; answers with `findingNewsListed`.
    void listFindingNewsSince(SnapshotId earlier);

signals:
    void estateChanged();
    void pairChosen();
    void viewChanged();
    void loadingChanged();
    void loadFailed(const bulkhead::Error &error);
    void judgingChanged();
    void isolationChanged(); //!< a new judgement, or `isolationError`
    void trendListed(const bulkhead::EnvironmentPair &pair, const bulkhead::Trend &trend); //!< in the order of time
    void syncStarted();
    void progressChanged(const bulkhead::GatewayProgress &progress);
    void syncFinished(const bulkhead::SyncReport &report);
    void connectionTested(const bulkhead::ConnectionReport &report);
    void snapshotsListed(const QList<bulkhead::Snapshot> &snapshots);
    void changesListed(const QList<bulkhead::CatalogChange> &changes);
    void findingNewsListed(const QList<bulkhead::FindingNews> &news);
    void decided(const bulkhead::MatchDecision &decision);
    void failed(const bulkhead::Error &error); //!< of a decision or a list
    void logged(); //!< something was recorded in the audit log

private:
    void reload();
    void takeView(const std::shared_ptr<const CatalogView> &view);
    void judge();
    void takeProgress(const GatewayProgress &progress);

    QThread m_thread;
    ConsoleWorker *m_worker = nullptr; //!< lives on m_thread, deleted there
    EstateConfig m_estate;
    std::shared_ptr<const CatalogView> m_view;
    std::shared_ptr<const IsolationView> m_isolation;
    std::optional<Error> m_loadError, m_isolationError;
    QList<GatewayProgress> m_progress;
    std::optional<SyncReport> m_lastReport;
    CancelToken m_syncCancel, m_loadCancel, m_judgeCancel;
    std::optional<EnvironmentPair> m_pair; //!< may be one that the estate does not have (any more)
    SnapshotId m_asOf = 0;
    quint64 m_loadTicket = 0;
    bool m_loading = false;
    bool m_judging = false;
    bool m_judgesAll = false; //!< the next time, whatever was said before
    bool m_syncing = false;
};

} // namespace bulkhead
