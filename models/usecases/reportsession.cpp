// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/reportsession.h"

#include "core/operatingsystemuser.h"
#include "usecases/crossthread.h"
#include "usecases/reportworker.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

bool operator==(const ReportWish &a, const ReportWish &b)
{
    return a.framework == b.framework && a.period.from == b.period.from && a.period.until == b.period.until && a.pairs == b.pairs
        && a.snapshot == b.snapshot && a.content == b.content && a.kind == b.kind && a.since == b.since && a.isOfThen == b.isOfThen;
}

const FrameworkSummary *FrameworksView::find(const QString &id) const
{
    const auto found = std::find_if(frameworks.begin(), frameworks.end(), [&](const FrameworkSummary &one) { return one.framework->id == id; });
    return found == frameworks.end() ? nullptr : &*found;
}

ReportSession::ReportSession(ReportSessionParts parts, QObject *parent)
    : QObject(parent)
    , m_worker(new ReportWorker(std::move(parts)))
{
    m_who.claim = operatingSystemUser();
    m_thread.setObjectName(u"bulkhead-report"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ReportSession::~ReportSession()
{
    m_prepareCancel.cancel();
    m_saveCancel.cancel();
    callOn(m_worker, [](ReportWorker &worker) { worker.shutDown(); });
    m_thread.wait();
}

void ReportSession::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    countFrameworks();
    reloadHistory();
}

void ReportSession::setIsolation(const std::shared_ptr<const IsolationView> &view)
{
    m_isolation = view;
    countFrameworks();
}

void ReportSession::setScope(const Pairs &pairs)
{
    if (pairs == m_scope)
        return;
    m_scope = pairs;
    countFrameworks();
}

void ReportSession::countFrameworks()
{
    if (!m_isolation)
        return;
    const int ticket = ++m_countTicket;
    auto answer = onThreadOf<std::shared_ptr<const FrameworksView>>(this, [this, ticket](const std::shared_ptr<const FrameworksView> &view) {
        if (ticket != m_countTicket)
            return;
        m_frameworks = view;
        emit frameworksChanged();
    });
    ReportWorker::CountQuestion question{m_estate, m_isolation, m_scope};
    callOn(m_worker, [question, answer](ReportWorker &worker) { worker.count(question, answer); });
}

ReportJob ReportSession::job(const ReportWish &wish, const CancelToken &cancel) const
{
    return {m_estate, wish, m_who, cancel, {}};
}

void ReportSession::prepare(const ReportWish &wish)
{
    m_prepareCancel.cancel();
    m_prepareCancel = CancelToken();
    m_isPreparing = true;
    const int ticket = ++m_prepareTicket;
    auto answer = onThreadOf<ReportWorker::Prepared>(this, [this, ticket](const ReportWorker::Prepared &result) {
        if (ticket != m_prepareTicket)
            return;
        m_isPreparing = false;
        if (result) {
            m_report = *result;
            emit prepared();
        } else {
            emit prepareFailed(result.error());
        }
    });
    ReportJob job = this->job(wish, m_prepareCancel);
    struct Step
    {
        ReportStep step;
        std::uint64_t done, all;
    };
    const auto told = onThreadOf<Step>(this, [this, ticket](const Step &step) {
        if (ticket == m_prepareTicket && m_isPreparing)
            emit stepChanged(step.step, step.done, step.all);
    });
    job.onStep = [told](ReportStep step, std::uint64_t done, std::uint64_t all) { told({step, done, all}); };
    emit prepareStarted();
    callOn(m_worker, [job, answer](ReportWorker &worker) { worker.prepare(job, answer); });
}

void ReportSession::cancelPrepare()
{
    m_prepareCancel.cancel();
}

void ReportSession::renderPage(int page, double scale)
{
    if (!m_report)
        return;
    auto answer = onThreadOf<Result<PagePixels>>(this, [this, page, scale, report = m_report](const Result<PagePixels> &pixels) {
        if (report != m_report)
            return;
        if (pixels)
            emit pageRendered(page, scale, *pixels);
        else
            emit pageFailed(page, pixels.error());
    });
    callOn(m_worker, [report = m_report, page, scale, answer](ReportWorker &worker) { worker.render(report, page, scale, answer); });
}

void ReportSession::save(const ReportWish &wish, const ReportFile &file)
{
    if (m_isSaving)
        return;
    m_isSaving = true;
    m_saveCancel = CancelToken();
    auto answer = onThreadOf<Result<SavedReport>>(this, [this](const Result<SavedReport> &result) {
        m_isSaving = false;
        if (result)
            emit saved(*result);
        else
            emit saveFailed(result.error());
        emit logged();
        reloadHistory();
    });
    ReportJob job = this->job(wish, m_saveCancel);
    struct Step
    {
        ReportStep step;
        std::uint64_t done, all;
    };
    const auto told = onThreadOf<Step>(this, [this](const Step &step) {
        if (m_isSaving)
            emit saveProgressed(step.step, step.done, step.all);
    });
    job.onStep = [told](ReportStep step, std::uint64_t done, std::uint64_t all) { told({step, done, all}); };
    emit saveStarted();
    callOn(m_worker, [job, file, answer](ReportWorker &worker) { worker.save(job, file, answer); });
}

void ReportSession::cancelSave()
{
    m_saveCancel.cancel();
}

void ReportSession::signBoundary()
{
    if (m_isSigning || !m_report || !m_report->boundary)
        return;
    m_isSigning = true;
    auto answer = onThreadOf<Result<BoundaryVersion>>(this, [this](const Result<BoundaryVersion> &result) {
        m_isSigning = false;
        if (result)
            emit boundarySigned(*result);
        else
            emit signFailed(result.error());
        emit logged();
        reloadHistory();
    });
    emit signStarted();
    callOn(m_worker, [job = this->job(m_report->wish, CancelToken()), digest = m_report->boundary->digest, answer](ReportWorker &worker) { worker.sign(job, digest, answer); });
}

void ReportSession::reloadHistory()
{
    const int ticket = ++m_historyTicket;
    auto answer = onThreadOf<ReportWorker::History>(this, [this, ticket](const ReportWorker::History &result) {
        if (ticket != m_historyTicket)
            return;
        m_historyError = result ? std::nullopt : std::optional(result.error());
        if (result) {
            m_history = *result;
            emit historyChanged();
        } else {
            emit historyFailed(*m_historyError);
        }
    });
    callOn(m_worker, [estate = m_estate, answer](ReportWorker &worker) { worker.loadHistory(estate, answer); });
}

} // namespace bulkhead
