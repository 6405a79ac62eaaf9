// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <mutex>
#include <QFile>

#include <sqlite3.h>

#include <array>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct Header
{
    qint64 application = 0;
    qint64 version = 0;
    qint64 objects = 0; //!< tables and indexes

    [[nodiscard]] bool isNew() const { return application == 0 && version == 0 && objects == 0; }
    [[nodiscard]] bool isOurs() const { return application == sqliteApplicationId && version > 0; }
};

Header readHeader(Connection &connection)
{
    Transaction transaction(connection, Transaction::Kind::Read); // another program may be making it
    Header header;
    header.application = connection.pragma("PRAGMA application_id");
    header.version = connection.pragma("PRAGMA user_version");
    header.objects = connection.pragma("SELECT count(*) FROM sqlite_schema");
    return header;
}

Error refusal(Error::Kind kind, const Connection &connection, const QString &what,
              const QString &hint)
{
    Error error;
    error.kind = kind;
    error.place = connection.path();
    error.what = what;
    error.hint = hint;
    return error;
}

//! Two programs may do this at once, and SQLite answers busy to one of them without waiting.
void switchToWal(Connection &connection)
{
    constexpr int pauseMs = 20;
    constexpr int attempts = 1500;
    for (int attempt = 1;; ++attempt) {
        try {
            connection.execute("PRAGMA journal_mode = WAL");
            return;
        } catch (const SQLite::Exception &exception) {
            if ((exception.getErrorCode() & 0xff) != SQLITE_BUSY || attempt >= attempts)
                throw;
            sqlite3_sleep(pauseMs);
        }
    }
}

//! A whole copy under a temporary name, then the name: a copy that has the name is complete.
Result<void> backUp(Connection &connection, qint64 version)
{
    const QString target = connection.path() + u".backup-%1"_s.arg(version);
    const QByteArray name = QFile::encodeName(target);
    const QByteArray temporary = name + ".new-" + QByteArray::number(::getpid());
    ::unlink(temporary.constData());
    const int file = ::open(temporary.constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file >= 0) {
        Statement(connection.database(), "VACUUM INTO $1").run(QString::fromUtf8(temporary));
        const bool kept = ::fsync(file) == 0
            && std::rename(temporary.constData(), name.constData()) == 0;
        ::close(file);
        if (kept)
            return {};
        ::unlink(temporary.constData());
    }
    return refusal(Error::Kind::Store, connection,
                   u"the copy %1 that is made before the store changes cannot be written"_s.arg(target),
                   u"check the free space and the rights of the folder"_s);
}

Result<void> applyStep(Connection &connection, const Migration &step)
{
    Transaction transaction(connection, Transaction::Kind::Write);
    if (connection.pragma("PRAGMA user_version") >= step.version)
        return {}; // another program was faster
    step.apply(connection);
    connection.execute(u"PRAGMA application_id = %1; PRAGMA user_version = %2"_s
                           .arg(sqliteApplicationId)
                           .arg(step.version)
                           .toLatin1()
                           .constData());
    transaction.commit();
    return {};
}

} // namespace

std::span<const Migration> sqliteMigrations()
{
    static constexpr std::array<Migration, 4> steps
        = {{{1, applySqliteMigration1}, {2, applySqliteMigration2}, {3, applySqliteMigration3}, {4, applySqliteMigration4}}};
    return steps;
}

Result<int> migrate(Connection &connection, std::span<const Migration> steps)
{
    // The copy that is made before closes the file, which lets go of the locks of this process's other connections.
    static std::mutex oneAtATime;
    const std::lock_guard guard(oneAtATime);
    const Header header = readHeader(connection);
    if (!header.isNew() && !header.isOurs()) {
        return refusal(Error::Kind::Store, connection, u"this file is not a Bulkhead store"_s,
                       u"name another file with --store"_s);
    }
    const int newest = steps.back().version;
    if (header.version > newest) {
        return refusal(Error::Kind::SchemaTooNew, connection,
                       u"the store has schema %1, and this version knows schemas up to %2"_s
                           .arg(header.version)
                           .arg(newest),
                       u"use the version of Bulkhead that wrote it, or a newer one"_s);
    }
    switchToWal(connection);
    if (header.version > 0 && header.version < newest) {
        if (Result<void> copied = backUp(connection, header.version); !copied)
            return copied.error();
    }
    for (const Migration &step : steps) {
        if (step.version <= header.version)
            continue;
        if (Result<void> applied = applyStep(connection, step); !applied)
            return applied.error();
    }
    return newest;
}

} // namespace bulkhead
