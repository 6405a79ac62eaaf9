// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/samplereport.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using isolation::Assurance;
using isolation::ControlResult;
using isolation::Verdict;
using State = RequirementResult::State;

namespace {

ControlResult resultOf(const std::string &control, Verdict verdict, Assurance assurance = Assurance::A2)
{
    static const isolation::Reason reason{"TEST.found", "found"};
    ControlResult result;
    result.control = control;
    result.verdict = verdict;
    result.assurance = assurance;
    result.counts[verdict] = 1;
    if (verdict != Verdict::Pass) {
        isolation::UnitResult unit;
        unit.unit = "unit:1";
        unit.verdict = verdict;
        unit.reason = &reason;
        result.units.push_back(unit);
    }
    return result;
}

isolation::PairResult pairOf(std::vector<ControlResult> controls)
{
    isolation::PairResult pair;
    pair.sandbox = EnvironmentId(u"sandbox"_s);
    pair.production = EnvironmentId(u"production"_s);
    pair.controls = std::move(controls);
    return pair;
}

Framework frameworkOf(const QStringList &controls)
{
    Framework framework;
    framework.id = u"ours"_s;
    framework.requirements = {{u"7.1"_s, u"Apart"_s, {}, controls}};
    return framework;
}

RequirementResult only(const QStringList &controls, std::vector<ControlResult> results, const std::vector<std::string> &accepted = {})
{
    const Framework framework = frameworkOf(controls);
    auto all = requirementsOn(framework, pairOf(std::move(results)), accepted);
    all.front().requirement = nullptr; // of a framework that is gone
    return all.front();
}

//! Worst highest, told again so that the test does not rest on the code's own order.
int rank(State state)
{
    static const std::map<State, int> ranks{{State::NoControl, 0}, {State::NotApplicable, 1}, {State::Pass, 2}, {State::PassAttested, 3}, {State::Warn, 4}, {State::Unknown, 5}, {State::Fail, 6}};
    return ranks.at(state);
}

} // namespace

//! How requirements stand: the worst of the controls that support them, a pass only when all pass.
class TestRequirements : public QObject
{
    Q_OBJECT
private slots:
    void state_ofControls_isTheWorst_data();
    void state_ofControls_isTheWorst();
    void why_ofEachState_saysItInPlainWords_data();
    void why_ofEachState_saysItInPlainWords();
    void fails_thatAreAccepted_stayFails();
    void requirement_withoutControls_isNoControl();
    void control_withoutResult_leavesUnknown();
    void randomResults_never_readBetterThanAnyControl();
    void sample_recomputed_isTheSame();
    void counts_ofResults_addUp();
    void overPairs_theWorst_counts();
    void overOnePair_nothing_changes();
    void wireWords_areEach_different();
};

void TestRequirements::state_ofControls_isTheWorst_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<bool>("attested");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, Verdict first, Verdict second, bool attested, State state) {
        QTest::newRow(name) << int(first) << int(second) << attested << int(state);
    };
    row("both pass", Verdict::Pass, Verdict::Pass, false, State::Pass);
    row("one attested", Verdict::Pass, Verdict::Pass, true, State::PassAttested);
    row("warning", Verdict::Pass, Verdict::Warn, false, State::Warn);
    row("warning beside an attestation", Verdict::Warn, Verdict::Pass, true, State::Warn);
    row("unknown", Verdict::Warn, Verdict::Unknown, false, State::Unknown);
    row("fail", Verdict::Unknown, Verdict::Fail, false, State::Fail);
    row("fail and pass", Verdict::Fail, Verdict::Pass, true, State::Fail);
    row("one does not apply", Verdict::NotApplicable, Verdict::Pass, false, State::Pass);
    row("none applies", Verdict::NotApplicable, Verdict::NotApplicable, false, State::NotApplicable);
    row("unknown and not applicable", Verdict::NotApplicable, Verdict::Unknown, false, State::Unknown);
}

void TestRequirements::state_ofControls_isTheWorst()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(bool, attested);
    const auto result = only({u"INF-01"_s, u"INF-07"_s}, {resultOf("INF-01", Verdict(first)), resultOf("INF-07", Verdict(second), attested ? Assurance::A1 : Assurance::A2)});
    QTEST(int(result.state), "state");
}

void TestRequirements::why_ofEachState_saysItInPlainWords_data()
{
    QTest::addColumn<QStringList>("controls");
    QTest::addColumn<QList<int>>("verdicts");
    QTest::addColumn<QString>("why");
    const int pass = int(Verdict::Pass), unknown = int(Verdict::Unknown), fail = int(Verdict::Fail), warn = int(Verdict::Warn), out = int(Verdict::NotApplicable);
    QTest::newRow("pass") << QStringList{u"INF-01"_s, u"INF-07"_s} << QList<int>{pass, pass} << u"INF-01, INF-07 pass"_s;
    QTest::newRow("one passes") << QStringList{u"INF-01"_s} << QList<int>{pass} << u"INF-01 passes"_s;
    QTest::newRow("evidence") << QStringList{u"DAT-04"_s} << QList<int>{unknown} << u"DAT-04 needs evidence"_s;
    QTest::newRow("attestation") << QStringList{u"GOV-08"_s, u"DAT-01"_s} << QList<int>{unknown, unknown} << u"GOV-08, DAT-01 need attestations"_s;
    QTest::newRow("probe") << QStringList{u"IDN-07"_s} << QList<int>{unknown} << u"IDN-07 needs a probe"_s;
    QTest::newRow("several needs") << QStringList{u"INF-01"_s, u"DAT-04"_s, u"GOV-08"_s} << QList<int>{unknown, unknown, unknown} << u"INF-01 is unknown; DAT-04 needs evidence; GOV-08 needs an attestation"_s;
    QTest::newRow("warn") << QStringList{u"INF-01"_s, u"INF-07"_s} << QList<int>{warn, pass} << u"INF-01 warns"_s;
    QTest::newRow("fail") << QStringList{u"INF-01"_s, u"INF-07"_s} << QList<int>{fail, fail} << u"2 fail: INF-01, INF-07"_s;
    QTest::newRow("does not apply") << QStringList{u"INF-01"_s, u"INF-07"_s} << QList<int>{pass, out} << u"INF-01 passes; INF-07 does not apply"_s;
    QTest::newRow("many") << QStringList{u"INF-01"_s, u"INF-05"_s, u"INF-06"_s, u"INF-07"_s, u"INF-09"_s, u"IDN-01"_s} << QList<int>{pass, pass, pass, pass, pass, pass}
                          << u"INF-01, INF-05, INF-06, INF-07 and 2 more pass"_s;
}

void TestRequirements::why_ofEachState_saysItInPlainWords()
{
    QFETCH(QStringList, controls);
    QFETCH(QList<int>, verdicts);
    std::vector<ControlResult> results;
    for (qsizetype i = 0; i < controls.size(); ++i)
        results.push_back(resultOf(controls[i].toStdString(), Verdict(verdicts[i])));
    QTEST(QString::fromStdString(only(controls, results).why), "why");
}

void TestRequirements::fails_thatAreAccepted_stayFails()
{
    ControlResult failing = resultOf("INF-07", Verdict::Fail);
    failing.units.push_back(failing.units.front());
    failing.units.back().unit = "unit:2";
    failing.counts[Verdict::Fail] = 2;
    const auto one = only({u"INF-07"_s}, {failing}, {isolation::findingFingerprint("INF-07", "unit:2"), isolation::findingFingerprint("INF-01", "unit:1")});
    QCOMPARE(one.state, State::Fail);
    QCOMPARE(one.failing, 2);
    QCOMPARE(one.accepted, 1);
    QCOMPARE(one.why, std::string("2 fail, 1 accepted: INF-07"));
    const auto all = only({u"INF-07"_s}, {failing}, {isolation::findingFingerprint("INF-07", "unit:1"), isolation::findingFingerprint("INF-07", "unit:2")});
    QCOMPARE(all.state, State::Fail);
    QCOMPARE(all.accepted, 2);
}

void TestRequirements::requirement_withoutControls_isNoControl()
{
    QCOMPARE(only({}, {resultOf("INF-07", Verdict::Pass)}).state, State::NoControl);
    QCOMPARE(only({u"ACME-01"_s}, {resultOf("INF-07", Verdict::Pass)}).state, State::NoControl);
    QCOMPARE(only({u"ACME-01"_s}, {}).why, std::string("no control in scope supports it"));
}

void TestRequirements::control_withoutResult_leavesUnknown()
{
    const auto result = only({u"INF-07"_s, u"ACME-01"_s}, {resultOf("INF-07", Verdict::Pass)});
    QCOMPARE(result.state, State::Unknown);
    QCOMPARE(result.why, std::string("ACME-01 was not judged"));
}

//! Any control that is no pass, whatever the others are, keeps the requirement from passing.
void TestRequirements::randomResults_never_readBetterThanAnyControl()
{
    static constexpr std::array worth = {State::NotApplicable, State::Pass, State::Warn, State::Unknown, State::Fail}; // by Verdict
    QRandomGenerator dice(7);
    const int cases = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 100'000 : 5'000;
    const auto &catalogue = isolation::ControlCatalogue::builtIn().controls();
    for (int i = 0; i < cases; ++i) {
        QStringList controls;
        std::vector<ControlResult> results;
        int worst = 0;
        for (int j = int(dice.bounded(5)) + 1; j > 0; --j) {
            const QString id = catalogue[dice.bounded(catalogue.size())].id;
            if (controls.contains(id))
                continue;
            const auto verdict = Verdict(dice.bounded(isolation::verdictCount));
            const bool attested = dice.bounded(2) == 0;
            controls.append(id);
            results.push_back(resultOf(id.toStdString(), verdict, attested ? Assurance::A1 : Assurance::A2));
            worst = std::max(worst, verdict == Verdict::Pass && attested ? rank(State::PassAttested) : rank(worth[std::size_t(verdict)]));
        }
        const auto result = only(controls, results);
        QCOMPARE(rank(result.state), worst);
        QVERIFY(!result.why.empty());
    }
}

//! Counted a second time, in another way, over the whole sample and every framework.
void TestRequirements::sample_recomputed_isTheSame()
{
    const auto sample = test::sampleReport();
    for (const Framework &framework : sample->frameworks) {
        sample->take(framework.id);
        for (std::size_t pair = 0; pair < sample->check.pairs.size(); ++pair) {
            const isolation::PairResult &judged = sample->check.pairs[pair].result;
            for (qsizetype i = 0; i < framework.requirements.size(); ++i) {
                std::int64_t failing = 0, accepted = 0;
                Verdict worst = Verdict::NotApplicable;
                bool isAttested = false;
                for (const ControlResult &control : judged.controls) {
                    if (!framework.requirements[i].controls.contains(QString::fromStdString(control.control)))
                        continue;
                    worst = isolation::worse(worst, control.verdict);
                    isAttested = isAttested || (control.verdict == Verdict::Pass && control.assurance == Assurance::A1);
                    for (const isolation::UnitResult &unit : control.units) {
                        const bool isFail = control.verdict == Verdict::Fail && unit.verdict == Verdict::Fail;
                        failing += isFail;
                        accepted += isFail && sample->report.exceptionOf(judged, isolation::findingFingerprint(control.control, unit.unit)) != nullptr;
                    }
                }
                const RequirementResult &result = sample->report.requirements[pair][std::size_t(i)];
                QCOMPARE(result.failing, failing);
                QCOMPARE(result.accepted, accepted);
                const std::string word(toWire(result.state));
                QCOMPARE(word, worst == Verdict::Pass && isAttested ? std::string("pass_attested") : std::string(isolation::toWire(worst)));
            }
        }
    }
}

void TestRequirements::counts_ofResults_addUp()
{
    const auto sample = test::sampleReport();
    bool hasAccepted = false;
    for (const auto &results : sample->report.requirements) {
        const RequirementCounts counts = countsOf(results);
        QCOMPARE(counts.pass + counts.attested + counts.warn + counts.unknown + counts.fail + counts.notApplicable + counts.noControl, std::int64_t(results.size()));
        for (const RequirementResult &one : results)
            hasAccepted = hasAccepted || one.accepted > 0;
    }
    const RequirementCounts first = countsOf(sample->report.requirements.front());
    QVERIFY(first.fail > 0 && first.unknown > 0 && hasAccepted);
}

void TestRequirements::overPairs_theWorst_counts()
{
    const Framework framework = frameworkOf({u"INF-07"_s});
    const auto passing = requirementsOn(framework, pairOf({resultOf("INF-07", Verdict::Pass)}), {});
    const auto failing = requirementsOn(framework, pairOf({resultOf("INF-07", Verdict::Fail)}), {isolation::findingFingerprint("INF-07", "unit:1")});
    const auto attested = requirementsOn(framework, pairOf({resultOf("INF-07", Verdict::Pass, Assurance::A1)}), {});
    const auto worst = requirementsOver({passing, failing, failing}, {"a/p", "b/p", "c/p"});
    QCOMPARE(worst.size(), std::size_t{1});
    QCOMPARE(worst[0].state, State::Fail);
    QCOMPARE(worst[0].failing, 2);
    QCOMPARE(worst[0].accepted, 2);
    QCOMPARE(worst[0].why, std::string("b/p: 1 fail, 1 accepted: INF-07"));
    QCOMPARE(worst[0].requirement, &framework.requirements[0]);
    QCOMPARE(requirementsOver({passing, attested}, {"a/p", "b/p"})[0].state, State::PassAttested);
    QVERIFY(requirementsOver({}, {}).empty());
}

void TestRequirements::overOnePair_nothing_changes()
{
    const auto sample = test::sampleReport();
    const auto &results = sample->report.requirements.front();
    const auto same = requirementsOver({results}, {"sandbox/production"});
    for (std::size_t i = 0; i < results.size(); ++i) {
        QCOMPARE(same[i].state, results[i].state);
        QCOMPARE(same[i].why, results[i].why);
        QCOMPARE(same[i].failing, results[i].failing);
    }
}

void TestRequirements::wireWords_areEach_different()
{
    QSet<QString> words;
    for (int i = 0; i <= int(State::NoControl); ++i)
        words.insert(QString::fromStdString(std::string(toWire(State(i)))));
    QCOMPARE(words.size(), 7);
}

QTEST_GUILESS_MAIN(TestRequirements)
#include "tst_requirements.moc"
