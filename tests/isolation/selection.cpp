// SPDX-License-Identifier: GPL-3.0-or-later
// The same facts in another order, or fewer of them.
#include "isolation/randomestate.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::isolation::test {

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers upTo(std::size_t size)
{
    Numbers all(size);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

//! New place of each old item; noIndex: it is gone.
Numbers placesOf(const Numbers &selection, std::size_t size)
{
    Numbers places(size, noIndex);
    for (std::uint32_t i = 0; i < selection.size(); ++i)
        places[selection[i]] = i;
    return places;
}

template<typename T>
std::vector<T> pick(const std::vector<T> &all, const Numbers &selection)
{
    std::vector<T> picked;
    picked.reserve(selection.size());
    for (const std::uint32_t one : selection)
        picked.push_back(all[one]);
    return picked;
}

void renumber(Numbers &list, const Numbers &places)
{
    Numbers fresh;
    for (const std::uint32_t one : list) {
        if (places[one] != noIndex)
            fresh.push_back(places[one]);
    }
    list = std::move(fresh);
}

void shuffle(Numbers &list, Dice &dice)
{
    for (std::size_t i = list.size(); i > 1; --i)
        std::swap(list[i - 1], list[dice.roll(i)]);
}

} // namespace

Selection wholeOf(const EstateFacts &facts)
{
    return {upTo(facts.gateways.size()),    upTo(facts.deployments.size()), upTo(facts.apis.size()),
            upTo(facts.targets.size()),     upTo(facts.policies.size()),    upTo(facts.consumers.size()),
            upTo(facts.credentials.size()), upTo(facts.certificates.size()), upTo(facts.sinks.size())};
}

EstateFacts selected(const EstateFacts &facts, const Selection &wanted)
{
    Selection selection = wanted;
    const Numbers deployments = placesOf(selection.deployments, facts.deployments.size());
    std::erase_if(selection.targets, [&](std::uint32_t one) { return deployments[facts.targets[one].deployment] == noIndex; });
    EstateFacts fresh = facts;
    fresh.gateways = pick(facts.gateways, selection.gateways);
    fresh.deployments = pick(facts.deployments, selection.deployments);
    fresh.apis = pick(facts.apis, selection.apis);
    fresh.targets = pick(facts.targets, selection.targets);
    fresh.policies = pick(facts.policies, selection.policies);
    fresh.consumers = pick(facts.consumers, selection.consumers);
    fresh.credentials = pick(facts.credentials, selection.credentials);
    fresh.certificates = pick(facts.certificates, selection.certificates);
    fresh.sinks = pick(facts.sinks, selection.sinks);
    const Numbers gateways = placesOf(selection.gateways, facts.gateways.size()),
                  apis = placesOf(selection.apis, facts.apis.size()),
                  targets = placesOf(selection.targets, facts.targets.size()),
                  policies = placesOf(selection.policies, facts.policies.size());
    const auto replace = [&gateways](auto &list) {
        for (auto &one : list)
            one.place.gateway = gateways[one.place.gateway];
    };
    replace(fresh.deployments);
    replace(fresh.policies);
    replace(fresh.consumers);
    replace(fresh.credentials);
    replace(fresh.certificates);
    replace(fresh.sinks);
    for (DeploymentFacts &deployment : fresh.deployments) {
        deployment.api = deployment.api == noIndex ? noIndex : apis[deployment.api];
        renumber(deployment.targets, targets);
        renumber(deployment.policies, policies);
    }
    for (ApiFactsRow &api : fresh.apis)
        renumber(api.deployments, deployments);
    for (TargetFacts &target : fresh.targets)
        target.deployment = deployments[target.deployment];
    for (SinkFacts &sink : fresh.sinks)
        sink.policy = sink.policy == noIndex ? noIndex : policies[sink.policy];
    return fresh;
}

EstateFacts shuffled(const EstateFacts &facts, Dice &dice)
{
    Selection selection = wholeOf(facts);
    for (Numbers *list : {&selection.gateways, &selection.deployments, &selection.apis, &selection.targets,
                          &selection.policies, &selection.consumers, &selection.credentials, &selection.certificates,
                          &selection.sinks})
        shuffle(*list, dice);
    EstateFacts fresh = selected(facts, selection);
    for (DeploymentFacts &deployment : fresh.deployments) {
        shuffle(deployment.targets, dice);
        shuffle(deployment.policies, dice);
    }
    for (ApiFactsRow &api : fresh.apis)
        shuffle(api.deployments, dice);
    return fresh;
}

} // namespace bulkhead::isolation::test
