// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/catalogfilter.h"
#include "rows/catalogorder.h"
#include "rows/preparedrows.h"
#include "rows/textsearch.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array parts {"pay", "ledger", "Cards", "über", "kyc-7", "a", "b.c", "rates/9", "~x"};

std::string_view part(QRandomGenerator &random)
{
    return parts[std::size_t(random.bounded(int(parts.size())))];
}

//! Names of up to three parts, many of them equal, so that words overlap and repeat.
CatalogRows makeRows(std::uint32_t count, quint32 seed, std::uint64_t firstId = 0)
{
    QRandomGenerator random(seed);
    CatalogRows rows;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::string name(part(random));
        for (int more = random.bounded(3); more > 0; --more)
            name.append(random.bounded(2) == 0 ? "-" : "").append(part(random));
        const CatalogRows::CellInput cells[] = {{0, i % 3 == 0 ? "sbx-a" : "sbx-b", "kong", "v1"},
                                                {1, "prd", "caddy", "v2"}};
        CatalogRows::Input input;
        input.id = firstId + (i * 7919ULL) % count;
        input.name = name;
        input.owner = i % 5 == 0 ? "" : part(random);
        input.version = "v1";
        input.searchable = part(random);
        input.status = static_cast<ApiStatus>(random.bounded(4));
        input.stale = random.bounded(2) == 0;
        input.cells = std::span(cells).first(std::size_t(random.bounded(3)));
        rows.add(input);
    }
    rows.finish();
    return rows;
}

//! Word by word, row by row.
RowSet plainly(const CatalogRows &rows, const QString &text)
{
    RowSet found(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return rows.text(row).find(word.toStdString()) != std::string_view::npos;
        });
        if (all)
            found.insert(row);
    }
    return found;
}

} // namespace

class TestRows : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void findWord_atEveryPlace_findsTheFirst();
    void parts_ofManyRows_coverEachOnce();
    void text_typedAndTakenBack_findsWhatAPlainSearchFinds_data();
    void text_typedAndTakenBack_findsWhatAPlainSearchFinds();
    void facets_ofGroups_countEachRow();
    void statusCounts_ofEnvironments_countEachRowOnce();
    void order_fromNames_isTheSortedOne();
    void positions_ofOtherRows_goById();
};

void TestRows::findWord_atEveryPlace_findsTheFirst()
{
    for (const std::size_t size : {1U, 2U, 3U, 17U, 64U, 65U, 100U}) {
        const std::string word = std::string(size - 1, 'x') + 'y';
        for (std::size_t at = 0; at < 150; ++at) {
            std::string text = std::string(at, 'x') + word + std::string(3, 'y');
            const std::size_t end = text.size();
            text.append(searchMargin, 'y');
            const std::size_t first = text.find(word);
            const char *found = findWord(text.data(), text.data() + end, word);
            QCOMPARE(found, text.data() + first);
            QCOMPARE(findWord(text.data(), text.data() + first + size - 1, word), nullptr); // cut off
        }
    }
    const std::string margin(searchMargin, ' ');
    QCOMPARE(findWord(margin.data(), margin.data(), "x"), nullptr);
    QCOMPARE(findWord(margin.data(), margin.data() + 1, ""), nullptr);
}

void TestRows::parts_ofManyRows_coverEachOnce()
{
    for (const std::uint32_t count : {0U, 1U, 63U, 64U, 65U, 99999U, 100001U, 250000U}) {
        RowSet seen(count);
        inParts(count, [&seen](std::uint32_t begin, std::uint32_t end) {
            for (std::uint32_t row = begin; row < end; ++row)
                seen.insert(row);
        });
        QCOMPARE(seen.count(), std::size_t(count));
        QVERIFY(seen == RowSet::all(count));
    }
}

void TestRows::text_typedAndTakenBack_findsWhatAPlainSearchFinds_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"pay", "a b", "ledgerpay", "pay pay", "\u00dcBER kyc", "~", "~x a", "b.c v1 sbx-a",
                             "a ab", "rates/9 -", "\u00fc", "nothing"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestRows::text_typedAndTakenBack_findsWhatAPlainSearchFinds()
{
    QFETCH(QString, text);
    for (const std::uint32_t count : {0U, 500U, 110000U}) { // the last in parts side by side
        const CatalogRows rows = makeRows(count, 7);
        CatalogFilterEngine remembering(rows, {}, {});
        const RowSet all = plainly(rows, text);
        QVERIFY(CatalogFilterEngine(rows, {}, {}).textMatches(text) == all);
        for (qsizetype size = 0; size <= text.size(); ++size)
            QVERIFY(count > 500 || remembering.textMatches(text.left(size)) == plainly(rows, text.left(size)));
        QVERIFY(remembering.textMatches(text) == all);
        for (qsizetype begin = 0; begin <= text.size(); ++begin) // from the front: no continuation
            QVERIFY(count > 500 || remembering.textMatches(text.mid(begin)) == plainly(rows, text.mid(begin)));
    }
}

void TestRows::facets_ofGroups_countEachRow()
{
    const CatalogRows rows = makeRows(2000, 11);
    QVERIFY(rows.groupExamples().size() < rows.size());
    CatalogFilterEngine engine(rows, {u"sandbox"_s, u"production"_s}, {{0, 1}});
    CatalogFilter filter;
    filter.chosen[CatalogFacet::Gateway] = {u"sbx-a"_s, u"prd"_s};
    filter.chosen[CatalogFacet::Stale] = {u"true"_s};
    qsizetype fitting = 0, fresh = 0;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const bool there = std::any_of(rows.cells(row).begin(), rows.cells(row).end(), [&](const auto &cell) {
            return rows.word(cell.gateway) == "sbx-a" || rows.word(cell.gateway) == "prd";
        });
        fitting += there && rows.row(row).stale ? 1 : 0;
        fresh += there && !rows.row(row).stale ? 1 : 0;
    }
    QCOMPARE(qsizetype(engine.matches(filter).count()), fitting);
    const QList<FacetCount> ages = engine.counts(filter, CatalogFacet::Stale);
    QVERIFY(ages.contains(FacetCount {u"true"_s, fitting, true}));
    QVERIFY(ages.contains(FacetCount {u"false"_s, fresh, false}));
    qsizetype owned = 0;
    for (const FacetCount &owner : engine.counts(filter, CatalogFacet::Owner))
        owned += owner.count;
    QCOMPARE(owned, fitting);
}

void TestRows::statusCounts_ofEnvironments_countEachRowOnce()
{
    const auto prepared = PreparedRows::of(makeRows(1000, 3));
    for (const std::vector<int> &environments : {std::vector<int> {0, 1}, std::vector<int> {1}, std::vector<int> {}}) {
        std::array<qint64, 4> plain {};
        for (std::uint32_t row = 0; row < prepared->rows.size(); ++row) {
            const auto cells = prepared->rows.cells(row);
            const bool there = std::any_of(cells.begin(), cells.end(), [&](const auto &cell) {
                return std::find(environments.begin(), environments.end(), cell.environment) != environments.end();
            });
            plain[std::size_t(prepared->rows.row(row).status)] += there ? 1 : 0;
        }
        QCOMPARE(prepared->statusCounts(environments), plain);
        QCOMPARE(plain[0] > 0, !environments.empty());
    }
}

void TestRows::order_fromNames_isTheSortedOne()
{
    const auto prepared = PreparedRows::of(makeRows(3000, 5));
    for (const bool descending : {false, true}) {
        const CatalogSort sort {CatalogSort::By::Name, 0, descending};
        const RowList order = sortedRows(prepared->rows, sort);
        QCOMPARE(sortedRows(prepared->rows, sort, prepared->byName), order);
        for (std::size_t i = 1; i < order.size(); ++i) {
            const auto name = [&](std::size_t at) {
                const auto text = prepared->rows.text(order[at]);
                return text.substr(0, text.find('\x1f'));
            };
            const int way = name(i - 1).compare(name(i));
            QVERIFY(way == 0 ? order[i - 1] < order[i] : (way > 0) == descending);
        }
        const RowSet some = plainly(prepared->rows, u"pay"_s);
        RowList plain;
        std::copy_if(order.begin(), order.end(), std::back_inserter(plain),
                     [&some](std::uint32_t row) { return some.contains(row); });
        QVERIFY(!plain.empty() && plain.size() < order.size());
        QCOMPARE(inOrder(some, order), plain);
        std::sort(plain.begin(), plain.end());
        QCOMPARE(inOrder(some, {}), plain);
    }
}

void TestRows::positions_ofOtherRows_goById()
{
    const auto from = PreparedRows::of(makeRows(300, 1)), to = PreparedRows::of(makeRows(200, 2, 150));
    const RowList positions = newPositions(*from, *to);
    for (std::uint32_t row = 0; row < positions.size(); ++row) {
        const std::uint64_t id = from->rows.row(row).id;
        QCOMPARE(positions[row] == noRow, id < 150);
        QCOMPARE(to->find(id), positions[row]);
        QVERIFY(positions[row] == noRow || to->rows.row(positions[row]).id == id);
    }
}

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
