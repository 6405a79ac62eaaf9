// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteauditstore.h"

#include "audit/checkpoint.h"
#include "store/audittable.h"
#include "store/migrations.h"

#include <sqlite3.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

class SqliteAuditStore final : public AuditStore
{
public:
    explicit SqliteAuditStore(std::shared_ptr<Connection> connection)
        : m_connection(std::move(connection))
    {
        // Closing would copy what is doubtful into the main file.
        sqlite3_db_config(m_connection->database().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }

    Result<AuditAppended> append(const std::string &nonce, const Make &make, const SignHead &sign) override;
    Result<std::uint64_t> size() override;
    Result<std::optional<AuditRow>> entry(std::uint64_t seq) override;
    Result<std::optional<AuditAppended>> settle(const std::string &nonce) override;
    Result<void> readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit) override;
    Result<void> readColumns(std::uint64_t from, const std::function<bool(std::uint64_t, const AuditColumns &)> &visit) override;
    Result<std::vector<std::string>> decisions(std::uint64_t from) override;
    Result<AuditContents> contents(std::size_t noteLimit) override;
    Result<std::string> lastNote() override;
    Result<std::optional<Digest>> node(const audit::NodeId &id) override;

private:
    [[nodiscard]] Error damaged(const QString &what) const;
    Result<void> checkDurable();
    void settleJournal();
    Result<void> checkTail(std::uint64_t size);
    Result<audit::Frontier> checkedFrontier(std::uint64_t size);
    Result<AuditAppended> appendAt(std::uint64_t seq, const AuditText &text, audit::Frontier frontier, const SignHead &sign);
    std::vector<std::string> texts(const char *sql, qint64 from);
    std::vector<std::string> notes(std::size_t limit);

    std::shared_ptr<Connection> m_connection;
    bool m_isSettled = false; //!< all that the journal held when it was opened is surely on the disk
};

Error SqliteAuditStore::damaged(const QString &what) const
{
    return Error{.kind = Error::Kind::Damaged, .place = m_connection->path(), .what = what,
                 .hint = u"keep the file as it is, and run bulkheadctl audit verify"_s, .retryAfter = {}};
}

//! An entry counts only once it is on the disk, so a store whose commits do not wait for it is no audit store.
Result<void> SqliteAuditStore::checkDurable()
{
    constexpr qint64 full = 2;
    const std::string mode = m_connection->database().execAndGet("PRAGMA journal_mode").getString();
    if (mode == "wal" && m_connection->pragma("PRAGMA synchronous") >= full)
        return {};
    return Error{.kind = Error::Kind::Store, .place = m_connection->path(),
                 .what = u"the store does not wait for the disk at a commit, so the audit log cannot be kept in it"_s,
                 .hint = u"it needs journal_mode WAL and synchronous FULL"_s, .retryAfter = {}};
}

//! Checkpoints above the newest entry: the tail was cut off.
Result<void> SqliteAuditStore::checkTail(std::uint64_t size)
{
    if (auditGreatestNote(*m_connection) > size)
        return damaged(u"there is a checkpoint of more entries than are there"_s);
    return {};
}

//! The tree's edge, if the newest entry, its leaf and the newest checkpoint fit each other: nothing is appended to a damaged log.
Result<audit::Frontier> SqliteAuditStore::checkedFrontier(std::uint64_t size)
{
    if (const auto whole = checkTail(size); !whole)
        return whole.error();
    if (size == 0)
        return audit::Frontier();
    std::vector<Digest> peaks;
    for (const audit::NodeId &id : audit::Frontier::nodesOf(size)) {
        const auto hash = readAuditNode(*m_connection, id);
        if (!hash)
            return damaged(u"a part of the audit log's tree is missing"_s);
        peaks.push_back(*hash);
    }
    const auto frontier = audit::Frontier::of(size, peaks);
    const auto last = readAuditRow(*m_connection, size);
    if (!last || audit::leafHash(last->entry) != last->leaf)
        return damaged(u"entry %1 of the audit log is not what it was"_s.arg(size));
    const auto note = audit::SignedNote::parse(readAuditNote(*m_connection, size));
    const auto head = note ? audit::Checkpoint::fromText(note->text) : std::nullopt;
    if (!head || head->size != size || head->root != frontier.root())
        return damaged(u"the audit log does not fit its newest checkpoint"_s);
    return frontier;
}

Result<AuditAppended> SqliteAuditStore::append(const std::string &nonce, const Make &make, const SignHead &sign)
{
    return m_connection->guarded([&]() -> Result<AuditAppended> {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        if (const auto durable = checkDurable(); !durable)
            return durable.error();
        settleJournal();
        const std::uint64_t size = auditSize(*m_connection);
        const auto frontier = checkedFrontier(size);
        if (!frontier)
            return frontier.error();
        if (const auto known = auditSeqOf(*m_connection, nonce))
            return AuditAppended{*known, frontier->root(), readAuditNote(*m_connection, size), true};
        AuditPlace place;
        place.seq = size + 1;
        if (size > 0)
            place.previous = toHex(*readAuditNode(*m_connection, {0, size - 1}));
        const auto text = make(place);
        if (!text)
            return text.error();
        auto appended = appendAt(place.seq, *text, *frontier, sign);
        if (appended)
            transaction.commit();
        return appended;
    });
}

Result<AuditAppended> SqliteAuditStore::appendAt(std::uint64_t seq, const AuditText &text, audit::Frontier frontier, const SignHead &sign)
try {
    const Digest leaf = audit::leafHash(text.entry);
    writeAuditRow(*m_connection, seq, text, leaf);
    frontier.append(leaf, [this](const audit::NodeId &id, const Digest &hash) { writeAuditNode(*m_connection, id, hash); });
    if (text.state)
        writeAuditState(*m_connection, *text.state);
    AuditAppended appended{seq, frontier.root(), sign(seq, frontier.root()), false};
    writeAuditNote(*m_connection, seq, appended.note);
    return appended;
} catch (const SQLite::Exception &exception) {
    if ((exception.getErrorCode() & 0xff) != SQLITE_CONSTRAINT)
        throw;
    return damaged(u"what belongs to entry %1 of the audit log is there already, and the entry is not"_s.arg(seq));
}

Result<std::uint64_t> SqliteAuditStore::size()
{
    return m_connection->guarded([&]() -> Result<std::uint64_t> { return auditSize(*m_connection); });
}

Result<std::optional<AuditRow>> SqliteAuditStore::entry(std::uint64_t seq)
{
    return m_connection->guarded([&]() -> Result<std::optional<AuditRow>> { return readAuditRow(*m_connection, seq); });
}

//! A failed wait for the disk, of this process or of one that died, may leave a commit that is read and is not on the disk, and waiting again says nothing:
//! only writing the bytes anew does. What is appended behind such a commit would be lost with it, so this comes before the first append.
void SqliteAuditStore::settleJournal()
{
    if (m_isSettled)
        return;
    sqlite3 *handle = m_connection->database().getHandle();
    sqlite3_file *journal = nullptr;
    sqlite3_int64 size = 0;
    const auto check = [handle](int code) {
        if (code != SQLITE_OK)
            throw SQLite::Exception(handle, code);
    };
    check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal));
    if (journal->pMethods == nullptr) // a store that is only read has none
        return;
    check(journal->pMethods->xFileSize(journal, &size));
    std::vector<char> block(std::size_t{64} << 10);
    for (sqlite3_int64 at = 0; at < size; at += static_cast<sqlite3_int64>(block.size())) {
        const int length = static_cast<int>(std::min<sqlite3_int64>(static_cast<sqlite3_int64>(block.size()), size - at));
        check(journal->pMethods->xRead(journal, block.data(), length, at));
        check(journal->pMethods->xWrite(journal, block.data(), length, at));
    }
    if (size > 0)
        check(journal->pMethods->xSync(journal, SQLITE_SYNC_NORMAL));
    m_isSettled = true;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

Result<std::optional<AuditAppended>> SqliteAuditStore::settle(const std::string &nonce)
{
    return m_connection->guarded([&]() -> Result<std::optional<AuditAppended>> {
        Transaction transaction(*m_connection, Transaction::Kind::Write); // nobody else writes the journal meanwhile
        settleJournal();
        const auto seq = auditSeqOf(*m_connection, nonce);
        if (!seq)
            return std::optional<AuditAppended>();
        const auto frontier = checkedFrontier(auditSize(*m_connection));
        if (!frontier)
            return frontier.error();
        return std::optional(AuditAppended{*seq, frontier->root(), readAuditNote(*m_connection, frontier->size()), true});
    });
}

Result<void> SqliteAuditStore::readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit)
{
    return m_connection->guarded([&]() -> Result<void> {
        Statement query(m_connection->database(),
                        "SELECT seq, entry, leaf, nonce, decides, signed, at, action, phase, who, object_kind, object_id, environment"
                        " FROM audit_entry WHERE seq >= $1 ORDER BY seq");
        query.start(static_cast<qint64>(from));
        while (query.next() && visit(auditRowFrom(query))) { }
        return {};
    });
}

Result<void> SqliteAuditStore::readColumns(std::uint64_t from, const std::function<bool(std::uint64_t, const AuditColumns &)> &visit)
{
    return m_connection->guarded([&]() -> Result<void> {
        Statement query(m_connection->database(),
                        "SELECT seq, decides, signed, at, action, phase, who, object_kind, object_id, environment"
                        " FROM audit_entry WHERE seq >= $1 ORDER BY seq");
        query.start(static_cast<qint64>(from));
        while (query.next() && visit(static_cast<std::uint64_t>(query.integer(0)), auditColumnsFrom(query, 1))) { }
        return {};
    });
}

std::vector<std::string> SqliteAuditStore::texts(const char *sql, qint64 from)
{
    Statement query(m_connection->database(), sql);
    query.start(from);
    std::vector<std::string> texts;
    while (query.next())
        texts.push_back(query.string(0));
    return texts;
}

Result<std::vector<std::string>> SqliteAuditStore::decisions(std::uint64_t from)
{
    return m_connection->guarded([&]() -> Result<std::vector<std::string>> {
        return texts("SELECT entry FROM audit_entry WHERE decides = 1 AND seq >= $1 ORDER BY seq", static_cast<qint64>(from));
    });
}

std::vector<std::string> SqliteAuditStore::notes(std::size_t limit)
{
    const auto count = static_cast<std::size_t>(m_connection->pragma("SELECT count(*) FROM audit_checkpoint"));
    if (limit == 0 || count <= limit)
        return texts("SELECT note FROM audit_checkpoint WHERE size >= $1 ORDER BY size", 0);
    const std::size_t older = limit / 2, newest = limit - older;
    const std::size_t step = older == 0 ? count : (count - newest + older - 1) / older;
    Statement query(m_connection->database(), "SELECT note FROM audit_checkpoint ORDER BY size");
    std::vector<std::string> notes;
    for (std::size_t i = 0; query.next(); ++i) {
        const bool isNewest = i + newest >= count;
        if (isNewest || (older > 0 && i % step == 0))
            notes.push_back(query.string(0));
    }
    return notes;
}

Result<AuditContents> SqliteAuditStore::contents(std::size_t noteLimit)
{
    return m_connection->guarded([&]() -> Result<AuditContents> {
        Transaction transaction(*m_connection, Transaction::Kind::Read);
        AuditContents contents;
        contents.size = auditSize(*m_connection);
        contents.count = static_cast<std::uint64_t>(m_connection->pragma("SELECT count(*) FROM audit_entry WHERE seq > 0"));
        contents.notes = notes(noteLimit);
        contents.state = texts("SELECT row FROM audit_state WHERE $1 = 0 ORDER BY row", 0); // BINARY collation: by bytes
        return contents;
    });
}

Result<std::string> SqliteAuditStore::lastNote()
{
    return m_connection->guarded([&]() -> Result<std::string> { return readAuditNote(*m_connection, auditSize(*m_connection)); });
}

Result<std::optional<Digest>> SqliteAuditStore::node(const audit::NodeId &id)
{
    return m_connection->guarded([&]() -> Result<std::optional<Digest>> { return readAuditNode(*m_connection, id); });
}

} // namespace

Result<std::unique_ptr<AuditStore>> openSqliteAuditStore(const QString &path)
{
    try {
        auto connection = std::make_shared<Connection>(path);
        const Result<int> schema = connection->guarded([&] { return migrate(*connection, sqliteMigrations()); });
        if (!schema)
            return schema.error();
        return std::unique_ptr<AuditStore>(std::make_unique<SqliteAuditStore>(std::move(connection)));
    } catch (const SQLite::Exception &exception) {
        return Connection::errorOf(exception, path);
    } catch (const std::bad_alloc &) {
        return Connection::outOfMemory(path);
    }
}

} // namespace bulkhead
