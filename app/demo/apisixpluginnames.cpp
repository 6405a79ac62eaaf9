// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixschema.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

namespace bulkhead {

namespace {

using Names = std::span<const std::string_view>;

//! In the order of their priority, as in 3.13.
constexpr std::string_view names[] = {
    "real-ip", "ai", "client-control", "proxy-control", "request-id", "zipkin", "ext-plugin-pre-req",
    "fault-injection", "mocking", "serverless-pre-function", "cors", "ip-restriction", "ua-restriction",
    "referer-restriction", "csrf", "uri-blocker", "request-validation", "chaitin-waf", "multi-auth",
    "openid-connect", "cas-auth", "authz-casbin", "authz-casdoor", "wolf-rbac", "ldap-auth", "hmac-auth",
    "basic-auth", "jwt-auth", "jwe-decrypt", "key-auth", "consumer-restriction", "attach-consumer-label",
    "forward-auth", "opa", "authz-keycloak", "proxy-cache", "body-transformer", "ai-request-rewrite",
    "ai-prompt-guard", "ai-prompt-template", "ai-prompt-decorator", "ai-rag", "ai-proxy-multi", "ai-proxy",
    "ai-rate-limiting", "proxy-mirror", "proxy-rewrite", "workflow", "api-breaker", "limit-conn", "limit-count",
    "limit-req", "gzip", "server-info", "traffic-split", "redirect", "response-rewrite", "mcp-bridge",
    "degraphql", "kafka-proxy", "grpc-transcode", "grpc-web", "http-dubbo", "public-api", "prometheus",
    "datadog", "lago", "loki-logger", "elasticsearch-logger", "echo", "loggly", "http-logger",
    "splunk-hec-logging", "skywalking-logger", "google-cloud-logging", "sls-logger", "tcp-logger",
    "kafka-logger", "rocketmq-logger", "syslog", "udp-logger", "file-logger", "clickhouse-logger",
    "tencent-cloud-cls", "inspect", "example-plugin", "aws-lambda", "azure-functions", "openwhisk",
    "openfunction", "serverless-post-function", "ext-plugin-post-req", "ext-plugin-post-resp"};

//! Of 2.15, which tells one of them twice.
constexpr std::string_view oldNames[] = {
    "real-ip", "client-control", "proxy-control", "request-id", "zipkin", "ext-plugin-pre-req",
    "fault-injection", "mocking", "serverless-pre-function", "cors", "ip-restriction", "ua-restriction",
    "referer-restriction", "csrf", "uri-blocker", "request-validation", "openid-connect", "authz-casbin",
    "authz-casdoor", "wolf-rbac", "ldap-auth", "hmac-auth", "basic-auth", "jwt-auth", "key-auth",
    "consumer-restriction", "forward-auth", "opa", "authz-keycloak", "proxy-mirror", "proxy-cache",
    "proxy-rewrite", "api-breaker", "limit-conn", "limit-count", "limit-req", "gzip", "server-info",
    "server-info", "traffic-split", "redirect", "response-rewrite", "kafka-proxy", "grpc-transcode", "grpc-web",
    "public-api", "prometheus", "datadog", "echo", "loggly", "http-logger", "splunk-hec-logging",
    "skywalking-logger", "google-cloud-logging", "sls-logger", "tcp-logger", "kafka-logger", "rocketmq-logger",
    "syslog", "udp-logger", "file-logger", "clickhouse-logger", "example-plugin", "aws-lambda",
    "azure-functions", "openwhisk", "serverless-post-function", "ext-plugin-post-req", "ext-plugin-post-resp"};

constexpr std::string_view streamNames[] = {"ip-restriction", "limit-conn", "mqtt-proxy", "syslog"};

//! What 3.18 has besides, each behind the one in front of it.
constexpr std::pair<std::string_view, std::string_view> laterNames[] = {
    {"client-control", "proxy-buffering"}, {"wolf-rbac", "ldap-auth-advanced"}, {"key-auth", "dingtalk-auth"},
    {"dingtalk-auth", "feishu-auth"}, {"feishu-auth", "acl"}, {"authz-keycloak", "data-mask"},
    {"ai-proxy", "ai-cache"}, {"ai-rate-limiting", "ai-aliyun-content-moderation"},
    {"ai-aliyun-content-moderation", "ai-lakera-guard"}, {"proxy-mirror", "graphql-proxy-cache"},
    {"api-breaker", "graphql-limit-count"}, {"server-info", "traffic-label"},
    {"response-rewrite", "oas-validator"}};

std::vector<std::string_view> withLater()
{
    std::vector<std::string_view> all(std::begin(names), std::end(names));
    for (const auto &[before, name] : laterNames)
        all.insert(std::find(all.begin(), all.end(), before) + 1, name);
    return all;
}

Names namesOf(const ApisixTraits &traits)
{
    static const std::vector<std::string_view> newNames = withLater();
    if (traits.isOld)
        return oldNames;
    return traits.isNewer ? Names(newNames) : Names(names);
}

} // namespace

JsonValue::Array apisixPluginNames(bool forStreams, const ApisixTraits &traits)
{
    const Names told = forStreams ? Names(streamNames) : namesOf(traits);
    return JsonValue::Array(told.begin(), told.end());
}

bool knowsApisixPlugin(const std::string &name, const ApisixTraits &traits)
{
    const Names known = namesOf(traits);
    return std::find(known.begin(), known.end(), name) != known.end();
}

} // namespace bulkhead
