// SPDX-License-Identifier: GPL-3.0-or-later
// What the entries of a log make of evidence, attestations and exceptions.
#include "evidence/recordlog.h"
#include "evidence/rules.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace Qt::StringLiterals;
using isolation::Verdict;
using Acceptable = bulkhead::evidence::Exception;
using State = Acceptable::State;

namespace {

using Random = std::mt19937;

std::size_t below(Random &random, std::size_t count)
{
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

template<typename Value>
const Value &anyOf(Random &random, const std::vector<Value> &values)
{
    return values[below(random, values.size())];
}

Evidence networks(UtcTime at)
{
    return evidenceOn("INF-03", at, {{"network:a", isolation::Verdict::Pass, "apart"}});
}

//! All that a register says of itself.
std::string shown(const Register &records)
{
    std::string text;
    for (const Evidence &evidence : records.evidence())
        text += evidence.id + canonical(detailOf(evidence)) + (evidence.isWithdrawn ? " withdrawn\n" : "\n");
    for (const Attestation &attestation : records.attestations())
        text += attestation.id + canonical(detailOf(attestation)) + attestation.counterSigner.toStdString() + (attestation.isWithdrawn ? " withdrawn\n" : "\n");
    for (const Acceptable &exception : records.exceptions()) {
        text += exception.id + canonical(detailOf(exception)) + std::string(toWire(exception.state));
        for (const Acceptable::Approval &approval : exception.approvals)
            text += ' ' + approval.person.toStdString() + std::to_string(approval.seq);
        text += '\n';
    }
    for (const Refused &refused : records.refused())
        text += std::to_string(refused.seq) + refused.why.toStdString() + '\n';
    return text;
}

//! An entry by chance, of few people and records, so that most are about something that is there; many are wrong.
RecordEvent anyEvent(Random &random, const RecordLog &log)
{
    static const std::vector<QString> people{u"ana"_s, u"bo"_s, u"cy"_s, u"di"_s, u"eve"_s, u"fay"_s, u"CY"_s, u"nobody"_s, {}};
    static const std::vector<QString> roles{u"approver"_s, u"admin"_s, u"engineer"_s, u"approver:production"_s, u"approver:staging"_s};
    static const std::vector<std::string> actions{"exception.request", "exception.approve", "exception.approve", "exception.approve", "exception.reject",
                                                  "exception.revoke",  "attest.sign",       "attest.countersign", "attest.withdraw",  "evidence.add",
                                                  "evidence.withdraw", "exception.void",    "estate.accept"};
    static const std::map<QString, QString> held{{u"ana"_s, u"admin"_s}, {u"bo"_s, u"admin"_s}, {u"eve"_s, u"engineer"_s}};
    const std::string record = idOf(static_cast<int>(below(random, 12)));
    const QString &person = anyOf(random, people);
    const QString own = held.contains(person) ? held.at(person) : u"approver"_s;
    RecordEvent event = log.next(anyOf(random, actions), person, below(random, 4) == 0 ? anyOf(random, roles) : own, record, reasonDetail(u"because"_s));
    if (event.action == "exception.request") {
        Acceptable exception = exceptionFor(below(random, 2) == 0 ? "INF-05" : "INF-01", log.now, {printOf(static_cast<int>(below(random, 4)))});
        exception.owner = below(random, 4) == 0 ? u"team-orders"_s : anyOf(random, people);
        if (below(random, 2) == 0)
            exception.compensating = {"INF-06"};
        exception.renews = below(random, 3) == 0 ? idOf(static_cast<int>(below(random, 12))) : std::string();
        if (!log.records.exceptions().empty() && below(random, 3) == 0) {
            const Acceptable &earlier = anyOf(random, log.records.exceptions());
            exception.control = earlier.control;
            exception.fingerprints = earlier.fingerprints;
            exception.renews = earlier.id;
        }
        event.detail = detailOf(exception);
    } else if (event.action == "exception.approve" && log.records.findException(record) != nullptr) {
        event.detail = sealOf(*log.records.findException(record));
    } else if (event.action == "attest.sign") {
        const Evidence *evidence = log.records.findEvidence(record);
        event.record = idOf(20 + static_cast<int>(below(random, 8)));
        event.detail = detailOf(attestationOf("DAT-04", log.now, {"api-1"}, evidence == nullptr ? std::vector<const Evidence *>() : std::vector{evidence}));
    } else if (event.action.starts_with("attest.")) {
        event.record = idOf(20 + static_cast<int>(below(random, 8)));
        if (const Attestation *attestation = log.records.findAttestation(event.record); attestation != nullptr && event.action == "attest.countersign")
            event.detail = sealOf(*attestation);
    } else if (event.action == "evidence.add") {
        event.detail = detailOf(networks(log.now));
    } else if (event.action == "estate.accept") {
        event.detail = policyOf({{"team-orders", {anyOf(random, people).toStdString()}}});
    } else if (event.action == "exception.void" && log.records.findException(record) != nullptr) {
        event.person = below(random, 8) == 0 ? event.person : QString();
        event.detail = lapseDetail(*log.records.findException(record), {"INF-06", below(random, 8) == 0 ? Verdict::Pass : Verdict::Fail, 7, 0});
    }
    event.environment = below(random, 8) == 0 ? "staging" : "production";
    return event;
}

//! What must hold of every register, whatever it was given; empty if it does.
QString brokenRule(const Register &records)
{
    for (const Acceptable &exception : records.exceptions()) {
        std::set<QString> signers;
        for (const Acceptable::Approval &approval : exception.approvals) {
            const bool isMade = records.isGrantedBy(exception.requester, approval.person, u"approver"_s);
            if (isSamePerson(approval.person, exception.requester) || isSamePerson(approval.person, exception.owner) || isMade)
                return u"own approval by "_s + approval.person;
            if (!signers.insert(approval.person.toLower()).second)
                return u"twice by "_s + approval.person;
        }
        const std::size_t needed = exception.control == "INF-01" ? 2 : 1;
        if ((exception.state == State::Active && signers.size() != needed) || (exception.state == State::Requested && signers.size() >= needed))
            return u"state and approvals differ"_s;
        const bool hasLapsed = exception.lapse.seq != 0;
        if (hasLapsed != (exception.state == State::Void) || (hasLapsed && (!exception.wasInForce() || exception.lapse.verdict == Verdict::Pass)))
            return u"void without a cause"_s;
        const Acceptable *earlier = exception.renews.empty() ? nullptr : records.findException(exception.renews);
        if (!exception.renews.empty() && (earlier == nullptr || !earlier->renews.empty() || !earlier->wasInForce()))
            return u"a renewal of nothing"_s;
    }
    for (const Attestation &attestation : records.attestations()) {
        if (!attestation.counterSigner.isEmpty() && isSamePerson(attestation.counterSigner, attestation.attestor))
            return u"own counter-signature"_s;
    }
    return {};
}

} // namespace

class TestRegister : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void details_thereAndBack_areTheSame();
    void details_withoutAMember_areNone();
    void take_evidence_keepsItsEnvelope_untilWithdrawn();
    void take_attestation_restsOnEvidenceThatIsThere();
    void take_counterSignature_isOfWhatWasSigned();
    void take_exceptionOnce_forEachFinding();
    void take_exceptionThatEnded_isNotAskedForAnew();
    void take_void_isFinal();
    void take_void_thatNoCheckCouldFind_isRefused();
    void take_wrongOrderOrPlace_isRefused();
    void take_withoutPeople_asksOnlyForNames();
    void find_byBeginning_onlyIfItIsOne();
    void asOf_pastTheEnd_isExpired();
    void replay_ofAnyEntries_isTheSame_andBreaksNoRule();
    void replay_inAnyOrder_breaksNoRule();
};

void TestRegister::details_thereAndBack_areTheSame()
{
    Evidence evidence = networks(monday);
    evidence.keptAt = "file:/evidence/1";
    evidence.redactions = {"account ids"};
    const auto evidenceBack = evidenceFrom(detailOf(evidence));
    QVERIFY(evidenceBack && detailOf(*evidenceBack) == detailOf(evidence));
    QVERIFY(evidenceBack->units == evidence.units && evidenceBack->pair == evidence.pair && evidenceBack->expiresAt == evidence.expiresAt);

    Evidence read = networks(monday);
    read.id = idOf(3);
    const Attestation attestation = attestationOf("DAT-04", monday, {"b", "a"}, {&read});
    const auto attestationBack = attestationFrom(detailOf(attestation));
    QVERIFY(attestationBack && digestOf(*attestationBack) == digestOf(attestation));
    QCOMPARE(attestationBack->scope, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(attestationBack->digests, std::vector<std::string>{read.digest});

    Acceptable exception = exceptionFor("INF-05", monday, {printOf(1)});
    exception.compensating = {"INF-07"};
    exception.renews = idOf(4);
    exception.ruleVersion = 2;
    const auto exceptionBack = exceptionFrom(detailOf(exception));
    QVERIFY(exceptionBack && digestOf(*exceptionBack) == digestOf(exception));
    QVERIFY(exceptionBack->ruleVersion == 2 && exceptionBack->review == exception.review && exceptionBack->owner == exception.owner);
}

void TestRegister::details_withoutAMember_areNone()
{
    const auto isNone = [](const JsonValue::Object &detail, const auto &from) {
        for (const auto &[member, value] : detail) {
            JsonValue::Object less = detail;
            less.erase(member);
            if (from(less))
                return false;
            less[member] = JsonValue::Object{}; // nor with another type
            if (from(less))
                return false;
        }
        return true;
    };
    QVERIFY(isNone(detailOf(networks(monday)), evidenceFrom));
    QVERIFY(isNone(detailOf(attestationOf("DAT-04", monday, {"a"})), attestationFrom));
    QVERIFY(isNone(detailOf(exceptionFor("INF-05", monday, {printOf(1)})), exceptionFrom));
    JsonValue::Object detail = detailOf(networks(monday));
    detail["units"] = JsonValue::Array{JsonValue::Object{{"unit", "a"}, {"verdict", "fine"}, {"detail", ""}}};
    QVERIFY(!evidenceFrom(detail));
    detail["units"] = JsonValue::Array{JsonValue("a")};
    QVERIFY(!evidenceFrom(detail));
}

void TestRegister::take_evidence_keepsItsEnvelope_untilWithdrawn()
{
    RecordLog log;
    QCOMPARE(log.add(networks(log.now)), QString());
    const Evidence &evidence = log.records.evidence().front();
    QVERIFY(evidence.id == log.lastId() && evidence.collectedBy == u"eve"_s && evidence.recordedAt == log.now && evidence.isComplete() && !evidence.isWithdrawn);
    QVERIFY(!log.add(networks(log.now), u"cy"_s, u"approver"_s).isEmpty());
    QVERIFY(!log.end("evidence.withdraw", evidence.id, u"eve"_s, u"engineer"_s, u" "_s).isEmpty());
    QCOMPARE(log.end("evidence.withdraw", evidence.id, u"bo"_s, u"admin"_s), QString());
    QVERIFY(log.records.evidence().front().isWithdrawn);
    QVERIFY(!log.end("evidence.withdraw", log.records.evidence().front().id, u"bo"_s, u"admin"_s).isEmpty());
    Evidence everywhere = networks(log.now);
    everywhere.pair = {};
    QCOMPARE(log.add(everywhere), QString());
}

void TestRegister::take_attestation_restsOnEvidenceThatIsThere()
{
    RecordLog log;
    QCOMPARE(log.add(networks(log.now)), QString());
    const Evidence evidence = log.records.evidence().front();
    const Attestation good = attestationOf("DAT-04", log.now, {"api-1"}, {&evidence});
    QVERIFY(!log.sign(good, u"cy"_s).isEmpty());
    Attestation wrong = good;
    wrong.digests[0][0] = wrong.digests[0][0] == '0' ? '1' : '0';
    QVERIFY(!log.sign(wrong).isEmpty());
    wrong = good;
    wrong.evidence[0] = evidence.id.substr(0, 8); // a beginning is for people
    QVERIFY(!log.sign(wrong).isEmpty());
    wrong = good;
    wrong.pair.sandbox = EnvironmentId(u"test"_s);
    QVERIFY(!log.sign(wrong).isEmpty()); // the evidence is of another pair
    QCOMPARE(log.sign(good), QString());
    QCOMPARE(log.records.attestations().front().attestor, u"ana"_s);
    log.now += Days(8);
    QVERIFY(!log.sign(attestationOf("DAT-04", log.now, {"api-1"}, {&evidence})).isEmpty()); // it has expired
    QCOMPARE(log.add(networks(log.now)), QString());
    const Evidence second = log.records.evidence().back();
    QCOMPARE(log.end("evidence.withdraw", second.id, u"eve"_s, u"engineer"_s), QString());
    QVERIFY(!log.sign(attestationOf("DAT-04", log.now, {"api-1"}, {&second})).isEmpty());
}

void TestRegister::take_counterSignature_isOfWhatWasSigned()
{
    RecordLog log;
    QCOMPARE(log.sign(attestationOf("DAT-04", log.now, {"api-1"})), QString());
    const std::string id = log.lastId();
    QVERIFY(!log.counterSign(id, u"ana"_s, u"admin"_s).isEmpty());
    QVERIFY(!log.counterSign(id, u"fay"_s).isEmpty()); // whom ana added
    QVERIFY(!log.counterSign(id, u"bo"_s, u"admin"_s).isEmpty());
    Attestation wider = log.records.attestations().front();
    wider.scope.emplace_back("api-2");
    QVERIFY(!log.give(log.next("attest.countersign", u"cy"_s, u"approver"_s, id, sealOf(wider))).isEmpty());
    QCOMPARE(log.counterSign(id, u"cy"_s), QString());
    QCOMPARE(log.records.findAttestation(id)->counterSigner, u"cy"_s);
    QVERIFY(log.records.findAttestation(id)->counterSeq > log.records.findAttestation(id)->seq);
    QVERIFY(!log.counterSign(id, u"di"_s).isEmpty());
    QVERIFY(!log.end("attest.withdraw", id, u"cy"_s, u"approver"_s).isEmpty());
    QCOMPARE(log.end("attest.withdraw", id, u"bo"_s, u"admin"_s, u"it changed"_s), QString());
    const Attestation &withdrawn = log.records.attestations().front();
    QVERIFY(withdrawn.isWithdrawn && withdrawn.withdrawnBy == u"bo"_s && withdrawn.withdrawnBecause == u"it changed"_s && withdrawn.counterSigner == u"cy"_s);
}

void TestRegister::take_exceptionOnce_forEachFinding()
{
    RecordLog log;
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(1), printOf(2)})), QString());
    const std::string id = log.lastId();
    QVERIFY(!log.request(exceptionFor("INF-05", log.now, {printOf(2), printOf(3)})).isEmpty());
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(3)})), QString());
    Acceptable elsewhere = exceptionFor("INF-05", log.now, {printOf(1)});
    elsewhere.pair.sandbox = EnvironmentId(u"test"_s);
    QCOMPARE(log.request(elsewhere), QString()); // the same finding on another pair
    QCOMPARE(log.end("exception.reject", id, u"cy"_s, u"approver"_s, u"no plan"_s), QString());
    const Acceptable *rejected = log.records.findException(id);
    QVERIFY(rejected->state == State::Rejected && rejected->endedBy == u"cy"_s && rejected->endedBecause == u"no plan"_s && rejected->endedAt == log.now);
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(2)})), QString()); // it never was in force
    Acceptable unknown = exceptionFor("INF-05", log.now, {printOf(7)});
    unknown.compensating = {"INF-77"};
    QVERIFY(!log.request(unknown).isEmpty());
}

void TestRegister::take_exceptionThatEnded_isNotAskedForAnew()
{
    RecordLog log;
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(1)})), QString());
    const std::string first = log.lastId();
    QCOMPARE(log.approve(first, u"cy"_s), QString());
    log.now += Days(30);
    QCOMPARE(log.end("exception.revoke", first, u"bo"_s, u"admin"_s), QString());
    QVERIFY(!log.end("exception.revoke", first, u"bo"_s, u"admin"_s).isEmpty());
    const auto renewed = [&](UtcTime start) {
        Acceptable again = exceptionFor("INF-05", start, {printOf(1)});
        again.renews = first;
        return again;
    };
    QVERIFY(!log.request(exceptionFor("INF-05", log.now, {printOf(1)})).isEmpty());
    QCOMPARE(log.request(renewed(log.now)), QString());
    const std::string second = log.lastId();
    QCOMPARE(log.records.renewalOf(first)->id, second);
    QCOMPARE(log.end("exception.reject", second, u"cy"_s, u"approver"_s), QString());
    QVERIFY(log.records.renewalOf(first) == nullptr);
    QCOMPARE(log.request(renewed(log.now)), QString()); // a renewal that was rejected may be asked for again
    QCOMPARE(log.approve(log.lastId(), u"di"_s), QString());
    QVERIFY(!log.request(renewed(log.now)).isEmpty());
    log.now += Days(100);
    QVERIFY(!log.request(renewed(log.now)).isEmpty());
    QVERIFY(!log.request(exceptionFor("INF-05", log.now, {printOf(1)})).isEmpty()); // closed
    log.now += closedFor;
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(1)})), QString()); // a new story
}

void TestRegister::take_void_isFinal()
{
    RecordLog log;
    Acceptable exception = exceptionFor("INF-05", log.now, {printOf(1)});
    exception.compensating = {"INF-06", "INF-07"};
    QCOMPARE(log.request(exception), QString());
    const std::string id = log.lastId();
    QVERIFY(!log.lapse(id, "INF-07").isEmpty()); // not in force yet
    QCOMPARE(log.approve(id, u"cy"_s), QString());
    log.now += Days(10);
    QCOMPARE(log.lapse(id, "INF-07", Verdict::Unknown, 41), QString());
    const Acceptable *found = log.records.findException(id);
    QVERIFY(found->state == State::Void && found->endedAt == log.now && found->endedBy.isEmpty() && found->wasInForce());
    QCOMPARE(found->lapse, (Lapse{"INF-07", Verdict::Unknown, 41, log.events.back().seq}));
    QVERIFY2(found->endedBecause.contains(u"INF-07"), qPrintable(found->endedBecause));
    QCOMPARE(asOf(*found, found->expires + Days(1)).state, State::Void);
    QVERIFY(!log.lapse(id, "INF-06").isEmpty()); // once
    QVERIFY(!log.end("exception.revoke", id, u"bo"_s, u"admin"_s).isEmpty());
    QVERIFY(!log.approve(id, u"di"_s).isEmpty());
    QVERIFY(!log.request(exceptionFor("INF-05", log.now, {printOf(1)})).isEmpty()); // only its renewal takes its place
    Acceptable again = exceptionFor("INF-05", log.now, {printOf(1)});
    again.renews = id;
    QCOMPARE(log.request(again), QString());
    QCOMPARE(log.approve(log.lastId(), u"di"_s), QString());
    QCOMPARE(log.records.findException(log.lastId())->state, State::Active);
    QCOMPARE(log.records.findException(id)->state, State::Void);
}

void TestRegister::take_void_thatNoCheckCouldFind_isRefused()
{
    RecordLog log;
    Acceptable exception = exceptionFor("INF-05", log.now, {printOf(1)});
    exception.compensating = {"INF-07"};
    QCOMPARE(log.request(exception), QString());
    const std::string id = log.lastId();
    QCOMPARE(log.approve(id, u"cy"_s), QString());
    QVERIFY(!log.lapse(id, "INF-06").isEmpty());
    QVERIFY(!log.lapse(id, "INF-07", Verdict::Pass).isEmpty());
    QVERIFY(!log.lapse(id, "INF-07", Verdict::Fail, 0).isEmpty());
    const auto wrong = [&](auto change) {
        RecordEvent event = log.next("exception.void", {}, {}, id, lapseDetail(*log.records.findException(id), {"INF-07", Verdict::Fail, 7, 0}));
        change(event);
        return !log.records.whyNot(event).isEmpty() && !log.records.take(event);
    };
    QVERIFY(wrong([](RecordEvent &event) { event.person = u"ana"_s; }));
    QVERIFY(wrong([](RecordEvent &event) { event.environment = "sandbox"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.phase = "end"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.record = idOf(50); }));
    QVERIFY(wrong([](RecordEvent &event) { event.detail["fingerprints"] = JsonValue::Array{JsonValue(printOf(2))}; }));
    for (const char *member : {"control", "fingerprints", "snapshot", "verdict"})
        QVERIFY(wrong([member](RecordEvent &event) { event.detail.erase(member); }));
    QVERIFY(wrong([&](RecordEvent &event) { event.at = log.records.findException(id)->expires; }));
    QCOMPARE(log.records.findException(id)->state, State::Active);
    RecordLog later; // before it begins
    exception.start += Days(3);
    QCOMPARE(later.request(exception), QString());
    QCOMPARE(later.approve(later.lastId(), u"cy"_s), QString());
    QVERIFY(!later.lapse(later.lastId(), "INF-07").isEmpty());
    later.now = exception.start;
    QCOMPARE(later.lapse(later.lastId(), "INF-07"), QString());
}

void TestRegister::take_wrongOrderOrPlace_isRefused()
{
    RecordLog log;
    const auto wrong = [&](auto change) {
        RecordEvent event = log.next("evidence.add", u"eve"_s, u"engineer"_s, idOf(50), detailOf(networks(log.now)));
        change(event);
        return !log.records.whyNot(event).isEmpty() && !log.records.take(event);
    };
    QVERIFY(wrong([](RecordEvent &event) { event.environment = "sandbox"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.environment.clear(); }));
    QVERIFY(wrong([](RecordEvent &event) { event.phase = "end"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.person.clear(); }));
    QVERIFY(wrong([](RecordEvent &event) { event.role = u"viewer"_s; }));
    QVERIFY(wrong([](RecordEvent &event) { event.record = "1"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.action = "evidence.bend"; }));
    QVERIFY(wrong([](RecordEvent &event) { event.detail.clear(); }));
    const std::size_t refused = log.records.refused().size();
    RecordEvent late = log.next("evidence.add", u"eve"_s, u"engineer"_s, idOf(50), detailOf(networks(log.now)));
    late.seq = 1;
    QVERIFY(!log.records.take(late));
    QCOMPARE(log.records.refused().size(), refused + 1);
    QVERIFY(log.records.evidence().empty());
    for (const char *action : {"evidence.withdraw", "attest.countersign", "attest.withdraw", "exception.approve", "exception.reject", "exception.revoke"})
        QVERIFY(!log.end(action, idOf(50), u"bo"_s, u"admin"_s).isEmpty() && !log.end(action, idOf(50), u"cy"_s, u"approver"_s).isEmpty());
    QVERIFY(Register::concerns("person.add") && Register::concerns("exception.approve") && !Register::concerns("promotion.approve"));
}

void TestRegister::take_withoutPeople_asksOnlyForNames()
{
    RecordLog log(false);
    QCOMPARE(log.request(exceptionFor("INF-05", log.now, {printOf(1)})), QString());
    QVERIFY(!log.approve(log.lastId(), u"eve"_s).isEmpty());
    QCOMPARE(log.approve(log.lastId(), u"fay"_s), QString());
}

void TestRegister::find_byBeginning_onlyIfItIsOne()
{
    RecordLog log;
    RecordEvent event = log.next("evidence.add", u"eve"_s, u"engineer"_s, "abcd1" + std::string(27, '0'), detailOf(networks(log.now)));
    QCOMPARE(log.give(event), QString());
    QVERIFY(log.records.findEvidence("abcd") != nullptr && log.records.findEvidence("abc") == nullptr && log.records.findEvidence({}) == nullptr);
    event = log.next("evidence.add", u"eve"_s, u"engineer"_s, "abcd2" + std::string(27, '0'), detailOf(networks(log.now)));
    QCOMPARE(log.give(event), QString());
    QVERIFY(log.records.findEvidence("abcd") == nullptr && log.records.findEvidence("abcd2") == &log.records.evidence().back());
    QVERIFY(log.records.findException("abcd2") == nullptr && log.records.findAttestation("abcd2") == nullptr);
}

void TestRegister::asOf_pastTheEnd_isExpired()
{
    Acceptable exception = exceptionFor("INF-05", monday, {printOf(1)});
    for (const State state : {State::Requested, State::Active}) {
        exception.state = state;
        QCOMPARE(asOf(exception, exception.expires - std::chrono::milliseconds(1)).state, state);
        QCOMPARE(asOf(exception, exception.expires).state, State::Expired);
    }
    exception.state = State::Revoked;
    QCOMPARE(asOf(exception, exception.expires).state, State::Revoked);
}

void TestRegister::replay_ofAnyEntries_isTheSame_andBreaksNoRule()
{
    const unsigned seed = 611;
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2'000 : 100;
    qInfo("seed %u, %d logs", seed, count);
    int active = 0, renewals = 0, lapsed = 0, barred = 0;
    for (int i = 0; i < count; ++i) {
        Random random(seed + static_cast<unsigned>(i));
        RecordLog log;
        for (int entry = 0; entry < 250; ++entry) {
            log.now += std::chrono::hours(below(random, 30));
            const RecordEvent event = anyEvent(random, log);
            const Acceptable *exception = log.records.findException(event.record);
            const bool isOfOwner = event.action == "exception.approve" && exception != nullptr && log.records.isOfOwner(event.person, *exception);
            barred += isOfOwner ? 1 : 0;
            QVERIFY(!log.give(event).isEmpty() || !isOfOwner);
        }
        QCOMPARE(brokenRule(log.records), QString());
        Register again;
        for (const RecordEvent &event : log.events)
            again.take(event);
        QCOMPARE(shown(again), shown(log.records));
        for (const Acceptable &exception : log.records.exceptions()) {
            active += exception.wasInForce() ? 1 : 0;
            renewals += exception.renews.empty() ? 0 : 1;
            lapsed += exception.state == State::Void ? 1 : 0;
        }
    }
    qInfo("%d exceptions were in force, %d renewals, %d void, %d tries by owners' groups", active, renewals, lapsed, barred);
    QVERIFY(active > count / 10 && renewals > 0 && lapsed > 0 && barred > 0); // else nothing much was tried
}

void TestRegister::replay_inAnyOrder_breaksNoRule()
{
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2'000 : 100;
    int active = 0;
    for (int i = 0; i < count; ++i) {
        Random random(7'000U + static_cast<unsigned>(i));
        RecordLog log;
        const std::size_t people = log.events.size();
        for (int entry = 0; entry < 100; ++entry)
            log.give(anyEvent(random, log));
        std::vector<RecordEvent> events = log.events;
        std::shuffle(events.begin() + static_cast<std::ptrdiff_t>(people), events.end(), random);
        Register other;
        std::uint64_t seq = 0;
        for (RecordEvent &event : events) {
            event.seq = ++seq;
            other.take(event);
        }
        QCOMPARE(brokenRule(other), QString());
        active += static_cast<int>(std::count_if(other.exceptions().begin(), other.exceptions().end(), [](const Acceptable &one) { return one.wasInForce(); }));
    }
    QVERIFY(active > 0);
}

QTEST_GUILESS_MAIN(TestRegister)
#include "tst_register.moc"
