// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "reports/json.h"
#include "reports/samplereport.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <map>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::Verdict;
using State = RequirementResult::State;

namespace {

const JsonValue &at(const JsonValue &value, std::initializer_list<std::string_view> path)
{
    static const JsonValue none;
    const JsonValue *one = &value;
    for (const std::string_view key : path) {
        one = one->find(key);
        if (one == nullptr)
            return none;
    }
    return *one;
}

const JsonValue::Array &list(const JsonValue &value, std::initializer_list<std::string_view> path)
{
    static const JsonValue::Array none;
    const auto *array = at(value, path).array();
    return array == nullptr ? none : *array;
}

std::int64_t number(const JsonValue &value, std::initializer_list<std::string_view> path)
{
    const auto *one = at(value, path).integer();
    return one == nullptr ? -1 : *one;
}

std::string text(const JsonValue &value, std::initializer_list<std::string_view> path)
{
    const auto *one = at(value, path).string();
    return one == nullptr ? std::string() : *one;
}

std::int64_t unitsOf(const ControlResult &control, Verdict verdict)
{
    return std::count_if(control.units.begin(), control.units.end(), [verdict](const isolation::UnitResult &unit) { return unit.verdict == verdict; });
}

} // namespace

//! The whole report as JSON: each number is counted here a second time from the check and the records.
class TestReportJson : public QObject
{
    Q_OBJECT
private slots:
    void document_ofTheSample_isReadBack();
    void head_says_whatTheReportIsOf();
    void findings_numbers_equalTheCheck();
    void figures_equal_theCheck();
    void acceptedFindings_carryTheirException_andStayFails();
    void requirements_numbers_equalTheCheck();
    void records_areThere_each();
    void promotions_ofEveryState_areThere();
    void chain_and_sample_areThere();
    void exceptions_changeNo_figure();
    void sameReport_inOtherLocale_sameBytes();
};

void TestReportJson::document_ofTheSample_isReadBack()
{
    const auto sample = test::sampleReport();
    std::string bytes;
    QVERIFY(writeJson(sample->report, [&bytes](std::string_view piece) { bytes.append(piece); return true; }));
    JsonReader reader;
    const auto read = reader.parse(bytes);
    QVERIFY(read.has_value());
    QVERIFY(JsonValue::from(*read) == toJson(sample->report));
    QVERIFY(!writeJson(sample->report, [](std::string_view) { return false; }));
}

void TestReportJson::head_says_whatTheReportIsOf()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    QCOMPARE(text(json, {"id"}), sample->report.id);
    QCOMPARE(number(json, {"snapshot"}), 12);
    QCOMPARE(text(json, {"at"}), isolation::isoTime(sample->check.at));
    QCOMPARE(text(json, {"framework", "id"}), std::string("iso-27001-2022"));
    QCOMPARE(text(json, {"period", "from"}), isolation::isoTime(sample->report.period.from));
    QCOMPARE(text(json, {"period", "until"}), isolation::isoTime(sample->report.period.until));
    QCOMPARE(number(json, {"scope", "gateways"}), std::int64_t(sample->facts.gateways.size()));
    QCOMPARE(number(json, {"scope", "gateways_read"}), std::int64_t(sample->facts.gateways.size()) - 1);
    QCOMPARE(number(json, {"scope", "apis"}), std::int64_t(sample->facts.apis.size()));
    QCOMPARE(list(json, {"scope", "pairs"}).size(), sample->check.pairs.size());
}

void TestReportJson::findings_numbers_equalTheCheck()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    std::int64_t fails = 0, warns = 0, accepted = 0;
    for (std::size_t i = 0; i < sample->check.pairs.size(); ++i) {
        const isolation::PairResult &pair = sample->check.pairs[i].result;
        const auto &controls = list(list(json, {"isolation", "pairs"})[i], {"controls"});
        QCOMPARE(controls.size(), pair.controls.size());
        for (std::size_t j = 0; j < controls.size(); ++j) {
            const ControlResult &control = pair.controls[j];
            for (int verdict = 0; verdict < isolation::verdictCount; ++verdict)
                QCOMPARE(number(controls[j], {"counts", isolation::toWire(Verdict(verdict))}), control.counts[Verdict(verdict)]);
            QCOMPARE(std::int64_t(list(controls[j], {"findings"}).size()), unitsOf(control, Verdict::Fail) + unitsOf(control, Verdict::Warn));
            fails += unitsOf(control, Verdict::Fail);
            warns += unitsOf(control, Verdict::Warn);
            for (const isolation::UnitResult &unit : control.units)
                accepted += unit.verdict == Verdict::Fail && sample->report.exceptionOf(pair, isolation::findingFingerprint(control.control, unit.unit)) != nullptr;
        }
    }
    QVERIFY(fails > 0 && warns > 0 && accepted > 0);
    QCOMPARE(number(json, {"findings", "fail"}), fails);
    QCOMPARE(number(json, {"findings", "warn"}), warns);
    QCOMPARE(number(json, {"findings", "accepted"}), accepted);
}

void TestReportJson::figures_equal_theCheck()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    const auto compare = [](const JsonValue &one, const isolation::Figures &figures) {
        const auto equal = [&one](const char *key, std::optional<int> figure) { return figure ? number(one, {key}) == *figure : at(one, {key}).isNull(); };
        return equal("proven", figures.proven) && equal("possible", figures.possible) && equal("coverage", figures.coverage) && equal("machine_proven", figures.machineProven);
    };
    for (std::size_t i = 0; i < sample->check.pairs.size(); ++i) {
        const isolation::PairResult &pair = sample->check.pairs[i].result;
        const JsonValue &one = list(json, {"isolation", "pairs"})[i];
        QVERIFY(compare(one, pair.score.figures));
        const auto &layers = list(one, {"layers"});
        QCOMPARE(layers.size(), isolation::wallLayers.size());
        for (std::size_t layer = 0; layer < layers.size(); ++layer)
            QVERIFY(compare(layers[layer], pair.layers[layer].figures));
        QVERIFY(compare(at(one, {"governance"}), pair.layer(isolation::Layer::Governance).figures));
    }
}

void TestReportJson::acceptedFindings_carryTheirException_andStayFails()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    std::int64_t accepted = 0;
    for (const JsonValue &pair : list(json, {"isolation", "pairs"})) {
        for (const JsonValue &control : list(pair, {"controls"})) {
            for (const JsonValue &finding : list(control, {"findings"})) {
                if (at(finding, {"exception"}).isNull())
                    continue;
                ++accepted;
                QCOMPARE(text(finding, {"verdict"}), std::string("fail"));
                QCOMPARE(text(finding, {"exception", "id"}), sample->report.exceptions[1].exception.id);
                QCOMPARE(text(pair, {"sandbox"}), std::string("sandbox"));
            }
        }
    }
    QCOMPARE(accepted, number(json, {"findings", "accepted"}));
}

void TestReportJson::requirements_numbers_equalTheCheck()
{
    auto sample = test::sampleReport();
    for (const Framework &framework : sample->frameworks) {
        sample->take(framework.id);
        const JsonValue json = toJson(sample->report);
        const auto &pairs = list(json, {"requirements", "pairs"});
        QCOMPARE(pairs.size(), sample->check.pairs.size());
        QCOMPARE(list(json, {"framework", "requirements"}).size(), std::size_t(framework.requirements.size()));
        std::vector<bool> failsSomewhere(std::size_t(framework.requirements.size()), false);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            std::map<std::string, std::int64_t> counts;
            for (qsizetype j = 0; j < framework.requirements.size(); ++j) {
                const JsonValue &result = list(pairs[i], {"results"})[std::size_t(j)];
                QCOMPARE(QString::fromStdString(text(result, {"reference"})), framework.requirements[j].reference);
                ++counts[text(result, {"state"})];
                std::int64_t failing = 0;
                for (const QString &id : framework.requirements[j].controls)
                    failing += unitsOf(*sample->check.pairs[i].result.find(id.toStdString()), Verdict::Fail);
                QCOMPARE(number(result, {"failing"}), failing);
                failsSomewhere[std::size_t(j)] = failsSomewhere[std::size_t(j)] || failing > 0;
            }
            for (int state = 0; state <= int(State::NoControl); ++state) {
                const std::string word(toWire(State(state)));
                QCOMPARE(number(pairs[i], {"counts", word}), counts[word]);
            }
        }
        QCOMPARE(number(json, {"requirements", "counts", "fail"}), std::int64_t(std::count(failsSomewhere.begin(), failsSomewhere.end(), true)));
    }
}

void TestReportJson::records_areThere_each()
{
    const auto sample = test::sampleReport();
    const Report &report = sample->report;
    const JsonValue json = toJson(report);
    QCOMPARE(list(json, {"exceptions"}).size(), report.exceptions.size());
    for (std::size_t i = 0; i < report.exceptions.size(); ++i) {
        const JsonValue &one = list(json, {"exceptions"})[i];
        QCOMPARE(text(one, {"state"}), std::string(evidence::toWire(report.exceptions[i].exception.state)));
        QCOMPARE(list(one, {"approvals"}).size(), report.exceptions[i].exception.approvals.size());
        QCOMPARE(number(one, {"age_days"}), std::int64_t(report.exceptions[i].ageDays));
    }
    QCOMPARE(list(json, {"attestations"}).size(), report.attestations.size());
    QCOMPARE(list(json, {"evidence"}).size(), report.evidence.size());
    QCOMPARE(text(list(json, {"evidence"})[0], {"sha256"}), report.evidence[0].evidence.digest);
    QVERIFY(at(list(json, {"evidence"})[2], {"expected"}).isNull());
    QCOMPARE(list(json, {"changes"}).size(), report.changes.size());
    QCOMPARE(list(json, {"gaps"}).size(), report.gaps.size());
    QVERIFY(at(list(json, {"gaps"})[1], {"facts_from"}).isNull());
}

void TestReportJson::promotions_ofEveryState_areThere()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    QSet<QString> states;
    const auto &promotions = list(json, {"promotions"});
    QCOMPARE(promotions.size(), sample->report.promotions.size());
    for (std::size_t i = 0; i < promotions.size(); ++i) {
        states.insert(QString::fromStdString(text(promotions[i], {"state"})));
        QCOMPARE(list(promotions[i], {"approvals"}).size(), std::size_t(sample->report.promotions[i].approvals.size()));
        QCOMPARE(list(promotions[i], {"runs"}).size(), std::size_t(sample->report.promotions[i].runs.size()));
        QCOMPARE(at(promotions[i], {"broken_glass"}).isNull(), !sample->report.promotions[i].isBroken);
        QCOMPARE(number(promotions[i], {"seq"}), std::int64_t(sample->report.promotions[i].seq));
    }
    QCOMPARE(states.size(), promotion::stateCount);
}

void TestReportJson::chain_and_sample_areThere()
{
    const auto sample = test::sampleReport();
    const JsonValue json = toJson(sample->report);
    QCOMPARE(number(json, {"log", "size"}), 512);
    QCOMPARE(number(json, {"log", "anchored_until"}), 500);
    QCOMPARE(list(json, {"log", "proofs"}).size(), sample->report.chain.proofs.size());
    QCOMPARE(list(list(json, {"log", "proofs"})[0], {"path"}).size(), sample->report.chain.proofs[0].path.size());
    QCOMPARE(text(json, {"sample", "seed"}), std::string("20261130"));
    QCOMPARE(list(json, {"sample", "indexes"}).size(), std::size_t{3});
}

//! An exception is shown, and raises nothing.
void TestReportJson::exceptions_changeNo_figure()
{
    auto sample = test::sampleReport();
    const JsonValue with = toJson(sample->report);
    sample->report.exceptions.clear();
    sample->take(u"iso-27001-2022"_s);
    const JsonValue without = toJson(sample->report);
    QVERIFY(at(with, {"requirements", "counts"}) == at(without, {"requirements", "counts"}));
    QCOMPARE(number(with, {"findings", "fail"}), number(without, {"findings", "fail"}));
    QCOMPARE(number(without, {"findings", "accepted"}), 0);
    for (std::size_t i = 0; i < sample->check.pairs.size(); ++i) {
        for (const char *key : {"status", "proven", "possible", "coverage", "machine_proven", "layers"})
            QVERIFY(at(list(with, {"isolation", "pairs"})[i], {key}) == at(list(without, {"isolation", "pairs"})[i], {key}));
    }
}

void TestReportJson::sameReport_inOtherLocale_sameBytes()
{
    const auto sample = test::sampleReport();
    const std::string before = pretty(toJson(sample->report));
    const QLocale kept;
    const QByteArray zone = qgetenv("TZ");
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    qputenv("TZ", "Pacific/Kiritimati");
    tzset();
    const std::string after = pretty(toJson(test::sampleReport()->report));
    qputenv("TZ", zone);
    tzset();
    QLocale::setDefault(kept);
    QVERIFY(before == after);
}

QTEST_GUILESS_MAIN(TestReportJson)
#include "tst_reportjson.moc"
