// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Headers of a response.
void headerRules(const OperationPair &pair, const Response &before, const Response &after, Changes &changes);

} // namespace bulkhead::contracts
