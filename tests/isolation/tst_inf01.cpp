// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

Endpoint resolved(const char *text, const char *address)
{
    Endpoint place = endpoint(text);
    resolve(place, {{QString::fromStdString(place.host), {QString::fromLatin1(address)}}});
    return place;
}

void setStore(GatewayFacts &gateway, const char *text, const char *address, const char *database = "kong")
{
    gateway.store = resolved(text, address);
    gateway.storeDatabase = database;
}

//! Two gateways with nothing in common.
FactsBench apart()
{
    FactsBench bench;
    GatewayFacts &sandbox = bench.gateway("gw-s", "sandbox");
    sandbox.nodeIds = Strings{"n-11", "n-12"};
    sandbox.admin = endpoint("https://admin.sbx.example:8444");
    setStore(sandbox, "postgres://kong-sbx.example", "10.8.0.2");
    GatewayFacts &production = bench.gateway("gw-p", "production");
    production.nodeIds = Strings{"n-51"};
    production.admin = endpoint("https://admin.prd.example:8444");
    setStore(production, "postgres://kong-prd.example", "10.50.0.2");
    return bench;
}

GatewayFacts &sandboxOf(FactsBench &bench)
{
    return bench.facts().gateways[0];
}

GatewayFacts &productionOf(FactsBench &bench)
{
    return bench.facts().gateways[1];
}

} // namespace

class TestInf01 : public QObject
{
    Q_OBJECT
private slots:
    void gateways_withOwnNodesAndStores_pass();
    void tenants_ofTheirOwn_pass();
    void gateway_thatServesBoth_fails();
    void gateway_withDeploymentsOfBoth_fails();
    void oneThing_inCommon_fails_data();
    void oneThing_inCommon_fails();
    void storeNames_thatAreNotResolved_areUnknown();
    void facts_thatAreMissing_areUnknown_data();
    void facts_thatAreMissing_areUnknown();
    void proof_onAStaleSide_staysAFail();
    void logicalSeparation_warns_data();
    void logicalSeparation_warns();
    void equalDatabaseServer_withTwoDatabases_warns();
    void loopbackStores_ofTwoMachines_areUnknown();
    void entitiesWithOneUuid_warn();
    void entitiesWithOneShortId_areNoSign();
    void everyPairOfGateways_isAUnit();
    void side_withoutGateways_isUnknown();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestInf01::gateways_withOwnNodesAndStores_pass()
{
    QCOMPARE(textOf(apart().judge("INF-01")), u"pass 1"_s);
}

void TestInf01::tenants_ofTheirOwn_pass()
{
    FactsBench bench;
    for (const auto &[id, environment] : {std::pair("apigee-s", "sandbox"), std::pair("apigee-p", "production")}) {
        GatewayFacts &gateway = bench.gateway(id, environment);
        gateway.vendorRun = true;
        gateway.controlPlane = std::string("org-of-") + id;
        gateway.cluster = std::string("instance-of-") + id;
    }
    QCOMPARE(textOf(bench.judge("INF-01")), u"pass 1"_s);
}

void TestInf01::gateway_thatServesBoth_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both").nodeIds = Strings{"n-11", "n-12"};
    const ControlResult result = bench.judge("INF-01");
    QCOMPARE(textOf(result), u"fail INF-01.mixed gateways:gw-both/gw-both | pass 0"_s);
    QCOMPARE(result.units.front().sandbox.value, "sandbox");
    QCOMPARE(result.units.front().production.value, "production");
    QCOMPARE(QString::fromStdString(sentence(result.units.front())),
             u"One gateway, gw-both, serves sandbox and production"_s);
}

void TestInf01::gateway_withDeploymentsOfBoth_fails()
{
    FactsBench bench = apart();
    bench.deployment("gw-p", "pay");
    bench.deployment("gw-p", "pay-test", "sandbox");
    QCOMPARE(textOf(bench.judge("INF-01")), u"fail INF-01.mixed gateways:gw-p/gw-p | pass 1"_s);
}

void TestInf01::oneThing_inCommon_fails_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"same-node", "same-address", "same-cluster", "same-control-plane", "same-store"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestInf01::oneThing_inCommon_fails()
{
    QFETCH(QString, what);
    FactsBench bench = apart();
    for (GatewayFacts &gateway : bench.facts().gateways) {
        if (what == u"same-node")
            gateway.nodeIds.value.push_back("n-shared");
        else if (what == u"same-address")
            gateway.nodeAddresses = Strings{"10.1.1.1:8000"};
        else if (what == u"same-cluster")
            gateway.cluster = std::string("c-1");
        else if (what == u"same-control-plane")
            gateway.controlPlane = std::string("cp-1");
        else // two names that resolve to one address
            gateway.store.value.addresses = Strings{"10.9.9.9"};
    }
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"fail INF-01."_s + what);
}

void TestInf01::storeNames_thatAreNotResolved_areUnknown()
{
    FactsBench bench = apart();
    productionOf(bench).store.value.addresses = FactState::Unreadable;
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"unknown INF-01.stores-undecided"_s);
}

void TestInf01::facts_thatAreMissing_areUnknown_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no node id and no cluster") << u"nodes"_s << u"unknown INF-01.nodes-not-told"_s;
    QTest::newRow("store not told") << u"store"_s << u"unknown INF-01.store-not-told"_s;
    QTest::newRow("node refused") << u"refused"_s << u"unknown unreadable"_s;
    QTest::newRow("too old") << u"stale"_s << u"unknown stale"_s;
    QTest::newRow("deployments refused: it may serve both") << u"deployments"_s << u"unknown unreadable"_s;
}

void TestInf01::facts_thatAreMissing_areUnknown()
{
    QFETCH(QString, what);
    FactsBench bench = apart();
    if (what == u"nodes")
        productionOf(bench).nodeIds = FactState::Unsupported;
    else if (what == u"store")
        sandboxOf(bench).store = FactState::Unsupported;
    else if (what == u"refused")
        bench.setState("gw-p", EntityKind::Node, FactState::Unreadable);
    else if (what == u"stale")
        bench.setStale("gw-s");
    else
        bench.setState("gw-p", EntityKind::Deployment, FactState::Unreadable);
    QTEST(reasonsOf(bench.judge("INF-01")), "reason");
}

void TestInf01::proof_onAStaleSide_staysAFail()
{
    FactsBench bench = apart();
    sandboxOf(bench).nodeIds = productionOf(bench).nodeIds;
    bench.setStale("gw-s");
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"fail INF-01.same-node"_s);
}

void TestInf01::logicalSeparation_warns_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("one admin host, two ports") << u"port"_s << u"warn INF-01.same-admin-host"_s;
    QTest::newRow("one admin endpoint") << u"admin"_s << u"warn INF-01.same-admin-host"_s;
    QTest::newRow("one tenant of a vendor") << u"tenant"_s << u"warn INF-01.same-tenant"_s;
    QTest::newRow("a vendor who hides the rest") << u"vendor"_s << u"warn INF-01.vendor-run"_s;
}

void TestInf01::logicalSeparation_warns()
{
    QFETCH(QString, what);
    FactsBench bench = apart();
    if (what == u"port" || what == u"admin")
        productionOf(bench).admin = endpoint(what == u"port" ? "https://admin.sbx.example:9444" : "https://admin.sbx.example:8444");
    for (GatewayFacts &gateway : bench.facts().gateways) {
        gateway.vendorRun = what == u"tenant" || what == u"vendor";
        if (what == u"tenant")
            gateway.controlPlane = std::string("org-1");
        if (what == u"vendor") {
            gateway.store = FactState::Unsupported;
            gateway.nodeIds = FactState::Unsupported;
        }
    }
    QTEST(reasonsOf(bench.judge("INF-01")), "reason");
}

void TestInf01::equalDatabaseServer_withTwoDatabases_warns()
{
    FactsBench bench = apart();
    productionOf(bench).store = sandboxOf(bench).store;
    productionOf(bench).storeDatabase = "kong_prd";
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"warn INF-01.same-store-server"_s);
    productionOf(bench).storeDatabase.clear(); // it may be the same one
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"unknown INF-01.stores-undecided"_s);
}

void TestInf01::loopbackStores_ofTwoMachines_areUnknown()
{
    FactsBench bench = apart();
    for (GatewayFacts &gateway : bench.facts().gateways)
        gateway.store = endpoint("postgres://127.0.0.1");
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"unknown INF-01.stores-undecided"_s);
    productionOf(bench).admin = endpoint("https://admin.sbx.example:9444"); // one machine after all
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"fail INF-01.same-store"_s);
}

void TestInf01::entitiesWithOneUuid_warn()
{
    FactsBench bench = apart();
    bench.deployment("gw-s", "pay").id = "5f1c9a52-0b8e-4a55-9f62-2f9a3f1d7c11";
    bench.deployment("gw-p", "pay").id = "5f1c9a52-0b8e-4a55-9f62-2f9a3f1d7c11";
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"warn INF-01.same-entity"_s);
}

void TestInf01::entitiesWithOneShortId_areNoSign()
{
    FactsBench bench = apart();
    bench.deployment("gw-s", "pay").id = "orders";
    bench.deployment("gw-p", "pay").id = "orders";
    QCOMPARE(textOf(bench.judge("INF-01")), u"pass 1"_s);
}

void TestInf01::everyPairOfGateways_isAUnit()
{
    FactsBench bench = apart();
    GatewayFacts &second = bench.gateway("gw-p2", "production");
    second.nodeIds = Strings{"n-12"};
    second.store = FactState::KnownEmpty;
    QCOMPARE(textOf(bench.judge("INF-01")), u"fail INF-01.same-node gateways:gw-s/gw-p2 | pass 1"_s);
}

void TestInf01::side_withoutGateways_isUnknown()
{
    FactsBench bench;
    bench.gateway("gw-p", "production");
    QCOMPARE(bench.judge("INF-01").verdict, Verdict::Unknown);
}

void TestInf01::environment_thatIsGuessed_warns()
{
    FactsBench bench = apart();
    sandboxOf(bench).by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("INF-01")), u"warn guessed-environment"_s);
}

void TestInf01::production_againstProduction_isNoFinding()
{
    FactsBench bench = apart();
    GatewayFacts &second = bench.gateway("gw-us", "production-us");
    second.nodeIds = productionOf(bench).nodeIds;
    second.store = productionOf(bench).store;
    QCOMPARE(textOf(bench.judge("INF-01")), u"pass 1"_s);
}

QTEST_GUILESS_MAIN(TestInf01)
#include "tst_inf01.moc"
