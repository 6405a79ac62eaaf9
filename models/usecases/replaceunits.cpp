// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/replaceunits.h"

#include "core/jsonreader.h"
#include "usecases/inventoryloader.h"

#include <algorithm>
#include <set>

namespace bulkhead {

namespace {

using Ids = std::set<std::string>;
using Keys = std::set<std::pair<EntityKind, std::string>>;

template<typename Entity, typename Is>
Ids takeOut(std::vector<Entity> &list, Is is)
{
    Ids taken;
    std::erase_if(list, [&](const Entity &entity) {
        const bool goes = is(entity);
        if (goes)
            taken.insert(entity.nativeId);
        return goes;
    });
    return taken;
}

//! Upstreams that only these deployments call.
Ids ownUpstreams(const GatewayInventory &inventory, const Ids &deployments)
{
    Ids own;
    for (const Deployment &deployment : inventory.deployments) {
        if (deployments.contains(deployment.nativeId) && !deployment.upstreamId.empty())
            own.insert(deployment.upstreamId);
    }
    for (const Deployment &deployment : inventory.deployments) {
        if (!deployments.contains(deployment.nativeId))
            own.erase(deployment.upstreamId);
    }
    return own;
}

void takeOutDeployments(GatewayInventory &inventory, const Ids &deployments)
{
    const Ids upstreams = ownUpstreams(inventory, deployments);
    (void)takeOut(inventory.deployments, [&](const Deployment &one) { return deployments.contains(one.nativeId); });
    const Ids routes = takeOut(inventory.routes, [&](const Route &one) { return deployments.contains(one.deploymentId); });
    (void)takeOut(inventory.upstreams, [&](const Upstream &one) { return upstreams.contains(one.nativeId); });
    (void)takeOut(inventory.targets, [&](const Target &one) { return upstreams.contains(one.upstreamId); });
    const Ids policies = takeOut(inventory.policies, [&](const Policy &one) {
        return (one.scope == Policy::Scope::Deployment && deployments.contains(one.scopeId)) || (one.scope == Policy::Scope::Route && routes.contains(one.scopeId));
    });
    (void)takeOut(inventory.sinks, [&](const Sink &one) { return policies.contains(one.policyId); });
}

template<typename Entity>
void takeOutKeys(std::vector<Entity> &list, EntityKind kind, const Keys &keys)
{
    (void)takeOut(list, [&](const Entity &one) { return keys.contains({kind, one.nativeId}); });
}

void takeOutKeys(GatewayInventory &inventory, const Keys &keys)
{
    takeOutKeys(inventory.deployments, EntityKind::Deployment, keys);
    takeOutKeys(inventory.routes, EntityKind::Route, keys);
    takeOutKeys(inventory.upstreams, EntityKind::Upstream, keys);
    takeOutKeys(inventory.targets, EntityKind::Target, keys);
    takeOutKeys(inventory.policies, EntityKind::Policy, keys);
    takeOutKeys(inventory.consumers, EntityKind::Consumer, keys);
    takeOutKeys(inventory.credentials, EntityKind::Credential, keys);
    takeOutKeys(inventory.certificates, EntityKind::Certificate, keys);
    takeOutKeys(inventory.sinks, EntityKind::Sink, keys);
}

//! The part of the gateway that has the deployments, else its first one.
GatewayInventory &placeOf(std::vector<GatewayInventory> &inventories, const UnitExchange &exchange, const Ids &deployments)
{
    GatewayInventory *first = nullptr;
    for (GatewayInventory &inventory : inventories) {
        if (inventory.gateway != exchange.gateway)
            continue;
        first = first == nullptr ? &inventory : first;
        if (std::any_of(inventory.deployments.begin(), inventory.deployments.end(), [&](const Deployment &one) { return deployments.contains(one.nativeId); }))
            return inventory;
    }
    if (first != nullptr)
        return *first;
    inventories.emplace_back().gateway = exchange.gateway;
    return inventories.back();
}

} // namespace

Result<void> replaceUnits(std::vector<GatewayInventory> &inventories, const UnitExchange &exchange)
{
    const Ids deployments(exchange.deployments.begin(), exchange.deployments.end());
    GatewayInventory &inventory = placeOf(inventories, exchange, deployments);
    takeOutDeployments(inventory, deployments);
    Keys keys;
    for (const auto *records : {&exchange.gone, &exchange.come}) {
        for (const EntityRecord &record : *records) {
            if (records == &exchange.come || record.kind != EntityKind::Consumer) // others may use that one
                keys.emplace(record.kind, record.nativeId);
        }
    }
    takeOutKeys(inventory, keys);
    JsonReader reader;
    for (const EntityRecord &record : exchange.come) {
        if (const auto added = addRecord(reader, record, inventory); !added)
            return added.error();
    }
    return {};
}

} // namespace bulkhead
