// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "promotion/planwords.h"
#include "usecases/promotionrun.h"

namespace bulkhead::cli {

// What promotion commands say, in words and as JSON (DESIGN.md 3.4).

[[nodiscard]] QString lineOf(const promotion::Request &request);
//! That a promotion was broken through, and how far its review is; empty for any other.
[[nodiscard]] QString alarmOf(const promotion::Request &request, const std::optional<ReviewState> &review);
[[nodiscard]] QString lineOf(std::size_t index, const promotion::PlanStep &step, StepState state);
void sayPlan(Console &console, const promotion::Plan &plan, const promotion::PlanFacts &facts);
void sayGates(Console &console, const QList<promotion::GateResult> &gates, const QList<promotion::Waiver> &waivers = {});
void sayRequest(Console &console, const promotion::Request &request, const std::optional<ReviewState> &review = {});

[[nodiscard]] JsonValue toJson(const promotion::Plan &plan, const promotion::PlanFacts &facts);
[[nodiscard]] JsonValue toJson(const QList<promotion::GateResult> &gates, const QList<promotion::Waiver> &waivers = {});
[[nodiscard]] JsonValue toJson(const promotion::Request &request, const std::optional<ReviewState> &review = {});
[[nodiscard]] JsonValue toJson(const RunOutcome &outcome);

} // namespace bulkhead::cli
