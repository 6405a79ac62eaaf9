// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/scene.h"
#include "topology/topologybench.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::topology;
using namespace bulkhead::topology::test;
using namespace Qt::StringLiterals;

namespace {

//! Twenty quiet APIs on either side, and one that crosses.
FactsBench crowded()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        call(bench, "gw-s", "api-" + number, "10.8.1." + number);
        call(bench, "gw-p", "api-" + number, "10.50.1." + number);
    }
    call(bench, "gw-s", "fx-rates", "10.50.1.0");
    return bench;
}

int count(const Scene &scene, Item::Kind kind, Rank rank, Side side)
{
    return static_cast<int>(std::count_if(scene.items.begin(), scene.items.end(), [&](const Item &item) {
        return item.kind == kind && item.rank == rank && item.side == side;
    }));
}

std::string fingerprintOf(const Graph &graph, std::string_view control)
{
    for (const ControlResult &result : graph.result->controls) {
        for (const UnitResult &unit : result.units) {
            if (result.control == control && unit.verdict == Verdict::Fail)
                return findingFingerprint(control, unit.unit);
        }
    }
    return {};
}

} // namespace

//! What of a graph is shown: groups, the ways of pipes, one finding.
class TestTopologyScene : public QObject
{
    Q_OBJECT
private slots:
    void crowd_isOneGroup_andWhatCrossesStandsAlone();
    void expandedGroup_and_all_showEveryApi();
    void fewApis_areNoGroup();
    void crossing_isAPipe_withFreePlacesToTheWall();
    void manyThatCrossAlike_areOneGroup_withOnePipe();
    void hostsOfTheSameGroups_areOneGroup_untilItIsOpened();
    void gatewayOnTheWall_hangsFromACornerOfEachHalf();
    void finding_showsOnlyWhatItRestsOn();
    void findingThatNoCrossingShows_joinsItsTwoFacts();
    void unknownFinding_showsNothing();
};

void TestTopologyScene::crowd_isOneGroup_andWhatCrossesStandsAlone()
{
    FactsBench bench = crowded();
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Api, Side::Sandbox), 1);
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Api, Side::Sandbox), 1);
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Host, Side::Sandbox), 1);
    QCOMPARE(scene.apis[0], std::size_t(21));
    const auto group = std::find_if(scene.items.begin(), scene.items.end(), [](const Item &item) {
        return item.kind == Item::Kind::Group && item.rank == Rank::Api && item.side == Side::Sandbox;
    });
    QCOMPARE(group->nodes.size(), std::size_t(20));
    // The host that fx-rates reaches is production's own: it stands alone beside the group's other hosts.
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Host, Side::Production), 1);
}

void TestTopologyScene::expandedGroup_and_all_showEveryApi()
{
    FactsBench bench = crowded();
    const Graph graph = graphOf(bench);
    SceneOptions options;
    options.expanded = {"group/sandbox/gw-s"};
    const Scene expanded = makeScene(graph, bench.facts(), options);
    QCOMPARE(count(expanded, Item::Kind::Node, Rank::Api, Side::Sandbox), 21);
    QCOMPARE(count(expanded, Item::Kind::Group, Rank::Api, Side::Production), 1);
    options = {};
    options.all = true;
    const Scene all = makeScene(graph, bench.facts(), options);
    QCOMPARE(count(all, Item::Kind::Node, Rank::Api, Side::Sandbox), 21);
    QCOMPARE(count(all, Item::Kind::Group, Rank::Api, Side::Production), 0);
}

void TestTopologyScene::fewApis_areNoGroup()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (int i = 0; i < 12; ++i)
        call(bench, "gw-s", "api-" + std::to_string(i), "10.8.1." + std::to_string(i));
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Api, Side::Sandbox), 12);
}

void TestTopologyScene::crossing_isAPipe_withFreePlacesToTheWall()
{
    FactsBench bench = crowded();
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(scene.pipes.size(), std::size_t(1));
    const Pipe &pipe = scene.pipes.front();
    QCOMPARE(scene.items[pipe.left].rank, Rank::Upstream);
    QCOMPARE(scene.items[pipe.right].rank, Rank::Host);
    QCOMPARE(pipe.leftSpaces.size(), std::size_t(1));
    QCOMPARE(scene.items[pipe.leftSpaces.front()].rank, Rank::Host);
    QCOMPARE(pipe.rightSpaces.size(), std::size_t(0));
    QCOMPARE(pipe.caller, Side::Sandbox);
    QCOMPARE(pipe.verdict, Verdict::Fail);
}

void TestTopologyScene::manyThatCrossAlike_areOneGroup_withOnePipe()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (int i = 0; i < 30; ++i)
        call(bench, "gw-s", "api-" + std::to_string(i), "10.50.1.1");
    call(bench, "gw-p", "core", "10.50.1.1");
    const Graph graph = graphOf(bench);
    QCOMPARE(graph.crossings.size(), std::size_t(30));
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(scene.pipes.size(), std::size_t(1));
    QCOMPARE(scene.pipes.front().crossings.size(), std::size_t(30));
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Api, Side::Sandbox), 1);
}

void TestTopologyScene::hostsOfTheSameGroups_areOneGroup_untilItIsOpened()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    bench.gateway("gw-t", "sandbox");
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        call(bench, "gw-s", "one-" + number, "10.8.1." + number);
        call(bench, "gw-t", "two-" + number, "10.8.1." + number);
    }
    const Graph graph = graphOf(bench);
    SceneOptions options;
    const Scene scene = makeScene(graph, bench.facts(), options);
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Api, Side::Sandbox), 2);
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Host, Side::Sandbox), 1);
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Host, Side::Sandbox), 0);
    const auto hosts = std::find_if(scene.items.begin(), scene.items.end(),
                                    [](const Item &item) { return item.rank == Rank::Host && item.kind == Item::Kind::Group; });
    options.expanded = {hosts->key.substr(0, hosts->key.find('#'))};
    QCOMPARE(count(makeScene(graph, bench.facts(), options), Item::Kind::Node, Rank::Host, Side::Sandbox), 20);
}

void TestTopologyScene::gatewayOnTheWall_hangsFromACornerOfEachHalf()
{
    FactsBench bench;
    bench.gateway("edge", "both");
    bench.deployment("edge", "notify", "sandbox");
    bench.deployment("edge", "branches", "production");
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(scene.pipes.size(), std::size_t(1));
    const Pipe &pipe = scene.pipes.front();
    QVERIFY(pipe.box != noIndex);
    QCOMPARE(scene.items[pipe.box].kind, Item::Kind::Wall);
    QCOMPARE(scene.items[pipe.left].kind, Item::Kind::Space);
    QCOMPARE(pipe.leftSpaces.size(), std::size_t(3));
    QCOMPARE(scene.lines.size(), std::size_t(2));
    QCOMPARE(scene.lines.front().from, pipe.left);
    QCOMPARE(scene.lines.back().from, pipe.right);
}

void TestTopologyScene::finding_showsOnlyWhatItRestsOn()
{
    FactsBench bench = crowded();
    const Graph graph = graphOf(bench);
    SceneOptions options;
    options.finding = fingerprintOf(graph, "INF-07");
    QVERIFY(!options.finding.empty());
    const Scene scene = makeScene(graph, bench.facts(), options);
    QCOMPARE(scene.pipes.size(), std::size_t(1));
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Api, Side::Sandbox), 1);
    QCOMPARE(count(scene, Item::Kind::Group, Rank::Api, Side::Sandbox), 0);
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Gateway, Side::Sandbox), 1);
    QCOMPARE(count(scene, Item::Kind::Node, Rank::Api, Side::Production), 1);
}

void TestTopologyScene::findingThatNoCrossingShows_joinsItsTwoFacts()
{
    FactsBench bench = crowded();
    bench.credential("gw-s", "demo", "one-key");
    bench.credential("gw-p", "demo", "one-key");
    const Graph graph = graphOf(bench);
    SceneOptions options;
    options.finding = fingerprintOf(graph, "IDN-01");
    QVERIFY(!options.finding.empty());
    const Scene scene = makeScene(graph, bench.facts(), options);
    QCOMPARE(scene.pipes.size(), std::size_t(1));
    const Pipe &pipe = scene.pipes.front();
    QVERIFY(pipe.crossings.empty());
    QCOMPARE(graph.nodes[scene.items[pipe.left].nodes.front()].name, "gw-s");
    QCOMPARE(graph.nodes[scene.items[pipe.right].nodes.front()].name, "gw-p");
}

void TestTopologyScene::unknownFinding_showsNothing()
{
    FactsBench bench = crowded();
    const Graph graph = graphOf(bench);
    SceneOptions options;
    options.finding = "0123";
    QVERIFY(makeScene(graph, bench.facts(), options).items.empty());
}

QTEST_GUILESS_MAIN(TestTopologyScene)
#include "tst_topologyscene.moc"
