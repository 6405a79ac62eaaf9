// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/saveplace.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace bulkhead::SavePlace {

namespace {

QString &lastFolder()
{
    static QString folder;
    return folder;
}

QString firstFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace

QString ask(QWidget *parent, const QString &title, const QString &fileName, const QString &filter)
{
    const QDir begin(QDir(folder()).exists() && !folder().isEmpty() ? folder() : firstFolder());
    const QString path = QFileDialog::getSaveFileName(parent, title, begin.filePath(fileName), filter);
    if (!path.isEmpty())
        setFolder(QFileInfo(path).absolutePath());
    return path;
}

QString folder()
{
    return lastFolder();
}

void setFolder(const QString &folder)
{
    lastFolder() = folder;
}

} // namespace bulkhead::SavePlace
