// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/flat.h"
#include "core/jsonvalue.h"

namespace bulkhead::contracts {

[[nodiscard]] bool isOfType(const JsonValue &value, TypeSet types);
//! Why a value is not of a schema: types, listed values, required and closed properties, items. Empty: nothing found. Cheap rather
//! than complete: alternatives, patterns and bounds are not looked at.
[[nodiscard]] QString whyNot(const JsonValue &value, Flattener &flats, const SchemaParts &parts);

} // namespace bulkhead::contracts
