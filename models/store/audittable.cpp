// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audittable.h"

#include <algorithm>

namespace bulkhead {

namespace {

std::optional<Digest> digestFrom(std::string_view bytes)
{
    Digest digest{};
    if (bytes.size() != digest.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

std::optional<Digest> firstDigest(Statement &query)
{
    std::optional<Digest> digest;
    if (query.next())
        digest = digestFrom(query.bytes(0));
    query.reset();
    return digest;
}

std::uint64_t greatest(Statement &query)
{
    query.start();
    const auto size = query.next() ? query.optionalInteger(0) : std::nullopt;
    query.reset();
    return static_cast<std::uint64_t>(std::max<qint64>(size.value_or(0), 0));
}

qint64 stored(std::uint64_t number)
{
    return static_cast<qint64>(number);
}

} // namespace

std::uint64_t auditSize(Connection &connection)
{
    return greatest(connection.prepared("SELECT max(seq) FROM audit_entry"));
}

std::uint64_t auditGreatestNote(Connection &connection)
{
    return greatest(connection.prepared("SELECT max(size) FROM audit_checkpoint"));
}

AuditColumns auditColumnsFrom(const Statement &row, int first)
{
    AuditColumns columns;
    columns.decides = row.integer(first) != 0;
    columns.isSigned = row.integer(first + 1) != 0;
    columns.at = row.time(first + 2);
    columns.action = row.string(first + 3);
    columns.phase = row.string(first + 4);
    columns.who = row.string(first + 5);
    columns.objectKind = row.string(first + 6);
    columns.objectId = row.string(first + 7);
    columns.environment = row.string(first + 8);
    return columns;
}

AuditRow auditRowFrom(const Statement &row)
{
    AuditRow result;
    result.seq = static_cast<std::uint64_t>(row.integer(0));
    result.entry = row.string(1);
    result.leaf = digestFrom(row.bytes(2)).value_or(Digest());
    result.nonce = row.string(3);
    result.columns = auditColumnsFrom(row, 4);
    return result;
}

std::optional<AuditRow> readAuditRow(Connection &connection, std::uint64_t seq)
{
    Statement &query = connection.prepared("SELECT seq, entry, leaf, nonce, decides, signed, at, action, phase, who, object_kind, object_id, environment"
                                           " FROM audit_entry WHERE seq = $1");
    query.start(stored(seq));
    std::optional<AuditRow> row;
    if (query.next())
        row = auditRowFrom(query);
    query.reset();
    return row;
}

std::optional<std::uint64_t> auditSeqOf(Connection &connection, const std::string &nonce)
{
    Statement &query = connection.prepared("SELECT seq FROM audit_entry WHERE nonce = $1");
    query.start(nonce);
    std::optional<std::uint64_t> seq;
    if (query.next())
        seq = static_cast<std::uint64_t>(query.integer(0));
    query.reset();
    return seq;
}

std::optional<Digest> readAuditNode(Connection &connection, const audit::NodeId &id)
{
    if (id.level == 0)
        return firstDigest(connection.prepared("SELECT leaf FROM audit_entry WHERE seq = $1").start(stored(id.index + 1)));
    return firstDigest(connection.prepared("SELECT hash FROM audit_node WHERE level = $1 AND number = $2").start(id.level, stored(id.index)));
}

std::string readAuditNote(Connection &connection, std::uint64_t size)
{
    Statement &query = connection.prepared("SELECT note FROM audit_checkpoint WHERE size = $1");
    query.start(stored(size));
    std::string note = query.next() ? query.string(0) : std::string();
    query.reset();
    return note;
}

void writeAuditRow(Connection &connection, std::uint64_t seq, const AuditText &text, const Digest &leaf)
{
    const AuditColumns &columns = text.columns;
    connection
        .prepared("INSERT INTO audit_entry (seq, entry, leaf, nonce, decides, signed, at, action, phase, who, object_kind, object_id, environment)"
                  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
        .run(stored(seq), Blob{text.entry}, blobOf(leaf), text.nonce, columns.decides ? 1 : 0, columns.isSigned ? 1 : 0, columns.at, columns.action,
             columns.phase, columns.who, columns.objectKind, columns.objectId, columns.environment);
}

void writeAuditNode(Connection &connection, const audit::NodeId &id, const Digest &hash)
{
    if (id.level > 0) {
        connection.prepared("INSERT INTO audit_node (level, number, hash) VALUES ($1, $2, $3)")
            .run(id.level, stored(id.index), blobOf(hash));
    }
}

void writeAuditNote(Connection &connection, std::uint64_t size, const std::string &note)
{
    connection.prepared("INSERT INTO audit_checkpoint (size, note) VALUES ($1, $2)").run(stored(size), note);
}

void writeAuditState(Connection &connection, const std::vector<std::string> &rows)
{
    connection.execute("DELETE FROM audit_state");
    for (const std::string &row : rows)
        connection.prepared("INSERT INTO audit_state (row) VALUES ($1)").run(row);
}

} // namespace bulkhead
