// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/notefile.h"

#include "audit/checkpoint.h"

#include <QFile>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = qint64{audit::maxNoteBytes};

Error failed(const QString &path, const QString &what)
{
    return Error{.kind = Error::Kind::Store, .place = path, .what = what, .hint = u"check the free space and the rights of its folder"_s, .retryAfter = {}};
}

} // namespace

std::uint64_t statedSize(std::string_view note)
{
    const auto parsed = audit::SignedNote::parse(note);
    const auto head = parsed ? audit::Checkpoint::fromText(parsed->text) : std::nullopt;
    return head ? head->size : 0;
}

Result<std::string> NoteFile::read() const
{
    QFile file(path);
    if (!file.exists())
        return std::string();
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return failed(path, u"the checkpoint cannot be read"_s);
    return file.readAll().toStdString();
}

Result<void> NoteFile::replace(std::uint64_t size, const std::string &note) const
{
    const auto before = read();
    if (before && statedSize(*before) > size)
        return {};
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(note.data(), static_cast<qint64>(note.size())) == static_cast<qint64>(note.size())
        && file.commit();
    return written ? Result<void>() : failed(path, u"the checkpoint cannot be written: %1"_s.arg(file.errorString()));
}

} // namespace bulkhead
