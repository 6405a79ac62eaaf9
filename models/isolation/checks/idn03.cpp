// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn03.h"

#include "isolation/checks/across.h"
#include "isolation/checks/trust.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason wildcard{"IDN-03.wildcard",
                      QT_TRANSLATE_NOOP("Isolation", "A sandbox client of %1 is granted %2, which reaches "
                                                     "production")};
const Reason sameSigning{"IDN-03.same-signing-secret",
                         QT_TRANSLATE_NOOP("Isolation", "Tokens of %1 and of %2 are signed with one secret")};
const Reason spanning{"IDN-03.spanning",
                      QT_TRANSLATE_NOOP("Isolation", "Tokens signed for %1 are accepted in both environments")};
const Reason notComparable{"IDN-03.not-comparable",
                           QT_TRANSLATE_NOOP("Isolation", "The signing secret of %1 is kept in a form that does not "
                                                          "compare")};

//! A grant that covers production too: everything, all of an API, or the default of a resource of production.
std::string reachingScope(const PairFacts &facts, const PolicyFacts &policy)
{
    for (const ClientUse &client : policy.meaning.clients) {
        for (const std::string &scope : client.scopes) {
            if (scope == "*" || scope.ends_with(":*"))
                return scope;
            constexpr std::string_view standard = "/.default";
            if (!scope.ends_with(standard))
                continue;
            const Endpoint resource = endpoint(std::string_view(scope).substr(0, scope.size() - standard.size()));
            if (ownerOf(facts, resource.host) == Side::Production)
                return scope;
        }
    }
    return {};
}

void judgeValidator(const PairFacts &facts, std::uint32_t index, Side side, Judgement &out)
{
    const PolicyFacts &policy = facts.estate().policies[index];
    UnitResult unit = unitOf(facts, policy);
    unit.apis = rowsOf(facts, policy);
    const Acceptance accepted = acceptance(facts, index, side);
    const auto say = [&](Verdict verdict) {
        const PolicyFacts &foreign = accepted.foreign == noIndex ? policy : facts.estate().policies[accepted.foreign];
        FactRef own = refOf(facts, policy, "trust", accepted.value), across;
        if (accepted.foreign != noIndex)
            across = refOf(facts, foreign, "trust", accepted.value);
        if (side == Side::Production)
            std::swap(own, across);
        out.add(std::move(unit), verdict, *accepted.reason, {shown(facts, policy), shown(facts, foreign), accepted.value},
                std::move(own), std::move(across));
    };
    if (accepted.kind == Acceptance::Kind::Proven)
        return say(Verdict::Fail);
    const auto gateways = withGatewaysOf(facts, {policy.place.gateway}, other(side));
    if (out.lacks(unit, gateways, {EntityKind::Policy}))
        return;
    if (trustsCredentials(policy) && out.lacks(unit, gateways, {EntityKind::Credential}))
        return;
    if (accepted.kind == Acceptance::Kind::Unknown)
        return say(Verdict::Unknown);
    if (accepted.kind == Acceptance::Kind::Separated)
        return say(Verdict::Warn);
    out.pass(std::move(unit.unit), policy.place.by, unit.apis);
}

void judgePolicy(const PairFacts &facts, std::uint32_t index, Judgement &out)
{
    const PolicyFacts &policy = facts.estate().policies[index];
    const bool isSandbox = facts.isOn(policy.place, Side::Sandbox);
    if (!policy.enabled || (!isSandbox && !facts.isOn(policy.place, Side::Production)))
        return;
    if (isSandbox) {
        if (const std::string scope = reachingScope(facts, policy); !scope.empty()) {
            UnitResult unit = unitOf(facts, policy);
            unit.apis = rowsOf(facts, policy);
            out.add(std::move(unit), Verdict::Fail, wildcard, {shown(facts, policy), scope},
                    refOf(facts, policy, "client scopes", scope));
            return;
        }
    }
    if (!isValidator(policy))
        return;
    // One that acts on both sides is a validator of production that meets itself in the sandbox.
    const Side side = facts.isOn(policy.place, Side::Production) ? Side::Production : Side::Sandbox;
    judgeValidator(facts, index, side, out);
}

void judgeSecret(const PairFacts &facts, const CredentialFacts &credential, Judgement &out)
{
    UnitResult unit = unitOf(facts, credential);
    const std::string name = credential.consumerName.empty() ? credential.id : credential.consumerName;
    if (facts.isOnBoth(credential.place)) {
        const FactRef ref = refOf(facts, credential, "environments", "both");
        return out.add(std::move(unit), Verdict::Fail, spanning, {name}, ref, ref);
    }
    for (const std::string &key : keysOf(credential)) {
        if (!key.starts_with("ref/") && (!key.starts_with("secret/") || credential.shortHash))
            continue;
        if (const CredentialFacts *found = productionCredential(facts, key)) {
            const std::string value = credential.secret ? shown(*credential.secret) : credential.reference;
            return out.add(std::move(unit), Verdict::Fail, sameSigning, {name, found->consumerName},
                           refOf(facts, credential, "secret", value), refOf(facts, *found, "secret", value));
        }
    }
    const auto gateways = withGatewaysOf(facts, {credential.place.gateway}, Side::Production);
    if (out.lacks(unit, gateways, {EntityKind::Credential}))
        return;
    if (!isComparable(credential))
        return out.add(std::move(unit), Verdict::Unknown, notComparable, {name}, refOf(facts, credential, "secret", {}));
    out.pass(std::move(unit.unit), credential.place.by);
}

} // namespace

FactState Idn03::population(const PairFacts &facts) const
{
    return listed(bothSides(facts, {EntityKind::Policy, EntityKind::Credential}));
}

void Idn03::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    if (unit.kind == UnitKind::Policy)
        return judgePolicy(facts, unit.number, out);
    const CredentialFacts &credential = facts.estate().credentials[unit.number];
    if (isSigningSecret(credential) && credential.isActive && facts.isOn(credential.place, Side::Sandbox))
        judgeSecret(facts, credential, out);
}

} // namespace bulkhead::isolation
