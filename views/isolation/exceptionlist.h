// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "items/exceptiontable.h"

#include <QWidget>

class QStackedWidget;

namespace bulkhead {

class EmptyState;
class RecordActions;
class SearchField;
class SegmentedControl;
class TableView;
class TextLabel;

//! All exceptions of a pair with what is wrong with them, and what can be done about the one that is chosen.
class ExceptionList : public QWidget
{
    Q_OBJECT
public:
    explicit ExceptionList(RecordDecisions &decisions, QWidget *parent = nullptr);

    void setPair(const std::shared_ptr<const IsolationView> &view, const isolation::PairReport *report);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] int open() const; //!< how many wait or are in force

signals:
    //! Enter or a double click: a FindingQuery of what it is about.
    void findingRequested(const QString &query);
    void openChanged(); //!< how many are open

private:
    class Words; //!< the table with the words of the console
    void makeTable();
    QWidget *makeFoot();
    void refresh();
    void filter(ExceptionTable::Show show);
    void showChosen();
    void showCounts();
    void showEmptiness();
    void openChosen(const QModelIndex &index);

    RecordDecisions &m_decisions;
    std::shared_ptr<const IsolationView> m_view; //!< holds the report
    const isolation::PairReport *m_report = nullptr;
    Words *m_model;
    SegmentedControl *m_shows;
    SearchField *m_search;
    TextLabel *m_details;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    RecordActions *m_actions;
    QWidget *m_foot = nullptr;
};

} // namespace bulkhead
