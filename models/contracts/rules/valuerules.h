// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! Listed values, the one value, and what is taken for a value that is left out.
void valueRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
