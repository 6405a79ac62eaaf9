// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/headfile.h"

#include "anchors/lockedfile.h"
#include "anchors/notefile.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
QString verifiedFile(const QString &folder, const std::string &log)
{
    return QDir(folder).filePath(QString::fromStdString(log) + u".verified"_s);
}
} // namespace

HeadFile::HeadFile(QString folder)
    : m_folder(std::move(folder))
{
}

QString HeadFile::placeOf(const std::string &log) const
{
    return QDir(m_folder).filePath(QString::fromStdString(log) + u".checkpoint"_s);
}

Result<std::string> HeadFile::head(const std::string &log)
{
    return NoteFile{placeOf(log)}.read();
}

Result<void> HeadFile::remember(const std::string &log, std::uint64_t size, const std::string &note)
{
    return replace(placeOf(log), size, note);
}

Result<std::string> HeadFile::verified(const std::string &log)
{
    return NoteFile{verifiedFile(m_folder, log)}.read();
}

Result<void> HeadFile::rememberVerified(const std::string &log, const std::string &note)
{
    return replace(verifiedFile(m_folder, log), 0, note); // it is no checkpoint, so it states no size and is always replaced
}

Result<void> HeadFile::replace(const QString &path, std::uint64_t size, const std::string &note)
{
    if (!QDir(m_folder).exists()) {
        QDir().mkpath(m_folder);
        ::chmod(QFile::encodeName(m_folder).constData(), S_IRWXU);
    }
    const LockedFile lock(QDir(m_folder).filePath(u"lock"_s));
    if (!lock.isHeld()) {
        return Error{.kind = Error::Kind::Store, .place = path, .what = u"the checkpoint cannot be written: "_s + lock.problem(),
                     .hint = u"check the rights of its folder"_s, .retryAfter = {}};
    }
    return NoteFile{path}.replace(size, note);
}

} // namespace bulkhead
