// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "canonicaljson.h"
#include "crypto.h"

#include <QMap>
#include <QRegularExpression>

namespace bulkhead_verify {

using namespace Qt::Literals::StringLiterals;

inline bool fits(const QString &text, const QString &form)
{
    static QMap<QString, QRegularExpression> known; // the few forms in this program
    if (!known.contains(form))
        known[form].setPattern(QRegularExpression::anchoredPattern(form));
    return known[form].match(text).hasMatch();
}

inline QByteArray unhex(const QJsonValue &text)
{
    return fits(text.toString(), u"[0-9a-f]*"_s) ? QByteArray::fromHex(text.toString().toLatin1()) : QByteArray();
}

inline QByteArray unbase64(const QByteArray &text)
{
    const QByteArray bytes = QByteArray::fromBase64(text);
    need(bytes.toBase64() == text);
    return bytes;
}

inline qint64 decimal(const QByteArray &text)
{
    const qint64 number = text.toLongLong();
    need(number >= 0 && number <= maxInteger && QByteArray::number(number) == text);
    return number;
}

struct VerifierKey {
    QByteArray text, name, id, publicKey;

    VerifierKey() = default;
    explicit VerifierKey(const QByteArray &key)
        : text(key), name(key.left(key.indexOf('+'))), publicKey(unbase64(key.mid(name.size() + 10)).mid(1))
    {
        id = sha256(name + "\n\1" + publicKey).left(4);
        need(text == name + '+' + id.toHex() + '+' + ('\1' + publicKey).toBase64() && isPublicKey(publicKey));
        need(fits(QString::fromUtf8('x' + name), u"x[^+\\s\\p{Z}\\x{85}]+"_s));
    }
};

struct Checkpoint {
    QByteArray text, origin, root;
    qint64 size;
    QList<QByteArrayList> signatures; // name, id, signature

    explicit Checkpoint(const QByteArray &note)
        : text(note.left(note.indexOf("\n\n") + 1))
    {
        static const QString form = u"x(?:[^\n]+\n){3,}+\n(?:\u2014 [^+\\s\\p{Z}]+ [A-Za-z0-9+/]+=*\n){1,64}"_s;
        const QString all = QString::fromUtf8('x' + note); // x: Qt drops a U+FEFF at the start
        need(note.size() <= 65536 && QUtf8StringView(note).isValidUtf8() && fits(all, form) && fits(all, u"[\n\\P{Cc}]+"_s));
        const QByteArrayList lines = text.split('\n');
        origin = lines[0];
        size = decimal(lines[1]);
        root = unbase64(lines[2]);
        need(root.size() == 32);
        for (const QByteArray &line : note.mid(text.size() + 1).chopped(1).split('\n')) {
            const QByteArray signature = unbase64(line.split(' ')[2]);
            need(signature.size() > 4);
            signatures.append({line.split(' ')[1], signature.left(4), signature.mid(4)});
        }
    }

    // The texts of the known keys that signed; none if the note is to be refused.
    QByteArrayList signers(const QList<VerifierKey> &known) const
    {
        QByteArrayList good;
        for (const QByteArrayList &signature : signatures) {
            for (const VerifierKey &key : known) {
                const bool isKnown = key.name == signature[0] && key.id == signature[1];
                if (isKnown && !verifies(key.publicKey, text, signature[2]))
                    return {};
                if (isKnown)
                    good.append(key.text);
            }
        }
        return good;
    }
};

} // namespace bulkhead_verify
