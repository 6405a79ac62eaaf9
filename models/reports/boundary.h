// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/jsonvalue.h"
#include "estate/config.h"
#include "reports/document.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace bulkhead::reports {

// The boundary document (GOV-02): which environments there are, what belongs to each, and every place where something is meant to cross. Made from the live
// model, so that it cannot say something else than the program judges by. Its annex is the same content for machines.

//! One API in one environment on one gateway.
struct BoundaryApi
{
    std::string api, version, owner; //!< owner empty: nobody is named
    EnvironmentId environment;       //!< empty: none is told
    GatewayId gateway;
    friend bool operator<(const BoundaryApi &a, const BoundaryApi &b)
    {
        return std::tie(a.api, a.version, a.environment, a.gateway, a.owner) < std::tie(b.api, b.version, b.environment, b.gateway, b.owner);
    }
    friend bool operator==(const BoundaryApi &, const BoundaryApi &) = default;
};

//! What the live model adds to the estate file.
struct BoundaryModel
{
    std::vector<BoundaryApi> apis;
    std::map<QString, std::optional<UtcTime>> factsFrom; //!< by gateway: oldest of what is known of it; nothing: never read
    SnapshotId snapshot = 0;
    UtcTime at{}; //!< of the snapshot
};

struct Boundary
{
    EstateConfig estate;
    BoundaryModel model;  //!< APIs sorted
    int version = 1;      //!< of the document: one more for each that was approved before with another digest
    std::string digest;   //!< SHA-256 of the canonical content: equal boundaries, equal digest, whenever they are read
};

//! Pure. `version`: the caller counts.
[[nodiscard]] Boundary boundaryOf(const EstateConfig &estate, BoundaryModel model, int version);

//! What a machine compares: `{environments:[{id, type}], gateways:[{id, kind, admin_url, environments, partitions, region, network, cluster, owner}], pairs:[…], apis:[…],
//! crossings:{shared_gateways, shared_hosts, shared_issuers, admins}, owned_hosts, test_hosts, live_hosts, public_apis, production_only, expected_differences, paths:[{from,
//! to, quorum, groups, …, map}], groups, break_glass}`. No credential, not even a reference to one. Lists whose order means nothing are sorted.
[[nodiscard]] JsonValue contentOf(const EstateConfig &estate, const BoundaryModel &model);
//! The content with `format`, `estate`, `version`, `digest`, `snapshot` and `at`.
[[nodiscard]] JsonValue annexOf(const Boundary &boundary);
[[nodiscard]] Document documentOf(const Boundary &boundary);

} // namespace bulkhead::reports
