// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Headers of a response; `status` is what it is called.
void headerRules(const OperationPair &pair, const Response &before, const Response &after, const QString &status, Changes &changes);

} // namespace bulkhead::contracts
