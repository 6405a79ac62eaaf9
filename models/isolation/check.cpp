// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/check.h"

#include <QtGlobal>

#include <numeric>

namespace bulkhead::isolation {

namespace {

template<typename T>
std::vector<std::uint32_t> placed(const std::vector<T> &all, EnvironmentSet sides)
{
    std::vector<std::uint32_t> units;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if ((all[i].place.environments & sides) != 0)
            units.push_back(i);
    }
    return units;
}

std::vector<std::uint32_t> deployments(const EstateFacts &estate, EnvironmentSet sides)
{
    std::vector<std::uint32_t> units;
    for (std::uint32_t i = 0; i < estate.deployments.size(); ++i) {
        const EnvironmentSet environments = estate.deployments[i].place.environments;
        if (environments == 0 || (environments & sides) != 0)
            units.push_back(i);
    }
    return units;
}

std::vector<std::uint32_t> targets(const PairFacts &facts, EnvironmentSet sides)
{
    std::vector<std::uint32_t> units;
    const EstateFacts &estate = facts.estate();
    for (std::uint32_t i = 0; i < estate.targets.size(); ++i) {
        if ((estate.deployments[estate.targets[i].deployment].place.environments & sides) != 0)
            units.push_back(i);
    }
    return units;
}

} // namespace

std::vector<std::uint32_t> unitsOf(const PairFacts &facts, UnitKind kind)
{
    const EstateFacts &estate = facts.estate();
    const EnvironmentSet both = facts.bit(Side::Sandbox) | facts.bit(Side::Production);
    switch (kind) {
    case UnitKind::Whole:
        return {0};
    case UnitKind::Api: {
        std::vector<std::uint32_t> units(facts.apis().size());
        std::iota(units.begin(), units.end(), 0U);
        return units;
    }
    case UnitKind::Credential:
        return placed(estate.credentials, both);
    case UnitKind::Target:
        return targets(facts, both);
    case UnitKind::Policy:
        return placed(estate.policies, both);
    case UnitKind::Sink:
        return placed(estate.sinks, both);
    case UnitKind::Deployment:
        return deployments(estate, both);
    case UnitKind::Certificate:
        return placed(estate.certificates, both);
    }
    Q_UNREACHABLE();
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
