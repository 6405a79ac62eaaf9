// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixplugins.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixdefaults.h"
#include "gateways/apisix/apisixvalues.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

struct SecretMember
{
    std::string_view plugin;
    std::string_view member;
};

//! What the common rules cannot know: short or innocent names that hold a secret in this plugin.
constexpr std::array<SecretMember, 14> secretMembers = {{
    {"ai-proxy", "auth"},
    {"ai-proxy-multi", "auth"},
    {"ai-request-rewrite", "auth"},
    {"aws-lambda", "authorization"},
    {"azure-functions", "authorization"},
    {"csrf", "key"},
    {"http-logger", "auth_header"},
    {"jwe-decrypt", "key"},
    {"jwe-decrypt", "secret"},
    {"key-auth", "key"},
    {"ldap-auth", "user_dn"},
    {"sls-logger", "access_key_id"},
    {"splunk-hec-logging", "channel"},
    {"wolf-rbac", "appid"},
}};

//! Takes `_meta` apart; gives whether the plugin is switched on.
bool readMeta(JsonElement config, JsonValue::Object &target)
{
    const auto found = target.find("_meta");
    if (found == target.end())
        return true;
    const auto meta = memberAt(config, "_meta");
    if (JsonValue::Object *rest = found->second.object()) {
        rest->erase("disable");
        if (rest->empty())
            target.erase(found);
    }
    return !(meta && boolAt(*meta, "disable"));
}

} // namespace

RedactionRules apisixPluginRules(std::string_view plugin)
{
    RedactionRules rules;
    for (const SecretMember &secret : secretMembers) {
        if (secret.plugin == plugin)
            rules.secretNames.emplace_back(secret.member);
    }
    return rules;
}

bool isApisixAuthPlugin(std::string_view plugin)
{
    constexpr std::array<std::string_view, 4> plugins = {"basic-auth", "hmac-auth", "jwt-auth", "key-auth"};
    return std::find(plugins.begin(), plugins.end(), plugin) != plugins.end();
}

void readApisixPlugin(std::string_view plugin, JsonElement config, const ApisixPluginPlace &place,
                      const Fingerprinter &fingerprinter, ApisixPlugins &out)
{
    Policy policy;
    policy.nativeId = place.source + '/' + std::string(plugin) + place.suffix;
    policy.name = plugin;
    policy.scope = place.scope;
    policy.scopeId = place.scopeId;
    policy.labels = place.labels;
    policy.updatedAt = place.updatedAt;
    policy.config = redact(config, fingerprinter, apisixPluginRules(plugin));
    fillPluginDefaults(plugin, config, policy.config);
    policy.enabled = readMeta(config, policy.config);
    for (Sink &sink : apisixSinks(policy, config, fingerprinter))
        out.sinks.push_back(std::move(sink));
    out.policies.push_back(std::move(policy));
}

void readApisixPlugins(JsonElement object, const ApisixPluginPlace &place,
                       const Fingerprinter &fingerprinter, ApisixPlugins &out)
{
    const auto plugins = memberAt(object, "plugins");
    if (!plugins || !plugins->is_object())
        return;
    ApisixPluginPlace labelled = place;
    labelled.labels = apisixLabels(object);
    labelled.updatedAt = integerAt(object, "update_time");
    for (const auto field : objectOf(*plugins))
        readApisixPlugin(field.key, field.value, labelled, fingerprinter, out);
}

} // namespace bulkhead
