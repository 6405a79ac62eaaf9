// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! The request body.
void bodyRules(const OperationPair &pair, Changes &changes);

} // namespace bulkhead::contracts
