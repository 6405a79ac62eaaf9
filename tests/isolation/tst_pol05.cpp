// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

PolicyFacts &versioned(FactsBench &bench, const char *gateway, const char *version, const char *run)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "rate-limiting", PolicyClass::RateLimit);
    policy.version = version;
    policy.run = run;
    return policy;
}

} // namespace

class TestPol05 : public QObject
{
    Q_OBJECT
private slots:
    void versions_andRuns_ofTheirOwn_pass();
    void stateFiles_withTheirOwnReferences_pass();
    void productionWithoutVersion_fails();
    void oneRun_forBoth_fails();
    void oneCommit_inTwoRuns_isFine();
    void sandboxWithoutVersion_orAtTheSameTime_warns();
    void noHistory_orUnread_isUnknown();
    void noPolicies_doNotApply();
};

void TestPol05::versions_andRuns_ofTheirOwn_pass()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-s", "1.5.0-rc1", "sbx-977");
    versioned(bench, "gw-p", "1.4.0", "prd-812");
    QCOMPARE(textOf(bench.judge("POL-05")), u"pass 1"_s);
}

void TestPol05::stateFiles_withTheirOwnReferences_pass()
{
    FactsBench bench = payOnBothSides();
    PolicyFacts &sandbox = versioned(bench, "gw-s", "", "s");
    sandbox.source = "git:sandbox.yaml#a91c";
    PolicyFacts &production = versioned(bench, "gw-p", "", "p");
    production.source = "git:production.yaml#77b0";
    QCOMPARE(textOf(bench.judge("POL-05")), u"pass 1"_s);
}

void TestPol05::productionWithoutVersion_fails()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-s", "1", "s");
    PolicyFacts &policy = versioned(bench, "gw-p", "", "");
    policy.updatedBy = "root";
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"fail POL-05.unversioned"_s);
}

void TestPol05::oneRun_forBoth_fails()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-s", "1", "5501");
    versioned(bench, "gw-p", "1", "5501");
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"fail POL-05.joint-run"_s);
}

void TestPol05::oneCommit_inTwoRuns_isFine()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-s", "1", "r1").source = "git#one";
    versioned(bench, "gw-p", "1", "r2").source = "git#one";
    QCOMPARE(textOf(bench.judge("POL-05")), u"pass 1"_s);
}

void TestPol05::sandboxWithoutVersion_orAtTheSameTime_warns()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-s", "", "s").updatedAt = 1'700'000'000;
    versioned(bench, "gw-p", "1", "p").updatedAt = 1'700'000'299;
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"warn POL-05.unversioned-in-sandbox"_s);
    bench.facts().policies.front().version = "1.0";
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"warn POL-05.coincident"_s);
    bench.facts().policies.front().updatedAt -= 2;
    QCOMPARE(textOf(bench.judge("POL-05")), u"pass 1"_s);
}

void TestPol05::noHistory_orUnread_isUnknown()
{
    FactsBench bench = payOnBothSides();
    versioned(bench, "gw-p", "1", "");
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"unknown POL-05.no-history"_s);
    bench.setState("gw-s", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"unknown unreadable"_s);
}

void TestPol05::noPolicies_doNotApply()
{
    FactsBench bench = payOnBothSides();
    QCOMPARE(reasonsOf(bench.judge("POL-05")), u"not_applicable POL-05.no-policies"_s);
}

QTEST_GUILESS_MAIN(TestPol05)
#include "tst_pol05.moc"
