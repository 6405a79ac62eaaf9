// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace bulkhead {

Statement::Statement(SQLite::Database &database, std::string_view sql)
    : m_database(database.getHandle())
{
    const int code = sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    check(code);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which has been thrown already
}

bool Statement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const SQLite::Exception error(m_database, code);
    reset();
    throw error;
}

qint64 Statement::finish()
{
    while (next()) { }
    return sqlite3_changes64(m_database);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<qint64>(integer(column));
}

std::string_view Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return data != nullptr ? std::string_view(data, static_cast<std::size_t>(size))
                           : std::string_view();
}

QString Statement::text(int column) const
{
    const std::string_view utf8 = bytes(column);
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

UtcTime Statement::time(int column) const
{
    return UtcTime(std::chrono::milliseconds(integer(column)));
}

void Statement::bindInteger(int index, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, std::string_view text)
{
    const char *data = text.data() != nullptr ? text.data() : ""; // a null pointer would bind NULL
    check(sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    check(sqlite3_bind_text64(m_statement, index, utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void Statement::bind(int index, Blob blob)
{
    const char *data = blob.bytes.data() != nullptr ? blob.bytes.data() : "";
    check(sqlite3_bind_blob64(m_statement, index, data, blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind(int index, std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, index));
}

} // namespace bulkhead
