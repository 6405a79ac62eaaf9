// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

JsonValue plugins(const std::string &version)
{
    Row available;
    for (const char *name : {"acl", "basic-auth", "cors", "file-log", "hmac-auth", "http-log", "ip-restriction",
                             "jwt", "key-auth", "oauth2", "opentelemetry", "prometheus", "rate-limiting",
                             "request-size-limiting", "request-termination", "response-transformer"})
        available.emplace(name, Row{{"priority", 1000}, {"version", version}});
    return Row{{"available_on_server", available}, {"enabled_in_cluster", JsonValue::Array{}}};
}

} // namespace

DemoReply KongResponder::root() const
{
    // The settings of PostgreSQL are listed even by a node that has no database.
    Row configuration{{"database", m_options.withoutDatabase ? "off" : "postgres"},
                      {"pg_host", m_options.pgHost},
                      {"pg_port", m_options.pgPort},
                      {"pg_database", m_options.pgDatabase},
                      {"pg_user", m_options.pgUser},
                      {"pg_password", "******"},
                      {"pg_schema", nullptr},
                      {"role", "traditional"},
                      {"router_flavor", "traditional_compatible"},
                      {"admin_listen", KongSeed::list({"127.0.0.1:8001"})},
                      {"proxy_listen", KongSeed::list({"127.0.0.1:8000"})},
                      {"status_listen", KongSeed::list({"127.0.0.1:8007"})}};
    const Row body{{"version", m_options.version},
                   {"edition", m_options.edition},
                   {"hostname", m_options.hostname},
                   {"node_id", KongSeed::uuid("node/" + m_options.hostname)},
                   {"tagline", "Welcome to kong"},
                   {"lua_version", "LuaJIT 2.1.0-20231117"},
                   {"pids", Row{{"master", 100}, {"workers", JsonValue::Array{101}}}},
                   {"timers", Row{{"pending", 1}, {"running", 0}}},
                   {"plugins", plugins(m_options.version)},
                   {"configuration", configuration}};
    return json(200, body);
}

DemoReply KongResponder::status(bool databaseDown) const
{
    const Row server{{"connections_accepted", 1}, {"connections_active", 1}, {"connections_handled", 1},
                     {"connections_reading", 0}, {"connections_waiting", 0}, {"connections_writing", 1},
                     {"total_requests", 1}};
    const Row memory{{"lua_shared_dicts", Row{}}, {"workers_lua_vms", JsonValue::Array{}}};
    Row body{{"database", Row{{"reachable", !databaseDown}}}, {"memory", memory}, {"server", server}};
    if (m_options.withoutDatabase)
        body.emplace("configuration_hash", "e8295358c0353babe000493caee2295f");
    return json(200, body);
}

} // namespace bulkhead
