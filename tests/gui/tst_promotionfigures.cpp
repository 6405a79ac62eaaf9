// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of promotions: in the real window over two gateways against what the log says, and drawn from a story over many weeks.
#include "charts/weekchart.h"
#include "console/translations.h"
#include "gui/figurestory.h"
#include "gui/guibench.h"
#include "gui/layoutfaults.h"
#include "gui/promotionbench.h"
#include "presentation/appearance.h"
#include "presentation/formats.h"
#include "presentation/tokens.h"
#include "promotions/figuresview.h"
#include "promotions/figuretile.h"
#include "promotions/figurewords.h"
#include "promotions/promotionspage.h"
#include "support/stepclock.h"
#include "widgets/emptystate.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

#include <cmath>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Column = PromotionWeeks::Column;
using Tile = FiguresView::Tile;

namespace {

constexpr UtcTime monday(std::chrono::milliseconds(1'794'787'200'000)); // 2026-11-16

std::shared_ptr<StepClock> clockAt(UtcTime now)
{
    auto clock = std::make_shared<StepClock>();
    clock->time = now;
    return clock;
}

//! The view alone, over the story.
struct Drawn
{
    explicit Drawn(UtcTime now = monday + std::chrono::days(2) + 10h)
        : clock(clockAt(now))
        , view(clock)
    {
        view.resize(1000, 700);
        view.setView(figureStory(now));
        view.show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] qint64 cell(int row, Column column) const { return value(row, column).toLongLong(); }
    [[nodiscard]] QVariant value(int row, Column column) const { return view.table()->model()->index(row, static_cast<int>(column)).data(PromotionWeeks::ValueRole); }
    [[nodiscard]] qint64 sum(Column column) const
    {
        qint64 all = 0;
        for (int row = 0; row < view.table()->model()->rowCount(); ++row)
            all += cell(row, column);
        return all;
    }

    std::shared_ptr<StepClock> clock;
    FiguresView view;
};

//! How many pixels of a chart have a colour inside one week, `nearly`: or one like it, as the edge of a line has.
int coloured(WeekChart &chart, int week, const QColor &colour, int nearly = 0)
{
    const auto isIt = [&](const QColor &pixel) {
        return std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) + std::abs(pixel.blue() - colour.blue()) <= nearly;
    };
    const QImage image = chart.viewport()->grab().toImage();
    const QRect slot = chart.slotOf(week).toAlignedRect().adjusted(3, 0, -3, 0); // without the ends of its neighbours
    int found = 0;
    for (int y = std::max(slot.top(), 0); y < std::min(slot.bottom(), image.height()); ++y) {
        for (int x = std::max(slot.left(), 0); x < std::min(slot.right(), image.width()); ++x)
            found += isIt(image.pixelColor(x, y)) ? 1 : 0;
    }
    return found;
}

QList<QAbstractButton *> segments(const QWidget *control)
{
    return control->findChildren<QAbstractButton *>();
}

} // namespace

class TestPromotionFigures : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void window_withoutPromotions_saysThatNoneHasEnded();
    void window_afterAStory_showsWhatTheLogSays();
    void window_reopened_showsFiguresOfTheSameWeeks();
    void view_small_hasRoomForEverything_data();
    void view_small_hasRoomForEverything();
    void tiles_ofTheStory_compareWithTheWeeksBefore();
    void table_ofTheStory_addsUpToTheTiles();
    void weeksChosen_byKeyboard_changeAll();
    void charts_ofTheStory_drawTheTable();
    void charts_aWeekWithoutAny_isAGap();
    void charts_theWeekThatGoesOn_isSaidToBeOpen();
    void charts_hovered_sayWeekAndNumbers();
    void charts_andTable_pointAtEachOther();
    void charts_withoutExecutions_sayWhy();
    void columns_ofFailures_areDrawnWhereTheyHappened_data();
    void columns_ofFailures_areDrawnWhereTheyHappened();
    void words_ofLeadTimes_data();
    void words_ofLeadTimes();
    void words_ofChanges();
    void gridSteps_upToAnything_areFewAndNeverNone();

private:
    Translations m_translations;
    Appearance m_appearance;
};

void TestPromotionFigures::initTestCase()
{
    prepareApplication();
}

//! Whatever language and size a window had before.
void TestPromotionFigures::init()
{
    m_translations.install(u"en"_s);
    QLocale::setDefault(QLocale::c());
    m_appearance.apply({});
}

void TestPromotionFigures::window_withoutPromotions_saysThatNoneHasEnded()
{
    PromotionBench bench;
    QVERIFY(bench.start());
    bench.window().show();
    bench.window().activateWindow();
    bench.window().showScreen(Screen::Promotions);
    auto *tabs = bench.find<SegmentedControl>(u"promotionTabs"_s);
    QVERIFY(bench.find<QWidget>(u"promotionScope"_s)->isVisible());
    for (const int from : {0, 1}) {
        segments(tabs).at(from)->setFocus();
        QTest::keyClick(segments(tabs).at(from), Qt::Key_Right);
    }
    QCOMPARE(tabs->current(), static_cast<int>(PromotionsPage::Tab::Figures));
    FiguresView *figures = bench.page().figures();
    QVERIFY(figures->isVisible());
    QVERIFY(figures->empty()->isVisible() && !figures->endings()->isVisible());
    QCOMPARE(figures->empty()->sentence(), u"No promotion has ended in these weeks."_s);
    QVERIFY(!bench.find<QWidget>(u"promotionScope"_s)->isVisible()); // of all promotions, whoever looks
    QCOMPARE(bench.window().focusWidget(), segments(tabs).last()); // who walks through the tabs goes on
    QTest::keyClick(&bench.window(), Qt::Key_F6);
    QCOMPARE(bench.window().focusWidget(), segments(figures->choice()).at(1)); // the one that is on
    QVERIFY(!bench.ask(u"orders"_s, u"CHG-1 orders"_s).isEmpty());
    QTRY_COMPARE(figures->figures().total.asked, 1);
    QVERIFY(figures->empty()->isVisible()); // it has not ended
    const auto buttons = figures->empty()->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.first()->isVisible());
    buttons.first()->click();
    QCOMPARE(figures->weeks(), 26);
    QVERIFY(!buttons.first()->isVisible()); // there is no longer choice
}

void TestPromotionFigures::window_afterAStory_showsWhatTheLogSays()
{
    PromotionBench bench;
    QVERIFY(bench.start());
    bench.window().show();
    bench.window().showScreen(Screen::Promotions);
    const QString orders = bench.ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench.approve(orders, u"tomasz.wilk"_s) && bench.approve(orders, u"ines.carvalho"_s));
    QVERIFY(bench.run(orders, RunProgress::Kind::Apply) && bench.run(orders, RunProgress::Kind::RollBack, u"priya.raman"_s, u"complaints"_s));
    const QString ledger = bench.ask(u"ledger"_s, u"CHG-2 ledger"_s);
    QVERIFY(bench.remark(ledger, u"tomasz.wilk"_s, promotion::Remark::Kind::Reject, u"not now"_s));
    const QString limits = bench.ask(u"limits"_s, u"CHG-3 limits"_s);
    QVERIFY(bench.run(limits, RunProgress::Kind::BreakGlass, u"priya.raman"_s, u"payments are down"_s));
    const QString payees = bench.ask(u"payees"_s, u"CHG-4 payees"_s);
    QVERIFY(!payees.isEmpty());
    QTRY_COMPARE(bench.session().view()->requests.size(), 4);
    bench.page().showTab(PromotionsPage::Tab::Figures);
    const FiguresView *figures = bench.page().figures();
    QVERIFY(figures->endings()->isVisible() && figures->table()->isVisible());
    const auto sum = [&](Column column) {
        qint64 all = 0;
        const QAbstractItemModel *table = figures->table()->model();
        for (int row = 0; row < table->rowCount(); ++row)
            all += table->index(row, static_cast<int>(column)).data(PromotionWeeks::ValueRole).toLongLong();
        return all;
    };
    QCOMPARE(sum(Column::Asked), 4);
    QCOMPARE(sum(Column::Approvals), 2);
    QCOMPARE(sum(Column::Applied), 2);
    QCOMPARE(sum(Column::RolledBack), 1);
    QCOMPARE(sum(Column::Rejected), 1);
    QCOMPARE(sum(Column::Broken), 1);
    QCOMPARE(sum(Column::Failed), 0);
    // The lead times, from the log itself.
    QList<std::chrono::milliseconds> leads;
    for (const QString &id : {orders, limits}) {
        const promotion::Request *request = bench.known(id);
        QVERIFY(request != nullptr && !request->runs.isEmpty() && request->runs.first().isDone);
        leads.append(request->runs.first().ended - request->requestedAt);
    }
    QCOMPARE(figures->tile(Tile::Lead)->value(), FigureWords::lead((leads[0] + leads[1]) / 2));
    QCOMPARE(figures->tile(Tile::Applied)->value(), u"2"_s);
    QCOMPARE(figures->tile(Tile::Failed)->value(), u"1"_s);
    QCOMPARE(figures->tile(Tile::Failed)->detail(), QString(Formats::percent(0.5) + u" of 2 executions"_s));
    QCOMPARE(figures->tile(Tile::Broken)->value(), u"1"_s);
    // What comes in while one looks is counted.
    QVERIFY(bench.remark(payees, u"tomasz.wilk"_s, promotion::Remark::Kind::Reject, u"not now"_s));
    QTRY_COMPARE(figures->tile(Tile::Ended)->value(), u"2"_s);
    QCOMPARE(sum(Column::Rejected), 2);
}

void TestPromotionFigures::window_reopened_showsFiguresOfTheSameWeeks()
{
    PromotionBench bench;
    QVERIFY(bench.start());
    bench.window().show();
    bench.window().showScreen(Screen::Promotions);
    bench.page().showTab(PromotionsPage::Tab::Figures);
    segments(bench.page().figures()->choice()).last()->click();
    bench.window().save();
    bench.page().showTab(PromotionsPage::Tab::Board);
    bench.page().figures()->setWeeks(4);
    bench.window().restore();
    QCOMPARE(bench.find<SegmentedControl>(u"promotionTabs"_s)->current(), static_cast<int>(PromotionsPage::Tab::Figures));
    QCOMPARE(bench.page().figures()->weeks(), 26);
    QVERIFY(bench.page().figures()->isVisible());
    bool isOffered = false;
    bench.page().showTab(PromotionsPage::Tab::Board);
    for (const Command &command : bench.page().commands()) {
        if (command.text != u"Figures of promotions"_s)
            continue;
        isOffered = true;
        command.run();
    }
    QVERIFY(isOffered && bench.page().figures()->isVisible());
}

void TestPromotionFigures::view_small_hasRoomForEverything_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size"); // what a window of 1280x800 or 1920x1080 leaves
    QTest::addColumn<int>("percent");
    for (const char *language : {"en", "de"}) {
        for (const QSize &size : {QSize(1024, 620), QSize(1664, 900)}) {
            for (const int percent : {100, 150})
                QTest::addRow("%s, %d wide, text %d %%", language, size.width(), percent) << QString::fromLatin1(language) << size << percent;
        }
    }
}

void TestPromotionFigures::view_small_hasRoomForEverything()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(int, percent);
    m_translations.install(language);
    Look look;
    look.textPercent = percent;
    m_appearance.apply(look);
    Drawn drawn;
    drawn.view.resize(size);
    for (const int weeks : FiguresView::choices) {
        drawn.view.setWeeks(weeks);
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QVERIFY(drawn.view.endings()->isVisible());
        const QStringList faults = layoutFaults(drawn.view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        if (percent == 100)
            QVERIFY(!drawn.view.table()->horizontalScrollBar()->isVisible());
    }
    drawn.view.setView({});
    QCOMPARE(drawn.view.empty()->sentence(), language == u"de"_s ? u"In diesen Wochen ist keine Übernahme zu Ende gegangen."_s : u"No promotion has ended in these weeks."_s);
}

void TestPromotionFigures::tiles_ofTheStory_compareWithTheWeeksBefore()
{
    const Drawn drawn;
    const promotion::WeekFigures &now = drawn.view.figures().total, &before = drawn.view.figures().before;
    QCOMPARE(now.applied, 25);
    QCOMPARE(before.applied, 10);
    QCOMPARE(drawn.view.tile(Tile::Applied)->value(), u"25"_s);
    QCOMPARE(drawn.view.tile(Tile::Applied)->change(), u"15 more than before (10)"_s);
    QCOMPARE(drawn.view.tile(Tile::Broken)->change(), u"none before"_s);
    QCOMPARE(now.failed + now.rolledBack, 7);
    QCOMPARE(drawn.view.tile(Tile::Failed)->value(), u"7"_s);
    QCOMPARE(drawn.view.tile(Tile::Failed)->detail(), QString(Formats::percent(7.0 / 29) + u" of 29 executions"_s));
    QCOMPARE(drawn.view.tile(Tile::Failed)->change(), u"4 more than before (3)"_s);
    QCOMPARE(drawn.view.tile(Tile::Ended)->value(), u"5"_s);
    QCOMPARE(drawn.view.tile(Tile::Ended)->detail(), u"2 rejected, 3 void or expired"_s);
    QCOMPARE(drawn.view.tile(Tile::Broken)->value(), u"1"_s);
    QCOMPARE(drawn.view.tile(Tile::Lead)->value(), u"14 h"_s);
    QCOMPARE(drawn.view.tile(Tile::Lead)->detail(), u"longest 4 d"_s);
    QCOMPARE(drawn.view.tile(Tile::Lead)->change(), u"22 h 30 min shorter than before (1 d 12 h)"_s);
    QVERIFY(drawn.view.tile(Tile::Applied)->accessibleName().contains(u"Applied: 25"_s));
}

void TestPromotionFigures::table_ofTheStory_addsUpToTheTiles()
{
    Drawn drawn;
    for (const int weeks : FiguresView::choices) {
        drawn.view.setWeeks(weeks);
        QCOMPARE(drawn.view.table()->model()->rowCount(), weeks);
        QCOMPARE(Formats::number(drawn.sum(Column::Applied)), drawn.view.tile(Tile::Applied)->value());
        QCOMPARE(Formats::number(drawn.sum(Column::Failed) + drawn.sum(Column::RolledBack)), drawn.view.tile(Tile::Failed)->value());
        QCOMPARE(Formats::number(drawn.sum(Column::Rejected) + drawn.sum(Column::Ended)), drawn.view.tile(Tile::Ended)->value());
        QCOMPARE(Formats::number(drawn.sum(Column::Broken)), drawn.view.tile(Tile::Broken)->value());
    }
    QCOMPARE(drawn.view.table()->model()->index(0, 0).data().toString(), u"16 Nov 2026, so far"_s);
    QCOMPARE(drawn.view.table()->model()->index(1, 0).data().toString(), u"9 Nov 2026"_s);
    QCOMPARE(drawn.view.table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Week of 16 Nov 2026, not over yet"_s);
    QCOMPARE(drawn.view.table()->model()->index(7, static_cast<int>(Column::MedianLead)).data().toString(), Formats::none());
}

void TestPromotionFigures::weeksChosen_byKeyboard_changeAll()
{
    Drawn drawn;
    drawn.view.activateWindow();
    const auto buttons = segments(drawn.view.choice());
    QCOMPARE(buttons.size(), 3);
    buttons.at(1)->setFocus();
    QTest::keyClick(buttons.at(1), Qt::Key_Right);
    QCOMPARE(drawn.view.weeks(), 26);
    QCOMPARE(drawn.view.table()->model()->rowCount(), 26);
    QCOMPARE(drawn.view.endings()->series().first().values.size(), 26);
    QCOMPARE(drawn.view.figures().total.applied, 35);
    drawn.view.setWeeks(5); // no choice
    QCOMPARE(drawn.view.weeks(), 26);
}

void TestPromotionFigures::charts_ofTheStory_drawTheTable()
{
    const Drawn drawn;
    const std::array columns{Column::Applied, Column::Failed, Column::RolledBack};
    const auto &endings = drawn.view.endings()->series();
    QCOMPARE(endings.size(), 3);
    for (int i = 0; i < 3; ++i) {
        for (int week = 0; week < 12; ++week)
            QCOMPARE(endings[i].values[week].value_or(-1), static_cast<double>(drawn.cell(11 - week, columns[static_cast<std::size_t>(i)])));
    }
    const auto &leads = drawn.view.leads()->series();
    QCOMPARE(leads.size(), 2);
    for (int week = 0; week < 12; ++week) {
        const QVariant median = drawn.value(11 - week, Column::MedianLead), longest = drawn.value(11 - week, Column::LongestLead);
        const auto wanted = [](const QVariant &value) { return value.isValid() ? std::optional(value.toDouble()) : std::nullopt; };
        QVERIFY2(leads[0].values[week] == wanted(median), qPrintable(QString::number(week))); // a week without any is a gap
        QVERIFY2(leads[1].values[week] == wanted(longest), qPrintable(QString::number(week)));
    }
    QVERIFY(drawn.view.endings()->accessibleDescription().contains(u"Week of 12 Oct 2026, Applied: 2, Failed: 2"_s));
    QVERIFY(drawn.view.leads()->accessibleDescription().contains(u"Median: 10 h 30 min"_s));
}

void TestPromotionFigures::charts_aWeekWithoutAny_isAGap()
{
    Drawn drawn; // nothing happened seven weeks ago, and eight weeks ago nothing was applied
    const Tokens &tokens = tokensFor(drawn.view.palette());
    WeekChart &leads = *drawn.view.leads(), &endings = *drawn.view.endings();
    const auto inks = [&](int week) { return coloured(leads, week, QColor(tokens.series[0]), 150) + coloured(leads, week, QColor(tokens.series[1]), 150); };
    for (const int week : {11 - 7, 11 - 8}) {
        QVERIFY(!leads.series()[0].values[week]);
        QCOMPARE(inks(week), 0); // neither a line at 0 nor one that goes through
        QCOMPARE(coloured(endings, week, QColor(tokens.series[4])), 0);
    }
    for (const int week : {11 - 9, 11 - 6})
        QVERIFY(inks(week) > 0);
    QVERIFY(coloured(endings, 11 - 6, QColor(tokens.series[4])) > coloured(endings, 11 - 9, QColor(tokens.series[4])));
}

void TestPromotionFigures::charts_theWeekThatGoesOn_isSaidToBeOpen()
{
    Drawn drawn;
    const Tokens &tokens = tokensFor(drawn.view.palette());
    for (WeekChart *chart : {drawn.view.endings(), drawn.view.leads()}) {
        QVERIFY(chart->describe(11).startsWith(u"Week of 16 Nov 2026, not over yet"_s));
        QVERIFY(!chart->describe(10).contains(u"not over yet"_s));
        QVERIFY(coloured(*chart, 11, QColor(tokens.sunken)) > 500);
        QCOMPARE(coloured(*chart, 7, QColor(tokens.sunken)), 0);
    }
    drawn.clock->time += promotion::oneWeek; // the next one begins
    drawn.view.setView(figureStory(monday + std::chrono::days(2)));
    QCOMPARE(drawn.view.table()->model()->index(1, 0).data().toString(), u"16 Nov 2026"_s);
}

void TestPromotionFigures::charts_hovered_sayWeekAndNumbers()
{
    Drawn drawn;
    WeekChart *chart = drawn.view.endings();
    const auto hover = [chart](int week) {
        const QPoint point = chart->slotOf(week).center().toPoint();
        QMouseEvent move(QEvent::MouseMove, point, chart->viewport()->mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(chart->viewport(), &move);
    };
    hover(6);
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY2(QToolTip::text().contains(u"Week of 12 Oct 2026"_s), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains(u"Applied: 2"_s) && QToolTip::text().contains(u"Failed: 2"_s) && QToolTip::text().contains(u"Rolled back: 0"_s));
    QVERIFY(coloured(*chart, 6, QColor(tokensFor(drawn.view.palette()).hover)) > 500);
    hover(3);
    QTRY_VERIFY(QToolTip::text().contains(u"Week of 21 Sep 2026"_s));
    QToolTip::hideText();
}

void TestPromotionFigures::charts_andTable_pointAtEachOther()
{
    Drawn drawn;
    QTest::mouseClick(drawn.view.leads()->viewport(), Qt::LeftButton, {}, drawn.view.leads()->slotOf(9).center().toPoint());
    QCOMPARE(drawn.view.table()->currentIndex().row(), 2);
    QCOMPARE(drawn.view.endings()->marked(), 9);
    drawn.view.activateWindow();
    drawn.view.table()->setFocus();
    QTest::keyClick(drawn.view.table(), Qt::Key_Down);
    QCOMPARE(drawn.view.leads()->marked(), 8);
    QVERIFY(coloured(*drawn.view.leads(), 8, QColor(tokensFor(drawn.view.palette()).accentSoft)) > 500);
    drawn.view.setWeeks(4);
    QCOMPARE(drawn.view.leads()->marked(), -1); // another table
}

void TestPromotionFigures::charts_withoutExecutions_sayWhy()
{
    Drawn drawn;
    PromotionsView rejected;
    RequestSummary summary;
    summary.request.state = promotion::State::Rejected;
    summary.request.requestedAt = summary.request.movedAt = drawn.clock->now() - 1h;
    rejected.requests = {summary};
    drawn.view.setView(std::make_shared<const PromotionsView>(rejected));
    QVERIFY(!drawn.view.empty()->isVisible()); // one has ended
    QVERIFY(drawn.view.endings()->isEmpty() && drawn.view.leads()->isEmpty());
    QCOMPARE(drawn.view.endings()->accessibleDescription(), u"Nothing was executed in these weeks."_s);
    QVERIFY(!drawn.view.endings()->grab().isNull()); // draws the sentence
    QCOMPARE(drawn.view.tile(Tile::Lead)->value(), Formats::none());
    QCOMPARE(drawn.view.tile(Tile::Lead)->detail(), u"nothing was applied"_s);
}

void TestPromotionFigures::columns_ofFailures_areDrawnWhereTheyHappened_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPromotionFigures::columns_ofFailures_areDrawnWhereTheyHappened()
{
    QFETCH(bool, isDark);
    const Tokens &tokens = isDark ? darkTokens : lightTokens;
    Drawn drawn;
    drawn.view.setPalette(paletteFrom(tokens));
    QCoreApplication::processEvents();
    WeekChart &chart = *drawn.view.endings();
    for (int week = 0; week < 12; ++week) {
        QCOMPARE(coloured(chart, week, QColor(tokens.fail.shape)) > 0, chart.series()[1].values[week].value_or(0) > 0);
        QCOMPARE(coloured(chart, week, QColor(tokens.warn.soft)) > 0, chart.series()[2].values[week].value_or(0) > 0);
        QCOMPARE(coloured(chart, week, QColor(tokens.series[4])) > 0, chart.series()[0].values[week].value_or(0) > 0);
    }
}

void TestPromotionFigures::words_ofLeadTimes_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << qint64(12) << u"12.0 s"_s;
    QTest::newRow("minutes") << qint64(125) << u"2 min"_s;
    QTest::newRow("hours and minutes") << qint64(4 * 3600 + 720) << u"4 h 12 min"_s;
    QTest::newRow("just under a day") << qint64(86399) << u"23 h 59 min"_s;
    QTest::newRow("a day") << qint64(86400) << u"1 d"_s;
    QTest::newRow("days and hours") << qint64(2 * 86400 + 4 * 3600 + 1800) << u"2 d 4 h"_s;
}

void TestPromotionFigures::words_ofLeadTimes()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QCOMPARE(FigureWords::lead(std::chrono::seconds(seconds)), text);
}

void TestPromotionFigures::words_ofChanges()
{
    QCOMPARE(FigureWords::lead({}), Formats::none());
    QCOMPARE(FigureWords::change(0, 0), u"none before"_s);
    QCOMPARE(FigureWords::change(4, 0), u"none before"_s);
    QCOMPARE(FigureWords::change(3, 3), u"as many as before"_s);
    QCOMPARE(FigureWords::change(1, 4), u"3 fewer than before (4)"_s);
    QCOMPARE(FigureWords::change(2h, 2h), u"as long as before"_s);
    QCOMPARE(FigureWords::change(3h, 2h), u"1 h longer than before (2 h)"_s);
    QCOMPARE(FigureWords::change(std::nullopt, 2h), u"2 h before"_s);
    QCOMPARE(FigureWords::change(2h, std::nullopt), u"nothing applied before"_s);
}

void TestPromotionFigures::gridSteps_upToAnything_areFewAndNeverNone()
{
    for (double highest = 0; highest < 1e12; highest = highest * 1.7 + 1) {
        for (const double step : {FigureWords::leadStep(highest), FigureWords::countStep(highest)}) {
            QVERIFY(step > 0);
            QVERIFY2(highest / step <= 5, qPrintable(QString::number(highest)));
        }
        QCOMPARE(FigureWords::countStep(highest), std::floor(FigureWords::countStep(highest))); // there are no halves
    }
}

QTEST_MAIN(TestPromotionFigures)
#include "tst_promotionfigures.moc"
