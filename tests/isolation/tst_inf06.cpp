// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;
using Balancers = std::vector<LoadBalancer>;

FactsBench behind(const Fact<Balancers> &sandbox, const Fact<Balancers> &production)
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox").loadBalancers = sandbox;
    bench.gateway("gw-p", "production").loadBalancers = production;
    return bench;
}

} // namespace

class TestInf06 : public QObject
{
    Q_OBJECT
private slots:
    void balancers_ofTheirOwn_pass_data();
    void balancers_ofTheirOwn_pass();
    void balancer_thatFrontsBoth_fails_data();
    void balancer_thatFrontsBoth_fails();
    void front_thatManyShare_warns();
    void listeners_onOneAppliance_warn();
    void balancers_thatNobodyTells_areUnknown();
    void side_thatIsStale_isUnknown_andKeepsAProof();
    void gateways_exposedDirectly_doNotApply_onlyApart();
    void gateway_thatServesBoth_fails();
    void environment_thatIsGuessed_warns();
    void production_againstProduction_isNoFinding();
};

void TestInf06::balancers_ofTheirOwn_pass_data()
{
    QTest::addColumn<QString>("sandbox");
    QTest::addColumn<QString>("production");
    QTest::newRow("two resources") << u"arn:lb/app/sbx-edge/11aa"_s << u"arn:lb/app/prd-edge/99ff"_s;
    QTest::newRow("two services") << u"service-uid-4c1e"_s << u"service-uid-77ab"_s;
}

void TestInf06::balancers_ofTheirOwn_pass()
{
    QFETCH(QString, sandbox);
    QFETCH(QString, production);
    FactsBench bench = behind(Balancers{{sandbox.toStdString(), false}}, Balancers{{production.toStdString(), false}});
    QCOMPARE(textOf(bench.judge("INF-06")), u"pass 1"_s);
}

void TestInf06::balancer_thatFrontsBoth_fails_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("one resource") << u"arn:lb/app/edge/55"_s;
    QTest::newRow("one address and port") << u"203.0.113.10:443"_s;
}

void TestInf06::balancer_thatFrontsBoth_fails()
{
    QFETCH(QString, id);
    const Balancers one = {{"other-s", false}, {id.toStdString(), false}};
    FactsBench bench = behind(one, Balancers{{id.toStdString(), false}});
    const ControlResult result = bench.judge("INF-06");
    QCOMPARE(textOf(result), u"fail INF-06.same-balancer gateways:gw-s/gw-p | pass 0"_s);
    QCOMPARE(QString::fromStdString(result.units.front().sandbox.value), id);
    QCOMPARE(QString::fromStdString(result.units.front().production.value), id);
}

void TestInf06::front_thatManyShare_warns()
{
    const Balancers one = {{"203.0.113.10:443", true}};
    QCOMPARE(reasonsOf(behind(one, one).judge("INF-06")), u"warn INF-06.same-range"_s);
}

void TestInf06::listeners_onOneAppliance_warn()
{
    FactsBench bench = behind(Balancers{{"203.0.113.10:8443", false}}, Balancers{{"203.0.113.10:443", false}});
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"warn INF-06.same-appliance"_s);
}

void TestInf06::balancers_thatNobodyTells_areUnknown()
{
    const Balancers own = {{"lb-s", false}};
    QCOMPARE(reasonsOf(behind(own, FactState::Unsupported).judge("INF-06")), u"unknown INF-06.not-told"_s);
    QCOMPARE(reasonsOf(behind(FactState::Unreadable, own).judge("INF-06")), u"unknown INF-06.not-told"_s);
}

void TestInf06::side_thatIsStale_isUnknown_andKeepsAProof()
{
    FactsBench bench = behind(Balancers{{"lb-s", false}}, Balancers{{"lb-p", false}});
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"unknown stale"_s);
    bench.facts().gateways[1].loadBalancers = Balancers{{"lb-s", false}};
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"fail INF-06.same-balancer"_s);
}

void TestInf06::gateways_exposedDirectly_doNotApply_onlyApart()
{
    FactsBench bench = behind(FactState::KnownEmpty, FactState::KnownEmpty);
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"unknown INF-06.not-told"_s);
    bench.facts().gateways[0].nodeAddresses = Strings{"10.8.0.4:443"};
    bench.facts().gateways[1].nodeAddresses = Strings{"10.40.0.9:443"};
    QCOMPARE(bench.judge("INF-06").verdict, Verdict::NotApplicable);
    bench.facts().gateways[1].nodeAddresses = Strings{"10.8.0.4:443"};
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"fail INF-06.same-balancer"_s);
}

void TestInf06::gateway_thatServesBoth_fails()
{
    FactsBench bench;
    GatewayFacts &gateway = bench.gateway("gw-both", "both");
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"unknown INF-06.not-told"_s);
    gateway.loadBalancers = Balancers{{"lb-1", false}};
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"fail INF-06.one-gateway"_s);
    gateway.loadBalancers = Balancers{{"lb-1", false}, {"lb-2", false}}; // each may take the calls of one side
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"unknown INF-06.not-divided"_s);
}

void TestInf06::environment_thatIsGuessed_warns()
{
    FactsBench bench = behind(Balancers{{"lb-s", false}}, Balancers{{"lb-p", false}});
    bench.facts().gateways[0].by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("INF-06")), u"warn guessed-environment"_s);
}

void TestInf06::production_againstProduction_isNoFinding()
{
    FactsBench bench = behind(Balancers{{"lb-s", false}}, Balancers{{"lb-p", false}});
    bench.gateway("gw-us", "production-us").loadBalancers = Balancers{{"lb-p", false}};
    QCOMPARE(textOf(bench.judge("INF-06")), u"pass 1"_s);
}

QTEST_GUILESS_MAIN(TestInf06)
#include "tst_inf06.moc"
