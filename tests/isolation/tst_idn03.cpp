// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

TokenTrust &trusting(FactsBench &bench, const char *gateway)
{
    PolicyFacts &policy = bench.policy(gateway, "pay", "jwt", PolicyClass::Authentication);
    policy.meaning.trust = TokenTrust{};
    return *policy.meaning.trust;
}

//! An audience "" is none.
TokenTrust &validator(FactsBench &bench, const char *gateway, const char *issuer, const std::string &audience,
                      const char *key)
{
    TokenTrust &trust = trusting(bench, gateway);
    trust.issuers = std::vector<std::string>{issuer};
    trust.keys = std::vector<std::string>{key};
    trust.audiences = FactState::KnownEmpty;
    if (!audience.empty())
        trust.audiences = std::vector<std::string>{audience};
    return trust;
}

TokenTrust &authority(FactsBench &bench, const char *gateway, const char *spki)
{
    TokenTrust &trust = trusting(bench, gateway);
    trust.clientAuthorities = std::vector<std::string>{spki};
    return trust;
}

} // namespace

class TestIdn03 : public QObject
{
    Q_OBJECT
private slots:
    void trust_thatIsDisjoint_passes();
    void clientAuthorities_thatDiffer_pass();
    void issuer_withoutAudience_fails();
    void signingSecret_onBothSides_fails();
    void key_onBothSides_fails();
    void audience_onBothSides_fails();
    void anchor_withoutRestriction_fails_withOneWarns();
    void wildcardGrant_fails_data();
    void wildcardGrant_fails();
    void sharedIssuer_heldApartByAudience_isUnknownUntilGrantsAreKnown();
    void issuers_whoseKeysAreUnread_warn();
    void decidedElsewhere_isUnknown();
    void otherSide_unread_isUnknown_andProofStays();
    void secret_thatIsHashed_isUnknown();
    void keys_thatAreTheGatewaysCredentials_areJudgedThere();
    void nothingThere_doesNotApply();
    void production_againstProduction_isNoFinding();
    void environment_thatIsGuessed_warns();
};

void TestIdn03::trust_thatIsDisjoint_passes()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-p", "https://idp.example/realm-p", "https://api.example", "p1");
    validator(bench, "gw-s", "https://idp-sbx.example/realm-s", "", "s1");
    QCOMPARE(textOf(bench.judge("IDN-03")), u"pass 2"_s);
}

void TestIdn03::clientAuthorities_thatDiffer_pass()
{
    FactsBench bench = sandboxAndProduction();
    authority(bench, "gw-s", "5c");
    authority(bench, "gw-p", "e1");
    QCOMPARE(textOf(bench.judge("IDN-03")), u"pass 2"_s);
}

void TestIdn03::issuer_withoutAudience_fails()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.example", "", "k1");
    validator(bench, "gw-p", "https://login.example", "", "k2");
    const ControlResult result = bench.judge("IDN-03");
    QCOMPARE(reasonsOf(result), u"fail IDN-03.no-audience | fail IDN-03.no-audience"_s);
    QCOMPARE(result.byApi, std::vector{Verdict::Fail}); // the row of "pay" shows it
}

void TestIdn03::signingSecret_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    bench.credential("gw-s", "demo", "31d", "jwt");
    bench.credential("gw-p", "partner", "31d", "jwt");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"fail IDN-03.same-signing-secret"_s);
}

void TestIdn03::key_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://a.example", "a", "tp");
    validator(bench, "gw-p", "https://b.example", "b", "tp");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"fail IDN-03.same-key | fail IDN-03.same-key"_s);
}

void TestIdn03::audience_onBothSides_fails()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.example", "api", "k1");
    validator(bench, "gw-p", "https://login.example", "api", "k2");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"fail IDN-03.same-audience | fail IDN-03.same-audience"_s);
}

void TestIdn03::anchor_withoutRestriction_fails_withOneWarns()
{
    FactsBench bench = sandboxAndProduction();
    authority(bench, "gw-s", "5c").restrictsSubject = true;
    authority(bench, "gw-p", "5c").restrictsSubject = true;
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"warn IDN-03.shared-authority | warn IDN-03.shared-authority"_s);
    bench.facts().policies.back().meaning.trust->restrictsSubject = false;
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"fail IDN-03.same-client-authority | warn IDN-03.shared-authority"_s);
}

void TestIdn03::wildcardGrant_fails_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("reaches");
    QTest::newRow("everything") << u"*"_s << true;
    QTest::newRow("all of an API") << u"api:*"_s << true;
    QTest::newRow("default of production") << u"https://api.example/.default"_s << true;
    QTest::newRow("default of the sandbox") << u"https://api.sandbox.example/.default"_s << false;
    QTest::newRow("one scope") << u"payments:read"_s << false;
}

void TestIdn03::wildcardGrant_fails()
{
    QFETCH(QString, scope);
    QFETCH(bool, reaches);
    FactsBench bench = sandboxAndProduction();
    bench.facts().declared.owned = {{"production", {"api.example"}}};
    validator(bench, "gw-s", "https://a.example", "", "k1");
    bench.facts().policies.back().meaning.clients = {{"https://a.example", "c", {}, {scope.toStdString()}, {}, {}}};
    QCOMPARE(bench.judge("IDN-03").verdict, reaches ? Verdict::Fail : Verdict::Pass);
}

void TestIdn03::sharedIssuer_heldApartByAudience_isUnknownUntilGrantsAreKnown()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-s", "https://login.example", "sbx", "k1");
    validator(bench, "gw-p", "https://login.example", "prd", "k2");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"unknown IDN-03.grants-not-told | unknown IDN-03.grants-not-told"_s);
    for (PolicyFacts &policy : bench.facts().policies)
        policy.meaning.clients = {{"https://login.example", policy.id, {}, {"own-" + policy.id}, {}, {}}};
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"warn IDN-03.shared-issuer | warn IDN-03.shared-issuer"_s);
    bench.facts().declared.sharedIssuers = {"https://login.example"};
    QCOMPARE(textOf(bench.judge("IDN-03")), u"pass 2"_s);
    bench.facts().policies.front().meaning.clients.front().scopes = {"prd"};
    QCOMPARE(bench.judge("IDN-03").verdict, Verdict::Fail);
}

void TestIdn03::issuers_whoseKeysAreUnread_warn()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-p", "https://idp.example", "api", "k").keys = FactState::Unreadable;
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"warn IDN-03.keys-unread"_s);
}

void TestIdn03::decidedElsewhere_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    TokenTrust &trust = validator(bench, "gw-p", "https://idp.example", "api", "k");
    trust.elsewhere = true;
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"unknown IDN-03.elsewhere"_s);
}

void TestIdn03::otherSide_unread_isUnknown_andProofStays()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-p", "https://a.example", "api", "k");
    bench.setState("gw-s", EntityKind::Policy, FactState::Unsupported);
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"unknown unsupported"_s);
    validator(bench, "gw-s", "https://a.example", "api", "x");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"fail IDN-03.same-audience | fail IDN-03.same-audience"_s);
}

void TestIdn03::secret_thatIsHashed_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    bench.credential("gw-s", "demo", "x", "hmac").secret = fingerprintOf("x", "sha256/salted");
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"unknown IDN-03.not-comparable"_s);
}

void TestIdn03::keys_thatAreTheGatewaysCredentials_areJudgedThere()
{
    FactsBench bench = sandboxAndProduction();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        trusting(bench, gateway).clientAuthorities = FactState::KnownEmpty;
        bench.facts().policies.back().meaning.credentialKinds = {"jwt"};
        bench.credential(gateway, "app", gateway, "jwt");
    }
    QCOMPARE(textOf(bench.judge("IDN-03")), u"pass 3"_s);
    bench.setState("gw-p", EntityKind::Credential, FactState::Unreadable);
    QCOMPARE(bench.judge("IDN-03").counts[Verdict::Unknown], 3);
    bench.facts().credentials[1].secret = bench.facts().credentials[0].secret;
    QCOMPARE(bench.judge("IDN-03").verdict, Verdict::Fail);
}

void TestIdn03::nothingThere_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(bench.judge("IDN-03").verdict, Verdict::NotApplicable);
}

void TestIdn03::production_againstProduction_isNoFinding()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-us", "production-us");
    validator(bench, "gw-p", "https://a.example", "", "k");
    validator(bench, "gw-us", "https://a.example", "", "k");
    QCOMPARE(bench.judge("IDN-03").verdict, Verdict::Pass);
}

void TestIdn03::environment_thatIsGuessed_warns()
{
    FactsBench bench = sandboxAndProduction();
    validator(bench, "gw-p", "https://a.example", "api", "k");
    bench.facts().policies.back().place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("IDN-03")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestIdn03)
#include "tst_idn03.moc"
