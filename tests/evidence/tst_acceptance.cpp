// SPDX-License-Identifier: GPL-3.0-or-later
// Findings that are accepted for a while, and what is wrong with exceptions.
#include "evidence/acceptance.h"
#include "evidence/recordlog.h"
#include "evidence/rules.h"
#include "isolation/losses.h"
#include "isolation/plants.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using isolation::ControlCatalogue;
using isolation::ControlResult;
using isolation::PairResult;
using isolation::UnitResult;
using isolation::Verdict;
using isolation::test::Dice;
using Acceptable = bulkhead::evidence::Exception;
using Kind = ExceptionProblem::Kind;

namespace {

const isolation::Reason because{"test", "because"};

//! A result of a control with these units, each a fail; a pass if there is none.
ControlResult failing(const std::string &control, const std::vector<std::string> &units, Verdict verdict = Verdict::Fail)
{
    ControlResult result;
    result.control = control;
    result.ruleVersion = 1;
    result.verdict = units.empty() ? Verdict::Pass : verdict;
    result.counts[Verdict::Pass] = 1;
    for (const std::string &unit : units) {
        UnitResult one;
        one.unit = unit;
        one.verdict = verdict;
        one.reason = &because;
        result.units.push_back(one);
        ++result.counts[verdict];
    }
    return result;
}

std::string print(const std::string &control, const std::string &unit)
{
    return isolation::findingFingerprint(control, unit);
}

//! A pair and the records of it.
struct Ground
{
    PairResult pair;
    RecordLog log;

    explicit Ground(std::vector<ControlResult> controls)
    {
        pair.sandbox = onePair().sandbox;
        pair.production = onePair().production;
        pair.controls = std::move(controls);
    }
    ControlResult &control(const std::string &id)
    {
        return *std::find_if(pair.controls.begin(), pair.controls.end(), [&](const ControlResult &one) { return one.control == id; });
    }
    //! Asked for and approved by as many as it takes.
    std::string accept(const Acceptable &exception)
    {
        if (const QString why = log.request(exception); !why.isEmpty())
            qFatal("refused: %s", qPrintable(why));
        const std::string id = log.lastId();
        for (const QString &person : {u"cy"_s, u"di"_s}) {
            if (log.records.findException(id)->state == Acceptable::State::Requested && !log.approve(id, person).isEmpty())
                qFatal("not approved");
        }
        return id;
    }
    [[nodiscard]] Acceptances now() const { return acceptancesOn(pair, ControlCatalogue::builtIn(), log.records, log.now); }
};

QList<Kind> kindsOf(const Acceptances &all)
{
    QList<Kind> kinds;
    for (const ExceptionProblem &problem : all.problems)
        kinds.append(problem.kind);
    return kinds;
}

Acceptable exceptionOf(const Ground &ground, const std::string &control, const std::vector<std::string> &units)
{
    std::vector<std::string> prints;
    for (const std::string &unit : units)
        prints.push_back(print(control, unit));
    return exceptionFor(control, ground.log.now, prints);
}

} // namespace

class TestAcceptance : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void exception_inForce_acceptsExactlyItsFindings();
    void exception_notApproved_acceptsNothing();
    void exception_ofAnotherPair_acceptsNothing();
    void exception_whoseTimeIsOver_isAFindingItself();
    void exception_thatTheControlShortened_endsEarlier();
    void exception_ofWhatIsGone_isUnused();
    void exception_ofWhatWasNotJudged_isNotCalledUnused();
    void exception_tooBroad_isAFindingItself_data();
    void exception_tooBroad_isAFindingItself();
    void compensatingControl_thatStopsPassing_voidsItAtTheNextCheck_data();
    void compensatingControl_thatStopsPassing_voidsItAtTheNextCheck();
    void exception_voidByAnEntry_staysVoidWhenItPassesAgain();
    void controlThatAsksForSomethingElse_voidsIt();
    void renewal_takesOver_withoutAProblem();
    void unknowns_areNeverAccepted();
    void exceptions_onAnyEstate_changeNoFigure();
};

void TestAcceptance::exception_inForce_acceptsExactlyItsFindings()
{
    Ground ground({failing("INF-05", {"route:a", "route:b", "route:c"}), failing("INF-06", {"route:a"})});
    const std::string id = ground.accept(exceptionOf(ground, "INF-05", {"route:a", "route:b"}));
    const Acceptances all = ground.now();
    QVERIFY(all.problems.empty());
    QCOMPARE(all.byFinding.size(), std::size_t(2));
    const Acceptance &one = all.byFinding.at(print("INF-05", "route:a"));
    QCOMPARE(one.exception->id, id);
    QCOMPARE(one.until, one.exception->expires);
    QVERIFY(!all.byFinding.contains(print("INF-05", "route:c")) && !all.byFinding.contains(print("INF-06", "route:a")));
    ground.control("INF-05").units[1].verdict = Verdict::Warn; // a warning is a finding too
    QCOMPARE(ground.now().byFinding.size(), std::size_t(2));
    Ground later({failing("INF-05", {"route:a"})});
    Acceptable next = exceptionOf(later, "INF-05", {"route:a"});
    next.start += day;
    next.review = {};
    (void)later.accept(next);
    QVERIFY(later.now().byFinding.empty() && later.now().problems.empty());
    later.log.now += day;
    QCOMPARE(later.now().byFinding.size(), std::size_t(1));
    Ground read({failing("INF-05", {"route:a"})}); // what is judged was read before it was asked for
    (void)read.accept(exceptionOf(read, "INF-05", {"route:a"}));
    read.log.now -= std::chrono::hours(2);
    QCOMPARE(read.now().byFinding.size(), std::size_t(1));
}

void TestAcceptance::exception_notApproved_acceptsNothing()
{
    Ground ground({failing("INF-05", {"route:a"}), failing("INF-01", {"gateways:a/b"})});
    QCOMPARE(ground.log.request(exceptionOf(ground, "INF-05", {"route:a"})), QString());
    QVERIFY(ground.now().byFinding.empty());
    QCOMPARE(ground.log.end("exception.reject", ground.log.lastId(), u"cy"_s, u"approver"_s), QString());
    QVERIFY(ground.now().byFinding.empty());
    QCOMPARE(ground.log.request(exceptionOf(ground, "INF-01", {"gateways:a/b"})), QString());
    QCOMPARE(ground.log.approve(ground.log.lastId(), u"cy"_s), QString());
    QVERIFY(ground.now().byFinding.empty()); // a critical one takes two
    QCOMPARE(ground.log.approve(ground.log.lastId(), u"di"_s), QString());
    QCOMPARE(ground.now().byFinding.size(), std::size_t(1));
    QCOMPARE(ground.log.end("exception.revoke", ground.log.lastId(), u"bo"_s, u"admin"_s), QString());
    QVERIFY(ground.now().byFinding.empty() && ground.now().problems.empty());
}

void TestAcceptance::exception_ofAnotherPair_acceptsNothing()
{
    Ground ground({failing("INF-05", {"route:a"})});
    (void)ground.accept(exceptionOf(ground, "INF-05", {"route:a"}));
    ground.pair.sandbox = EnvironmentId(u"test"_s);
    QVERIFY(ground.now().byFinding.empty() && ground.now().problems.empty());
}

void TestAcceptance::exception_whoseTimeIsOver_isAFindingItself()
{
    Ground ground({failing("INF-05", {"route:a", "route:b"})});
    const std::string id = ground.accept(exceptionOf(ground, "INF-05", {"route:a", "route:b"}));
    ground.log.now = ground.log.records.findException(id)->expires - std::chrono::milliseconds(1);
    QCOMPARE(ground.now().byFinding.size(), std::size_t(2));
    ground.log.now += std::chrono::milliseconds(1); // without grace
    ground.control("INF-05") = failing("INF-05", {"route:b"});
    Acceptances all = ground.now();
    QVERIFY(all.byFinding.empty());
    QCOMPARE(kindsOf(all), QList<Kind>{Kind::Expired});
    QCOMPARE(all.problems.front().fingerprints, std::vector<std::string>{print("INF-05", "route:b")});
    ground.control("INF-05") = failing("INF-05", {});
    QVERIFY(ground.now().problems.empty()); // over, and so is what it was about
}

//! A catalogue with a control of a company's own that allows exceptions of so many days.
ControlCatalogue catalogueAllowing(int days)
{
    const QString yaml = u"controls:\n  - id: ACME-01\n    layer: cicd\n    title: Ours\n    statement: Ours holds.\n    severity: high\n    method: attest\n"
                         "    exception: {days: %1}\n"_s;
    const isolation::CatalogueReading reading = ControlCatalogue::builtIn().with(yaml.arg(days).toUtf8(), u"acme.yaml"_s);
    if (!reading.isUsable())
        qFatal("not usable: %s", qPrintable(reading.problems.front().what));
    return reading.catalogue;
}

void TestAcceptance::exception_thatTheControlShortened_endsEarlier()
{
    Ground ground({failing("ACME-01", {"thing:a"})});
    Register records(catalogueAllowing(90));
    Acceptable exception = exceptionFor("INF-05", monday, {print("ACME-01", "thing:a")});
    exception.control = "ACME-01";
    RecordEvent event{1, monday, "exception.request", "whole", u"eve"_s, u"engineer"_s, idOf(1), "production", detailOf(exception)};
    QVERIFY(records.take(event));
    event = {2, monday, "exception.approve", "whole", u"cy"_s, u"approver"_s, idOf(1), "production", sealOf(exception)};
    QVERIFY(records.take(event));
    const auto until = [&](int days) { return acceptancesOn(ground.pair, catalogueAllowing(days), records, monday).byFinding.begin()->second.until; };
    QCOMPARE(until(90), UtcTime(monday + Days(90)));
    QCOMPARE(until(30), UtcTime(monday + Days(30)));
    QCOMPARE(kindsOf(acceptancesOn(ground.pair, catalogueAllowing(30), records, monday + Days(30))), QList<Kind>{Kind::Expired});
    const Acceptances none = acceptancesOn(ground.pair, catalogueAllowing(0), records, monday);
    QCOMPARE(kindsOf(none), QList<Kind>{Kind::Void});
    QVERIFY(none.byFinding.empty());
    const Acceptances gone = acceptancesOn(ground.pair, ControlCatalogue::builtIn(), records, monday);
    QCOMPARE(kindsOf(gone), QList<Kind>{Kind::Void}); // the control is not there any more
    QVERIFY(gone.byFinding.empty());
}

void TestAcceptance::exception_ofWhatIsGone_isUnused()
{
    Ground ground({failing("INF-05", {"route:a", "route:b"})});
    (void)ground.accept(exceptionOf(ground, "INF-05", {"route:a", "route:b"}));
    ground.control("INF-05") = failing("INF-05", {"route:a", "route:c"});
    Acceptances all = ground.now();
    QCOMPARE(kindsOf(all), QList<Kind>{Kind::Unused});
    QCOMPARE(all.problems.front().fingerprints, std::vector<std::string>{print("INF-05", "route:b")});
    QCOMPARE(all.byFinding.size(), std::size_t(1));
    ground.control("INF-05") = failing("INF-05", {"route:c"}); // its fingerprint changed: another finding
    all = ground.now();
    QCOMPARE(kindsOf(all), QList<Kind>{Kind::Unused});
    QVERIFY(all.byFinding.empty());
    QVERIFY(all.problems.front().text.contains(u"revoke"));
}

void TestAcceptance::exception_ofWhatWasNotJudged_isNotCalledUnused()
{
    Ground ground({failing("INF-05", {"route:a"})});
    (void)ground.accept(exceptionOf(ground, "INF-05", {"route:a"}));
    ControlResult &result = ground.control("INF-05");
    result = failing("INF-05", {"pair:sandbox/production"}, Verdict::Unknown);
    result.counts[Verdict::Pass] = 0;
    QVERIFY(ground.now().problems.empty() && ground.now().byFinding.empty());
}

void TestAcceptance::exception_tooBroad_isAFindingItself_data()
{
    QTest::addColumn<int>("findings");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("compensating");
    QTest::addColumn<bool>("isBroad");
    QTest::newRow("as many as may be") << 20 << QByteArray("route:") << QByteArray() << false;
    QTest::newRow("more than may be") << 21 << QByteArray("route:") << QByteArray() << true;
    QTest::newRow("the whole pair") << 1 << QByteArray("pair:sandbox/production ") << QByteArray() << true;
    QTest::newRow("another control makes up for it") << 1 << QByteArray("route:") << QByteArray("INF-06") << false;
}

void TestAcceptance::exception_tooBroad_isAFindingItself()
{
    QFETCH(int, findings);
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, compensating);
    QFETCH(bool, isBroad);
    std::vector<std::string> units;
    for (int i = 0; i < findings; ++i)
        units.push_back(unit.toStdString() + std::to_string(i));
    std::sort(units.begin(), units.end());
    Ground ground({failing("INF-05", units), failing("INF-06", {})});
    Acceptable exception = exceptionOf(ground, "INF-05", units);
    if (!compensating.isEmpty())
        exception.compensating = {compensating.toStdString()};
    (void)ground.accept(exception);
    const Acceptances all = ground.now();
    QCOMPARE(kindsOf(all), isBroad ? QList<Kind>{Kind::TooBroad} : QList<Kind>());
    QCOMPARE(all.byFinding.size(), units.size()); // it is said, and stays in force
}

void TestAcceptance::compensatingControl_thatStopsPassing_voidsItAtTheNextCheck_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("isVoid");
    QTest::newRow("pass") << static_cast<int>(Verdict::Pass) << false;
    QTest::newRow("warn") << static_cast<int>(Verdict::Warn) << true;
    QTest::newRow("unknown") << static_cast<int>(Verdict::Unknown) << true;
    QTest::newRow("fail") << static_cast<int>(Verdict::Fail) << true;
    QTest::newRow("not applicable") << static_cast<int>(Verdict::NotApplicable) << true;
    QTest::newRow("gone") << -1 << true;
}

void TestAcceptance::compensatingControl_thatStopsPassing_voidsItAtTheNextCheck()
{
    QFETCH(int, verdict);
    QFETCH(bool, isVoid);
    Ground ground({failing("INF-05", {"route:a"}), failing("INF-06", {}), failing("INF-07", {})});
    Acceptable exception = exceptionOf(ground, "INF-05", {"route:a"});
    exception.compensating = {"INF-06", "INF-07"};
    (void)ground.accept(exception);
    QCOMPARE(ground.now().byFinding.size(), std::size_t(1));
    if (verdict < 0)
        ground.control("INF-07").control = "INF-08";
    else
        ground.control("INF-07").verdict = static_cast<Verdict>(verdict);
    const Acceptances all = ground.now();
    QCOMPARE(all.byFinding.empty(), isVoid);
    QCOMPARE(kindsOf(all), isVoid ? QList<Kind>{Kind::Void} : QList<Kind>());
    QVERIFY(!isVoid || all.problems.front().text.contains(u"INF-07"));
    // What makes up for it cannot be the control that fails.
    Ground itself({failing("INF-05", {"route:a"})});
    exception.compensating = {"INF-05"};
    (void)itself.accept(exception);
    QVERIFY(itself.now().byFinding.empty());
    QCOMPARE(kindsOf(itself.now()), QList<Kind>{Kind::Void});
}

void TestAcceptance::exception_voidByAnEntry_staysVoidWhenItPassesAgain()
{
    Ground ground({failing("INF-05", {"route:a"}), failing("INF-06", {"route:b"})});
    Acceptable exception = exceptionOf(ground, "INF-05", {"route:a"});
    exception.compensating = {"INF-06"};
    const std::string id = ground.accept(exception);
    const Acceptances found = ground.now();
    QCOMPARE(kindsOf(found), QList<Kind>{Kind::Void});
    QCOMPARE(found.problems.front().lapsed, "INF-06");
    QCOMPARE(found.problems.front().verdict, Verdict::Fail);
    ground.control("INF-06") = failing("INF-06", {});
    QCOMPARE(ground.now().byFinding.size(), std::size_t(1)); // nobody wrote it down, so nothing has ended
    QCOMPARE(ground.log.lapse(id, "INF-06"), QString());
    const Acceptances after = ground.now();
    QVERIFY(after.byFinding.empty());
    QCOMPARE(kindsOf(after), QList<Kind>{Kind::Void});
    QVERIFY(after.problems.front().lapsed.empty() && after.problems.front().text.contains(u"INF-06"));
    ground.log.now = ground.log.records.findException(id)->expires + day;
    QCOMPARE(kindsOf(ground.now()), QList<Kind>{Kind::Void}); // it did not expire
    Acceptable again = exceptionOf(ground, "INF-05", {"route:a"});
    again.renews = id;
    QCOMPARE(ground.log.request(again), QString());
    QCOMPARE(ground.log.approve(ground.log.lastId(), u"di"_s), QString());
    QVERIFY(ground.now().problems.empty());
    QCOMPARE(ground.now().byFinding.size(), std::size_t(1));
    ground.control("INF-05") = failing("INF-05", {});
    QCOMPARE(kindsOf(ground.now()), QList<Kind>{Kind::Unused}); // of the renewal; the first is forgotten with its finding
}

void TestAcceptance::controlThatAsksForSomethingElse_voidsIt()
{
    Ground ground({failing("INF-05", {"route:a"})});
    Acceptable exception = exceptionOf(ground, "INF-05", {"route:a"});
    exception.ruleVersion = 1;
    (void)ground.accept(exception);
    QCOMPARE(ground.now().byFinding.size(), std::size_t(1));
    ground.control("INF-05").ruleVersion = 2;
    QCOMPARE(kindsOf(ground.now()), QList<Kind>{Kind::Void});
    QVERIFY(ground.now().problems.front().lapsed.empty()); // the catalogue says so, at every check
    QVERIFY(ground.now().byFinding.empty());
    ground.pair.controls.clear();
    QCOMPARE(kindsOf(ground.now()), QList<Kind>{Kind::Void});
}

void TestAcceptance::renewal_takesOver_withoutAProblem()
{
    Ground ground({failing("INF-05", {"route:a"})});
    const std::string first = ground.accept(exceptionOf(ground, "INF-05", {"route:a"}));
    ground.log.now += Days(80);
    Acceptable again = exceptionOf(ground, "INF-05", {"route:a"});
    again.renews = first;
    QCOMPARE(ground.log.request(again), QString());
    const std::string second = ground.log.lastId();
    QCOMPARE(ground.log.approve(second, u"jo"_s), QString());
    QCOMPARE(ground.now().byFinding.begin()->second.exception->id, second);
    ground.log.now += Days(15);
    QCOMPARE(ground.now().byFinding.begin()->second.exception->id, second);
    QVERIFY(ground.now().problems.empty());
    ground.log.now += Days(80);
    QCOMPARE(kindsOf(ground.now()), QList<Kind>{Kind::Expired}); // once, for the renewal
}

void TestAcceptance::unknowns_areNeverAccepted()
{
    for (const Verdict verdict : {Verdict::Unknown, Verdict::NotApplicable, Verdict::Pass}) {
        Ground ground({failing("INF-05", {"route:a"})});
        (void)ground.accept(exceptionOf(ground, "INF-05", {"route:a"}));
        ground.control("INF-05").units.front().verdict = verdict;
        QVERIFY(ground.now().byFinding.empty());
    }
}

//! Property 3 of controls.md 2.3: whatever is accepted, the result is the same to the last member.
void TestAcceptance::exceptions_onAnyEstate_changeNoFigure()
{
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 5'000 : 100;
    std::size_t accepted = 0;
    for (int i = 0; i < count; ++i) {
        Dice dice(20'261'130U + static_cast<unsigned>(i));
        isolation::EstateFacts facts = isolation::test::cleanEstate(dice, {1 + dice.roll(3), 1 + dice.roll(2), 1});
        isolation::test::Field field(facts, dice);
        for (std::uint32_t plant = 0, most = 1 + dice.roll(4); plant < most; ++plant)
            isolation::test::allPlants()[dice.roll(isolation::test::allPlants().size())].plant(field);
        Ground ground({});
        ground.pair = isolation::test::evaluated(facts);
        const PairResult before = ground.pair;
        ground.log.now = facts.at;
        for (const ControlResult &control : before.controls) {
            std::vector<std::string> units;
            for (const UnitResult &unit : control.units) {
                if (unit.verdict == Verdict::Fail && dice.chance(70))
                    units.push_back(unit.unit);
            }
            std::sort(units.begin(), units.end());
            units.erase(std::unique(units.begin(), units.end()), units.end());
            const isolation::Control *known = ControlCatalogue::builtIn().find(QString::fromStdString(control.control));
            if (!units.empty() && known->exceptionDays > 0)
                (void)ground.accept(exceptionOf(ground, control.control, units));
        }
        const Acceptances all = ground.now();
        accepted += all.byFinding.size();
        PairResult again = ground.pair;
        rescore(again, ControlCatalogue::builtIn());
        for (const PairResult *after : {&std::as_const(ground.pair), &std::as_const(again)}) {
            QVERIFY(after->score == before.score);
            QVERIFY(std::equal(after->layers.begin(), after->layers.end(), before.layers.begin()));
        }
        for (std::size_t c = 0; c < before.controls.size(); ++c) {
            QCOMPARE(ground.pair.controls[c].verdict, before.controls[c].verdict);
            QVERIFY(ground.pair.controls[c].counts == before.controls[c].counts && ground.pair.controls[c].units == before.controls[c].units);
        }
    }
    QVERIFY(accepted > static_cast<std::size_t>(count) / 2);
}

QTEST_GUILESS_MAIN(TestAcceptance)
#include "tst_acceptance.moc"
