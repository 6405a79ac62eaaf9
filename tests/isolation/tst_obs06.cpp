// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

SinkFacts &sink(FactsBench &bench, const char *gateway, const char *url, const char *address)
{
    SinkFacts &one = bench.sink(gateway, url);
    if (*address != 0)
        one.endpoint.addresses = std::vector<std::string>{address};
    return one;
}

} // namespace

class TestObs06 : public QObject
{
    Q_OBJECT
private slots:
    void tenants_ofTwoSystems_pass();
    void groups_ofTwoAccounts_pass();
    void onePlace_fails();
    void onePathOfSeveral_fails();
    void oneCredential_fails();
    void namesOfOneAddress_fail();
    void sinkOfASharedGateway_fails();
    void separateStreams_ofOneSystem_warn_ifCredentialsAreKnown();
    void whatIsNotSeen_isUnknown();
    void loopback_provesNothing();
    void namesThatAreNotResolved_areUnknown();
    void otherSide_unread_isUnknown_andProofStays();
    void noSinks_doNotApply();
    void production_againstProduction_isNoFinding();
    void environment_thatIsGuessed_warns();
};

void TestObs06::tenants_ofTwoSystems_pass()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://loki-sbx.example/push", "10.1.0.1").stream = "sbx";
    sink(bench, "gw-p", "https://loki-prd.example/push", "10.2.0.1").stream = "prd";
    QCOMPARE(textOf(bench.judge("OBS-06")), u"pass 2"_s);
}

void TestObs06::groups_ofTwoAccounts_pass()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://10.1.0.1", "").secret = fingerprintOf("s");
    sink(bench, "gw-p", "https://10.2.0.1", "").secret = fingerprintOf("p");
    QCOMPARE(textOf(bench.judge("OBS-06")), u"pass 2"_s);
}

void TestObs06::onePlace_fails()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://elk.example/_bulk", "").stream = "gateway-*";
    sink(bench, "gw-p", "https://elk.example/_bulk", "").stream = "gateway-*";
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"fail OBS-06.same-sink | fail OBS-06.same-sink"_s);
}

void TestObs06::onePathOfSeveral_fails()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://elk.example/b", "");
    sink(bench, "gw-p", "https://elk.example/a", "");
    sink(bench, "gw-p", "https://elk.example/b", "");
    QCOMPARE(bench.judge("OBS-06").counts[Verdict::Fail], 2);
    QCOMPARE(bench.judge("OBS-06").counts[Verdict::Unknown], 1);
}

void TestObs06::oneCredential_fails()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://a.example", "10.1.0.1").secret = fingerprintOf("a0c");
    sink(bench, "gw-p", "https://b.example", "10.2.0.1").secret = fingerprintOf("a0c");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"fail OBS-06.same-credential | fail OBS-06.same-credential"_s);
}

void TestObs06::namesOfOneAddress_fail()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://a.example", "10.1.0.1");
    sink(bench, "gw-p", "https://b.example", "10.1.0.1");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"fail OBS-06.same-sink | fail OBS-06.same-sink"_s);
}

void TestObs06::sinkOfASharedGateway_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-both", "both");
    bench.sink("gw-both", "https://a.example");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"fail OBS-06.spanning"_s);
}

void TestObs06::separateStreams_ofOneSystem_warn_ifCredentialsAreKnown()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://siem.example", "").stream = "sbx";
    sink(bench, "gw-p", "https://siem.example", "").stream = "prd";
    QCOMPARE(reasonsOf(bench.judge("OBS-06")),
             u"unknown OBS-06.credentials-not-told | unknown OBS-06.credentials-not-told"_s);
    bench.facts().sinks[0].secret = fingerprintOf("s");
    bench.facts().sinks[1].secret = fingerprintOf("p");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"warn OBS-06.same-system | warn OBS-06.same-system"_s);
}

void TestObs06::whatIsNotSeen_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    SinkFacts &one = sink(bench, "gw-s", "", "");
    one.local = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"unknown OBS-06.agent-unseen"_s);
    one.local = false;
    one.pulled = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"unknown OBS-06.scraper-unseen"_s);
}

void TestObs06::loopback_provesNothing()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "http://127.0.0.1:9200", "");
    sink(bench, "gw-p", "http://127.0.0.1:9200", "");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"unknown OBS-06.loopback | unknown OBS-06.loopback"_s);
}

void TestObs06::namesThatAreNotResolved_areUnknown()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://a.example", "10.1.0.1");
    sink(bench, "gw-p", "https://b.example", "");
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"unknown OBS-06.unresolved | unknown OBS-06.unresolved"_s);
}

void TestObs06::otherSide_unread_isUnknown_andProofStays()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://a.example", "10.1.0.1");
    sink(bench, "gw-s", "https://c.example", "10.3.0.1");
    sink(bench, "gw-p", "https://a.example", "10.1.0.1");
    bench.setState("gw-p", EntityKind::Sink, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"fail OBS-06.same-sink | fail OBS-06.same-sink | unknown unreadable"_s);
}

void TestObs06::noSinks_doNotApply()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(bench.judge("OBS-06").verdict, Verdict::NotApplicable);
    bench.setState("gw-p", EntityKind::Sink, FactState::Unsupported);
    QCOMPARE(bench.judge("OBS-06").verdict, Verdict::Unknown);
}

void TestObs06::production_againstProduction_isNoFinding()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-us", "production-us");
    sink(bench, "gw-p", "https://a.example", "");
    sink(bench, "gw-us", "https://a.example", "");
    QCOMPARE(textOf(bench.judge("OBS-06")), u"pass 1"_s);
}

void TestObs06::environment_thatIsGuessed_warns()
{
    FactsBench bench = sandboxAndProduction();
    sink(bench, "gw-s", "https://a.example", "10.1.0.1").place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("OBS-06")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestObs06)
#include "tst_obs06.moc"
