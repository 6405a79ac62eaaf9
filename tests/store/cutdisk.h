// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/faultyvfs.h"

#include <QString>

#include <map>
#include <memory>
#include <random>

namespace bulkhead::test {

//! What a disk holds after a power cut: all that was synced, and of the rest whatever the cut left. A write of which a sync failed may
//! be lost although no later sync fails, as with Linux; so may the name of a new file, and an old file may be back, until the folder
//! was synced.
class CutDisk
{
public:
    enum class Rest { Lost, Kept, Chance }; //!< what becomes of what was not synced
    CutDisk(Rest rest, unsigned seed);

    //! A file that was there, whole, before the first event.
    void put(const std::string &file, const std::string &bytes);
    void take(const FaultyVfs::Event &event);
    //! Writes the files as they are after a cut now.
    [[nodiscard]] bool writeTo(const QString &folder);

private:
    //! What a name stands for; a name may come to stand for another one.
    struct Inode
    {
        std::string durable;
        std::vector<FaultyVfs::Event> pending;
    };
    struct Name
    {
        std::shared_ptr<Inode> durable, current; //!< none: no such file
    };

    [[nodiscard]] bool keeps();
    //! Some pending events in their order; a write may be torn at a sector.
    void applySome(std::string &bytes, const std::vector<FaultyVfs::Event> &pending);
    void sync(Name &name);

    Rest m_rest;
    std::mt19937 m_random;
    std::map<std::string, Name> m_names;
};

} // namespace bulkhead::test
