// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/jsonvalue.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead {

// The unified model: what every gateway kind is read into. Text is UTF-8. No secret is in here, only
// fingerprints. Field names follow the field's words; how a product's fields map to them is said in
// the mapping of its adapter. Defaults of a product are filled in by the adapter, sets are sorted,
// so that equal meaning is equal value.

enum class EntityKind : std::uint8_t {
    Node,        //!< one gateway process or cluster, with its data store
    Deployment,  //!< one API on one gateway
    Route,
    Upstream,
    Target,
    Policy,      //!< a plugin, filter or handler, with its scope
    Consumer,
    Credential,
    Certificate,
    Sink         //!< where logs, metrics or traces go
};
inline constexpr int entityKindCount = 10;
[[nodiscard]] std::string_view toWire(EntityKind kind);
[[nodiscard]] std::optional<EntityKind> entityKindFromWire(std::string_view text);

//! Kong tag "env:sandbox" is {env, sandbox}; a tag without a colon has an empty value.
struct Label
{
    std::string key;
    std::string value;
    friend auto operator<=>(const Label &, const Label &) = default;
};

//! Further normalised settings for drift, by field name ("strip_path", "read_timeout"); no secrets.
using Attributes = JsonValue::Object;

struct NodeFacts
{
    std::string nativeId;  //!< node id; not an environment identity, it changes at restarts
    std::string hostname, version, edition;
    std::string storeKind; //!< "postgres", "off", "etcd"; empty if not told
    std::string storeHost, storeDatabase, storeUser;
    std::int64_t storePort = 0;
    Attributes attributes;
    friend bool operator==(const NodeFacts &, const NodeFacts &) = default;
};

//! One API on one gateway (DESIGN.md 3.1). Routes and policies point at it.
struct Deployment
{
    std::string nativeId, nativeName;
    std::vector<Label> labels; //!< sorted
    bool enabled = true;
    std::vector<std::string> hosts; //!< hosts set on the deployment itself (APISIX service), sorted
    std::string upstreamId;         //!< nativeId of its Upstream entity; empty: none
    std::string basePath;           //!< path prefix of the upstream call
    Attributes attributes;
    std::int64_t createdAt = 0, updatedAt = 0; //!< Unix seconds, 0 unknown; never compared
    friend bool operator==(const Deployment &, const Deployment &) = default;
};

struct Route
{
    std::string nativeId, nativeName;
    std::string deploymentId; //!< nativeId of its Deployment
    std::vector<Label> labels;
    std::vector<std::string> hosts, paths, methods, protocols; //!< sorted; empty = any
    bool enabled = true;
    Attributes attributes; //!< headers, strip_path, preserve_host, priority …
    friend bool operator==(const Route &, const Route &) = default;
};

struct Upstream
{
    std::string nativeId, nativeName;
    std::string scheme; //!< http, https, grpc, …
    Attributes attributes; //!< algorithm, timeouts, retries, tls_verify …
    friend bool operator==(const Upstream &, const Upstream &) = default;
};

struct Target
{
    std::string nativeId, upstreamId;
    std::string host; //!< as configured, lower case, no trailing dot
    std::int64_t port = 0;
    std::int64_t weight = 100;
    friend bool operator==(const Target &, const Target &) = default;
};

struct Policy
{
    enum class Scope : std::uint8_t { Global, Deployment, Route, Consumer, ConsumerGroup };

    std::string nativeId;
    std::string name;    //!< the product's plugin or handler name: "rate-limiting"
    Scope scope = Scope::Global;
    std::string scopeId; //!< nativeId of a Deployment, Route or Consumer; empty for Global
    bool enabled = true;
    JsonValue::Object config; //!< every secret replaced by {"fingerprint": HEX, "class": TEXT} or {"ref": TEXT}
    std::vector<Label> labels; //!< its own, or those of the object that holds it; sorted
    std::int64_t updatedAt = 0; //!< Unix seconds, 0 unknown; never compared
    friend bool operator==(const Policy &, const Policy &) = default;
};
[[nodiscard]] std::string_view toWire(Policy::Scope scope);
[[nodiscard]] std::optional<Policy::Scope> policyScopeFromWire(std::string_view text);

struct Consumer
{
    std::string nativeId, name, customId;
    std::vector<Label> labels;
    std::vector<std::string> groups;
    friend bool operator==(const Consumer &, const Consumer &) = default;
};

struct Credential
{
    std::string nativeId;
    std::string consumerId;
    std::string kind;     //!< api-key, basic, hmac, jwt-secret, oauth-client, mtls
    std::string clientId; //!< user name, issuer key or client id, when it is not the secret itself
    std::optional<Fingerprint> secret; //!< empty: the gateway does not tell it
    std::string reference; //!< "{vault://…}", "$secret://…": compared as text
    std::int64_t createdAt = 0, expiresAt = 0;
    friend bool operator==(const Credential &, const Credential &) = default;
};

struct Certificate
{
    std::string nativeId;
    std::vector<std::string> names; //!< SNIs and subject alternative names, sorted
    std::string issuer, subject;
    std::string spki; //!< SHA-256 of the public key, hex: public, so it compares across stores
    std::int64_t notBefore = 0, notAfter = 0;
    friend bool operator==(const Certificate &, const Certificate &) = default;
};

struct Sink
{
    std::string nativeId;
    std::string policyId; //!< the Policy it was read from; empty if set elsewhere
    std::string kind;     //!< http, tcp, udp, syslog, file, kafka, otlp, prometheus …
    std::string endpoint; //!< without user info and secrets
    std::optional<Fingerprint> secret;
    Attributes attributes;
    friend bool operator==(const Sink &, const Sink &) = default;
};

} // namespace bulkhead
