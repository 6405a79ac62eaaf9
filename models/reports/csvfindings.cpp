// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvfindings.h"

#include "isolation/filledtext.h"
#include "isolation/score.h"

#include <algorithm>
#include <array>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;
using isolation::Control;
using isolation::ControlResult;
using isolation::FactRef;
using isolation::PairReport;
using isolation::PairResult;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

//! The frameworks that have a column, in its order.
constexpr std::array<std::string_view, 11> mapped = {"pci-dss-4.0.1", "iso-27001-2022", "soc2-2017", "nist-800-53-r5", "nist-ssdf-1.1", "hipaa-security",
                                                     "gdpr", "dora", "psd2-rts", "owasp-api-2023", "cis-8.1"};

//! The newest evidence of a control that speaks of a pair and was not withdrawn.
const evidence::Evidence *evidenceOf(const Report &report, const std::string &control, const PairResult &pair)
{
    const evidence::Evidence *newest = nullptr;
    for (const EvidenceRow &row : report.evidence) {
        const evidence::Evidence &one = row.evidence;
        if (one.control == control && !one.isWithdrawn && one.pair.covers(pair.sandbox, pair.production) && (newest == nullptr || one.seq > newest->seq))
            newest = &one;
    }
    return newest;
}

const evidence::Attestation *attestationOf(const Report &report, const std::string &control, const PairResult &pair)
{
    const auto found = std::find_if(report.attestations.cbegin(), report.attestations.cend(), [&](const AttestationRow &row) {
        return row.isInForce && row.attestation.control == control && row.attestation.pair.covers(pair.sandbox, pair.production);
    });
    return found == report.attestations.cend() ? nullptr : &found->attestation;
}

} // namespace

FindingLookup::FindingLookup(const Report &report)
    : m_report(report)
    , m_accepted(report)
{
    if (report.check->facts != nullptr) {
        for (const isolation::GatewayFacts &gateway : report.check->facts->gateways)
            m_gateways.emplace(gateway.id, Gateway{gateway.id.text().toStdString(), gateway.product});
    }
    for (const ChainResult::Proof &proof : report.chain.proofs)
        m_leaves.emplace(proof.seq, proof.leaf);
}

const FindingLookup::Gateway *FindingLookup::gateway(const GatewayId &id) const
{
    const auto found = m_gateways.find(id);
    return found == m_gateways.end() ? nullptr : &found->second;
}

bool FindingLookup::mayBeAccepted(const PairResult &pair, const std::string &control) const
{
    return std::any_of(m_report.exceptions.cbegin(), m_report.exceptions.cend(), [&](const ExceptionRow &row) {
        return row.exception.control == control && row.exception.state == evidence::Exception::State::Active && row.exception.pair.covers(pair.sandbox, pair.production);
    });
}

std::string_view FindingLookup::leafOf(std::uint64_t seq) const
{
    const auto leaf = m_leaves.find(seq);
    return leaf == m_leaves.end() ? std::string_view() : leaf->second;
}

std::vector<ControlCells> FindingLookup::controls() const
{
    std::vector<ControlCells> all;
    for (const PairReport &pair : m_report.check->pairs) {
        for (const ControlResult &result : pair.result.controls) {
            if (const Control *control = m_report.check->catalogue->find(QString::fromStdString(result.control)))
                all.push_back(cellsOf(pair, *control, result));
        }
    }
    return all;
}

ControlCells FindingLookup::cellsOf(const PairReport &pair, const Control &control, const ControlResult &result) const
{
    ControlCells cells{&pair, &control, &result, {}, {}, {}, {}, {}, mayBeAccepted(pair.result, result.control)};
    CsvCells head, references, framework;
    head.word(m_report.id).number(m_report.check->snapshot).time(m_report.check->at).time(m_report.period.from).time(m_report.period.until);
    head.text(isolation::pairName(pair.result)).text(pair.result.sandbox.text()).text(pair.result.production.text());
    head.word(isolation::toWire(control.layer)).text(control.id).text(control.title).word(isolation::toWire(control.severity));
    cells.head = head.number(isolation::weightOf(control.severity)).copied();
    for (const std::string_view id : mapped)
        references.list(QStringList(control.references.value(QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size())))));
    cells.references = references.copied();
    framework.text(m_report.framework == nullptr ? QString() : m_report.framework->id).list(frameworkReferences(control));
    cells.framework = framework.copied();
    cells.lastSeen = CsvCells().time(m_report.check->at).copied();
    cells.method = CsvCells().word(isolation::toWire(result.assurance)).word(isolation::toWire(control.method)).copied();
    return cells;
}

QStringList FindingLookup::frameworkReferences(const Control &control) const
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

void FindingRows::controlRow(const ControlCells &control)
{
    const Report &report = m_lookup.report();
    const ControlResult &result = *control.result;
    const evidence::Evidence *proof = evidenceOf(report, result.control, control.pair->result);
    const evidence::Attestation *word = attestationOf(report, result.control, control.pair->result);
    m_rows.ready(control.head).empty(4).word(isolation::toWire(result.verdict)).empty().text(isolation::reasonOf(result)).ready(control.method);
    m_rows.empty().time(report.check->at);
    evidenceCells(proof);
    const auto &counts = result.counts;
    const std::int64_t decided = counts[Verdict::Pass] + counts[Verdict::Warn] + counts[Verdict::Fail] + counts[Verdict::NotApplicable];
    m_rows.number(decided + counts[Verdict::Unknown]).number(decided).word("all").empty(6);
    attestationCells(word);
    m_rows.text(control.control->remedy(u"any"_s)).empty(2).ready(control.references);
    auditCells(word != nullptr ? word->seq : proof != nullptr ? proof->seq : 0);
    m_rows.empty(7).number(result.ruleVersion);
    countCells(control);
    m_rows.ready(control.framework);
    m_rows.endRow();
}

void FindingRows::evidenceCells(const evidence::Evidence *proof)
{
    if (proof == nullptr)
        m_rows.empty(5);
    else
        m_rows.time(proof->finishedAt).time(proof->expiresAt).text(proof->source).text(proof->query).text(proof->digest);
}

void FindingRows::attestationCells(const evidence::Attestation *word)
{
    if (word == nullptr)
        m_rows.empty(3);
    else
        m_rows.text(word->id).text(word->attestor).time(word->validUntil);
}

void FindingRows::auditCells(std::uint64_t seq)
{
    if (seq == 0)
        m_rows.empty(2);
    else
        m_rows.number(static_cast<std::int64_t>(seq)).word(m_lookup.leafOf(seq));
}

void FindingRows::countCells(const ControlCells &control)
{
    for (int i = 0; i < isolation::verdictCount; ++i)
        m_rows.number(control.result->counts[static_cast<Verdict>(i)]);
    std::int64_t accepted = 0;
    if (control.mayBeAccepted) {
        for (const UnitResult &unit : control.result->units) {
            accepted += unit.verdict == Verdict::Fail
                && m_lookup.exceptionOf(control.pair->result, isolation::findingFingerprint(control.result->control, unit.unit)) != nullptr;
        }
    }
    m_rows.number(accepted);
}

void FindingRows::unitRow(const ControlCells &control, const UnitResult &unit)
{
    const PairReport &pair = *control.pair;
    const std::string fingerprint = isolation::findingFingerprint(control.result->control, unit.unit);
    const auto life = pair.lives.empty() ? pair.lives.end() : pair.lives.find(fingerprint);
    const isolation::FindingLife *known = life == pair.lives.end() ? nullptr : &life->second;
    const bool isFinding = unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn;
    const ExceptionRow *exception = control.mayBeAccepted && isFinding ? m_lookup.exceptionOf(pair.result, fingerprint) : nullptr;
    look(control, unit);
    m_rows.ready(control.head);
    unitCells(unit);
    m_rows.ready(control.method).time(known == nullptr ? UtcTime{} : known->sinceAt).ready(unit.isSticky ? std::string_view() : std::string_view(control.lastSeen));
    factCells(control, unit);
    m_rows.empty(3);
    exceptionCells(exception);
    m_rows.empty(3).ready(m_known.remedyCell);
    apiCells(unit, true);
    m_rows.time(exception == nullptr ? UtcTime{} : exception->exception.review).ready(control.references);
    auditCells(exception == nullptr || exception->exception.approvals.empty() ? 0 : exception->exception.approvals.back().seq);
    m_rows.word(fingerprint);
    lifeCells(known);
    m_rows.flag(unit.isSticky);
    shownCell(unit.sandbox, m_known.gateways.sandbox);
    shownCell(unit.production, m_known.gateways.production);
    apiCells(unit, false);
    m_rows.number(control.result->ruleVersion).empty(isolation::verdictCount + 1).ready(control.framework);
    m_rows.endRow();
}

void FindingRows::unitCells(const UnitResult &unit)
{
    const FactRef &fact = unit.production.isSet() ? unit.production : unit.sandbox;
    const auto colon = unit.unit.find(':');
    m_rows.text(colon == std::string::npos ? std::string_view() : std::string_view(unit.unit).substr(0, colon)).text(unit.unit);
    m_rows.text(fact.name.empty() ? fact.id : fact.name).ready(m_known.productCell).word(isolation::toWire(unit.verdict));
    if (unit.reason == nullptr) {
        m_rows.empty(2);
        return;
    }
    m_parts.clear();
    isolation::addFilledParts(m_parts, unit.reason->text, unit.arguments);
    m_rows.word(unit.reason->id).text(m_parts);
}

void FindingRows::exceptionCells(const ExceptionRow *row)
{
    if (row == nullptr) {
        m_rows.empty(6);
        return;
    }
    const evidence::Exception &one = row->exception;
    QStringList approvers;
    for (const evidence::Exception::Approval &approval : one.approvals)
        approvers.append(approval.person);
    m_rows.text(one.id).word(evidence::toWire(one.state)).text(one.owner).list(approvers).text(one.reason).time(one.expires);
}

void FindingRows::lifeCells(const isolation::FindingLife *life)
{
    if (life == nullptr)
        m_rows.empty(2);
    else
        m_rows.flag(life->isNew).flag(life->isReopened);
}

void FindingRows::look(const ControlCells &control, const UnitResult &unit)
{
    const bool isSame = m_known.control != nullptr && m_known.sandbox == unit.sandbox.gateway && m_known.production == unit.production.gateway;
    if (!isSame)
        lookAt(unit.sandbox.gateway, unit.production.gateway);
    if (!isSame || m_known.control != control.control) {
        const QString kind = QString::fromUtf8(m_known.product.data(), static_cast<qsizetype>(m_known.product.size()));
        m_known.remedyCell = CsvCells().text(control.control->remedy(kind)).copied();
    }
    m_known.control = control.control;
}

//! What rests on the gateways of both facts.
void FindingRows::lookAt(const GatewayId &sandbox, const GatewayId &production)
{
    m_known.sandbox = sandbox;
    m_known.production = production;
    m_known.gateways = {m_lookup.gateway(sandbox), m_lookup.gateway(production)};
    m_known.product = {};
    for (const FindingLookup::Gateway *gateway : {m_known.gateways.production, m_known.gateways.sandbox}) {
        if (gateway != nullptr && m_known.product.empty())
            m_known.product = gateway->product;
    }
    m_known.productCell = CsvCells().text(m_known.product).copied();
    QStringList source;
    for (const GatewayId &id : {sandbox, production}) {
        if (!id.isEmpty() && !source.contains(id.text()))
            source.append(id.text());
    }
    m_known.sourceCell = CsvCells().list(source).copied();
}

//! When the older of both facts was read, until when it holds, and where.
void FindingRows::factCells(const ControlCells &control, const UnitResult &unit)
{
    const UtcTime sandbox = unit.sandbox.readAt, production = unit.production.readAt;
    const bool isSandboxOlder = production == UtcTime{} || (sandbox != UtcTime{} && sandbox < production);
    freshnessCells(isSandboxOlder ? sandbox : production, control.control->timeToLive);
    m_rows.ready(m_known.sourceCell).empty(2);
}

void FindingRows::freshnessCells(UtcTime oldest, std::chrono::hours timeToLive)
{
    if (m_known.freshness.empty() || m_known.oldest != oldest || m_known.timeToLive != timeToLive) {
        m_known.oldest = oldest;
        m_known.timeToLive = timeToLive;
        m_known.freshness = CsvCells().time(oldest).time(oldest == UtcTime{} ? oldest : oldest + timeToLive).copied();
    }
    m_rows.ready(m_known.freshness);
}

void FindingRows::shownCell(const FactRef &fact, const FindingLookup::Gateway *gateway)
{
    if (!fact.isSet())
        m_rows.empty();
    else if (gateway != nullptr)
        m_rows.text(isolation::shownParts(gateway->name, fact));
    else
        m_rows.text(std::string_view(isolation::shown(fact)));
}

//! The APIs that a unit touches, or their owners, each once.
void FindingRows::apiCells(const UnitResult &unit, bool isOwners)
{
    const auto &apis = m_lookup.report().check->facts->apis;
    if (unit.apis.size() == 1) {
        m_rows.text(isOwners ? apis[unit.apis.front()].owner : apis[unit.apis.front()].name);
        return;
    }
    std::vector<std::string_view> seen;
    m_parts.clear();
    for (const std::uint32_t index : unit.apis) {
        const std::string_view value = isOwners ? apis[index].owner : apis[index].name;
        if (isOwners && (value.empty() || std::find(seen.begin(), seen.end(), value) != seen.end()))
            continue;
        if (!seen.empty())
            m_parts.emplace_back("|");
        m_parts.push_back(value);
        seen.push_back(value);
    }
    m_rows.text(m_parts);
}

} // namespace bulkhead::reports
