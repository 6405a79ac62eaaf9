// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/connection.h"

#include <span>

namespace bulkhead {

//! "Bulk" in the file's header: says that a SQLite file is ours.
inline constexpr qint64 sqliteApplicationId = 0x42756c6b;

//! One step of the schema: takes a store from `version - 1` to `version`, inside one transaction.
struct Migration
{
    int version = 0;
    void (*apply)(Connection &connection) = nullptr;
};

//! All steps, ascending from 1 without gaps. A step that was released never changes.
[[nodiscard]] std::span<const Migration> sqliteMigrations();
void applySqliteMigration1(Connection &connection);
void applySqliteMigration2(Connection &connection);
void applySqliteMigration3(Connection &connection);
void applySqliteMigration4(Connection &connection);

//! Refuses a file that is not ours or too new, switches it to WAL and brings it up to the last step.
//! A store that holds something is copied to PATH.backup-VERSION first. Returns the schema's version.
[[nodiscard]] Result<int> migrate(Connection &connection, std::span<const Migration> steps);

} // namespace bulkhead
