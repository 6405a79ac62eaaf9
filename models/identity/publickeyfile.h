// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/result.h"

#include <QString>

namespace bulkhead {

//! Writes or replaces the file in one step. BadFile if that cannot be done.
[[nodiscard]] Result<void> writePublicKeyFile(const QString &path, const SigningKey &key);

//! A card that was read holds a usable key and a proof that is right. NotFound if there is no such file, BadFile
//! for everything else: the file comes from somebody else, so it is taken only as this program writes it.
[[nodiscard]] Result<PublicKeyCard> readPublicKeyFile(const QString &path);

} // namespace bulkhead
