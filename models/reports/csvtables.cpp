// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/control.h"
#include "reports/csv.h"
#include "reports/csvrow.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::Counts;
using isolation::Layer;
using isolation::PairReport;

namespace {

template<std::size_t N>
using Columns = std::array<std::string_view, N>;

void addScope(CsvCells &cells, const evidence::PairScope &pair)
{
    cells.text(pair.sandbox.text()).text(pair.production.text());
}

void addSeq(CsvCells &cells, std::uint64_t seq)
{
    if (seq == 0)
        cells.empty();
    else
        cells.number(static_cast<std::int64_t>(seq));
}

void addFigures(CsvCells &cells, isolation::Status status, const isolation::Figures &figures)
{
    cells.text(isolation::toWire(status));
    for (const auto &figure : {figures.proven, figures.possible, figures.coverage, figures.machineProven}) {
        if (figure)
            cells.number(*figure);
        else
            cells.empty();
    }
}

//! "bo 2026-11-21T10:00:00Z": who, and when.
template<typename Approvals>
std::vector<std::string> namesAndTimes(const Approvals &approvals)
{
    std::vector<std::string> texts;
    texts.reserve(static_cast<std::size_t>(approvals.size()));
    for (const auto &approval : approvals)
        texts.push_back(approval.person.toStdString() + ' ' + isolation::isoTime(approval.at));
    return texts;
}

//! Controls and units of a layer; those of all layers for the pair.
struct Units
{
    std::int64_t controls = 0;
    Counts counts;
};

Units unitsOf(const Report &report, const PairReport &pair, std::optional<Layer> layer)
{
    Units units;
    for (const ControlResult &result : pair.result.controls) {
        const isolation::Control *control = report.check->catalogue->find(QString::fromStdString(result.control));
        if (control == nullptr || (layer && control->layer != *layer))
            continue;
        ++units.controls;
        for (std::size_t i = 0; i < units.counts.of.size(); ++i)
            units.counts.of[i] += result.counts.of[i];
    }
    return units;
}

void coverageRow(CsvRows &rows, const Report &report, const PairReport &pair, std::optional<Layer> layer)
{
    const isolation::PairResult &result = pair.result;
    rows.text(report.id).text(isolation::pairName(result)).text(result.sandbox.text()).text(result.production.text());
    rows.text(layer ? isolation::toWire(*layer) : std::string_view("pair"));
    if (layer)
        addFigures(rows, result.layer(*layer).status, result.layer(*layer).figures);
    else
        addFigures(rows, result.score.status, result.score.figures);
    const Units units = unitsOf(report, pair, layer);
    rows.number(units.controls);
    for (const std::int64_t count : units.counts.of)
        rows.number(count);
    rows.end();
}

void exceptionRow(CsvRows &rows, const Report &report, const ExceptionRow &row)
{
    const evidence::Exception &one = row.exception;
    std::vector<std::string> compensating;
    for (const auto &[control, verdict] : row.compensating)
        compensating.push_back(control + ' ' + std::string(isolation::toWire(verdict)));
    rows.text(report.id).text(one.id).text(one.control);
    addScope(rows, one.pair);
    rows.text(evidence::toWire(one.state)).list(one.fingerprints).text(one.reason).text(one.owner).text(one.requester);
    rows.list(namesAndTimes(one.approvals)).text(one.risk).text(one.ticket).list(compensating);
    rows.time(one.start).time(one.expires).time(one.review).number(row.ageDays).list(row.problems).list(row.findings).text(one.renews);
    rows.time(one.endedAt).text(one.endedBy).text(one.endedBecause).time(one.recordedAt);
    addSeq(rows, one.seq);
    rows.end();
}

void attestationRow(CsvRows &rows, const Report &report, const AttestationRow &row)
{
    const evidence::Attestation &one = row.attestation;
    rows.text(report.id).text(one.id).text(one.control);
    addScope(rows, one.pair);
    rows.flag(row.isInForce).text(row.whyNot).text(one.statement).text(one.statementDigest).list(one.scope).list(row.uncovered).list(one.evidence);
    rows.text(one.attestor).text(one.role).text(one.counterSigner).time(one.validFrom).time(one.validUntil).time(one.recordedAt).time(one.counterSignedAt);
    rows.flag(one.isWithdrawn).text(one.withdrawnBy).text(one.withdrawnBecause);
    addSeq(rows, one.seq);
    addSeq(rows, one.counterSeq);
    rows.end();
}

void evidenceRow(CsvRows &rows, const Report &report, const EvidenceRow &row)
{
    const evidence::Evidence &one = row.evidence;
    std::vector<std::string> units;
    for (const evidence::EvidenceUnit &unit : one.units)
        units.push_back(unit.unit + ' ' + std::string(isolation::toWire(unit.verdict)));
    rows.text(report.id).text(one.id).text(one.control);
    addScope(rows, one.pair);
    rows.text(one.source).text(one.collector).text(one.query).time(one.startedAt).time(one.finishedAt).time(one.expiresAt).flag(row.isFresh);
    if (one.expected < 0)
        rows.empty();
    else
        rows.number(one.expected);
    rows.number(one.received).number(one.pages).flag(one.isComplete()).text(one.keptAt).text(one.digest).number(one.bytes).list(one.redactions).list(units);
    rows.text(one.collectedBy).time(one.recordedAt).flag(one.isWithdrawn);
    addSeq(rows, one.seq);
    rows.end();
}

bool isSampled(const Report &report, std::string_view population, std::size_t index)
{
    return report.sample && report.sample->population == population
        && std::binary_search(report.sample->indexes.cbegin(), report.sample->indexes.cend(), index);
}

//! "reject by leonor: …"
std::vector<std::string> remarksOf(const promotion::Request &request)
{
    std::vector<std::string> texts;
    for (const promotion::Remark &remark : request.remarks) {
        const bool isReject = remark.kind == promotion::Remark::Kind::Reject;
        const std::string kind = isReject ? "reject" : remark.kind == promotion::Remark::Kind::RequestChanges ? "request_changes" : "comment";
        texts.push_back(kind + " by " + remark.person.toStdString() + ": " + remark.text.toStdString());
    }
    return texts;
}

std::vector<std::string> waiversOf(const promotion::Request &request)
{
    std::vector<std::string> texts;
    for (const promotion::Waiver &waiver : request.waivers)
        texts.push_back(waiver.gate + " by " + waiver.person.toStdString() + ": " + waiver.text.toStdString());
    return texts;
}

void brokenGlassCells(CsvRows &rows, const promotion::Request &request)
{
    rows.flag(request.isBroken);
    if (!request.broken) {
        rows.empty(5);
        return;
    }
    const promotion::BrokenGlass &broken = *request.broken;
    rows.text(broken.person).text(broken.reason).time(broken.at).time(broken.due).list(namesAndTimes(broken.reviews));
}

void promotionRow(CsvRows &rows, const Report &report, const promotion::Request &one, bool isInSample)
{
    const auto rolledBack = std::find_if(one.runs.cbegin(), one.runs.cend(), [](const promotion::RequestRun &run) { return run.isRollBack; });
    rows.text(report.id).text(one.id).text(one.digest).text(one.api).text(one.apiName).list(one.otherNames).text(one.from.text()).text(one.to.text());
    rows.text(promotion::toWire(one.state)).text(one.requester).text(one.reason).time(one.requestedAt).time(one.expires).time(one.movedAt);
    rows.time(one.appliedAt).time(rolledBack == one.runs.cend() ? UtcTime{} : rolledBack->begun).list(namesAndTimes(one.approvals));
    rows.list(remarksOf(one)).list(one.needsWaivers).list(waiversOf(one));
    brokenGlassCells(rows, one);
    rows.number(one.runs.size()).text(one.note).flag(isInSample);
    addSeq(rows, one.seq);
    rows.end();
}

} // namespace

bool writeRequirementsCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<11> columns = {"report_id", "framework", "reference", "subject", "environment_pair", "state", "failing", "accepted", "why", "controls", "verified"};
    CsvRows rows(sink);
    rows.head(columns);
    for (std::size_t pair = 0; pair < report.requirements.size(); ++pair) {
        for (const RequirementResult &result : report.requirements[pair]) {
            rows.text(report.id).text(report.framework->id).text(result.requirement->reference).text(result.requirement->subject);
            rows.text(isolation::pairName(report.check->pairs[pair].result)).text(toWire(result.state)).number(result.failing).number(result.accepted);
            rows.text(result.why).list(result.requirement->controls).text(result.requirement->verified);
            rows.end();
        }
    }
    return rows.finish();
}

bool writeCoverageCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<16> columns = {"report_id", "environment_pair", "sandbox_env", "production_env", "layer", "status", "proven", "possible", "coverage", "machine_proven",
                                            "controls", "count_not_applicable", "count_pass", "count_warn", "count_unknown", "count_fail"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const PairReport &pair : report.check->pairs) {
        for (int layer = 0; layer < isolation::layerCount; ++layer)
            coverageRow(rows, report, pair, static_cast<Layer>(layer));
        coverageRow(rows, report, pair, std::nullopt);
    }
    return rows.finish();
}

bool writeGapsCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<5> columns = {"report_id", "gateway", "problem", "facts_from", "controls"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const CoverageGap &gap : report.gaps) {
        rows.text(report.id).text(gap.gateway.text()).text(gap.problem).time(gap.factsFrom.value_or(UtcTime{})).list(gap.controls);
        rows.end();
    }
    return rows.finish();
}

bool writeExceptionsCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<26> columns = {"report_id", "waiver_id", "control_id", "sandbox_env", "production_env", "state", "fingerprints", "reason", "owner", "requester", "approvers", "risk", "ticket",
                                            "compensating", "start", "expires_at", "review", "age_days", "problems", "findings", "renews", "ended_at", "ended_by", "ended_because", "recorded_at", "audit_seq"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const ExceptionRow &row : report.exceptions)
        exceptionRow(rows, report, row);
    return rows.finish();
}

bool writeAttestationsCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<24> columns = {"report_id", "attestation_id", "control_id", "sandbox_env", "production_env", "in_force", "why_not", "statement", "statement_sha256", "scope", "uncovered", "evidence",
                                            "attestor", "role", "counter_signer", "valid_from", "valid_until", "recorded_at", "counter_signed_at", "withdrawn", "withdrawn_by", "withdrawn_because", "audit_seq", "counter_audit_seq"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const AttestationRow &row : report.attestations)
        attestationRow(rows, report, row);
    return rows.finish();
}

bool writeEvidenceCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<25> columns = {"report_id", "id", "control_id", "sandbox_env", "production_env", "source", "collector", "query", "started_at", "finished_at", "expires_at", "fresh", "expected", "received",
                                            "pages", "complete", "path", "sha256", "bytes", "redactions", "units", "collected_by", "recorded_at", "withdrawn", "audit_seq"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const EvidenceRow &row : report.evidence)
        evidenceRow(rows, report, row);
    return rows.finish();
}

bool writePromotionsCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<30> columns = {"report_id", "promotion_id", "plan_digest", "api_id", "api", "other_apis", "from_env", "to_env", "state", "requester", "reason", "requested_at", "expires_at", "moved_at",
                                            "applied_at", "rolled_back_at", "approvals", "remarks", "gates_that_refused", "gate_waivers", "broken_glass", "broken_by", "broken_reason", "broken_at", "review_due", "reviews",
                                            "runs", "note", "sampled", "audit_seq"};
    CsvRows rows(sink);
    rows.head(columns);
    for (std::size_t i = 0; i < report.promotions.size() && rows.isOpen(); ++i)
        promotionRow(rows, report, report.promotions[i], isSampled(report, "promotions", i));
    return rows.finish();
}

bool writeChangesCsv(const Report &report, const ByteSink &sink)
{
    static constexpr Columns<14> columns = {"report_id", "gateway", "environment", "kind", "native_id", "api", "fields", "after", "at", "snapshot", "name", "action", "promotion", "told_apart"};
    CsvRows rows(sink);
    rows.head(columns);
    for (const UnrequestedChange &change : report.changes) {
        rows.text(report.id).text(change.gateway.text()).text(change.environment.text()).text(change.kind).text(change.nativeId).text(change.api);
        rows.list(change.fields).time(change.after).time(change.at).number(change.snapshot);
        rows.text(change.name).text(change.action).text(change.promotion).flag(!change.isUnsure);
        rows.end();
    }
    return rows.finish();
}

std::span<const CsvTable> csvTables()
{
    static constexpr std::array<CsvTable, 9> tables = {CsvTable{"findings.csv", writeCsv},           CsvTable{"requirements.csv", writeRequirementsCsv},
                                                       CsvTable{"coverage.csv", writeCoverageCsv},   CsvTable{"gaps.csv", writeGapsCsv},
                                                       CsvTable{"exceptions.csv", writeExceptionsCsv}, CsvTable{"attestations.csv", writeAttestationsCsv},
                                                       CsvTable{"evidence.csv", writeEvidenceCsv},   CsvTable{"promotions.csv", writePromotionsCsv},
                                                       CsvTable{"changes.csv", writeChangesCsv}};
    return tables;
}

} // namespace bulkhead::reports
