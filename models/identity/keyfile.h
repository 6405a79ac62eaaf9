// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/result.h"

#include <QString>

namespace bulkhead {

//! Writes a signing key to a new file with mode 0600, sealed with a key from the passphrase (Argon2id,
//! XChaCha20-Poly1305). Takes some tenths of a second and 64 MiB. BadFile if there is a file with this name,
//! which stays as it is; Usage for an empty passphrase.
[[nodiscard]] Result<void> writeKeyFile(const QString &path, const SigningKey &key, const Secret &passphrase);

//! Opens such a file. Unauthorized if the passphrase does not open it, BadFile if the file is damaged, and
//! what `readSecretFile` says of one that is missing or open to others.
[[nodiscard]] Result<SigningKey> openKeyFile(const QString &path, const Secret &passphrase);

} // namespace bulkhead
