// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitewriter.h"

namespace bulkhead {

namespace {

std::string bytesOf(const Digest &digest)
{
    return std::string(blobOf(digest).bytes);
}

void addTo(WriteCounts &total, const WriteCounts &counts)
{
    total.opened += counts.opened;
    total.closed += counts.closed;
    total.unchanged += counts.unchanged;
    total.duplicates += counts.duplicates;
}

} // namespace

SqliteSyncWriter::SqliteSyncWriter(std::shared_ptr<Connection> connection, SnapshotId snapshot,
                                   GatewayId gateway)
    : m_connection(std::move(connection))
    , m_snapshot(snapshot)
    , m_gateway(std::move(gateway))
{
}

Result<void> SqliteSyncWriter::add(const CollectionKey &key, std::vector<EntityRecord> records)
{
    std::vector<EntityRecord> &pending = m_pending[key];
    if (pending.empty()) {
        pending = std::move(records);
        return {};
    }
    pending.insert(pending.end(), std::make_move_iterator(records.begin()),
                   std::make_move_iterator(records.end()));
    return {};
}

Result<WriteCounts> SqliteSyncWriter::finish(const CollectionReport &report)
{
    RowSet set = makeRowSet(std::exchange(m_pending[report.key], {}));
    Result<WriteCounts> counts = m_connection->guarded([&] { return write(report, set); });
    if (!counts) {
        m_pending[report.key] = std::move(set.rows); // so that the caller may try again
        m_memory.clear();
        return counts;
    }
    m_pending.erase(report.key);
    m_incomplete = m_incomplete || !isComplete(report);
    addTo(m_total, *counts);
    return counts;
}

Result<WriteCounts> SqliteSyncWriter::write(const CollectionReport &report, const RowSet &set)
{
    Transaction transaction(*m_connection, Transaction::Kind::WriteSoon);
    const ScopeRow scope = scopeRow(*m_connection, gatewayRow(*m_connection, m_gateway),
                                    report.key.workspace);
    const CollectionRow collection = collectionRow(*m_connection, scope.id, report.key.name);
    ReportMarks marks;
    marks.duplicates = set.duplicates;
    marks.complete = isComplete(report);
    marks.applied = collection.appliedIn <= m_snapshot;
    marks.rowsDigest = bytesOf(set.digest);
    WriteCounts counts;
    counts.duplicates = set.duplicates;
    if (marks.applied && collection.rowsDigest == marks.rowsDigest) {
        counts.unchanged = static_cast<qint64>(set.rows.size());
    } else if (marks.applied && (marks.complete || !set.rows.empty())) {
        Pass pass = beginPass(scope, report.key.workspace, collection);
        take(pass, set, marks.complete);
        endPass(pass, report.key.workspace);
        addTo(counts, pass.counts);
    }
    writeReport(*m_connection, collection.id, m_snapshot, report, marks);
    transaction.commit();
    return counts;
}

SqliteSyncWriter::Pass SqliteSyncWriter::beginPass(const ScopeRow &scope,
                                                   const std::string &workspace,
                                                   CollectionRow collection)
{
    Memory &memory = m_memory[workspace];
    Pass pass{scope, std::move(collection), EntityTable(*m_connection, scope.id, m_snapshot),
              memory.rows, scope.writtenIn > m_snapshot, false, false, {}};
    if (memory.revision != scope.revision) {
        pass.table.load(memory.rows);
        memory.revision = scope.revision;
    }
    ++m_pass;
    return pass;
}

void SqliteSyncWriter::take(Pass &pass, const RowSet &set, bool complete)
{
    pass.rows.reserve(pass.rows.size() + set.rows.size());
    for (const EntityRecord &record : set.rows)
        takeRow(pass, record);
    pass.table.flush();
    if (complete)
        closeUnseen(pass);
    const bool known = complete && !pass.skipped;
    if (known || pass.touched || pass.skipped) {
        setRowsDigest(*m_connection, pass.collection.id,
                      known ? bytesOf(set.digest) : std::string());
    }
}

void SqliteSyncWriter::takeRow(Pass &pass, const EntityRecord &record)
{
    const OpenRows::Index index = pass.rows.find(storedKind(record.kind), record.nativeId);
    if (index == OpenRows::none) {
        takeNew(pass, record);
        return;
    }
    OpenRows::Row &row = pass.rows.at(index);
    row.seenIn = m_pass;
    if (row.open && pass.isLate && row.since > m_snapshot) {
        pass.skipped = true;
        return;
    }
    if (!row.open)
        takeClosed(pass, record, row);
    else
        takeKnown(pass, record, index);
    if (row.collection != pass.collection.id)
        pass.rows.moveTo(index, pass.collection.id);
}

void SqliteSyncWriter::takeNew(Pass &pass, const EntityRecord &record)
{
    if (pass.isLate && pass.table.isClosedByNewer(record)) {
        pass.skipped = true;
        return;
    }
    pass.table.open(record, pass.collection.id);
    OpenRows::Row row;
    row.kind = storedKind(record.kind);
    row.seenIn = m_pass;
    row.collection = pass.collection.id;
    row.since = m_snapshot;
    row.digest = record.digest;
    pass.rows.insert(row, record.nativeId);
    ++pass.counts.opened;
    pass.touched = true;
}

//! A row that an earlier collection of this sync has lost: it has moved here.
void SqliteSyncWriter::takeClosed(Pass &pass, const EntityRecord &record, OpenRows::Row &row)
{
    const bool isSame = row.since != m_snapshot && row.digest == record.digest;
    if (isSame) {
        pass.table.restore(record, pass.collection.id, row.since);
    } else {
        pass.table.open(record, pass.collection.id);
        row.since = m_snapshot;
        row.digest = record.digest;
    }
    row.open = true;
    ++pass.counts.opened;
    pass.touched = true;
}

void SqliteSyncWriter::takeKnown(Pass &pass, const EntityRecord &record, OpenRows::Index index)
{
    OpenRows::Row &row = pass.rows.at(index);
    const bool moves = row.collection != pass.collection.id;
    const bool changes = row.digest != record.digest;
    if (moves) // the other collection's rows are not what its digest says any more
        setRowsDigest(*m_connection, row.collection, {});
    if (changes) {
        pass.table.change(record, pass.collection.id, row.since);
        row.since = m_snapshot;
        row.digest = record.digest;
        ++pass.counts.opened;
        ++pass.counts.closed;
    } else {
        if (moves)
            pass.table.moveTo(pass.collection.id, record);
        ++pass.counts.unchanged;
    }
    pass.touched = pass.touched || moves || changes;
}

void SqliteSyncWriter::closeUnseen(Pass &pass)
{
    for (const OpenRows::Index index : pass.rows.ofCollection(pass.collection.id)) {
        OpenRows::Row &row = pass.rows.at(index);
        if (!row.open || row.collection != pass.collection.id || row.seenIn == m_pass)
            continue;
        if (row.since > m_snapshot) {
            pass.skipped = true;
            continue;
        }
        pass.table.close(row.kind, pass.rows.nativeId(index), row.since);
        row.open = false;
        ++pass.counts.closed;
        pass.touched = true;
    }
}

void SqliteSyncWriter::endPass(Pass &pass, const std::string &workspace)
{
    if (!pass.touched)
        return;
    markWritten(*m_connection, pass.scope, m_snapshot);
    m_memory[workspace].revision = pass.scope.revision;
}

Result<WriteCounts> SqliteSyncWriter::closeMissingCollections()
{
    if (m_incomplete)
        return WriteCounts();
    Result<WriteCounts> counts = m_connection->guarded([this] { return writeGone(); });
    if (!counts)
        m_memory.clear();
    else
        addTo(m_total, *counts);
    return counts;
}

Result<WriteCounts> SqliteSyncWriter::writeGone()
{
    Transaction transaction(*m_connection, Transaction::Kind::WriteSoon);
    const qint64 gateway = gatewayRow(*m_connection, m_gateway);
    WriteCounts counts;
    for (const MissingCollection &missing : missingCollections(*m_connection, gateway, m_snapshot)) {
        const ScopeRow scope = scopeRow(*m_connection, gateway, missing.key.workspace);
        const CollectionRow collection = collectionRow(*m_connection, scope.id, missing.key.name);
        const RowSet none = makeRowSet({});
        if (collection.rowsDigest != bytesOf(none.digest)) {
            Pass pass = beginPass(scope, missing.key.workspace, collection);
            take(pass, none, true);
            endPass(pass, missing.key.workspace);
            addTo(counts, pass.counts);
        }
        CollectionReport report;
        report.key = missing.key;
        report.kinds = missing.kinds;
        report.state = FactState::KnownEmpty;
        ReportMarks marks;
        marks.complete = true;
        marks.gone = true;
        marks.rowsDigest = bytesOf(none.digest);
        writeReport(*m_connection, collection.id, m_snapshot, report, marks);
    }
    transaction.commit();
    return counts;
}

Result<void> SqliteSyncWriter::end(const GatewaySync &sync)
{
    m_pending.clear();
    return m_connection->guarded([&]() -> Result<void> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        writeGatewaySync(*m_connection, gatewayRow(*m_connection, m_gateway), m_snapshot, sync,
                         m_total);
        transaction.commit();
        return {};
    });
}

} // namespace bulkhead
