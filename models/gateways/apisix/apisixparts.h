// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"

#include <set>
#include <string>

namespace bulkhead {

// How the objects of an API are called so that they are called alike on both sides.

//! The name, or the id if a person chose it, without what tells the environment ("orders-sbx" is "orders"); empty if it has neither.
[[nodiscard]] std::string apisixPartName(JsonElement object);
//! "/v1/orders /v1/orders/*"
[[nodiscard]] std::string apisixRoutePaths(JsonElement route);
[[nodiscard]] std::string apisixRouteMethods(JsonElement route); //!< "GET POST"; empty: all
//! Orders routes with the same paths without looking at what differs between environments first.
[[nodiscard]] std::string apisixRouteRank(JsonElement route);

//! Gives every name once: the second is "NAME#2".
class ApisixPartNames
{
public:
    [[nodiscard]] std::string unique(const std::string &wanted);

private:
    std::set<std::string> m_names;
};

} // namespace bulkhead
