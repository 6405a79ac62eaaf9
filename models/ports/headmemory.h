// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <string>
#include <vector>

namespace bulkhead {

//! Remembers the newest head of each log outside its store, by the log's id, so that a log that became shorter or another one
//! shows. One object per thread; processes may share what it remembers.
class HeadMemory
{
public:
    HeadMemory() = default;
    virtual ~HeadMemory() = default;
    Q_DISABLE_COPY_MOVE(HeadMemory)

    //! The note remembered last; empty if there is none.
    virtual Result<std::string> head(const std::string &log) = 0;
    //! Never replaces a head by a smaller one.
    virtual Result<void> remember(const std::string &log, std::uint64_t size, const std::string &note) = 0;
    //! The note on the last verification of the whole log, as `rememberVerified` got it; empty if there is none.
    virtual Result<std::string> verified(const std::string &log) = 0;
    //! Replaces what was remembered. See audit::VerifiedHead for what such a note is worth.
    virtual Result<void> rememberVerified(const std::string &log, const std::string &note) = 0;
    //! Where it is, for people.
    [[nodiscard]] virtual QString placeOf(const std::string &log) const = 0;
};

//! A place of the user's choice that gets every checkpoint at once.
class CheckpointTarget
{
public:
    CheckpointTarget() = default;
    virtual ~CheckpointTarget() = default;
    Q_DISABLE_COPY_MOVE(CheckpointTarget)

    virtual Result<void> put(const std::string &log, std::uint64_t size, const std::string &note) = 0;
    //! All that it holds of a log, one note behind the other; empty if nothing.
    virtual Result<std::string> notes(const std::string &log) = 0;
    [[nodiscard]] virtual QString place() const = 0;
};

} // namespace bulkhead
