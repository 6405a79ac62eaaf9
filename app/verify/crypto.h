// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "canonicaljson.h"

#include <QMap>
#include <QRegularExpression>

#include <bit>
#include <memory>
#include <openssl/evp.h>

namespace bulkhead_verify {

inline bool fits(const QString &text, const QString &form)
{
    static QMap<QString, QRegularExpression> known; // the few forms in this program
    if (!known.contains(form))
        known[form].setPattern(QRegularExpression::anchoredPattern(form));
    return known[form].match(text).hasMatch();
}

inline QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
inline QByteArray unhex(const QJsonValue &text)
{
    return fits(text.toString(), u"(?:[0-9a-f]{2})*+"_s) ? QByteArray::fromHex(text.toString().toLatin1()) : QByteArray();
}

inline QByteArray unbase64(const QByteArray &text)
{
    need(QByteArray::fromBase64(text).toBase64() == text);
    return QByteArray::fromBase64(text);
}

inline qint64 decimal(const QByteArray &text)
{
    const qint64 number = text.toLongLong();
    need(number >= 0 && number <= maxInteger && QByteArray::number(number) == text);
    return number;
}

inline const uchar *raw(const QByteArray &bytes) { return reinterpret_cast<const uchar *>(bytes.constData()); }

inline QByteArray sha256(const QByteArray &bytes)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    uchar hash[32];
    if (!algorithm || EVP_Digest(raw(bytes), size_t(bytes.size()), hash, nullptr, algorithm, nullptr) != 1)
        fail(u"OpenSSL: it does no SHA-256; check its installation"_s);
    return QByteArray(reinterpret_cast<const char *>(hash), 32);
}

inline QByteArray leafHash(const QByteArray &entry) { return sha256('\0' + entry); }
inline QByteArray nodeHash(const QByteArray &left, const QByteArray &right) { return sha256('\1' + left + right); }

// OpenSSL takes these points: the canonical encodings of all of small order, without the sign.
inline bool isSmallOrder(QByteArray point)
{
    static const QByteArrayList all {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"};
    point[31] = char(point[31] & 0x7f);
    return all.contains(point.toHex());
}

inline bool isPublicKey(const QByteArray &bytes)
{
    const QString hex = QString::fromLatin1(bytes.toHex());
    return bytes.size() == 32 && !isSmallOrder(bytes) && !fits(hex, u"(?:e[d-f]|f.)f{60}[7f]f"_s); // y from 2^255-19
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

struct VerifierKey {
    QByteArray text, name, id, publicKey;

    VerifierKey() = default;
    explicit VerifierKey(const QByteArray &key)
        : text(key), name(key.left(key.indexOf('+'))), publicKey(unbase64(key.mid(name.size() + 10)).mid(1))
    {
        id = sha256(name + "\n\1" + publicKey).left(4);
        need(text == name + '+' + id.toHex() + '+' + QByteArray('\1' + publicKey).toBase64() && isPublicKey(publicKey));
        need(fits(QString::fromUtf8('x' + name), u"x[^+\\s\\p{Z}\\x{85}]+"_s));
    }
};

// A note with a checkpoint, and the texts of the known keys that signed it: none if the note is to be refused.
struct Checkpoint {
    QByteArray origin, root;
    QByteArrayList signers;
    qint64 size;

    Checkpoint(const QByteArray &note, const QList<VerifierKey> &known)
    {
        static const QString form = u"x(?:[^\n]+\n){3,}+\n(?:\u2014 [^+\\s\\p{Z}]+ [A-Za-z0-9+/]+=*\n){1,64}"_s;
        const QString all = QString::fromUtf8('x' + note); // x: Qt drops a U+FEFF at the start
        need(note.size() <= maxNote && QUtf8StringView(note).isValidUtf8() && fits(all, form) && fits(all, u"[\n\\P{Cc}]+"_s));
        const QByteArray text = note.left(note.indexOf("\n\n") + 1);
        origin = text.split('\n')[0];
        size = decimal(text.split('\n')[1]);
        root = unbase64(text.split('\n')[2]);
        need(!origin.isEmpty() && root.size() == 32);
        bool isRefused = false;
        for (const QByteArray &line : note.mid(text.size() + 1).chopped(1).split('\n')) {
            const QByteArray name = line.split(' ')[1], signature = unbase64(line.split(' ')[2]);
            need(signature.size() > 4);
            for (const VerifierKey &key : known) {
                if (key.name != name || key.id != signature.left(4))
                    continue;
                isRefused = isRefused || !verifies(key.publicKey, text, signature.mid(4));
                signers.append(key.text);
            }
        }
        if (isRefused)
            signers.clear();
    }
};

} // namespace bulkhead_verify
