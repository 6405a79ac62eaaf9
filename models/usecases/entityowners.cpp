// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/entityowners.h"

#include "estate/record.h"
#include "usecases/apiname.h"

#include <algorithm>

namespace bulkhead {

bool isCompared(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Deployment:
    case EntityKind::Route:
    case EntityKind::Upstream:
    case EntityKind::Target:
    case EntityKind::Policy:
    case EntityKind::Certificate:
        return true;
    case EntityKind::Node:
    case EntityKind::Consumer:
    case EntityKind::Credential:
    case EntityKind::Sink:
        break;
    }
    return false;
}

EntityOwners::EntityOwners(const CatalogView &view)
{
    for (const ApiRow &row : view.catalog.apis) {
        const QString name = apiNameOf(row);
        for (const auto index : row.deployments)
            add(view.catalog.deployments[index], row.id.text(), name);
    }
}

const EntityOwners::Owner *EntityOwners::of(const Store::Changes &change)
{
    const std::string &payload = change.after.empty() ? change.before : change.after;
    std::string id = change.nativeId;
    EntityKind kind = change.kind;
    if (kind == EntityKind::Target) {
        const auto target = toTarget(m_reader, {kind, change.nativeId, payload, {}});
        id = target ? target->upstreamId : std::string();
        kind = EntityKind::Upstream;
    }
    const auto found = m_owners.find(keyOf(change.gateway, kind, id));
    return found == m_owners.end() || found->second.size() != 1 ? nullptr : &found->second.begin()->second;
}

void EntityOwners::add(const CatalogDeployment &deployment, const QString &id, const QString &name)
{
    const Owner owner{id, name, deployment.environment};
    const auto put = [&](EntityKind kind, const std::string &native) { m_owners[keyOf(deployment.gateway, kind, native)].emplace(id, owner); };
    put(EntityKind::Deployment, deployment.native.nativeId);
    for (const Route &route : deployment.routes)
        put(EntityKind::Route, route.nativeId);
    if (deployment.upstream)
        put(EntityKind::Upstream, deployment.upstream->nativeId);
    for (const Policy &policy : deployment.policies) {
        if (policy.scope != Policy::Scope::Global)
            put(EntityKind::Policy, policy.nativeId);
    }
}

Result<ReadTimes> readTimes(Store &store, SnapshotId snapshot)
{
    const auto states = store.collections(snapshot);
    if (!states)
        return states.error();
    ReadTimes times;
    for (const CollectionState &state : *states) {
        if (state.readIn == 0)
            continue;
        const auto [time, isNew] = times.emplace(state.gateway, state.readAt);
        time->second = isNew ? state.readAt : std::min(time->second, state.readAt);
    }
    return times;
}

EnvironmentId environmentOf(const EstateConfig &estate, const GatewayConfig &gateway)
{
    for (const Environment &environment : estate.environments) {
        if (gateway.environment.isEmpty() && environment.type == EnvironmentType::Production && gateway.serves(environment.id))
            return environment.id;
    }
    return gateway.environment;
}

bool isProduction(const EstateConfig &estate, const EnvironmentId &id)
{
    return std::any_of(estate.environments.begin(), estate.environments.end(),
                       [&](const Environment &environment) { return environment.id == id && environment.type == EnvironmentType::Production; });
}

} // namespace bulkhead
