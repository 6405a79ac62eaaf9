// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/checkpointfile.h"

#include "anchors/lockedfile.h"
#include "anchors/notefile.h"
#include "audit/checkpoint.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const auto historyEnding = u".history"_s;
constexpr off_t tailBytes = 2 * off_t{audit::maxNoteBytes}; // a torn note and a whole one

Error failed(const QString &path, const QString &what)
{
    return Error{.kind = Error::Kind::Store, .place = path, .what = u"a checkpoint could not be kept outside the store: "_s + what,
                 .hint = u"audit.checkpoints of the estate file names the place; the next entry tries again"_s, .retryAfter = {}};
}

//! A kill or a full disk may have left a part of a note at the end, which would make one with the next.
bool cutTorn(int history)
{
    const off_t size = ::lseek(history, 0, SEEK_END);
    if (size < 0)
        return false;
    std::string tail(static_cast<std::size_t>(std::min(size, tailBytes)), '\0');
    const off_t before = size - static_cast<off_t>(tail.size());
    if (::pread(history, tail.data(), tail.size(), before) != static_cast<ssize_t>(tail.size()))
        return false;
    const auto whole = static_cast<off_t>(audit::wholeNotes(tail, audit::originOf({})));
    return before + whole == size || ::ftruncate(history, before + whole) == 0;
}

Result<void> append(const LockedFile &history, const QString &path, const std::string &note)
{
    const bool isKept = cutTorn(history.descriptor())
        && ::write(history.descriptor(), note.data(), note.size()) == static_cast<ssize_t>(note.size()) && ::fsync(history.descriptor()) == 0;
    return isKept ? Result<void>() : failed(path, qt_error_string(errno));
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
    const LockedFile history(file + historyEnding);
    if (!history.isHeld())
        return failed(file + historyEnding, history.problem());
    if (const auto appended = append(history, file + historyEnding, note); !appended)
        return appended;
    const auto replaced = NoteFile{file}.replace(size, note);
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
    std::string notes = source.readAll().toStdString();
    const std::size_t whole = audit::wholeNotes(notes, audit::originOf({}));
    if (source.fileName() == history && whole > 0)
        notes.resize(whole); // one may be half written now
    return notes;
}

} // namespace bulkhead
