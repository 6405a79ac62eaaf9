// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongroot.h"

#include "core/jsonreader.h"
#include "gateways/kong/kongentities.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error wrongProduct(const QString &place, const QString &reason)
{
    return Error{.kind = Error::Kind::WrongProduct,
                 .place = place,
                 .what = u"this is not the Admin API of Kong: "_s + reason,
                 .hint = u"check kind and admin_url; the Admin API listens on port 8001 or 8444 by default"_s,
                 .retryAfter = {}};
}

//! "kong/3.9.3" → "3.9.3"; empty if the server is another.
QString serverVersion(const HttpReply &reply)
{
    const QString server = QString::fromLatin1(reply.header("server"));
    return server.startsWith(u"kong/"_s, Qt::CaseInsensitive) ? server.mid(5).section(u' ', 0, 0) : QString();
}

bool describesKong(JsonElement root)
{
    return !stringAt(root, "version").empty() && memberAt(root, "configuration")
        && (memberAt(root, "plugins") || stringAt(root, "tagline").find("kong") != std::string_view::npos);
}

bool isStatus(JsonElement root)
{
    const auto database = memberAt(root, "database");
    return (database && memberAt(*database, "reachable")) || memberAt(root, "configuration_hash");
}

void takeRoot(HttpSession &session, const HttpRequest &request, const HttpReply &reply, KongRoot &root)
{
    if (reply.status == 404) {
        root.error = wrongProduct(session.place(request), u"it knows no /"_s);
        return;
    }
    if (reply.status < 200 || reply.status > 299) {
        root.error = session.statusError(request, reply);
        return;
    }
    const auto json = session.parse(request, reply);
    if (!json || !describesKong(*json)) {
        root.error = wrongProduct(session.place(request), u"/ describes something else"_s);
        return;
    }
    root.node = kongNode(*json);
    root.version = QString::fromStdString(root.node->version);
    root.edition = QString::fromStdString(root.node->edition);
}

} // namespace

bool KongRoot::isFatal() const
{
    if (!error || node)
        return false;
    switch (error->kind) {
    case Error::Kind::NameLookup:
    case Error::Kind::Connect:
    case Error::Kind::Tls:
    case Error::Kind::WrongProduct:
    case Error::Kind::Cancelled:
    case Error::Kind::SecretMissing:
        return true;
    default:
        return false;
    }
}

bool KongRoot::isEnterprise() const
{
    return edition == u"enterprise" || version.contains(u"enterprise"_s) || version.count(u'.') > 2;
}

QCoro::Task<KongRoot> readKongRoot(HttpSession *session, std::chrono::milliseconds timeout)
{
    KongRoot root;
    HttpRequest request(u"/"_s);
    request.timeout = timeout;
    const Result<HttpReply> reply = co_await session->send(request);
    if (reply) {
        takeRoot(*session, request, *reply, root);
    } else {
        root.error = reply.error();
        if (root.error->kind == Error::Kind::Protocol)
            root.error = wrongProduct(session->place(request), root.error->what);
    }
    if (root.node || root.isFatal())
        co_return root;
    if (reply)
        root.version = serverVersion(*reply);
    if (!root.version.isEmpty())
        co_return root;
    HttpRequest status(u"/status"_s);
    status.timeout = timeout;
    const Result<HttpReply> answer = co_await session->send(status);
    if (!answer)
        co_return root;
    root.version = serverVersion(*answer);
    const auto json = session->parse(status, *answer);
    if (answer->status == 200 && root.version.isEmpty() && !(json && isStatus(*json)))
        root.error = wrongProduct(session->place(status), u"/status describes something else"_s);
    co_return root;
}

} // namespace bulkhead
