// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixclosure.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixparts.h"
#include "gateways/apisix/apisixplaces.h"
#include "gateways/apisix/apisixvalues.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using promotion::NativeClosure;
using promotion::NativeObject;

namespace {

using Id = ApisixCollection;
using Key = std::pair<ApisixCollection, std::string>;

constexpr std::string_view routePrefix = "route/", streamPrefix = "stream_route/";

EntityKind kindOf(ApisixCollection collection)
{
    switch (collection) {
    case Id::Services:
        return EntityKind::Deployment;
    case Id::Upstreams:
        return EntityKind::Upstream;
    case Id::PluginConfigs:
        return EntityKind::Policy;
    case Id::Ssls:
        return EntityKind::Certificate;
    default:
        return EntityKind::Route;
    }
}

//! Does the name of a certificate serve the host? A star stands for one step.
bool servesByWildcard(const std::string &name, const std::string &host)
{
    const auto dot = host.find('.');
    return name.starts_with("*.") && dot != std::string::npos && std::string_view(name).substr(1) == std::string_view(host).substr(dot);
}

class ClosureBuilder
{
public:
    ClosureBuilder(const ApisixInventory &inventory, const Fingerprinter &fingerprinter)
        : m_inventory(inventory)
        , m_fingerprinter(fingerprinter)
    {
        for (const auto &[collection, rows] : inventory.rows) {
            for (const auto &[id, value] : rows) {
                for (const ApisixReference &reference : apisixReferences(value))
                    m_users[{reference.collection, reference.id}].insert({collection, id});
            }
        }
    }

    Result<void> start(const std::string &deployment)
    {
        if (deployment.starts_with(streamPrefix)) {
            return Error{.kind = Error::Kind::Unsupported, .place = {}, .what = u"%1 is a stream route"_s.arg(QString::fromStdString(deployment)),
                         .hint = u"only HTTP routes and services are promoted"_s, .retryAfter = {}};
        }
        const bool isRoute = deployment.starts_with(routePrefix);
        const Key key = isRoute ? Key(Id::Routes, deployment.substr(routePrefix.size())) : Key(Id::Services, deployment);
        const JsonElement *value = find(key);
        if (value == nullptr || (isRoute && memberAt(*value, "service_id"))) {
            return Error{.kind = Error::Kind::NotFound, .place = {}, .what = u"there is no %1 any more"_s.arg(QString::fromStdString(deployment)),
                         .hint = u"run bulkheadctl sync"_s, .retryAfter = {}};
        }
        include(key);
        if (!isRoute) {
            for (const Key &user : usersOf(key)) {
                if (user.first == Id::Routes)
                    include(user);
            }
        }
        return {};
    }

    std::vector<NativeObject> objects()
    {
        addCertificates();
        nameParts();
        std::vector<NativeObject> objects;
        for (const ApisixCollection collection : ApisixInventory::parts) {
            for (const Key &key : m_order) {
                if (key.first == collection)
                    objects.push_back(object(key));
            }
        }
        return objects;
    }

private:
    [[nodiscard]] const JsonElement *find(const Key &key) const
    {
        const auto rows = m_inventory.rows.find(key.first);
        if (rows == m_inventory.rows.end())
            return nullptr;
        const auto row = rows->second.find(key.second);
        return row == rows->second.end() ? nullptr : &row->second;
    }

    [[nodiscard]] const std::set<Key> &usersOf(const Key &key) const
    {
        static const std::set<Key> nobody;
        const auto users = m_users.find(key);
        return users == m_users.end() ? nobody : users->second;
    }

    //! With all that it needs. What it names and is not there, the gateway does without.
    void include(const Key &key)
    {
        const JsonElement *value = find(key);
        if (value == nullptr || !m_members.insert(key).second)
            return;
        for (const ApisixReference &reference : apisixReferences(*value))
            include({reference.collection, reference.id});
    }

    [[nodiscard]] std::set<std::string> hosts() const
    {
        std::set<std::string> hosts;
        for (const Key &key : m_members) {
            if (key.first != Id::Routes && key.first != Id::Services)
                continue;
            for (std::string &host : apisixHosts(*find(key)))
                hosts.insert(std::move(host));
        }
        return hosts;
    }

    //! For each host the certificates that the gateway would choose from.
    void addCertificates()
    {
        const auto rows = m_inventory.rows.find(Id::Ssls);
        if (rows == m_inventory.rows.end())
            return;
        for (const std::string &host : hosts()) {
            std::vector<Key> exact, wild;
            for (const auto &[id, value] : rows->second) {
                const bool serves = stringAt(value, "type", "server") == "server" && integerAt(value, "status", 1) != 0;
                for (const std::string &name : apisixTexts(value, "sni", "snis")) {
                    if (serves && lowerHost(name) == host)
                        exact.emplace_back(Id::Ssls, id);
                    else if (serves && servesByWildcard(lowerHost(name), host))
                        wild.emplace_back(Id::Ssls, id);
                }
            }
            for (const Key &key : exact.empty() ? wild : exact)
                m_members.insert(key);
        }
    }

    void name(const Key &key, const std::string &part)
    {
        m_parts[key] = m_names.unique(part);
        m_order.push_back(key);
    }

    //! Services and routes by what they are, what they use by its name or by them.
    void nameParts()
    {
        for (const Key &key : members(Id::Services))
            name(key, "service");
        nameRoutes();
        for (const Key &key : members(Id::PluginConfigs))
            nameUsed(key, "policies");
        for (const Key &key : members(Id::Upstreams))
            nameUsed(key, "upstream");
        for (const Key &key : members(Id::Ssls))
            name(key, "certificate");
    }

    [[nodiscard]] std::vector<Key> members(ApisixCollection collection) const
    {
        std::vector<Key> keys;
        std::copy_if(m_members.begin(), m_members.end(), std::back_inserter(keys), [&](const Key &key) { return key.first == collection; });
        return keys;
    }

    void nameRoutes()
    {
        std::map<std::string, std::vector<std::pair<std::string, Key>>> groups;
        for (const Key &key : members(Id::Routes)) {
            const JsonElement route = *find(key);
            groups[apisixRoutePaths(route)].emplace_back(apisixRouteRank(route), key);
        }
        for (auto &[paths, routes] : groups) {
            std::sort(routes.begin(), routes.end());
            for (const auto &[rank, key] : routes) {
                const std::string methods = apisixRouteMethods(*find(key));
                name(key, "route " + paths + (methods.empty() ? std::string() : '#' + methods)); // methods may be what is promoted
            }
        }
    }

    //! What the deployment itself uses is called by that, so that ids may differ; anything else by its own name.
    void nameUsed(const Key &key, const std::string &what)
    {
        const Key *first = nullptr;
        for (const Key &user : m_order) {
            const bool isUser = usersOf(key).contains(user);
            const bool isDeployment = user.first == Id::Services || (user.first == Id::Routes && !memberAt(*find(user), "service_id"));
            if (isUser && isDeployment && key.first == Id::Upstreams && apisixId(*find(user), "upstream_id") == key.second)
                return name(key, what + " of " + m_parts.at(user));
            first = isUser && first == nullptr ? &user : first;
        }
        const std::string own = apisixPartName(*find(key));
        name(key, own.empty() && first != nullptr ? what + " of " + m_parts.at(*first) : what + ' ' + own);
    }

    [[nodiscard]] bool isShared(const Key &key) const
    {
        const auto &users = usersOf(key);
        return key.first == Id::Ssls || std::any_of(users.begin(), users.end(), [this](const Key &user) { return !m_members.contains(user); });
    }

    [[nodiscard]] NativeObject object(const Key &key) const
    {
        const JsonElement value = *find(key);
        NativeObject object;
        object.ref = {apisixCollection(key.first).name, key.second};
        object.kind = kindOf(key.first);
        object.name = stringAt(value, "name", key.second);
        object.part = m_parts.at(key);
        object.body = apisixBody(key.first, value, m_fingerprinter).redacted;
        object.places = apisixPlaces(key.first, object.body);
        for (const ApisixReference &reference : apisixReferences(value)) {
            if (const auto part = m_parts.find({reference.collection, reference.id}); part != m_parts.end())
                object.references.push_back({reference.pointer, part->second, {}});
        }
        object.sets = apisixSets();
        object.own = {"/name", "/desc", "/labels"};
        if (key.first == Id::Ssls) // a certificate is its environment's own, with all that goes with it
            object.own.insert(object.own.end(), {"/cert", "/key", "/certs", "/keys", "/sni", "/snis", "/client", "/type", "/status", "/ssl_protocols"});
        object.isShared = isShared(key);
        return object;
    }

    const ApisixInventory &m_inventory;
    const Fingerprinter &m_fingerprinter;
    std::map<Key, std::set<Key>> m_users;
    std::set<Key> m_members;
    std::map<Key, std::string> m_parts;
    std::vector<Key> m_order; //!< in which they were named
    ApisixPartNames m_names;
};

} // namespace

bool ApisixInventory::add(ApisixCollection collection, std::string_view list)
{
    auto &reader = m_readers.emplace_back(std::make_unique<JsonReader>());
    const auto root = reader->parse(list);
    const auto items = root ? memberAt(*root, "list") : std::nullopt;
    if (!items || !(items->is_array() || items->is_object()))
        return false;
    auto &found = rows[collection];
    if (items->is_object())
        return objectOf(*items).size() == 0; // an empty one
    for (const auto item : arrayOf(*items)) {
        const auto value = memberAt(item, "value");
        if (!value || !value->is_object())
            return false;
        found.emplace(apisixId(*value, "id"), *value);
    }
    return true;
}

bool ApisixInventory::contains(ApisixCollection collection, const std::string &id) const
{
    const auto found = rows.find(collection);
    return found != rows.end() && found->second.contains(id);
}

Result<NativeClosure> apisixClosure(const ApisixInventory &inventory, const std::vector<std::string> &deployments, const Fingerprinter &fingerprinter)
{
    ClosureBuilder builder(inventory, fingerprinter);
    for (const std::string &deployment : deployments) {
        if (const auto started = builder.start(deployment); !started)
            return started.error();
    }
    NativeClosure closure;
    closure.objects = builder.objects();
    return closure;
}

} // namespace bulkhead
