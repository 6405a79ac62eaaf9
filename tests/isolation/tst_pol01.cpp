// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestPol01 : public QObject
{
    Q_OBJECT
private slots:
    void limits_ofTheirOwn_pass();
    void limits_ofSeparatePlans_pass();
    void onePlan_forBoth_fails();
    void noLimit_inProduction_fails();
    void globalLimit_ofASharedGateway_fails();
    void equalLimits_warn_inAnyOrder();
    void noLimit_inTheSandbox_warns();
    void unreadPolicies_areUnknown_andProofStays();
    void oneSide_doesNotApply();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestPol01::limits_ofTheirOwn_pass()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.rateLimit("gw-p", "pay", 6000);
    QCOMPARE(textOf(bench.judge("POL-01")), u"pass 1"_s);
}

void TestPol01::limits_ofSeparatePlans_pass()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 600).sharedObject = "up-sbx";
    bench.rateLimit("gw-p", "pay", 120000).sharedObject = "up-prd";
    QCOMPARE(textOf(bench.judge("POL-01")), u"pass 1"_s);
}

void TestPol01::onePlan_forBoth_fails()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 100).sharedObject = "default";
    bench.rateLimit("gw-p", "pay", 100).sharedObject = "default";
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"fail POL-01.shared"_s);
}

void TestPol01::noLimit_inProduction_fails()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 600);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"fail POL-01.missing-in-production"_s);
    bench.policy("gw-p", "pay", "pre-function", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"unknown POL-01.script"_s);
}

void TestPol01::globalLimit_ofASharedGateway_fails()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    bench.deployment("gw-both", "pay", "sandbox");
    bench.deployment("gw-both", "pay", "production");
    PolicyFacts &limit = bench.rateLimit("gw-both", "", 60);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"fail POL-01.shared"_s);
    limit.enabled = false;
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"fail POL-01.missing-in-production"_s);
}

void TestPol01::equalLimits_warn_inAnyOrder()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.rateLimit("gw-s", "pay", 10);
    bench.rateLimit("gw-p", "pay", 10);
    bench.rateLimit("gw-p", "pay", 60);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"warn POL-01.equal"_s);
}

void TestPol01::noLimit_inTheSandbox_warns()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-p", "pay", 60);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"warn POL-01.missing-in-sandbox"_s);
}

void TestPol01::unreadPolicies_areUnknown_andProofStays()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"unknown unreadable"_s);
    bench.facts().policies.front().sharedObject = "plan";
    bench.rateLimit("gw-p", "pay", 60).sharedObject = "plan";
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"fail POL-01.shared"_s);
}

void TestPol01::oneSide_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    bench.rateLimit("gw-s", "pay", 60);
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"not_applicable POL-01.not-a-pair"_s);
}

void TestPol01::environment_thatIsGuessed_warns()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 60);
    bench.rateLimit("gw-p", "pay", 6000);
    bench.facts().deployments.front().place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("POL-01")), u"warn guessed-environment"_s);
}

void TestPol01::production_againstProduction_isNoFinding()
{
    FactsBench bench = payOnBothSides();
    bench.gateway("gw-us", "production-us");
    bench.rateLimit("gw-s", "pay", 60);
    bench.rateLimit("gw-p", "pay", 6000).sharedObject = "plan";
    bench.rateLimit("gw-us", "pay", 6000).sharedObject = "plan";
    QCOMPARE(textOf(bench.judge("POL-01")), u"pass 1"_s);
}

QTEST_GUILESS_MAIN(TestPol01)
#include "tst_pol01.moc"
