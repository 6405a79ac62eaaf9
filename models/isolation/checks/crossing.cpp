// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/crossing.h"

#include "isolation/checks/twogateways.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

using Kind = Crossing::Kind;
using Role = TargetFacts::Role;

const Place &placeOf(const EstateFacts &estate, const TargetFacts &target)
{
    return estate.deployments[target.deployment].place;
}

//! How two targets of different sides that share a key meet.
Kind meeting(const PairFacts &facts, const TargetFacts &one, const TargetFacts &other)
{
    if (!one.resource.empty() && one.resource == other.resource)
        return Kind::SameTarget;
    const EstateFacts &estate = facts.estate();
    const bool sameMachine = areOnOneMachine(facts, placeOf(estate, one).gateway, placeOf(estate, other).gateway);
    switch (compare(one.endpoint, other.endpoint, sameMachine)) {
    case SamePlace::Same: {
        const bool byName = one.endpoint.host != other.endpoint.host && isTlsName(one.endpoint) && isTlsName(other.endpoint);
        return byName ? Kind::BehindOneAddress : Kind::SameTarget;
    }
    case SamePlace::SameHost:
        return Kind::OtherPort;
    case SamePlace::Different:
    case SamePlace::Undecided:
        break;
    }
    return Kind::None;
}

//! Takes the worst of what stands under a key of the far side. One is enough, since all of them are in one place; only
//! loopback has to be looked at one by one.
void meet(const PairFacts &facts, const TargetFacts &one, const std::string &key, Crossing &worst)
{
    for (const KeyIndex::Entry &entry : facts.index().targets.find(key)) {
        const Kind kind = meeting(facts, one, facts.estate().targets[entry.item]);
        if (kind > worst.kind)
            worst = {kind, entry.item};
        if (worst.isProof() || !isLoopback(one.endpoint))
            return;
    }
}

} // namespace

Side callerSide(const PairFacts &facts, const TargetFacts &target)
{
    return facts.isOn(placeOf(facts.estate(), target), Side::Sandbox) ? Side::Sandbox : Side::Production;
}

Crossing crossingOf(const PairFacts &facts, std::uint32_t target)
{
    const EstateFacts &estate = facts.estate();
    const TargetFacts &one = estate.targets[target];
    const Side side = callerSide(facts, one), far = other(side);
    // Production may not call what any environment that is no production owns; the sandbox not what this production owns.
    const EnvironmentSet foreign = side == Side::Sandbox ? facts.bit(far) : ~estate.allOf(EnvironmentType::Production);
    if ((one.owners & foreign) != 0)
        return {Kind::Inventory, noIndex};
    Crossing worst;
    if (isRegisteredShared(estate, one) || estate.isSimulated(one))
        return worst;
    for (const std::string &key : keysOf(one)) {
        for (const char *prefix : {"plain-", "", "call-plain-", "call-"}) {
            if (worst.isProof() || (one.role == Role::Log && prefix[0] == 'c'))
                break;
            meet(facts, one, keyIn(facts.bit(far), prefix + key), worst);
        }
    }
    return worst;
}

bool isRegisteredShared(const EstateFacts &estate, const TargetFacts &target)
{
    return target.endpoint.isSet() && estate.isOnList(estate.declared.sharedExternal, target.endpoint.host);
}

bool isUndecided(const PairFacts &facts, const TargetFacts &target)
{
    if (isUnresolved(facts.estate(), target))
        return true;
    if (!target.endpoint.isSet() || !isLoopback(target.endpoint))
        return false;
    const std::uint32_t own = placeOf(facts.estate(), target).gateway;
    const auto &far = facts.gateways(other(callerSide(facts, target)));
    return !std::all_of(far.begin(), far.end(),
                        [&](std::uint32_t gateway) { return areOnOneMachine(facts, own, gateway); });
}

bool hasUnresolved(const PairFacts &facts, Side side)
{
    return !facts.index().targets.find(keyIn(facts.bit(side), "unresolved")).empty();
}

} // namespace bulkhead::isolation
