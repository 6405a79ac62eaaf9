// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongclosure.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

using Form = ValuePlace::Form;

//! Unless it is one already.
void addAnyPlace(NativeObject &object, const std::string &pointer, const std::string &field, Form form)
{
    if (std::none_of(object.places.begin(), object.places.end(), [&](const ValuePlace &place) { return place.pointer == pointer; }))
        object.places.push_back({pointer, field, form});
}

void addPlace(NativeObject &object, const std::string &pointer, const std::string &field, Form form)
{
    const JsonValue *value = valueAt(object.body, pointer);
    if (value != nullptr && value->string() != nullptr)
        addAnyPlace(object, pointer, field, form);
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

constexpr const char *anonymousPlace = "/config/anonymous";

//! The consumer that those without a credential are to a policy, by its id or its name; empty: none.
std::string anonymousIn(const JsonValue &policy)
{
    const JsonValue *config = policy.find("config");
    return config == nullptr ? std::string() : kongText(*config, "anonymous");
}

//! Whether a mark is anywhere in it.
bool holdsMark(const JsonValue &value)
{
    if (isSecretMark(value) || referenceMark(value) != nullptr)
        return true;
    if (const JsonValue::Object *members = value.object())
        return std::any_of(members->begin(), members->end(), [](const auto &member) { return holdsMark(member.second); });
    const JsonValue::Array *items = value.array();
    return items != nullptr && std::any_of(items->begin(), items->end(), holdsMark);
}

//! What a text in settings may be: an address, or anything.
Form formOf(const std::string &text, const std::string &field)
{
    if (text.find("://") != text.npos)
        return Form::Url;
    const bool isHost = looksLikeHost(text) || field.ends_with(".host") || field.ends_with("_host");
    if (isHost && !text.empty())
        return text.find(':') == text.rfind(':') && endsInPort(text) ? Form::HostPort : Form::Mixed;
    return text.find('.') != text.npos ? Form::Mixed : Form::Setting;
}

//! Every setting of an object: each address as one, each list as a whole too, the rest by itself. `isOfList`: it stands in a list, which has a place already.
void addSettings(NativeObject &object, const JsonValue &value, const std::string &pointer, const std::string &field, bool isOfList = false)
{
    if (value.isNull() || isSecretMark(value) || referenceMark(value) != nullptr)
        return;
    if (const JsonValue::Object *members = value.object()) {
        for (const auto &[key, member] : *members)
            addSettings(object, member, below(pointer, key), field + '.' + key, isOfList);
        return;
    }
    const JsonValue::Array *items = value.array();
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i)
        addSettings(object, (*items)[i], below(pointer, i), field, true);
    const Form form = value.string() == nullptr ? Form::Setting : formOf(*value.string(), field);
    if (form != Form::Setting || (!isOfList && !holdsMark(value)))
        addAnyPlace(object, pointer, field, form);
}

//! A member of an object, as the catalog calls it.
struct NamedMember
{
    const char *member, *field;
};

//! What of a table has no other place.
std::vector<NamedMember> settingsOf(KongTable table)
{
    switch (table) {
    case KongTable::Certificates:
    case KongTable::Snis:
        return {};
    case KongTable::Upstreams:
        return {{"algorithm", "upstream.algorithm"}, {"hash_fallback", "upstream.hash_fallback"}, {"hash_fallback_header", "upstream.hash_fallback_header"},
                {"hash_fallback_query_arg", "upstream.hash_fallback_query_arg"}, {"hash_fallback_uri_capture", "upstream.hash_fallback_uri_capture"},
                {"hash_on", "upstream.hash_on"}, {"hash_on_cookie", "upstream.hash_on_cookie"}, {"hash_on_cookie_path", "upstream.hash_on_cookie_path"},
                {"hash_on_header", "upstream.hash_on_header"}, {"hash_on_query_arg", "upstream.hash_on_query_arg"},
                {"hash_on_uri_capture", "upstream.hash_on_uri_capture"}, {"healthchecks", "upstream.healthchecks"}, {"slots", "upstream.slots"},
                {"use_srv_name", "upstream.use_srv_name"}};
    case KongTable::Targets:
        return {{"weight", "upstream.weight"}};
    case KongTable::Services:
        return {{"ca_certificates", "deployment.ca_certificates"}, {"connect_timeout", "deployment.connect_timeout"}, {"enabled", "deployment.enabled"}, {"path", "upstream.base_path"}, {"port", "upstream.port"},
                {"protocol", "deployment.protocol"}, {"read_timeout", "deployment.read_timeout"}, {"retries", "deployment.retries"},
                {"tls_verify", "deployment.tls_verify"}, {"tls_verify_depth", "deployment.tls_verify_depth"}, {"write_timeout", "deployment.write_timeout"}};
    case KongTable::Routes:
        return {{"destinations", "route.destinations"}, {"hosts", "route.hosts"}, {"https_redirect_status_code", "route.https_redirect_status_code"}, {"methods", "route.methods"},
                {"path_handling", "route.path_handling"}, {"paths", "route.paths"}, {"preserve_host", "route.preserve_host"}, {"priority", "route.priority"},
                {"protocols", "route.protocols"}, {"regex_priority", "route.regex_priority"}, {"request_buffering", "route.request_buffering"},
                {"response_buffering", "route.response_buffering"}, {"snis", "route.snis"}, {"sources", "route.sources"}, {"strip_path", "route.strip_path"}};
    case KongTable::Plugins:
        return {};
    }
    return {};
}

//! What has a place already keeps that; a list is one as a whole, beside what is in it.
void addNamedSettings(KongTable table, NativeObject &object)
{
    for (const auto &[member, field] : settingsOf(table)) {
        const JsonValue *value = object.body.find(member);
        if (value == nullptr)
            continue;
        if (value->object() != nullptr)
            addSettings(object, *value, '/' + std::string(member), field);
        else if (!value->isNull() && !holdsMark(*value))
            addAnyPlace(object, '/' + std::string(member), field, Form::Setting);
    }
}

void addPolicySettings(NativeObject &object)
{
    const std::string field = "policy." + kongText(object.body, "name");
    if (!anonymousIn(object.body).empty())
        addPlace(object, anonymousPlace, field + ".anonymous", Form::Foreign);
    for (const auto &[member, name] : {NamedMember{"config", ""}, {"enabled", ".enabled"}, {"instance_name", ".@instance_name"}, {"protocols", ".@protocols"}}) {
        if (const JsonValue *value = object.body.find(member))
            addSettings(object, *value, '/' + std::string(member), field + name);
    }
}

void addPlacesOf(KongTable table, NativeObject &object)
{
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
        for (const auto &[name, values] : headers == nullptr || headers->object() == nullptr ? JsonValue::Object() : *headers->object()) {
            addPlaces(object, below("/headers", name), "route.headers." + name, Form::Mixed);
            addSettings(object, values, below("/headers", name), "route.headers." + name);
        }
        addPlace(object, "/expression", "route.expression", Form::Mixed);
        break;
    case KongTable::Plugins:
        addPolicySettings(object);
        break;
    }
    addPlaces(object, "/tags", "tags", Form::Text);
    addNamedSettings(table, object);
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
    case KongTable::Plugins: {
        std::vector<std::string> own{"/instance_name", "/tags"};
        if (!anonymousIn(body).empty())
            own.emplace_back(anonymousPlace);
        return own;
    }
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

//! The text that tells an object from others of its part; empty: the part does alone.
std::string toldOf(KongTable table)
{
    return table == KongTable::Targets ? "/target" : table == KongTable::Snis ? "/name" : std::string();
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
            NativeObject *made = make(KongTable::Targets, target, {"target" + m_suffix, address, toldOf(KongTable::Targets), "upstreams/" + api.upstream->id + "/targets"});
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
            NativeObject *made = make(KongTable::Snis, sni, {"server name", kongText(sni.body, "name"), toldOf(KongTable::Snis)});
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

NativeObject kongSharedObject(KongTable table, const KongObject &object, ObjectRef ref, std::string part)
{
    NativeObject made;
    made.ref = std::move(ref);
    made.kind = kongKindOf(table);
    const std::string name = kongText(object.body, table == KongTable::Targets ? "target" : "name");
    made.name = name.empty() ? object.id : name;
    made.part = std::move(part);
    made.told = toldOf(table);
    made.body = object.body;
    made.own = ownOf(table, made.body);
    made.sets = setsOf(table);
    made.isShared = true;
    addPlacesOf(table, made);
    return made;
}

std::vector<NativeObject> kongClosure(const KongApis &apis)
{
    return Closure(apis).all();
}

} // namespace bulkhead
