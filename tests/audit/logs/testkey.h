// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/jsonvalue.h"

#include <string>

namespace bulkhead::audit::test {

//! The key of that name, the same on every machine and in every run.
[[nodiscard]] const SigningKey &testKey(const std::string &name);

//! `public` and `proof` of such a key, as details of entries have them.
void addKey(JsonValue::Object &detail, const std::string &keyName);

} // namespace bulkhead::audit::test
