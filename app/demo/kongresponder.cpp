// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

#include "core/jsonreader.h"
#include "demo/kongdeclaration.h"
#include "demo/kongyaml.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Not Allowed";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 415: return "Unsupported Media Type";
    case 500: return "Internal Server Error";
    default: return "Status";
    }
}

} // namespace

DemoReply KongResponder::json(int status, const std::string &body) const
{
    DemoReply reply;
    reply.status = status;
    reply.reason = reasonOf(status);
    reply.headers = {{"Content-Type", "application/json; charset=utf-8"},
                     {"Access-Control-Allow-Origin", "*"},
                     {"Access-Control-Allow-Credentials", "true"},
                     {"X-Kong-Admin-Latency", "1"},
                     {"Server", QByteArray::fromStdString("kong/" + m_options.version)}};
    reply.body = QByteArray::fromStdString(body);
    return reply;
}

DemoReply KongResponder::message(int status, const char *text) const
{
    return json(status, JsonValue::Object{{"message", text}});
}

DemoReply KongResponder::html(int status) const
{
    DemoReply reply = json(status, std::string());
    reply.headers[0].second = "text/html; charset=UTF-8";
    reply.headers.removeIf([](const auto &header) { return header.first == "Access-Control-Allow-Origin"; });
    const QByteArray title = QByteArray::number(status) + ' ' + reasonOf(status);
    reply.body = "<html>\n<head><title>" + title + "</title></head>\n<body>\n<center><h1>" + title
        + "</h1></center>\n</body>\n</html>\n";
    return reply;
}

//! A body of a kind that Kong does not read.
DemoReply KongResponder::unreadable() const
{
    DemoReply reply = html(415);
    reply.headers.emplaceBack("Access-Control-Allow-Origin", "*");
    return reply;
}

DemoReply KongResponder::empty() const
{
    DemoReply reply = json(204, std::string());
    reply.headers.removeFirst();
    return reply;
}

DemoReply KongResponder::options(const char *allow) const
{
    DemoReply reply = empty();
    reply.headers.append({{"Access-Control-Allow-Methods", allow}, {"Allow", allow},
                          {"Access-Control-Allow-Headers", "Content-Type"}});
    return reply;
}

DemoReply KongResponder::failure(int status, int code, const char *name, const std::string &text,
                                 JsonValue::Object fields) const
{
    JsonValue::Object body{{"code", code}, {"message", text}, {"name", name}};
    if (!fields.empty())
        body.emplace("fields", std::move(fields));
    return json(status, body);
}

std::string KongResponder::listOf(const QString &path) const
{
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    if (segments.size() == 1 && !KongSeed::defaults(segments[0].toStdString()).empty())
        return segments[0].toStdString();
    if (segments.size() == 3 && segments[0] == "upstreams"_L1 && segments[2] == "targets"_L1)
        return segments.join(u'/').toStdString();
    return {};
}

DemoReply KongResponder::answer(const DemoRequest &request, bool databaseDown)
{
    const QStringList segments = request.path.split(u'/', Qt::SkipEmptyParts);
    if (databaseDown && segments.value(0) != "status"_L1)
        return message(500, segments.isEmpty() ? "An unexpected error happened" : "An unexpected error occurred");
    if (segments.value(0) == "status"_L1 && segments.size() == 1)
        return request.verb == "GET" || request.verb == "HEAD" ? status(databaseDown)
                                                               : message(405, "Method not allowed");
    DemoReply reply = route(request, segments);
    // The precondition fails after the work is done: a changed row stays changed.
    const QByteArray match = request.header("if-match");
    const bool guarded = (!match.isEmpty() && match != "*") || !request.header("if-unmodified-since").isEmpty();
    return guarded && (reply.status == 200 || reply.status == 204) && request.verb != "POST" ? html(412) : reply;
}

DemoReply KongResponder::route(const DemoRequest &request, const QStringList &segments)
{
    if (segments.isEmpty())
        return request.verb == "GET" || request.verb == "HEAD" ? root() : message(405, "Method not allowed");
    const std::string name = segments[0].toStdString();
    const bool reads = request.verb == "GET" || request.verb == "HEAD";
    if (name == "config" && segments.size() == 1)
        return declarative(request);
    if (name == "tags" && segments.size() <= 2)
        return reads ? tags(request, segments.value(1).toStdString()) : message(405, "Method not allowed");
    if (name == "schemas" && segments.size() == 3 && segments[2] == "validate"_L1)
        return validation(request, segments[1].toStdString());
    if (name == "plugins" && segments.value(1) == "enabled"_L1 && segments.size() == 2 && reads)
        return enabledPlugins();
    const bool isAbsent = std::find(m_options.absent.begin(), m_options.absent.end(), name)
        != m_options.absent.end();
    if (KongSeed::defaults(name).empty() || name == "targets" || isAbsent)
        return message(404, "Not found");
    if (segments.size() == 1)
        return collection(request, name);
    if (segments.size() == 2)
        return entity(request, name, segments[1].toStdString());
    return nested(request, segments);
}

DemoReply KongResponder::declarative(const DemoRequest &request)
{
    if (!m_options.withoutDatabase)
        return message(400, "this endpoint is only available when Kong is configured to not use a database");
    if (request.verb == "POST")
        return load(request);
    if (request.verb != "GET" && request.verb != "HEAD")
        return message(405, "Method not allowed");
    return json(200, JsonValue::Object{{"config", KongDeclaration::text(m_tables)}});
}

//! All rows are replaced, or none.
DemoReply KongResponder::load(const DemoRequest &request)
{
    JsonReader reader;
    const auto root = reader.parse({request.body.constData(), std::size_t(request.body.size())});
    const JsonValue file = root ? JsonValue::from(*root) : JsonValue();
    if (!file.object() || !file.find("_format_version"))
        return message(400, "expected a declarative configuration");
    const KongDeclaration declaration(*file.object());
    const JsonValue problems(declaration.problems());
    if (!problems.object()->empty()) {
        return failure(400, 14, "invalid declarative configuration",
                       "declarative config is invalid: " + kongLua(problems), *problems.object());
    }
    m_tables = KongTables(declaration.seed());
    return json(201, JsonValue(declaration.told()));
}

DemoReply KongResponder::collection(const DemoRequest &request, const std::string &name)
{
    if (request.verb == "GET" || request.verb == "HEAD") {
        std::vector<const KongRow *> rows = all(name);
        if (auto refused = filter(request, name, rows))
            return *refused;
        return list(request, '/' + name, rows, {});
    }
    if (request.verb == "OPTIONS")
        return options("GET, HEAD, OPTIONS, POST");
    if (request.verb != "POST")
        return message(405, "Method not allowed");
    if (request.header("content-type").contains("xml"))
        return unreadable();
    return create(name, request);
}

DemoReply KongResponder::entity(const DemoRequest &request, const std::string &name, const std::string &key,
                                JsonValue::Object given)
{
    if (request.verb == "GET" || request.verb == "HEAD") {
        const KongRow *row = m_tables.find(name, key);
        return row ? json(200, row->text) : message(404, "Not found");
    }
    if (request.verb == "OPTIONS")
        return options("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    if (m_options.withoutDatabase)
        return unsupported(name, key, request.verb);
    if (request.verb == "PUT")
        return replace(name, key, request, std::move(given));
    if (request.verb == "PATCH")
        return merge(name, key, request);
    return request.verb == "DELETE" ? erase(name, key) : message(405, "Method not allowed");
}

} // namespace bulkhead
