// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! What a certificate says about itself; nothing in here is secret.
struct CertificateContent
{
    std::string subject, issuer;    //!< one line, RFC 2253
    std::vector<std::string> names; //!< alternative names (DNS, IP), else the common name; lower case, sorted
    std::string spki;               //!< SHA-256 of the SubjectPublicKeyInfo, hex
    std::int64_t notBefore = 0, notAfter = 0; //!< Unix seconds
    friend bool operator==(const CertificateContent &, const CertificateContent &) = default;
};

//! Reads the first certificate of a PEM text; what else is in the text (a chain, a key) is not looked at.
//! Protocol error if there is none. Thread-safe.
[[nodiscard]] Result<CertificateContent> readCertificate(std::string_view pem);

//! SHA-256 of a public key in PEM ("BEGIN PUBLIC KEY"), hex; empty if it is none.
[[nodiscard]] std::string readPublicKey(std::string_view pem);

} // namespace bulkhead
