// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditpage.h"

#include "audit/auditcells.h"
#include "audit/audittablecolumns.h"
#include "audit/auditfiles.h"
#include "audit/auditfilterbar.h"
#include "audit/checkpointspanel.h"
#include "audit/entrydrawer.h"
#include "audit/entryopener.h"
#include "audit/rowsmaker.h"
#include "audit/verifybar.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/surface.h"
#include "widgets/tableexport.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int drawerWidth = 472, drawerLeast = 404;
constexpr int listWanted = 640, listLeast = 400; //!< wanted: all columns beside the drawer

QString actionWord(const QString &action, audit::Phase phase)
{
    return AuditWords::action(action, phase);
}

} // namespace

AuditPage::AuditPage(AuditSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_clock(std::move(clock))
    , m_rights(&session)
    , m_model(&actionWord)
    , m_tabs(new SegmentedControl(tr("Parts of the audit log"), this))
    , m_export(new Button(tr("Export bundle…"), Button::Look::Outlined, Icon::Folder, this))
    , m_lock(new LockNote(this))
    , m_message(new MessageBar(this))
    , m_notice(new MessageBar(this))
    , m_verify(new VerifyBar(session, this))
    , m_filter(new AuditFilterBar(m_model, m_clock, this))
    , m_table(new TableView(tr("Entries of the log"), this))
    , m_empty(new EmptyState(Icon::Audit, this))
    , m_tableStack(new QStackedWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_checkpoints(new CheckpointsPanel(m_clock, this))
    , m_drawer(new EntryDrawer(this))
    , m_splitter(new QSplitter(this))
    , m_files(new AuditFiles(session, *m_message, this))
    , m_opener(new EntryOpener(session, m_model, *m_table, *m_drawer, *m_files, this))
    , m_rows(new RowsMaker(m_model, this))
{
    setObjectName(u"auditPage"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_list = makeList();
    m_splitter->addWidget(m_list);
    makeDrawer();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    connectParts();
    takeView();
    showRights();
}

AuditPage::~AuditPage() = default;

QWidget *AuditPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    row->addWidget(new TextLabel(AuditPage::title(), TypeSize::Title, QFont::DemiBold, &Tokens::text, head));
    m_tabs->setObjectName(u"auditTabs"_s);
    m_tabs->addSegment(tr("Log"));
    m_tabs->addSegment(tr("Checkpoints"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    m_export->setObjectName(u"exportBundle"_s);
    m_export->setToolTip(tr("All entries with what proves them, in one file (Ctrl+E)"));
    row->addWidget(m_export);
    return head;
}

QWidget *AuditPage::makeList()
{
    auto *list = new Surface(&Tokens::panel, Surface::Right, this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(px(16), px(12), px(16), px(10));
    top->setSpacing(px(10));
    top->addWidget(makeHead());
    top->addWidget(m_lock);
    top->addWidget(m_files->progress());
    top->addWidget(m_message);
    top->addWidget(m_notice);
    top->addWidget(m_verify);
    column->addLayout(top);
    m_stack->addWidget(makeLog());
    m_stack->addWidget(m_checkpoints);
    column->addWidget(m_stack, 1);
    list->setMinimumWidth(px(listLeast));
    return list;
}

QWidget *AuditPage::makeLog()
{
    auto *log = new QWidget(this);
    auto *column = new QVBoxLayout(log);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(10));
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(px(16), 0, px(16), 0);
    filter->addWidget(m_filter);
    column->addLayout(filter);
    m_table->setObjectName(u"auditTable"_s);
    m_columns = new AuditTableColumns(*m_table, m_model, m_clock, this);
    new TableExport(*m_table, u"audit"_s, *m_message, &AuditCells::text);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(m_empty);
    column->addWidget(m_tableStack, 1);
    return log;
}

void AuditPage::makeDrawer()
{
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_drawer->setMinimumWidth(px(drawerLeast));
    m_drawer->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_drawerWidth = m_drawer->width(); });
}

void AuditPage::connectParts()
{
    connect(&m_session, &AuditSession::viewChanged, this, &AuditPage::takeView);
    connect(&m_session, &AuditSession::loadFailed, this, [this] {
        showEmptiness();
        showNotice();
    });
    connect(&m_session, &AuditSession::verified, this, &AuditPage::showBadge);
    connect(&m_rights, &Rights::changed, this, &AuditPage::showRights);
    connect(m_files, &AuditFiles::changed, this, &AuditPage::showRights);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int tab) { showTab(static_cast<Tab>(tab)); });
    connect(m_export, &QPushButton::clicked, m_files, qOverload<>(&AuditFiles::exportBundle));
    connect(m_notice, &MessageBar::actionTriggered, &m_session, &AuditSession::verify);
    connect(m_filter->search(), &SearchField::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(&m_model, &AuditLogModel::contentChanged, this, &AuditPage::takeContent);
    connect(m_rows, &RowsMaker::taken, this, &AuditPage::takeRows);
    connect(m_empty, &EmptyState::actionTriggered, this, &AuditPage::doEmptyAction);
    const auto on = [this](const QKeySequence &key, QWidget *where, auto then) {
        auto *shortcut = new QShortcut(key, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_E), this, [this] { m_export->click(); });
    on(QKeySequence(Qt::Key_Escape), m_table, [this] { closeDrawer(); });
    on(QKeySequence::Copy, m_table, [this] {
        if (m_table->currentIndex().isValid())
            QApplication::clipboard()->setText(AuditCells::line(m_table->currentIndex()));
    });
    connect(m_verify, &VerifyBar::entryRequested, this, [this](quint64 seq) { openItem(QString::number(seq)); });
    connect(m_drawer, &Drawer::closeRequested, this, &AuditPage::closeDrawer);
    connect(m_drawer, &EntryDrawer::saveProofRequested, m_files, qOverload<quint64>(&AuditFiles::saveProof));
    connect(m_opener, &EntryOpener::opened, this, &AuditPage::openDrawer);
}

void AuditPage::takeView()
{
    if (const auto view = m_session.view()) {
        m_checkpoints->setView(view);
        m_rows->take(view->list);
    }
    showNotice();
    showEmptiness();
    showBadge();
}

void AuditPage::takeRows()
{
    if (m_openLater != 0 && m_model.list())
        openItem(QString::number(std::exchange(m_openLater, 0)));
}

void AuditPage::takeContent()
{
    showEmptiness();
    m_opener->keepSelection();
}

void AuditPage::showEmptiness()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_tableStack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    m_filter->setEnabled(m_model.totalRows() > 0);
    if (!isEmpty)
        return;
    AuditEmptiness why;
    why.text = m_filter->search()->text();
    why.filters = m_filter->description();
    why.hasRows = m_model.totalRows() > 0;
    m_emptyAction = why.say(*m_empty, m_session);
}

void AuditPage::doEmptyAction()
{
    switch (m_emptyAction) {
    case AuditEmptiness::Action::None:
        break;
    case AuditEmptiness::Action::Reload:
        m_session.reload();
        break;
    case AuditEmptiness::Action::ClearFilter:
        m_filter->clear();
        break;
    }
}

void AuditPage::showRights()
{
    const auto view = m_session.view();
    const bool hasEntries = view && view->list && !view->list->lines.empty();
    const QString refusal = m_rights.whyNot("audit.export");
    //: Beside a button that is off: what it is for, and why it cannot be pressed.
    m_lock->setReason(refusal.isEmpty() ? QString() : tr("Export bundle: %1").arg(refusal));
    const QString nothing = hasEntries ? QString() : tr("There is nothing to export");
    m_export->setBlocked(m_files->isExporting() ? tr("The log is being exported") : nothing.isEmpty() ? refusal : nothing);
}

//! What is not as it should be with what is shown.
void AuditPage::showNotice()
{
    const auto view = m_session.view();
    if (const auto error = m_session.loadError(); error && view)
        m_notice->show(Status::Warn, tr("The log could not be read again."), tr("What you see is what was read before."), {},
                       error->toText());
    else if (view && !view->stateProblem.isEmpty())
        m_notice->show(Status::Fail, tr("People, roles and policy cannot be made out from this log."),
                       tr("Nothing can be signed or changed until that is settled. Verifying says where the log is damaged."),
                       tr("Verify all"), view->stateProblem);
    else
        m_notice->hide();
}

void AuditPage::showBadge()
{
    const auto verdict = m_session.verdict();
    const bool isDamaged = verdict && !verdict->answer.ok;
    emit badgeChanged(isDamaged ? 1 : 0, isDamaged ? CountKind::Alarms : CountKind::Things);
}

void AuditPage::openDrawer()
{
    if (m_drawer->isVisible())
        return;
    m_drawer->show();
    fitPanes();
}

void AuditPage::closeDrawer()
{
    m_drawer->hide();
    fitPanes();
    m_table->setFocus();
}

//! The drawer leaves the list the room for its columns, down to its own least. Where both have no room side by side, the entry is
//! alone; Esc leads back to the list.
void AuditPage::fitPanes()
{
    const bool haveRoom = width() >= px(listLeast) + m_splitter->handleWidth() + m_drawer->minimumWidth();
    const bool isGoing = !haveRoom && !m_drawer->isHidden() && m_list->isAncestorOf(focusWidget());
    m_list->setVisible(haveRoom || m_drawer->isHidden());
    if (isGoing)
        m_drawer->setFocus();
    layout()->activate(); // the splitter's width is asked for at once
    if (m_drawer->isHidden() || !haveRoom)
        return;
    const int wanted = m_drawerWidth > 0 ? m_drawerWidth : px(drawerWidth);
    const int drawer = std::clamp(m_splitter->width() - px(listWanted), px(drawerLeast), std::max(wanted, px(drawerLeast)));
    m_splitter->setSizes({m_splitter->width() - drawer, drawer});
}

void AuditPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitPanes();
}

void AuditPage::showTab(Tab tab)
{
    m_tabs->setCurrent(static_cast<int>(tab));
    m_stack->setCurrentIndex(static_cast<int>(tab));
    if (tab == Tab::Checkpoints && !m_drawer->isHidden()) { // an entry is of the log
        m_drawer->hide();
        fitPanes();
    }
}

QList<Command> AuditPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Audit, {});
            then();
        };
    };
    QList<Command> all{
        {tr("Verify the audit log"), {}, Icon::Audit, {}, here([this] { m_session.verify(); })},
        {tr("Filter the audit log"), {}, Icon::Search, {}, here([this] {
             showTab(Tab::Log);
             m_filter->search()->setFocus();
         })},
        {tr("Show the checkpoints of the audit log"), {}, Icon::Audit, {}, here([this] { showTab(Tab::Checkpoints); })},
        {tr("Export the audit log as a bundle…"), {}, Icon::Folder, QKeySequence(Qt::CTRL | Qt::Key_E), here([this] { m_export->click(); })},
    };
    all.last().blocked = m_export->isEnabled() ? QString() : m_export->toolTip();
    return all;
}

//! Others may have written meanwhile: the command line, another desk.
void AuditPage::activate()
{
    if (m_session.view())
        m_session.reload();
    if (m_drawer->isVisible() && m_list->isHidden())
        m_drawer->setFocus();
    else if (m_table->currentIndex().isValid())
        m_table->setFocus();
    else
        m_filter->search()->setFocus();
}

void AuditPage::openItem(const QString &item)
{
    if (item.startsWith(u'?')) {
        showTab(Tab::Log);
        m_filter->takeQuery(item.mid(1));
        return;
    }
    const quint64 seq = item.toULongLong();
    if (!m_model.list()) {
        m_openLater = seq;
        return;
    }
    showTab(Tab::Log);
    if (m_model.rowOf(seq) < 0)
        m_filter->clear();
    m_opener->goTo(seq);
    if (m_list->isVisibleTo(this))
        m_table->setFocus();
}

QString AuditPage::lookAt(std::optional<UtcTime> moment)
{
    m_filter->setMoment(moment);
    //: A moment in the past that the console looks at.
    return moment ? tr("Entries up to %1 are listed. Checkpoints, and checks of the log, are of all that is there now.").arg(Formats::dateTime(*moment)) : QString();
}

QList<QWidget *> AuditPage::panes()
{
    QList<QWidget *> panes{m_verify, m_filter->search(), m_table}; // what is hidden is gone past
    if (m_stack->currentWidget() == m_checkpoints)
        panes.append(m_checkpoints);
    if (m_drawer->isVisible())
        panes.append(m_drawer);
    return panes;
}

void AuditPage::saveState(QSettings &settings) const
{
    m_columns->save(settings);
    settings.setValue(u"audit/drawerWidth"_s, m_drawerWidth);
    settings.setValue(u"audit/tab"_s, m_tabs->current());
}

void AuditPage::restoreState(QSettings &settings)
{
    m_columns->restore(settings);
    m_drawerWidth = settings.value(u"audit/drawerWidth"_s, 0).toInt();
    showTab(settings.value(u"audit/tab"_s, 0).toInt() == static_cast<int>(Tab::Checkpoints) ? Tab::Checkpoints : Tab::Log);
}

} // namespace bulkhead
