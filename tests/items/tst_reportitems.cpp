// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingquery.h"
#include "items/frameworklist.h"
#include "items/isolationviews.h"
#include "items/reporthistory.h"
#include "items/requirementtree.h"
#include "usecases/reportworker.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;
using Kind = RequirementNode::Kind;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

//! The frameworks of the product on a judged estate, as the session's worker counts them.
std::shared_ptr<const FrameworksView> countedOn(const std::shared_ptr<const IsolationView> &isolation, const ReportSession::Pairs &scope = {})
{
    ReportSessionParts parts;
    parts.frameworks = [](const EstateConfig &, const isolation::ControlCatalogue &controls) { return FrameworkReadings{reports::builtInFrameworks(controls), {}}; };
    std::shared_ptr<const FrameworksView> counted;
    ReportWorker(std::move(parts)).count({{}, isolation, scope}, [&](const std::shared_ptr<const FrameworksView> &view) { counted = view; });
    return counted;
}

UtcTime day(int number)
{
    return UtcTime(std::chrono::hours(24 * number));
}

ReportExport exportOf(std::uint64_t seq, const QString &person, const char *digest)
{
    ReportExport one;
    one.seq = seq;
    one.at = day(static_cast<int>(seq));
    one.person = person;
    one.framework = u"dora"_s;
    one.form = "pdf";
    one.digest = digest;
    return one;
}

} // namespace

class TestReportItems : public QObject
{
    Q_OBJECT
    FactsBench m_bench = leakyEstate();
    std::shared_ptr<const IsolationView> m_isolation;
    std::shared_ptr<const FrameworksView> m_view;

    //! Visits every row below, children made on the way.
    static void visit(const RequirementTree &tree, const QModelIndex &parent, const std::function<void(const QModelIndex &)> &then)
    {
        for (int row = 0; row < tree.rowCount(parent); ++row) {
            const QModelIndex at = tree.index(row, 0, parent);
            then(at);
            visit(tree, at, then);
        }
    }

private slots:
    void initTestCase()
    {
        m_isolation = viewOf(m_bench);
        m_view = countedOn(m_isolation);
        QVERIFY(m_view && m_view->frameworks.size() >= 12);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void frameworks_counted_addUpToTheirRequirements();
    void frameworks_ofAnotherScope_haveNoPairs();
    void frameworks_pinned_standFirstInTheirOrder();
    void frameworks_filtered_byNameAndReference();
    void tree_everyRow_fitsWhatIsAboveIt();
    void tree_findings_areThoseOfTheCheck();
    void tree_ofFindings_opensThem();
    void tree_onlyOpen_hasNoPass();
    void history_sortedAndFiltered_keepsItsRows();
};

void TestReportItems::frameworks_counted_addUpToTheirRequirements()
{
    for (const FrameworkSummary &summary : m_view->frameworks) {
        QCOMPARE(summary.byPair.size(), m_view->pairs.size());
        QCOMPARE(qsizetype(summary.worst.size()), summary.framework->requirements.size());
        const auto &c = summary.counts;
        QCOMPARE(c.pass + c.attested + c.warn + c.unknown + c.fail + c.notApplicable + c.noControl, std::int64_t(summary.worst.size()));
    }
}

void TestReportItems::frameworks_ofAnotherScope_haveNoPairs()
{
    const auto none = countedOn(m_isolation, {{EnvironmentId(u"nowhere"_s), EnvironmentId(u"production"_s)}});
    QVERIFY(none->pairs.empty());
    FrameworkList list;
    list.setView(none);
    QVERIFY(!list.rowAt(0).isCounted);
    const auto all = countedOn(m_isolation, {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}});
    QCOMPARE(all->pairs.size(), 1U);
}

void TestReportItems::frameworks_pinned_standFirstInTheirOrder()
{
    FrameworkList list;
    const QAbstractItemModelTester tester(&list, strict);
    list.setView(m_view);
    const QString third = list.idAt(2), last = list.idAt(list.rowCount() - 1), first = list.idAt(0);
    list.togglePin(last);
    list.togglePin(third);
    QCOMPARE(list.idAt(0), third); // in the order of the frameworks, not of the clicks
    QCOMPARE(list.idAt(1), last);
    QCOMPARE(list.idAt(2), first);
    QVERIFY(list.rowAt(0).isPinned && !list.rowAt(2).isPinned);
    list.togglePin(third);
    list.togglePin(last);
    QCOMPARE(list.idAt(0), first);
    QCOMPARE(list.pins(), QStringList());
    list.setPins({u"is gone"_s}); // one that is not there any more does no harm
    QCOMPARE(list.rowCount(), list.total());
}

void TestReportItems::frameworks_filtered_byNameAndReference()
{
    FrameworkList list;
    const QAbstractItemModelTester tester(&list, strict);
    list.setView(m_view);
    list.setFilter(u"PCI"_s);
    QCOMPARE(list.rowCount(), 1);
    QCOMPARE(list.idAt(0), u"pci-dss-4.0.1"_s);
    list.setFilter(u"A.8.31"_s);
    QVERIFY(list.rowOf(u"iso-27001-2022"_s) >= 0);
    list.setFilter(u"nothing at all"_s);
    QCOMPARE(list.rowCount(), 0);
    QCOMPARE(list.idAt(0), QString());
    list.setFilter({});
    QCOMPARE(list.rowCount(), list.total());
}

void TestReportItems::tree_everyRow_fitsWhatIsAboveIt()
{
    RequirementTree tree;
    const QAbstractItemModelTester tester(&tree, strict);
    tree.setFramework(m_view, u"pci-dss-4.0.1"_s);
    QCOMPARE(tree.rowCount(), int(m_view->find(u"pci-dss-4.0.1"_s)->worst.size()));
    int facts = 0;
    visit(tree, {}, [&](const QModelIndex &at) {
        const RequirementNode node = tree.nodeAt(at), above = tree.nodeAt(at.parent());
        QCOMPARE(at.parent().isValid(), node.kind != Kind::Requirement);
        if (node.kind == Kind::Control)
            QVERIFY(above.requirement->controls.contains(node.control->id));
        if (node.kind == Kind::Finding)
            QVERIFY(node.verdict > isolation::Verdict::Pass && node.verdict <= above.verdict);
        facts += node.kind == Kind::Fact ? 1 : 0;
    });
    QVERIFY(facts > 0);
    tree.setFramework(m_view, u"none of them"_s);
    QCOMPARE(tree.rowCount(), 0);
}

void TestReportItems::tree_findings_areThoseOfTheCheck()
{
    RequirementTree tree;
    tree.setFramework(m_view, u"isolation-blueprint"_s);
    std::map<QString, int> shown;
    visit(tree, {}, [&](const QModelIndex &at) {
        const RequirementNode node = tree.nodeAt(at);
        if (node.kind == Kind::Finding)
            ++shown[node.requirement->reference + u' ' + node.control->id];
    });
    QVERIFY(!shown.empty());
    for (const auto &[key, count] : shown) {
        const std::string id = key.section(u' ', -1).toStdString();
        const auto &results = m_isolation->report.pairs.front().result.controls;
        const auto result = std::find_if(results.begin(), results.end(), [&](const auto &one) { return one.control == id; });
        QVERIFY(result != results.end());
        const auto open = std::count_if(result->units.begin(), result->units.end(), [](const auto &unit) { return unit.verdict > isolation::Verdict::Pass; });
        QCOMPARE(qsizetype(count), qsizetype(open));
    }
}

void TestReportItems::tree_ofFindings_opensThem()
{
    RequirementTree tree;
    tree.setFramework(m_view, u"isolation-blueprint"_s);
    int found = 0;
    visit(tree, {}, [&](const QModelIndex &at) {
        const RequirementNode node = tree.nodeAt(at);
        if (node.kind == Kind::Requirement)
            QCOMPARE(tree.findingOf(at), QString());
        if (node.kind != Kind::Finding)
            return;
        const FindingQuery query = FindingQuery::fromText(tree.findingOf(at));
        QCOMPARE(query.control, node.control->id);
        QVERIFY(worstOf(*m_isolation, m_isolation->report.pairs.front().result, query).has_value());
        ++found;
    });
    QVERIFY(found > 0);
}

void TestReportItems::tree_onlyOpen_hasNoPass()
{
    RequirementTree tree;
    const QAbstractItemModelTester tester(&tree, strict);
    tree.setFramework(m_view, u"nist-800-53-r5"_s);
    tree.setOnlyOpen(true);
    const auto &c = m_view->find(u"nist-800-53-r5"_s)->counts;
    QCOMPARE(std::int64_t(tree.rowCount()), c.warn + c.unknown + c.fail);
    visit(tree, {}, [&](const QModelIndex &at) {
        const RequirementNode node = tree.nodeAt(at);
        QVERIFY(node.kind == Kind::Requirement || node.verdict > isolation::Verdict::Pass);
        if (node.kind == Kind::Requirement && node.standing->state != reports::RequirementResult::State::Warn)
            QVERIFY(!node.deciding.isEmpty());
    });
}

void TestReportItems::history_sortedAndFiltered_keepsItsRows()
{
    ReportHistory history;
    const QAbstractItemModelTester tester(&history, strict);
    history.setExports({exportOf(3, u"cy"_s, "cc"), exportOf(2, u"ana"_s, "bb"), exportOf(1, u"bo"_s, "ab")});
    QCOMPARE(history.exportAt(0).seq, 3U); // the newest first
    history.sort(int(ReportHistory::Column::Person), Qt::AscendingOrder);
    QCOMPARE(history.exportAt(0).person, u"ana"_s);
    history.setFilter(u"ab"_s); // the beginning of a digest
    QCOMPARE(history.rowCount(), 1);
    QCOMPARE(history.exportAt(0).seq, 1U);
    history.setFilter({});
    QCOMPARE(history.rowCount(), 3);
}

QTEST_GUILESS_MAIN(TestReportItems)
#include "tst_reportitems.moc"
