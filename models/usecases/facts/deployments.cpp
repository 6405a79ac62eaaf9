// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/naming.h"
#include "usecases/facts/parts.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

//! The environment of the catalog; on a divided gateway that leaves it open, what the name sounds like: a guess.
Place placeOf(const FactsContext &context, std::uint32_t gateway, const CatalogDeployment &deployment)
{
    const GatewayConfig &config = context.config(gateway);
    Place place;
    place.gateway = gateway;
    place.workspace = deployment.workspace;
    place.by = config.partitions.isEmpty() ? AssignedBy::Operator : AssignedBy::Tag;
    place.environments = context.facts.bit(deployment.environment);
    if (place.environments != 0 || config.partitions.isEmpty())
        return place;
    std::vector<Environment> candidates;
    for (const PartitionRule &rule : config.partitions) {
        const Environment *environment = context.input.estate->environment(rule.environment);
        const bool isKnown = std::any_of(candidates.begin(), candidates.end(),
                                         [&rule](const Environment &one) { return one.id == rule.environment; });
        if (environment != nullptr && !isKnown)
            candidates.push_back(*environment);
    }
    const Deployment &native = deployment.native;
    place.by = AssignedBy::Heuristic;
    place.environments = context.facts.bit(
        environmentFromAffix(native.nativeName.empty() ? native.nativeId : native.nativeName, candidates));
    return place;
}

void addPoliciesOf(FactsContext &context, const CatalogDeployment &from, std::uint32_t number)
{
    DeploymentFacts &deployment = context.facts.deployments[number];
    for (const Policy &policy : from.policies) {
        const std::uint32_t index = context.policy(deployment.place.gateway, from.workspace, policy.nativeId);
        if (index != noIndex)
            deployment.policies.push_back(index);
    }
    std::sort(deployment.policies.begin(), deployment.policies.end());
    deployment.policies.erase(std::unique(deployment.policies.begin(), deployment.policies.end()), deployment.policies.end());
}

DeploymentFacts deploymentFacts(const FactsContext &context, std::uint32_t gateway, const CatalogDeployment &from)
{
    DeploymentFacts facts;
    facts.place = placeOf(context, gateway, from);
    facts.id = from.native.nativeId;
    // Some gateways let them have no name; sentences then say the id.
    facts.name = from.native.nativeName.empty() ? from.native.nativeId : from.native.nativeName;
    facts.version = from.version;
    facts.owner = from.owner;
    facts.contractDigest = from.contractDigest;
    facts.visibility = labelOf(from.native.labels, {"visibility", "exposure"});
    facts.labels = from.native.labels;
    for (const std::string &host : from.hosts())
        facts.hosts.push_back(canonicalHost(host));
    std::sort(facts.hosts.begin(), facts.hosts.end());
    for (const Route &route : from.routes)
        facts.routes.push_back(routeFacts(route));
    facts.enabled = from.native.enabled;
    facts.createdAt = from.native.createdAt;
    facts.updatedAt = from.native.updatedAt;
    return facts;
}

//! A policy is in force where the deployments are that it acts on, and known there as weakly as the weakest of them.
void placePolicies(EstateFacts &facts)
{
    std::vector<EnvironmentSet> acting(facts.policies.size(), 0);
    std::vector<AssignedBy> by(facts.policies.size(), AssignedBy::Operator);
    for (const DeploymentFacts &deployment : facts.deployments) {
        for (const std::uint32_t policy : deployment.policies) {
            acting[policy] |= deployment.place.environments;
            by[policy] = std::max(by[policy], deployment.place.by);
        }
    }
    for (std::size_t i = 0; i < acting.size(); ++i) {
        if (acting[i] == 0)
            continue;
        facts.policies[i].place.environments = acting[i];
        facts.policies[i].place.by = by[i];
    }
}

} // namespace

void addDeployments(FactsContext &context)
{
    EstateFacts &facts = context.facts;
    const Catalog &catalog = *context.input.catalog;
    for (const CatalogDeployment &deployment : catalog.deployments) {
        const std::uint32_t gateway = context.gatewayIndex(deployment.gateway);
        Q_ASSERT(gateway != noIndex); // the catalog leaves out what the estate does not name
        facts.deployments.push_back(deploymentFacts(context, gateway, deployment));
        addPoliciesOf(context, deployment, static_cast<std::uint32_t>(facts.deployments.size() - 1));
    }
    for (const ApiRow &row : catalog.apis) {
        for (const std::uint32_t deployment : row.deployments)
            facts.deployments[deployment].api = static_cast<std::uint32_t>(facts.apis.size());
        facts.apis.push_back({row.id, row.name, row.version, row.owner, row.deployments});
    }
    placePolicies(facts);
}

} // namespace bulkhead
