// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! Items of arrays, and tuples.
void itemRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
