// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bulkhead::reports {

//! VERIFY.md of an evidence bundle: what is in it, and how somebody who trusts nobody checks it. The same in every bundle.
[[nodiscard]] std::string_view verifyInstructions();

} // namespace bulkhead::reports
