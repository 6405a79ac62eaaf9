// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakecaddy.h"

#include "demo/caddydocument.h"

#include <QHostAddress>
#include <QHttpServerResponse>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QByteArray verbOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get: return "GET";
    case QHttpServerRequest::Method::Put: return "PUT";
    case QHttpServerRequest::Method::Delete: return "DELETE";
    case QHttpServerRequest::Method::Post: return "POST";
    case QHttpServerRequest::Method::Head: return "HEAD";
    case QHttpServerRequest::Method::Options: return "OPTIONS";
    case QHttpServerRequest::Method::Patch: return "PATCH";
    default: return "OTHER";
    }
}

//! Any JSON value, also a bare one.
std::optional<QJsonValue> parseValue(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson('[' + text + ']', &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return document.array().at(0);
}

//! FNV-1a, 32 bits.
QByteArray hashOf(const QByteArray &body)
{
    quint32 hash = 2166136261U;
    for (const char c : body)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return QByteArray::number(hash, 16).rightJustified(8, '0');
}

QStringList steps(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

} // namespace

FakeCaddy::FakeCaddy(QJsonValue config, quint16 port, QString host)
    : m_config(std::move(config))
    , m_host(std::move(host))
    , m_port(listen(QHostAddress(m_host), port))
{
}

QUrl FakeCaddy::url() const
{
    return QUrl(u"http://%1:%2"_s.arg(m_host).arg(m_port));
}

bool FakeCaddy::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const Answer reply = answer(request);
    const bool isHead = request.method() == QHttpServerRequest::Method::Head;
    QHttpServerResponse response(reply.type, isHead ? QByteArray() : reply.body,
                                 QHttpServerResponse::StatusCode(reply.status));
    if (!reply.tag.isEmpty())
        response.setHeader("ETag", reply.tag);
    response.write(makeResponder(request, socket));
    return true;
}

void FakeCaddy::missingHandler(const QHttpServerRequest &, QTcpSocket *) { }

FakeCaddy::Answer FakeCaddy::failure(int status, const QString &what)
{
    Answer reply;
    reply.status = status;
    reply.body = bodyOf(QJsonObject{{u"error"_s, what}});
    return reply;
}

bool FakeCaddy::isAllowedHost(const QByteArray &host) const
{
    const QByteArray port = ':' + QByteArray::number(m_port);
    return host == m_host.toLatin1() + port || host == "localhost" + port || host == "[::1]" + port;
}

FakeCaddy::Answer FakeCaddy::answer(const QHttpServerRequest &request)
{
    const QByteArray host = request.value("Host");
    if (!isAllowedHost(host))
        return failure(403, u"host not allowed: "_s + QString::fromLatin1(host));
    const QString path = request.url().path();
    const bool isGet = request.method() == QHttpServerRequest::Method::Get;
    if (path == "/load"_L1)
        return load(request);
    if (path == "/reverse_proxy/upstreams"_L1)
        return isGet ? upstreams() : failure(405, u"method not allowed"_s);
    if (path.startsWith("/config/"_L1))
        return access(request, steps(path.mid(7)));
    if (path.startsWith("/id/"_L1)) {
        const QStringList parts = steps(path.mid(3));
        const auto found = pathOfId(m_config, parts.value(0));
        if (!found)
            return failure(404, u"unknown object ID '%1'"_s.arg(parts.value(0)));
        return access(request, *found + parts.mid(1));
    }
    Answer reply;
    reply.status = 404;
    reply.body = "404 page not found\n";
    reply.type = "text/plain; charset=utf-8";
    return reply;
}

FakeCaddy::Answer FakeCaddy::load(const QHttpServerRequest &request)
{
    if (request.method() != QHttpServerRequest::Method::Post)
        return failure(405, u"method not allowed"_s);
    const QByteArray type = request.value("Content-Type");
    if (!type.isEmpty() && !type.contains("json"))
        return failure(400, u"unrecognized config adapter '%1'"_s.arg(
                                QString::fromLatin1(type.mid(type.indexOf('/') + 1))));
    const auto value = parseValue(request.body());
    if (!value)
        return failure(400, u"loading config: decoding request body: invalid JSON"_s);
    if (const QString problem = problemOf(*value); !problem.isEmpty())
        return failure(400, u"loading config: "_s + problem);
    m_config = *value;
    return {};
}

FakeCaddy::Answer FakeCaddy::access(const QHttpServerRequest &request, const QStringList &path)
{
    const QByteArray verb = verbOf(request.method());
    if (verb == "GET")
        return read(path);
    if (verb == "POST" || verb == "PUT" || verb == "PATCH" || verb == "DELETE")
        return change(request, path);
    return failure(405, u"method %1 not allowed"_s.arg(QString::fromLatin1(verb)));
}

FakeCaddy::Answer FakeCaddy::read(const QStringList &path) const
{
    const CaddyLookup found = lookUp(m_config, path);
    if (!found.error.isEmpty())
        return failure(400, found.error);
    Answer reply;
    reply.body = bodyOf(found.value);
    reply.tag = "\"/config/" + path.join(u'/').toUtf8() + ' ' + hashOf(reply.body) + '"';
    return reply;
}

FakeCaddy::Answer FakeCaddy::change(const QHttpServerRequest &request, const QStringList &path)
{
    if (const QByteArray tag = request.value("If-Match"); !tag.isEmpty()) {
        const QList<QByteArray> parts = tag.mid(1, tag.size() - 2).split(' ');
        if (parts.size() != 2 || !tag.startsWith('"') || !tag.endsWith('"'))
            return failure(400, u"malformed If-Match header"_s);
        const CaddyLookup guarded = lookUp(m_config, steps(QString::fromUtf8(parts[0]).mid(7)));
        if (hashOf(bodyOf(guarded.value)) != parts[1])
            return failure(412, u"If-Match header did not match current config hash"_s);
    }
    QJsonValue value;
    const QByteArray verb = verbOf(request.method());
    if (verb != "DELETE") {
        if (!request.value("Content-Type").contains("json"))
            return failure(400, u"unacceptable content-type"_s);
        const auto parsed = parseValue(request.body());
        if (!parsed)
            return failure(400, u"decoding request body: invalid JSON"_s);
        value = *parsed;
    }
    QJsonValue changed = m_config;
    if (const QString problem = changeAt(changed, path, verb, value); !problem.isEmpty())
        return failure(500, problem);
    if (const QString problem = problemOf(changed); !problem.isEmpty())
        return failure(500, problem);
    m_config = changed;
    return {};
}

FakeCaddy::Answer FakeCaddy::upstreams() const
{
    QJsonArray list;
    for (const QString &dial : dialsOf(m_config))
        list.append(QJsonObject{{u"address"_s, dial}, {u"fails"_s, 0}, {u"num_requests"_s, 0}});
    Answer reply;
    reply.body = bodyOf(list);
    return reply;
}

} // namespace bulkhead
