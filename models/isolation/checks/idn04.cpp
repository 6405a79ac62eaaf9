// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn04.h"

#include "isolation/checks/across.h"
#include "isolation/checks/twogateways.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::isolation {

namespace {

const Reason rightsNotTold{"IDN-04.rights-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Who may change %1 is not known")};
const Reason crossGrant{"IDN-04.grant-on-both",
                        QT_TRANSLATE_NOOP("Isolation", "Role %2 lets %1 change sandbox and production")};
const Reason registered{"IDN-04.approved-administrator",
                        QT_TRANSLATE_NOOP("Isolation", "%1 may change both sides, as an approved administrator")};
const Reason onBoth{"IDN-04.principal-on-both",
                    QT_TRANSLATE_NOOP("Isolation", "%1 may change sandbox and production, by separate roles")};
const Reason strangerLetIn{"IDN-04.sandbox-consumer-let-in",
                           QT_TRANSLATE_NOOP("Isolation", "Group %2 lets consumer %1 of the sandbox into production: "
                                                          "%3")};
const Reason sharedGroup{"IDN-04.shared-group",
                         QT_TRANSLATE_NOOP("Isolation", "Group %1 opens APIs of sandbox and of production on one "
                                                        "store: %2 and %3")};

//! What one principal may change.
struct Rights
{
    const Grant *spanning = nullptr;
    FactRef on[2];
    AssignedBy by = AssignedBy::Operator; //!< the weakest of its gateways
};

void gather(const PairFacts &facts, std::uint32_t gateway, std::map<std::string, Rights> &principals)
{
    const GatewayFacts &one = facts.estate().gateways[gateway];
    for (const Grant &grant : one.grants.value) {
        if (!grant.mayWrite)
            continue;
        const EnvironmentSet environments = grant.environments != 0 ? grant.environments : one.environments;
        Rights &rights = principals[grant.principal];
        rights.by = std::max(rights.by, one.by);
        for (const Side side : {Side::Sandbox, Side::Production}) {
            if ((environments & facts.bit(side)) != 0)
                rights.on[static_cast<std::size_t>(side)] = refOf(facts, one, "grants",
                                                                  grant.role + " on " + grant.resource);
        }
        const EnvironmentSet both = facts.bit(Side::Sandbox) | facts.bit(Side::Production);
        if ((environments & both) == both)
            rights.spanning = &grant;
    }
}

void judgePrincipal(const PairFacts &facts, const std::string &name, const Rights &rights, bool complete, Judgement &out)
{
    const auto &approved = facts.estate().declared.approvedAdmins;
    const bool isApproved = std::find(approved.begin(), approved.end(), name) != approved.end();
    const bool both = rights.on[0].isSet() && rights.on[1].isSet();
    const auto say = [&](Verdict verdict, const Reason &reason, std::vector<std::string> arguments) {
        out.add(unitOf("principal", name), verdict, reason, std::move(arguments), rights.on[0], rights.on[1]);
    };
    if (rights.spanning != nullptr && !isApproved)
        return say(Verdict::Fail, crossGrant, {name, rights.spanning->role});
    if (!complete)
        return say(Verdict::Unknown, reasonNoPopulation, {});
    if (both)
        return say(Verdict::Warn, isApproved ? registered : onBoth, {name});
    out.pass("principal:" + name, rights.by);
}

void judgeRights(const PairFacts &facts, Judgement &out)
{
    std::map<std::string, Rights> principals;
    bool complete = true;
    for (const std::uint32_t gateway : gatewaysOfBoth(facts)) {
        const GatewayFacts &one = facts.estate().gateways[gateway];
        if (one.grants.isKnown())
            gather(facts, gateway, principals);
        if (one.grants.isDecided() && facts.isFresh(gateway))
            continue;
        complete = false;
        const std::string id = one.id.text().toStdString();
        out.add(unitOf("gateway", id), Verdict::Unknown, rightsNotTold, {id}, refOf(facts, one, "grants", {}));
    }
    for (const auto &[name, rights] : principals)
        judgePrincipal(facts, name, rights, complete, out);
}

using Groups = std::unordered_set<std::string>;
//! Consumers that only the sandbox has, by gateway and group.
using Strangers = std::unordered_map<std::string, const ConsumerFacts *>;

std::string groupKey(std::uint32_t gateway, const std::string &group)
{
    return std::to_string(gateway) + '/' + group;
}

Strangers strangers(const PairFacts &facts, const Groups &wanted)
{
    Strangers found;
    for (const ConsumerFacts &consumer : facts.estate().consumers) {
        if (sideOf(facts, consumer.place) != Side::Sandbox)
            continue;
        for (const std::string &group : consumer.groups) {
            if (wanted.contains(group))
                found.emplace(groupKey(consumer.place.gateway, group), &consumer);
        }
    }
    return found;
}

bool isAccessList(const PolicyFacts &policy)
{
    return policy.enabled && policy.meaning.kind == PolicyClass::Authorisation && !policy.meaning.groups.empty();
}

bool isOneStore(const PairFacts &facts, std::uint32_t sandbox, std::uint32_t production)
{
    return commonIdentity(facts, sandbox, production).verdict == Verdict::Fail;
}

void judgeAccessList(const PairFacts &facts, const PolicyFacts &policy, const Strangers &found,
                     const std::unordered_map<std::string, const PolicyFacts *> &ofSandbox, Judgement &out)
{
    UnitResult unit = unitOf(facts, policy);
    const std::uint32_t here = policy.place.gateway;
    for (const std::uint32_t gateway : withGatewaysOf(facts, {here}, Side::Sandbox)) {
        if (!isOneStore(facts, gateway, here))
            continue;
        for (const std::string &group : policy.meaning.groups) {
            const FactRef own = refOf(facts, policy, "groups", group);
            if (const auto at = found.find(groupKey(gateway, group)); at != found.end()) {
                const ConsumerFacts &consumer = *at->second;
                return out.add(std::move(unit), Verdict::Fail, strangerLetIn,
                               {consumer.name, group, shown(facts, policy)},
                               refOf(facts, consumer.place, "consumer", consumer.id, consumer.name, "groups", group),
                                   own);
            }
            if (const auto at = ofSandbox.find(groupKey(gateway, group)); at != ofSandbox.end())
                return out.add(std::move(unit), Verdict::Fail, sharedGroup,
                               {group, shown(facts, *at->second), shown(facts, policy)},
                               refOf(facts, *at->second, "groups", group), own);
        }
    }
    if (!out.lacks(unit, {here}, {EntityKind::Policy, EntityKind::Consumer}))
        out.pass(std::move(unit.unit), policy.place.by);
}

void judgeAccessLists(const PairFacts &facts, Judgement &out)
{
    std::unordered_map<std::string, const PolicyFacts *> ofSandbox;
    std::vector<const PolicyFacts *> ofProduction;
    Groups wanted;
    for (const PolicyFacts &policy : facts.estate().policies) {
        if (!isAccessList(policy))
            continue;
        for (const std::string &group : policy.meaning.groups) {
            if (facts.isOn(policy.place, Side::Sandbox))
                ofSandbox.emplace(groupKey(policy.place.gateway, group), &policy);
            if (facts.isOn(policy.place, Side::Production))
                wanted.insert(group);
        }
        if (facts.isOn(policy.place, Side::Production))
            ofProduction.push_back(&policy);
    }
    const Strangers found = wanted.empty() ? Strangers() : strangers(facts, wanted);
    for (const PolicyFacts *policy : ofProduction)
        judgeAccessList(facts, *policy, found, ofSandbox, out);
    // Lists that could not be read may let in anybody.
    for (const std::uint32_t gateway : facts.gateways(Side::Production)) {
        const std::string name = facts.estate().gateways[gateway].id.text().toStdString();
        (void)out.lacks(unitOf("access-lists", name), {gateway}, {EntityKind::Policy});
    }
}

} // namespace

FactState Idn04::population(const PairFacts &facts) const
{
    return listed(bothSides(facts, {EntityKind::Policy, EntityKind::Consumer}));
}

FactState Idn04::records(const PairFacts &facts, const UnitResult &unit) const
{
    return unit.unit.starts_with("principal:") ? rightsOf(facts, gatewaysOfBoth(facts)) : FactState::Known;
}

void Idn04::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    judgeRights(facts, out);
    judgeAccessLists(facts, out);
}

} // namespace bulkhead::isolation
