// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixresponder.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array collections = {"routes", "services", "upstreams", "consumers", "consumer_groups",
                                    "plugin_configs", "global_rules", "ssls", "plugin_metadata", "secrets",
                                    "protos", "stream_routes"};
constexpr std::array knownPlugins = {"basic-auth", "cors", "csrf", "file-logger", "hmac-auth", "http-logger",
                                     "ip-restriction", "jwt-auth", "kafka-logger", "key-auth", "limit-conn",
                                     "limit-count", "limit-req", "loki-logger", "mocking", "openid-connect",
                                     "opentelemetry", "prometheus", "proxy-rewrite", "request-id", "syslog",
                                     "tcp-logger", "udp-logger", "zipkin"};

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

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Not Allowed";
    case 503: return "Service Temporarily Unavailable";
    default: return "Internal Server Error";
    }
}

//! The query argument wins over the header, the header over the cookie.
QByteArray keyOf(const DemoRequest &request)
{
    if (request.query.hasQueryItem(u"api_key"_s))
        return request.parameter(u"api_key"_s).toUtf8();
    if (const QByteArray header = request.header("x-api-key"); !header.isEmpty())
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

bool storesApisixDefaults(const std::string &version)
{
    const QList<QByteArray> parts = QByteArray::fromStdString(version).split('.');
    return parts.value(0).toInt() == 3 && parts.value(1).toInt() < 18;
}

ApisixResponder::ApisixResponder(const FakeApisixOptions &options, ApisixTables &tables)
    : m_options(options)
    , m_tables(tables)
    , m_storesDefaults(storesApisixDefaults(options.version))
{
}

DemoReply ApisixResponder::text(int status, const std::string &body) const
{
    DemoReply reply;
    reply.status = status;
    reply.reason = reasonOf(status);
    reply.headers = {{"Content-Type", "application/json"},
                     {"Server", QByteArray::fromStdString("APISIX/" + m_options.version)},
                     {"Access-Control-Allow-Origin", "*"},
                     {"Access-Control-Allow-Credentials", "true"},
                     {"Access-Control-Expose-Headers", "*"},
                     {"Access-Control-Max-Age", "3600"},
                     {"X-API-VERSION", "v3"}};
    reply.body = QByteArray::fromStdString(body);
    return reply;
}

DemoReply ApisixResponder::bare(DemoReply reply) const
{
    reply.headers.removeLast();
    return reply;
}

DemoReply ApisixResponder::error(int status, const std::string &message) const
{
    return text(status, canonical(Object{{"error_msg", message}}) + '\n');
}

DemoReply ApisixResponder::missing() const
{
    return text(404, "{\"message\":\"Key not found\"}\n");
}

DemoReply ApisixResponder::html(int status, const char *title) const
{
    DemoReply reply;
    reply.status = status;
    reply.reason = reasonOf(status);
    reply.headers = {{"Server", "openresty"}, {"Content-Type", "text/html; charset=utf-8"}};
    reply.body = QByteArray("<html>\n<head><title>") + title + "</title></head>\n<body>\n<center><h1>" + title
        + "</h1></center>\n<hr><center>openresty</center>\n</body>\n</html>\n";
    return reply;
}

std::optional<DemoReply> ApisixResponder::refused(const DemoRequest &request, const QStringList &steps) const
{
    const bool isValidation = steps.value(0) == "schema"_L1 && steps.value(1) == "validate"_L1;
    if (!m_options.keyRequired || (isValidation && m_storesDefaults))
        return std::nullopt;
    const auto refusal = [this](const char *description) {
        const Object body{{"error_msg", "failed to check token"}, {"description", description}};
        return bare(text(401, canonical(body) + '\n'));
    };
    const std::string key = keyOf(request).toStdString();
    if (key.empty())
        return refusal("missing apikey");
    if (key == m_options.viewerKey && request.verb != "GET")
        return refusal("invalid method for role viewer");
    if (key != m_options.adminKey && key != m_options.viewerKey)
        return refusal("wrong apikey");
    return std::nullopt;
}

DemoReply ApisixResponder::plugins(const QStringList &steps) const
{
    if (steps.value(1) != "list"_L1)
        return error(404, "plugin not found in subsystem http");
    JsonValue::Array names;
    for (const char *name : knownPlugins)
        names.emplace_back(name);
    return bare(text(200, canonical(names)));
}

ApisixResponder::Target ApisixResponder::targetOf(const QStringList &steps)
{
    Target target{steps.value(0).toStdString(), steps.value(1).toStdString()};
    if (target.collection == "consumers" && steps.value(2) == "credentials"_L1) {
        target.collection += '/' + target.id + "/credentials";
        target.id = steps.value(3).toStdString();
    } else if (target.collection == "secrets" && steps.size() > 2) {
        target.id += '/' + steps.value(2).toStdString();
    }
    return target;
}

std::string ApisixResponder::listOf(const DemoRequest &request)
{
    const auto steps = adminSteps(request.path);
    if (!steps || steps->isEmpty() || request.verb != "GET")
        return {};
    const Target target = targetOf(*steps);
    return target.id.empty() ? target.collection : std::string();
}

DemoReply ApisixResponder::answer(const DemoRequest &request, bool etcdDown)
{
    const auto steps = adminSteps(request.path);
    if (m_options.addressRefused)
        return html(403, "403 Forbidden");
    if (!steps)
        return html(404, "404 Not Found");
    if (steps->isEmpty() && request.verb == "HEAD")
        return bare(text(200, {}));
    if (auto reply = refused(request, *steps))
        return *reply;
    if (steps->value(0) == "plugins"_L1)
        return plugins(*steps);
    const Target target = targetOf(*steps);
    const std::string name = steps->value(0).toStdString();
    if (std::find(collections.begin(), collections.end(), name) == collections.end())
        return bare(error(404, "Unsupported resource type: " + name));
    if (name == "stream_routes" && !m_options.streamProxy)
        return bare(error(400, "stream mode is disabled, can not add stream routes"));
    if (etcdDown)
        return error(503, "has no healthy etcd endpoint available");
    if (request.verb != "GET")
        return write(request, target);
    if (target.id.empty())
        return list(request, target.collection);
    const ApisixObject *row = m_tables.find(target.collection, target.id);
    return row ? text(200, row->text + '\n') : missing();
}

bool ApisixResponder::matches(const DemoRequest &request, const ApisixObject &row)
{
    const auto asks = [&request](const QString &name) { return request.query.hasQueryItem(name); };
    const auto found = [&request](const QString &name, const std::string &text) {
        const QRegularExpression expression(request.parameter(name));
        return expression.match(QString::fromStdString(text)).hasMatch();
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
        return missing();
    bool hasPage = false, hasSize = false;
    const qint64 page = std::max<qint64>(request.parameter(u"page"_s).toLongLong(&hasPage), 1);
    const qint64 size = request.parameter(u"page_size"_s).toLongLong(&hasSize);
    const bool isPaged = hasPage && hasSize;
    if (isPaged && (size < 10 || size > 500))
        return text(400, "page_size must be between 10 and 500");
    std::vector<const ApisixObject *> rows;
    for (const ApisixObject &row : m_tables.rows(collection)) {
        if (matches(request, row))
            rows.push_back(&row);
    }
    const auto total = static_cast<qint64>(rows.size());
    if (!isPaged)
        std::sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
    const qint64 start = isPaged ? (page - 1) * size : 0;
    const qint64 end = isPaged ? std::min(total, start + size) : total;
    std::string body = "{\"list\":";
    if (isPaged && start >= total && total > 0) {
        body += "{}"; // a quirk of the product
    } else {
        body += '[';
        for (qint64 i = start; i < end; ++i)
            body += (i > start ? "," : "") + rows[static_cast<std::size_t>(i)]->text;
        body += ']';
    }
    return text(200, body + ",\"total\":" + std::to_string(total) + "}\n");
}

} // namespace bulkhead
