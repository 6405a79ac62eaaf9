// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/connectiontest.h"

#include "gateways/names/namelookup.h"
#include "gateways/transport/adminurl.h"
#include "gateways/transport/certificatefacts.h"
#include "gateways/transport/tls.h"

#include <QHostAddress>
#include <QNetworkProxy>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error because(Error::Kind kind, const QString &what, const QString &hint)
{
    return Error{.kind = kind, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

bool isLoopback(const QString &host)
{
    const QHostAddress address(host);
    return host == "localhost"_L1 || (!address.isNull() && address.isLoopback());
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

QString productOf(const GatewayIdentity &identity)
{
    return identity.version.isEmpty() ? identity.product
                                      : QString(identity.product + u' ' + identity.version);
}

} // namespace

ConnectionTest::ConnectionTest(const Connector &connector, GatewayConfig config, CancelToken cancel)
    : m_connector(connector)
    , m_config(std::move(config))
    , m_cancel(std::move(cancel))
{
    m_report.gateway = m_config.id;
    for (const Id id : {Id::SecretReference, Id::Name, Id::Connection, Id::Tls, Id::SignIn, Id::Rights}) {
        ConnectionStep step;
        step.id = id;
        m_report.steps.append(step);
    }
}

QCoro::Task<ConnectionReport> ConnectionTest::run()
{
    bool ok = co_await resolveSecret();
    if (ok)
        ok = co_await lookUpName();
    if (ok)
        ok = co_await connectToPort();
    if (ok)
        ok = co_await shakeHands();
    if (ok)
        co_await signIn();
    co_return std::move(m_report); // it runs once
}

QCoro::Task<bool> ConnectionTest::resolveSecret()
{
    begin();
    if (const auto header = m_connector.authHeader(m_config); !header)
        co_return fail(Id::SecretReference, header.error());
    if (!hasCredential())
        co_return end(Id::SecretReference, State::NotNeeded, u"no credential is configured"_s);
    Result<Secret> secret = co_await m_connector.m_secrets.resolve(m_config.auth->secret);
    if (!secret)
        co_return fail(Id::SecretReference, secret.error());
    m_secret = *std::move(secret);
    co_return end(Id::SecretReference, State::Ok, m_config.auth->secret.toText());
}

QCoro::Task<bool> ConnectionTest::lookUpName()
{
    begin();
    if (const auto url = requestUrl(m_config.adminUrl, u"/"_s, QUrlQuery()); !url)
        co_return fail(Id::Name, url.error());
    const QString host = m_config.adminUrl.host();
    const NameLookup found = co_await lookUp(host, m_cancel, m_config.limits.timeout);
    if (found.end != StepWait::End::Done)
        co_return interrupted(Id::Name, found.end, u"the name service did not answer in time"_s);
    if (found.addresses.isEmpty()) {
        co_return fail(Id::Name,
                       because(Error::Kind::NameLookup, u"the name %1 has no address"_s.arg(host),
                               u"Check admin_url, and that this computer's name service knows it"_s));
    }
    QStringList addresses;
    for (const QHostAddress &address : found.addresses.mid(0, 4))
        addresses.append(address.toString());
    co_return end(Id::Name, State::Ok, addresses.join(u", "_s));
}

QCoro::Task<bool> ConnectionTest::connectToPort()
{
    begin();
    const int port = portOf(m_config.adminUrl);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    StepWait wait(m_cancel, m_config.limits.timeout);
    QObject::connect(&socket, &QTcpSocket::connected, &wait, &StepWait::finish);
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &wait, &StepWait::finish);
    socket.connectToHost(m_config.adminUrl.host(), quint16(port));
    co_await wait.over();
    if (wait.end() != StepWait::End::Done)
        co_return interrupted(Id::Connection, wait.end(), u"no connection came about in time"_s);
    if (socket.state() == QAbstractSocket::ConnectedState)
        co_return end(Id::Connection, State::Ok, u"port %1 answers"_s.arg(port));
    const bool refused = socket.error() == QAbstractSocket::ConnectionRefusedError;
    co_return fail(Id::Connection,
                   because(Error::Kind::Connect,
                           refused ? u"port %1 refuses connections"_s.arg(port)
                                   : u"port %1 cannot be reached"_s.arg(port),
                           u"Check that the gateway runs, that its admin API listens there, and firewalls"_s));
}

QCoro::Task<bool> ConnectionTest::shakeHands()
{
    begin();
    if (!isTls()) {
        if (hasCredential() && !isLoopback(m_config.adminUrl.host())) {
            co_return end(Id::Tls, State::Warning,
                          u"http: the credential crosses the network unencrypted"_s);
        }
        co_return end(Id::Tls, State::NotNeeded, u"http"_s);
    }
    const auto made = makeTls(m_config.tls, m_connector.m_folder);
    if (!made)
        co_return fail(Id::Tls, made.error());
    m_tls = *made;
    QSslSocket socket;
    QList<QSslError> errors;
    StepWait wait(m_cancel, m_config.limits.timeout);
    socket.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    socket.setSslConfiguration(m_tls);
    QObject::connect(&socket, &QSslSocket::encrypted, &wait, &StepWait::finish);
    QObject::connect(&socket, &QSslSocket::errorOccurred, &wait, &StepWait::finish);
    QObject::connect(&socket, &QSslSocket::sslErrors, &wait,
                     [&errors](const QList<QSslError> &seen) { errors = seen; });
    const QString host = m_config.adminUrl.host();
    const QString name = m_config.tls.serverName.isEmpty() ? host : m_config.tls.serverName;
    socket.connectToHostEncrypted(host, quint16(portOf(m_config.adminUrl)), name);
    co_await wait.over();
    if (wait.end() != StepWait::End::Done)
        co_return interrupted(Id::Tls, wait.end(), u"the TLS handshake did not end in time"_s);
    co_return judgeHandshake(socket, errors);
}

bool ConnectionTest::judgeHandshake(const QSslSocket &socket, const QList<QSslError> &errors)
{
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        m_report.chain.append(certificateFacts(certificate));
    if (!errors.isEmpty())
        return fail(Id::Tls, because(Error::Kind::Tls, describeTlsErrors(errors), tlsHint(errors)));
    if (!socket.isEncrypted()) {
        const QString problem = describeTlsAlert(socket.errorString());
        return fail(Id::Tls, because(Error::Kind::Tls, problem, tlsAlertHint(problem)));
    }
    const QString pin = pinOf(socket.peerCertificate());
    if (!m_config.tls.pins.isEmpty() && !m_config.tls.pins.contains(pin)) {
        return fail(Id::Tls,
                    because(Error::Kind::Tls,
                            u"its public key matches none of the pins: it is %1"_s.arg(pin),
                            u"If the key was changed on purpose, put this pin in tls.pin"_s));
    }
    const bool last = socket.sessionProtocol() == QSsl::TlsV1_3;
    return end(Id::Tls, State::Ok,
               u"%1, certificate good until %2"_s.arg(
                   last ? u"TLS 1.3"_s : u"TLS 1.2"_s,
                   socket.peerCertificate().expiryDate().toUTC().date().toString(Qt::ISODate)));
}

QCoro::Task<bool> ConnectionTest::signIn()
{
    begin();
    const auto reader = m_connector.makeReader(m_config, m_secret, m_tls);
    if (!reader)
        co_return fail(Id::SignIn, reader.error());
    QTimer poll;
    const CancelToken token = m_cancel;
    GatewayReader *raw = reader->get();
    QObject::connect(&poll, &QTimer::timeout, &poll, [token, raw] {
        if (token.isCancelled())
            raw->cancel();
    });
    poll.start(std::chrono::milliseconds(50));
    const Result<GatewayIdentity> identity = co_await raw->identify();
    poll.stop();
    // `cancel` may be what resumed us: let it return before its reader goes.
    StepWait calm(CancelToken(), m_config.limits.timeout);
    calm.finish();
    co_await calm.over();
    if (!identity)
        co_return judgeRefusal(identity.error());
    m_report.identity = *identity;
    co_return judgeIdentity(*identity);
}

bool ConnectionTest::judgeRefusal(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return interrupted(Id::SignIn, StepWait::End::Cancelled, {});
    if (error.kind == Error::Kind::Forbidden) {
        end(Id::SignIn, hasCredential() ? State::Ok : State::NotNeeded, u"something answers"_s);
        return fail(Id::Rights, error);
    }
    if (error.kind == Error::Kind::Unauthorized && !hasCredential()) {
        Error wanted = error;
        wanted.hint = u"It wants a credential: set auth.secret to a reference such as env:NAME"_s;
        return fail(Id::SignIn, wanted);
    }
    return fail(Id::SignIn, error);
}

bool ConnectionTest::judgeIdentity(const GatewayIdentity &identity)
{
    end(Id::SignIn, hasCredential() ? State::Ok : State::NotNeeded, productOf(identity));
    begin();
    if (identity.mayRead == Right::No) {
        return fail(Id::Rights, because(Error::Kind::Forbidden, u"the credential may not read"_s,
                                        u"Give it the right to read everything"_s));
    }
    QStringList remarks = identity.warnings;
    if (identity.mayChange == Right::Yes)
        remarks.prepend(u"this credential may also change the gateway, and reading needs less"_s);
    if (!remarks.isEmpty())
        return end(Id::Rights, State::Warning, remarks.join(u"; "_s));
    return end(Id::Rights, State::Ok,
               identity.mayChange == Right::No ? u"may read, may not change"_s : u"may read"_s);
}

bool ConnectionTest::end(Id id, State state, const QString &detail)
{
    const auto index = static_cast<qsizetype>(id);
    ConnectionStep step = m_report.steps.at(index);
    step.state = state;
    step.detail = detail;
    step.duration = std::chrono::milliseconds(m_timer.elapsed());
    m_report.steps.replace(index, step);
    return state != State::Failed;
}

bool ConnectionTest::fail(Id id, Error error)
{
    end(id, State::Failed, error.what);
    const QString gateway = m_config.id.text();
    if (!error.place.startsWith(gateway))
        error.place = error.place.isEmpty() ? gateway : gateway + u": "_s + error.place;
    m_report.error = std::move(error);
    return false;
}

bool ConnectionTest::interrupted(Id id, StepWait::End how, const QString &what)
{
    if (how == StepWait::End::TimedOut) {
        return fail(id, because(Error::Kind::Timeout, what,
                                u"Check address, port and firewalls, or raise limits.timeout"_s));
    }
    fail(id, because(Error::Kind::Cancelled, u"cancelled"_s, u"Start the test again"_s));
    m_report.steps[static_cast<qsizetype>(id)].state = State::NotTried;
    return false;
}

bool ConnectionTest::isTls() const
{
    return m_config.adminUrl.scheme() == "https"_L1;
}

bool ConnectionTest::hasCredential() const
{
    return m_config.auth && m_config.auth->secret.isSet();
}

} // namespace bulkhead
