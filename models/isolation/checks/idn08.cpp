// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn08.h"

#include "isolation/checks/across.h"
#include "isolation/checks/trust.h"

namespace bulkhead::isolation {

UnitResult Idn08::prove(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const PolicyFacts &policy = facts.estate().policies[unit.number];
    if (!isValidator(policy) || !facts.isOn(policy.place, Side::Sandbox))
        return {};
    const Acceptance accepted = acceptance(facts, unit.number, Side::Sandbox);
    if (accepted.foreign == noIndex)
        return {};
    const PolicyFacts &foreign = facts.estate().policies[accepted.foreign];
    UnitResult found = unitOf(facts, policy);
    found.reason = accepted.reason;
    found.arguments = {shown(facts, policy), shown(facts, foreign), accepted.value};
    found.sandbox = refOf(facts, policy, "trust", accepted.value);
    found.production = refOf(facts, foreign, "trust", accepted.value);
    if (accepted.kind != Acceptance::Kind::Proven)
        return found;
    found.verdict = Verdict::Fail;
    out.add(std::move(found));
    return {};
}

} // namespace bulkhead::isolation
