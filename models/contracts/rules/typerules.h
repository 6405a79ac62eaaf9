// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! Types, null and formats. False: the types have nothing in common, so nothing else is worth comparing.
[[nodiscard]] bool typeRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
