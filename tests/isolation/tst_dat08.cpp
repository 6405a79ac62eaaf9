// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench withRegisters()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.facts().declared.liveExternal = {"api.psp.example"};
    bench.facts().declared.testExternal = {"api.sandbox.psp.example"};
    bench.facts().declared.sharedExternal = {"rates.example"};
    return bench;
}

TargetFacts &own(FactsBench &bench, const char *url)
{
    TargetFacts &target = bench.target("gw-s", "pay", url);
    target.owners = bench.facts().bit(EnvironmentId(u"sandbox"_s));
    return target;
}

} // namespace

class TestDat08 : public QObject
{
    Q_OBJECT
private slots:
    void mock_passes();
    void ownAndRegisteredTestTargets_pass();
    void liveThirdParty_fails();
    void secretOfProduction_fails();
    void targetOfProduction_fails_data();
    void targetOfProduction_fails();
    void targetThatIsNotResolved_isUnknown();
    void script_isUnknown();
    void targetOnNoRegister_warns();
    void sharedPublicData_passes();
    void logSink_isNoDependency();
    void api_withoutASandbox_doesNotApply();
    void side_thatIsUnread_isUnknown_andKeepsAProof();
    void environment_thatIsGuessed_warns();
};

void TestDat08::mock_passes()
{
    FactsBench bench = withRegisters();
    bench.target("gw-s", "pay", "").kind = TargetFacts::Kind::Mock;
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
}

void TestDat08::ownAndRegisteredTestTargets_pass()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.target("gw-s", "pay", "https://api.sandbox.psp.example").role = TargetFacts::Role::Callout;
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
}

void TestDat08::liveThirdParty_fails()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.target("gw-s", "pay", "https://api.psp.example");
    const ControlResult result = bench.judge("DAT-08");
    QCOMPARE(reasonsOf(result), u"fail DAT-08.live"_s);
    QCOMPARE(result.units.front().sandbox.value, "api.psp.example:443");
}

void TestDat08::secretOfProduction_fails()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    PolicyFacts &policy = bench.policy("gw-s", "pay", "serverless", PolicyClass::Other);
    policy.meaning.secretPaths = {"prod/sms/token"};
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"fail DAT-08.live-secret"_s);
    policy.meaning.secretPaths = {"sbx/products/token"}; // a word within a word is none
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
    policy.meaning.secretPaths = {"prod/sms/token"};
    policy.enabled = false;
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
}

void TestDat08::targetOfProduction_fails_data()
{
    QTest::addColumn<bool>("declared");
    QTest::newRow("of its inventory") << true;
    QTest::newRow("that it calls too") << false;
}

void TestDat08::targetOfProduction_fails()
{
    QFETCH(bool, declared);
    FactsBench bench = withRegisters();
    TargetFacts &target = bench.target("gw-s", "pay", "http://10.50.0.7");
    if (declared)
        target.owners = bench.facts().bit(EnvironmentId(u"production"_s));
    else
        bench.target("gw-p", "cards", "http://10.50.0.7");
    const ControlResult result = bench.judge("DAT-08");
    QCOMPARE(reasonsOf(result).section(u" | "_s, -1), u"fail DAT-08.production"_s);
    QCOMPARE(result.units.back().production.isSet(), !declared);
}

void TestDat08::targetThatIsNotResolved_isUnknown()
{
    FactsBench bench = withRegisters();
    bench.target("gw-s", "pay", "http://backend.example");
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"unknown DAT-08.unresolved"_s);
}

void TestDat08::script_isUnknown()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.policy("gw-s", "pay", "pre-function", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"unknown DAT-08.script"_s);
}

void TestDat08::targetOnNoRegister_warns()
{
    FactsBench bench = withRegisters();
    bench.target("gw-s", "pay", "http://198.51.100.9");
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"warn DAT-08.unregistered"_s);
    bench.target("gw-p", "pay", "http://backend.example"); // may be that very address
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"unknown DAT-08.unresolved"_s);
}

void TestDat08::sharedPublicData_passes()
{
    FactsBench bench = withRegisters();
    bench.target("gw-s", "pay", "https://rates.example");
    bench.target("gw-p", "pay", "https://rates.example");
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
}

void TestDat08::logSink_isNoDependency()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.target("gw-s", "pay", "http://logs.example").role = TargetFacts::Role::Log;
    QCOMPARE(textOf(bench.judge("DAT-08")), u"pass 1"_s);
}

void TestDat08::api_withoutASandbox_doesNotApply()
{
    FactsBench bench = withRegisters();
    bench.target("gw-p", "pay", "http://10.50.0.7");
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"not_applicable DAT-08.no-sandbox"_s);
}

void TestDat08::side_thatIsUnread_isUnknown_andKeepsAProof()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.target("gw-s", "cards", "https://api.psp.example");
    bench.setState("gw-s", EntityKind::Target, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"fail DAT-08.live | unknown unreadable"_s);
}

void TestDat08::environment_thatIsGuessed_warns()
{
    FactsBench bench = withRegisters();
    own(bench, "http://sbx-ledger.sbx.svc");
    bench.facts().deployments[0].place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("DAT-08")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestDat08)
#include "tst_dat08.moc"
