// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/reportsession.h"
#include "widgets/surface.h"

#include <QTimer>

class QStackedWidget;

namespace bulkhead {

class Button;
class DifferenceView;
class EmptyState;
class HistoryView;
class MessageBar;
class PageView;
class ProgressStrip;
class RequirementView;
class Rights;
class SegmentedControl;
class TextLabel;
class VersionsView;

//! What the document will be: its pages, or what is in it to look into (requirements, what changed, versions); and the exports there were.
class PreviewPanel : public Surface
{
    Q_OBJECT
public:
    enum class Tab { Contents, Page, History };

    PreviewPanel(ReportSession &reports, ConsoleSession &session, const Rights &rights, QWidget *parent = nullptr);

    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    void setFramework(const QString &id);
    void setKind(ReportKind kind);
    //! Why the document cannot be made, in a sentence; empty: it can.
    void setObstacle(const QString &reason);
    //! What is missing before there can be a report.
    void showEmptiness();
    void focusFirst();
    [[nodiscard]] PageView *pages() const { return m_pages; }
    [[nodiscard]] RequirementView *requirements() const { return m_requirements; }
    [[nodiscard]] HistoryView *history() const { return m_history; }
    [[nodiscard]] DifferenceView *difference() const { return m_difference; }
    [[nodiscard]] VersionsView *versions() const { return m_versions; }
    [[nodiscard]] QList<QWidget *> panes();

signals:
    void tabChanged();
    void tryAgainRequested();
    void findingRequested(const QString &query, const QPair<bulkhead::EnvironmentId, bulkhead::EnvironmentId> &pair);
    void entryRequested(quint64 seq);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    void connectParts();
    void takeReport();
    void showPosition();
    void showFailure(const Error &error);
    void sayEmptiness();
    void doEmptyAction();
    void showCurrent();
    [[nodiscard]] QWidget *contents() const;
    [[nodiscard]] bool hasReport() const; //!< of the kind that is shown

    ReportSession &m_reports;
    ConsoleSession &m_session;
    const Rights &m_rights;
    TextLabel *m_title, *m_position;
    Button *m_previous, *m_next;
    SegmentedControl *m_tabs;
    ProgressStrip *m_progress;
    MessageBar *m_message;
    QStackedWidget *m_stack;
    PageView *m_pages;
    RequirementView *m_requirements;
    DifferenceView *m_difference;
    VersionsView *m_versions;
    HistoryView *m_history;
    EmptyState *m_empty;
    QTimer m_patience; //!< what is quickly there shows no progress
    QString m_framework, m_obstacle;
    ReportKind m_kind = ReportKind::Report;
    std::function<void()> m_emptyAction;
};

} // namespace bulkhead
