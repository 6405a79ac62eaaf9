// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionsession.h"

#include "core/operatingsystemuser.h"
#include "usecases/crossthread.h"
#include "usecases/promotionworker.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

PromotionSession::PromotionSession(PromotionSessionParts parts, QObject *parent)
    : QObject(parent)
    , m_worker(new PromotionWorker(std::move(parts)))
{
    m_who.claim = operatingSystemUser();
    m_thread.setObjectName(u"bulkhead-promote"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

PromotionSession::~PromotionSession()
{
    m_runCancel.cancel();
    callOn(m_worker, [](PromotionWorker &worker) { worker.shutDown(); });
    m_thread.wait();
}

void PromotionSession::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    callOn(m_worker, [estate](PromotionWorker &worker) { worker.setEstate(estate); });
    reload();
}

void PromotionSession::setActing(const Acting &who)
{
    m_who = who;
    emit actingChanged();
}

void PromotionSession::setCatalog(const std::shared_ptr<const CatalogView> &catalog)
{
    m_catalog = catalog;
    emit catalogChanged();
}

void PromotionSession::reload()
{
    auto answer = onThreadOf<PromotionWorker::ViewResult>(this, [this](const PromotionWorker::ViewResult &result) {
        m_loadError = result ? std::nullopt : std::optional(result.error());
        if (result) {
            m_view = *result;
            emit viewChanged();
        } else {
            emit loadFailed(*m_loadError);
        }
    });
    callOn(m_worker, [answer](PromotionWorker &worker) { worker.load(answer); });
}

void PromotionSession::open(const QString &id)
{
    auto answer = onThreadOf<PromotionWorker::DetailsResult>(this, [this, id](const PromotionWorker::DetailsResult &result) {
        if (result)
            emit opened(*result);
        else
            emit openFailed(id, result.error());
    });
    callOn(m_worker, [id, catalog = m_catalog, answer](PromotionWorker &worker) { worker.open(id, catalog, answer); });
}

void PromotionSession::check(const QString &id)
{
    auto answer = onThreadOf<Result<Freshness>>(this, [this, id](const Result<Freshness> &result) {
        if (result)
            emit checked(id, *result);
        else
            emit checkFailed(id, result.error());
    });
    callOn(m_worker, [id, answer](PromotionWorker &worker) { worker.check(id, answer); });
}

void PromotionSession::makePlan(const PromotionQuestion &question)
{
    const int ticket = ++m_planTicket;
    auto answer = onThreadOf<PromotionWorker::DraftResult>(this, [this, ticket](const PromotionWorker::DraftResult &result) {
        if (ticket != m_planTicket)
            return;
        if (result)
            emit planned(*result);
        else
            emit planFailed(result.error());
    });
    callOn(m_worker, [question, catalog = m_catalog, answer](PromotionWorker &worker) { worker.makePlan(question, catalog, answer); });
}

std::function<void(Result<Request>)> PromotionSession::recordedAnswer()
{
    return onThreadOf<Result<Request>>(this, [this](const Result<Request> &result) {
        if (result)
            emit recorded(*result);
        else
            emit failed(result.error());
        emit logged();
        reload();
    });
}

void PromotionSession::request(const std::shared_ptr<const DraftedPlan> &draft, const QString &reason, const QStringList &needsWaiver)
{
    const PromotionWorker::Decision decision
        = [=, who = m_who](PromotionDesk &desk) { return desk.request(draft->plan, reason, who, draft->ground, needsWaiver); };
    callOn(m_worker, [decision, answer = recordedAnswer()](PromotionWorker &worker) { worker.decide(decision, answer); });
}

void PromotionSession::approve(const QString &id, const QString &digest, const QString &text)
{
    const PromotionWorker::Decision decision = [=, who = m_who](PromotionDesk &desk) { return desk.approve(id, digest, text, who); };
    callOn(m_worker, [decision, answer = recordedAnswer()](PromotionWorker &worker) { worker.decide(decision, answer); });
}

void PromotionSession::review(const QString &id, const QString &text)
{
    const PromotionWorker::Decision decision = [=, who = m_who](PromotionDesk &desk) { return desk.review(id, text, who); };
    callOn(m_worker, [decision, answer = recordedAnswer()](PromotionWorker &worker) { worker.decide(decision, answer); });
}

void PromotionSession::waive(const QString &id, const QString &gate, const QString &reason)
{
    const PromotionWorker::JudgedDecision decision
        = [=, who = m_who](PromotionDesk &desk, const GateGround &ground) { return desk.waive(id, gate, reason, ground, who); };
    callOn(m_worker, [id, decision, answer = recordedAnswer()](PromotionWorker &worker) { worker.decideJudged(id, decision, answer); });
}

void PromotionSession::remark(const QString &id, Remark::Kind kind, const QString &text, int step)
{
    const PromotionWorker::Decision decision = [=, who = m_who](PromotionDesk &desk) { return desk.remark(id, kind, text, step, who); };
    callOn(m_worker, [decision, answer = recordedAnswer()](PromotionWorker &worker) { worker.decide(decision, answer); });
}

void PromotionSession::run(const QString &id, RunProgress::Kind kind, const QString &reason)
{
    if (m_running)
        return;
    m_running = RunProgress{id, kind, {}, {}};
    m_runCancel = CancelToken();
    auto progressed = onThreadOf<RunProgress>(this, [this](const RunProgress &progress) {
        m_running = progress;
        emit runProgressed();
    });
    auto answer = onThreadOf<Result<RunOutcome>>(this, [this, id](const Result<RunOutcome> &outcome) { takeOutcome(id, outcome); });
    PromotionWorker::RunQuestion question{id, reason, kind, m_who, m_runCancel};
    emit runStarted();
    callOn(m_worker, [question, progressed, answer](PromotionWorker &worker) { worker.run(question, progressed, answer); });
}

void PromotionSession::takeOutcome(const QString &id, const Result<RunOutcome> &outcome)
{
    m_running.reset();
    if (outcome)
        emit runEnded(*outcome);
    else
        emit runRefused(id, outcome.error());
    emit logged();
    reload();
}

void PromotionSession::cancelRun()
{
    m_runCancel.cancel();
}

} // namespace bulkhead
