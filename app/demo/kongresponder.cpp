// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

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

QByteArray encodeOffset(const std::string &id)
{
    return QByteArray::fromStdString("[\"" + id + "\"]")
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! The last id of the page before; empty if it is no offset.
std::string decodeOffset(const QString &text)
{
    const QByteArray json = QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
    if (!json.startsWith("[\"") || json.count('"') < 2)
        return {};
    return json.mid(2, json.indexOf('"', 2) - 2).toStdString();
}

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
    if (segments.size() == 1 && segments[0] == "config"_L1 && !m_options.withoutDatabase)
        return message(400, "this endpoint is only available when Kong is configured to not use a database");
    const std::string name = segments[0].toStdString();
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

DemoReply KongResponder::collection(const DemoRequest &request, const std::string &name)
{
    if (request.verb == "GET" || request.verb == "HEAD") {
        std::vector<const KongRow *> rows = all(name);
        if (auto refused = filter(request, name, rows))
            return *refused;
        return list(request, '/' + name, rows, false, false);
    }
    if (request.verb == "OPTIONS")
        return options("GET, HEAD, OPTIONS, POST");
    if (request.verb != "POST")
        return message(405, "Method not allowed");
    if (request.header("content-type").contains("xml"))
        return unreadable();
    return m_options.withoutDatabase ? unsupported(name, {}, request.verb) : create(name, request.body);
}

DemoReply KongResponder::entity(const DemoRequest &request, const std::string &name, const std::string &key)
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
        return replace(name, key, request.body);
    if (request.verb == "PATCH")
        return merge(name, key, request.body);
    return request.verb == "DELETE" ? erase(name, key) : message(405, "Method not allowed");
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
        if (segments.size() == 4)
            return entity(request, targets, segments[3].toStdString());
        if (request.verb == "POST")
            return create(targets, request.body, {{"upstream", KongSeed::reference(owner->id)}});
        return reads ? list(request, path, all(targets), true, true) : message(405, "Method not allowed");
    }
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
    if (segments.size() == 4)
        return entity(request, collection, segments[3].toStdString());
    const std::string member = parent.substr(0, parent.size() - 1);
    if (request.verb == "POST")
        return create(collection, request.body, {{member, KongSeed::reference(owner->id)}});
    std::vector<const KongRow *> rows = m_tables.referring(collection, member, owner->id);
    return reads ? list(request, path, rows, true, false) : message(405, "Method not allowed");
}

std::vector<const KongRow *> KongResponder::all(const std::string &collection) const
{
    std::vector<const KongRow *> rows;
    rows.reserve(m_tables.rows(collection).size());
    for (const KongRow &row : m_tables.rows(collection))
        rows.push_back(&row);
    return rows;
}

std::optional<DemoReply> KongResponder::filter(const DemoRequest &request, const std::string &collection,
                                               std::vector<const KongRow *> &rows) const
{
    const QString tags = request.parameter(u"tags"_s);
    if (tags.contains(u',') && tags.contains(u'/')) {
        const JsonValue::Object body{{"code", 11}, {"name", "invalid options"},
                                     {"message", "invalid option (tags: invalid filter syntax)"},
                                     {"options", JsonValue::Object{{"tags", "invalid filter syntax"}}}};
        return json(400, body);
    }
    const bool any = tags.contains(u'/');
    const QStringList wanted = tags.split(any ? u'/' : u',', Qt::SkipEmptyParts);
    const QString customId = collection == "consumers" ? request.parameter(u"custom_id"_s) : QString();
    if (wanted.isEmpty() && customId.isEmpty())
        return std::nullopt;
    JsonReader reader;
    std::erase_if(rows, [&](const KongRow *row) {
        const auto element = reader.parse(row->text);
        if (!element
            || (!customId.isEmpty() && stringAt(*element, "custom_id") != customId.toStdString()))
            return true;
        const auto own = stringsAt(*element, "tags");
        const auto has = [&own](const QString &tag) {
            return std::find(own.begin(), own.end(), tag.toStdString()) != own.end();
        };
        return !wanted.isEmpty()
            && !(any ? std::any_of(wanted.begin(), wanted.end(), has)
                     : std::all_of(wanted.begin(), wanted.end(), has));
    });
    return std::nullopt;
}

DemoReply KongResponder::list(const DemoRequest &request, const std::string &path,
                              const std::vector<const KongRow *> &rows, bool isNested, bool byPosition) const
{
    const QString sizeText = request.parameter(u"size"_s);
    bool isNumber = true;
    const int size = sizeText.isEmpty() ? 100 : sizeText.toInt(&isNumber);
    if (!isNumber)
        return failure(400, 9, "invalid size", "size must be a number");
    if (size < 1 || size > 1000)
        return failure(400, 9, "invalid size", "size must be an integer between 1 and 1000");
    const QString offset = request.parameter(u"offset"_s);
    std::size_t first = 0;
    if (byPosition) {
        first = std::min(std::size_t(offset.toUInt()), rows.size());
    } else if (!offset.isEmpty()) {
        const std::string last = decodeOffset(offset);
        if (last.empty())
            return failure(400, 7, "invalid offset",
                           "'" + offset.toStdString() + "' is not a valid offset: bad json encoding");
        const auto at = std::upper_bound(rows.begin(), rows.end(), last,
                                         [](const std::string &id, const KongRow *row) { return id < row->id; });
        first = std::size_t(at - rows.begin());
    }
    const std::size_t end = std::min(first + std::size_t(std::min(size, m_options.mostPerPage)), rows.size());
    std::string body = "{\"data\":[";
    for (std::size_t i = first; i < end; ++i)
        (i > first ? body += ',' : body).append(rows[i]->text);
    body += "],\"next\":";
    if (end == rows.size())
        return json(200, body + "null}");
    const std::string next = byPosition ? std::to_string(end) : encodeOffset(rows[end - 1]->id).toStdString();
    std::string link = path + "?offset=" + next;
    // Nested lists forget the size, so that a client which follows the link goes on with 100.
    if (!isNested && request.query.hasQueryItem(u"tags"_s))
        link += "&tags=" + QUrl::toPercentEncoding(request.parameter(u"tags"_s)).toStdString();
    if (!isNested && !sizeText.isEmpty())
        link += "&size=" + sizeText.toStdString();
    appendQuoted(body, link);
    body += ",\"offset\":";
    appendQuoted(body, next);
    return json(200, body + '}');
}

} // namespace bulkhead
