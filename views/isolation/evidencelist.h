// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "items/evidencetable.h"

#include <QWidget>

class QCheckBox;
class QSplitter;
class QStackedWidget;

namespace bulkhead {

class EmptyState;
class EvidenceDetails;
class RecordActions;
class SearchField;
class SegmentedControl;
class TableView;

//! All evidence and attestations of a pair, or of all, how they stand, and what can be done: sign new ones, or do something about the one that is chosen.
class EvidenceList : public QWidget
{
    Q_OBJECT
public:
    explicit EvidenceList(RecordDecisions &decisions, QWidget *parent = nullptr);

    void setPair(const std::shared_ptr<const IsolationView> &view, const isolation::PairReport *report);
    //! Shows what there is of a control.
    void showControl(const QString &control);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] EvidenceDetails *details() const { return m_details; }
    [[nodiscard]] int total() const;
    void attest();
    void bringIn();
    //! Why this person cannot do it now; empty: they can.
    [[nodiscard]] QString whyNotAttest() const;
    [[nodiscard]] QString whyNotBringIn() const;

signals:
    //! Enter or a double click: a FindingQuery of the control that it is about.
    void findingRequested(const QString &query);
    void totalChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Words; //!< the table with the words of the console
    QWidget *makeBar();
    void makeTable();
    void refresh();
    void filter(EvidenceTable::Show show);
    void showAll();
    void showStart();
    void showChosen();
    void showCounts();
    void showEmptiness();
    void fit();
    [[nodiscard]] evidence::PairScope pair() const; //!< both empty while there is no check

    RecordDecisions &m_decisions;
    std::shared_ptr<const IsolationView> m_view; //!< holds the report
    const isolation::PairReport *m_report = nullptr;
    std::string m_newest; //!< id of what was signed and is not in the list yet; empty: nothing
    Words *m_model;
    SegmentedControl *m_shows;
    SearchField *m_search;
    QCheckBox *m_allPairs;
    RecordActions *m_start;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    EvidenceDetails *m_details;
    QSplitter *m_splitter;
};

} // namespace bulkhead
