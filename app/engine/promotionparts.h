// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/paths.h"
#include "usecases/promotionsession.h"

namespace bulkhead {

//! What the console's session of promotions needs: the log, what changes gateways, and the lock that keeps others from executing the same.
[[nodiscard]] PromotionSessionParts promotionSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock);

} // namespace bulkhead
