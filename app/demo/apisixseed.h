// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <string>
#include <utility>
#include <vector>

namespace bulkhead {

//! The objects a fake APISIX starts with, in the order of their creation, each as it would be sent.
struct ApisixSeed
{
    using Object = JsonValue::Object;

    //! `collection` as in the path: "routes", "consumers/NAME/credentials".
    ApisixSeed &add(std::string collection, Object value);
    //! `count` plain objects "PREFIX-00001" …; of routes, services, upstreams, consumers or global rules.
    ApisixSeed &addMany(const std::string &collection, int count, const std::string &prefix = "row");
    //! Collections as a list of (name, objects).
    static ApisixSeed from(const std::vector<std::pair<std::string, JsonValue::Array>> &collections);

    std::vector<std::pair<std::string, Object>> objects;
};

} // namespace bulkhead
