// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QString>

namespace bulkhead::test {

//! Poppler's tools read a PDF back: a second reader, not the library that wrote it.
inline bool hasPoppler()
{
    for (const char *tool : {"pdfinfo", "pdftotext", "pdffonts", "pdftohtml"}) {
        if (QStandardPaths::findExecutable(QLatin1StringView(tool)).isEmpty())
            return false;
    }
    return true;
}

inline QString poppler(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    process.waitForFinished(-1);
    return QString::fromUtf8(process.readAllStandardOutput());
}

inline QString withoutBlanks(QString text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.remove(blanks);
}

//! Of this process, in KiB; 0 where the system does not tell.
inline qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace bulkhead::test
