// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/connector.h"

#include "gateways/connectiontest.h"
#include "gateways/transport/adminurl.h"
#include "gateways/transport/tls.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error placed(const GatewayConfig &config, Error error)
{
    error.place = error.place.isEmpty() ? config.id.text() : config.id.text() + u": "_s + error.place;
    return error;
}

//! "Bearer SECRET", or the secret alone.
Secret headerValue(const AuthConfig &auth, const Secret &secret)
{
    if (auth.scheme.isEmpty())
        return secret.clone();
    std::string value = auth.scheme.toStdString() + ' ';
    value.reserve(value.size() + secret.view().size()); // no growing, which would leave a copy behind
    value += secret.view();
    Secret whole(value);
    wipe(value.data(), value.size());
    return whole;
}

} // namespace

Connector::Connector(SecretStore &secrets, const Clock &clock,
                     std::shared_ptr<const Fingerprinter> fingerprinter, QString folder,
                     TransportLimits limits)
    : m_secrets(secrets)
    , m_clock(clock)
    , m_fingerprinter(std::move(fingerprinter))
    , m_folder(std::move(folder))
    , m_limits(limits)
{
}

void Connector::registerKind(GatewayKind kind, QByteArray authHeader, ReaderFactory factory)
{
    m_kinds[kind] = Kind{std::move(authHeader), std::move(factory), {}};
}

void Connector::registerEditor(GatewayKind kind, EditorFactory factory)
{
    m_kinds.at(kind).editor = std::move(factory);
}

QCoro::Task<Result<Secret>> Connector::resolve(GatewayConfig config)
{
    if (!config.auth || !config.auth->secret.isSet())
        co_return Secret();
    Result<Secret> secret = co_await m_secrets.resolve(config.auth->secret);
    if (!secret)
        co_return placed(config, secret.error());
    co_return secret;
}

Result<QByteArray> Connector::authHeader(const GatewayConfig &config) const
{
    const auto kind = m_kinds.find(config.kind);
    if (kind == m_kinds.end()) {
        return placed(config,
                      Error{.kind = Error::Kind::Unsupported,
                            .place = {},
                            .what = u"gateways of the kind %1 cannot be read"_s.arg(toWire(config.kind)),
                            .hint = u"Use a version of this program that knows them"_s,
                            .retryAfter = {}});
    }
    if (!config.auth || !config.auth->secret.isSet())
        return QByteArray();
    if (!config.auth->header.isEmpty())
        return config.auth->header.toLatin1();
    if (kind->second.authHeader.isEmpty()) {
        return placed(config,
                      Error{.kind = Error::Kind::BadFile,
                            .place = {},
                            .what = u"auth names no header, and this kind has none of its own"_s,
                            .hint = u"Set auth.header to what the proxy before the admin API expects"_s,
                            .retryAfter = {}});
    }
    return kind->second.authHeader;
}

Result<std::unique_ptr<HttpSession>> Connector::makeSession(const GatewayConfig &config, const Secret &secret,
                                                            const QSslConfiguration &tls) const
{
    const auto header = authHeader(config);
    if (!header)
        return header.error();
    TransportConfig transport;
    transport.gateway = config.id;
    transport.adminUrl = config.adminUrl;
    transport.authHeader = *header;
    if (config.auth)
        transport.authValue = headerValue(*config.auth, secret);
    transport.tls = tls;
    transport.pins = config.tls.pins;
    transport.serverName = config.tls.serverName;
    transport.limits = config.limits;
    transport.transport = m_limits;
    return std::make_unique<HttpSession>(std::move(transport));
}

Result<std::shared_ptr<GatewayReader>> Connector::makeReader(const GatewayConfig &config,
                                                             const Secret &secret,
                                                             const QSslConfiguration &tls) const
{
    auto session = makeSession(config, secret, tls);
    if (!session)
        return session.error();
    return std::shared_ptr<GatewayReader>(m_kinds.at(config.kind).factory(
        std::move(*session), config, m_clock, m_fingerprinter));
}

QCoro::Task<Result<std::shared_ptr<GatewayReader>>> Connector::open(GatewayConfig config)
{
    auto session = co_await openSession(config);
    if (!session)
        co_return session.error();
    co_return std::shared_ptr<GatewayReader>(m_kinds.at(config.kind).factory(std::move(*session), config, m_clock, m_fingerprinter));
}

QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> Connector::openEditor(GatewayConfig config, Access access)
{
    if (access == Access::Write && config.auth && !config.writeAuth) { // what reads is never used to write
        Error error;
        error.kind = Error::Kind::SecretMissing;
        error.what = u"there is no credential for changing this gateway"_s;
        error.hint = u"set write_auth of the gateway in the estate file"_s;
        co_return placed(config, error);
    }
    if (access == Access::Write && config.writeAuth)
        config.auth = config.writeAuth;
    auto session = co_await openSession(config);
    if (!session)
        co_return session.error();
    const EditorFactory &factory = m_kinds.at(config.kind).editor;
    if (!factory) {
        Error error;
        error.kind = Error::Kind::Unsupported;
        error.what = u"gateways of the kind %1 cannot be changed by this version"_s.arg(toWire(config.kind));
        error.hint = u"change it with its own tools, then sync"_s;
        co_return placed(config, error);
    }
    co_return std::shared_ptr<GatewayEditor>(factory(std::move(*session), config, m_fingerprinter));
}

QCoro::Task<Result<std::unique_ptr<HttpSession>>> Connector::openSession(GatewayConfig config)
{
    if (const auto header = authHeader(config); !header)
        co_return header.error();
    if (const auto url = requestUrl(config.adminUrl, u"/"_s, QUrlQuery()); !url)
        co_return placed(config, url.error());
    // To parse the system's authorities takes longer than a small sync, and http has no use for them.
    const auto tls = config.adminUrl.scheme() == "https"_L1 ? makeTls(config.tls, m_folder)
                                                            : Result<QSslConfiguration>(QSslConfiguration());
    if (!tls)
        co_return placed(config, tls.error());
    const Result<Secret> secret = co_await resolve(config);
    if (!secret)
        co_return secret.error();
    co_return makeSession(config, *secret, *tls);
}

QCoro::Task<ConnectionReport> Connector::test(GatewayConfig config, CancelToken cancel)
{
    ConnectionTest steps(*this, std::move(config), std::move(cancel));
    ConnectionReport report = co_await steps.run();
    co_return report;
}

} // namespace bulkhead
