// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <cmath>
#include <stdexcept>

namespace bulkhead_verify {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxInteger = 9007199254740991, maxLine = 1048576, maxNote = 65536, maxProof = 262144;

struct Problem {
    QLatin1StringView kind = {};
    qint64 seq = 0;

    explicit operator bool() const { return !kind.isEmpty(); }
};

inline void need(bool isGood, QLatin1StringView kind = "malformed"_L1)
{
    if (!isGood)
        throw Problem {kind};
}

[[noreturn]] inline void fail(const QString &what) { throw std::runtime_error(what.toStdString()); }

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
    QByteArrayList parts;
    switch (value.typeId()) {
    case QMetaType::QString:
        return quoted(value.toString());
    case QMetaType::Bool:
    case QMetaType::LongLong:
        need(std::abs(value.toDouble()) <= double(maxInteger));
        return value.toByteArray();
    case QMetaType::QVariantList:
        for (const QVariant &element : value.toList())
            parts.append(canonical(element, depthLeft - 1));
        need(depthLeft > 0);
        return '[' + parts.join(',') + ']';
    default:
        need(depthLeft > 0 && value.typeId() == QMetaType::QVariantMap);
        for (const auto &[key, member] : value.toMap().asKeyValueRange()) // by UTF-16 code units
            parts.append(quoted(key) + ':' + canonical(member, depthLeft - 1));
        return '{' + parts.join(',') + '}';
    }
}

inline QJsonObject parseCanonical(const QByteArray &text)
{
    // Qt swallows a U+FEFF at the start of a string, so it gets an escape to read in its place.
    const QByteArray readable = QByteArray(text).replace("\"\xEF\xBB\xBF", "\"\\uFEFF");
    const QJsonObject object = QJsonDocument::fromJson(readable).object();
    // What Qt puts up with (repeated keys, fractions, lone surrogates, blanks) is not written that way again.
    need(canonical(object.toVariantMap()) == text);
    return object;
}

} // namespace bulkhead_verify
