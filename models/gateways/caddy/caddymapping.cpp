// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddymapping.h"

#include "core/jsonreader.h"
#include "gateways/caddy/caddyglobals.h"
#include "gateways/caddy/caddymatch.h"
#include "gateways/caddy/caddyproxy.h"
#include "gateways/caddy/caddyrecords.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <map>

namespace bulkhead {

namespace {

//! A body longer than this is kept as its digest.
constexpr std::size_t maxBody = 2048;

//! Top-level routes that are one API.
struct Member
{
    std::string key;
    std::string name;
    std::vector<JsonElement> routes;
    bool served = false; //!< has a host or path matcher
};

//! One server: its routes in the order of the configuration.
class ServerMapping
{
public:
    ServerMapping(CaddyRecords &records, const Fingerprinter &fingerprinter, std::string server,
                  std::vector<std::string> listen)
        : m_records(records)
        , m_fingerprinter(fingerprinter)
        , m_server(std::move(server))
        , m_listen(std::move(listen))
    {
    }

    void map(const Member &member)
    {
        m_deployment = Deployment();
        m_handlers.clear();
        m_routes = 0;
        m_scopeIsGlobal = !member.served;
        m_deployment.nativeId = member.served
            ? m_records.uniqueId(EntityKind::Deployment, member.key)
            : m_server;
        m_deployment.nativeName = member.name;
        const bool several = member.routes.size() > 1;
        for (const JsonElement route : member.routes) {
            const auto sets = matchSets(route, m_fingerprinter);
            walk(route, sets, several && hasMatchers(route));
        }
        if (!member.served)
            return;
        if (m_routes == 0) { // only empty subroutes: it still takes the requests
            for (const JsonElement route : member.routes)
                addRoutes(matchSets(route, m_fingerprinter));
        }
        m_deployment.attributes["handlers"] = toArray(m_handlers);
        m_deployment.attributes["server"] = m_server;
        m_records.add(m_deployment);
    }

private:
    //! Route or deployment (or the whole gateway) that a handler acts on.
    struct Scope
    {
        Policy::Scope kind = Policy::Scope::Global;
        std::string id;
    };

    void walk(JsonElement route, const std::vector<CaddyMatch> &sets, bool narrowed)
    {
        const auto handlers = elementsAt(route, "handle");
        std::vector<Scope> scopes;
        if (m_scopeIsGlobal)
            scopes.push_back(Scope());
        else if (wantsRoute(handlers, narrowed))
            scopes = addRoutes(sets);
        if (!m_scopeIsGlobal && !narrowed)
            scopes = {Scope{Policy::Scope::Deployment, m_deployment.nativeId}};
        addFilters(route, scopes);
        for (const JsonElement handler : handlers) {
            if (stringAt(handler, "handler") == "subroute")
                walkSubroutes(handler, sets, narrowed);
            else if (!scopes.empty())
                addHandler(handler, scopes);
        }
    }

    void walkSubroutes(JsonElement handler, const std::vector<CaddyMatch> &sets, bool narrowed)
    {
        for (const JsonElement inner : elementsAt(handler, "routes")) {
            const auto joinedSets = join(sets, matchSets(inner, m_fingerprinter));
            walk(inner, joinedSets, narrowed || hasMatchers(inner));
        }
    }

    //! Does this route answer by itself, or has it handlers for a part of the requests only?
    static bool wantsRoute(const std::vector<JsonElement> &handlers, bool narrowed)
    {
        return std::any_of(handlers.begin(), handlers.end(), [narrowed](JsonElement handler) {
            const auto name = stringAt(handler, "handler");
            const bool answers = (name == "reverse_proxy" && !isForwardAuth(handler))
                || name == "static_response" || name == "file_server" || name == "error"
                || name == "metrics" || name == "acme_server";
            return name != "subroute" && (answers || narrowed);
        });
    }

    std::vector<Scope> addRoutes(const std::vector<CaddyMatch> &sets)
    {
        std::vector<Scope> scopes;
        for (const CaddyMatch &match : sets) {
            Route route;
            route.nativeId = m_deployment.nativeId + "/" + shortDigest(match.toJson());
            scopes.push_back(Scope{Policy::Scope::Route, route.nativeId});
            if (!m_records.claim(EntityKind::Route, route.nativeId))
                continue; // the same requests pass through both
            ++m_routes;
            route.deploymentId = m_deployment.nativeId;
            route.hosts = match.hosts;
            route.paths = match.paths;
            route.methods = match.methods;
            route.protocols = match.protocols;
            route.attributes = match.others;
            route.attributes["listen"] = toArray(m_listen);
            m_records.add(route);
        }
        return scopes;
    }

    //! A matcher on addresses is how Caddy filters them.
    void addFilters(JsonElement route, const std::vector<Scope> &scopes)
    {
        for (const JsonElement set : elementsAt(route, "match")) {
            for (const char *name : {"remote_ip", "client_ip"}) {
                if (const auto filter = memberAt(set, name))
                    addPolicies(name, redact(*filter, m_fingerprinter), scopes);
            }
        }
    }

    void addHandler(JsonElement handler, const std::vector<Scope> &scopes)
    {
        std::string name(stringAt(handler, "handler"));
        if (name == "reverse_proxy") {
            const bool asks = isForwardAuth(handler);
            const std::string id
                = addProxy(m_records, handler, ownerOf(scopes.front()), m_fingerprinter);
            m_handlers.push_back(asks ? "forward_auth" : name);
            if (!asks && m_deployment.upstreamId.empty())
                m_deployment.upstreamId = id;
            if (!asks)
                return;
            name = "forward_auth";
        } else {
            m_handlers.push_back(name);
        }
        const auto ids = addPolicies(name, configOf(handler), scopes);
        if (name == "authentication")
            addAccounts(handler, ids.front());
        if (name == "tracing" || name == "metrics")
            addSink(name, handler, ids.front());
    }

    [[nodiscard]] std::string ownerOf(const Scope &scope) const
    {
        return scope.id.empty() ? m_server : scope.id;
    }

    std::vector<std::string> addPolicies(const std::string &name, const JsonValue::Object &config,
                                         const std::vector<Scope> &scopes)
    {
        std::vector<std::string> ids;
        for (const Scope &scope : scopes) {
            Policy policy;
            policy.nativeId = m_records.uniqueId(EntityKind::Policy, ownerOf(scope) + "/" + name);
            policy.name = name;
            policy.scope = scope.kind;
            policy.scopeId = scope.id;
            policy.config = config;
            m_records.add(policy);
            ids.push_back(policy.nativeId);
        }
        return ids;
    }

    JsonValue::Object configOf(JsonElement handler) const
    {
        JsonValue config = redact(handler, m_fingerprinter);
        dropAccounts(config);
        JsonValue::Object &object = *config.object();
        object.erase("handler");
        object.erase("@id");
        const auto body = object.find("body");
        if (body != object.end() && body->second.string() && body->second.string()->size() > maxBody)
            body->second = "sha256:" + shortDigest(body->second);
        return std::move(object);
    }

    void addAccounts(JsonElement handler, const std::string &policyId)
    {
        const auto providers = memberAt(handler, "providers");
        const auto basic = providers ? memberAt(*providers, "http_basic") : std::nullopt;
        if (!basic)
            return;
        for (const JsonElement account : elementsAt(*basic, "accounts")) {
            const std::string user(stringAt(account, "username"));
            if (m_records.claim(EntityKind::Consumer, user)) {
                Consumer consumer;
                consumer.nativeId = user;
                consumer.name = user;
                m_records.add(consumer);
            }
            Credential credential; // the password is a salted hash: equal ones look different
            credential.nativeId = m_records.uniqueId(EntityKind::Credential, policyId + "/" + user);
            credential.consumerId = user;
            credential.kind = "basic";
            credential.clientId = user;
            m_records.add(credential);
        }
    }

    void addSink(const std::string &name, JsonElement handler, const std::string &policyId)
    {
        Sink sink; // where traces go is an environment variable of the process: not told
        sink.nativeId = m_records.uniqueId(EntityKind::Sink, policyId);
        sink.policyId = policyId;
        sink.kind = name == "tracing" ? "otlp" : "prometheus";
        if (const auto span = stringAt(handler, "span"); !span.empty())
            sink.attributes["span"] = span;
        m_records.add(sink);
    }

    CaddyRecords &m_records;
    const Fingerprinter &m_fingerprinter;
    std::string m_server;
    std::vector<std::string> m_listen;
    Deployment m_deployment;
    std::vector<std::string> m_handlers;
    int m_routes = 0;
    bool m_scopeIsGlobal = false;
};

std::string nameOf(JsonElement route, const std::vector<CaddyMatch> &sets)
{
    if (const auto id = stringAt(route, "@id"); !id.empty())
        return std::string(id);
    if (const auto group = stringAt(route, "group"); !group.empty())
        return std::string(group);
    const CaddyMatch &first = sets.front();
    const std::string host = first.hosts.empty() ? "" : first.hosts.front();
    return host + (first.paths.empty() ? "" : first.paths.front());
}

std::string keyOf(const std::string &server, JsonElement route, const std::vector<CaddyMatch> &sets)
{
    if (const auto id = stringAt(route, "@id"); !id.empty())
        return std::string(id);
    if (const auto group = stringAt(route, "group"); !group.empty())
        return server + "/" + std::string(group);
    std::vector<std::string> forms; // the order of match sets means nothing
    for (const CaddyMatch &match : sets)
        forms.push_back(canonical(match.toJson()));
    return server + "/" + shortDigest(toArray(sorted(std::move(forms))));
}

//! The members in the order of their first route.
std::vector<Member> membersOfServer(const std::string &name, JsonElement server,
                                    const Fingerprinter &fingerprinter)
{
    std::vector<Member> members;
    std::map<std::string, std::size_t> places;
    for (const JsonElement route : elementsAt(server, "routes")) {
        const auto sets = matchSets(route, fingerprinter);
        const std::string key = keyOf(name, route, sets);
        const auto [place, isNew] = places.emplace(key, members.size());
        if (isNew)
            members.push_back(Member{key, nameOf(route, sets), {}, false});
        Member &member = members[place->second];
        member.routes.push_back(route);
        member.served = member.served
            || std::any_of(sets.begin(), sets.end(),
                           [](const CaddyMatch &match) { return match.hasHostOrPath(); });
    }
    return members;
}

void addClientAuthentication(CaddyRecords &records, const std::string &name, JsonElement server,
                             const Fingerprinter &fingerprinter)
{
    for (const JsonElement connection : elementsAt(server, "tls_connection_policies")) {
        const auto client = memberAt(connection, "client_authentication");
        if (!client)
            continue;
        Policy policy;
        policy.nativeId = records.uniqueId(EntityKind::Policy, name + "/client_authentication");
        policy.name = "client_authentication";
        policy.config = redact(*client, fingerprinter);
        records.add(policy);
    }
}

} // namespace

std::string caddyDeploymentId(const std::string &server, JsonElement route, const Fingerprinter &fingerprinter)
{
    return keyOf(server, route, matchSets(route, fingerprinter));
}

CaddyInventory mapCaddy(JsonElement config, const Fingerprinter &fingerprinter)
{
    CaddyInventory inventory;
    CaddyRecords records;
    addGlobals(records, config, fingerprinter);
    const auto apps = memberAt(config, "apps");
    const auto http = apps ? memberAt(*apps, "http") : std::nullopt;
    const auto servers = http ? memberAt(*http, "servers") : std::nullopt;
    if (servers) {
        for (const auto &[name, server] : membersOf(*servers)) {
            addClientAuthentication(records, name, server, fingerprinter);
            inventory.routes += std::int64_t(elementsAt(server, "routes").size());
            ServerMapping mapping(records, fingerprinter, name, sorted(stringsAt(server, "listen")));
            for (const Member &member : membersOfServer(name, server, fingerprinter))
                mapping.map(member);
        }
    }
    inventory.records = records.take();
    return inventory;
}

} // namespace bulkhead
