// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/reportsession.h"
#include "widgets/surface.h"

class QButtonGroup;
class QCheckBox;
class QSettings;
class QVBoxLayout;

namespace bulkhead {

class BoundaryField;
class Button;
class LockNote;
class MessageBar;
class PeriodField;
class ProgressStrip;
class ScopeField;
class ScrollSheet;
class SnapshotField;
class TextLabel;

//! What the document is of, and what it becomes: period, snapshots, scope, content, format, and the button that exports it. What a kind of document does not have is not there.
class OptionsPanel : public Surface
{
    Q_OBJECT
public:
    explicit OptionsPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! The pairs to choose from, and as of when the facts are.
    void setGround(const EstateConfig &estate, const CatalogView *view);
    void setKind(ReportKind kind);
    void setBlocked(const QString &reason); //!< of exporting; empty: it may be done

    [[nodiscard]] PeriodField *period() const { return m_period; }
    [[nodiscard]] ScopeField *scope() const { return m_scope; }
    [[nodiscard]] SnapshotField *snapshots() const { return m_snapshots; }
    [[nodiscard]] BoundaryField *boundary() const { return m_boundary; }
    [[nodiscard]] ReportSession::Pairs pairs() const; //!< empty: all
    [[nodiscard]] ReportContent content() const;
    [[nodiscard]] ReportForm form() const;
    void chooseForm(ReportForm form);
    [[nodiscard]] Button *exportButton() const { return m_export; }
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }
    [[nodiscard]] MessageBar *message() const { return m_message; }
    [[nodiscard]] QWidget *firstField() const;

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void changed(); //!< of what the report is of
    void exportRequested();

private:
    //! A part of the column that is there for some kinds of documents.
    QVBoxLayout *addSection(QVBoxLayout *column, const QString &title, const QList<ReportKind> &kinds);
    void addContent(QVBoxLayout *column);
    void addForms(QVBoxLayout *column);
    QWidget *makeFoot();
    void showForm();
    void showHints();

    PeriodField *m_period;
    SnapshotField *m_snapshots;
    BoundaryField *m_boundary;
    ScopeField *m_scope;
    TextLabel *m_title, *m_asOf, *m_reach;
    QCheckBox *m_findings, *m_promotions, *m_exceptions, *m_evidence;
    QButtonGroup *m_forms;
    QList<QWidget *> m_hints; //!< beside the forms; not there where the column is narrow: tooltips say them too
    Button *m_export;
    LockNote *m_lock;
    TextLabel *m_note;
    ProgressStrip *m_progress;
    MessageBar *m_message;
    QList<std::pair<QWidget *, QList<ReportKind>>> m_sections;
    ReportKind m_kind = ReportKind::Report;
    ReportForm m_wantedForm = ReportForm::Pdf; //!< of a report; other documents may not have it
};

} // namespace bulkhead
