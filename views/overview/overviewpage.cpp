// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overviewpage.h"

#include "overview/changespanel.h"
#include "overview/connectionspanel.h"
#include "overview/pairspanel.h"
#include "presentation/formats.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "wall/wallpanel.h"
#include "wall/wallwidget.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int narrowPage = 900; //!< connections and changes stand one below the other
}

OverviewPage::OverviewPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_clock(std::move(clock))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Gateway, this))
    , m_summary(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_wall(new WallPanel(session, m_clock, this))
    , m_pairs(new PairsPanel(this))
    , m_connections(new ConnectionsPanel(session, m_clock, this))
    , m_changes(new ChangesPanel(session, m_clock, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionTriggered, this, &OverviewPage::emptyAction);
    connect(m_pairs, &PairsPanel::catalogRequested, this,
            [this](const QString &query) { emit openRequested(Screen::Catalog, query); });
    const auto openFindings
        = [this](const FindingQuery &query) { emit openRequested(Screen::Isolation, query.toText() + u"&from=overview"_s); };
    connect(m_wall, &WallPanel::findingsRequested, this, openFindings);
    connect(m_changes, &ChangesPanel::findingsRequested, this, openFindings);
    connect(m_wall, &WallPanel::gatewayRequested, this, &OverviewPage::openItem);
    connect(m_changes, &ChangesPanel::apiRequested, this,
            [this](const QString &api) { emit openRequested(Screen::Catalog, api); });
    connect(m_changes, &ChangesPanel::gatewayRequested, this, &OverviewPage::openItem);
    connect(m_connections, &ConnectionsPanel::settingsRequested, this,
            [this](const QString &gateway) { emit openRequested(Screen::Settings, gateway); });
    connect(&session, &ConsoleSession::viewChanged, this, &OverviewPage::showView);
    connect(&session, &ConsoleSession::viewChanged, m_changes, &ChangesPanel::refresh);
    connect(&session, &ConsoleSession::loadFailed, this, &OverviewPage::showView);
    connect(&session, &ConsoleSession::loadingChanged, this, &OverviewPage::showEmpty);
    connect(&session, &ConsoleSession::estateChanged, this, &OverviewPage::showView);
    connect(&session, &ConsoleSession::syncStarted, this, &OverviewPage::showView);
    connect(&session, &ConsoleSession::syncFinished, this, &OverviewPage::showView);
    showView();
}

void OverviewPage::setAudit(AuditSession *audit)
{
    m_rights = new Rights(audit, this);
    m_connections->setRights(m_rights);
    connect(m_rights, &Rights::changed, this, &OverviewPage::showEmpty);
    showEmpty();
}

QWidget *OverviewPage::makeContent()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(24), px(12), px(24), px(24));
    column->setSpacing(px(16));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    head->addWidget(new TextLabel(OverviewPage::title(), TypeSize::Title, QFont::DemiBold, &Tokens::text, content));
    m_summary->setElided(true);
    head->addWidget(m_summary, 1);
    column->addLayout(head);
    column->addWidget(m_wall);
    m_row = new QHBoxLayout;
    m_row->setSpacing(px(16));
    m_row->addWidget(m_connections, 11);
    m_row->addWidget(m_changes, 5);
    m_changes->setMinimumHeight(px(200));
    column->addLayout(m_row, 1);
    column->addWidget(m_pairs);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool narrow = width() < px(narrowPage);
    m_pairs->setNarrow(narrow);
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void OverviewPage::showView()
{
    const auto view = m_session.view();
    m_connections->refresh();
    m_connections->setMinimumHeight(qMin(m_connections->neededHeight(), px(320)));
    if (view) {
        m_pairs->setView(*view);
        m_pairs->setVisible(view->snapshot.has_value());
        const int apis = static_cast<int>(view->catalog.apis.size());
        const QString gateways = tr("%n gateway(s)", nullptr, static_cast<int>(view->connections.size()));
        m_summary->setText(view->snapshot
                               ? tr("%n API(s)", nullptr, apis) + u" · "_s + gateways + u" · "_s
                                   + tr("snapshot %1, %2").arg(view->snapshot->id).arg(Formats::dateTime(view->snapshot->startedAt))
                               : gateways);
    }
    showEmpty();
}

void OverviewPage::showEmpty()
{
    const auto view = m_session.view();
    const bool running = m_session.isSyncing();
    m_adds = false;
    if (!view && m_session.loadError()) {
        const Error error = *m_session.loadError();
        m_empty->setText(ErrorWords::whatHappened(error, tr("The estate")),
                         ErrorWords::whatToDo(error) + u'\n' + error.toText());
    } else if (m_session.estate().gateways.isEmpty()) {
        m_adds = true;
        m_empty->setText(tr("No gateway is connected yet."),
                         tr("Bulkhead reads the admin APIs of your gateways. It changes nothing when it reads."),
                         tr("Add a gateway"));
    } else if (!view && m_session.isLoading()) {
        m_empty->setText(tr("Reading the store"));
    } else if (view && !view->snapshot && !running) {
        m_empty->setText(tr("Nothing was read yet."),
                         tr("%n gateway(s) are configured. The first sync reads them and changes nothing on them.",
                            nullptr, static_cast<int>(m_session.estate().gateways.size())),
                         tr("Sync"));
    } else {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_empty->setLocked(m_rights ? m_rights->whyNot(m_adds ? "estate.edit" : "sync") : QString());
    m_stack->setCurrentIndex(1);
}

void OverviewPage::emptyAction()
{
    if (m_adds)
        emit openRequested(Screen::Settings, newItem);
    else
        m_session.sync();
}

void OverviewPage::activate()
{
    if (m_stack->currentWidget() == m_empty)
        m_empty->setFocus();
    else if (m_wall->wall()->isVisible())
        m_wall->wall()->setFocus();
    else
        m_connections->table()->setFocus();
}

void OverviewPage::openItem(const QString &gateway)
{
    m_connections->select(GatewayId(gateway));
    m_connections->table()->setFocus();
}

QList<QWidget *> OverviewPage::panes()
{
    return {m_wall, m_connections->table(), m_changes->list(), m_pairs};
}

void OverviewPage::saveState(QSettings &settings) const
{
    settings.setValue(u"overview/seen/"_s + m_session.estate().name, m_changes->seen());
    settings.setValue(u"overview/wallAsTable"_s, m_wall->isTable());
}

void OverviewPage::restoreState(QSettings &settings)
{
    m_changes->setSeen(settings.value(u"overview/seen/"_s + m_session.estate().name, 0).toLongLong());
    m_wall->showAsTable(settings.value(u"overview/wallAsTable"_s, false).toBool());
}

} // namespace bulkhead
