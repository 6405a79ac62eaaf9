// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Which credentials let a caller in, and how they are sent.
void securityRules(const OperationPair &pair, Changes &changes);
void schemeRules(Changes &changes);

} // namespace bulkhead::contracts
