// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "demo/httplistener.h"

#include <optional>
#include <string>

namespace bulkhead {

//! What was sent, of JSON or a form, with the short forms written out; nothing if it cannot be parsed.
[[nodiscard]] std::optional<JsonValue::Object> kongSent(const std::string &collection, const DemoRequest &request);

//! The defaults of the collection under what is given.
[[nodiscard]] JsonValue::Object kongRow(const std::string &collection, const JsonValue::Object &given);

//! Keys and secrets that are not sent are made; the row has its id.
void makeKongSecrets(const std::string &collection, JsonValue::Object &row);

//! Passwords and secrets as the database keeps them, if they are among what is `given`. What was a hash
//! before is hashed again, as the product does.
void hashKongSecrets(const std::string &collection, const JsonValue::Object &given, JsonValue::Object &row);

} // namespace bulkhead
