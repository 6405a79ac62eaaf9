// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the last weeks, what they are compared with, and their table.
#include "items/promotionfigures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime monday(std::chrono::milliseconds(1'794'787'200'000)); // 2026-11-16
const UtcTime now = monday + std::chrono::days(2) + 10h;

RequestSummary applied(UtcTime at, std::chrono::milliseconds lead)
{
    RequestSummary summary;
    summary.request.state = State::Applied;
    summary.request.requestedAt = at - lead;
    summary.request.appliedAt = summary.request.movedAt = at;
    summary.request.runs = {{at, at, false, true}};
    return summary;
}

} // namespace

class TestPromotionWeeks : public QObject
{
    Q_OBJECT
private slots:
    void figures_endWithThePresentWeek();
    void figures_before_endAtTheSameMomentOfTheirWeek();
    void figures_ofNoWeeks_areNone();
    void table_isAProperModel_newestFirst();
    void table_sameWeeksAgain_isNotReset();
};

void TestPromotionWeeks::figures_endWithThePresentWeek()
{
    QVERIFY(weekOf(monday) == monday);
    PromotionsView view;
    view.requests = {applied(now - 1h, 4h), applied(monday - oneWeek * 3, 8h), applied(monday - oneWeek * 3 - 1ms, 2h)};
    const PromotionFigures figures = promotionFigures(view, 4, now);
    QCOMPARE(figures.weeks.size(), std::size_t(4));
    QVERIFY(figures.weeks.back().begin == monday);
    QVERIFY(figures.weeks.front().begin == monday - oneWeek * 3);
    QCOMPARE(figures.weeks.front().applied, 1); // not the one a moment before its Monday
    QCOMPARE(figures.total.applied, 2);
    QVERIFY(figures.total.medianLead == 6h);
}

void TestPromotionWeeks::figures_before_endAtTheSameMomentOfTheirWeek()
{
    PromotionsView view;
    const UtcTime then = now - oneWeek * 4;
    view.requests = {applied(then - 1ms, 1h), applied(then, 1h), applied(then - oneWeek * 4, 1h)};
    const PromotionFigures figures = promotionFigures(view, 4, now);
    QCOMPARE(figures.total.applied, 0);
    QCOMPARE(figures.before.applied, 1); // the others: later than this moment of the week, and before all of it
}

void TestPromotionWeeks::figures_ofNoWeeks_areNone()
{
    PromotionsView view;
    view.requests = {applied(now, 1h)};
    QVERIFY(promotionFigures(view, 0, now).weeks.empty());
    QVERIFY(promotionFigures(view, -1, now).weeks.empty());
}

void TestPromotionWeeks::table_isAProperModel_newestFirst()
{
    PromotionWeeks table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PromotionsView view;
    view.requests = {applied(now - 1h, 4h), applied(monday - oneWeek, 8h)};
    table.setWeeks(promotionFigures(view, 4, now).weeks);
    QCOMPARE(table.rowCount(), 4);
    QCOMPARE(table.rowOf(3), 0);
    const auto value = [&](int row, PromotionWeeks::Column column) { return table.index(row, static_cast<int>(column)).data(PromotionWeeks::ValueRole); };
    QCOMPARE(value(0, PromotionWeeks::Column::Week).toLongLong(), static_cast<qint64>(monday.time_since_epoch().count()));
    QCOMPARE(value(0, PromotionWeeks::Column::Applied).toInt(), 1);
    QCOMPARE(value(1, PromotionWeeks::Column::MedianLead).toLongLong(), qint64(8 * 3600 * 1000));
    QVERIFY(!value(2, PromotionWeeks::Column::MedianLead).isValid()); // none is not 0
    QCOMPARE(value(2, PromotionWeeks::Column::Applied).toInt(), 0);
    QVERIFY(table.index(0, 0).data(PromotionWeeks::IsOpenRole).toBool());
    QVERIFY(!table.index(1, 0).data(PromotionWeeks::IsOpenRole).toBool());
    table.setWeeks({});
    QCOMPARE(table.rowCount(), 0);
}

void TestPromotionWeeks::table_sameWeeksAgain_isNotReset()
{
    PromotionWeeks table;
    QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
    const auto weeks = promotionFigures({}, 4, now).weeks;
    table.setWeeks(weeks);
    table.setWeeks(weeks);
    QCOMPARE(reset.count(), 1);
}

QTEST_GUILESS_MAIN(TestPromotionWeeks)
#include "tst_promotionweeks.moc"
