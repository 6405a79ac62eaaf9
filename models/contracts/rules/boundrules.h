// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! Bounds of numbers, lengths and counts; multipleOf, uniqueItems and patterns.
void boundRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
