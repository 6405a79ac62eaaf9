// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose.h"

#include "reports/documentquery.h"
#include "reports/findings.h"
#include "reports/randomreport.h"
#include "reports/reportnumbers.h"
#include "reports/reportwords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace bulkhead::reports::test;
using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::Layer;
using isolation::PairResult;
using isolation::Verdict;

namespace {

int seeds()
{
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 400 : 12;
}

const isolation::Control &controlOf(const ControlResult &result)
{
    return *isolation::ControlCatalogue::builtIn().find(QString::fromStdString(result.control));
}

std::int64_t countOf(const std::vector<promotion::Request> &requests, promotion::State state)
{
    return std::count_if(requests.begin(), requests.end(), [state](const promotion::Request &request) { return request.state == state; });
}

} // namespace

//! What a report says to people is what the check found, and nothing else.
class TestCompose : public QObject
{
    Q_OBJECT
private slots:
    void numbers_ofTheSample_equalTheCheck();
    void numbers_ofReportsByChance_equalTheCheck();
    void chapters_areAllThere_inOrder();
    void findings_standWorstFirst_withBothFacts();
    void acceptedFail_staysFail_andSaysUntilWhen();
    void status_namesTheWeakestLayer_andItsWorstFinding();
    void references_nameTheirControls_byVerdict();
    void exceptions_sayApproversAgeExpiry_andTheirProblems();
    void attestations_notInForce_sayWhy();
    void register_hasEveryRequest_andTheChartAddsUp();
    void longPeriod_isChartedByMonth_andLosesNothing();
    void sample_namesTheRowsThatWereDrawn();
    void evidence_hasDigests_andTooOldIsUnknown();
    void hostileNames_stayTextOfOneLine();
    void wordings_neverClaimTooMuch();
    void options_leaveChaptersOut_andSaySo();
    void changes_besideAPromotion_sayWhich();
    void manyFindings_areCut_withCountAndTable();
    void changes_ofLabelsOnly_areCounted_notListed();
    void emptyReport_saysThatNothingWasJudged();
    void unreadEstate_isUnknown_notGood();
    void noFramework_countsControls();
    void document_inAnyTimeZoneAndLocale_isTheSame();
    void dates_areWritten_asPeopleReadThem();
};

void TestCompose::numbers_ofTheSample_equalTheCheck()
{
    for (const QString &framework : {u"iso-27001-2022"_s, u"pci-dss-4.0.1"_s}) {
        const auto sample = sampleReport(framework, std::string());
        QVERIFY(sample->report.framework != nullptr);
        const Document document = documentOf(sample->report);
        QCOMPARE(wrongNumbers(document, sample->report), QString());
        QCOMPARE(illFormed(document), QString());
        QVERIFY(blocksOf<FindingCard>(document).size() > 5);
    }
}

void TestCompose::numbers_ofReportsByChance_equalTheCheck()
{
    for (int seed = 1; seed <= seeds(); ++seed) {
        const auto sample = randomReport(static_cast<std::uint64_t>(seed));
        const Document document = documentOf(sample->report);
        QVERIFY2(wrongNumbers(document, sample->report).isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrongNumbers(document, sample->report))));
        QVERIFY2(illFormed(document).isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(illFormed(document))));
    }
}

void TestCompose::chapters_areAllThere_inOrder()
{
    const auto sample = sampleReport();
    const Document document = documentOf(sample->report);
    const std::vector<std::string> wanted = {"Summary", "Requirements and what supports them", "What this report is", "Scope and period", "Method", "Layers and their figures", "Findings",
                                             "Exceptions", "Attestations", "Promotions", "Changes of production without a request", "Sample", "What could not be seen", "All controls",
                                             "Evidence", "Audit log", "References and their controls", "Limitations", "Sign-off"};
    QCOMPARE(chaptersOf(document), wanted);
    QStringList cover;
    for (const auto &[name, value] : document.cover) {
        QVERIFY2(!value.empty(), name.c_str());
        cover.append(QString::fromStdString(name));
    }
    for (const QString &name : {u"Scope"_s, u"Period"_s, u"Method"_s, u"Facts as of"_s, u"Rules"_s, u"Report"_s, u"Audit log"_s, u"Head of the log"_s})
        QVERIFY2(cover.contains(name), qPrintable(name));
    QCOMPARE(blocksOf<SignOff>(document).size(), std::size_t(1));
}

void TestCompose::findings_standWorstFirst_withBothFacts()
{
    const auto sample = sampleReport();
    const std::vector<Finding> findings = findingsOf(sample->report);
    QVERIFY(findings.size() > 5);
    for (std::size_t i = 1; i < findings.size(); ++i) {
        const Finding &a = findings[i - 1], &b = findings[i];
        if (a.pair != b.pair)
            continue;
        if (a.result == b.result) {
            QVERIFY(a.unit->verdict >= b.unit->verdict);
            continue;
        }
        const auto worst = [](const Finding &one) { return std::pair(one.result->counts[Verdict::Fail] > 0, one.control->severity); };
        QVERIFY2(worst(a) >= worst(b), qPrintable(a.control->id + u" before "_s + b.control->id));
    }
    const Document document = documentOf(sample->report);
    const auto withBoth = blocksOf<FindingCard>(document);
    // The facts are those of the gateways, found again by gateway, object and value.
    for (std::size_t i = 0; i < withBoth.size(); ++i) {
        for (const auto &[fact, rows] : {std::pair(&findings[i].unit->sandbox, &withBoth[i]->sandbox), std::pair(&findings[i].unit->production, &withBoth[i]->production)}) {
            std::string shown;
            for (const auto &[name, value] : *rows)
                shown += name + ' ' + value + '\n';
            for (const std::string &part : {fact->gateway.text().toStdString(), fact->id, isolation::harmless(fact->value)})
                QVERIFY2(!fact->isSet() || shown.find(part) != std::string::npos, (shown + part).c_str());
        }
    }
    QVERIFY(std::any_of(withBoth.begin(), withBoth.end(), [](const FindingCard *card) { return !card->sandbox.empty() && !card->production.empty() && !card->remedy.empty(); }));
}

void TestCompose::acceptedFail_staysFail_andSaysUntilWhen()
{
    const auto sample = sampleReport();
    const Document document = documentOf(sample->report);
    const auto row = std::find_if(sample->report.exceptions.begin(), sample->report.exceptions.end(),
                                  [](const ExceptionRow &one) { return one.exception.state == evidence::Exception::State::Active; });
    QVERIFY(row != sample->report.exceptions.end());
    const std::string title = row->exception.control + " Fail, accepted until " + dayWord(row->exception.expires);
    const auto cards = blocksOf<FindingCard>(document);
    const auto card = std::find_if(cards.begin(), cards.end(), [&title](const FindingCard *one) { return one->title == title; });
    QVERIFY2(card != cards.end(), title.c_str());
    QCOMPARE((*card)->tone, Tone::Fail);
    const auto acceptedCards = [](const Document &one) {
        const auto all = blocksOf<FindingCard>(one);
        return std::count_if(all.begin(), all.end(), [](const FindingCard *each) { return each->title.find("accepted until") != std::string::npos; });
    };
    QCOMPARE(acceptedCards(document), std::ptrdiff_t(row->exception.fingerprints.size()));
    // The same findings on another pair are not accepted by it.
    const EnvironmentId other = sample->check.pairs[1].result.sandbox;
    sample->check.pairs[1] = sample->check.pairs[0];
    sample->check.pairs[1].result.sandbox = other;
    QCOMPARE(acceptedCards(documentOf(sample->report)), std::ptrdiff_t(row->exception.fingerprints.size()));
}

void TestCompose::status_namesTheWeakestLayer_andItsWorstFinding()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const PairResult &pair = sample->check.pairs.front().result;
    QCOMPARE(pair.score.status, isolation::Status::NotIsolated);
    const Document document = documentOf(sample->report);
    const Callout &callout = *blocksOf<Callout>(document, "Summary").front();
    QCOMPARE(callout.title, std::string("Isolation incomplete."));
    QCOMPARE(callout.tone, Tone::Fail);
    QVERIFY2(callout.text.starts_with("Weakest layer: " + wordOf(pair.score.weakest) + ", not isolated. "), callout.text.c_str());
    bool isOneOfItsFails = false;
    for (const ControlResult &result : pair.controls) {
        for (const isolation::UnitResult &unit : result.units)
            isOneOfItsFails = isOneOfItsFails || (controlOf(result).layer == pair.score.weakest && unit.verdict == Verdict::Fail && callout.text.find(isolation::sentence(unit)) != std::string::npos);
    }
    QVERIFY2(isOneOfItsFails, callout.text.c_str());
    QVERIFY2(callout.text.ends_with(" UTC."), callout.text.c_str());
}

void TestCompose::references_nameTheirControls_byVerdict()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const Document document = documentOf(sample->report);
    const PairResult &pair = sample->check.pairs.front().result;
    const Table *table = tableCalled(document, "References and their controls on sandbox and production");
    QVERIFY(table != nullptr);
    QCOMPARE(table->rows.size(), std::size_t(sample->report.framework->requirements.size()));
    static const QRegularExpression part(u"(Fail|Unknown|Not judged|Warn|Pass, attested|Pass|Not applicable): ([^.]+)\\."_s);
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const Requirement &requirement = sample->report.framework->requirements[qsizetype(i)];
        std::map<QString, QString> shown, wanted;
        for (auto it = part.globalMatch(QString::fromStdString(table->rows[i][1].text)); it.hasNext();) {
            const auto match = it.next();
            for (const QString &control : match.captured(2).split(u", "_s))
                shown[control] = match.captured(1);
        }
        for (const QString &control : requirement.controls)
            wanted[control] = QString::fromStdString(verdictCell(*pair.find(control.toStdString())).text);
        QCOMPARE(shown, wanted);
    }
}

void TestCompose::exceptions_sayApproversAgeExpiry_andTheirProblems()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    sample->report.exceptions.front().problems = {u"unused"_s};
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Exceptions");
    QVERIFY(table != nullptr);
    QCOMPARE(table->rows.size(), sample->report.exceptions.size());
    std::size_t problems = 0;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const ExceptionRow &row = sample->report.exceptions[i];
        QCOMPARE(numberIn(table->rows[i][2].text), std::int64_t(row.exception.fingerprints.size()));
        for (const auto &approval : row.exception.approvals)
            QVERIFY(table->rows[i][4].text.find(approval.person.toStdString()) != std::string::npos);
        QCOMPARE(table->rows[i][5].text, countWord(row.ageDays, "day", "days"));
        QCOMPARE(table->rows[i][6].text, dayWord(row.exception.expires));
        QVERIFY(table->rows[i][7].tone != Tone::Pass);
        problems += row.problems.isEmpty() ? 0 : 1;
    }
    QCOMPARE(blocksOf<Callout>(document, "Exceptions").size(), problems);
    const std::string text = allText(document);
    for (const ExceptionRow &row : sample->report.exceptions)
        QVERIFY(text.find(row.exception.id) != std::string::npos);
}

void TestCompose::attestations_notInForce_sayWhy()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Attestations");
    QCOMPARE(table->rows.size(), sample->report.attestations.size());
    std::size_t lapsed = 0;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const AttestationRow &row = sample->report.attestations[i];
        QCOMPARE(table->rows[i].back().tone, row.isInForce ? Tone::Attested : Tone::Unknown);
        lapsed += row.isInForce ? 0 : 1;
    }
    QVERIFY(lapsed > 0);
    QCOMPARE(blocksOf<Callout>(document, "Attestations").size(), lapsed);
}

void TestCompose::register_hasEveryRequest_andTheChartAddsUp()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const auto &requests = sample->report.promotions;
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Register of promotions");
    QCOMPARE(table->rows.size(), requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        QCOMPARE(table->rows[i][0].text, requests[i].id.substr(0, 8));
        for (const promotion::Approval &approval : requests[i].approvals)
            QVERIFY(table->rows[i][4].text.find(approval.person.toStdString() + ", " + momentWord(approval.at)) != std::string::npos);
        QVERIFY2(table->rows[i][5].text.starts_with(wordOf(requests[i].state)), table->rows[i][5].text.c_str());
        QVERIFY(requests[i].note.isEmpty() || table->rows[i][5].text.find(requests[i].note.toStdString()) != std::string::npos);
    }
    const std::string intro = blocksOf<Paragraph>(document, "Promotions").front()->text;
    for (int i = 0; i < promotion::stateCount; ++i) {
        const auto state = static_cast<promotion::State>(i);
        const std::string words = std::to_string(countOf(requests, state)) + ' ' + lowerFirst(wordOf(state));
        QCOMPARE(intro.find(words) != std::string::npos, countOf(requests, state) > 0);
    }
    const Table *broken = tableCalled(document, "Promotions by break-glass");
    QCOMPARE(std::int64_t(broken->rows.size()), std::int64_t(std::count_if(requests.begin(), requests.end(), [](const auto &one) { return one.isBroken; })));
    QVERIFY(broken->rows.front()[5].text.find("(late)") != std::string::npos);
    QCOMPARE(tableCalled(document, "Gates that said no")->rows.size(), std::size_t(1));
    // What was executed to its end in the period, counted from the runs themselves.
    std::int64_t done = 0, shown = 0;
    for (const promotion::Request &request : requests) {
        for (const promotion::RequestRun &run : request.runs)
            done += run.isDone && !run.isRollBack && run.ended >= sample->report.period.from && run.ended < sample->report.period.until ? 1 : 0;
    }
    const ColumnChart &chart = *blocksOf<ColumnChart>(document, "Promotions").front();
    QCOMPARE(chart.series.front().first, std::string("applied"));
    for (const ColumnChart::Item &item : chart.items) {
        QCOMPARE(item.values.size(), chart.series.size());
        shown += item.values.front();
    }
    QVERIFY(done > 0);
    QCOMPARE(shown, done);
}

void TestCompose::longPeriod_isChartedByMonth_andLosesNothing()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const auto applied = [&sample] {
        const Document document = documentOf(sample->report);
        const ColumnChart &chart = *blocksOf<ColumnChart>(document, "Promotions").front();
        std::int64_t sum = 0;
        for (const ColumnChart::Item &item : chart.items)
            sum += item.values.front();
        return std::pair(chart.title, sum);
    };
    const auto weekly = applied();
    sample->report.period.from -= std::chrono::days(800);
    const auto monthly = applied();
    QCOMPARE(weekly.first, std::string("Promotions by week, from Monday"));
    QCOMPARE(monthly.first, std::string("Promotions by month"));
    QCOMPARE(monthly.second, weekly.second);
}

void TestCompose::sample_namesTheRowsThatWereDrawn()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const auto rowsOf = [&sample] {
        const Document document = documentOf(sample->report);
        return tableCalled(document, "The sample")->rows;
    };
    const auto promotions = rowsOf();
    QCOMPARE(promotions.size(), sample->report.sample->indexes.size());
    for (std::size_t i = 0; i < promotions.size(); ++i)
        QCOMPARE(promotions[i][1].text, sample->report.promotions[sample->report.sample->indexes[i]].id);
    const std::vector<Finding> findings = findingsOf(sample->report);
    sample->report.sample = Sample{"findings", 5, 2, findings.size(), {0, findings.size() - 1}};
    const auto drawn = rowsOf();
    QCOMPARE(drawn.front()[1].text, findings.front().fingerprint);
    QCOMPARE(drawn.back()[1].text, findings.back().fingerprint);
    QVERIFY(allText(documentOf(sample->report)).find("The seed is 5.") != std::string::npos);
}

void TestCompose::evidence_hasDigests_andTooOldIsUnknown()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Index of evidence");
    QCOMPARE(table->rows.size(), sample->report.evidence.size());
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const EvidenceRow &row = sample->report.evidence[i];
        QCOMPARE(table->rows[i][5].text, row.evidence.digest);
        QCOMPARE(table->rows[i][4].tone == Tone::Unknown, !row.isFresh || row.evidence.isWithdrawn);
    }
}

void TestCompose::hostileNames_stayTextOfOneLine()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, hostileText());
    const Document document = documentOf(sample->report);
    int seen = 0;
    forEachText(document, [&seen](const std::string &text) {
        const QString plain = QString::fromStdString(text);
        for (const QChar letter : plain) {
            const ushort code = letter.unicode();
            QVERIFY2(code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !(code >= 0x202a && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069), text.c_str());
        }
        seen += plain.contains(u"<b onclick=x>&\"']]> -->"_s) ? 1 : 0;
    });
    QVERIFY2(seen > 10, qPrintable(QString::number(seen)));
}

void TestCompose::wordings_neverClaimTooMuch()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const QString text = QString::fromStdString(allText(documentOf(sample->report))).toLower();
    for (const QString &word : {u"compliant"_s, u"certified"_s, u"successfully"_s, u"please"_s, u"oops"_s})
        QVERIFY2(!text.contains(word), qPrintable(word));
    QVERIFY(text.contains(u"support"_s));
}

void TestCompose::options_leaveChaptersOut_andSaySo()
{
    const auto sample = sampleReport();
    DocumentOptions options;
    options.findings = options.approvals = options.exceptions = options.evidence = false;
    const Document document = documentOf(sample->report, options);
    const std::vector<std::string> chapters = chaptersOf(document);
    for (const char *gone : {"Findings", "Exceptions", "Attestations", "Evidence"})
        QCOMPARE(std::count(chapters.begin(), chapters.end(), gone), std::ptrdiff_t(0));
    QVERIFY(tableCalled(document, "Register of promotions") == nullptr);
    QVERIFY(allText(document).find("Left out of this report on request: findings with both facts") != std::string::npos);
    QVERIFY(allText(documentOf(sample->report)).find("Left out of this report") == std::string::npos);
    // The figures stay what they were.
    QCOMPARE(wrongLayers(document, sample->report), QString());
}

void TestCompose::changes_ofLabelsOnly_areCounted_notListed()
{
    const auto sample = sampleReport();
    UnrequestedChange change;
    change.gateway = GatewayId(u"gw-prd"_s);
    change.kind = "route";
    change.nativeId = "r-1";
    change.fields = {"hosts", "labels"};
    UnrequestedChange labels = change;
    labels.fields = {"labels"};
    sample->report.changes = {change, labels, labels};
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Changes of production without a request");
    QVERIFY(table != nullptr);
    QCOMPARE(table->rows.size(), std::size_t(1));
    QVERIFY(allText(document).find("2 of them are of labels only") != std::string::npos);
    QVERIFY(allText(document).find("3 changes of production were seen") != std::string::npos);
}

void TestCompose::changes_besideAPromotion_sayWhich()
{
    const auto sample = sampleReport();
    UnrequestedChange change;
    change.gateway = GatewayId(u"gw-prd"_s);
    change.kind = "policy";
    change.nativeId = "2f0c";
    change.name = "rate-limiting";
    change.fields = {"config"};
    change.promotion = "1234567890abcdef";
    UnrequestedChange fresh = change, unsure = change;
    fresh.promotion.clear();
    fresh.fields.clear();
    fresh.action = "create";
    unsure.isUnsure = true;
    sample->report.changes = {change, fresh, unsure};
    const Document document = documentOf(sample->report);
    const Table *table = tableCalled(document, "Changes of production without a request");
    QVERIFY(table != nullptr);
    QCOMPARE(table->rows.size(), std::size_t(3));
    QCOMPARE(table->rows[0][2].text, std::string("policy rate-limiting"));
    QCOMPARE(table->rows[0][4].text, std::string("config; otherwise than promotion 12345678 wrote it"));
    QCOMPARE(table->rows[1][4].text, std::string("it is new"));
    QCOMPARE(table->rows[2][4].text, std::string("config; perhaps by promotion 12345678"));
    QVERIFY(allText(document).find("2 changes of production were seen that no promotion explains") != std::string::npos);
    QVERIFY(allText(document).find("1 change more came while the API was promoted") != std::string::npos);
}

void TestCompose::manyFindings_areCut_withCountAndTable()
{
    const auto sample = sampleReport();
    DocumentOptions options;
    options.mostFindings = 1;
    options.csv = "all-findings.csv";
    const Document document = documentOf(sample->report, options);
    std::map<std::pair<std::size_t, std::string>, std::size_t> byControl;
    for (const Finding &finding : findingsOf(sample->report))
        ++byControl[{finding.pair, finding.result->control}];
    const auto cards = blocksOf<FindingCard>(document, "Findings");
    QCOMPARE(cards.size(), byControl.size());
    std::size_t said = 0, wanted = 0;
    for (const auto &[control, count] : byControl)
        wanted += count > 1 ? 1 : 0;
    for (const Paragraph *paragraph : blocksOf<Paragraph>(document, "Findings"))
        said += paragraph->text.find("not shown here. all-findings.csv has all ") != std::string::npos ? 1 : 0;
    QVERIFY(wanted > 0);
    QCOMPARE(said, wanted);
}

void TestCompose::emptyReport_saysThatNothingWasJudged()
{
    const Document nothing = documentOf(Report{});
    QCOMPARE(blocksOf<Callout>(nothing, "Summary").front()->title, std::string("Nothing was judged."));
    QCOMPARE(blocksOf<Callout>(nothing, "Summary").front()->tone, Tone::Unknown);
    QCOMPARE(illFormed(nothing), QString());
    QVERIFY(blocksOf<Tiles>(nothing).empty());

    const auto sample = sampleReport();
    sample->check.pairs.clear();
    sample->report.requirements.clear();
    const Document pairless = documentOf(sample->report);
    QCOMPARE(blocksOf<Callout>(pairless, "Summary").front()->title, std::string("Nothing was judged."));
    QCOMPARE(tableCalled(pairless, "Register of promotions")->rows.size(), sample->report.promotions.size());
    for (const Block &block : pairless.blocks) {
        if (const auto *callout = std::get_if<Callout>(&block); callout != nullptr && callout->title != "The audit log is valid.")
            QVERIFY(callout->tone != Tone::Pass);
    }
}

void TestCompose::unreadEstate_isUnknown_notGood()
{
    isolation::EstateFacts facts;
    facts.environments = {EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
    facts.types = {EnvironmentType::Sandbox, EnvironmentType::Production};
    const isolation::FactIndex index(facts);
    isolation::EvaluationInput input;
    input.catalogue = &isolation::ControlCatalogue::builtIn();
    isolation::CheckReport check;
    check.catalogue = input.catalogue;
    check.facts = &facts;
    isolation::PairReport pair;
    pair.result = isolation::evaluate(isolation::PairFacts(facts, index, facts.environments[0], facts.environments[1]), input);
    check.pairs.push_back(pair);
    const QList<Framework> frameworks = builtInFrameworks(isolation::ControlCatalogue::builtIn());
    Report report;
    report.estate = u"new"_s;
    report.check = &check;
    report.framework = &frameworks.front();
    report.requirements.push_back(requirementsOn(frameworks.front(), pair.result, {}));
    const Document document = documentOf(report);
    QCOMPARE(wrongNumbers(document, report), QString());
    for (const Tiles::Tile &tile : blocksOf<Tiles>(document, "Summary").front()->tiles) {
        if (tile.tone == Tone::Pass || tile.tone == Tone::Attested)
            QCOMPARE(tile.figure, std::string("0"));
    }
    const auto callouts = blocksOf<Callout>(document, "Summary");
    QCOMPARE(callouts.front()->title, std::string("No gateway was read yet."));
    QVERIFY(std::none_of(callouts.begin(), callouts.end(), [](const Callout *one) { return one->tone == Tone::Pass; }));
}

void TestCompose::noFramework_countsControls()
{
    const auto sample = sampleReport();
    sample->take(u"there is none"_s);
    QVERIFY(sample->report.framework == nullptr);
    const Document document = documentOf(sample->report);
    const auto tiles = blocksOf<Tiles>(document, "Summary");
    const auto &controls = sample->check.pairs.front().result.controls;
    const auto fails = std::count_if(controls.begin(), controls.end(), [](const ControlResult &one) { return one.verdict == Verdict::Fail; });
    const auto tile = std::find_if(tiles.front()->tiles.begin(), tiles.front()->tiles.end(), [](const Tiles::Tile &one) { return one.label == "fail"; });
    QCOMPARE(numberIn(tile->figure), std::int64_t(fails));
    QCOMPARE(document.title, std::string("Separation of environments"));
}

void TestCompose::document_inAnyTimeZoneAndLocale_isTheSame()
{
    const QByteArray zone = qgetenv("TZ");
    std::vector<std::string> dumps;
    for (const auto &[timeZone, locale] : {std::pair("UTC", QLocale::English), std::pair("Asia/Kathmandu", QLocale::German), std::pair("America/Los_Angeles", QLocale::Arabic)}) {
        qputenv("TZ", timeZone);
        tzset();
        QLocale::setDefault(QLocale(locale));
        dumps.push_back(dump(documentOf(sampleReport()->report)));
    }
    qputenv("TZ", zone);
    tzset();
    QLocale::setDefault(QLocale::c());
    QCOMPARE(dumps[1], dumps[0]);
    QCOMPARE(dumps[2], dumps[0]);
}

void TestCompose::dates_areWritten_asPeopleReadThem()
{
    using namespace std::chrono;
    const auto day = [](int y, unsigned m, unsigned d) { return UtcTime(sys_days(year_month_day(year(y), month(m), std::chrono::day(d)))); };
    QCOMPARE(momentWord(day(2026, 11, 23) + hours(9) + minutes(41) + seconds(59)), std::string("23 November 2026, 09:41 UTC"));
    QCOMPARE(periodWord({day(2026, 11, 1), day(2026, 11, 24)}), std::string("1 to 23 November 2026"));
    QCOMPARE(periodWord({day(2026, 10, 1), day(2027, 1, 1)}), std::string("1 October to 31 December 2026"));
    QCOMPARE(periodWord({day(2026, 12, 30), day(2027, 1, 2)}), std::string("30 December 2026 to 1 January 2027"));
    QCOMPARE(periodWord({day(2026, 12, 30), day(2026, 12, 31)}), std::string("30 December 2026"));
    QCOMPARE(periodWord({day(2026, 12, 30), day(2026, 12, 30) + hours(5)}), std::string("from 30 December 2026, 00:00 UTC until 30 December 2026, 05:00 UTC"));
    QCOMPARE(periodWord({}), std::string("–"));
    QCOMPARE(dayWord({}), std::string("–"));
    QCOMPARE(numberWord(1234567), std::string("1,234,567"));
    QCOMPARE(numberWord(-1234), std::string("-1,234"));
    QCOMPARE(numberWord(999), std::string("999"));
    QCOMPARE(countWord(1, "finding", "findings"), std::string("1 finding"));
    QCOMPARE(countWord(0, "finding", "findings"), std::string("0 findings"));
    QCOMPARE(bytesWord(1), std::string("1 byte"));
    QCOMPARE(bytesWord(38'420'000), std::string("38.4 MB"));
    QCOMPARE(bytesWord(1999), std::string("1.9 kB"));
    QCOMPARE(listWord(std::vector<std::string>{"a", "b", "c"}), std::string("a, b and c"));
    QCOMPARE(ageWord(hours(4) + minutes(12)), std::string("4 hours 12 minutes"));
    QCOMPARE(ageWord(days(3)), std::string("3 days"));
    QCOMPARE(lowerFirst("CI/CD"), std::string("CI/CD"));
    QCOMPARE(lowerFirst("Not isolated"), std::string("not isolated"));
}

QTEST_GUILESS_MAIN(TestCompose)
#include "tst_compose.moc"
