// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/effective.h"

#include "isolation/judgement.h"

#include <algorithm>
#include <array>

namespace bulkhead::isolation {

namespace {

void sortOnce(std::vector<std::uint32_t> &list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace

std::vector<std::uint32_t> effectivePolicies(const PairFacts &facts, const ApiPair &pair, Side side, PolicyClass kind)
{
    return policiesOn(facts, pair, side, {kind});
}

std::vector<std::uint32_t> policiesOn(const PairFacts &facts, const ApiPair &pair, Side side,
                                      std::initializer_list<PolicyClass> kinds, bool enabled)
{
    std::vector<std::uint32_t> found;
    for (const std::uint32_t deployment : pair.of(side)) {
        for (const std::uint32_t policy : facts.estate().deployments[deployment].policies) {
            const PolicyFacts &one = facts.estate().policies[policy];
            if (one.enabled == enabled && std::find(kinds.begin(), kinds.end(), one.meaning.kind) != kinds.end())
                found.push_back(policy);
        }
    }
    sortOnce(found);
    return found;
}

bool hasOpaquePolicy(const PairFacts &facts, const ApiPair &pair, Side side)
{
    const auto &estate = facts.estate();
    return std::any_of(pair.of(side).begin(), pair.of(side).end(), [&estate](std::uint32_t deployment) {
        const auto &policies = estate.deployments[deployment].policies;
        return std::any_of(policies.begin(), policies.end(), [&estate](std::uint32_t policy) {
            return estate.policies[policy].enabled && estate.policies[policy].meaning.opaque;
        });
    });
}

SharedPolicy sharedPolicy(const PairFacts &facts, const std::vector<std::uint32_t> &sandbox,
                          const std::vector<std::uint32_t> &production)
{
    const auto &policies = facts.estate().policies;
    for (const std::uint32_t one : sandbox) {
        for (const std::uint32_t other : production) {
            const std::string &object = policies[one].sharedObject;
            if (one == other || (!object.empty() && object == policies[other].sharedObject))
                return {one, other};
        }
    }
    return {};
}

std::vector<std::uint32_t> gatewaysOf(const PairFacts &facts, const ApiPair &pair)
{
    std::vector<std::uint32_t> gateways;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t deployment : pair.of(side))
            gateways.push_back(facts.estate().deployments[deployment].place.gateway);
    }
    sortOnce(gateways);
    return gateways;
}

std::vector<Limit> limitsOf(const PairFacts &facts, const std::vector<std::uint32_t> &policies)
{
    std::vector<Limit> limits;
    for (const std::uint32_t policy : policies) {
        const auto &own = facts.estate().policies[policy].meaning.limits;
        limits.insert(limits.end(), own.begin(), own.end());
    }
    std::sort(limits.begin(), limits.end());
    return limits;
}

std::string_view shown(PolicyClass kind)
{
    static constexpr std::array<std::string_view, 18> words = {
        "other policy", "authentication", "access list", "rate limit", "quota", "origin policy", "size limit",
        "request validation", "address restriction", "bot protection", "web application firewall", "log", "metrics",
        "tracing", "mock", "debugging aid", "script", "transformation"};
    return words.at(static_cast<std::size_t>(kind));
}

std::string shown(const std::vector<Limit> &limits)
{
    std::string text;
    for (const Limit &limit : limits) {
        text += text.empty() ? "" : ", ";
        text += std::to_string(limit.amount);
        if (limit.seconds > 0)
            text += " in " + std::to_string(limit.seconds) + " s";
    }
    return text;
}

FactRef deploymentRef(const PairFacts &facts, const ApiPair &pair, Side side, std::string field, std::string value)
{
    if (pair.of(side).empty())
        return {};
    return refOf(facts, facts.estate().deployments[pair.of(side).front()], std::move(field), std::move(value));
}

} // namespace bulkhead::isolation
