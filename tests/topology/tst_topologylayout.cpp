// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/layout/graphvizorder.h"
#include "topology/layout/topologylayout.h"
#include "topology/topologybench.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::topology;
using namespace bulkhead::topology::test;

namespace {

//! APIs whose hosts are named the wrong way round: every line crosses every other until they are put in order.
FactsBench tangled(int apis)
{
    FactsBench bench = isolation::test::sandboxAndProduction();
    for (int i = 0; i < apis; ++i)
        call(bench, "gw-s", "api-" + std::to_string(i), "10.8.0." + std::to_string(i / 2));
    auto &row = bench.facts().deployments;
    for (std::size_t i = 0; i < row.size() / 2; i += 2)
        std::swap(row[i].targets, row[row.size() - 1 - i].targets);
    return bench;
}

std::size_t tanglesOf(const Scene &scene, const SceneOrder &order)
{
    std::vector<std::size_t> place(scene.items.size());
    for (const RankOrder &half : order) {
        for (const auto &rank : half) {
            for (std::size_t i = 0; i < rank.size(); ++i)
                place[rank[i]] = i;
        }
    }
    std::size_t tangles = 0;
    for (const Line &a : scene.lines) {
        for (const Line &b : scene.lines) {
            if (scene.items[a.from].rank == scene.items[b.from].rank && place[a.from] < place[b.from] && place[a.to] > place[b.to])
                ++tangles;
        }
    }
    return tangles;
}

SceneOptions everything()
{
    SceneOptions options;
    options.all = true;
    return options;
}

TopologyQuestion questionOf(FactsBench &bench, const SceneOptions &options)
{
    TopologyQuestion question;
    question.facts = std::make_shared<const EstateFacts>(bench.facts());
    question.index = std::make_shared<const FactIndex>(*question.facts);
    question.sandbox = EnvironmentId(QStringLiteral("sandbox"));
    question.production = EnvironmentId(QStringLiteral("production"));
    question.options = options;
    return question;
}

} // namespace

//! Graphviz's part: order within ranks, off the GUI thread, one at a time, superseded by the next question.
class TestTopologyLayout : public QObject
{
    Q_OBJECT
private slots:
    void order_ofATangle_crossesLess();
    void order_keepsEveryItemOnce();
    void order_isTheSameEveryTime();
    void order_cancelled_saysSo();
    void order_onTwoThreads_isOneAtATime();
    void ask_answersWithAPicture();
    void ask_twice_answersTheLastQuestion();
    void layout_destroyedWhileBusy_waits();
};

void TestTopologyLayout::order_ofATangle_crossesLess()
{
    FactsBench bench = tangled(24);
    const Scene scene = makeScene(buildGraph(bench.pair(), nullptr), bench.facts(), everything());
    GraphvizOrder engine;
    const Result<SceneOrder> order = engine.order(scene, {});
    QVERIFY(order.has_value());
    const std::size_t before = tanglesOf(scene, naturalOrder(scene));
    QVERIFY(before > 0);
    QCOMPARE(tanglesOf(scene, *order), std::size_t(0)); // a tree can be drawn without one
}

void TestTopologyLayout::order_keepsEveryItemOnce()
{
    FactsBench bench = tangled(30);
    const Scene scene = makeScene(buildGraph(bench.pair(), nullptr), bench.facts(), everything());
    GraphvizOrder engine;
    SceneOrder order = engine.order(scene, {}).value();
    SceneOrder natural = naturalOrder(scene);
    for (std::size_t side = 0; side < order.size(); ++side) {
        for (std::size_t rank = 0; rank < order[side].size(); ++rank) {
            std::sort(order[side][rank].begin(), order[side][rank].end());
            QCOMPARE(order[side][rank], natural[side][rank]);
        }
    }
}

void TestTopologyLayout::order_isTheSameEveryTime()
{
    FactsBench bench = tangled(40);
    const Scene scene = makeScene(buildGraph(bench.pair(), nullptr), bench.facts(), everything());
    GraphvizOrder one, other;
    QCOMPARE(one.order(scene, {}).value(), other.order(scene, {}).value());
}

void TestTopologyLayout::order_cancelled_saysSo()
{
    FactsBench bench = tangled(10);
    const Scene scene = makeScene(buildGraph(bench.pair(), nullptr), bench.facts(), everything());
    const CancelToken cancel;
    cancel.cancel();
    GraphvizOrder engine;
    const Result<SceneOrder> order = engine.order(scene, cancel);
    QVERIFY(!order.has_value());
    QCOMPARE(order.error().kind, Error::Kind::Cancelled);
}

void TestTopologyLayout::order_onTwoThreads_isOneAtATime()
{
    FactsBench bench = tangled(60);
    const Scene scene = makeScene(buildGraph(bench.pair(), nullptr), bench.facts(), everything());
    GraphvizOrder reference;
    const SceneOrder expected = reference.order(scene, {}).value();
    std::array<bool, 2> same{};
    std::array<std::thread, 2> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i] = std::thread([&scene, &expected, &ok = same[i]] {
            GraphvizOrder own;
            ok = true;
            for (int round = 0; round < 5; ++round)
                ok = ok && own.order(scene, {}).value() == expected;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(same[0] && same[1]);
}

void TestTopologyLayout::ask_answersWithAPicture()
{
    FactsBench bench = tangled(10);
    TopologyLayout layout;
    std::shared_ptr<const TopologyPicture> got;
    connect(&layout, &TopologyLayout::ready, this, [&got](const auto &picture) { got = picture; });
    layout.ask(questionOf(bench, everything()));
    QVERIFY(layout.isBusy());
    QTRY_VERIFY(got != nullptr);
    QVERIFY(!layout.isBusy());
    QVERIFY(got->isOrdered);
    QCOMPARE(got->placement.rows.size(), got->scene.items.size());
}

void TestTopologyLayout::ask_twice_answersTheLastQuestion()
{
    FactsBench bench = tangled(30);
    TopologyLayout layout;
    std::vector<std::shared_ptr<const TopologyPicture>> got;
    connect(&layout, &TopologyLayout::ready, this, [&got](const auto &picture) { got.push_back(picture); });
    const TopologyQuestion first = questionOf(bench, everything());
    TopologyQuestion second = first;
    second.options = {};
    for (int i = 0; i < 20; ++i)
        layout.ask(first);
    layout.ask(second);
    QTRY_VERIFY(!layout.isBusy());
    QCOMPARE(got.size(), std::size_t(1));
    QVERIFY(!got.front()->question.options.all);
}

void TestTopologyLayout::layout_destroyedWhileBusy_waits()
{
    FactsBench bench = tangled(100);
    bool answered = false;
    {
        TopologyLayout layout;
        connect(&layout, &TopologyLayout::ready, this, [&answered] { answered = true; });
        layout.ask(questionOf(bench, everything()));
    }
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TestTopologyLayout)
#include "tst_topologylayout.moc"
