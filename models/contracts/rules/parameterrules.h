// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Parameters: there or not, required, where they stand and how they are written.
void parameterRules(const OperationPair &pair, Changes &changes);

} // namespace bulkhead::contracts
