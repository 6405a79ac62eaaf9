// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/statements.h"

#include "evidence/decide.h"
#include "isolation/suppliedreasons.h"

#include <algorithm>

namespace bulkhead::evidence {

using isolation::Judgement;
using isolation::UnitResult;
using isolation::Verdict;

namespace {


//! In the order in which it was read; the log's order where that is the same.
std::vector<const Evidence *> inOrder(const isolation::PairFacts &facts, const std::string &control, const Register &records)
{
    std::vector<const Evidence *> found;
    for (const Evidence &evidence : records.evidence()) {
        if (evidence.control == control && evidence.pair.covers(facts.environment(isolation::Side::Sandbox), facts.environment(isolation::Side::Production)))
            found.push_back(&evidence);
    }
    std::stable_sort(found.begin(), found.end(), [](const Evidence *a, const Evidence *b) { return a->finishedAt < b->finishedAt; });
    return found;
}

bool isOfSameQuestion(const Evidence &one, const Evidence &other)
{
    return one.source == other.source && one.query == other.query && one.pair == other.pair;
}

//! It does not speak against the control.
bool isFor(Verdict verdict)
{
    return verdict == Verdict::Pass || verdict == Verdict::NotApplicable;
}

} // namespace

bool isFresh(const Evidence &evidence, const isolation::Control &control, UtcTime now)
{
    return !evidence.isWithdrawn && now < evidence.expiresAt && now < evidence.finishedAt + control.timeToLive;
}

Statements::Statements(const isolation::PairFacts &facts, const isolation::Control &control, const Register &records, UtcTime now)
    : m_pair(isolation::keyOfPair(facts))
{
    for (const Evidence *evidence : inOrder(facts, control.id.toStdString(), records)) {
        const bool isNow = isFresh(*evidence, control, now);
        take(*evidence, evidence->isWithdrawn ? Statement::Age::Withdrawn : isNow ? Statement::Age::Fresh : Statement::Age::Old);
        m_isInForce = m_isInForce || (isNow && evidence->isComplete());
    }
}

//! A complete one takes the place of all that its question was answered with before. One that was withdrawn brings nothing of that back but fails: what spoke
//! for the control is gone, and the rest is open.
void Statements::replace(const Evidence &evidence, bool isWithdrawn)
{
    std::erase_if(m_units, [&](const auto &unit) {
        return isOfSameQuestion(*unit.second.evidence, evidence) && (!isWithdrawn || unit.second.said == Verdict::Pass);
    });
    for (auto &[name, statement] : m_units) {
        if (isOfSameQuestion(*statement.evidence, evidence) && statement.said != Verdict::Fail)
            statement.age = Statement::Age::Withdrawn;
    }
    if (!isWithdrawn)
        std::erase_if(m_parts, [&](const Evidence *part) { return isOfSameQuestion(*part, evidence); });
}

void Statements::take(const Evidence &evidence, Statement::Age age)
{
    const bool isWithdrawn = age == Statement::Age::Withdrawn;
    if (evidence.isComplete())
        replace(evidence, isWithdrawn);
    else
        m_parts.push_back(&evidence);
    for (const EvidenceUnit &unit : evidence.units) {
        const auto before = m_units.find(unit.unit);
        const bool hasFail = before != m_units.end() && before->second.said == Verdict::Fail;
        const bool isKept = unit.verdict != Verdict::Pass && !hasFail;
        if (unit.verdict == Verdict::Fail || (evidence.isComplete() && (!isWithdrawn || isKept)))
            m_units.insert_or_assign(unit.unit, Statement{&evidence, unit.verdict, &unit.detail, age});
    }
}

bool Statements::isAgainst() const
{
    const auto isPass = [](const auto &unit) { return unit.second.said == Verdict::Pass; };
    const auto isOther = [](const auto &unit) { return !isFor(unit.second.said); };
    const bool isNothing = !m_units.empty() && std::none_of(m_units.begin(), m_units.end(), isPass);
    return !m_parts.empty() || isNothing || std::any_of(m_units.begin(), m_units.end(), isOther);
}

UnitResult Statements::resultOf(const std::string &unit, const Statement &statement) const
{
    const bool isFresh = statement.age == Statement::Age::Fresh, isFail = statement.said == Verdict::Fail;
    const std::string &source = statement.evidence->source;
    UnitResult result;
    result.unit = unit;
    result.verdict = isFresh || isFail ? statement.said : Verdict::Unknown;
    result.isSticky = isFail && !isFresh;
    result.reason = !isFresh && !isFail ? &isolation::reasonEvidenceOld : statement.detail->empty() ? &isolation::reasonEvidenceVerdict : &isolation::reasonEvidenceSays;
    result.arguments = {source, unit};
    if (result.reason != &isolation::reasonEvidenceOld)
        result.arguments.push_back(statement.detail->empty() ? std::string(toWire(statement.said)) : *statement.detail);
    result.production.kind = "evidence";
    result.production.id = source;
    result.production.field = unit;
    result.production.value = statement.detail->empty() ? std::string(toWire(statement.said)) : *statement.detail;
    result.production.state = isFresh ? FactState::Known : FactState::Stale;
    result.production.readAt = statement.evidence->finishedAt;
    return result;
}

void Statements::addParts(Judgement &out) const
{
    if (m_parts.empty())
        return;
    const Evidence &part = *m_parts.back();
    UnitResult unit;
    unit.unit = m_pair;
    if (part.expected < 0)
        out.add(std::move(unit), Verdict::Unknown, isolation::reasonEvidenceCountless, {part.source});
    else
        out.add(std::move(unit), Verdict::Unknown, isolation::reasonEvidencePart, {part.source, std::to_string(part.received), std::to_string(part.expected)});
}

void Statements::addAll(Judgement &out) const
{
    bool isNothing = m_parts.empty();
    for (const auto &[name, statement] : m_units) {
        UnitResult unit = resultOf(name, statement);
        isNothing = isNothing && unit.verdict == Verdict::NotApplicable;
        if (unit.verdict == Verdict::Pass)
            out.pass(std::move(unit.unit), isolation::AssignedBy::Operator);
        else
            out.add(std::move(unit));
    }
    addParts(out);
    if (!isNothing || m_units.empty())
        return;
    UnitResult unit;
    unit.unit = m_pair;
    out.add(std::move(unit), Verdict::Unknown, isolation::reasonEvidenceNothingApplies, {});
}

void Statements::addAgainst(Judgement &out) const
{
    for (const auto &[name, statement] : m_units) {
        if (!isFor(statement.said))
            out.add(resultOf(name, statement));
    }
    addParts(out);
}

std::vector<UnitResult> Statements::fails() const
{
    std::vector<UnitResult> found;
    for (const auto &[name, statement] : m_units) {
        if (statement.said == Verdict::Fail)
            found.push_back(resultOf(name, statement));
    }
    return found;
}

std::int64_t Statements::stickyFails() const
{
    return std::count_if(m_units.begin(), m_units.end(), [](const auto &unit) {
        return unit.second.said == Verdict::Fail && unit.second.age != Statement::Age::Fresh;
    });
}

} // namespace bulkhead::evidence
