// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol04.h"

#include "isolation/checks/across.h"

namespace bulkhead::isolation {

namespace {

const Reason sharedPolicy{"POL-04.shared",
                          QT_TRANSLATE_NOOP("Isolation", "One policy against abuse, %1, acts on both environments: "
                                                         "also as %2")};

} // namespace

UnitResult Pol04::prove(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const PolicyFacts &policy = facts.estate().policies[unit.number];
    const bool isGuard = policy.enabled && policy.meaning.kind == PolicyClass::BotProtection;
    if (!isGuard || !facts.isOn(policy.place, Side::Sandbox))
        return {};
    std::uint32_t found = facts.isOnBoth(policy.place) ? unit.number : noIndex;
    if (found == noIndex && !policy.sharedObject.empty())
        found = policyUnder(facts, "object/" + policy.sharedObject, Side::Production);
    if (found == noIndex)
        return {};
    const PolicyFacts &across = facts.estate().policies[found];
    out.add(unitOf(facts, policy), Verdict::Fail, sharedPolicy, {shown(facts, policy), shown(facts, across)},
            refOf(facts, policy, "object", policy.sharedObject), refOf(facts, across, "object", across.sharedObject));
    return {};
}

} // namespace bulkhead::isolation
