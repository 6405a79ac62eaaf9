// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stepchart.h"
#include "gui/guibench.h"
#include "isolation/isolationpage.h"
#include "isolation/scenarioboard.h"
#include "isolation/trendspanel.h"
#include "items/isolationviews.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using isolation::Chance;

namespace {

const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);

QString textsOf(const QWidget *widget)
{
    QStringList texts;
    const auto labels = widget->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts << label->text();
    return texts.join(u'\n');
}

} // namespace

//! Scenarios and trends of the isolation screen.
class TestIsolationBoards : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }

    void scenario_thatCouldHappen_linksItsFact()
    {
        isolation::test::FactsBench facts = isolation::test::leakyEstate();
        const auto view = isolation::test::viewOf(facts);
        ScenarioBoard board;
        board.setPair(view, sandbox, production);
        const auto *card = board.findChild<QWidget *>(u"sandbox-credential-works"_s);
        QVERIFY(card);
        QSignalSpy asked(&board, &ScenarioBoard::findingRequested);
        const auto links = card->findChildren<QAbstractButton *>();
        QVERIFY(!links.isEmpty());
        links.first()->click();
        QCOMPARE(asked.size(), 1);
        const auto query = asked.first().first().value<FindingQuery>();
        QCOMPARE(query.control, u"IDN-01"_s);
        QVERIFY(!query.fingerprint.isEmpty());
        const auto *report = reportOf(*view, sandbox, production);
        QVERIFY(!findingsOf(*view, report->result, query).empty());
    }

    void scenario_thatIsNotKnown_saysWhatWouldDecideIt()
    {
        isolation::test::FactsBench facts = isolation::test::unprovenEstate();
        const auto view = isolation::test::viewOf(facts);
        ScenarioBoard board;
        board.setPair(view, sandbox, production);
        const auto *card = board.findChild<QWidget *>(u"test-payload-changes-record"_s);
        QVERIFY(card);
        const isolation::Control *undecided = view->controls.find(u"DAT-07"_s);
        QVERIFY(undecided && !undecided->decidedBy.isEmpty());
        QVERIFY2(textsOf(card).contains(undecided->decidedBy), qPrintable(textsOf(card)));
    }

    void scenario_words_sayEveryChance()
    {
        QSet<QString> words;
        for (const Chance chance : {Chance::RuledOut, Chance::CannotBeRuledOut, Chance::CouldHappen})
            words.insert(ScenarioBoard::words(chance));
        QCOMPARE(words.size(), 3);
        QCOMPARE(ScenarioBoard::statusOf(Chance::CannotBeRuledOut), Status::Unknown);
    }

    void trends_withOneRun_sayWhatIsMissing_withTwo_showThem()
    {
        GuiBench bench;
        auto *page = new IsolationPage(bench.session(), bench.clock());
        bench.window().addPage(Screen::Isolation, page);
        bench.window().resize(1280, 800);
        bench.window().show();
        bench.window().showScreen(Screen::Isolation);
        QVERIFY(bench.waitForView());
        QTRY_VERIFY(bench.session().isolation() && !bench.session().isJudging());
        page->showTab(IsolationPage::Tab::Trends);
        auto *trends = page->findChild<TrendsPanel *>();
        auto *empty = trends->findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!empty->sentence().isEmpty());
        bench.session().checkAgain();
        QTRY_VERIFY(trends->table()->model()->rowCount() >= 2);
        QTRY_VERIFY(trends->table()->isVisible());
        QCOMPARE(trends->findingsChart()->lines().size(), qsizetype(6));
        QCOMPARE(trends->statusChart()->momentCount(), trends->table()->model()->rowCount());
        const QString said = trends->findingsChart()->describe(0);
        for (const StepChart::Line &line : trends->findingsChart()->lines())
            QVERIFY(said.contains(line.name));
        const QAbstractItemModel *model = trends->table()->model();
        QVERIFY(!model->index(0, 1).data().toString().isEmpty());
        for (int column = 0; column < model->columnCount(); ++column) // numbers stand below their heads
            QCOMPARE(model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole), model->index(0, column).data(Qt::TextAlignmentRole));
    }

    void chart_withAGap_drawsNoLineThroughIt()
    {
        StepChart chart(u"test"_s);
        QList<UtcTime> moments;
        for (int hour = 0; hour < 4; ++hour)
            moments.append(UtcTime(std::chrono::hours(hour)));
        chart.set(moments, {{u"whole"_s, {1, 2, 3, 4}}, {u"torn"_s, {1, std::nullopt, 3, 4}}});
        QCOMPARE(chart.chart()->series().size(), 3); // the torn line is two
        QVERIFY(chart.describe(1).contains(u"torn"_s));
    }
};

QTEST_MAIN(TestIsolationBoards)
#include "tst_isolationboards.moc"
