// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongclosure.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

using Form = ValuePlace::Form;

void addPlace(NativeObject &object, const std::string &pointer, const std::string &field, Form form)
{
    const JsonValue *value = valueAt(object.body, pointer);
    if (value != nullptr && value->string() != nullptr)
        object.places.push_back({pointer, field, form});
}

void addPlaces(NativeObject &object, const std::string &list, const std::string &field, Form form)
{
    const JsonValue *values = valueAt(object.body, list);
    for (std::size_t i = 0; values != nullptr && values->array() != nullptr && i < values->array()->size(); ++i)
        addPlace(object, below(list, i), field, form);
}

bool looksLikeHost(const std::string &text)
{
    const auto isOfHosts = [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == ':'; };
    return text.find('.') != text.npos && std::all_of(text.begin(), text.end(), isOfHosts);
}

//! "host:80", or no colon at all; "X-Env:host" is neither.
bool endsInPort(const std::string &text)
{
    const auto colon = text.rfind(':');
    return colon == text.npos || (colon + 1 < text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(colon) + 1, text.end(), [](unsigned char c) { return std::isdigit(c) != 0; }));
}

//! Every address in the settings of a plugin: a log's, a redis's, an issuer's.
void addSettings(NativeObject &object, const JsonValue &value, const std::string &pointer, const std::string &field)
{
    if (isSecretMark(value) || referenceMark(value) != nullptr)
        return;
    if (const std::string *text = value.string()) {
        const bool isHost = looksLikeHost(*text) || field.ends_with(".host") || field.ends_with("_host");
        if (text->find("://") != text->npos)
            object.places.push_back({pointer, field, Form::Url});
        else if (isHost && !text->empty())
            object.places.push_back({pointer, field, text->find(':') == text->rfind(':') && endsInPort(*text) ? Form::HostPort : Form::Mixed});
        else if (text->find('.') != text->npos)
            object.places.push_back({pointer, field, Form::Mixed});
    } else if (const JsonValue::Object *members = value.object()) {
        for (const auto &[key, member] : *members)
            addSettings(object, member, below(pointer, key), field + '.' + key);
    } else if (const JsonValue::Array *items = value.array()) {
        for (std::size_t i = 0; i < items->size(); ++i)
            addSettings(object, (*items)[i], below(pointer, i), field);
    }
}

void addPlacesOf(KongTable table, NativeObject &object)
{
    const JsonValue *config = object.body.find("config");
    const JsonValue *headers = table == KongTable::Routes ? object.body.find("headers") : nullptr;
    switch (table) {
    case KongTable::Certificates:
        break;
    case KongTable::Snis:
        addPlace(object, "/name", "route.snis", Form::Host);
        break;
    case KongTable::Upstreams:
        addPlace(object, "/name", "upstream.name", Form::Text);
        addPlace(object, "/host_header", "upstream.host_header", Form::Host);
        addPlace(object, "/healthchecks/active/https_sni", "upstream.tls_server_name", Form::Host);
        break;
    case KongTable::Targets:
        addPlace(object, "/target", "upstream.host", Form::HostPort);
        break;
    case KongTable::Services:
        addPlace(object, "/name", "service.name", Form::Text);
        addPlace(object, "/host", "upstream.host", Form::Host);
        break;
    case KongTable::Routes:
        addPlace(object, "/name", "route.name", Form::Text);
        addPlaces(object, "/hosts", "route.hosts", Form::HostPort);
        addPlaces(object, "/snis", "route.snis", Form::Host);
        for (const auto &[name, values] : headers == nullptr || headers->object() == nullptr ? JsonValue::Object() : *headers->object())
            addPlaces(object, below("/headers", name), "route.headers." + name, Form::Mixed);
        addPlace(object, "/expression", "route.expression", Form::Mixed);
        break;
    case KongTable::Plugins:
        if (config != nullptr)
            addSettings(object, *config, "/config", "policy." + kongText(object.body, "name"));
        break;
    }
    addPlaces(object, "/tags", "tags", Form::Text);
}

//! What the target keeps as it has it. A certificate belongs to its environment as a whole.
std::vector<std::string> ownOf(KongTable table, const JsonValue &body)
{
    switch (table) {
    case KongTable::Certificates: {
        std::vector<std::string> all;
        for (const auto &[member, value] : *body.object())
            all.push_back('/' + member);
        return all;
    }
    case KongTable::Snis:
        return {"/certificate", "/name", "/tags"};
    case KongTable::Plugins:
        return {"/instance_name", "/tags"};
    case KongTable::Targets:
        return {"/tags", "/upstream"};
    case KongTable::Upstreams:
    case KongTable::Services:
    case KongTable::Routes:
        return {"/name", "/tags"};
    }
    return {};
}

std::vector<std::string> setsOf(KongTable table)
{
    switch (table) {
    case KongTable::Routes:
        return {"/hosts", "/methods", "/paths", "/protocols", "/snis"};
    case KongTable::Plugins:
        return {"/protocols"};
    default:
        return {};
    }
}

//! Makes the list of one closure.
class Closure
{
public:
    explicit Closure(const KongApis &apis)
        : m_apis(apis)
    {
    }

    std::vector<NativeObject> all()
    {
        for (const KongApi &api : m_apis.apis)
            add(api, m_apis.apis.size() == 1 ? std::string() : ' ' + nameOf(api));
        return std::move(m_objects);
    }

private:
    static std::string nameOf(const KongApi &api)
    {
        const KongObject &object = api.service ? *api.service : api.routes.front().object;
        const std::string name = kongText(object.body, "name");
        return name.empty() ? object.id : name;
    }

    void add(const KongApi &api, const std::string &suffix)
    {
        m_workspace = api.workspace;
        m_suffix = suffix;
        if (api.service)
            addService(api);
        for (const KongApiRoute &route : api.routes)
            addRoute(route, api.service ? std::optional("service" + suffix) : std::nullopt);
        for (const KongObject &plugin : api.plugins)
            addPlugin(plugin, "service" + suffix, {});
    }

    //! Part and name of an object; `told` is the pointer to the text, `on` the part that tell it from others of its part.
    struct Naming
    {
        std::string part, name, told = {}, collection = {}, on = {};
    };

    NativeObject *make(KongTable table, const KongObject &object, const Naming &naming)
    {
        if (!m_ids.insert(object.id).second)
            return nullptr; // another part of this API has it too
        NativeObject made;
        made.ref = {kongCollectionPath(m_workspace, naming.collection.empty() ? kongCollectionName(table) : naming.collection), object.id};
        made.kind = kongKindOf(table);
        made.name = naming.name.empty() ? object.id : naming.name;
        made.part = naming.part;
        made.told = naming.told;
        made.on = naming.on;
        for (int number = 2; made.told.empty() && !m_parts.insert(made.part + '\n' + made.on).second; ++number)
            made.part = naming.part + '#' + std::to_string(number);
        made.body = object.body;
        made.own = ownOf(table, made.body);
        made.sets = setsOf(table);
        addPlacesOf(table, made);
        m_objects.push_back(std::move(made));
        return &m_objects.back();
    }

    //! The part of a certificate, which may be another's already; empty if it is not known.
    std::string certificate(const std::string &id, const std::string &part)
    {
        const auto row = m_apis.certificates.find(id);
        if (id.empty() || row == m_apis.certificates.end())
            return {};
        if (const auto known = m_certificateParts.find(id); known != m_certificateParts.end())
            return known->second;
        NativeObject *made = make(KongTable::Certificates, row->second, {part, part});
        made->isShared = true;
        m_certificateParts.emplace(id, made->part);
        return made->part;
    }

    void refer(NativeObject &object, const std::string &pointer, const std::string &part, const std::string &value = {})
    {
        if (!part.empty())
            object.references.push_back({pointer, part, value});
    }

    void addUpstream(const KongApi &api)
    {
        const std::string part = "upstream" + m_suffix;
        const std::string certificatePart = certificate(kongReferenceIn(api.upstream->body, "client_certificate"), "client certificate of " + part);
        NativeObject *upstream = make(KongTable::Upstreams, *api.upstream, {part, kongText(api.upstream->body, "name")});
        if (upstream == nullptr)
            return;
        m_upstreamParts.emplace(api.upstream->id, upstream->part);
        upstream->isShared = api.isUpstreamShared;
        refer(*upstream, "/client_certificate/id", certificatePart);
        for (const KongObject &target : api.targets) {
            const std::string address = kongText(target.body, "target");
            NativeObject *made = make(KongTable::Targets, target, {"target" + m_suffix, address, "/target", "upstreams/" + api.upstream->id + "/targets"});
            if (made == nullptr)
                continue;
            made->isShared = api.isUpstreamShared;
            refer(*made, "/upstream/id", part);
        }
    }

    void addService(const KongApi &api)
    {
        const std::string certificatePart = certificate(kongReferenceIn(api.service->body, "client_certificate"), "client certificate" + m_suffix);
        for (const KongApiRoute &route : api.routes)
            addServerNames(route);
        if (api.upstream)
            addUpstream(api);
        NativeObject *service = make(KongTable::Services, *api.service, {"service" + m_suffix, kongText(api.service->body, "name")});
        service->isShared = api.hasOthers;
        refer(*service, "/client_certificate/id", certificatePart);
        if (!api.upstream)
            return;
        refer(*service, "/host", m_upstreamParts.at(api.upstream->id), "/name");
        std::erase_if(service->places, [](const ValuePlace &place) { return place.pointer == "/host"; }); // it is a name here
    }

    static std::string routePart(const KongApiRoute &route)
    {
        const std::string name = kongText(route.object.body, "name");
        const JsonValue *paths = route.object.body.find("paths");
        return "route " + (name.empty() ? canonical(paths == nullptr ? JsonValue() : *paths) : name);
    }

    void addServerNames(const KongApiRoute &route)
    {
        for (const KongObject &sni : route.snis) {
            const std::string certificatePart = certificate(kongReferenceIn(sni.body, "certificate"), "certificate of " + routePart(route));
            NativeObject *made = make(KongTable::Snis, sni, {"server name", kongText(sni.body, "name"), "/name"});
            if (made == nullptr)
                continue;
            made->isShared = true; // others may answer under that name too
            refer(*made, "/certificate/id", certificatePart);
        }
    }

    void addRoute(const KongApiRoute &route, const std::optional<std::string> &service)
    {
        if (!service)
            addServerNames(route);
        NativeObject *made = make(KongTable::Routes, route.object, {routePart(route), kongText(route.object.body, "name")});
        if (made == nullptr)
            return;
        made->isShared = route.hasOthers;
        if (service)
            refer(*made, "/service/id", *service);
        const std::string part = made->part;
        for (const KongObject &plugin : route.plugins)
            addPlugin(plugin, kongReferenceIn(plugin.body, "service").empty() ? std::string() : service.value_or(std::string()), part);
    }

    //! Bound to a service, a route, or both; what is empty it is not bound to.
    void addPlugin(const KongObject &plugin, const std::string &service, const std::string &route)
    {
        const std::string name = kongText(plugin.body, "name");
        const bool isOfBoth = !route.empty() && !service.empty();
        NativeObject *made = make(KongTable::Plugins, plugin, {"policy " + name + (isOfBoth ? " of both" : ""), name, {}, {}, route.empty() ? service : route});
        if (made == nullptr)
            return;
        refer(*made, "/service/id", service);
        refer(*made, "/route/id", route);
    }

    const KongApis &m_apis;
    std::vector<NativeObject> m_objects;
    std::string m_workspace, m_suffix;
    std::set<std::string> m_ids, m_parts;
    std::map<std::string, std::string> m_certificateParts, m_upstreamParts;
};

} // namespace

std::vector<NativeObject> kongClosure(const KongApis &apis)
{
    return Closure(apis).all();
}

} // namespace bulkhead
