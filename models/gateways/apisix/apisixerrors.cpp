// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixerrors.h"

#include "core/jsonreader.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

Error made(const HttpSession &session, const HttpRequest &request, Kind kind, const QString &what,
           const QString &hint)
{
    return Error{.kind = kind, .place = session.place(request), .what = what, .hint = hint, .retryAfter = {}};
}

//! A member of an error's body; the parsed text ends with the next parse, so it is copied.
QString told(HttpSession &session, const HttpRequest &request, const HttpReply &reply, std::string_view member)
{
    const auto root = session.parse(request, reply);
    if (!root || !root->is_object())
        return {};
    const std::string_view text = stringAt(*root, member);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error unauthorized(HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    const QString reason = told(session, request, reply, "description");
    if (reason == "missing apikey"_L1 || (reason.isEmpty() && !session.sendsCredential())) {
        return made(session, request, Kind::Unauthorized, u"it wants an API key, and none was sent"_s,
                    u"Set auth.secret of this gateway; the header is X-API-KEY"_s);
    }
    if (reason == "invalid method for role viewer"_L1) {
        return made(session, request, Kind::Forbidden, u"the key is a viewer's, which may only read"_s,
                    u"Use a key with the role admin for changes"_s);
    }
    if (reason == "wrong apikey"_L1) {
        return made(session, request, Kind::Unauthorized, u"it does not know this API key"_s,
                    u"Compare what auth.secret refers to with deployment.admin.admin_key of its configuration"_s);
    }
    return session.statusError(request, reply);
}

Error forbidden(const HttpSession &session, const HttpRequest &request)
{
    return made(session, request, Kind::Forbidden, u"answered 403 before it looked at the key"_s,
                u"The gateway's allow_admin list does not include this address"_s);
}

Error serverTrouble(HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    if (!told(session, request, reply, "error_msg").contains("etcd"_L1))
        return session.statusError(request, reply);
    return made(session, request, Kind::Server, u"it cannot reach its etcd store"_s,
                u"Look at etcd; the gateway may still serve its traffic from memory"_s);
}

} // namespace

Error apisixError(HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    if (reply.status == 401)
        return unauthorized(session, request, reply);
    if (reply.status == 403)
        return forbidden(session, request);
    if (reply.status >= 500)
        return serverTrouble(session, request, reply);
    const QString message = told(session, request, reply, "error_msg");
    if (reply.status == 400 && message.contains("stream mode is disabled"_L1)) {
        return made(session, request, Kind::Unsupported, u"stream proxying is switched off"_s,
                    u"Nothing to do: such a gateway has no stream routes"_s);
    }
    if (reply.status == 404 && (message.startsWith("Unsupported resource type"_L1) || message == "not found"_L1)) {
        return made(session, request, Kind::Unsupported, u"this version has no such collection"_s,
                    u"Nothing to do, unless you expected some"_s);
    }
    if (reply.status == 400 && reply.body.startsWith("page_size must be")) {
        return made(session, request, Kind::Protocol, u"it refuses the page size"_s,
                    u"Check the version of the gateway"_s);
    }
    return session.statusError(request, reply);
}

bool isApisixKeyMissing(HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    return reply.status == 404 && told(session, request, reply, "message") == "Key not found"_L1;
}

QString apisixVersion(const HttpReply &reply)
{
    const QByteArray server = reply.header("server");
    return server.startsWith("APISIX/") ? QString::fromLatin1(server.mid(7).left(40)) : QString();
}

bool saysApisix(const HttpReply &reply)
{
    return reply.header("server").startsWith("APISIX") || !reply.header("x-api-version").isEmpty();
}

bool isApisixV2(const HttpReply &reply)
{
    return reply.header("x-api-version") == "v2" || apisixVersion(reply).startsWith("2."_L1);
}

Error apisixV2Error(const HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    const QString version = apisixVersion(reply);
    const QString what = version.startsWith("2."_L1)
        ? u"APISIX %1 has version 2 of the Admin API, which is not read"_s.arg(version)
        : u"it answers with version 2 of the Admin API, which is not read"_s;
    return made(session, request, Kind::Unsupported, what,
                u"Upgrade to APISIX 3, or set admin_api_version to v3 in its configuration"_s);
}

Error notApisixError(const HttpSession &session, const HttpRequest &request, const HttpReply &reply)
{
    if (saysApisix(reply)) {
        return made(session, request, Kind::WrongProduct, u"APISIX answers, but not its Admin API"_s,
                    u"Set admin_url to the Admin API, usually port 9180, not to the proxy"_s);
    }
    return made(session, request, Kind::WrongProduct, u"this is not the Admin API of Apache APISIX"_s,
                u"Check admin_url and kind of this gateway"_s);
}

} // namespace bulkhead
