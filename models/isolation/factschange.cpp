// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factschange.h"

#include <algorithm>
#include <concepts>

namespace bulkhead::isolation {

namespace {

using Numbers = std::vector<std::uint32_t>;

// Fields are taken apart by structured bindings, so that a new one does not compile before it is compared here.

//! Everything but when it was read and how many rows it told: these are not what units rest on.
bool saysTheSame(const GatewayFacts &a, const GatewayFacts &b)
{
    const auto &[id, product, environments, by, declaredShared, admin, nodeIds, nodeAddresses, cluster, controlPlane,
                 vendorRun, store, storeDatabase, loadBalancers, grants, region, tlsMinimum, states, torn, readAt, wasRead,
                 lastSyncFailed, expectedRows, receivedRows] = a;
    return id == b.id && product == b.product && environments == b.environments && by == b.by
        && declaredShared == b.declaredShared && admin == b.admin && nodeIds == b.nodeIds
        && nodeAddresses == b.nodeAddresses && cluster == b.cluster && controlPlane == b.controlPlane
        && vendorRun == b.vendorRun && store == b.store && storeDatabase == b.storeDatabase
        && loadBalancers == b.loadBalancers && grants == b.grants && region == b.region && tlsMinimum == b.tlsMinimum
        && states == b.states && torn == b.torn && wasRead == b.wasRead && lastSyncFailed == b.lastSyncFailed;
}

bool areSame(std::uint32_t old, std::uint32_t fresh, const ListChange &list)
{
    return old == noIndex ? fresh == noIndex : list.newOf[old] == fresh;
}

bool areSame(const Numbers &old, const Numbers &fresh, const ListChange &list)
{
    return std::equal(old.begin(), old.end(), fresh.begin(), fresh.end(),
                      [&list](std::uint32_t a, std::uint32_t b) { return areSame(a, b, list); });
}

bool saysTheSame(const TargetFacts &a, const TargetFacts &b, const FactsChange &change)
{
    const auto &[kind, role, endpoint, resource, entity, field, via, viaId, opaque, owners, deployment] = a;
    return kind == b.kind && role == b.role && endpoint == b.endpoint && resource == b.resource && entity == b.entity
        && field == b.field && via == b.via && viaId == b.viaId && opaque == b.opaque && owners == b.owners
        && areSame(deployment, b.deployment, change.deployments);
}

bool saysTheSame(const DeploymentFacts &a, const DeploymentFacts &b, const FactsChange &change)
{
    const auto &[place, api, id, name, version, owner, contractDigest, visibility, labels, hosts, publishedServers, routes,
                 targets, policies, enabled, createdAt, updatedAt] = a;
    return place == b.place && id == b.id && name == b.name && version == b.version && owner == b.owner
        && contractDigest == b.contractDigest && visibility == b.visibility && labels == b.labels && hosts == b.hosts
        && publishedServers == b.publishedServers && routes == b.routes && enabled == b.enabled
        && createdAt == b.createdAt && updatedAt == b.updatedAt && areSame(api, b.api, change.apis)
        && areSame(targets, b.targets, change.targets) && areSame(policies, b.policies, change.policies);
}

bool saysTheSame(const ApiFactsRow &a, const ApiFactsRow &b, const FactsChange &change)
{
    const auto &[id, name, version, owner, deployments] = a;
    return id == b.id && name == b.name && version == b.version && owner == b.owner
        && areSame(deployments, b.deployments, change.deployments);
}

bool saysTheSame(const SinkFacts &a, const SinkFacts &b, const FactsChange &change)
{
    const auto &[place, policy, id, kind, endpoint, stream, secret, pulled, local] = a;
    return place == b.place && id == b.id && kind == b.kind && endpoint == b.endpoint && stream == b.stream
        && secret == b.secret && pulled == b.pulled && local == b.local && areSame(policy, b.policy, change.policies);
}

//! Is it the same thing, whatever is said of it? Only a guess: any matching that keeps the order is right.
bool isSameThing(const TargetFacts &a, const TargetFacts &b)
{
    return a.entity == b.entity && a.field == b.field;
}

bool isSameThing(const ApiFactsRow &a, const ApiFactsRow &b)
{
    return a.id == b.id;
}

template<typename T>
bool isSameThing(const T &a, const T &b)
{
    return a.id == b.id && a.place.gateway == b.place.gateway && a.place.workspace == b.place.workspace;
}

//! The least steps in the old and the new list after which they go on together; one in both if they do not soon.
template<typename T>
std::pair<std::size_t, std::size_t> stepsToMeet(std::span<const T> was, std::span<const T> is)
{
    constexpr std::size_t farthest = 64;
    for (std::size_t step = 1; step <= farthest; ++step) {
        if (step < is.size() && isSameThing(was.front(), is[step]))
            return {0, step};
        if (step < was.size() && isSameThing(was[step], is.front()))
            return {step, 0};
        if (step < was.size() && step < is.size() && isSameThing(was[step], is[step]))
            return {step, step};
    }
    return {1, 1};
}

//! False if the lists have too little in common. What refers to no other list is compared at once, while it is at hand.
template<typename T>
bool match(const std::vector<T> &was, const std::vector<T> &is, ListChange &change)
{
    change.newOf.assign(was.size(), noIndex);
    change.oldOf.assign(is.size(), noIndex);
    const std::size_t most = 1000 + was.size() / 8;
    std::size_t old = 0, fresh = 0, breaks = 0;
    while (old < was.size() && fresh < is.size()) {
        if (isSameThing(was[old], is[fresh])) {
            change.isShifted = change.isShifted || old != fresh;
            change.newOf[old] = static_cast<std::uint32_t>(fresh);
            change.oldOf[fresh] = static_cast<std::uint32_t>(old);
            if constexpr (std::equality_comparable<T>) {
                if (was[old] != is[fresh])
                    change.changedOld.push_back(static_cast<std::uint32_t>(old));
            }
            ++old, ++fresh;
            continue;
        }
        if (++breaks > most)
            return false;
        const auto [gone, added] = stepsToMeet(std::span(was).subspan(old), std::span(is).subspan(fresh));
        old += gone;
        fresh += added;
    }
    return true;
}

void addThroughMap(const Numbers &from, const Numbers &map, Numbers &to)
{
    for (const std::uint32_t number : from) {
        if (map[number] != noIndex)
            to.push_back(map[number]);
    }
}

void sortOnce(Numbers &list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

template<typename T>
void compare(const std::vector<T> &was, const std::vector<T> &is, const FactsChange &change, ListChange &list)
{
    for (std::uint32_t old = 0; old < was.size(); ++old) {
        const std::uint32_t fresh = list.newOf[old];
        if (fresh == noIndex)
            list.changedOld.push_back(old);
        if constexpr (!std::equality_comparable<T>) {
            if (fresh != noIndex && !saysTheSame(was[old], is[fresh], change))
                list.changedOld.push_back(old);
        }
    }
    for (std::uint32_t fresh = 0; fresh < is.size(); ++fresh) {
        if (list.oldOf[fresh] == noIndex)
            list.changedNew.push_back(fresh);
    }
    addThroughMap(list.changedOld, list.newOf, list.changedNew);
    sortOnce(list.changedOld);
    sortOnce(list.changedNew);
}

bool matchAll(const EstateFacts &was, const EstateFacts &is, FactsChange &change)
{
    return match(was.deployments, is.deployments, change.deployments) && match(was.apis, is.apis, change.apis)
        && match(was.targets, is.targets, change.targets) && match(was.policies, is.policies, change.policies)
        && match(was.credentials, is.credentials, change.credentials)
        && match(was.certificates, is.certificates, change.certificates) && match(was.sinks, is.sinks, change.sinks);
}

void compareAll(const EstateFacts &was, const EstateFacts &is, FactsChange &change)
{
    compare(was.deployments, is.deployments, change, change.deployments);
    compare(was.apis, is.apis, change, change.apis);
    compare(was.targets, is.targets, change, change.targets);
    compare(was.policies, is.policies, change, change.policies);
    compare(was.credentials, is.credentials, change, change.credentials);
    compare(was.certificates, is.certificates, change, change.certificates);
    compare(was.sinks, is.sinks, change, change.sinks);
}

bool isIn(const Numbers &sorted, std::uint32_t number)
{
    return std::binary_search(sorted.begin(), sorted.end(), number);
}

//! Policies among the changed ones that make targets answer by themselves.
Numbers mocksOf(const EstateFacts &facts, const Numbers &changed)
{
    Numbers mocks;
    std::copy_if(changed.begin(), changed.end(), std::back_inserter(mocks), [&facts](std::uint32_t policy) {
        return facts.policies[policy].meaning.kind == PolicyClass::Mock;
    });
    return mocks;
}

void addTargets(const EstateFacts &facts, const Numbers &deployments, const Numbers &mocks, Numbers &targets)
{
    for (const std::uint32_t deployment : deployments) {
        const Numbers &own = facts.deployments[deployment].targets;
        targets.insert(targets.end(), own.begin(), own.end());
    }
    for (const DeploymentFacts &deployment : facts.deployments) {
        const auto isMock = [&mocks](std::uint32_t policy) { return isIn(mocks, policy); };
        if (!mocks.empty() && std::any_of(deployment.policies.begin(), deployment.policies.end(), isMock))
            targets.insert(targets.end(), deployment.targets.begin(), deployment.targets.end());
    }
}

//! Targets under which the ground moved: their deployment says something else, or a policy answers for them.
void addMovedTargets(const EstateFacts &was, const EstateFacts &is, FactsChange &change)
{
    ListChange &targets = change.targets;
    addTargets(was, change.deployments.changedOld, mocksOf(was, change.policies.changedOld), targets.changedOld);
    addTargets(is, change.deployments.changedNew, mocksOf(is, change.policies.changedNew), targets.changedNew);
    const Numbers old = targets.changedOld;
    addThroughMap(targets.changedNew, targets.oldOf, targets.changedOld);
    addThroughMap(old, targets.newOf, targets.changedNew);
    sortOnce(targets.changedOld);
    sortOnce(targets.changedNew);
}

bool isGreat(const ListChange &list)
{
    constexpr std::size_t few = 100;
    return list.changedNew.size() + list.changedOld.size() > few + list.newOf.size() / 4;
}

std::vector<std::string> ownConsumers(const EstateFacts &facts)
{
    std::vector<std::string> keys;
    for (const ConsumerFacts &consumer : facts.consumers) {
        if (consumer.isInternal)
            keys.push_back(consumerKey(consumer.place.gateway, consumer.id));
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

std::vector<std::string> turnedConsumers(const EstateFacts &was, const EstateFacts &is)
{
    const auto before = ownConsumers(was), now = ownConsumers(is);
    std::vector<std::string> turned;
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(turned));
    return turned;
}

bool saysTheSame(const Declarations &a, const Declarations &b)
{
    const auto &[owned, sharedExternal, testExternal, liveExternal, sharedIssuers, publicApis, productionOnly, approvedAdmins,
                 promisedPerMinute, platformRoutes] = a;
    // Promises may be many; mostly they even stand in the same order.
    const bool samePromises = promisedPerMinute.size() == b.promisedPerMinute.size()
        && (std::equal(promisedPerMinute.begin(), promisedPerMinute.end(), b.promisedPerMinute.begin())
            || promisedPerMinute == b.promisedPerMinute);
    return owned == b.owned && sharedExternal == b.sharedExternal && testExternal == b.testExternal
        && liveExternal == b.liveExternal && sharedIssuers == b.sharedIssuers && publicApis == b.publicApis
        && productionOnly == b.productionOnly && approvedAdmins == b.approvedAdmins && samePromises
        && platformRoutes == b.platformRoutes;
}

bool haveOneGround(const EstateFacts &was, const EstateFacts &is)
{
    return was.environments == is.environments && was.types == is.types
        && std::equal(was.gateways.begin(), was.gateways.end(), is.gateways.begin(), is.gateways.end(),
                      [](const GatewayFacts &a, const GatewayFacts &b) { return saysTheSame(a, b); })
        && saysTheSame(was.declared, is.declared);
}

} // namespace

FactsChange changeBetween(const EstateFacts &was, const EstateFacts &is)
{
    FactsChange change;
    change.isTooMuch = !haveOneGround(was, is) || !matchAll(was, is, change);
    if (change.isTooMuch)
        return change;
    compareAll(was, is, change);
    addMovedTargets(was, is, change);
    change.turnedConsumers = turnedConsumers(was, is);
    change.hasOtherRecords = was.records.accessRequests != is.records.accessRequests
        || was.records.samples != is.records.samples || was.records.contractChecks != is.records.contractChecks;
    for (const ListChange *list : {&change.deployments, &change.apis, &change.targets, &change.policies, &change.credentials})
        change.isTooMuch = change.isTooMuch || isGreat(*list);
    return change;
}

namespace {

//! Keys of some items with their items; the text stays where it is while views of it are used.
template<typename KeysOf>
std::vector<std::pair<std::string, std::uint32_t>> keysOfAll(const Numbers &items, KeysOf keysOfItem)
{
    std::vector<std::pair<std::string, std::uint32_t>> all;
    for (const std::uint32_t item : items) {
        for (std::string &key : keysOfItem(item))
            all.emplace_back(std::move(key), item);
    }
    return all;
}

std::vector<std::pair<std::string_view, std::uint32_t>> viewsOf(const std::vector<std::pair<std::string, std::uint32_t>> &keys)
{
    return {keys.begin(), keys.end()};
}

template<typename KeysOfOld, typename KeysOfNew>
KeyIndex updated(const KeyIndex &index, const ListChange &list, KeysOfOld keysOfOld, KeysOfNew keysOfNew)
{
    const auto removed = keysOfAll(list.changedOld, keysOfOld), added = keysOfAll(list.changedNew, keysOfNew);
    return index.replaced(viewsOf(removed), viewsOf(added), list.isShifted ? list.newOf : Numbers());
}

template<typename T>
KeyIndex updated(const KeyIndex &index, const ListChange &list, const std::vector<T> &was, const std::vector<T> &is)
{
    return updated(index, list, [&was](std::uint32_t item) { return keysOf(was[item]); },
                   [&is](std::uint32_t item) { return keysOf(is[item]); });
}

} // namespace

FactIndex updated(const FactIndex &index, const EstateFacts &was, const EstateFacts &is, const FactsChange &change)
{
    FactIndex fresh;
    fresh.credentials = updated(index.credentials, change.credentials, was.credentials, is.credentials);
    fresh.certificates = updated(index.certificates, change.certificates, was.certificates, is.certificates);
    fresh.sinks = updated(index.sinks, change.sinks, was.sinks, is.sinks);
    fresh.policies = updated(index.policies, change.policies, was.policies, is.policies);
    fresh.deploymentHosts = updated(index.deploymentHosts, change.deployments, was.deployments, is.deployments);
    fresh.internalConsumers = internalConsumersOf(is);
    fresh.targets = updated(index.targets, change.targets,
                            [&was](std::uint32_t item) { return keysOf(was, was.targets[item]); },
                            [&is](std::uint32_t item) { return keysOf(is, is.targets[item]); });
    fresh.accessRequests = change.hasOtherRecords ? requestsOf(is) : index.accessRequests;
    return fresh;
}

} // namespace bulkhead::isolation
