// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/result.h"

#include <optional>
#include <vector>

namespace bulkhead::isolation {

// From verdicts to figures and status (controls.md part 2). Pure arithmetic on whole numbers: shares are kept as
// fractions and rounded down only when shown.

//! What a layer's arithmetic needs of one control.
struct Scored
{
    Severity severity = Severity::Medium;
    Method primary = Method::Automatic;
    Verdict verdict = Verdict::Unknown;
    Assurance assurance = Assurance::A2;
    Counts counts;                //!< all zero: nothing was judged, so it counts as wholly unknown
    std::int64_t stickyFails = 0; //!< of the fails: not fresh, so not covered
    bool isExcluded = false;      //!< does not apply as a whole, with its reason
};

//! Four figures in whole percents, rounded down; empty for "–": no control applies.
struct Figures
{
    std::optional<int> proven, possible, coverage, machineProven;
    friend bool operator==(const Figures &, const Figures &) = default;
};

struct LayerScore
{
    Status status = Status::NotAssessed;
    Figures figures;
    // The exact fractions behind the figures, for comparisons without rounding; 0 when there is none.
    double provenShare = 0, possibleShare = 0, coverageShare = 0;
    bool isPartlyAttested = false; //!< isolated, but not by machine alone
    friend bool operator==(const LayerScore &, const LayerScore &) = default;
};

[[nodiscard]] int weightOf(Severity severity);
[[nodiscard]] LayerScore scoreLayer(const std::vector<Scored> &controls);

//! The pair: status of its worst layer; isolated only if the three governance controls pass too, else unproven. Proven
//! and coverage are the least of all layers.
struct PairScore
{
    Status status = Status::NotAssessed;
    Layer weakest = Layer::Infrastructure;
    Figures figures;
    friend bool operator==(const PairScore &, const PairScore &) = default;
};
[[nodiscard]] PairScore scorePair(const std::array<LayerScore, 6> &layers, bool governanceHolds);

} // namespace bulkhead::isolation
