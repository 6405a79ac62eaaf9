// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/walltrend.h"

#include <algorithm>

namespace bulkhead {

namespace {

constexpr std::chrono::hours span{30 * 24};

double shareOf(UtcTime at, UtcTime now)
{
    using Share = std::chrono::duration<double, std::chrono::hours::period>;
    return std::clamp(1 - Share(now - at) / Share(span), 0.0, 1.0);
}

//! A step that says the same as the one before is none; at one place the last one counts.
void addStep(WallTrend &trend, const WallStep &step)
{
    if (!trend.empty() && trend.back().at == step.at)
        trend.pop_back();
    if (trend.empty() || trend.back().proven != step.proven)
        trend.push_back(step);
}

} // namespace

WallTrends wallTrendsOf(const std::vector<TrendPoint> &points, UtcTime now)
{
    WallTrends trends;
    for (const TrendPoint &point : points) {
        for (std::size_t i = 0; i < trends.size(); ++i) {
            const auto *said = point.of(isolation::wallLayers[i]);
            addStep(trends[i], {shareOf(point.at, now), said == nullptr ? std::nullopt : said->figures.proven});
        }
    }
    return trends;
}

} // namespace bulkhead
