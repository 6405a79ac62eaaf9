// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixplaces.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

using promotion::ValuePlace;
using Form = ValuePlace::Form;

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
        each("/vars", [this](const std::string &condition) {
            const JsonValue *variable = valueAt(m_body, below(condition, 0));
            if (variable != nullptr && variable->string() != nullptr && (*variable->string() == "host" || *variable->string() == "http_host"))
                add(below(condition, 2), "route.hosts", Form::Host);
        });
        code("/script", "route.script");
        code("/filter_func", "route.filter_func");
    }

    void upstream(const std::string &at)
    {
        each(below(at, "nodes"), [this](const std::string &node) { add(below(node, "host"), "upstream.host", Form::Host); });
        add(below(at, "upstream_host"), "upstream.host", Form::Host);
        add(below(at, "service_name"), "upstream.service_name", Form::Text);
        add(at + "/checks/active/host", "upstream.checks.active.host", Form::Host);
    }

    void plugins()
    {
        const JsonValue *plugins = valueAt(m_body, "/plugins");
        if (plugins == nullptr || plugins->object() == nullptr)
            return;
        for (const auto &[name, config] : *plugins->object())
            walk(config, below("/plugins", name), "policy." + name);
    }

    std::vector<ValuePlace> take() { return std::move(m_places); }

private:
    //! Members that hold a host, with its port or without, in the settings of plugins.
    static bool namesHost(std::string_view member)
    {
        constexpr std::array<std::string_view, 5> members = {"host", "redis_host", "redis_cluster_nodes", "server_addr", "upstream_host"};
        return std::find(members.begin(), members.end(), member) != members.end();
    }

    void walk(const JsonValue &value, const std::string &at, const std::string &field)
    {
        if (isSecretMark(value) || referenceMark(value) != nullptr)
            return;
        if (field.ends_with(".upstream")) { // of a traffic-split
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
                m_places.push_back({at, field, text->find_first_of(", ()\n") == std::string::npos ? Form::Url : Form::Mixed});
            else if (namesHost(std::string_view(field).substr(field.rfind('.') + 1)) && text->find('$') == std::string::npos)
                m_places.push_back({at, field, Form::HostPort});
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
            m_places.push_back({at, field, Form::Mixed});
    }

    void add(const std::string &at, const char *field, Form form)
    {
        const JsonValue *value = valueAt(m_body, at);
        if (value != nullptr && value->string() != nullptr)
            m_places.push_back({at, field, form});
    }

    const JsonValue &m_body;
    std::vector<ValuePlace> m_places;
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
    if (collection == ApisixCollection::Routes || collection == ApisixCollection::Services)
        collector.hosts();
    collector.upstream(collection == ApisixCollection::Upstreams ? std::string() : "/upstream");
    collector.plugins();
    return collector.take();
}

} // namespace bulkhead
