// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attested.h"

#include "evidence/decide.h"
#include "evidence/rules.h"
#include "isolation/check.h"
#include "isolation/suppliedreasons.h"

#include <algorithm>

namespace bulkhead::evidence {

using namespace Qt::StringLiterals;
using isolation::Judgement;
using isolation::PairFacts;
using isolation::Reason;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

//! What its evidence says of the pair today does not matter here: it may be of another control.
bool isBackedBy(const Register &records, const std::string &id, const std::string &digest, UtcTime now)
{
    const Evidence *evidence = records.findEvidence(id);
    return evidence != nullptr && evidence->id == id && evidence->digest == digest && !evidence->isWithdrawn && now < evidence->expiresAt;
}

void sayOfPair(Judgement &out, const PairFacts &facts, const Reason &reason, const Attestation &attestation)
{
    UnitResult unit;
    unit.unit = isolation::keyOfPair(facts);
    out.add(std::move(unit), Verdict::Unknown, reason, {attestation.attestor.toStdString()});
}

} // namespace

const Reason &reasonFor(Standing standing)
{
    switch (standing) {
    case Standing::Withdrawn: return isolation::reasonAttestationWithdrawn;
    case Standing::Later: return isolation::reasonAttestationLater;
    case Standing::Over: return isolation::reasonAttestationOver;
    case Standing::Bare: return isolation::reasonAttestationBare;
    case Standing::Void: return isolation::reasonAttestationVoid;
    case Standing::NeedsCounterSignature: return isolation::reasonNeedsCounterSignature;
    case Standing::InForce: break;
    }
    return isolation::reasonScopeGrown;
}

Standing standingOf(const Attestation &attestation, const isolation::Control &control, const Register &records, UtcTime now)
{
    if (attestation.isWithdrawn)
        return Standing::Withdrawn;
    if (now >= attestation.validUntil || now >= attestation.validFrom + longestAttestation(control.severity))
        return Standing::Over;
    if (attestation.evidence.empty())
        return Standing::Bare;
    for (std::size_t i = 0; i < attestation.evidence.size(); ++i) {
        const bool hasDigest = i < attestation.digests.size();
        if (!hasDigest || !isBackedBy(records, attestation.evidence[i], attestation.digests[i], now))
            return Standing::Void;
    }
    if (needsCounterSignature(control.severity) && attestation.counterSigner.isEmpty())
        return Standing::NeedsCounterSignature;
    return isYetToCome(attestation.validFrom, attestation.recordedAt, now) ? Standing::Later : Standing::InForce;
}

QString whyNotInForce(const Attestation &attestation, const isolation::Control &control, const Register &records, UtcTime now)
{
    switch (standingOf(attestation, control, records, now)) {
    case Standing::InForce: return mayBeAttested(control) ? QString() : u"an attestation does not decide this control"_s;
    case Standing::Withdrawn: return u"withdrawn"_s;
    case Standing::Later: return u"not valid yet"_s;
    case Standing::Over: return u"expired"_s;
    case Standing::Bare: return u"rests on no evidence"_s;
    case Standing::Void: return u"void: evidence that it rests on was withdrawn or has expired"_s;
    case Standing::NeedsCounterSignature: return u"waits for a counter-signature"_s;
    }
    return {};
}

Attested::Attested(const PairFacts &facts, const isolation::Control &control, const Register &records, UtcTime now)
{
    const std::string id = control.id.toStdString();
    for (const Attestation &attestation : records.attestations()) {
        if (attestation.control == id && attestation.pair.covers(facts.environment(isolation::Side::Sandbox), facts.environment(isolation::Side::Production)))
            m_all.push_back({&attestation, standingOf(attestation, control, records, now)});
    }
}

bool Attested::isInForce() const
{
    return std::any_of(m_all.begin(), m_all.end(), [](const One &one) { return one.standing == Standing::InForce; });
}

bool Attested::isBare() const
{
    return !m_all.empty() && std::all_of(m_all.begin(), m_all.end(), [](const One &one) { return one.standing == Standing::Bare; });
}

//! The newest in force; else the newest that is not withdrawn; else the newest.
const Attested::One &Attested::best() const
{
    const auto rank = [](const One &one) { return one.standing == Standing::InForce ? 2 : one.standing == Standing::Withdrawn ? 0 : 1; };
    const One *best = &m_all.front();
    for (const One &one : m_all)
        best = rank(one) >= rank(*best) ? &one : best;
    return *best;
}

void Attested::addRow(Judgement &out, const PairFacts &facts, const isolation::ApiPair &row) const
{
    const isolation::ApiFactsRow &api = facts.estate().apis[row.api];
    const std::string id = api.id.text().toStdString();
    const bool isCovered = std::any_of(m_all.begin(), m_all.end(), [&](const One &one) {
        return one.standing == Standing::InForce && std::binary_search(one.attestation->scope.begin(), one.attestation->scope.end(), id);
    });
    if (isCovered)
        out.pass(row);
    else
        out.add(isolation::unitOf(facts, row), Verdict::Unknown, isolation::reasonScopeGrown, {api.name.empty() ? id : api.name, best().attestation->attestor.toStdString()});
}

void Attested::add(Judgement &out, const PairFacts &facts) const
{
    if (!isInForce()) {
        sayOfPair(out, facts, reasonFor(best().standing), *best().attestation);
        return;
    }
    // Rows that could not be read may be rows that it does not cover.
    out.population(isolation::bothSides(facts, {EntityKind::Deployment}));
    for (const isolation::ApiPair &row : facts.apis())
        addRow(out, facts, row);
}

void Attested::addContradicted(Judgement &out, const PairFacts &facts) const
{
    sayOfPair(out, facts, isolation::reasonAttestationContradicted, *best().attestation);
}

} // namespace bulkhead::evidence
