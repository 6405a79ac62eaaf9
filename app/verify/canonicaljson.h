// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <cmath>

namespace bulkhead_verify {

constexpr qint64 maxInteger = 9007199254740991;
constexpr qsizetype maxLine = 1048576;

struct Refused {};

inline void need(bool isGood)
{
    if (!isGood)
        throw Refused();
}

inline QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const char byte : text.toUtf8()) {
        const qsizetype special = QByteArrayView("\b\t\n\f\r\"\\").indexOf(byte);
        if (special >= 0)
            out.append('\\').append("btnfr\"\\"[special]);
        else if (uchar(byte) < 0x20)
            out.append("\\u00").append(QByteArray::number(int(byte), 16).rightJustified(2, '0'));
        else
            out.append(byte);
    }
    return out.append('"');
}

// As RFC 8785 writes it, without null, fractions, integers beyond 2^53-1 and more depth.
inline QByteArray canonical(const QVariant &value, int depthLeft = 8)
{
    if (value.typeId() == QMetaType::QString)
        return quoted(value.toString());
    if (value.typeId() == QMetaType::Bool || value.typeId() == QMetaType::LongLong) {
        need(std::abs(value.toDouble()) <= double(maxInteger));
        return value.toByteArray();
    }
    const bool isList = value.typeId() == QMetaType::QVariantList;
    need(depthLeft > 0 && (isList || value.typeId() == QMetaType::QVariantMap));
    QByteArrayList parts;
    for (const QVariant &element : value.toList())
        parts.append(canonical(element, depthLeft - 1));
    if (isList)
        return '[' + parts.join(',') + ']';
    const QVariantMap members = value.toMap(); // by UTF-16 code units
    for (auto it = members.begin(); it != members.end(); ++it)
        parts.append(quoted(it.key()) + ':' + canonical(*it, depthLeft - 1));
    return '{' + parts.join(',') + '}';
}

inline QJsonObject parseCanonical(const QByteArray &text)
{
    // Qt swallows a U+FEFF at the start of a string, so it gets an escape to read in its place.
    const QByteArray readable = QByteArray(text).replace("\"\xEF\xBB\xBF", "\"\\uFEFF");
    const QJsonObject object = QJsonDocument::fromJson(readable).object();
    // What Qt puts up with (repeated keys, fractions, lone surrogates, blanks) is not written that way again.
    need(text.size() <= maxLine && canonical(object.toVariantMap()) == text);
    return object;
}

} // namespace bulkhead_verify
