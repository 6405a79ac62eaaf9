// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongplugins.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

const JsonValue *memberOf(const Row &row, const char *name)
{
    const auto found = row.find(name);
    return found == row.end() || found->second.isNull() ? nullptr : &found->second;
}

const JsonValue *settingOf(const Row &plugin, const char *name)
{
    const JsonValue *config = memberOf(plugin, "config");
    return config && config->object() ? memberOf(*config->object(), name) : nullptr;
}

Row counterProblems(const Row &plugin)
{
    constexpr std::array periods = {"second", "minute", "hour", "day", "month", "year"};
    Row problems;
    if (std::none_of(periods.begin(), periods.end(),
                     [&plugin](const char *period) { return settingOf(plugin, period); })) {
        std::string text;
        for (const char *period : periods)
            text += std::string(text.empty() ? "" : ", ") + "'config." + period + '\'';
        const JsonValue::Array told{"at least one of these fields must be non-empty: " + text};
        problems.emplace("@entity", told);
    }
    static const std::set<std::string> policies{"cluster", "local", "redis"};
    const JsonValue *policy = settingOf(plugin, "policy");
    if (policy && policy->string() && !policies.contains(*policy->string()))
        problems.emplace("config", Row{{"policy", "expected one of: local, cluster, redis"}});
    return problems;
}

Row keyAuthProblems(const Row &plugin)
{
    const JsonValue *names = settingOf(plugin, "key_names");
    return !names || names->array() ? Row() : Row{{"config", Row{{"key_names", "expected an array"}}}};
}

} // namespace

const std::map<std::string, int> &kongPluginPriorities()
{
    static const std::map<std::string, int> table{
        {"acl", 950}, {"acme", 1705}, {"ai-prompt-decorator", 772}, {"ai-prompt-guard", 771},
        {"ai-prompt-template", 773}, {"ai-proxy", 770}, {"ai-request-transformer", 777},
        {"ai-response-transformer", 768}, {"aws-lambda", 750}, {"azure-functions", 749}, {"basic-auth", 1100},
        {"bot-detection", 2500}, {"correlation-id", 100001}, {"cors", 2000}, {"datadog", 10}, {"file-log", 9},
        {"grpc-gateway", 998}, {"grpc-web", 3}, {"hmac-auth", 1030}, {"http-log", 12}, {"ip-restriction", 990},
        {"jwt", 1450}, {"key-auth", 1250}, {"ldap-auth", 1200}, {"loggly", 6}, {"oauth2", 1400},
        {"opentelemetry", 14}, {"post-function", -1000}, {"pre-function", 1000000}, {"prometheus", 13},
        {"proxy-cache", 100}, {"rate-limiting", 910}, {"redirect", 779}, {"request-size-limiting", 951},
        {"request-termination", 2}, {"request-transformer", 801}, {"response-ratelimiting", 900},
        {"response-transformer", 800}, {"session", 1900}, {"standard-webhooks", 760}, {"statsd", 11},
        {"syslog", 4}, {"tcp-log", 7}, {"udp-log", 8}, {"zipkin", 100000}};
    return table;
}

void addKongPluginDefaults(Row &plugin)
{
    static const std::map<std::string, Row> defaults{
        {"key-auth", {{"anonymous", nullptr}, {"hide_credentials", false}, {"key_in_body", false},
                      {"key_in_header", true}, {"key_in_query", true}, {"key_names", JsonValue::Array{"apikey"}},
                      {"realm", nullptr}, {"run_on_preflight", true}}}};
    const JsonValue *name = memberOf(plugin, "name");
    const auto found = name && name->string() ? defaults.find(*name->string()) : defaults.end();
    JsonValue &config = plugin["config"];
    if (found == defaults.end() || !config.object())
        return;
    for (const auto &[setting, value] : found->second)
        config.object()->emplace(setting, value);
}

void echoKongSettings(Row &plugin)
{
    const JsonValue *name = memberOf(plugin, "name");
    JsonValue &config = plugin["config"];
    if (!name || !name->string() || !config.object() || (*name->string() != "rate-limiting" && *name->string() != "response-ratelimiting"))
        return;
    const JsonValue *found = config.find("redis");
    const Row redis = found && found->object() ? *found->object() : Row();
    for (const auto &[member, value] : redis)
        config.object()->insert_or_assign("redis_" + member, value);
}

bool isKongMap(const std::string &member)
{
    return member == "headers" || member == "custom_fields_by_lua" || member == "limits" || member == "resource_attributes";
}

Row kongPluginProblems(const Row &plugin)
{
    const JsonValue *name = memberOf(plugin, "name");
    if (!name || !name->string())
        return {};
    if (!kongPluginPriorities().contains(*name->string())) {
        return {{"name", "plugin '" + *name->string()
                             + "' not enabled; add it to the 'plugins' configuration property"}};
    }
    if (*name->string() == "rate-limiting")
        return counterProblems(plugin);
    return *name->string() == "key-auth" ? keyAuthProblems(plugin) : Row();
}

} // namespace bulkhead
