// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/servedcertificates.h"

#include "core/digest.h"
#include "gateways/stepwait.h"
#include "gateways/transport/tls.h"
#include "gateways/x509/certificatereader.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>

namespace bulkhead {

using namespace Qt::StringLiterals;
using collectors::ServedCertificate;
using collectors::ServedChain;

namespace {

ServedCertificate servedFrom(const QSslCertificate &certificate)
{
    ServedCertificate served;
    const QByteArray der = certificate.toDer(), pem = certificate.toPem();
    served.digest = toHex(sha256({der.constData(), static_cast<std::size_t>(der.size())}));
    if (const auto content = readCertificate({pem.constData(), static_cast<std::size_t>(pem.size())})) {
        served.subject = content->subject;
        served.issuer = content->issuer;
        served.names = content->names;
        served.spki = content->spki;
        served.notAfter = UtcTime(std::chrono::seconds(content->notAfter));
    }
    return served;
}

Error notRead(const ServedChain &chain, Error::Kind kind, const QString &what)
{
    return Error{.kind = kind, .place = chain.place(), .what = what, .hint = u"check that the host is right and speaks TLS on this port"_s, .retryAfter = {}};
}

//! A chain that is not trusted ends the handshake, and has been seen then.
QSslConfiguration readingTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setCaCertificates(QSslConfiguration::systemCaCertificates());
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    return configuration;
}

} // namespace

std::optional<TlsPlace> tlsPlaceFrom(const QString &text)
{
    static const QRegularExpression named(u"^([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?)(?::([0-9]{1,5}))?\\z"_s);
    static const QRegularExpression bracketed(u"^\\[([0-9A-Fa-f:.]{2,45})\\](?::([0-9]{1,5}))?\\z"_s);
    auto match = named.match(text);
    const bool isAddress = !match.hasMatch();
    if (isAddress)
        match = bracketed.match(text);
    if (!match.hasMatch() || (isAddress && QHostAddress(match.captured(1)).isNull()))
        return std::nullopt;
    const int port = match.captured(2).isEmpty() ? 443 : match.captured(2).toInt();
    if (port < 1 || port > 65535)
        return std::nullopt;
    return TlsPlace{match.captured(1), port};
}

QCoro::Task<ServedChain> readServedChain(TlsPlace place, std::chrono::milliseconds timeout, CancelToken cancel)
{
    ServedChain chain;
    chain.host = place.host;
    chain.port = place.port;
    QSslSocket socket;
    QList<QSslError> errors;
    StepWait wait(std::move(cancel), timeout);
    socket.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    socket.setSslConfiguration(readingTls());
    QObject::connect(&socket, &QSslSocket::encrypted, &wait, &StepWait::finish);
    QObject::connect(&socket, &QSslSocket::errorOccurred, &wait, &StepWait::finish);
    QObject::connect(&socket, &QSslSocket::sslErrors, &wait, [&errors](const QList<QSslError> &seen) { errors = seen; });
    socket.connectToHostEncrypted(place.host, static_cast<quint16>(place.port), place.host);
    co_await wait.over();
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        chain.certificates.push_back(servedFrom(certificate));
    chain.distrust = describeTlsErrors(errors);
    if (chain.certificates.empty() || chain.certificates.front().spki.empty()) {
        chain.certificates.clear();
        if (wait.end() == StepWait::End::Cancelled)
            chain.error = notRead(chain, Error::Kind::Cancelled, u"it was cancelled"_s);
        else if (wait.end() == StepWait::End::TimedOut)
            chain.error = notRead(chain, Error::Kind::Timeout, u"no certificate came in time"_s);
        else
            chain.error = notRead(chain, socket.error() == QAbstractSocket::HostNotFoundError ? Error::Kind::NameLookup : Error::Kind::Tls,
                                  u"no certificate could be read: "_s + socket.errorString().left(200));
    }
    socket.abort();
    co_return chain;
}

} // namespace bulkhead
