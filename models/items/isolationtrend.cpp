// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/isolationtrend.h"

namespace bulkhead {

using isolation::Layer;

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
        for (const isolation::RunSummary::OfLayer &one : point.summary.layers) {
            if (one.layer == of)
                return static_cast<int>(one.status);
        }
    }
    return {};
}

} // namespace bulkhead
