// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"
#include "estate/entities.h"

namespace bulkhead {

// Rows of the credential collections. The clear secret is fingerprinted here and goes nowhere else.
// key-auth's `ttl` counts down with every read, so no expiry can be told without inventing changes.

[[nodiscard]] Credential kongKeyAuth(JsonElement row, const Fingerprinter &fingerprinter);
//! Kong stores SHA-1 of password and consumer id: such digests compare only within one consumer id.
[[nodiscard]] Credential kongBasicAuth(JsonElement row, const Fingerprinter &fingerprinter);
[[nodiscard]] Credential kongHmacAuth(JsonElement row, const Fingerprinter &fingerprinter);
//! With an asymmetric algorithm the public key stands for the credential, not the unused secret.
[[nodiscard]] Credential kongJwt(JsonElement row, const Fingerprinter &fingerprinter);
//! A salted digest (`hash_secret`) compares with nothing: the secret stays empty.
[[nodiscard]] Credential kongOauth2(JsonElement row, const Fingerprinter &fingerprinter);

} // namespace bulkhead
