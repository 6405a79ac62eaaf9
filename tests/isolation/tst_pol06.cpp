// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

//! "pay" with all that production needs.
FactsBench complete()
{
    FactsBench bench = payOnBothSides();
    bench.policy("gw-p", "pay", "jwt", PolicyClass::Authentication);
    bench.policy("gw-p", "pay", "acl", PolicyClass::Authorisation);
    bench.rateLimit("gw-p", "pay", 6000);
    bench.policy("gw-p", "pay", "request-size-limiting", PolicyClass::SizeLimit).meaning.maxBytes = 1'000'000;
    bench.policy("gw-p", "pay", "http-log", PolicyClass::Log);
    bench.facts().gateways[bench.indexOf("gw-p")].tlsMinimum = std::string("1.2");
    bench.facts().declared.promisedPerMinute = {{"pay", 5000}};
    return bench;
}

} // namespace

class TestPol06 : public QObject
{
    Q_OBJECT
private slots:
    void baseline_thatIsComplete_passes();
    void tls_andOrigins_asAskedFor_pass();
    void missingItems_fail_data();
    void missingItems_fail();
    void accessLog_ofTheWholeGateway_isUnknown();
    void mocks_andOpenCors_fail();
    void limit_belowThePromise_fails_noPromiseWarns();
    void tls_thatIsOldOrWeaker_fails_notToldIsUnknown();
    void bodies_biggerThanInTheSandbox_fail();
    void wayToTheAdminApi_fails();
    void openApi_needsNoSignIn();
    void unread_isUnknown();
    void retired_orOnlyInTheSandbox_doesNotApply();
};

void TestPol06::baseline_thatIsComplete_passes()
{
    FactsBench bench = complete();
    QCOMPARE(textOf(bench.judge("POL-06")), u"pass 1"_s);
}

void TestPol06::tls_andOrigins_asAskedFor_pass()
{
    FactsBench bench = complete();
    PolicyFacts &cors = bench.policy("gw-p", "pay", "cors", PolicyClass::Cors);
    cors.meaning.corsOrigins = {"https://app.example"};
    cors.meaning.corsCredentials = true;
    bench.facts().gateways[bench.indexOf("gw-s")].tlsMinimum = std::string("1.2");
    QCOMPARE(textOf(bench.judge("POL-06")), u"pass 1"_s);
}

void TestPol06::missingItems_fail_data()
{
    QTest::addColumn<PolicyClass>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("sign-in") << PolicyClass::Authentication << u"fail POL-06.no-authentication"_s;
    QTest::newRow("access list") << PolicyClass::Authorisation << u"fail POL-06.no-authorisation"_s;
    QTest::newRow("rate limit") << PolicyClass::RateLimit << u"fail POL-06.no-rate-limit"_s;
    QTest::newRow("size limit") << PolicyClass::SizeLimit << u"fail POL-06.no-request-check"_s;
    QTest::newRow("access log") << PolicyClass::Log << u"fail POL-06.no-access-log"_s;
}

void TestPol06::missingItems_fail()
{
    QFETCH(PolicyClass, kind);
    FactsBench bench = complete();
    for (PolicyFacts &policy : bench.facts().policies)
        policy.enabled = policy.meaning.kind != kind;
    QTEST(reasonsOf(bench.judge("POL-06")), "reason");
    bench.policy("gw-p", "pay", "lua", PolicyClass::Script).meaning.opaque = true;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"unknown POL-06.script"_s);
}

void TestPol06::accessLog_ofTheWholeGateway_isUnknown()
{
    FactsBench bench = complete();
    for (PolicyFacts &policy : bench.facts().policies)
        policy.enabled = policy.meaning.kind != PolicyClass::Log;
    SinkFacts &own = bench.sink("gw-p", "tcp://logs.prd.example:5140", "tcp");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"unknown POL-06.access-log-not-told"_s);
    own.pulled = true; // metrics, not calls
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.no-access-log"_s);
}

void TestPol06::mocks_andOpenCors_fail()
{
    FactsBench bench = complete();
    PolicyFacts &mock = bench.policy("gw-p", "pay", "request-termination", PolicyClass::Mock);
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.debug"_s);
    mock.enabled = false;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"warn POL-06.mock-switched-off"_s);
    PolicyFacts &cors = bench.policy("gw-p", "pay", "cors", PolicyClass::Cors);
    cors.meaning.corsOrigins = {"*"};
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"warn POL-06.mock-switched-off"_s);
    cors.meaning.corsCredentials = true;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.cors"_s);
}

void TestPol06::limit_belowThePromise_fails_noPromiseWarns()
{
    FactsBench bench = complete();
    bench.facts().declared.promisedPerMinute = {{"pay", 7000}};
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.below-sla"_s);
    bench.facts().declared.promisedPerMinute.clear();
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"warn POL-06.no-sla"_s);
}

void TestPol06::tls_thatIsOldOrWeaker_fails_notToldIsUnknown()
{
    FactsBench bench = complete();
    auto &gateways = bench.facts().gateways;
    gateways[1].tlsMinimum = std::string("1.1");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.old-tls"_s);
    gateways[1].tlsMinimum = std::string("none");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.old-tls"_s);
    gateways[1].tlsMinimum = std::string("1.2");
    gateways[0].tlsMinimum = std::string("1.3");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.weaker-tls"_s);
    gateways[1].tlsMinimum = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"unknown POL-06.tls-not-told"_s);
    bench.route("gw-p", "pay").protocols = {"http"};
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.plain-text"_s);
}

void TestPol06::bodies_biggerThanInTheSandbox_fail()
{
    FactsBench bench = complete();
    bench.policy("gw-s", "pay", "request-size-limiting", PolicyClass::SizeLimit).meaning.maxBytes = 1000;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.bigger-body"_s);
}

void TestPol06::wayToTheAdminApi_fails()
{
    FactsBench bench = complete();
    bench.facts().gateways[1].admin = endpoint("http://127.0.0.1:8001");
    bench.target("gw-p", "pay", "http://127.0.0.1:8001");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"fail POL-06.admin-exposed"_s);
}

void TestPol06::openApi_needsNoSignIn()
{
    FactsBench bench = complete();
    bench.facts().declared.publicApis = {"pay"};
    for (PolicyFacts &policy : bench.facts().policies)
        policy.enabled = policy.meaning.kind != PolicyClass::Authentication
            && policy.meaning.kind != PolicyClass::Authorisation;
    QCOMPARE(textOf(bench.judge("POL-06")), u"pass 1"_s);
}

void TestPol06::unread_isUnknown()
{
    FactsBench bench = complete();
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"unknown unreadable"_s);
}

void TestPol06::retired_orOnlyInTheSandbox_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-s", "pay");
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"not_applicable POL-06.not-in-production"_s);
    bench.deployment("gw-p", "pay").enabled = false;
    QCOMPARE(reasonsOf(bench.judge("POL-06")), u"not_applicable POL-06.retired"_s);
}

QTEST_GUILESS_MAIN(TestPol06)
#include "tst_pol06.moc"
