// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportspage.h"

#include "presentation/peoplewords.h"
#include "presentation/reportwords.h"
#include "presentation/words.h"
#include "reports/frameworkpanel.h"
#include "reports/historyview.h"
#include "reports/optionspanel.h"
#include "reports/periodfield.h"
#include "reports/previewpanel.h"
#include "reports/requirementview.h"
#include "usecases/auditsession.h"
#include "widgets/button.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListView>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto exportAction = "report.export";
const QString historyItem = u"?history"_s;
constexpr int sideWidth = 280, frameworksLeast = 228, optionsLeast = 252, previewLeast = 284;

} // namespace

ReportsPage::ReportsPage(ReportSession &reports, ConsoleSession &session, AuditSession *audit, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_reports(reports)
    , m_session(session)
    , m_rights(audit)
    , m_frameworks(new FrameworkPanel(this))
    , m_preview(new PreviewPanel(reports, session, m_rights, this))
    , m_options(new OptionsPanel(std::move(clock), this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(u"reportsPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    m_splitter->setObjectName(u"reportColumns"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_frameworks->setMinimumWidth(px(frameworksLeast));
    m_preview->setMinimumWidth(px(previewLeast));
    m_options->setMinimumWidth(px(optionsLeast));
    m_splitter->addWidget(m_frameworks);
    m_splitter->addWidget(m_preview);
    m_splitter->addWidget(m_options);
    m_splitter->setStretchFactor(1, 1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(250ms);
    connectParts();
    connectExport();
    takeGround();
    showRights();
}

ReportsPage::~ReportsPage() = default;

void ReportsPage::connectParts()
{
    connect(&m_settle, &QTimer::timeout, this, &ReportsPage::ask);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_hasOwnSizes = true; });
    connect(m_frameworks, &FrameworkPanel::chosenChanged, this, [this](const QString &id) {
        m_preview->setFramework(id);
        askLater();
    });
    connect(m_options, &OptionsPanel::changed, this, [this] {
        m_reports.setScope(m_options->pairs());
        askLater();
    });
    connect(m_preview, &PreviewPanel::tabChanged, this, &ReportsPage::askLater);
    connect(m_preview, &PreviewPanel::tryAgainRequested, this, [this] {
        m_asked.reset();
        ask();
    });
    connect(m_preview, &PreviewPanel::findingRequested, this, &ReportsPage::openFinding);
    connect(m_preview, &PreviewPanel::entryRequested, this, [this](quint64 seq) { emit openRequested(Screen::Audit, QString::number(seq)); });
    connect(&m_reports, &ReportSession::frameworksChanged, this, [this] {
        m_frameworks->setView(m_reports.frameworks());
        askLater();
    });
    for (auto signal : {&ConsoleSession::viewChanged, &ConsoleSession::isolationChanged, &ConsoleSession::estateChanged})
        connect(&m_session, signal, this, &ReportsPage::takeGround);
    for (auto signal : {&ConsoleSession::syncStarted, &ConsoleSession::judgingChanged, &ConsoleSession::loadingChanged})
        connect(&m_session, signal, m_preview, &PreviewPanel::showEmptiness);
    connect(&m_session, &ConsoleSession::loadFailed, m_preview, &PreviewPanel::showEmptiness);
    connect(&m_session, &ConsoleSession::syncFinished, m_preview, &PreviewPanel::showEmptiness);
    connect(&m_rights, &Rights::changed, this, &ReportsPage::showRights);
}

void ReportsPage::connectExport()
{
    connect(m_options, &OptionsPanel::exportRequested, this, &ReportsPage::askForPlace);
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, [this] { m_options->exportButton()->click(); });
    connect(m_options->progress(), &ProgressStrip::cancelRequested, &m_reports, &ReportSession::cancelSave);
    connect(m_options->message(), &MessageBar::actionTriggered, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_savedPath).absolutePath())); });
    connect(&m_reports, &ReportSession::saveStarted, this, &ReportsPage::showRights);
    connect(&m_reports, &ReportSession::saveProgressed, this, [this](ReportStep step, quint64 done, quint64 all) {
        m_options->progress()->setStep(ReportWords::step(step), static_cast<int>(done), static_cast<int>(all));
    });
    connect(&m_reports, &ReportSession::saved, this, &ReportsPage::showSaved);
    connect(&m_reports, &ReportSession::saveFailed, this, &ReportsPage::showSaveFailure);
}

void ReportsPage::takeGround()
{
    m_options->setGround(m_session.estate(), m_session.view().get());
    m_reports.setScope(m_options->pairs());
    m_preview->showEmptiness();
    showRights();
    askLater();
}

ReportWish ReportsPage::wish() const
{
    ReportWish wish;
    wish.framework = m_frameworks->chosen();
    wish.period = m_options->period()->period();
    wish.pairs = m_options->pairs();
    const auto view = m_session.view();
    wish.snapshot = view && view->snapshot ? view->snapshot->id : 0; // what is seen is what is exported, whatever is read meanwhile
    wish.content = m_options->content();
    return wish;
}

void ReportsPage::askLater()
{
    m_settle.start();
}

void ReportsPage::ask()
{
    const auto view = m_session.view();
    const bool isPossible = view && view->snapshot && m_session.isolation() && !m_frameworks->chosen().isEmpty() && !m_session.estate().pairs.isEmpty();
    if (!isPossible || !isVisible() || m_preview->tab() != PreviewPanel::Tab::Page)
        return;
    const ReportWish wanted = wish();
    if (m_asked == wanted && m_askedOf == m_session.isolation())
        return;
    m_asked = wanted;
    m_askedOf = m_session.isolation();
    m_reports.prepare(wanted);
}

void ReportsPage::showRights()
{
    const auto view = m_session.view();
    QString why;
    if (m_reports.isSaving())
        why = tr("The report is being written.");
    else if (!view || !view->snapshot)
        why = tr("There is nothing to report: no gateway was read yet.");
    else
        why = m_rights.whyNot(exportAction);
    m_options->setBlocked(why);
}

void ReportsPage::askForPlace()
{
    const ReportForm form = m_options->form();
    const QString name = ReportWords::fileName(wish(), form);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the report"), m_folder.isEmpty() ? name : QDir(m_folder).filePath(name), ReportWords::fileFilter(form));
    if (!path.isEmpty())
        exportTo(path);
}

void ReportsPage::exportTo(const QString &path)
{
    if (m_reports.isSaving())
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_options->message()->hide();
    m_options->progress()->start(ReportWords::step(ReportStep::Reading));
    m_reports.save(wish(), {m_options->form(), path});
}

void ReportsPage::showSaved(const SavedReport &saved)
{
    m_options->progress()->stop();
    m_savedPath = saved.path;
    //: A file name, and the number of the entry of the audit log.
    m_options->message()->show(Status::Pass, tr("Saved %1.").arg(QFileInfo(saved.path).fileName()), tr("It is %1 of the log.").arg(PeopleWords::entry(saved.seq)), tr("Open folder"),
                               u"SHA-256 "_s + QString::fromStdString(saved.digest).left(16) + u'…');
    showRights();
}

void ReportsPage::showSaveFailure(const Error &error)
{
    m_options->progress()->stop();
    if (error.kind == Error::Kind::Cancelled)
        m_options->message()->show(Status::NotApplicable, tr("The export was cancelled."), tr("Nothing was written."));
    else
        m_options->message()->show(Status::Fail, tr("The report was not exported."), QString(PeopleWords::whatHappened(error) + u' ' + PeopleWords::whatToDo(error)).trimmed());
    showRights();
}

void ReportsPage::openFinding(const QString &query, const QPair<EnvironmentId, EnvironmentId> &pair)
{
    if (query.isEmpty())
        return;
    if (m_session.pair() != std::optional(pair))
        m_session.choosePair(pair);
    emit openRequested(Screen::Isolation, query);
}

QList<Command> ReportsPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Reports, {});
            then();
        };
    };
    const Button *button = m_options->exportButton();
    QList<Command> all{
        {tr("Export the report…"), {}, Icon::Download, QKeySequence(Qt::CTRL | Qt::Key_E), here([this] { m_options->exportButton()->click(); }), button->isEnabled() ? QString() : button->toolTip()},
        {tr("Report: page"), {}, Icon::Reports, {}, here([this] { m_preview->showTab(PreviewPanel::Tab::Page); })},
        {tr("Report: requirements and what is behind them"), {}, Icon::Reports, {}, here([this] { m_preview->showTab(PreviewPanel::Tab::Contents); })},
        {tr("History of exported reports"), {}, Icon::Clock, {}, here([this] { m_preview->showTab(PreviewPanel::Tab::History); })},
    };
    const auto view = m_reports.frameworks();
    for (qsizetype i = 0; view && i < view->frameworks.size(); ++i) {
        const QString id = view->frameworks[i].framework->id;
        all << Command{tr("Report: %1").arg(ReportWords::title(*view->frameworks[i].framework)), tr("Framework"), Icon::Reports, {}, here([this, id] { m_frameworks->choose(id); })};
    }
    return all;
}

void ReportsPage::activate()
{
    m_frameworks->list()->setFocus();
    m_reports.reloadHistory();
    askLater();
}

void ReportsPage::openItem(const QString &item)
{
    if (item == historyItem) {
        m_preview->showTab(PreviewPanel::Tab::History);
        m_preview->focusFirst();
    } else {
        m_frameworks->choose(item);
    }
}

bool ReportsPage::refresh()
{
    m_asked.reset();
    m_reports.reloadHistory();
    ask();
    return true;
}

QList<QWidget *> ReportsPage::panes()
{
    QList<QWidget *> panes;
    if (!m_frameworks->search()->isHidden())
        panes << m_frameworks->search();
    panes << m_frameworks->list();
    panes << m_preview->panes();
    panes << m_options->firstField();
    return panes;
}

void ReportsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    askLater();
}

void ReportsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitColumns();
}

//! The preview gets what the sides leave; on a small window the sides go down to their least.
void ReportsPage::fitColumns()
{
    if (m_hasOwnSizes)
        return;
    const int room = (width() - px(480)) / 2;
    const int left = std::clamp(room, px(frameworksLeast), px(sideWidth)), right = std::clamp(room, px(optionsLeast), px(sideWidth));
    m_splitter->setSizes({left, width() - left - right - 2, right});
}

void ReportsPage::saveState(QSettings &settings) const
{
    settings.setValue(u"reports/framework"_s, m_frameworks->chosen());
    settings.setValue(u"reports/pins"_s, m_frameworks->pins());
    settings.setValue(u"reports/tab"_s, static_cast<int>(m_preview->tab()));
    settings.setValue(u"reports/onlyOpen"_s, m_preview->requirements()->isOnlyOpen());
    settings.setValue(u"reports/folder"_s, m_folder);
    if (m_hasOwnSizes)
        settings.setValue(u"reports/columns"_s, m_splitter->saveState());
    m_options->saveState(settings);
}

void ReportsPage::restoreState(QSettings &settings)
{
    m_frameworks->setPins(settings.value(u"reports/pins"_s).toStringList());
    m_frameworks->choose(settings.value(u"reports/framework"_s).toString());
    const int tab = settings.value(u"reports/tab"_s, static_cast<int>(PreviewPanel::Tab::Page)).toInt();
    if (tab >= 0 && tab <= static_cast<int>(PreviewPanel::Tab::History))
        m_preview->showTab(static_cast<PreviewPanel::Tab>(tab));
    m_preview->requirements()->setOnlyOpen(settings.value(u"reports/onlyOpen"_s).toBool());
    m_folder = settings.value(u"reports/folder"_s).toString();
    m_hasOwnSizes = m_splitter->restoreState(settings.value(u"reports/columns"_s).toByteArray());
    m_options->restoreState(settings);
}

} // namespace bulkhead
