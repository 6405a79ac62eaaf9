// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/result.h"

namespace bulkhead::isolation {

// Changes of production and what explains them (REL-02, REL-03, REL-07).

[[nodiscard]] const PromotionRecord *promotionOf(const PairFacts &facts, const std::string &id); //!< nullptr: none
//! What changed, for people: by its name and its API, if they are known.
[[nodiscard]] std::string nameOf(const ObservedChange &change);
//! Is it part of a promotion that was approved and executed?
[[nodiscard]] bool isExplained(const PairFacts &facts, const ObservedChange &change);
[[nodiscard]] bool isExplained(const PromotionRecord *promotion, const ObservedChange &change); //!< `promotion`: of the change's id, nullptr: none
//! Did it lead into the production environment of the pair?
[[nodiscard]] bool isInto(const PairFacts &facts, const PromotionRecord &promotion);
//! Does the gateway of that name serve production of the pair?
[[nodiscard]] bool isOnProduction(const PairFacts &facts, const std::string &gateway);
[[nodiscard]] FactRef refOf(const PromotionRecord &promotion, std::string field, std::string value);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const ObservedChange &change);

} // namespace bulkhead::isolation
