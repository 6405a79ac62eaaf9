// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gateway.h"

#include <QSslCertificate>
#include <QSslError>

namespace bulkhead {

[[nodiscard]] CertificateFacts certificateFacts(const QSslCertificate &certificate);

//! What to do about a certificate that was refused.
[[nodiscard]] QString tlsHint(const QList<QSslError> &errors);
//! What a handshake that ended without a verdict on a certificate says, from the library's own words.
[[nodiscard]] QString describeTlsAlert(const QString &libraryText);
[[nodiscard]] QString tlsAlertHint(const QString &problem);

} // namespace bulkhead
