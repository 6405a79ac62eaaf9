// SPDX-License-Identifier: GPL-3.0-or-later
// The properties that scores and verdicts have whatever the estate (controls.md 2.3), over estates made by chance: clean,
// with breaches planted and with evidence lost.
#include "isolation/losses.h"
#include "isolation/output/report.h"
#include "isolation/plants.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double hair = 1e-9;

int caseCount()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 10'000 : 100;
}

quint32 firstSeed()
{
    return qEnvironmentVariableIsSet("BULKHEAD_SEED") ? quint32(qEnvironmentVariableIntValue("BULKHEAD_SEED")) : 20261123U;
}

//! Calls `problem` for each case with dice of its own; a case is repeated with BULKHEAD_SEED.
template<typename Problem>
QString firstProblem(Problem problem)
{
    const int count = caseCount();
    qInfo("seed %u, %d cases", firstSeed(), count);
    for (int i = 0; i < count; ++i) {
        Dice dice(firstSeed() + quint32(i));
        if (const QString found = problem(dice); !found.isEmpty())
            return u"case %1, BULKHEAD_SEED=%2: %3"_s.arg(i).arg(firstSeed() + quint32(i)).arg(found);
    }
    return {};
}

//! One to three APIs; most estates have breaches and some evidence lost.
EstateFacts anyEstate(Dice &dice)
{
    EstateFacts facts = cleanEstate(dice, {1 + dice.roll(3), 1 + dice.roll(2), 1});
    Field field(facts, dice);
    for (std::uint32_t i = 0, count = dice.roll(3); i < count; ++i)
        allPlants()[dice.roll(allPlants().size())].plant(field);
    if (dice.chance(50)) {
        const auto losses = lossesOf(facts);
        losses[dice.roll(losses.size())].apply(facts);
    }
    return facts;
}

//! Controls by chance: what the arithmetic gets.
std::vector<Scored> anyControls(Dice &dice)
{
    std::vector<Scored> controls(dice.roll(8));
    for (Scored &control : controls) {
        control.severity = static_cast<Severity>(dice.roll(4));
        control.primary = static_cast<Method>(dice.roll(4));
        control.assurance = static_cast<Assurance>(dice.roll(4));
        control.isExcluded = dice.chance(10);
        for (int i = 0; i < verdictCount; ++i)
            control.counts.of[static_cast<std::size_t>(i)] = dice.chance(50) ? 0 : dice.roll(1'000);
        control.stickyFails = control.counts[Verdict::Fail] > 0 && dice.chance(30)
            ? dice.roll(static_cast<std::size_t>(control.counts[Verdict::Fail]) + 1)
            : 0;
    }
    return controls;
}

QString text(const LayerScore &score)
{
    return u"F %1 U %2 V %3 %4"_s.arg(score.provenShare).arg(score.possibleShare).arg(score.coverageShare)
        .arg(QString::fromLatin1(toWire(score.status)));
}

//! All units with their verdicts, and how many pass.
QString outcome(const PairResult &result)
{
    QStringList lines;
    for (const ControlResult &control : result.controls) {
        lines.append(QString::fromStdString(control.control) + u' ' + QString::number(control.counts[Verdict::Pass]));
        for (const UnitResult &unit : control.units)
            lines.append(QString::fromStdString(unit.unit + ' ' + std::string(toWire(unit.verdict))));
    }
    for (const LayerScore &layer : result.layers)
        lines.append(text(layer));
    return lines.join(u'\n');
}

//! Status and figures of the pair, its layers and its governance.
std::string figuresIn(const CheckReport &report)
{
    const JsonValue json = toJson(report);
    const JsonValue &pair = json.find("pairs")->array()->front();
    JsonValue::Object kept;
    for (const char *key : {"status", "proven", "possible", "coverage", "machine_proven", "layers", "governance"})
        kept[key] = *pair.find(key);
    return canonical(kept);
}

QString firstDifference(const QString &a, const QString &b)
{
    const QStringList one = a.split(u'\n'), other = b.split(u'\n');
    for (qsizetype i = 0; i < std::max(one.size(), other.size()); ++i) {
        if (one.value(i) != other.value(i))
            return one.value(i) + u" | "_s + other.value(i);
    }
    return {};
}

bool isGrave(const PairResult &result, std::size_t control)
{
    return bulkhead::isolation::isGrave(
        ControlCatalogue::builtIn().find(QString::fromStdString(result.controls[control].control))->severity);
}

void turn(ControlResult &control, UnitResult &unit, Verdict verdict)
{
    --control.counts[unit.verdict];
    unit.verdict = verdict;
    ++control.counts[verdict];
    for (int i = verdictCount - 1; i >= 0; --i) {
        if (control.counts.of[static_cast<std::size_t>(i)] > 0) {
            control.verdict = static_cast<Verdict>(i);
            return;
        }
    }
}

//! A unit by chance with that verdict; nullptr: there is none.
std::pair<ControlResult *, UnitResult *> anyUnit(PairResult &result, Verdict verdict, Dice &dice)
{
    std::vector<std::pair<ControlResult *, UnitResult *>> all;
    for (ControlResult &control : result.controls) {
        for (UnitResult &unit : control.units) {
            if (unit.verdict == verdict)
                all.emplace_back(&control, &unit);
        }
    }
    return all.empty() ? std::pair<ControlResult *, UnitResult *>{} : all[dice.roll(all.size())];
}

} // namespace

class TestProperties : public QObject
{
    Q_OBJECT
private slots:
    void one_lostEvidence_raisesNothing();
    void two_unknownThatFails_raisesNothing_andLowersNoCoverage();
    void two_failWhoseEvidenceIsLost_changesNeitherProvenNorStatus();
    void three_whatIsKeptOfFindings_changesNoFigure();
    void four_otherOrder_changesNothing();
    void four_splitUnits_changeNoGraveOutcome();
    void five_nothing_isNotAssessed_withoutFigures();
    void six_notApplicable_hasAReason_andHidesNoFail();
    void seven_timePassing_leavesNoPass();
    void eight_possibleAndCoverage_areAtLeastProven();
    void nine_shownFigures_areNeverMoreThanExact();
    void ten_oneFail_amongTenThousand_isNotIsolated();
};

void TestProperties::one_lostEvidence_raisesNothing()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        const EstateFacts facts = anyEstate(dice);
        const PairResult before = evaluated(facts);
        const auto losses = lossesOf(facts);
        const Loss &loss = losses[dice.roll(losses.size())];
        EstateFacts lost = facts;
        loss.apply(lost);
        const PairResult after = evaluated(lost, failsOf(before));
        // What is gone can no longer be counted: a share of fewer units may be greater where units were unknown before.
        const QString found = betterVerdict(before, after) + (loss.takesRows ? QString() : betterScore(before, after));
        return found.isEmpty() ? found : QString::fromStdString(loss.what) + u": "_s + found;
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::two_unknownThatFails_raisesNothing_andLowersNoCoverage()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        PairResult result = evaluated(anyEstate(dice));
        const PairResult before = result;
        const auto [control, unit] = anyUnit(result, Verdict::Unknown, dice);
        if (control == nullptr)
            return {};
        turn(*control, *unit, Verdict::Fail);
        rescore(result, ControlCatalogue::builtIn());
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            const LayerScore &was = before.layers[i], &is = result.layers[i];
            if (is.provenShare > was.provenShare + hair || is.possibleShare > was.possibleShare + hair
                || is.coverageShare < was.coverageShare - hair)
                return QString::fromStdString(control->control) + u": "_s + text(was) + u" -> "_s + text(is);
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::two_failWhoseEvidenceIsLost_changesNeitherProvenNorStatus()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        PairResult result = evaluated(anyEstate(dice));
        const PairResult before = result;
        const auto [control, unit] = anyUnit(result, Verdict::Fail, dice);
        if (control == nullptr)
            return {};
        const std::vector<EarlierFail> earlier = {{control->control, *unit}};
        turn(*control, *unit, Verdict::Unknown); // as a check says it without the evidence
        EstateFacts none = cleanEstate(dice, {0, 1});
        const FactIndex index(none);
        const PairFacts facts(none, index, result.sandbox, result.production);
        keepEarlierFails(*control, {&earlier.front()}, facts, nullptr);
        rescore(result, ControlCatalogue::builtIn());
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            const LayerScore &was = before.layers[i], &is = result.layers[i];
            const bool isSame = std::abs(is.provenShare - was.provenShare) < hair
                && std::abs(is.possibleShare - was.possibleShare) < hair
                && (is.status == was.status || was.status != Status::NotIsolated) && is.status >= was.status;
            if (!isSame || is.coverageShare > was.coverageShare + hair)
                return QString::fromStdString(control->control) + u": "_s + text(was) + u" -> "_s + text(is);
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::three_whatIsKeptOfFindings_changesNoFigure()
{
    // What is kept of a finding, and what is accepted, stands beside the result: no form shows other figures for it.
    const QString problem = firstProblem([](Dice &dice) -> QString {
        const EstateFacts facts = anyEstate(dice);
        CheckReport report;
        report.catalogue = &ControlCatalogue::builtIn();
        report.facts = &facts;
        report.pairs.resize(1);
        PairReport &pair = report.pairs.front();
        pair.result = evaluated(facts);
        const std::string before = figuresIn(report);
        for (const EarlierFail &fail : failsOf(pair.result)) {
            const FindingLife life{1, facts.at, dice.chance(50), dice.chance(50)};
            pair.lives.emplace(findingFingerprint(fail.control, fail.unit.unit), life);
        }
        pair.resolved = {"a finding that is gone"};
        pair.hasEarlierRun = true;
        return before == figuresIn(report) ? QString() : u"figures changed"_s;
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::four_otherOrder_changesNothing()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        const EstateFacts facts = anyEstate(dice);
        return firstDifference(outcome(evaluated(facts)), outcome(evaluated(shuffled(facts, dice))));
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::four_splitUnits_changeNoGraveOutcome()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        PairResult result = evaluated(anyEstate(dice));
        const PairResult before = result;
        for (std::size_t i = 0; i < result.controls.size(); ++i) {
            if (!isGrave(result, i))
                continue;
            const std::int64_t times = 1 + dice.roll(5);
            for (std::int64_t &count : result.controls[i].counts.of)
                count *= times;
            result.controls[i].stickyFails *= times;
        }
        rescore(result, ControlCatalogue::builtIn());
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            if (text(result.layers[i]) != text(before.layers[i]))
                return text(before.layers[i]) + u" -> "_s + text(result.layers[i]);
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::five_nothing_isNotAssessed_withoutFigures()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        std::vector<Scored> controls = anyControls(dice);
        for (Scored &control : controls)
            control.isExcluded = true;
        const LayerScore score = scoreLayer(controls);
        return score.status == Status::NotAssessed && score.figures == Figures{} ? QString() : text(score);
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    EstateFacts empty;
    empty.environments = {EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
    empty.types = {EnvironmentType::Sandbox, EnvironmentType::Production};
    const PairResult result = evaluated(empty);
    for (const Layer layer : wallLayers)
        QCOMPARE(result.layer(layer).status, Status::NotAssessed);
    QCOMPARE(result.score.status, Status::NotAssessed);
}

void TestProperties::six_notApplicable_hasAReason_andHidesNoFail()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        PairResult result = evaluated(anyEstate(dice));
        const PairResult before = result;
        for (ControlResult &control : result.controls) {
            for (UnitResult &unit : control.units) {
                if (unit.verdict == Verdict::NotApplicable && (unit.reason == nullptr || sentence(unit).empty()))
                    return QString::fromStdString(control.control + ' ' + unit.unit) + u" does not say why"_s;
                if (unit.verdict != Verdict::Fail && dice.chance(50))
                    turn(control, unit, Verdict::NotApplicable);
            }
        }
        rescore(result, ControlCatalogue::builtIn());
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            if (before.layers[i].status == Status::NotIsolated && result.layers[i].status != Status::NotIsolated)
                return text(before.layers[i]) + u" -> "_s + text(result.layers[i]);
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::seven_timePassing_leavesNoPass()
{
    // These rest on nothing that gateways tell: on the estate file and the console's own records.
    const std::set<std::string> ownRecords = {"REL-02", "REL-03", "GOV-10"};
    const QString problem = firstProblem([&ownRecords](Dice &dice) -> QString {
        EstateFacts facts = anyEstate(dice);
        facts.at += std::chrono::hours{24} * 400; // past the longest time to live of a rule
        for (const ControlResult &control : evaluated(facts).controls) {
            if (control.verdict == Verdict::Pass && !ownRecords.contains(control.control))
                return QString::fromStdString(control.control) + u" passes on what is out of date"_s;
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::eight_possibleAndCoverage_areAtLeastProven()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        const std::vector<Scored> controls = anyControls(dice);
        const LayerScore score = scoreLayer(controls);
        const bool isOpen = std::any_of(controls.begin(), controls.end(), [](const Scored &one) {
            return !one.isExcluded
                && (one.counts[Verdict::Warn] + one.counts[Verdict::Unknown] > 0 || one.counts.applicable() == 0);
        });
        if (score.possibleShare < score.provenShare - hair || score.coverageShare < score.provenShare - hair)
            return text(score);
        if (!isOpen && std::abs(score.provenShare - score.possibleShare) > hair)
            return u"nothing is open: "_s + text(score);
        for (const LayerScore &layer : evaluated(anyEstate(dice)).layers) {
            if (layer.possibleShare < layer.provenShare - hair || layer.coverageShare < layer.provenShare - hair)
                return text(layer);
        }
        return {};
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::nine_shownFigures_areNeverMoreThanExact()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        const LayerScore score = scoreLayer(anyControls(dice));
        const auto isMore = [](std::optional<int> shown, double exact) { return shown && *shown > exact * 100 + 1e-6; };
        const bool isWrong = isMore(score.figures.proven, score.provenShare) || isMore(score.figures.possible, score.possibleShare)
            || isMore(score.figures.coverage, score.coverageShare);
        const bool isRounded = score.figures.proven == 100 && score.provenShare < 1 - hair;
        return isWrong || isRounded ? text(score) : QString();
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestProperties::ten_oneFail_amongTenThousand_isNotIsolated()
{
    const QString problem = firstProblem([](Dice &dice) -> QString {
        std::vector<Scored> controls = anyControls(dice);
        Scored grave;
        grave.severity = dice.chance(50) ? Severity::Critical : Severity::High;
        grave.counts[Verdict::Pass] = 10'000;
        grave.counts[Verdict::Fail] = 1;
        grave.stickyFails = dice.roll(2);
        controls.insert(controls.begin() + dice.roll(controls.size() + 1), grave);
        const LayerScore score = scoreLayer(controls);
        return score.status == Status::NotIsolated ? QString() : text(score);
    });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_properties.moc"
