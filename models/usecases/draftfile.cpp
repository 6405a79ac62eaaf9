// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/draftfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <filesystem>

namespace bulkhead {

using namespace Qt::StringLiterals;

DraftFile::DraftFile(const QString &place, QString what)
    : m_place(place)
    , m_target(QFileInfo::exists(place) ? QFileInfo(place).canonicalFilePath() : place) // a link stays one
    , m_path(u"%1.%2.part"_s.arg(m_target).arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0')))
    , m_what(std::move(what))
{
}

DraftFile::~DraftFile()
{
    QFile::remove(m_path);
}

QString DraftFile::obstacle() const
{
    const QFileInfo there(m_target);
    if (!there.exists())
        return {};
    return !there.isFile() ? u"there is something that is no file"_s : there.isWritable() ? QString() : u"there is a file that may not be written"_s;
}

Result<void> DraftFile::keep() const
{
    if (const QFileInfo there(m_target); there.exists())
        QFile::setPermissions(m_path, there.permissions());
    std::error_code failure;
    std::filesystem::rename(QFile::encodeName(m_path).toStdString(), QFile::encodeName(m_target).toStdString(), failure);
    return failure ? Result<void>(writeError(QString::fromStdString(failure.message()))) : Result<void>();
}

Error DraftFile::writeError(const QString &why) const
{
    return Error{.kind = Error::Kind::BadFile, .place = m_place, .what = u"%1 cannot be written: %2"_s.arg(m_what, why), .hint = u"check the free space and the rights of the folder"_s,
                 .retryAfter = {}};
}

} // namespace bulkhead
