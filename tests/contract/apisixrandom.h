// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/apisixseed.h"

#include <random>
#include <string>

namespace bulkhead::test {

//! Makes an API of an APISIX: the service "svc" and the route "alone" without one, among others that share their parts. Equal numbers make equal shapes, so that another
//! environment's one differs in hosts and secrets, and in what `change` did.
class RandomApisix
{
public:
    using Object = JsonValue::Object;
    using Array = JsonValue::Array;

    RandomApisix(unsigned number, std::string environment)
        : m_random(number)
        , m_environment(std::move(environment))
    {
    }

    [[nodiscard]] ApisixSeed seed()
    {
        ApisixSeed seed;
        for (const char *id : {"shared", "main", "split"}) {
            Object made = upstream();
            made["id"] = id;
            seed.add("upstreams", std::move(made));
        }
        seed.add("plugin_configs", Object{{"id", "limits"}, {"plugins", plugins(1 + m_random() % 3)}, {"labels", Object{{"team", "t"}}}});
        Object service{{"id", "svc"}, {"name", "svc"}, {"hosts", Array{host("api"), host("Api2")}}, {"plugins", plugins(m_random() % 4)}};
        addUpstream(service, "main");
        seed.add("services", std::move(service));
        seed.add("services", Object{{"id", "other"}, {"upstream_id", "shared"}});
        seed.add("routes", route("other-r", "/other", "other"));
        for (unsigned i = 0, count = 1 + m_random() % 4; i < count; ++i)
            seed.add("routes", route(std::string("r").append(std::to_string(i)), std::string("/r").append(std::to_string(i)), "svc"));
        seed.add("routes", route("alone", "/alone", {}));
        seed.add("global_rules", Object{{"id", "g"}, {"plugins", Object{{"prometheus", Object{}}}}});
        return seed;
    }

    //! Another state of it: numbers are others, parts without secrets are gone, nodes are spelt otherwise, routes come and go.
    void change(ApisixSeed &seed, unsigned number)
    {
        m_random.seed(number);
        std::erase_if(seed.objects, [this](const auto &object) { return object.first == "routes" && *object.second.at("id").string() == "r1" && chance(50) && !hasSecret(JsonValue(object.second)); });
        for (auto &[collection, value] : seed.objects) {
            if (collection == "global_rules")
                continue;
            const auto plugins = value.find("plugins");
            if (plugins != value.end())
                std::erase_if(*plugins->second.object(), [this](const auto &plugin) { return chance(20) && !hasSecret(plugin.second); });
            if (plugins != value.end() && chance(25))
                plugins->second.object()->emplace("redirect", Object{{"http_to_https", true}});
            if (collection == "routes" && chance(20))
                value["methods"] = Array{"GET", "PUT"};
            if (collection == "services" && chance(30))
                value["name"] = "renamed";
            JsonValue changed(value);
            numbers(changed);
            value = std::move(*changed.object());
        }
        if (chance(40))
            seed.add("routes", route("late", "/late", "svc"));
    }

    [[nodiscard]] static bool hasSecret(const JsonValue &value) { return canonical(value).find("CANARY") != std::string::npos; }

private:
    bool chance(unsigned percent) { return m_random() % 100 < percent; }
    [[nodiscard]] std::string host(const std::string &name) const { return name + m_environment + ".test"; }
    [[nodiscard]] std::string secret(const std::string &name) const { return "CANARY-" + name + (m_environment.empty() ? "-prd" : m_environment); }
    std::string secretOrReference(const std::string &name) { return chance(30) ? "$secret://vault/1/" + name : secret(name); }

    void numbers(JsonValue &value)
    {
        if (value.integer() != nullptr && *value.integer() > 1 && chance(10))
            value = *value.integer() + 1;
        if (JsonValue::Object *object = value.object()) {
            for (auto &[name, member] : *object)
                numbers(member);
        } else if (JsonValue::Array *array = value.array()) {
            for (JsonValue &element : *array)
                numbers(element);
        }
    }

    Object upstream()
    {
        Object made;
        if (chance(50))
            made["nodes"] = Object{{host("A") + ":8080", 1}, {chance(30) ? std::string("[::1]:81") : host("b"), 2}};
        else
            made["nodes"] = Array{Object{{"host", host("c")}, {"port", 90}, {"weight", 3}}, Object{{"host", host("d")}, {"weight", 1}, {"priority", chance(50) ? -1 : 0}}};
        if (chance(30))
            made["scheme"] = "https";
        if (chance(30))
            made["timeout"] = Object{{"connect", 2}, {"read", 5}, {"send", 6}};
        if (chance(30))
            made["retries"] = 2;
        if (chance(20))
            made["keepalive_pool"] = Object{{"size", 320}, {"requests", 7}};
        if (chance(20))
            made["checks"] = Object{{"active", Object{{"http_path", "/up"}, {"req_headers", Array{"X-Token: " + secret("check")}}, {"healthy", Object{{"successes", 3}}}}}};
        if (chance(20))
            made["tls"] = Object{{"client_cert", "none"}, {"client_key", secretOrReference("client")}};
        if (chance(20))
            made.insert({{"hash_on", "header"}, {"key", "http_x_user"}, {"type", "chash"}, {"upstream_host", host("up")}, {"pass_host", "rewrite"}});
        return made;
    }

    void addUpstream(Object &object, const char *id)
    {
        if (chance(50))
            object["upstream_id"] = id;
        else
            object["upstream"] = upstream();
    }

    Object plugins(unsigned count)
    {
        Object made;
        while (count-- > 0)
            plugin(made);
        return made;
    }

    void plugin(Object &plugins)
    {
        switch (m_random() % 11) {
        case 0:
            plugins["cors"] = chance(50) ? Object() : Object{{"max_age", 5}, {"allow_origins", "https://" + host("shop")}};
            break;
        case 1:
            plugins["limit-count"] = Object{{"count", 5}, {"time_window", 60}, {"key", "http_x_user"}};
            break;
        case 2:
            plugins["limit-count"] = Object{{"count", 5}, {"time_window", 60}, {"policy", "redis"}, {"redis_host", host("redis")}, {"redis_password", secretOrReference("redis")}};
            break;
        case 3:
            plugins["http-logger"] = Object{{"uri", "https://" + (chance(50) ? "me:" + secret("url") + '@' : std::string()) + host("log") + "/in"},
                                            {"auth_header", secretOrReference("logger")}, {"log_format", Object{{"a", "$host"}}}};
            break;
        case 4:
            plugins["csrf"] = Object{{"key", secretOrReference("csrf")}, {"_meta", Object{{"disable", chance(50)}}}};
            break;
        case 5:
            plugins["response-rewrite"] = Object{{"headers", Object{{"add", Array{"X-A: 1", "Authorization: Bearer " + secret("header")}}}}};
            break;
        case 6:
            plugins["ip-restriction"] = Object{{"whitelist", Array{"10.0.0.0/8", "192.168.0.0/16"}}};
            break;
        case 7:
            plugins["kafka-logger"] = Object{{"kafka_topic", "t"}, {"brokers", Array{Object{{"host", host("kafka")}, {"port", 9092}, {"sasl_config", Object{{"user", "u"}, {"password", secret("kafka")}}}}}}};
            break;
        case 8:
            plugins["traffic-split"] = Object{{"rules", Array{Object{{"weighted_upstreams", Array{chance(50) ? Object{{"upstream_id", "split"}, {"weight", 2}} : Object{{"upstream", upstream()}, {"weight", 2}},
                                                                                                    Object{{"weight", 9}}}}}}}};
            break;
        case 9:
            plugins["loki-logger"] = Object{{"endpoint_addrs", Array{"http://u:" + secret("loki") + '@' + host("loki1"), "http://" + host("loki2")}}};
            break;
        default:
            plugins["proxy-rewrite"] = Object{{"headers", Object{{"set", Object{{"X-Api-Key", secretOrReference("key")}, {"X-B", "b"}}}}}, {"regex_uri", Array{"^/a", "/b"}}};
            break;
        }
    }

    Object route(const std::string &id, const std::string &path, const std::string &service)
    {
        Object made{{"id", id}, {"labels", Object{{"env", m_environment.empty() ? "prd" : "sbx"}}}};
        if (chance(50))
            made["uri"] = path;
        else
            made["uris"] = Array{path, path + "/*"};
        if (!service.empty())
            made["service_id"] = service;
        if (service.empty())
            addUpstream(made, "shared");
        else if (chance(30))
            addUpstream(made, "split");
        if (chance(40))
            made["plugin_config_id"] = "limits";
        if (chance(60))
            made["plugins"] = plugins(1 + m_random() % 3);
        if (chance(30))
            made["vars"] = Array{Array{"http_x_api_key", "==", secret("vars")}, Array{"arg_a", "==", "b"}};
        if (chance(30))
            made["status"] = int(m_random() % 2);
        if (chance(30))
            made["priority"] = int(m_random() % 2);
        if (chance(30))
            made["methods"] = Array{"POST", "GET"};
        if (chance(30))
            made["host"] = host("Route");
        if (chance(20))
            made["timeout"] = Object{{"connect", 1}, {"read", 2}, {"send", 3}};
        if (chance(20))
            made["filter_func"] = "function(vars) return true end";
        if (chance(20))
            made["remote_addrs"] = Array{"10.0.0.0/8", "127.0.0.1"};
        return made;
    }

    std::mt19937 m_random;
    std::string m_environment; //!< "-sbx", or nothing
};

} // namespace bulkhead::test
