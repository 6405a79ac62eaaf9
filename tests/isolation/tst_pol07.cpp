// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

CounterStore &redis(FactsBench &bench, const char *gateway, const char *place, const char *address,
                    const char *api = "pay")
{
    CounterStore store;
    store.kind = CounterStore::Kind::Redis;
    store.endpoints = {endpoint(place)};
    if (*address != 0)
        store.endpoints.front().addresses = std::vector<std::string>{address};
    PolicyFacts &limit = bench.rateLimit(gateway, api, 60);
    limit.meaning.counters = store;
    return *limit.meaning.counters;
}

} // namespace

class TestPol07 : public QObject
{
    Q_OBJECT
private slots:
    void counters_ofTwoServers_pass();
    void localCounters_ofSeparateGateways_pass();
    void counters_inOnePlace_fail_whateverTheApi();
    void names_ofOneAddress_fail();
    void onePlan_forBoth_fails();
    void localCounters_ofOneGateway_fail();
    void oneNode_forTwoGateways_fails();
    void counters_inASharedGatewayDatabase_fail();
    void oneUpstream_fails_undecidedIsUnknown();
    void otherDatabase_ofOneServer_warns();
    void namesThatAreNotResolved_areUnknown();
    void loopback_provesNothing();
    void unknownRuntime_orCounters_isUnknown();
    void noLimit_passesOnlyWhereNothingIsShared();
    void oneTenant_warns();
    void production_againstProduction_isNoFinding();
};

void TestPol07::counters_ofTwoServers_pass()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "sbx-redis.example:6379", "10.8.1.9");
    redis(bench, "gw-p", "prd-redis.example:6379", "10.50.1.9");
    QCOMPARE(textOf(bench.judge("POL-07")), u"pass 1"_s);
}

void TestPol07::localCounters_ofSeparateGateways_pass()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.rateLimit("gw-p", "pay", 600);
    QCOMPARE(textOf(bench.judge("POL-07")), u"pass 1"_s);
}

void TestPol07::counters_inOnePlace_fail_whateverTheApi()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "redis.shared.example:6379", "");
    bench.deployment("gw-p", "orders");
    redis(bench, "gw-p", "redis.shared.example:6379", "", "orders");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"not_applicable POL-07.not-in-sandbox | fail POL-07.shared-counters"_s);
}

void TestPol07::names_ofOneAddress_fail()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "a.example:6379", "10.1.1.1");
    redis(bench, "gw-p", "b.example:6379", "10.1.1.1");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-counters"_s);
}

void TestPol07::onePlan_forBoth_fails()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60).sharedObject = "up-1";
    bench.rateLimit("gw-p", "pay", 60).sharedObject = "up-1";
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-plan"_s);
}

void TestPol07::localCounters_ofOneGateway_fail()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    bench.deployment("gw-both", "pay", "sandbox");
    bench.deployment("gw-both", "pay", "production");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-runtime"_s);
}

void TestPol07::oneNode_forTwoGateways_fails()
{
    FactsBench bench = payOnBothSides();
    bench.facts().gateways[1].nodeIds = bench.facts().gateways[0].nodeIds;
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-runtime"_s);
}

void TestPol07::counters_inASharedGatewayDatabase_fail()
{
    FactsBench bench = payOnBothSides();
    for (GatewayFacts &gateway : bench.facts().gateways) {
        gateway.store = endpoint("postgres://kong-db.example:5432");
        gateway.storeDatabase = "kong";
    }
    bench.rateLimit("gw-s", "pay", 60);
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"warn POL-07.same-account"_s);
    bench.facts().policies.back().meaning.counters->kind = CounterStore::Kind::GatewayDatabase;
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-gateway-database"_s);
}

void TestPol07::oneUpstream_fails_undecidedIsUnknown()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.target("gw-s", "pay", "http://back-1.example:8080");
    bench.target("gw-p", "pay", "http://back-2.example:8080");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.upstream-undecided"_s);
    bench.facts().targets.front().endpoint = bench.facts().targets.back().endpoint;
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"fail POL-07.shared-upstream"_s);
}

void TestPol07::otherDatabase_ofOneServer_warns()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "redis.example:6379", "10.1.1.1").database = "db-0";
    redis(bench, "gw-p", "redis.example:6379", "10.1.1.1").database = "db-1";
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"warn POL-07.same-server"_s);
}

void TestPol07::namesThatAreNotResolved_areUnknown()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "a.example:6379", "10.1.1.1");
    redis(bench, "gw-p", "b.example:6379", "");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.counters-undecided"_s);
}

void TestPol07::loopback_provesNothing()
{
    FactsBench bench = payOnBothSides();
    redis(bench, "gw-s", "127.0.0.1:6379", "");
    redis(bench, "gw-p", "127.0.0.1:6379", "");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.counters-undecided"_s);
}

void TestPol07::unknownRuntime_orCounters_isUnknown()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60).meaning.counters.reset();
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.counters-not-told"_s);
    bench.facts().gateways[1].nodeIds = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.runtime-not-told"_s);
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown unreadable"_s);
}

void TestPol07::noLimit_passesOnlyWhereNothingIsShared()
{
    FactsBench bench = payOnBothSides();
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"unknown POL-07.unlimited"_s);
    bench.facts().gateways[0].loadBalancers = std::vector<LoadBalancer>{{"lb-s", false}};
    bench.facts().gateways[1].loadBalancers = std::vector<LoadBalancer>{{"lb-p", false}};
    QCOMPARE(textOf(bench.judge("POL-07")), u"pass 1"_s);
}

void TestPol07::oneTenant_warns()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    for (GatewayFacts &gateway : bench.facts().gateways)
        gateway.controlPlane = std::string("org-1");
    QCOMPARE(reasonsOf(bench.judge("POL-07")), u"warn POL-07.same-account"_s);
}

void TestPol07::production_againstProduction_isNoFinding()
{
    FactsBench bench = payOnBothSides();
    bench.gateway("gw-us", "production-us").nodeIds = std::vector<std::string>{"node of gw-p"};
    bench.rateLimit("gw-s", "pay", 60);
    redis(bench, "gw-p", "10.1.1.1:6379", "");
    redis(bench, "gw-us", "10.1.1.1:6379", "");
    QCOMPARE(textOf(bench.judge("POL-07")), u"pass 1"_s);
}

QTEST_GUILESS_MAIN(TestPol07)
#include "tst_pol07.moc"
