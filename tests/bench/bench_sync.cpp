// SPDX-License-Identifier: GPL-3.0-or-later
// First sync and unchanged re-sync of a Kong with 100,000 entities: reader, transport, use case and store
// as the console runs them, against the floor of syncfloor.h. Nine alternating runs, medians, and only
// ratios within the run are asserted. The reader also asks for a few pages of each collection again, to
// tell whether it changed meanwhile; the floor fetches each once.
// Run: cmake --preset release && cmake --build build/release --target bench_sync
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_sync   (BULKHEAD_BENCH_ENTITIES=N for another size)
#include "bench/syncfloor.h"
#include "bench/syncrun.h"
#include "demo/fakekong.h"
#include "store/sqlitestore.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double mostOfFloor = 2.5, mostBytesAgain = 0.05, mostTimeAgain = 0.5;

//! A tenth services, four tenths routes, and plugins, consumers and keys for the rest.
KongSeed seedOf(int entities)
{
    KongSeed seed;
    const int part = entities / 20;
    std::vector<std::string> services, consumers;
    for (int i = 0; i < part * 2; ++i)
        services.push_back(seed.service("service-" + std::to_string(i), "host-" + std::to_string(i) + ".example"));
    for (int i = 0; i < part * 8; ++i) {
        const std::string name = std::to_string(i);
        seed.route("route-" + name, services[std::size_t(i) % services.size()], "/api/" + name);
    }
    for (int i = 0; i < part * 3; ++i) {
        KongSeed::Row config{{"minute", i % 100}, {"policy", "local"}, {"limit_by", "consumer"},
                             {"fault_tolerant", true}, {"hide_client_headers", false}};
        seed.plugin("rate-limiting", std::move(config), "service", services[std::size_t(i) % services.size()]);
    }
    for (int i = 0; i < part * 3; ++i)
        consumers.push_back(seed.consumer("consumer-" + std::to_string(i)));
    for (int i = 0; i < part * 4; ++i)
        seed.ofConsumer("key-auths", consumers[std::size_t(i) % consumers.size()],
                        {{"key", "made-up-" + std::to_string(i)}});
    return seed;
}

} // namespace

class BenchSync : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void sync_ofALargeKong_staysNearTheFloor();

private:
    static std::vector<SyncFloor::Row> rowsOf(const QString &path);
};

std::vector<SyncFloor::Row> BenchSync::rowsOf(const QString &path)
{
    std::vector<SyncFloor::Row> rows;
    const auto store = openSqliteStore(path);
    const auto latest = store ? (*store)->latestSnapshot() : store.error();
    if (!latest || !*latest)
        return rows;
    const auto read = (*store)->readEntities((*latest)->id, [&rows](const StoredEntity &entity) {
        rows.emplace_back(std::to_string(int(entity.record.kind)) + entity.record.nativeId, entity.record.payload);
        return true;
    });
    return read ? rows : std::vector<SyncFloor::Row>();
}

void BenchSync::sync_ofALargeKong_staysNearTheFloor()
{
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        QSKIP("curl is not installed: there is no floor to measure against");
    const int entities = std::max(qEnvironmentVariableIntValue("BULKHEAD_BENCH_ENTITIES"), 0);
    FakeKong kong(seedOf(entities > 0 ? entities : 100000));
    const SyncFloor floor(kong.url(), {u"services"_s, u"routes"_s, u"plugins"_s, u"consumers"_s, u"key-auths"_s});
    QTemporaryDir folder;
    QVERIFY(syncKong(kong.url(), folder.filePath(u"warm.sqlite"_s)).ms > 0);
    const auto rows = rowsOf(folder.filePath(u"warm.sqlite"_s));
    QVERIFY(!rows.empty());
    std::array<double, 9> floors{}, firsts{}, agains{}, bytes{};
    for (std::size_t i = 0; i < floors.size(); ++i) {
        QTemporaryDir own;
        floors[i] = floor.run(own.path(), rows);
        const SyncRun first = syncKong(kong.url(), own.filePath(u"store.sqlite"_s));
        const SyncRun again = syncKong(kong.url(), own.filePath(u"store.sqlite"_s));
        QVERIFY(floors[i] > 0 && first.ms > 0 && again.ms > 0 && first.bytes > 0);
        QCOMPARE(first.counts.opened, qint64(rows.size()));
        QCOMPARE(again.counts.opened, 0);
        firsts[i] = first.ms;
        agains[i] = again.ms;
        bytes[i] = double(again.bytes) / double(first.bytes);
        qInfo("floor %.0f ms, first sync %.0f ms (%.2f), %.1f MB written; again %.0f ms (%.2f), %.1f kB written",
              floors[i], first.ms, first.ms / floors[i], double(first.bytes) / 1e6, again.ms,
              again.ms / first.ms, double(again.bytes) / 1e3);
    }
    qInfo("%zu rows from %lld pages; medians: first %.2f of the floor, again %.2f of the time and %.4f of the bytes",
          rows.size(), qlonglong(floor.pageCount()), median(firsts) / median(floors),
          median(agains) / median(firsts), median(bytes));
    QVERIFY2(median(bytes) <= mostBytesAgain, "an unchanged sync writes too much");
    QVERIFY2(median(firsts) <= mostOfFloor * median(floors), "the first sync is too slow");
    QVERIFY2(median(agains) <= mostTimeAgain * median(firsts), "an unchanged sync is too slow");
}

QTEST_GUILESS_MAIN(BenchSync)
#include "bench_sync.moc"
