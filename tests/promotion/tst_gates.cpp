// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"
#include "promotion/ledger.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

PlanStep step(StepAction action, const std::string &id, const JsonValue &before, const JsonValue &after)
{
    PlanStep made;
    made.action = action;
    made.ref = {"routes", id};
    made.name = id;
    made.before = before;
    made.after = after;
    return made;
}

JsonValue body(int number)
{
    return JsonValue::Object{{"n", number}};
}

SeenObject seen(const std::string &id, int number)
{
    return {{"routes", id}, digestOf(body(number))};
}

//! A plan that changes one, makes one, deletes one and leaves one of the target.
Plan lastPlan()
{
    Plan plan;
    plan.to = EnvironmentId(u"production"_s);
    plan.targetClosure = {seen("changed", 1), seen("deleted", 2), seen("left", 3)};
    plan.steps = {step(StepAction::Change, "changed", body(1), body(10)), step(StepAction::Create, "made", JsonValue(), body(4)),
                  step(StepAction::Delete, "deleted", body(2), JsonValue())};
    return plan;
}

RequestEvent said(const char *action, const QString &person, JsonValue::Object detail = {}, const char *phase = "whole")
{
    static std::uint64_t seq = 0;
    RequestEvent made;
    made.seq = ++seq;
    made.at = UtcTime(std::chrono::hours(1));
    made.action = action;
    made.phase = phase;
    made.person = person;
    made.request = "r1";
    detail.emplace("digest", std::string(64, 'a'));
    made.detail = std::move(detail);
    return made;
}

Ledger asked(const JsonValue::Array &needs = {})
{
    Ledger ledger;
    JsonValue::Object detail{{"api", "orders"}, {"to", "production"}};
    if (!needs.empty())
        detail["needs_waiver"] = needs;
    (void)ledger.take(said("promotion.request", u"req"_s, std::move(detail)));
    return ledger;
}

JsonValue::Object waiver(const char *gate = "contract")
{
    return {{"gate", gate}, {"text", "no client left"}, {"evidence", JsonValue::Array{"a line"}}};
}

} // namespace

//! Gates that need nothing but the plan and the log, and what the log says of exceptions.
class TestGates : public QObject
{
    Q_OBJECT
private slots:
    void lastingDrift_ofEachImage_data();
    void lastingDrift_ofEachImage();
    void lastingDrift_otherIdsOfTheSame_areNoDrift();
    void lastingDrift_namesWhatChanged();
    void quorum_withoutAuthors_warns();
    void waiver_coversWhatItSaw_data();
    void waiver_coversWhatItSaw();
    void ledger_needsWaivers_isNotApprovedBefore();
    void ledger_waivers_thatAreNone_data();
    void ledger_waivers_thatAreNone();
    void ledger_brokenGlass_hasItsReviews();
};

void TestGates::lastingDrift_ofEachImage_data()
{
    QTest::addColumn<bool>("isAfter");  // the last one was applied
    QTest::addColumn<bool>("isBefore"); // or undone
    QTest::addColumn<int>("now");       // 0: as it was before, 1: as it made it, 2: something else
    QTest::addColumn<bool>("passes");
    QTest::newRow("applied, and there") << true << false << 1 << true;
    QTest::newRow("applied, and undone by hand") << true << false << 0 << false;
    QTest::newRow("applied, and changed") << true << false << 2 << false;
    QTest::newRow("rolled back, and as before") << false << true << 0 << true;
    QTest::newRow("rolled back, and done again by hand") << false << true << 1 << false;
    QTest::newRow("failed, and undone") << true << true << 0 << true;
    QTest::newRow("failed, and done") << true << true << 1 << true;
    QTest::newRow("failed, and something else") << true << true << 2 << false;
}

void TestGates::lastingDrift_ofEachImage()
{
    QFETCH(bool, isAfter);
    QFETCH(bool, isBefore);
    QFETCH(int, now);
    QFETCH(bool, passes);
    const Plan last = lastPlan();
    LeftBehind left{"r0", "r0", {}};
    if (isAfter)
        left.images.push_back(last.targetAfter());
    if (isBefore)
        left.images.push_back(last.targetClosure);
    Plan plan;
    plan.to = last.to;
    plan.targetClosure = now == 0 ? last.targetClosure : last.targetAfter();
    if (now == 2)
        plan.targetClosure.front() = seen("changed", 99);
    const GateResult result = lastingDriftGate(plan, left);
    QCOMPARE(result.verdict, passes ? GateVerdict::Pass : GateVerdict::Fail);
    QCOMPARE(result.evidence.isEmpty(), passes);
}

//! Some products name an object by what it says.
void TestGates::lastingDrift_otherIdsOfTheSame_areNoDrift()
{
    const Plan last = lastPlan();
    Plan plan;
    plan.to = last.to;
    plan.targetClosure = last.targetAfter();
    for (SeenObject &object : plan.targetClosure)
        object.ref.id = "id-of-" + object.digest.substr(0, 8);
    QCOMPARE(lastingDriftGate(plan, {"r0", "r0", {last.targetAfter()}}).verdict, GateVerdict::Pass);
    plan.targetClosure.front().ref.collection = "services";
    QCOMPARE(lastingDriftGate(plan, {"r0", "r0", {last.targetAfter()}}).verdict, GateVerdict::Fail);
}

void TestGates::lastingDrift_namesWhatChanged()
{
    const Plan last = lastPlan();
    Plan plan;
    plan.to = last.to;
    plan.targetClosure = last.targetAfter();
    std::erase_if(plan.targetClosure, [](const SeenObject &object) { return object.ref.id == "left"; });
    plan.targetClosure.push_back(seen("stranger", 7));
    const GateResult result = lastingDriftGate(plan, {"r0", "1f0c", {last.targetAfter()}});
    QCOMPARE(result.evidence, (QStringList{u"routes left, as it was left, is not there"_s, u"routes stranger is not what was left"_s}));
    QCOMPARE(result.refusing, result.evidence);
    QVERIFY(result.reason.contains(u"1f0c"_s));
}

void TestGates::quorum_withoutAuthors_warns()
{
    Quorum full;
    full.counted = {u"bo"_s};
    QCOMPARE(quorumGate(full, true).verdict, GateVerdict::Pass);
    const GateResult unknown = quorumGate(full, false);
    QCOMPARE(unknown.verdict, GateVerdict::Warn);
    QVERIFY(lets(unknown, {}));
    QCOMPARE(unknown.evidence.size(), 1);
    Quorum missing;
    missing.missing = 1;
    QCOMPARE(quorumGate(missing, false).verdict, GateVerdict::Pending);
    QCOMPARE(quorumGate(missing, false).evidence.size(), 1);
    QVERIFY(quorumGate(missing, true).evidence.isEmpty());
}

void TestGates::waiver_coversWhatItSaw_data()
{
    QTest::addColumn<QByteArray>("gate");
    QTest::addColumn<QStringList>("seen");
    QTest::addColumn<QStringList>("now");
    QTest::addColumn<bool>("covers");
    const auto row = [](const char *name, const char *gate, const QStringList &seen, const QStringList &now, bool covers) {
        QTest::newRow(name) << QByteArray(gate) << seen << now << covers;
    };
    row("the same", "contract", {u"a"_s, u"b"_s}, {u"a"_s, u"b"_s}, true);
    row("less now", "contract", {u"a"_s, u"b"_s}, {u"b"_s}, true);
    row("more now", "contract", {u"a"_s}, {u"a"_s, u"b"_s}, false);
    row("another", "contract", {u"a"_s}, {u"b"_s}, false);
    row("only a reason", "contract", {u"the reason"_s}, {}, true);
    row("only another reason", "contract", {u"a"_s}, {}, false);
    row("of another gate", "isolation", {u"a"_s}, {u"a"_s}, false);
}

void TestGates::waiver_coversWhatItSaw()
{
    QFETCH(QByteArray, gate);
    QFETCH(QStringList, seen);
    QFETCH(QStringList, now);
    QFETCH(bool, covers);
    const QList<Waiver> waivers{{gate.toStdString(), u"bo"_s, u"why not"_s, seen, {}, 1}};
    QCOMPARE(coveringWaiver({"contract", GateVerdict::Fail, u"the reason"_s, now, now}, waivers) != nullptr, covers);
    for (const char *other : {"endpoints", "quorum", "anything"}) {
        const QList<Waiver> theirs{{other, u"bo"_s, u"why not"_s, seen, {}, 1}};
        QVERIFY(coveringWaiver({other, GateVerdict::Fail, u"the reason"_s, now, now}, theirs) == nullptr);
    }
}

void TestGates::ledger_needsWaivers_isNotApprovedBefore()
{
    Ledger ledger = asked({"contract", "freeze"});
    QCOMPARE(ledger.find("r1")->missingWaivers(), (QStringList{u"contract"_s, u"freeze"_s}));
    QVERIFY(!ledger.take(said("promotion.approve", u"bo"_s, {{"full", true}})));
    QVERIFY(ledger.take(said("promotion.waive", u"bo"_s, waiver())));
    QVERIFY(!ledger.take(said("promotion.approve", u"bo"_s, {{"full", true}})));
    QVERIFY(ledger.take(said("promotion.waive", u"cy"_s, waiver("freeze"))));
    QVERIFY(ledger.take(said("promotion.approve", u"bo"_s, {{"full", true}})));
    QCOMPARE(ledger.find("r1")->state, State::Approved);
    QCOMPARE(ledger.find("r1")->waivers.size(), 2);
    QCOMPARE(ledger.find("r1")->waivers.first().evidence, QStringList{u"a line"_s});
}

void TestGates::ledger_waivers_thatAreNone_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"by the requester", "by the requester in capitals", "by nobody", "of another digest", "of a gate that cannot be waived", "of a gate that there is not",
                             "without a reason", "of one that was rejected"})
        QTest::newRow(name) << QByteArray(name);
}

void TestGates::ledger_waivers_thatAreNone()
{
    QFETCH(QByteArray, name);
    Ledger ledger = asked();
    RequestEvent one = said("promotion.waive", u"bo"_s, waiver());
    if (name == "by the requester")
        one.person = u"req"_s;
    else if (name == "by the requester in capitals")
        one.person = u"REQ"_s;
    else if (name == "by nobody")
        one.person.clear();
    else if (name == "of another digest")
        one.detail["digest"] = std::string(64, 'b');
    else if (name == "of a gate that cannot be waived")
        one.detail["gate"] = "endpoints";
    else if (name == "of a gate that there is not")
        one.detail["gate"] = "everything";
    else if (name == "without a reason")
        one.detail["text"] = "";
    else
        QVERIFY(ledger.take(said("promotion.reject", u"bo"_s, {{"text", "no"}})));
    QVERIFY(!ledger.take(one));
    QVERIFY(ledger.find("r1")->waivers.isEmpty());
}

void TestGates::ledger_brokenGlass_hasItsReviews()
{
    Ledger ledger = asked();
    QVERIFY(!ledger.take(said("promotion.review", u"bo"_s, {{"text", "fine"}}))); // nothing to look back at
    QVERIFY(ledger.take(said("promotion.breakglass", u"di"_s, {{"reason", "fire"}, {"review_within", 3'600'000}}, "begin")));
    const Request &request = *ledger.find("r1");
    QCOMPARE(request.state, State::Executing);
    QVERIFY(request.isBroken && request.broken);
    QCOMPARE(request.broken->due - request.broken->at, std::chrono::milliseconds(std::chrono::hours(1)));
    QVERIFY(!ledger.take(said("promotion.breakglass", u"di"_s, {{"reason", "again"}}, "begin")));
    QVERIFY(ledger.take(said("promotion.breakglass", u"di"_s, {{"outcome", "done"}}, "end")));
    QCOMPARE(request.state, State::Applied);
    for (const QString &barred : {u"di"_s, u"DI"_s, u"req"_s, u"Req"_s, QString()})
        QVERIFY(!ledger.take(said("promotion.review", barred, {{"text", "fine"}})));
    RequestEvent other = said("promotion.review", u"bo"_s, {{"text", "fine"}});
    other.detail["digest"] = std::string(64, 'b');
    QVERIFY(!ledger.take(other));
    QVERIFY(ledger.take(said("promotion.review", u"bo"_s, {{"text", "fine"}})));
    QVERIFY(!ledger.take(said("promotion.review", u"Bo"_s, {{"text", "fine"}}))); // once
    QVERIFY(ledger.take(said("promotion.review", u"cy"_s, {{"text", "fine"}})));
    QCOMPARE(request.broken->reviews.size(), 2);
}

QTEST_GUILESS_MAIN(TestGates)
#include "tst_gates.moc"
