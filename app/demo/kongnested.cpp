// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! The collection behind a nested path: /consumers/x/key-auth lists key-auths.
std::string nestedCollection(const std::string &parent, const QString &name)
{
    static const std::map<std::string, std::string> ofConsumers{
        {"key-auth", "key-auths"}, {"basic-auth", "basic-auths"}, {"hmac-auth", "hmac-auths"},
        {"jwt", "jwts"}, {"oauth2", "oauth2"}, {"acls", "acls"}, {"plugins", "plugins"}};
    if (parent == "consumers") {
        const auto found = ofConsumers.find(name.toStdString());
        return found == ofConsumers.end() ? std::string() : found->second;
    }
    if (name == "plugins"_L1 && (parent == "services" || parent == "routes"))
        return "plugins";
    return parent == "services" && name == "routes"_L1 ? "routes" : "";
}

//! What the balancer knows of a target. Nothing is checked here, and every name is an address.
JsonValue::Object balancerOf(const std::string &target, const JsonValue &weight)
{
    const auto colon = target.rfind(':');
    const std::string host = target.substr(0, colon);
    const JsonValue port(QByteArray::fromStdString(target.substr(colon + 1)).toInt());
    const JsonValue::Object address{{"ip", host}, {"port", port}, {"weight", weight}, {"health", "HEALTHCHECKS_OFF"}};
    const JsonValue::Object total{{"available", weight}, {"unavailable", 0}, {"total", weight}};
    return {{"host", host}, {"port", port}, {"dns", "A"}, {"nodeWeight", weight}, {"weight", total},
            {"addresses", JsonValue::Array{address}}};
}

} // namespace

//! Also those of weight 0, and in the order of their ids.
DemoReply KongResponder::allTargets(const std::string &targets) const
{
    std::vector<const KongRow *> rows = all(targets);
    std::sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) { return a->id < b->id; });
    JsonValue::Array data;
    for (const KongRow *row : rows)
        data.push_back(m_tables.value(*row));
    return json(200, JsonValue::Object{{"data", data}, {"next", nullptr}});
}

DemoReply KongResponder::health(const KongRow &upstream) const
{
    JsonValue::Array data;
    for (const KongRow *row : all("upstreams/" + upstream.id + "/targets")) {
        JsonValue target = m_tables.value(*row);
        JsonValue::Object &members = *target.object();
        members.emplace("health", "HEALTHCHECKS_OFF");
        members.emplace("data", balancerOf(*members.at("target").string(), members.at("weight")));
        data.push_back(std::move(target));
    }
    return json(200, JsonValue::Object{{"data", data}, {"next", nullptr}, {"node_id", nodeId()}});
}

DemoReply KongResponder::nested(const DemoRequest &request, const QStringList &segments)
{
    const std::string parent = segments[0].toStdString();
    const KongRow *owner = m_tables.find(parent, segments[1].toStdString());
    const bool reads = request.verb == "GET" || request.verb == "HEAD";
    if (!owner)
        return message(404, "Not found");
    const std::string path = '/' + segments.join(u'/').toStdString();
    if (parent == "upstreams" && segments[2] == "targets"_L1) {
        const std::string targets = "upstreams/" + owner->id + "/targets";
        if (segments.size() == 4 && segments[3] == "all"_L1 && reads)
            return allTargets(targets);
        if (segments.size() == 4)
            return entity(request, targets, segments[3].toStdString());
        if (request.verb == "POST")
            return create(targets, request, {{"upstream", KongSeed::reference(owner->id)}});
        return reads ? list(request, path, all(targets), {Cursor::Position, false})
                     : message(405, "Method not allowed");
    }
    if (parent == "upstreams" && segments[2] == "health"_L1 && segments.size() == 3 && reads)
        return health(*owner);
    const bool isReference = segments[2] == "consumer"_L1 || (parent == "routes" && segments[2] == "service"_L1);
    if (isReference && segments.size() == 3 && reads) {
        const std::string member = segments[2].toStdString();
        const JsonValue row = m_tables.value(*owner);
        const JsonValue *other = row.find(member);
        const JsonValue *id = other ? other->find("id") : nullptr;
        return id ? entity(request, member + 's', *id->string()) : message(404, "Not found");
    }
    const std::string collection = nestedCollection(parent, segments[2]);
    if (collection.empty() || segments.size() > 4)
        return message(404, "Not found");
    const std::string member = parent.substr(0, parent.size() - 1);
    const JsonValue::Object given{{member, KongSeed::reference(owner->id)}};
    if (segments.size() == 4)
        return entity(request, collection, segments[3].toStdString(), given);
    if (request.verb == "POST")
        return create(collection, request, given);
    std::vector<const KongRow *> rows = m_tables.referring(collection, member, owner->id);
    return reads ? list(request, path, rows, {Cursor::Id, false}) : message(405, "Method not allowed");
}

} // namespace bulkhead
