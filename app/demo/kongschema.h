// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <string>

namespace bulkhead {

//! What the schema of a collection has against a row, as "fields" of an error tell it; empty if nothing.
//! `given` is what was sent, `row` the same with the defaults.
[[nodiscard]] JsonValue::Object kongSchemaProblems(const std::string &collection,
                                                   const JsonValue::Object &given,
                                                   const JsonValue::Object &row);

//! "2 schema violations (host: …; paths.2: …)"
[[nodiscard]] std::string kongSchemaText(const JsonValue::Object &fields);

} // namespace bulkhead
