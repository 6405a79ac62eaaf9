// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csv.h"

#include "reports/csvfindings.h"
#include "reports/orderedpieces.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

namespace {

constexpr std::array<std::string_view, 73> columns = {
    "report_id", "run_id", "generated_at_utc", "period_start", "period_end", "environment_pair", "sandbox_env", "production_env", "layer", "control_id",
    "control_title", "severity", "weight", "unit_type", "unit_id", "unit_name", "gateway_product", "status", "reason_code", "status_detail",
    "assurance_level", "method", "first_seen", "last_seen", "evidence_collected_at", "evidence_expires_at", "evidence_source", "evidence_query",
    "evidence_sha256", "population_total", "population_examined", "sample_method", "waiver_id", "waiver_status", "waiver_owner", "waiver_approver",
    "waiver_reason", "waiver_expires_at", "attestation_id", "attestor", "attestation_valid_until", "remediation", "owner", "due_date", "refs_pci",
    "refs_iso27001", "refs_soc2", "refs_nist80053", "refs_ssdf", "refs_hipaa", "refs_gdpr", "refs_dora", "refs_psd2_ob", "refs_owasp_api", "refs_cis",
    "audit_seq", "audit_entry_hash", "fingerprint", "new", "reopened", "not_verified_again", "sandbox_fact", "production_fact", "apis", "rule_version",
    "count_not_applicable", "count_pass", "count_warn", "count_unknown", "count_fail", "count_accepted", "framework", "refs_framework"};

constexpr std::size_t rowsOfPiece = 1024; // some 1 MB: it stays in the cache of a core, and threads seldom wait for each other

//! Units of a control that stand one after the other.
struct Stretch
{
    const ControlCells *control = nullptr;
    std::size_t begin = 0, end = 0;
};
using Piece = std::vector<Stretch>;

std::vector<Piece> piecesOf(const std::vector<ControlCells> &controls)
{
    std::vector<Piece> pieces(1);
    std::size_t rows = 0;
    for (const ControlCells &control : controls) {
        std::size_t at = 0;
        do {
            if (rows >= rowsOfPiece) {
                pieces.emplace_back();
                rows = 0;
            }
            const std::size_t end = std::min(control.result->units.size(), at + rowsOfPiece - rows);
            pieces.back().push_back({&control, at, end});
            rows += end - at + 1;
            at = end;
        } while (at < control.result->units.size());
    }
    return pieces;
}

// Units lie apart in memory, so that most of the time would go into waiting for it: each is asked for while rows before it are made, first the unit, then what it points to.

[[gnu::always_inline]] inline void fetchUnit(const isolation::UnitResult &unit)
{
    constexpr std::size_t line = 64;
    const char *at = reinterpret_cast<const char *>(&unit);
    for (std::size_t i = 0; i < sizeof unit; i += line)
        __builtin_prefetch(at + i);
}

[[gnu::always_inline]] inline void fetchTexts(const isolation::UnitResult &unit)
{
    __builtin_prefetch(unit.unit.data());
    __builtin_prefetch(unit.arguments.data());
    __builtin_prefetch(unit.apis.data());
    for (const isolation::FactRef *fact : {&unit.sandbox, &unit.production}) {
        for (const std::string *text : {&fact->kind, &fact->id, &fact->name, &fact->field, &fact->value})
            __builtin_prefetch(text->data());
    }
}

[[gnu::always_inline]] inline void fetchArguments(const isolation::UnitResult &unit, const std::vector<isolation::ApiFactsRow> &apis)
{
    if (!unit.apis.empty())
        __builtin_prefetch(&apis[unit.apis.front()].name);
    for (const std::string &argument : unit.arguments)
        __builtin_prefetch(argument.data());
}

[[gnu::always_inline]] inline void fetchAhead(std::span<const isolation::UnitResult> units, std::size_t i, const std::vector<isolation::ApiFactsRow> &apis)
{
    constexpr std::size_t farthest = 6, far = 4, near = 2;
    if (i + farthest < units.size())
        fetchUnit(units[i + farthest]);
    if (i + far < units.size())
        fetchTexts(units[i + far]);
    if (i + near < units.size())
        fetchArguments(units[i + near], apis);
}

void makePiece(const FindingLookup &lookup, const Piece &piece, std::string &into)
{
    FindingRows rows(lookup, std::move(into));
    for (const Stretch &stretch : piece) {
        if (stretch.begin == 0)
            rows.controlRow(*stretch.control);
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            fetchAhead(stretch.control->result->units, i, lookup.report().check->facts->apis);
            rows.unitRow(*stretch.control, stretch.control->result->units[i]);
        }
    }
    into = rows.taken();
}

} // namespace

std::span<const std::string_view> findingColumns()
{
    return columns;
}

bool writeCsv(const Report &report, const ByteSink &sink)
{
    CsvRows head(sink);
    head.head(columns);
    if (!head.finish())
        return false;
    const FindingLookup lookup(report);
    const std::vector<ControlCells> controls = lookup.controls();
    const std::vector<Piece> pieces = piecesOf(controls);
    return handOnPieces(pieces.size(), [&lookup, &pieces](std::size_t index, std::string &into) { makePiece(lookup, pieces[index], into); }, sink);
}

} // namespace bulkhead::reports
