// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <cstdint>
#include <string>

namespace bulkhead {

//! A file that holds one checkpoint and only ever gets a greater one. Who replaces it holds a LockedFile meanwhile; who reads it need not.
//! Errors are Store, with the path.
struct NoteFile
{
    QString path;

    //! Empty if there is no such file.
    [[nodiscard]] Result<std::string> read() const;
    [[nodiscard]] Result<void> replace(std::uint64_t size, const std::string &note) const;
};

//! The size a checkpoint states; 0 if it states none. Says nothing of its signature.
[[nodiscard]] std::uint64_t statedSize(std::string_view note);

} // namespace bulkhead
