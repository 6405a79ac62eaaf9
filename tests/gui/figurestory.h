// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsview.h"

namespace bulkhead::test {

//! What a bank promoted in the weeks up to `now`, the same at every call: quiet weeks, busy ones, one without anything, failures, roll-backs, a broken glass.
[[nodiscard]] std::shared_ptr<const PromotionsView> figureStory(UtcTime now);

} // namespace bulkhead::test
