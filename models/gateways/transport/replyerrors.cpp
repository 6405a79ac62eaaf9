// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/replyerrors.h"

#include "gateways/transport/retry.h"

#include <QUrl>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

Error made(Kind kind, const QString &what, const QString &hint)
{
    return Error{.kind = kind, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

QString mediaType(const HttpReply &reply)
{
    const QString type = QString::fromLatin1(reply.header("content-type"));
    return type.section(u';', 0, 0).trimmed().toLower();
}

//! A media type as a server wrote it may be anything; only what looks like one is repeated.
QString shownType(const QString &type)
{
    const bool plain = !type.isEmpty() && type.size() <= 60
        && std::all_of(type.cbegin(), type.cend(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || u"/+-."_s.contains(c);
           });
    return plain ? type : u"something of an unknown type"_s;
}

bool isJsonType(const QString &type)
{
    return type == "application/json"_L1 || type == "text/json"_L1 || type.endsWith("+json"_L1);
}

Error redirect(const HttpReply &reply)
{
    const QUrl target = QUrl::fromEncoded(reply.header("location").left(2000));
    const bool web = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    const QString where = web && !target.host().isEmpty() && target.host().size() <= 100
        ? u" to another address (%1)"_s.arg(target.scheme() + u"://"_s + target.host(QUrl::FullyEncoded))
        : QString();
    return made(Kind::Protocol,
                u"answered %1, a redirect%2, and redirects are refused"_s.arg(reply.status).arg(where),
                u"Set admin_url to the address that answers itself, with its scheme and port"_s);
}

Error networkError(const Attempt &attempt, const TransportConfig &config)
{
    const QString host = config.adminUrl.host();
    const QString port = QString::number(
        config.adminUrl.port(config.adminUrl.scheme() == "https"_L1 ? 443 : 80));
    switch (attempt.error) {
    case QNetworkReply::HostNotFoundError:
        return made(Kind::NameLookup, u"the name %1 has no address"_s.arg(host),
                    u"Check admin_url, and that this computer's name service knows the gateway"_s);
    case QNetworkReply::ConnectionRefusedError:
        return made(Kind::Connect, u"%1 refuses connections on port %2"_s.arg(host, port),
                    u"Check that the gateway runs and that its admin API listens there"_s);
    case QNetworkReply::SslHandshakeFailedError:
        return made(Kind::Tls, attempt.tlsProblem, attempt.tlsHint);
    case QNetworkReply::RemoteHostClosedError:
        return attempt.hasHeaders
            ? made(Kind::Protocol, u"the answer was cut off before its end"_s,
                   u"Try again; if it stays so, look at what lies between here and the gateway"_s)
            : made(Kind::Connect, u"the connection was closed without an answer"_s,
                   u"Check scheme and port of admin_url, and whether it wants a client certificate"_s);
    case QNetworkReply::ContentReSendError:
        if (attempt.reply.status >= 300 && attempt.reply.status < 400)
            return redirect(attempt.reply); // Qt would have to send the body of a 307 again
        return made(Kind::Connect, u"the connection was closed without an answer to a change"_s,
                    u"Read what the gateway has now: the change may or may not have been made"_s);
    case QNetworkReply::TimeoutError:
        return made(Kind::Timeout, u"no connection came about in time"_s,
                    u"Check address, port and firewalls between here and the gateway"_s);
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return made(Kind::Protocol, u"the answer is not valid HTTP"_s,
                    u"Check scheme and port of admin_url: it has to be the admin API"_s);
    default:
        return made(attempt.hasHeaders ? Kind::Protocol : Kind::Connect,
                    attempt.hasHeaders ? u"the answer broke off"_s : u"no connection came about"_s,
                    u"Check address, port and network"_s);
    }
}

Error endError(const Attempt &attempt, const TransportConfig &config)
{
    switch (attempt.end) {
    case Attempt::End::Cancelled:
        return made(Kind::Cancelled, u"cancelled"_s, u"Start it again when you want it"_s);
    case Attempt::End::Timeout:
        return made(Kind::Timeout, u"no complete answer in time"_s,
                    u"Look at the gateway's load, or raise limits.timeout"_s);
    case Attempt::End::Stalled:
        return made(Kind::Timeout,
                    u"nothing moved for %1 ms"_s.arg(config.transport.stallTimeout.count()),
                    u"Check the network, and that the gateway is well"_s);
    case Attempt::End::TooLarge:
        return made(Kind::Protocol, u"the answer is larger than allowed"_s,
                    u"Check that admin_url is the gateway's admin API"_s);
    case Attempt::End::TotalTooLarge:
        return made(Kind::Protocol, u"all answers together are larger than allowed"_s,
                    u"Read fewer workspaces at once"_s);
    case Attempt::End::PinMismatch:
        return made(Kind::Tls, u"its public key matches none of the pins"_s,
                    u"If the key was changed on purpose, take the new pin from the connection test"_s);
    case Attempt::End::Answered:
    case Attempt::End::Network:
        break;
    }
    return networkError(attempt, config);
}

} // namespace

Error attemptError(const Attempt &attempt, const TransportConfig &config, int tries)
{
    Error error = endError(attempt, config);
    if (tries > 1)
        error.what += u" (%1 tries)"_s.arg(tries);
    return error;
}

bool isHtml(const HttpReply &reply)
{
    const QString type = mediaType(reply);
    return type == "text/html"_L1 || type == "application/xhtml+xml"_L1
        || (!isJsonType(type) && reply.body.left(256).trimmed().startsWith('<'));
}

std::optional<Error> replyProblem(const HttpReply &reply, bool anyContentType)
{
    if (reply.status >= 300 && reply.status < 400)
        return redirect(reply);
    if (reply.status < 200)
        return made(Kind::Protocol, u"answered %1, which ends no request"_s.arg(reply.status),
                    u"Check that admin_url is the gateway's admin API"_s);
    if (anyContentType || reply.status >= 300 || reply.body.isEmpty())
        return std::nullopt;
    if (isHtml(reply)) {
        return made(Kind::Protocol, u"answered with HTML instead of JSON"_s,
                    u"A login page or another server seems to be in between: check admin_url"_s);
    }
    const QString type = mediaType(reply);
    if (!isJsonType(type)) {
        return made(Kind::Protocol, u"answered with %1 instead of JSON"_s.arg(shownType(type)),
                    u"Check that admin_url is the gateway's admin API"_s);
    }
    return std::nullopt;
}

Error errorOfStatus(const HttpReply &reply)
{
    const int status = reply.status;
    const QString answered = u"answered %1"_s.arg(status)
        + (isHtml(reply) ? u" with HTML"_s : QString());
    if (status >= 300 && status < 400)
        return redirect(reply);
    switch (status) {
    case 401:
        return made(Kind::Unauthorized, answered + u": it does not accept the credential"_s,
                    u"Check auth.header and what auth.secret refers to"_s);
    case 403:
        return made(Kind::Forbidden, answered + u": the credential may not do this"_s,
                    u"Give the credential the right to read, or allow this address"_s);
    case 404:
        return made(Kind::NotFound, answered + u": there is no such thing"_s,
                    u"Check the path of admin_url and the version of the gateway"_s);
    case 429: {
        Error error = made(Kind::RateLimited, answered + u": too many requests"_s,
                           u"Lower limits.requests_per_second, or try again later"_s);
        error.retryAfter = retryAfter(reply.header("retry-after"), QDateTime::currentDateTimeUtc());
        return error;
    }
    default:
        break;
    }
    if (status >= 500) {
        Error error = made(Kind::Server, answered + u": it has trouble of its own"_s,
                           u"Look at the gateway's own log and its database"_s);
        error.retryAfter = retryAfter(reply.header("retry-after"), QDateTime::currentDateTimeUtc());
        return error;
    }
    return made(Kind::Protocol, answered + u", which was not expected"_s,
                u"Check the kind and version of the gateway"_s);
}

} // namespace bulkhead
