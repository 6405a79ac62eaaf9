// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

namespace bulkhead {

// What stands in settings where a secret was: {"class": TEXT, "fingerprint": HEX}, or {"ref": TEXT} for a reference to one.

[[nodiscard]] inline bool isSecretMark(const JsonValue &value)
{
    return value.object() != nullptr && value.object()->size() == 2 && value.find("class") != nullptr && value.find("fingerprint") != nullptr;
}

//! The text of a reference, or nullptr.
[[nodiscard]] inline const std::string *referenceMark(const JsonValue &value)
{
    const bool isMark = value.object() != nullptr && value.object()->size() == 1 && value.find("ref") != nullptr;
    return isMark ? value.find("ref")->string() : nullptr;
}

} // namespace bulkhead
