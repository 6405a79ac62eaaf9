// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <optional>
#include <string>
#include <string_view>

namespace bulkhead {

//! A configuration value in the form in which it is compared: members that are null or empty are left
//! out, whole numbers are integers, sets are sorted, and each secret is a short text of its own.
//! `name` is the member's name: some lists act in their order. What stands for secrets is added to
//! `secrets`, one "CLASS\nVALUE\n" each.
[[nodiscard]] JsonValue normalised(const JsonValue &value, std::string_view name,
                                   std::string &secrets);

//! The short text of {"fingerprint", "class"} or {"ref"}; empty for any other value.
[[nodiscard]] std::optional<std::string> secretText(const JsonValue &value, std::string &secrets);

//! Null, {} and []: nothing is set.
[[nodiscard]] bool isNothing(const JsonValue &value);

//! Equal in effect: 60, 60.0 and "60" are.
[[nodiscard]] bool sameValue(const JsonValue &a, const JsonValue &b);
//! The same with every secret taken for equal.
[[nodiscard]] bool sameButSecrets(const JsonValue &a, const JsonValue &b);

[[nodiscard]] JsonValue sortedSet(const std::vector<std::string> &values);

} // namespace bulkhead
