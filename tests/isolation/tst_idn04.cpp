// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

void grants(FactsBench &bench, const char *gateway, std::vector<Grant> list)
{
    bench.facts().gateways[bench.indexOf(gateway)].grants = std::move(list);
}

//! One gateway for both sides that has no administrators.
FactsBench decided()
{
    FactsBench bench;
    bench.gateway("gw-both", "both").grants = FactState::KnownEmpty;
    return bench;
}

void accessList(FactsBench &bench, const char *gateway, const char *api, const char *environment, const char *group)
{
    bench.deployment(gateway, api, environment);
    bench.policy(gateway, api, "acl", PolicyClass::Authorisation).meaning.groups = {group};
}

void consumer(FactsBench &bench, const char *gateway, const char *name, const char *environment, const char *group)
{
    ConsumerFacts consumer;
    consumer.place.gateway = bench.indexOf(gateway);
    consumer.place.environments = bench.facts().bit(EnvironmentId(QString::fromLatin1(environment)));
    consumer.id = consumer.name = name;
    consumer.groups = {group};
    bench.facts().consumers.push_back(consumer);
}

} // namespace

class TestIdn04 : public QObject
{
    Q_OBJECT
private slots:
    void roles_ofOneSide_pass();
    void readers_ofBothSides_areNotCounted();
    void role_thatSpansBoth_fails_unlessApproved();
    void consumerOfTheSandbox_letIntoProduction_fails();
    void group_onBothSidesOfOneStore_fails();
    void group_ofTwoStores_isTwoGroups();
    void principal_ofBothSides_warns();
    void rights_thatCannotBeRead_areUnknown();
    void principals_areUnknownWhileOneSideIs();
    void noAdministration_doesNotApply();
    void accessList_whoseConsumersAreUnread_isUnknown();
    void accessLists_thatAreUnread_areUnknown();
    void production_againstProduction_isNoFinding();
};

void TestIdn04::roles_ofOneSide_pass()
{
    FactsBench bench = sandboxAndProduction();
    grants(bench, "gw-s", {{"ann", "sbx-editor", "sbx", 0, true, false, {}}});
    grants(bench, "gw-p", {{"bo", "prd-operator", "prd", 0, true, false, {}}});
    QCOMPARE(textOf(bench.judge("IDN-04")), u"pass 2"_s);
}

void TestIdn04::readers_ofBothSides_areNotCounted()
{
    FactsBench bench = sandboxAndProduction();
    grants(bench, "gw-s",
           {{"team-a", "contributor", "rg-sbx", 0, true, false, {}}, {"auditor", "reader", "*", 0, false, false, {}}});
    grants(bench, "gw-p",
           {{"prd-release", "contributor", "rg-prd", 0, true, false, {}},
            {"auditor", "reader", "*", 0, false, false, {}}});
    QCOMPARE(textOf(bench.judge("IDN-04")), u"pass 2"_s);
}

void TestIdn04::role_thatSpansBoth_fails_unlessApproved()
{
    FactsBench bench;
    bench.gateway("gw-both", "both");
    grants(bench, "gw-both", {{"dev-1", "super-admin", "*", 0, true, false, {}}});
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"fail IDN-04.grant-on-both"_s);
    bench.facts().declared.approvedAdmins = {"dev-1"};
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"warn IDN-04.approved-administrator"_s);
}

void TestIdn04::consumerOfTheSandbox_letIntoProduction_fails()
{
    FactsBench bench = decided();
    accessList(bench, "gw-both", "payments", "production", "partners");
    consumer(bench, "gw-both", "test-corp", "sandbox", "partners");
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"fail IDN-04.sandbox-consumer-let-in"_s);
}

void TestIdn04::group_onBothSidesOfOneStore_fails()
{
    FactsBench bench = decided();
    accessList(bench, "gw-both", "trial", "sandbox", "partners");
    accessList(bench, "gw-both", "payments", "production", "partners");
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"fail IDN-04.shared-group"_s);
}

void TestIdn04::group_ofTwoStores_isTwoGroups()
{
    FactsBench bench = sandboxAndProduction();
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.facts().gateways[bench.indexOf(gateway)].grants = FactState::KnownEmpty;
    accessList(bench, "gw-s", "pay", nullptr, "partners");
    accessList(bench, "gw-p", "pay", nullptr, "partners");
    QCOMPARE(textOf(bench.judge("IDN-04")), u"pass 1"_s);
}

void TestIdn04::principal_ofBothSides_warns()
{
    FactsBench bench = sandboxAndProduction();
    grants(bench, "gw-s", {{"ann", "editor", "sbx", 0, true, false, {}}});
    grants(bench, "gw-p", {{"ann", "operator", "prd", 0, true, false, {}}});
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"warn IDN-04.principal-on-both"_s);
}

void TestIdn04::rights_thatCannotBeRead_areUnknown()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"unknown IDN-04.rights-not-told | unknown IDN-04.rights-not-told"_s);
    bench.facts().gateways[bench.indexOf("gw-s")].grants = FactState::KnownEmpty;
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"unknown IDN-04.rights-not-told"_s);
}

void TestIdn04::principals_areUnknownWhileOneSideIs()
{
    FactsBench bench = sandboxAndProduction();
    grants(bench, "gw-s", {{"ann", "editor", "sbx", 0, true, false, {}}});
    QCOMPARE(bench.judge("IDN-04").counts[Verdict::Pass], 0);
    QCOMPARE(bench.judge("IDN-04").counts[Verdict::Unknown], 2);
}

void TestIdn04::noAdministration_doesNotApply()
{
    FactsBench bench = decided();
    QCOMPARE(bench.judge("IDN-04").verdict, Verdict::NotApplicable);
}

void TestIdn04::accessList_whoseConsumersAreUnread_isUnknown()
{
    FactsBench bench = decided();
    accessList(bench, "gw-both", "payments", "production", "partners");
    bench.setState("gw-both", EntityKind::Consumer, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"unknown unreadable"_s);
}

void TestIdn04::accessLists_thatAreUnread_areUnknown()
{
    FactsBench bench = sandboxAndProduction();
    grants(bench, "gw-s", {{"ann", "editor", "sbx", 0, true, false, {}}});
    grants(bench, "gw-p", {{"bo", "operator", "prd", 0, true, false, {}}});
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("IDN-04")), u"unknown unreadable"_s);
}

void TestIdn04::production_againstProduction_isNoFinding()
{
    FactsBench bench = sandboxAndProduction();
    bench.gateway("gw-us", "production-us");
    grants(bench, "gw-s", {{"ann", "editor", "sbx", 0, true, false, {}}});
    grants(bench, "gw-p", {{"bo", "operator", "prd", 0, true, false, {}}});
    grants(bench, "gw-us", {{"bo", "operator", "prd", 0, true, false, {}}});
    QCOMPARE(bench.judge("IDN-04").verdict, Verdict::Pass);
}

QTEST_GUILESS_MAIN(TestIdn04)
#include "tst_idn04.moc"
