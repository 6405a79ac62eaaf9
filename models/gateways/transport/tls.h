// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "estate/config.h"

#include <QSslConfiguration>
#include <QSslError>

namespace bulkhead {

//! What a session trusts and shows: the gateway's own authorities *instead of* the system's, TLS 1.2 or
//! later, a client certificate if one is named. Files are relative to `folder`. BadFile if one of them
//! cannot be used; pins that are not "sha256:BASE64" of 32 bytes are BadFile too.
[[nodiscard]] Result<QSslConfiguration> makeTls(const TlsConfig &tls, const QString &folder);

//! "sha256:BASE64" over the certificate's SubjectPublicKeyInfo; empty for a null certificate.
[[nodiscard]] QString pinOf(const QSslCertificate &certificate);
[[nodiscard]] bool matchesPin(const QSslCertificate &certificate, const QList<QString> &pins);

//! The first thing wrong with a peer, as a sentence: "its certificate expired on 2025-03-01".
[[nodiscard]] QString describeTlsErrors(const QList<QSslError> &errors);
//! The names a certificate is good for: alternative names, else the common name.
[[nodiscard]] QList<QString> namesOf(const QSslCertificate &certificate);

} // namespace bulkhead
