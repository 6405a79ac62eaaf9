// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/mapping.h"

namespace bulkhead::promotion {

//! Puts the secrets of the target into what a part becomes: wherever the target holds one, also where the source has none. A reference of the source takes the place of a
//! reference of the target, but not of a secret. Listed as unmapped is what would have to travel, and what would be lost for ever. `target` is nullptr for a part that is new.
void keepSecrets(JsonValue &body, const JsonValue *target, const ObjectRef &object, std::vector<UnmappedValue> &unmapped);

//! Whether it holds a secret that nobody could bring back once it is gone; a reference can be.
[[nodiscard]] bool holdsSecret(const JsonValue &body);

} // namespace bulkhead::promotion
