// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Deprecation and the day something ends. `what` begins the sentence ("the operation").
void lifetimeRules(const OperationPair &pair, const QString &where, const QString &what, const Lifetime &was, const Lifetime &is, Changes &changes);
//! Deprecated, and the day it ends has been reached.
[[nodiscard]] bool hasEnded(const Lifetime &life, QDate today);

} // namespace bulkhead::contracts
