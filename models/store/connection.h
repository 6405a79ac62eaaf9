// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/statement.h"

#include <SQLiteCpp/Exception.h>

#include <memory>
#include <type_traits>
#include <unordered_map>

namespace bulkhead {

//! One open SQLite file with the settings every connection of ours has. Used by one thread.
class Connection
{
public:
    //! Makes the file (mode 0600) and its folder if they are missing. A store in a folder that may not be written is opened to be read, if nobody has it open.
    //! Throws SQLite::Exception.
    explicit Connection(const QString &path);
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] SQLite::Database &database() { return *m_database; }
    //! A statement kept prepared; `sql` lives as long as the program. It starts over with every call.
    Statement &prepared(const char *sql);
    void execute(const char *sql) { m_database->exec(sql); }
    [[nodiscard]] qint64 pragma(const char *sql) { return m_database->execAndGet(sql).getInt64(); }
    [[nodiscard]] qint64 lastInsertId();
    [[nodiscard]] bool isInTransaction();

    //! Runs `work`, and turns what SQLite throws into an Error at this store's path.
    template<typename Work>
    auto guarded(Work &&work) -> std::invoke_result_t<Work>
    {
        try {
            return work();
        } catch (const SQLite::Exception &exception) {
            return errorOf(exception, m_path);
        } catch (const std::bad_alloc &) {
            return outOfMemory(m_path);
        }
    }
    [[nodiscard]] static Error errorOf(const SQLite::Exception &exception, const QString &path);
    [[nodiscard]] static Error outOfMemory(const QString &path);

    //! Is a commit on the disk before it returns? Not to be changed inside a transaction.
    void setDurable(bool durable);

private:
    void configure();

    QString m_path;
    bool m_isDurable = true;
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<const char *, std::unique_ptr<Statement>> m_prepared;
};

//! A transaction that is rolled back unless committed. Read: sees one state of the store throughout,
//! and does nothing inside another. Write: waits for other writers first, so what it reads stays true.
//! WriteSoon is a Write that a power cut may undo, whole and with all that came after it, until the next
//! Write is committed; the end of a process undoes nothing. So a sync waits for the disk once, at its end.
class Transaction
{
public:
    enum class Kind { Read, Write, WriteSoon };
    Transaction(Connection &connection, Kind kind);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace bulkhead
