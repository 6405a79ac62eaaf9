// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to approve an exception that is one's own. None leads there.
#include "evidence/recordlog.h"
#include "evidence/rules.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using Acceptable = bulkhead::evidence::Exception;
using State = Acceptable::State;

namespace {

Acceptable highOne(const RecordLog &log, int finding = 1)
{
    return exceptionFor("INF-05", log.now, {printOf(finding)});
}

Acceptable criticalOne(const RecordLog &log)
{
    return exceptionFor("INF-01", log.now, {printOf(1)});
}

Acceptable ownedBy(const RecordLog &log, const QString &owner)
{
    Acceptable exception = highOne(log);
    exception.owner = owner;
    return exception;
}

RecordEvent approvalBy(const RecordLog &log, const QString &person, const QString &role)
{
    return log.next("exception.approve", person, role, log.lastId(), sealOf(*log.records.findException(log.lastId())));
}

void mustTake(const QString &why)
{
    if (!why.isEmpty())
        qFatal("refused: %s", qPrintable(why));
}

//! An exception of eve's that di approved and whose time is over, and a renewal of it that `requester` asks for.
Acceptable renewal(RecordLog &log)
{
    mustTake(log.request(ownedBy(log, u"jo"_s)));
    mustTake(log.approve(log.lastId(), u"di"_s));
    const std::string first = log.lastId();
    log.now += Days(80);
    Acceptable again = highOne(log);
    again.renews = first;
    return again;
}

RecordEvent change(const RecordLog &log, const QString &admin, const QString &person, JsonValue::Object detail)
{
    detail["person"] = person;
    RecordEvent event = log.next("person.change", admin, u"admin"_s, person.toStdString(), std::move(detail));
    event.environment.clear();
    return event;
}

JsonValue::Array roles(const char *role)
{
    return {JsonValue(role)};
}

//! One way; the answer is why its last step was refused. The exception it is about is the one with the log's last id.
struct Way
{
    const char *name;
    std::function<QString(RecordLog &)> walk;
};

const std::vector<Way> &ways()
{
    static const std::vector<Way> all = {
        {"who asked approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"who asked approves in other letters", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             return log.approve(log.lastId(), u"CY"_s);
         }},
        {"who asked approves under a role for one environment", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"gil"_s, u"approver:production"_s));
             return log.approve(log.lastId(), u"gil"_s, u"approver:production"_s);
         }},
        {"who asked approves with a second key", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             mustTake(log.give(change(log, u"bo"_s, u"cy"_s, {{"public", "second key"}, {"grant", JsonValue::Array()}})));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"who asked approves with a second role", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             mustTake(log.give(change(log, u"bo"_s, u"cy"_s, {{"grant", roles("approver:production")}})));
             return log.approve(log.lastId(), u"cy"_s, u"approver:production"_s);
         }},
        {"the owner approves", [](RecordLog &log) {
             mustTake(log.request(ownedBy(log, u"cy"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"the owner approves in other letters", [](RecordLog &log) {
             mustTake(log.request(ownedBy(log, u"Cy"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"an owner with a blank", [](RecordLog &log) { return log.request(ownedBy(log, u"cy "_s)); }},
        {"an owner that only looks like a name", [](RecordLog &log) { return log.request(ownedBy(log, u"\u0441y"_s)); }},
        {"no owner at all", [](RecordLog &log) { return log.request(ownedBy(log, {})); }},
        {"nobody signs", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             return log.approve(log.lastId(), {});
         }},
        {"an admin approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"ana"_s, u"admin"_s));
             return log.approve(log.lastId(), u"bo"_s, u"admin"_s);
         }},
        {"an engineer approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             return log.approve(log.lastId(), u"eve"_s, u"engineer"_s);
         }},
        {"an engineer calls herself approver", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"bo"_s, u"admin"_s));
             return log.approve(log.lastId(), u"eve"_s, u"approver"_s);
         }},
        {"a stranger approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             return log.approve(log.lastId(), u"nobody"_s, u"approver"_s);
         }},
        {"somebody whom the requester added approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"ana"_s, u"admin"_s));
             return log.approve(log.lastId(), u"fay"_s);
         }},
        {"somebody to whom the requester gave another role approves", [](RecordLog &log) {
             mustTake(log.give(change(log, u"ana"_s, u"di"_s, {{"grant", roles("approver:production")}})));
             mustTake(log.request(highOne(log), u"ana"_s, u"admin"_s));
             return log.approve(log.lastId(), u"di"_s, u"approver:production"_s);
         }},
        {"somebody to whom the requester gave a new key approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"ana"_s, u"admin"_s));
             mustTake(log.give(change(log, u"ana"_s, u"di"_s, {{"public", "key that ana has"}})));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"somebody whom the owner added approves", [](RecordLog &log) {
             mustTake(log.request(ownedBy(log, u"ana"_s)));
             return log.approve(log.lastId(), u"fay"_s);
         }},
        {"a role that was taken away approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             mustTake(log.give(change(log, u"bo"_s, u"di"_s, {{"revoke", roles("approver")}})));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"somebody who has gone approves", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             RecordEvent event = log.next("person.retire", u"bo"_s, u"admin"_s, "di", {{"person", "di"}});
             mustTake(log.give(event));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"a role of another environment", [](RecordLog &log) {
             mustTake(log.give(change(log, u"bo"_s, u"jo"_s, {{"grant", roles("approver:staging")}})));
             mustTake(log.request(highOne(log)));
             return log.approve(log.lastId(), u"jo"_s, u"approver:staging"_s);
         }},
        {"an entry that says it is of another environment", [](RecordLog &log) {
             mustTake(log.give(change(log, u"bo"_s, u"jo"_s, {{"grant", roles("approver:staging")}})));
             mustTake(log.request(highOne(log)));
             RecordEvent event = approvalBy(log, u"jo"_s, u"approver:staging"_s);
             event.environment = "staging";
             return log.give(event);
         }},
        {"the approval comes before the request", [](RecordLog &log) {
             const Acceptable exception = highOne(log);
             const QString why = log.give(log.next("exception.approve", u"cy"_s, u"approver"_s, idOf(1), sealOf(exception)));
             mustTake(log.request(exception, u"cy"_s, u"approver"_s));
             return why;
         }},
        {"an entry from before the request", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             RecordEvent event = approvalBy(log, u"di"_s, u"approver"_s);
             event.seq = 3;
             return log.give(event);
         }},
        {"a begin without an end", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             RecordEvent event = approvalBy(log, u"di"_s, u"approver"_s);
             event.phase = "begin";
             return log.give(event);
         }},
        {"another exception's approval, replayed", [](RecordLog &log) {
             mustTake(log.request(highOne(log, 7)));
             RecordEvent event = approvalBy(log, u"di"_s, u"approver"_s);
             mustTake(log.give(event));
             mustTake(log.request(highOne(log, 8)));
             event.seq = log.events.back().seq + 1;
             event.record = log.lastId();
             return log.give(event);
         }},
        {"an approval of something shorter", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             Acceptable shorter = *log.records.findException(log.lastId());
             shorter.expires -= day;
             return log.give(log.next("exception.approve", u"di"_s, u"approver"_s, log.lastId(), sealOf(shorter)));
         }},
        {"an approval without what it is of", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             return log.give(log.next("exception.approve", u"di"_s, u"approver"_s, log.lastId(), {}));
         }},
        {"one approves a critical one twice", [](RecordLog &log) {
             mustTake(log.request(criticalOne(log)));
             mustTake(log.approve(log.lastId(), u"di"_s));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"one approves a critical one twice in other letters", [](RecordLog &log) {
             mustTake(log.request(criticalOne(log)));
             mustTake(log.approve(log.lastId(), u"di"_s));
             return log.approve(log.lastId(), u"DI"_s);
         }},
        {"who asked is the second to approve a critical one", [](RecordLog &log) {
             mustTake(log.request(criticalOne(log), u"cy"_s, u"approver"_s));
             mustTake(log.approve(log.lastId(), u"di"_s));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"the same request again, to be its first approver", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             RecordEvent event = log.events.back();
             event.seq += 1;
             event.person = u"di"_s;
             const QString why = log.give(event);
             return why.isEmpty() ? why : log.approve(log.lastId(), u"cy"_s);
         }},
        {"a request that brings its approval along", [](RecordLog &log) {
             JsonValue::Object detail = detailOf(highOne(log));
             detail["state"] = "active";
             detail["requester"] = "eve";
             detail["approvals"] = JsonValue::Array{JsonValue::Object{{"person", "di"}}};
             mustTake(log.give(log.next("exception.request", u"cy"_s, u"approver"_s, idOf(1), detail)));
             return log.approve(idOf(1), u"cy"_s);
         }},
        {"after it was rejected", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             mustTake(log.end("exception.reject", log.lastId(), u"cy"_s, u"approver"_s));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"after it was revoked", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             mustTake(log.end("exception.revoke", log.lastId(), u"ana"_s, u"admin"_s));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"after its time", [](RecordLog &log) {
             mustTake(log.request(highOne(log)));
             log.now += Days(91);
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"a renewal by who approved the first", [](RecordLog &log) {
             mustTake(log.request(renewal(log)));
             return log.approve(log.lastId(), u"di"_s);
         }},
        {"a renewal by its requester", [](RecordLog &log) {
             mustTake(log.request(renewal(log), u"cy"_s, u"approver"_s));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a renewal by who owned the first", [](RecordLog &log) {
             mustTake(log.request(renewal(log)));
             return log.approve(log.lastId(), u"jo"_s);
         }},
        {"a renewal by who asked for the first", [](RecordLog &log) {
             mustTake(log.request(highOne(log), u"cy"_s, u"approver"_s));
             mustTake(log.approve(log.lastId(), u"di"_s));
             Acceptable again = highOne(log);
             again.renews = log.lastId();
             mustTake(log.request(again));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member of the group that owns it approves", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy", "eve"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member whose name the group spells in other letters", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"Cy"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member of the group in other letters", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy"}}}));
             mustTake(log.request(ownedBy(log, u"Team-Orders"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member under a role for one environment", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"gil"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             return log.approve(log.lastId(), u"gil"_s, u"approver:production"_s);
         }},
        {"a member who left the group after it was asked for", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy", "tess"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             mustTake(log.accept({{"team-orders", {"tess"}}}));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member of a group that is not there any more", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             mustTake(log.accept({}));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member who joined the group after it was asked for", [](RecordLog &log) {
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             mustTake(log.accept({{"team-orders", {"cy", "tess"}}}));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"somebody whom a member added", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"ana"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             return log.approve(log.lastId(), u"fay"_s);
         }},
        {"a group with the name of a person", [](RecordLog &log) {
             mustTake(log.accept({{"jo", {"cy"}}}));
             mustTake(log.request(ownedBy(log, u"jo"_s)));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a group that nobody belongs to", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {}}}));
             return log.request(ownedBy(log, u"team-orders"_s), u"cy"_s, u"approver"_s);
         }},
        {"a group that no policy names", [](RecordLog &log) { return log.request(ownedBy(log, u"team-rates"_s), u"cy"_s, u"approver"_s); }},
        {"a group that only somebody without the right accepted", [](RecordLog &log) {
             (void)log.accept({{"team-rates", {"tess"}}}, u"cy"_s);
             return log.request(ownedBy(log, u"team-rates"_s));
         }},
        {"a group whose text is not the accepted one", [](RecordLog &log) {
             JsonValue::Object other = policyOf({{"team-rates", {"tess"}}});
             other["sections"] = *policyOf({{"team-rates", {"cy"}}}).at("sections").object();
             RecordEvent event = log.next("estate.accept", u"bo"_s, u"admin"_s, "acme", std::move(other));
             mustTake(log.give(event));
             return log.request(ownedBy(log, u"team-rates"_s));
         }},
        {"a group of whose people nothing is on record any more", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             JsonValue::Object silent = policyOf({{"team-orders", {"tess"}}});
             silent.erase("texts");
             mustTake(log.give(log.next("estate.accept", u"bo"_s, u"admin"_s, "acme", std::move(silent))));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a member is the second to approve a critical one", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy"}}}));
             mustTake(log.request(criticalOne(log)));
             mustTake(log.approve(log.lastId(), u"di"_s));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a renewal by a member of the group that owned the first", [](RecordLog &log) {
             mustTake(log.accept({{"team-orders", {"cy"}}}));
             mustTake(log.request(ownedBy(log, u"team-orders"_s)));
             mustTake(log.approve(log.lastId(), u"di"_s));
             Acceptable again = ownedBy(log, u"eve"_s);
             again.renews = log.lastId();
             mustTake(log.request(again));
             return log.approve(log.lastId(), u"cy"_s);
         }},
        {"a new one in place of a renewal", [](RecordLog &log) {
             (void)renewal(log);
             log.now += Days(20);
             return log.request(highOne(log));
         }},
    };
    return all;
}

} // namespace

class TestSelfApproval : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void approve_onesOwn_isRefusedEveryWay_data();
    void approve_onesOwn_isRefusedEveryWay();
    void approve_onesOwn_isRefusedByTheRulesToo_whenReplayed_data();
    void approve_onesOwn_isRefusedByTheRulesToo_whenReplayed();
    void approve_somebodyElses_passes();
    void approve_critical_takesTwo();
    void approve_renewal_takesSomebodyNew();
};

void TestSelfApproval::approve_onesOwn_isRefusedEveryWay_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < ways().size(); ++i)
        QTest::newRow(ways()[i].name) << static_cast<int>(i);
    QVERIFY(ways().size() >= 20);
}

void TestSelfApproval::approve_onesOwn_isRefusedEveryWay()
{
    QFETCH(int, number);
    RecordLog log;
    const QString why = ways()[static_cast<std::size_t>(number)].walk(log);
    QVERIFY(!why.isEmpty());
    QVERIFY2(why.contains(u' '), qPrintable(why)); // words, not a code
    const auto *exception = log.records.findException(log.lastId());
    QVERIFY(exception == nullptr || exception->state != State::Active || exception->renews.empty());
    for (const auto &one : log.records.exceptions()) {
        for (const auto &approval : one.approvals)
            QVERIFY(!isSamePerson(approval.person, one.requester) && !isSamePerson(approval.person, one.owner));
        const bool isFull = static_cast<int>(one.approvals.size()) >= (one.control == "INF-01" ? 2 : 1);
        QCOMPARE(one.state == State::Active, isFull);
    }
    QVERIFY(exception == nullptr || exception->approvals.size() < (exception->control == "INF-01" ? 2U : 1U)
            || QByteArrayView(QTest::currentDataTag()).startsWith("a new one"));
}

void TestSelfApproval::approve_onesOwn_isRefusedByTheRulesToo_whenReplayed_data()
{
    approve_onesOwn_isRefusedEveryWay_data();
}

//! A register that replays the same entries stands where the first one did, and knows the refused ones again.
void TestSelfApproval::approve_onesOwn_isRefusedByTheRulesToo_whenReplayed()
{
    QFETCH(int, number);
    RecordLog log;
    (void)ways()[static_cast<std::size_t>(number)].walk(log);
    Register again;
    for (const RecordEvent &event : log.events)
        again.take(event);
    QCOMPARE(again.refused().size(), log.records.refused().size());
    QCOMPARE(again.exceptions().size(), log.records.exceptions().size());
    for (std::size_t i = 0; i < again.exceptions().size(); ++i) {
        QCOMPARE(again.exceptions()[i].state, log.records.exceptions()[i].state);
        QVERIFY(again.exceptions()[i].approvals == log.records.exceptions()[i].approvals);
    }
}

void TestSelfApproval::approve_somebodyElses_passes()
{
    for (const auto &[person, role] : {std::pair(u"di"_s, u"approver"_s), std::pair(u"gil"_s, u"approver:production"_s), std::pair(u"fay"_s, u"approver"_s)}) {
        RecordLog log;
        QCOMPARE(log.request(highOne(log)), QString());
        QCOMPARE(log.approve(log.lastId(), person, role), QString());
        QCOMPARE(log.records.findException(log.lastId())->state, State::Active);
    }
    RecordLog past; // who had left the group before it was asked for
    QCOMPARE(past.accept({{"team-orders", {"cy", "tess"}}}), QString());
    QCOMPARE(past.accept({{"team-orders", {"tess"}}}), QString());
    QCOMPARE(past.request(highOne(past)), QString());
    QCOMPARE(past.approve(past.lastId(), u"cy"_s), QString());
    RecordLog log; // an admin may ask, and who was added by another may approve
    QCOMPARE(log.request(highOne(log), u"ana"_s, u"admin"_s), QString());
    QCOMPARE(log.approve(log.lastId(), u"di"_s), QString());
    QCOMPARE(log.records.findException(log.lastId())->activeSince, log.now);
}

void TestSelfApproval::approve_critical_takesTwo()
{
    RecordLog log;
    QCOMPARE(log.request(criticalOne(log)), QString());
    QCOMPARE(log.approve(log.lastId(), u"di"_s), QString());
    QCOMPARE(log.records.findException(log.lastId())->state, State::Requested);
    QVERIFY(!log.records.findException(log.lastId())->wasInForce());
    QCOMPARE(log.approve(log.lastId(), u"cy"_s), QString());
    QCOMPARE(log.records.findException(log.lastId())->state, State::Active);
    QCOMPARE(log.records.findException(log.lastId())->approvals.size(), std::size_t(2));
}

void TestSelfApproval::approve_renewal_takesSomebodyNew()
{
    RecordLog log;
    QCOMPARE(log.request(renewal(log)), QString());
    QCOMPARE(log.approve(log.lastId(), u"cy"_s), QString());
    QCOMPARE(log.records.findException(log.lastId())->state, State::Active);
    // Of the two that a critical one takes, one has to be new.
    RecordLog two;
    QCOMPARE(two.request(criticalOne(two)), QString());
    const std::string first = two.lastId();
    QCOMPARE(two.approve(first, u"di"_s), QString());
    QCOMPARE(two.approve(first, u"cy"_s), QString());
    auto again = criticalOne(two);
    again.renews = first;
    QCOMPARE(two.request(again), QString());
    QCOMPARE(two.approve(two.lastId(), u"di"_s), QString());
    QVERIFY(!two.approve(two.lastId(), u"cy"_s).isEmpty());
    QCOMPARE(two.approve(two.lastId(), u"jo"_s), QString());
    QCOMPARE(two.records.findException(two.lastId())->state, State::Active);
}

QTEST_GUILESS_MAIN(TestSelfApproval)
#include "tst_selfapproval.moc"
