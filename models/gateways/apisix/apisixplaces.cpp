// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixplaces.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead {

namespace {

using promotion::ValuePlace;
using Form = ValuePlace::Form;

bool isMark(const JsonValue &value)
{
    return isSecretMark(value) || referenceMark(value) != nullptr;
}

//! Members that name another object, which differ by themselves.
bool namesObject(std::string_view member)
{
    constexpr std::array<std::string_view, 4> members = {"client_cert_id", "plugin_config_id", "service_id", "upstream_id"};
    return std::find(members.begin(), members.end(), member) != members.end();
}

//! Whether there is a secret, a reference to one, or the name of another object in it.
bool holdsOthers(const JsonValue &value)
{
    if (isMark(value))
        return true;
    if (const JsonValue::Object *object = value.object())
        return std::any_of(object->begin(), object->end(), [](const auto &member) { return namesObject(member.first) || holdsOthers(member.second); });
    const JsonValue::Array *array = value.array();
    return array != nullptr && std::any_of(array->begin(), array->end(), holdsOthers);
}

class PlaceCollector
{
public:
    explicit PlaceCollector(const JsonValue &body)
        : m_body(body)
    {
    }

    void hosts()
    {
        add("/host", "route.hosts", Form::Host);
        each("/hosts", [this](const std::string &at) { add(at, "route.hosts", Form::Host); });
        if (const JsonValue *vars = valueAt(m_body, "/vars"))
            conditions(*vars, "/vars");
        code("/script", "route.script");
        code("/filter_func", "route.filter_func");
    }

    //! What else a route or a service says of itself.
    void members(const std::string &owner)
    {
        using Named = std::pair<const char *, const char *>;
        for (const auto &[at, field] : {Named("/hosts", "route.hosts"), Named("/uri", "route.paths"), Named("/uris", "route.paths"),
                                        Named("/remote_addr", "route.remote_addrs"), Named("/remote_addrs", "route.remote_addrs"), Named("/status", "route.enabled")})
            setting(at, field);
        setting("/enable_websocket", owner + ".enable_websocket");
        for (const char *member : {"methods", "vars", "priority", "timeout", "script", "script_id", "filter_func"})
            setting(below({}, member), std::string("route.") + member);
    }

    void upstream(const std::string &at)
    {
        each(below(at, "nodes"), [this](const std::string &node) { add(below(node, "host"), "upstream.host", Form::Host); });
        add(below(at, "upstream_host"), "upstream.host", Form::Host);
        add(below(at, "service_name"), "upstream.service_name", Form::Text);
        add(at + "/checks/active/host", "upstream.checks.active.host", Form::Host);
        if (const JsonValue *nodes = valueAt(m_body, below(at, "nodes")); nodes != nullptr && nodes->array() != nullptr)
            put(below(at, "nodes"), "upstream.nodes", Form::Setting);
        each(below(at, "nodes"), [this](const std::string &node) {
            for (const char *member : {"port", "weight", "priority"})
                setting(below(node, member), std::string("upstream.") + member);
        });
        for (const char *member : {"checks", "discovery_args", "discovery_type", "hash_on", "keepalive_pool", "key", "pass_host", "retries", "retry_timeout", "scheme", "timeout",
                                   "tls", "type"})
            setting(below(at, member), std::string("upstream.") + member);
    }

    void plugins()
    {
        const JsonValue *plugins = valueAt(m_body, "/plugins");
        if (plugins == nullptr || plugins->object() == nullptr)
            return;
        for (const auto &[name, config] : *plugins->object()) {
            const std::string at = below("/plugins", name), field = "policy." + name;
            walk(config, at, field);
            settings(config, at, field);
            if (config.object() != nullptr && config.object()->empty()) // all that it says is that it is there
                put(at, field + ".enabled", Form::Setting);
        }
    }

    std::vector<ValuePlace> take() { return std::move(m_places); }

private:
    //! Hosts that conditions compare with. A condition may be negated, or stand in another: ["host", "!", "in", ["a.test"]], ["OR", …, …].
    void conditions(const JsonValue &value, const std::string &at)
    {
        const JsonValue::Array *array = value.array();
        if (array == nullptr || array->empty())
            return;
        const std::string *variable = array->front().string();
        if (variable != nullptr && (*variable == "host" || *variable == "http_host") && array->size() > 2) {
            const std::string operand = below(at, array->size() - 1);
            add(operand, "route.hosts", Form::Host);
            each(operand, [this](const std::string &host) { add(host, "route.hosts", Form::Host); });
            return;
        }
        for (std::size_t i = 0; i < array->size(); ++i)
            conditions((*array)[i], below(at, i));
    }

    //! Members that hold a host, with its port or without, in the settings of plugins.
    static bool namesHost(std::string_view member)
    {
        constexpr std::array<std::string_view, 5> members = {"host", "redis_host", "redis_cluster_nodes", "server_addr", "upstream_host"};
        return std::find(members.begin(), members.end(), member) != members.end();
    }

    //! The upstream that stands in a rule of a traffic-split.
    static bool isUpstream(const JsonValue &value, std::string_view field) { return value.object() != nullptr && field.ends_with(".upstream"); }

    void walk(const JsonValue &value, const std::string &at, const std::string &field)
    {
        if (isMark(value))
            return;
        if (isUpstream(value, field)) {
            upstream(at);
        } else if (const JsonValue::Object *object = value.object()) {
            for (const auto &[name, member] : *object)
                walk(member, below(at, name), field + '.' + name);
        } else if (const JsonValue::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                walk((*array)[i], below(at, i), field);
        } else if (const std::string *text = value.string()) {
            const bool hasUrl = text->find("://") != std::string::npos;
            if (hasUrl)
                put(at, field, text->find_first_of(", ()\n") == std::string::npos ? Form::Url : Form::Mixed);
            else if (namesHost(std::string_view(field).substr(field.rfind('.') + 1)) && text->find('$') == std::string::npos)
                put(at, field, Form::HostPort);
        }
    }

    void setting(const std::string &at, const std::string &field)
    {
        if (const JsonValue *value = valueAt(m_body, at))
            settings(*value, at, field);
    }

    //! Every leaf that has no place yet, and every list as a whole, also of what has.
    void settings(const JsonValue &value, const std::string &at, const std::string &field)
    {
        if (isMark(value) || value.isNull() || isUpstream(value, field) || m_placed.contains(at))
            return;
        if (const JsonValue::Object *object = value.object()) {
            for (const auto &[name, member] : *object) {
                if (!namesObject(name))
                    settings(member, below(at, name), field + '.' + name);
            }
        } else if (const JsonValue::Array *array = value.array()) {
            const bool isWhole = !holdsOthers(value);
            if (isWhole)
                put(at, field, Form::Setting);
            elements(*array, at, field, isWhole);
        } else {
            put(at, field, Form::Setting);
        }
    }

    //! Of a list that has a place as a whole only what is called by more than the list is.
    void elements(const JsonValue::Array &array, const std::string &at, const std::string &field, bool isWhole)
    {
        for (std::size_t i = 0; i < array.size(); ++i) {
            if (!isWhole || array[i].object() != nullptr)
                settings(array[i], below(at, i), field);
            else if (const JsonValue::Array *inner = array[i].array())
                elements(*inner, below(at, i), field, true);
        }
    }

    template<typename Act>
    void each(const std::string &at, Act act)
    {
        const JsonValue *array = valueAt(m_body, at);
        for (std::size_t i = 0; array != nullptr && array->array() != nullptr && i < array->array()->size(); ++i)
            act(below(at, i));
    }

    void code(const std::string &at, const char *field)
    {
        const JsonValue *value = valueAt(m_body, at);
        if (value != nullptr && value->string() != nullptr && value->string()->find("://") != std::string::npos)
            put(at, field, Form::Mixed);
    }

    void add(const std::string &at, const char *field, Form form)
    {
        const JsonValue *value = valueAt(m_body, at);
        if (value != nullptr && value->string() != nullptr)
            put(at, field, form);
    }

    void put(const std::string &at, const std::string &field, Form form)
    {
        m_places.push_back({at, field, form});
        m_placed.insert(at);
    }

    const JsonValue &m_body;
    std::vector<ValuePlace> m_places;
    std::set<std::string> m_placed;
};

} // namespace

std::vector<std::string> apisixSets()
{
    return {"/hosts", "/methods", "/nodes", "/remote_addrs", "/upstream/nodes", "/uris"};
}

std::vector<ValuePlace> apisixPlaces(ApisixCollection collection, const JsonValue &body)
{
    PlaceCollector collector(body);
    if (collection == ApisixCollection::Ssls)
        return {};
    if (collection == ApisixCollection::Routes || collection == ApisixCollection::Services) {
        collector.hosts();
        collector.members(collection == ApisixCollection::Routes ? "route" : "deployment");
    }
    collector.upstream(collection == ApisixCollection::Upstreams ? std::string() : "/upstream");
    collector.plugins();
    return collector.take();
}

} // namespace bulkhead
