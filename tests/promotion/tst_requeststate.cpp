// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/ledger.h"

#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

const std::string digest(64, 'd');

RequestEvent entry(const char *action, const char *phase = "whole", JsonValue::Object detail = {})
{
    static std::uint64_t seq = 0;
    RequestEvent made;
    made.seq = ++seq;
    made.action = action;
    made.phase = phase;
    made.person = u"bo"_s;
    made.request = "r1";
    made.detail = std::move(detail);
    made.detail.emplace("digest", digest);
    return made;
}

RequestEvent request(const std::string &id, const char *api = "orders")
{
    RequestEvent made = entry("promotion.request", "whole", {{"api", api}, {"api_name", api}, {"from", "sandbox"}, {"to", "production"}, {"reason", "r"}, {"expires", 5}});
    made.request = id;
    return made;
}

} // namespace

class TestRequestState : public QObject
{
    Q_OBJECT
private slots:
    void next_ofEveryStateAndVerb_isTheTable();
    void walks_atRandom_neverExecuteUnapproved();
    void ledger_ofAWholeStory_isWhatHappened();
    void ledger_refusesWhatDoesNotFit();
    void ledger_atRandom_neverExecutesUnapproved();
};

void TestRequestState::next_ofEveryStateAndVerb_isTheTable()
{
    int allowed = 0;
    for (int state = 0; state < stateCount; ++state) {
        for (int verb = 0; verb < verbCount; ++verb) {
            const auto to = next(static_cast<State>(state), static_cast<Verb>(verb));
            allowed += to ? 1 : 0;
            if (to && *to == State::Executing)
                QVERIFY(static_cast<Verb>(verb) == Verb::Start || static_cast<Verb>(verb) == Verb::Resume || static_cast<Verb>(verb) == Verb::BreakGlass);
            if (static_cast<Verb>(verb) == Verb::Start)
                QCOMPARE(to.has_value(), static_cast<State>(state) == State::Approved);
        }
    }
    QCOMPARE(allowed, 17);
    for (const State final : {State::Rejected, State::Expired, State::Void, State::RolledBack}) {
        for (int verb = 0; verb < verbCount; ++verb)
            QVERIFY(!next(final, static_cast<Verb>(verb)));
    }
}

void TestRequestState::walks_atRandom_neverExecuteUnapproved()
{
    std::mt19937 random(20261129);
    qInfo("seed 20261129, 10000 walks");
    for (int walk = 0; walk < 10000; ++walk) {
        State state = State::Draft;
        bool wasApproved = false, isBroken = false;
        for (int i = 0; i < 30; ++i) {
            const auto verb = static_cast<Verb>(random() % verbCount);
            const auto to = next(state, verb);
            if (!to)
                continue;
            wasApproved = wasApproved || verb == Verb::Approve;
            isBroken = isBroken || verb == Verb::BreakGlass;
            state = *to;
            if (state == State::Executing || state == State::Applied)
                QVERIFY(wasApproved || isBroken);
        }
    }
}

void TestRequestState::ledger_ofAWholeStory_isWhatHappened()
{
    Ledger ledger;
    QVERIFY(ledger.take(request("r1")));
    QVERIFY(ledger.inFlight(u"orders"_s, EnvironmentId(u"production"_s)));
    QVERIFY(ledger.take(entry("promotion.comment", "whole", {{"text", "why?"}, {"step", 1}})));
    QVERIFY(ledger.take(entry("promotion.approve", "whole", {{"full", false}})));
    QCOMPARE(ledger.find("r1")->state, State::AwaitingApproval);
    QVERIFY(ledger.take(entry("promotion.approve", "whole", {{"full", true}})));
    QCOMPARE(ledger.find("r1")->state, State::Approved);
    QVERIFY(ledger.take(entry("promotion.apply", "begin")));
    QCOMPARE(ledger.find("r1")->state, State::Executing);
    QVERIFY(ledger.take(entry("promotion.apply", "end", {{"outcome", "failed"}, {"note", "no net"}})));
    QCOMPARE(ledger.find("r1")->state, State::Failed);
    QCOMPARE(ledger.find("r1")->note, u"no net"_s);
    QVERIFY(ledger.take(entry("promotion.apply", "begin"))); // resumed
    QVERIFY(ledger.take(entry("promotion.apply", "end", {{"outcome", "done"}})));
    QCOMPARE(ledger.find("r1")->state, State::Applied);
    QVERIFY(!ledger.inFlight(u"orders"_s, EnvironmentId(u"production"_s)));
    QVERIFY(ledger.take(entry("promotion.rollback", "begin")));
    QVERIFY(ledger.take(entry("promotion.rollback", "end", {{"outcome", "done"}})));
    QCOMPARE(ledger.find("r1")->state, State::RolledBack);
    QVERIFY(!ledger.take(entry("promotion.rollback", "begin")));
    QCOMPARE(ledger.find("r1")->approvals.size(), 2);
    QCOMPARE(ledger.find("r1")->remarks.first().step, 1);
}

void TestRequestState::ledger_refusesWhatDoesNotFit()
{
    Ledger ledger;
    QVERIFY(!ledger.take(entry("promotion.approve", "whole", {{"full", true}}))); // of nothing
    QVERIFY(ledger.take(request("r1")));
    QVERIFY(!ledger.take(request("r1")));
    QVERIFY(!ledger.take(request("r2"))); // one of this API is in flight
    QVERIFY(ledger.take(request("r3", "other")));
    RequestEvent other = entry("promotion.approve", "whole", {{"full", true}});
    other.detail["digest"] = std::string(64, 'e');
    QVERIFY(!ledger.take(other));
    RequestEvent nobody = entry("promotion.approve", "whole", {{"full", true}});
    nobody.person.clear();
    QVERIFY(!ledger.take(nobody));
    QVERIFY(!ledger.take(entry("promotion.apply", "begin")));
    QVERIFY(!ledger.take(entry("promotion.apply", "end", {{"outcome", "done"}})));
    QVERIFY(!ledger.take(entry("promotion.rollback", "begin")));
    QVERIFY(!ledger.take(entry("promotion.unknown")));
    QVERIFY(ledger.take(entry("promotion.reject", "whole", {{"text", "no"}})));
    QVERIFY(!ledger.take(entry("promotion.approve", "whole", {{"full", true}})));
    QVERIFY(!ledger.take(entry("promotion.apply", "begin")));
    QCOMPARE(ledger.find("r1")->state, State::Rejected);
    QVERIFY(ledger.take(request("r4"))); // the API is free
    QCOMPARE(ledger.all().front()->id, std::string("r4"));
}

//! Entries of any kind in any order: what executes was approved for that digest, or broken.
void TestRequestState::ledger_atRandom_neverExecutesUnapproved()
{
    std::mt19937 random(20261129);
    qInfo("seed 20261129, 10000 walks");
    constexpr std::array actions = {"promotion.request", "promotion.approve", "promotion.reject", "promotion.comment", "promotion.expire", "promotion.void", "promotion.apply",
                                    "promotion.rollback", "promotion.waive", "promotion.breakglass", "promotion.review"};
    int executed = 0, unwaived = 0;
    for (int walk = 0; walk < 10000; ++walk) {
        Ledger ledger;
        for (int i = 0; i < 20; ++i) {
            const std::string action = actions[random() % actions.size()];
            RequestEvent one = action == "promotion.request" ? request("r1") : entry(action.c_str(), random() % 2 == 0 ? "begin" : "end");
            one.detail["outcome"] = random() % 2 == 0 ? "done" : "failed";
            one.detail["full"] = random() % 2 == 0;
            one.detail["gate"] = random() % 4 == 0 ? "quorum" : "contract";
            one.detail["text"] = "why not";
            if (action == "promotion.waive" && random() % 2 == 0)
                one.person = u"somebody else"_s;
            if (action == "promotion.request" && walk % 2 == 0)
                one.detail["needs_waiver"] = JsonValue::Array{"contract"};
            if (random() % 8 == 0)
                one.detail["digest"] = std::string(64, 'e');
            (void)ledger.take(one);
            const Request *made = ledger.find("r1");
            const bool runs = made != nullptr && (made->state == State::Executing || made->state == State::Applied || made->state == State::RolledBack);
            executed += runs ? 1 : 0;
            QVERIFY(!runs || made->isBroken || !made->approvals.isEmpty());
            QVERIFY(!runs || made->isBroken || made->missingWaivers().isEmpty());
            QVERIFY(made == nullptr || made->isBroken == made->broken.has_value());
            unwaived += runs && !made->isBroken && !made->needsWaivers.isEmpty() ? 1 : 0;
        }
    }
    QVERIFY(executed > 100 && unwaived > 10);
}

QTEST_GUILESS_MAIN(TestRequestState)
#include "tst_requeststate.moc"
