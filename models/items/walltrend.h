// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/trend.h"

#include <array>

namespace bulkhead {

//! What was proven of a layer from then on, until the next step.
struct WallStep
{
    double at = 0;             //!< 0: thirty days ago; 1: now
    std::optional<int> proven; //!< percent; empty: not assessed
    friend bool operator==(const WallStep &, const WallStep &) = default;
};

//! The last thirty days of a layer; empty: nothing was kept.
using WallTrend = std::vector<WallStep>;
using WallTrends = std::array<WallTrend, isolation::wallLayers.size()>;

//! Points in the order of time. What was said before the thirty days holds when they begin.
[[nodiscard]] WallTrends wallTrendsOf(const std::vector<TrendPoint> &points, UtcTime now);

} // namespace bulkhead
