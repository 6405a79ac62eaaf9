// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/reportworker.h"

namespace bulkhead {

using namespace reports;

namespace {

std::vector<std::size_t> pairsIn(const IsolationView &view, const ReportSession::Pairs &scope)
{
    std::vector<std::size_t> pairs;
    for (std::size_t i = 0; i < view.report.pairs.size(); ++i) {
        const auto &result = view.report.pairs[i].result;
        if (scope.isEmpty() || scope.contains({result.sandbox, result.production}))
            pairs.push_back(i);
    }
    return pairs;
}

FrameworkSummary summaryOf(const Framework &framework, const FrameworksView &view)
{
    FrameworkSummary summary;
    summary.framework = std::make_shared<const Framework>(framework);
    std::vector<std::string> names;
    for (const std::size_t pair : view.pairs) {
        const isolation::PairReport &report = view.isolation->report.pairs[pair];
        std::vector<std::string> accepted;
        for (const auto &[fingerprint, exception] : report.accepted)
            accepted.push_back(fingerprint);
        summary.byPair.push_back(requirementsOn(*summary.framework, report.result, accepted, view.isolation->controls));
        names.push_back(isolation::pairName(report.result).toStdString());
    }
    summary.worst = requirementsOver(summary.byPair, names);
    summary.counts = countsOf(summary.worst);
    return summary;
}

} // namespace

ReportWorker::ReportWorker(ReportSessionParts parts)
    : m_parts(std::move(parts))
{
}

void ReportWorker::end()
{
    --m_running;
    if (m_isShutDown && m_running == 0)
        thread()->quit();
}

void ReportWorker::shutDown()
{
    m_isShutDown = true;
    if (m_running == 0)
        thread()->quit();
}

void ReportWorker::count(const CountQuestion &question, const Answer<std::shared_ptr<const FrameworksView>> &answer) const
{
    auto view = std::make_shared<FrameworksView>();
    view->isolation = question.isolation;
    view->pairs = pairsIn(*question.isolation, question.scope);
    const FrameworkReadings readings = m_parts.frameworks(question.estate, question.isolation->controls);
    view->problems = readings.problems;
    for (const Framework &framework : readings.frameworks)
        view->frameworks.append(summaryOf(framework, *view));
    answer(view);
}

void ReportWorker::prepare(ReportJob job, Answer<Prepared> answer)
{
    QCoro::connect(runPrepare(std::move(job), std::move(answer)), this, [] {});
}

QCoro::Task<> ReportWorker::runPrepare(ReportJob job, Answer<Prepared> answer)
{
    begin();
    if (job.cancel.isCancelled()) { // a newer wish came meanwhile
        answer(Error{Error::Kind::Cancelled, {}, QStringLiteral("cancelled"), {}, {}});
    } else {
        const auto report = co_await m_parts.prepare(std::move(job));
        answer(report);
    }
    end();
}

void ReportWorker::render(const std::shared_ptr<const PreparedReport> &report, int page, double scale, const Answer<Result<PagePixels>> &answer) const
{
    if (!m_isShutDown && report->pages.render)
        answer(report->pages.render(page, scale));
}

void ReportWorker::save(ReportJob job, ReportFile file, Answer<Result<SavedReport>> answer)
{
    QCoro::connect(runSave(std::move(job), std::move(file), std::move(answer)), this, [] {});
}

QCoro::Task<> ReportWorker::runSave(ReportJob job, ReportFile file, Answer<Result<SavedReport>> answer)
{
    begin();
    const auto saved = co_await m_parts.save(std::move(job), std::move(file));
    answer(saved);
    end();
}

void ReportWorker::sign(ReportJob job, std::string digest, Answer<Signed> answer)
{
    QCoro::connect(runSign(std::move(job), std::move(digest), std::move(answer)), this, [] {});
}

QCoro::Task<> ReportWorker::runSign(ReportJob job, std::string digest, Answer<Signed> answer)
{
    begin();
    const auto version = co_await m_parts.sign(std::move(job), std::move(digest));
    answer(version);
    end();
}

void ReportWorker::loadHistory(EstateConfig estate, Answer<History> answer)
{
    QCoro::connect(runHistory(std::move(estate), std::move(answer)), this, [] {});
}

QCoro::Task<> ReportWorker::runHistory(EstateConfig estate, Answer<History> answer)
{
    begin();
    const auto history = co_await m_parts.history(std::move(estate));
    answer(history);
    end();
}

} // namespace bulkhead
