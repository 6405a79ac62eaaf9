// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::audit {

// Names of people and roles: resources/audit/FORMAT.md section 1.

//! Letters, digits, ".", "_" and "-" of ASCII, at most 64: no two spellings look the same but for letter case.
[[nodiscard]] bool isPersonName(std::string_view text);
//! Equal for two spellings of one name.
[[nodiscard]] std::string foldedName(std::string_view name);

//! "viewer", "engineer", "approver", "auditor" or "admin", alone or with ":ENVIRONMENT".
[[nodiscard]] bool isRole(std::string_view text);
[[nodiscard]] std::string_view roleName(std::string_view role);
//! Empty: everywhere.
[[nodiscard]] std::string_view roleScope(std::string_view role);

} // namespace bulkhead::audit
