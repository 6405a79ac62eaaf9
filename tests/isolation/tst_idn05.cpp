// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

MachineIdentity &identity(FactsBench &bench, const char *gateway, const char *name, const char *realm)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "upstream-auth", PolicyClass::Transform);
    MachineIdentity identity;
    identity.name = name;
    identity.realm = realm;
    policy.meaning.identities = {identity};
    return policy.meaning.identities.front();
}

void counters(FactsBench &bench, const char *gateway, const char *user, const char *place)
{
    CounterStore store;
    store.kind = CounterStore::Kind::Redis;
    store.endpoints = {endpoint(place)};
    store.user = user;
    bench.rateLimit(gateway, "pay", 60).meaning.counters = store;
}

} // namespace

class TestIdn05 : public QObject
{
    Q_OBJECT
private slots:
    void accounts_thatDiffer_pass();
    void counterUsers_ofTwoServers_pass();
    void secret_onBothSides_fails();
    void role_onBothSides_fails();
    void account_ofOnePlace_fails_ofTwoWarns();
    void reference_onBothSides_fails_templateIsUnknown();
    void shipper_onBothSides_fails();
    void machine_thatMayChangeBoth_fails();
    void script_isUnknown();
    void otherSide_unread_isUnknown();
    void nothingThere_doesNotApply();
    void production_againstProduction_isNoFinding();
};

void TestIdn05::accounts_thatDiffer_pass()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "svc-gw-sbx", "back.sbx.example");
    identity(bench, "gw-s", "arn:aws:iam::222:role/gw-sbx", "");
    identity(bench, "gw-p", "svc-gw-prd", "back.example");
    identity(bench, "gw-p", "arn:aws:iam::111:role/gw-prd", "");
    QCOMPARE(textOf(bench.judge("IDN-05")), u"pass 4"_s);
}

void TestIdn05::counterUsers_ofTwoServers_pass()
{
    FactsBench bench = sandboxAndProduction();
    counters(bench, "gw-s", "gw_sbx", "redis-sbx.example:6379");
    counters(bench, "gw-p", "gw_prd", "redis-prd.example:6379");
    QCOMPARE(textOf(bench.judge("IDN-05")), u"pass 2"_s);
}

void TestIdn05::secret_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "a", "one.example").secret = fingerprintOf("0aa", "bearer/plain");
    identity(bench, "gw-p", "b", "two.example").secret = fingerprintOf("0aa", "bearer/plain");
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-secret | fail IDN-05.same-secret"_s);
}

void TestIdn05::role_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "arn:aws:iam::111:role/api-gw", "");
    identity(bench, "gw-p", "arn:aws:iam::111:role/api-gw", "");
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-account | fail IDN-05.same-account"_s);
}

void TestIdn05::account_ofOnePlace_fails_ofTwoWarns()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "svc", "back.example");
    identity(bench, "gw-p", "svc", "back.example");
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-account | fail IDN-05.same-account"_s);
    bench.facts().policies.front().meaning.identities.front().realm = "back.sbx.example";
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"warn IDN-05.same-name | warn IDN-05.same-name"_s);
    bench.facts().policies.front().meaning.identities.front().realm.clear();
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown IDN-05.realm-not-told | unknown IDN-05.realm-not-told"_s);
}

void TestIdn05::reference_onBothSides_fails_templateIsUnknown()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "", "").reference = "vault://kv/gw/token";
    identity(bench, "gw-p", "", "").reference = "vault://kv/gw/token";
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-reference | fail IDN-05.same-reference"_s);
    bench.facts().policies.front().meaning.identities.front().reference = "vault://kv/gw/other";
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"warn IDN-05.same-folder | warn IDN-05.same-folder"_s);
    for (PolicyFacts &policy : bench.facts().policies)
        policy.meaning.identities.front().reference = "vault://$ENV/gw/token";
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown IDN-05.template | unknown IDN-05.template"_s);
}

void TestIdn05::shipper_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.sink("gw-s", "https://logs-s.example").secret = fingerprintOf("a0c");
    bench.sink("gw-p", "https://logs-p.example").secret = fingerprintOf("a0c");
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-shipper | fail IDN-05.same-shipper"_s);
}

void TestIdn05::machine_thatMayChangeBoth_fails()
{
    FactsBench bench = sandboxAndProduction();
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.facts().gateways[bench.indexOf(gateway)].grants = std::vector<Grant>{{"pipeline", "admin", "*", 0, true,
                                                                                    true, {}}};
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"fail IDN-05.same-machine"_s);
    bench.facts().gateways[bench.indexOf("gw-p")].grants.value.front().principal = "release";
    QCOMPARE(textOf(bench.judge("IDN-05")), u"pass 2"_s);
    bench.facts().gateways[bench.indexOf("gw-p")].grants = FactState::Unreadable;
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown IDN-05.rights-not-told"_s);
}

void TestIdn05::script_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    bench.policy("gw-s", "pay", "pre-function", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown IDN-05.script"_s);
}

void TestIdn05::otherSide_unread_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    identity(bench, "gw-s", "svc", "one.example");
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown unreadable"_s);
    bench.setState("gw-p", EntityKind::Policy, FactState::Known);
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("IDN-05")), u"unknown stale"_s);
}

void TestIdn05::nothingThere_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(bench.judge("IDN-05").verdict, Verdict::NotApplicable);
    bench.setState("gw-p", EntityKind::Sink, FactState::Unreadable);
    QCOMPARE(bench.judge("IDN-05").verdict, Verdict::Unknown);
}

void TestIdn05::production_againstProduction_isNoFinding()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-us", "production-us");
    identity(bench, "gw-p", "svc", "back.example");
    identity(bench, "gw-us", "svc", "back.example");
    QCOMPARE(bench.judge("IDN-05").verdict, Verdict::Pass);
}

QTEST_GUILESS_MAIN(TestIdn05)
#include "tst_idn05.moc"
