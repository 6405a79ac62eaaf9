// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/side.h"

namespace bulkhead::demo {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

Object labels(const DemoApi &api, const SideView &side)
{
    Object labels{{"version", side.version()}, {"env", side.environment()}};
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

Object policies(const SideView &side)
{
    Object plugins{{"key-auth", Object{}}, {"cors", Object{{"allow_origins", side.corsOrigin()}}}};
    if (side.hasLimit())
        plugins["limit-count"] = limitCount(side);
    return plugins;
}

Object service(const DemoApi &api, const SideView &side)
{
    return Object{{"id", side.nativeName()},
                  {"name", side.nativeName()},
                  {"labels", labels(api, side)},
                  {"hosts", Array{side.publicHost()}},
                  {"upstream_id", side.nativeName()},
                  {"plugins", policies(side)}};
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
    std::string name = "partner_" + std::to_string(which + 1) + '_' + side.nativeName();
    for (char &c : name)
        c = c == '-' ? '_' : c;
    return Object{{"username", name},
                  {"plugins", Object{{"key-auth", Object{{"key", side.apiKey(which)}}}}}};
}

} // namespace

NativeCollections apisixObjects(const DemoGateway &gateway, int day)
{
    Array services, routes, upstreams, consumers;
    for (const DemoApi &api : apisOf(gateway, day)) {
        for (const Side which : sidesOn(gateway, api)) {
            const SideView side(api, which);
            services.push_back(service(api, side));
            routes.push_back(route(api, side));
            upstreams.push_back(upstream(side));
            consumers.push_back(consumer(side, 0));
            consumers.push_back(consumer(side, 1));
        }
    }
    const Array rules{Object{
        {"id", "access-log"},
        {"plugins", Object{{"http-logger", Object{{"uri", "https://logs.meridian.example/ingest"},
                                                  {"auth_header", "Bearer " + madeUpSecret("log ingest")}}}}}}};
    return {{"services", services},   {"routes", routes},      {"upstreams", upstreams},
            {"consumers", consumers}, {"global_rules", rules}};
}

} // namespace bulkhead::demo
