// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/meaning/parts.h"

#include <unordered_map>

namespace bulkhead::isolation {

namespace {

using Class = PolicyClass;
using Classes = std::unordered_map<std::string_view, PolicyClass>;

//! Names of Kong plugins, APISIX plugins and Caddy handlers; a name that two products use means the same in both.
const Classes &table()
{
    static const Classes classes = {
        // who calls
        {"key-auth", Class::Authentication}, {"key-auth-enc", Class::Authentication},
        {"basic-auth", Class::Authentication}, {"hmac-auth", Class::Authentication},
        {"jwt", Class::Authentication}, {"jwt-auth", Class::Authentication}, {"jwt-signer", Class::Authentication},
        {"oauth2", Class::Authentication}, {"oauth2-introspection", Class::Authentication},
        {"openid-connect", Class::Authentication}, {"mtls-auth", Class::Authentication},
        {"header-cert-auth", Class::Authentication}, {"tls-handshake-modifier", Class::Authentication},
        {"ldap-auth", Class::Authentication}, {"ldap-auth-advanced", Class::Authentication},
        {"saml", Class::Authentication}, {"vault-auth", Class::Authentication}, {"cas-auth", Class::Authentication},
        {"multi-auth", Class::Authentication}, {"jwe-decrypt", Class::Authentication},
        {"wolf-rbac", Class::Authentication}, {"forward-auth", Class::Authentication},
        {"forward_auth", Class::Authentication}, {"authz-casdoor", Class::Authentication},
        {"authentication", Class::Authentication}, {"http_basic", Class::Authentication},
        {"client_authentication", Class::Authentication}, {"dingtalk-auth", Class::Authentication},
        // who may
        {"acl", Class::Authorisation}, {"opa", Class::Authorisation}, {"consumer-restriction", Class::Authorisation},
        {"authz-keycloak", Class::Authorisation}, {"authz-casbin", Class::Authorisation},
        {"attach-consumer-label", Class::Transform},
        // how much
        {"rate-limiting", Class::RateLimit}, {"rate-limiting-advanced", Class::RateLimit},
        {"response-ratelimiting", Class::RateLimit}, {"graphql-rate-limiting-advanced", Class::RateLimit},
        {"ai-rate-limiting-advanced", Class::RateLimit}, {"ai-rate-limiting", Class::RateLimit},
        {"service-protection", Class::RateLimit}, {"limit-count", Class::RateLimit}, {"limit-req", Class::RateLimit},
        {"graphql-limit-count", Class::RateLimit}, {"rate_limit", Class::RateLimit},
        {"limit-conn", Class::Quota}, {"api-breaker", Class::Quota},
        {"request-size-limiting", Class::SizeLimit}, {"client-control", Class::SizeLimit},
        {"request_body", Class::SizeLimit},
        // filters
        {"cors", Class::Cors}, {"ip-restriction", Class::IpRestriction}, {"remote_ip", Class::IpRestriction},
        {"client_ip", Class::IpRestriction}, {"request-validator", Class::Validation},
        {"request-validation", Class::Validation}, {"oas-validation", Class::Validation},
        {"oas-validator", Class::Validation}, {"websocket-validator", Class::Validation},
        {"websocket-size-limit", Class::SizeLimit}, {"csrf", Class::Validation},
        {"json-threat-protection", Class::Waf}, {"xml-threat-protection", Class::Waf},
        {"injection-protection", Class::Waf}, {"uri-blocker", Class::Waf}, {"chaitin-waf", Class::Waf},
        {"modsecurity", Class::Waf}, {"coraza-filter", Class::Waf}, {"coraza", Class::Waf}, {"waf", Class::Waf},
        {"bot-detection", Class::BotProtection}, {"ua-restriction", Class::BotProtection},
        {"referer-restriction", Class::BotProtection},
        // telemetry
        {"http-log", Class::Log}, {"file-log", Class::Log}, {"tcp-log", Class::Log}, {"udp-log", Class::Log},
        {"syslog", Class::Log}, {"loggly", Class::Log}, {"kafka-log", Class::Log}, {"solace-log", Class::Log},
        {"http-logger", Class::Log}, {"file-logger", Class::Log}, {"tcp-logger", Class::Log},
        {"udp-logger", Class::Log}, {"kafka-logger", Class::Log}, {"rocketmq-logger", Class::Log},
        {"clickhouse-logger", Class::Log}, {"elasticsearch-logger", Class::Log}, {"loki-logger", Class::Log},
        {"sls-logger", Class::Log}, {"splunk-hec-logging", Class::Log}, {"google-cloud-logging", Class::Log},
        {"tencent-cloud-cls", Class::Log}, {"skywalking-logger", Class::Log}, {"error-log-logger", Class::Log},
        {"lago", Class::Log}, {"log_append", Class::Log},
        {"prometheus", Class::Metrics}, {"statsd", Class::Metrics}, {"statsd-advanced", Class::Metrics},
        {"datadog", Class::Metrics}, {"metrics", Class::Metrics}, {"node-status", Class::Metrics},
        {"zipkin", Class::Tracing}, {"opentelemetry", Class::Tracing}, {"skywalking", Class::Tracing},
        {"tracing", Class::Tracing}, {"app-dynamics", Class::Tracing},
        // instead of a back-end
        {"request-termination", Class::Mock}, {"mocking", Class::Mock}, {"static_response", Class::Mock},
        {"echo", Class::Debug}, {"fault-injection", Class::Debug}, {"inspect", Class::Debug},
        {"example-plugin", Class::Debug}, {"workflow", Class::Other},
        // code
        {"pre-function", Class::Script}, {"post-function", Class::Script},
        {"serverless-pre-function", Class::Script}, {"serverless-post-function", Class::Script},
        {"ext-plugin-pre-req", Class::Script}, {"ext-plugin-post-req", Class::Script},
        {"ext-plugin-post-resp", Class::Script}, {"templates", Class::Transform}, {"jq", Class::Transform},
        // changes
        {"request-transformer", Class::Transform}, {"request-transformer-advanced", Class::Transform},
        {"response-transformer", Class::Transform}, {"response-transformer-advanced", Class::Transform},
        {"proxy-rewrite", Class::Transform}, {"response-rewrite", Class::Transform}, {"redirect", Class::Transform},
        {"correlation-id", Class::Transform}, {"request-id", Class::Transform}, {"real-ip", Class::Transform},
        {"grpc-gateway", Class::Transform}, {"grpc-web", Class::Transform}, {"grpc-transcode", Class::Transform},
        {"degraphql", Class::Transform}, {"body-transformer", Class::Transform}, {"gzip", Class::Transform},
        {"brotli", Class::Transform}, {"proxy-cache", Class::Transform}, {"proxy-control", Class::Transform},
        {"headers", Class::Transform}, {"rewrite", Class::Transform}, {"encode", Class::Transform},
    };
    return classes;
}

} // namespace

PolicyClass classOf(const Policy &policy)
{
    const auto found = table().find(policy.name);
    return found == table().end() ? Class::Other : found->second;
}

} // namespace bulkhead::isolation
