// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/consoleworker.h"

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

void ConsoleWorker::load(SnapshotId asOf, const CancelToken &cancel, const Answer<ViewResult> &answer)
{
    const auto opened = store();
    answer(opened ? loadCatalogWithRows(**opened, m_estate, asOf, cancel, m_parts.clock->now()) : ViewResult(opened.error()));
}

void ConsoleWorker::judge(std::shared_ptr<const CatalogView> view, const std::shared_ptr<const IsolationView> &before,
                          const CancelToken &cancel, const Answer<JudgeResult> &answer)
{
    const auto opened = store();
    auto controls = opened ? controlsOf(view->estate) : Result<isolation::ControlCatalogue>(opened.error());
    if (!controls)
        answer(controls.error());
    else
        answer(checkIsolation(**opened, std::move(view), std::move(*controls), {}, cancel, before.get()));
}

void ConsoleWorker::listTrend(const EnvironmentPair &pair, const Answer<Result<Trend>> &answer)
{
    constexpr int enoughForATrend = 2000;
    const auto opened = store();
    const auto runs = opened ? (*opened)->checkRuns(pair.first, pair.second, enoughForATrend)
                             : Result<QList<CheckRun>>(opened.error());
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
    const auto opened = store();
    if (!opened) {
        SyncReport report;
        report.error = opened.error();
        answer(report);
        end();
        co_return;
    }
    connector(); // made now, and kept while this sync runs, whatever the estate becomes
    const auto used = m_connector;
    SyncEstate sync(*used, **opened, *m_parts.clock);
    const SyncReport report = co_await sync.run(m_estate, only, cancel, onProgress);
    answer(report);
    end();
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

void ConsoleWorker::decide(MatchDecision decision, const Answer<Result<MatchDecision>> &answer)
{
    const auto opened = store();
    if (!opened) {
        answer(opened.error());
        return;
    }
    decision.at = m_parts.clock->now();
    answer((*opened)->addMatchDecision(std::move(decision)));
}

void ConsoleWorker::undoDecision(qint64 id, const Answer<Result<void>> &answer)
{
    const auto opened = store();
    answer(opened ? (*opened)->removeMatchDecision(id) : Result<void>(opened.error()));
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
