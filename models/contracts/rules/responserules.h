// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Responses by status.
void responseRules(const OperationPair &pair, Changes &changes);

} // namespace bulkhead::contracts
