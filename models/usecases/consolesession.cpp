// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/consolesession.h"

#include "usecases/consoleworker.h"
#include "usecases/crossthread.h"

#include <algorithm>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! The answer to a question that may fail.
template<typename T>
std::function<void(Result<T>)> answerTo(ConsoleSession *session, std::function<void(const T &)> take)
{
    return onThreadOf<Result<T>>(session, [session, take = std::move(take)](const Result<T> &result) {
        if (result)
            take(*result);
        else
            emit session->failed(result.error());
    });
}

} // namespace

//! Taking a large catalog apart lasts longer than a frame: its last owner is the worker.
template<typename T>
void letGo(ConsoleWorker *worker, std::shared_ptr<const T> old)
{
    callOn(worker, [old = std::move(old)](ConsoleWorker &) mutable { old.reset(); });
}

ConsoleSession::ConsoleSession(SessionParts parts, QObject *parent)
    : QObject(parent)
    , m_worker(new ConsoleWorker(std::move(parts)))
{
    m_thread.setObjectName(u"bulkhead-worker"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ConsoleSession::~ConsoleSession()
{
    m_syncCancel.cancel();
    m_loadCancel.cancel();
    m_judgeCancel.cancel();
    callOn(m_worker, [](ConsoleWorker &worker) { worker.shutDown(); });
    m_thread.wait();
}

void ConsoleSession::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    callOn(m_worker, [estate](ConsoleWorker &worker) { worker.setEstate(estate); });
    emit estateChanged();
    reload();
}

std::optional<EnvironmentPair> ConsoleSession::pair() const
{
    if (m_pair && m_estate.pairs.contains(*m_pair))
        return m_pair;
    return m_estate.pairs.isEmpty() ? std::nullopt : std::optional(m_estate.pairs.first());
}

void ConsoleSession::choosePair(const EnvironmentPair &pair)
{
    m_pair = pair;
    emit pairChosen();
}

void ConsoleSession::setActing(const Acting &who)
{
    callOn(m_worker, [who](ConsoleWorker &worker) { worker.setActing(who); });
}

void ConsoleSession::refuseEstate(const Error &why)
{
    m_loadError = why;
    emit loadFailed(why);
}

void ConsoleSession::reload()
{
    m_loadCancel.cancel(); // an older question is of no interest any more
    m_loadCancel = CancelToken();
    const quint64 ticket = ++m_loadTicket;
    if (!m_loading) {
        m_loading = true;
        emit loadingChanged();
    }
    auto answer = onThreadOf<ConsoleWorker::ViewResult>(
        this, [this, ticket](const ConsoleWorker::ViewResult &result) {
            if (ticket != m_loadTicket)
                return;
            m_loading = false;
            m_loadError = result ? std::nullopt : std::optional(result.error());
            if (result) {
                takeView(*result);
            } else {
                emit loadingChanged();
                emit loadFailed(*m_loadError);
            }
        });
    callOn(m_worker, [asOf = m_asOf, cancel = m_loadCancel, answer](ConsoleWorker &worker) {
        worker.load(asOf, cancel, answer);
    });
}

void ConsoleSession::takeView(const std::shared_ptr<const CatalogView> &view)
{
    auto old = std::exchange(m_view, view);
    emit loadingChanged();
    emit viewChanged();
    letGo(m_worker, std::move(old));
    judge();
}

void ConsoleSession::judge()
{
    m_judgeCancel.cancel();
    m_judgeCancel = CancelToken();
    if (!std::exchange(m_judging, true))
        emit judgingChanged();
    auto answer = onThreadOf<ConsoleWorker::JudgeResult>(
        this, [this, view = std::weak_ptr(m_view)](const ConsoleWorker::JudgeResult &result) {
            if (view.lock() != m_view)
                return; // a newer view is there, and its judgement on the way
            m_judging = false;
            m_isolationError = result ? std::nullopt : std::optional(result.error());
            if (result)
                letGo(m_worker, std::exchange(m_isolation, *result));
            emit judgingChanged();
            emit isolationChanged();
            emit logged();
        });
    const auto before = std::exchange(m_judgesAll, false) ? nullptr : m_isolation;
    callOn(m_worker, [view = m_view, before, cancel = m_judgeCancel, answer](ConsoleWorker &worker) {
        worker.judge(view, before, cancel, answer);
    });
}

void ConsoleSession::checkAgain()
{
    m_judgesAll = true;
    reload();
}

void ConsoleSession::readAndCheckAgain(const QList<GatewayId> &gateways)
{
    m_judgesAll = true;
    sync(gateways);
}

void ConsoleSession::listTrend(const EnvironmentPair &pair)
{
    auto answer = answerTo<Trend>(this, [this, pair](const Trend &trend) { emit trendListed(pair, trend); });
    callOn(m_worker, [pair, asOf = m_asOf, answer](ConsoleWorker &worker) { worker.listTrend(pair, asOf, answer); });
}

void ConsoleSession::sync(const QList<GatewayId> &only)
{
    if (m_syncing)
        return;
    m_syncing = true;
    m_syncCancel = CancelToken();
    m_progress.clear();
    for (const GatewayConfig &gateway : std::as_const(m_estate.gateways)) {
        if (!only.isEmpty() && !only.contains(gateway.id))
            continue;
        GatewayProgress waiting;
        waiting.gateway = gateway.id;
        m_progress.append(waiting);
    }
    auto progressed = onThreadOf<GatewayProgress>(
        this, [this](const GatewayProgress &progress) { takeProgress(progress); });
    auto answer = onThreadOf<SyncReport>(this, [this](const SyncReport &report) {
        m_syncing = false;
        m_lastReport = report;
        emit syncFinished(report);
        emit logged();
        reload();
    });
    callOn(m_worker, [only, cancel = m_syncCancel, progressed, answer](ConsoleWorker &worker) {
        worker.sync(only, cancel, progressed, answer);
    });
    emit syncStarted();
}

void ConsoleSession::takeProgress(const GatewayProgress &progress)
{
    const auto it = std::find_if(m_progress.cbegin(), m_progress.cend(),
                                 [&](const auto &known) { return known.gateway == progress.gateway; });
    if (it == m_progress.cend())
        m_progress.append(progress);
    else
        m_progress.replace(it - m_progress.cbegin(), progress);
    emit progressChanged(progress);
}

void ConsoleSession::cancelSync()
{
    m_syncCancel.cancel();
}

void ConsoleSession::showAsOf(SnapshotId snapshot)
{
    if (m_asOf == snapshot)
        return;
    m_asOf = snapshot;
    reload();
}

void ConsoleSession::listSnapshots()
{
    auto answer = answerTo<QList<Snapshot>>(this, [this](const QList<Snapshot> &list) { emit snapshotsListed(list); });
    callOn(m_worker, [answer](ConsoleWorker &worker) { worker.listSnapshots(answer); });
}

void ConsoleSession::testConnection(const GatewayConfig &config)
{
    auto answer = onThreadOf<ConnectionReport>(
        this, [this](const ConnectionReport &report) { emit connectionTested(report); });
    callOn(m_worker, [config, answer](ConsoleWorker &worker) { worker.test(config, answer); });
}

void ConsoleSession::decide(const MatchDecision &decision)
{
    auto answer = answerTo<MatchDecision>(this, [this](const MatchDecision &made) {
        emit decided(made);
        emit logged();
        reload();
    });
    callOn(m_worker, [decision, answer](ConsoleWorker &worker) { worker.decide(decision, answer); });
}

void ConsoleSession::undoDecision(qint64 id)
{
    auto answer = onThreadOf<Result<void>>(this, [this](const Result<void> &result) {
        emit logged();
        if (result)
            reload();
        else
            emit failed(result.error());
    });
    callOn(m_worker, [id, answer](ConsoleWorker &worker) { worker.undoDecision(id, answer); });
}

void ConsoleSession::listChangesSince(SnapshotId earlier)
{
    auto answer = answerTo<QList<CatalogChange>>(this, [this](const QList<CatalogChange> &list) { emit changesListed(list); });
    callOn(m_worker, [earlier, later = m_asOf, answer](ConsoleWorker &worker) {
        worker.listChanges(earlier, later, answer);
    });
}

void ConsoleSession::listFindingNewsSince(SnapshotId earlier)
{
    auto answer = answerTo<QList<FindingNews>>(this, [this](const QList<FindingNews> &list) { emit findingNewsListed(list); });
    callOn(m_worker, [earlier, answer](ConsoleWorker &worker) { worker.listFindingNews(earlier, answer); });
}

} // namespace bulkhead
