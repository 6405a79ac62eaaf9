// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

namespace bulkhead {

//! A person's decision about matching, as the store keeps it (newest last).
struct MatchRule
{
    enum class Kind { Pin, Split, Merge };
    Kind kind = Kind::Pin;
    QString api, other, deployment; //!< as ports/store.h MatchDecision
};

//! All that one gateway holds, as typed entities.
struct GatewayInventory
{
    GatewayId gateway;
    std::string workspace;
    bool stale = false;      //!< the newest sync of this gateway failed
    bool credentialsKnown = false; //!< credentials and policies were read completely
    UtcTime readAt{};
    std::vector<NodeFacts> nodes;
    std::vector<Deployment> deployments;
    std::vector<Route> routes;
    std::vector<Upstream> upstreams;
    std::vector<Target> targets;
    std::vector<Policy> policies;
    std::vector<Consumer> consumers;
    std::vector<Credential> credentials;
    std::vector<Certificate> certificates;
    std::vector<Sink> sinks;
};

struct CatalogInput
{
    const EstateConfig *estate = nullptr;
    std::vector<GatewayInventory> inventories; //!< one per (gateway, workspace)
    std::vector<MatchRule> decisions;
    QHash<QString, std::string> contractDigests; //!< "API/ENVIRONMENT" → SHA-256 hex
    SnapshotId snapshot = 0;
    UtcTime at{};
};

//! Matches deployments into APIs and counts their drift. Pure and deterministic: the same input gives
//! the same rows in the same order, whatever the order of the inventories.
[[nodiscard]] Catalog buildCatalog(const CatalogInput &input);

//! Field by field, every sandbox deployment of a row against every production deployment.
[[nodiscard]] std::vector<DeploymentDiff> diffApi(const Catalog &catalog, const ApiRow &row,
                                                  const EstateConfig &estate);

} // namespace bulkhead
