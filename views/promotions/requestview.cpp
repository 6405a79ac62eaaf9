// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/requestview.h"

#include "presentation/formats.h"
#include "presentation/planrowwords.h"
#include "presentation/promotionwords.h"
#include "promotions/approvalspanel.h"
#include "promotions/askpanel.h"
#include "promotions/decisionpanel.h"
#include "promotions/digestpanel.h"
#include "promotions/draftfailure.h"
#include "promotions/gatestrip.h"
#include "promotions/planpanel.h"
#include "promotions/runpanel.h"
#include "promotions/storypanel.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/scrollsheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QShortcut>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int sideWidth = 336;
constexpr int wide = 900; //!< less than this, and the side stands below

QHash<int, int> remarksByStep(const Request &request)
{
    QHash<int, int> counts;
    for (const Remark &remark : request.remarks) {
        if (remark.step >= 0)
            ++counts[remark.step];
    }
    return counts;
}

QString gateNames(const QStringList &ids)
{
    QStringList names;
    for (const QString &id : ids)
        names.append(PromotionWords::gate(id));
    return names.join(u", "_s);
}

} // namespace

RequestView::RequestView(PromotionSession &session, const Rights &rights, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rights(rights)
    , m_clock(std::move(clock))
    , m_back(new Button(tr("Promotions"), Button::Look::Plain, Icon::Undo, this))
    , m_title(new TextLabel({}, TypeSize::Title, QFont::DemiBold, &Tokens::text, this))
    , m_asked(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_sentence(new TextLabel({}, TypeSize::Section, QFont::Medium, &Tokens::text, this))
    , m_facts(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_waiting(new TextLabel({}, TypeSize::Section, QFont::Normal, &Tokens::text2, this))
    , m_failure(new DraftFailure(this))
    , m_from(new EnvironmentMark(this))
    , m_to(new EnvironmentMark(this))
    , m_id(new Tag({}, this))
    , m_state(new Badge(Status::Waiting, {}, this))
    , m_sheet(new ScrollSheet(tr("Promotion"), this))
    , m_message(new MessageBar(this))
    , m_notice(new MessageBar(this))
    , m_gates(new GateStrip(this))
    , m_plan(new PlanPanel(this))
    , m_run(new RunPanel(session, this))
    , m_story(new StoryPanel(m_clock, this))
    , m_history(new HistoryPanel(m_clock, this))
    , m_digest(new DigestPanel(session, m_clock, this))
    , m_approvals(new ApprovalsPanel(m_clock, this))
    , m_why(new WhyPanel(this))
    , m_decisions(new DecisionPanel(session, rights, m_clock, this))
    , m_ask(new AskPanel(session, rights, this))
{
    setObjectName(u"requestView"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeWaiting(), 1);
    m_content = new QWidget(m_sheet);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_content);
    m_columns->setContentsMargins(px(24), px(16), px(24), px(24));
    m_columns->setSpacing(px(16));
    m_columns->addWidget(makeMain(), 1);
    m_columns->addWidget(makeSide());
    m_sheet->setWidget(m_content);
    column->addWidget(m_sheet, 1);
    m_message->hide();
    m_notice->hide();
    connectParts();
    makeShortcuts();
}

//! In place of the sheet, until it is there or because it cannot be.
QWidget *RequestView::makeWaiting()
{
    m_place = new QWidget(this);
    auto *column = new QVBoxLayout(m_place);
    column->setContentsMargins(px(24), px(24), px(24), px(24));
    column->setSpacing(px(16));
    m_waiting->setWordWrap(true);
    column->addWidget(m_waiting);
    column->addWidget(m_failure);
    column->addStretch(1);
    m_failure->hide();
    return m_place;
}

QWidget *RequestView::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(10), px(24), px(10));
    row->setSpacing(px(10));
    m_back->setObjectName(u"requestBack"_s);
    m_back->setToolTip(tr("Back to all promotions (Esc)"));
    row->addWidget(m_back);
    m_title->setObjectName(u"requestTitle"_s);
    m_title->setElided(true);
    row->addWidget(m_title);
    row->addWidget(m_from);
    row->addWidget(new IconMark(Icon::ChevronRight, 16, &Tokens::text2, head));
    row->addWidget(m_to);
    row->addWidget(m_id);
    row->addStretch(1);
    m_asked->setElided(true);
    row->addWidget(m_asked);
    row->addWidget(m_state);
    return head;
}

QWidget *RequestView::makeMain()
{
    auto *main = new QWidget(m_content);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    auto *summary = new Surface(&Tokens::panel, Surface::Round, main);
    auto *words = new QVBoxLayout(summary);
    words->setContentsMargins(px(16), px(14), px(16), px(14));
    words->setSpacing(px(8));
    m_sentence->setObjectName(u"requestSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setWordWrap(true);
    words->addWidget(m_sentence);
    words->addWidget(m_facts);
    column->addWidget(m_message);
    column->addWidget(m_run);
    column->addWidget(summary);
    column->addWidget(m_gates);
    column->addWidget(m_notice);
    column->addWidget(m_plan);
    column->addWidget(m_story);
    column->addWidget(m_history);
    column->addStretch(1);
    return main;
}

QWidget *RequestView::makeSide()
{
    m_side = new QWidget(m_content);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    for (QWidget *panel : {static_cast<QWidget *>(m_ask), static_cast<QWidget *>(m_decisions), static_cast<QWidget *>(m_digest), static_cast<QWidget *>(m_approvals),
                           static_cast<QWidget *>(m_why)})
        column->addWidget(panel);
    column->addStretch(1);
    return m_side;
}

void RequestView::connectParts()
{
    connect(m_back, &QPushButton::clicked, this, &RequestView::backRequested);
    connect(m_history, &HistoryPanel::opened, this, &RequestView::requestOpened);
    connect(m_ask, &AskPanel::dropped, this, &RequestView::draftDropped);
    connect(m_failure, &DraftFailure::dropped, this, &RequestView::draftDropped);
    connect(m_failure, &DraftFailure::changeRequested, this, &RequestView::draftChangeRequested);
    connect(m_decisions, &DecisionPanel::decided, this, [this](Decision decision) { openDecision(decision); });
    connect(m_decisions, &DecisionPanel::askedAnew, this, [this] {
        PromotionQuestion question;
        question.api = QString::fromStdString(m_details->plan.api);
        for (const PlanApi &other : m_details->plan.others)
            question.others.append(QString::fromStdString(other.id));
        question.from = m_details->plan.from;
        question.to = m_details->plan.to;
        question.source = m_details->plan.source;
        question.target = m_details->plan.target;
        emit askedAnew(question);
    });
    connect(m_plan, &PlanPanel::commentRequested, this, [this](int step) {
        if (m_details && m_decisions->whyNot(Decision::Comment).isEmpty())
            openDecision(Decision::Comment, {step, {}});
    });
    connect(m_gates, &GateStrip::waiveRequested, this, [this](const QString &gate) { openDecision(Decision::Waive, {-1, gate}); });
    connect(m_digest, &DigestPanel::checked, this, &RequestView::refresh);
    connect(&m_rights, &Rights::changed, this, &RequestView::refresh);
    for (auto signal : {&PromotionSession::runStarted, &PromotionSession::actingChanged})
        connect(&m_session, signal, this, &RequestView::refresh);
}

//! A text field keeps its letters; everywhere else they decide.
void RequestView::makeShortcuts()
{
    for (const Decision decision : {Decision::Approve, Decision::AskForChanges, Decision::Reject, Decision::Comment, Decision::Apply}) {
        auto *shortcut = new QShortcut(wordsOf(decision, {}).key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, decision] { decide(decision); });
    }
}

void RequestView::showHead(const Plan &plan)
{
    QStringList names;
    for (const PlanApi &api : plan.apis())
        names.append(QString::fromStdString(api.name));
    m_title->setText(names.join(u", "_s));
    const auto typeOf = [this](const EnvironmentId &id, EnvironmentType fallback) {
        for (const Environment &environment : m_session.estate().environments) {
            if (environment.id == id)
                return environment.type;
        }
        return fallback;
    };
    m_from->setEnvironment(plan.from.text(), typeOf(plan.from, EnvironmentType::Sandbox));
    m_to->setEnvironment(plan.to.text(), typeOf(plan.to, EnvironmentType::Production));
    for (QWidget *widget : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_state)})
        widget->show();
}

void RequestView::showSummary(const PlanWords &words)
{
    m_sentence->setText(PlanRowWords::sentence(words.summary));
    m_facts->setText(PlanRowWords::facts(words.summary).join(u"   ·   "_s));
}

void RequestView::showRequest(const std::shared_ptr<const RequestDetails> &details)
{
    const bool isOther = !m_details || m_details->summary.request.id != details->summary.request.id;
    m_details = details;
    m_draft.reset();
    const Request &request = details->summary.request;
    const QString id = QString::fromStdString(request.id);
    showHead(details->plan);
    m_id->setText(PromotionWords::shortId(id));
    m_id->setToolTip(id);
    m_id->show();
    m_asked->setText(tr("Asked by %1, %2").arg(request.requester, Formats::shortMoment(request.requestedAt, m_clock->now())));
    showSummary(details->words);
    m_gates->setVisible(!details->summary.gates.isEmpty());
    m_gates->setGates(details->summary.gates, details->summary.warnsOnUnknown, details->summary.waivers);
    m_plan->show(details->plan, details->words, remarksByStep(request));
    m_run->setRequest(id);
    m_story->show(*details);
    m_history->show(*details);
    m_digest->show(*details);
    m_ask->hide();
    for (QWidget *panel : {static_cast<QWidget *>(m_story), static_cast<QWidget *>(m_history), static_cast<QWidget *>(m_digest), static_cast<QWidget *>(m_approvals),
                           static_cast<QWidget *>(m_decisions)})
        panel->show();
    m_place->hide();
    m_sheet->show();
    if (isOther) {
        m_plan->showTab(PlanPanel::Tab::Plan);
        m_message->hide();
        m_sheet->ensureVisible(0, 0);
    }
    refresh();
}

void RequestView::refresh()
{
    if (!m_details)
        return;
    const QString me = m_session.acting().person;
    const bool isStale = m_digest->freshness() && !m_digest->freshness()->isSame();
    m_approvals->show(*m_details, me);
    m_why->show(*m_details, me);
    m_decisions->show(*m_details, isStale);
    const State now = m_details->summary.request.state;
    m_gates->offerWaivers(now == State::AwaitingApproval || now == State::Approved, whyNotWaive());
    const bool isMine = m_details->summary.request.state == State::AwaitingApproval && m_details->summary.couldApprove.contains(me);
    const State state = m_details->summary.request.state;
    if (isMine)
        m_state->setStatus(Status::Warn, tr("Waits for you"));
    else
        m_state->setStatus(PromotionWords::statusOf(state), PromotionWords::state(state));
    showNotice();
}

QString RequestView::whyNotWaive() const
{
    const Request &request = m_details->summary.request;
    if (const QString refused = m_rights.whyNot("promotion.waive", request.to.text().toStdString()); !refused.isEmpty())
        return refused;
    for (const ApproverRow &row : m_details->approvers) {
        if (row.person == m_session.acting().person && (row.facts.isRequester || row.facts.isSourceAuthor || row.facts.isGrantedByRequester))
            return tr("You have a part in it, so somebody else has to waive it.");
    }
    return {};
}

void RequestView::showNotice()
{
    const Request &request = m_details->summary.request;
    const auto &review = m_details->summary.review;
    const QStringList missing = request.missingWaivers();
    if (request.broken && review && !review->isDone())
        m_notice->show(Status::Fail, tr("The glass was broken by %1: %2").arg(request.broken->person, request.broken->reason),
                       review->isOverdue ? tr("Its review is overdue since %1. Nothing else is approved or applied there before two people have reviewed it.").arg(Formats::dateTime(review->due))
                                         : tr("Two people have to review it until %1; %n has.", nullptr, static_cast<int>(review->by.size())).arg(Formats::dateTime(review->due)));
    else if (request.broken)
        m_notice->show(Status::Warn, tr("The glass was broken by %1: %2").arg(request.broken->person, request.broken->reason),
                       review ? tr("Reviewed by %1.").arg(review->by.join(u", "_s)) : QString());
    else if (!missing.isEmpty() && isInFlight(request.state))
        m_notice->show(Status::Warn, tr("It was asked for although a gate says no: %1.").arg(gateNames(missing)), tr("Somebody else has to waive that before it can be approved."));
    else if (request.state == State::Void)
        m_notice->show(Status::Warn, tr("Void: what it was asked for has changed."), request.note);
    else if (m_details->summary.steps.deleted > 0 && isInFlight(request.state))
        m_notice->show(Status::Warn, tr("This deletes %n object(s) in %1.", nullptr, m_details->summary.steps.deleted).arg(request.to.text()),
                       tr("They come first in the plan below."));
    else
        m_notice->hide();
}

void RequestView::showDraft(const std::shared_ptr<const DraftedPlan> &draft)
{
    m_draft = draft;
    m_details.reset();
    showHead(draft->plan);
    m_id->hide();
    m_asked->setText(tr("Not asked for yet"));
    m_state->setStatus(PromotionWords::statusOf(State::Draft), PromotionWords::state(State::Draft));
    showSummary(draft->words);
    m_gates->show();
    m_gates->setGates(draft->gates, draft->path.warnsOnUnknown);
    m_plan->show(draft->plan, draft->words, {});
    m_run->setRequest({});
    for (QWidget *panel : {static_cast<QWidget *>(m_story), static_cast<QWidget *>(m_history), static_cast<QWidget *>(m_digest), static_cast<QWidget *>(m_approvals),
                           static_cast<QWidget *>(m_decisions), static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_message)})
        panel->hide();
    m_ask->show(draft);
    m_ask->QWidget::show();
    m_plan->showTab(draft->plan.unmapped.empty() ? PlanPanel::Tab::Plan : PlanPanel::Tab::Mapping);
    m_place->hide();
    m_sheet->show();
    m_sheet->ensureVisible(0, 0);
}

void RequestView::showWaiting(const QString &title)
{
    m_details.reset();
    m_draft.reset();
    m_title->setText(title);
    m_asked->setText({});
    for (QWidget *widget : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_id),
                            static_cast<QWidget *>(m_sheet)})
        widget->hide();
    m_waiting->setText(tr("Reading"));
    m_place->show();
    m_failure->hide();
}

void RequestView::showError(const Error &error)
{
    m_sheet->hide();
    m_waiting->setText(PromotionWords::whatHappened(error) + u'\n' + PromotionWords::whatToDo(error));
    m_place->show();
    m_failure->hide();
}

void RequestView::showDraftError(const Error &error)
{
    showError(error);
    m_failure->show();
}

QString RequestView::requestId() const
{
    return m_details ? QString::fromStdString(m_details->summary.request.id) : QString();
}

QList<QWidget *> RequestView::panes() const
{
    QList<QWidget *> panes{m_sheet, m_plan->list()};
    panes.append(m_draft ? static_cast<QWidget *>(m_ask) : m_decisions);
    return panes;
}

QList<Decision> RequestView::decisionsNow() const
{
    QList<Decision> now;
    if (!m_details)
        return now;
    for (const Decision decision : {Decision::Apply, Decision::Approve, Decision::AskForChanges, Decision::Reject, Decision::Comment, Decision::Resume, Decision::RollBack}) {
        if (m_decisions->offers(decision))
            now.append(decision);
    }
    return now;
}

void RequestView::decide(Decision decision)
{
    if (m_details)
        m_decisions->decide(decision);
}

void RequestView::openDecision(Decision decision, const DecisionDialog::On &on)
{
    auto *dialog = new DecisionDialog(m_session, decision, m_details->summary.request, on, this);
    connect(dialog, &DecisionDialog::decided, this, &RequestView::say);
    dialog->open();
}

void RequestView::say(const QString &sentence)
{
    m_message->show(Status::Pass, sentence);
    m_sheet->ensureVisible(0, 0);
}

void RequestView::focusFirst()
{
    if (m_draft)
        m_ask->focusReason();
    else
        m_sheet->setFocus(Qt::OtherFocusReason);
}

QString RequestView::unsavedWork() const
{
    return m_draft && m_ask->hasText() ? tr("The reason of a promotion that was not asked for yet would be lost.") : QString();
}

void RequestView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= px(wide);
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(isWide ? px(sideWidth) : 0);
    m_side->setMaximumWidth(isWide ? px(sideWidth) : QWIDGETSIZE_MAX);
    m_asked->setVisible(isWide);
}

void RequestView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bulkhead
