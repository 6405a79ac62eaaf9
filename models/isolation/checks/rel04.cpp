// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel04.h"

#include "isolation/checks/crossing.h"
#include "isolation/checks/secretpaths.h"
#include "isolation/identity.h"

namespace bulkhead::isolation {

namespace {

const Reason foreign{"REL-04.foreign", QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 names %2 of the other side")};
const Reason mock{"REL-04.mock", QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 in production names a mock: %2")};
const Reason testEndpoint{"REL-04.test-endpoint",
                          QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 in production names a test endpoint: %2")};
const Reason liveEndpoint{"REL-04.live-endpoint",
                          QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 in the sandbox names a live endpoint: %2")};
const Reason placeholder{"REL-04.placeholder",
                         QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 still holds a placeholder: %2")};
const Reason foreignSecretPath{"REL-04.secret",
                               QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 takes a secret of the other side: %2")};
const Reason opaque{"REL-04.opaque", QT_TRANSLATE_NOOP("Isolation", "A reference of %1 is built where it cannot be read: %2")};
const Reason script{"REL-04.script", QT_TRANSLATE_NOOP("Isolation", "A script of %1 may build references: %2")};
const Reason loopback{"REL-04.loopback", QT_TRANSLATE_NOOP("Isolation", "%1 names %2, which is another place on every machine")};
const Reason unresolved{"REL-04.unresolved",
                        QT_TRANSLATE_NOOP("Isolation", "%1 names %2, which may be a place of the other side")};
const Reason unclassified{"REL-04.unclassified", QT_TRANSLATE_NOOP("Isolation", "%1 names %2, which no inventory and no register holds")};
const Reason secretGuess{"REL-04.secret-name",
                         QT_TRANSLATE_NOOP("Isolation", "%1 takes a secret whose name sounds like the other side's: %2")};
const Reason nothingNamed{"REL-04.nothing-named", QT_TRANSLATE_NOOP("Isolation", "The stored configuration of %1 names no other place")};

//! What one reference means; no reason: it is the side's own, or registered.
struct Meaning
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    std::string value;
    FactRef own, met;
};

bool isPlaceholder(const std::string &text)
{
    return text.find("${") != std::string::npos || text.find("{{") != std::string::npos || text.find("<%") != std::string::npos;
}

//! The registers of third parties; no reason if the target stands on none that matters.
const Reason *byRegister(const PairFacts &facts, const TargetFacts &target)
{
    const Declarations &declared = facts.estate().declared;
    const bool production = callerSide(facts, target) == Side::Production;
    const auto isOn = [&](const std::vector<std::string> &list) {
        return target.endpoint.isSet() && facts.estate().isOnList(list, target.endpoint.host);
    };
    if (production)
        return isOn(declared.testExternal) ? &testEndpoint : nullptr;
    return isOn(declared.liveExternal) ? &liveEndpoint : nullptr;
}

bool isClassified(const PairFacts &facts, const TargetFacts &target)
{
    const EstateFacts &estate = facts.estate();
    if (target.owners != 0 || estate.isSimulated(target) || isRegisteredShared(estate, target))
        return true;
    const bool production = callerSide(facts, target) == Side::Production;
    const auto &list = production ? estate.declared.liveExternal : estate.declared.testExternal;
    return target.endpoint.isSet() && estate.isOnList(list, target.endpoint.host);
}

Meaning meaningOf(const PairFacts &facts, std::uint32_t number)
{
    const TargetFacts &target = facts.estate().targets[number];
    Meaning meaning;
    meaning.value = shown(target);
    meaning.own = refOf(facts, target);
    const auto is = [&meaning](Verdict verdict, const Reason &reason) {
        meaning.verdict = verdict;
        meaning.reason = &reason;
        return meaning;
    };
    // What the own side's inventory holds is its own, whoever else calls it: the other side's unit says so.
    const Crossing crossing = crossingOf(facts, number);
    if (crossing.kind == Crossing::Kind::Inventory || (crossing.isProof() && target.owners == 0)) {
        if (crossing.other != noIndex)
            meaning.met = refOf(facts, facts.estate().targets[crossing.other]);
        return is(Verdict::Fail, foreign);
    }
    if (target.kind == TargetFacts::Kind::Mock && callerSide(facts, target) == Side::Production)
        return is(Verdict::Fail, mock);
    if (isPlaceholder(target.endpoint.host) || isPlaceholder(target.resource))
        return is(Verdict::Fail, placeholder);
    if (const Reason *reason = byRegister(facts, target))
        return is(Verdict::Fail, *reason);
    if (isClassified(facts, target))
        return meaning;
    if (target.opaque || target.kind == TargetFacts::Kind::Dynamic)
        return is(Verdict::Unknown, opaque);
    if (isLoopback(target.endpoint))
        return is(Verdict::Unknown, loopback);
    if (isUndecided(facts, target) || hasUnresolved(facts, other(callerSide(facts, target))))
        return is(Verdict::Unknown, unresolved);
    return is(Verdict::Warn, unclassified);
}

//! Places that a policy names beside what it calls.
std::vector<std::pair<std::string, Endpoint>> namedBy(const PolicyMeaning &meaning)
{
    std::vector<std::pair<std::string, Endpoint>> named;
    for (const ClientUse &client : meaning.clients) {
        for (const std::string &uri : client.redirectUris)
            named.emplace_back("redirect_uri", endpoint(uri));
    }
    for (const std::string &origin : meaning.corsOrigins)
        named.emplace_back("cors_origin", endpoint(origin));
    for (const MachineIdentity &identity : meaning.identities)
        named.emplace_back(identity.field, endpoint(identity.realm));
    if (meaning.counters) {
        for (const Endpoint &store : meaning.counters->endpoints)
            named.emplace_back("counters", store);
    }
    return named;
}

//! The first place of a policy that the other side's inventory alone holds.
Meaning policyMeaning(const PairFacts &facts, const PolicyFacts &policy, Side side)
{
    for (const auto &[field, place] : namedBy(policy.meaning)) {
        const EnvironmentSet owners = place.isSet() ? facts.estate().ownersOf(place) : 0;
        if ((owners & facts.bit(other(side))) != 0 && (owners & facts.bit(side)) == 0)
            return {Verdict::Fail, &foreign, toText(place), refOf(facts, policy, field, toText(place)), {}};
    }
    if (policy.meaning.opaque)
        return {Verdict::Unknown, &script, policy.name, refOf(facts, policy, "script", policy.name), {}};
    return {};
}

Meaning secretMeaning(const PairFacts &facts, const DeploymentFacts &deployment, Side side)
{
    const ForeignSecret secret = foreignSecret(facts, deployment, other(side));
    if (secret.naming == Naming::Nothing)
        return {};
    const bool isProof = secret.naming == Naming::Id;
    return {isProof ? Verdict::Fail : Verdict::Warn, isProof ? &foreignSecretPath : &secretGuess, secret.path,
            refOf(facts, facts.estate().policies[secret.policy], "secret", secret.path), {}};
}

//! The worst of all that the deployment's stored configuration names.
Meaning worstOf(const PairFacts &facts, const DeploymentFacts &deployment, Side side)
{
    Meaning worst = secretMeaning(facts, deployment, side);
    const auto take = [&worst](Meaning meaning) {
        if (meaning.verdict > worst.verdict)
            worst = std::move(meaning);
    };
    for (const std::uint32_t number : deployment.targets)
        take(meaningOf(facts, number));
    for (const std::uint32_t number : deployment.policies) {
        if (facts.estate().policies[number].enabled)
            take(policyMeaning(facts, facts.estate().policies[number], side));
    }
    return worst;
}

bool namesAnything(const EstateFacts &estate, const DeploymentFacts &deployment)
{
    if (!deployment.targets.empty())
        return true;
    for (const std::uint32_t number : deployment.policies) {
        const PolicyMeaning &meaning = estate.policies[number].meaning;
        if (!namedBy(meaning).empty() || !meaning.secretPaths.empty())
            return true;
    }
    return false;
}

} // namespace

FactState Rel04::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Rel04::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const DeploymentFacts &deployment = facts.estate().deployments[unit.number];
    if (deployment.place.environments == 0)
        return;
    const Side side = facts.isOn(deployment.place, Side::Sandbox) ? Side::Sandbox : Side::Production;
    UnitResult result = unitOf(facts, deployment);
    const auto say = [&](const Meaning &meaning) {
        result.verdict = meaning.verdict;
        result.reason = meaning.reason;
        result.arguments = {deployment.name, meaning.value};
        (side == Side::Sandbox ? result.sandbox : result.production) = meaning.own;
        (side == Side::Sandbox ? result.production : result.sandbox) = meaning.met;
        out.add(std::move(result));
    };
    const Meaning worst = worstOf(facts, deployment, side);
    if (worst.verdict == Verdict::Fail)
        return say(worst);
    std::vector<std::uint32_t> gateways = facts.gateways(other(side));
    gateways.push_back(deployment.place.gateway);
    if (out.lacks(result, gateways, {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}))
        return;
    if (worst.verdict == Verdict::Unknown)
        return say(worst);
    if (!namesAnything(facts.estate(), deployment))
        return say({Verdict::NotApplicable, &nothingNamed, {}, refOf(facts, deployment, "references", "0"), {}});
    if (worst.verdict == Verdict::Warn)
        return say(worst);
    out.pass(std::move(result.unit), deployment.place.by, result.apis);
}

} // namespace bulkhead::isolation
