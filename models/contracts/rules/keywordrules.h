// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! not, and keywords whose effect is not decided.
void keywordRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
