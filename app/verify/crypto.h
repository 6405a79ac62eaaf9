// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayList>

#include <bit>
#include <memory>
#include <openssl/evp.h>
#include <stdexcept>

namespace bulkhead_verify {

inline const uchar *raw(const QByteArray &bytes) { return reinterpret_cast<const uchar *>(bytes.constData()); }

inline QByteArray sha256(const QByteArray &bytes)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    uchar hash[32];
    if (!algorithm || EVP_Digest(raw(bytes), size_t(bytes.size()), hash, nullptr, algorithm, nullptr) != 1)
        throw std::runtime_error("OpenSSL: it does no SHA-256; check its installation");
    return QByteArray(reinterpret_cast<const char *>(hash), 32);
}

inline QByteArray leafHash(const QByteArray &entry) { return sha256('\0' + entry); }
inline QByteArray nodeHash(const QByteArray &left, const QByteArray &right) { return sha256('\1' + left + right); }

// A path that is too short or too long gives no root: no node is a hash of less than two hashes.
inline QByteArray rootOfPath(qint64 index, qint64 size, const QByteArray &leaf, QByteArrayList path)
{
    if (size <= 1 || path.isEmpty())
        return size == 1 && path.isEmpty() ? leaf : QByteArray();
    const QByteArray last = path.takeLast();
    const qint64 half = qint64(std::bit_floor(quint64(size - 1)));
    return index < half ? nodeHash(rootOfPath(index, half, leaf, path), last)
                        : nodeHash(last, rootOfPath(index - half, size - half, leaf, path));
}

inline QByteArray withoutSign(const QByteArray &point) { return point.left(31) + char(point[31] & 0x7f); }

// OpenSSL takes these points: the canonical encodings of all of small order, without the sign.
inline bool isSmallOrder(const QByteArray &point)
{
    static const QByteArrayList all {
        QByteArray(32, '\0'), '\1' + QByteArray(31, '\0'), '\xec' + QByteArray(30, '\xff') + '\x7f',
        QByteArray::fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        QByteArray::fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")};
    return all.contains(withoutSign(point));
}

inline bool isPublicKey(const QByteArray &bytes)
{
    static const QByteArray top = QByteArray(30, '\xff') + '\x7f'; // of the numbers from 2^255-19
    return bytes.size() == 32 && (uchar(bytes[0]) < 0xed || withoutSign(bytes).mid(1) != top) && !isSmallOrder(bytes);
}

// S < L and the canonical R are checked by OpenSSL.
inline bool verifies(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    if (!isPublicKey(publicKey) || signature.size() != 64 || isSmallOrder(signature.left(32)))
        return false;
    const std::shared_ptr<EVP_PKEY> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(publicKey), 32), EVP_PKEY_free);
    const std::shared_ptr<EVP_MD_CTX> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), raw(signature), 64, raw(message), size_t(message.size())) == 1;
}

} // namespace bulkhead_verify
