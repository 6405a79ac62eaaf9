// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn05.h"

#include "isolation/checks/across.h"

#include <algorithm>
#include <map>

namespace bulkhead::isolation {

namespace {

const Reason sameSecret{"IDN-05.same-secret", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 sign in with one secret")};
const Reason sameReference{"IDN-05.same-reference",
                           QT_TRANSLATE_NOOP("Isolation", "%1 and %2 take their secret from one place: %3")};
const Reason sameAccount{"IDN-05.same-account",
                         QT_TRANSLATE_NOOP("Isolation", "%1 and %2 sign in as one account: %3")};
const Reason spanning{"IDN-05.spanning",
                      QT_TRANSLATE_NOOP("Isolation", "%1 acts in sandbox and production with one account")};
const Reason shipper{"IDN-05.same-shipper",
                     QT_TRANSLATE_NOOP("Isolation", "%1 and %2 write telemetry with one credential")};
const Reason machine{"IDN-05.same-machine",
                     QT_TRANSLATE_NOOP("Isolation", "Machine account %1 may change gateways of both sides")};
const Reason rightsNotTold{"IDN-05.rights-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Whether machine account %1 may change both sides is not known")};
const Reason namedByTemplate{"IDN-05.template",
                             QT_TRANSLATE_NOOP("Isolation", "The secret of %1 is named by a template: %3")};
const Reason realmNotTold{"IDN-05.realm-not-told",
                          QT_TRANSLATE_NOOP("Isolation", "%1 and %2 sign in under one name, and where is not known")};
const Reason script{"IDN-05.script", QT_TRANSLATE_NOOP("Isolation", "A script may sign in somewhere: %1")};
const Reason sameName{"IDN-05.same-name",
                      QT_TRANSLATE_NOOP("Isolation", "%1 and %2 sign in under one name, at different places: %3")};
const Reason sameFolder{"IDN-05.same-folder",
                        QT_TRANSLATE_NOOP("Isolation", "%1 and %2 take their secrets from one folder: %3")};

//! Names that mean one account wherever they are used: cloud roles, and key fingerprints of client certificates.
bool isGlobalName(const MachineIdentity &identity)
{
    const std::string &name = identity.name;
    const bool isDigest = name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    return isDigest || name.starts_with("arn:");
}

bool carriesIdentity(const PolicyFacts &policy)
{
    const auto &counters = policy.meaning.counters;
    return !policy.meaning.identities.empty() || (counters && (!counters->user.empty() || counters->secret));
}

struct Finding
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    KeyMatch match;
};

//! Keys of one kind, templates left out: two equal templates may still name two secrets.
Keys withoutTemplates(const Keys &keys)
{
    Keys rest;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(rest), [](const std::string &key) {
        return !(key.starts_with("machine-ref/") || key.starts_with("machine-folder/")) || !isTemplate(key);
    });
    return rest;
}

Finding proof(const PairFacts &facts, const PolicyFacts &policy, const Keys &keys, Side foreign)
{
    if (facts.isOnBoth(policy.place))
        return {Verdict::Fail, &spanning, {}};
    if (const KeyMatch one = policyMatch(facts, keys, {"machine-secret/"}, foreign); one.isThere())
        return {Verdict::Fail, &sameSecret, one};
    if (const KeyMatch one = policyMatch(facts, keys, {"machine-ref/"}, foreign); one.isThere())
        return {Verdict::Fail, &sameReference, one};
    Keys accounts;
    for (const std::string &key : keys) {
        if (key.starts_with("machine/") && !key.ends_with('@'))
            accounts.push_back(key);
    }
    for (const MachineIdentity &identity : policy.meaning.identities) {
        if (isGlobalName(identity))
            accounts.push_back("machine-name/" + identity.name);
    }
    if (const KeyMatch one = policyMatch(facts, accounts, {"machine"}, foreign); one.isThere())
        return {Verdict::Fail, &sameAccount, one};
    return {};
}

Finding doubt(const PairFacts &facts, const PolicyFacts &policy, const Keys &keys, Side foreign)
{
    for (const MachineIdentity &identity : policy.meaning.identities) {
        if (isTemplate(identity.reference))
            return {Verdict::Unknown, &namedByTemplate, {"machine-ref/" + identity.reference, noIndex}};
        const std::string name = "machine-name/" + identity.name;
        const std::uint32_t namesake = identity.name.empty() ? noIndex : policyUnder(facts, name, foreign);
        if (namesake == noIndex)
            continue;
        const std::uint32_t nowhere = policyUnder(facts, "machine/" + identity.name + '@', foreign);
        if (identity.realm.empty() || nowhere != noIndex)
            return {Verdict::Unknown, &realmNotTold, {name, identity.realm.empty() ? namesake : nowhere}};
    }
    if (policy.meaning.opaque)
        return {Verdict::Unknown, &script, {}};
    if (const KeyMatch one = policyMatch(facts, keys, {"machine-name/"}, foreign); one.isThere())
        return {Verdict::Warn, &sameName, one};
    if (const KeyMatch one = policyMatch(facts, keys, {"machine-folder/"}, foreign); one.isThere())
        return {Verdict::Warn, &sameFolder, one};
    return {};
}

void judgePolicy(const PairFacts &facts, const PolicyFacts &policy, Judgement &out)
{
    const bool isProduction = facts.isOn(policy.place, Side::Production);
    const bool isHere = isProduction || facts.isOn(policy.place, Side::Sandbox);
    if (!policy.enabled || !isHere || (!carriesIdentity(policy) && !policy.meaning.opaque))
        return;
    const Side foreign = isProduction ? Side::Sandbox : Side::Production;
    const Keys keys = withoutTemplates(keysOf(policy));
    UnitResult unit = unitOf(facts, policy);
    unit.apis = rowsOf(facts, policy);
    const auto say = [&](const Finding &finding) {
        const bool isThere = finding.match.isThere();
        const PolicyFacts &across = isThere ? facts.estate().policies[finding.match.item] : policy;
        const bool isSecret = finding.reason == &sameSecret;
        const std::string value = isSecret ? std::string() : finding.match.key.substr(finding.match.key.find('/') + 1);
        FactRef own = refOf(facts, policy, isSecret ? "secret" : "account", value), theirs;
        if (isThere)
            theirs = refOf(facts, across, isSecret ? "secret" : "account", value);
        if (isProduction)
            std::swap(own, theirs);
        out.add(std::move(unit), finding.verdict, *finding.reason, {shown(facts, policy), shown(facts, across), value},
                std::move(own), std::move(theirs));
    };
    if (carriesIdentity(policy)) {
        if (const Finding finding = proof(facts, policy, keys, foreign); finding.reason != nullptr)
            return say(finding);
    }
    if (out.lacks(unit, withGatewaysOf(facts, {policy.place.gateway}, foreign), {EntityKind::Policy}))
        return;
    if (const Finding finding = doubt(facts, policy, keys, foreign); finding.reason != nullptr)
        return say(finding);
    out.pass(std::move(unit.unit), policy.place.by, unit.apis);
}

void judgeSink(const PairFacts &facts, const SinkFacts &sink, Judgement &out)
{
    const auto side = facts.isOnBoth(sink.place) ? Side::Sandbox : sideOf(facts, sink.place);
    if (!sink.secret || !side)
        return;
    UnitResult unit = unitOf(facts, sink);
    for (const std::string &key : keysOf(sink)) {
        const std::uint32_t found = key.starts_with("secret/") ? sinkUnder(facts, key, other(*side)) : noIndex;
        if (found == noIndex)
            continue;
        const SinkFacts &across = facts.estate().sinks[found];
        FactRef own = refOf(facts, sink, "secret", shown(*sink.secret)),
            theirs = refOf(facts, across, "secret", shown(*sink.secret));
        if (*side == Side::Production)
            std::swap(own, theirs);
        return out.add(std::move(unit), Verdict::Fail, shipper, {sink.id, across.id}, std::move(own), std::move(theirs));
    }
    if (!out.lacks(unit, withGatewaysOf(facts, {sink.place.gateway}, other(*side)), {EntityKind::Sink}))
        out.pass(std::move(unit.unit), sink.place.by);
}

void judgeMachines(const PairFacts &facts, Judgement &out)
{
    struct Account
    {
        FactRef on[2];
        AssignedBy by = AssignedBy::Operator;
    };
    std::map<std::string, Account> accounts;
    bool complete = true;
    for (const std::uint32_t gateway : gatewaysOfBoth(facts)) {
        const GatewayFacts &one = facts.estate().gateways[gateway];
        complete = complete && one.grants.isDecided() && facts.isFresh(gateway);
        for (const Grant &grant : one.grants.value) {
            if (!grant.isMachine || !grant.mayWrite)
                continue;
            const EnvironmentSet environments = grant.environments != 0 ? grant.environments : one.environments;
            Account &account = accounts[grant.principal];
            account.by = std::max(account.by, one.by);
            for (const Side side : {Side::Sandbox, Side::Production}) {
                if ((environments & facts.bit(side)) != 0)
                    account.on[static_cast<std::size_t>(side)] = refOf(facts, one, "grants", grant.role);
            }
        }
    }
    for (const auto &[name, account] : accounts) {
        if (account.on[0].isSet() && account.on[1].isSet())
            out.add(unitOf("machine", name), Verdict::Fail, machine, {name}, account.on[0], account.on[1]);
        else if (!complete)
            out.add(unitOf("machine", name), Verdict::Unknown, rightsNotTold, {name});
        else
            out.pass("machine:" + name, account.by);
    }
}

} // namespace

FactState Idn05::population(const PairFacts &facts) const
{
    return listed(bothSides(facts, {EntityKind::Policy, EntityKind::Sink}));
}

FactState Idn05::records(const PairFacts &facts, const UnitResult &unit) const
{
    return unit.unit.starts_with("machine:") ? rightsOf(facts, gatewaysOfBoth(facts)) : FactState::Known;
}

void Idn05::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    if (unit.kind == UnitKind::Policy)
        return judgePolicy(facts, facts.estate().policies[unit.number], out);
    if (unit.kind == UnitKind::Sink)
        return judgeSink(facts, facts.estate().sinks[unit.number], out);
    judgeMachines(facts, out);
}

} // namespace bulkhead::isolation
