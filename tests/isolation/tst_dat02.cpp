// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench withStores(const char *sandbox, const char *production)
{
    FactsBench bench = sandboxAndProduction();
    bench.facts().gateways[0].store = endpoint(sandbox);
    bench.facts().gateways[1].store = endpoint(production);
    return bench;
}

} // namespace

class TestDat02 : public QObject
{
    Q_OBJECT
private slots:
    void gatewayStore_ofBoth_fails();
    void storesThatDiffer_stillNeedEvidence();
    void databases_ofOneServer_areAHint();
    void storesOnLoopback_proveNothing();
    void countersInOneStore_fail();
    void databaseOfBoth_fails_backEndDoesNot();
};

void TestDat02::gatewayStore_ofBoth_fails()
{
    FactsBench bench = withStores("kong-db.example:5432", "kong-db.example:5432");
    const ControlResult result = bench.judge("DAT-02");
    QCOMPARE(result.verdict, Verdict::Fail);
    QCOMPARE(reasonsOf(result), u"fail DAT-02.same-gateway-store | unknown needs-evidence"_s);
}

void TestDat02::storesThatDiffer_stillNeedEvidence()
{
    FactsBench bench = withStores("a.example:5432", "b.example:5432");
    QCOMPARE(reasonsOf(bench.judge("DAT-02")), u"unknown needs-evidence"_s);
}

void TestDat02::databases_ofOneServer_areAHint()
{
    FactsBench bench = withStores("kong-db.example:5432", "kong-db.example:5432");
    bench.facts().gateways[0].storeDatabase = "other";
    QCOMPARE(reasonsOf(bench.judge("DAT-02")), u"unknown DAT-02.same-server"_s);
}

void TestDat02::storesOnLoopback_proveNothing()
{
    FactsBench bench = withStores("127.0.0.1:5432", "127.0.0.1:5432");
    QCOMPARE(reasonsOf(bench.judge("DAT-02")), u"unknown needs-evidence"_s);
}

void TestDat02::countersInOneStore_fail()
{
    FactsBench bench = sandboxAndProduction();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        CounterStore store;
        store.kind = CounterStore::Kind::Redis;
        store.endpoints = {endpoint("redis.example:6379")};
        bench.rateLimit(gateway, "pay", 60).meaning.counters = store;
    }
    QVERIFY(reasonsOf(bench.judge("DAT-02")).contains(u"fail DAT-02.same-counter-store"_s));
}

void TestDat02::databaseOfBoth_fails_backEndDoesNot()
{
    FactsBench bench = sandboxAndProduction();
    bench.target("gw-s", "pay", "http://data.example:3000");
    bench.target("gw-p", "pay", "http://data.example:3000");
    QCOMPARE(reasonsOf(bench.judge("DAT-02")), u"unknown needs-evidence"_s);
    for (TargetFacts &target : bench.facts().targets)
        target.kind = TargetFacts::Kind::Database;
    QVERIFY(reasonsOf(bench.judge("DAT-02")).contains(u"fail DAT-02.same-database"_s));
}

QTEST_GUILESS_MAIN(TestDat02)
#include "tst_dat02.moc"
