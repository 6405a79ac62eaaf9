// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entryopener.h"

#include "audit/auditfiles.h"
#include "audit/entrydrawer.h"
#include "widgets/tableview.h"

#include <utility>

namespace bulkhead {

//! Hears of rows that go before the table does: a row that a filter takes away is not a choice of the person.
EntryOpener::EntryOpener(AuditSession &session, AuditLogModel &model, TableView &table, EntryDrawer &drawer, AuditFiles &files,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_table(table)
    , m_drawer(drawer)
    , m_files(files)
{
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_refiltering = true; });
    m_table.setModel(&m_model);
    connect(m_table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (m_refiltering || !current.isValid())
            return;
        m_selected = m_model.seqAt(current.row());
        if (m_drawer.isVisible())
            openRow(current);
    });
    connect(&m_table, &TableView::opened, this, &EntryOpener::openRow);
    connect(&m_table, &QAbstractItemView::clicked, this, &EntryOpener::openRow);
    connect(&m_drawer, &EntryDrawer::stepRequested, this, &EntryOpener::step);
    connectAnswers();
}

void EntryOpener::connectAnswers()
{
    connect(&m_session, &AuditSession::entryShown, this, [this](const AuditEntryView &entry) {
        if (entry.seq != m_asked)
            return; // another one was asked for meanwhile
        m_asked = 0;
        m_drawer.showEntry(entry, m_session.view());
    });
    connect(&m_session, &AuditSession::failed, this, [this](const Error &error) {
        if (m_asked == 0 || m_files.isBusy())
            return;
        m_drawer.showFailure(std::exchange(m_asked, 0), tr("This entry could not be read."), AuditFiles::words(error));
    });
}

void EntryOpener::open(quint64 seq)
{
    if (seq == 0)
        return;
    m_selected = seq;
    if (m_asked != seq) {
        m_drawer.expect(seq);
        m_asked = seq;
        m_session.showEntry(seq);
    }
    showNeighbours();
    emit opened();
}

void EntryOpener::openRow(const QModelIndex &index)
{
    if (index.isValid())
        open(m_model.seqAt(index.row()));
}

void EntryOpener::goTo(quint64 seq)
{
    if (const int row = m_model.rowOf(seq); row >= 0) {
        m_table.setCurrentIndex(m_model.index(row, 0));
        m_table.scrollTo(m_table.currentIndex(), QAbstractItemView::PositionAtCenter);
    }
    open(seq);
}

void EntryOpener::step(int rows)
{
    const int row = m_model.rowOf(m_selected) + rows;
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_table.setCurrentIndex(m_model.index(row, 0));
    m_table.scrollTo(m_table.currentIndex());
    openRow(m_table.currentIndex());
}

void EntryOpener::showNeighbours()
{
    const int row = m_model.rowOf(m_selected);
    m_drawer.setNeighbours(row > 0, row >= 0 && row + 1 < m_model.rowCount());
}

void EntryOpener::keepSelection()
{
    m_refiltering = false;
    const int row = m_model.rowOf(m_selected);
    if (row >= 0 && m_table.currentIndex().row() != row)
        m_table.setCurrentIndex(m_model.index(row, 0));
    showNeighbours();
}

} // namespace bulkhead
