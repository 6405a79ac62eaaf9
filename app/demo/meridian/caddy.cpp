// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/side.h"

namespace bulkhead::demo {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

JsonValue route(const SideView &side)
{
    const std::string dial = side.upstreamHost() + ':' + std::to_string(side.port());
    return Object{
        {"@id", side.nativeName()},
        {"match", Array{Object{{"host", Array{side.publicHost()}},
                               {"path", Array{side.path() + "/*"}},
                               {"method", array(side.methods())}}}},
        {"handle",
         Array{Object{{"handler", "headers"},
                      {"response", Object{{"set", Object{{"Access-Control-Allow-Origin",
                                                          Array{side.corsOrigin()}}}}}}},
               Object{{"handler", "request_body"}, {"max_size", 8'000'000}},
               Object{{"handler", "rate_limit"},
                      {"rate_limits", Object{{side.nativeName(), Object{{"key", "{http.request.remote.host}"},
                                                                        {"window", "1m"},
                                                                        {"max_events", side.callsPerMinute()}}}}}},
               Object{{"handler", "reverse_proxy"}, {"upstreams", Array{Object{{"dial", dial}}}}}}},
        {"terminal", true}};
}

} // namespace

JsonValue caddyConfig(const DemoGateway &gateway, int day)
{
    Array routes;
    for (const DemoApi &api : apisOf(gateway, day)) {
        for (const Side which : sidesOn(gateway, api))
            routes.push_back(route(SideView(api, which)));
    }
    const Object server{{"listen", Array{":443"}}, {"routes", routes}, {"logs", Object{}}};
    // The same collector for both sides: nobody can tell sandbox from production traffic in it.
    const Object log{{"writer", Object{{"output", "net"}, {"address", "logs.meridian.example:5140"}}}};
    return Object{{"admin", Object{{"listen", "127.0.0.1:2019"}}},
                  {"logging", Object{{"logs", Object{{"default", log}}}}},
                  {"apps", Object{{"http", Object{{"servers", Object{{"edge", server}}}}}}}};
}

} // namespace bulkhead::demo
