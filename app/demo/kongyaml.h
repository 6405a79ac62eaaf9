// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <string>

namespace bulkhead {

//! An object as the YAML in which Kong exports a configuration.
[[nodiscard]] std::string kongYaml(const JsonValue::Object &object);

//! A value as Lua writes tables, which is how some of Kong's messages tell them.
[[nodiscard]] std::string kongLua(const JsonValue &value);

} // namespace bulkhead
