// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/scenarios.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;

namespace {

const Reason because{"TEST.because", "because"};

void add(PairResult &result, const char *control, std::initializer_list<Verdict> units)
{
    ControlResult one;
    one.control = control;
    one.verdict = Verdict::NotApplicable;
    for (const Verdict verdict : units) {
        one.verdict = worse(one.verdict, verdict);
        if (verdict == Verdict::Pass)
            continue;
        UnitResult unit;
        unit.unit = std::string(control) + '/' + std::to_string(one.units.size());
        unit.verdict = verdict;
        unit.reason = &because;
        one.units.push_back(unit);
    }
    result.controls.push_back(one);
}

ScenarioState firstOf(const PairResult &result)
{
    return scenariosOf(result).front();
}

QStringList factsOf(const ScenarioState &state)
{
    QStringList facts;
    for (const UnitResult *unit : state.facts)
        facts.append(QString::fromStdString(unit->unit));
    return facts;
}

} // namespace

class TestScenarios : public QObject
{
    Q_OBJECT
private slots:
    void oneFail_meansItCouldHappen_becauseOfTheFails();
    void unknownOrWarning_cannotBeRuledOut();
    void passes_andWhatDoesNotApply_ruleOut();
    void controlThatIsMissing_isOpen();
    void controls_areThoseOfTheCatalogue();
    void words_areStable();
};

void TestScenarios::oneFail_meansItCouldHappen_becauseOfTheFails()
{
    PairResult result;
    add(result, "IDN-01", {Verdict::Pass, Verdict::Fail, Verdict::Unknown, Verdict::Fail});
    add(result, "IDN-03", {Verdict::Unknown});
    add(result, "IDN-07", {Verdict::Pass});
    const ScenarioState state = firstOf(result);
    QCOMPARE(state.chance, Chance::CouldHappen);
    QCOMPARE(factsOf(state), QStringList({QStringLiteral("IDN-01/0"), QStringLiteral("IDN-01/2")}));
    QCOMPARE(state.controls.size(), std::size_t{3});
    QCOMPARE(state.controls[1].verdict, Verdict::Unknown);
    QCOMPARE(state.controls[2].verdict, Verdict::Pass);
}

void TestScenarios::unknownOrWarning_cannotBeRuledOut()
{
    PairResult result;
    add(result, "IDN-01", {Verdict::Warn, Verdict::Pass});
    add(result, "IDN-03", {Verdict::Pass});
    add(result, "IDN-07", {Verdict::Pass});
    QCOMPARE(firstOf(result).chance, Chance::CannotBeRuledOut);
    add(result, "POL-07", {Verdict::Unknown});
    const ScenarioState stress = scenariosOf(result)[2];
    QCOMPARE(stress.chance, Chance::CannotBeRuledOut);
    QCOMPARE(factsOf(stress), QStringList({QStringLiteral("POL-07/0")}));
}

void TestScenarios::passes_andWhatDoesNotApply_ruleOut()
{
    PairResult result;
    add(result, "IDN-01", {Verdict::Pass});
    add(result, "IDN-03", {Verdict::NotApplicable});
    add(result, "IDN-07", {Verdict::Pass});
    const ScenarioState state = firstOf(result);
    QCOMPARE(state.chance, Chance::RuledOut);
    QVERIFY(state.facts.empty());
}

void TestScenarios::controlThatIsMissing_isOpen()
{
    PairResult result;
    add(result, "IDN-01", {Verdict::Pass});
    QCOMPARE(firstOf(result).chance, Chance::CannotBeRuledOut);
    for (const ScenarioState &state : scenariosOf(PairResult{}))
        QCOMPARE(state.chance, Chance::CannotBeRuledOut);
}

void TestScenarios::controls_areThoseOfTheCatalogue()
{
    for (const Scenario scenario : allScenarios) {
        QVERIFY(!controlsOf(scenario).empty());
        for (const std::string_view id : controlsOf(scenario)) {
            const QString text = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
            QVERIFY2(ControlCatalogue::builtIn().find(text) != nullptr, qPrintable(text));
        }
    }
}

void TestScenarios::words_areStable()
{
    QCOMPARE(toWire(Scenario::StressTestDegrades), std::string_view("stress-test-degrades"));
    QCOMPARE(toWire(Chance::CouldHappen), std::string_view("could-happen-today"));
    QCOMPARE(toWire(Chance::CannotBeRuledOut), std::string_view("cannot-be-ruled-out"));
    QCOMPARE(toWire(Chance::RuledOut), std::string_view("ruled-out"));
    QCOMPARE(std::string_view(titleOf(Scenario::TestLogsExpose)), std::string_view("Test logs expose sensitive data"));
}

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
