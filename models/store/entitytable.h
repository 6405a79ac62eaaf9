// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/record.h"
#include "store/connection.h"
#include "store/openrows.h"

namespace bulkhead {

//! The row operations on `entity` and `entity_past` for one scope and one writing snapshot.
//! Every call is inside the caller's transaction; errors are thrown as SQLite::Exception.
class EntityTable
{
public:
    EntityTable(Connection &connection, qint64 scope, SnapshotId snapshot)
        : m_connection(connection)
        , m_scope(scope)
        , m_snapshot(snapshot)
    {
    }

    void load(OpenRows &rows);
    //! Written with the next ones, at the latest by `flush` or before anything else is done here: one
    //! statement for many rows saves a quarter of their time. The record must live until then.
    void open(const EntityRecord &record, qint64 collection);
    void flush();
    //! Writes a new form of an open row; the old one goes to the past unless it is of this snapshot.
    void change(const EntityRecord &record, qint64 collection, SnapshotId since);
    void moveTo(qint64 collection, const EntityRecord &record);
    void close(int kind, std::string_view nativeId, SnapshotId since);
    //! Takes back a `close` of this snapshot.
    void restore(const EntityRecord &record, qint64 collection, SnapshotId since);
    //! A newer snapshot has closed this key.
    [[nodiscard]] bool isClosedByNewer(const EntityRecord &record);

private:
    struct NewRow
    {
        const EntityRecord *record;
        qint64 collection;
    };
    void insert(const NewRow &row);
    void insertTogether();
    void archive(int kind, std::string_view nativeId);

    Connection &m_connection;
    qint64 m_scope;
    SnapshotId m_snapshot;
    std::vector<NewRow> m_new;
};

} // namespace bulkhead
