// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"
#include "store/storefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <random>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const CollectionKey routes{"default", "routes"};
constexpr int rowCount = 120;

//! Every row of a sync carries the sync's number, so that a half one would show.
std::vector<EntityRecord> rowsOf(SnapshotId snapshot)
{
    std::vector<EntityRecord> records;
    for (int i = 0; i < rowCount; ++i)
        records.push_back(record("id" + std::to_string(i), "v" + std::to_string(snapshot)));
    return records;
}

//! Syncs until it is killed; a number on standard output is a sync that is said to be kept.
int writeForEver(const QString &path)
{
    auto store = openSqliteStore(path);
    while (store) {
        const auto snapshot = (*store)->beginSnapshot(u"acme"_s, at(1));
        if (!snapshot)
            break;
        auto writer = (*store)->beginGateway(*snapshot, GatewayId(u"kong-sbx"_s));
        if (!writer || !(*writer)->add(routes, rowsOf(*snapshot))
            || !(*writer)->finish(report(routes))) {
            break;
        }
        std::printf("%lld\n", static_cast<long long>(*snapshot));
        std::fflush(stdout);
    }
    return 1;
}

} // namespace

class TestStoreKill : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void kill_whileSyncing_keepsWhatWasAcknowledged();

private:
    static SnapshotId writeAndKill(const QString &path, int acknowledgements);
    static void check(const QString &path, SnapshotId acknowledged);
};

SnapshotId TestStoreKill::writeAndKill(const QString &path, int acknowledgements)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path});
    int seen = 0;
    SnapshotId last = 0;
    const auto take = [&] {
        while (child.canReadLine()) {
            last = child.readLine().trimmed().toLongLong();
            ++seen;
        }
    };
    while (seen < acknowledgements && child.waitForReadyRead(60000))
        take();
    child.kill();
    child.waitForFinished(60000);
    take();
    return last;
}

void TestStoreKill::check(const QString &path, SnapshotId acknowledged)
{
    const auto store = openSqliteStore(path);
    VERIFY_OK(store);
    const QList<Snapshot> snapshots = (*store)->snapshots(5).value();
    QVERIFY(!snapshots.isEmpty());
    QVERIFY(snapshots.first().id >= acknowledged);
    for (const Snapshot &snapshot : snapshots) {
        const Rows rows = rowsAt(**store, snapshot.id);
        QVERIFY(rows.empty() || rows.size() == std::size_t{rowCount});
        for (const auto &[key, payload] : rows)
            QCOMPARE(payload, rows.front().second);
        const auto collections = (*store)->collections(snapshot.id);
        VERIFY_OK(collections);
        QCOMPARE(collections->isEmpty(), rows.empty());
        if (!rows.empty()) // rows and report are of one transaction
            QCOMPARE(rows.front().second, "v" + std::to_string(collections->first().readIn));
    }
    if (acknowledged > 0)
        QCOMPARE(rowsAt(**store, acknowledged).front().second, "v" + std::to_string(acknowledged));
}

void TestStoreKill::kill_whileSyncing_keepsWhatWasAcknowledged()
{
    const int kills = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 500 : 25;
    const unsigned seed = 20261123;
    qInfo("seed %u, %d kills", seed, kills);
    std::mt19937 random(seed);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bulkhead.db"_s);
    SnapshotId last = 0;
    for (int i = 0; i < kills; ++i) {
        const SnapshotId acknowledged = writeAndKill(path, 1 + static_cast<int>(random() % 6));
        QVERIFY(acknowledged > last);
        last = acknowledged;
        check(path, acknowledged);
        if (QTest::currentTestFailed())
            return;
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--write"_s)
        return writeForEver(arguments[2]);
    TestStoreKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_kill.moc"
