// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "presentation/pairnames.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "shell/commandpalette.h"
#include "shell/helpdialogs.h"
#include "shell/navigation.h"
#include "shell/panes.h"
#include "shell/shellcommands.h"
#include "shell/signindialog.h"
#include "shell/statusstrip.h"
#include "shell/syncprogress.h"
#include "shell/topbar.h"
#include "usecases/auditsession.h"
#include "widgets/confirm.h"
#include "widgets/messagebar.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(ShellParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_topBar(new TopBar(*m_parts.session, m_parts.audit, this))
    , m_navigation(new Navigation(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusStrip(*m_parts.session, m_parts.clock, m_parts.storeDescription, this))
    , m_message(new MessageBar(this))
    , m_past(new MessageBar(this))
    , m_palette(new CommandPalette(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(px(830), px(516)); // at 150 % still within 1280 x 800
    buildLayout();
    buildShortcuts();
    m_topBar->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::buildMenu);
    m_menu->setAccessibleName(tr("Menu"));
    connectSession();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    auto *centre = new QWidget(this);
    m_rows = new QVBoxLayout(centre);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_topBar);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_navigation);
    auto *work = new QVBoxLayout;
    work->setSpacing(0);
    work->addWidget(new SyncProgress(*m_parts.session, this));
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(0, 0, 0, 0);
    messages->addWidget(m_message);
    m_past->setObjectName(u"pastNote"_s);
    m_past->hide();
    messages->addWidget(m_past);
    work->addLayout(messages);
    m_stack->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // pages not shown ask for no room
    work->addWidget(m_stack, 1);
    columns->addLayout(work, 1);
    m_rows->addLayout(columns, 1);
    m_rows->addWidget(m_status);
    setCentralWidget(centre);
    connect(m_navigation, &Navigation::chosen, this, [this](Screen screen) { showScreen(screen); });
    connect(m_topBar, &TopBar::searchRequested, this, &MainWindow::openPalette);
    connect(m_topBar, &TopBar::syncRequested, this, &MainWindow::syncOrCancel);
    connect(m_topBar, &TopBar::signInRequested, this, &MainWindow::openSignIn);
    connect(m_topBar, &TopBar::peopleRequested, this, [this] { showScreen(Screen::Settings, peopleItem); });
}

void MainWindow::setBanner(QWidget *banner)
{
    if (m_banner)
        m_banner->deleteLater();
    m_banner = banner;
    if (banner)
        m_rows->insertWidget(m_rows->indexOf(m_topBar) + 1, banner);
}

void MainWindow::openSignIn()
{
    if (!m_parts.audit)
        return;
    const auto view = m_parts.audit->view();
    if (view && view->stateProblem.isEmpty() && view->state.people().empty() && page(Screen::Settings))
        showScreen(Screen::Settings, peopleItem); // nobody has a key yet: there is where the first one is made
    else
        (new SignInDialog(*m_parts.audit, *m_parts.preferences, this))->open();
}

void MainWindow::buildShortcuts()
{
    const auto on = [this](const QKeySequence &key, auto slot) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    };
    for (int i = 0; i < screenCount; ++i)
        on(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { showScreen(static_cast<Screen>(i)); });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    on(QKeySequence(Qt::Key_F10), [this] { m_topBar->openMenu(); });
    on(QKeySequence(Qt::Key_F5), [this] { refreshPage(); });
    on(QKeySequence(Qt::Key_F6), [this] { nextPane(false); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { nextPane(true); });
    on(QKeySequence(Qt::Key_F1), [this] { showShortcutHelp(this); });
    on(QKeySequence(Qt::Key_F8), [this] {
        if (Page *current = page(m_current))
            current->nextDifference(false);
    });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] {
        if (Page *current = page(m_current))
            current->nextDifference(true);
    });
    on(QKeySequence(QKeySequence::Quit), [this] { close(); });
}

void MainWindow::buildMenu()
{
    m_menu->clear();
    m_menu->setToolTipsVisible(true);
    QList<Command> all = shellCommands(*this, m_parts);
    for (const Command &command : all) {
        if (command.text.isEmpty()) {
            m_menu->addSeparator();
            continue;
        }
        const QString key = command.key.isEmpty() ? QString() : u'\t' + command.key.toString(QKeySequence::NativeText);
        QAction *action = m_menu->addAction(themedIcon(command.icon), QString(command.text).replace(u'&', u"&&"_s) + key, this, command.run);
        action->setEnabled(command.blocked.isEmpty());
        action->setToolTip(command.blocked.toHtmlEscaped());
    }
}

void MainWindow::connectSession()
{
    ConsoleSession *session = m_parts.session;
    connect(session, &ConsoleSession::syncFinished, this, [this](const SyncReport &report) {
        if (report.error)
            m_message->show(Status::Fail, ErrorWords::whatHappened(*report.error, m_parts.session->estate().name),
                            ErrorWords::whatToDo(*report.error), {}, report.error->toText());
    });
    connect(session, &ConsoleSession::loadFailed, this, &MainWindow::showLoadFailure);
    connect(session, &ConsoleSession::viewChanged, m_message, &QWidget::hide);
    connect(session, &ConsoleSession::viewChanged, this, &MainWindow::showMoment);
    connect(m_past, &MessageBar::actionTriggered, this, [session] { session->showAsOf(0); });
    connect(session, &ConsoleSession::estateChanged, this, [this] {
        setWindowTitle(tr("%1 — Bulkhead").arg(m_parts.session->estate().name));
    });
    //: Window title: the estate's name.
    setWindowTitle(tr("%1 — Bulkhead").arg(session->estate().name));
    showLoadFailure(); // of an estate file that was bad from the start
}

void MainWindow::addPage(Screen screen, Page *page)
{
    m_pages[screen] = page;
    m_stack->addWidget(page);
    m_navigation->addScreen(screen, page->title());
    page->setAccessibleName(page->title());
    connect(page, &Page::openRequested, this, &MainWindow::showScreen);
    connect(page, &Page::signInRequested, this, &MainWindow::openSignIn);
    connect(page, &Page::badgeChanged, this, [this, screen](int count, CountKind kind) { m_navigation->setCount(screen, count, kind); });
    if (m_pages.size() == 1)
        m_current = screen;
}

Page *MainWindow::page(Screen screen) const
{
    const auto it = m_pages.find(screen);
    return it == m_pages.end() ? nullptr : it->second;
}

void MainWindow::showScreen(Screen screen, const QString &item)
{
    Page *target = page(screen);
    if (!target)
        return; // a key of a screen that this version does not have
    m_current = screen;
    m_stack->setCurrentWidget(target);
    m_navigation->setCurrent(screen);
    showMoment();
    target->activate();
    if (!item.isEmpty())
        target->openItem(item); // last: it may put the keyboard elsewhere
}

//! A screen that cannot show the past, or not all of it, says so.
void MainWindow::showMoment()
{
    const auto view = m_parts.session->view();
    std::optional<UtcTime> moment;
    if (view && !view->isLatest && view->snapshot)
        moment = view->snapshot->finishedAt.value_or(view->snapshot->startedAt);
    Page *current = page(m_current);
    const QString sentence = current ? current->lookAt(moment) : QString();
    if (moment && !sentence.isEmpty())
        m_past->show(Status::NotApplicable, sentence, {}, tr("Back to now"));
    else
        m_past->hide();
}

void MainWindow::openPalette()
{
    m_palette->open(commands());
}

QList<Command> MainWindow::commands()
{
    QList<Command> all = shellCommands(*this, m_parts);
    for (const auto &[screen, page] : m_pages)
        all += page->commands();
    all += estateCommands(*this, *m_parts.session);
    all.removeIf([](const Command &command) { return command.text.isEmpty(); });
    return all;
}

void MainWindow::setLook(const Look &look)
{
    m_parts.preferences->setLook(look);
    m_parts.appearance->apply(look);
}

void MainWindow::syncOrCancel()
{
    if (m_parts.session->isSyncing())
        m_parts.session->cancelSync();
    else if (m_parts.session->estate().gateways.isEmpty())
        return;
    else if (Rights(m_parts.audit).whyNot("sync").isEmpty())
        m_parts.session->sync();
    else
        m_topBar->explainSync();
}

void MainWindow::refreshPage()
{
    Page *current = page(m_current);
    if (!(current && current->refresh()) && !m_parts.session->isSyncing())
        syncOrCancel();
}

void MainWindow::nextPane(bool backwards)
{
    QList<QWidget *> panes{m_topBar, m_navigation};
    if (Page *current = page(m_current))
        panes += current->panes();
    QWidget *pane = paneAfter(panes, focusWidget(), backwards);
    if (pane == m_navigation)
        m_navigation->focusCurrent();
    else if (pane == m_topBar)
        m_topBar->focusFirst();
    else if (pane)
        pane->setFocus(Qt::TabFocusReason);
}

void MainWindow::showLoadFailure()
{
    if (const auto error = m_parts.session->loadError())
        m_message->show(Status::Fail, ErrorWords::whatHappened(*error, tr("The estate")),
                        ErrorWords::whatToDo(*error), {}, error->toText());
}

void MainWindow::restore()
{
    QSettings &file = m_parts.preferences->file();
    if (!restoreGeometry(file.value("window/geometry"_L1).toByteArray()))
        resize(1280, 800);
    const QString pair = file.value("window/pair"_L1).toString();
    if (pair.contains(u':'))
        m_parts.session->choosePair({EnvironmentId(pair.section(u':', 0, 0)), EnvironmentId(pair.section(u':', 1))});
    for (const auto &[screen, page] : m_pages)
        page->restoreState(file);
    bool known = false;
    const int screen = file.value("window/screen"_L1).toInt(&known);
    const Screen wanted = static_cast<Screen>(screen);
    if (known && page(wanted))
        showScreen(wanted);
    else if (!m_pages.empty())
        showScreen(m_pages.begin()->first);
    m_shown = true;
}

void MainWindow::save()
{
    if (!m_shown)
        return;
    QSettings &file = m_parts.preferences->file();
    file.setValue("window/geometry"_L1, saveGeometry());
    file.setValue("window/screen"_L1, static_cast<int>(m_current));
    if (const auto pair = m_parts.session->pair())
        file.setValue("window/pair"_L1, pairKey(*pair));
    for (const auto &[screen, page] : m_pages)
        page->saveState(file);
    file.sync();
}

bool MainWindow::hasUnsavedWork() const
{
    return std::any_of(m_pages.cbegin(), m_pages.cend(),
                       [](const auto &entry) { return !entry.second->unsavedWork().isEmpty(); });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_navigation->setNarrow(width() < px(narrowWindow));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (const auto &[screen, page] : m_pages) {
        const QString unsaved = page->unsavedWork();
        if (unsaved.isEmpty())
            continue;
        showScreen(screen);
        if (!confirm(this, tr("Close without saving?"), unsaved, tr("Close without saving"))) {
            event->ignore();
            return;
        }
    }
    save();
    event->accept();
}

} // namespace bulkhead
