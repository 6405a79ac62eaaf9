// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf09.h"

#include "isolation/checks/dimensions.h"
#include "isolation/checks/effective.h"
#include "isolation/factindex.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason cosmetic{"INF-09.cosmetic",
                      QT_TRANSLATE_NOOP("Isolation", "Of what is known of %1 only %2 of %3 things are apart; shared: %4")};
const Reason partly{"INF-09.partly", QT_TRANSLATE_NOOP("Isolation", "Of what is known of %1, %2 of %3 things are apart; shared: %4")};
const Reason tooLittle{"INF-09.too-little",
                       QT_TRANSLATE_NOOP("Isolation", "Of nine things that may divide %1, only %3 are known; shared: %4")};
const Reason notAPair{"INF-09.not-a-pair", QT_TRANSLATE_NOOP("Isolation", "%1 is on one side only")};

const Reason targetsOpen{"INF-09.targets-open",
                         QT_TRANSLATE_NOOP("Isolation", "What is known of %1 is apart, but where its targets are is not known")};

constexpr int fewestDecided = 5, mostCosmetic = 2;

struct Tally
{
    int decided = 0, separated = 0;
    std::string shared;
};

Tally tallyOf(const Separations &separations)
{
    Tally tally;
    for (std::size_t i = 0; i < separations.size(); ++i) {
        tally.decided += separations[i] == Separation::Undecided ? 0 : 1;
        tally.separated += separations[i] == Separation::Separated ? 1 : 0;
        if (separations[i] != Separation::Shared)
            continue;
        tally.shared += tally.shared.empty() ? "" : ", ";
        tally.shared += toWire(static_cast<Dimension>(i));
    }
    if (tally.shared.empty())
        tally.shared += '-';
    return tally;
}

//! Is a fact lost by which gateways are told apart? What a product cannot tell is merely not decided.
bool lacksIdentity(const PairFacts &facts, const UnitResult &unit, const std::vector<std::uint32_t> &gateways, Judgement &out)
{
    const auto isLost = [](FactState state) { return state == FactState::Unreadable || state == FactState::Stale; };
    for (const std::uint32_t number : gateways) {
        const GatewayFacts &gateway = facts.estate().gateways[number];
        const std::pair<FactState, const char *> all[] = {{gateway.nodeIds.state, "nodes"}, {gateway.store.state, "store"},
                                                          {gateway.nodeAddresses.state, "addresses"},
                                                          {gateway.loadBalancers.state, "load balancers"}};
        for (const auto &[state, what] : all) {
            if (isLost(state) && out.lacks(unit, number, state, what))
                return true;
        }
    }
    return false;
}

bool hasOpenTargets(const PairFacts &facts, const ApiPair &pair)
{
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t number : pair.of(side)) {
            const auto &targets = facts.estate().deployments[number].targets;
            if (std::any_of(targets.begin(), targets.end(), [&facts](std::uint32_t target) {
                    return isUnresolved(facts.estate(), facts.estate().targets[target]);
                }))
                return true;
        }
    }
    return false;
}

} // namespace

FactState Inf09::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Inf09::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const ApiPair &pair = facts.apis()[unit.number];
    const Tally tally = tallyOf(separationsOf(facts, pair));
    UnitResult result = unitOf(facts, pair);
    const auto say = [&](Verdict verdict, const Reason &reason) {
        result.verdict = verdict;
        result.reason = &reason;
        result.arguments = {facts.estate().apis[pair.api].name, std::to_string(tally.separated), std::to_string(tally.decided),
                            tally.shared};
        result.sandbox = deploymentRef(facts, pair, Side::Sandbox, "shared", tally.shared);
        result.production = deploymentRef(facts, pair, Side::Production, "shared", tally.shared);
        out.add(std::move(result));
    };
    if (out.lacksSide(pair, result, Side::Sandbox) || out.lacksSide(pair, result, Side::Production))
        return;
    if (!pair.hasBoth())
        return say(Verdict::NotApplicable, notAPair);
    const bool isEnough = tally.decided >= fewestDecided;
    if (isEnough && tally.separated <= mostCosmetic)
        return say(Verdict::Fail, cosmetic);
    if (out.lacks(result, gatewaysOf(facts, pair),
                  {EntityKind::Node, EntityKind::Deployment, EntityKind::Target, EntityKind::Policy}))
        return;
    if (lacksIdentity(facts, result, gatewaysOf(facts, pair), out))
        return;
    if (!isEnough)
        return say(Verdict::Unknown, tooLittle);
    if (tally.separated < tally.decided)
        return say(Verdict::Warn, partly);
    if (hasOpenTargets(facts, pair))
        return say(Verdict::Unknown, targetsOpen);
    out.pass(pair);
}

} // namespace bulkhead::isolation
