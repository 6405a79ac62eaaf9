// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/meridian/demopromotions.h"

namespace bulkhead::demo {

//! What the bank's people brought in and signed for on one day, after its sync: evidence, attestations and exceptions, through the same rules as everybody.
[[nodiscard]] Result<void> recordOn(int day, const PromotionStage &stage);

} // namespace bulkhead::demo
