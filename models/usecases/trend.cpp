// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/trend.h"

#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

using isolation::Layer;
using isolation::RunSummary;

const RunSummary::OfLayer *TrendPoint::of(Layer layer) const
{
    const auto found = std::find_if(summary.layers.begin(), summary.layers.end(), [layer](const RunSummary::OfLayer &one) {
        return one.layer == layer && one.status != isolation::Status::NotAssessed;
    });
    return found == summary.layers.end() ? nullptr : &*found;
}

std::optional<std::int64_t> TrendPoint::findings(Layer layer) const
{
    const RunSummary::OfLayer *said = of(layer);
    return said == nullptr ? std::nullopt : std::optional(said->findings);
}

std::int64_t TrendPoint::findings() const
{
    std::int64_t sum = 0;
    for (const Layer layer : isolation::wallLayers)
        sum += findings(layer).value_or(0);
    return sum;
}

std::vector<TrendPoint> trendOf(const QList<CheckRun> &runs)
{
    std::vector<TrendPoint> points;
    JsonReader reader;
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        Result<RunSummary> summary = isolation::runFromSummary(reader, run->summary);
        if (summary)
            points.push_back({run->at, std::move(*summary)});
    }
    std::stable_sort(points.begin(), points.end(), [](const TrendPoint &a, const TrendPoint &b) { return a.at < b.at; });
    return points;
}

} // namespace bulkhead
