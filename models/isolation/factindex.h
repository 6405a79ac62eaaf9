// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/keyindex.h"

#include <string>

namespace bulkhead::isolation {

struct EstateFacts;
struct CredentialFacts;
struct CertificateFacts;
struct ConsumerFacts;
struct DeploymentFacts;
struct PolicyFacts;
struct SinkFacts;
struct TargetFacts;
struct CounterStore;
struct Endpoint;

//! Under which keys a fact is found: the same function fills the index and asks it. Several keys mean several ways in
//! which two things can be one.
using Keys = std::vector<std::string>;
//! "secret/CLASS/BYTES" and "ref/TEXT": proof; "name/KIND/TEXT": an indicator. "some/KIND/BIT" says that an environment
//! (its bit, as a number) has one of the kind, "opaque/KIND/BIT" that it has one that does not compare.
[[nodiscard]] Keys keysOf(const CredentialFacts &credential);
[[nodiscard]] Keys keysOf(const CertificateFacts &certificate); //!< "spki/HEX", "name/TEXT"
//! "at/HOST:PORT" by name and by each address, "host/HOST" likewise, "resource/TEXT".
[[nodiscard]] Keys keysOf(const TargetFacts &target);
[[nodiscard]] Keys keysOf(const Endpoint &endpoint);
//! The same, and again for its environment (`keyIn`), so that the other side is found at once however many share the key:
//! of an upstream as they are, with "plain-" if no TLS name tells it apart, and of what a policy calls with "call-"; also
//! "unresolved" if its place cannot be told, since everything of the other side may be it. Mocks and log sinks have none.
[[nodiscard]] Keys keysOf(const EstateFacts &facts, const TargetFacts &target);
//! The key under which something of that environment stands.
[[nodiscard]] std::string keyIn(std::uint64_t environment, std::string_view key);
//! Is its place not told: a name without addresses, a template, a discovery? Never for what needs no comparison: mocks,
//! resources, log sinks, registered third parties.
[[nodiscard]] bool isUnresolved(const EstateFacts &facts, const TargetFacts &target);
//! "HOST", and in its environment (`keyIn`): "host/PATTERN", "path/HOST/SEGMENT" (first segment of a path on the host; ""
//! for any path), "below/.PARENT" for every parent of a host and "below/" for all hosts, "odd" for patterns that cannot
//! be looked up (regular expressions, "api.*").
[[nodiscard]] Keys keysOf(const DeploymentFacts &deployment);
//! "at/HOST:PORT/STREAM", "host/HOST", "secret/CLASS/HEX", "sink/HOST:PORT|STREAM" (the path where no stream is told).
[[nodiscard]] Keys keysOf(const SinkFacts &sink);
//! Each key of an enabled policy and of a sink also stands as "in/BIT/KEY" for every environment it is in (`keyIn`), so
//! that the other side is found at once, however many share the key on this one.
//! Counter stores ("counters/…"), clients ("client/ISSUER/ID", "client-id/ID", "client-key/…"), verification keys
//! ("key/…"), issuers ("issuer/…"), machine identities ("machine/…"), shared objects ("object/ID").
[[nodiscard]] Keys keysOf(const PolicyFacts &policy);

//! Where counters are kept, whole: "counter-pool/HOST:PORT|DATABASE|NAMESPACE", by name and by each address.
[[nodiscard]] Keys poolKeysOf(const CounterStore &store);

[[nodiscard]] std::string consumerKey(std::uint32_t gateway, std::string_view id); //!< "GATEWAY-INDEX/ID"

//! Can its secret be compared with those of other gateways? Only plain secrets can: hashes are salted or bound to a consumer.
[[nodiscard]] bool isComparable(const CredentialFacts &credential);

[[nodiscard]] KeyIndex internalConsumersOf(const EstateFacts &facts); //!< by `consumerKey`; no others
[[nodiscard]] KeyIndex requestsOf(const EstateFacts &facts); //!< access requests by the credential that they name

//! The facts of an estate found by their keys; items are indexes into its vectors. Holds no pointer to them.
struct FactIndex
{
    FactIndex() = default; //!< of an empty estate
    explicit FactIndex(const EstateFacts &facts);
    KeyIndex credentials, certificates, targets, sinks, policies;
    KeyIndex deploymentHosts;
    KeyIndex accessRequests;
    KeyIndex internalConsumers;
    friend bool operator==(const FactIndex &, const FactIndex &) = default;
};

} // namespace bulkhead::isolation
