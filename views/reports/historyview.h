// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/reporthistory.h"

#include <QWidget>

class QStackedWidget;

namespace bulkhead {

class EmptyState;
class SearchField;
class TableView;
class TextLabel;

//! Every report that was exported, each an entry of the log.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(ReportSession &session, QWidget *parent = nullptr);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void entryRequested(quint64 seq);

private:
    class Words; //!< the table with the words of the console
    void takeHistory();
    void showEmptiness();

    ReportSession &m_session;
    Words *m_model;
    SearchField *m_search;
    TextLabel *m_count;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace bulkhead
