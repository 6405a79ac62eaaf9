// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csv.h"

#include "isolation/score.h"
#include "reports/csvrow.h"
#include "reports/findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;
using isolation::CheckReport;
using isolation::Control;
using isolation::ControlResult;
using isolation::FactRef;
using isolation::PairReport;
using isolation::UnitResult;
using isolation::Verdict;

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

//! The frameworks that have a column, in its order.
constexpr std::array<std::string_view, 11> mapped = {"pci-dss-4.0.1", "iso-27001-2022", "soc2-2017", "nist-800-53-r5", "nist-ssdf-1.1", "hipaa-security",
                                                     "gdpr", "dora", "psd2-rts", "owasp-api-2023", "cis-8.1"};

QString latin(std::string_view word)
{
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

//! The newest evidence of a control that speaks of a pair and was not withdrawn.
const evidence::Evidence *evidenceOf(const Report &report, const std::string &control, const isolation::PairResult &pair)
{
    const evidence::Evidence *newest = nullptr;
    for (const EvidenceRow &row : report.evidence) {
        const evidence::Evidence &one = row.evidence;
        if (one.control == control && !one.isWithdrawn && one.pair.covers(pair.sandbox, pair.production) && (newest == nullptr || one.seq > newest->seq))
            newest = &one;
    }
    return newest;
}

const evidence::Attestation *attestationOf(const Report &report, const std::string &control, const isolation::PairResult &pair)
{
    const auto found = std::find_if(report.attestations.cbegin(), report.attestations.cend(), [&](const AttestationRow &row) {
        return row.isInForce && row.attestation.control == control && row.attestation.pair.covers(pair.sandbox, pair.production);
    });
    return found == report.attestations.cend() ? nullptr : &found->attestation;
}

void addExceptionCells(CsvCells &cells, const ExceptionRow *row)
{
    if (row == nullptr) {
        cells.empty(6);
        return;
    }
    const evidence::Exception &one = row->exception;
    QStringList approvers;
    for (const evidence::Exception::Approval &approval : one.approvals)
        approvers.append(approval.person);
    cells.text(one.id).text(evidence::toWire(one.state)).text(one.owner).list(approvers).text(one.reason).time(one.expires);
}

//! Writes the table. What is the same in every row of a control is made once.
class FindingTable
{
public:
    FindingTable(const Report &report, const ByteSink &sink)
        : m_report(report)
        , m_check(*report.check)
        , m_accepted(report)
        , m_rows(sink)
    {
        if (m_check.facts != nullptr) {
            for (const isolation::GatewayFacts &gateway : m_check.facts->gateways)
                m_products.emplace(gateway.id, gateway.product);
        }
        for (const ChainResult::Proof &proof : report.chain.proofs)
            m_leaves.emplace(proof.seq, proof.leaf);
    }

    bool write()
    {
        m_rows.head(columns);
        for (const PairReport &pair : m_check.pairs) {
            m_pair = &pair;
            for (const ControlResult &result : pair.result.controls) {
                const Control *control = m_check.catalogue->find(QString::fromStdString(result.control));
                if (control != nullptr && m_rows.isOpen())
                    writeControl(*control, result);
            }
        }
        return m_rows.finish();
    }

private:
    void writeControl(const Control &control, const ControlResult &result)
    {
        prepare(control, result);
        controlRow(control, result);
        for (const UnitResult &unit : result.units)
            unitRow(control, result, unit);
    }

    void prepare(const Control &control, const ControlResult &result)
    {
        const isolation::PairResult &pair = m_pair->result;
        CsvCells head, references, framework;
        head.text(m_report.id).number(m_check.snapshot).time(m_check.at).time(m_report.period.from).time(m_report.period.until);
        head.text(isolation::pairName(pair)).text(pair.sandbox.text()).text(pair.production.text());
        head.text(isolation::toWire(control.layer)).text(control.id).text(control.title).text(isolation::toWire(control.severity));
        m_head = head.number(isolation::weightOf(control.severity)).bytes();
        for (const std::string_view id : mapped)
            references.list(QStringList(control.references.value(latin(id))));
        m_references = references.bytes();
        framework.text(m_report.framework == nullptr ? QString() : m_report.framework->id).list(frameworkReferences(control));
        m_framework = framework.bytes();
        m_method = CsvCells().text(isolation::toWire(result.assurance)).text(isolation::toWire(control.method)).bytes();
        m_remedies.clear();
    }

    [[nodiscard]] QStringList frameworkReferences(const Control &control) const
    {
        QStringList references;
        if (m_report.framework == nullptr)
            return references;
        for (const Requirement &requirement : m_report.framework->requirements) {
            if (requirement.controls.contains(control.id))
                references.append(requirement.reference);
        }
        return references;
    }

    void controlRow(const Control &control, const ControlResult &result)
    {
        const evidence::Evidence *proof = evidenceOf(m_report, result.control, m_pair->result);
        const evidence::Attestation *word = attestationOf(m_report, result.control, m_pair->result);
        m_rows.ready(m_head).empty(4).text(isolation::toWire(result.verdict)).empty().text(isolation::reasonOf(result)).ready(m_method);
        m_rows.empty().time(m_check.at);
        evidenceCells(proof);
        const auto &counts = result.counts;
        const std::int64_t decided = counts[Verdict::Pass] + counts[Verdict::Warn] + counts[Verdict::Fail] + counts[Verdict::NotApplicable];
        m_rows.number(decided + counts[Verdict::Unknown]).number(decided).text(std::string_view("all")).empty(6);
        attestationCells(word);
        m_rows.text(control.remedy(u"any"_s)).empty(2).ready(m_references);
        auditCells(word != nullptr ? word->seq : proof != nullptr ? proof->seq : 0);
        m_rows.empty(7).number(result.ruleVersion);
        countCells(result);
        m_rows.ready(m_framework);
        m_rows.end();
    }

    void evidenceCells(const evidence::Evidence *proof)
    {
        if (proof == nullptr)
            m_rows.empty(5);
        else
            m_rows.time(proof->finishedAt).time(proof->expiresAt).text(proof->source).text(proof->query).text(proof->digest);
    }

    void attestationCells(const evidence::Attestation *word)
    {
        if (word == nullptr)
            m_rows.empty(3);
        else
            m_rows.text(word->id).text(word->attestor).time(word->validUntil);
    }

    void auditCells(std::uint64_t seq)
    {
        if (seq == 0) {
            m_rows.empty(2);
            return;
        }
        const auto leaf = m_leaves.find(seq);
        m_rows.number(static_cast<std::int64_t>(seq)).text(leaf == m_leaves.end() ? std::string_view() : std::string_view(leaf->second));
    }

    void countCells(const ControlResult &result)
    {
        for (int i = 0; i < isolation::verdictCount; ++i)
            m_rows.number(result.counts[static_cast<Verdict>(i)]);
        m_rows.number(std::count_if(result.units.begin(), result.units.end(), [&](const UnitResult &unit) {
            return unit.verdict == Verdict::Fail && m_accepted.find(m_pair->result, isolation::findingFingerprint(result.control, unit.unit)) != nullptr;
        }));
    }

    void unitRow(const Control &control, const ControlResult &result, const UnitResult &unit)
    {
        const std::string fingerprint = isolation::findingFingerprint(result.control, unit.unit);
        const auto life = m_pair->lives.find(fingerprint);
        const isolation::FindingLife *known = life == m_pair->lives.end() ? nullptr : &life->second;
        const bool isFinding = unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn;
        const ExceptionRow *exception = isFinding ? m_accepted.find(m_pair->result, fingerprint) : nullptr;
        const std::string &product = productOf(unit);
        m_rows.ready(m_head);
        unitCells(unit, product);
        m_rows.ready(m_method).time(known == nullptr ? UtcTime{} : known->sinceAt).time(unit.isSticky ? UtcTime{} : m_check.at);
        factCells(control, unit);
        m_rows.empty(3);
        addExceptionCells(m_rows, exception);
        m_rows.empty(3).ready(remedyCell(control, product)).list(ownersOf(unit)).time(exception == nullptr ? UtcTime{} : exception->exception.review);
        m_rows.ready(m_references);
        auditCells(exception == nullptr || exception->exception.approvals.empty() ? 0 : exception->exception.approvals.back().seq);
        m_rows.text(fingerprint);
        lifeCells(known);
        m_rows.flag(unit.isSticky).text(unit.sandbox.isSet() ? isolation::shown(unit.sandbox) : std::string());
        m_rows.text(unit.production.isSet() ? isolation::shown(unit.production) : std::string()).list(namesOf(unit)).number(result.ruleVersion);
        m_rows.empty(isolation::verdictCount + 1).ready(m_framework);
        m_rows.end();
    }

    void unitCells(const UnitResult &unit, const std::string &product)
    {
        const FactRef &fact = unit.production.isSet() ? unit.production : unit.sandbox;
        const auto colon = unit.unit.find(':');
        m_rows.text(colon == std::string::npos ? std::string_view() : std::string_view(unit.unit).substr(0, colon)).text(unit.unit);
        m_rows.text(fact.name.empty() ? fact.id : fact.name).text(product).text(isolation::toWire(unit.verdict));
        m_rows.text(unit.reason == nullptr ? std::string_view() : std::string_view(unit.reason->id)).text(isolation::sentence(unit));
    }

    void lifeCells(const isolation::FindingLife *life)
    {
        if (life == nullptr)
            m_rows.empty(2);
        else
            m_rows.flag(life->isNew).flag(life->isReopened);
    }

    //! When the older of both facts was read, until when it holds, and where.
    void factCells(const Control &control, const UnitResult &unit)
    {
        UtcTime oldest{};
        std::vector<std::string> gateways;
        for (const FactRef *fact : {&unit.sandbox, &unit.production}) {
            if (fact->readAt != UtcTime{} && (oldest == UtcTime{} || fact->readAt < oldest))
                oldest = fact->readAt;
            std::string gateway = fact->gateway.text().toStdString();
            if (!gateway.empty() && (gateways.empty() || gateways.front() != gateway))
                gateways.push_back(std::move(gateway));
        }
        m_rows.time(oldest).time(oldest == UtcTime{} ? oldest : oldest + control.timeToLive).list(gateways).empty(2);
    }

    [[nodiscard]] const std::string &productOf(const UnitResult &unit) const
    {
        static const std::string none;
        auto found = m_products.find(unit.production.gateway);
        if (found == m_products.end() || found->second.empty())
            found = m_products.find(unit.sandbox.gateway);
        return found == m_products.end() ? none : found->second;
    }

    const std::string &remedyCell(const Control &control, const std::string &product)
    {
        const auto [cell, isNew] = m_remedies.try_emplace(product);
        if (isNew)
            cell->second = CsvCells().text(control.remedy(QString::fromStdString(product))).bytes();
        return cell->second;
    }

    [[nodiscard]] std::vector<std::string> namesOf(const UnitResult &unit) const
    {
        std::vector<std::string> names;
        for (const std::uint32_t api : unit.apis)
            names.push_back(m_check.facts->apis[api].name);
        return names;
    }

    [[nodiscard]] std::vector<std::string> ownersOf(const UnitResult &unit) const
    {
        std::vector<std::string> owners;
        for (const std::uint32_t api : unit.apis) {
            const std::string &owner = m_check.facts->apis[api].owner;
            if (!owner.empty() && std::find(owners.begin(), owners.end(), owner) == owners.end())
                owners.push_back(owner);
        }
        return owners;
    }

    const Report &m_report;
    const CheckReport &m_check;
    AcceptedIndex m_accepted;
    CsvRows m_rows;
    std::map<GatewayId, std::string> m_products;
    std::unordered_map<std::uint64_t, std::string> m_leaves;
    std::map<std::string, std::string> m_remedies; //!< of the control, by product
    const PairReport *m_pair = nullptr;
    std::string m_head, m_method, m_references, m_framework; //!< cells that all rows of the control share
};

} // namespace

std::span<const std::string_view> findingColumns()
{
    return columns;
}

bool writeCsv(const Report &report, const ByteSink &sink)
{
    return FindingTable(report, sink).write();
}

} // namespace bulkhead::reports
