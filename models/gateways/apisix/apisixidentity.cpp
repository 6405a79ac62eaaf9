// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixidentity.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixerrors.h"
#include "gateways/apisix/apisixpager.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

// SHA-256 of the two admin keys that stand in the product's own sample configuration.
constexpr Digest publishedAdminKey = {
    0x47, 0x7a, 0x27, 0x67, 0xfa, 0x27, 0x93, 0x1d, 0xb1, 0x1a, 0x35, 0x81, 0x10, 0x0a, 0x41, 0x24,
    0xb5, 0x72, 0x0f, 0x6b, 0x64, 0x68, 0xdd, 0xd6, 0x40, 0x62, 0x17, 0x0c, 0xec, 0x15, 0x71, 0x85};
constexpr Digest publishedViewerKey = {
    0x22, 0x8a, 0xb1, 0xb6, 0x08, 0x0e, 0xc4, 0x17, 0x83, 0x02, 0xba, 0x76, 0xf9, 0xfa, 0x4a, 0xf4,
    0xf2, 0xdc, 0x14, 0xfc, 0x10, 0x5a, 0x36, 0x4b, 0x32, 0x4b, 0xdb, 0x90, 0x45, 0xaf, 0x03, 0xa1};

QList<QString> warningsOf(const HttpSession &session)
{
    QList<QString> warnings;
    if (!session.sendsCredential())
        warnings.append(u"The Admin API answers without a key"_s);
    if (session.credentialIs(publishedAdminKey))
        warnings.append(u"The admin key is the published default"_s);
    if (session.credentialIs(publishedViewerKey))
        warnings.append(u"The viewer key is the published default"_s);
    return warnings;
}

//! The role of a key shows only when something is written, and nothing is written to find out.
Right changeRight(const HttpSession &session)
{
    if (!session.sendsCredential() || session.credentialIs(publishedAdminKey))
        return Right::Yes;
    return Right::Unknown;
}

} // namespace

QString apisixPrefix(const QUrl &adminUrl)
{
    QString path = adminUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path.endsWith("/apisix/admin"_L1) ? QString() : u"/apisix/admin"_s;
}

QCoro::Task<Result<QString>> probeApisix(HttpSession &session, QString prefix)
{
    const HttpRequest request(prefix + u"/routes"_s, apisixPageQuery(1, 10));
    HttpRequest sent = request;
    sent.anyContentType = true; // another product may answer with anything
    const Result<HttpReply> reply = co_await session.send(std::move(sent));
    if (!reply)
        co_return reply.error();
    if (reply->status == 401 || reply->status == 403 || reply->status >= 500)
        co_return apisixError(session, request, *reply);
    if (reply->status != 200)
        co_return notApisixError(session, request, *reply);
    const auto root = session.parse(request, *reply);
    if (isApisixV2(*reply) || (root && memberAt(*root, "node") && memberAt(*root, "action")))
        co_return apisixV2Error(session, request, *reply);
    const auto ignore = [](JsonElement, std::vector<EntityRecord> &) {};
    if (!root || !readApisixPage(*root, ignore))
        co_return notApisixError(session, request, *reply);
    co_return apisixVersion(*reply);
}

GatewayIdentity apisixIdentity(const HttpSession &session, const QString &version)
{
    GatewayIdentity identity;
    identity.product = u"Apache APISIX"_s;
    identity.version = version;
    identity.mayRead = Right::Yes;
    identity.mayChange = changeRight(session);
    identity.warnings = warningsOf(session);
    return identity;
}

} // namespace bulkhead
