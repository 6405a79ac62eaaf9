// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/recordlog.h"

#include "core/digest.h"
#include "evidence/rules.h"

#include <algorithm>

namespace bulkhead::evidence::test {

using namespace Qt::StringLiterals;

namespace {

std::string hexOf(const std::string &text, std::size_t digits)
{
    return toHex(sha256(text)).substr(0, digits);
}

} // namespace

std::string idOf(int number)
{
    return hexOf("record " + std::to_string(number), 32);
}

std::string printOf(int number)
{
    return hexOf("finding " + std::to_string(number), 32);
}

PairScope onePair()
{
    return {EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
}

Evidence evidenceOn(const std::string &control, UtcTime readAt, std::vector<EvidenceUnit> units)
{
    Evidence evidence;
    evidence.control = control;
    evidence.pair = onePair();
    evidence.source = "network inventory";
    evidence.collector = "reader 1.2";
    evidence.query = "networks --all";
    evidence.startedAt = readAt - std::chrono::minutes(1);
    evidence.finishedAt = readAt;
    evidence.expiresAt = usualExpiry(readAt, *isolation::ControlCatalogue::builtIn().find(QString::fromStdString(control)));
    evidence.expected = evidence.received = static_cast<std::int64_t>(units.size());
    evidence.pages = 1;
    evidence.digest = hexOf(control + std::to_string(readAt.time_since_epoch().count()), 64);
    evidence.bytes = 100;
    evidence.units = std::move(units);
    return evidence;
}

Attestation attestationOf(const std::string &control, UtcTime from, std::vector<std::string> scope, const std::vector<const Evidence *> &evidence)
{
    Attestation attestation;
    attestation.control = control;
    attestation.pair = onePair();
    attestation.scope = std::move(scope);
    std::sort(attestation.scope.begin(), attestation.scope.end());
    attestation.statement = "It holds, and this is how I know";
    attestation.statementDigest = digestOfStatement(attestation.statement);
    for (const Evidence *one : evidence) {
        attestation.evidence.push_back(one->id);
        attestation.digests.push_back(one->digest);
    }
    attestation.validFrom = from;
    attestation.validUntil = from + Days(60);
    return attestation;
}

Exception exceptionFor(const std::string &control, UtcTime start, std::vector<std::string> fingerprints)
{
    Exception exception;
    exception.control = control;
    exception.pair = onePair();
    exception.fingerprints = std::move(fingerprints);
    std::sort(exception.fingerprints.begin(), exception.fingerprints.end());
    exception.reason = u"moves to a gateway of its own in spring"_s;
    exception.owner = u"team-orders"_s;
    exception.ticket = u"CHG-311"_s;
    exception.risk = u"medium"_s;
    exception.start = start;
    exception.expires = start + usualException(*isolation::ControlCatalogue::builtIn().find(QString::fromStdString(control)));
    exception.review = exception.expires;
    return exception;
}

JsonValue::Object policyOf(const std::map<std::string, std::vector<std::string>> &groups)
{
    JsonValue::Object texts, sections;
    for (const auto &[name, people] : groups) {
        JsonValue::Array members;
        for (const std::string &person : people)
            members.emplace_back(person);
        texts[name] = std::move(members);
    }
    const std::string text = canonical(texts);
    sections["groups"] = toHex(sha256(text));
    return {{"sections", std::move(sections)}, {"texts", JsonValue::Object{{"groups", text}}}};
}

RecordLog::RecordLog(bool hasPeople)
{
    if (!hasPeople)
        return;
    addPerson(u"ana"_s, u"ana"_s, "admin", policyOf({{"team-orders", {"tess"}}}));
    addPerson(u"ana"_s, u"bo"_s, "admin");
    for (const QString &approver : {u"cy"_s, u"di"_s, u"jo"_s})
        addPerson(u"bo"_s, approver, "approver");
    addPerson(u"bo"_s, u"eve"_s, "engineer");
    addPerson(u"ana"_s, u"fay"_s, "approver");
    addPerson(u"ana"_s, u"gil"_s, "approver:production");
}

RecordEvent RecordLog::next(const std::string &action, const QString &person, const QString &role, const std::string &record, JsonValue::Object detail) const
{
    return {m_seq + 1, now, action, "whole", person, role, record, "production", std::move(detail)};
}

QString RecordLog::give(const RecordEvent &event)
{
    m_seq = std::max(m_seq, event.seq);
    events.push_back(event);
    return records.take(event) ? QString() : records.refused().back().why;
}

QString RecordLog::give(const std::string &action, const QString &person, const QString &role, const std::string &id, const PairScope &pair,
                        JsonValue::Object detail)
{
    RecordEvent event = next(action, person, role, id, std::move(detail));
    event.environment = environmentOf(pair);
    return give(event);
}

QString RecordLog::lapse(const std::string &id, const std::string &control, isolation::Verdict verdict, std::int64_t snapshot)
{
    const Exception *exception = records.findException(id);
    return exception == nullptr ? u"there is none"_s : give("exception.void", {}, {}, id, exception->pair, lapseDetail(*exception, {control, verdict, snapshot, 0}));
}

QString RecordLog::accept(const std::map<std::string, std::vector<std::string>> &groups, const QString &admin)
{
    RecordEvent event = next("estate.accept", admin, u"admin"_s, "acme", policyOf(groups));
    event.environment.clear();
    return give(event);
}

void RecordLog::addPerson(const QString &admin, const QString &person, const std::string &role, JsonValue::Object policy)
{
    policy["person"] = person;
    policy["public"] = "key of " + person.toStdString();
    policy["roles"] = JsonValue::Array{JsonValue(role)};
    RecordEvent event = next("person.add", admin, u"admin"_s, person.toStdString(), std::move(policy));
    event.environment.clear();
    give(event);
}

QString RecordLog::add(const Evidence &evidence, const QString &person, const QString &role)
{
    return give("evidence.add", person, role, idOf(++m_count), evidence.pair, detailOf(evidence));
}

QString RecordLog::sign(const Attestation &attestation, const QString &person)
{
    return give("attest.sign", person, u"admin"_s, idOf(++m_count), attestation.pair, detailOf(attestation));
}

QString RecordLog::counterSign(const std::string &id, const QString &person, const QString &role)
{
    const Attestation *attestation = records.findAttestation(id);
    return attestation == nullptr ? u"there is none"_s : give("attest.countersign", person, role, id, attestation->pair, sealOf(*attestation));
}

QString RecordLog::request(const Exception &exception, const QString &person, const QString &role)
{
    return give("exception.request", person, role, idOf(++m_count), exception.pair, detailOf(exception));
}

QString RecordLog::approve(const std::string &id, const QString &person, const QString &role)
{
    const Exception *exception = records.findException(id);
    return exception == nullptr ? u"there is none"_s : give("exception.approve", person, role, id, exception->pair, sealOf(*exception));
}

QString RecordLog::end(const std::string &action, const std::string &id, const QString &person, const QString &role, const QString &reason)
{
    return give(action, person, role, id, onePair(), reasonDetail(reason));
}

} // namespace bulkhead::evidence::test
