// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "estate/collection.h"
#include "estate/config.h"
#include "estate/entities.h"

#include <QHash>
#include <QList>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead {

// The catalog: one row per (API, major version), deployments under it. Pure values; made by
// `buildCatalog`, immutable afterwards, so threads share it through shared_ptr<const Catalog>.

enum class ApiStatus : std::uint8_t { InSync, Drifted, SandboxOnly, ProductionOnly };
[[nodiscard]] QString toWire(ApiStatus status); //!< "in_sync", "drifted", "sandbox_only", "production_only"

//! By which evidence the deployments of a row were put together; the strongest that holds.
enum class MatchMethod : std::uint8_t { Pinned, Label, Name, BasePath, Contract, Upstream, Single };
[[nodiscard]] QString toWire(MatchMethod method); //!< "pinned", "label", "name", "base_path", …
enum class Confidence : std::uint8_t { Certain, High, Medium, Low };
[[nodiscard]] QString toWire(Confidence confidence);

struct UpstreamAddress
{
    std::string scheme, host;
    std::int64_t port = 0;
    std::int64_t weight = 100;
    friend auto operator<=>(const UpstreamAddress &, const UpstreamAddress &) = default;
};

//! One API on one gateway in one environment, with all that belongs to it.
struct CatalogDeployment
{
    GatewayId gateway;
    QString gatewayKind; //!< wire name
    EnvironmentId environment;   //!< empty: no environment could be told
    EnvironmentType environmentType = EnvironmentType::Sandbox;
    std::string workspace;
    Deployment native;
    std::string name, version;   //!< DESIGN.md 3.1; version like "v2", empty if none
    std::string owner;           //!< estate file, else label "owner" or "team"; empty if none
    std::vector<Route> routes;
    std::optional<Upstream> upstream;
    std::vector<UpstreamAddress> targets; //!< sorted
    std::vector<Policy> policies;         //!< that act on it: global, its own, its routes'; sorted by name
    std::optional<std::int64_t> credentials; //!< that open it; empty: the gateway cannot tell
    std::string contractDigest;  //!< SHA-256 of the contract file, hex; empty if none
    FactState state = FactState::Known; //!< Stale if its gateway failed since
    UtcTime readAt{};

    //! "GATEWAY/WORKSPACE/NATIVE-ID": what match decisions name.
    [[nodiscard]] QString key() const;
    [[nodiscard]] std::vector<std::string> hosts() const;   //!< of itself and its routes, sorted, unique
    [[nodiscard]] std::vector<std::string> paths() const;
    [[nodiscard]] std::vector<std::string> methods() const; //!< empty = any
};

struct ApiRow
{
    ApiId id;              //!< stable across syncs: a digest of name and version, or what a person pinned
    std::string name, version, owner;
    ApiStatus status = ApiStatus::SandboxOnly;
    MatchMethod method = MatchMethod::Single;
    Confidence confidence = Confidence::Certain;
    std::vector<std::uint32_t> deployments; //!< indexes into Catalog::deployments; sandbox first
    std::uint32_t driftCount = 0;    //!< unexpected differences over all sandbox and production pairs
    std::uint32_t expectedCount = 0; //!< expected ones
    bool stale = false;              //!< one of its deployments is
};

struct Catalog
{
    QString estate;
    SnapshotId snapshot = 0; //!< 0: nothing was ever read
    UtcTime at{};
    QList<Environment> environments; //!< columns, in the order of the estate file
    std::vector<CatalogDeployment> deployments;
    std::vector<ApiRow> apis; //!< by name, then version

    //! By id, "name" (if only one version) or "name@version"; nullptr if there is none or more than one.
    [[nodiscard]] const ApiRow *find(const QString &idOrName) const;
};

//! One field of a side-by-side comparison.
struct FieldDifference
{
    enum class Verdict : std::uint8_t { Same, Drift, Expected };
    std::string field;  //!< "route.<key>.methods", "policy.rate-limiting.minute", "upstream.host"
    std::optional<JsonValue> sandbox, production; //!< empty: not there on that side
    Verdict verdict = Verdict::Same;
    std::string reason; //!< why it is expected: "mapped by promotion.paths[0].map[1]" or the estate file's words
};
[[nodiscard]] QString toWire(FieldDifference::Verdict verdict); //!< "same", "drift", "expected"

struct DeploymentDiff
{
    std::uint32_t sandbox = 0, production = 0; //!< indexes into Catalog::deployments
    std::vector<FieldDifference> fields;       //!< all fields, in a fixed order
};

} // namespace bulkhead
