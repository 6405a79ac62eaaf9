// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/headfile.h"

#include "anchors/lockedfile.h"
#include "anchors/notefile.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

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
    if (!QDir(m_folder).exists()) {
        QDir().mkpath(m_folder);
        ::chmod(QFile::encodeName(m_folder).constData(), S_IRWXU);
    }
    const LockedFile lock(QDir(m_folder).filePath(u"lock"_s));
    if (!lock.isHeld()) {
        return Error{.kind = Error::Kind::Store, .place = placeOf(log), .what = u"the checkpoint cannot be written: "_s + lock.problem(),
                     .hint = u"check the rights of its folder"_s, .retryAfter = {}};
    }
    return NoteFile{placeOf(log)}.replace(size, note);
}

} // namespace bulkhead
