// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/tls.h"

#include "core/digest.h"
#include "core/secret.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxPemBytes = 4 << 20;

Error badFile(const QString &path, const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = what, .hint = hint, .retryAfter = {}};
}

Result<QByteArray> readPem(const SecretReference &reference, const QString &folder)
{
    if (reference.scheme != SecretReference::Scheme::File) {
        return badFile(reference.toText(), u"certificates and keys for TLS are read from files only"_s,
                       u"Write it as file:PATH"_s);
    }
    const QString path = QDir(folder).absoluteFilePath(reference.target);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return badFile(path, u"the file cannot be read (%1)"_s.arg(file.errorString()),
                       u"Check the path, which is relative to the estate file, and its permissions"_s);
    }
    QByteArray pem = file.read(maxPemBytes + 1);
    if (pem.size() > maxPemBytes)
        return badFile(path, u"the file is too large for a PEM file"_s, u"Name the right file"_s);
    return pem;
}

Result<QList<QSslCertificate>> readCertificates(const SecretReference &reference,
                                                const QString &folder)
{
    const Result<QByteArray> pem = readPem(reference, folder);
    if (!pem)
        return pem.error();
    const auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        return badFile(QDir(folder).absoluteFilePath(reference.target),
                       u"the file holds no certificate"_s,
                       u"It has to be PEM, with a line BEGIN CERTIFICATE"_s);
    }
    return certificates;
}

Result<QSslKey> readKey(const SecretReference &reference, const QString &folder)
{
    Result<QByteArray> pem = readPem(reference, folder);
    if (!pem)
        return pem.error();
    QSslKey key;
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (key.isNull())
            key = QSslKey(*pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
    }
    wipe(pem->data(), static_cast<std::size_t>(pem->size()));
    if (key.isNull()) {
        return badFile(QDir(folder).absoluteFilePath(reference.target),
                       u"the file holds no usable private key"_s,
                       u"It has to be PEM, RSA or EC, without a passphrase"_s);
    }
    return key;
}

Result<void> addClientCertificate(QSslConfiguration &configuration, const TlsConfig &tls,
                                  const QString &folder)
{
    if (!tls.clientCert.isSet() && !tls.clientKey.isSet())
        return {};
    if (!tls.clientCert.isSet() || !tls.clientKey.isSet()) {
        return badFile(tls.clientCert.isSet() ? tls.clientCert.toText() : tls.clientKey.toText(),
                       u"a client certificate needs its key, and a key its certificate"_s,
                       u"Set both client_cert and client_key"_s);
    }
    const auto chain = readCertificates(tls.clientCert, folder);
    if (!chain)
        return chain.error();
    const auto key = readKey(tls.clientKey, folder);
    if (!key)
        return key.error();
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

Result<void> checkPins(const QList<QString> &pins)
{
    for (const QString &pin : pins) {
        const auto decoded = QByteArray::fromBase64Encoding(
            pin.mid(7).toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        if (!pin.startsWith("sha256:"_L1) || !decoded || (*decoded).size() != 32) {
            return badFile(u"tls.pin"_s, u"a pin is not a SHA-256 of a public key"_s,
                           u"Write it as sha256:BASE64; the connection test shows the gateway's own"_s);
        }
    }
    return {};
}

} // namespace

Result<QSslConfiguration> makeTls(const TlsConfig &tls, const QString &folder)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Sessions are not resumed: every connection proves itself with its full chain.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    if (!tls.ca.isSet()) {
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates());
    } else {
        const auto authorities = readCertificates(tls.ca, folder);
        if (!authorities)
            return authorities.error();
        configuration.setCaCertificates(*authorities);
    }
    if (const auto added = addClientCertificate(configuration, tls, folder); !added)
        return added.error();
    if (const auto checked = checkPins(tls.pins); !checked)
        return checked.error();
    return configuration;
}

QString pinOf(const QSslCertificate &certificate)
{
    const auto *x509 = static_cast<const X509 *>(static_cast<void *>(certificate.handle()));
    if (!x509)
        return {};
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), &der);
    if (size <= 0)
        return {};
    const Digest digest = sha256(
        std::string_view(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)));
    OPENSSL_free(der);
    const QByteArray bytes(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size()));
    return u"sha256:"_s + QString::fromLatin1(bytes.toBase64());
}

bool matchesPin(const QSslCertificate &certificate, const QList<QString> &pins)
{
    const QString pin = pinOf(certificate);
    return !pin.isEmpty() && pins.contains(pin);
}

QList<QString> namesOf(const QSslCertificate &certificate)
{
    QList<QString> names = certificate.subjectAlternativeNames().values();
    std::sort(names.begin(), names.end());
    return names.isEmpty() ? certificate.subjectInfo(QSslCertificate::CommonName) : names;
}

QString describeTlsErrors(const QList<QSslError> &errors)
{
    const auto day = [](const QDateTime &time) { return time.toUTC().date().toString(Qt::ISODate); };
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
            return u"its certificate expired on %1"_s.arg(day(error.certificate().expiryDate()));
        case QSslError::CertificateNotYetValid:
            return u"its certificate is not valid before %1"_s.arg(
                day(error.certificate().effectiveDate()));
        case QSslError::HostNameMismatch:
            return u"its certificate is for another name (%1)"_s.arg(
                namesOf(error.certificate()).join(u", "_s).left(200));
        case QSslError::CertificateRevoked:
            return u"its certificate was revoked"_s;
        default:
            break;
        }
    }
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::SelfSignedCertificate:
            return u"its certificate is self-signed and not trusted"_s;
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
        case QSslError::CertificateSignatureFailed: // an authority of that name, with another key
            return u"its certificate comes from an authority that is not trusted"_s;
        default:
            break;
        }
    }
    return errors.isEmpty() ? QString() : u"its certificate was refused (%1)"_s.arg(
               errors.constFirst().errorString().left(120));
}

} // namespace bulkhead
