// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/entitytable.h"

#include "store/rowset.h"

#include <sqlite3.h>

#include <cstring>

namespace bulkhead {

namespace {

Digest digestFrom(std::string_view bytes)
{
    Digest digest{};
    if (bytes.size() != digest.size())
        throw SQLite::Exception("a digest in table entity has the wrong size", SQLITE_CORRUPT);
    std::memcpy(digest.data(), bytes.data(), digest.size());
    return digest;
}

constexpr std::size_t rowsTogether = 32;

//! Scope and snapshot are $1 and $2 of all rows.
std::string insertOf(std::size_t rows)
{
    std::string sql = "INSERT INTO entity (scope, since, kind, native_id, collection, digest, payload) VALUES ";
    for (std::size_t i = 0; i < rows; ++i) {
        sql += i ? ", ($1, $2" : "($1, $2";
        for (std::size_t column = 0; column < 5; ++column)
            sql += ", $" + std::to_string(3 + 5 * i + column);
        sql += ')';
    }
    return sql;
}

} // namespace

void EntityTable::load(OpenRows &rows)
{
    flush();
    rows.clear();
    Statement &query = m_connection.prepared(
        "SELECT kind, native_id, collection, since, digest FROM entity WHERE scope = $1");
    query.start(m_scope);
    while (query.next()) {
        OpenRows::Row row;
        row.kind = static_cast<int>(query.integer(0));
        row.collection = query.integer(2);
        row.since = query.integer(3);
        row.digest = digestFrom(query.bytes(4));
        rows.insert(row, query.bytes(1));
    }
}

void EntityTable::open(const EntityRecord &record, qint64 collection)
{
    m_new.push_back(NewRow{&record, collection});
    if (m_new.size() == rowsTogether)
        insertTogether();
}

void EntityTable::flush()
{
    for (const NewRow &row : m_new)
        insert(row);
    m_new.clear();
}

void EntityTable::insert(const NewRow &row)
{
    const EntityRecord &record = *row.record;
    m_connection
        .prepared("INSERT INTO entity (scope, kind, native_id, collection, since, digest, payload)"
                  " VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .run(m_scope, storedKind(record.kind), record.nativeId, row.collection, m_snapshot,
             blobOf(record.digest), Blob{record.payload});
}

void EntityTable::insertTogether()
{
    static const std::string sql = insertOf(rowsTogether);
    Statement &statement = m_connection.prepared(sql.c_str());
    statement.start(m_scope, m_snapshot);
    int index = 2;
    for (const NewRow &row : m_new) {
        statement.bind(++index, storedKind(row.record->kind));
        statement.bind(++index, row.record->nativeId);
        statement.bind(++index, row.collection);
        statement.bind(++index, blobOf(row.record->digest));
        statement.bind(++index, Blob{row.record->payload});
    }
    while (statement.next()) { }
    m_new.clear();
}

void EntityTable::change(const EntityRecord &record, qint64 collection, SnapshotId since)
{
    flush();
    const int kind = storedKind(record.kind);
    if (since != m_snapshot)
        archive(kind, record.nativeId);
    m_connection
        .prepared("UPDATE entity SET collection = $1, since = $2, digest = $3, payload = $4"
                  " WHERE scope = $5 AND kind = $6 AND native_id = $7")
        .run(collection, m_snapshot, blobOf(record.digest), Blob{record.payload}, m_scope, kind,
             record.nativeId);
}

void EntityTable::moveTo(qint64 collection, const EntityRecord &record)
{
    flush();
    m_connection
        .prepared("UPDATE entity SET collection = $1"
                  " WHERE scope = $2 AND kind = $3 AND native_id = $4")
        .run(collection, m_scope, storedKind(record.kind), record.nativeId);
}

void EntityTable::close(int kind, std::string_view nativeId, SnapshotId since)
{
    flush();
    if (since != m_snapshot) // what this snapshot opened itself leaves no trace
        archive(kind, nativeId);
    m_connection.prepared("DELETE FROM entity WHERE scope = $1 AND kind = $2 AND native_id = $3")
        .run(m_scope, kind, nativeId);
}

void EntityTable::archive(int kind, std::string_view nativeId)
{
    m_connection
        .prepared("INSERT INTO entity_past"
                  " (scope, kind, native_id, since, until, collection, digest, payload)"
                  " SELECT scope, kind, native_id, since, $1, collection, digest, payload"
                  " FROM entity WHERE scope = $2 AND kind = $3 AND native_id = $4")
        .run(m_snapshot, m_scope, kind, nativeId);
}

void EntityTable::restore(const EntityRecord &record, qint64 collection, SnapshotId since)
{
    flush();
    const int kind = storedKind(record.kind);
    m_connection
        .prepared("INSERT INTO entity (scope, kind, native_id, collection, since, digest, payload)"
                  " SELECT scope, kind, native_id, $1, since, digest, payload FROM entity_past"
                  " WHERE scope = $2 AND kind = $3 AND native_id = $4 AND since = $5")
        .run(collection, m_scope, kind, record.nativeId, since);
    m_connection
        .prepared("DELETE FROM entity_past"
                  " WHERE scope = $1 AND kind = $2 AND native_id = $3 AND since = $4")
        .run(m_scope, kind, record.nativeId, since);
}

bool EntityTable::isClosedByNewer(const EntityRecord &record)
{
    flush();
    Statement &query = m_connection.prepared(
        "SELECT max(until) FROM entity_past WHERE scope = $1 AND kind = $2 AND native_id = $3");
    query.start(m_scope, storedKind(record.kind), record.nativeId);
    const bool newer = query.next() && query.integer(0) > m_snapshot;
    query.reset();
    return newer;
}

} // namespace bulkhead
