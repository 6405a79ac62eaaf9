// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/previewpanel.h"

#include "presentation/formats.h"
#include "presentation/reportwords.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "reports/differenceview.h"
#include "reports/historyview.h"
#include "reports/pageview.h"
#include "reports/requirementview.h"
#include "reports/versionsview.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableexport.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PreviewPanel::PreviewPanel(ReportSession &reports, ConsoleSession &session, const Rights &rights, QWidget *parent)
    : Surface(&Tokens::sunken, NoEdge, parent)
    , m_reports(reports)
    , m_session(session)
    , m_rights(rights)
    , m_title(new TextLabel(tr("Preview"), TypeSize::Body, QFont::DemiBold, &Tokens::text, this))
    , m_position(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_previous(Button::iconOnly(Icon::ArrowUp, tr("Previous page (Page Up)"), this))
    , m_next(Button::iconOnly(Icon::ArrowDown, tr("Next page (Page Down)"), this))
    , m_tabs(new SegmentedControl(tr("What is shown of the report"), this))
    , m_progress(new ProgressStrip(this))
    , m_message(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_pages(new PageView(reports, this))
    , m_requirements(new RequirementView(this))
    , m_difference(new DifferenceView(this))
    , m_versions(new VersionsView(reports, this))
    , m_history(new HistoryView(reports, this))
    , m_empty(new EmptyState(Icon::Reports, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(px(16), 0, px(16), px(4));
    notes->setSpacing(px(8));
    m_progress->setObjectName(u"previewProgress"_s);
    notes->addWidget(m_progress);
    m_message->setObjectName(u"previewMessage"_s);
    notes->addWidget(m_message);
    column->addLayout(notes);
    for (QWidget *widget : {static_cast<QWidget *>(m_requirements), static_cast<QWidget *>(m_difference), static_cast<QWidget *>(m_versions), static_cast<QWidget *>(m_pages),
                            static_cast<QWidget *>(m_history), static_cast<QWidget *>(m_empty)})
        m_stack->addWidget(widget);
    column->addWidget(m_stack, 1);
    new TableExport(*m_history->table(), u"reports"_s, *m_message);
    new TableExport(*m_versions->table(), u"boundary-versions"_s, *m_message);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connectParts();
    m_tabs->setCurrent(static_cast<int>(Tab::Page));
    takeReport();
}

//! In a narrow window the segments say what is shown, and the place in the report needs the room.
void PreviewPanel::resizeEvent(QResizeEvent *event)
{
    constexpr int roomForTitle = 440;
    m_title->setVisible(width() >= px(roomForTitle));
    Surface::resizeEvent(event);
}

QWidget *PreviewPanel::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(10), px(16), px(8));
    row->setSpacing(px(8));
    row->addWidget(m_title);
    m_position->setObjectName(u"previewPosition"_s);
    row->addWidget(m_position);
    m_previous->setObjectName(u"previousPage"_s);
    m_next->setObjectName(u"nextPage"_s);
    for (Button *button : {m_previous, m_next}) {
        button->setLook(Button::Look::Plain);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_tabs->setObjectName(u"reportTabs"_s);
    m_tabs->addSegment(tr("Contents"));
    m_tabs->addSegment(tr("Page"));
    m_tabs->addSegment(tr("History"));
    row->addWidget(m_tabs);
    return head;
}

void PreviewPanel::connectParts()
{
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this] {
        showCurrent();
        emit tabChanged();
    });
    connect(m_previous, &QPushButton::clicked, this, [this] { m_pages->step(true); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_pages->step(false); });
    connect(m_pages, &PageView::currentChanged, this, &PreviewPanel::showPosition);
    connect(m_requirements, &RequirementView::findingRequested, this, &PreviewPanel::findingRequested);
    connect(m_difference, &DifferenceView::findingRequested, this, &PreviewPanel::findingRequested);
    connect(m_history, &HistoryView::entryRequested, this, &PreviewPanel::entryRequested);
    connect(m_versions, &VersionsView::entryRequested, this, &PreviewPanel::entryRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &PreviewPanel::doEmptyAction);
    connect(m_message, &MessageBar::actionTriggered, this, &PreviewPanel::tryAgainRequested);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_reports, &ReportSession::cancelPrepare);
    connect(&m_reports, &ReportSession::frameworksChanged, this, [this] { m_requirements->setFramework(m_reports.frameworks(), m_framework); });
    connect(&m_reports, &ReportSession::prepareStarted, this, [this] {
        m_message->hide();
        m_patience.start();
        showEmptiness();
    });
    connect(&m_patience, &QTimer::timeout, this, [this] { m_progress->start(tr("Making the report")); });
    connect(&m_reports, &ReportSession::stepChanged, this, [this](ReportStep step, quint64 done, quint64 all) {
        m_progress->setStep(ReportWords::step(step), static_cast<int>(done), static_cast<int>(all));
    });
    connect(&m_reports, &ReportSession::prepared, this, &PreviewPanel::takeReport);
    connect(&m_reports, &ReportSession::prepareFailed, this, &PreviewPanel::showFailure);
}

void PreviewPanel::takeReport()
{
    m_patience.stop();
    m_progress->stop();
    const auto report = m_reports.report();
    m_pages->setReport(report);
    if (report && report->difference)
        m_difference->setDifference(report->difference);
    showEmptiness();
}

void PreviewPanel::showFailure(const Error &error)
{
    m_patience.stop();
    m_progress->stop();
    if (error.kind == Error::Kind::Cancelled)
        m_message->show(Status::NotApplicable, tr("The report was not made: it was cancelled."), {}, tr("Make it"));
    else
        m_message->show(Status::Fail, tr("The report cannot be made."), ErrorWords::whatHappened(error, tr("The report")) + u' ' + ErrorWords::whatToDo(error), tr("Try again"),
                        error.toText());
    showEmptiness();
}

void PreviewPanel::setFramework(const QString &id)
{
    m_framework = id;
    m_requirements->setFramework(m_reports.frameworks(), id);
}

void PreviewPanel::setKind(ReportKind kind)
{
    m_kind = kind;
    m_message->hide();
    m_tabs->setSegmentText(static_cast<int>(Tab::Contents), kind == ReportKind::Boundary ? tr("Versions") : kind == ReportKind::Difference ? tr("Changes") : tr("Contents"));
    showCurrent();
}

void PreviewPanel::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    showCurrent();
}

bool PreviewPanel::hasReport() const
{
    return m_reports.report() && m_reports.report()->wish.kind == m_kind;
}

//! What is behind the document, as far as it is there.
QWidget *PreviewPanel::contents() const
{
    switch (m_kind) {
    case ReportKind::Report: return m_requirements;
    case ReportKind::Difference: return hasReport() ? static_cast<QWidget *>(m_difference) : m_empty;
    case ReportKind::Boundary: return m_versions;
    }
    return m_empty;
}

void PreviewPanel::showTab(Tab tab)
{
    m_tabs->setCurrent(static_cast<int>(tab));
    showCurrent();
    emit tabChanged();
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return static_cast<Tab>(m_tabs->current());
}

void PreviewPanel::showCurrent()
{
    const auto view = m_session.view();
    const bool isReady = m_session.isolation() && view && view->snapshot && m_obstacle.isEmpty();
    QWidget *wanted = m_history;
    if (tab() == Tab::Contents)
        wanted = isReady ? contents() : m_empty;
    else if (tab() == Tab::Page)
        wanted = isReady && hasReport() ? static_cast<QWidget *>(m_pages) : m_empty;
    if (wanted == m_empty)
        sayEmptiness();
    m_stack->setCurrentWidget(wanted);
    m_title->setText(tab() == Tab::History ? tr("Exports") : tr("Preview"));
    showPosition();
}

void PreviewPanel::showEmptiness()
{
    showCurrent();
}

void PreviewPanel::showPosition()
{
    const bool hasPages = m_stack->currentWidget() == m_pages && m_pages->count() > 0;
    m_position->setText(hasPages ? tr("page %1 of %2").arg(Formats::number(m_pages->current() + 1), Formats::number(m_pages->count())) : QString());
    m_previous->setVisible(hasPages);
    m_next->setVisible(hasPages);
    m_previous->setEnabled(hasPages && m_pages->current() > 0);
    m_next->setEnabled(hasPages && m_pages->current() + 1 < m_pages->count());
}

void PreviewPanel::sayEmptiness()
{
    ConsoleSession *session = &m_session;
    const auto view = session->view();
    const auto error = view ? session->isolationError() : session->loadError();
    m_emptyAction = {};
    if (error) {
        m_empty->setText(view ? tr("Isolation could not be checked, so there is nothing to report.") : ErrorWords::whatHappened(*error, tr("The estate")),
                         ErrorWords::whatToDo(*error) + u'\n' + error->toText(), tr("Check again"));
        m_emptyAction = [session] { session->checkAgain(); };
    } else if (session->isSyncing() && !(view && view->snapshot)) {
        m_empty->setText(tr("The gateways are being read."), tr("A report can be made as soon as they are."));
    } else if (view && !view->snapshot) {
        m_empty->setText(tr("Nothing was read yet."), tr("A report speaks of what the gateways say. A sync reads them and changes nothing."),
                         session->estate().gateways.isEmpty() ? QString() : tr("Sync"));
        m_empty->setLocked(m_rights.whyNot("sync"));
        m_emptyAction = [session] { session->sync(); };
    } else if (!session->isolation()) {
        m_empty->setText(tr("Isolation is being checked."), tr("A report can be made as soon as it is."));
    } else if (session->estate().pairs.isEmpty()) {
        m_empty->setText(tr("There is no pair to report on."), tr("The estate needs a sandbox and a production environment."));
    } else if (!m_obstacle.isEmpty()) {
        m_empty->setText(m_obstacle);
    } else if (m_reports.isPreparing()) {
        m_empty->setText(tr("The report is being made."));
    } else {
        m_empty->setText(tr("There is no report to look at."), {}, tr("Make it"));
        m_emptyAction = [this] { emit tryAgainRequested(); };
    }
}

void PreviewPanel::doEmptyAction()
{
    if (m_emptyAction)
        m_emptyAction();
}

void PreviewPanel::focusFirst()
{
    if (QWidget *shown = m_stack->currentWidget(); shown != nullptr)
        shown->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> PreviewPanel::panes()
{
    if (m_stack->currentWidget() == m_history)
        return {m_tabs, m_history->search(), m_history->table()};
    return {m_tabs, m_stack->currentWidget()};
}

} // namespace bulkhead
