// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/editorsuite.h"
#include "demo/apisixseed.h"

namespace bulkhead::test {

//! What the two gateways of the API "orders" hold at first.
inline ApisixSeed ordersOfSource(EditorBench::Story story)
{
    using Object = JsonValue::Object;
    using Array = JsonValue::Array;
    const bool isChanged = story == EditorBench::Story::Changed;
    const auto node = [](const char *host) { return Object{{"host", host}, {"port", 8080}, {"weight", 1}}; };
    Object plugins{{"cors", Object{}}, {"proxy-rewrite", Object{{"host", "orders.sbx.test"}}}};
    if (isChanged) {
        plugins["http-logger"] = Object{{"uri", "https://log.sbx.test/in"}, {"auth_header", "CANARY-source-logger"}};
        plugins["csrf"] = Object{{"key", "CANARY-source-csrf"}};
    }
    ApisixSeed seed;
    seed.add("upstreams", Object{{"id", "orders"}, {"type", "roundrobin"}, {"nodes", Object{{"a.sbx.test:8080", 1}, {"b.sbx.test:8080", 2}}}});
    seed.add("upstreams", Object{{"id", "audit"}, {"type", "roundrobin"}, {"nodes", Array{node("audit.sbx.test")}}});
    seed.add("upstreams", Object{{"id", "canary"}, {"type", "roundrobin"}, {"nodes", Array{node("canary.sbx.test")}}});
    seed.add("plugin_configs", Object{{"id", "orders-limits"}, {"plugins", Object{{"limit-count", Object{{"count", 20}, {"time_window", 60}}}}}});
    seed.add("services", Object{{"id", "orders"}, {"name", "orders"}, {"hosts", Array{"orders.sbx.test"}}, {"upstream_id", "orders"}, {"plugins", plugins}});
    seed.add("routes", Object{{"id", "orders-list"}, {"uri", "/orders"}, {"methods", Array{"GET", "POST"}}, {"service_id", "orders"},
                              {"plugin_config_id", "orders-limits"}});
    const Object split{{"rules", Array{Object{{"weighted_upstreams", Array{Object{{"upstream_id", "canary"}, {"weight", 1}}, Object{{"weight", 9}}}}}}}};
    seed.add("routes", Object{{"id", "orders-one"}, {"uri", "/orders/*"}, {"service_id", "orders"}, {"plugins", Object{{"traffic-split", split}}}});
    seed.add("routes", Object{{"id", "orders-audit"}, {"uris", Array{"/orders/audit", "/orders/audit/*"}}, {"service_id", "orders"}, {"upstream_id", "audit"}});
    return seed;
}

inline ApisixSeed ordersOfTarget(EditorBench::Story story)
{
    using Object = JsonValue::Object;
    using Array = JsonValue::Array;
    ApisixSeed seed;
    // Another API, which has taken an id of the source.
    seed.add("upstreams", Object{{"id", "audit"}, {"type", "roundrobin"}, {"nodes", Object{{"elsewhere.test:80", 1}}}});
    seed.add("routes", Object{{"id", "elsewhere"}, {"uri", "/elsewhere"}, {"upstream_id", "audit"}});
    if (story == EditorBench::Story::New)
        return seed;
    const Array old{Object{{"host", "old.test"}, {"port", 8080}, {"weight", 1}}};
    const Object logger{{"uri", "https://log.test/in"}, {"auth_header", "CANARY-target-logger"}};
    const Object counter{{"count", 5}, {"time_window", 60}, {"policy", "redis"}, {"redis_host", "redis.test"}, {"redis_password", "CANARY-old-redis"}};
    seed.add("upstreams", Object{{"id", "orders-prd"}, {"type", "roundrobin"}, {"nodes", Object{{"a.test:8080", 1}}}});
    seed.add("upstreams", Object{{"id", "orders-old"}, {"nodes", old}});
    seed.add("services", Object{{"id", "orders-prd"}, {"name", "orders"}, {"labels", Object{{"env", "production"}}}, {"hosts", Array{"orders.test"}},
                                {"upstream_id", "orders-prd"},
                                {"plugins", Object{{"http-logger", logger}, {"csrf", Object{{"key", "CANARY-target-csrf"}}}, {"limit-count", counter}}}});
    seed.add("routes", Object{{"id", "list-prd"}, {"uri", "/orders"}, {"methods", Array{"GET"}}, {"service_id", "orders-prd"}, {"status", 1}});
    seed.add("routes", Object{{"id", "old-prd"}, {"uri", "/orders/old"}, {"service_id", "orders-prd"}, {"upstream_id", "orders-old"}});
    return seed.add("routes", Object{{"id", "older-prd"}, {"uri", "/orders/older"}, {"service_id", "orders-prd"}});
}

} // namespace bulkhead::test
