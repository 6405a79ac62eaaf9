// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace bulkhead {

//! A certificate with its key, made for one test run.
struct TestIdentity
{
    QByteArray certificatePem;
    QByteArray keyPem;
    [[nodiscard]] QSslCertificate certificate() const;
    [[nodiscard]] QSslKey key() const;
};

struct CertificateSpec
{
    QByteArray commonName = "gateway.test";
    QByteArray names = "IP:127.0.0.1,DNS:gateway.test"; //!< subjectAltName as OpenSSL writes it
    int firstDay = -1;  //!< from today
    int lastDay = 30;
    bool authority = false;
    const TestIdentity *issuer = nullptr; //!< none: self-signed
};

//! Elliptic keys (P-256), signed with SHA-256.
[[nodiscard]] TestIdentity makeIdentity(const CertificateSpec &spec);
//! What a server shows.
[[nodiscard]] QSslConfiguration serverTls(const TestIdentity &identity);
//! What a server shows that lets in only clients with a certificate of this authority.
[[nodiscard]] QSslConfiguration serverTls(const TestIdentity &identity, const TestIdentity &clientsOf);

} // namespace bulkhead
