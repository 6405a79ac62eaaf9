// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

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

} // namespace

class TestIdn01 : public QObject
{
    Q_OBJECT
private slots:
    void keys_thatDiffer_pass();
    void keys_ofDisjointPlans_pass();
    void key_onBothSides_fails_withBothFacts();
    void key_thatSpansBoth_fails();
    void key_onAnUnreadSide_isUnknown_data();
    void key_onAnUnreadSide_isUnknown();
    void proof_onAStaleSide_staysAFail();
    void hashes_saltedByConsumer_neverCompare();
    void names_thatAreEqual_warn();
    void pools_knownToBeEmpty_doNotApply();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestIdn01::keys_thatDiffer_pass()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "9a1");
    bench.credential("gw-s", "trial", "77c");
    bench.credential("gw-p", "partner-1", "e04");
    bench.credential("gw-p", "partner-2", "1bb");
    const ControlResult result = bench.judge("IDN-01");
    QCOMPARE(textOf(result), u"pass 2"_s);
    QCOMPARE(result.verdict, Verdict::Pass);
}

void TestIdn01::keys_ofDisjointPlans_pass()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "sbx-plan", "a1").clientId = "key-a1";
    bench.credential("gw-p", "prd-plan", "b2").clientId = "key-b2";
    QCOMPARE(bench.judge("IDN-01").verdict, Verdict::Pass);
}

void TestIdn01::key_onBothSides_fails_withBothFacts()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "5fe");
    bench.credential("gw-s", "other", "111");
    bench.credential("gw-p", "partner-7", "5fe");
    const ControlResult result = bench.judge("IDN-01");
    QCOMPARE(textOf(result), u"fail IDN-01.same-secret credential:gw-s/credential-1 | pass 1"_s);
    const UnitResult &unit = result.units.front();
    QCOMPARE(unit.sandbox.name, "demo");
    QCOMPARE(unit.production.name, "partner-7");
    QCOMPARE(unit.production.field, "secret");
    QCOMPARE(unit.sandbox.value, unit.production.value);
    QCOMPARE(QString::fromStdString(sentence(unit)),
             u"One api-key works in sandbox and in production: demo and partner-7 hold the same"_s);
}

void TestIdn01::key_thatSpansBoth_fails()
{
    FactsBench bench = twoGateways();
    bench.gateway("gw-both", "both");
    bench.credential("gw-both", "app", "k");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"fail IDN-01.spanning"_s);
}

void TestIdn01::key_onAnUnreadSide_isUnknown_data()
{
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<FactState>("state");
    QTest::addColumn<QString>("reason");
    QTest::newRow("production refused") << u"gw-p"_s << FactState::Unreadable << u"unknown unreadable"_s;
    QTest::newRow("production cannot tell") << u"gw-p"_s << FactState::Unsupported << u"unknown unsupported"_s;
    QTest::newRow("sandbox refused") << u"gw-s"_s << FactState::Unreadable << u"unknown unreadable"_s;
}

void TestIdn01::key_onAnUnreadSide_isUnknown()
{
    QFETCH(QString, gateway);
    QFETCH(FactState, state);
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "9a1");
    bench.setState(gateway.toStdString(), EntityKind::Credential, state);
    QTEST(reasonsOf(bench.judge("IDN-01")), "reason");
}

void TestIdn01::proof_onAStaleSide_staysAFail()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "5fe");
    bench.credential("gw-s", "other", "111");
    bench.credential("gw-p", "partner-7", "5fe");
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"fail IDN-01.same-secret | unknown stale"_s);
}

void TestIdn01::hashes_saltedByConsumer_neverCompare()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "x", "basic").secret = fingerprintOf("same", "sha1(password+consumer)/1");
    bench.credential("gw-p", "partner", "x", "basic").secret = fingerprintOf("same", "sha1(password+consumer)/2");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"unknown IDN-01.not-comparable"_s);
}

void TestIdn01::names_thatAreEqual_warn()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "a", "basic").clientId = "statements";
    bench.credential("gw-p", "partner", "b", "basic").clientId = "statements";
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"warn IDN-01.same-name"_s);
}

void TestIdn01::pools_knownToBeEmpty_doNotApply()
{
    FactsBench bench = twoGateways();
    bench.setState("gw-s", EntityKind::Credential, FactState::KnownEmpty);
    bench.setState("gw-p", EntityKind::Credential, FactState::KnownEmpty);
    QCOMPARE(bench.judge("IDN-01").verdict, Verdict::NotApplicable);
    bench.setState("gw-p", EntityKind::Credential, FactState::Unreadable);
    QCOMPARE(bench.judge("IDN-01").verdict, Verdict::Unknown);
}

void TestIdn01::environment_thatIsGuessed_warns()
{
    FactsBench bench = twoGateways();
    bench.credential("gw-s", "demo", "9a1").place.by = AssignedBy::Heuristic;
    bench.credential("gw-p", "partner", "e04");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"warn guessed-environment"_s);
}

void TestIdn01::production_againstProduction_isNoFinding()
{
    FactsBench bench = twoGateways();
    bench.gateway("gw-us", "production-us");
    bench.credential("gw-s", "demo", "9a1");
    bench.credential("gw-p", "partner", "same");
    bench.credential("gw-us", "partner", "same");
    QCOMPARE(bench.judge("IDN-01").verdict, Verdict::Pass);
}

QTEST_GUILESS_MAIN(TestIdn01)
#include "tst_idn01.moc"
