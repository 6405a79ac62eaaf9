// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "estate/entities.h"

#include <string>

namespace bulkhead {

//! An entity as the store keeps it: its key below (gateway, workspace) and its canonical JSON.
//! `digest` is SHA-256 of `payload`: equal meaning is equal digest, so an unchanged re-sync is cheap.
struct EntityRecord
{
    EntityKind kind = EntityKind::Node;
    std::string nativeId;
    std::string payload; //!< canonical JSON, one of the types of entities.h
    Digest digest{};
    friend bool operator==(const EntityRecord &, const EntityRecord &) = default;
};

// Writing: canonical JSON straight into the payload, empty members left out.
[[nodiscard]] EntityRecord toRecord(const NodeFacts &);
[[nodiscard]] EntityRecord toRecord(const Deployment &);
[[nodiscard]] EntityRecord toRecord(const Route &);
[[nodiscard]] EntityRecord toRecord(const Upstream &);
[[nodiscard]] EntityRecord toRecord(const Target &);
[[nodiscard]] EntityRecord toRecord(const Policy &);
[[nodiscard]] EntityRecord toRecord(const Consumer &);
[[nodiscard]] EntityRecord toRecord(const Credential &);
[[nodiscard]] EntityRecord toRecord(const Certificate &);
[[nodiscard]] EntityRecord toRecord(const Sink &);

// Reading back; a payload of another kind or form is a Store error. `reader` is reused by the caller.
[[nodiscard]] Result<NodeFacts> toNode(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Deployment> toDeployment(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Route> toRoute(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Upstream> toUpstream(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Target> toTarget(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Policy> toPolicy(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Consumer> toConsumer(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Credential> toCredential(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Certificate> toCertificate(JsonReader &reader, const EntityRecord &);
[[nodiscard]] Result<Sink> toSink(JsonReader &reader, const EntityRecord &);

} // namespace bulkhead
