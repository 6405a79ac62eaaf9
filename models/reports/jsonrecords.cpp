// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/jsonrecords.h"

#include "isolation/output/report.h"

namespace bulkhead::reports {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

namespace {

void putScope(Object &object, const evidence::PairScope &pair)
{
    object["sandbox"] = pair.isAll() ? JsonValue() : JsonValue(pair.sandbox.text());
    object["production"] = pair.isAll() ? JsonValue() : JsonValue(pair.production.text());
}

void putText(Object &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object[key] = text;
}

JsonValue seqJson(std::uint64_t seq)
{
    return static_cast<std::int64_t>(seq);
}

template<typename Signed>
Object signedJson(const Signed &one)
{
    Object object{{"person", one.person}, {"seq", seqJson(one.seq)}};
    putTime(object, "at", one.at);
    return object;
}

JsonValue exceptionJson(const ExceptionRow &row)
{
    const evidence::Exception &one = row.exception;
    Array approvals, compensating;
    for (const evidence::Exception::Approval &approval : one.approvals)
        approvals.emplace_back(signedJson(approval));
    for (const auto &[control, verdict] : row.compensating)
        compensating.push_back(Object{{"control", control}, {"verdict", isolation::toWire(verdict)}});
    Object object{{"id", one.id}, {"control", one.control}, {"state", evidence::toWire(one.state)}, {"fingerprints", textsJson(one.fingerprints)},
                  {"reason", one.reason}, {"owner", one.owner}, {"requester", one.requester}, {"risk", one.risk}, {"approvals", std::move(approvals)},
                  {"compensating", std::move(compensating)}, {"findings", textsJson(row.findings)}, {"problems", textsJson(row.problems)},
                  {"age_days", row.ageDays}, {"seq", seqJson(one.seq)}};
    putScope(object, one.pair);
    putText(object, "ticket", one.ticket);
    putText(object, "renews", QString::fromStdString(one.renews));
    putText(object, "ended_by", one.endedBy);
    putText(object, "ended_because", one.endedBecause);
    putTime(object, "start", one.start);
    putTime(object, "expires", one.expires);
    putTime(object, "review", one.review);
    putTime(object, "recorded_at", one.recordedAt);
    putTime(object, "ended_at", one.endedAt);
    return object;
}

JsonValue attestationJson(const AttestationRow &row)
{
    const evidence::Attestation &one = row.attestation;
    Object object{{"id", one.id}, {"control", one.control}, {"in_force", row.isInForce}, {"statement", one.statement}, {"statement_sha256", one.statementDigest},
                  {"scope", textsJson(one.scope)}, {"uncovered", textsJson(row.uncovered)}, {"evidence", textsJson(one.evidence)}, {"attestor", one.attestor},
                  {"role", one.role}, {"withdrawn", one.isWithdrawn}, {"seq", seqJson(one.seq)}};
    if (!one.tested.empty())
        object["tested"] = textsJson(one.tested);
    putScope(object, one.pair);
    putText(object, "why_not", row.whyNot);
    putText(object, "counter_signer", one.counterSigner);
    putText(object, "withdrawn_by", one.withdrawnBy);
    putText(object, "withdrawn_because", one.withdrawnBecause);
    if (one.counterSeq != 0)
        object["counter_seq"] = seqJson(one.counterSeq);
    putTime(object, "valid_from", one.validFrom);
    putTime(object, "valid_until", one.validUntil);
    putTime(object, "recorded_at", one.recordedAt);
    putTime(object, "counter_signed_at", one.counterSignedAt);
    return object;
}

JsonValue evidenceJson(const EvidenceRow &row)
{
    const evidence::Evidence &one = row.evidence;
    Array units;
    for (const evidence::EvidenceUnit &unit : one.units)
        units.push_back(Object{{"unit", unit.unit}, {"verdict", isolation::toWire(unit.verdict)}, {"detail", unit.detail}});
    Object object{{"id", one.id}, {"control", one.control}, {"fresh", row.isFresh}, {"source", one.source}, {"collector", one.collector}, {"query", one.query},
                  {"expected", one.expected < 0 ? JsonValue() : JsonValue(one.expected)}, {"received", one.received}, {"pages", one.pages}, {"complete", one.isComplete()},
                  {"sha256", one.digest}, {"bytes", one.bytes}, {"redactions", textsJson(one.redactions)}, {"units", std::move(units)}, {"collected_by", one.collectedBy},
                  {"withdrawn", one.isWithdrawn}, {"seq", seqJson(one.seq)}};
    putScope(object, one.pair);
    putText(object, "path", QString::fromStdString(one.keptAt));
    putTime(object, "started_at", one.startedAt);
    putTime(object, "finished_at", one.finishedAt);
    putTime(object, "expires_at", one.expiresAt);
    putTime(object, "recorded_at", one.recordedAt);
    return object;
}

JsonValue remarkJson(const promotion::Remark &remark)
{
    Object object = signedJson(remark);
    const bool isReject = remark.kind == promotion::Remark::Kind::Reject;
    object["kind"] = isReject ? "reject" : remark.kind == promotion::Remark::Kind::RequestChanges ? "request_changes" : "comment";
    object["text"] = remark.text;
    if (remark.step >= 0)
        object["step"] = remark.step;
    return object;
}

JsonValue brokenJson(const promotion::BrokenGlass &broken)
{
    Array reviews;
    for (const promotion::Review &review : broken.reviews) {
        Object one = signedJson(review);
        one["text"] = review.text;
        reviews.emplace_back(std::move(one));
    }
    Object object{{"person", broken.person}, {"reason", broken.reason}, {"reviews", std::move(reviews)}};
    putTime(object, "at", broken.at);
    putTime(object, "review_due", broken.due);
    return object;
}

JsonValue runJson(const promotion::RequestRun &run)
{
    Object object{{"roll_back", run.isRollBack}, {"done", run.isDone}};
    putTime(object, "begun", run.begun);
    if (run.ended >= run.begun)
        putTime(object, "ended", run.ended);
    if (!run.digest.empty())
        object["digest"] = run.digest;
    if (!run.gates.empty())
        object["gates"] = Object(run.gates.begin(), run.gates.end());
    return object;
}

void putDecisions(Object &object, const promotion::Request &request)
{
    Array approvals, remarks, waivers, runs;
    for (const promotion::Approval &approval : request.approvals) {
        Object one = signedJson(approval);
        putText(one, "carried_by", approval.carriedBy);
        approvals.emplace_back(std::move(one));
    }
    for (const promotion::Remark &remark : request.remarks)
        remarks.push_back(remarkJson(remark));
    for (const promotion::Waiver &waiver : request.waivers) {
        Object one = signedJson(waiver);
        one["gate"] = waiver.gate;
        one["text"] = waiver.text;
        one["evidence"] = textsJson(waiver.evidence);
        waivers.emplace_back(std::move(one));
    }
    for (const promotion::RequestRun &run : request.runs)
        runs.push_back(runJson(run));
    object["approvals"] = std::move(approvals);
    object["remarks"] = std::move(remarks);
    object["waivers"] = std::move(waivers);
    object["runs"] = std::move(runs);
}

JsonValue promotionJson(const promotion::Request &one)
{
    Object object{{"id", one.id}, {"digest", one.digest}, {"api", one.api}, {"name", one.apiName}, {"others", textsJson(one.otherNames)}, {"from", one.from.text()}, {"to", one.to.text()},
                  {"state", promotion::toWire(one.state)}, {"requester", one.requester}, {"reason", one.reason}, {"needs_waivers", textsJson(one.needsWaivers)},
                  {"broken_glass", one.broken ? brokenJson(*one.broken) : JsonValue()}, {"seq", seqJson(one.seq)}};
    putDecisions(object, one);
    putText(object, "note", one.note);
    putTime(object, "requested_at", one.requestedAt);
    putTime(object, "expires", one.expires);
    putTime(object, "moved_at", one.movedAt);
    putTime(object, "applied_at", one.appliedAt);
    return object;
}

JsonValue changeJson(const UnrequestedChange &one)
{
    Object object{{"gateway", one.gateway.text()}, {"environment", one.environment.text()}, {"kind", one.kind}, {"native_id", one.nativeId}, {"api", one.api},
                  {"fields", textsJson(one.fields)}, {"snapshot", std::int64_t(one.snapshot)}};
    object["name"] = one.name;
    object["action"] = one.action;
    object["promotion"] = one.promotion;
    object["told_apart"] = !one.isUnsure;
    putTime(object, "after", one.after);
    putTime(object, "at", one.at);
    return object;
}

JsonValue gapJson(const CoverageGap &one)
{
    Object object{{"gateway", one.gateway.text()}, {"problem", one.problem}, {"controls", textsJson(one.controls)}};
    putTime(object, "facts_from", one.factsFrom.value_or(UtcTime{}));
    return object;
}

template<typename Rows, typename One>
JsonValue arrayOf(const Rows &rows, One one)
{
    Array array;
    array.reserve(rows.size());
    for (const auto &row : rows)
        array.push_back(one(row));
    return array;
}

} // namespace

void putTime(Object &object, const char *key, UtcTime time)
{
    if (time != UtcTime{})
        object[key] = isolation::isoTime(time);
}

Array textsJson(const std::vector<std::string> &texts)
{
    return {texts.begin(), texts.end()};
}

Array textsJson(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

JsonValue exceptionInShort(const ExceptionRow &row)
{
    Array approvers;
    for (const evidence::Exception::Approval &approval : row.exception.approvals)
        approvers.emplace_back(approval.person);
    return Object{{"id", row.exception.id}, {"until", isolation::isoTime(row.exception.expires)}, {"approvers", std::move(approvers)}};
}

JsonValue exceptionsJson(const Report &report)
{
    return arrayOf(report.exceptions, exceptionJson);
}

JsonValue attestationsJson(const Report &report)
{
    return arrayOf(report.attestations, attestationJson);
}

JsonValue evidenceJson(const Report &report)
{
    return arrayOf(report.evidence, [](const EvidenceRow &row) { return evidenceJson(row); });
}

JsonValue promotionsJson(const Report &report)
{
    return promotionsJson(report.promotions);
}

JsonValue changesJson(const Report &report)
{
    return changesJson(report.changes);
}

JsonValue promotionsJson(const std::vector<promotion::Request> &promotions)
{
    return arrayOf(promotions, promotionJson);
}

JsonValue changesJson(const std::vector<UnrequestedChange> &changes)
{
    return arrayOf(changes, changeJson);
}

JsonValue gapsJson(const Report &report)
{
    return arrayOf(report.gaps, gapJson);
}

JsonValue chainJson(const ChainResult &chain)
{
    Array proofs;
    for (const ChainResult::Proof &proof : chain.proofs)
        proofs.push_back(Object{{"seq", seqJson(proof.seq)}, {"what", proof.what}, {"leaf", proof.leaf}, {"path", textsJson(proof.path)}});
    Object object{{"id", chain.log}, {"ok", chain.isOk}, {"size", seqJson(chain.size)}, {"root", chain.root}, {"key", chain.key}, {"anchored", chain.isAnchored},
                  {"anchored_until", seqJson(chain.anchoredUntil)}, {"proofs", std::move(proofs)}};
    putText(object, "problem", QString::fromStdString(chain.problem));
    if (chain.begins)
        putTime(object, "begins", *chain.begins);
    return object;
}

} // namespace bulkhead::reports
