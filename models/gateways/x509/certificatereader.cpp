// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/x509/certificatereader.h"

#include "core/digest.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct Free
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(GENERAL_NAMES *names) const { GENERAL_NAMES_free(names); }
    void operator()(unsigned char *bytes) const { OPENSSL_free(bytes); }
};
using Bio = std::unique_ptr<BIO, Free>;

Bio memory(std::string_view text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string oneLine(const X509_NAME *name)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string bytesOf(const ASN1_STRING *text)
{
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::string address(const ASN1_OCTET_STRING *octets)
{
    const std::string bytes = bytesOf(octets);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (bytes.size() == 4)
            text += (i ? "." : "") + std::to_string(byte);
        else
            text += (i && i % 2 == 0 ? ":" : "") + toHex(std::string_view(&bytes[i], 1));
    }
    return text;
}

std::vector<std::string> namesOf(X509 *certificate)
{
    std::vector<std::string> names;
    const std::unique_ptr<GENERAL_NAMES, Free> list(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; list && i < sk_GENERAL_NAME_num(list.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(list.get(), i);
        if (name->type == GEN_DNS)
            names.push_back(lower(bytesOf(name->d.dNSName)));
        else if (name->type == GEN_IPADD)
            names.push_back(address(name->d.iPAddress));
    }
    if (names.empty()) {
        const X509_NAME *subject = X509_get_subject_name(certificate);
        const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
        if (at >= 0)
            names.push_back(lower(bytesOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)))));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::int64_t seconds(const ASN1_TIME *time)
{
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? std::int64_t{timegm(&parts)} : 0;
}

std::string digestOfDer(unsigned char *bytes, int size)
{
    const std::unique_ptr<unsigned char, Free> der(bytes);
    if (size <= 0)
        return {};
    return toHex(sha256({reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size)}));
}

} // namespace

Result<CertificateContent> readCertificate(std::string_view pem)
{
    const Bio bio = memory(pem);
    const std::unique_ptr<X509, Free> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) {
        ERR_clear_error();
        return Error{.kind = Error::Kind::Protocol,
                     .place = {},
                     .what = u"a certificate is not readable PEM"_s,
                     .hint = {},
                     .retryAfter = {}};
    }
    CertificateContent content;
    content.subject = oneLine(X509_get_subject_name(certificate.get()));
    content.issuer = oneLine(X509_get_issuer_name(certificate.get()));
    content.names = namesOf(certificate.get());
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    content.spki = digestOfDer(der, size);
    content.notBefore = seconds(X509_get0_notBefore(certificate.get()));
    content.notAfter = seconds(X509_get0_notAfter(certificate.get()));
    return content;
}

std::string readPublicKey(std::string_view pem)
{
    const Bio bio = memory(pem);
    const std::unique_ptr<EVP_PKEY, Free> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    if (!key) {
        ERR_clear_error();
        return {};
    }
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    return digestOfDer(der, size);
}

} // namespace bulkhead
