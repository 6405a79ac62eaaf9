// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! Properties: there or not, required, who may send them; and those that are not listed.
void propertyRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
