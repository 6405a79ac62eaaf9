// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench twoGateways()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    return bench;
}

//! A deployment with one route on one host and path.
RouteFacts &answer(FactsBench &bench, const char *gateway, const char *api, const char *host, const char *path = "/pay",
                   const char *environment = nullptr)
{
    DeploymentFacts &deployment = bench.deployment(gateway, api, environment);
    deployment.hosts = {host};
    RouteFacts route;
    route.id = route.name = std::string("route-of-") + api;
    route.hosts = {host};
    route.paths = {path};
    deployment.routes.push_back(route);
    return deployment.routes.back();
}

} // namespace

class TestInf05 : public QObject
{
    Q_OBJECT
private slots:
    void hostsApart_pass();
    void wildcardThatDoesNotMeet_passes();
    void hostOfProduction_inTheSandbox_fails_withBothFacts();
    void wildcard_overProductionsHost_fails_data();
    void wildcard_overProductionsHost_fails();
    void environmentInTheRequest_fails();
    void environmentInTheRequest_withoutAChoice_warns();
    void matcherNamedEnv_forAnotherPurpose_isNoFinding();
    void upstream_ofBothSides_fails();
    void entity_ofBothSides_fails();
    void host_ofTheOtherSidesInventory_fails();
    void pathsOnly_warnOnlyWhenTargetsAreApart();
    void thousandsOfApis_onOneHost_areFoundByPath();
    void patterns_thatNobodyCanCompare_areUnknown();
    void script_isUnknown_orWarns();
    void routes_notReadWhole_areUnknown_andKeepAProof();
    void api_withoutRoutes_doesNotApply();
    void platformRoute_doesNotApply();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestInf05::hostsApart_pass()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.sandbox.acme.example");
    answer(bench, "gw-p", "pay", "api.acme.example");
    QCOMPARE(textOf(bench.judge("INF-05")), u"pass 1"_s);
}

void TestInf05::wildcardThatDoesNotMeet_passes()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "*.sandbox.acme.example");
    answer(bench, "gw-p", "pay", "api.acme.example");
    QCOMPARE(textOf(bench.judge("INF-05")), u"pass 1"_s);
}

void TestInf05::hostOfProduction_inTheSandbox_fails_withBothFacts()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "webhooks", "hooks.bank.example", "/legacy");
    answer(bench, "gw-p", "hooks", "hooks.bank.example", "/legacy/v1");
    const ControlResult result = bench.judge("INF-05");
    QCOMPARE(textOf(result), u"fail INF-05.same-host api:id-webhooks | pass 1"_s);
    QCOMPARE(result.units.front().sandbox.name, "webhooks");
    QCOMPARE(result.units.front().production.name, "hooks");
    QCOMPARE(result.byApi, (std::vector{Verdict::Fail, Verdict::Fail})); // it touches both rows
}

void TestInf05::wildcard_overProductionsHost_fails_data()
{
    QTest::addColumn<QString>("sandbox");
    QTest::addColumn<QString>("production");
    QTest::newRow("sandbox's over production's") << u"*.acme.example"_s << u"api.acme.example"_s;
    QTest::newRow("production's over sandbox's") << u"api.acme.example"_s << u"*.acme.example"_s;
    QTest::newRow("two wildcards, one above the other") << u"*.acme.example"_s << u"*.eu.acme.example"_s;
    QTest::newRow("two wildcards, the other above") << u"*.eu.acme.example"_s << u"*.acme.example"_s;
    QTest::newRow("any host") << u"*"_s << u"api.acme.example"_s;
    QTest::newRow("any ending") << u"api.*"_s << u"api.acme.example"_s;
    QTest::newRow("any ending in production") << u"api.acme.example"_s << u"api.*"_s;
}

void TestInf05::wildcard_overProductionsHost_fails()
{
    QFETCH(QString, sandbox);
    QFETCH(QString, production);
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", sandbox.toUtf8().constData());
    answer(bench, "gw-p", "pay", production.toUtf8().constData());
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.same-host"_s);
}

void TestInf05::environmentInTheRequest_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    answer(bench, "gw-both", "pay", "api.acme.example", "/pay", "sandbox").matchers = {{"header:x-env", "sandbox"}};
    answer(bench, "gw-both", "pay", "api.acme.example", "/pay", "production");
    const ControlResult result = bench.judge("INF-05");
    QCOMPARE(reasonsOf(result), u"fail INF-05.request-switch"_s);
    QCOMPARE(result.units.front().sandbox.value, "header:x-env=sandbox");
}

void TestInf05::environmentInTheRequest_withoutAChoice_warns()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.sbx.example").matchers = {{"header:x-env", "sandbox"}};
    answer(bench, "gw-p", "pay", "api.example");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"warn INF-05.matcher"_s);
}

void TestInf05::matcherNamedEnv_forAnotherPurpose_isNoFinding()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.sbx.example").matchers = {{"query:env", "browser"}};
    answer(bench, "gw-s", "pay", "api.sbx.example");
    answer(bench, "gw-p", "pay", "api.example");
    QCOMPARE(textOf(bench.judge("INF-05")), u"pass 1"_s);
}

void TestInf05::upstream_ofBothSides_fails()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "ledger", "api.sbx.example");
    bench.target("gw-s", "ledger", "http://10.8.0.7").owners = bench.facts().bit(EnvironmentId(u"sandbox"_s));
    bench.target("gw-s", "ledger", "http://10.20.0.13").owners = bench.facts().bit(EnvironmentId(u"production"_s));
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.mixed-upstream"_s);
}

void TestInf05::entity_ofBothSides_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    answer(bench, "gw-both", "pay", "api.sbx.example", "/", "sandbox");
    bench.facts().deployments.back().id = "object-1";
    answer(bench, "gw-both", "pay", "api.example", "/", "production");
    bench.facts().deployments.back().id = "object-1";
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.one-object"_s);
}

void TestInf05::host_ofTheOtherSidesInventory_fails()
{
    FactsBench bench = twoGateways();
    bench.facts().declared.owned = {{"production", {"*.acme.example"}}, {"sandbox", {"*.sbx.acme.example"}}};
    answer(bench, "gw-s", "pay", "pay.sbx.acme.example"); // the closer pattern is the sandbox's
    QCOMPARE(textOf(bench.judge("INF-05")), u"pass 1"_s);
    answer(bench, "gw-s", "cards", "cards.acme.example");
    QCOMPARE(textOf(bench.judge("INF-05")), u"fail INF-05.foreign-host api:id-cards | pass 1"_s);
}

void TestInf05::pathsOnly_warnOnlyWhenTargetsAreApart()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.acme.example", "/sandbox/pay");
    answer(bench, "gw-p", "pay", "api.acme.example", "/pay");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.same-host"_s); // nothing proves that targets differ
    bench.target("gw-s", "pay", "http://10.8.0.7");
    TargetFacts &far = bench.target("gw-p", "pay", "http://10.50.0.7");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"warn INF-05.paths-only"_s);
    far.endpoint = endpoint("http://pay.example");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.same-host"_s);
}

void TestInf05::thousandsOfApis_onOneHost_areFoundByPath()
{
    FactsBench bench = twoGateways();
    for (int i = 0; i < 2000; ++i) {
        const std::string api = "api-" + std::to_string(i);
        answer(bench, "gw-p", api.c_str(), "api.acme.example", ("/p" + std::to_string(i) + "/x").c_str());
    }
    answer(bench, "gw-s", "pay", "api.acme.example", "/p1777/x/y");
    const ControlResult result = bench.judge("INF-05");
    QCOMPARE(textOf(result), u"fail INF-05.same-host api:id-pay | pass 2000"_s);
    QCOMPARE(result.units.front().production.name, "api-1777");
}

void TestInf05::patterns_thatNobodyCanCompare_areUnknown()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "~^pay[0-9]+\\.example$");
    answer(bench, "gw-p", "pay", "api.example");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"unknown INF-05.patterns"_s);
}

void TestInf05::script_isUnknown_orWarns()
{
    FactsBench bench = twoGateways();
    RouteFacts &route = answer(bench, "gw-s", "pay", "api.sbx.example");
    route.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"unknown INF-05.script"_s);
    route.opaqueMentionsEnvironment = true;
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"warn INF-05.script-names"_s);
}

void TestInf05::routes_notReadWhole_areUnknown_andKeepAProof()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.sbx.example");
    answer(bench, "gw-s", "cards", "api.example");
    answer(bench, "gw-p", "cards", "api.example");
    bench.setState("gw-p", EntityKind::Route, FactState::Unreadable);
    QCOMPARE(textOf(bench.judge("INF-05")),
             u"fail INF-05.same-host api:id-cards | unknown unreadable api:id-pay | pass 0"_s);
    bench.setState("gw-p", EntityKind::Route, FactState::Known);
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"fail INF-05.same-host | unknown stale"_s);
}

void TestInf05::api_withoutRoutes_doesNotApply()
{
    FactsBench bench = twoGateways();
    bench.deployment("gw-s", "events");
    bench.deployment("gw-p", "events");
    QCOMPARE(bench.judge("INF-05").verdict, Verdict::NotApplicable);
}

void TestInf05::platformRoute_doesNotApply()
{
    FactsBench bench = twoGateways();
    bench.facts().declared.platformRoutes = {"health"};
    answer(bench, "gw-s", "health", "*", "/healthz");
    answer(bench, "gw-p", "health", "*", "/healthz");
    QCOMPARE(bench.judge("INF-05").verdict, Verdict::NotApplicable);
}

void TestInf05::environment_thatIsGuessed_warns()
{
    FactsBench bench = twoGateways();
    answer(bench, "gw-s", "pay", "api.sbx.example");
    answer(bench, "gw-p", "pay", "api.example");
    bench.facts().deployments[0].place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("INF-05")), u"warn guessed-environment"_s);
}

void TestInf05::production_againstProduction_isNoFinding()
{
    FactsBench bench = twoGateways();
    bench.gateway("gw-us", "production-us");
    answer(bench, "gw-s", "pay", "api.sbx.example");
    answer(bench, "gw-p", "pay", "api.example");
    answer(bench, "gw-us", "pay", "api.example");
    QCOMPARE(textOf(bench.judge("INF-05")), u"pass 1"_s);
}

QTEST_GUILESS_MAIN(TestInf05)
#include "tst_inf05.moc"
