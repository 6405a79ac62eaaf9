// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologybench.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::topology;
using namespace bulkhead::topology::test;
using namespace Qt::StringLiterals;
using topology::Crossing;

//! From facts to the graph: what stands where, and what crosses.
class TestTopologyGraph : public QObject
{
    Q_OBJECT
private slots:
    void apart_nothingCrosses_andEveryWayIsThere();
    void hostOfBothSides_standsInProduction_andTheSandboxCrosses();
    void hostInTheSandboxsInventory_standsThere_andProductionCrosses();
    void twoNamesOfOnePlace_crossBetweenTheirHosts();
    void indicator_isAWarning();
    void registeredThirdParty_staysOnBothSides();
    void loopbackOfTwoMachines_isTwoHosts();
    void gatewayOfBothSides_standsOnTheWall();
    void policyOfAWholeGateway_hangsFromTheGateway();
    void targetThatCannotBeTold_isAHostThatIsNotKnown();
    void gatewayThatWasNotRead_saysSo();
    void crossing_namesItsFindings();
    void findingsOf_anApi_areThoseThatTouchIt();
    void withoutAResult_theFactsSpeakForThemselves();
};

void TestTopologyGraph::apart_nothingCrosses_andEveryWayIsThere()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.8.0.1");
    call(bench, "gw-p", "pay", "10.50.0.1");
    const Graph graph = graphOf(bench);
    QCOMPARE(graph.nodes.size(), std::size_t(8));
    QCOMPARE(graph.edges.size(), std::size_t(6));
    QCOMPARE(crossingsOf(graph), QStringList());
    QVERIFY(std::all_of(graph.nodes.begin(), graph.nodes.end(), [](const Node &node) { return node.verdict == Verdict::Pass; }));
    const std::uint32_t api = nodeOf(graph, Rank::Api, Side::Production, "pay");
    QCOMPARE(graph.nodes[graph.inward[api].front()].name, "pay-up");
    QCOMPARE(graph.nodes[graph.outward[api].front()].name, "gw-p");
}

void TestTopologyGraph::hostOfBothSides_standsInProduction_andTheSandboxCrosses()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.50.0.1");
    call(bench, "gw-p", "ledger", "10.50.0.1");
    const Graph graph = graphOf(bench);
    QCOMPARE(crossingsOf(graph), QStringList{u"pay-up>10.50.0.1:80 fail"_s});
    const std::uint32_t host = nodeOf(graph, Rank::Host, Side::Production, "10.50.0.1:80");
    QVERIFY(host != noIndex);
    QCOMPARE(nodeOf(graph, Rank::Host, Side::Sandbox, "10.50.0.1:80"), noIndex);
    QCOMPARE(graph.outward[host].size(), std::size_t(1)); // production's own call is an edge of its half
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Api, Side::Sandbox, "pay")].verdict, Verdict::Fail);
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Api, Side::Production, "ledger")].verdict, Verdict::Pass);
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Gateway, Side::Sandbox, "gw-s")].verdict, Verdict::Pass);
}

void TestTopologyGraph::hostInTheSandboxsInventory_standsThere_andProductionCrosses()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-p", "pay", "10.8.0.1").owners = bench.facts().bit(EnvironmentId(u"sandbox"_s));
    const Graph graph = graphOf(bench);
    QCOMPARE(crossingsOf(graph), QStringList{u"pay-up>10.8.0.1:80 fail"_s});
    QVERIFY(nodeOf(graph, Rank::Host, Side::Sandbox, "10.8.0.1:80") != noIndex);
}

void TestTopologyGraph::twoNamesOfOnePlace_crossBetweenTheirHosts()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    const QHash<QString, QStringList> names{{u"pay.sbx.example"_s, {u"10.20.1.5"_s}}, {u"pay.example"_s, {u"10.20.1.5"_s}}};
    resolve(call(bench, "gw-s", "pay", "pay.sbx.example:8080").endpoint, names);
    resolve(call(bench, "gw-p", "pay", "pay.example:8080").endpoint, names);
    const Graph graph = graphOf(bench);
    QCOMPARE(crossingsOf(graph), QStringList{u"pay.sbx.example:8080>pay.example:8080 fail"_s});
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Api, Side::Production, "pay")].verdict, Verdict::Fail);
}

void TestTopologyGraph::indicator_isAWarning()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.50.0.1:9080");
    call(bench, "gw-p", "pay", "10.50.0.1:8080");
    const Graph graph = graphOf(bench);
    QCOMPARE(crossingsOf(graph), QStringList{u"10.50.0.1:9080>10.50.0.1:8080 warn"_s});
}

void TestTopologyGraph::registeredThirdParty_staysOnBothSides()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    bench.facts().declared.sharedExternal = {"maps.example"};
    call(bench, "gw-s", "trip", "maps.example");
    call(bench, "gw-p", "trip", "maps.example");
    const Graph graph = graphOf(bench);
    QCOMPARE(crossingsOf(graph), QStringList());
    QVERIFY(nodeOf(graph, Rank::Host, Side::Sandbox, "maps.example:80") != noIndex);
    QVERIFY(nodeOf(graph, Rank::Host, Side::Production, "maps.example:80") != noIndex);
}

void TestTopologyGraph::loopbackOfTwoMachines_isTwoHosts()
{
    FactsBench bench;
    bench.gateway("gw-1", "sandbox").admin = endpoint("https://one.sbx.example:8444");
    bench.gateway("gw-2", "sandbox").admin = endpoint("https://two.sbx.example:8444");
    bench.gateway("gw-p", "production").admin = endpoint("https://admin.prd.example:8444");
    call(bench, "gw-1", "pay", "127.0.0.1:9000");
    call(bench, "gw-2", "cards", "127.0.0.1:9000");
    const Graph graph = graphOf(bench);
    QCOMPARE(graph.count(Rank::Host, Side::Sandbox), std::size_t(2));
    QCOMPARE(crossingsOf(graph), QStringList());
}

void TestTopologyGraph::gatewayOfBothSides_standsOnTheWall()
{
    FactsBench bench;
    bench.gateway("edge", "both");
    bench.deployment("edge", "notify", "sandbox");
    bench.deployment("edge", "branches", "production");
    const Graph graph = graphOf(bench);
    const std::uint32_t gateway = nodeOf(graph, Rank::Gateway, Side::Sandbox, "edge");
    QVERIFY(graph.nodes[gateway].isShared);
    QCOMPARE(graph.count(Rank::Gateway, Side::Production), std::size_t(1));
    QCOMPARE(crossingsOf(graph), QStringList{u"edge>edge fail"_s});
    QVERIFY(graph.crossings.front().isGateway());
    QCOMPARE(graph.crossings.front().findings.front().control, "INF-01");
    QCOMPARE(graph.inward[gateway].size(), std::size_t(2));
}

void TestTopologyGraph::policyOfAWholeGateway_hangsFromTheGateway()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.8.0.1");
    call(bench, "gw-s", "cards", "10.8.0.2");
    const auto audit = static_cast<std::uint32_t>(bench.facts().targets.size());
    TargetFacts &target = call(bench, "gw-s", "pay", "10.8.0.9");
    target.role = TargetFacts::Role::Callout;
    target.via = target.viaId = "audit";
    bench.facts().deployments[1].targets.push_back(audit); // as a global policy's are
    const Graph graph = graphOf(bench);
    const std::uint32_t via = nodeOf(graph, Rank::Upstream, Side::Sandbox, "audit");
    QVERIFY(graph.nodes[via].isPolicy);
    QCOMPARE(graph.outward[via].size(), std::size_t(1));
    QCOMPARE(graph.nodes[graph.outward[via].front()].rank, Rank::Gateway);
}

void TestTopologyGraph::targetThatCannotBeTold_isAHostThatIsNotKnown()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    TargetFacts &target = call(bench, "gw-s", "pay", "10.8.0.1");
    target.endpoint = Endpoint();
    target.kind = TargetFacts::Kind::Dynamic;
    target.opaque = true;
    const Graph graph = graphOf(bench);
    const std::uint32_t host = nodeOf(graph, Rank::Host, Side::Sandbox, "");
    QVERIFY(host != noIndex);
    QCOMPARE(graph.nodes[host].state, FactState::Unreadable);
}

void TestTopologyGraph::gatewayThatWasNotRead_saysSo()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    bench.setStale("gw-s");
    bench.facts().gateways[bench.indexOf("gw-p")].wasRead = false;
    const Graph graph = graphOf(bench);
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Gateway, Side::Sandbox, "gw-s")].state, FactState::Stale);
    QCOMPARE(graph.nodes[nodeOf(graph, Rank::Gateway, Side::Production, "gw-p")].state, FactState::Unreadable);
}

void TestTopologyGraph::crossing_namesItsFindings()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.50.0.1");
    call(bench, "gw-p", "ledger", "10.50.0.1");
    const Graph graph = graphOf(bench);
    const auto &findings = graph.crossings.front().findings;
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.control == "INF-07"; }));
    const Finding first = findings.front();
    QCOMPARE(findingOf(*graph.result, findingFingerprint(first.control, first.unit->unit)), first);
    QCOMPARE(findingOf(*graph.result, "no such finding").unit, nullptr);
}

void TestTopologyGraph::findingsOf_anApi_areThoseThatTouchIt()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.50.0.1");
    call(bench, "gw-s", "quiet", "10.8.0.3");
    call(bench, "gw-p", "ledger", "10.50.0.1");
    const Graph graph = graphOf(bench);
    const auto of = [&](const char *name) {
        QStringList controls;
        for (const Finding &finding : findingsOf(graph, bench.facts(), nodeOf(graph, Rank::Api, Side::Sandbox, name)))
            controls.append(QString::fromUtf8(finding.control.data(), static_cast<qsizetype>(finding.control.size())));
        return controls;
    };
    QVERIFY(of("pay").contains(u"INF-07"_s));
    QVERIFY(!of("quiet").contains(u"INF-07"_s));
}

void TestTopologyGraph::withoutAResult_theFactsSpeakForThemselves()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "pay", "10.50.0.1");
    call(bench, "gw-p", "ledger", "10.50.0.1");
    const Graph graph = buildGraph(bench.pair(), nullptr);
    QCOMPARE(crossingsOf(graph), QStringList{u"pay-up>10.50.0.1:80 fail"_s});
    QVERIFY(graph.crossings.front().findings.empty());
}

QTEST_GUILESS_MAIN(TestTopologyGraph)
#include "tst_topologygraph.moc"
