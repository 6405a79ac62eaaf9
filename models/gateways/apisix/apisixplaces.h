// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/apisix/apisixcollections.h"
#include "promotion/nativeobject.h"

namespace bulkhead {

//! The values of an object's body that may have to differ between environments: "route.hosts", "upstream.host" (nodes, and the Host header that is sent to them),
//! "upstream.service_name", "policy.PLUGIN.MEMBER" of hosts and URLs in a plugin's settings.
[[nodiscard]] std::vector<promotion::ValuePlace> apisixPlaces(ApisixCollection collection, const JsonValue &body);

} // namespace bulkhead
