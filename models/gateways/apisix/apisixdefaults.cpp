// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixdefaults.h"

#include "core/jsonpointer.h"
#include "core/jsonreader.h"

#include <map>

namespace bulkhead {

namespace {

constexpr std::string_view redisDefaults =
    R"({"redis_port":6379,"redis_ssl":false,"redis_database":0,"redis_ssl_verify":false,"redis_timeout":1000})";
constexpr std::string_view redisClusterDefaults =
    R"({"redis_cluster_ssl":false,"redis_cluster_ssl_verify":false,"redis_timeout":1000})";
constexpr std::string_view checkDefaults =
    R"({"?active":{"type":"http","timeout":1,"concurrency":10,"http_path":"/","https_verify_certificate":true,)"
    R"("?healthy":{"interval":1,"http_statuses":[200,302],"successes":2},)"
    R"("?unhealthy":{"interval":1,"http_statuses":[429,404,500,501,502,503,504,505],"http_failures":5,)"
    R"("tcp_failures":2,"timeouts":3}},)"
    R"("?passive":{"type":"http","?healthy":{"http_statuses":[200,201,202,203,204,205,206,207,208,226,300,)"
    R"(301,302,303,304,305,306,307,308],"successes":5},)"
    R"("?unhealthy":{"http_statuses":[429,500,503],"http_failures":5,"tcp_failures":2,"timeouts":7}}})";

constexpr std::string_view routeDefaults = R"({"priority":0,"status":1})";
constexpr std::string_view upstreamDefaults = R"({"hash_on":"vars","pass_host":"pass","scheme":"http","type":"roundrobin","?tls":{"verify":false},)"
                                              R"("?keepalive_pool":{"idle_timeout":60,"requests":1000,"size":320}})";

JsonValue::Object parsed(std::string_view text)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    JsonValue value = root ? JsonValue::from(*root) : JsonValue();
    return value.object() ? std::move(*value.object()) : JsonValue::Object();
}

using Table = std::map<std::string_view, JsonValue::Object>;

const Table &pluginTable()
{
    static const Table table = [] {
        Table made;
        for (const auto &[plugin, json] : apisixPluginDefaultTexts())
            made.emplace(plugin, parsed(json));
        return made;
    }();
    return table;
}

void fill(const JsonValue::Object &defaults, JsonElement raw, JsonValue::Object &target)
{
    for (const auto &[name, value] : defaults) {
        const bool nested = name.starts_with('?');
        const std::string key = nested ? name.substr(1) : name;
        const auto told = memberAt(raw, key);
        if (!nested) {
            if (!told || JsonValue::from(*told) == value)
                target.insert_or_assign(key, value);
            continue;
        }
        const auto found = target.find(key);
        if (told && told->is_object() && found != target.end() && found->second.object())
            fill(*value.object(), *told, *found->second.object());
    }
}

//! One object whose defaults are left out, with its copy that shows no secrets.
class Omitting
{
public:
    explicit Omitting(std::vector<ApisixOmitted> &omitted)
        : m_omitted(omitted)
    {
    }

    void omit(const JsonValue::Object &defaults, JsonValue &raw, JsonValue &shadow, const std::string &pointer)
    {
        if (raw.object() == nullptr || shadow.object() == nullptr)
            return;
        for (const auto &[name, value] : defaults) {
            if (name.starts_with('?'))
                inner(*value.object(), name.substr(1), raw, shadow, pointer);
        }
        for (const auto &[name, value] : defaults) {
            const auto found = raw.object()->find(name);
            if (name.starts_with('?') || found == raw.object()->end() || found->second != shortened(defaults, name, value))
                continue;
            m_omitted.push_back({below(pointer, name), std::move(found->second)});
            raw.object()->erase(found);
            shadow.object()->erase(name);
        }
    }

private:
    void inner(const JsonValue::Object &defaults, const std::string &name, JsonValue &raw, JsonValue &shadow, const std::string &pointer)
    {
        const auto found = raw.object()->find(name), same = shadow.object()->find(name);
        if (found != raw.object()->end() && same != shadow.object()->end())
            omit(defaults, found->second, same->second, below(pointer, name));
    }

    //! A default as it is once the defaults below it are left out, too.
    static JsonValue shortened(const JsonValue::Object &defaults, const std::string &name, JsonValue value)
    {
        const auto below = defaults.find('?' + name);
        if (below == defaults.end())
            return value;
        JsonValue shadow = value;
        std::vector<ApisixOmitted> ignored;
        Omitting(ignored).omit(*below->second.object(), value, shadow, {});
        return value;
    }

    std::vector<ApisixOmitted> &m_omitted;
};

std::string policyOf(const JsonValue &config)
{
    const JsonValue *policy = config.find("policy");
    return policy != nullptr && policy->string() != nullptr ? *policy->string() : std::string();
}

bool sharesCounters(std::string_view plugin)
{
    return plugin == "limit-count" || plugin == "limit-req" || plugin == "limit-conn";
}

} // namespace

void fillPluginDefaults(std::string_view plugin, JsonElement raw, JsonValue::Object &config)
{
    if (const auto found = pluginTable().find(plugin); found != pluginTable().end())
        fill(found->second, raw, config);
    if (!sharesCounters(plugin))
        return;
    static const JsonValue::Object redis = parsed(redisDefaults);
    static const JsonValue::Object cluster = parsed(redisClusterDefaults);
    const std::string_view policy = stringAt(raw, "policy");
    if (policy == "redis")
        fill(redis, raw, config);
    else if (policy == "redis-cluster")
        fill(cluster, raw, config);
}

void fillCheckDefaults(JsonElement raw, JsonValue::Object &checks)
{
    static const JsonValue::Object defaults = parsed(checkDefaults);
    fill(defaults, raw, checks);
}

void omitPluginDefaults(std::string_view plugin, JsonValue &raw, JsonValue &shadow, const std::string &pointer, std::vector<ApisixOmitted> &omitted)
{
    static const JsonValue::Object redis = parsed(redisDefaults);
    static const JsonValue::Object cluster = parsed(redisClusterDefaults);
    const std::string policy = policyOf(raw);
    Omitting omitting(omitted);
    if (const auto found = pluginTable().find(plugin); found != pluginTable().end())
        omitting.omit(found->second, raw, shadow, pointer);
    if (sharesCounters(plugin) && policy == "redis")
        omitting.omit(redis, raw, shadow, pointer);
    else if (sharesCounters(plugin) && policy == "redis-cluster")
        omitting.omit(cluster, raw, shadow, pointer);
}

void omitUpstreamDefaults(JsonValue &raw, JsonValue &shadow, const std::string &pointer, std::vector<ApisixOmitted> &omitted)
{
    static const JsonValue::Object defaults = [] {
        JsonValue::Object all = parsed(upstreamDefaults);
        all["?checks"] = parsed(checkDefaults);
        return all;
    }();
    Omitting(omitted).omit(defaults, raw, shadow, pointer);
}

void omitRouteDefaults(JsonValue &raw, JsonValue &shadow, std::vector<ApisixOmitted> &omitted)
{
    static const JsonValue::Object defaults = parsed(routeDefaults);
    Omitting(omitted).omit(defaults, raw, shadow, {});
}

} // namespace bulkhead
