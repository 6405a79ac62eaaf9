// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench twoMachines()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox").admin = endpoint("https://admin.sbx.example:8444");
    bench.gateway("gw-p", "production").admin = endpoint("https://admin.prd.example:8444");
    return bench;
}

TargetFacts &call(FactsBench &bench, const char *gateway, const char *api, const char *url, const char *address = nullptr)
{
    TargetFacts &target = bench.target(gateway, api, url);
    if (address != nullptr)
        resolve(target.endpoint, {{QString::fromStdString(target.endpoint.host), {QString::fromLatin1(address)}}});
    return target;
}

} // namespace

class TestInf07 : public QObject
{
    Q_OBJECT
private slots:
    void targets_resolvedApart_pass();
    void mock_doesNotApply_whileProductionPasses();
    void target_inProductionsInventory_fails();
    void target_ofBothSides_fails_withBothFacts();
    void productionTarget_ownedByAnotherKindOfEnvironment_fails();
    void names_thatResolveToOnePlace_fail();
    void resource_ofBothSides_fails();
    void callout_thatPointsAcross_fails();
    void names_thatAreNotResolved_areUnknown_onBothSides();
    void target_thatIsATemplate_isUnknown();
    void target_onASideNotReadWhole_isUnknown_andKeepsAProof();
    void hostWithAnotherPort_warns();
    void addressBehindTwoTlsNames_warns();
    void thirdParty_onTheRegister_doesNotApply();
    void logSink_countsOnlyWhenItPointsAcross();
    void loopback_decidesNothing_onTwoMachines();
    void loopback_isOnePlace_onOneMachine();
    void mockPolicy_ofTheWholeApi_simulates();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestInf07::targets_resolvedApart_pass()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://pay.sbx.svc.cluster-a.local:8080", "10.8.0.7");
    call(bench, "gw-p", "pay", "http://pay.prd.svc.cluster-b.local:8080", "10.50.0.7");
    QCOMPARE(textOf(bench.judge("INF-07")), u"pass 2"_s);
}

void TestInf07::mock_doesNotApply_whileProductionPasses()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://unused.example").kind = TargetFacts::Kind::Mock;
    call(bench, "gw-p", "pay", "https://10.50.3.7:8443");
    const ControlResult result = bench.judge("INF-07");
    QCOMPARE(reasonsOf(result), u"not_applicable INF-07.simulated"_s);
    QCOMPARE(result.verdict, Verdict::Pass);
}

void TestInf07::target_inProductionsInventory_fails()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "ledger", "http://ledger.prd.svc:8080").owners = bench.facts().bit(EnvironmentId(u"production"_s));
    const ControlResult result = bench.judge("INF-07");
    QCOMPARE(reasonsOf(result), u"fail INF-07.inventory"_s);
    QCOMPARE(result.units.front().sandbox.value, "ledger.prd.svc:8080");
}

void TestInf07::target_ofBothSides_fails_withBothFacts()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "https://rds-proxy-api.internal", "10.20.1.5");
    call(bench, "gw-p", "cards", "https://rds-proxy-api.internal", "10.20.1.5");
    const ControlResult result = bench.judge("INF-07");
    QCOMPARE(reasonsOf(result), u"fail INF-07.shared | fail INF-07.shared"_s);
    for (const UnitResult &unit : result.units) {
        QCOMPARE(unit.sandbox.name, "pay");
        QCOMPARE(unit.production.name, "cards");
        QCOMPARE(unit.sandbox.value, "rds-proxy-api.internal:443");
    }
}

void TestInf07::productionTarget_ownedByAnotherKindOfEnvironment_fails()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-p", "pay", "http://10.70.0.1").owners = bench.facts().bit(EnvironmentId(u"development"_s));
    call(bench, "gw-p", "cards", "http://10.60.0.1").owners = bench.facts().bit(EnvironmentId(u"production-us"_s));
    QCOMPARE(textOf(bench.judge("INF-07")),
             u"fail INF-07.inventory target:gw-p/deployment-1/target-1/target/10.70.0.1:80 | pass 1"_s);
}

void TestInf07::names_thatResolveToOnePlace_fail()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://pay.sbx.example:8080", "10.20.1.5");
    call(bench, "gw-p", "pay", "http://pay.example:8080", "10.20.1.5");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"fail INF-07.shared | fail INF-07.shared"_s);
}

void TestInf07::resource_ofBothSides_fails()
{
    FactsBench bench = twoMachines();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        TargetFacts &target = call(bench, gateway, "pay", "");
        target.kind = TargetFacts::Kind::Queue;
        target.resource = "kafka:cluster-1/payments";
    }
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"fail INF-07.shared | fail INF-07.shared"_s);
}

void TestInf07::callout_thatPointsAcross_fails()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://10.8.0.7:8080");
    call(bench, "gw-s", "pay", "https://10.50.0.9/introspect").role = TargetFacts::Role::Callout;
    call(bench, "gw-p", "idp", "https://10.50.0.9");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"fail INF-07.shared | fail INF-07.shared"_s);
}

void TestInf07::names_thatAreNotResolved_areUnknown_onBothSides()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://pay.sbx.example:8080", "10.8.0.7");
    call(bench, "gw-p", "pay", "http://pay.example:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"unknown INF-07.unresolved | unknown INF-07.other-unresolved"_s);
}

void TestInf07::target_thatIsATemplate_isUnknown()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "").opaque = true;
    call(bench, "gw-p", "pay", "http://10.50.0.7");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"unknown INF-07.other-unresolved | unknown INF-07.unresolved"_s);
}

void TestInf07::target_onASideNotReadWhole_isUnknown_andKeepsAProof()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://10.8.0.7:8080");
    call(bench, "gw-s", "cards", "http://10.50.0.7:8080");
    call(bench, "gw-p", "pay", "http://10.50.0.7:8080");
    bench.facts().gateways[bench.indexOf("gw-p")].torn[static_cast<std::size_t>(EntityKind::Target)] = true;
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"fail INF-07.shared | unknown unreadable | fail INF-07.shared"_s);
}

void TestInf07::hostWithAnotherPort_warns()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://10.50.0.7:9080");
    call(bench, "gw-p", "pay", "http://10.50.0.7:8080");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"warn INF-07.other-port | warn INF-07.other-port"_s);
}

void TestInf07::addressBehindTwoTlsNames_warns()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "https://pay.sbx.example", "10.20.1.5");
    TargetFacts &far = call(bench, "gw-p", "pay", "https://pay.example", "10.20.1.5");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"warn INF-07.one-address | warn INF-07.one-address"_s);
    far.endpoint = endpoint("https://10.20.1.5"); // no name tells it apart
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"fail INF-07.shared | fail INF-07.shared"_s);
}

void TestInf07::thirdParty_onTheRegister_doesNotApply()
{
    FactsBench bench = twoMachines();
    bench.facts().declared.sharedExternal = {"maps.example"};
    call(bench, "gw-s", "trip", "https://maps.example");
    call(bench, "gw-p", "trip", "https://maps.example");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"not_applicable INF-07.registered | not_applicable INF-07.registered"_s);
}

void TestInf07::logSink_countsOnlyWhenItPointsAcross()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://10.20.0.1:9200").role = TargetFacts::Role::Log;
    call(bench, "gw-p", "pay", "http://10.20.0.1:9200").role = TargetFacts::Role::Log;
    QCOMPARE(bench.judge("INF-07").verdict, Verdict::NotApplicable);
    call(bench, "gw-p", "search", "http://10.20.0.1:9200"); // an upstream of production
    QCOMPARE(textOf(bench.judge("INF-07")),
             u"not_applicable INF-07.log target:gw-p/deployment-2/target-2/target/10.20.0.1:9200 | "
             "fail INF-07.shared target:gw-s/deployment-1/target-1/target/10.20.0.1:9200 | pass 1"_s);
}

void TestInf07::loopback_decidesNothing_onTwoMachines()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://127.0.0.1:9000");
    call(bench, "gw-p", "pay", "http://127.0.0.1:9000");
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"unknown INF-07.unresolved | unknown INF-07.unresolved"_s);
}

void TestInf07::loopback_isOnePlace_onOneMachine()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox").admin = endpoint("http://127.0.0.1:8001");
    bench.gateway("gw-p", "production").admin = endpoint("http://127.0.0.1:8101");
    call(bench, "gw-s", "pay", "https://127.20.4.11:8443");
    call(bench, "gw-s", "cards", "https://127.10.4.11:8443");
    call(bench, "gw-p", "pay", "https://127.20.4.11:8443");
    QCOMPARE(textOf(bench.judge("INF-07")),
             u"fail INF-07.shared target:gw-p/deployment-3/target-3/target/127.20.4.11:8443 | "
             "fail INF-07.shared target:gw-s/deployment-1/target-1/target/127.20.4.11:8443 | pass 1"_s);
}

void TestInf07::mockPolicy_ofTheWholeApi_simulates()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://pay.sbx.example");
    PolicyFacts &mock = bench.policy("gw-s", "pay", "request-termination", PolicyClass::Mock);
    call(bench, "gw-p", "pay", "http://10.50.0.7");
    QCOMPARE(textOf(bench.judge("INF-07")),
             u"not_applicable INF-07.simulated target:gw-s/deployment-1/target-1/target/pay.sbx.example:80 | pass 1"_s);
    mock.scope = Policy::Scope::Route; // other routes may call on
    QCOMPARE(bench.judge("INF-07").verdict, Verdict::Unknown);
    mock.scope = Policy::Scope::Deployment;
    mock.enabled = false;
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"unknown INF-07.other-unresolved | unknown INF-07.unresolved"_s);
}

void TestInf07::environment_thatIsGuessed_warns()
{
    FactsBench bench = twoMachines();
    call(bench, "gw-s", "pay", "http://10.8.0.7");
    call(bench, "gw-p", "pay", "http://10.50.0.7");
    bench.facts().deployments[0].place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("INF-07")), u"warn guessed-environment"_s);
}

void TestInf07::production_againstProduction_isNoFinding()
{
    FactsBench bench = twoMachines();
    bench.gateway("gw-us", "production-us");
    call(bench, "gw-s", "pay", "http://10.8.0.7");
    call(bench, "gw-p", "pay", "http://10.50.0.7");
    call(bench, "gw-us", "pay", "http://10.50.0.7");
    QCOMPARE(textOf(bench.judge("INF-07")), u"pass 2"_s);
}

QTEST_GUILESS_MAIN(TestInf07)
#include "tst_inf07.moc"
