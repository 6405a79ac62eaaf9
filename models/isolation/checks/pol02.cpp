// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol02.h"

#include "isolation/checks/effective.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason sharedQuota{"POL-02.shared",
                         QT_TRANSLATE_NOOP("Isolation", "One quota, %1, counts calls of sandbox and production of "
                                                        "%2")};
const Reason script{"POL-02.script", QT_TRANSLATE_NOOP("Isolation", "A script acts on %1 and may set a quota")};
const Reason none{"POL-02.none", QT_TRANSLATE_NOOP("Isolation", "%1 has no quota of its own in production")};
const Reason missingInSandbox{"POL-02.missing-in-sandbox",
                              QT_TRANSLATE_NOOP("Isolation", "%1 has no quota of its own in the sandbox")};
const Reason platform{"POL-02.platform-limit",
                      QT_TRANSLATE_NOOP("Isolation", "Quota %1 covers both environments above those of %2")};
const Reason equalQuotas{"POL-02.equal",
                         QT_TRANSLATE_NOOP("Isolation", "Sandbox and production of %1 have equal quotas")};
const Reason notAPair{"POL-02.not-a-pair", QT_TRANSLATE_NOOP("Isolation", "%1 is on one side only")};

FactRef quotaRef(const PairFacts &facts, const std::vector<std::uint32_t> &policies)
{
    if (policies.empty())
        return {};
    const PolicyFacts &one = facts.estate().policies[policies.front()];
    return refOf(facts, one, "limits", shown(one.meaning.limits));
}

//! Those that act on one side only.
std::vector<std::uint32_t> own(const PairFacts &facts, const std::vector<std::uint32_t> &policies)
{
    std::vector<std::uint32_t> result;
    std::copy_if(policies.begin(), policies.end(), std::back_inserter(result), [&facts](std::uint32_t policy) {
        return !facts.isOnBoth(facts.estate().policies[policy].place);
    });
    return result;
}

} // namespace

void Pol02::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const auto sandbox = effectivePolicies(facts, row.pair(), Side::Sandbox, PolicyClass::Quota);
    const auto production = effectivePolicies(facts, row.pair(), Side::Production, PolicyClass::Quota);
    const auto say = [&](Verdict verdict, const Reason &reason, std::vector<std::string> arguments) {
        row.say(verdict, reason, std::move(arguments), quotaRef(facts, sandbox), quotaRef(facts, production));
    };
    const SharedPolicy shared = sharedPolicy(facts, sandbox, production);
    const auto &policies = facts.estate().policies;
    // A ceiling over the whole gateway is the platform's as long as each side has its own limit below it.
    const bool isCeiling = shared.isThere() && policies[shared.sandbox].scope == Policy::Scope::Global
        && !own(facts, sandbox).empty() && !own(facts, production).empty();
    if (shared.isThere() && !isCeiling)
        return say(Verdict::Fail, sharedQuota, {policies[shared.sandbox].shown(), row.name()});
    if (row.lacksSide(Side::Sandbox) || row.lacksSide(Side::Production))
        return;
    if (!row.pair().hasBoth())
        return say(Verdict::NotApplicable, notAPair, {row.name()});
    if (row.lacks(gatewaysOf(facts, row.pair()), {EntityKind::Policy}))
        return;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        if ((side == Side::Sandbox ? sandbox : production).empty() && hasOpaquePolicy(facts, row.pair(), side))
            return say(Verdict::Unknown, script, {row.name()});
    }
    if (production.empty())
        return say(Verdict::Warn, none, {row.name()});
    if (sandbox.empty())
        return say(Verdict::Warn, missingInSandbox, {row.name()});
    if (isCeiling)
        return say(Verdict::Warn, platform, {policies[shared.sandbox].shown(), row.name()});
    if (limitsOf(facts, sandbox) == limitsOf(facts, production))
        return say(Verdict::Warn, equalQuotas, {row.name()});
    row.pass();
}

} // namespace bulkhead::isolation
