// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"
#include "store/storefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <set>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const CollectionKey routes{"default", "routes"};
constexpr int processes = 3;
constexpr int rowCount = 60;
const QString shared = u"shared"_s;

std::vector<EntityRecord> rowsOf(const std::string &payload)
{
    std::vector<EntityRecord> records;
    for (int i = 0; i < rowCount; ++i)
        records.push_back(record("id" + std::to_string(i), payload));
    return records;
}

Result<void> writeGateway(Store &store, SnapshotId snapshot, const QString &gateway,
                          const std::string &payload)
{
    auto writer = store.beginGateway(snapshot, GatewayId(gateway));
    if (!writer)
        return writer.error();
    if (Result<void> added = (*writer)->add(routes, rowsOf(payload)); !added)
        return added;
    if (const Result<WriteCounts> written = (*writer)->finish(report(routes)); !written)
        return written.error();
    GatewaySync sync;
    sync.gateway = GatewayId(gateway);
    sync.status = GatewayStatus::Ok;
    return (*writer)->end(sync);
}

//! One console: syncs its own gateway and one that all share, and reads in between.
Result<void> work(const QString &path, const QString &name, int rounds)
{
    for (int round = 1; round <= rounds; ++round) {
        auto store = openSqliteStore(path);
        if (!store)
            return store.error();
        const auto snapshot = (*store)->beginSnapshot(name, at(round));
        if (!snapshot)
            return snapshot.error();
        const std::string payload = name.toStdString() + ' ' + std::to_string(round);
        for (const QString &gateway : {name, shared}) {
            if (Result<void> done = writeGateway(**store, *snapshot, gateway, payload); !done)
                return done;
        }
        const Rows rows = rowsAt(**store, *snapshot);
        if (rows.empty() || rows.front().first == "error")
            return Error{Error::Kind::Store, path, u"the rows cannot be read back"_s, {}, {}};
        if (Result<void> done = (*store)->finishSnapshot(*snapshot, at(round)); !done)
            return done;
    }
    return {};
}

} // namespace

class TestStoreConcurrency : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void sync_fromThreeProcesses_losesNothing();
};

void TestStoreConcurrency::sync_fromThreeProcesses_losesNothing()
{
    const int rounds = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 200 : 12;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bulkhead.db"_s); // made by whoever is first
    std::array<QProcess, processes> children;
    for (int i = 0; i < processes; ++i) {
        children[std::size_t(i)].setProcessChannelMode(QProcess::MergedChannels);
        children[std::size_t(i)].start(QCoreApplication::applicationFilePath(),
                                       {u"--work"_s, path, u"p%1"_s.arg(i),
                                        QString::number(rounds)});
    }
    for (QProcess &child : children) {
        QVERIFY(child.waitForFinished(240000));
        QCOMPARE(QString::fromUtf8(child.readAll()), QString());
        QCOMPARE(child.exitCode(), 0);
    }
    const auto store = openSqliteStore(path);
    VERIFY_OK(store);
    const QList<Snapshot> snapshots = (*store)->snapshots(0).value();
    QCOMPARE(snapshots.size(), processes * rounds);
    for (const Snapshot &snapshot : snapshots) {
        QVERIFY(snapshot.finishedAt);
        std::map<std::string, std::set<std::string>> payloads; // by gateway: a whole sync or none
        std::set<std::string> keys;
        for (const auto &[key, payload] : rowsAt(**store, snapshot.id)) {
            payloads[key.substr(0, key.find('\n'))].insert(payload);
            QVERIFY2(keys.insert(key).second, "a key is there twice");
        }
        for (const auto &[gateway, seen] : payloads)
            QCOMPARE(seen.size(), 1U);
        QCOMPARE(*payloads[snapshot.estate.toStdString()].begin(),
                 snapshot.estate.toStdString() + ' '
                     + std::to_string((snapshot.startedAt - at(0)) / std::chrono::seconds(1)));
    }
    QCOMPARE(rowsAt(**store, snapshots.first().id).size(), std::size_t{rowCount} * (processes + 1));
    QCOMPARE((*store)->gatewaySyncs(snapshots.first().id).value().size(), processes + 1);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == u"--work"_s) {
        const Result<void> done = work(arguments[2], arguments[3], arguments[4].toInt());
        if (!done)
            std::puts(qPrintable(done.error().toText()));
        return done ? 0 : 1;
    }
    TestStoreConcurrency test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_concurrency.moc"
