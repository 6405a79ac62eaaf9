// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int busyTimeoutMs = 30000;
constexpr int lockAttempts = 4; // two minutes in all: longer than any transaction of ours

void makeFolder(const QString &path)
{
    if (path.isEmpty() || QFileInfo::exists(path))
        return;
    makeFolder(QFileInfo(path).path());
    ::mkdir(QFile::encodeName(path).constData(), S_IRWXU);
}

//! SQLite gives its side files the mode of the main file, so that one is made first.
void makeFile(const QString &path)
{
    makeFolder(QFileInfo(path).absolutePath());
    if (QFileInfo::exists(path))
        return;
    // Closed before it has its name: to close a file lets go of every lock that this process has on it, other connections' too.
    QByteArray name = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0)
        return;
    ::close(file);
    (void)!::link(name.constData(), QFile::encodeName(path).constData());
    ::unlink(name.constData());
}

//! SQLite reads a store in WAL mode only beside files that it makes, unless it is told that nobody writes meanwhile; a journal says that somebody may.
bool isToBeReadOnly(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    return QFileInfo::exists(path) && ::faccessat(AT_FDCWD, folder.constData(), W_OK, AT_EACCESS) != 0 && !QFileInfo::exists(path + u"-wal"_s);
}

std::string readOnlyName(const QString &path)
{
    const QByteArray name = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    return "file:" + name.toPercentEncoding("/").toStdString() + "?immutable=1";
}

QString whatOf(int code, const SQLite::Exception &exception)
{
    switch (code) {
    case SQLITE_FULL:
        return u"the disk is full"_s;
    case SQLITE_IOERR:
        return u"the store's disk cannot be read or written (%1)"_s.arg(
            QString::fromUtf8(exception.getErrorStr()));
    case SQLITE_NOTADB:
        return u"this file is not a Bulkhead store"_s;
    case SQLITE_CORRUPT:
        return u"the store is damaged"_s;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return u"another program keeps the store locked"_s;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return u"the store may not be written"_s;
    case SQLITE_CANTOPEN:
        return u"the store cannot be opened"_s;
    default:
        return u"the store failed: %1"_s.arg(QString::fromUtf8(exception.what()));
    }
}

QString hintOf(int code)
{
    switch (code) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return u"check the free space and the health of its disk"_s;
    case SQLITE_CORRUPT:
        return u"keep the file, and restore the store from a backup"_s;
    case SQLITE_NOTADB:
        return u"name another file with --store"_s;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return u"close other programs that use it, and try again"_s;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return u"check the rights of the file and of its folder"_s;
    default:
        return {};
    }
}

} // namespace

Connection::Connection(const QString &path)
    : m_path(path)
{
    const int common = SQLite::OPEN_NOMUTEX; // one thread per connection
    if (isToBeReadOnly(path)) {
        m_database = std::make_unique<SQLite::Database>(readOnlyName(path), common | SQLite::OPEN_READONLY | SQLite::OPEN_URI, busyTimeoutMs);
    } else {
        makeFile(path);
        m_database = std::make_unique<SQLite::Database>(QFile::encodeName(path).toStdString(), common | SQLite::OPEN_READWRITE, busyTimeoutMs);
    }
    configure();
}

void Connection::configure()
{
    sqlite3 *handle = m_database->getHandle();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
            "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
            "PRAGMA journal_size_limit = 67108864");
}

Statement &Connection::prepared(const char *sql)
{
    std::unique_ptr<Statement> &statement = m_prepared[sql];
    if (!statement)
        statement = std::make_unique<Statement>(*m_database, sql);
    return *statement;
}

void Connection::setDurable(bool durable)
{
    if (durable == m_isDurable || isInTransaction())
        return;
    execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    m_isDurable = durable;
}

qint64 Connection::lastInsertId()
{
    return m_database->getLastInsertRowid();
}

bool Connection::isInTransaction()
{
    return sqlite3_get_autocommit(m_database->getHandle()) == 0;
}

Error Connection::errorOf(const SQLite::Exception &exception, const QString &path)
{
    const int code = exception.getErrorCode() & 0xff;
    Error error;
    error.kind = Error::Kind::Store;
    error.place = path;
    error.what = whatOf(code, exception);
    error.hint = hintOf(code);
    return error;
}

Error Connection::outOfMemory(const QString &path)
{
    Error error;
    error.kind = Error::Kind::Store;
    error.place = path;
    error.what = u"there is not enough memory"_s;
    return error;
}

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection)
{
    if (kind == Kind::Read) {
        if (connection.isInTransaction())
            return;
        connection.execute("BEGIN");
        m_open = true;
        return;
    }
    connection.setDurable(kind == Kind::Write);
    for (int attempt = 1; !m_open; ++attempt) {
        try {
            connection.execute("BEGIN IMMEDIATE");
            m_open = true;
        } catch (const SQLite::Exception &exception) {
            if ((exception.getErrorCode() & 0xff) != SQLITE_BUSY || attempt >= lockAttempts)
                throw;
        }
    }
}

Transaction::~Transaction()
{
    if (m_open && m_connection.isInTransaction()) // SQLite rolls back by itself after some errors
        sqlite3_exec(m_connection.database().getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    if (!m_open)
        return;
    m_connection.execute("COMMIT");
    m_open = false;
}

} // namespace bulkhead
