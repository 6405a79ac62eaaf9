// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportspage.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/reportwords.h"
#include "presentation/words.h"
#include "reports/boundaryfield.h"
#include "reports/documentlist.h"
#include "reports/frameworkpanel.h"
#include "reports/historyview.h"
#include "reports/optionspanel.h"
#include "reports/periodfield.h"
#include "reports/previewpanel.h"
#include "reports/requirementview.h"
#include "reports/scopefield.h"
#include "reports/snapshotfield.h"
#include "usecases/auditsession.h"
#include "widgets/button.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/saveplace.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"

#include <QDesktopServices>
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

constexpr auto exportAction = "report.export", signAction = "boundary.sign";
const QString historyItem = u"?history"_s, changesItem = u"?changes"_s, boundaryItem = u"?boundary"_s;
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
    connectBoundary();
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
    connect(m_frameworks, &FrameworkPanel::kindChanged, this, &ReportsPage::takeKind);
    connect(m_options, &OptionsPanel::changed, this, [this] {
        m_reports.setScope(m_options->pairs());
        m_preview->setObstacle(obstacle());
        showRights();
        askLater();
    });
    connect(&m_session, &ConsoleSession::snapshotsListed, this, &ReportsPage::takeSnapshots);
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

void ReportsPage::connectBoundary()
{
    connect(m_options->boundary(), &BoundaryField::signRequested, &m_reports, &ReportSession::signBoundary);
    connect(&m_reports, &ReportSession::prepared, this, &ReportsPage::showVersion);
    connect(&m_reports, &ReportSession::historyChanged, this, &ReportsPage::showVersion);
    connect(&m_reports, &ReportSession::signStarted, this, &ReportsPage::showRights);
    connect(&m_reports, &ReportSession::boundarySigned, this, [this](const BoundaryVersion &version) {
        //: A version of the boundary document, and the number of the entry of the audit log.
        m_options->message()->show(Status::Pass, tr("Version %1 is signed.").arg(version.version), tr("It is %1 of the log.").arg(PeopleWords::entry(version.seq)));
        showRights();
    });
    connect(&m_reports, &ReportSession::signFailed, this, [this](const Error &error) {
        const bool isChanged = error.kind == Error::Kind::Conflict;
        m_options->message()->show(Status::Fail, tr("The document was not signed."),
                                   isChanged ? tr("The boundaries changed meanwhile. Look at them again, and sign those.")
                                             : QString(PeopleWords::whatHappened(error) + u' ' + PeopleWords::whatToDo(error)).trimmed());
        if (isChanged)
            refresh();
        showRights();
    });
}

//! The version of the document that is looked at, among those that were signed.
void ReportsPage::showVersion()
{
    const auto report = m_reports.report();
    const auto boundary = report ? report->boundary : nullptr;
    const QList<BoundaryVersion> versions = m_reports.history() ? m_reports.history()->versions : QList<BoundaryVersion>();
    m_options->boundary()->setBoundary(m_reports.history() ? boundary : nullptr, versions);
    if (!versions.isEmpty())
        //: Below the name of the boundary document: the newest version that was signed.
        m_frameworks->documents()->setBoundaryNote(tr("version %1 is signed").arg(versions.first().version));
    showRights();
}

void ReportsPage::takeKind()
{
    const ReportKind kind = m_frameworks->kind();
    m_options->setKind(kind);
    m_options->message()->hide();
    m_preview->setKind(kind);
    m_preview->setObstacle(obstacle());
    showRights();
    askLater();
}

void ReportsPage::takeSnapshots(const QList<Snapshot> &snapshots)
{
    m_options->snapshots()->setSnapshots(snapshots, m_session.asOf());
    m_preview->setObstacle(obstacle());
    showRights();
}

QString ReportsPage::obstacle() const
{
    return m_frameworks->kind() == ReportKind::Difference ? m_options->snapshots()->whyNot() : QString();
}

void ReportsPage::takeGround()
{
    m_session.listSnapshots();
    m_options->setGround(m_session.estate(), m_session.view().get());
    m_reports.setScope(m_options->pairs());
    m_preview->showEmptiness();
    showRights();
    askLater();
}

ReportWish ReportsPage::wish() const
{
    ReportWish wish;
    const auto view = m_session.view();
    wish.kind = m_frameworks->kind();
    wish.snapshot = view && view->snapshot ? view->snapshot->id : 0; // what is seen is what is exported, whatever is read meanwhile
    wish.isOfThen = isPast();
    if (wish.kind == ReportKind::Boundary)
        return wish;
    wish.pairs = m_options->pairs();
    if (wish.kind == ReportKind::Difference) {
        wish.since = m_options->snapshots()->from();
        wish.snapshot = m_options->snapshots()->to();
        return wish;
    }
    wish.framework = m_frameworks->chosen();
    wish.period = m_options->period()->period();
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
    const ReportKind kind = m_frameworks->kind();
    const bool isNamed = kind != ReportKind::Report || !m_frameworks->chosen().isEmpty();
    const bool isPossible = view && view->snapshot && m_session.isolation() && isNamed && !m_session.estate().pairs.isEmpty() && obstacle().isEmpty();
    const bool isWanted = m_preview->tab() == PreviewPanel::Tab::Page || kind == ReportKind::Boundary // its version stands beside it
        || (kind == ReportKind::Difference && m_preview->tab() == PreviewPanel::Tab::Contents);
    if (!isPossible || !isVisible() || !isWanted)
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
    else if (!obstacle().isEmpty())
        why = obstacle();
    else
        why = m_rights.whyNot(exportAction);
    m_options->setBlocked(why);
    m_options->boundary()->setBlocked(m_reports.isSigning()      ? tr("The document is being signed.")
                                          : isPast()              ? tr("Only the boundaries as they are now can be signed. Go back to now first.")
                                                                  : m_rights.whyNot(signAction));
}

void ReportsPage::askForPlace()
{
    const ReportForm form = m_options->form();
    const QString name = ReportWords::fileName(wish(), form);
    const QString path = SavePlace::ask(this, tr("Export the report"), name, ReportWords::fileFilter(form));
    if (!path.isEmpty())
        exportTo(path);
}

void ReportsPage::exportTo(const QString &path)
{
    if (m_reports.isSaving())
        return;
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
    endSaving();
}

void ReportsPage::showSaveFailure(const Error &error)
{
    m_options->progress()->stop();
    if (error.kind == Error::Kind::Cancelled)
        m_options->message()->show(Status::NotApplicable, tr("The export was cancelled."), tr("Nothing was written."));
    else
        m_options->message()->show(Status::Fail, tr("The report was not exported."), QString(PeopleWords::whatHappened(error) + u' ' + PeopleWords::whatToDo(error)).trimmed());
    endSaving();
}

//! The button was blocked meanwhile, which took the keyboard from it.
void ReportsPage::endSaving()
{
    showRights();
    const QWidget *focused = window()->focusWidget();
    if (focused != nullptr && m_options->isAncestorOf(focused))
        m_options->exportButton()->setFocus(Qt::OtherFocusReason);
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
        {tr("What changed between two dates"), {}, Icon::Reports, {}, here([this] { m_frameworks->chooseKind(ReportKind::Difference); })},
        {tr("Boundary document"), {}, Icon::Reports, {}, here([this] { m_frameworks->chooseKind(ReportKind::Boundary); })},
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
    } else if (item == changesItem || item == boundaryItem) {
        m_frameworks->chooseKind(item == changesItem ? ReportKind::Difference : ReportKind::Boundary);
    } else {
        m_frameworks->choose(item);
    }
}

bool ReportsPage::isPast() const
{
    const auto view = m_session.view();
    return view && !view->isLatest;
}

QString ReportsPage::lookAt(std::optional<UtcTime> moment)
{
    return moment ? tr("Reports are made as of %1, with what the log held then. The history lists all exports.").arg(Formats::dateTime(*moment)) : QString();
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
    panes << m_frameworks->list() << m_frameworks->documents();
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
    settings.setValue(u"reports/folder"_s, SavePlace::folder());
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
    SavePlace::setFolder(settings.value(u"reports/folder"_s).toString());
    m_hasOwnSizes = m_splitter->restoreState(settings.value(u"reports/columns"_s).toByteArray());
    m_options->restoreState(settings);
}

} // namespace bulkhead
