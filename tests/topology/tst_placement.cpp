// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/placement.h"
#include "topology/topologybench.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::topology;
using namespace bulkhead::topology::test;

//! Rows: nothing overlaps, lines are straight where they can be, pipes find free places.
class TestPlacement : public QObject
{
    Q_OBJECT
private slots:
    void spread_farWishes_areMet();
    void spread_oneWishForAll_sharesTheRoom();
    void spread_chance_keepsOrderAndDistance();
    void chain_isStraight_andItsGatewayInTheMiddle();
    void itemsOfOneRank_neverOverlap();
    void pipes_goThroughTheWallApart();
    void pipe_passesWhereNoHostIs();
    void gatewayOnTheWall_standsBelowAllOthers();
};

void TestPlacement::spread_farWishes_areMet()
{
    QCOMPARE(spread({0, 5, 9}, {1, 1, 1}, {1, 1, 1}), (std::vector<double>{0, 5, 9}));
}

void TestPlacement::spread_oneWishForAll_sharesTheRoom()
{
    QCOMPARE(spread({2, 2, 2}, {1, 1, 1}, {1, 1, 1}), (std::vector<double>{1, 2, 3}));
}

void TestPlacement::spread_chance_keepsOrderAndDistance()
{
    QRandomGenerator chance(7);
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = 1 + chance.bounded(30U);
        std::vector<double> wishes(count), weights(count), distances(count, 1);
        for (std::size_t i = 0; i < count; ++i) {
            wishes[i] = chance.bounded(20.0);
            weights[i] = 0.1 + chance.bounded(4.0);
        }
        const std::vector<double> placed = spread(wishes, weights, distances);
        for (std::size_t i = 1; i < count; ++i)
            QVERIFY(placed[i] - placed[i - 1] > 1 - 1e-9);
    }
}

void TestPlacement::chain_isStraight_andItsGatewayInTheMiddle()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (const char *number : {"1", "2", "3"})
        call(bench, "gw-s", std::string("api-") + number, std::string("10.8.0.") + number);
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    const Placement placed = place(scene, naturalOrder(scene));
    for (const Line &line : scene.lines) {
        if (scene.items[line.from].rank == Rank::Gateway)
            continue;
        QVERIFY(std::abs(placed.rows[line.from] - placed.rows[line.to]) < 1e-6);
    }
    const auto gateway = std::find_if(scene.items.begin(), scene.items.end(), [](const Item &item) {
        return item.rank == Rank::Gateway && item.side == Side::Sandbox;
    });
    QCOMPARE(placed.rows[static_cast<std::size_t>(gateway - scene.items.begin())], 1.0);
    QCOMPARE(placed.rowCount, 3.0);
}

void TestPlacement::itemsOfOneRank_neverOverlap()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (int i = 0; i < 40; ++i) {
        call(bench, "gw-s", "api-" + std::to_string(i), "10.8.0." + std::to_string(i * 7 % 11));
        call(bench, "gw-p", "api-" + std::to_string(i), "10.50.0." + std::to_string(i % 5));
        if (i % 4 == 0)
            call(bench, "gw-s", "api-" + std::to_string(i), "10.50.0." + std::to_string(i % 5));
    }
    const Graph graph = graphOf(bench);
    SceneOptions options;
    options.all = true;
    const Scene scene = makeScene(graph, bench.facts(), options);
    const SceneOrder order = naturalOrder(scene);
    const Placement placed = place(scene, order);
    for (const RankOrder &half : order) {
        for (const auto &rank : half) {
            for (std::size_t i = 1; i < rank.size(); ++i)
                QVERIFY(placed.rows[rank[i]] - placed.rows[rank[i - 1]] > 1 - 1e-6);
        }
    }
}

void TestPlacement::pipes_goThroughTheWallApart()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (const char *number : {"1", "2", "3", "4"}) {
        call(bench, "gw-s", "fx", std::string("10.50.0.") + number);
        call(bench, "gw-p", std::string("core-") + number, std::string("10.50.0.") + number);
    }
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    QCOMPARE(scene.pipes.size(), std::size_t(4));
    std::vector<double> through = place(scene, naturalOrder(scene)).wallRows;
    std::sort(through.begin(), through.end());
    for (std::size_t i = 1; i < through.size(); ++i)
        QVERIFY(through[i] - through[i - 1] > 0.5);
}

void TestPlacement::pipe_passesWhereNoHostIs()
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    call(bench, "gw-s", "fx", "10.50.0.1");
    call(bench, "gw-p", "core", "10.50.0.1");
    for (const char *number : {"1", "2", "3"})
        call(bench, "gw-s", "fx", std::string("10.8.0.") + number);
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    const Placement placed = place(scene, naturalOrder(scene));
    const std::uint32_t space = scene.pipes.front().leftSpaces.front();
    for (std::uint32_t i = 0; i < scene.items.size(); ++i) {
        const Item &item = scene.items[i];
        if (i != space && item.rank == Rank::Host && item.side == Side::Sandbox)
            QVERIFY(std::abs(placed.rows[i] - placed.rows[space]) > 1 - 1e-6);
    }
}

void TestPlacement::gatewayOnTheWall_standsBelowAllOthers()
{
    FactsBench bench;
    bench.gateway("edge", "both");
    bench.gateway("gw-s", "sandbox");
    bench.deployment("edge", "a-notify", "sandbox");
    bench.deployment("edge", "a-branches", "production");
    for (const char *number : {"1", "2", "3"})
        call(bench, "gw-s", std::string("b-api-") + number, std::string("10.8.0.") + number);
    const Graph graph = graphOf(bench);
    const Scene scene = makeScene(graph, bench.facts(), {});
    const Placement placed = place(scene, naturalOrder(scene));
    for (std::uint32_t i = 0; i < scene.items.size(); ++i) {
        if (scene.items[i].key == "api/sandbox/id-a-notify")
            QVERIFY(placed.rows[i] > 2);
    }
}

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
