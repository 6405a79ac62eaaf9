// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixschema.h"

#include <algorithm>
#include <string_view>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

//! In the order of their priority, as in 3.13. 2.x has fewer and 3.18 more; nobody here asks for those.
constexpr std::string_view names[] = {
    "real-ip", "ai", "client-control", "proxy-control", "request-id", "zipkin", "ext-plugin-pre-req",
    "fault-injection", "mocking", "serverless-pre-function", "cors", "ip-restriction", "ua-restriction",
    "referer-restriction", "csrf", "uri-blocker", "request-validation", "chaitin-waf", "multi-auth",
    "openid-connect", "cas-auth", "authz-casbin", "authz-casdoor", "wolf-rbac", "ldap-auth", "hmac-auth",
    "basic-auth", "jwt-auth", "jwe-decrypt", "key-auth", "consumer-restriction", "attach-consumer-label",
    "forward-auth", "opa", "authz-keycloak", "proxy-cache", "body-transformer", "ai-request-rewrite",
    "ai-prompt-guard", "ai-prompt-template", "ai-prompt-decorator", "ai-rag", "ai-proxy-multi", "ai-proxy",
    "ai-rate-limiting", "proxy-mirror", "proxy-rewrite", "workflow", "api-breaker", "limit-conn",
    "limit-count", "limit-req", "gzip", "server-info", "traffic-split", "redirect", "response-rewrite",
    "mcp-bridge", "degraphql", "kafka-proxy", "grpc-transcode", "grpc-web", "http-dubbo", "public-api",
    "prometheus", "datadog", "lago", "loki-logger", "elasticsearch-logger", "echo", "loggly", "http-logger",
    "splunk-hec-logging", "skywalking-logger", "google-cloud-logging", "sls-logger", "tcp-logger",
    "kafka-logger", "rocketmq-logger", "syslog", "udp-logger", "file-logger", "clickhouse-logger",
    "tencent-cloud-cls", "inspect", "example-plugin", "aws-lambda", "azure-functions", "openwhisk",
    "openfunction", "serverless-post-function", "ext-plugin-post-req", "ext-plugin-post-resp"};
constexpr std::string_view streamNames[] = {"ip-restriction", "limit-conn", "mqtt-proxy", "syslog"};

std::optional<std::string> counterProblem(const Object &config, bool isNewer)
{
    const auto count = config.find("count");
    const bool isWrong = count != config.end() && count->second.integer() && *count->second.integer() <= 0;
    if (isNewer && isWrong)
        return "property \"count\" validation failed: value should match only one schema, but matches none";
    for (const char *name : {"time_window", "count"}) {
        if (!config.contains(name))
            return std::string("property \"") + name + "\" is required";
    }
    if (isWrong)
        return "property \"count\" validation failed: expected " + canonical(count->second)
            + " to be greater than 0";
    return std::nullopt;
}

} // namespace

std::optional<std::string> apisixPluginProblem(const Object &value, const ApisixTraits &traits)
{
    const auto plugins = value.find("plugins");
    if (plugins == value.end() || !plugins->second.object())
        return std::nullopt;
    for (const auto &[name, config] : *plugins->second.object()) {
        if (std::find(std::begin(names), std::end(names), name) == std::end(names))
            return "unknown plugin [" + name + ']';
        const auto problem = name == "limit-count" && config.object()
            ? counterProblem(*config.object(), traits.isNewer) : std::nullopt;
        if (problem)
            return "failed to check the configuration of plugin " + name + " err: " + *problem;
    }
    return std::nullopt;
}

JsonValue::Array apisixPluginNames(bool forStreams)
{
    JsonValue::Array result;
    if (forStreams)
        result.assign(std::begin(streamNames), std::end(streamNames));
    else
        result.assign(std::begin(names), std::end(names));
    return result;
}

} // namespace bulkhead
