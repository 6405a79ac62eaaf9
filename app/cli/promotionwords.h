// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "promotion/planwords.h"

#include <QString>

namespace bulkhead::cli {

//! What a plan does, in a sentence: "2 routes are added, the limit minute of rate-limiting falls from 100 to 60 a minute, nothing is deleted".
[[nodiscard]] QString sentenceOf(const promotion::PlanSummary &summary);
//! The same as values, with the sentence as `text`.
[[nodiscard]] JsonValue toJson(const promotion::PlanSummary &summary);
//! The values of each step.
[[nodiscard]] JsonValue changesJson(const promotion::PlanWords &words);

} // namespace bulkhead::cli
