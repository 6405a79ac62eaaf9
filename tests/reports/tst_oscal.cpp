// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal.h"

#include "core/uuid5.h"
#include "reports/findings.h"
#include "reports/oscalrules.h"
#include "reports/randomreport.h"

#include <QTest>

#include <algorithm>
#include <functional>
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
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 400 : 12;
}

const JsonValue &at(const JsonValue &value, std::initializer_list<std::string_view> path)
{
    const JsonValue *one = &value;
    for (const std::string_view key : path) {
        static const JsonValue nothing;
        const JsonValue *next = one->find(key);
        one = next == nullptr ? &nothing : next;
    }
    return *one;
}

const JsonValue::Array &arrayAt(const JsonValue &value, std::string_view key)
{
    static const JsonValue::Array none;
    const JsonValue *found = value.find(key);
    return found == nullptr || found->array() == nullptr ? none : *found->array();
}

std::string textAt(const JsonValue &value, std::string_view key)
{
    const JsonValue *found = value.find(key);
    return found == nullptr || found->string() == nullptr ? std::string() : *found->string();
}

std::string propOf(const JsonValue &value, std::string_view name)
{
    for (const JsonValue &prop : arrayAt(value, "props")) {
        if (textAt(prop, "name") == name)
            return textAt(prop, "value");
    }
    return {};
}

const JsonValue::Array &resultsOf(const JsonValue &document)
{
    return arrayAt(at(document, {"assessment-results"}), "results");
}

std::string wanted(Verdict verdict)
{
    return verdict == Verdict::Pass ? "satisfied/pass" : verdict == Verdict::Fail ? "not-satisfied/fail" : "not-satisfied/other";
}

//! Empty, or the control whose finding does not say what its verdict is.
QString wrongState(const JsonValue &result, const isolation::PairResult &pair)
{
    std::map<std::string, const JsonValue *> findings;
    for (const JsonValue &finding : arrayAt(result, "findings"))
        findings.emplace(propOf(finding, "control"), &finding);
    std::set<std::string> included, excluded;
    const JsonValue &selection = arrayAt(at(result, {"reviewed-controls"}), "control-selections").front();
    for (const JsonValue &control : arrayAt(selection, "include-controls"))
        included.insert(textAt(control, "control-id"));
    for (const JsonValue &control : arrayAt(selection, "exclude-controls"))
        excluded.insert(textAt(control, "control-id"));
    for (const ControlResult &control : pair.controls) {
        const bool applies = control.verdict != Verdict::NotApplicable;
        const auto finding = findings.find(control.control);
        if ((finding != findings.end()) != applies || (included.count(control.control) > 0) != applies || (excluded.count(control.control) > 0) == applies)
            return QString::fromStdString(control.control) + u" is not where it belongs"_s;
        if (!applies)
            continue;
        const JsonValue &status = at(*finding->second, {"target", "status"});
        if (textAt(status, "state") + '/' + textAt(status, "reason") != wanted(control.verdict) || propOf(*finding->second, "isolation-status") != toWire(control.verdict)
            || arrayAt(*finding->second, "related-observations").empty())
            return QString::fromStdString(control.control);
    }
    return findings.size() == included.size() ? QString() : u"more findings than controls"_s;
}

//! One risk for each finding's fingerprint, open, accepted or asked for as its exceptions say.
QString wrongRisks(const JsonValue &result, const Report &report, std::size_t pair)
{
    std::map<std::string, const ExceptionRow *> wantedRisks;
    for (const Finding &finding : findingsOf(report)) {
        if (finding.pair == pair)
            wantedRisks.emplace(finding.fingerprint, finding.exception);
    }
    for (const JsonValue &risk : arrayAt(result, "risks")) {
        const auto found = wantedRisks.find(propOf(risk, "fingerprint"));
        if (found == wantedRisks.end())
            return u"a risk of no finding"_s;
        const bool isAccepted = textAt(risk, "status") == "deviation-approved";
        if (isAccepted != (found->second != nullptr))
            return QString::fromStdString(found->first);
        if (isAccepted && (textAt(risk, "deadline") != isolation::isoTime(found->second->exception.expires) || propOf(risk, "exception-id") != found->second->exception.id))
            return QString::fromStdString(found->first);
        wantedRisks.erase(found);
    }
    return wantedRisks.empty() ? QString() : u"a finding without a risk"_s;
}

QString problemsOf(const JsonValue &document, const Report &report)
{
    if (const QStringList faults = oscalFaults(document); !faults.isEmpty())
        return faults.mid(0, 5).join(u'\n');
    for (std::size_t i = 0; i < report.check->pairs.size(); ++i) {
        const JsonValue &result = resultsOf(document)[i];
        for (const QString &wrong : {wrongState(result, report.check->pairs[i].result), wrongRisks(result, report, i)}) {
            if (!wrong.isEmpty())
                return wrong;
        }
    }
    return {};
}

JsonValue::Object &membersAt(JsonValue &value, std::initializer_list<std::string_view> path)
{
    JsonValue *one = &value;
    for (const std::string_view key : path)
        one = key == "0" ? &one->array()->front() : &one->object()->find(key)->second;
    return *one->object();
}

} // namespace

//! The report as other tools read it: the schema's rules hold, and the states say no more than the verdicts.
class TestOscal : public QObject
{
    Q_OBJECT
private slots:
    void document_ofTheSample_keepsTheRules_data();
    void document_ofTheSample_keepsTheRules();
    void documents_byChance_keepTheRules();
    void documents_ofNothing_keepTheRules();
    void checker_ofDamagedDocuments_findsTheDamage_data();
    void checker_ofDamagedDocuments_findsTheDamage();
    void uuids_ofTwoReports_areStable();
    void exceptions_areDeviations_withDeadlineAndLog();
    void attestations_namePeople_andWhetherTheyHold();
    void evidence_isInTheBackMatter_withHashes();
    void places_ofEvidence_areNoScripts();
    void hostileNames_areNoMarkdown();
    void unitsOfOneKey_areOneRisk();
    void catalog_hasEveryTarget();
};

void TestOscal::document_ofTheSample_keepsTheRules_data()
{
    QTest::addColumn<QString>("framework");
    for (const Framework &framework : builtInFrameworks(isolation::ControlCatalogue::builtIn()))
        QTest::newRow(qPrintable(framework.id)) << framework.id;
    QTest::newRow("no framework") << u"there is none"_s;
}

void TestOscal::document_ofTheSample_keepsTheRules()
{
    QFETCH(QString, framework);
    const auto sample = sampleReport(framework);
    const JsonValue document = toOscal(sample->report);
    QCOMPARE(problemsOf(document, sample->report), QString());
    QCOMPARE(canonical(document), canonical(toOscal(sampleReport(framework)->report)));
    QCOMPARE(resultsOf(document).size(), sample->check.pairs.size());
}

void TestOscal::documents_byChance_keepTheRules()
{
    for (int seed = 1; seed <= seeds(); ++seed) {
        const auto sample = randomReport(static_cast<std::uint64_t>(seed));
        const QString problems = problemsOf(toOscal(sample->report), sample->report);
        QVERIFY2(problems.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(problems)));
    }
}

void TestOscal::documents_ofNothing_keepTheRules()
{
    QCOMPARE(oscalFaults(toOscal(Report{})), QStringList());
    const auto sample = sampleReport();
    sample->check.pairs.clear();
    sample->report.requirements.clear();
    const JsonValue document = toOscal(sample->report);
    QCOMPARE(oscalFaults(document), QStringList());
    QCOMPARE(resultsOf(document).size(), std::size_t(1));
    QVERIFY(arrayAt(resultsOf(document).front(), "findings").empty());
    // All of the catalogue without each of it: nothing was reviewed.
    const JsonValue &selection = arrayAt(at(resultsOf(document).front(), {"reviewed-controls"}), "control-selections").front();
    QCOMPARE(qsizetype(arrayAt(selection, "exclude-controls").size()), isolation::ControlCatalogue::builtIn().controls().size());

    const auto broken = sampleReport();
    broken->report.chain = {};
    broken->report.chain.problem = "entry 3 is missing";
    QCOMPARE(problemsOf(toOscal(broken->report), broken->report), QString());
}

void TestOscal::checker_ofDamagedDocuments_findsTheDamage_data()
{
    QTest::addColumn<int>("damage");
    QTest::addColumn<QString>("finds");
    QTest::newRow("a required member is gone") << 0 << u"lacks title"_s;
    QTest::newRow("a member that is not known") << 1 << u"does not know: weight"_s;
    QTest::newRow("a state of its own") << 2 << u"may not be mostly-satisfied"_s;
    QTest::newRow("an unknown that is satisfied") << 3 << u"satisfied without a pass"_s;
    QTest::newRow("a time without a zone") << 4 << u"wrong form: 2026-11-23T09:41:00"_s;
    QTest::newRow("a UUID twice") << 5 << u"UUID that is taken"_s;
    QTest::newRow("a reference to nothing") << 6 << u"refers to no observation"_s;
    QTest::newRow("an empty array") << 7 << u"no array with something in it"_s;
    QTest::newRow("all and some controls") << 8 << u"includes all and some"_s;
    QTest::newRow("a text on two lines") << 9 << u"wrong form"_s;
    QTest::newRow("an evidence link to nothing") << 10 << u"refers to no resource"_s;
    QTest::newRow("a role that nobody declared") << 11 << u"role that is not declared"_s;
}

void TestOscal::checker_ofDamagedDocuments_findsTheDamage()
{
    QFETCH(int, damage);
    QFETCH(QString, finds);
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    JsonValue document = toOscal(sample->report);
    const std::initializer_list<std::string_view> result = {"assessment-results", "results", "0"}, finding = {"assessment-results", "results", "0", "findings", "0"},
                                                  status = {"assessment-results", "results", "0", "findings", "0", "target", "status"};
    const std::function<void()> damages[] = {
        [&] { membersAt(document, finding).erase("title"); },
        [&] { membersAt(document, finding)["weight"] = "10"; },
        [&] { membersAt(document, status)["state"] = "mostly-satisfied"; },
        [&] {
            membersAt(document, status)["state"] = "satisfied";
            membersAt(document, status)["reason"] = "other";
        },
        [&] { membersAt(document, result)["start"] = "2026-11-23T09:41:00"; },
        [&] { membersAt(document, finding)["uuid"] = membersAt(document, result)["uuid"]; },
        [&] { membersAt(document, {"assessment-results", "results", "0", "findings", "0", "related-observations", "0"})["observation-uuid"] = uuid5("x", {"nothing"}); },
        [&] { membersAt(document, finding)["props"] = JsonValue::Array{}; },
        [&] { membersAt(document, {"assessment-results", "results", "0", "reviewed-controls", "control-selections", "0"})["include-all"] = JsonValue::Object{}; },
        [&] { membersAt(document, finding)["title"] = "one\ntwo"; },
        [&] { membersAt(document, {"assessment-results", "import-ap"})["href"] = "#" + uuid5("x", {"nothing"}); },
        [&] { membersAt(document, {"assessment-results", "metadata", "responsible-parties", "0"})["role-id"] = "somebody"; },
    };
    QCOMPARE(oscalFaults(document), QStringList());
    damages[damage]();
    QVERIFY2(oscalFaults(document).join(u'\n').contains(finds), qPrintable(oscalFaults(document).join(u'\n')));
}

void TestOscal::uuids_ofTwoReports_areStable()
{
    const auto first = sampleReport(u"iso-27001-2022"_s, std::string()), second = sampleReport(u"pci-dss-4.0.1"_s, std::string());
    second->report.id = std::string(32, 'd');
    second->check.snapshot = 13;
    const JsonValue a = toOscal(first->report), b = toOscal(second->report);
    QVERIFY(textAt(at(a, {"assessment-results"}), "uuid") != textAt(at(b, {"assessment-results"}), "uuid"));
    for (const char *list : {"findings", "observations", "risks"}) {
        std::set<std::string> left, right;
        for (const JsonValue &one : arrayAt(resultsOf(a).front(), list))
            left.insert(textAt(one, "uuid"));
        for (const JsonValue &one : arrayAt(resultsOf(b).front(), list))
            right.insert(textAt(one, "uuid"));
        QVERIFY(!left.empty());
        QVERIFY(left == right);
    }
    // RFC 9562, A.4: www.example.com in the namespace of names; ours is made in the same way, with a name of parts.
    const QUuid names(u"{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"_s);
    QCOMPARE(QUuid::createUuidV5(names, u"www.example.com"_s).toString(QUuid::WithoutBraces), u"2ed6657d-e927-568b-95e1-2665a8aea6a2"_s);
    QVERIFY(uuid5("x", {"a", "bc"}) != uuid5("x", {"ab", "c"}));
    QVERIFY(uuid5("x", {"a"}) != uuid5("y", {"a"}));
}

void TestOscal::exceptions_areDeviations_withDeadlineAndLog()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const JsonValue document = toOscal(sample->report);
    int accepted = 0;
    for (const JsonValue &risk : arrayAt(resultsOf(document).front(), "risks")) {
        if (textAt(risk, "status") != "deviation-approved")
            continue;
        ++accepted;
        const JsonValue::Array &entries = arrayAt(at(risk, {"risk-log"}), "entries");
        QCOMPARE(entries.size(), std::size_t(3)); // asked for, and approved by two
        QCOMPARE(textAt(entries.front(), "status-change"), std::string("deviation-requested"));
        QCOMPARE(textAt(entries[1], "status-change"), std::string()); // one of two is not enough
        QCOMPARE(textAt(entries.back(), "status-change"), std::string("deviation-approved"));
        QVERIFY(!arrayAt(entries.back(), "logged-by").empty());
        QCOMPARE(propOf(risk, "isolation-status"), std::string("fail"));
    }
    QCOMPARE(accepted, 1);
    for (const JsonValue &finding : arrayAt(resultsOf(document).front(), "findings")) {
        if (propOf(finding, "isolation-status") == "fail")
            QCOMPARE(textAt(at(finding, {"target", "status"}), "state"), std::string("not-satisfied"));
    }
}

void TestOscal::attestations_namePeople_andWhetherTheyHold()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const JsonValue document = toOscal(sample->report);
    const JsonValue::Array &attestations = arrayAt(resultsOf(document).front(), "attestations");
    std::size_t ofPair = 0;
    for (const AttestationRow &row : sample->report.attestations)
        ofPair += row.attestation.pair.covers(sample->check.pairs.front().result.sandbox, sample->check.pairs.front().result.production) ? 1 : 0;
    QCOMPARE(attestations.size(), ofPair);
    std::set<std::string> states;
    for (const JsonValue &one : attestations) {
        QVERIFY(!arrayAt(one, "responsible-parties").empty());
        states.insert(propOf(arrayAt(one, "parts").front(), "in-force"));
    }
    QVERIFY(states == (std::set<std::string>{"no", "yes"}));
    // The other pair was not attested.
    QVERIFY(arrayAt(resultsOf(document).back(), "attestations").empty());
}

void TestOscal::evidence_isInTheBackMatter_withHashes()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const JsonValue document = toOscal(sample->report);
    std::map<std::string, std::string> hashes;
    for (const JsonValue &resource : arrayAt(at(document, {"assessment-results", "back-matter"}), "resources")) {
        if (const std::string id = propOf(resource, "evidence-id"); !id.empty() && !arrayAt(resource, "rlinks").empty())
            hashes[id] = textAt(arrayAt(arrayAt(resource, "rlinks").front(), "hashes").front(), "value");
    }
    QCOMPARE(hashes.size(), sample->report.evidence.size());
    for (const EvidenceRow &row : sample->report.evidence)
        QCOMPARE(hashes[row.evidence.id], row.evidence.digest);
}

void TestOscal::places_ofEvidence_areNoScripts()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const std::map<std::string, std::string> places{{"javascript:alert(1)", "javascript%3Aalert%281%29"},
                                                    {"https://kept.example/a b", "https://kept.example/a%20b"},
                                                    {"https://user:word@kept.example/a", "https://kept.example/a"},
                                                    {"evidence/vpc.json", "evidence/vpc.json"},
                                                    {"data:text/html,<b>", "data%3Atext/html%2C%3Cb%3E"}};
    for (const auto &[keptAt, href] : places) {
        sample->report.evidence.front().evidence.keptAt = keptAt;
        const JsonValue document = toOscal(sample->report);
        QCOMPARE(oscalFaults(document), QStringList());
        std::string shown;
        for (const JsonValue &resource : arrayAt(at(document, {"assessment-results", "back-matter"}), "resources")) {
            if (propOf(resource, "evidence-id") == sample->report.evidence.front().evidence.id)
                shown = textAt(arrayAt(resource, "rlinks").front(), "href");
        }
        if (keptAt.find(' ') == std::string::npos)
            QCOMPARE(shown, href);
        QVERIFY2(shown.find("javascript:") == std::string::npos && shown.find("data:") == std::string::npos, shown.c_str());
    }
    sample->report.evidence.front().evidence.keptAt.clear();
    sample->report.evidence.front().evidence.digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"; // "Hello World!", the example of RFC 6920
    QVERIFY(canonical(toOscal(sample->report)).find("ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk\"") != std::string::npos);
}

void TestOscal::hostileNames_areNoMarkdown()
{
    const std::string planted = "# [x](javascript:y) ![i](z) <script>_a_ *b* `c` {{ insert: param, x }} &lt; \\ \n\n- list";
    const auto sample = sampleReport(u"iso-27001-2022"_s, planted);
    const JsonValue document = toOscal(sample->report);
    QCOMPARE(problemsOf(document, sample->report), QString());
    int seen = 0;
    for (const JsonValue &observation : arrayAt(resultsOf(document).front(), "observations")) {
        const QString text = QString::fromStdString(textAt(observation, "description"));
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'\\') {
                ++i; // whatever follows is text
                ++seen;
                continue;
            }
            QVERIFY2(!u"`*_~^[]<>{}|&"_s.contains(text[i]), qPrintable(text));
        }
    }
    QVERIFY2(seen > 20, qPrintable(QString::number(seen)));
}

void TestOscal::unitsOfOneKey_areOneRisk()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    auto &controls = sample->check.pairs.front().result.controls;
    const auto failing = std::find_if(controls.begin(), controls.end(), [](const ControlResult &one) { return one.verdict == Verdict::Fail; });
    isolation::UnitResult twin = failing->units.front();
    twin.verdict = Verdict::Warn;
    twin.arguments.assign(9, "another");
    failing->units.insert(failing->units.begin() + 1, twin);
    QCOMPARE(problemsOf(toOscal(sample->report), sample->report), QString());
}

void TestOscal::catalog_hasEveryTarget()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const JsonValue catalog = toOscalCatalog(isolation::ControlCatalogue::builtIn());
    std::set<std::string> statements, controls;
    for (const JsonValue &group : arrayAt(at(catalog, {"catalog"}), "groups")) {
        for (const JsonValue &control : arrayAt(group, "controls")) {
            controls.insert(textAt(control, "id"));
            statements.insert(textAt(arrayAt(control, "parts").front(), "id"));
        }
    }
    QCOMPARE(qsizetype(controls.size()), isolation::ControlCatalogue::builtIn().controls().size());
    QCOMPARE(textAt(at(catalog, {"catalog", "metadata"}), "last-modified"), std::string("2026-11-01T00:00:00Z"));
    const JsonValue document = toOscal(sample->report);
    for (const JsonValue &result : resultsOf(document)) { // each leads to it
        const std::string link = textAt(arrayAt(at(result, {"reviewed-controls"}), "links").front(), "href");
        const JsonValue::Array resources = arrayAt(at(document, {"assessment-results", "back-matter"}), "resources");
        const auto resource = std::find_if(resources.begin(), resources.end(), [&link](const JsonValue &one) { return '#' + textAt(one, "uuid") == link; });
        QVERIFY(resource != resources.end());
        QCOMPARE(textAt(arrayAt(*resource, "rlinks").front(), "href"), std::string(oscalCatalogFile));
    }
    for (const JsonValue &finding : arrayAt(resultsOf(document).front(), "findings"))
        QVERIFY(statements.count(textAt(at(finding, {"target"}), "target-id")) > 0);
}

QTEST_GUILESS_MAIN(TestOscal)
#include "tst_oscal.moc"
