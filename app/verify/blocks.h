// SPDX-License-Identifier: GPL-3.0-or-later
// The building blocks: section 1 of FORMAT.md. Whatever is not well-formed throws a Problem.
#pragma once
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

#include <map>
#include <memory>
#include <openssl/evp.h>

namespace bulkhead_verify {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxInteger = 9007199254740991, maxLine = 1048576, maxNote = 65536, maxProof = 262144;

struct Problem {
    QLatin1StringView kind = {};
    qint64 seq = 0;
    explicit operator bool() const { return !kind.isEmpty(); }
};

inline void need(bool isGood) { isGood ? void() : throw Problem {"malformed"_L1}; }

inline void writeText(std::string &out, const QString &text)
{
    static const QByteArray special = "\b\t\n\f\r\"\\";
    out += '"';
    for (const char byte : text.toUtf8()) {
        const qsizetype at = uchar(byte) < 0x20 || byte == '"' || byte == '\\' ? special.indexOf(byte) : -1;
        if (at >= 0) (out += '\\') += "btnfr\"\\"[at];
        else if (uchar(byte) >= 0x20) out += byte;
        else (out += "\\u00") += QByteArray(1, byte).toHex().toStdString();
    }
    out += '"';
}

// As RFC 8785 wants it, without null, fractions, integers beyond 2^53-1 and too much depth.
inline void write(std::string &out, const QJsonValue &value, int depthLeft)
{
    const char *comma = "";
    if (value.isString()) {
        writeText(out, value.toString());
    } else if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else if (value.isDouble()) {
        need(qAbs(value.toDouble()) <= double(maxInteger));
        out += std::to_string(value.toInteger());
    } else if (value.isArray() && depthLeft > 0) {
        out += '[';
        for (const QJsonValue one : value.toArray()) write(out += std::exchange(comma, ","), one, depthLeft - 1);
        out += ']';
    } else {
        need(value.isObject() && depthLeft > 0);
        const QJsonObject object = value.toObject();
        std::map<QString, QJsonValue> members; // by UTF-16 code units
        for (auto it = object.begin(); it != object.end(); ++it) members[it.key()] = it.value();
        out += '{';
        for (const auto &[key, member] : members) {
            writeText(out += std::exchange(comma, ","), key);
            write(out += ':', member, depthLeft - 1);
        }
        out += '}';
    }
}

inline QByteArray canonical(const QJsonObject &object)
{
    std::string out;
    write(out, object, 8);
    return QByteArray::fromStdString(out);
}

inline QJsonObject parseCanonical(const QByteArray &text)
{
    // Qt swallows a U+FEFF at the start of a string, so it gets an escape to read in its place.
    static const QByteArray bom = "\"\xEF\xBB\xBF", escape = "\"\\uFEFF";
    const QByteArray readable = text.contains(bom) ? QByteArray(text).replace(bom, escape) : text;
    const QJsonObject object = QJsonDocument::fromJson(readable).object();
    // What Qt puts up with (repeated keys, fractions, lone surrogates, blanks) is not written that way again.
    need(canonical(object) == text);
    // In an object that it has read, Qt does not find keys beyond U+FFFF.
    const bool isPlain = std::none_of(text.begin(), text.end(), [](char byte) { return uchar(byte) >= 0xf0; });
    return isPlain ? object : QJsonObject::fromVariantMap(object.toVariantMap());
}

inline bool fits(const QString &text, const QString &form)
{
    static QMap<QString, QRegularExpression> known; // the few forms in this program
    if (!known.contains(form)) known[form].setPattern(QRegularExpression::anchoredPattern(form));
    return known[form].match(text).hasMatch();
}

inline QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
inline QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

inline QByteArray unhex(const QJsonValue &text) // empty if it is none
{
    const QByteArray bytes = QByteArray::fromHex(text.toString().toUtf8());
    return hex(bytes) == text.toString() ? bytes : QByteArray();
}

inline QByteArray unbase64(const QByteArray &text)
{
    const QByteArray bytes = QByteArray::fromBase64(text);
    need(bytes.toBase64() == text);
    return bytes;
}

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

// Points that OpenSSL takes, but nobody should: of small order, or with a y that is not below 2^255-19.
inline bool isWeak(const QByteArray &point)
{
    static const QString form
        = u"0[01]0{60}[08]0|ecf{60}[7f]f|26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc[08]5|"
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03[7f]a|(?:e[d-f]|f.)f{60}[7f]f"_s;
    return fits(hex(point), form);
}

inline bool isPublicKey(const QByteArray &bytes) { return bytes.size() == 32 && !isWeak(bytes); }

// OpenSSL itself checks that S < L and that R is canonical.
inline bool verifies(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    if (!isPublicKey(publicKey) || signature.size() != 64 || isWeak(signature.left(32))) return false;
    EVP_PKEY *const made = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(publicKey), 32);
    const std::shared_ptr<EVP_PKEY> key(made, EVP_PKEY_free);
    const std::shared_ptr<EVP_MD_CTX> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), raw(signature), 64, raw(message), size_t(message.size())) == 1;
}

struct VerifierKey {
    QByteArray text, name, publicKey, id;

    VerifierKey() = default;
    explicit VerifierKey(const QByteArray &key)
        : text(key), name(key.left(key.indexOf('+'))), publicKey(unbase64(key.mid(name.size() + 10)).mid(1)),
          id(sha256(name + "\n\1" + publicKey).left(4))
    {
        need(text == name + '+' + id.toHex() + '+' + QByteArray('\1' + publicKey).toBase64());
        need(isPublicKey(publicKey) && fits(QString::fromUtf8('x' + name), u"x[^+\\s\\p{Z}\\x{85}]+"_s));
    }
};

// A note with a checkpoint, and the texts of the known keys that signed it: none if the note is to be refused.
struct Checkpoint {
    QByteArray text, origin, root;
    QByteArrayList signers;
    qint64 size;

    Checkpoint(QByteArray &notes, const QList<VerifierKey> &known) // takes it from the front of these
    {
        static const QRegularExpression form(
            u"\\Ax((\\P{Cc}+)\n(\\P{Cc}+)\n(\\P{Cc}+)\n(?:\\P{Cc}+\n)*+)\n"
            "((?:\u2014 [^+\\s\\p{Z}\\p{Cc}]+ [A-Za-z0-9+/]+=*\n){1,64}+)(?!\u2014 )"_s);
        const auto match = form.match(QString::fromUtf8('x' + notes.left(maxNote + 4))); // x: Qt drops a first U+FEFF
        const auto part = [&](int i) { return match.captured(i).toUtf8(); };
        need(match.hasMatch() && part(0).size() <= maxNote + 1);
        need(notes.startsWith(part(0).mid(1))); // only valid UTF-8 gives the same bytes again
        notes.remove(0, part(0).size() - 1);
        text = part(1);
        origin = part(2);
        size = part(3).toLongLong();
        root = unbase64(part(4));
        need(size >= 0 && size <= maxInteger && QByteArray::number(size) == part(3) && root.size() == 32);
        bool isRefused = false;
        for (const QByteArray &line : part(5).chopped(1).split('\n')) {
            const QByteArray name = line.split(' ')[1], signature = unbase64(line.split(' ')[2]);
            need(signature.size() > 4);
            for (const VerifierKey &key : known) {
                if (key.name != name || key.id != signature.left(4)) continue;
                isRefused = isRefused || !verifies(key.publicKey, text, signature.mid(4));
                signers.append(key.text);
            }
        }
        if (isRefused) signers.clear();
    }
};

} // namespace bulkhead_verify
