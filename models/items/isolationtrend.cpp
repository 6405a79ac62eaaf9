// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/isolationtrend.h"

#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

using isolation::Layer;
using isolation::RunSummary;

std::optional<std::int64_t> TrendPoint::findings(Layer layer) const
{
    for (const RunSummary::OfLayer &one : summary.layers) {
        if (one.layer == layer && one.status != isolation::Status::NotAssessed)
            return one.findings;
    }
    return std::nullopt;
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

void TrendModel::setPoints(std::vector<TrendPoint> points)
{
    beginResetModel();
    m_points = std::move(points);
    endResetModel();
}

int TrendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int TrendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : layerColumn + static_cast<int>(isolation::wallLayers.size());
}

QVariant TrendModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrendPoint &point = m_points[m_points.size() - 1 - static_cast<std::size_t>(index.row())];
    const int layer = index.column() - layerColumn;
    if (role == AtRole)
        return QVariant::fromValue(std::optional<UtcTime>(point.at));
    if (role == ProvenRole)
        return point.summary.figures.proven ? QVariant(*point.summary.figures.proven) : QVariant();
    if (layer < 0)
        return role == StatusRole ? QVariant(static_cast<int>(point.summary.status)) : QVariant();
    const Layer of = isolation::wallLayers[static_cast<std::size_t>(layer)];
    if (role == FindingsRole) {
        const auto findings = point.findings(of);
        return findings ? QVariant(qint64(*findings)) : QVariant();
    }
    if (role == StatusRole) {
        for (const RunSummary::OfLayer &one : point.summary.layers) {
            if (one.layer == of)
                return static_cast<int>(one.status);
        }
    }
    return {};
}

} // namespace bulkhead
