// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Operations that are gone, new or known by another name.
void removedOperation(const Operation &operation, bool isWholePath, bool isPerhapsThere, Changes &changes);
void addedOperation(const Operation &operation, Changes &changes);
void operationRules(const OperationPair &pair, Changes &changes);

} // namespace bulkhead::contracts
