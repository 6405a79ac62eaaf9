// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/promotionspage.h"

#include "presentation/formats.h"
#include "presentation/promotionwords.h"
#include "presentation/travelwords.h"
#include "promotions/boardview.h"
#include "promotions/figuresview.h"
#include "promotions/newpromotiondialog.h"
#include "promotions/planpanel.h"
#include "promotions/requestview.h"
#include "promotions/requeststable.h"
#include "usecases/auditsession.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableexport.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>
#include <QListView>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours doneShown(7 * 24);

} // namespace

PromotionsPage::PromotionsPage(PromotionSession &session, AuditSession *audit, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_audit(audit)
    , m_clock(std::move(clock))
    , m_rights(audit)
    , m_stack(new QStackedWidget(this))
    , m_listStack(new QStackedWidget(this))
    , m_tabs(new SegmentedControl(tr("How promotions are shown"), this))
    , m_scope(new SegmentedControl(tr("Which promotions are shown"), this))
    , m_new(new Button(tr("New promotion"), Button::Look::Filled, Icon::Plus, this))
    , m_freezes(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_message(new MessageBar(this))
    , m_board(new BoardView(session, m_clock, this))
    , m_table(new RequestsTable(m_clock, this))
    , m_figures(new FiguresView(m_clock, this))
    , m_empty(new EmptyState(Icon::Promotions, this))
    , m_request(new RequestView(session, m_rights, m_clock, this))
{
    setObjectName(u"promotionsPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(makeList());
    m_stack->addWidget(m_request);
    m_message->hide();
    new TableExport(*m_table->table(), u"promotions"_s, *m_message);
    connectParts();
    takeView();
}

PromotionsPage::~PromotionsPage() = default;

QWidget *PromotionsPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    row->addWidget(new TextLabel(PromotionsPage::title(), TypeSize::Title, QFont::DemiBold, &Tokens::text, head));
    m_tabs->setObjectName(u"promotionTabs"_s);
    m_tabs->addSegment(tr("Board"));
    m_tabs->addSegment(tr("Table"));
    m_tabs->addSegment(tr("Figures"));
    row->addWidget(m_tabs);
    m_scope->setObjectName(u"promotionScope"_s);
    for (int i = 0; i < 3; ++i)
        m_scope->addSegment({});
    row->addWidget(m_scope);
    row->addStretch(1);
    m_new->setObjectName(u"newPromotion"_s);
    m_new->setToolTip(tr("Make a plan for one API or several (Ctrl+N)"));
    row->addWidget(m_new);
    return head;
}

QWidget *PromotionsPage::makeList()
{
    m_list = new QWidget(this);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(px(24), px(12), px(24), px(16));
    column->setSpacing(px(12));
    column->addWidget(makeHead());
    column->addWidget(m_message);
    m_freezes->setWordWrap(true);
    column->addWidget(m_freezes);
    m_listStack->addWidget(m_board);
    m_listStack->addWidget(m_table);
    m_listStack->addWidget(m_figures);
    m_listStack->addWidget(m_empty);
    column->addWidget(m_listStack, 1);
    return m_list;
}

void PromotionsPage::connectParts()
{
    connect(&m_session, &PromotionSession::viewChanged, this, &PromotionsPage::takeView);
    connect(&m_session, &PromotionSession::loadFailed, this, &PromotionsPage::takeView);
    connect(&m_session, &PromotionSession::actingChanged, this, &PromotionsPage::showCards);
    connect(&m_rights, &Rights::changed, this, &PromotionsPage::showEmptiness);
    connect(&m_session, &PromotionSession::catalogChanged, this, &PromotionsPage::showEmptiness);
    connect(&m_session, &PromotionSession::opened, this, [this](const std::shared_ptr<const RequestDetails> &details) {
        if (QString::fromStdString(details->summary.request.id) == m_opened)
            m_request->showRequest(details);
    });
    connect(&m_session, &PromotionSession::openFailed, this, [this](const QString &id, const Error &error) {
        if (id == m_opened)
            m_request->showError(error);
    });
    connect(&m_session, &PromotionSession::planned, this, [this](const std::shared_ptr<const DraftedPlan> &draft) {
        if (!m_draft.isEmpty()) {
            m_request->showDraft(draft);
            m_request->focusFirst();
        }
    });
    connect(&m_session, &PromotionSession::planFailed, this, [this](const Error &error) {
        if (!m_draft.isEmpty())
            m_request->showDraftError(error);
    });
    connect(&m_session, &PromotionSession::checked, this, [this](const QString &id) {
        if (id == m_opened)
            m_session.open(id); // the gates were looked at anew
    });
    connect(&m_session, &PromotionSession::recorded, this, &PromotionsPage::takeRecorded);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int tab) { showTab(static_cast<Tab>(tab)); });
    connect(m_scope, &SegmentedControl::currentChanged, this, &PromotionsPage::showCards);
    connect(m_new, &QPushButton::clicked, this, [this] { beginNew(); });
    connect(m_board, &BoardView::cardOpened, this, &PromotionsPage::open);
    connect(m_table, &RequestsTable::opened, this, &PromotionsPage::open);
    connect(m_request, &RequestView::backRequested, this, &PromotionsPage::backToList);
    connect(m_request, &RequestView::requestOpened, this, [this](const QString &id) { open(id, false); });
    connect(m_request, &RequestView::askedAnew, this, [this](const PromotionQuestion &question) { beginNew(question); });
    connect(m_request, &RequestView::draftDropped, this, [this] {
        m_drafts.remove(m_draft);
        backToList();
    });
    connect(m_request, &RequestView::draftChangeRequested, this, [this] {
        if (const PromotionDraft *draft = m_drafts.find(m_draft))
            beginNew(draft->question, draft->id);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_session.loadError())
            m_session.reload();
        else if (m_scope->current() != 0)
            m_scope->setCurrent(0), showCards();
        else if (m_audit != nullptr && m_audit->view() && m_audit->view()->state.people().empty())
            emit openRequested(Screen::Settings, peopleItem);
        else
            beginNew();
    });
    auto *begin = new QShortcut(QKeySequence(QKeySequence::New), this);
    begin->setContext(Qt::WidgetWithChildrenShortcut);
    connect(begin, &QShortcut::activated, this, [this] { m_new->click(); });
}

void PromotionsPage::takeView()
{
    const auto error = m_session.loadError();
    if (error && m_session.view())
        m_message->show(Status::Warn, tr("The promotions could not be read again."), tr("What you see is what was read before."), {}, error->toText());
    else
        m_message->hide();
    showFreezes();
    showCards();
    if (!m_opened.isEmpty())
        m_session.open(m_opened);
}

void PromotionsPage::showCards()
{
    const PromotionsView none;
    const auto view = m_session.view();
    const QList<PromotionCard> cards = promotionCards(view ? *view : none, m_drafts.all(), m_session.acting().person);
    const auto count = [&](BoardScope scope) { return std::count_if(cards.begin(), cards.end(), [scope](const PromotionCard &card) { return isInScope(card, scope); }); };
    m_scope->setSegmentText(0, tr("All %1").arg(Formats::number(count(BoardScope::All))));
    m_scope->setSegmentText(1, tr("Waits for me %1").arg(Formats::number(count(BoardScope::WaitsForMe))));
    m_scope->setSegmentText(2, tr("Mine %1").arg(Formats::number(count(BoardScope::Mine))));
    QList<PromotionCard> shown;
    for (const PromotionCard &card : cards) {
        if (isInScope(card, static_cast<BoardScope>(m_scope->current())))
            shown.append(card);
    }
    m_board->setCards(shown, m_clock->now() - doneShown);
    m_table->setCards(shown);
    m_figures->setView(view);
    emit badgeChanged(static_cast<int>(count(BoardScope::WaitsForMe)), CountKind::WaitsForMe);
    showEmptiness();
}

QString PromotionsPage::whyNotNew() const
{
    return TravelWords::whyNone(m_session.estate(), m_session.catalog().get());
}

void PromotionsPage::showEmptiness()
{
    m_new->setBlocked(whyNotNew());
    const bool isFigures = static_cast<Tab>(m_tabs->current()) == Tab::Figures; // of all requests, whoever looks; says itself if there are none
    m_scope->setVisible(!isFigures);
    const bool isEmpty = isFigures ? !m_session.view() : m_table->table()->model()->rowCount() == 0 && m_table->search()->text().isEmpty();
    m_listStack->setCurrentIndex(isEmpty ? m_listStack->indexOf(m_empty) : m_tabs->current());
    if (!isEmpty)
        return;
    const bool hasPeople = m_audit == nullptr || !m_audit->view() || !m_audit->view()->state.people().empty();
    if (const auto error = m_session.loadError())
        m_empty->setText(PromotionWords::whatHappened(*error), PromotionWords::whatToDo(*error), tr("Try again"));
    else if (!m_session.view())
        m_empty->setText(tr("The promotions are being read."));
    else if (m_scope->current() != 0 && (!m_session.view()->requests.isEmpty() || !m_drafts.all().isEmpty()))
        m_empty->setText(m_scope->current() == 1 ? tr("Nothing waits for you.") : tr("You have asked for nothing."), {}, tr("Show all"));
    else if (m_session.estate().promotionPaths.isEmpty())
        m_empty->setText(tr("No promotion path is there yet."),
                         tr("The estate file says under promotion.paths from which environment to which APIs go, how values are mapped, and who approves."));
    else if (!hasPeople)
        m_empty->setText(tr("Nobody could approve yet: there are no people with keys."), tr("The first person makes a key in the settings, and adds the others."), tr("People and keys"));
    else
        m_empty->setText(tr("Nothing was asked for yet."), tr("A plan compares an API in the sandbox with production, and changes nothing until it is approved and applied."),
                         whyNotNew().isEmpty() ? tr("New promotion") : QString());
    m_empty->setLocked(whyNotNew());
}

//! What stops all of a path now, or will soon.
void PromotionsPage::showFreezes()
{
    QStringList lines;
    const UtcTime now = m_clock->now();
    for (const PromotionPath &path : m_session.estate().promotionPaths) {
        for (const Freeze &freeze : path.freezes) {
            const UtcTime from(std::chrono::milliseconds(freeze.from.toMSecsSinceEpoch())), to(std::chrono::milliseconds(freeze.to.toMSecsSinceEpoch()));
            if (to <= now)
                continue;
            lines.append(from <= now ? tr("Freeze of %1 until %2: %3.").arg(path.to.text(), Formats::dateTime(to), freeze.reason)
                                     : tr("Freeze of %1 from %2 to %3: %4.").arg(path.to.text(), Formats::dateTime(from), Formats::dateTime(to), freeze.reason));
        }
    }
    m_freezes->setText(lines.join(u'\n'));
    m_freezes->setVisible(!lines.isEmpty());
}

void PromotionsPage::open(const QString &id, bool isDraft)
{
    if (const PromotionDraft *draft = isDraft ? m_drafts.find(id) : nullptr) {
        openDraft(*draft);
        return;
    }
    m_draft.clear();
    m_session.abandonPlan();
    if (m_request->requestId() != id)
        m_request->showWaiting({});
    m_opened = id;
    m_stack->setCurrentWidget(m_request);
    m_session.open(id);
    m_request->focusFirst();
}

void PromotionsPage::openDraft(const PromotionDraft &draft)
{
    m_opened.clear();
    m_draft = draft.id;
    m_request->showWaiting(draft.apiNames.join(u", "_s));
    m_stack->setCurrentWidget(m_request);
    m_request->setFocus();
    if (const QStringList gone = goneFrom(draft); gone.isEmpty())
        m_session.makePlan(draft.question);
    else
        m_request->showDraftError(Error{.kind = Error::Kind::NotFound, .place = {}, .what = tr("the catalog does not have %1 any more").arg(gone.join(u", "_s)),
                                        .hint = tr("choose again, or drop the draft"), .retryAfter = {}});
}

//! The APIs of a draft that are not there any more, by their names.
QStringList PromotionsPage::goneFrom(const PromotionDraft &draft) const
{
    QStringList gone;
    const auto view = m_session.catalog();
    const QStringList apis = QStringList{draft.question.api} + draft.question.others;
    for (qsizetype i = 0; view && i < apis.size(); ++i) {
        if (view->catalog.find(apis[i]) == nullptr)
            gone.append(draft.apiNames.value(i));
    }
    return gone;
}

void PromotionsPage::beginNew(const PromotionQuestion &wanted, const QString &inPlaceOf)
{
    if (!whyNotNew().isEmpty())
        return;
    auto *dialog = new NewPromotionDialog(m_session.catalog(), wanted, this);
    connect(dialog, &NewPromotionDialog::asked, this, [this, inPlaceOf](const PromotionQuestion &question, const QStringList &names) {
        m_drafts.remove(inPlaceOf);
        const QString id = m_drafts.add(question, names, m_clock->now());
        showCards();
        openDraft(*m_drafts.find(id));
    });
    dialog->open();
}

//! A draft that was asked for is a request from now on.
void PromotionsPage::takeRecorded(const promotion::Request &request)
{
    if (m_draft.isEmpty())
        return;
    m_drafts.remove(m_draft);
    m_draft.clear();
    open(QString::fromStdString(request.id), false);
}

void PromotionsPage::backToList()
{
    m_draft.clear();
    m_opened.clear();
    m_session.abandonPlan();
    m_stack->setCurrentWidget(m_list);
    showCards();
    activate();
}

void PromotionsPage::showTab(Tab tab)
{
    m_tabs->setCurrent(static_cast<int>(tab));
    showEmptiness();
    activate();
}

QList<Command> PromotionsPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Promotions, {});
            then();
        };
    };
    QList<Command> all{{tr("New promotion…"), {}, Icon::Promotions, QKeySequence(QKeySequence::New), here([this] { beginNew(); }), whyNotNew()},
                       {tr("Promotions that wait for me"), {}, Icon::Promotions, {}, here([this] {
                            backToList();
                            if (static_cast<Tab>(m_tabs->current()) == Tab::Figures)
                                showTab(Tab::Board);
                            m_scope->setCurrent(1);
                            showCards();
                        })},
                       {tr("Figures of promotions"), {}, Icon::Promotions, {}, here([this] {
                            backToList();
                            showTab(Tab::Figures);
                        })}};
    if (const auto view = m_session.view()) {
        for (const RequestSummary &summary : view->requests) {
            if (!promotion::isInFlight(summary.request.state))
                continue;
            const QString id = QString::fromStdString(summary.request.id);
            all.append({summary.request.apiName, tr("promotion %1, %2").arg(PromotionWords::shortId(id), PromotionWords::state(summary.request.state)), Icon::Promotions, {},
                        here([this, id] { open(id, false); })});
        }
    }
    return all;
}

void PromotionsPage::activate()
{
    if (m_session.view())
        m_session.reload();
    if (m_stack->currentWidget() == m_request)
        m_request->focusFirst();
    else if (m_listStack->currentWidget() == m_board)
        m_board->focusFirst();
    else if (m_listStack->currentWidget() == m_table)
        m_table->table()->setFocus();
    else if (m_listStack->currentWidget() == m_figures)
        m_figures->focusFirst();
    else
        m_new->setFocus();
}

void PromotionsPage::openItem(const QString &item)
{
    if (item == newItem) {
        beginNew();
        return;
    }
    if (auto apis = apisOfNewPromotion(item)) {
        PromotionQuestion wanted;
        wanted.api = apis->isEmpty() ? QString() : apis->takeFirst();
        wanted.others = *apis;
        beginNew(wanted);
        return;
    }
    if (!item.isEmpty())
        open(item, false);
}

bool PromotionsPage::refresh()
{
    if (m_stack->currentWidget() != m_request)
        return false;
    if (const PromotionDraft *draft = m_drafts.find(m_draft)) {
        const PromotionDraft copy = *draft;
        openDraft(copy);
    } else {
        m_session.reload();
    }
    return true;
}

void PromotionsPage::nextDifference(bool backwards)
{
    if (m_stack->currentWidget() == m_request)
        m_request->plan()->nextDifference(backwards);
}

QList<QWidget *> PromotionsPage::panes()
{
    if (m_stack->currentWidget() == m_request)
        return m_request->panes();
    if (m_listStack->currentWidget() == m_table)
        return {m_tabs, m_table->search(), m_table->table()};
    if (m_listStack->currentWidget() == m_figures)
        return {m_tabs, m_figures->choice(), m_figures->table()};
    QList<QWidget *> panes{m_tabs};
    for (int i = 0; i < boardColumnCount; ++i) {
        if (QListView *list = m_board->list(static_cast<BoardColumn>(i)); list->model()->rowCount() > 0)
            panes.append(list);
    }
    return panes;
}

void PromotionsPage::saveState(QSettings &settings) const
{
    m_drafts.save(settings);
    settings.setValue(u"promotions/tab"_s, m_tabs->current());
    settings.setValue(u"promotions/scope"_s, m_scope->current());
    settings.setValue(u"promotions/figuresWeeks"_s, m_figures->weeks());
}

void PromotionsPage::restoreState(QSettings &settings)
{
    m_drafts.restore(settings);
    m_tabs->setCurrent(std::clamp(settings.value(u"promotions/tab"_s, 0).toInt(), 0, m_tabs->count() - 1));
    m_scope->setCurrent(std::clamp(settings.value(u"promotions/scope"_s, 0).toInt(), 0, 2));
    m_figures->setWeeks(settings.value(u"promotions/figuresWeeks"_s, m_figures->weeks()).toInt());
    showCards();
}

QString PromotionsPage::unsavedWork() const
{
    return m_request->unsavedWork();
}

QString PromotionsPage::lookAt(std::optional<UtcTime> moment)
{
    return moment ? tr("Promotions are shown as they stand now, not as of %1.").arg(Formats::dateTime(*moment)) : QString();
}

} // namespace bulkhead
