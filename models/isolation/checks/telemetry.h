// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/checks/rowcheck.h"

#include <functional>

namespace bulkhead::isolation {

// How the checks of telemetry (OBS-05, OBS-07) judge a row: policy by policy, and the worst is said.

//! What is said of one policy; a pass has no reason.
struct TelemetryFinding
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr; //!< %1 API, %2 policy, %3 value
    const PolicyFacts *policy = nullptr;
    Side side = Side::Sandbox;
    std::string value;
};
using JudgeTelemetry = std::function<TelemetryFinding(const PolicyFacts &policy, Side side)>;

//! Judges the enabled policies of the classes on both sides with each function, and says the worst. `none`: the row has
//! no such policy. `field` names what the facts show.
void judgeTelemetry(const PairFacts &facts, Row &row, std::initializer_list<PolicyClass> kinds,
                    std::initializer_list<JudgeTelemetry> judges, std::string_view field, const Reason &none);

//! The sample of what a gateway wrote; nullptr: none was taken.
[[nodiscard]] const TelemetrySample *sampleOf(const PairFacts &facts, std::uint32_t gateway);

} // namespace bulkhead::isolation
