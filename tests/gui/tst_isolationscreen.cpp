// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/watchmodels.h"
#include "isolation/controlspanel.h"
#include "isolation/findingpage.h"
#include "isolation/heatmap.h"
#include "isolation/isolationpage.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using isolation::Verdict;

//! The isolation screen in the real window, on an estate whose edge gateway serves both sides.
class TestIsolationScreen : public QObject
{
    Q_OBJECT
    std::unique_ptr<GuiBench> m_bench;
    IsolationPage *m_page = nullptr;

    void open(bool isJudged = true)
    {
        m_page = new IsolationPage(m_bench->session(), m_bench->clock());
        m_bench->window().addPage(Screen::Isolation, m_page);
        QVERIFY(watchModels(*m_page) >= 2); // heat map and controls
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        m_bench->window().showScreen(Screen::Isolation);
        m_bench->window().activateWindow();
        if (isJudged)
            QVERIFY(QTest::qWaitFor([this] { return m_bench->session().isolation() && !m_bench->session().isJudging(); }));
    }
    [[nodiscard]] TableView *controls() const { return m_page->findChild<TableView *>(u"controls"_s); }
    [[nodiscard]] HeatMap *heatMap() const { return m_page->findChild<HeatMap *>(); }
    [[nodiscard]] FindingPage *finding() const { return m_page->finding(); }
    void key(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    static void clickOn(QAbstractItemView *view, const QModelIndex &index)
    {
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    //! The first cell with that verdict; invalid: there is none.
    [[nodiscard]] QModelIndex cell(Verdict verdict) const
    {
        const QAbstractItemModel *model = heatMap()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 1; column < model->columnCount(); ++column) {
                const QVariant value = model->index(row, column).data(HeatMapModel::VerdictRole);
                if (value.isValid() && value.toInt() == static_cast<int>(verdict))
                    return model->index(row, column);
            }
        }
        return {};
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_bench = std::make_unique<GuiBench>();
    }
    void cleanup() { m_bench.reset(); }

    void open_judgedEstate_listsEveryControl();
    void filter_byVerdictAndText_showsWhatFits();
    void filter_withoutHits_offersAllAgain();
    void cell_thatFails_opensBothFactsAndFiltersTheControls();
    void cell_thatIsUndecided_saysWhatWouldDecideIt();
    void finding_byKeyboardAlone_opensAndCloses();
    void finding_copied_namesEverything();
    void finding_manyOfThem_areWalkedThrough();
    void finding_checkAgain_syncsItsGateways();
    void check_afterALoad_buildsOnTheOneBefore_andCheckedAgainOnNothing_data();
    void check_afterALoad_buildsOnTheOneBefore_andCheckedAgainOnNothing();
    void finding_ofThePast_cannotBeCheckedAgain();
    void item_fromTheOverview_leadsBackThere();
    void item_beforeTheFirstCheck_isOpenedAfterIt();
    void palette_offersEveryControl();
    void tab_chosen_isRemembered();
    void empty_neverRead_offersASync();
};

void TestIsolationScreen::open_judgedEstate_listsEveryControl()
{
    open();
    m_page->showTab(IsolationPage::Tab::Controls);
    QCOMPARE(controls()->model()->rowCount(), int(m_bench->session().isolation()->controls.controls().size()));
    QVERIFY(heatMap()->model()->rowCount() > 0);
    QVERIFY(!finding()->isVisible());
    // Nothing is said by colour alone: every row has its word.
    for (int row = 0; row < controls()->model()->rowCount(); ++row)
        QVERIFY(!controls()->model()->index(row, 3).data().toString().isEmpty());
}

void TestIsolationScreen::filter_byVerdictAndText_showsWhatFits()
{
    open();
    m_page->showTab(IsolationPage::Tab::Controls);
    auto *segments = m_page->findChild<ControlsPanel *>()->findChild<SegmentedControl *>();
    const QAbstractItemModel *model = controls()->model();
    const int all = model->rowCount();
    QTest::mouseClick(segments->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    QVERIFY(model->rowCount() > 0);
    QVERIFY(model->rowCount() < all);
    for (int row = 0; row < model->rowCount(); ++row)
        QCOMPARE(model->index(row, 0).data(ControlTable::StatusRole).toInt(), int(Status::Fail));
    QTest::mouseClick(segments->findChildren<QAbstractButton *>().at(0), Qt::LeftButton);
    QTest::keyClicks(m_page->findChild<SearchField *>(u"controlSearch"_s), u"idn-0"_s);
    QVERIFY(model->rowCount() >= 5);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->index(row, 0).data(ControlTable::IdRole).toString().startsWith(u"IDN-0"_s));
}

void TestIsolationScreen::filter_withoutHits_offersAllAgain()
{
    open();
    m_page->showTab(IsolationPage::Tab::Controls);
    auto *search = m_page->findChild<SearchField *>(u"controlSearch"_s);
    QTest::keyClicks(search, u"no such control"_s);
    auto *empty = m_page->findChild<ControlsPanel *>()->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    emit empty->actionTriggered();
    QVERIFY(!empty->isVisible());
    QVERIFY(search->text().isEmpty());
}

void TestIsolationScreen::cell_thatFails_opensBothFactsAndFiltersTheControls()
{
    open();
    const QModelIndex failing = cell(Verdict::Fail);
    QVERIFY(failing.isValid());
    const QString api = failing.siblingAtColumn(0).data().toString();
    clickOn(heatMap(), failing);
    QVERIFY(finding()->isVisible());
    QVERIFY(!finding()->sentence().isEmpty());
    QVERIFY(finding()->findChild<QWidget *>(u"sandboxFact"_s)->isVisible());
    QVERIFY(finding()->findChild<QWidget *>(u"productionFact"_s)->isVisible());
    m_page->showTab(IsolationPage::Tab::Controls);
    QVERIFY(m_page->findChild<SearchField *>(u"controlSearch"_s)->chip().startsWith(api));
    QVERIFY(controls()->model()->rowCount() < int(m_bench->session().isolation()->controls.controls().size()));
}

void TestIsolationScreen::cell_thatIsUndecided_saysWhatWouldDecideIt()
{
    open();
    const QModelIndex unknown = cell(Verdict::Unknown);
    QVERIFY(unknown.isValid());
    QVERIFY(unknown.data(HeatMapModel::CountRole).toInt() > 0);
    clickOn(heatMap(), unknown);
    QVERIFY(finding()->isVisible());
    bool isSaid = false;
    for (const TextLabel *label : finding()->findChildren<TextLabel *>())
        isSaid = isSaid || (label->text() == u"What would decide it"_s && label->isVisible());
    QVERIFY(isSaid);
}

void TestIsolationScreen::finding_byKeyboardAlone_opensAndCloses()
{
    open();
    heatMap()->setCurrentIndex(cell(Verdict::Fail));
    heatMap()->setFocus();
    key(Qt::Key_Return);
    QVERIFY(finding()->isVisible());
    finding()->focusFirst();
    QVERIFY(finding()->isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_Escape);
    QVERIFY(!finding()->isVisible());
    QCOMPARE(QApplication::focusWidget(), heatMap());
}

void TestIsolationScreen::finding_copied_namesEverything()
{
    open();
    clickOn(heatMap(), cell(Verdict::Fail));
    finding()->copy();
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(finding()->sentence()));
    QVERIFY(text.contains(finding()->control()));
    for (const QString &part : {u"sandbox-eu"_s, u"production-eu"_s, u"Gateway"_s, u"Remedy"_s, u"Rule"_s, u"finding "_s})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestIsolationScreen::finding_manyOfThem_areWalkedThrough()
{
    open();
    m_page->openItem(u"?verdict=unknown"_s);
    QVERIFY(finding()->count() > 2);
    QCOMPARE(finding()->position(), 0);
    const QString first = finding()->control() + finding()->sentence();
    QTest::mouseClick(finding()->findChild<QAbstractButton *>(u"findingNext"_s), Qt::LeftButton);
    QCOMPARE(finding()->position(), 1);
    finding()->step(true);
    QCOMPARE(finding()->control() + finding()->sentence(), first);
    finding()->step(true); // round the end
    QCOMPARE(finding()->position(), finding()->count() - 1);
}

void TestIsolationScreen::finding_checkAgain_syncsItsGateways()
{
    open();
    m_page->openItem(u"?verdict=fail"_s);
    const QString control = finding()->control();
    QSignalSpy judged(&m_bench->session(), &ConsoleSession::isolationChanged);
    auto *button = finding()->findChild<QAbstractButton *>(u"checkAgain"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_bench->session().isSyncing());
    QVERIFY(!button->isEnabled());
    QTRY_VERIFY(judged.count() > 0 && !m_bench->session().isSyncing() && !m_bench->session().isJudging());
    QTRY_VERIFY(button->isEnabled());
    QCOMPARE(finding()->control(), control);
    QVERIFY(finding()->isVisible());
}

void TestIsolationScreen::check_afterALoad_buildsOnTheOneBefore_andCheckedAgainOnNothing_data()
{
    QTest::addColumn<bool>("byTheFinding");
    QTest::newRow("checked again") << false;
    QTest::newRow("checked again from a finding") << true;
}

void TestIsolationScreen::check_afterALoad_buildsOnTheOneBefore_andCheckedAgainOnNothing()
{
    QFETCH(bool, byTheFinding);
    open();
    m_page->openItem(u"?verdict=fail"_s);
    ConsoleSession &session = m_bench->session();
    const auto isSaidAsBefore = [&session] {
        const auto &controls = session.isolation()->report.pairs.front().result.controls;
        return std::any_of(controls.begin(), controls.end(), [](const isolation::ControlResult &control) {
            return std::any_of(control.units.begin(), control.units.end(),
                               [](const isolation::UnitResult &unit) { return unit.sandbox.field == "as said before"; });
        });
    };
    const auto judgedAfter = [&session](auto ask) {
        QSignalSpy judged(&session, &ConsoleSession::isolationChanged);
        ask();
        return QTest::qWaitFor([&] { return judged.count() > 0 && !session.isSyncing() && !session.isLoading() && !session.isJudging(); });
    };
    // What was said is made to tell itself apart from what the rules say.
    for (const isolation::PairReport &pair : session.isolation()->report.pairs) {
        for (const isolation::ControlResult &control : pair.result.controls) {
            for (const isolation::UnitResult &unit : control.units)
                const_cast<isolation::UnitResult &>(unit).sandbox.field = "as said before";
        }
    }
    QVERIFY(judgedAfter([&] { session.setEstate(session.estate()); }));
    QVERIFY(isSaidAsBefore());
    QVERIFY(judgedAfter([&] { byTheFinding ? finding()->checkAgain() : session.checkAgain(); }));
    QVERIFY(!isSaidAsBefore());
}

void TestIsolationScreen::finding_ofThePast_cannotBeCheckedAgain()
{
    open();
    m_page->openItem(u"?verdict=fail"_s);
    QSignalSpy judged(&m_bench->session(), &ConsoleSession::isolationChanged);
    m_bench->session().showAsOf(1480);
    QTRY_VERIFY(judged.count() > 0 && !m_bench->session().isJudging() && !m_bench->session().isLoading());
    const auto *button = finding()->findChild<QAbstractButton *>(u"checkAgain"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->accessibleDescription().isEmpty());
}

void TestIsolationScreen::item_fromTheOverview_leadsBackThere()
{
    open();
    QSignalSpy asked(m_page, &Page::openRequested);
    m_page->openItem(u"?verdict=fail&from=overview"_s);
    QVERIFY(finding()->isVisible());
    QTest::mouseClick(finding()->findChild<QAbstractButton *>(u"findingBack"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).value<Screen>(), Screen::Overview);
    m_page->openItem(u"?verdict=fail"_s);
    QTest::mouseClick(finding()->findChild<QAbstractButton *>(u"findingBack"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1); // opened here, so it stays here
}

void TestIsolationScreen::item_beforeTheFirstCheck_isOpenedAfterIt()
{
    open(false);
    m_page->openItem(u"?verdict=fail"_s);
    QTRY_VERIFY(finding()->isVisible());
}

void TestIsolationScreen::palette_offersEveryControl()
{
    open();
    const QList<Command> all = m_page->commands();
    const auto command = std::find_if(all.begin(), all.end(), [](const Command &one) { return one.text.startsWith(u"INF-01"_s); });
    QVERIFY(command != all.end());
    m_bench->window().showScreen(Screen::Settings);
    command->run();
    QCOMPARE(m_bench->window().currentScreen(), Screen::Isolation);
    QCOMPARE(finding()->control(), u"INF-01"_s);
}

void TestIsolationScreen::tab_chosen_isRemembered()
{
    open();
    m_page->showTab(IsolationPage::Tab::Controls);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"desk.ini"_s), QSettings::IniFormat);
    m_page->saveState(settings);
    m_page->showTab(IsolationPage::Tab::HeatMap);
    m_page->restoreState(settings);
    QVERIFY(controls()->isVisible());
    QVERIFY(!heatMap()->isVisible());
}

void TestIsolationScreen::empty_neverRead_offersASync()
{
    m_bench->facts()->snapshots.clear();
    m_bench->facts()->syncs.clear();
    m_bench->facts()->entities.clear();
    m_bench->facts()->collections.clear();
    m_bench->session().checkAgain();
    open(false);
    QTRY_VERIFY(m_bench->session().isolation() && !m_bench->session().isLoading() && !m_bench->session().isJudging());
    QVERIFY(!heatMap()->isVisible());
    const auto states = m_page->findChildren<EmptyState *>();
    const auto shown = std::find_if(states.begin(), states.end(), [](const EmptyState *one) { return one->isVisible(); });
    QVERIFY(shown != states.end());
    QCOMPARE((*shown)->sentence(), u"Nothing was read yet."_s);
    QSignalSpy synced(&m_bench->session(), &ConsoleSession::syncStarted);
    emit (*shown)->actionTriggered();
    QCOMPARE(synced.count(), 1);
}

QTEST_MAIN(TestIsolationScreen)
#include "tst_isolationscreen.moc"
