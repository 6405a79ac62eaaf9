// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf07.h"

#include "isolation/checks/crossing.h"

namespace bulkhead::isolation {

namespace {

const Reason inventory{"INF-07.inventory", QT_TRANSLATE_NOOP("Isolation", "%1 calls %2, which is declared as the other side's")};
const Reason shared{"INF-07.shared", QT_TRANSLATE_NOOP("Isolation", "Sandbox and production both call %2: %1 and %3")};
const Reason otherPort{"INF-07.other-port", QT_TRANSLATE_NOOP("Isolation", "%1 calls %2 on a host that %3 of the other side calls too")};
const Reason oneAddress{"INF-07.one-address",
                        QT_TRANSLATE_NOOP("Isolation", "%1 calls %2 at an address that %3 of the other side calls by another name")};
const Reason unresolved{"INF-07.unresolved", QT_TRANSLATE_NOOP("Isolation", "Where %1 really calls, %2, is not known")};
const Reason otherUnresolved{"INF-07.other-unresolved",
                             QT_TRANSLATE_NOOP("Isolation", "%1 calls %2, and the other side calls names that may be the same place")};
const Reason simulated{"INF-07.simulated", QT_TRANSLATE_NOOP("Isolation", "%1 answers by itself and calls nothing")};
const Reason registered{"INF-07.registered", QT_TRANSLATE_NOOP("Isolation", "%1 calls %2, a registered third party")};
const Reason logSink{"INF-07.log", QT_TRANSLATE_NOOP("Isolation", "%1 sends logs to %2: log sinks are judged by their own control")};

const Reason &reasonOf(Crossing::Kind kind)
{
    switch (kind) {
    case Crossing::Kind::Inventory:
        return inventory;
    case Crossing::Kind::SameTarget:
        return shared;
    case Crossing::Kind::BehindOneAddress:
        return oneAddress;
    case Crossing::Kind::OtherPort:
    case Crossing::Kind::None:
        break;
    }
    return otherPort;
}

} // namespace

FactState Inf07::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy});
}

void Inf07::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const EstateFacts &estate = facts.estate();
    const TargetFacts &target = estate.targets[unit.number];
    const DeploymentFacts &caller = estate.deployments[target.deployment];
    const Side side = callerSide(facts, target);
    const Crossing crossing = crossingOf(facts, unit.number);
    UnitResult result = unitOf(facts, target);
    result.arguments = {caller.name, shown(target)};
    (side == Side::Sandbox ? result.sandbox : result.production) = refOf(facts, target);
    if (crossing.other != noIndex) {
        const TargetFacts &met = estate.targets[crossing.other];
        (side == Side::Sandbox ? result.production : result.sandbox) = refOf(facts, met);
        result.arguments.push_back(estate.deployments[met.deployment].name);
    }
    const auto say = [&](Verdict verdict, const Reason &reason) {
        result.verdict = verdict;
        result.reason = &reason;
        out.add(std::move(result));
    };
    if (crossing.isProof())
        return say(Verdict::Fail, reasonOf(crossing.kind));
    std::vector<std::uint32_t> gateways = facts.gateways(other(side));
    gateways.push_back(caller.place.gateway);
    if (out.lacks(result, gateways, {EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}))
        return;
    if (target.role == TargetFacts::Role::Log)
        return say(Verdict::NotApplicable, logSink);
    if (estate.isSimulated(target))
        return say(Verdict::NotApplicable, simulated);
    if (isRegisteredShared(estate, target))
        return say(Verdict::NotApplicable, registered);
    if (isUndecided(facts, target))
        return say(Verdict::Unknown, unresolved);
    if (hasUnresolved(facts, other(side)))
        return say(Verdict::Unknown, otherUnresolved);
    if (crossing.kind != Crossing::Kind::None)
        return say(Verdict::Warn, reasonOf(crossing.kind));
    out.pass(std::move(result.unit), caller.place.by, result.apis);
}

} // namespace bulkhead::isolation
