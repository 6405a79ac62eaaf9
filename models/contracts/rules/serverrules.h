// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Base paths and hosts.
void serverRules(bool basePathMoved, Changes &changes);
void serverRules(const OperationPair &pair, Changes &changes);
//! The base path, if all servers have the same one.
[[nodiscard]] std::optional<QString> onlyBasePath(const Contract &contract);

} // namespace bulkhead::contracts
