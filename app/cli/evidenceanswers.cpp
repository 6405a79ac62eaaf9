// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/evidenceanswers.h"

#include "cli/console.h"
#include "evidence/decide.h"
#include "evidence/rules.h"
#include "isolation/output/report.h"

#include <QStringList>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

constexpr std::size_t shortId = 8;

QString shown(std::string_view text)
{
    return safe(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString day(UtcTime time)
{
    return QString::fromStdString(isolation::isoTime(time).substr(0, 10));
}

JsonValue timeOrNull(UtcTime time)
{
    return time == UtcTime{} ? JsonValue() : JsonValue(isolation::isoTime(time));
}

JsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? JsonValue() : JsonValue(text);
}

JsonValue textOrNull(const std::string &text)
{
    return text.empty() ? JsonValue() : JsonValue(text);
}

JsonValue::Array texts(const std::vector<std::string> &list)
{
    JsonValue::Array array;
    for (const std::string &text : list)
        array.emplace_back(text);
    return array;
}

JsonValue pairJson(const PairScope &pair)
{
    return pair.isAll() ? JsonValue() : JsonValue(JsonValue::Object{{"sandbox", pair.sandbox.text()}, {"production", pair.production.text()}});
}

QString pairText(const PairScope &pair)
{
    return pair.isAll() ? u"every pair"_s : safe(pair.sandbox.text() + u'/' + pair.production.text());
}

JsonValue seqJson(std::uint64_t seq)
{
    return static_cast<std::int64_t>(seq);
}

//! "withdrawn", "expired", "fresh"; a control that is gone decides nothing.
std::string stateOf(const Evidence &evidence, const Register &records, UtcTime now)
{
    if (evidence.isWithdrawn)
        return "withdrawn";
    const isolation::Control *control = records.catalogue().find(QString::fromStdString(evidence.control));
    return control != nullptr && isFresh(evidence, *control, now) ? "fresh" : "expired";
}

QString unitsText(const Evidence &evidence)
{
    std::array<int, isolation::verdictCount> counts{};
    for (const EvidenceUnit &unit : evidence.units)
        ++counts[static_cast<std::size_t>(unit.verdict)];
    QStringList parts;
    for (const isolation::Verdict verdict : {isolation::Verdict::Fail, isolation::Verdict::Unknown, isolation::Verdict::Warn, isolation::Verdict::Pass, isolation::Verdict::NotApplicable}) {
        if (const int count = counts[static_cast<std::size_t>(verdict)]; count > 0)
            parts.append(u"%1 %2"_s.arg(count).arg(isolation::plain(toWire(verdict))));
    }
    return parts.join(u", "_s);
}

QString whyNotInForceNow(const Attestation &attestation, const Register &records, UtcTime now)
{
    const isolation::Control *control = records.catalogue().find(QString::fromStdString(attestation.control));
    return control != nullptr ? whyNotInForce(attestation, *control, records, now) : u"its control is not in the catalogue any more"_s;
}

QString approversText(const Exception &exception, const Register &records)
{
    QStringList names;
    for (const Exception::Approval &approval : exception.approvals)
        names.append(approval.person);
    const isolation::Control *control = records.catalogue().find(QString::fromStdString(exception.control));
    const int needed = control != nullptr ? approvalsNeeded(control->severity) : 1;
    if (exception.state == Exception::State::Requested && names.size() < needed)
        return names.isEmpty() ? u"%1 to approve"_s.arg(needed) : u"approved by %1, %2 more to approve"_s.arg(names.join(u", "_s)).arg(needed - names.size());
    return names.isEmpty() ? u"approved by nobody"_s : u"approved by "_s + names.join(u", "_s);
}

} // namespace

QString lineOf(const Evidence &evidence, const Register &records, UtcTime now)
{
    const QString state = QString::fromStdString(stateOf(evidence, records, now)) + (evidence.isComplete() ? QString() : u", incomplete"_s);
    return u"%1 %2 %3: %4 until %5; %6; from %7, by %8 (entry %9)"_s.arg(shown(std::string_view(evidence.id).substr(0, shortId)), shown(evidence.control), pairText(evidence.pair), state,
                                                                        day(evidence.expiresAt), unitsText(evidence), shown(evidence.source), safe(evidence.collectedBy))
        .arg(evidence.seq);
}

JsonValue::Object toJson(const Evidence &evidence, const Register &records, UtcTime now)
{
    JsonValue::Array units;
    for (const EvidenceUnit &unit : evidence.units)
        units.push_back(JsonValue::Object{{"unit", unit.unit}, {"verdict", toWire(unit.verdict)}, {"detail", unit.detail}});
    return {{"id", evidence.id},
            {"control", evidence.control},
            {"pair", pairJson(evidence.pair)},
            {"source", evidence.source},
            {"collector", evidence.collector},
            {"query", evidence.query},
            {"started_at", timeOrNull(evidence.startedAt)},
            {"finished_at", timeOrNull(evidence.finishedAt)},
            {"expires_at", timeOrNull(evidence.expiresAt)},
            {"expected", evidence.expected < 0 ? JsonValue() : JsonValue(evidence.expected)},
            {"received", evidence.received},
            {"pages", evidence.pages},
            {"complete", evidence.isComplete()},
            {"sha256", evidence.digest},
            {"bytes", evidence.bytes},
            {"kept_at", textOrNull(evidence.keptAt)},
            {"redactions", texts(evidence.redactions)},
            {"units", std::move(units)},
            {"collected_by", evidence.collectedBy},
            {"recorded_at", timeOrNull(evidence.recordedAt)},
            {"seq", seqJson(evidence.seq)},
            {"state", stateOf(evidence, records, now)}};
}

QString lineOf(const Attestation &attestation, const Register &records, UtcTime now)
{
    const QString why = whyNotInForceNow(attestation, records, now);
    const QString state = why.isEmpty() ? u"in force until "_s + day(attestation.validUntil) : u"not in force: "_s + safe(why);
    const QString second = attestation.counterSigner.isEmpty() ? QString() : u" and "_s + safe(attestation.counterSigner);
    QString control = shown(attestation.control);
    for (const std::string &tested : attestation.tested)
        control += u" of the path of "_s + shown(tested);
    return u"%1 %2 %3: %4; %5 APIs, %6 evidence; \"%7\", by %8 (entry %9)"_s.arg(shown(std::string_view(attestation.id).substr(0, shortId)), control, pairText(attestation.pair), state)
        .arg(attestation.scope.size())
        .arg(attestation.evidence.size())
        .arg(shown(attestation.statement), safe(attestation.attestor) + second)
        .arg(attestation.seq);
}

JsonValue::Object toJson(const Attestation &attestation, const Register &records, UtcTime now)
{
    JsonValue::Array evidence;
    for (std::size_t i = 0; i < attestation.evidence.size() && i < attestation.digests.size(); ++i)
        evidence.push_back(JsonValue::Object{{"id", attestation.evidence[i]}, {"sha256", attestation.digests[i]}});
    const QString why = whyNotInForceNow(attestation, records, now);
    return {{"id", attestation.id},
            {"control", attestation.control},
            {"pair", pairJson(attestation.pair)},
            {"scope", texts(attestation.scope)},
            {"tested", texts(attestation.tested)},
            {"statement", attestation.statement},
            {"statement_sha256", attestation.statementDigest},
            {"evidence", std::move(evidence)},
            {"valid_from", timeOrNull(attestation.validFrom)},
            {"valid_until", timeOrNull(attestation.validUntil)},
            {"attestor", attestation.attestor},
            {"role", attestation.role},
            {"counter_signer", textOrNull(attestation.counterSigner)},
            {"counter_signed_at", timeOrNull(attestation.counterSignedAt)},
            {"recorded_at", timeOrNull(attestation.recordedAt)},
            {"seq", seqJson(attestation.seq)},
            {"withdrawn_by", textOrNull(attestation.withdrawnBy)},
            {"withdrawn_because", textOrNull(attestation.withdrawnBecause)},
            {"in_force", why.isEmpty()},
            {"not_in_force_because", textOrNull(why)}};
}

QString lineOf(const Exception &recorded, const Register &records, UtcTime now)
{
    const Exception exception = asOf(recorded, now);
    const QString renews = exception.renews.empty() ? QString() : u", renews "_s + shown(std::string_view(exception.renews).substr(0, shortId));
    const bool isCutShort = exception.endedAt != UtcTime{};
    const QString term = (isCutShort ? u"since "_s : u"until "_s) + day(isCutShort ? exception.endedAt : exception.expires);
    return u"%1 %2 %3: %4 %5%6; %7 findings; %8, owner %9"_s.arg(shown(std::string_view(exception.id).substr(0, shortId)), shown(exception.control), pairText(exception.pair),
                                                                QString::fromLatin1(toWire(exception.state)), term, renews)
               .arg(exception.fingerprints.size())
               .arg(safe(approversText(exception, records)), safe(exception.owner))
        + u"; "_s + safe(exception.reason);
}

JsonValue::Object toJson(const Exception &recorded, const Register &records, UtcTime now)
{
    const Exception exception = asOf(recorded, now);
    JsonValue::Array approvals;
    for (const Exception::Approval &approval : exception.approvals)
        approvals.push_back(JsonValue::Object{{"person", approval.person}, {"at", timeOrNull(approval.at)}, {"seq", seqJson(approval.seq)}});
    const isolation::Control *control = records.catalogue().find(QString::fromStdString(exception.control));
    return {{"id", exception.id},
            {"control", exception.control},
            {"pair", pairJson(exception.pair)},
            {"fingerprints", texts(exception.fingerprints)},
            {"reason", exception.reason},
            {"owner", exception.owner},
            {"ticket", textOrNull(exception.ticket)},
            {"risk", exception.risk},
            {"compensating", texts(exception.compensating)},
            {"start", timeOrNull(exception.start)},
            {"expires", timeOrNull(exception.expires)},
            {"review", timeOrNull(exception.review)},
            {"renews", textOrNull(exception.renews)},
            {"requester", exception.requester},
            {"requested_at", timeOrNull(exception.recordedAt)},
            {"approvals", std::move(approvals)},
            {"approvals_needed", control != nullptr ? JsonValue(approvalsNeeded(control->severity)) : JsonValue()},
            {"active_since", timeOrNull(exception.activeSince)},
            {"state", toWire(exception.state)},
            {"ended_at", timeOrNull(exception.endedAt)},
            {"ended_by", textOrNull(exception.endedBy)},
            {"ended_because", textOrNull(exception.endedBecause)},
            {"seq", seqJson(exception.seq)}};
}

} // namespace bulkhead::cli
