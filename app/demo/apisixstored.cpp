// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixtables.h"

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

void fill(Object &object, const Object &defaults)
{
    for (const auto &[key, value] : defaults)
        object.emplace(key, value);
}

Object openIdDefaults()
{
    return {{"accept_none_alg", false}, {"accept_unsupported_alg", true},
            {"access_token_expires_leeway", 0}, {"access_token_in_authorization_header", false},
            {"bearer_only", false}, {"client_jwt_assertion_expires_in", 60}, {"force_reauthorize", false},
            {"iat_slack", 120}, {"introspection_endpoint_auth_method", "client_secret_basic"},
            {"introspection_interval", 0}, {"jwk_expires_in", 86400}, {"jwt_verification_cache_ignore", false},
            {"logout_path", "/logout"}, {"realm", "apisix"}, {"renew_access_token_on_expiry", true},
            {"revoke_tokens_on_logout", false}, {"scope", "openid"}, {"set_access_token_header", true},
            {"set_id_token_header", true}, {"set_refresh_token_header", false}, {"set_userinfo_header", true},
            {"ssl_verify", false}, {"timeout", 3}, {"token_endpoint_auth_method", "client_secret_basic"},
            {"unauth_action", "auth"}, {"use_nonce", false}, {"use_pkce", false},
            // Made by the product itself when none is sent, of 32 random bytes; random ones are of no use here.
            {"session", Object{{"secret", "bm90IHJhbmRvbSBhdCBhbGwsIGJ1dCAzMiBieXRlcyE="}}}};
}

const std::map<std::string, Object> &pluginDefaults()
{
    static const std::map<std::string, Object> table = {
        {"basic-auth", {{"hide_credentials", false}}},
        {"cors", {{"allow_credential", false}, {"allow_headers", "*"}, {"allow_methods", "*"},
                  {"allow_origins", "*"}, {"max_age", 5}}},
        {"csrf", {{"expires", 7200}, {"name", "apisix-csrf-token"}}},
        {"http-logger", {{"batch_max_size", 1000}, {"buffer_duration", 60}, {"concat_method", "json"},
                         {"inactive_timeout", 5}, {"include_req_body", false}, {"include_resp_body", false},
                         {"max_retry_count", 0}, {"name", "http logger"}, {"retry_delay", 1},
                         {"ssl_verify", false}, {"timeout", 3}}},
        {"ip-restriction", {{"message", "Your IP address is not allowed"}, {"response_code", 403}}},
        {"key-auth", {{"header", "apikey"}, {"hide_credentials", false}, {"query", "apikey"}}},
        {"limit-count", {{"allow_degradation", false}, {"key", "remote_addr"}, {"key_type", "var"},
                         {"policy", "local"}, {"rejected_code", 503}, {"show_limit_quota_header", true}}},
        {"limit-req", {{"allow_degradation", false}, {"key_type", "var"}, {"nodelay", false},
                       {"policy", "local"}, {"rejected_code", 503}}},
        {"openid-connect", openIdDefaults()},
        {"prometheus", {{"prefer_name", false}}},
    };
    return table;
}

//! The defaults of 2.x: members that came with 3.x are not among them.
Object withoutLater(const std::string &plugin, Object defaults)
{
    if (plugin == "ip-restriction")
        defaults.erase("response_code");
    else if (plugin == "limit-req")
        defaults.erase("policy");
    return defaults;
}

void fillUpstream(Object &upstream)
{
    fill(upstream, {{"hash_on", "vars"}, {"pass_host", "pass"}, {"scheme", "http"}, {"type", "roundrobin"}});
    const auto nodes = upstream.find("nodes");
    if (nodes == upstream.end() || !nodes->second.array())
        return;
    for (JsonValue &node : *nodes->second.array()) {
        if (node.object())
            node.object()->emplace("priority", 0);
    }
}

} // namespace

void addApisixDefaults(const std::string &collection, Object &value, const ApisixTraits &traits)
{
    if (collection == "routes")
        fill(value, {{"priority", 0}, {"status", 1}});
    else if (collection == "upstreams")
        fillUpstream(value);
    else if (collection == "ssls")
        fill(value, {{"status", 1}, {"type", "server"}});
    if (const auto upstream = value.find("upstream"); upstream != value.end() && upstream->second.object())
        fillUpstream(*upstream->second.object());
    const auto plugins = value.find("plugins");
    const bool isUser = collection.starts_with("consumers"); // what they hold are credentials
    if (isUser || plugins == value.end() || !plugins->second.object())
        return;
    for (auto &[name, config] : *plugins->second.object()) {
        const auto found = pluginDefaults().find(name);
        if (found != pluginDefaults().end() && config.object())
            fill(*config.object(), traits.isOld ? withoutLater(name, found->second) : found->second);
    }
}

} // namespace bulkhead
