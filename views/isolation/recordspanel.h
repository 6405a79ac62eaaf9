// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "items/recordtable.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QStackedWidget;

namespace bulkhead {

class EmptyState;
class LockNote;
class TableView;
class TextLabel;

//! All exceptions and attestations of a pair with what is wrong with them, and what can be done about the one that is chosen.
class RecordsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RecordsPanel(RecordDecisions &decisions, QWidget *parent = nullptr);

    void setPair(std::shared_ptr<const IsolationView> view, const isolation::PairReport *report);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] int open() const;

signals:
    //! Enter or a double click: a FindingQuery of what it is about.
    void findingRequested(const QString &query);
    void openChanged(); //!< how many are open

private:
    class Words; //!< the table with the words of the console
    QWidget *makeFoot();
    void refresh();
    void showChosen();
    void showEmptiness();
    void addButton(RecordDecisions::Kind kind, const QString &blocked, const std::function<void()> &act);

    RecordDecisions &m_decisions;
    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    Words *m_model;
    QCheckBox *m_onlyOpen;
    TextLabel *m_count, *m_details;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QHBoxLayout *m_buttons;
    LockNote *m_lock;
    QWidget *m_foot = nullptr;
};

} // namespace bulkhead
