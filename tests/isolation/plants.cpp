// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/plants.h"

#include "isolation/judgement.h"

#include <algorithm>

namespace bulkhead::isolation::test {

void Field::expect(const std::string &control, const std::string &unit, Verdict verdict)
{
    Verdict &known = expected.try_emplace({control, unit}, verdict).first->second;
    known = worse(known, verdict);
}

void Field::expectPartly(std::uint32_t api)
{
    if (!deployments(api, Side::Sandbox).empty() && !deployments(api, Side::Production).empty())
        expect("INF-09", unitOfApi(api), Verdict::Warn);
}

std::vector<std::uint32_t> Field::deployments(std::uint32_t api, Side side) const
{
    std::vector<std::uint32_t> found;
    for (const std::uint32_t one : facts.apis[api].deployments) {
        if (isOn(facts.deployments[one].place, side))
            found.push_back(one);
    }
    return found;
}

std::uint32_t Field::row()
{
    std::vector<std::uint32_t> free, all;
    for (std::uint32_t api = 0; api < facts.apis.size(); ++api) {
        if (deployments(api, Side::Sandbox).empty() || deployments(api, Side::Production).empty())
            continue;
        all.push_back(api);
        if (!m_usedRows.contains(api))
            free.push_back(api);
    }
    const auto &from = free.empty() ? all : free;
    const std::uint32_t chosen = from[dice.roll(from.size())];
    m_usedRows.insert(chosen);
    return chosen;
}

std::uint32_t Field::deployment(std::uint32_t api, Side side)
{
    const auto all = deployments(api, side);
    return all[dice.roll(all.size())];
}

std::uint32_t Field::upstream(std::uint32_t deployment)
{
    std::vector<std::uint32_t> all;
    for (const std::uint32_t target : facts.deployments[deployment].targets) {
        if (facts.targets[target].role == TargetFacts::Role::Upstream)
            all.push_back(target);
    }
    return all[dice.roll(all.size())];
}

std::uint32_t Field::policy(std::uint32_t deployment, PolicyClass kind)
{
    const auto &all = facts.deployments[deployment].policies;
    return *std::find_if(all.begin(), all.end(), [&](std::uint32_t one) { return facts.policies[one].meaning.kind == kind; });
}

std::uint32_t Field::gateway(Side side)
{
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < facts.gateways.size(); ++i) {
        if ((facts.gateways[i].environments & bit(side)) != 0)
            all.push_back(i);
    }
    return all[dice.roll(all.size())];
}

std::uint32_t Field::ownGateway(Side side)
{
    std::uint32_t chosen = gateway(side);
    for (int tries = 0; !takeGateway(chosen) && tries < 1'000; ++tries)
        chosen = gateway(side);
    return chosen;
}

std::uint32_t Field::credential(Side side)
{
    std::vector<std::uint32_t> free, all;
    for (std::uint32_t i = 0; i < facts.credentials.size(); ++i) {
        if (!isOn(facts.credentials[i].place, side))
            continue;
        all.push_back(i);
        if (!m_usedCredentials.contains(i))
            free.push_back(i);
    }
    const auto &from = free.empty() ? all : free;
    const std::uint32_t chosen = from[dice.roll(from.size())];
    m_usedCredentials.insert(chosen);
    facts.credentials[chosen].kind = "api-key";
    facts.credentials[chosen].clientId.clear();
    return chosen;
}

std::string Field::nameOf(std::uint32_t gateway) const
{
    return facts.gateways[gateway].id.text().toStdString();
}

std::string Field::unitOfApi(std::uint32_t api) const
{
    return "api:" + facts.apis[api].id.text().toStdString();
}

std::string Field::unitOfDeployment(std::uint32_t deployment) const
{
    const DeploymentFacts &one = facts.deployments[deployment];
    return "deployment:" + nameOf(one.place.gateway) + '/' + one.id;
}

std::string Field::unitOfPolicy(std::uint32_t policy) const
{
    const PolicyFacts &one = facts.policies[policy];
    return "policy:" + nameOf(one.place.gateway) + '/' + one.id;
}

std::string Field::unitOfTarget(std::uint32_t target) const
{
    const TargetFacts &one = facts.targets[target];
    const DeploymentFacts &caller = facts.deployments[one.deployment];
    return "target:" + nameOf(caller.place.gateway) + '/' + caller.id + '/' + one.entity + '/' + one.field + '/' + shown(one);
}

std::string Field::unitOfCredential(std::uint32_t credential) const
{
    const CredentialFacts &one = facts.credentials[credential];
    return "credential:" + nameOf(one.place.gateway) + '/' + one.id;
}

std::string Field::unitOfSink(std::uint32_t sink) const
{
    const SinkFacts &one = facts.sinks[sink];
    return "sink:" + nameOf(one.place.gateway) + '/' + one.id;
}

std::string Field::unitOfGateways(std::uint32_t sandbox, std::uint32_t production) const
{
    return "gateways:" + nameOf(sandbox) + '/' + nameOf(production);
}

const std::vector<Plant> &allPlants()
{
    static const std::vector<Plant> plants = [] {
        std::vector<Plant> all = plantsOnGateways(), more = plantsOnRows();
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return plants;
}

} // namespace bulkhead::isolation::test
