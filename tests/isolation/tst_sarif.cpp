// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/samplereport.h"
#include "isolation/sarifrules.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

JsonValue *member(JsonValue &value, const std::string &key)
{
    return &value.object()->at(key);
}

const JsonValue &runOf(const JsonValue &log)
{
    return log.find("runs")->array()->front();
}

const std::string &word(const JsonValue &value, std::string_view key)
{
    return *value.find(key)->string();
}

//! Frameworks and what is in them, as "NAME ID".
std::set<std::string> taxaOf(const JsonValue &run)
{
    std::set<std::string> taxa;
    for (const JsonValue &taxonomy : *run.find("taxonomies")->array()) {
        for (const JsonValue &taxon : *taxonomy.find("taxa")->array())
            taxa.insert(word(taxonomy, "name") + ' ' + word(taxon, "id"));
    }
    return taxa;
}

} // namespace

class TestSarif : public QObject
{
    Q_OBJECT
private slots:
    void rules_refuseWhatIsWrong();
    void log_keepsTheRulesOfTheSchema();
    void log_ofAnEmptyCheck_keepsThem();
    void log_isGoodByTheSchemaItself();
    void results_nameTheirRule_andALevelOnlyWhenTheyFail();
    void results_areThereForEveryVerdict();
    void results_haveOneFingerprintEach();
    void relationships_leadToTaxa();
    void unreadGateway_isToldAsANotification();
    void oneThingOnBothSides_isOneLocation();
    void accepted_isASuppression_andTheOthersSayNone();
};

void TestSarif::rules_refuseWhatIsWrong()
{
    const auto sample = sampleReport();
    const JsonValue good = toSarif(sample->report);
    const auto broken = [&good](auto change) {
        JsonValue log = good;
        change(log);
        return sarifProblem(log);
    };
    const auto firstResult = [](JsonValue &log) -> JsonValue & {
        return member(member(log, "runs")->array()->front(), "results")->array()->front();
    };
    QVERIFY(!broken([](JsonValue &log) { log.object()->erase("version"); }).isEmpty());
    QVERIFY(!broken([](JsonValue &log) { *member(log, "version") = "2.0.0"; }).isEmpty());
    QVERIFY(!broken([](JsonValue &log) { (*log.object())["more"] = true; }).isEmpty());
    QVERIFY(!broken([&](JsonValue &log) { firstResult(log).object()->erase("message"); }).isEmpty());
    QVERIFY(!broken([&](JsonValue &log) { (*firstResult(log).object())["kind"] = "bad"; }).isEmpty());
    QVERIFY(!broken([&](JsonValue &log) { (*firstResult(log).object())["ruleIndex"] = "0"; }).isEmpty());
    QVERIFY(!broken([&](JsonValue &log) { (*firstResult(log).object())["partialFingerprints"] = JsonValue::Object{{"a", 1}}; })
                 .isEmpty());
    QVERIFY(!broken([](JsonValue &log) {
                 JsonValue &driver = *member(*member(member(log, "runs")->array()->front(), "tool"), "driver");
                 member(driver, "rules")->array()->push_back(member(driver, "rules")->array()->front());
             }).isEmpty());
}

void TestSarif::log_keepsTheRulesOfTheSchema()
{
    const auto sample = sampleReport();
    const QString problem = sarifProblem(toSarif(sample->report));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSarif::accepted_isASuppression_andTheOthersSayNone()
{
    const auto sample = sampleReport();
    CheckReport report = sample->report;
    const std::string fingerprint = acceptOne(report, "INF-07");
    const JsonValue log = toSarif(report);
    const QString problem = sarifProblem(log);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    int suppressed = 0;
    for (const JsonValue &result : *runOf(log).find("results")->array()) {
        const JsonValue *suppressions = result.find("suppressions");
        QVERIFY(suppressions != nullptr); // all or none
        if (suppressions->array()->empty())
            continue;
        ++suppressed;
        QCOMPARE(word(*result.find("partialFingerprints"), "isolationUnit/v1"), fingerprint);
        QCOMPARE(word(result, "kind"), "fail");
        const JsonValue &one = suppressions->array()->front();
        QCOMPARE(word(one, "kind"), "external");
        QCOMPARE(word(one, "status"), "accepted");
        QCOMPARE(word(one, "justification"), "the vendor moves in January");
        QCOMPARE(word(*one.find("properties"), "expiry"), "2026-12-12T00:00:00Z");
    }
    QCOMPARE(suppressed, 1);
    for (const JsonValue &result : *runOf(toSarif(sample->report)).find("results")->array())
        QVERIFY(result.find("suppressions") == nullptr);
}

void TestSarif::log_ofAnEmptyCheck_keepsThem()
{
    CheckReport report;
    report.catalogue = &ControlCatalogue::builtIn();
    const QString problem = sarifProblem(toSarif(report));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSarif::log_isGoodByTheSchemaItself()
{
    const QString schema = qEnvironmentVariable("BULKHEAD_SARIF_SCHEMA");
    if (schema.isEmpty() || !QFile::exists(schema))
        QSKIP("BULKHEAD_SARIF_SCHEMA does not name a file with the schema of SARIF 2.1.0");
    const auto run = [](const QStringList &arguments) {
        QProcess python;
        python.start(u"/usr/bin/python3"_s, arguments);
        const bool ended = python.waitForFinished(120'000);
        return std::pair(ended && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0,
                         QString::fromUtf8(python.readAllStandardError()));
    };
    if (!run({u"-c"_s, u"import jsonschema"_s}).first)
        QSKIP("python3-jsonschema is not installed, so nothing validates by the schema itself");
    const QTemporaryDir folder;
    QFile log(folder.filePath(u"log.sarif"_s));
    QVERIFY(log.open(QIODevice::WriteOnly));
    const auto sample = sampleReport();
    const std::string text = pretty(toSarif(sample->report));
    QCOMPARE(log.write(text.data(), qint64(text.size())), qint64(text.size()));
    log.close();
    const auto [isGood, error] = run({u"-c"_s,
                                      u"import json, sys, jsonschema\n"
                                      u"read = lambda name: json.load(open(name, encoding='utf-8'))\n"
                                      u"jsonschema.validate(read(sys.argv[1]), read(sys.argv[2]))"_s,
                                      log.fileName(), schema});
    QVERIFY2(isGood, qPrintable(error.right(2'000)));
}

void TestSarif::results_nameTheirRule_andALevelOnlyWhenTheyFail()
{
    const auto sample = sampleReport();
    const JsonValue log = toSarif(sample->report);
    const JsonValue::Array &rules = *runOf(log).find("tool")->find("driver")->find("rules")->array();
    QCOMPARE(rules.size(), std::size_t(ControlCatalogue::builtIn().controls().size()));
    for (const JsonValue &result : *runOf(log).find("results")->array()) {
        const auto index = std::size_t(*result.find("ruleIndex")->integer());
        QCOMPARE(word(rules.at(index), "id"), word(result, "ruleId"));
        const bool fails = word(result, "kind") == "fail";
        QCOMPARE(word(result, "level"), fails ? word(*rules.at(index).find("defaultConfiguration"), "level") : "none");
        QVERIFY(!word(*result.find("message"), "text").empty());
    }
}

void TestSarif::results_areThereForEveryVerdict()
{
    const auto sample = sampleReport();
    const JsonValue log = toSarif(sample->report);
    std::map<std::string, std::int64_t> kinds;
    for (const JsonValue &result : *runOf(log).find("results")->array())
        ++kinds[word(result, "kind")];
    std::map<std::string, std::int64_t> expected;
    for (const ControlResult &control : sample->report.pairs.front().result.controls) {
        for (const UnitResult &unit : control.units) {
            ++expected[unit.verdict == Verdict::Fail          ? "fail"
                           : unit.verdict == Verdict::Warn    ? "review"
                           : unit.verdict == Verdict::Unknown ? "open"
                                                              : "notApplicable"];
        }
        expected["pass"] += control.verdict == Verdict::Pass ? 1 : 0;
    }
    QCOMPARE(kinds, expected);
    QCOMPARE(kinds.size(), std::size_t(5));
}

void TestSarif::results_haveOneFingerprintEach()
{
    const auto sample = sampleReport();
    const JsonValue log = toSarif(sample->report);
    std::set<std::string> seen;
    for (const JsonValue &result : *runOf(log).find("results")->array()) {
        if (const JsonValue *prints = result.find("partialFingerprints"))
            QVERIFY2(seen.insert(word(*prints, "isolationUnit/v1")).second, word(result, "ruleId").c_str());
    }
    QVERIFY(seen.size() > 10);
}

void TestSarif::relationships_leadToTaxa()
{
    const auto sample = sampleReport();
    const JsonValue log = toSarif(sample->report);
    const std::set<std::string> taxa = taxaOf(runOf(log));
    std::set<std::string> used;
    for (const JsonValue &rule : *runOf(log).find("tool")->find("driver")->find("rules")->array()) {
        for (const JsonValue &relationship : *rule.find("relationships")->array()) {
            const JsonValue &target = *relationship.find("target");
            used.insert(word(*target.find("toolComponent"), "name") + ' ' + word(target, "id"));
        }
    }
    QCOMPARE(used, taxa);
    QVERIFY(!taxa.empty());
}

void TestSarif::unreadGateway_isToldAsANotification()
{
    const auto sample = sampleReport();
    const JsonValue log = toSarif(sample->report);
    const JsonValue &invocation = runOf(log).find("invocations")->array()->front();
    QVERIFY(!*invocation.find("executionSuccessful")->boolean());
    QCOMPARE(invocation.find("toolExecutionNotifications")->array()->size(), 1U);
    CheckReport whole = sample->report;
    whole.unread.clear();
    const JsonValue good = toSarif(whole);
    QVERIFY(*runOf(good).find("invocations")->array()->front().find("executionSuccessful")->boolean());
}

void TestSarif::oneThingOnBothSides_isOneLocation()
{
    const auto sample = sampleReport(); // it has a credential that works on both sides
    const JsonValue log = toSarif(sample->report);
    int found = 0;
    for (const JsonValue &result : *runOf(log).find("results")->array()) {
        const JsonValue *properties = result.find("properties");
        const JsonValue *reason = properties->find("reason");
        if (reason == nullptr || *reason->string() != "IDN-01.spanning")
            continue;
        ++found;
        QCOMPARE(result.find("locations")->array()->front().find("logicalLocations")->array()->size(), 1U);
    }
    QCOMPARE(found, 1);
}

QTEST_GUILESS_MAIN(TestSarif)
#include "tst_sarif.moc"
