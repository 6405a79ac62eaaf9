// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

namespace bulkhead::contracts {

//! oneOf and anyOf. True: a schema became alternatives with itself among them, or the other way round, and nothing else is worth comparing.
[[nodiscard]] bool becameAlternatives(const FlatPair &pair, Findings &findings);
void alternativeRules(const FlatPair &pair, Findings &findings);

} // namespace bulkhead::contracts
