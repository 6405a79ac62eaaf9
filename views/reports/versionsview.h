// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QWidget>

class QStackedWidget;

namespace bulkhead {

class EmptyState;
class TableView;

//! The versions of the boundary document that were signed, each an entry of the log.
class VersionsView : public QWidget
{
    Q_OBJECT
public:
    explicit VersionsView(ReportSession &session, QWidget *parent = nullptr);

    [[nodiscard]] TableView *table() const { return m_table; }

signals:
    void entryRequested(quint64 seq);

private:
    class Rows;
    void takeVersions();

    ReportSession &m_session;
    Rows *m_model;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace bulkhead
