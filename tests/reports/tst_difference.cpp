// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/difference.h"

#include "reports/documentquery.h"
#include "reports/randomreport.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace bulkhead::reports::test;
using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::Verdict;

namespace {

int seeds()
{
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 200 : 8;
}

using Fingerprints = std::set<std::string>;

Fingerprints fingerprintsOf(const Report &report, std::size_t pair)
{
    Fingerprints found;
    for (const ControlResult &result : report.check->pairs[pair].result.controls) {
        for (const isolation::UnitResult &unit : result.units) {
            if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn)
                found.insert(isolation::findingFingerprint(result.control, unit.unit));
        }
    }
    return found;
}

Fingerprints fingerprintsOf(const std::vector<FindingDifference> &findings)
{
    Fingerprints found;
    for (const FindingDifference &one : findings)
        found.insert(one.fingerprint);
    return found;
}

Fingerprints minus(const Fingerprints &a, const Fingerprints &b)
{
    Fingerprints rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(rest, rest.end()));
    return rest;
}

//! Empty, or what is wrong with the difference of the first pairs of two reports.
QString wrongPair(const Report &from, const Report &to, const PairDifference &pair)
{
    const Fingerprints before = fingerprintsOf(from, 0), after = fingerprintsOf(to, 0);
    if (fingerprintsOf(pair.came) != minus(after, before) || fingerprintsOf(pair.gone) != minus(before, after) || pair.came.size() + pair.stayed.size() != after.size())
        return u"findings"_s;
    std::map<std::string, std::pair<Verdict, Verdict>> changed;
    for (const ControlResult &result : to.check->pairs[0].result.controls) {
        const ControlResult *earlier = from.check->pairs[0].result.find(result.control);
        if (earlier->verdict != result.verdict)
            changed[result.control] = {earlier->verdict, result.verdict};
    }
    if (changed.size() != pair.controls.size())
        return u"controls"_s;
    for (const ControlDifference &one : pair.controls) {
        if (changed.count(one.control) == 0 || changed[one.control] != std::pair(*one.before, *one.after))
            return QString::fromStdString(one.control);
    }
    for (std::size_t i = 0; i < pair.figures.size() - 1; ++i) {
        if (pair.figures[i].figuresAfter != to.check->pairs[0].result.layers[i].figures || pair.figures[i].figuresBefore != from.check->pairs[0].result.layers[i].figures)
            return u"figures of layer %1"_s.arg(i);
    }
    return pair.figures.back().figuresAfter == to.check->pairs[0].result.score.figures ? QString() : u"figures of the pair"_s;
}

} // namespace

class TestDifference : public QObject
{
    Q_OBJECT
private slots:
    void ofAReportAndItself_isNothing();
    void ofReportsByChance_isWhatTheChecksDifferBy();
    void isTurnedRound_whenTheDatesAre();
    void pairThatIsInOneOnly_isToldSo();
    void exceptions_thatCameAndEnded_areTold();
    void acceptance_thatChanged_isToldOfTheFinding();
    void document_hasTheSameNumbers();
    void json_hasTheSameNumbers();
    void otherRules_areWarnedOf();
    void emptyReports_haveNoDifference();
};

void TestDifference::ofAReportAndItself_isNothing()
{
    const auto sample = sampleReport();
    const ReportDifference difference = differenceOf(sample->report, sample->report);
    QCOMPARE(difference.pairs.size(), sample->check.pairs.size());
    for (std::size_t i = 0; i < difference.pairs.size(); ++i) {
        QVERIFY(difference.pairs[i].came.empty() && difference.pairs[i].gone.empty() && difference.pairs[i].controls.empty());
        QVERIFY(fingerprintsOf(difference.pairs[i].stayed) == fingerprintsOf(sample->report, i));
    }
    QVERIFY(difference.exceptionsCame.empty() && difference.exceptionsEnded.empty());
}

void TestDifference::ofReportsByChance_isWhatTheChecksDifferBy()
{
    std::size_t changes = 0;
    for (int seed = 1; seed <= seeds(); ++seed) {
        const auto from = randomReport(static_cast<std::uint64_t>(seed)), to = randomReport(static_cast<std::uint64_t>(seed + 1000));
        const ReportDifference difference = differenceOf(from->report, to->report);
        QCOMPARE(difference.pairs.size(), std::size_t(1));
        const QString wrong = wrongPair(from->report, to->report, difference.pairs.front());
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrong)));
        changes += difference.pairs.front().came.size() + difference.pairs.front().controls.size();
    }
    QVERIFY(changes > 0);
}

void TestDifference::isTurnedRound_whenTheDatesAre()
{
    const auto a = randomReport(3), b = randomReport(4);
    const PairDifference there = differenceOf(a->report, b->report).pairs.front(), back = differenceOf(b->report, a->report).pairs.front();
    QVERIFY(fingerprintsOf(there.came) == fingerprintsOf(back.gone));
    QVERIFY(fingerprintsOf(there.gone) == fingerprintsOf(back.came));
    QVERIFY(fingerprintsOf(there.stayed) == fingerprintsOf(back.stayed));
    QCOMPARE(there.controls.size(), back.controls.size());
}

void TestDifference::pairThatIsInOneOnly_isToldSo()
{
    const auto both = sampleReport(), one = sampleReport();
    one->check.pairs.pop_back();
    const ReportDifference lost = differenceOf(both->report, one->report);
    QCOMPARE(lost.pairs.size(), std::size_t(2));
    QVERIFY(lost.pairs.back().isInBefore && !lost.pairs.back().isInAfter);
    QCOMPARE(lost.pairs.back().sandbox.text(), u"development"_s);
    QVERIFY(!lost.pairs.back().figures.back().after);
    QVERIFY(fingerprintsOf(lost.pairs.back().gone) == fingerprintsOf(both->report, 1));
    const ReportDifference found = differenceOf(one->report, both->report);
    QVERIFY(!found.pairs.back().isInBefore && found.pairs.back().isInAfter);
    const Document document = documentOf(lost);
    QVERIFY(allText(document).find("The later report does not have this pair. What it had is not known to be gone.") != std::string::npos);
}

void TestDifference::exceptions_thatCameAndEnded_areTold()
{
    const auto before = sampleReport(), after = sampleReport();
    const auto active = std::find_if(after->report.exceptions.begin(), after->report.exceptions.end(),
                                     [](const ExceptionRow &row) { return row.exception.state == evidence::Exception::State::Active; });
    QVERIFY(active != after->report.exceptions.end());
    active->exception.state = evidence::Exception::State::Expired;
    const ReportDifference ended = differenceOf(before->report, after->report);
    QVERIFY(ended.exceptionsCame.empty());
    QCOMPARE(ended.exceptionsEnded.size(), std::size_t(1));
    QCOMPARE(ended.exceptionsEnded.front().id, active->exception.id);
    QCOMPARE(*ended.exceptionsEnded.front().after, evidence::Exception::State::Expired);
    const ReportDifference came = differenceOf(after->report, before->report);
    QVERIFY(came.exceptionsEnded.empty());
    QCOMPARE(came.exceptionsCame.size(), std::size_t(1));
    const std::string id = active->exception.id;
    after->report.exceptions.erase(active);
    QCOMPARE(differenceOf(before->report, after->report).exceptionsEnded.front().id, id);
}

void TestDifference::acceptance_thatChanged_isToldOfTheFinding()
{
    const auto before = sampleReport(), after = sampleReport();
    after->report.exceptions.clear();
    int lost = 0;
    const ReportDifference difference = differenceOf(before->report, after->report);
    for (const FindingDifference &one : difference.pairs.front().stayed)
        lost += one.wasAccepted && !one.isAccepted ? 1 : 0;
    QCOMPARE(lost, 1);
    QVERIFY(allText(documentOf(difference)).find("accepted no more") != std::string::npos);
}

void TestDifference::document_hasTheSameNumbers()
{
    const auto from = randomReport(21), to = randomReport(22);
    const ReportDifference difference = differenceOf(from->report, to->report);
    const PairDifference &pair = difference.pairs.front();
    const Document document = documentOf(difference);
    const auto tiles = blocksOf<Tiles>(document);
    QCOMPARE(tiles.size(), std::size_t(1));
    QCOMPARE(tiles.front()->tiles[0].figure, std::to_string(pair.came.size()));
    QCOMPARE(tiles.front()->tiles[1].figure, std::to_string(pair.gone.size()));
    QCOMPARE(tiles.front()->tiles[2].figure, std::to_string(pair.stayed.size()));
    QCOMPARE(tableCalled(document, "Findings that came")->rows.size(), pair.came.size());
    QCOMPARE(tableCalled(document, "Findings that went")->rows.size(), pair.gone.size());
    QCOMPARE(tableCalled(document, "Findings that stayed")->rows.size(), pair.stayed.size());
    QCOMPARE(tableCalled(document, "Controls that say something else on sandbox and production")->rows.size(), pair.controls.size());
    QCOMPARE(tableCalled(document, "Figures then and now on sandbox and production")->rows.size(), std::size_t(isolation::layerCount + 1));
    for (const Table *table : blocksOf<Table>(document)) {
        for (const auto &row : table->rows)
            QCOMPARE(row.size(), table->columns.size());
    }
}

void TestDifference::json_hasTheSameNumbers()
{
    const auto from = randomReport(21), to = randomReport(22);
    const ReportDifference difference = differenceOf(from->report, to->report);
    const JsonValue json = toJson(difference);
    const JsonValue &pair = json.find("pairs")->array()->front();
    QCOMPARE(pair.find("came")->array()->size(), difference.pairs.front().came.size());
    QCOMPARE(pair.find("gone")->array()->size(), difference.pairs.front().gone.size());
    QCOMPARE(pair.find("stayed")->array()->size(), difference.pairs.front().stayed.size());
    QCOMPARE(pair.find("controls")->array()->size(), difference.pairs.front().controls.size());
    QVERIFY(pair.find("figures")->array()->back().find("layer")->isNull());
    QCOMPARE(*json.find("to")->find("snapshot")->integer(), std::int64_t(to->check.snapshot));
    for (const JsonValue &one : *pair.find("came")->array())
        QVERIFY(one.find("from")->isNull() && !one.find("to")->isNull());
}

void TestDifference::otherRules_areWarnedOf()
{
    const auto from = sampleReport(), to = sampleReport();
    ReportDifference difference = differenceOf(from->report, to->report);
    const Document same = documentOf(difference);
    QVERIFY(blocksOf<Callout>(same).empty());
    difference.from.catalogue = "2025.01";
    const Document other = documentOf(difference);
    QCOMPARE(blocksOf<Callout>(other).front()->tone, Tone::Warn);
}

void TestDifference::emptyReports_haveNoDifference()
{
    const ReportDifference difference = differenceOf(Report{}, Report{});
    QVERIFY(difference.pairs.empty());
    const Document document = documentOf(difference);
    QCOMPARE(blocksOf<Callout>(document).front()->tone, Tone::Unknown);
    const auto sample = sampleReport();
    const ReportDifference first = differenceOf(Report{}, sample->report);
    QCOMPARE(first.pairs.size(), sample->check.pairs.size());
    QVERIFY(!first.pairs.front().isInBefore);
}

QTEST_GUILESS_MAIN(TestDifference)
#include "tst_difference.moc"
