// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotiondesk.h"
#include "usecases/promotionsview.h"

namespace bulkhead {

//! All requests as the log and its people are now. Blocks, like the desk.
[[nodiscard]] Result<PromotionsView> lookAtPromotions(PromotionDesk &desk);

//! One request with its plan, its gates, who may approve it, and what came before it.
[[nodiscard]] Result<RequestDetails> lookAtRequest(PromotionDesk &desk, const QString &id);

//! Reads both sides again and says what is not what it was when the plan was made.
QCoro::Task<Result<Freshness>> compareWithNow(EditorOpener &editors, EstateConfig estate, promotion::Plan plan, std::string policyNow, UtcTime now);

} // namespace bulkhead
