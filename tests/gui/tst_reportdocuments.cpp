// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/layoutfaults.h"
#include "gui/reportdouble.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "reports/boundaryfield.h"
#include "reports/differenceview.h"
#include "reports/documentlist.h"
#include "reports/frameworkpanel.h"
#include "reports/optionspanel.h"
#include "reports/periodfield.h"
#include "reports/previewpanel.h"
#include "reports/reportspage.h"
#include "reports/scopefield.h"
#include "reports/snapshotfield.h"
#include "reports/versionsview.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr SnapshotId earlier = 1477, later = 1482; //!< of the bench

void addFinding(reports::PairDifference &pair, const isolation::ControlResult &control, const isolation::UnitResult &unit)
{
    reports::FindingDifference finding;
    finding.control = control.control;
    finding.unit = unit.unit;
    finding.fingerprint = isolation::findingFingerprint(control.control, unit.unit);
    finding.reason = unit.reason;
    finding.arguments = unit.arguments;
    finding.after = unit.verdict;
    pair.came.push_back(finding);
    pair.controls.push_back({control.control, "its title", isolation::Verdict::Pass, control.verdict});
    finding.before = unit.verdict;
    pair.stayed.push_back(finding);
    finding.after.reset();
    pair.gone.push_back(finding);
}

//! A fail of the bench's own that came, stayed and went, with an exception, a promotion and a change.
std::shared_ptr<const reports::ReportDifference> differenceOn(const IsolationView &view)
{
    const isolation::PairResult &result = view.report.pairs.front().result;
    auto difference = std::make_shared<reports::ReportDifference>();
    reports::PairDifference pair;
    pair.sandbox = result.sandbox;
    pair.production = result.production;
    pair.isInBefore = pair.isInAfter = true;
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<isolation::Layer>(i);
        pair.figures.push_back({layer, isolation::Status::Weak, result.layer(layer).status, {}, {}});
    }
    pair.figures.push_back({std::nullopt, isolation::Status::Weak, result.score.status, {}, {}});
    for (const isolation::ControlResult &control : result.controls) {
        const auto fail = std::find_if(control.units.begin(), control.units.end(), [](const isolation::UnitResult &unit) { return unit.verdict == isolation::Verdict::Fail; });
        if (fail != control.units.end() && pair.came.empty())
            addFinding(pair, control, *fail);
    }
    difference->pairs.push_back(std::move(pair));
    difference->exceptionsCame.push_back({"e1", "INF-07", std::nullopt, evidence::Exception::State::Active, UtcTime(std::chrono::hours(24)), u"owner"_s});
    promotion::Request request;
    request.apiName = u"orders"_s;
    difference->promotions.push_back(request);
    reports::UnrequestedChange change;
    change.kind = "route";
    difference->changes.push_back(change);
    return difference;
}

std::shared_ptr<const reports::Boundary> boundaryOfVersion(int version)
{
    auto boundary = std::make_shared<reports::Boundary>();
    boundary->version = version;
    boundary->digest = std::string(64, static_cast<char>('0' + version));
    return boundary;
}

BoundaryVersion signedVersion(int version, std::uint64_t seq)
{
    BoundaryVersion one;
    one.version = version;
    one.seq = seq;
    one.digest = std::string(64, static_cast<char>('0' + version));
    one.person = u"aiko"_s;
    return one;
}

} // namespace

//! What changed and the boundary document on the reports screen, in the real window, with a double of what makes them.
class TestReportDocuments : public QObject
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
        QVERIFY(QTest::qWaitFor([this] { return m_reports->frameworks() && m_page->options()->snapshots()->toBox()->count() > 2; }, 20000));
        m_double.difference = differenceOn(*m_bench->session().isolation());
    }
    [[nodiscard]] bool isPrepared() const
    {
        return QTest::qWaitFor([this] { return m_reports->report() && m_reports->report()->wish == m_page->wish() && !m_reports->isPreparing(); }, 20000);
    }
    void openDifference(PreviewPanel::Tab tab)
    {
        open();
        m_page->preview()->showTab(tab);
        m_page->openItem(u"?changes"_s);
        m_page->options()->snapshots()->choose(earlier, later);
        QVERIFY(isPrepared());
    }
    void openBoundary(PreviewPanel::Tab tab)
    {
        open();
        m_page->preview()->showTab(tab);
        m_page->openItem(u"?boundary"_s);
        QVERIFY(isPrepared());
    }
    [[nodiscard]] QString textOf(const QString &label) const { return m_page->findChild<QLabel *>(label)->text(); }
    [[nodiscard]] bool isSaid(const QString &sentence) const
    {
        const auto states = m_page->preview()->findChildren<EmptyState *>();
        return std::any_of(states.begin(), states.end(), [&](const EmptyState *one) { return one->isVisible() && one->sentence() == sentence; });
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_double.fails = m_double.waits = false;
        m_double.versions.clear();
        m_double.boundary.reset();
        m_bench = std::make_unique<GuiBench>();
    }
    void cleanup()
    {
        m_reports.reset();
        m_bench.reset();
    }

    void difference_chosen_isMadeOfItsSnapshots();
    void difference_turnedRound_isNotMadeAndSaysWhy();
    void difference_finding_opensOnTheIsolationScreen();
    void difference_tree_keepsQtsRules();
    void boundary_chosen_isSignedByItsButton();
    void boundary_thatFailsToBeSigned_saysWhy();
    void boundary_ofThePast_cannotBeSigned();
    void boundary_versions_openTheirEntries();
    void kind_changedBack_isTheReportAgain();
    void pastSnapshot_isWhatTheReportIsOf();
    void layout_ofTheOtherDocuments_hasNoFault();
};

void TestReportDocuments::difference_chosen_isMadeOfItsSnapshots()
{
    openDifference(PreviewPanel::Tab::Page);
    m_page->options()->chooseForm(ReportForm::Csv);
    const ReportWish wish = m_reports->report()->wish;
    QCOMPARE(wish.kind, ReportKind::Difference);
    QCOMPARE(wish.since, earlier);
    QCOMPARE(wish.snapshot, later);
    QCOMPARE(m_page->options()->form(), ReportForm::Pdf); // it is no table
    QVERIFY(!m_page->findChild<QRadioButton *>(u"reportForm_csv"_s)->isVisible());
    QVERIFY(m_page->findChild<QRadioButton *>(u"reportForm_json"_s)->isVisible());
    QVERIFY(!m_page->findChild<QWidget *>(u"reportFindings"_s)->isVisible());
    QVERIFY(m_page->options()->scope()->isVisible() && m_page->options()->period()->isVisible());
    m_page->preview()->showTab(PreviewPanel::Tab::Contents);
    auto *view = m_page->preview()->difference();
    QVERIFY(view->isVisible());
    QCOMPARE(view->model()->difference(), m_double.difference);
    QCOMPARE(textOf(u"differenceCounts"_s), u"Findings: 1 came, 1 went, 1 stayed"_s);
    // Nothing is said by colour alone.
    const QModelIndex pair = view->model()->index(0, 0);
    QVERIFY(!pair.data().toString().isEmpty() && !pair.siblingAtColumn(1).data().toString().isEmpty() && !pair.siblingAtColumn(2).data().toString().isEmpty());
}

void TestReportDocuments::difference_turnedRound_isNotMadeAndSaysWhy()
{
    openDifference(PreviewPanel::Tab::Page);
    const int before = m_double.prepared;
    m_page->options()->snapshots()->choose(later, earlier);
    QVERIFY(!m_page->options()->exportButton()->isEnabled());
    QCOMPARE(m_page->options()->exportButton()->toolTip(), m_page->options()->snapshots()->whyNot());
    QVERIFY(isSaid(m_page->options()->snapshots()->whyNot()));
    m_page->refresh();
    QCOMPARE(m_double.prepared.load(), before);
    m_page->options()->snapshots()->choose(earlier, later);
    QVERIFY(isPrepared());
    QVERIFY(m_page->options()->exportButton()->isEnabled());
}

void TestReportDocuments::difference_finding_opensOnTheIsolationScreen()
{
    openDifference(PreviewPanel::Tab::Contents);
    auto *view = m_page->preview()->difference();
    const QModelIndex pair = view->model()->index(0, 0), came = view->model()->index(2, 0, pair), gone = view->model()->index(3, 0, pair);
    QVERIFY(view->model()->findingOf(view->model()->index(0, 0, gone)).isEmpty()); // it is not there any more
    const QModelIndex finding = view->model()->index(0, 0, came);
    QVERIFY(!finding.data().toString().isEmpty());
    view->tree()->setCurrentIndex(finding);
    view->tree()->setFocus();
    QTest::keyClick(view->tree(), Qt::Key_Return);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Isolation);
    QCOMPARE(m_isolation->finding()->control(), QString::fromStdString(m_double.difference->pairs.front().came.front().control));
}

void TestReportDocuments::difference_tree_keepsQtsRules()
{
    open();
    DifferenceTree tree;
    const QAbstractItemModelTester tester(&tree, strict);
    tree.setDifference(m_double.difference);
    QCOMPARE(tree.rowCount(), 4); // the pair, exceptions, promotions, changes
    QCOMPARE(tree.rowCount(tree.index(0, 0)), 5);
    QCOMPARE(tree.rowCount(tree.index(0, 0, tree.index(0, 0))), isolation::layerCount);
    QCOMPARE(tree.nodeAt(tree.index(2, 0)).count, 1);
    tree.setDifference(nullptr);
    QCOMPARE(tree.rowCount(), 0);
}

void TestReportDocuments::boundary_chosen_isSignedByItsButton()
{
    m_double.boundary = boundaryOfVersion(2);
    m_double.versions = {signedVersion(1, 20)};
    openBoundary(PreviewPanel::Tab::Page);
    QCOMPARE(m_reports->report()->wish.kind, ReportKind::Boundary);
    auto *field = m_page->options()->boundary();
    QTRY_VERIFY(field->signButton()->isVisible());
    QVERIFY(!field->isSigned() && field->signButton()->isEnabled());
    QVERIFY(textOf(u"boundaryVersion"_s).contains(u'2'));
    QVERIFY(textOf(u"boundaryState"_s).contains(u"version 1"_s));
    QVERIFY(!m_page->options()->period()->isVisible() && !m_page->options()->scope()->isVisible());
    QSignalSpy logged(m_reports.get(), &ReportSession::logged);
    field->signButton()->click();
    QVERIFY(!field->signButton()->isEnabled()); // once
    QVERIFY(logged.wait());
    QTRY_VERIFY(field->isSigned());
    QVERIFY(!field->signButton()->isVisible());
    QVERIFY(textOf(u"boundaryState"_s).contains(u"leonor"_s));
    QVERIFY(m_page->options()->message()->sentence().contains(u'2'));
}

void TestReportDocuments::boundary_thatFailsToBeSigned_saysWhy()
{
    m_double.boundary = boundaryOfVersion(1);
    openBoundary(PreviewPanel::Tab::Page);
    auto *field = m_page->options()->boundary();
    QTRY_VERIFY(field->signButton()->isVisible());
    m_double.fails = true;
    QSignalSpy failed(m_reports.get(), &ReportSession::signFailed);
    field->signButton()->click();
    QVERIFY(failed.wait());
    QVERIFY(m_page->options()->message()->sentence().contains(u"not signed"_s));
    QVERIFY(field->signButton()->isEnabled() && !field->isSigned());
}

void TestReportDocuments::boundary_ofThePast_cannotBeSigned()
{
    m_double.boundary = boundaryOfVersion(1);
    openBoundary(PreviewPanel::Tab::Page);
    auto *field = m_page->options()->boundary();
    m_bench->session().showAsOf(earlier);
    QTRY_VERIFY(field->signButton()->isVisible() && !field->signButton()->isEnabled());
    QVERIFY(!field->signButton()->toolTip().isEmpty());
    m_bench->session().showAsOf(0);
    QTRY_VERIFY(field->signButton()->isEnabled());
}

void TestReportDocuments::boundary_versions_openTheirEntries()
{
    m_double.boundary = boundaryOfVersion(3);
    m_double.versions = {signedVersion(2, 30), signedVersion(1, 20)};
    openBoundary(PreviewPanel::Tab::Contents);
    auto *table = m_page->preview()->versions()->table();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const QAbstractItemModelTester tester(table->model(), strict);
    QSignalSpy wanted(m_page, &Page::openRequested);
    table->setCurrentIndex(table->model()->index(1, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).toString(), u"20"_s);
}

void TestReportDocuments::kind_changedBack_isTheReportAgain()
{
    m_double.boundary = boundaryOfVersion(1);
    open();
    QVERIFY(isPrepared());
    const ReportWish report = m_page->wish();
    const QString chosen = m_page->frameworks()->chosen();
    auto *documents = m_page->frameworks()->documents();
    auto *list = m_page->frameworks()->list();
    QTest::mouseClick(documents->viewport(), Qt::LeftButton, {}, documents->visualRect(documents->model()->index(1, 0)).center());
    QCOMPARE(m_page->frameworks()->kind(), ReportKind::Boundary);
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(isPrepared());
    list->setFocus(Qt::TabFocusReason); // focus alone chooses nothing
    QCOMPARE(m_page->frameworks()->kind(), ReportKind::Boundary);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(m_page->frameworks()->kind(), ReportKind::Report);
    QCOMPARE(list->currentIndex().row(), 1);
    QVERIFY(documents->selectionModel()->selectedIndexes().isEmpty());
    m_page->frameworks()->choose(chosen);
    QCOMPARE(m_page->wish(), report);
    QVERIFY(isPrepared());
}

void TestReportDocuments::pastSnapshot_isWhatTheReportIsOf()
{
    open();
    QVERIFY(isPrepared());
    QVERIFY(!m_page->wish().isOfThen);
    m_bench->session().showAsOf(earlier);
    QTRY_COMPARE(m_page->wish().snapshot, earlier);
    QVERIFY(m_page->wish().isOfThen); // nothing of the log that came later
    QVERIFY(isPrepared());
    QTRY_COMPARE(m_page->options()->snapshots()->toBox()->count(), 2); // nothing later can be compared with
}

void TestReportDocuments::layout_ofTheOtherDocuments_hasNoFault()
{
    m_double.boundary = boundaryOfVersion(2);
    m_double.versions = {signedVersion(1, 20)};
    open();
    m_page->options()->snapshots()->choose(earlier, later);
    for (const ReportKind kind : {ReportKind::Difference, ReportKind::Boundary}) {
        m_page->preview()->showTab(PreviewPanel::Tab::Page);
        m_page->frameworks()->chooseKind(kind);
        QVERIFY(isPrepared());
        for (const QSize &size : {QSize(830, 516), QSize(1280, 800), QSize(1920, 1080)}) {
            for (const auto tab : {PreviewPanel::Tab::Contents, PreviewPanel::Tab::Page}) {
                m_bench->window().resize(size);
                m_page->preview()->showTab(tab);
                for (int i = 0; i < 20; ++i) // a layout may ask its parent for another one, through the whole depth of a page
                    QCoreApplication::processEvents();
                const QStringList faults = layoutFaults(*m_page);
                QVERIFY2(faults.isEmpty(), qPrintable(u"%1, %2: %3"_s.arg(static_cast<int>(kind)).arg(size.width()).arg(faults.join(u'\n'))));
            }
        }
    }
}

QTEST_MAIN(TestReportDocuments)
#include "tst_reportdocuments.moc"
