// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/layoutfaults.h"
#include "gui/reportdouble.h"
#include "gui/watchmodels.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "reports/frameworkpanel.h"
#include "reports/historyview.h"
#include "reports/optionspanel.h"
#include "reports/pageview.h"
#include "reports/periodfield.h"
#include "reports/previewpanel.h"
#include "reports/reportspage.h"
#include "reports/requirementview.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QListView>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using Kind = RequirementNode::Kind;

//! The reports screen in the real window, with a double of what makes reports: the screen's own work, its errors and its memory.
class TestReportsScreen : public QObject
{
    Q_OBJECT
    ReportDouble m_double;
    std::unique_ptr<GuiBench> m_bench;
    std::unique_ptr<ReportSession> m_reports;
    ReportsPage *m_page = nullptr;
    IsolationPage *m_isolation = nullptr;

    void open()
    {
        m_reports = std::make_unique<ReportSession>(m_double.parts());
        m_reports->setEstate(m_bench->document().config());
        ConsoleSession *session = &m_bench->session();
        connect(session, &ConsoleSession::isolationChanged, m_reports.get(), [this, session] { m_reports->setIsolation(session->isolation()); });
        m_page = new ReportsPage(*m_reports, *session, nullptr, m_bench->clock());
        m_isolation = new IsolationPage(*session, m_bench->clock());
        m_bench->window().addPage(Screen::Isolation, m_isolation);
        m_bench->window().addPage(Screen::Reports, m_page);
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        m_bench->window().restore();
        m_bench->window().showScreen(Screen::Reports);
        m_bench->window().activateWindow();
        QVERIFY(QTest::qWaitFor([this] { return m_reports->frameworks() && m_page->frameworks()->list()->model()->rowCount() > 0; }, 20000));
    }
    [[nodiscard]] bool isPrepared() const
    {
        return QTest::qWaitFor([this] { return m_reports->report() && m_reports->report()->wish == m_page->wish() && !m_reports->isPreparing(); }, 20000);
    }
    void close()
    {
        m_bench->window().save();
        m_bench->close();
        m_reports.reset();
    }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] QListView *list() const { return m_page->frameworks()->list(); }
    [[nodiscard]] PageView *pages() const { return m_page->preview()->pages(); }
    [[nodiscard]] RequirementTree *tree() const { return m_page->preview()->requirements()->model(); }
    //! The first row of the kind below, expanding what is above it; invalid: there is none.
    [[nodiscard]] QModelIndex first(Kind kind, const QModelIndex &parent = {}) const
    {
        for (int row = 0; row < tree()->rowCount(parent); ++row) {
            const QModelIndex at = tree()->index(row, 0, parent);
            if (tree()->nodeAt(at).kind == kind)
                return at;
            if (const QModelIndex below = first(kind, at); below.isValid())
                return below;
        }
        return {};
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_double.pages = 14;
        m_double.fails = m_double.waits = false;
        m_double.exports.clear();
        m_bench = std::make_unique<GuiBench>();
    }
    void cleanup()
    {
        m_reports.reset();
        m_bench.reset();
    }

    void open_judgedEstate_showsFrameworksCountsAndPages();
    void models_ofTheScreen_keepQtsRules();
    void framework_pinned_standsFirstAndIsRemembered();
    void filter_withoutHits_offersAllAgain();
    void pages_byKeyboard_goOneByOne();
    void pages_ofAShorterReport_endWithIt();
    void zoom_byKeyboard_keepsPagesSharp();
    void wish_changedQuickly_isMadeOnce();
    void failure_ofPreparing_saysWhatToDoAndTriesAgain();
    void tree_opened_leadsFromRequirementToFact();
    void finding_byEnter_opensOnTheIsolationScreen();
    void tree_onlyOpen_hidesWhatPasses();
    void period_chosen_givesItsDays_data();
    void period_chosen_givesItsDays();
    void export_done_saysWhereAndLogs();
    void export_cancelled_writesNothing();
    void export_failed_saysWhy();
    void history_ofTheLog_opensItsEntry();
    void choices_ofAPerson_areRemembered();
    void empty_neverRead_offersASync();
    void palette_offersFrameworksAndExport();
    void layout_atAllSizes_hasNoFault();
};

void TestReportsScreen::open_judgedEstate_showsFrameworksCountsAndPages()
{
    open();
    QVERIFY(list()->model()->rowCount() >= 10);
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const auto shown = list()->model()->index(row, 0).data(FrameworkList::RowRole).value<FrameworkRow>();
        QVERIFY(shown.isCounted);
        const auto &c = shown.counts;
        QCOMPARE(c.pass + c.attested + c.warn + c.unknown + c.fail + c.notApplicable + c.noControl, std::int64_t(shown.framework->requirements.size()));
        QVERIFY(list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(u"fail"_s));
    }
    QVERIFY(isPrepared());
    QCOMPARE(find<QLabel>(u"previewPosition"_s)->text(), u"page 1 of 14"_s);
    QVERIFY(QTest::qWaitFor([this] { return pages()->isRendered(); }));
    QVERIFY(m_page->options()->exportButton()->isEnabled());
    QCOMPARE(m_page->wish().snapshot, m_bench->session().view()->snapshot->id);
}

void TestReportsScreen::models_ofTheScreen_keepQtsRules()
{
    open();
    QVERIFY(watchModels(*m_page) >= 2);
    for (int depth = 0; depth < 3; ++depth)
        (void)first(Kind::Fact);
    m_page->preview()->requirements()->setOnlyOpen(true);
    m_page->frameworks()->choose(u"soc2-2017"_s);
    QVERIFY(tree()->rowCount() >= 0);
}

void TestReportsScreen::framework_pinned_standsFirstAndIsRemembered()
{
    open();
    const auto *model = static_cast<const FrameworkList *>(list()->model());
    const QString last = model->idAt(model->rowCount() - 1);
    list()->setCurrentIndex(model->index(model->rowCount() - 1));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_P);
    QCOMPARE(model->idAt(0), last);
    QCOMPARE(m_page->frameworks()->chosen(), last); // what is chosen moves with it
    QCOMPARE(list()->currentIndex().row(), 0);
    close();
    m_bench->open();
    open();
    QCOMPARE(static_cast<const FrameworkList *>(list()->model())->idAt(0), last);
    QCOMPARE(m_page->frameworks()->chosen(), last);
    // A click on the pin takes it away again.
    const QRect row = list()->visualRect(list()->model()->index(0, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 24, row.top() + 19));
    QCOMPARE(m_page->frameworks()->pins(), QStringList());
}

void TestReportsScreen::filter_withoutHits_offersAllAgain()
{
    open();
    const int all = list()->model()->rowCount();
    QTest::keyClicks(m_page->frameworks()->search(), u"pci"_s);
    QCOMPARE(list()->model()->rowCount(), 1);
    QTest::keyClicks(m_page->frameworks()->search(), u" of nobody"_s);
    QCOMPARE(list()->model()->rowCount(), 0);
    auto *empty = m_page->frameworks()->findChild<EmptyState *>();
    QVERIFY(empty->isVisible() && empty->sentence().contains(u"pci of nobody"_s));
    empty->findChild<Button *>(u"emptyAction"_s)->click();
    QCOMPARE(list()->model()->rowCount(), all);
}

void TestReportsScreen::pages_byKeyboard_goOneByOne()
{
    open();
    QVERIFY(isPrepared());
    pages()->setFocus();
    QTest::keyClick(pages(), Qt::Key_PageDown);
    QTest::keyClick(pages(), Qt::Key_PageDown);
    QCOMPARE(pages()->current(), 2);
    QCOMPARE(find<QLabel>(u"previewPosition"_s)->text(), u"page 3 of 14"_s);
    QTest::keyClick(pages(), Qt::Key_PageUp);
    QCOMPARE(pages()->current(), 1);
    find<Button>(u"previousPage"_s)->click();
    QCOMPARE(pages()->current(), 0);
    QVERIFY(!find<Button>(u"previousPage"_s)->isEnabled());
    QTest::keyClick(pages(), Qt::Key_End);
    QCOMPARE(pages()->current(), 13);
    QVERIFY(!find<Button>(u"nextPage"_s)->isEnabled());
    QVERIFY(QTest::qWaitFor([this] { return pages()->isRendered(); }));
}

void TestReportsScreen::pages_ofAShorterReport_endWithIt()
{
    open();
    QVERIFY(isPrepared());
    pages()->showPage(13);
    m_double.pages = 3;
    m_page->options()->period()->choose(PeriodField::Choice::ThisYear);
    QVERIFY(isPrepared());
    QCOMPARE(pages()->count(), 3);
    QVERIFY(pages()->current() < 3);
    QVERIFY(QTest::qWaitFor([this] { return pages()->isRendered(); }));
}

void TestReportsScreen::zoom_byKeyboard_keepsPagesSharp()
{
    open();
    QVERIFY(isPrepared());
    pages()->setFocus();
    const double before = pages()->zoom();
    QTest::keyClick(pages(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(pages()->zoom() > before);
    QVERIFY(QTest::qWaitFor([this] { return pages()->isRendered(); })); // anew, at the new size
    QTest::keyClick(pages(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(pages()->zoom(), 1.0);
}

void TestReportsScreen::wish_changedQuickly_isMadeOnce()
{
    open();
    QVERIFY(isPrepared());
    const int before = m_double.prepared;
    for (const char *name : {"reportFindings", "reportApprovals", "reportExceptions"})
        find<QAbstractButton>(QLatin1StringView(name))->click();
    QVERIFY(isPrepared());
    QCOMPARE(m_double.prepared.load(), before + 1);
    QCOMPARE(m_reports->report()->wish.content, (ReportContent{false, false, false, true}));
}

void TestReportsScreen::failure_ofPreparing_saysWhatToDoAndTriesAgain()
{
    open();
    QVERIFY(isPrepared());
    m_double.fails = true;
    m_page->options()->period()->choose(PeriodField::Choice::LastMonth);
    auto *message = find<MessageBar>(u"previewMessage"_s);
    QVERIFY(QTest::qWaitFor([message] { return message->isVisible(); }));
    QVERIFY(!message->sentence().isEmpty());
    QCOMPARE(pages()->count(), 14); // what was there stays
    m_double.fails = false;
    message->findChild<Button *>()->click();
    QVERIFY(isPrepared());
    QVERIFY(!message->isVisible());
}

void TestReportsScreen::tree_opened_leadsFromRequirementToFact()
{
    open();
    m_page->preview()->showTab(PreviewPanel::Tab::Contents);
    QVERIFY(tree()->rowCount() > 0);
    const QModelIndex fact = first(Kind::Fact);
    QVERIFY(fact.isValid());
    const RequirementNode node = tree()->nodeAt(fact);
    QVERIFY(node.requirement != nullptr && node.control != nullptr && node.unit != nullptr && node.fact->isSet());
    QVERIFY(node.requirement->controls.contains(node.control->id));
    // Nothing is said by colour alone.
    for (QModelIndex at = fact; at.isValid(); at = at.parent())
        QVERIFY(!at.siblingAtColumn(1).data().toString().isEmpty());
}

void TestReportsScreen::finding_byEnter_opensOnTheIsolationScreen()
{
    open();
    m_page->preview()->showTab(PreviewPanel::Tab::Contents);
    const QModelIndex finding = first(Kind::Finding);
    QVERIFY(finding.isValid());
    const QString control = tree()->nodeAt(finding).control->id;
    auto *view = m_page->preview()->requirements()->tree();
    view->setCurrentIndex(finding);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Isolation);
    QVERIFY(m_isolation->finding()->isVisible());
    QCOMPARE(m_isolation->finding()->control(), control);
    // A requirement opens and closes.
    m_bench->window().showScreen(Screen::Reports);
    view->setCurrentIndex(tree()->index(0, 0));
    view->collapse(tree()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(view->isExpanded(tree()->index(0, 0)), tree()->hasChildren(tree()->index(0, 0)));
}

void TestReportsScreen::tree_onlyOpen_hidesWhatPasses()
{
    open();
    m_page->preview()->showTab(PreviewPanel::Tab::Contents);
    const int all = tree()->rowCount();
    m_page->preview()->requirements()->setOnlyOpen(true);
    const auto &counts = m_reports->frameworks()->find(m_page->frameworks()->chosen())->counts;
    QCOMPARE(std::int64_t(tree()->rowCount()), counts.warn + counts.unknown + counts.fail);
    m_page->preview()->requirements()->setOnlyOpen(false);
    QCOMPARE(tree()->rowCount(), all);
}

void TestReportsScreen::period_chosen_givesItsDays_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QDate>("now");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    using Choice = PeriodField::Choice;
    const auto row = [](const char *name, Choice choice, QDate now, QDate first, QDate last) { QTest::newRow(name) << int(choice) << now << first << last; };
    row("this quarter", Choice::ThisQuarter, {2026, 11, 23}, {2026, 10, 1}, {2026, 11, 23});
    row("last quarter", Choice::LastQuarter, {2026, 11, 23}, {2026, 7, 1}, {2026, 9, 30});
    row("last quarter in January", Choice::LastQuarter, {2026, 1, 1}, {2025, 10, 1}, {2025, 12, 31});
    row("last month in January", Choice::LastMonth, {2026, 1, 31}, {2025, 12, 1}, {2025, 12, 31});
    row("last month of a leap year", Choice::LastMonth, {2028, 3, 31}, {2028, 2, 1}, {2028, 2, 29});
    row("this year", Choice::ThisYear, {2026, 11, 23}, {2026, 1, 1}, {2026, 11, 23});
}

namespace {

class DayClock final : public Clock
{
public:
    explicit DayClock(const QDate &day)
        : m_now(std::chrono::milliseconds(QDateTime(day, QTime(23, 59), Qt::UTC).toMSecsSinceEpoch()))
    {
    }
    [[nodiscard]] UtcTime now() const override { return m_now; }

private:
    UtcTime m_now;
};

} // namespace

void TestReportsScreen::period_chosen_givesItsDays()
{
    QFETCH(int, choice);
    QFETCH(QDate, now);
    PeriodField field(std::make_shared<DayClock>(now));
    field.choose(static_cast<PeriodField::Choice>(choice));
    QTEST(field.first(), "first");
    QTEST(field.last(), "last");
    const reports::Period period = field.period();
    QCOMPARE(period.until - period.from, std::chrono::hours(24) * (field.first().daysTo(field.last()) + 1));
    // A day that a person sets is their own.
    field.findChild<QDateEdit *>(u"reportFrom"_s)->setDate(QDate(2020, 2, 2));
    QCOMPARE(field.choice(), PeriodField::Choice::OwnDays);
    QCOMPARE(field.first(), QDate(2020, 2, 2));
}

void TestReportsScreen::export_done_saysWhereAndLogs()
{
    open();
    QVERIFY(isPrepared());
    const QTemporaryDir folder;
    QSignalSpy logged(m_reports.get(), &ReportSession::logged);
    find<QRadioButton>(u"reportForm_html"_s)->click();
    QVERIFY(m_page->options()->exportButton()->text().contains(u"HTML"_s));
    m_page->exportTo(folder.filePath(u"iso.html"_s));
    QVERIFY(!m_page->options()->exportButton()->isEnabled());
    QVERIFY(logged.wait());
    auto *message = m_page->options()->message();
    QVERIFY(message->sentence().contains(u"iso.html"_s));
    QVERIFY(QFile::exists(folder.filePath(u"iso.html"_s)));
    QVERIFY(m_page->options()->exportButton()->isEnabled());
    QVERIFY(!m_page->options()->progress()->isVisible());
}

void TestReportsScreen::export_cancelled_writesNothing()
{
    open();
    QVERIFY(isPrepared());
    const QTemporaryDir folder;
    m_double.waits = true;
    QSignalSpy progressed(m_reports.get(), &ReportSession::saveProgressed), failed(m_reports.get(), &ReportSession::saveFailed);
    m_page->exportTo(folder.filePath(u"iso.pdf"_s));
    QVERIFY(progressed.wait());
    QVERIFY(m_page->options()->progress()->isVisible());
    m_page->options()->progress()->findChild<Button *>()->click();
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(folder.filePath(u"iso.pdf"_s)));
    QVERIFY(m_page->options()->message()->isVisible());
}

void TestReportsScreen::export_failed_saysWhy()
{
    open();
    QVERIFY(isPrepared());
    const QTemporaryDir folder;
    m_double.fails = true;
    QSignalSpy failed(m_reports.get(), &ReportSession::saveFailed);
    m_page->exportTo(folder.filePath(u"iso.pdf"_s));
    QVERIFY(failed.wait());
    QVERIFY(m_page->options()->message()->sentence().contains(u"not exported"_s));
    QVERIFY(m_page->options()->exportButton()->isEnabled());
}

void TestReportsScreen::history_ofTheLog_opensItsEntry()
{
    ReportExport one;
    one.seq = 4711;
    one.person = u"aiko.brandt"_s;
    one.framework = u"iso-27001-2022"_s;
    one.form = "pdf";
    one.digest = std::string(64, 'b');
    ReportExport other = one;
    other.seq = 4712;
    other.person = u"ines.carvalho"_s;
    m_double.exports = {other, one};
    open();
    m_page->openItem(u"?history"_s);
    auto *history = m_page->preview()->history();
    QVERIFY(QTest::qWaitFor([history] { return history->table()->model()->rowCount() == 2; }));
    history->search()->setText(u"aiko"_s);
    QCOMPARE(history->table()->model()->rowCount(), 1);
    QSignalSpy wanted(m_page, &Page::openRequested);
    history->table()->setCurrentIndex(history->table()->model()->index(0, 0));
    history->table()->setFocus();
    QTest::keyClick(history->table(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).toString(), u"4711"_s);
}

void TestReportsScreen::choices_ofAPerson_areRemembered()
{
    open();
    m_page->frameworks()->choose(u"dora"_s);
    const QString chosen = m_page->frameworks()->chosen();
    m_page->options()->period()->setDays({2026, 2, 3}, {2026, 4, 5});
    m_page->options()->chooseForm(ReportForm::Bundle);
    find<QAbstractButton>(u"reportEvidence"_s)->click();
    m_page->preview()->showTab(PreviewPanel::Tab::Contents);
    const ReportWish wish = m_page->wish();
    close();
    m_bench->open();
    open();
    QCOMPARE(m_page->frameworks()->chosen(), chosen);
    QCOMPARE(m_page->options()->period()->first(), QDate(2026, 2, 3));
    QCOMPARE(m_page->options()->form(), ReportForm::Bundle);
    QCOMPARE(m_page->preview()->tab(), PreviewPanel::Tab::Contents);
    QCOMPARE(m_page->wish().content, wish.content);
}

void TestReportsScreen::empty_neverRead_offersASync()
{
    m_bench->facts()->snapshots.clear();
    m_bench->facts()->syncs.clear();
    m_bench->facts()->entities.clear();
    m_bench->facts()->collections.clear();
    m_double.prepared = 0;
    m_reports = std::make_unique<ReportSession>(m_double.parts());
    m_page = new ReportsPage(*m_reports, m_bench->session(), nullptr, m_bench->clock());
    m_bench->window().addPage(Screen::Reports, m_page);
    m_bench->window().show();
    m_bench->window().showScreen(Screen::Reports);
    m_bench->session().checkAgain();
    QVERIFY(QTest::qWaitFor([this] { return m_bench->session().view() && !m_bench->session().view()->snapshot && !m_bench->session().isLoading(); }));
    const auto states = m_page->preview()->findChildren<EmptyState *>();
    QTRY_VERIFY(std::any_of(states.begin(), states.end(), [](const EmptyState *one) { return one->isVisible() && one->sentence() == u"Nothing was read yet."_s; }));
    QVERIFY(!m_page->options()->exportButton()->isEnabled());
    QVERIFY(!m_page->options()->exportButton()->toolTip().isEmpty());
    QCOMPARE(m_double.prepared.load(), 0);
}

void TestReportsScreen::palette_offersFrameworksAndExport()
{
    open();
    const QList<Command> commands = m_page->commands();
    QCOMPARE(commands.size(), 6 + list()->model()->rowCount());
    QVERIFY(std::any_of(commands.begin(), commands.end(), [](const Command &one) { return one.key == QKeySequence(Qt::CTRL | Qt::Key_E); }));
    commands.last().run();
    QCOMPARE(m_page->frameworks()->chosen(), m_reports->frameworks()->frameworks.last().framework->id);
}

void TestReportsScreen::layout_atAllSizes_hasNoFault()
{
    open();
    QVERIFY(isPrepared());
    for (const QSize &size : {QSize(830, 516), QSize(1280, 800), QSize(1920, 1080)}) {
        for (const auto tab : {PreviewPanel::Tab::Contents, PreviewPanel::Tab::Page, PreviewPanel::Tab::History}) {
            m_bench->window().resize(size);
            m_page->preview()->showTab(tab);
            for (int i = 0; i < 20; ++i) // a layout may ask its parent for another one, through the whole depth of a page
                QCoreApplication::processEvents();
            const QStringList faults = layoutFaults(*m_page);
            QVERIFY2(faults.isEmpty(), qPrintable(u"%1: %2"_s.arg(size.width()).arg(faults.join(u'\n'))));
        }
    }
}

QTEST_MAIN(TestReportsScreen)
#include "tst_reportsscreen.moc"
