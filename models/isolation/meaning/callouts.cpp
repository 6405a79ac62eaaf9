// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/identity.h"
#include "isolation/meaning/parts.h"

#include <algorithm>
#include <array>

namespace bulkhead::isolation {

namespace {

using std::string_view;
using Role = Callout::Role;

//! A member that holds a host beside a port, or a place without a scheme.
struct PlaceForm
{
    string_view policy, host, port;
    Role role;
    string_view scheme = {};
};

constexpr std::array<PlaceForm, 24> places = {{
    {"tcp-log", "host", "port", Role::Log}, {"udp-log", "host", "port", Role::Log},
    {"syslog", "host", "port", Role::Log, "syslog"}, {"loggly", "host", "port", Role::Log, "syslog"},
    {"datadog", "host", "port", Role::Log}, {"statsd", "host", "port", Role::Log},
    {"statsd-advanced", "host", "port", Role::Log}, {"tcp-logger", "host", "port", Role::Log},
    {"udp-logger", "host", "port", Role::Log}, {"sls-logger", "host", "port", Role::Log},
    {"tencent-cloud-cls", "cls_host", {}, Role::Log}, {"proxy-mirror", "host", {}, Role::Mirror},
    {"ldap-auth", "ldap_host", "ldap_port", Role::Callout, "ldap"},
    {"ldap-auth-advanced", "ldap_host", "ldap_port", Role::Callout, "ldap"},
    {"ldap-auth", "ldap_uri", {}, Role::Callout, "ldap"}, {"opa", "opa_host", "opa_port", Role::Callout},
    {"grpc-transcode", "host", "port", Role::Callout}, {"openwhisk", "api_host", {}, Role::Callout, "https"},
    {"openfunction", "function_uri", {}, Role::Callout}, {"azure-functions", "hostdomain", {}, Role::Callout, "https"},
    {"aws-lambda", "host", "port", Role::Callout, "https"}, {"forward-proxy", "http_proxy_host", "http_proxy_port", Role::Callout},
    {"forward-proxy", "https_proxy_host", "https_proxy_port", Role::Callout},
    {"acme", "api_uri", {}, Role::Callout},
}};

//! Members whose addresses the policy names but never calls.
bool isOnlyNamed(string_view name)
{
    constexpr std::array<string_view, 19> names = {
        "origins", "allow_origins", "allow_origins_by_regex", "timing_allow_origins", "body", "message", "issuers_allowed",
        "valid_issuers", "audience", "audience_required", "scope", "scopes", "realm", "response_example",
        "response_schema", "functions", "Location", "api_specification", "body_schema"};
    return std::find(names.begin(), names.end(), name) != names.end() || name.find("redirect") != string_view::npos;
}

//! Policies that only write headers and bodies, and members that hold headers: what they name is sent, not called.
bool isOnlySent(string_view policy, string_view path)
{
    constexpr std::array<string_view, 5> writers = {"headers", "cors", "response-rewrite", "response-transformer",
                                                    "response-transformer-advanced"};
    return std::find(writers.begin(), writers.end(), policy) != writers.end() || path.starts_with("headers.")
        || path.find(".headers.") != string_view::npos;
}

bool isTemplate(string_view text)
{
    return text.find('{') != string_view::npos || text.find('$') != string_view::npos;
}

bool isUrl(string_view text)
{
    const auto mark = text.find("://");
    return mark != string_view::npos && mark > 0 && mark < 16 && text.substr(0, mark).find_first_of(" /{$\"") == string_view::npos;
}

//! A member whose value is a place even when it can only be seen as a reference.
bool namesPlace(string_view name)
{
    return name == "uri" || name == "url" || name == "host" || name.ends_with("_endpoint") || name.ends_with("_uri")
        || name.ends_with("_url") || name.ends_with("_host") || name == "endpoint" || name == "discovery" || name == "issuer";
}

Role roleOf(const Policy &policy, PolicyClass kind)
{
    if (policy.name == "proxy-mirror")
        return Role::Mirror;
    const bool telemetry = kind == PolicyClass::Log || kind == PolicyClass::Metrics || kind == PolicyClass::Tracing;
    return telemetry ? Role::Log : Role::Callout;
}

class Collector
{
public:
    Collector(const Policy &policy, PolicyMeaning &meaning)
        : m_policy(policy)
        , m_meaning(meaning)
        , m_role(roleOf(policy, meaning.kind))
    {
    }

    void add(Role role, Endpoint endpoint, std::string field, bool opaque)
    {
        const bool known = std::any_of(m_meaning.callouts.begin(), m_meaning.callouts.end(),
                                       [&field](const Callout &callout) { return callout.field == field; });
        if (!known && (endpoint.isSet() || opaque))
            m_meaning.callouts.push_back({role, std::move(endpoint), std::move(field), opaque});
    }

    void addPlaces()
    {
        for (const PlaceForm &form : places) {
            const std::string text = form.policy == m_policy.name ? textAt(m_policy.config, form.host) : std::string();
            if (text.empty())
                continue;
            const bool opaque = isTemplate(text);
            Endpoint place = isUrl(text) ? endpoint(text)
                : form.port.empty()      ? endpoint(std::string(form.scheme).append(form.scheme.empty() ? "" : "://") + text)
                                         : endpoint(form.scheme, text, numberAt(m_policy.config, form.port));
            add(form.role, opaque ? Endpoint() : std::move(place), std::string(form.host), opaque);
        }
    }

    void addUrls()
    {
        walk(m_policy.config, [this](const std::string &path, const std::string &name, const JsonValue &value) {
            if (isOnlyNamed(name) || isOnlySent(m_policy.name, path) || (m_policy.name == "redirect" && name == "uri"))
                return;
            if (const std::string text = textOf(&value); isUrl(text)) {
                const bool opaque = isTemplate(text.substr(0, text.find('/', text.find("://") + 3)));
                add(m_role, opaque ? Endpoint() : endpoint(text), path, opaque);
            } else if (namesPlace(name) && (!referenceOf(&value).empty() || (m_role != Role::Log && isTemplate(text)))) {
                add(m_role, {}, path, true);
            }
        });
    }

    //! Lists of brokers, name servers and cluster nodes, and the upstreams among which traffic is split.
    void addLists()
    {
        for (const char *path : {"brokers", "bootstrap_servers"})
            addNodes(valueAt(m_policy.config, path), path, m_role, "kafka");
        if (const JsonValue *map = valueAt(m_policy.config, "broker_list"); map != nullptr && map->object() != nullptr) {
            for (const auto &[host, port] : *map->object()) {
                const Settings one{{"port", port}};
                add(m_role, endpoint("kafka", host, numberAt(one, "port")), "broker_list." + host, false);
            }
        }
        for (const char *path : {"nameserver_list", "upstreams"})
            addNodes(valueAt(m_policy.config, path), path, m_role, {});
        addSplits();
    }

private:
    void addNodes(const JsonValue *nodes, const std::string &path, Role role, string_view scheme)
    {
        if (nodes == nullptr)
            return;
        if (const JsonValue::Object *map = nodes->object(); map != nullptr) { // "host:port" → weight
            const std::string start = std::string(scheme).append(scheme.empty() ? "" : "://"), below = path + '.';
            for (const auto &[place, weight] : *map)
                add(role, endpoint(start + place), below + place, false);
            return;
        }
        for (std::size_t i = 0; nodes->array() != nullptr && i < nodes->array()->size(); ++i) {
            const JsonValue &node = (*nodes->array())[i];
            const std::string field = path + '.' + std::to_string(i);
            if (const std::string dial = textOf(node.find("dial")); !dial.empty()) // Caddy's upstreams
                add(role, isTemplate(dial) ? Endpoint() : endpoint(dial), field + ".dial", isTemplate(dial));
            else if (node.object() != nullptr)
                add(role, endpoint(scheme, textAt(*node.object(), "host"), numberAt(*node.object(), "port")), field, false);
            else if (const std::string text = textOf(&node); !text.empty() && !isUrl(text))
                add(role, endpoint(std::string(scheme).append(scheme.empty() ? "" : "://") + text), field, false);
        }
    }

    void addSplits()
    {
        const JsonValue *rules = m_policy.name == "traffic-split" ? valueAt(m_policy.config, "rules") : nullptr;
        for (std::size_t r = 0; rules != nullptr && rules->array() != nullptr && r < rules->array()->size(); ++r) {
            const JsonValue *shares = (*rules->array())[r].find("weighted_upstreams");
            for (std::size_t s = 0; shares != nullptr && shares->array() != nullptr && s < shares->array()->size(); ++s) {
                const JsonValue *upstream = (*shares->array())[s].find("upstream");
                const std::string path
                    = "rules." + std::to_string(r) + ".weighted_upstreams." + std::to_string(s) + ".upstream.nodes";
                if (upstream != nullptr)
                    addNodes(upstream->find("nodes"), path, Role::Fallback, textOf(upstream->find("scheme")));
            }
        }
    }

    const Policy &m_policy;
    PolicyMeaning &m_meaning;
    Role m_role;
};

} // namespace

void readCallouts(const Policy &policy, PolicyMeaning &meaning)
{
    Collector collector(policy, meaning);
    collector.addPlaces();
    collector.addUrls();
    collector.addLists();
    std::sort(meaning.callouts.begin(), meaning.callouts.end(),
              [](const Callout &a, const Callout &b) { return a.field < b.field; });
}

} // namespace bulkhead::isolation
