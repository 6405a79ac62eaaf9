// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/auditlogmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using Column = AuditLogModel::Column;
using Role = AuditLogModel::Role;

//! Writes lists as the worker does.
class ListMaker
{
public:
    ListMaker() { (void)wordOf(""); }
    void add(const std::string &who, bool isSigned, const std::string &action, const std::string &kind, const std::string &id,
             const std::string &environment = {}, audit::Phase phase = audit::Phase::Whole)
    {
        AuditLine line;
        line.at = static_cast<qint64>(m_list.lines.size() + 1) * 1000;
        line.who = wordOf(who);
        line.objectId = wordOf(id);
        line.action = static_cast<std::uint16_t>(wordOf(action));
        line.objectKind = static_cast<std::uint16_t>(wordOf(kind));
        line.environment = static_cast<std::uint16_t>(wordOf(environment));
        line.phase = phase;
        line.isSigned = isSigned;
        m_list.lines.push_back(line);
    }
    void drop(std::size_t line)
    {
        for (std::size_t i = 0; i < m_list.lines.size(); ++i)
            m_list.seqs.push_back(i + 1);
        m_list.lines.erase(m_list.lines.begin() + std::ptrdiff_t(line));
        m_list.seqs.erase(m_list.seqs.begin() + std::ptrdiff_t(line));
    }
    [[nodiscard]] std::shared_ptr<const AuditList> list() const { return std::make_shared<const AuditList>(m_list); }

private:
    std::uint32_t wordOf(const std::string &text)
    {
        const auto [at, isNew] = m_words.try_emplace(text, static_cast<std::uint32_t>(m_list.words.size()));
        if (isNew)
            m_list.words.push_back(text);
        return at->second;
    }
    AuditList m_list;
    std::map<std::string, std::uint32_t> m_words;
};

ListMaker smallLog()
{
    ListMaker log;
    log.add("deploy", false, "log.begin", "log", "3f2a");
    log.add("ana", true, "person.add", "person", "ana");
    log.add("ana", true, "person.add", "person", "bo", "production");
    log.add("ana", false, "sync", "estate", "meridian", {}, audit::Phase::Begin);
    log.add("ana", false, "sync", "estate", "meridian", {}, audit::Phase::End);
    log.add("bo", true, "catalog.decide", "api", "orders");
    log.add("Cy", true, "audit.export", "bundle", "q3.bundle");
    return log;
}

QString spoken(const QString &action, audit::Phase phase)
{
    return action == "sync"_L1 ? (phase == audit::Phase::End ? u"Sync finished"_s : u"Sync begun"_s) : u"Did "_s + action;
}

QString seqs(const AuditLogModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(QString::number(model.seqAt(row)));
    return list.join(u' ');
}

AuditFilter chosen(AuditFacet facet, const QStringList &values)
{
    AuditFilter filter;
    filter.chosen[facet] = values;
    return filter;
}

} // namespace

class TestAuditLogModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void data_ofALog_isTypedAndNewestFirst();
    void filter_words_findWhatIsShown_data();
    void filter_words_findWhatIsShown();
    void filter_aClaim_isNotThePersonOfThatName();
    void filter_time_hasABeginAndAnEnd();
    void facets_counts_ignoreTheirOwnChoice();
    void sort_columns_keepTheNewestFirstAmongEquals_data();
    void sort_columns_keepTheNewestFirstAmongEquals();
    void merge_logThatWentOn_keepsPersistentIndexes();
    void merge_logThatLostEntries_keepsTheOthers();
    void merge_rowsMadeElsewhere_areTaken();
    void empty_model_answers();
};

void TestAuditLogModel::data_ofALog_isTypedAndNewestFirst()
{
    AuditLogModel model(&spoken);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setList(smallLog().list());
    QCOMPARE(seqs(model), u"7 6 5 4 3 2 1"_s);
    const QModelIndex added = model.index(4, 0);
    QCOMPARE(added.data(Role::SeqRole).toULongLong(), 3ULL);
    QCOMPARE(added.data(Role::AtRole).toLongLong(), 3000LL);
    QCOMPARE(added.data(Role::WhoRole).toString(), u"ana"_s);
    QCOMPARE(added.data(Role::SignedRole).toBool(), true);
    QCOMPARE(added.data(Role::ActionRole).toString(), u"person.add"_s);
    QCOMPARE(added.data(Role::ObjectKindRole).toString(), u"person"_s);
    QCOMPARE(added.data(Role::ObjectRole).toString(), u"bo"_s);
    QCOMPARE(added.data(Role::EnvironmentRole).toString(), u"production"_s);
    QCOMPARE(model.index(2, 0).data(Role::PhaseRole).toInt(), int(audit::Phase::End));
    QCOMPARE(model.index(2, int(Column::What)).data().toString(), u"Sync finished"_s);
    QCOMPARE(model.index(2, int(Column::Entry)).data().toString(), u"5"_s);
    QCOMPARE(model.index(2, int(Column::Signed)).data().toString(), u"claim only"_s);
    QCOMPARE(model.index(2, int(Column::When)).data().toDateTime().toMSecsSinceEpoch(), 5000LL);
    QCOMPARE(model.rowOf(5), 2);
    QCOMPARE(model.rowOf(99), -1);
    QVERIFY(model.timeOf(5) == UtcTime(std::chrono::seconds(5)));
    QVERIFY(!model.timeOf(99));
}

void TestAuditLogModel::filter_words_findWhatIsShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing") << QString() << u"7 6 5 4 3 2 1"_s;
    QTest::newRow("person") << u"BO"_s << u"6 3"_s;
    QTest::newRow("action as in the log") << u"person.add"_s << u"3 2"_s;
    QTest::newRow("action as it is shown") << u"sync finished"_s << u"5"_s;
    QTest::newRow("object") << u"q3"_s << u"7"_s;
    QTest::newRow("kind of object") << u"bundle"_s << u"7"_s;
    QTest::newRow("environment") << u"produc"_s << u"3"_s;
    QTest::newRow("words of two entries") << u"orders cy"_s << QString();
    QTest::newRow("number of an entry") << u"4"_s << u"4"_s;
    QTest::newRow("number and text") << u"6 bo"_s << u"6"_s;
}

void TestAuditLogModel::filter_words_findWhatIsShown()
{
    QFETCH(QString, text);
    AuditLogModel model(&spoken);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setList(smallLog().list());
    AuditFilter filter;
    filter.text = text;
    model.setFilter(filter);
    QTEST(seqs(model), "found");
    model.setFilter({});
    QCOMPARE(model.rowCount(), 7);
}

void TestAuditLogModel::filter_aClaim_isNotThePersonOfThatName()
{
    AuditLogModel model;
    model.setList(smallLog().list());
    model.setFilter(chosen(AuditFacet::Person, {AuditFilterEngine::personValue(u"ana"_s, true)}));
    QCOMPARE(seqs(model), u"3 2"_s);
    model.setFilter(chosen(AuditFacet::Person, {AuditFilterEngine::personValue(u"ana"_s, false)}));
    QCOMPARE(seqs(model), u"5 4"_s);
    QCOMPARE(AuditFilterEngine::personOf(u"claim:ana"_s), (std::pair(u"ana"_s, false)));
    QCOMPARE(AuditFilterEngine::personOf(u"ana"_s), (std::pair(u"ana"_s, true)));
}

void TestAuditLogModel::filter_time_hasABeginAndAnEnd()
{
    AuditLogModel model;
    model.setList(smallLog().list());
    AuditFilter filter;
    filter.since = 3000;
    model.setFilter(filter);
    QCOMPARE(seqs(model), u"7 6 5 4 3"_s);
    filter.until = 5000;
    model.setFilter(filter);
    QCOMPARE(seqs(model), u"4 3"_s);
}

void TestAuditLogModel::facets_counts_ignoreTheirOwnChoice()
{
    AuditLogModel model;
    model.setList(smallLog().list());
    model.setFilter(chosen(AuditFacet::Action, {u"person.add"_s, u"gone"_s}));
    QCOMPARE(seqs(model), u"3 2"_s);
    const QList<FacetCount> people{{u"ana"_s, 2, false}};
    QCOMPARE(model.facetCounts(AuditFacet::Person), people);
    const QList<FacetCount> actions = model.facetCounts(AuditFacet::Action);
    QCOMPARE(actions.size(), 6);
    QCOMPARE(actions[0], (FacetCount{u"person.add"_s, 2, true}));
    QCOMPARE(actions[1], (FacetCount{u"sync"_s, 2, false}));
    QCOMPARE(actions.last(), (FacetCount{u"gone"_s, 0, true}));
    const QList<FacetCount> environments{{QString(), 1, false}, {u"production"_s, 1, false}};
    QCOMPARE(model.facetCounts(AuditFacet::Environment), environments);
}

void TestAuditLogModel::sort_columns_keepTheNewestFirstAmongEquals_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    QTest::newRow("entry") << int(Column::Entry) << u"1 2 3 4 5 6 7"_s << u"7 6 5 4 3 2 1"_s;
    QTest::newRow("when") << int(Column::When) << u"1 2 3 4 5 6 7"_s << u"7 6 5 4 3 2 1"_s;
    QTest::newRow("who") << int(Column::Who) << u"3 2 5 4 6 7 1"_s << u"1 7 6 5 4 3 2"_s;
    QTest::newRow("what") << int(Column::What) << u"7 6 1 3 2 4 5"_s << u"5 4 3 2 1 6 7"_s;
    QTest::newRow("on") << int(Column::On) << u"1 2 3 5 4 6 7"_s << u"7 6 5 4 3 2 1"_s;
    QTest::newRow("signature") << int(Column::Signed) << u"7 6 3 2 5 4 1"_s << u"5 4 1 7 6 3 2"_s;
}

void TestAuditLogModel::sort_columns_keepTheNewestFirstAmongEquals()
{
    QFETCH(int, column);
    AuditLogModel model(&spoken);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setList(smallLog().list());
    model.sort(column, Qt::AscendingOrder);
    QTEST(seqs(model), "ascending");
    model.sort(column, Qt::DescendingOrder);
    QTEST(seqs(model), "descending");
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(seqs(model), u"7 6 5 4 3 2 1"_s);
}

void TestAuditLogModel::merge_logThatWentOn_keepsPersistentIndexes()
{
    AuditLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ListMaker log = smallLog();
    model.setList(log.list());
    const QPersistentModelIndex three = model.index(model.rowOf(3), 2), seven = model.index(model.rowOf(7), 0);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset), content(&model, &AuditLogModel::contentChanged);
    log.add("bo", true, "sync", "estate", "meridian", {}, audit::Phase::Begin);
    log.add("bo", true, "sync", "estate", "meridian", {}, audit::Phase::End);
    model.setList(log.list());
    QCOMPARE(seqs(model), u"9 8 7 6 5 4 3 2 1"_s);
    QCOMPARE(model.seqAt(three.row()), std::uint64_t(3));
    QCOMPARE(three.column(), 2);
    QCOMPARE(model.seqAt(seven.row()), std::uint64_t(7));
    QCOMPARE(content.count(), 1);
    model.setFilter(chosen(AuditFacet::Person, {u"ana"_s}));
    QCOMPARE(model.seqAt(three.row()), std::uint64_t(3));
    QVERIFY(!seven.isValid());
    log.add("ana", true, "key.rotate", "person", "ana");
    model.setList(log.list()); // filtered as before
    QCOMPARE(seqs(model), u"10 3 2"_s);
    QCOMPARE(model.seqAt(three.row()), std::uint64_t(3));
    QCOMPARE(reset.count(), 0);
}

void TestAuditLogModel::merge_logThatLostEntries_keepsTheOthers()
{
    AuditLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ListMaker log = smallLog();
    model.setList(log.list());
    const QPersistentModelIndex three = model.index(model.rowOf(3), 0), five = model.index(model.rowOf(5), 0);
    log.drop(2);
    model.setList(log.list());
    QCOMPARE(seqs(model), u"7 6 5 4 2 1"_s);
    QVERIFY(!three.isValid());
    QCOMPARE(model.seqAt(five.row()), std::uint64_t(5));
    QCOMPARE(model.rowOf(3), -1);
}

void TestAuditLogModel::merge_rowsMadeElsewhere_areTaken()
{
    AuditLogModel model(&spoken);
    const auto list = smallLog().list();
    model.setList(list, AuditLogModel::rowsOf(list, model.actionWord()));
    QCOMPARE(model.rowCount(), 7);
    const QSignalSpy content(&model, &AuditLogModel::contentChanged);
    model.setList(list); // the same: nothing to do
    QCOMPARE(content.count(), 0);
}

void TestAuditLogModel::empty_model_answers()
{
    AuditLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 6);
    QCOMPARE(model.seqAt(0), std::uint64_t(0));
    QCOMPARE(model.rowOf(1), -1);
    model.setList(nullptr);
    model.sort(int(Column::Who), Qt::AscendingOrder);
    AuditFilter filter = chosen(AuditFacet::Person, {u"ana"_s});
    filter.text = u"7"_s;
    model.setFilter(filter);
    QCOMPARE(model.facetCounts(AuditFacet::Person), (QList<FacetCount>{{u"ana"_s, 0, true}}));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Entry"_s);
    QVERIFY(!model.headerData(9, Qt::Horizontal, Qt::DisplayRole).isValid());
    model.setList(smallLog().list());
    model.setList(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestAuditLogModel)
#include "tst_auditlogmodel.moc"
