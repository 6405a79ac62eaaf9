// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace bulkhead {

namespace {

template<typename T, auto Free>
struct Freed
{
    void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO, BIO_free_all>>;

QByteArray contents(BIO *memory)
{
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(memory, &bytes);
    return {bytes, qsizetype(size)};
}

Memory reading(const QByteArray &pem)
{
    return Memory(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

void extend(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    if (!extension)
        qFatal("bad certificate extension");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setSubject(X509 *certificate, const QByteArray &commonName)
{
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1,
                               -1, 0);
}

Certificate makeCertificate(const CertificateSpec &spec, EVP_PKEY *key)
{
    Certificate made(X509_new());
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial >> 1);
    X509_time_adj_ex(X509_getm_notBefore(made.get()), spec.firstDay, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(made.get()), spec.lastDay, 0, nullptr);
    X509_set_pubkey(made.get(), key);
    setSubject(made.get(), spec.commonName);
    extend(made.get(), made.get(), NID_basic_constraints,
           spec.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (spec.authority)
        extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    else if (!spec.names.isEmpty())
        extend(made.get(), made.get(), NID_subject_alt_name, spec.names.constData());
    return made;
}

} // namespace

QSslCertificate TestIdentity::certificate() const
{
    return QSslCertificate(certificatePem, QSsl::Pem);
}

QSslKey TestIdentity::key() const
{
    return QSslKey(keyPem, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
}

TestIdentity makeIdentity(const CertificateSpec &spec)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made = makeCertificate(spec, key.get());
    if (spec.issuer) {
        const Memory issuerPem = reading(spec.issuer->certificatePem);
        const Memory issuerKeyPem = reading(spec.issuer->keyPem);
        const Certificate issuer(PEM_read_bio_X509(issuerPem.get(), nullptr, nullptr, nullptr));
        const Key issuerKey(PEM_read_bio_PrivateKey(issuerKeyPem.get(), nullptr, nullptr, nullptr));
        X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
        X509_sign(made.get(), issuerKey.get(), EVP_sha256());
    } else {
        X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
        X509_sign(made.get(), key.get(), EVP_sha256());
    }
    const Memory certificatePem(BIO_new(BIO_s_mem()));
    const Memory keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), made.get());
    PEM_write_bio_PKCS8PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return TestIdentity{contents(certificatePem.get()), contents(keyPem.get())};
}

QSslConfiguration serverTls(const TestIdentity &identity)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate());
    tls.setPrivateKey(identity.key());
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

QSslConfiguration serverTls(const TestIdentity &identity, const TestIdentity &clientsOf)
{
    QSslConfiguration tls = serverTls(identity);
    tls.setCaCertificates({clientsOf.certificate()});
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

} // namespace bulkhead
