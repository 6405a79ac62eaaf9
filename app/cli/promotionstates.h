// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/opendesk.h"
#include "usecases/productionchanges.h"

namespace bulkhead::cli {

//! What was last promoted of an API and what was last observed, of each environment that it is or could be promoted to: printed, and as JSON
//! [{environment, last_promoted: {request, at, digest} or null, observed: {at, same}}].
[[nodiscard]] Result<JsonValue::Array> sayStates(CommandContext &context, PromotionDesk &desk, const CatalogView &view, const ApiRow &row);

} // namespace bulkhead::cli
