// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

namespace bulkhead {

//! The value at a JSON pointer (RFC 6901); nullptr if there is none. The empty pointer is the whole value.
[[nodiscard]] const JsonValue *valueAt(const JsonValue &root, std::string_view pointer);
[[nodiscard]] JsonValue *valueAt(JsonValue &root, std::string_view pointer);

//! The pointer to a member or an element of what `pointer` points at.
[[nodiscard]] std::string below(std::string_view pointer, std::string_view member);
[[nodiscard]] std::string below(std::string_view pointer, std::size_t index);
//! The member that the last step of a pointer names.
[[nodiscard]] std::string lastStep(std::string_view pointer);

} // namespace bulkhead
