// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! What tells alternatives apart.
void discriminatorRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
