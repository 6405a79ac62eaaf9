// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "rows/auditrows.h"
#include "rows/catalogrows.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using By = AuditSort::By;

//! Few words for people and actions, many for objects: numbers, equal beginnings, other letters, the same word in two roles.
const std::vector<std::string> &poolOfWords()
{
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all{"", "ana", "Bo", "cy", "sync", "person.add", "estate", "person", "production"};
        for (int i = 0; i < 40; ++i)
            all.push_back("P-" + std::to_string(i * 7 % 120));
        for (const char *one : {"snapshot 9", "snapshot 10", "\u00dcber", "x", "0010", "10", "2", "4f7a19c2", "12345678901", "9999999999"})
            all.emplace_back(one);
        return all;
    }();
    return words;
}

std::string spoken(const std::string &action, audit::Phase phase)
{
    return action + (phase == audit::Phase::End ? " Finished" : " begun");
}

std::shared_ptr<const AuditList> makeList(std::uint32_t count, quint32 seed, bool hasGaps, bool isOrdered = false)
{
    QRandomGenerator random(seed);
    AuditList list;
    list.words = poolOfWords();
    std::uint64_t seq = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        AuditLine line;
        seq += hasGaps && random.bounded(10) == 0 ? 2 : 1;
        line.at = isOrdered ? i / 3 : random.bounded(1000);
        line.objectId = static_cast<std::uint32_t>(random.bounded(int(poolOfWords().size())));
        line.who = 1U + static_cast<std::uint32_t>(random.bounded(3));
        line.action = static_cast<std::uint16_t>(4 + random.bounded(2));
        line.objectKind = static_cast<std::uint16_t>(6 + random.bounded(2));
        line.environment = static_cast<std::uint16_t>(random.bounded(2) * 8);
        line.phase = static_cast<audit::Phase>(random.bounded(3));
        line.isSigned = random.bounded(2) == 0;
        list.lines.push_back(line);
        if (hasGaps)
            list.seqs.push_back(seq);
    }
    return std::make_shared<const AuditList>(std::move(list));
}

bool holds(const AuditList &list, std::uint32_t row, const std::string &word)
{
    const AuditLine &line = list.lines[row];
    for (const std::string &text : {list.word(line.who), list.word(line.action), list.word(line.objectKind), list.word(line.environment),
                                    list.word(line.objectId), spoken(list.word(line.action), line.phase)}) {
        if (foldedCase(text).find(word) != std::string::npos)
            return true;
    }
    return word == std::to_string(list.seqAt(row));
}

//! Word by word, row by row.
RowSet plainly(const AuditRows &rows, const AuditRows::Question &question)
{
    RowSet found(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const bool all = std::all_of(question.words.begin(), question.words.end(), [&](const std::string &word) { return holds(rows.list(), row, word); });
        const bool group = question.groups.empty() || question.groups[rows.groupOf(row)] != 0;
        if (all && group && rows.line(row).at >= question.since && rows.line(row).at < question.until)
            found.insert(row);
    }
    return found;
}

} // namespace

class TestAuditRows : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void rows_ofAList_areGroupedAndNumbered();
    void find_ofALogWithAndWithoutGaps_isByNumber();
    void matching_words_findsWhatAPlainSearchFinds_data();
    void matching_words_findsWhatAPlainSearchFinds();
    void matching_groupsAndTime_narrowsToThem();
    void sort_byEachColumn_isOrderedAndNewestFirstAmongEquals_data();
    void sort_byEachColumn_isOrderedAndNewestFirstAmongEquals();
    void sort_objects_countsTheirNumbers();
    void positions_ofALogThatWentOn_goBySeq();
};

void TestAuditRows::rows_ofAList_areGroupedAndNumbered()
{
    const auto list = makeList(300, 3, false);
    const AuditRows rows(list, &spoken);
    QCOMPARE(rows.size(), list->lines.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const AuditLine &line = list->lines[row];
        const AuditRows::Group &group = rows.groups()[rows.groupOf(row)];
        QVERIFY(group == (AuditRows::Group{line.who, line.action, line.objectKind, line.environment, line.phase, line.isSigned}));
        QCOMPARE(rows.objects()[rows.objectOf(row)], line.objectId);
        QCOMPARE(rows.spoken(rows.groupOf(row)), spoken(list->word(line.action), line.phase));
    }
    QVERIFY(rows.groups().size() <= std::size_t(3 * 2 * 2 * 2 * 3 * 2));
    QVERIFY(rows.objects().size() <= poolOfWords().size());
}

void TestAuditRows::find_ofALogWithAndWithoutGaps_isByNumber()
{
    for (const bool hasGaps : {false, true}) {
        const AuditRows rows(makeList(200, 5, hasGaps));
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            QCOMPARE(rows.find(rows.seq(row)), row);
        QCOMPARE(rows.find(0), noRow);
        QCOMPARE(rows.find(rows.seq(199) + 1), noRow);
    }
    QCOMPARE(AuditRows().find(1), noRow);
}

void TestAuditRows::matching_words_findsWhatAPlainSearchFinds_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"ana", "bo p-", "sync finished", "\u00fcber", "x", "7", "12", "12 ana", "production person.add", "nothing", "snapshot 1",
                             "a b c d e f g h i", "a e i n o p r s t y", "0010"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestAuditRows::matching_words_findsWhatAPlainSearchFinds()
{
    QFETCH(QString, text);
    for (const std::uint32_t count : {0U, 700U, 120000U}) { // the last in parts side by side
        const AuditRows rows(makeList(count, 11, count == 700), &spoken);
        AuditRows::Question question;
        for (const QString &word : text.split(u' '))
            question.words.push_back(word.toStdString());
        QVERIFY(rows.matching(question) == plainly(rows, question));
    }
}

void TestAuditRows::matching_groupsAndTime_narrowsToThem()
{
    const AuditRows rows(makeList(5000, 13, false), &spoken);
    AuditRows::Question question;
    QCOMPARE(rows.matching(question).count(), rows.size());
    question.groups.assign(rows.groups().size(), 0);
    for (std::size_t group = 0; group < question.groups.size(); group += 3)
        question.groups[group] = 1;
    QVERIFY(rows.matching(question) == plainly(rows, question));
    question.since = 200;
    QVERIFY(rows.matching(question) == plainly(rows, question));
    question.until = 700;
    question.words = {"p-"};
    const RowSet found = rows.matching(question);
    QVERIFY(found.count() > 0 && found.count() < rows.size());
    QVERIFY(found == plainly(rows, question));
}

void TestAuditRows::sort_byEachColumn_isOrderedAndNewestFirstAmongEquals_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<bool>("isOrdered");
    for (const bool descending : {false, true}) {
        for (const By by : {By::Entry, By::When, By::Who, By::What, By::On, By::Signed}) {
            QTest::addRow("%d %d, any times", int(by), int(descending)) << int(by) << descending << false;
            QTest::addRow("%d %d, times that go on", int(by), int(descending)) << int(by) << descending << true;
        }
    }
}

void TestAuditRows::sort_byEachColumn_isOrderedAndNewestFirstAmongEquals()
{
    QFETCH(int, by);
    QFETCH(bool, descending);
    QFETCH(bool, isOrdered);
    const AuditRows rows(makeList(4000, 17, true, isOrdered), &spoken);
    const RowList order = sortedRows(rows, {static_cast<By>(by), descending});
    QCOMPARE(order.size(), rows.size());
    QCOMPARE(RowSet::of(order, rows.size()).count(), rows.size());
    const auto keyOf = [&](std::uint32_t row) -> std::string {
        const AuditLine &line = rows.line(row);
        const auto padded = [](std::uint64_t number) { return std::string(20 - std::to_string(number).size(), '0') + std::to_string(number); };
        switch (static_cast<By>(by)) {
        case By::Entry:
            return padded(rows.seq(row));
        case By::When:
            return padded(std::uint64_t(line.at));
        case By::Who:
            return foldedCase(rows.word(line.who)) + (line.isSigned ? "0" : "1");
        case By::What:
            return foldedCase(spoken(rows.word(line.action), line.phase));
        case By::On:
            return {}; // see the next test
        case By::Signed:
            return line.isSigned ? "0" : "1";
        }
        return {};
    };
    for (std::size_t i = 1; i < order.size() && static_cast<By>(by) != By::On; ++i) {
        const std::string before = keyOf(order[i - 1]), here = keyOf(order[i]);
        QVERIFY2(descending ? before >= here : before <= here, qPrintable(QString::fromStdString(before + " / " + here)));
        QVERIFY(before != here || order[i - 1] > order[i]);
    }
    for (std::size_t i = 1; i < order.size(); ++i)
        QVERIFY(rows.objectOf(order[i - 1]) != rows.objectOf(order[i]) || static_cast<By>(by) != By::On || order[i - 1] > order[i]);
}

void TestAuditRows::sort_objects_countsTheirNumbers()
{
    AuditList list;
    list.words = {"P-10", "P-9", "snapshot 10", "snapshot 9", "p-9", "2", "010", "12345678901", "999999999"};
    for (std::uint32_t word = 0; word < list.words.size(); ++word)
        list.lines.push_back({.objectId = word});
    const AuditRows rows(std::make_shared<const AuditList>(list));
    QStringList texts;
    for (const std::uint32_t row : sortedRows(rows, {By::On, false}))
        texts.append(QString::fromStdString(rows.word(rows.line(row).objectId)));
    QCOMPARE(texts.join(u'|'), u"2|010|999999999|12345678901|p-9|P-9|P-10|snapshot 9|snapshot 10"_s);
    // However long they are alike.
    const std::string alike(100'000, 'x');
    list = {};
    list.words = {alike + "b", alike + "a", alike, alike.substr(8), alike + "c", alike + "B", "y"};
    for (std::uint32_t word = 0; word < list.words.size(); ++word)
        list.lines.push_back({.objectId = word});
    QCOMPARE(sortedRows(AuditRows(std::make_shared<const AuditList>(list)), {By::On, false}), (RowList{3, 2, 1, 5, 0, 4, 6}));
}

void TestAuditRows::positions_ofALogThatWentOn_goBySeq()
{
    const auto all = makeList(100, 19, true);
    AuditList fewer = *all, other = *all;
    fewer.lines.resize(60);
    fewer.seqs.resize(60);
    other.lines.erase(other.lines.begin() + 10, other.lines.begin() + 20);
    other.seqs.erase(other.seqs.begin() + 10, other.seqs.begin() + 20);
    const auto rowsOf = [](const AuditList &list) { return AuditRows(std::make_shared<const AuditList>(list)); };
    const RowList same = newPositions(rowsOf(fewer), rowsOf(*all));
    for (std::uint32_t row = 0; row < same.size(); ++row)
        QCOMPARE(same[row], row);
    const RowList shorter = newPositions(rowsOf(*all), rowsOf(other));
    for (std::uint32_t row = 0; row < shorter.size(); ++row)
        QCOMPARE(shorter[row], row < 10 ? row : row < 20 ? noRow : row - 10);
}

QTEST_GUILESS_MAIN(TestAuditRows)
#include "tst_auditrows.moc"
