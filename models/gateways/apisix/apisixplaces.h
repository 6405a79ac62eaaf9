// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/apisix/apisixcollections.h"
#include "promotion/nativeobject.h"

namespace bulkhead {

//! The lists of an object's body whose order means nothing, as JSON pointers.
[[nodiscard]] std::vector<std::string> apisixSets();

//! The values of an object's body that may have to differ between environments: "route.hosts", "upstream.host" (nodes, and the Host header that is sent to them),
//! "upstream.service_name", "policy.PLUGIN.MEMBER" of hosts, URLs and texts with URLs in a plugin's settings, "route.script", "route.filter_func". Any other setting as a Setting, called
//! as the catalog calls it: "policy.PLUGIN.MEMBER", "upstream.timeout.read", "route.methods", "deployment.enable_websocket"; a list is one place, besides those that its elements have, and the nodes of an upstream are "upstream.nodes".
//! What `_meta` of a plugin says is "policy.PLUGIN._meta.MEMBER", and a plugin without settings is "policy.PLUGIN.enabled". Secrets, references to secrets and names of other objects have none, nor has a list with one of those in it.
[[nodiscard]] std::vector<promotion::ValuePlace> apisixPlaces(ApisixCollection collection, const JsonValue &body);

} // namespace bulkhead
