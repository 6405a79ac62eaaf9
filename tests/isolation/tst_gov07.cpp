// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

//! An API whose portal shows production to partners and whose sandbox contract names its own server.
FactsBench portal()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    DeploymentFacts &sandbox = bench.deployment("gw-s", "pay");
    sandbox.hosts = {"sandbox.acme.example"};
    sandbox.visibility = "public";
    sandbox.publishedServers = Strings{"https://sandbox.acme.example"};
    DeploymentFacts &production = bench.deployment("gw-p", "pay");
    production.hosts = {"api.acme.example"};
    production.visibility = "partner";
    return bench;
}

DeploymentFacts &sandboxOf(FactsBench &bench)
{
    return bench.facts().deployments[0];
}

DeploymentFacts &productionOf(FactsBench &bench)
{
    return bench.facts().deployments[1];
}

} // namespace

class TestGov07 : public QObject
{
    Q_OBJECT
private slots:
    void productionForApprovedGroups_passes();
    void sandboxWithoutAContract_passes();
    void productionServer_inTheSandboxContract_fails_data();
    void productionServer_inTheSandboxContract_fails();
    void oneProduct_forBoth_fails();
    void productionForEverybody_fails_unlessMeant();
    void productionForWhoSignsIn_warns();
    void portal_thatIsNotConnected_isUnknown();
    void side_thatIsStale_isUnknown_andKeepsAProof();
    void api_withoutProduction_doesNotApply();
    void environment_thatIsGuessed_warns();
};

void TestGov07::productionForApprovedGroups_passes()
{
    QCOMPARE(textOf(portal().judge("GOV-07")), u"pass 1"_s);
}

void TestGov07::sandboxWithoutAContract_passes()
{
    FactsBench bench = portal();
    sandboxOf(bench).publishedServers = FactState::KnownEmpty;
    QCOMPARE(textOf(bench.judge("GOV-07")), u"pass 1"_s);
}

void TestGov07::productionServer_inTheSandboxContract_fails_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("a host that production answers for") << u"https://api.acme.example"_s;
    QTest::newRow("a host of its inventory") << u"https://pay.prd.example/v1"_s;
}

void TestGov07::productionServer_inTheSandboxContract_fails()
{
    QFETCH(QString, server);
    FactsBench bench = portal();
    bench.facts().declared.owned = {{"production", {"*.prd.example"}}};
    sandboxOf(bench).publishedServers.value.push_back(server.toStdString());
    const ControlResult result = bench.judge("GOV-07");
    QCOMPARE(reasonsOf(result), u"fail GOV-07.foreign-server"_s);
    QCOMPARE(QString::fromStdString(result.units.front().sandbox.value), server);
}

void TestGov07::oneProduct_forBoth_fails()
{
    FactsBench bench = portal();
    bench.policy("gw-s", "pay", "key-auth", PolicyClass::Authentication).sharedObject = "product-pay";
    bench.policy("gw-p", "pay", "key-auth", PolicyClass::Authentication).sharedObject = "product-pay";
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"fail GOV-07.one-product"_s);
    bench.facts().policies[1].sharedObject = "product-pay-prd";
    QCOMPARE(textOf(bench.judge("GOV-07")), u"pass 1"_s);
}

void TestGov07::productionForEverybody_fails_unlessMeant()
{
    FactsBench bench = portal();
    productionOf(bench).visibility = "public";
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"fail GOV-07.open"_s);
    bench.facts().declared.publicApis = {"pay"};
    QCOMPARE(textOf(bench.judge("GOV-07")), u"pass 1"_s);
}

void TestGov07::productionForWhoSignsIn_warns()
{
    FactsBench bench = portal();
    productionOf(bench).visibility = "signed-in";
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"warn GOV-07.signed-in"_s);
}

void TestGov07::portal_thatIsNotConnected_isUnknown()
{
    FactsBench bench = portal();
    sandboxOf(bench).publishedServers = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"unknown GOV-07.contract-unknown"_s);
    productionOf(bench).visibility.clear();
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"unknown GOV-07.no-portal"_s);
}

void TestGov07::side_thatIsStale_isUnknown_andKeepsAProof()
{
    FactsBench bench = portal();
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"unknown stale"_s);
    productionOf(bench).visibility = "public";
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"fail GOV-07.open"_s);
}

void TestGov07::api_withoutProduction_doesNotApply()
{
    FactsBench bench = portal();
    bench.deployment("gw-s", "trial").publishedServers = FactState::KnownEmpty;
    QCOMPARE(textOf(bench.judge("GOV-07")), u"not_applicable GOV-07.no-production api:id-trial | pass 1"_s);
}

void TestGov07::environment_thatIsGuessed_warns()
{
    FactsBench bench = portal();
    productionOf(bench).place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("GOV-07")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestGov07)
#include "tst_gov07.moc"
