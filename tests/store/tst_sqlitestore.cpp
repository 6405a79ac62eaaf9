// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "store/sqlitestore.h"
#include "store/storefixture.h"
#include "store/storesuite.h"

#include <QTemporaryDir>

#include <random>

#include <sys/resource.h>

#include <csignal>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! The suite on SQLite, and what only a file can suffer.
class TestSqliteStore : public StoreSuite
{
    Q_OBJECT

protected:
    [[nodiscard]] StoreOpener freshStore() override
    {
        const QString path = newPath();
        return [path] { return openSqliteStore(path); };
    }

private slots:
    void open_newFile_isOursOnly();
    void open_again_keepsSchema();
    void open_newerSchema_namesBothVersions();
    void open_foreignFile_isRefusedUntouched_data();
    void open_foreignFile_isRefusedUntouched();
    void open_unwritableFolder_isStoreError();
    void migrate_storeWithRows_copiesItFirst();
    void migrate_failingStep_leavesTheOldSchema();
    void damage_flippedBytes_neverCrashes();
    void diskFull_whileWriting_leavesNothingHalf();

private:
    QString newPath() { return m_folder.filePath(u"s%1/bulkhead.db"_s.arg(++m_number)); }

    QTemporaryDir m_folder;
    int m_number = 0;
};

namespace {

const CollectionKey routes{"default", "routes"};

//! The newest schema of this version.
int newest()
{
    return sqliteMigrations().back().version;
}

//! The steps of this version and one that is still to come.
std::vector<Migration> andThen(void (*apply)(Connection &))
{
    std::vector<Migration> steps(sqliteMigrations().begin(), sqliteMigrations().end());
    steps.push_back({newest() + 1, apply});
    return steps;
}

std::vector<EntityRecord> manyRecords(int count, const std::string &text)
{
    std::vector<EntityRecord> records;
    for (int i = 0; i < count; ++i)
        records.push_back(record("id" + std::to_string(i), text + std::to_string(i)));
    return records;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void TestSqliteStore::open_newFile_isOursOnly()
{
    const QString path = newPath();
    const auto store = openSqliteStore(path);
    VERIFY_OK(store);
    QVERIFY(syncOne(**store, report(routes), {record("a", "1")}) > 0);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &name : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)}) {
        QVERIFY2(QFileInfo::exists(name), qPrintable(name));
        QCOMPARE(QFile::permissions(name) & (owner | others), owner);
    }
    QVERIFY(!(QFile::permissions(QFileInfo(path).path()) & others));
    QVERIFY((*store)->describe().startsWith(u"SQLite 3."_s));
    QVERIFY((*store)->describe().endsWith(u"schema %1"_s.arg(newest())));
}

void TestSqliteStore::open_again_keepsSchema()
{
    const QString path = newPath();
    VERIFY_OK(openSqliteStore(path));
    VERIFY_OK(openSqliteStore(path));
    QVERIFY(!QFile::exists(path + u".backup-0"_s));
    SQLite::Database file(path.toStdString(), SQLite::OPEN_READONLY);
    QCOMPARE(file.execAndGet("PRAGMA application_id").getInt64(), sqliteApplicationId);
    QCOMPARE(file.execAndGet("PRAGMA user_version").getInt(), newest());
    QCOMPARE(file.execAndGet("PRAGMA journal_mode").getString(), "wal");
}

void TestSqliteStore::open_newerSchema_namesBothVersions()
{
    const QString path = newPath();
    VERIFY_OK(openSqliteStore(path));
    SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 42");
    const auto store = openSqliteStore(path);
    QVERIFY(!store);
    QCOMPARE(store.error().kind, Error::Kind::SchemaTooNew);
    QVERIFY(store.error().what.contains(u"42"_s));
    QVERIFY(store.error().what.contains(u"up to %1"_s.arg(newest())));
    QCOMPARE(store.error().place, path);
}

void TestSqliteStore::open_foreignFile_isRefusedUntouched_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("text") << QByteArray();
    QTest::newRow("another program's database") << QByteArray("CREATE TABLE t (a)");
    QTest::newRow("another program's number") << QByteArray("PRAGMA application_id = 7");
    QTest::newRow("our number and no schema") << QByteArray("PRAGMA application_id = 1114987627");
}

void TestSqliteStore::open_foreignFile_isRefusedUntouched()
{
    QFETCH(QByteArray, sql);
    const QString path = newPath();
    write(path, sql.isEmpty() ? QByteArray(5000, 'x') : QByteArray());
    if (!sql.isEmpty()) {
        SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE).exec(sql.constData());
    }
    const QByteArray before = contentOf(path);
    const auto store = openSqliteStore(path);
    QVERIFY(!store);
    QCOMPARE(store.error().kind, Error::Kind::Store);
    QVERIFY(store.error().what.contains(u"not a Bulkhead store"_s));
    QCOMPARE(contentOf(path), before);
}

void TestSqliteStore::open_unwritableFolder_isStoreError()
{
    const QString path = newPath();
    write(path, {});
    const auto store = openSqliteStore(path + u"/below/a/file.db"_s);
    QVERIFY(!store);
    QCOMPARE(store.error().kind, Error::Kind::Store);
    QVERIFY(!store.error().hint.isEmpty());
}

void TestSqliteStore::migrate_storeWithRows_copiesItFirst()
{
    const QString path = newPath();
    SnapshotId one = 0;
    {
        const auto store = openSqliteStore(path);
        VERIFY_OK(store);
        one = syncOne(**store, report(routes), manyRecords(50, "r"));
    }
    const auto steps = andThen([](Connection &c) { c.execute("CREATE TABLE later (a INTEGER)"); });
    {
        Connection connection(path);
        const Result<int> version = migrate(connection, steps);
        VERIFY_OK(version);
        QCOMPARE(*version, newest() + 1);
    }
    const QString copy = path + u".backup-%1"_s.arg(newest());
    QCOMPARE(openSqliteStore(path).error().kind, Error::Kind::SchemaTooNew);
    QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto old = openSqliteStore(copy);
    VERIFY_OK(old);
    QCOMPARE(rowsAt(**old, one).size(), 50U);
}

void TestSqliteStore::migrate_failingStep_leavesTheOldSchema()
{
    const QString path = newPath();
    VERIFY_OK(openSqliteStore(path));
    const auto steps
        = andThen([](Connection &c) { c.execute("CREATE TABLE later (a); INSERT INTO nowhere VALUES (1)"); });
    Connection connection(path);
    const Result<int> version = connection.guarded([&] { return migrate(connection, steps); });
    QVERIFY(!version);
    QCOMPARE(version.error().kind, Error::Kind::Store);
    QCOMPARE(connection.pragma("PRAGMA user_version"), newest());
    QCOMPARE(connection.pragma("SELECT count(*) FROM sqlite_schema WHERE name = 'later'"), 0);
}

void TestSqliteStore::damage_flippedBytes_neverCrashes()
{
    const int cases = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 2000 : 200;
    const QString path = newPath();
    {
        const auto store = openSqliteStore(path);
        VERIFY_OK(store);
        syncOne(**store, report(routes), manyRecords(300, "first"));
        syncOne(**store, report(routes), manyRecords(200, "second"));
    }
    const QByteArray whole = contentOf(path);
    QVERIFY(whole.size() > 50000);
    std::mt19937 random(4711);
    int refused = 0;
    for (int i = 0; i < cases; ++i) {
        QByteArray damaged = whole;
        for (int flips = 1 + static_cast<int>(random() % 20); flips > 0; --flips)
            damaged[qsizetype(random() % quint32(whole.size()))] = char(random());
        if (i % 10 == 0)
            damaged.truncate(qsizetype(random() % quint32(whole.size())));
        const QString victim = newPath();
        write(victim, damaged);
        const auto store = openSqliteStore(victim);
        bool failed = !store;
        if (store) {
            const auto visit = [](const StoredEntity &) { return true; };
            for (SnapshotId asOf : {1, 2})
                failed = !(*store)->readEntities(asOf, visit) || failed;
            failed = !(*store)->collections(2) || failed;
            failed = !(*store)->changesBetween(0, 2, 0) || failed;
            failed = syncOne(**store, report(routes), manyRecords(250, "third")) == 0 || failed;
        } else {
            QVERIFY(store.error().kind == Error::Kind::Store
                    || store.error().kind == Error::Kind::SchemaTooNew);
        }
        refused += failed ? 1 : 0;
        QDir(QFileInfo(victim).path()).removeRecursively();
    }
    qInfo("seed 4711: %d of %d damaged stores were refused", refused, cases);
    QVERIFY(refused > cases / 4);
}

void TestSqliteStore::diskFull_whileWriting_leavesNothingHalf()
{
    const QString path = newPath();
    const auto store = openSqliteStore(path);
    VERIFY_OK(store);
    const SnapshotId one = syncOne(**store, report(routes), manyRecords(20, "a"));
    const SnapshotId two = (*store)->beginSnapshot(u"acme"_s, at(5)).value();
    auto writer = (*store)->beginGateway(two, GatewayId(u"kong-sbx"_s)).value();
    VERIFY_OK(writer->add(routes, manyRecords(20000, std::string(300, 'b'))));

    rlimit limits{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limits), 0);
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = limits;
    small.rlim_cur = 1U << 20;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<WriteCounts> failed = writer->finish(report(routes));
    setrlimit(RLIMIT_FSIZE, &limits);
    std::signal(SIGXFSZ, previous);

    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Store);
    QVERIFY(failed.error().hint.contains(u"free space"_s));
    QCOMPARE(rowsAt(**store, two), rowsAt(**store, one));
    QCOMPARE((*store)->collections(two).value().first().readIn, one);
    VERIFY_OK(writer->finish(report(routes))); // with room again, nothing has to be read again
    QCOMPARE(rowsAt(**store, two).size(), 20000U);
}

QTEST_GUILESS_MAIN(TestSqliteStore)
#include "tst_sqlitestore.moc"
