// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongplugins.h"

#include "core/jsonreader.h"
#include "estate/codescan.h"
#include "gateways/kong/kongentities.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <array>
#include <regex>

namespace bulkhead {

namespace {

constexpr std::array<std::string_view, 9> redisFields = {
    "host", "port", "password", "username", "ssl", "ssl_verify", "server_name", "timeout", "database"};

//! rate-limiting and response-ratelimiting echo redis_password beside redis.password; older versions
//! have only the former. Either way it becomes the nested form.
void foldRedis(JsonValue::Object &config)
{
    const auto nested = config.find("redis");
    const bool hasNested = nested != config.end() && nested->second.object();
    JsonValue::Object redis;
    bool any = false;
    for (const std::string_view field : redisFields) {
        const auto alias = config.find("redis_" + std::string(field));
        if (alias == config.end())
            continue;
        redis.emplace(field, std::move(alias->second));
        config.erase(alias);
        any = true;
    }
    if (any && !hasNested)
        config.insert_or_assign("redis", std::move(redis));
}

void dropWhen(JsonValue::Object &config, const char *successor, std::initializer_list<const char *> aliases)
{
    if (config.find(successor) == config.end())
        return;
    for (const char *alias : aliases)
        config.erase(alias);
}

void dropAliases(const std::string &plugin, JsonValue::Object &config)
{
    if (plugin == "rate-limiting" || plugin == "response-ratelimiting")
        foldRedis(config);
    dropWhen(config, "queue", {"retry_count", "queue_size", "flush_timeout", "batch_span_count",
                               "batch_flush_delay"});
    if (plugin == "opentelemetry") {
        if (const auto endpoint = config.find("endpoint"); endpoint != config.end()) {
            config.emplace("traces_endpoint", std::move(endpoint->second));
            config.erase("endpoint");
        }
    }
    if (plugin == "acme") {
        const auto storage = config.find("storage_config");
        const auto redis = storage == config.end() || !storage->second.object()
            ? JsonValue::Object::iterator()
            : storage->second.object()->find("redis");
        if (redis != JsonValue::Object::iterator() && redis != storage->second.object()->end()
            && redis->second.object()) {
            dropWhen(*redis->second.object(), "password", {"auth"});
            dropWhen(*redis->second.object(), "server_name", {"ssl_server_name"});
            dropWhen(*redis->second.object(), "extra_options", {"namespace", "scan_count"});
        }
    }
}

//! Lists that are sets in Kong's own schemas.
void sortSets(JsonValue::Object &config)
{
    for (const char *key : {"allow", "deny", "methods", "origins", "exposed_headers", "scopes",
                            "claims_to_verify", "headers", "whitelist", "blacklist"}) {
        const auto member = config.find(key);
        JsonValue::Array *array = member == config.end() ? nullptr : member->second.array();
        if (!array || !std::all_of(array->begin(), array->end(), [](const JsonValue &value) {
                return value.string() != nullptr;
            }))
            continue;
        std::sort(array->begin(), array->end(),
                  [](const JsonValue &a, const JsonValue &b) { return *a.string() < *b.string(); });
    }
}

//! Lua that only returns a text, nothing, or a part of the request is no secret, and tells what a record names.
bool isPlainReturn(std::string_view name, std::string_view code)
{
    static const std::regex literal(R"(\s*return\s+(nil|'[\w.-]{1,40}'|"[\w.-]{1,40}")\s*;?\s*)");
    static const std::regex request(R"(\s*return\s+kong\.request\.get_\w+\(["'\w-]*\)\s*;?\s*)");
    if (!namesEnvironmentField(name) || code.size() > 200)
        return false;
    const std::string text(code);
    return std::regex_match(text, literal) || std::regex_match(text, request);
}

void showPlainReturns(JsonElement source, JsonValue::Object &config)
{
    const auto fields = memberAt(source, "custom_fields_by_lua");
    const auto hidden = config.find("custom_fields_by_lua");
    if (!fields || !fields->is_object() || hidden == config.end() || !hidden->second.object())
        return;
    for (const auto field : objectOf(*fields)) {
        std::string_view code;
        if (field.value.get(code) == simdjson::SUCCESS && isPlainReturn(field.key, code))
            hidden->second.object()->insert_or_assign(std::string(field.key), code);
    }
}

//! Code is hidden, since it may hold anything; what it calls and whether it names environments is not.
void describeCode(JsonElement source, JsonValue::Object &config)
{
    if (!source.is_object())
        return;
    std::string code;
    for (const auto field : objectOf(source)) {
        if (!field.value.is_array())
            continue;
        for (const std::string &part : stringsAt(source, field.key))
            code += part + '\n';
    }
    config.emplace(codeMentionsEnvironment, mentionsEnvironment(code));
    JsonValue::Array urls;
    for (std::string &url : urlsIn(code))
        urls.emplace_back(std::move(url));
    if (!urls.empty())
        config.emplace(codeUrls, std::move(urls));
}

void addProtocols(JsonElement row, JsonValue::Object &config)
{
    std::vector<std::string> protocols = stringsAt(row, "protocols");
    std::sort(protocols.begin(), protocols.end());
    const std::vector<std::string> web{"grpc", "grpcs", "http", "https"};
    if (protocols.empty() || protocols == web)
        return;
    JsonValue::Array array(protocols.begin(), protocols.end());
    config.emplace("@protocols", std::move(array));
}

} // namespace

const RedactionRules &kongSecretRules(std::string_view plugin)
{
    static const RedactionRules common{{"key", "custom_fields_by_lua", "instance_secret", "functionkey"}};
    static const RedactionRules logs{{"headers", "key", "custom_fields_by_lua"}};
    static const RedactionRules code{{"certificate", "rewrite", "access", "header_filter", "body_filter",
                                      "log", "functions", "ws_handshake", "ws_client_frame",
                                      "ws_upstream_frame", "ws_close"}};
    if (plugin == "http-log" || plugin == "opentelemetry" || plugin == "zipkin")
        return logs;
    return plugin == "pre-function" || plugin == "post-function" ? code : common;
}

Policy kongPolicy(JsonElement row, const Fingerprinter &fingerprinter)
{
    Policy policy;
    policy.nativeId = kongId(row);
    policy.name = stringAt(row, "name");
    policy.enabled = boolAt(row, "enabled", true);
    policy.labels = kongLabels(row);
    policy.updatedAt = integerAt(row, "updated_at", integerAt(row, "created_at"));
    if (const auto config = memberAt(row, "config")) {
        policy.config = redact(*config, fingerprinter, kongSecretRules(policy.name));
        showPlainReturns(*config, policy.config);
        if (policy.name == "pre-function" || policy.name == "post-function")
            describeCode(*config, policy.config);
    }
    dropAliases(policy.name, policy.config);
    sortSets(policy.config);
    addProtocols(row, policy.config);

    const std::array<std::pair<Policy::Scope, const char *>, 4> scopes = {
        std::pair{Policy::Scope::ConsumerGroup, "consumer_group"}, {Policy::Scope::Consumer, "consumer"},
        {Policy::Scope::Route, "route"}, {Policy::Scope::Deployment, "service"}};
    for (const auto &[scope, key] : scopes) {
        const std::string id = kongReference(row, key);
        if (id.empty())
            continue;
        if (policy.scopeId.empty()) {
            policy.scope = scope;
            policy.scopeId = id;
        } else {
            policy.config.emplace(std::string("@") + key, id);
        }
    }
    return policy;
}

} // namespace bulkhead
