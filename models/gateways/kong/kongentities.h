// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"
#include "estate/entities.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead {

// One row of Kong's Admin API → one entity. Pure functions over a parsed row. Kong's defaults are filled
// in, null and absent are one, sets are sorted, times and counters that run are left out.

struct KongService
{
    Deployment deployment;
    std::string protocol, host;
    std::int64_t port = 80;
    std::vector<std::string> caCertificates; //!< ids
    std::string clientCertificate;           //!< id
};
[[nodiscard]] KongService kongService(JsonElement row);

[[nodiscard]] Route kongRoute(JsonElement row, const Fingerprinter &fingerprinter);
//! The deployment that a route without a service is.
[[nodiscard]] std::optional<Deployment> kongServicelessDeployment(JsonElement route);

//! The scheme is left empty: in Kong it belongs to the services that use the upstream.
[[nodiscard]] Upstream kongUpstream(JsonElement row, const Fingerprinter &fingerprinter);
[[nodiscard]] Target kongTarget(JsonElement row, const std::string &upstreamId);
//! "host:port", "[::1]:80", "host": Kong's port when none is told is 8000.
void splitKongAddress(std::string_view address, Target &target);

[[nodiscard]] Consumer kongConsumer(JsonElement row);
//! Two if the row has a second certificate for another key type; the private keys are never looked at.
[[nodiscard]] std::vector<Certificate> kongCertificates(JsonElement row);
[[nodiscard]] NodeFacts kongNode(JsonElement root);

[[nodiscard]] std::vector<Label> kongLabels(JsonElement row);
[[nodiscard]] std::string kongId(JsonElement row);
//! The id of a reference member ({"id": …}), empty if null.
[[nodiscard]] std::string kongReference(JsonElement row, std::string_view key);
//! A host name as it compares: lower case, no final dot.
[[nodiscard]] std::string kongHost(std::string_view host);

} // namespace bulkhead
