// SPDX-License-Identifier: GPL-3.0-or-later
// The building blocks: section 1 of FORMAT.md. Whatever is not well-formed throws a Problem.
#pragma once
#include <QtCore>
#include <openssl/evp.h>
#include <openssl/sha.h>

using namespace Qt::Literals::StringLiterals;
constexpr qint64 maxInteger = 9007199254740991, maxLine = 1048576, maxNote = 65536, maxProof = 262144;

struct Problem {
    QLatin1StringView kind = {};
    qint64 seq = 0, size = 0; // of the entry, of the checkpoint
    explicit operator bool() const { return !kind.isEmpty(); }
};

// Without a kind, whoever catches the Problem knows which.
inline void need(bool isGood, QLatin1StringView kind = {}, qint64 seq = 0) { if (!isGood) throw Problem {kind, seq}; }

// A file, or a part of one, of which no more is held than one line, or what is asked for.
class File {
public:
    explicit File(const QString &path, qint64 at = 0, qint64 size = maxInteger) : m_left(size), m_file(path) {
        const bool isOpen = m_file.open(QIODevice::ReadOnly) && (at == 0 || m_file.seek(at));
        if (checked({}); !isOpen) m_left = 0;
    }
    QByteArray text(qint64 limit) { return taken(checked(m_file.read(qMin(limit, m_left)))); } // so many bytes, or fewer if the file ends
    QByteArray line() { // without its line feed
        m_hash.addData(m_line);
        m_line.resize(qMin(maxLine + 1, m_left));
        if (!m_line.isEmpty()) m_line.resize(m_file.readLine(m_line.data(), m_line.size() + 1));
        need(taken(checked(m_line)).endsWith('\n'));
        return m_line.chopped(1);
    }
    QByteArray digest() const { return m_hash.result().toHex(); } // of all lines before the last one

private:
    QByteArray checked(const QByteArray &text) const {
        if (m_file.error() == QFile::NoError) return text;
        const QString what = m_file.fileName() + u": "_s + m_file.errorString() + u"; name a file that can be read"_s;
        throw std::runtime_error(what.toStdString());
    }
    QByteArray taken(const QByteArray &text) { m_left -= text.size(); return text; }
    qint64 m_left;
    QFile m_file;
    QByteArray m_line;
    QCryptographicHash m_hash {QCryptographicHash::Sha256};
};

// JSON knows more than canonical JSON: null, fractions, integers beyond 2^53-1, any depth.
inline void needPlain(const QJsonValue &value, int depthLeft) {
    const qint64 number = value.toInteger(value.isDouble() ? maxInteger + 1 : 0);
    need(!value.isNull() && number >= -maxInteger && number <= maxInteger);
    need(depthLeft > 0 || !(value.isArray() || value.isObject()));
    for (const QJsonValue one : value.toArray()) needPlain(one, depthLeft - 1);
    for (const QJsonValue one : value.toObject()) needPlain(one, depthLeft - 1);
}

// Of what is plain, Qt writes strings and numbers as RFC 8785 wants it.
inline QByteArray canonical(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

inline QJsonObject parseCanonical(const QByteArray &text) {
    const bool isPlain = std::none_of(text.begin(), text.end(), [](char byte) { return uchar(byte) >= 0xef; });
    // Qt swallows a U+FEFF at the start of a string, so it gets an escape to read in its place.
    const QByteArray readable = isPlain ? text : QByteArray(text).replace("\"\xEF\xBB\xBF", "\"\\uFEFF");
    QJsonObject object = QJsonDocument::fromJson(readable).object();
    // In an object that it has read, but not in one made of a map, Qt misplaces keys beyond U+FFFF.
    if (!isPlain) object = QJsonObject::fromVariantMap(object.toVariantMap());
    // What else Qt puts up with (repeated keys, blanks, other spellings) is not written that way again,
    need(canonical(object) == text);
    // but for lone surrogates.
    need(!text.contains("\\ud") || !QByteArray(text).replace("\\\\", "").contains("\\ud"));
    needPlain(object, 8);
    return object;
}

inline bool fits(const QString &text, const QString &form) {
    static QMap<QString, QRegularExpression> known; // the few forms in this program
    if (!known.contains(form)) known[form].setPattern(QRegularExpression::anchoredPattern(form));
    return known[form].match(text).hasMatch();
}

inline QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
inline QByteArray unhex(const QJsonValue &text) { // empty if it is none
    QByteArray bytes = QByteArray::fromHex(text.toString().toUtf8());
    return hex(bytes) == text.toString() ? bytes : QByteArray();
}
inline QByteArray unbase64(const QByteArray &text) {
    QByteArray bytes = QByteArray::fromBase64(text);
    need(bytes.toBase64() == text);
    return bytes;
}
inline const uchar *raw(const QByteArray &bytes) { return reinterpret_cast<const uchar *>(bytes.constData()); }

inline QByteArray sha256(const QByteArray &bytes) {
    QByteArray hash(32, '\0');
    if (!SHA256(raw(bytes), size_t(bytes.size()), reinterpret_cast<uchar *>(hash.data())))
        throw std::runtime_error("OpenSSL: it does no SHA-256; check its installation");
    return hash;
}

inline QByteArray leafHash(const QByteArray &entry) { return sha256('\0' + entry); }
inline QByteArray nodeHash(const QByteArray &left, const QByteArray &right) { return sha256('\1' + left + right); }

// OpenSSL also takes points that nobody should: of small order, or with a y that is not below 2^255-19.
inline bool isPoint(const QByteArray &bytes) {
    static const QString weak
        = u"0[01]0{60}[08]0|ecf{60}[7f]f|26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc[08]5|"
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03[7f]a|(?:e[d-f]|f.)f{60}[7f]f"_s;
    return bytes.size() == 32 && !fits(hex(bytes), weak);
}

// OpenSSL itself checks that S < L and that R is canonical.
inline bool verifies(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature) {
    if (!isPoint(publicKey) || signature.size() != 64 || !isPoint(signature.left(32))) return false;
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
          id(sha256(name + "\n\1" + publicKey).left(4)) {
        need(text == name + '+' + id.toHex() + '+' + QByteArray('\1' + publicKey).toBase64());
        need(isPoint(publicKey) && fits(QString::fromUtf8('x' + name), u"x[^+\\s\\p{Z}\\x{85}]+"_s));
    }
};

// A note with a checkpoint.
struct Checkpoint {
    QByteArray text, origin, root;
    qint64 size;
    bool isSigned = false; // by a known key, and by no known key wrongly: else the note is to be refused
    Checkpoint(QByteArray &notes, const QList<VerifierKey> &known) { // takes it from the front of these
        static const QRegularExpression form(
            u"\\Ax((\\P{Cc}+)\n(\\P{Cc}+)\n(\\P{Cc}+)\n(?:\\P{Cc}+\n)*+)\n"
            "((?:\u2014 [^+\\s\\p{Z}\\p{Cc}]+ [A-Za-z0-9+/]+=*\n){1,64}+)(?!\u2014 )"_s);
        const auto match = form.match(QString::fromUtf8('x' + notes.left(maxNote + 4))); // x: Qt drops a first U+FEFF
        const auto part = [&](int i) { return match.captured(i).toUtf8(); };
        need(match.hasMatch() && part(0).size() <= maxNote + 1);
        need(notes.startsWith(part(0).mid(1))); // only valid UTF-8 gives the same bytes again
        notes.remove(0, part(0).size() - 1);
        text = part(1), origin = part(2);
        size = part(3).toLongLong(), root = unbase64(part(4));
        need(size >= 0 && size <= maxInteger && QByteArray::number(size) == part(3) && root.size() == 32);
        bool isRefused = false;
        for (const QByteArray &line : part(5).chopped(1).split('\n')) {
            const QByteArray name = line.split(' ')[1], signature = unbase64(line.split(' ')[2]);
            need(signature.size() > 4);
            for (const VerifierKey &key : known)
                if (key.name == name && key.id == signature.left(4))
                    (verifies(key.publicKey, text, signature.mid(4)) ? isSigned : isRefused) = true;
        }
        isSigned = isSigned && !isRefused;
    }
};
