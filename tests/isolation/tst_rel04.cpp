// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench withInventories()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.facts().declared.owned = {{"sandbox", {"*.sbx.svc", "mock"}}, {"production", {"*.prd.svc", "*.acme.example"}}};
    bench.facts().declared.sharedExternal = {"maps.example"};
    bench.facts().declared.testExternal = {"test.psp.example"};
    bench.facts().declared.liveExternal = {"live.psp.example"};
    return bench;
}

TargetFacts &name(FactsBench &bench, const char *gateway, const char *url)
{
    TargetFacts &target = bench.target(gateway, "pay", url);
    target.owners = bench.facts().ownersOf(target.endpoint);
    return target;
}

} // namespace

class TestRel04 : public QObject
{
    Q_OBJECT
private slots:
    void sandbox_thatNamesItsOwn_passes();
    void production_thatNamesItsOwn_passes();
    void sandbox_thatNamesProduction_fails();
    void production_thatNamesAMock_fails_data();
    void production_thatNamesAMock_fails();
    void liveThirdParty_inTheSandbox_fails();
    void placeholder_fails();
    void policyThatNamesTheOtherSide_fails_data();
    void policyThatNamesTheOtherSide_fails();
    void secretPath_provesById_andHintsByWord();
    void hostOfNoInventory_warns_whenAllIsResolved();
    void whatCannotBeRead_isUnknown_data();
    void whatCannotBeRead_isUnknown();
    void loopbackAndTestNames_proveNothing();
    void side_thatIsStale_isUnknown_andKeepsAProof();
    void configuration_thatNamesNothing_doesNotApply();
    void environment_thatIsGuessed_warns();
};

void TestRel04::sandbox_thatNamesItsOwn_passes()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://pay.sbx.svc:8080");
    name(bench, "gw-s", "https://maps.example").role = TargetFacts::Role::Callout;
    QCOMPARE(textOf(bench.judge("REL-04")), u"pass 1"_s);
}

void TestRel04::production_thatNamesItsOwn_passes()
{
    FactsBench bench = withInventories();
    name(bench, "gw-p", "http://pay.prd.svc:8080");
    name(bench, "gw-p", "https://live.psp.example").role = TargetFacts::Role::Callout;
    QCOMPARE(textOf(bench.judge("REL-04")), u"pass 1"_s);
}

void TestRel04::sandbox_thatNamesProduction_fails()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "https://api.acme.example/internal");
    const ControlResult result = bench.judge("REL-04");
    QCOMPARE(reasonsOf(result), u"fail REL-04.foreign"_s);
    QCOMPARE(result.units.front().sandbox.value, "api.acme.example:443");
}

void TestRel04::production_thatNamesAMock_fails_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("mock");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a host of the sandbox's inventory") << u"http://mock:3000"_s << false << u"fail REL-04.foreign"_s;
    QTest::newRow("an answer made up by the gateway") << u""_s << true << u"fail REL-04.mock"_s;
    QTest::newRow("a test endpoint of a third party") << u"https://test.psp.example"_s << false << u"fail REL-04.test-endpoint"_s;
}

void TestRel04::production_thatNamesAMock_fails()
{
    QFETCH(QString, url);
    QFETCH(bool, mock);
    FactsBench bench = withInventories();
    name(bench, "gw-p", "http://pay.prd.svc:8080");
    TargetFacts &fallback = name(bench, "gw-p", url.toUtf8().constData());
    fallback.role = TargetFacts::Role::Fallback;
    if (mock)
        fallback.kind = TargetFacts::Kind::Mock;
    QTEST(reasonsOf(bench.judge("REL-04")), "reason");
}

void TestRel04::liveThirdParty_inTheSandbox_fails()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "https://live.psp.example");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.live-endpoint"_s);
}

void TestRel04::placeholder_fails()
{
    FactsBench bench = withInventories();
    TargetFacts &target = name(bench, "gw-p", "http://pay.prd.svc");
    target.endpoint.host = "${PAY_HOST}";
    target.owners = 0;
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.placeholder"_s);
}

void TestRel04::policyThatNamesTheOtherSide_fails_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"redirect", "cors", "realm", "counters"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestRel04::policyThatNamesTheOtherSide_fails()
{
    QFETCH(QString, what);
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://pay.sbx.svc:8080");
    PolicyFacts &policy = bench.policy("gw-s", "pay", "plugin", PolicyClass::Other);
    if (what == u"redirect") {
        ClientUse client;
        client.redirectUris = {"https://app.acme.example/callback"};
        policy.meaning.clients = {client};
    } else if (what == u"cors") {
        policy.meaning.corsOrigins = {"*", "https://app.acme.example"};
    } else if (what == u"realm") {
        MachineIdentity identity;
        identity.realm = "redis.acme.example";
        policy.meaning.identities = {identity};
    } else {
        CounterStore store;
        store.endpoints = {endpoint("redis://redis.acme.example")};
        policy.meaning.counters = store;
    }
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.foreign"_s);
    policy.enabled = false;
    QCOMPARE(textOf(bench.judge("REL-04")), u"pass 1"_s);
}

void TestRel04::secretPath_provesById_andHintsByWord()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://pay.sbx.svc:8080");
    PolicyFacts &policy = bench.policy("gw-s", "pay", "plugin", PolicyClass::Other);
    policy.meaning.secretPaths = {"vault/production/token"};
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.secret"_s);
    policy.meaning.secretPaths = {"vault/prd/token"};
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"warn REL-04.secret-name"_s);
    policy.meaning.secretPaths = {"vault/sandbox/token"};
    QCOMPARE(textOf(bench.judge("REL-04")), u"pass 1"_s);
}

void TestRel04::hostOfNoInventory_warns_whenAllIsResolved()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://198.51.100.9");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"warn REL-04.unclassified"_s);
    name(bench, "gw-p", "http://198.51.100.9");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.foreign | fail REL-04.foreign"_s);
}

void TestRel04::whatCannotBeRead_isUnknown_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a template") << u"template"_s << u"unknown REL-04.opaque"_s;
    QTest::newRow("a script") << u"script"_s << u"unknown REL-04.script"_s;
    QTest::newRow("a name that is not resolved") << u"name"_s << u"unknown REL-04.unresolved"_s;
}

void TestRel04::whatCannotBeRead_isUnknown()
{
    QFETCH(QString, what);
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://pay.sbx.svc:8080");
    if (what == u"template")
        name(bench, "gw-s", "").opaque = true;
    else if (what == u"script")
        bench.policy("gw-s", "pay", "pre-function", PolicyClass::Script).meaning.opaque = true;
    else
        name(bench, "gw-s", "http://somewhere.example");
    QTEST(reasonsOf(bench.judge("REL-04")), "reason");
}

void TestRel04::loopbackAndTestNames_proveNothing()
{
    FactsBench bench = withInventories();
    name(bench, "gw-p", "http://127.0.0.1:3000");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"unknown REL-04.loopback"_s);
    FactsBench named = withInventories();
    named.facts().declared.owned[1].second.push_back("*.bank.test");
    name(named, "gw-p", "http://pay.bank.test:8080"); // production's by its inventory, whatever the ending
    QCOMPARE(textOf(named.judge("REL-04")), u"pass 1"_s);
}

void TestRel04::side_thatIsStale_isUnknown_andKeepsAProof()
{
    FactsBench bench = withInventories();
    TargetFacts &target = name(bench, "gw-s", "http://pay.sbx.svc:8080");
    bench.setStale("gw-s");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"unknown stale"_s);
    target.owners = bench.facts().bit(EnvironmentId(u"production"_s));
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"fail REL-04.foreign"_s);
}

void TestRel04::configuration_thatNamesNothing_doesNotApply()
{
    FactsBench bench = withInventories();
    bench.deployment("gw-s", "static");
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"not_applicable REL-04.nothing-named"_s);
}

void TestRel04::environment_thatIsGuessed_warns()
{
    FactsBench bench = withInventories();
    name(bench, "gw-s", "http://pay.sbx.svc:8080");
    bench.facts().deployments[0].place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("REL-04")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestRel04)
#include "tst_rel04.moc"
