// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/record.h"

#include <vector>

namespace bulkhead {

//! A Caddy configuration document in the unified model. Pure and thread-safe.
//!
//! Deployment: each top-level route of an HTTP server with a host or path matcher; equal `@id`, equal
//! `group` or equal matchers are one. Ids: the `@id`, else server and group, else server and a digest of
//! the matchers, so that a route put in before it changes nothing.
//! Route: each match set, joined with those around it, that answers or that has handlers of its own.
//! Policy: each handler that is not a proxy or subroute; the order is the attribute `handlers`.
//! What has no host and no path matcher belongs to no API: its handlers are global policies.
struct CaddyInventory
{
    std::vector<EntityRecord> records;
    std::int64_t routes = 0; //!< top-level routes seen
};
//! The native id of the deployment that a top-level route of a server belongs to.
[[nodiscard]] std::string caddyDeploymentId(const std::string &server, JsonElement route, const Fingerprinter &fingerprinter);

[[nodiscard]] CaddyInventory mapCaddy(JsonElement config, const Fingerprinter &fingerprinter);

} // namespace bulkhead
