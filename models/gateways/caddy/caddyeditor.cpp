// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddyeditor.h"

#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"
#include "gateways/caddy/caddymapping.h"
#include "gateways/caddy/caddyplace.h"
#include "gateways/caddy/caddyreader.h"
#include "gateways/caddy/caddyrecords.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

const auto appsPath = u"/config/apps"_s;
constexpr std::string_view routesOf = "servers/";

std::string collectionOf(const std::string &server)
{
    return std::string(routesOf) + server + "/routes";
}

std::string serverIn(const ObjectRef &ref)
{
    const std::string_view collection = ref.collection;
    const auto end = collection.rfind('/');
    return collection.starts_with(routesOf) && end != std::string_view::npos && end > routesOf.size()
        ? std::string(collection.substr(routesOf.size(), end - routesOf.size()))
        : std::string();
}

QString routesPath(const std::string &server)
{
    return appsPath + u"/http/servers/"_s + encodeSegment(QString::fromStdString(server)) + u"/routes"_s;
}

std::vector<std::string> hostsIn(const JsonValue &route)
{
    std::vector<std::string> hosts;
    const JsonValue *sets = route.find("match");
    for (std::size_t i = 0; sets != nullptr && sets->array() != nullptr && i < sets->array()->size(); ++i) {
        const JsonValue *host = (*sets->array())[i].find("host");
        for (std::size_t j = 0; host != nullptr && host->array() != nullptr && j < host->array()->size(); ++j) {
            if (const std::string *text = (*host->array())[j].string())
                hosts.push_back(*text);
        }
    }
    return hosts;
}

//! What a route is in every environment: the paths it takes. Hosts differ, methods may be what is promoted.
std::string partOf(const JsonValue &route)
{
    JsonValue::Array paths;
    const JsonValue *sets = route.find("match");
    for (std::size_t i = 0; sets != nullptr && sets->array() != nullptr && i < sets->array()->size(); ++i) {
        const JsonValue *path = (*sets->array())[i].find("path");
        paths.push_back(path == nullptr ? JsonValue() : *path);
    }
    return "route " + canonical(JsonValue(std::move(paths)));
}

//! Gathers the values of a route that may have to differ.
class PlaceCollector
{
public:
    explicit PlaceCollector(std::vector<ValuePlace> &places)
        : m_places(places)
    {
    }

    void route(const JsonValue &route, const std::string &at)
    {
        for (const auto &[set, place] : elements(route, "match", at)) {
            for (const auto &[host, hostPlace] : elements(*set, "host", place))
                add(hostPlace, "route.hosts", ValuePlace::Form::Host);
        }
        for (const auto &[handler, place] : elements(route, "handle", at))
            this->handler(*handler, place);
    }

private:
    using Element = std::pair<const JsonValue *, std::string>;
    static std::vector<Element> elements(const JsonValue &object, std::string_view member, const std::string &at)
    {
        std::vector<Element> found;
        const JsonValue *array = object.find(member);
        for (std::size_t i = 0; array != nullptr && array->array() != nullptr && i < array->array()->size(); ++i)
            found.emplace_back(&(*array->array())[i], below(below(at, member), i));
        return found;
    }
    void handler(const JsonValue &handler, const std::string &at)
    {
        for (const auto &[upstream, place] : elements(handler, "upstreams", at)) {
            if (upstream->find("dial") != nullptr)
                add(below(place, "dial"), "upstream.host", ValuePlace::Form::HostPort);
        }
        if (valueAt(handler, "/transport/tls/server_name") != nullptr)
            add(at + "/transport/tls/server_name", "upstream.tls_server_name", ValuePlace::Form::Host);
        for (const auto &[inner, place] : elements(handler, "routes", at))
            route(*inner, place);
        const JsonValue *name = handler.find("handler");
        if (name != nullptr && name->string() != nullptr && *name->string() != "reverse_proxy" && *name->string() != "subroute")
            settings(handler, at, "policy." + *name->string());
    }
    //! What a rule may name of a handler that is a policy, called as the catalog calls it.
    void settings(const JsonValue &value, const std::string &at, const std::string &field)
    {
        if (isSecretMark(value) || referenceMark(value) != nullptr)
            return;
        const JsonValue::Object *members = value.object();
        if (members == nullptr) {
            m_places.push_back({at, field, ValuePlace::Form::Setting});
            return;
        }
        for (const auto &[key, member] : *members) {
            if (key != "handler" && key != "@id")
                settings(member, below(at, key), field + '.' + key);
        }
    }
    void add(std::string pointer, const char *field, ValuePlace::Form form) { m_places.push_back({std::move(pointer), field, form}); }

    std::vector<ValuePlace> &m_places;
};

Error noServer(const QString &gateway, const QString &what)
{
    return Error{.kind = Error::Kind::Unsupported, .place = gateway, .what = what,
                 .hint = u"give the target one HTTP server, or one of the same name as the source's"_s, .retryAfter = {}};
}

bool takesEverything(const JsonValue &route)
{
    const JsonValue *match = route.find("match");
    return match == nullptr || match->array() == nullptr || match->array()->empty();
}

} // namespace

CaddyEditor::CaddyEditor(std::unique_ptr<HttpSession> session, GatewayId gateway, std::shared_ptr<const Fingerprinter> fingerprinter)
    : m_session(std::move(session))
    , m_gateway(std::move(gateway))
    , m_fingerprinter(std::move(fingerprinter))
{
}

void CaddyEditor::cancel()
{
    m_session->cancel();
}

CaddyEditor::Document CaddyEditor::documentOf(JsonElement apps) const
{
    Document document;
    const auto http = memberAt(apps, "http");
    const auto servers = http ? memberAt(*http, "servers") : std::nullopt;
    if (!servers)
        return document;
    RedactionRules rules;
    rules.isLossless = true;
    for (const auto &[name, server] : membersOf(*servers)) {
        document.servers.push_back(name);
        if (const auto listen = memberAt(server, "listen"))
            document.listens.emplace(name, JsonValue::from(*listen));
        if (memberAt(server, "routes"))
            document.serversWithRoutes.push_back(name);
        std::size_t index = 0;
        for (const JsonElement route : elementsAt(server, "routes")) {
            Route found;
            found.server = name;
            found.index = index++;
            found.deployment = caddyDeploymentId(name, route, *m_fingerprinter);
            found.raw = JsonValue::from(route);
            found.redacted = redact(route, *m_fingerprinter, rules);
            document.routes.push_back(std::move(found));
        }
    }
    return document;
}

std::vector<std::string> CaddyEditor::idsOf(const Document &document, const std::string &server)
{
    std::vector<std::string> ids;
    for (const Route &route : document.routes) {
        if (route.server == server)
            ids.push_back(shortDigest(route.redacted));
    }
    return ids;
}

QCoro::Task<Result<CaddyEditor::Document>> CaddyEditor::read()
{
    const HttpRequest request(appsPath);
    const auto reply = co_await m_session->get(request);
    if (!reply)
        co_return reply.error();
    const auto apps = m_session->parse(request, *reply);
    if (!apps)
        co_return apps.error();
    Document document = documentOf(*apps);
    document.tag = caddyTag(appsPath.toLatin1(), reply->body);
    co_return document;
}

QCoro::Task<Result<NativeClosure>> CaddyEditor::closure(std::vector<std::string> deployments)
{
    const auto document = co_await read();
    if (!document)
        co_return document.error();
    m_servers = document->servers;
    m_listens = document->listens;
    NativeClosure closure;
    closure.gateway = m_gateway;
    std::set<std::string> missing(deployments.begin(), deployments.end());
    std::set<std::string> parts;
    for (const Route &route : document->routes) {
        if (std::find(deployments.begin(), deployments.end(), route.deployment) == deployments.end())
            continue;
        missing.erase(route.deployment);
        NativeObject object;
        object.ref.collection = collectionOf(route.server);
        object.ref.id = shortDigest(route.redacted);
        object.kind = EntityKind::Route;
        object.body = route.redacted;
        const auto hosts = hostsIn(route.redacted);
        object.name = hosts.empty() ? route.deployment : hosts.front();
        object.part = partOf(route.redacted);
        for (int number = 2; !parts.insert(object.part).second; ++number)
            object.part = partOf(route.redacted) + '#' + std::to_string(number);
        object.own = {"/@id", "/group"};
        object.place = caddyPlace(idsOf(*document, route.server), route.index);
        PlaceCollector(object.places).route(object.body, {});
        closure.objects.push_back(std::move(object));
    }
    if (!missing.empty()) {
        co_return Error{.kind = Error::Kind::NotFound, .place = m_gateway.text(),
                        .what = u"there is no route of %1 any more"_s.arg(QString::fromStdString(*missing.begin())), .hint = u"run bulkheadctl sync"_s,
                        .retryAfter = {}};
    }
    co_return closure;
}

Result<NativeObject> CaddyEditor::placed(NativeObject mapped) const
{
    const std::string wanted = serverIn(mapped.ref);
    const bool isThere = std::find(m_servers.begin(), m_servers.end(), wanted) != m_servers.end();
    if (!isThere && m_servers.size() != 1)
        return noServer(m_gateway.text(), u"it is not told which of its HTTP servers the route belongs to"_s);
    mapped.ref.collection = collectionOf(isThere ? wanted : m_servers.front());
    mapped.ref.id = shortDigest(mapped.body);
    return mapped;
}

//! A configuration of nothing but these routes, read as any other. The marks in place of secrets stay as they are.
Result<std::vector<EntityRecord>> CaddyEditor::units(const std::vector<NativeObject> &objects) const
{
    std::map<std::string, JsonValue::Array> routes;
    for (const NativeObject &object : objects)
        routes[serverIn(object.ref)].push_back(object.body);
    JsonValue::Object servers;
    for (auto &[name, list] : routes) {
        JsonValue::Object server{{"routes", std::move(list)}};
        if (const auto listen = m_listens.find(name); listen != m_listens.end())
            server["listen"] = listen->second;
        servers[name] = std::move(server);
    }
    const JsonValue::Object apps{{"http", JsonValue::Object{{"servers", std::move(servers)}}}};
    JsonReader reader;
    const auto config = reader.parse(canonical(JsonValue::Object{{"apps", apps}}));
    if (!config)
        return Error{.kind = Error::Kind::Protocol, .place = m_gateway.text(), .what = u"the routes cannot be read as a configuration"_s, .hint = {}, .retryAfter = {}};
    std::vector<EntityRecord> units = mapCaddy(*config, *m_fingerprinter).records;
    std::erase_if(units, [&reader](const EntityRecord &unit) {
        const auto sink = unit.kind == EntityKind::Sink ? toSink(reader, unit) : Result<Sink>(Sink());
        const bool isOfTheGateway = unit.kind == EntityKind::Sink && sink && sink->policyId.empty(); // its own log
        return unit.kind == EntityKind::Node || unit.kind == EntityKind::Certificate || isOfTheGateway;
    });
    return units;
}

QCoro::Task<Result<StepSight>> CaddyEditor::look(PlanStep step)
{
    const auto document = co_await read();
    if (!document)
        co_return document.error();
    const std::string server = serverIn(step.ref);
    const auto count = [&](const JsonValue &body) {
        return std::count_if(document->routes.begin(), document->routes.end(), [&](const Route &route) { return route.server == server && route.redacted == body; });
    };
    const auto before = step.before.isNull() ? 0 : count(step.before), after = step.after.isNull() ? 0 : count(step.after);
    const bool isBefore = after == 0 && before == (step.before.isNull() ? 0 : 1);
    const bool isAfter = before == 0 && after == (step.after.isNull() ? 0 : 1);
    co_return isAfter && !isBefore ? StepSight::After : isBefore && !isAfter ? StepSight::Before : StepSight::Other;
}

Result<HttpRequest> CaddyEditor::insertion(const PlanStep &step, const Document &document) const
{
    const std::string server = serverIn(step.ref);
    const auto ids = idsOf(document, server);
    std::size_t index = 0, catchAll = 0;
    for (const Route &route : document.routes) {
        if (route.server != server)
            continue;
        if (route.redacted == step.after) {
            return Error{.kind = Error::Kind::Conflict, .place = m_gateway.text(), .what = u"the route is there already"_s, .hint = u"make a new plan"_s,
                         .retryAfter = {}};
        }
        catchAll += takesEverything(route.raw) ? 1 : 0;
        index += catchAll == 0 ? 1 : 0;
    }
    if (!step.place.isNull())
        index = caddyIndex(step.place, ids);
    auto body = withSecrets(step.after, JsonValue(), JsonValue());
    if (!body)
        return body.error();
    const bool hasRoutes = std::find(document.serversWithRoutes.begin(), document.serversWithRoutes.end(), server) != document.serversWithRoutes.end();
    HttpRequest request(routesPath(server));
    request.verb = "POST"; // appends
    if (!hasRoutes) {
        request.verb = "PUT";
        *body = JsonValue::Array{std::move(*body)};
    } else if (index < ids.size()) { // where it was, or before what takes everything
        request.verb = "PUT";
        request.path += u'/' + QString::number(index);
    }
    request.body = QByteArray::fromStdString(canonical(*body));
    return request;
}

Result<HttpRequest> CaddyEditor::requestFor(const PlanStep &step, const Document &document) const
{
    if (step.action == StepAction::Create)
        return insertion(step, document);
    const std::string server = serverIn(step.ref);
    const Route *found = nullptr;
    int count = 0;
    for (const Route &route : document.routes) {
        if (route.server != server || route.redacted != step.before)
            continue;
        found = &route;
        ++count;
    }
    if (count != 1) {
        return Error{.kind = Error::Kind::Conflict, .place = m_gateway.text(),
                     .what = count == 0 ? u"the route %1 is not what it was when the plan was made"_s.arg(QString::fromStdString(step.name))
                                        : u"the route %1 is there %2 times"_s.arg(QString::fromStdString(step.name)).arg(count),
                     .hint = u"make a new plan"_s, .retryAfter = {}};
    }
    HttpRequest request(routesPath(server) + u'/' + QString::number(found->index));
    request.verb = step.action == StepAction::Delete ? "DELETE" : "PATCH";
    if (step.action == StepAction::Change) {
        const auto body = withSecrets(step.after, found->redacted, found->raw);
        if (!body)
            return body.error();
        request.body = QByteArray::fromStdString(canonical(*body));
    }
    return request;
}

QCoro::Task<Result<void>> CaddyEditor::write(PlanStep step)
{
    const auto document = co_await read();
    if (!document)
        co_return document.error();
    auto request = requestFor(step, *document);
    if (!request)
        co_return request.error();
    request->contentType = "application/json";
    request->ifMatch = document->tag;
    request->anyContentType = true; // an empty body
    const auto reply = co_await m_session->send(*request);
    if (!reply)
        co_return reply.error();
    if (reply->status == 412) {
        co_return Error{.kind = Error::Kind::Conflict, .place = m_session->place(*request), .what = u"the configuration was changed just now"_s,
                        .hint = u"make a new plan"_s, .retryAfter = {}};
    }
    co_return reply->status >= 200 && reply->status < 300 ? Result<void>() : Result<void>(m_session->statusError(*request, *reply));
}

} // namespace bulkhead
