// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixenvelope.h"

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

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

std::string joined(const std::vector<const ApisixObject *> &rows, ApisixEnvelope::Window window)
{
    std::string items = "[";
    for (std::size_t i = window.start; i < window.end; ++i)
        items += (i > window.start ? "," : "") + rows[i]->text;
    return items + ']';
}

} // namespace

ApisixEnvelope::ApisixEnvelope(const ApisixTraits &traits)
    : m_traits(traits)
{
}

QList<QPair<QByteArray, QByteArray>> ApisixEnvelope::headers(const char *type) const
{
    return {{"Content-Type", type},
            {"Server", QByteArray::fromStdString("APISIX/" + m_traits.version)},
            {"Access-Control-Allow-Origin", "*"},
            {"Access-Control-Allow-Credentials", "true"},
            {"Access-Control-Expose-Headers", "*"},
            {"Access-Control-Max-Age", "3600"}};
}

DemoReply ApisixEnvelope::text(int status, const std::string &body) const
{
    DemoReply reply;
    reply.status = status;
    reply.reason = reasonOf(status);
    reply.headers = headers("application/json");
    if (!m_traits.isOld)
        reply.headers.emplaceBack("X-API-VERSION", m_traits.speaksV2 ? "v2" : "v3");
    reply.body = QByteArray::fromStdString(body);
    if (m_traits.isOld)
        reply.body.replace('/', "\\/"); // the same text to a parser
    return reply;
}

DemoReply ApisixEnvelope::bare(DemoReply reply)
{
    reply.headers.removeIf([](const auto &header) { return header.first == "X-API-VERSION"; });
    return reply;
}

DemoReply ApisixEnvelope::error(int status, const std::string &message) const
{
    return text(status, canonical(Object{{"error_msg", message}}) + '\n');
}

DemoReply ApisixEnvelope::refused(const char *description) const
{
    Object body{{"error_msg", "failed to check token"}};
    if (!m_traits.isOld)
        body["description"] = description;
    return bare(text(401, canonical(body) + '\n'));
}

DemoReply ApisixEnvelope::missing() const
{
    return text(404, "{\"message\":\"Key not found\"}\n");
}

DemoReply ApisixEnvelope::preflight() const
{
    DemoReply reply;
    reply.headers = headers("text/plain; charset=utf-8");
    reply.headers.emplaceBack("Access-Control-Allow-Methods", "POST, GET, PUT, OPTIONS, DELETE, PATCH");
    reply.headers.emplaceBack("Access-Control-Allow-Headers", "*");
    return reply;
}

DemoReply ApisixEnvelope::html(int status, const char *title, bool asProduct) const
{
    DemoReply reply;
    reply.status = status;
    reply.reason = reasonOf(status);
    const char *type = "text/html; charset=utf-8";
    reply.headers = headers(type);
    if (!asProduct)
        reply.headers = {{"Server", "openresty"}, {"Content-Type", type}};
    reply.body = QByteArray("<html>\n<head><title>") + title + "</title></head>\n<body>\n<center><h1>" + title
        + "</h1></center>\n<hr><center>openresty</center>\n<p><em>Powered by "
          "<a href=\"https://apisix.apache.org/\">APISIX</a>.</em></p></body>\n</html>\n";
    return reply;
}

DemoReply ApisixEnvelope::list(const std::string &collection, const std::vector<const ApisixObject *> &rows,
                               Window window) const
{
    const std::string items = window.isPastEnd ? "{}" : joined(rows, window); // "{}" is a quirk of the product
    const std::string count = std::to_string(rows.size());
    if (!m_traits.speaksV2)
        return text(200, "{\"list\":" + items + ",\"total\":" + count + "}\n");
    const std::string key = canonical(m_traits.prefix + '/' + collection);
    const std::string counted = m_traits.isOld ? "\"count\":" + count + ',' : std::string();
    return text(200, "{\"action\":\"get\"," + counted + "\"node\":{\"dir\":true,\"key\":" + key + ",\"nodes\":" + items + "}}\n");
}

DemoReply ApisixEnvelope::single(const std::string &collection, const ApisixObject &row) const
{
    Object item{{"key", row.key},
                {"value", shownApisixObject(collection, row.value, ApisixView::Single, m_traits)}};
    if (!m_traits.speaksV2) {
        item.emplace("createdIndex", row.createdIndex);
        item.emplace("modifiedIndex", row.modifiedIndex);
        return text(200, canonical(item) + '\n');
    }
    Object body{{"action", "get"}, {"node", item}};
    if (m_traits.isOld)
        body.emplace("count", 1);
    return text(200, canonical(body) + '\n');
}

//! Shows secrets as etcd has them, and no indexes.
DemoReply ApisixEnvelope::written(const std::string &collection, const ApisixObject &row, const char *action,
                                  int status) const
{
    const Object item{{"key", row.key},
                      {"value", shownApisixObject(collection, row.value, ApisixView::Written, m_traits)}};
    const Object body = m_traits.speaksV2 ? Object{{"action", action}, {"node", item}} : item;
    return text(status, canonical(body) + '\n');
}

DemoReply ApisixEnvelope::deleted(const std::string &key) const
{
    Object body{{"key", key}, {"deleted", "1"}};
    if (m_traits.speaksV2) {
        body.emplace("action", "delete");
        body.emplace("node", Object());
    }
    return text(200, canonical(body) + '\n');
}

} // namespace bulkhead
