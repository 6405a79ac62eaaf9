// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/samplereport.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <set>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

std::int64_t unitsWith(const PairResult &result, Verdict verdict)
{
    std::int64_t count = 0;
    for (const ControlResult &control : result.controls)
        count += std::count_if(control.units.begin(), control.units.end(),
                               [verdict](const UnitResult &unit) { return unit.verdict == verdict; });
    return count;
}

const JsonValue::Array &list(const JsonValue &value, std::string_view key)
{
    return *value.find(key)->array();
}

const std::string &word(const JsonValue &value, std::string_view key)
{
    return *value.find(key)->string();
}

//! Status and figures of pair, layers and governance: what nobody may change by keeping findings.
std::string figuresOf(const CheckReport &report)
{
    const JsonValue json = toJson(report), &pair = list(json, "pairs").front();
    JsonValue::Object kept;
    for (const char *key : {"status", "proven", "possible", "coverage", "machine_proven", "layers", "governance"})
        kept[key] = *pair.find(key);
    return canonical(kept);
}

//! One suite as its file tells it, and as its cases count.
struct Suite
{
    QString name;
    qint64 told[4] = {}, counted[4] = {}; //!< tests, failures, errors, skipped
};

std::vector<Suite> suitesOf(const std::string &junit, QString &error)
{
    std::vector<Suite> suites;
    QXmlStreamReader xml(QString::fromStdString(junit));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"testsuite"_s) {
            Suite suite;
            suite.name = xml.attributes().value(u"name"_s).toString();
            const char *names[] = {"tests", "failures", "errors", "skipped"};
            for (int i = 0; i < 4; ++i)
                suite.told[i] = xml.attributes().value(QString::fromLatin1(names[i])).toLongLong();
            suites.push_back(suite);
        }
        const QString words[] = {u"testcase"_s, u"failure"_s, u"error"_s, u"skipped"_s};
        for (int i = 0; i < 4; ++i) {
            if (xml.name() == words[i])
                ++suites.back().counted[i];
        }
    }
    error = xml.errorString();
    return suites;
}

} // namespace

class TestReportForms : public QObject
{
    Q_OBJECT
private slots:
    void sample_hasEveryVerdict();
    void json_countsAndFindings_agreeWithTheResult();
    void json_findings_sayWhatWhereAndWhatToDo();
    void forms_ofOneReport_areEqualBytes();
    void keptFindings_changeNoFigure();
    void accepted_isTold_andChangesNoFigure();
    void accepted_inJunit_staysAFailure();
    void exceptionProblems_areListed();
    void junit_isXml_andItsCountsAgree();
    void junit_unknown_isAnError_neverSkipped();
    void text_linesAreNoWiderThanAsked_data();
    void text_linesAreNoWiderThanAsked();
    void text_holdsNoControlCharacters_andNoForgedLine();
    void text_namesEveryFailingControl_andBothFacts();
    void harmless_text_data();
    void harmless_text();
};

void TestReportForms::sample_hasEveryVerdict()
{
    const auto sample = sampleReport();
    const PairResult &result = sample->report.pairs.front().result;
    for (const Verdict verdict : {Verdict::NotApplicable, Verdict::Warn, Verdict::Unknown, Verdict::Fail})
        QVERIFY2(unitsWith(result, verdict) > 0, std::string(toWire(verdict)).c_str());
    QVERIFY(std::any_of(result.controls.begin(), result.controls.end(),
                        [](const ControlResult &control) { return control.verdict == Verdict::Pass; }));
    QCOMPARE(result.find("INF-07")->stickyFails, 1);
}

void TestReportForms::json_countsAndFindings_agreeWithTheResult()
{
    const auto sample = sampleReport();
    const PairResult &result = sample->report.pairs.front().result;
    const JsonValue json = toJson(sample->report);
    QCOMPARE(word(json, "estate"), "sample");
    QCOMPARE(word(json, "at"), isoTime(sample->report.at));
    QCOMPARE(list(json, "unread").size(), 1U);
    const JsonValue &pair = list(json, "pairs").front();
    QCOMPARE(list(pair, "layers").size(), std::size_t(6));
    QCOMPARE(word(pair, "status"), "not_isolated");
    QCOMPARE(list(pair, "controls").size(), result.controls.size());
    std::int64_t findings = 0;
    for (std::size_t i = 0; i < result.controls.size(); ++i) {
        const JsonValue &control = list(pair, "controls")[i];
        const ControlResult &expected = result.controls[i];
        QCOMPARE(word(control, "id"), expected.control);
        QCOMPARE(word(control, "verdict"), std::string(toWire(expected.verdict)));
        for (int verdict = 0; verdict < verdictCount; ++verdict)
            QCOMPARE(*control.find("counts")->find(toWire(static_cast<Verdict>(verdict)))->integer(),
                     expected.counts.of[std::size_t(verdict)]);
        findings += std::int64_t(list(control, "findings").size());
        QVERIFY(!word(control, "reason").empty());
    }
    QCOMPARE(findings, unitsWith(result, Verdict::Fail) + unitsWith(result, Verdict::Warn));
}

void TestReportForms::json_findings_sayWhatWhereAndWhatToDo()
{
    const auto sample = sampleReport();
    const JsonValue json = toJson(sample->report);
    static const QRegularExpression fingerprint(u"^[0-9a-f]{32}$"_s);
    std::set<std::string> seen;
    int lives = 0, sticky = 0;
    for (const JsonValue &control : list(list(json, "pairs").front(), "controls")) {
        for (const JsonValue &finding : list(control, "findings")) {
            QVERIFY(fingerprint.match(QString::fromStdString(word(finding, "fingerprint"))).hasMatch());
            QVERIFY(seen.insert(word(finding, "fingerprint")).second);
            QVERIFY(!word(finding, "message").empty() && word(finding, "message").find("%1") == std::string::npos);
            QVERIFY(!word(finding, "remediation").empty());
            QVERIFY(finding.find("sandbox") != nullptr && finding.find("production") != nullptr);
            lives += finding.find("since") != nullptr ? 1 : 0;
            sticky += finding.find("not_verified_again") != nullptr ? 1 : 0;
        }
        for (const JsonValue &unknown : list(control, "unknown"))
            QVERIFY(!word(unknown, "message").empty());
    }
    QCOMPARE(std::size_t(lives), sample->report.pairs.front().lives.size());
    QCOMPARE(sticky, 1);
}

void TestReportForms::forms_ofOneReport_areEqualBytes()
{
    const auto one = sampleReport(), other = sampleReport();
    QCOMPARE(canonical(toJson(one->report)), canonical(toJson(other->report)));
    QCOMPARE(canonical(toSarif(one->report)), canonical(toSarif(other->report)));
    QCOMPARE(toJunit(one->report), toJunit(other->report));
    QCOMPARE(toText(one->report, 100), toText(other->report, 100));
}

void TestReportForms::keptFindings_changeNoFigure()
{
    const auto sample = sampleReport();
    CheckReport bare = sample->report;
    bare.pairs.front().lives.clear();
    bare.pairs.front().resolved.clear();
    bare.pairs.front().hasEarlierRun = false;
    QCOMPARE(figuresOf(bare), figuresOf(sample->report));
}

void TestReportForms::accepted_isTold_andChangesNoFigure()
{
    const auto sample = sampleReport();
    CheckReport report = sample->report;
    const std::string fingerprint = acceptOne(report, "INF-07");
    QCOMPARE(figuresOf(report), figuresOf(sample->report));
    int told = 0;
    const JsonValue json = toJson(report);
    for (const JsonValue &control : list(list(json, "pairs").front(), "controls")) {
        for (const JsonValue &finding : list(control, "findings")) {
            const JsonValue *exception = finding.find("exception");
            if (exception == nullptr)
                continue;
            ++told;
            QCOMPARE(word(finding, "fingerprint"), fingerprint);
            QCOMPARE(word(finding, "verdict"), "fail");
            QCOMPARE(word(*exception, "id"), "0123456789abcdef0123456789abcdef");
            QCOMPARE(word(*exception, "until"), "2026-12-12T00:00:00Z");
            QCOMPARE(list(*exception, "approvers").size(), std::size_t(1));
        }
    }
    QCOMPARE(told, 1);
    const std::string text = toText(report, 200);
    QVERIFY(text.find("accepted until 2026-12-12 (exception 01234567)") != std::string::npos);
    QVERIFY(text.find("1 finding accepted until 2026-12-12") != std::string::npos);
    QVERIFY(toText(sample->report, 200).find("accepted until") == std::string::npos);
}

void TestReportForms::accepted_inJunit_staysAFailure()
{
    const auto sample = sampleReport();
    CheckReport report = sample->report;
    (void)acceptOne(report, "INF-07");
    QString error;
    const std::string junit = toJunit(report);
    const std::vector<Suite> before = suitesOf(toJunit(sample->report), error), after = suitesOf(junit, error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(after[i].counted[1], before[i].counted[1]);
    QVERIFY(junit.find("accepted until 2026-12-12") != std::string::npos);
}

void TestReportForms::exceptionProblems_areListed()
{
    const auto sample = sampleReport();
    CheckReport report = sample->report;
    report.pairs.front().exceptions.push_back({"0123456789abcdef0123456789abcdef", "INF-07", "expired", "It expired on 2026-11-01"});
    const JsonValue json = toJson(report);
    const JsonValue &told = list(list(json, "pairs").front(), "exceptions").front();
    QCOMPARE(word(told, "problem"), "expired");
    QCOMPARE(word(told, "control"), "INF-07");
    QVERIFY(toText(report, 100).find("01234567 (INF-07): It expired on 2026-11-01") != std::string::npos);
}

void TestReportForms::junit_isXml_andItsCountsAgree()
{
    const auto sample = sampleReport();
    QString error;
    const std::vector<Suite> suites = suitesOf(toJunit(sample->report), error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QCOMPARE(suites.size(), std::size_t(layerCount));
    for (const Suite &suite : suites) {
        for (int i = 0; i < 4; ++i)
            QVERIFY2(suite.told[i] == suite.counted[i], qPrintable(suite.name + u' ' + QString::number(i)));
    }
}

void TestReportForms::junit_unknown_isAnError_neverSkipped()
{
    const auto sample = sampleReport();
    const PairResult &result = sample->report.pairs.front().result;
    QString problem;
    qint64 failures = 0, errors = 0, skipped = 0;
    for (const Suite &suite : suitesOf(toJunit(sample->report), problem)) {
        failures += suite.told[1];
        errors += suite.told[2];
        skipped += suite.told[3];
    }
    QCOMPARE(failures, unitsWith(result, Verdict::Fail));
    QCOMPARE(errors, unitsWith(result, Verdict::Unknown));
    QCOMPARE(skipped, unitsWith(result, Verdict::NotApplicable));
}

void TestReportForms::text_linesAreNoWiderThanAsked_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {60, 72, 100, 200})
        QTest::addRow("%d", width) << width;
}

void TestReportForms::text_linesAreNoWiderThanAsked()
{
    QFETCH(int, width);
    const auto sample = sampleReport();
    const QString text = QString::fromStdString(toText(sample->report, width));
    for (const QString &line : text.split(u'\n'))
        QVERIFY2(line.size() <= width, qPrintable(QString::number(line.size()) + u": "_s + line));
}

void TestReportForms::text_holdsNoControlCharacters_andNoForgedLine()
{
    const auto sample = sampleReport();
    const QString text = QString::fromStdString(toText(sample->report, 80));
    static const QRegularExpression control(u"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"_s);
    const QRegularExpressionMatch found = control.match(text);
    QVERIFY2(!found.hasMatch(), qPrintable(text.mid(found.capturedStart() - 40, 80)));
    QVERIFY(text.contains(QChar(QChar::ReplacementCharacter))); // the names are there, made harmless
    QVERIFY(!text.contains(u"\nIdentity: isolated"_s));
}

void TestReportForms::text_namesEveryFailingControl_andBothFacts()
{
    const auto sample = sampleReport();
    const QString text = QString::fromStdString(toText(sample->report, 100));
    for (const ControlResult &control : sample->report.pairs.front().result.controls) {
        const QString line = u"  "_s + QString::fromLatin1(toWire(control.verdict)).leftJustified(16) + QString::fromStdString(control.control);
        QVERIFY2(text.contains(line), qPrintable(line));
    }
    for (const char *part : {"        sandbox: ", "        production: ", "      do: ", "(not verified again)", "Not read: ",
                             "new since the run before, 1 resolved"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
}

void TestReportForms::harmless_text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("harmless");
    QTest::newRow("plain") << u"pay – ü €"_s << u"pay – ü €"_s;
    QTest::newRow("escape") << u"a\u001b[31mb"_s << u"a\ufffd[31mb"_s;
    QTest::newRow("line feed and tab") << u"a\nb\tc"_s << u"a b c"_s;
    QTest::newRow("one-byte control sequence") << u"a\u009bb"_s << u"a\ufffdb"_s;
    QTest::newRow("turned around") << u"a\u202eb\u2066c"_s << u"a\ufffdb\ufffdc"_s;
    QTest::newRow("delete") << u"a\u007fb"_s << u"a\ufffdb"_s;
}

void TestReportForms::harmless_text()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(harmless(text.toStdString())), "harmless");
}

QTEST_GUILESS_MAIN(TestReportForms)
#include "tst_reportforms.moc"
