// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn08.h"

#include "isolation/checks/across.h"
#include "isolation/checks/trust.h"

namespace bulkhead::isolation {

UnitResult Idn08::prove(const PairFacts &facts, Judgement &out) const
{
    UnitResult hint;
    for (std::uint32_t i = 0; i < facts.estate().policies.size(); ++i) {
        const PolicyFacts &policy = facts.estate().policies[i];
        if (!isValidator(policy) || !facts.isOn(policy.place, Side::Sandbox))
            continue;
        const Acceptance accepted = acceptance(facts, i, Side::Sandbox);
        if (accepted.foreign == noIndex)
            continue;
        const PolicyFacts &foreign = facts.estate().policies[accepted.foreign];
        UnitResult found = unitOf(facts, policy);
        found.reason = accepted.reason;
        found.arguments = {shown(facts, policy), shown(facts, foreign), accepted.value};
        found.sandbox = refOf(facts, policy, "trust", accepted.value);
        found.production = refOf(facts, foreign, "trust", accepted.value);
        if (accepted.kind == Acceptance::Kind::Proven) {
            found.verdict = Verdict::Fail;
            out.add(std::move(found));
        } else if (hint.reason == nullptr) {
            hint = std::move(found);
        }
    }
    return hint;
}

} // namespace bulkhead::isolation
