// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/heatmapmodel.h"
#include "items/isolationviews.h"
#include "items/wall.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);

//! "fail 1", "unknown", "pass", "-" for each layer of an API.
QStringList cellsOf(const HeatMapModel &model, int row)
{
    QStringList cells;
    for (int column = 1; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(row, column);
        const QVariant verdict = index.data(HeatMapModel::VerdictRole);
        cells << (verdict.isValid() ? QString::fromLatin1(toWire(static_cast<Verdict>(verdict.toInt())).data()) : u"-"_s);
    }
    return cells;
}

const Layer identity = Layer::Identity;

} // namespace

//! What the isolation screens show, from facts made by hand.
class TestIsolationItems : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void query_asText_comesBackEqual();
    void findings_ofALeak_areThoseBetweenItsGateways();
    void findings_ofANamedControl_areThereEvenIfItPasses();
    void findings_ofAnApi_leaveOutThoseOfOthers();
    void wall_sharedKey_isAPipeBetweenTheTwoGateways();
    void wall_leakingGateways_standNearestToTheWall();
    void wall_oneGatewayForBoth_standsOnTheWall();
    void wall_nothingShared_isUnprovenAndSaysWhatIsMissing();
    void wall_unreadGateway_isNotCurrent();
    void heatMap_rows_areWorstFirst();
    void heatMap_undecidedControls_neverLookFine();
    void heatMap_apiOnOneSide_isNotAssessedOrWorse();
    void heatMap_filter_isByName();
    void heatMap_findings_areOfTheApiOrOfItsGateways();
};

void TestIsolationItems::query_asText_comesBackEqual()
{
    FindingQuery query;
    query.layer = identity;
    query.verdict = Verdict::Fail;
    query.control = u"IDN-01"_s;
    query.api = u"a/b&c=d %25"_s;
    query.sandbox = u"kong sbx"_s;
    query.production = QString();
    query.fingerprint = u"abc"_s;
    QCOMPARE(FindingQuery::fromText(query.toText()), query);
    QCOMPARE(FindingQuery::fromText(FindingQuery().toText()), FindingQuery());
}

void TestIsolationItems::findings_ofALeak_areThoseBetweenItsGateways()
{
    FactsBench bench = leakyEstate();
    const auto view = viewOf(bench);
    const PairReport *report = reportOf(*view, sandbox, production);
    QVERIFY(report);
    FindingQuery query;
    query.layer = identity;
    query.verdict = Verdict::Fail;
    query.sandbox = u"kong-sbx"_s;
    query.production = u"kong-prd"_s;
    const auto keys = findingsOf(*view, report->result, query);
    QCOMPARE(keys.size(), std::size_t(1));
    QCOMPARE(report->result.controls[keys[0].control].control, std::string("IDN-01"));
    query.production = QString(); // a finding with no fact in production
    QVERIFY(findingsOf(*view, report->result, query).empty());
}

void TestIsolationItems::findings_ofANamedControl_areThereEvenIfItPasses()
{
    FactsBench bench = leakyEstate();
    const auto view = viewOf(bench);
    const PairResult &result = view->report.pairs.front().result;
    const auto passing = std::find_if(result.controls.begin(), result.controls.end(), [](const ControlResult &one) { return one.units.empty(); });
    QVERIFY(passing != result.controls.end());
    FindingQuery query;
    query.control = QString::fromStdString(passing->control);
    const auto keys = findingsOf(*view, result, query);
    QCOMPARE(keys.size(), std::size_t(1));
    QCOMPARE(keys[0].unit, FindingKey::noUnit);
    query.control = u"XXX-99"_s;
    QVERIFY(findingsOf(*view, result, query).empty());
}

void TestIsolationItems::findings_ofAnApi_leaveOutThoseOfOthers()
{
    FactsBench bench = leakyEstate();
    const auto view = viewOf(bench);
    const PairResult &result = view->report.pairs.front().result;
    FindingQuery query;
    query.verdict = Verdict::Fail;
    query.layer = Layer::Infrastructure;
    query.api = view->report.facts->apis[1].id.text(); // calls production
    QVERIFY(!findingsOf(*view, result, query).empty());
    query.api = view->report.facts->apis[0].id.text();
    QVERIFY(findingsOf(*view, result, query).empty());
    query.api = u"no such api"_s;
    QVERIFY(findingsOf(*view, result, query).empty());
}

void TestIsolationItems::wall_sharedKey_isAPipeBetweenTheTwoGateways()
{
    FactsBench bench = leakyEstate();
    const auto view = viewOf(bench);
    const Wall wall = wallOf(*view, view->report.pairs.front());
    const WallBand &band = wall.bands[static_cast<std::size_t>(identity)];
    QCOMPARE(band.score.status, isolation::Status::NotIsolated);
    QVERIFY(!band.leaks.empty());
    QCOMPARE(band.leaks.front().sandbox, u"kong-sbx"_s);
    QCOMPARE(band.leaks.front().production, u"kong-prd"_s);
    QCOMPARE(band.leaks.front().verdict, Verdict::Fail);
    QCOMPARE(findingsOf(*view, view->report.pairs.front().result, band.leaks.front().query).size(),
             std::size_t(band.leaks.front().findings));
    QCOMPARE(wall.score.status, isolation::Status::NotIsolated);
    QVERIFY(wall.graveFindings > 0);
    QCOMPARE(wall.apisInSandbox, 4);
    QCOMPARE(wall.apisInProduction, 3);
}

void TestIsolationItems::wall_leakingGateways_standNearestToTheWall()
{
    FactsBench bench = leakyEstate();
    bench.credential("apisix-sbx", "a", "1");
    bench.credential("apisix-prd", "a", "1");
    bench.credential("apisix-sbx", "b", "2");
    bench.credential("apisix-prd", "b", "2");
    const auto view = viewOf(bench);
    const Wall wall = wallOf(*view, view->report.pairs.front());
    QCOMPARE(wall.left.size(), std::size_t(2));
    QCOMPARE(wall.left.front().id, u"apisix-sbx"_s);
    QCOMPARE(wall.right.front().id, u"apisix-prd"_s);
}

void TestIsolationItems::wall_oneGatewayForBoth_standsOnTheWall()
{
    FactsBench bench = leakyEstate();
    bench.gateway("edge", "both");
    bench.deployment("edge", "api-0", "sandbox");
    bench.deployment("edge", "api-0", "production");
    const auto view = viewOf(bench);
    const Wall wall = wallOf(*view, view->report.pairs.front());
    QCOMPARE(wall.onTheWall.size(), std::size_t(1));
    QCOMPARE(wall.onTheWall.front().id, u"edge"_s);
    QVERIFY(wall.onTheWall.front().findings > 0);
    for (const auto *side : {&wall.left, &wall.right}) {
        for (const WallGateway &gateway : *side)
            QVERIFY(gateway.id != u"edge"_s);
    }
}

void TestIsolationItems::wall_nothingShared_isUnprovenAndSaysWhatIsMissing()
{
    FactsBench bench = unprovenEstate();
    const auto view = viewOf(bench);
    const Wall wall = wallOf(*view, view->report.pairs.front());
    QVERIFY(wall.score.status == isolation::Status::Unproven || wall.score.status == isolation::Status::NotAssessed);
    QCOMPARE(wall.graveFindings, 0);
    for (const WallBand &band : wall.bands) {
        QVERIFY(band.score.status != isolation::Status::Isolated);
        QVERIFY(!band.undecided.empty());
        QVERIFY(band.leaks.empty());
    }
    QVERIFY(wall.worst); // it can be named
}

void TestIsolationItems::wall_unreadGateway_isNotCurrent()
{
    FactsBench bench = leakyEstate();
    bench.setStale("kong-prd");
    const auto view = viewOf(bench);
    const Wall wall = wallOf(*view, view->report.pairs.front());
    for (const WallGateway &gateway : wall.right)
        QCOMPARE(gateway.isCurrent, gateway.id != u"kong-prd"_s);
}

void TestIsolationItems::heatMap_rows_areWorstFirst()
{
    FactsBench bench = leakyEstate();
    HeatMapModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPair(viewOf(bench), sandbox, production);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowsOnBothSides(), 3);
    QCOMPARE(cellsOf(model, 0).contains(u"fail"_s), true);
    // The shared key opens what stands on both Kongs, so it is said of those APIs only.
    const int kong = model.rowOf(model.index(0, 0).data(HeatMapModel::ApiRole).toString());
    QCOMPARE(kong, 0);
    bool sawEnd = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool fails = cellsOf(model, row).contains(u"fail"_s);
        QVERIFY(!(sawEnd && fails));
        sawEnd = sawEnd || !fails;
    }
    QCOMPARE(model.rowOf(u"nobody"_s), -1);
}

void TestIsolationItems::heatMap_undecidedControls_neverLookFine()
{
    FactsBench bench = unprovenEstate();
    HeatMapModel model;
    model.setPair(viewOf(bench), sandbox, production);
    QCOMPARE(model.rowCount(), 1);
    for (const QString &cell : cellsOf(model, 0))
        QCOMPARE(cell, u"unknown"_s);
    for (int column = 1; column < model.columnCount(); ++column)
        QVERIFY(model.index(0, column).data(HeatMapModel::CountRole).toInt() > 0);
}

void TestIsolationItems::heatMap_apiOnOneSide_isNotAssessedOrWorse()
{
    FactsBench bench = leakyEstate();
    HeatMapModel model;
    model.setPair(viewOf(bench), sandbox, production);
    const int row = model.rowOf(bench.facts().apis.back().id.text());
    QVERIFY(row >= 0);
    const QStringList cells = cellsOf(model, row);
    QVERIFY(cells.contains(u"-"_s));
}

void TestIsolationItems::heatMap_filter_isByName()
{
    FactsBench bench = leakyEstate(30);
    HeatMapModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPair(viewOf(bench), sandbox, production);
    QCOMPARE(model.rowCount(), 30);
    model.setText(u"API-2"_s);
    QCOMPARE(model.rowCount(), 11); // 2 and 20 to 29
    QCOMPARE(model.totalRows(), 30);
    model.setWorstFirst(false);
    QCOMPARE(model.index(0, 0).data().toString(), u"api-2"_s);
}

void TestIsolationItems::heatMap_findings_areOfTheApiOrOfItsGateways()
{
    FactsBench bench = leakyEstate();
    HeatMapModel model;
    const auto view = viewOf(bench);
    model.setPair(view, sandbox, production);
    int naming = 0; // fails of the layer that name api-1
    for (const ControlResult &control : view->report.pairs.front().result.controls) {
        const Control *known = view->controls.find(QString::fromStdString(control.control));
        for (const UnitResult &unit : control.units)
            naming += known->layer == Layer::Infrastructure && unit.verdict == Verdict::Fail && !unit.apis.empty()
                    && unit.apis.front() == 1
                ? 1
                : 0;
    }
    QVERIFY(naming > 0);
    const auto valueOf = [&](std::size_t api, Layer layer, HeatMapModel::Role role) {
        const int row = model.rowOf(bench.facts().apis[api].id.text());
        return model.index(row, 1 + static_cast<int>(layer)).data(role).toInt();
    };
    const auto fails = [&](std::size_t api, Layer layer) {
        return valueOf(api, layer, HeatMapModel::VerdictRole) == static_cast<int>(Verdict::Fail);
    };
    // The call of production's host is api-1's own; the shared key is of both Kongs, on which api-0 and api-2 stand.
    for (const std::size_t api : {0U, 1U, 2U, 3U}) {
        const bool isOnKong = api % 2 == 0;
        QCOMPARE(fails(api, Layer::Infrastructure), api == 1);
        QCOMPARE(valueOf(api, Layer::Infrastructure, HeatMapModel::AroundRole), 0);
        QCOMPARE(fails(api, Layer::Identity), isOnKong);
        QCOMPARE(valueOf(api, Layer::Identity, HeatMapModel::AroundRole), isOnKong ? 1 : 0);
    }
    QCOMPARE(valueOf(1, Layer::Infrastructure, HeatMapModel::CountRole), naming);
    QCOMPARE(valueOf(0, Layer::Identity, HeatMapModel::CountRole), 0);
}

QTEST_GUILESS_MAIN(TestIsolationItems)
#include "tst_isolationitems.moc"
