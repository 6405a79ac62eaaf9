// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongseed.h"
#include "demo/meridian/side.h"

namespace bulkhead::demo {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! Builds the collections of one Kong gateway.
class KongEstate
{
public:
    KongEstate(const DemoGateway &gateway, int day)
        : m_gateway(gateway)
        , m_day(day)
    {
    }

    NativeCollections build()
    {
        for (const DemoApi &api : apisOf(m_gateway, m_day)) {
            for (const Side side : sidesOn(m_gateway, api))
                addApi(api, SideView(api, side));
        }
        addGlobalPlugins();
        return {{"services", m_services},   {"routes", m_routes},   {"upstreams", m_upstreams},
                {"targets", m_targets},     {"plugins", m_plugins}, {"consumers", m_consumers},
                {"key-auths", m_keys},      {"jwts", m_jwts},       {"acls", m_acls}};
    }

private:
    [[nodiscard]] std::string id(const std::string &what) const
    {
        return KongSeed::uuid(std::string(m_gateway.id) + ' ' + what);
    }

    [[nodiscard]] Array tags(const DemoApi &api, const SideView &side) const
    {
        Array tags{"version:" + side.version(), "env:" + side.environment()};
        if (!api.team.empty())
            tags.emplace_back("owner:" + api.team);
        return tags;
    }

    void addApi(const DemoApi &api, const SideView &side)
    {
        const std::string name = side.nativeName();
        m_services.push_back(Object{{"id", id("service " + name)},
                                    {"name", name},
                                    {"host", name + ".upstream"},
                                    {"port", 80},
                                    {"protocol", "http"},
                                    {"path", nullptr},
                                    {"retries", 5},
                                    {"connect_timeout", 60000},
                                    {"read_timeout", side.readTimeout()},
                                    {"write_timeout", 60000},
                                    {"enabled", true},
                                    {"tags", tags(api, side)},
                                    {"created_at", createdAt()},
                                    {"updated_at", createdAt() + api.number * 60}});
        addRoute(api, side, name);
        addUpstream(side, name);
        addPolicies(api, side, name);
        addConsumers(side, name);
    }

    //! Deployed by a pipeline of the side, as the tags of every plugin say.
    [[nodiscard]] static Array pluginTags(const SideView &side)
    {
        return Array{"version:" + side.version(), "env:" + side.environment(), "run:" + side.deployedBy()};
    }

    void addRoute(const DemoApi &api, const SideView &side, const std::string &name)
    {
        m_routes.push_back(Object{{"id", id("route " + name)},
                                  {"name", name},
                                  {"service", KongSeed::reference(id("service " + name))},
                                  {"paths", Array{side.path()}},
                                  {"hosts", Array{side.publicHost()}},
                                  {"methods", array(side.methods())},
                                  {"protocols", Array{"https"}},
                                  {"strip_path", true},
                                  {"preserve_host", false},
                                  {"regex_priority", 0},
                                  {"tags", tags(api, side)},
                                  {"created_at", createdAt()},
                                  {"updated_at", createdAt()}});
    }

    void addUpstream(const SideView &side, const std::string &name)
    {
        const std::string upstream = id("upstream " + name);
        m_upstreams.push_back(Object{{"id", upstream},
                                     {"name", name + ".upstream"},
                                     {"algorithm", "round-robin"},
                                     {"slots", 10000},
                                     {"tags", nullptr},
                                     {"created_at", createdAt()}});
        m_targets.push_back(
            Object{{"id", id("target " + name)},
                   {"target", side.upstreamHost() + ':' + std::to_string(side.port())},
                   {"weight", 100},
                   {"upstream", KongSeed::reference(upstream)},
                   {"tags", nullptr},
                   {"created_at", 1700000000.5}});
    }

    void addPlugin(const std::string &plugin, Object config, const std::string &service, JsonValue tags,
                   std::int64_t updatedAt)
    {
        const std::string scope = service.empty() ? std::string("global") : service;
        m_plugins.push_back(
            Object{{"id", id("plugin " + plugin + ' ' + scope)},
                   {"name", plugin},
                   {"enabled", true},
                   {"config", std::move(config)},
                   {"service", service.empty() ? JsonValue() : KongSeed::reference(id("service " + service))},
                   {"route", nullptr},
                   {"consumer", nullptr},
                   {"protocols", Array{"http", "https"}},
                   {"tags", std::move(tags)},
                   {"created_at", createdAt()},
                   {"updated_at", updatedAt}});
    }

    void addPolicies(const DemoApi &api, const SideView &side, const std::string &name)
    {
        const auto add = [&](const char *plugin, Object config) {
            addPlugin(plugin, std::move(config), name, pluginTags(side), side.deployedAt());
        };
        add("key-auth", Object{{"key_names", Array{"apikey"}}, {"hide_credentials", true}});
        add("acl", Object{{"allow", Array{side.callers()}}, {"hide_groups_header", true}});
        add("cors", Object{{"origins", Array{side.corsOrigin()}}, {"credentials", false}});
        add("request-size-limiting", Object{{"allowed_payload_size", 8}, {"size_unit", "megabytes"}});
        if (side.hasLimit())
            add("rate-limiting", limitConfig(side));
        if (api.number % 9 == 1)
            add("jwt", Object{{"claims_to_verify", Array{"exp"}}});
    }

    [[nodiscard]] Object limitConfig(const SideView &side) const
    {
        // Where one Redis counts for both sides, sandbox load eats production's limits.
        return Object{{"minute", side.callsPerMinute()},
                      {"day", side.callsPerMinute() * 1440},
                      {"policy", "redis"},
                      {"limit_by", "consumer"},
                      {"redis", Object{{"host", side.counterHost()},
                                       {"port", 6379},
                                       {"database", 0},
                                       {"password", side.counterPassword()}}}};
    }

    void addConsumers(const SideView &side, const std::string &name)
    {
        for (int which = 0; which < 2; ++which) {
            const std::string user = "partner-" + std::to_string(which + 1) + '-' + name;
            const std::string consumer = id("consumer " + user);
            m_consumers.push_back(Object{{"id", consumer},
                                         {"username", user},
                                         {"custom_id", nullptr},
                                         {"tags", nullptr},
                                         {"created_at", createdAt()}});
            m_keys.push_back(Object{{"id", id("key " + user)},
                                    {"key", side.apiKey(which)},
                                    {"consumer", KongSeed::reference(consumer)},
                                    {"ttl", nullptr},
                                    {"tags", nullptr},
                                    {"created_at", createdAt()}});
            m_acls.push_back(Object{{"id", id("acl " + user)},
                                    {"group", side.callers()},
                                    {"consumer", KongSeed::reference(consumer)},
                                    {"tags", nullptr},
                                    {"created_at", createdAt()}});
        }
    }

    void addGlobalPlugins()
    {
        const bool isSandbox = m_gateway.side == Side::Sandbox;
        const std::int64_t deployedAt = createdAt() + (isSandbox ? 0 : 86400);
        const Array tags{"version:1.3.0", std::string("run:platform-") + m_gateway.id};
        addPlugin("http-log",
                  Object{{"http_endpoint", "https://" + logHost(m_gateway) + "/ingest"},
                         {"method", "POST"},
                         {"headers", Object{{"Authorization", logToken(m_gateway)}}},
                         {"custom_fields_by_lua", logFields()}},
                  {}, tags, deployedAt);
        addPlugin("prometheus", Object{{"per_consumer", false}}, {}, tags, deployedAt);
    }

    //! What a log record is without, and which environment it is of; a gateway for both sides cannot tell.
    [[nodiscard]] Object logFields() const
    {
        Object fields{{"request.headers.apikey", "return nil"}, {"request.headers.cookie", "return nil"},
                      {"request.uri", "return nil"}, {"request.url", "return nil"}, {"request.querystring", "return nil"}};
        if (!m_gateway.shared) {
            fields["environment"] = std::string("return '") + (m_gateway.side == Side::Sandbox ? "sandbox-" : "production-")
                + m_gateway.region + '\'';
        }
        return fields;
    }

    [[nodiscard]] static std::int64_t createdAt() { return 1767225600; }

    const DemoGateway &m_gateway;
    int m_day;
    Array m_services, m_routes, m_upstreams, m_targets, m_plugins, m_consumers, m_keys, m_jwts, m_acls;
};

} // namespace

NativeCollections kongObjects(const DemoGateway &gateway, int day)
{
    return KongEstate(gateway, day).build();
}

} // namespace bulkhead::demo
