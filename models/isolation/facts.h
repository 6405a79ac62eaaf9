// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "estate/config.h"
#include "isolation/policymeaning.h"

#include <array>

namespace bulkhead::isolation {

// What the checks read (controls.md 1.0.1): the estate as of a moment, as values. References between facts are
// indexes into the vectors of EstateFacts. No secret is in here, only fingerprints.

inline constexpr std::uint32_t noIndex = 0xffffffff;

struct LoadBalancer
{
    std::string id;                    //!< resource id, UID or "VIP:PORT"
    bool sharedRange = false;          //!< its address belongs to a CDN or anycast range: equality proves little
    friend bool operator==(const LoadBalancer &, const LoadBalancer &) = default;
};

//! A right of a person or machine to change a gateway's configuration.
struct Grant
{
    std::string principal, role, resource; //!< resource "*": everything
    EnvironmentSet environments = 0;
    bool mayWrite = false;
    bool isMachine = false;
    std::string approval; //!< id of the approval record; empty: none
    friend bool operator==(const Grant &, const Grant &) = default;
};

struct GatewayFacts
{
    GatewayId id;
    std::string product; //!< wire name of the kind
    EnvironmentSet environments = 0; //!< of the estate file, or of its partitions
    AssignedBy by = AssignedBy::Operator;
    bool declaredShared = false; //!< the estate file divides it among environments
    Endpoint admin;
    Fact<std::vector<std::string>> nodeIds;       //!< ids of running nodes, sorted
    Fact<std::vector<std::string>> nodeAddresses; //!< "ADDRESS:PORT" of proxies, sorted
    Fact<std::string> cluster;
    Fact<std::string> controlPlane; //!< organisation or tenant
    bool vendorRun = false;         //!< the vendor runs it and does not show what it runs on
    Fact<Endpoint> store;           //!< configuration store; KnownEmpty: it has none (DB-less)
    std::string storeDatabase;
    Fact<std::vector<LoadBalancer>> loadBalancers;
    Fact<std::vector<Grant>> grants;
    Fact<std::string> region;
    Fact<std::string> tlsMinimum; //!< oldest protocol that its listeners speak: "1.2"; "none": one speaks plain text
    std::array<FactState, entityKindCount> states{}; //!< how completely each kind of entity was read
    std::array<bool, entityKindCount> torn{};
    UtcTime readAt{};                //!< oldest of its facts
    bool wasRead = false;
    bool lastSyncFailed = false;
    std::int64_t expectedRows = -1, receivedRows = 0; //!< over all collections that tell a count; -1: none does

    [[nodiscard]] FactState stateOf(EntityKind kind) const { return states[static_cast<std::size_t>(kind)]; }
};

struct RouteFacts
{
    std::string id, name;
    std::vector<std::string> hosts, paths, methods, protocols; //!< sorted; empty = any
    std::string listener; //!< port or server it is bound to; empty: the gateway's own
    std::vector<std::pair<std::string, std::string>> matchers; //!< "header:x-env" → value, also query:, cookie:, claim:
    std::vector<Label> labels;
    bool opaque = false; //!< decided by a script
    bool opaqueMentionsEnvironment = false;
    friend bool operator==(const RouteFacts &, const RouteFacts &) = default;
};

//! Something that an API calls.
struct TargetFacts
{
    enum class Kind : std::uint8_t { Network, Mock, Function, Queue, Database, External, Dynamic };
    enum class Role : std::uint8_t { Upstream, Fallback, Mirror, Callout, Log };
    Kind kind = Kind::Network;
    Role role = Role::Upstream;
    Endpoint endpoint;
    std::string resource;  //!< function, queue, cluster/namespace/service: an identity that is no address
    std::string entity, field; //!< what names it: "targets/UUID", "policy http-log", and the field there
    std::string via, viaId; //!< the upstream or policy that it is reached through: name and native id; never compared
    bool opaque = false;   //!< a template or variable that could not be read
    EnvironmentSet owners = 0; //!< environments whose declared inventory holds it
    std::uint32_t deployment = noIndex; //!< that calls it
};

struct DeploymentFacts
{
    Place place; //!< exactly one environment, or none if nothing tells it
    std::uint32_t api = noIndex;
    std::string id, name; //!< native
    std::string version, owner, contractDigest, visibility; //!< visibility "public", "partner", "internal"; empty: not told
    std::vector<Label> labels;
    std::vector<std::string> hosts; //!< of itself and its routes, sorted
    Fact<std::vector<std::string>> publishedServers; //!< URLs that its published contract names
    std::vector<RouteFacts> routes;
    std::vector<std::uint32_t> targets; //!< upstreams and whatever its policies call
    std::vector<std::uint32_t> policies; //!< that act on it
    bool enabled = true;
    std::int64_t createdAt = 0, updatedAt = 0; //!< Unix seconds, 0 unknown
};

struct ApiFactsRow
{
    ApiId id;
    std::string name, version, owner;
    std::vector<std::uint32_t> deployments;
};

struct PolicyFacts
{
    Place place; //!< environments: of all deployments it acts on
    std::string id, name;
    std::string on; //!< name of the deployment or consumer that it is attached to; empty: the whole gateway
    Policy::Scope scope = Policy::Scope::Global;
    //! Tells it from others of its kind: "rate-limiting of orders".
    [[nodiscard]] std::string shown() const { return on.empty() ? name : name + " of " + on; }
    PolicyMeaning meaning;
    Digest settings{}; //!< of its canonical settings: equal settings, equal digest
    bool enabled = true;
    std::string version, source, run; //!< "1.4.0", git reference, pipeline run: from labels; empty: not told
    std::int64_t updatedAt = 0;
    std::string updatedBy;
    std::string sharedObject; //!< id of a plan, fragment or group that it comes from; empty: it is its own
    friend bool operator==(const PolicyFacts &, const PolicyFacts &) = default;
};

struct ConsumerFacts
{
    Place place;
    std::string id, name, customId;
    std::vector<std::string> groups;
    bool isInternal = false;
};

struct CredentialFacts
{
    Place place; //!< environments in which it is accepted
    std::string id, kind, clientId, consumerId, consumerName, reference;
    std::optional<Fingerprint> secret;
    bool shortHash = false; //!< the gateway tells a hash of 32 bits: equality is an indicator
    bool isActive = true;
    std::int64_t createdAt = 0, expiresAt = 0;
    friend bool operator==(const CredentialFacts &, const CredentialFacts &) = default;
};

struct CertificateFacts
{
    Place place;
    std::string id, subject, issuer, spki;
    std::vector<std::string> names;
    std::int64_t notAfter = 0;
    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

struct SinkFacts
{
    Place place;
    std::uint32_t policy = noIndex;
    std::string id, kind;
    Endpoint endpoint;
    std::string stream; //!< index, topic, bucket, tenant: what divides one endpoint
    std::optional<Fingerprint> secret;
    bool pulled = false; //!< scraped: nobody is written to
    bool local = false;  //!< stdout or a file: an agent takes it, unseen
};

} // namespace bulkhead::isolation
