// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/reportsession.h"
#include "widgets/surface.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QSettings;
class QVBoxLayout;

namespace bulkhead {

class Button;
class LockNote;
class MessageBar;
class PeriodField;
class ProgressStrip;
class ScrollSheet;
class TextLabel;

//! What the report is of, and what it becomes: period, scope, content, format, and the button that exports it.
class OptionsPanel : public Surface
{
    Q_OBJECT
public:
    explicit OptionsPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! The pairs to choose from, and as of when the facts are.
    void setGround(const EstateConfig &estate, const CatalogView *view);
    void setBlocked(const QString &reason); //!< of exporting; empty: it may be done

    [[nodiscard]] PeriodField *period() const { return m_period; }
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
    QVBoxLayout *addSection(QVBoxLayout *column, const QString &title);
    void addContent(QVBoxLayout *column);
    void addForms(QVBoxLayout *column);
    QWidget *makeFoot();
    void showForm();
    void showScope();

    PeriodField *m_period;
    TextLabel *m_asOf, *m_reach;
    QComboBox *m_scope;
    QCheckBox *m_findings, *m_promotions, *m_exceptions, *m_evidence;
    QButtonGroup *m_forms;
    QList<QWidget *> m_hints; //!< beside the forms; not there where the column is narrow: tooltips say them too
    Button *m_export;
    LockNote *m_lock;
    TextLabel *m_note;
    ProgressStrip *m_progress;
    MessageBar *m_message;
    QList<EnvironmentPair> m_pairs;
    QString m_wantedPair; //!< remembered, before the estate was there
};

} // namespace bulkhead
