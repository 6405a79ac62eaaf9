// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

PolicyFacts &quota(FactsBench &bench, const char *gateway, std::int64_t perDay)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "quota", PolicyClass::Quota);
    policy.meaning.limits = {{perDay, 86400}};
    return policy;
}

} // namespace

class TestPol02 : public QObject
{
    Q_OBJECT
private slots:
    void quotas_ofTheirOwn_pass();
    void pools_ofTheirOwn_pass();
    void sharedFlow_fails();
    void onlyACommonCeiling_fails_ownLimitsBelowItWarn();
    void equalOrMissing_warns();
    void script_orUnread_isUnknown();
    void oneSide_doesNotApply();
};

void TestPol02::quotas_ofTheirOwn_pass()
{
    FactsBench bench = payOnBothSides();
    quota(bench, "gw-s", 1000);
    quota(bench, "gw-p", 50000);
    QCOMPARE(textOf(bench.judge("POL-02")), u"pass 1"_s);
}

void TestPol02::pools_ofTheirOwn_pass()
{
    FactsBench bench = payOnBothSides();
    quota(bench, "gw-s", 32).meaning.limits = {{32, 0}};
    quota(bench, "gw-p", 512).meaning.limits = {{512, 0}};
    QCOMPARE(textOf(bench.judge("POL-02")), u"pass 1"_s);
}

void TestPol02::sharedFlow_fails()
{
    FactsBench bench = payOnBothSides();
    quota(bench, "gw-s", 1000).sharedObject = "common-quota";
    quota(bench, "gw-p", 1000).sharedObject = "common-quota";
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"fail POL-02.shared"_s);
}

void TestPol02::onlyACommonCeiling_fails_ownLimitsBelowItWarn()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    bench.deployment("gw-both", "pay", "sandbox");
    bench.deployment("gw-both", "pay", "production");
    PolicyFacts &ceiling = bench.policy("gw-both", "", "account-throttle", PolicyClass::Quota);
    ceiling.meaning.limits = {{10000, 1}};
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"fail POL-02.shared"_s);
    std::uint32_t deployment = 0;
    for (const char *environment : {"sandbox", "production"}) {
        PolicyFacts own = bench.facts().policies.front();
        own.id = own.name = environment;
        own.scope = Policy::Scope::Deployment;
        own.place = bench.facts().deployments[deployment].place;
        bench.facts().deployments[deployment++].policies.push_back(static_cast<std::uint32_t>(bench.facts().policies.size()));
        bench.facts().policies.push_back(own);
    }
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"warn POL-02.platform-limit"_s);
}

void TestPol02::equalOrMissing_warns()
{
    FactsBench bench = payOnBothSides();
    quota(bench, "gw-s", 1000);
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"warn POL-02.none"_s);
    quota(bench, "gw-p", 1000);
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"warn POL-02.equal"_s);
    bench.facts().policies.front().enabled = false;
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"warn POL-02.missing-in-sandbox"_s);
}

void TestPol02::script_orUnread_isUnknown()
{
    FactsBench bench = payOnBothSides();
    quota(bench, "gw-s", 1000);
    bench.policy("gw-p", "pay", "lua", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"unknown POL-02.script"_s);
    bench.setState("gw-s", EntityKind::Policy, FactState::Unsupported);
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"unknown unsupported"_s);
}

void TestPol02::oneSide_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    quota(bench, "gw-s", 1000);
    QCOMPARE(reasonsOf(bench.judge("POL-02")), u"not_applicable POL-02.not-a-pair"_s);
}

QTEST_GUILESS_MAIN(TestPol02)
#include "tst_pol02.moc"
