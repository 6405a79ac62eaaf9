// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixresponder.h"

#include "core/jsonreader.h"
#include "demo/apisixschema.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array collections = {"routes", "services", "upstreams", "consumers", "consumer_groups",
                                    "plugin_configs", "global_rules", "ssls", "plugin_metadata", "secrets",
                                    "protos", "stream_routes"};
constexpr std::array oldCollections = {"routes", "services", "upstreams", "consumers", "plugin_configs",
                                       "global_rules", "ssl", "plugin_metadata", "proto", "stream_routes"};

//! The steps behind "/apisix/admin"; empty steps are kept, as a final slash matters.
std::optional<QStringList> adminSteps(const QString &path)
{
    const QString start = u"/apisix/admin"_s;
    if (path == start)
        return QStringList();
    if (!path.startsWith(start + u'/'))
        return std::nullopt;
    return path.mid(start.size() + 1).split(u'/');
}

//! The query argument wins over the header, the header over the cookie.
QByteArray keyOf(const DemoRequest &request)
{
    if (request.query.hasQueryItem(u"api_key"_s))
        return request.parameter(u"api_key"_s).toUtf8();
    if (QByteArray header = request.header("x-api-key"); !header.isEmpty())
        return header;
    for (const QByteArray &pair : request.header("cookie").split(';')) {
        if (pair.trimmed().startsWith("x_api_key="))
            return pair.trimmed().mid(10);
    }
    return {};
}

std::string textAt(const JsonValue::Object &value, const char *key)
{
    const auto found = value.find(key);
    return found != value.end() && found->second.string() ? *found->second.string() : std::string();
}

} // namespace

ApisixResponder::ApisixResponder(const FakeApisixOptions &options, ApisixTables &tables)
    : m_options(options)
    , m_tables(tables)
    , m_traits(options)
    , m_envelope(m_traits)
{
}

DemoReply ApisixResponder::error(int status, const std::string &message) const
{
    return m_envelope.error(status, message);
}

std::optional<DemoReply> ApisixResponder::refused(const DemoRequest &request, const QStringList &steps) const
{
    const bool isValidation = steps.value(0) == "schema"_L1 && steps.value(1) == "validate"_L1;
    if (!m_options.keyRequired || (isValidation && !m_traits.isNewer))
        return std::nullopt;
    const std::string key = keyOf(request).toStdString();
    if (key.empty())
        return m_envelope.refused("missing apikey");
    if (key == m_options.viewerKey && request.verb != "GET")
        return m_envelope.refused("invalid method for role viewer");
    if (key != m_options.adminKey && key != m_options.viewerKey)
        return m_envelope.refused("wrong apikey");
    return std::nullopt;
}

DemoReply ApisixResponder::plugins(const DemoRequest &request, const QStringList &steps) const
{
    const QString name = steps.value(1);
    if (name == "list"_L1) {
        const bool forStreams = request.parameter(u"subsystem"_s) == "stream"_L1;
        return ApisixEnvelope::bare(m_envelope.text(200, canonical(apisixPluginNames(forStreams, m_traits))));
    }
    if (name != "reload"_L1)
        return error(404, "plugin not found in subsystem http");
    if (request.verb == "PUT")
        return ApisixEnvelope::bare(m_envelope.text(200, "done\n"));
    return ApisixEnvelope::bare(error(405, "please use PUT method to reload the plugins, "
                                               + request.verb.toStdString() + " method is not allowed."));
}

//! Validates; the schemas themselves are not told here.
DemoReply ApisixResponder::schema(const DemoRequest &request, const QStringList &steps) const
{
    if (steps.value(1) != "validate"_L1)
        return error(400, "not found schema: " + steps.value(1).toStdString());
    JsonReader reader;
    const auto root = reader.parse({request.body.constData(), std::size_t(request.body.size())});
    const JsonValue body = root ? JsonValue::from(*root) : JsonValue();
    if (!body.object())
        return ApisixEnvelope::bare(error(400, "invalid json"));
    if (const auto text = apisixSchemaProblem(steps.value(2).toStdString(), *body.object(), m_traits))
        return ApisixEnvelope::bare(error(400, *text));
    return ApisixEnvelope::bare(m_envelope.text(200, {}));
}

//! In 2.x a consumer has nothing below: the rest of the path is ignored.
ApisixResponder::Target ApisixResponder::targetOf(const QStringList &steps) const
{
    Target target{steps.value(0).toStdString(), steps.value(1).toStdString(), steps.mid(2)};
    if (target.collection == "consumers" && steps.value(2) == "credentials"_L1 && !m_traits.isOld) {
        target.collection += '/' + target.id + "/credentials";
        target.id = steps.value(3).toStdString();
        target.below = steps.mid(4);
    } else if (target.collection == "secrets" && steps.size() > 2) {
        target.id += '/' + steps.value(2).toStdString();
        target.below = steps.mid(3);
    }
    return target;
}

std::string ApisixResponder::listOf(const DemoRequest &request) const
{
    const auto steps = adminSteps(request.path);
    if (!steps || steps->isEmpty() || request.verb != "GET")
        return {};
    const Target target = targetOf(*steps);
    return target.id.empty() ? target.collection : std::string();
}

DemoReply ApisixResponder::unknown(const std::string &collection) const
{
    const std::string text = m_traits.isOld ? "not found" : "Unsupported resource type: " + collection;
    return ApisixEnvelope::bare(error(404, text));
}

bool ApisixResponder::knows(const std::string &collection) const
{
    const auto isIn = [&collection](const auto &names) {
        return std::find(names.begin(), names.end(), collection) != names.end();
    };
    return m_traits.isOld ? isIn(oldCollections) : isIn(collections);
}

//! What is answered without looking at a key.
std::optional<DemoReply> ApisixResponder::unasked(const DemoRequest &request,
                                                  const std::optional<QStringList> &steps) const
{
    if (m_options.addressRefused)
        return m_envelope.html(403, "403 Forbidden", false);
    if (!steps)
        return m_envelope.html(404, "404 Not Found", false);
    if (request.verb == "OPTIONS")
        return m_envelope.preflight();
    if (request.verb == "HEAD" && m_traits.isOld)
        return m_envelope.html(404, "404 Not Found", true);
    if (request.verb == "HEAD" && steps->isEmpty())
        return ApisixEnvelope::bare(m_envelope.text(200, {}));
    return refused(request, *steps);
}

DemoReply ApisixResponder::answer(const DemoRequest &request, Etcd etcd)
{
    const auto steps = adminSteps(request.path);
    if (auto reply = unasked(request, steps))
        return *reply;
    if (steps->value(0) == "plugins"_L1)
        return plugins(request, *steps);
    if (steps->value(0) == "schema"_L1)
        return schema(request, *steps);
    const Target target = targetOf(*steps);
    const std::string name = steps->value(0).toStdString();
    if (name == "configs" && steps->value(1) == "validate"_L1 && request.verb == "POST" && m_traits.isNewer)
        return validation(request);
    if (!knows(name))
        return unknown(name);
    if (name == "stream_routes" && !m_options.streamProxy)
        return ApisixEnvelope::bare(error(400, "stream mode is disabled, can not add stream routes"));
    if (etcd == Etcd::Down)
        return error(503, "has no healthy etcd endpoint available");
    if (etcd == Etcd::Frozen) {
        DemoReply silence;
        silence.never = true;
        return silence;
    }
    if (request.verb != "GET")
        return write(request, target);
    if (target.id.empty())
        return list(request, target.collection);
    const ApisixObject *row = m_tables.find(target.collection, target.id);
    return row ? m_envelope.single(target.collection, *row) : m_envelope.missing();
}

bool ApisixResponder::matches(const DemoRequest &request, const ApisixObject &row)
{
    const auto asks = [&request](const QString &name) { return request.query.hasQueryItem(name); };
    const auto found = [&request](const QString &name, const std::string &text) {
        const QRegularExpression expression(request.parameter(name));
        return expression.isValid() && expression.match(QString::fromStdString(text)).hasMatch();
    };
    if (asks(u"name"_s)) {
        const std::string name = textAt(row.value, "name");
        if (!found(u"name"_s, name.empty() ? "nil" : name))
            return false;
    }
    if (asks(u"label"_s)) {
        const auto labels = row.value.find("labels");
        if (labels == row.value.end() || !labels->second.find(request.parameter(u"label"_s).toStdString()))
            return false;
    }
    if (asks(u"uri"_s)) {
        bool any = found(u"uri"_s, textAt(row.value, "uri")) && row.value.contains("uri");
        const auto uris = row.value.find("uris");
        if (uris != row.value.end() && uris->second.array()) {
            for (const JsonValue &uri : *uris->second.array())
                any = any || (uri.string() && found(u"uri"_s, *uri.string()));
        }
        if (!any)
            return false;
    }
    const QString filter = request.parameter(u"filter"_s);
    for (const char *field : {"service_id", "upstream_id"}) {
        const QString start = QLatin1StringView(field) + u'=';
        if (filter.startsWith(start) && textAt(row.value, field) != filter.mid(start.size()).toStdString())
            return false;
    }
    return true;
}

DemoReply ApisixResponder::list(const DemoRequest &request, const std::string &collection) const
{
    if (collection.ends_with("/credentials") && m_tables.rows(collection).empty())
        return m_envelope.missing();
    bool hasPage = false, hasSize = false;
    const qint64 page = std::max<qint64>(request.parameter(u"page"_s).toLongLong(&hasPage), 1);
    const qint64 size = request.parameter(u"page_size"_s).toLongLong(&hasSize);
    const bool isPaged = hasPage && hasSize && !m_traits.speaksV2;
    if (isPaged && (size < 10 || size > 500))
        return m_envelope.text(400, "page_size must be between 10 and 500");
    std::vector<const ApisixObject *> rows;
    for (const ApisixObject &row : m_tables.rows(collection)) {
        if (m_traits.speaksV2 || matches(request, row))
            rows.push_back(&row);
        if (!m_traits.speaksV2 || collection != "consumers")
            continue;
        const std::string path = row.key.substr(m_traits.prefix.size() + 1) + "/credentials";
        for (const ApisixObject &below : m_tables.rows(path)) // version 2 lists all that stands below a key
            rows.push_back(&below);
    }
    if (!isPaged)
        std::sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
    const auto total = static_cast<qint64>(rows.size());
    const qint64 start = isPaged ? std::min(total, (page - 1) * size) : 0;
    const qint64 end = isPaged ? std::min(total, start + size) : total;
    const bool isPastEnd = isPaged && start >= total && total > 0;
    return m_envelope.list(collection, rows, {std::size_t(start), std::size_t(end), isPastEnd});
}

} // namespace bulkhead
