// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

FactsBench inventory()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.deployment("gw-s", "pay").hosts = {"pay.sbx.example"};
    bench.deployment("gw-p", "pay").hosts = {"*.example"};
    return bench;
}

} // namespace

class TestGov01 : public QObject
{
    Q_OBJECT
private slots:
    void wholeInventory_passes();
    void gatewayInMaintenance_withAFreshSnapshot_passes();
    void deploymentWithoutEnvironment_fails();
    void deploymentWithoutOwner_fails();
    void gatewayWithoutEnvironment_fails();
    void hostThatIsNotCatalogued_fails();
    void feedThatCannotBeRead_isUnknown();
    void connection_thatHidesAPart_isUnknown_data();
    void connection_thatHidesAPart_isUnknown();
    void side_withoutGateways_isUnknown();
    void mailboxOfMany_warns();
    void environment_thatIsGuessed_warns();
    void platformRoute_doesNotApply();
    void otherEnvironments_areNotJudged();
};

void TestGov01::wholeInventory_passes()
{
    FactsBench bench = inventory();
    bench.facts().records.discoveredHosts = Strings{"pay.sbx.example", "any.example"};
    QCOMPARE(textOf(bench.judge("GOV-01")), u"pass 6"_s);
}

void TestGov01::gatewayInMaintenance_withAFreshSnapshot_passes()
{
    FactsBench bench = inventory();
    bench.facts().gateways[1].readAt -= std::chrono::hours{6};
    QCOMPARE(textOf(bench.judge("GOV-01")), u"pass 4"_s);
}

void TestGov01::deploymentWithoutEnvironment_fails()
{
    FactsBench bench = inventory();
    bench.deployment("gw-p", "lost", "nowhere");
    QCOMPARE(textOf(bench.judge("GOV-01")), u"fail GOV-01.unclassified deployment:gw-p/deployment-3 | pass 4"_s);
}

void TestGov01::deploymentWithoutOwner_fails()
{
    FactsBench bench = inventory();
    bench.facts().deployments[1].owner.clear();
    QCOMPARE(textOf(bench.judge("GOV-01")), u"pass 4"_s); // the catalog knows one
    bench.facts().apis[0].owner.clear();
    QCOMPARE(textOf(bench.judge("GOV-01")), u"fail GOV-01.unowned deployment:gw-p/deployment-2 | pass 3"_s);
}

void TestGov01::gatewayWithoutEnvironment_fails()
{
    FactsBench bench = inventory();
    bench.gateway("gw-lost", "");
    bench.deployment("gw-lost", "lost");
    QCOMPARE(reasonsOf(bench.judge("GOV-01")), u"fail GOV-01.unclassified | fail GOV-01.gateway-unclassified"_s);
}

void TestGov01::hostThatIsNotCatalogued_fails()
{
    FactsBench bench = inventory();
    bench.facts().records.discoveredHosts = Strings{"api2.acme.test", "PAY.sbx.example."};
    QCOMPARE(textOf(bench.judge("GOV-01")), u"fail GOV-01.uncatalogued host:api2.acme.test | pass 5"_s);
}

void TestGov01::feedThatCannotBeRead_isUnknown()
{
    FactsBench bench = inventory();
    bench.facts().records.discoveredHosts = FactState::Unreadable;
    QCOMPARE(reasonsOf(bench.judge("GOV-01")), u"unknown GOV-01.feed"_s);
}

void TestGov01::connection_thatHidesAPart_isUnknown_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("failing") << u"failing"_s << u"unknown GOV-01.connection-failing"_s;
    QTest::newRow("fewer rows than told") << u"rows"_s << u"unknown GOV-01.incomplete"_s;
    QTest::newRow("partly authorised") << u"refused"_s << u"unknown unreadable"_s;
    QTest::newRow("never read") << u"never"_s << u"unknown not-read"_s;
    QTest::newRow("too old") << u"stale"_s << u"unknown stale"_s;
}

void TestGov01::connection_thatHidesAPart_isUnknown()
{
    QFETCH(QString, what);
    FactsBench bench = inventory();
    GatewayFacts &gateway = bench.facts().gateways[1];
    if (what == u"failing") {
        gateway.lastSyncFailed = true;
    } else if (what == u"rows") {
        gateway.expectedRows = 214;
        gateway.receivedRows = 200;
    } else if (what == u"refused") {
        bench.setState("gw-p", EntityKind::Route, FactState::Unreadable);
    } else if (what == u"never") {
        gateway.wasRead = false;
    } else {
        bench.setStale("gw-p");
    }
    QTEST(reasonsOf(bench.judge("GOV-01")), "reason");
}

void TestGov01::side_withoutGateways_isUnknown()
{
    FactsBench bench;
    bench.gateway("gw-p", "production");
    bench.deployment("gw-p", "pay");
    QCOMPARE(textOf(bench.judge("GOV-01")), u"unknown GOV-01.no-gateway environment:sandbox | pass 2"_s);
}

void TestGov01::mailboxOfMany_warns()
{
    FactsBench bench = inventory();
    bench.facts().deployments[0].owner = "team-pay@acme.example";
    bench.facts().deployments[1].owner = "eve.miller@acme.example";
    QCOMPARE(textOf(bench.judge("GOV-01")), u"warn GOV-01.mailbox deployment:gw-s/deployment-1 | pass 3"_s);
}

void TestGov01::environment_thatIsGuessed_warns()
{
    FactsBench bench = inventory();
    bench.facts().deployments[0].place.by = AssignedBy::Heuristic;
    QCOMPARE(textOf(bench.judge("GOV-01")), u"warn guessed-environment deployment:gw-s/deployment-1 | pass 3"_s);
}

void TestGov01::platformRoute_doesNotApply()
{
    FactsBench bench = inventory();
    bench.facts().declared.platformRoutes = {"health"};
    bench.deployment("gw-p", "health", "nowhere").owner.clear();
    QCOMPARE(textOf(bench.judge("GOV-01")), u"not_applicable GOV-01.platform deployment:gw-p/deployment-3 | pass 4"_s);
}

void TestGov01::otherEnvironments_areNotJudged()
{
    FactsBench bench = inventory();
    bench.gateway("gw-us", "production-us").lastSyncFailed = true;
    bench.deployment("gw-us", "pay").owner.clear();
    QCOMPARE(textOf(bench.judge("GOV-01")), u"pass 4"_s);
}

QTEST_GUILESS_MAIN(TestGov01)
#include "tst_gov01.moc"
