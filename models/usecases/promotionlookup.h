// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotiondesk.h"
#include "usecases/promotionsview.h"

#include <unordered_map>

namespace bulkhead {

//! What was read of plans before: they never change.
using KnownSteps = std::unordered_map<std::string, StepCounts>;

//! What the gates of a request rest on, by its id, as it was looked at last.
using KnownGrounds = std::unordered_map<std::string, GateGround>;

//! All requests as the log and its people are now. Blocks, like the desk. Of requests that are over, `known` saves reading the plan again.
//! `grounds`: what is known of the gates of those that are open.
[[nodiscard]] Result<PromotionsView> lookAtPromotions(PromotionDesk &desk, KnownSteps &known, const KnownGrounds &grounds);

//! One request with its plan, its gates, who may approve it, and what came before it.
//! `catalog` may be nullptr: then it is not known who is affected.
[[nodiscard]] Result<RequestDetails> lookAtRequest(PromotionDesk &desk, const QString &id, const CatalogView *catalog, const KnownGrounds &grounds);

//! Reads both sides again and says what is not what it was when the plan was made.
QCoro::Task<Result<Freshness>> compareWithNow(EditorOpener &editors, EstateConfig estate, promotion::Plan plan, std::string policyNow, UtcTime now);

} // namespace bulkhead
