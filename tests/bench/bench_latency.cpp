// SPDX-License-Identifier: GPL-3.0-or-later
// Twelve collections of a hundred pages each from a Kong that takes 50 ms for every answer. Offsets make
// one collection a chain of requests, so nothing can be faster than the longest chain: that one is walked
// alone in the same run, and the whole sync, store included, may take 1.3 times as long. Only the ratio is
// asserted, and that the cap of the estate file is used up and never passed.
// Run: cmake --preset release && cmake --build build/release --target bench_latency
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_latency
#include "bench/syncrun.h"
#include "core/jsonreader.h"
#include "demo/fakekong.h"
#include "gateways/transport/httpsession.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double mostOfChain = 1.3;
constexpr int pages = 100, rowsPerPage = 10;
constexpr std::array collections{"services", "routes", "plugins", "consumers", "acls", "snis",
                                 "ca_certificates", "key-auths", "basic-auths", "hmac-auths", "jwts", "oauth2"};

std::unique_ptr<FakeKong> slowKong(std::chrono::milliseconds delay)
{
    KongSeed seed;
    for (const char *collection : collections)
        seed.addMany(collection, pages * rowsPerPage, "row");
    FakeKongOptions options;
    options.mostPerPage = rowsPerPage;
    auto kong = std::make_unique<FakeKong>(std::move(seed), options);
    kong->setDelay(delay);
    return kong;
}

//! Follows the offsets of one collection and does nothing with its rows; the number of pages.
QCoro::Task<int> walkChain(HttpSession &session, QString path)
{
    QString offset;
    int count = 0;
    do {
        QUrlQuery query;
        query.addQueryItem(u"size"_s, u"1000"_s);
        if (!offset.isEmpty())
            query.addQueryItem(u"offset"_s, offset);
        HttpRequest request(path, query);
        const Result<HttpReply> reply = co_await session.get(request);
        const auto root = reply ? session.parse(request, *reply) : Result<JsonElement>(reply.error());
        if (!root)
            co_return -1;
        const std::string_view next = stringAt(*root, "offset");
        offset = QString::fromUtf8(next.data(), qsizetype(next.size()));
        ++count;
    } while (!offset.isEmpty());
    co_return count;
}

double chainMs(const QUrl &gateway)
{
    TransportConfig config;
    config.gateway = GatewayId(u"chain"_s);
    config.adminUrl = gateway;
    HttpSession session(std::move(config));
    QElapsedTimer timer;
    timer.start();
    const int count = QCoro::waitFor(walkChain(session, u"/routes"_s));
    return count == pages ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

} // namespace

class BenchLatency : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void sync_ofASlowKong_takesLittleMoreThanItsLongestChain();
    void sync_underACap_usesItUpAndNeverPassesIt_data();
    void sync_underACap_usesItUpAndNeverPassesIt();
};

void BenchLatency::sync_ofASlowKong_takesLittleMoreThanItsLongestChain()
{
    const auto kong = slowKong(std::chrono::milliseconds(50));
    std::array<double, 3> chains{}, syncs{};
    for (std::size_t i = 0; i < chains.size(); ++i) {
        QTemporaryDir folder;
        chains[i] = chainMs(kong->url());
        const SyncRun run = syncKong(kong->url(), folder.filePath(u"store.sqlite"_s));
        QVERIFY(chains[i] > 0 && run.ms > 0);
        QVERIFY(run.counts.opened >= qint64(collections.size() - 3) * pages * rowsPerPage);
        syncs[i] = run.ms;
        qInfo("longest chain %.0f ms (%d pages), whole sync %.0f ms (%.2f)", chains[i], pages, run.ms,
              run.ms / chains[i]);
    }
    qInfo("%zu collections; at most %d requests at once, cap %d; median %.2f of the longest chain",
          collections.size(), kong->mostAtOnce(), LimitsConfig().concurrency, median(syncs) / median(chains));
    QCOMPARE(kong->mostAtOnce(), LimitsConfig().concurrency);
    QVERIFY2(median(syncs) <= mostOfChain * median(chains), "the sync waits for more than its longest chain");
}

void BenchLatency::sync_underACap_usesItUpAndNeverPassesIt_data()
{
    QTest::addColumn<int>("cap");
    for (const int cap : {1, 5, 7, 12})
        QTest::addRow("%d at once", cap) << cap;
}

void BenchLatency::sync_underACap_usesItUpAndNeverPassesIt()
{
    QFETCH(int, cap);
    const auto kong = slowKong(std::chrono::milliseconds(2));
    QTemporaryDir folder;
    LimitsConfig limits;
    limits.concurrency = cap;
    QVERIFY(syncKong(kong->url(), folder.filePath(u"store.sqlite"_s), limits).ms > 0);
    QCOMPARE(kong->mostAtOnce(), cap);
}

QTEST_GUILESS_MAIN(BenchLatency)
#include "bench_latency.moc"
