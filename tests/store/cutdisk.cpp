// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cutdisk.h"

#include <QFile>

namespace bulkhead::test {

namespace {

using Event = FaultyVfs::Event;
using Kind = Event::Kind;

constexpr std::size_t sector = 512;

void apply(std::string &bytes, const Event &event, std::size_t size)
{
    const auto offset = static_cast<std::size_t>(event.offset);
    if (event.kind == Kind::Truncate) {
        bytes.resize(std::min(bytes.size(), offset));
        return;
    }
    if (bytes.size() < offset + size)
        bytes.resize(offset + size);
    bytes.replace(offset, size, event.bytes, 0, size);
}

} // namespace

CutDisk::CutDisk(Rest rest, unsigned seed)
    : m_rest(rest)
    , m_random(seed)
{
}

void CutDisk::put(const std::string &file, const std::string &bytes)
{
    const auto inode = std::make_shared<Inode>(Inode{bytes, {}});
    m_names[file] = {inode, inode};
}

bool CutDisk::keeps()
{
    return m_rest == Rest::Kept || (m_rest == Rest::Chance && m_random() % 2 == 0);
}

void CutDisk::applySome(std::string &bytes, const std::vector<Event> &pending)
{
    for (const Event &event : pending) {
        if (!keeps())
            continue;
        std::size_t size = event.bytes.size();
        if (m_rest == Rest::Chance && m_random() % 4 == 0)
            size = std::min(size, sector * (m_random() % (size / sector + 1)));
        apply(bytes, event, size);
    }
}

//! Of the bytes; and of the folder if the file is new in it, as SQLite does it for its journals.
void CutDisk::sync(Name &name)
{
    if (!name.current)
        return;
    for (const Event &event : name.current->pending)
        apply(name.current->durable, event, event.bytes.size());
    name.current->pending.clear();
    if (name.durable == name.current)
        return;
    for (auto &[file, other] : m_names)
        other.durable = other.current;
}

void CutDisk::take(const Event &event)
{
    if (event.kind == Kind::Mark)
        return;
    Name &name = m_names[event.file];
    switch (event.kind) {
    case Kind::Create:
        name.current = std::make_shared<Inode>();
        return;
    case Kind::Delete:
        name.current.reset();
        return;
    case Kind::Sync:
        sync(name);
        return;
    case Kind::FailedSync: // what it should have written is taken for written by all that comes later
        if (name.current)
            applySome(name.current->durable, std::exchange(name.current->pending, {}));
        return;
    case Kind::Write:
    case Kind::Truncate:
        if (name.current)
            name.current->pending.push_back(event);
        return;
    case Kind::Mark:
        return;
    }
}

bool CutDisk::writeTo(const QString &folder)
{
    for (const auto &[file, name] : m_names) {
        const auto &inode = name.durable == name.current || keeps() ? name.current : name.durable;
        if (!inode)
            continue;
        std::string bytes = inode->durable;
        applySome(bytes, inode->pending);
        QFile target(folder + u'/' + QString::fromStdString(file));
        const auto size = static_cast<qint64>(bytes.size());
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes.data(), size) != size)
            return false;
    }
    return true;
}

} // namespace bulkhead::test
