// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/consoleworker.h"

#include "usecases/logrecords.h"

#include <QThread>

namespace bulkhead {

ConsoleWorker::ConsoleWorker(SessionParts parts)
    : m_parts(std::move(parts))
{
}

ConsoleWorker::~ConsoleWorker() = default;

void ConsoleWorker::setEstate(EstateConfig estate)
{
    m_estate = std::move(estate);
    m_connector.reset();
    m_trail.reset();
    m_records.reset();
    m_recordsTrail.reset();
}

Result<Store *> ConsoleWorker::store()
{
    if (!m_store) {
        auto opened = m_parts.openStore();
        if (!opened)
            return opened.error();
        m_store = std::move(*opened);
    }
    return m_store.get();
}

GatewayConnector &ConsoleWorker::connector()
{
    if (!m_connector)
        m_connector = m_parts.makeConnector(m_estate);
    return *m_connector;
}

void ConsoleWorker::load(SnapshotId asOf, CancelToken cancel, Answer<ViewResult> answer)
{
    QCoro::connect(runLoad(asOf, std::move(cancel), std::move(answer)), this, [] {});
}

//! A log that cannot be read leaves unknown what rests on it, and the rest is shown.
QCoro::Task<> ConsoleWorker::runLoad(SnapshotId asOf, CancelToken cancel, Answer<ViewResult> answer)
{
    begin();
    const auto log = co_await trail();
    const auto opened = store();
    LogRecords unreadable;
    unreadable.setUnreadable();
    LogRecords *records = &unreadable;
    if (log)
        records = *log ? recordsOf(*log)->now(m_estate) : nullptr;
    answer(opened ? loadCatalogWithRows(**opened, m_estate, asOf, cancel, m_parts.clock->now(), records) : ViewResult(opened.error()));
    end();
}

TrailRecords *ConsoleWorker::recordsOf(const std::shared_ptr<AuditTrail> &trail)
{
    if (m_recordsTrail != trail) {
        m_records = std::make_unique<TrailRecords>(*trail, m_estate, m_parts.clock);
        m_recordsTrail = trail;
    }
    return m_records.get();
}

QCoro::Task<Result<std::shared_ptr<AuditTrail>>> ConsoleWorker::trail()
{
    if (const Result<std::shared_ptr<AuditTrail>> known = m_trail; m_trail || !m_parts.openTrail) // gcc 12 moves out of a member that is returned
        co_return known;
    const auto opened = co_await m_parts.openTrail(m_estate);
    if (!opened)
        co_return opened.error();
    m_trail = *opened;
    co_return opened;
}

void ConsoleWorker::judge(std::shared_ptr<const CatalogView> view, std::shared_ptr<const IsolationView> before, CancelToken cancel,
                          Answer<JudgeResult> answer)
{
    QCoro::connect(runJudge(std::move(view), std::move(before), std::move(cancel), std::move(answer)), this, [] {});
}

//! A run that cannot be recorded is shown and not kept.
QCoro::Task<> ConsoleWorker::runJudge(std::shared_ptr<const CatalogView> view, std::shared_ptr<const IsolationView> before, CancelToken cancel,
                                      Answer<JudgeResult> answer)
{
    begin();
    const auto log = co_await trail();
    const auto opened = store();
    auto controls = opened ? controlsOf(view->estate) : Result<isolation::ControlCatalogue>(opened.error());
    IsolationOptions options;
    if (!log) {
        options.record = [error = log.error()](const CheckRun &) -> Result<void> { return error; };
    } else if (*log && opened) {
        options.record = checkRecorder(**log, **opened, m_acting);
        options.recordVoid = voidRecorder(**log, m_acting);
    }
    if (log && *log && controls) { // a log that is damaged refuses the record of the run too, which is shown
        const auto known = m_keeper.of(*view, **log, *controls);
        options.records = known ? *known : nullptr;
    }
    if (!controls)
        answer(controls.error());
    else
        answer(checkIsolation(**opened, std::move(view), std::move(*controls), options, cancel, before.get()));
    end();
}

void ConsoleWorker::listTrend(const EnvironmentPair &pair, SnapshotId asOf, const Answer<Result<Trend>> &answer)
{
    constexpr int enoughForATrend = 2000;
    const auto opened = store();
    auto runs = opened ? (*opened)->checkRuns(pair.first, pair.second, enoughForATrend)
                       : Result<QList<CheckRun>>(opened.error());
    if (runs && asOf != 0)
        runs->removeIf([asOf](const CheckRun &run) { return run.snapshot > asOf; });
    answer(runs ? Result<Trend>(std::make_shared<const std::vector<TrendPoint>>(trendOf(*runs))) : Result<Trend>(runs.error()));
}

void ConsoleWorker::listFindingNews(SnapshotId earlier, const Answer<Result<QList<FindingNews>>> &answer)
{
    const auto opened = store();
    answer(opened ? findingNewsSince(**opened, m_estate.pairs, earlier) : Result<QList<FindingNews>>(opened.error()));
}

void ConsoleWorker::sync(QList<GatewayId> only, CancelToken cancel,
                         SyncEstate::OnProgress onProgress, Answer<SyncReport> answer)
{
    QCoro::connect(runSync(std::move(only), std::move(cancel), std::move(onProgress),
                           std::move(answer)),
                   this, [] {});
}

QCoro::Task<> ConsoleWorker::runSync(QList<GatewayId> only, CancelToken cancel,
                                     SyncEstate::OnProgress onProgress, Answer<SyncReport> answer)
{
    begin();
    const SyncReport report = co_await syncWith(std::move(only), std::move(cancel), std::move(onProgress));
    answer(report);
    end();
}

QCoro::Task<SyncReport> ConsoleWorker::syncWith(QList<GatewayId> only, CancelToken cancel, SyncEstate::OnProgress onProgress)
{
    SyncReport failure;
    const auto log = co_await trail();
    const auto opened = store();
    if (!opened || !log) {
        failure.error = opened ? log.error() : opened.error();
        co_return failure;
    }
    connector(); // made now, and kept while this sync runs, whatever the estate becomes
    const auto used = m_connector;
    SyncEstate sync(*used, **opened, *m_parts.clock);
    if (!*log)
        co_return co_await sync.run(m_estate, only, cancel, onProgress);
    co_return co_await syncRecorded(sync, **opened, **log, m_acting, m_estate, only, cancel, onProgress);
}

void ConsoleWorker::test(GatewayConfig config, Answer<ConnectionReport> answer)
{
    QCoro::connect(runTest(std::move(config), std::move(answer)), this, [] {});
}

QCoro::Task<> ConsoleWorker::runTest(GatewayConfig config, Answer<ConnectionReport> answer)
{
    begin();
    connector();
    const auto used = m_connector;
    const ConnectionReport report = co_await used->test(config, m_shutDown);
    answer(report);
    end();
}

void ConsoleWorker::listSnapshots(const Answer<Result<QList<Snapshot>>> &answer)
{
    constexpr int enoughForAList = 1000;
    const auto opened = store();
    answer(opened ? (*opened)->snapshots(enoughForAList)
                  : Result<QList<Snapshot>>(opened.error()));
}

void ConsoleWorker::listChanges(SnapshotId earlier, SnapshotId later,
                                const Answer<Result<QList<CatalogChange>>> &answer)
{
    const auto opened = store();
    if (!opened) {
        answer(opened.error());
        return;
    }
    const auto before = loadCatalog(**opened, m_estate, earlier, m_shutDown);
    const auto after = before ? loadCatalog(**opened, m_estate, later, m_shutDown) : before;
    if (!after)
        answer(after.error());
    else
        answer(changesBetween(**before, **after));
}

void ConsoleWorker::decide(MatchDecision decision, Answer<Result<MatchDecision>> answer)
{
    QCoro::connect(runDecide(std::move(decision), std::move(answer)), this, [] {});
}

QCoro::Task<> ConsoleWorker::runDecide(MatchDecision decision, Answer<Result<MatchDecision>> answer)
{
    begin();
    const auto log = co_await trail();
    const auto opened = store();
    decision.at = m_parts.clock->now();
    if (m_acting.isPerson())
        decision.by = m_acting.person;
    if (!opened || !log)
        answer(opened ? log.error() : opened.error());
    else
        answer(*log ? decideRecorded(**opened, **log, m_acting, decision) : (*opened)->addMatchDecision(decision));
    end();
}

void ConsoleWorker::undoDecision(qint64 id, Answer<Result<void>> answer)
{
    QCoro::connect(runUndo(id, std::move(answer)), this, [] {});
}

QCoro::Task<> ConsoleWorker::runUndo(qint64 id, Answer<Result<void>> answer)
{
    begin();
    const auto log = co_await trail();
    const auto opened = store();
    if (!opened || !log)
        answer(opened ? log.error() : opened.error());
    else
        answer(*log ? undoRecorded(**opened, **log, m_acting, id) : (*opened)->removeMatchDecision(id));
    end();
}

void ConsoleWorker::shutDown()
{
    m_shuttingDown = true;
    m_shutDown.cancel();
    begin();
    end();
}

void ConsoleWorker::end()
{
    --m_running;
    if (m_running == 0 && m_shuttingDown)
        thread()->quit();
}

} // namespace bulkhead
