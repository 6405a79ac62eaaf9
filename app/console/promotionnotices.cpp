// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/promotionnotices.h"

#include "engine/desktopnotifier.h"
#include "presentation/promotionwords.h"

namespace bulkhead {

using namespace std::chrono_literals;

PromotionNotices::PromotionNotices(PromotionSession &session, std::shared_ptr<const Clock> clock, std::unique_ptr<Notifier> notifier)
    : m_session(session)
    , m_clock(std::move(clock))
    , m_notifier(notifier ? std::move(notifier) : std::make_unique<DesktopNotifier>())
{
    connect(&session, &PromotionSession::viewChanged, this, &PromotionNotices::look);
    connect(&session, &PromotionSession::actingChanged, this, &PromotionNotices::look);
    m_timer.setInterval(30s);
    connect(&m_timer, &QTimer::timeout, &session, &PromotionSession::reload); // others ask and decide at their desks
    m_timer.start();
}

void PromotionNotices::look()
{
    const auto view = m_session.view();
    if (!view)
        return;
    const QString person = m_session.acting().person;
    if (person != m_person)
        m_told.clear();
    m_person = person;
    QList<const promotion::Request *> fresh;
    for (const RequestSummary &summary : view->requests) {
        const promotion::Request &request = summary.request;
        const QString id = QString::fromStdString(request.id);
        const bool isBroken = summary.review && !summary.review->isDone();
        if (isBroken && !m_broken.contains(id)) {
            m_broken.insert(id);
            tellBroken(request);
        }
        const bool waits = !person.isEmpty() && request.state == promotion::State::AwaitingApproval && summary.couldApprove.contains(person);
        if (!waits)
            m_told.remove(id);
        else if (!m_told.contains(id))
            fresh.append(&request);
    }
    for (const promotion::Request *request : fresh)
        m_told.insert(QString::fromStdString(request->id));
    if (fresh.size() == 1)
        tellOne(*fresh.first());
    else if (!fresh.isEmpty())
        (void)m_notifier->notify(tr("%n promotion(s) wait for you", nullptr, static_cast<int>(fresh.size())), tr("Each of them can be signed by you."), Notifier::Urgency::Normal,
                                 tr("Review"), [this] { emit reviewRequested({}); });
}

void PromotionNotices::tellOne(const promotion::Request &request)
{
    const QString id = QString::fromStdString(request.id);
    (void)m_notifier->notify(tr("%1 waits for your approval").arg(request.apiName),
                             tr("%1 asked for it to go to %2: %3").arg(request.requester, request.to.text(), request.reason) + u'\n'
                                 + PromotionWords::timeLeft(request.expires, m_clock->now()),
                             Notifier::Urgency::Normal, tr("Review"), [this, id] { emit reviewRequested(id); });
}

void PromotionNotices::tellBroken(const promotion::Request &request)
{
    const QString id = QString::fromStdString(request.id);
    const QString by = request.broken ? request.broken->person : QString(), why = request.broken ? request.broken->reason : QString();
    (void)m_notifier->notify(tr("The glass was broken for %1").arg(request.apiName), tr("%1 applied it to %2 without the approvals: %3").arg(by, request.to.text(), why),
                             Notifier::Urgency::Critical, tr("Review"), [this, id] { emit reviewRequested(id); });
}

} // namespace bulkhead
