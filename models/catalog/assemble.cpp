// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/assemble.h"

#include "catalog/opening.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace bulkhead {

namespace {

using std::string_view;

template<typename T>
using ById = std::unordered_map<string_view, std::vector<const T *>>;

//! The entities of one gateway, found by what they belong to.
struct Index
{
    ById<Route> routes;
    ById<Target> targets;
    ById<Policy> deploymentPolicies, routePolicies;
    std::vector<const Policy *> globalPolicies;
    std::unordered_map<string_view, const Upstream *> upstreams;

    explicit Index(const GatewayInventory &inventory)
    {
        for (const Route &route : inventory.routes)
            routes[route.deploymentId].push_back(&route);
        for (const Target &target : inventory.targets)
            targets[target.upstreamId].push_back(&target);
        for (const Upstream &upstream : inventory.upstreams)
            upstreams.emplace(upstream.nativeId, &upstream);
        for (const Policy &policy : inventory.policies) {
            switch (policy.scope) {
            case Policy::Scope::Global:
                globalPolicies.push_back(&policy);
                break;
            case Policy::Scope::Deployment:
                deploymentPolicies[policy.scopeId].push_back(&policy);
                break;
            case Policy::Scope::Route:
                routePolicies[policy.scopeId].push_back(&policy);
                break;
            case Policy::Scope::Consumer:
            case Policy::Scope::ConsumerGroup:
                break; // they act on who calls, not on an API
            }
        }
    }
};

bool carries(const std::vector<Label> &labels, const QString &tag)
{
    const std::string text = tag.toStdString();
    return std::any_of(labels.begin(), labels.end(), [&text](const Label &label) {
        if (label.value.empty())
            return label.key == text;
        return text.size() == label.key.size() + label.value.size() + 1
            && text.starts_with(label.key) && text[label.key.size()] == ':'
            && text.ends_with(label.value);
    });
}

using RoutesByEnvironment = std::map<EnvironmentId, std::vector<const Route *>>;

//! A route's own tags say where it belongs, else its deployment's, else the gateway's environment.
RoutesByEnvironment partition(const Deployment &deployment,
                              const std::vector<const Route *> &routes,
                              const GatewayConfig &gateway)
{
    std::vector<EnvironmentId> own = partitionsOf(deployment.labels, gateway);
    if (own.empty())
        own.push_back(gateway.environment);
    RoutesByEnvironment result;
    for (const Route *route : routes) {
        std::vector<EnvironmentId> named = partitionsOf(route->labels, gateway);
        for (const EnvironmentId &environment : named.empty() ? own : named)
            result[environment].push_back(route);
    }
    if (routes.empty()) {
        for (const EnvironmentId &environment : own)
            result[environment];
    }
    return result;
}

auto policyOrder(const Policy &policy)
{
    return std::tie(policy.name, policy.scope, policy.scopeId, policy.nativeId);
}

std::vector<Policy> actingPolicies(const Index &index, const CatalogDeployment &deployment)
{
    std::vector<const Policy *> found = index.globalPolicies;
    const auto append = [&found](const ById<Policy> &policies, string_view id) {
        const auto at = policies.find(id);
        if (at != policies.end())
            found.insert(found.end(), at->second.begin(), at->second.end());
    };
    append(index.deploymentPolicies, deployment.native.nativeId);
    for (const Route &route : deployment.routes)
        append(index.routePolicies, route.nativeId);
    std::sort(found.begin(), found.end(), [](const Policy *a, const Policy *b) {
        return policyOrder(*a) < policyOrder(*b);
    });
    std::vector<Policy> result;
    result.reserve(found.size());
    for (const Policy *policy : found)
        result.push_back(*policy);
    return result;
}

void addUpstream(CatalogDeployment &deployment, const Index &index)
{
    if (deployment.native.upstreamId.empty())
        return;
    const auto upstream = index.upstreams.find(deployment.native.upstreamId);
    if (upstream != index.upstreams.end())
        deployment.upstream = *upstream->second;
    const auto targets = index.targets.find(deployment.native.upstreamId);
    if (targets == index.targets.end())
        return;
    for (const Target *target : targets->second) {
        UpstreamAddress address;
        address.scheme = deployment.upstream ? deployment.upstream->scheme : std::string();
        address.host = target->host;
        address.port = target->port;
        address.weight = target->weight;
        deployment.targets.push_back(std::move(address));
    }
    std::sort(deployment.targets.begin(), deployment.targets.end());
}

void addRoutes(CatalogDeployment &deployment, const std::vector<const Route *> &routes)
{
    deployment.routes.reserve(routes.size());
    for (const Route *route : routes)
        deployment.routes.push_back(*route);
    std::sort(deployment.routes.begin(), deployment.routes.end(),
              [](const Route &a, const Route &b) {
                  return std::tie(a.nativeName, a.nativeId) < std::tie(b.nativeName, b.nativeId);
              });
}

//! What the estate file says of an API, by its name, else by name and version.
const ApiFacts *factsOf(const std::unordered_map<std::string, const ApiFacts *> &facts,
                        const ApiName &name)
{
    for (const std::string &spelled : {name.name + "-" + name.version, name.name}) {
        const auto found = facts.find(matchKey(spelled));
        if (found != facts.end())
            return found->second;
    }
    return nullptr;
}

class Assembler
{
public:
    Assembler(const GatewayInventory &inventory, const GatewayConfig &gateway,
              const EstateConfig &estate, const Naming &naming,
              const QHash<QString, std::string> &contractDigests)
        : m_inventory(inventory)
        , m_gateway(gateway)
        , m_estate(estate)
        , m_naming(naming)
        , m_contractDigests(contractDigests)
        , m_index(inventory)
        , m_credentials(inventory)
    {
        for (const ApiFacts &api : estate.apis)
            m_facts.emplace(matchKey(api.name.toStdString()), &api);
    }

    NamedDeployment make(const Deployment &native, const EnvironmentId &environment,
                         const std::vector<const Route *> &routes)
    {
        NamedDeployment named;
        CatalogDeployment &deployment = named.deployment;
        deployment.gateway = m_gateway.id;
        deployment.gatewayKind = toWire(m_gateway.kind);
        deployment.environment = environment;
        if (const Environment *known = m_estate.environment(environment))
            deployment.environmentType = known->type;
        deployment.workspace = m_inventory.workspace;
        deployment.native = native;
        deployment.state = m_inventory.stale ? FactState::Stale : FactState::Known;
        deployment.readAt = m_inventory.readAt;
        addRoutes(deployment, routes);
        addUpstream(deployment, m_index);
        deployment.policies = actingPolicies(m_index, deployment);
        deployment.credentials = m_credentials.count(deployment.policies);
        named.name = m_naming.nameOf(native, deployment.routes);
        deployment.name = named.name.name;
        deployment.version = named.name.version;
        addFacts(deployment, named.name);
        return named;
    }

    [[nodiscard]] const Index &index() const { return m_index; }

private:
    void addFacts(CatalogDeployment &deployment, const ApiName &name) const
    {
        if (const ApiFacts *facts = factsOf(m_facts, name)) {
            deployment.owner = facts->owner.toStdString();
            deployment.contractDigest = m_contractDigests.value(
                facts->name + QLatin1Char('/') + deployment.environment.text());
        }
        for (const string_view key : {"owner", "team"}) {
            if (deployment.owner.empty())
                deployment.owner = labelValue(deployment.native.labels, key);
        }
    }

    const GatewayInventory &m_inventory;
    const GatewayConfig &m_gateway;
    const EstateConfig &m_estate;
    const Naming &m_naming;
    const QHash<QString, std::string> &m_contractDigests;
    Index m_index;
    CredentialCounter m_credentials;
    std::unordered_map<std::string, const ApiFacts *> m_facts;
};

} // namespace

std::vector<EnvironmentId> partitionsOf(const std::vector<Label> &labels, const GatewayConfig &gateway)
{
    std::vector<EnvironmentId> found;
    for (const PartitionRule &rule : gateway.partitions) {
        const bool known = std::find(found.begin(), found.end(), rule.environment) != found.end();
        if (!known && carries(labels, rule.tag))
            found.push_back(rule.environment);
    }
    return found;
}

std::vector<NamedDeployment> assembleDeployments(const GatewayInventory &inventory,
                                                 const EstateConfig &estate, const Naming &naming,
                                                 const QHash<QString, std::string> &contractDigests)
{
    std::vector<NamedDeployment> result;
    const GatewayConfig *gateway = estate.gateway(inventory.gateway);
    if (gateway == nullptr)
        return result;
    Assembler assembler(inventory, *gateway, estate, naming, contractDigests);
    result.reserve(inventory.deployments.size());
    static const std::vector<const Route *> none;
    for (const Deployment &native : inventory.deployments) {
        const auto routes = assembler.index().routes.find(native.nativeId);
        const auto &own = routes == assembler.index().routes.end() ? none : routes->second;
        if (gateway->partitions.isEmpty()) {
            result.push_back(assembler.make(native, gateway->environment, own));
            continue;
        }
        for (const auto &[environment, part] : partition(native, own, *gateway))
            result.push_back(assembler.make(native, environment, part));
    }
    return result;
}

} // namespace bulkhead
