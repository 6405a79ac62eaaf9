// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/certificatefacts.h"

#include "gateways/transport/tls.h"

#include <QCryptographicHash>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
const auto wantsCertificate = u"it wants a client certificate"_s;
}

CertificateFacts certificateFacts(const QSslCertificate &certificate)
{
    CertificateFacts facts;
    facts.subject = certificate.subjectDisplayName();
    facts.issuer = certificate.issuerDisplayName();
    facts.names = namesOf(certificate);
    facts.notBefore = certificate.effectiveDate().toUTC();
    facts.notAfter = certificate.expiryDate().toUTC();
    facts.fingerprint = QString::fromLatin1(
        certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    facts.pin = pinOf(certificate);
    return facts;
}

QString tlsHint(const QList<QSslError> &errors)
{
    const auto has = [&](QSslError::SslError which) {
        return std::any_of(errors.cbegin(), errors.cend(),
                           [which](const QSslError &error) { return error.error() == which; });
    };
    if (has(QSslError::CertificateExpired) || has(QSslError::CertificateNotYetValid))
        return u"Renew the gateway's certificate, and check the clocks of both computers"_s;
    if (has(QSslError::HostNameMismatch))
        return u"Use one of its names in admin_url, or set tls.server_name to it"_s;
    return u"Set tls.ca to the file of the authority that signed it; it is never ignored"_s;
}

QString describeTlsAlert(const QString &libraryText)
{
    const QString text = libraryText.toLower();
    if (text.contains("certificate required"_L1))
        return wantsCertificate;
    if (text.contains("protocol version"_L1) || text.contains("unsupported protocol"_L1)
        || text.contains("wrong ssl version"_L1))
        return u"it speaks only versions of TLS before 1.2"_s;
    if (text.contains("wrong version number"_L1) || text.contains("http request"_L1))
        return u"it does not speak TLS on this port"_s;
    if (text.contains("unknown ca"_L1) || text.contains("bad certificate"_L1)
        || text.contains("certificate unknown"_L1))
        return u"it refused our client certificate"_s;
    return u"no secure connection could be agreed on"_s;
}

QString tlsAlertHint(const QString &problem)
{
    if (problem == wantsCertificate)
        return u"Set tls.client_cert and tls.client_key"_s;
    if (problem.startsWith("it does not speak"_L1))
        return u"Check the scheme and port of admin_url"_s;
    return u"Check that it speaks TLS 1.2 or later, and whether it wants a client certificate"_s;
}

} // namespace bulkhead
