// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol01.h"

#include "isolation/checks/effective.h"

namespace bulkhead::isolation {

namespace {

const Reason sharedLimit{"POL-01.shared",
                         QT_TRANSLATE_NOOP("Isolation", "One rate limit, %1, counts calls of sandbox and production "
                                                        "of %2")};
const Reason missingLimit{"POL-01.missing-in-production",
                          QT_TRANSLATE_NOOP("Isolation", "%1 has no rate limit in production")};
const Reason undecidable{"POL-01.script",
                         QT_TRANSLATE_NOOP("Isolation", "A script acts on %1 in production and may limit its rate")};
const Reason missingInSandbox{"POL-01.missing-in-sandbox",
                              QT_TRANSLATE_NOOP("Isolation", "%1 has no rate limit in the sandbox")};
const Reason equalLimits{"POL-01.equal",
                         QT_TRANSLATE_NOOP("Isolation", "Sandbox and production of %1 have equal rate limits")};
const Reason notAPair{"POL-01.not-a-pair", QT_TRANSLATE_NOOP("Isolation", "%1 is on one side only")};

FactRef limitRef(const PairFacts &facts, std::uint32_t policy)
{
    const PolicyFacts &one = facts.estate().policies[policy];
    return refOf(facts, one, "limits", shown(one.meaning.limits));
}

} // namespace

FactState Pol01::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Pol01::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const ApiPair &pair = facts.apis()[unit.number];
    const std::string &name = facts.estate().apis[pair.api].name;
    const auto sandbox = effectivePolicies(facts, pair, Side::Sandbox, PolicyClass::RateLimit);
    const auto production = effectivePolicies(facts, pair, Side::Production, PolicyClass::RateLimit);
    UnitResult result = unitOf(facts, pair);
    const auto say = [&](Verdict verdict, const Reason &reason) {
        result.verdict = verdict;
        result.reason = &reason;
        if (result.arguments.empty())
            result.arguments = {name};
        result.sandbox = sandbox.empty() ? deploymentRef(facts, pair, Side::Sandbox, "policies", "no rate limit")
                                         : limitRef(facts, sandbox.front());
        result.production = production.empty() ? deploymentRef(facts, pair, Side::Production, "policies", "no rate limit")
                                               : limitRef(facts, production.front());
        out.add(std::move(result));
    };
    if (const SharedPolicy shared = sharedPolicy(facts, sandbox, production); shared.isThere()) {
        result.arguments = {facts.estate().policies[shared.sandbox].shown(), name};
        return say(Verdict::Fail, sharedLimit);
    }
    if (out.lacksSide(pair, result, Side::Sandbox) || out.lacksSide(pair, result, Side::Production))
        return;
    if (!pair.hasBoth())
        return say(Verdict::NotApplicable, notAPair);
    if (out.lacks(result, gatewaysOf(facts, pair), {EntityKind::Policy}))
        return;
    if (production.empty()) {
        const bool script = hasOpaquePolicy(facts, pair, Side::Production);
        return say(script ? Verdict::Unknown : Verdict::Fail, script ? undecidable : missingLimit);
    }
    if (sandbox.empty())
        return say(Verdict::Warn, missingInSandbox);
    if (limitsOf(facts, sandbox) == limitsOf(facts, production))
        return say(Verdict::Warn, equalLimits);
    out.pass(pair);
}

} // namespace bulkhead::isolation
