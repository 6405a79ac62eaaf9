// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

//! Requests are recorded, and nobody may change production.
FactsBench recorded()
{
    FactsBench bench = sandboxAndProduction();
    bench.facts().gateways[bench.indexOf("gw-p")].grants = FactState::KnownEmpty;
    bench.facts().records.accessRequests = std::vector<AccessRequest>{};
    return bench;
}

AccessRequest &request(FactsBench &bench, const char *credential, const char *requester,
                       std::vector<std::string> approvers)
{
    AccessRequest request;
    request.id = "AR-88";
    request.credential = std::string("gw-p/") + credential;
    request.requester = requester;
    request.approvers = std::move(approvers);
    request.approvedAt = bench.facts().at - std::chrono::hours{24};
    bench.facts().records.accessRequests.value.push_back(request);
    return bench.facts().records.accessRequests.value.back();
}

} // namespace

class TestIdn06 : public QObject
{
    Q_OBJECT
private slots:
    void approvedKey_passes();
    void planThatAsks_passes();
    void planThatLetsIn_fails_unlessOpenOnPurpose();
    void keyWithoutRequest_fails();
    void requests_thatAreNotGood_data();
    void requests_thatAreNotGood();
    void grantWithoutApproval_fails();
    void requests_thatAreNotRecorded_areUnknownOnce();
    void rights_thatAreNotTold_areUnknown();
    void plans_thatAreUnread_areUnknown();
    void keysOfTheGatewaysOwnChecks_doNotApply();
    void keysOfTheSandbox_areNotJudged();
};

void TestIdn06::approvedKey_passes()
{
    FactsBench bench = recorded();
    request(bench, "k1", "a.lee", {"j.doe"}).expiresAt = bench.facts().at + std::chrono::hours{24 * 60};
    bench.credential("gw-p", "partner", "e04").id = "k1";
    QCOMPARE(textOf(bench.judge("IDN-06")), u"pass 1"_s);
}

void TestIdn06::planThatAsks_passes()
{
    FactsBench bench = recorded();
    bench.policy("gw-p", "pay", "prod-payments", PolicyClass::Authentication).meaning.admission = Admission::Approved;
    QCOMPARE(textOf(bench.judge("IDN-06")), u"pass 1"_s);
}

void TestIdn06::planThatLetsIn_fails_unlessOpenOnPurpose()
{
    FactsBench bench = recorded();
    PolicyFacts &plan = bench.policy("gw-p", "pay", "api-key-plan", PolicyClass::Authentication);
    plan.meaning.admission = Admission::Automatic;
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"fail IDN-06.automatic"_s);
    plan.meaning.admission = Admission::Keyless;
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"fail IDN-06.keyless"_s);
    bench.facts().declared.publicApis = {"pay"};
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"not_applicable IDN-06.public"_s);
}

void TestIdn06::keyWithoutRequest_fails()
{
    FactsBench bench = recorded();
    bench.credential("gw-p", "tmp-debug", "x");
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"fail IDN-06.no-approval"_s);
}

void TestIdn06::requests_thatAreNotGood_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("own approval") << u"self"_s << u"fail IDN-06.self-approved"_s;
    QTest::newRow("nobody approved") << u"nobody"_s << u"fail IDN-06.no-approval"_s;
    QTest::newRow("expired") << u"expired"_s << u"fail IDN-06.approval-expired"_s;
    QTest::newRow("free text") << u"text"_s << u"warn IDN-06.free-text"_s;
    QTest::newRow("old") << u"old"_s << u"warn IDN-06.old"_s;
}

void TestIdn06::requests_thatAreNotGood()
{
    QFETCH(QString, what);
    FactsBench bench = recorded();
    const UtcTime at = bench.facts().at;
    AccessRequest &one = request(bench, "k1", "a.lee", {"j.doe"});
    CredentialFacts &key = bench.credential("gw-p", "partner", "e04");
    key.id = "k1";
    if (what == u"self"_s)
        one.approvers = {"a.lee"};
    else if (what == u"nobody"_s)
        one.approvers.clear();
    else if (what == u"expired"_s)
        one.expiresAt = at - std::chrono::hours{1};
    else if (what == u"text"_s)
        one.machineVerifiable = false;
    else {
        one.approvedAt = at - std::chrono::hours{24 * 400};
        key.createdAt = std::chrono::duration_cast<std::chrono::seconds>(one.approvedAt.time_since_epoch()).count();
    }
    QTEST(reasonsOf(bench.judge("IDN-06")), "reason");
}

void TestIdn06::grantWithoutApproval_fails()
{
    FactsBench bench = recorded();
    bench.facts().gateways[bench.indexOf("gw-p")].grants = std::vector<Grant>{{"ann", "admin", "*", 0, true, false, {}}};
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"fail IDN-06.grant-without-approval"_s);
    bench.facts().gateways[bench.indexOf("gw-p")].grants.value.front().approval = "AR-7";
    QCOMPARE(textOf(bench.judge("IDN-06")), u"pass 1"_s);
}

void TestIdn06::requests_thatAreNotRecorded_areUnknownOnce()
{
    FactsBench bench = recorded();
    bench.facts().records.accessRequests = FactState::Unsupported;
    bench.credential("gw-p", "one", "1");
    bench.credential("gw-p", "two", "2");
    const ControlResult result = bench.judge("IDN-06");
    QCOMPARE(reasonsOf(result), u"unknown IDN-06.requests-not-told"_s);
    QCOMPARE(QString::fromStdString(sentence(result.units.front())),
             u"Whether access to gw-p was approved is not on record: 2 credentials work there"_s);
}

void TestIdn06::rights_thatAreNotTold_areUnknown()
{
    FactsBench bench = recorded();
    bench.facts().gateways[bench.indexOf("gw-p")].grants = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"unknown IDN-06.rights-not-told"_s);
}

void TestIdn06::plans_thatAreUnread_areUnknown()
{
    FactsBench bench = recorded();
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"unknown unreadable"_s);
}

void TestIdn06::keysOfTheGatewaysOwnChecks_doNotApply()
{
    FactsBench bench = recorded();
    ConsumerFacts health;
    health.place.gateway = bench.indexOf("gw-p");
    health.place.environments = bench.facts().gateways[health.place.gateway].environments;
    health.id = "health";
    health.isInternal = true;
    bench.facts().consumers.push_back(health);
    bench.credential("gw-p", "health", "x").consumerId = "health";
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"not_applicable IDN-06.internal"_s);
}

void TestIdn06::keysOfTheSandbox_areNotJudged()
{
    FactsBench bench = recorded();
    bench.credential("gw-s", "demo", "x");
    QCOMPARE(bench.judge("IDN-06").verdict, Verdict::NotApplicable);
    bench.setState("gw-p", EntityKind::Credential, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("IDN-06")), u"unknown unreadable"_s);
}

QTEST_GUILESS_MAIN(TestIdn06)
#include "tst_idn06.moc"
