// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "demo/kongresponder.h"

#include "demo/kongplugins.h"

#include <QCryptographicHash>

#include <set>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

//! Names of plugins that a row uses, each once.
JsonValue::Array enabledNames(const std::vector<KongRow> &plugins)
{
    std::set<std::string> names;
    JsonReader reader;
    for (const KongRow &row : plugins) {
        if (const auto element = reader.parse(row.text))
            names.emplace(stringAt(*element, "name"));
    }
    return JsonValue::Array(names.begin(), names.end());
}

JsonValue plugins(const std::string &version, const std::vector<KongRow> &rows)
{
    Row available;
    for (const auto &[name, priority] : kongPluginPriorities())
        available.emplace(name, Row{{"priority", priority}, {"version", version}});
    return Row{{"available_on_server", available}, {"enabled_in_cluster", enabledNames(rows)}};
}

//! The memory that the node's processes share; how much of it is used differs from moment to moment.
Row sharedMemory()
{
    Row memory;
    for (const auto &[name, capacity] : std::initializer_list<std::pair<const char *, const char *>>{
             {"kong", "5.00 MiB"}, {"kong_cluster_events", "5.00 MiB"}, {"kong_core_db_cache", "128.00 MiB"},
             {"kong_core_db_cache_miss", "12.00 MiB"}, {"kong_db_cache", "128.00 MiB"},
             {"kong_db_cache_miss", "12.00 MiB"}, {"kong_healthchecks", "5.00 MiB"}, {"kong_locks", "8.00 MiB"},
             {"kong_rate_limiting_counters", "12.00 MiB"}, {"kong_secrets", "5.00 MiB"},
             {"prometheus_metrics", "5.00 MiB"}})
        memory.emplace(name, Row{{"allocated_slabs", "0.04 MiB"}, {"capacity", capacity}});
    return memory;
}

//! Of all that was loaded; zeros if that is nothing.
std::string configurationHash(const KongTables &tables)
{
    std::string text;
    for (const auto &[collection, rows] : tables.all()) {
        for (const KongRow &row : rows)
            text += row.text;
    }
    if (text.empty())
        return std::string(32, '0');
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Md5);
    return hash.toHex().toStdString();
}

} // namespace

std::string KongResponder::nodeId() const
{
    return KongSeed::uuid("node/" + m_options.hostname);
}

DemoReply KongResponder::enabledPlugins() const
{
    JsonValue::Array names;
    for (const auto &[name, priority] : kongPluginPriorities())
        names.emplace_back(name);
    return json(200, JsonValue::Object{{"enabled_plugins", names}});
}

DemoReply KongResponder::root() const
{
    // The settings of PostgreSQL are listed even by a node that has no database.
    Row configuration{{"database", m_options.withoutDatabase ? "off" : "postgres"},
                      {"pg_host", m_options.pgHost},
                      {"pg_port", m_options.pgPort},
                      {"pg_database", m_options.pgDatabase},
                      {"pg_user", m_options.pgUser},
                      {"role", "traditional"},
                      {"router_flavor", "traditional_compatible"},
                      {"admin_listen", KongSeed::list({"127.0.0.1:8001"})},
                      {"proxy_listen", KongSeed::list({"127.0.0.1:8000"})},
                      {"status_listen", KongSeed::list({"127.0.0.1:8007"})}};
    if (!m_options.withoutDatabase)
        configuration.emplace("pg_password", "******");
    const Row body{{"version", m_options.version},
                   {"edition", m_options.edition},
                   {"hostname", m_options.hostname},
                   {"node_id", nodeId()},
                   {"tagline", "Welcome to kong"},
                   {"lua_version", "LuaJIT 2.1.1700206165"},
                   {"pids", Row{{"master", 100}, {"workers", JsonValue::Array{101}}}},
                   {"timers", Row{{"pending", 1}, {"running", 0}}},
                   {"plugins", plugins(m_options.version, m_tables.rows("plugins"))},
                   {"configuration", configuration}};
    return json(200, body);
}

DemoReply KongResponder::status(bool databaseDown) const
{
    const Row server{{"connections_accepted", 1}, {"connections_active", 1}, {"connections_handled", 1},
                     {"connections_reading", 0}, {"connections_waiting", 0}, {"connections_writing", 1},
                     {"total_requests", 1}};
    const Row worker{{"http_allocated_gc", "46.71 MiB"}, {"pid", 101}};
    const Row memory{{"lua_shared_dicts", sharedMemory()}, {"workers_lua_vms", JsonValue::Array{worker}}};
    Row body{{"memory", memory}, {"server", server}};
    if (m_options.withoutDatabase)
        body.emplace("configuration_hash", configurationHash(m_tables));
    else
        body.emplace("database", Row{{"reachable", !databaseDown}});
    return json(200, body);
}

} // namespace bulkhead
