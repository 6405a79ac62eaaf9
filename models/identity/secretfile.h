// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

namespace bulkhead {

inline constexpr qint64 maxSecretBytes = 64LL << 10;

//! Reads a file that holds one secret, without one trailing line feed. Refuses a file that others may
//! read or write, or that belongs to someone else: what was opened is what is checked. NotFound if there is
//! none, Forbidden for mode and owner, BadFile for anything else.
[[nodiscard]] Result<Secret> readSecretFile(const QString &path);

//! Makes a file with mode 0600 that is complete from the moment it can be seen. True if this call made
//! it, false if there was one already, which stays as it is.
[[nodiscard]] Result<bool> createSecretFile(const QString &path, const Secret &content);

//! As `createSecretFile`, but replaces what is there in one step.
[[nodiscard]] Result<void> replaceSecretFile(const QString &path, const Secret &content);

} // namespace bulkhead
