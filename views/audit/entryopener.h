// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/auditlogmodel.h"
#include "usecases/auditsession.h"

class QModelIndex;

namespace bulkhead {

class AuditFiles;
class EntryDrawer;
class TableView;

//! Ties the log's table to the drawer of one entry: opens it, follows the current row, goes to neighbours, and keeps the entry while rows
//! come and go.
class EntryOpener : public QObject
{
    Q_OBJECT
public:
    EntryOpener(AuditSession &session, AuditLogModel &model, TableView &table, EntryDrawer &drawer, AuditFiles &files, QObject *parent);

    void open(quint64 seq);
    void openRow(const QModelIndex &index);
    //! Makes the row current, if the filter leaves it, and opens the entry.
    void goTo(quint64 seq);
    //! After a filter or a new list.
    void keepSelection();

signals:
    //! The drawer has something to show.
    void opened();

private:
    void connectAnswers();
    void showNeighbours();
    void step(int rows);

    AuditSession &m_session;
    AuditLogModel &m_model;
    TableView &m_table;
    EntryDrawer &m_drawer;
    AuditFiles &m_files;
    quint64 m_selected = 0;     //!< entry
    quint64 m_asked = 0;        //!< entry that the drawer waits for
    bool m_refiltering = false; //!< rows go because of a filter or a new list
};

} // namespace bulkhead
