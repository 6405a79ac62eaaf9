// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QString>

namespace bulkhead {

inline QByteArray percentEncodedWhole(const QByteArray &value)
{
    return value.isEmpty() ? value : '%' + value.toHex('%').toUpper();
}

//! %2F as %2f; the rest as it is.
inline QByteArray lowerPercent(QByteArray encoded)
{
    for (qsizetype i = encoded.indexOf('%'); i >= 0 && i + 2 < encoded.size(); i = encoded.indexOf('%', i + 1))
        encoded.replace(i, 3, encoded.mid(i, 3).toLower());
    return encoded;
}

//! The forms in which a value could leak: UTF-8, both UTF-16, hex, URL-encoded (what must be, and every
//! byte), with the escapes of JSON, and base64 at each of its three offsets in either alphabet.
inline QList<QByteArray> canaryForms(const QByteArray &value)
{
    QList<QByteArray> forms{value, value.toHex(), value.toHex().toUpper()};
    QByteArray little, big;
    const QString text = QString::fromUtf8(value);
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xff);
        const char high = static_cast<char>(c.unicode() >> 8);
        little.append(low).append(high);
        big.append(high).append(low);
    }
    forms << little << big << QByteArray(value).replace('/', "\\/");
    for (const QByteArray &encoded : {value.toPercentEncoding(), percentEncodedWhole(value)})
        forms << encoded << lowerPercent(encoded);
    for (qsizetype offset = 0; offset < 3; ++offset) {
        const QByteArray padded = QByteArray(offset, '\0') + value;
        const qsizetype whole = padded.size() / 3 * 3; // what follows would change the last group
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QByteArray code = padded.left(whole).toBase64(alphabet);
            forms << code.mid(offset == 0 ? 0 : 4); // what stands before changes the first group
        }
    }
    forms.removeIf([](const QByteArray &form) { return form.size() < 6; }); // found by chance
    return forms;
}

//! "LABEL holds canary N" for each of the values that is found; never the value itself.
inline QList<QString> canariesIn(const QByteArray &content, const QString &label,
                                 const QList<QByteArray> &values)
{
    QList<QString> found;
    for (qsizetype i = 0; i < values.size(); ++i) {
        for (const QByteArray &form : canaryForms(values[i])) {
            if (content.contains(form)) {
                found << QStringLiteral("%1 holds canary %2").arg(label).arg(i);
                break;
            }
        }
    }
    return found;
}

//! As `canariesIn` a file.
inline QList<QString> findCanaries(const QString &file, const QList<QByteArray> &values)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {QStringLiteral("%1 cannot be read").arg(file)};
    return canariesIn(source.readAll(), file, values);
}

//! All files below a folder, hidden ones too: a store with its WAL, SHM and backups, logs, exports.
inline QList<QString> findCanariesBelow(const QString &folder, const QList<QByteArray> &values)
{
    QList<QString> found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        found << findCanaries(files.next(), values);
    return found;
}

} // namespace bulkhead
