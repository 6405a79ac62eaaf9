// SPDX-License-Identifier: GPL-3.0-or-later
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

std::string spokenOf(const AuditRows::Group &group)
{
    return poolOfWords()[group.action] + (group.phase == 2 ? " Finished" : " begun");
}

struct Line
{
    std::uint64_t seq = 0;
    std::int64_t at = 0;
    std::uint32_t object = 0;
    AuditRows::Group group;
};

std::vector<Line> makeLines(std::uint32_t count, quint32 seed, bool hasGaps, bool isOrdered = false)
{
    QRandomGenerator random(seed);
    std::vector<Line> lines;
    std::uint64_t seq = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        Line line;
        seq += hasGaps && random.bounded(10) == 0 ? 2 : 1;
        line.seq = seq;
        line.at = isOrdered ? i / 3 : random.bounded(1000);
        line.object = static_cast<std::uint32_t>(random.bounded(int(poolOfWords().size())));
        line.group = {1U + static_cast<std::uint32_t>(random.bounded(3)), static_cast<std::uint16_t>(4 + random.bounded(2)),
                      static_cast<std::uint16_t>(6 + random.bounded(2)), static_cast<std::uint16_t>(random.bounded(2) * 8),
                      static_cast<std::uint8_t>(random.bounded(3)), random.bounded(2) == 0};
        lines.push_back(line);
    }
    return lines;
}

AuditRows rowsOf(const std::vector<Line> &lines)
{
    AuditRows rows(std::make_shared<const std::vector<std::string>>(poolOfWords()), &spokenOf);
    for (const Line &line : lines)
        rows.add(line.seq, line.at, line.object, line.group);
    rows.finish();
    return rows;
}

bool holds(const Line &line, const std::string &word)
{
    const auto &words = poolOfWords();
    for (const std::string &text : {words[line.group.who], words[line.group.action], words[line.group.objectKind],
                                    words[line.group.environment], words[line.object], spokenOf(line.group)}) {
        if (foldedCase(text).find(word) != std::string::npos)
            return true;
    }
    return word == std::to_string(line.seq);
}

//! Word by word, row by row.
RowSet plainly(const std::vector<Line> &lines, const AuditRows &rows, const AuditRows::Question &question)
{
    RowSet found(lines.size());
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
        const Line &line = lines[row];
        const bool all = std::all_of(question.words.begin(), question.words.end(), [&](const std::string &word) { return holds(line, word); });
        const bool group = question.groups.empty() || question.groups[rows.row(row).group] != 0;
        if (all && group && line.at >= question.since && line.at < question.until)
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
    void add_lines_areTheRows();
    void find_ofALogWithAndWithoutGaps_isByNumber();
    void matching_words_findsWhatAPlainSearchFinds_data();
    void matching_words_findsWhatAPlainSearchFinds();
    void matching_groupsAndTime_narrowsToThem();
    void sort_byEachColumn_isOrderedAndNewestFirstAmongEquals_data();
    void sort_byEachColumn_isOrderedAndNewestFirstAmongEquals();
    void sort_objects_countsTheirNumbers();
    void positions_ofALogThatWentOn_goBySeq();
};

void TestAuditRows::add_lines_areTheRows()
{
    const std::vector<Line> lines = makeLines(300, 3, false);
    const AuditRows rows = rowsOf(lines);
    QCOMPARE(rows.size(), lines.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        QCOMPARE(rows.row(row).at, lines[row].at);
        QCOMPARE(rows.object(rows.row(row).object), poolOfWords()[lines[row].object]);
        QVERIFY(rows.groupOf(row) == lines[row].group);
        QCOMPARE(rows.spoken(rows.row(row).group), spokenOf(lines[row].group));
        QCOMPARE(rows.seq(row), std::uint64_t(row + 1));
    }
    QVERIFY(rows.groups().size() <= std::size_t(3 * 2 * 2 * 2 * 3 * 2));
}

void TestAuditRows::find_ofALogWithAndWithoutGaps_isByNumber()
{
    for (const bool hasGaps : {false, true}) {
        const std::vector<Line> lines = makeLines(200, 5, hasGaps);
        const AuditRows rows = rowsOf(lines);
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            QCOMPARE(rows.find(lines[row].seq), row);
        QCOMPARE(rows.find(0), noRow);
        QCOMPARE(rows.find(lines.back().seq + 1), noRow);
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
        const std::vector<Line> lines = makeLines(count, 11, count == 700);
        const AuditRows rows = rowsOf(lines);
        AuditRows::Question question;
        for (const QString &word : text.split(u' '))
            question.words.push_back(word.toStdString());
        QVERIFY(rows.matching(question) == plainly(lines, rows, question));
    }
}

void TestAuditRows::matching_groupsAndTime_narrowsToThem()
{
    const std::vector<Line> lines = makeLines(5000, 13, false);
    const AuditRows rows = rowsOf(lines);
    AuditRows::Question question;
    QCOMPARE(rows.matching(question).count(), lines.size());
    question.groups.assign(rows.groups().size(), 0);
    for (std::size_t group = 0; group < question.groups.size(); group += 3)
        question.groups[group] = 1;
    QVERIFY(rows.matching(question) == plainly(lines, rows, question));
    question.since = 200;
    QVERIFY(rows.matching(question) == plainly(lines, rows, question));
    question.until = 700;
    question.words = {"p-"};
    const RowSet found = rows.matching(question);
    QVERIFY(found.count() > 0 && found.count() < lines.size());
    QVERIFY(found == plainly(lines, rows, question));
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
    const std::vector<Line> lines = makeLines(4000, 17, true, isOrdered);
    const AuditRows rows = rowsOf(lines);
    const RowList order = sortedRows(rows, {static_cast<By>(by), descending});
    QCOMPARE(order.size(), lines.size());
    QCOMPARE(RowSet::of(order, lines.size()).count(), lines.size());
    const auto keyOf = [&](std::uint32_t row) -> std::string {
        const Line &line = lines[row];
        const auto padded = [](std::uint64_t number) { return std::string(20 - std::to_string(number).size(), '0') + std::to_string(number); };
        switch (static_cast<By>(by)) {
        case By::Entry:
            return padded(line.seq);
        case By::When:
            return padded(std::uint64_t(line.at));
        case By::Who:
            return foldedCase(poolOfWords()[line.group.who]) + (line.group.isSigned ? "0" : "1");
        case By::What:
            return foldedCase(spokenOf(line.group));
        case By::On:
            return {}; // see the next test
        case By::Signed:
            return line.group.isSigned ? "0" : "1";
        }
        return {};
    };
    for (std::size_t i = 1; i < order.size() && static_cast<By>(by) != By::On; ++i) {
        const std::string before = keyOf(order[i - 1]), here = keyOf(order[i]);
        QVERIFY2(descending ? before >= here : before <= here, qPrintable(QString::fromStdString(before + " / " + here)));
        QVERIFY(before != here || order[i - 1] > order[i]);
    }
    for (std::size_t i = 1; i < order.size(); ++i)
        QVERIFY(lines[order[i - 1]].object != lines[order[i]].object || static_cast<By>(by) != By::On || order[i - 1] > order[i]);
}

void TestAuditRows::sort_objects_countsTheirNumbers()
{
    AuditRows rows(std::make_shared<const std::vector<std::string>>(
                       std::vector<std::string>{"P-10", "P-9", "snapshot 10", "snapshot 9", "p-9", "2", "010", "12345678901", "999999999"}), nullptr);
    for (std::uint32_t word = 0; word < 9; ++word)
        rows.add(word + 1, 0, word, {});
    rows.finish();
    QStringList texts;
    for (const std::uint32_t row : sortedRows(rows, {By::On, false}))
        texts.append(QString::fromStdString(rows.object(rows.row(row).object)));
    QCOMPARE(texts.join(u'|'), u"2|010|999999999|12345678901|p-9|P-9|P-10|snapshot 9|snapshot 10"_s);
}

void TestAuditRows::positions_ofALogThatWentOn_goBySeq()
{
    const std::vector<Line> lines = makeLines(100, 19, true);
    const std::vector<Line> fewer(lines.begin(), lines.begin() + 60);
    std::vector<Line> other = lines;
    other.erase(other.begin() + 10, other.begin() + 20);
    const RowList same = newPositions(rowsOf(fewer), rowsOf(lines));
    for (std::uint32_t row = 0; row < fewer.size(); ++row)
        QCOMPARE(same[row], row);
    const RowList shorter = newPositions(rowsOf(lines), rowsOf(other));
    for (std::uint32_t row = 0; row < lines.size(); ++row)
        QCOMPARE(shorter[row], row < 10 ? row : row < 20 ? noRow : row - 10);
}

QTEST_GUILESS_MAIN(TestAuditRows)
#include "tst_auditrows.moc"
