// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace bulkhead::collectors {

//! A certificate as a host served it. Nothing in here is secret.
struct ServedCertificate
{
    std::string subject, issuer; //!< one line, RFC 2253
    std::vector<std::string> names; //!< it is for, lower case, sorted
    std::string spki;            //!< SHA-256 of its public key, hex
    std::string digest;          //!< SHA-256 of its DER bytes, hex
    UtcTime notAfter{};
    friend bool operator==(const ServedCertificate &, const ServedCertificate &) = default;
};

//! What one host answered.
struct ServedChain
{
    QString host; //!< as it was named, without port
    int port = 443;
    std::vector<ServedCertificate> certificates; //!< the host's own first; empty: it served none
    QString distrust;                            //!< why the chain is not trusted here; empty: it is. Its keys count either way
    std::optional<Error> error;                  //!< why nothing was read
    UtcTime at{};
    [[nodiscard]] QString place() const { return host.contains(u':') ? QString(u'[' + host + u"]:" + QString::number(port)) : QString(host + u':' + QString::number(port)); }
};

} // namespace bulkhead::collectors
