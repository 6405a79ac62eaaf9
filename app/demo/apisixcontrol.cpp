// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixcontrol.h"

#include "demo/apisixenvelope.h"

#include <QHostAddress>
#include <QUuid>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Object = JsonValue::Object;

//! {"host:port": weight} as a list, which is what the gateway makes of it.
void listNodes(Object &upstream)
{
    const auto nodes = upstream.find("nodes");
    const Object *byAddress = nodes == upstream.end() ? nullptr : nodes->second.object();
    if (!byAddress)
        return;
    JsonValue::Array list;
    for (const auto &[address, weight] : *byAddress) {
        const auto colon = address.rfind(':');
        const int port = QByteArray::fromStdString(address.substr(colon + 1)).toInt();
        list.emplace_back(Object{{"host", address.substr(0, colon)}, {"port", port}, {"weight", weight}});
    }
    nodes->second = std::move(list);
}

bool hasName(const Object &upstream)
{
    const auto nodes = upstream.find("nodes");
    if (nodes == upstream.end() || !nodes->second.array())
        return false;
    return std::any_of(nodes->second.array()->begin(), nodes->second.array()->end(), [](const JsonValue &node) {
        const JsonValue *host = node.find("host");
        return host && host->string() && QHostAddress(QString::fromStdString(*host->string())).isNull();
    });
}

} // namespace

//! From a server inside the gateway that adds no header of the product.
DemoReply ApisixControl::json(const JsonValue &body) const
{
    DemoReply reply = ApisixEnvelope(m_traits).text(200, canonical(body));
    reply.headers = {{"Server", "openresty"}, {"Content-Type", "application/json"}};
    return reply;
}

DemoReply ApisixControl::missing() const
{
    return ApisixEnvelope(m_traits).html(404, "404 Not Found", false);
}

JsonValue ApisixControl::shown(const std::string &collection, const ApisixObject &row) const
{
    Object value = row.value;
    listNodes(value);
    bool isNamed = hasName(value);
    if (const auto upstream = value.find("upstream"); upstream != value.end() && upstream->second.object()) {
        listNodes(*upstream->second.object());
        isNamed = isNamed || hasName(*upstream->second.object());
    }
    Object item{{"key", row.key}, {"createdIndex", row.createdIndex}, {"modifiedIndex", row.modifiedIndex},
                {"has_domain", isNamed}, {"value", std::move(value)}};
    if (collection == "routes")
        item.emplace("orig_modifiedIndex", row.modifiedIndex);
    if (collection == "upstreams" || m_traits.isOld)
        item.emplace("clean_handlers", Object());
    if (m_traits.isOld)
        item.emplace("update_count", 0);
    return item;
}

//! In the order of their keys.
JsonValue::Array ApisixControl::all(const std::string &collection) const
{
    std::vector<const ApisixObject *> rows;
    for (const ApisixObject &row : m_tables.rows(collection))
        rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
    JsonValue::Array items;
    for (const ApisixObject *row : rows)
        items.push_back(collection == "plugin_metadata" ? JsonValue(row->value) : shown(collection, *row));
    return items;
}

DemoReply ApisixControl::one(const std::string &collection, const std::string &id) const
{
    const ApisixObject *row = m_tables.find(collection, id);
    if (!row)
        return missing();
    return json(collection == "plugin_metadata" ? JsonValue(row->value) : shown(collection, *row));
}

JsonValue ApisixControl::serverInfo() const
{
    const QUuid id = QUuid::createUuidV5(QUuid(), QByteArray::fromStdString(m_traits.prefix));
    return Object{{"version", m_traits.version}, {"id", id.toString(QUuid::WithoutBraces)}, {"hostname", "vm"},
                  {"boot_time", m_tables.now()}, {"etcd_version", "3.4.0"}};
}

//! The upstreams that are checked; nobody has asked for one yet, so no node is known.
JsonValue ApisixControl::checked() const
{
    JsonValue::Array items;
    for (const ApisixObject &row : m_tables.rows("upstreams")) {
        if (row.value.contains("checks"))
            items.emplace_back(Object{{"name", row.key}, {"type", "http"}, {"nodes", Object()}});
    }
    return items;
}

DemoReply ApisixControl::answer(const DemoRequest &request) const
{
    const QStringList steps = request.path.split(u'/', Qt::SkipEmptyParts);
    if (request.verb != "GET" || steps.value(0) != "v1"_L1 || steps.size() < 2)
        return missing();
    const QString &what = steps[1];
    if (what == "server_info"_L1)
        return json(serverInfo());
    if (what == "healthcheck"_L1)
        return json(checked());
    if (what == "plugin_metadatas"_L1)
        return json(all("plugin_metadata"));
    if (what == "plugin_metadata"_L1)
        return one("plugin_metadata", steps.value(2).toStdString());
    for (const char *collection : {"routes", "services", "upstreams"}) {
        const QString name = QLatin1StringView(collection);
        if (what == name)
            return json(all(collection));
        if (what == name.chopped(1))
            return one(collection, steps.value(2).toStdString());
    }
    return missing();
}

} // namespace bulkhead
