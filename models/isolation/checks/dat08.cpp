// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/dat08.h"

#include "isolation/checks/crossing.h"
#include "isolation/checks/effective.h"
#include "isolation/checks/secretpaths.h"

namespace bulkhead::isolation {

namespace {

const Reason productionTarget{"DAT-08.production", QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 calls %2 of production")};
const Reason liveTarget{"DAT-08.live", QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 calls a live third party: %2")};
const Reason liveSecret{"DAT-08.live-secret",
                        QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 takes a secret from a place of production: %2")};
const Reason unresolved{"DAT-08.unresolved", QT_TRANSLATE_NOOP("Isolation", "Where the sandbox of %1 really calls, %2, is not known")};
const Reason script{"DAT-08.script", QT_TRANSLATE_NOOP("Isolation", "A script acts on the sandbox of %1 and may call anything")};
const Reason unregistered{"DAT-08.unregistered",
                          QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 calls %2, which stands on no register")};
const Reason noSandbox{"DAT-08.no-sandbox", QT_TRANSLATE_NOOP("Isolation", "%1 has no sandbox")};
const Reason nothingCalled{"DAT-08.nothing-called", QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 calls nothing")};

//! What one target means; no reason: it is simulated, the sandbox's own or a registered test endpoint.
struct Meaning
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    std::uint32_t target = noIndex, met = noIndex;
};

Meaning meaningOf(const PairFacts &facts, std::uint32_t number)
{
    const EstateFacts &estate = facts.estate();
    const TargetFacts &target = estate.targets[number];
    const std::string &host = target.endpoint.host;
    if ((target.owners & estate.allOf(EnvironmentType::Production)) != 0)
        return {Verdict::Fail, &productionTarget, number, noIndex};
    if (estate.isSimulated(target))
        return {};
    if (!host.empty() && estate.isOnList(estate.declared.liveExternal, host))
        return {Verdict::Fail, &liveTarget, number, noIndex};
    if (!host.empty() && (estate.isOnList(estate.declared.testExternal, host) || isRegisteredShared(estate, target)))
        return {};
    if (target.owners != 0)
        return {};
    if (const Crossing crossing = crossingOf(facts, number); crossing.isProof())
        return {Verdict::Fail, &productionTarget, number, crossing.other};
    if (isUndecided(facts, target) || hasUnresolved(facts, Side::Production))
        return {Verdict::Unknown, &unresolved, number, noIndex};
    return {Verdict::Warn, &unregistered, number, noIndex};
}

} // namespace

FactState Dat08::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Dat08::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const EstateFacts &estate = facts.estate();
    const ApiPair &pair = facts.apis()[unit.number];
    UnitResult result = unitOf(facts, pair);
    result.arguments = {estate.apis[pair.api].name};
    const auto say = [&](Verdict verdict, const Reason &reason) {
        result.verdict = verdict;
        result.reason = &reason;
        if (!result.sandbox.isSet())
            result.sandbox = deploymentRef(facts, pair, Side::Sandbox, "targets", {});
        out.add(std::move(result));
    };
    const auto sayTarget = [&](const Meaning &meaning) {
        result.arguments.push_back(shown(estate.targets[meaning.target]));
        result.sandbox = refOf(facts, estate.targets[meaning.target]);
        if (meaning.met != noIndex)
            result.production = refOf(facts, estate.targets[meaning.met]);
        say(meaning.verdict, *meaning.reason);
    };
    if (out.lacksSide(pair, result, Side::Sandbox))
        return;
    if (pair.sandbox.empty())
        return say(Verdict::NotApplicable, noSandbox);
    Meaning worst;
    bool calls = false;
    for (const std::uint32_t number : pair.sandbox) {
        const DeploymentFacts &deployment = estate.deployments[number];
        for (const std::uint32_t target : deployment.targets) {
            if (estate.targets[target].role == TargetFacts::Role::Log)
                continue;
            calls = true;
            if (const Meaning meaning = meaningOf(facts, target); meaning.verdict > worst.verdict)
                worst = meaning;
        }
        const ForeignSecret secret = foreignSecret(facts, deployment, Side::Production);
        if (secret.naming == Naming::Nothing)
            continue;
        result.arguments.push_back(secret.path);
        result.sandbox = refOf(facts, estate.policies[secret.policy], "secret", secret.path);
        return say(Verdict::Fail, liveSecret);
    }
    if (worst.verdict == Verdict::Fail)
        return sayTarget(worst);
    if (out.lacks(result, gatewaysOf(facts, pair), {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}))
        return;
    if (worst.verdict == Verdict::Unknown)
        return sayTarget(worst);
    if (hasOpaquePolicy(facts, pair, Side::Sandbox))
        return say(Verdict::Unknown, script);
    if (!calls)
        return say(Verdict::NotApplicable, nothingCalled);
    if (worst.verdict == Verdict::Warn)
        return sayTarget(worst);
    out.pass(pair);
}

} // namespace bulkhead::isolation
