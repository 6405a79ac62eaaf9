// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/isolationpage.h"

#include "isolation/controlspanel.h"
#include "isolation/evidencelist.h"
#include "isolation/exceptionlist.h"
#include "isolation/findingpage.h"
#include "isolation/heatmap.h"
#include "isolation/isolationemptiness.h"
#include "isolation/recorddecisions.h"
#include "isolation/scenarioboard.h"
#include "isolation/trendspanel.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/rights.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableexport.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {
constexpr int listWidth = 480;    //!< beside a finding
constexpr int leastList = 400;
constexpr int findingWidth = 480; //!< at least
constexpr int firstSigned = static_cast<int>(IsolationPage::Tab::Exceptions); //!< tabs from here on are of what people signed
const QString fromOverview = u"&from=overview"_s;
} // namespace

IsolationPage::IsolationPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_tabs(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Isolation, this))
    , m_choice(new SegmentedControl(tr("Isolation by"), this))
    , m_signed(new SegmentedControl(tr("What people signed"), this))
    , m_notice(new MessageBar(this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_search(new SearchField(tr("Filter APIs"), this))
    , m_heatMap(new HeatMap(this))
    , m_controls(new ControlsPanel(this))
    , m_scenarios(new ScenarioBoard(this))
    , m_trends(new TrendsPanel(session, this))
    , m_finding(new FindingPage(session, std::move(clock), this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(u"isolationPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_list = makeList();
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_finding);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_finding->setMinimumWidth(px(findingWidth));
    m_finding->hide();
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    addTab(tr("API by layer"), makeHeatMap());
    addTab(tr("Controls"), m_controls);
    addTab(tr("Scenarios"), m_scenarios);
    addTab(tr("Trends"), m_trends);
    m_choice->setObjectName(u"isolationTabs"_s);
    m_signed->setObjectName(u"isolationSigned"_s);
    m_signed->hide();
    new TableExport(*m_controls->table(), u"controls"_s, *m_notice);
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int index) { showTab(static_cast<Tab>(index)); });
    connect(m_signed, &SegmentedControl::currentChanged, this, [this](int index) { showTab(static_cast<Tab>(firstSigned + index)); });
    connect(m_heatMap, &HeatMap::cellRequested, this, &IsolationPage::open);
    connect(m_controls, &ControlsPanel::controlRequested, this, &IsolationPage::open);
    connect(m_scenarios, &ScenarioBoard::findingRequested, this, &IsolationPage::open);
    connect(m_finding, &FindingPage::topologyWanted, this,
            [this](const QString &fingerprint) { emit openRequested(Screen::Topology, u"?finding="_s + fingerprint); });
    connect(m_finding, &FindingPage::backRequested, this, &IsolationPage::closeFinding);
    connect(m_empty, &EmptyState::actionTriggered, this, &IsolationPage::emptyAction);
    connect(m_notice, &MessageBar::actionTriggered, &session, &ConsoleSession::checkAgain);
    for (auto signal : {&ConsoleSession::isolationChanged, &ConsoleSession::pairChosen, &ConsoleSession::estateChanged})
        connect(&session, signal, this, &IsolationPage::takeView);
    for (auto signal : {&ConsoleSession::judgingChanged, &ConsoleSession::loadingChanged, &ConsoleSession::viewChanged,
                        &ConsoleSession::syncStarted})
        connect(&session, signal, this, &IsolationPage::showEmptiness);
    connect(&session, &ConsoleSession::syncFinished, this, &IsolationPage::showEmptiness);
    connect(&session, &ConsoleSession::loadFailed, this, &IsolationPage::showEmptiness);
    takeView();
}

void IsolationPage::setAudit(AuditSession *audit)
{
    m_rights = new Rights(audit, this);
    connect(m_rights, &Rights::changed, this, &IsolationPage::showEmptiness);
    showEmptiness();
}

void IsolationPage::setEvidence(EvidenceSession &evidence, AuditSession *audit)
{
    m_decisions = new RecordDecisions(evidence, *m_rights, m_session, this);
    m_exceptions = new ExceptionList(*m_decisions, this);
    m_evidence = new EvidenceList(*m_decisions, this);
    addTab(tr("Exceptions"), m_exceptions);
    addTab(tr("Evidence"), m_evidence);
    m_finding->setDecisions(*m_decisions, audit);
    new TableExport(*m_exceptions->table(), u"exceptions"_s, *m_notice);
    new TableExport(*m_evidence->table(), u"evidence"_s, *m_notice);
    connect(m_exceptions, &ExceptionList::openChanged, this, &IsolationPage::countRecords);
    connect(m_evidence, &EvidenceList::totalChanged, this, &IsolationPage::countRecords);
    connect(m_exceptions, &ExceptionList::findingRequested, this, [this](const QString &query) { openItem(query); });
    connect(m_evidence, &EvidenceList::findingRequested, this, [this](const QString &query) { openItem(query); });
    connect(m_finding, &FindingPage::evidenceWanted, this, &IsolationPage::showEvidence);
    connect(&evidence, &EvidenceSession::recorded, &m_session, &ConsoleSession::checkAgain);
    m_isBehind = true;
    countRecords();
}

void IsolationPage::countRecords()
{
    const int open = m_exceptions->open(), all = m_evidence->total();
    //: Name of a tab, and how many of them are open.
    m_signed->setSegmentText(0, open == 0 ? tr("Exceptions") : tr("Exceptions %1").arg(Formats::number(open)));
    //: Name of a tab, and how many of them there are.
    m_signed->setSegmentText(1, all == 0 ? tr("Evidence") : tr("Evidence %1").arg(Formats::number(all)));
}

void IsolationPage::beginSigning(bool isAttestation)
{
    showTab(Tab::Evidence);
    isAttestation ? m_evidence->attest() : m_evidence->bringIn();
}

//! The finding stays where both have room.
void IsolationPage::showEvidence(const QString &control)
{
    m_evidence->showControl(control);
    showTab(Tab::Evidence);
    if (m_list->isHidden())
        m_finding->hide();
    fitPanes();
    m_evidence->setFocus();
}

QWidget *IsolationPage::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, this);
    auto *row = new FlowLayout(head); // the tabs go below the title where there is no room beside it
    row->setContentsMargins(px(16), px(10), px(16), px(10));
    row->setSpacing(px(12));
    row->addWidget(new TextLabel(IsolationPage::title(), TypeSize::Title, QFont::DemiBold, &Tokens::text, head));
    row->addWidget(m_choice);
    row->addWidget(m_signed); // apart: beside a finding all of them have no room in one line
    return head;
}

QWidget *IsolationPage::makeList()
{
    auto *list = new Surface(&Tokens::panel, Surface::Right, this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_notice);
    m_notice->hide();
    column->addWidget(m_tabs, 1);
    list->setMinimumWidth(px(leastList));
    return list;
}

QWidget *IsolationPage::makeHeatMap()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->setSpacing(px(12));
    m_search->setObjectName(u"heatMapSearch"_s);
    m_search->setMaximumWidth(px(280));
    row->addWidget(m_count, 1);
    row->addWidget(m_search, 1);
    column->addLayout(row);
    column->addWidget(m_heatMap, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_heatMap->cells().setText(text);
        showCounts();
    });
    connect(m_search, &SearchField::leftDown, m_heatMap, [this] { m_heatMap->setFocus(); });
    return panel;
}

void IsolationPage::addTab(const QString &name, QWidget *content)
{
    const bool isSigned = m_tabs->count() >= firstSigned;
    (isSigned ? m_signed : m_choice)->addSegment(name);
    m_signed->setVisible(isSigned);
    m_tabs->addWidget(content);
    showTab(static_cast<Tab>(m_tabs->currentIndex()));
}

void IsolationPage::showTab(Tab tab)
{
    const int index = static_cast<int>(tab);
    m_choice->setCurrent(index < firstSigned ? index : -1);
    m_signed->setCurrent(index < firstSigned ? -1 : index - firstSigned);
    m_tabs->setCurrentIndex(index);
}

const PairReport *IsolationPage::report() const
{
    const auto view = m_session.isolation();
    const auto pair = m_session.pair();
    return view && pair ? reportOf(*view, pair->first, pair->second) : nullptr;
}

QString IsolationPage::apiName(const QString &id) const
{
    const auto view = m_session.isolation();
    const std::uint32_t index = view && !id.isEmpty() ? apiIndexOf(*view->report.facts, id) : noIndex;
    return index == noIndex ? QString() : QString::fromStdString(view->report.facts->apis[index].name);
}

void IsolationPage::takeView()
{
    const PairReport *known = report();
    emit badgeChanged(known != nullptr ? graveFindings(*m_session.isolation(), known->result) : 0, CountKind::Alarms);
    m_isBehind = true;
    if (isVisible() || m_isWaiting)
        catchUp();
}

void IsolationPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    catchUp();
}

void IsolationPage::catchUp()
{
    if (!std::exchange(m_isBehind, false))
        return;
    const PairReport *known = report();
    if (known != nullptr) {
        const auto view = m_session.isolation();
        m_heatMap->setPair(view, known->result.sandbox, known->result.production);
        m_controls->setPair(view, known->result.sandbox, known->result.production);
        m_scenarios->setPair(view, known->result.sandbox, known->result.production);
        if (m_exceptions != nullptr) {
            m_exceptions->setPair(view, known);
            m_evidence->setPair(view, known);
        }
        if (m_finding->isVisibleTo(this))
            m_finding->follow(view, *known);
        if (std::exchange(m_isWaiting, false))
            open(m_waiting);
    }
    showCounts();
    showNotice();
    showEmptiness();
}

void IsolationPage::showCounts()
{
    const HeatMapModel &cells = m_heatMap->cells();
    const int shown = cells.rowCount(), all = cells.totalRows();
    m_count->setText(shown == all ? tr("%n API(s)", nullptr, all) + u", "_s + tr("%n on both sides", nullptr, cells.rowsOnBothSides())
                                  : tr("%1 of %2 APIs").arg(Formats::number(shown), Formats::number(all)));
}

void IsolationPage::showNotice()
{
    const auto error = m_session.isolationError();
    if (!error || !m_session.isolation()) {
        m_notice->hide();
        return;
    }
    m_notice->show(bulkhead::Status::Fail, tr("The last check failed."),
                   tr("What you see is of %1.").arg(Formats::dateTime(m_session.isolation()->report.at)), tr("Check again"),
                   error->toText());
}

void IsolationPage::showEmptiness()
{
    // Of an estate that was never read everything is unknown: there is nothing to look at yet.
    const bool isEmpty = report() == nullptr || !m_session.isolation()->catalog->snapshot;
    if (isEmpty)
        m_emptyAction = IsolationEmptiness(m_session, m_rights).say(*m_empty);
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_splitter);
}

void IsolationPage::emptyAction()
{
    if (m_emptyAction)
        m_emptyAction();
}

//! Shows what a person pointed at: the finding, and the list filtered to what it is about.
void IsolationPage::open(const FindingQuery &query)
{
    catchUp();
    const PairReport *known = report();
    if (known == nullptr) {
        m_waiting = query;
        m_isWaiting = true;
        return;
    }
    const bool isOfCell = !query.api.isEmpty() || query.layer || query.verdict;
    if (isOfCell && query.control.isEmpty())
        m_controls->filterBy(query, apiName(query.api));
    if (!query.api.isEmpty())
        m_heatMap->select(query.api, query.layer);
    if (!m_finding->showFinding(m_session.isolation(), *known, query)) {
        closeFinding();
        showTab(Tab::Controls); // nothing to prove there: what passes is in the list
        return;
    }
    m_controls->select(m_finding->control());
    if (!m_finding->isVisibleTo(this)) {
        m_finding->show();
        m_splitter->setSizes({px(listWidth), qMax(px(findingWidth), m_splitter->width() - px(listWidth))});
    }
    fitPanes();
}

//! Where a list and a finding have no room side by side, the finding is alone; "Back" leads to the list.
void IsolationPage::fitPanes()
{
    const int list = qMax(px(leastList), m_list->minimumSizeHint().width());
    const bool haveRoom = width() >= list + m_splitter->handleWidth() + m_finding->minimumWidth();
    m_list->setVisible(haveRoom || m_finding->isHidden());
}

void IsolationPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitPanes();
}

void IsolationPage::closeFinding()
{
    const bool wasOpen = m_finding->isVisibleTo(this);
    m_finding->hide();
    fitPanes();
    if (wasOpen && m_cameFrom)
        emit openRequested(*std::exchange(m_cameFrom, std::nullopt), {});
    else
        IsolationPage::activate();
}

QList<Command> IsolationPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Isolation, {});
            then();
        };
    };
    QList<Command> all{
        {tr("Isolation: APIs by layer"), {}, Icon::Isolation, {}, here([this] { showTab(Tab::HeatMap); })},
        {tr("Isolation: controls"), {}, Icon::Isolation, {}, here([this] { showTab(Tab::Controls); })},
        {tr("Isolation: scenarios"), {}, Icon::Isolation, {}, here([this] { showTab(Tab::Scenarios); })},
        {tr("Isolation: trends"), {}, Icon::Isolation, {}, here([this] { showTab(Tab::Trends); })},
        {tr("Isolation: exceptions"), {}, Icon::Isolation, {}, here([this] { showTab(m_exceptions != nullptr ? Tab::Exceptions : Tab::Controls); })},
        {tr("Isolation: evidence and attestations"), {}, Icon::Isolation, {}, here([this] { showTab(m_exceptions != nullptr ? Tab::Evidence : Tab::Controls); })},
        {tr("Attest a control…"), {}, Icon::Key, {}, here([this] { beginSigning(true); }), m_evidence == nullptr ? tr("Nothing can be signed here.") : m_evidence->whyNotAttest()},
        {tr("Bring in evidence…"), {}, Icon::Key, {}, here([this] { beginSigning(false); }), m_evidence == nullptr ? tr("Nothing can be signed here.") : m_evidence->whyNotBringIn()},
        {tr("Check isolation again"), {}, Icon::Sync, {}, here([this] { m_session.checkAgain(); })},
    };
    const auto view = m_session.isolation();
    const QList<Control> controls = view ? view->controls.controls() : QList<Control>();
    for (const Control &control : controls) {
        FindingQuery query;
        query.control = control.id;
        all << Command{control.id + u' ' + control.title, tr("Control, %1").arg(IsolationWords::layer(control.layer)),
                       Icon::Isolation, {}, [this, text = query.toText()] { emit openRequested(Screen::Isolation, text); }};
    }
    return all;
}

void IsolationPage::activate()
{
    if (m_finding->isVisibleTo(this))
        m_finding->focusFirst();
    else if (m_tabs->currentIndex() == static_cast<int>(Tab::HeatMap))
        m_heatMap->setFocus();
    else if (m_tabs->currentWidget() == m_scenarios)
        m_scenarios->setFocus();
    else if (QWidget *focus = m_tabs->currentWidget()->focusProxy())
        focus->setFocus();
}

void IsolationPage::openItem(const QString &item)
{
    m_cameFrom = item.endsWith(fromOverview) ? std::optional(Screen::Overview) : std::nullopt;
    const FindingQuery query = FindingQuery::fromText(item);
    open(query);
    if (m_finding->isVisibleTo(this))
        m_finding->focusFirst();
}

bool IsolationPage::refresh()
{
    if (!m_finding->isVisibleTo(this))
        return false;
    m_finding->checkAgain();
    return true;
}

QList<QWidget *> IsolationPage::panes()
{
    if (m_stack->currentWidget() == m_empty)
        return {m_empty};
    QList<QWidget *> panes;
    if (!m_list->isHidden())
        panes = {m_choice, m_tabs->currentWidget()};
    if (!m_list->isHidden() && !m_signed->isHidden())
        panes.insert(1, m_signed);
    if (m_finding->isVisibleTo(this))
        panes << m_finding;
    return panes;
}

void IsolationPage::saveState(QSettings &settings) const
{
    settings.setValue(u"isolation/tab"_s, m_tabs->currentIndex());
}

void IsolationPage::restoreState(QSettings &settings)
{
    const int tab = settings.value(u"isolation/tab"_s, 0).toInt();
    if (tab >= 0 && tab < m_tabs->count())
        showTab(static_cast<Tab>(tab));
}

} // namespace bulkhead
