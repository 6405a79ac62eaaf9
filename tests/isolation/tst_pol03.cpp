// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

//! "pay" with sign-in and firewall on each side; the firewall of production is the last policy.
FactsBench guarded()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        bench.policy(gateway, "pay", "jwt", PolicyClass::Authentication);
        bench.policy(gateway, "pay", "coraza", PolicyClass::Waf);
    }
    return bench;
}

} // namespace

class TestPol03 : public QObject
{
    Q_OBJECT
private slots:
    void filters_ofTheirOwn_pass();
    void ruleSets_ofTwoVersions_pass();
    void oneFilter_forBoth_fails();
    void signIn_onlyInTheSandbox_fails();
    void filterThatOnlyReports_fails_whileItIsTunedWarns();
    void firewall_thatIsNotSeen_isUnknown();
    void oneSide_doesNotApply();
};

void TestPol03::filters_ofTheirOwn_pass()
{
    FactsBench bench = guarded();
    QCOMPARE(textOf(bench.judge("POL-03")), u"pass 1"_s);
}

void TestPol03::ruleSets_ofTwoVersions_pass()
{
    FactsBench bench = guarded();
    for (PolicyFacts &policy : bench.facts().policies)
        policy.version = policy.id;
    QCOMPARE(textOf(bench.judge("POL-03")), u"pass 1"_s);
}

void TestPol03::oneFilter_forBoth_fails()
{
    FactsBench bench = guarded();
    for (PolicyFacts &policy : bench.facts().policies) {
        if (policy.meaning.kind == PolicyClass::Waf)
            policy.sharedObject = "shared-edge";
    }
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"fail POL-03.shared"_s);
}

void TestPol03::signIn_onlyInTheSandbox_fails()
{
    FactsBench bench = payOnBothSides();
    bench.policy("gw-s", "pay", "jwt", PolicyClass::Authentication);
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"fail POL-03.missing-in-production"_s);
    bench.facts().policies.front().enabled = false;
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"fail POL-03.no-authentication"_s);
    bench.policy("gw-p", "pay", "lua", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"unknown POL-03.script"_s);
}

void TestPol03::filterThatOnlyReports_fails_whileItIsTunedWarns()
{
    FactsBench bench = guarded();
    PolicyFacts &waf = bench.facts().policies.back();
    QCOMPARE(waf.meaning.kind, PolicyClass::Waf);
    waf.meaning.detectOnly = true;
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"fail POL-03.detect-only"_s);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(bench.facts().at.time_since_epoch()).count();
    waf.updatedAt = now - 13 * 86400;
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"warn POL-03.tuning"_s);
    waf.updatedAt = now - 15 * 86400;
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"fail POL-03.detect-only"_s);
}

void TestPol03::firewall_thatIsNotSeen_isUnknown()
{
    FactsBench bench = payOnBothSides();
    bench.policy("gw-s", "pay", "jwt", PolicyClass::Authentication);
    bench.policy("gw-p", "pay", "jwt", PolicyClass::Authentication);
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"unknown POL-03.waf-not-seen"_s);
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"unknown stale"_s);
}

void TestPol03::oneSide_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay");
    QCOMPARE(reasonsOf(bench.judge("POL-03")), u"not_applicable POL-03.not-a-pair"_s);
}

QTEST_GUILESS_MAIN(TestPol03)
#include "tst_pol03.moc"
