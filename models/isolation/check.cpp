// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/check.h"

#include <numeric>

namespace bulkhead::isolation {

namespace {

std::size_t itemsOf(const EstateFacts &estate, UnitKind kind)
{
    switch (kind) {
    case UnitKind::Credential:
        return estate.credentials.size();
    case UnitKind::Target:
        return estate.targets.size();
    case UnitKind::Policy:
        return estate.policies.size();
    case UnitKind::Sink:
        return estate.sinks.size();
    case UnitKind::Deployment:
        return estate.deployments.size();
    case UnitKind::Certificate:
        return estate.certificates.size();
    case UnitKind::Whole:
    case UnitKind::Api:
        break;
    }
    return 0;
}

const Place &placeOf(const EstateFacts &estate, UnitKind kind, std::uint32_t item)
{
    switch (kind) {
    case UnitKind::Credential:
        return estate.credentials[item].place;
    case UnitKind::Target:
        return estate.deployments[estate.targets[item].deployment].place;
    case UnitKind::Policy:
        return estate.policies[item].place;
    case UnitKind::Sink:
        return estate.sinks[item].place;
    case UnitKind::Certificate:
        return estate.certificates[item].place;
    case UnitKind::Deployment:
    case UnitKind::Whole:
    case UnitKind::Api:
        break;
    }
    return estate.deployments[item].place;
}

} // namespace

bool isUnit(const PairFacts &facts, UnitKind kind, std::uint32_t item)
{
    const EnvironmentSet environments = placeOf(facts.estate(), kind, item).environments;
    const EnvironmentSet both = facts.bit(Side::Sandbox) | facts.bit(Side::Production);
    return (environments & both) != 0 || (kind == UnitKind::Deployment && environments == 0);
}

std::vector<std::uint32_t> unitsOf(const PairFacts &facts, UnitKind kind)
{
    if (kind == UnitKind::Whole)
        return {0};
    std::vector<std::uint32_t> units;
    if (kind == UnitKind::Api) {
        units.resize(facts.apis().size());
        std::iota(units.begin(), units.end(), 0U);
        return units;
    }
    for (std::uint32_t item = 0, all = static_cast<std::uint32_t>(itemsOf(facts.estate(), kind)); item < all; ++item) {
        if (isUnit(facts, kind, item))
            units.push_back(item);
    }
    return units;
}

ControlResult judgeAll(const Check &check, const PairFacts &facts)
{
    Judgement judgement(facts);
    judgement.population(check.population(facts));
    judgement.rest(check.rest());
    for (const UnitKind kind : check.unitKinds()) {
        for (const std::uint32_t number : unitsOf(facts, kind))
            check.judge(facts, {kind, number}, judgement);
    }
    return judgement.take(std::string(check.control()), check.version());
}

FactState bothSides(const PairFacts &facts, std::initializer_list<EntityKind> kinds)
{
    FactState state = FactState::KnownEmpty;
    for (const EntityKind kind : kinds) {
        state = worse(state, facts.stateOf(Side::Sandbox, kind));
        state = worse(state, facts.stateOf(Side::Production, kind));
    }
    return state;
}

} // namespace bulkhead::isolation
