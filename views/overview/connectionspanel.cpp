// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/connectionspanel.h"

#include "overview/connectionstable.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/button.h"
#include "widgets/delegates.h"
#include "widgets/messagebar.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Column = ConnectionsTable::Column;

namespace {
//! A fact older than this is doubtful; half of it is worth an amber word.
constexpr std::chrono::hours factLifetime{24};
} // namespace

ConnectionsPanel::ConnectionsPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_session(session)
    , m_model(new ConnectionsTable(session, this))
    , m_table(new TableView(tr("Connections"), this))
    , m_count(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_test(new Button(tr("Test connection"), Button::Look::Outlined, Icon::None, this))
    , m_sync(new Button(tr("Sync this gateway"), Button::Look::Outlined, Icon::Sync, this))
    , m_settings(new Button(tr("Settings"), Button::Look::Plain, Icon::Settings, this))
    , m_message(new MessageBar(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, px(6));
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(px(12), 0, px(12), px(10));
    messages->addWidget(m_message);
    column->addLayout(messages);
    m_message->hide();
    m_table->setModel(m_model);
    m_table->setRowMeasure(40);
    m_table->setObjectName(u"connections"_s);
    auto *names = new TwoLineDelegate(ConnectionsTable::SecondRole, this);
    m_table->setItemDelegateForColumn(int(Column::Gateway), names);
    m_table->setItemDelegateForColumn(int(Column::Environments), new EnvironmentsDelegate(this));
    m_table->setItemDelegateForColumn(int(Column::State), new StateDelegate(this));
    auto *rights = new TwoLineDelegate(ConnectionsTable::SecondRole, this);
    rights->setType(TypeSize::Small);
    m_table->setItemDelegateForColumn(int(Column::Rights), rights);
    m_table->setItemDelegateForColumn(int(Column::Age),
                                      new AgeDelegate(ConnectionsTable::MomentRole, std::move(clock), factLifetime, this));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents); // words that decide are never cut
    header->setSectionResizeMode(int(Column::State), QHeaderView::Stretch);
    column->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_showsReport = false;
        showSelected();
    });
    connect(m_table, &TableView::opened, this, [this] { emit settingsRequested(current().text()); });
    connect(m_test, &QPushButton::clicked, this, [this] {
        const ConnectionState *one = m_model->connectionAt(m_table->currentIndex().row());
        if (!one)
            return;
        m_testing = one->config.id;
        m_session.testConnection(one->config);
        showSelected();
    });
    connect(m_sync, &QPushButton::clicked, this, [this] {
        if (!current().isEmpty())
            m_session.sync({current()});
    });
    connect(m_settings, &QPushButton::clicked, this, [this] { emit settingsRequested(current().text()); });
    connect(&session, &ConsoleSession::connectionTested, this, &ConnectionsPanel::takeReport);
    connect(&session, &ConsoleSession::progressChanged, this,
            [this](const GatewayProgress &progress) { m_model->showProgress(progress.gateway); });
}

void ConnectionsPanel::setRights(const Rights *rights)
{
    m_rights = rights;
    connect(rights, &Rights::changed, this, &ConnectionsPanel::showSelected);
    showSelected();
}

QWidget *ConnectionsPanel::makeHead()
{
    auto *head = new QWidget(this);
    head->setMinimumHeight(px(48));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(8), px(12), px(8));
    row->setSpacing(px(8));
    row->addWidget(new TextLabel(tr("Connections"), TypeSize::Section, QFont::DemiBold, &Tokens::text, head));
    m_count->setElided(true);
    row->addWidget(m_count, 1);
    for (Button *button : {m_settings, m_test, m_sync}) {
        button->setSize(Button::Size::Small);
        row->addWidget(button);
    }
    m_test->setObjectName(u"testConnection"_s);
    m_sync->setObjectName(u"syncGateway"_s);
    return head;
}

GatewayId ConnectionsPanel::current() const
{
    const ConnectionState *one = m_model->connectionAt(m_table->currentIndex().row());
    return one ? one->config.id : GatewayId();
}

void ConnectionsPanel::select(const GatewayId &gateway)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->connectionAt(row)->config.id == gateway)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

int ConnectionsPanel::neededHeight() const
{
    return px(48) + px(32) + m_model->rowCount() * rowHeight(40) + px(8);
}

void ConnectionsPanel::refresh()
{
    m_model->refresh();
    int read = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        read += m_model->connectionAt(row)->state == ConnectionState::State::Read ? 1 : 0;
    m_count->setText(tr("%1 of %2 read").arg(read).arg(m_model->rowCount()));
    showSelected();
}

void ConnectionsPanel::showSelected()
{
    const GatewayId gateway = current();
    const QString none = gateway.isEmpty() ? tr("Choose a gateway first") : QString();
    const bool testing = !m_testing.isEmpty() && m_testing == gateway;
    m_test->setBlocked(testing ? tr("The connection is being tested") : none);
    m_sync->setBlocked(m_session.isSyncing() ? tr("A sync is running") : !none.isEmpty() ? none : m_rights ? m_rights->whyNot("sync") : QString());
    m_settings->setBlocked(none);
    if (!m_showsReport)
        showWarning();
}

//! The worst that is wrong; of equal troubles that of the chosen gateway.
void ConnectionsPanel::showWarning()
{
    const auto trouble = [](const ConnectionState &one) {
        return !one.lastSync ? 0 : one.lastSync->error ? 2 : one.lastSync->warnings.isEmpty() ? 0 : 1;
    };
    const ConnectionState *about = nullptr;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ConnectionState *one = m_model->connectionAt(row);
        if (trouble(*one) > (about ? trouble(*about) : 0))
            about = one; // one that failed goes before one that only warns
    }
    const ConnectionState *chosen = m_model->connectionAt(m_table->currentIndex().row());
    if (chosen && about && trouble(*chosen) >= trouble(*about))
        about = chosen;
    if (!about || m_session.isSyncing()) {
        m_message->hide();
        return;
    }
    const GatewaySync &sync = *about->lastSync;
    if (sync.error)
        m_message->show(Status::Warn, ErrorWords::whatHappened(*sync.error, about->config.id.text()),
                        ErrorWords::whatToDo(*sync.error), {}, sync.error->toText());
    else
        m_message->show(Status::Warn, about->config.id.text() + u": "_s + sync.warnings.first(),
                        sync.warnings.mid(1).join(u' '));
}

void ConnectionsPanel::takeReport(const ConnectionReport &report)
{
    if (report.gateway != m_testing)
        return; // asked for by another screen
    m_testing = {};
    m_showsReport = true;
    if (report.error)
        m_message->show(Status::Fail, ErrorWords::whatHappened(*report.error, report.gateway.text()),
                        ErrorWords::whatToDo(*report.error), {}, report.error->toText());
    else if (report.identity)
        m_message->show(Status::Pass, tr("%1 answers.").arg(report.gateway.text()),
                        QString(report.identity->product + u' ' + report.identity->version).trimmed());
    showSelected();
}

} // namespace bulkhead
