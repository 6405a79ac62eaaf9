// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

ClientUse &client(FactsBench &bench, const char *gateway, const char *issuer, const char *id)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "openid-connect", PolicyClass::Authentication);
    ClientUse use;
    use.issuer = issuer;
    use.clientId = id;
    policy.meaning.clients.push_back(use);
    return policy.meaning.clients.back();
}

} // namespace

class TestIdn02 : public QObject
{
    Q_OBJECT
private slots:
    void clients_ofSeparateRealms_pass();
    void keys_thatDiffer_pass();
    void client_onBothSides_fails();
    void redirects_toBothSides_fail();
    void key_onBothSides_fails();
    void client_ofASharedGateway_fails();
    void id_atTwoIssuers_warns();
    void id_whoseIssuerIsNotKnown_isUnknown();
    void introspection_isUnknown();
    void unreadPolicies_areUnknown_andProofStays();
    void clientsOfTheGateway_compare();
    void nothingThere_doesNotApply();
    void production_againstProduction_isNoFinding();
    void environment_thatIsGuessed_warns();
};

void TestIdn02::clients_ofSeparateRealms_pass()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://sbx.idp.example/realm-s",
           "cid-s-001").redirectUris = {"https://app.sandbox.example/cb"};
    client(bench, "gw-p", "https://idp.example/realm-p", "cid-p-914").redirectUris = {"https://app.example/cb"};
    QCOMPARE(textOf(bench.judge("IDN-02")), u"pass 2"_s);
}

void TestIdn02::keys_thatDiffer_pass()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://sbx.idp.example", "a").keyThumbprint = "tp-s";
    client(bench, "gw-p", "https://idp.example", "b").keyThumbprint = "tp-p";
    QCOMPARE(textOf(bench.judge("IDN-02")), u"pass 2"_s);
}

void TestIdn02::client_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://idp.example", "web-portal");
    client(bench, "gw-p", "https://idp.example", "web-portal");
    const ControlResult result = bench.judge("IDN-02");
    QCOMPARE(reasonsOf(result), u"fail IDN-02.same-client | fail IDN-02.same-client"_s);
    for (const UnitResult &unit : result.units) {
        QCOMPARE(unit.sandbox.gateway, GatewayId(u"gw-s"_s));
        QCOMPARE(unit.production.gateway, GatewayId(u"gw-p"_s));
    }
}

void TestIdn02::redirects_toBothSides_fail()
{
    FactsBench bench = sandboxAndProduction();
    bench.facts().declared.owned = {{"sandbox", {"*.sandbox.example"}}, {"production", {"app.example"}}};
    client(bench, "gw-s", "https://idp.example", "x").redirectUris = {"https://app.example/cb",
                                                                      "https://app.sandbox.example/cb"};
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"fail IDN-02.redirects"_s);
}

void TestIdn02::key_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://a.example", "a").keyThumbprint = "tp";
    client(bench, "gw-p", "https://b.example", "b").keyThumbprint = "tp";
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"fail IDN-02.same-key | fail IDN-02.same-key"_s);
}

void TestIdn02::client_ofASharedGateway_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-both", "both");
    client(bench, "gw-both", "https://idp.example", "x");
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"fail IDN-02.spanning"_s);
}

void TestIdn02::id_atTwoIssuers_warns()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://a.example", "portal");
    client(bench, "gw-p", "https://b.example", "portal");
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"warn IDN-02.same-id | warn IDN-02.same-id"_s);
}

void TestIdn02::id_whoseIssuerIsNotKnown_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "", "portal");
    client(bench, "gw-p", "https://b.example", "portal");
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"unknown IDN-02.issuer-not-told | unknown IDN-02.issuer-not-told"_s);
}

void TestIdn02::introspection_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    TokenTrust trust;
    trust.elsewhere = true;
    bench.policy("gw-s", "pay", "introspection", PolicyClass::Authentication).meaning.trust = trust;
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"unknown IDN-02.clients-unseen"_s);
}

void TestIdn02::unreadPolicies_areUnknown_andProofStays()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://idp.example", "portal");
    client(bench, "gw-s", "https://idp.example", "own");
    client(bench, "gw-p", "https://idp.example", "portal");
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    bench.setState("gw-s", EntityKind::Policy, FactState::Known);
    QCOMPARE(reasonsOf(bench.judge("IDN-02")),
             u"fail IDN-02.same-client | fail IDN-02.same-client | unknown unreadable"_s);
}

void TestIdn02::clientsOfTheGateway_compare()
{
    FactsBench bench = sandboxAndProduction();
    bench.credential("gw-s", "app", "one", "oauth2").clientId = "id-s";
    bench.credential("gw-p", "app", "two", "oauth2").clientId = "id-p";
    QCOMPARE(textOf(bench.judge("IDN-02")), u"pass 1"_s);
    bench.credential("gw-s", "bad", "two", "oauth2").clientId = "id-x";
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"fail IDN-02.same-key"_s);
}

void TestIdn02::nothingThere_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(bench.judge("IDN-02").verdict, Verdict::NotApplicable);
    bench.setStale("gw-p");
    QCOMPARE(bench.judge("IDN-02").verdict, Verdict::Unknown);
}

void TestIdn02::production_againstProduction_isNoFinding()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-us", "production-us");
    client(bench, "gw-s", "https://a.example", "own");
    client(bench, "gw-p", "https://b.example", "portal");
    client(bench, "gw-us", "https://b.example", "portal");
    QCOMPARE(bench.judge("IDN-02").verdict, Verdict::Pass);
}

void TestIdn02::environment_thatIsGuessed_warns()
{
    FactsBench bench = sandboxAndProduction();
    client(bench, "gw-s", "https://a.example", "own");
    bench.facts().policies.back().place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("IDN-02")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestIdn02)
#include "tst_idn02.moc"
