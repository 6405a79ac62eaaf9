// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/checkpointfile.h"

#include "anchors/notefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const auto historyEnding = u".history"_s;

Error failed(const QString &path, const QString &what)
{
    return Error{.kind = Error::Kind::Store, .place = path, .what = u"a checkpoint could not be kept outside the store: "_s + what,
                 .hint = u"audit.checkpoints of the estate file names the place; the next entry tries again"_s, .retryAfter = {}};
}

//! Appended in one piece, so that processes do not mix theirs.
Result<void> append(const QString &path, const std::string &note)
{
    QFile file(path);
    const bool isKept = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && file.write(note.data(), static_cast<qint64>(note.size())) == static_cast<qint64>(note.size()) && ::fsync(file.handle()) == 0;
    return isKept ? Result<void>() : failed(path, file.errorString());
}

} // namespace

CheckpointFile::CheckpointFile(QString path)
    : m_path(std::move(path))
{
}

QString CheckpointFile::fileOf(const std::string &log) const
{
    const bool isFolder = m_path.endsWith(u'/') || QFileInfo(m_path).isDir();
    return isFolder ? QDir(m_path).filePath(QString::fromStdString(log) + u".checkpoint"_s) : m_path;
}

Result<void> CheckpointFile::put(const std::string &log, std::uint64_t size, const std::string &note)
{
    if (m_path.endsWith(u'/'))
        QDir().mkpath(m_path);
    const QString file = fileOf(log);
    if (const auto appended = append(file + historyEnding, note); !appended)
        return appended;
    const auto replaced = NoteFile{file, file + u".lock"_s}.replace(size, note);
    return replaced ? replaced : failed(file, replaced.error().what);
}

Result<std::string> CheckpointFile::notes(const std::string &log)
{
    const QString file = fileOf(log);
    const QString history = file + historyEnding;
    QFile source(QFileInfo::exists(history) ? history : file);
    if (!source.exists())
        return std::string();
    if (!source.open(QIODevice::ReadOnly))
        return failed(source.fileName(), source.errorString());
    return source.readAll().toStdString();
}

} // namespace bulkhead
