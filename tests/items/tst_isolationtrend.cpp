// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evaluate.h"
#include "items/isolationtrend.h"
#include "items/walltrend.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace Qt::StringLiterals;

namespace {

CheckRun runAt(qint64 id, std::int64_t identityFindings, bool isAssessed = true)
{
    PairResult result;
    result.score.status = identityFindings > 0 ? Status::NotIsolated : Status::Weak;
    result.score.figures.proven = 40;
    for (const Layer layer : wallLayers)
        result.layers[static_cast<std::size_t>(layer)].status = Status::Weak;
    result.layers[static_cast<std::size_t>(Layer::Identity)].status = isAssessed ? Status::NotIsolated : Status::NotAssessed;
    ControlResult control;
    control.control = "IDN-01";
    control.verdict = Verdict::Fail;
    control.counts[Verdict::Fail] = identityFindings;
    result.controls.push_back(control);
    CheckRun run;
    run.id = id;
    run.at = UtcTime(std::chrono::hours(id));
    run.summary = runSummary(result, ControlCatalogue::builtIn(), true);
    return run;
}

} // namespace

//! Kept runs as points of a trend.
class TestIsolationTrend : public QObject
{
    Q_OBJECT
private slots:
    void runs_newestFirst_becomePointsInTime();
    void layerThatWasNotAssessed_isNoZero();
    void runThatCannotBeRead_isLeftOut();
    void model_showsNewestFirst();
    void wall_lastThirtyDays_areStepsUntilNow();
};

void TestIsolationTrend::runs_newestFirst_becomePointsInTime()
{
    const auto points = trendOf({runAt(3, 1), runAt(2, 5), runAt(1, 0)});
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points.front().at, UtcTime(std::chrono::hours(1)));
    QCOMPARE(points[1].findings(Layer::Identity), std::optional<std::int64_t>(5));
    QCOMPARE(points[2].findings(), 1);
    QCOMPARE(points[2].summary.status, Status::NotIsolated);
}

void TestIsolationTrend::layerThatWasNotAssessed_isNoZero()
{
    const auto points = trendOf({runAt(1, 0, false)});
    QCOMPARE(points.front().findings(Layer::Identity), std::nullopt);
    QCOMPARE(points.front().findings(Layer::Data), std::optional<std::int64_t>(0));
}

void TestIsolationTrend::runThatCannotBeRead_isLeftOut()
{
    CheckRun broken = runAt(2, 1);
    broken.summary.clear();
    QCOMPARE(trendOf({broken, runAt(1, 1)}).size(), std::size_t(1));
}

void TestIsolationTrend::model_showsNewestFirst()
{
    TrendModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPoints(trendOf({runAt(2, 7, true), runAt(1, 3, false)}));
    QCOMPARE(model.rowCount(), 2);
    const int identity = TrendModel::layerColumn + 1;
    QCOMPARE(model.index(0, identity).data(TrendModel::FindingsRole).toLongLong(), 7);
    QVERIFY(!model.index(1, identity).data(TrendModel::FindingsRole).isValid());
    QCOMPARE(model.index(0, 0).data(TrendModel::ProvenRole).toInt(), 40);
}

void TestIsolationTrend::wall_lastThirtyDays_areStepsUntilNow()
{
    constexpr int day = 24;
    const UtcTime now{std::chrono::hours(100 * day)};
    const auto point = [](int hours, std::optional<int> proven) {
        TrendPoint one;
        one.at = UtcTime(std::chrono::hours(hours));
        RunSummary::OfLayer layer;
        layer.layer = Layer::Data;
        layer.status = proven ? Status::Weak : Status::NotAssessed;
        layer.figures.proven = proven;
        one.summary.layers.push_back(layer);
        return one;
    };
    const auto dataOf = [&](const std::vector<TrendPoint> &points) { return wallTrendsOf(points, now)[2]; };
    QCOMPARE(wallLayers[2], Layer::Data);
    // What was said last before the thirty days holds when they begin; what says the same is no step.
    QCOMPARE(dataOf({point(10 * day, 20), point(20 * day, 30), point(85 * day, 30), point(85 * day + 1, 60), point(100 * day, 60)}),
             (WallTrend{{0, 30}, {1 - (15.0 * day - 1) / (30 * day), 60}}));
    QCOMPARE(dataOf({point(85 * day, 30), point(100 * day, std::nullopt)}), (WallTrend{{0.5, 30}, {1, std::nullopt}}));
    QVERIFY(dataOf({}).empty());
}

QTEST_GUILESS_MAIN(TestIsolationTrend)
#include "tst_isolationtrend.moc"
