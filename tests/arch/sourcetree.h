// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace bulkhead::arch {

//! One source file of the project, path relative to the top ("models/core/error.h").
struct SourceFile
{
    QString path;
    QString text;

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1Char('h')); }
    [[nodiscard]] QStringList lines() const { return text.split(QLatin1Char('\n')); }
};

//! All .h and .cpp files below the given folders, sorted.
[[nodiscard]] QList<SourceFile> sourcesBelow(const QStringList &folders);
//! All files that a SPDX line is asked of: sources, scripts, CMake files.
[[nodiscard]] QList<SourceFile> licensedFiles();
//! Comments, string and character literals blanked out, so that what is left is code.
[[nodiscard]] QString codeOnly(const QString &text);

} // namespace bulkhead::arch
