// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/decisionpanel.h"

#include "presentation/promotionwords.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/locknote.h"

#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

bool isOpen(const Request &request)
{
    return request.state == State::AwaitingApproval || request.state == State::Approved;
}

} // namespace

DecisionPanel::DecisionPanel(PromotionSession &session, const Rights &rights, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(tr("Your decision"), parent)
    , m_session(session)
    , m_rights(rights)
    , m_clock(std::move(clock))
{
    setObjectName(u"decisionPanel"_s);
}

//! The first one is what the state waits for.
QList<Decision> DecisionPanel::offered() const
{
    const Request &request = m_details.summary.request;
    const auto &review = m_details.summary.review;
    QList<Decision> offers;
    if (review && !review->isDone())
        offers.append(Decision::Review);
    switch (request.state) {
    case State::AwaitingApproval:
        offers += {Decision::Approve, Decision::AskForChanges, Decision::Reject};
        if (m_session.estate().breakGlass.allowed)
            offers.append(Decision::BreakGlass);
        break;
    case State::Approved:
        offers += {Decision::Apply, Decision::Approve, Decision::Reject};
        break;
    case State::Executing:
    case State::Failed:
        offers.append(Decision::Resume);
        break;
    case State::Applied:
        if (m_clock->now() - request.appliedAt <= rollBackWithin)
            offers.append(Decision::RollBack);
        break;
    default:
        break;
    }
    offers.append(Decision::Comment);
    return offers;
}

QString DecisionPanel::whyNotSign() const
{
    const QString me = m_session.acting().person;
    for (const ApproverRow &row : m_details.approvers) {
        if (row.person == me && row.seq != 0)
            return tr("You have signed it already.");
        if (row.person == me && !row.whyNot.isEmpty())
            return PromotionWords::whyNot(row.facts, m_details.rule);
    }
    return {};
}

QString DecisionPanel::whyNot(Decision decision) const
{
    const Request &request = m_details.summary.request;
    const DecisionWords words = wordsOf(decision, request);
    const bool isRun = decision == Decision::Apply || decision == Decision::Resume || decision == Decision::RollBack || decision == Decision::BreakGlass;
    if (m_session.running())
        return isRun || m_session.running()->request.toStdString() == request.id ? tr("A promotion is being executed.") : QString();
    if (const QString refused = m_rights.whyNot(words.action, request.to.text().toStdString()); !refused.isEmpty())
        return refused;
    const bool isLate = isOpen(request) && request.expires <= m_clock->now();
    if (isLate && (decision == Decision::Approve || decision == Decision::Apply))
        return tr("Its time is over. Ask for it anew.");
    if (m_isStale && (decision == Decision::Approve || decision == Decision::Apply || decision == Decision::BreakGlass))
        return tr("What it was asked for has changed, so it cannot be applied any more.");
    if (decision == Decision::Approve)
        return whyNotSign();
    if (decision == Decision::Review)
        return whyNotReview();
    return decision == Decision::Apply ? whyNotPass() : QString();
}

QString DecisionPanel::whyNotReview() const
{
    const QString me = m_session.acting().person;
    const Request &request = m_details.summary.request;
    if (me == request.requester || (request.broken && me == request.broken->person))
        return tr("You had a part in it, so somebody else has to review it.");
    return m_details.summary.review && m_details.summary.review->by.contains(me) ? tr("You have reviewed it already.") : QString();
}

//! The first gate that does not let it pass and that nobody has waived.
QString DecisionPanel::whyNotPass() const
{
    for (const GateResult &gate : m_details.summary.gates) {
        const bool isOpen = gate.verdict == GateVerdict::Pending || !lets(gate, m_details.summary.warnsOnUnknown);
        if (isOpen && coveringWaiver(gate, m_details.summary.waivers) == nullptr)
            return tr("%1: %2.").arg(PromotionWords::gate(gateName(gate)), gate.reason);
    }
    return {};
}

void DecisionPanel::addButton(Decision decision, int look)
{
    const DecisionWords words = wordsOf(decision, m_details.summary.request);
    auto *button = new Button(words.button, static_cast<Button::Look>(look), decision == Decision::Approve ? Icon::Key : Icon::None, this);
    button->setObjectName(u"decision-"_s + QString::number(static_cast<int>(decision)));
    if (!words.key.isEmpty())
        button->setKeyHint(words.key);
    button->setBlocked(whyNot(decision));
    connect(button, &QPushButton::clicked, this, [this, decision] { emit decided(decision); });
    m_buttons.insert(decision, button);
}

void DecisionPanel::show(const RequestDetails &details, bool isStale)
{
    m_details = details;
    m_isStale = isStale;
    clearBody();
    m_buttons.clear();
    const Request &request = details.summary.request;
    setNote(PromotionWords::state(request.state));
    const QList<Decision> offers = offered();
    auto *others = new FlowLayout;
    others->setSpacing(px(8));
    for (qsizetype i = 0; i < offers.size(); ++i) {
        const bool isFirst = i == 0 && offers[i] != Decision::Comment;
        const bool isGrave = offers[i] == Decision::Reject || offers[i] == Decision::RollBack || offers[i] == Decision::BreakGlass;
        addButton(offers[i], static_cast<int>(isGrave ? Button::Look::Destructive : isFirst ? Button::Look::Filled : Button::Look::Outlined));
        Button *button = m_buttons.value(offers[i]);
        if (!isFirst) {
            others->addWidget(button);
            continue;
        }
        button->setSize(Button::Size::Decisive);
        body()->addWidget(button);
        if (const QString reason = whyNot(offers[i]); !reason.isEmpty()) {
            auto *lock = new LockNote(this);
            lock->setReason(reason);
            body()->addWidget(lock);
        }
    }
    body()->addLayout(others);
    const bool isEnded = !isInFlight(request.state) && request.state != State::Failed && request.state != State::Applied;
    if (isEnded || isStale) {
        auto *again = new Button(tr("Ask anew…"), Button::Look::Outlined, Icon::Promotions, this);
        again->setObjectName(u"askAnew"_s);
        connect(again, &QPushButton::clicked, this, &DecisionPanel::askedAnew);
        others->addWidget(again);
    }
}

void DecisionPanel::decide(Decision decision)
{
    if (Button *button = m_buttons.value(decision); button != nullptr && button->isEnabled())
        button->click();
}

} // namespace bulkhead
