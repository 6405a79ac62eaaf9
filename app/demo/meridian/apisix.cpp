// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/side.h"

namespace bulkhead::demo {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

Object labels(const DemoApi &api, const SideView &side)
{
    Object labels{{"version", side.version()}, {"env", side.environment()},
                  {"run", side.deployedBy()}};
    if (!api.team.empty())
        labels["owner"] = api.team;
    return labels;
}

Object limitCount(const SideView &side)
{
    return Object{{"count", side.callsPerMinute()},
                  {"time_window", 60},
                  {"key", "consumer_name"},
                  {"policy", "local"},
                  {"rejected_code", 429}};
}

//! "partner_1_balances_sbx": APISIX takes no dashes in names of consumers.
std::string callerName(const SideView &side, int which)
{
    std::string name = "partner_" + std::to_string(which + 1) + '_' + side.nativeName();
    for (char &c : name)
        c = c == '-' ? '_' : c;
    return name;
}

Object policies(const DemoGateway &gateway, const SideView &side)
{
    Object plugins{{"key-auth", Object{}},
                   {"cors", Object{{"allow_origins", side.corsOrigin()}}},
                   {"consumer-restriction", Object{{"type", "consumer_name"}, {"whitelist", Array{callerName(side, 0), callerName(side, 1)}}}},
                   {"client-control", Object{{"max_body_size", 8'000'000}}},
                   {"limit-conn", Object{{"conn", side.isSandbox() ? 5 : 200}, {"burst", 0}, {"default_conn_delay", 1}, {"key", "consumer_name"}}},
                   {"http-logger", Object{{"uri", "https://" + logHost(gateway) + "/ingest"}, {"auth_header", logToken(gateway)},
                                           {"log_format", Object{{"environment", side.environment()}, {"path", "$uri"},
                                                                 {"status", "$status"}, {"client", "$remote_addr"}}}}}};
    if (side.hasLimit())
        plugins["limit-count"] = limitCount(side);
    return plugins;
}

Object service(const DemoGateway &gateway, const DemoApi &api, const SideView &side)
{
    return Object{{"id", side.nativeName()},
                  {"name", side.nativeName()},
                  {"labels", labels(api, side)},
                  {"hosts", Array{side.publicHost()}},
                  {"upstream_id", side.nativeName()},
                  {"create_time", side.deployedAt()},
                  {"update_time", side.deployedAt()},
                  {"plugins", policies(gateway, side)}};
}

Object route(const DemoApi &api, const SideView &side)
{
    return Object{{"id", side.nativeName()},
                  {"name", side.nativeName()},
                  {"labels", labels(api, side)},
                  {"uri", side.path() + "/*"},
                  {"methods", array(side.methods())},
                  {"service_id", side.nativeName()}};
}

Object upstream(const SideView &side)
{
    const std::string node = side.upstreamHost() + ':' + std::to_string(side.port());
    return Object{{"id", side.nativeName()},
                  {"name", side.nativeName()},
                  {"type", "roundrobin"},
                  {"nodes", Object{{node, 1}}},
                  {"timeout", Object{{"connect", 60}, {"send", 60}, {"read", side.readTimeout() / 1000}}}};
}

Object consumer(const SideView &side, int which)
{
    return Object{{"username", callerName(side, which)},
                  {"plugins", Object{{"key-auth", Object{{"key", side.apiKey(which)}}}}}};
}

} // namespace

NativeCollections apisixObjects(const DemoGateway &gateway, int day)
{
    Array services, routes, upstreams, consumers;
    for (const DemoApi &api : apisOf(gateway, day)) {
        for (const Side which : sidesOn(gateway, api)) {
            const SideView side(api, which);
            services.push_back(service(gateway, api, side));
            routes.push_back(route(api, side));
            upstreams.push_back(upstream(side));
            consumers.push_back(consumer(side, 0));
            consumers.push_back(consumer(side, 1));
        }
    }
    return {{"services", services}, {"routes", routes}, {"upstreams", upstreams}, {"consumers", consumers}};
}

} // namespace bulkhead::demo
