// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/promotionfigures.h"

namespace bulkhead {

using promotion::WeekFigures;

namespace {

QVariant valueOf(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? QVariant(static_cast<qint64>(time->count())) : QVariant();
}

QVariant valueOf(const WeekFigures &week, PromotionWeeks::Column column)
{
    using Column = PromotionWeeks::Column;
    const auto count = [](int value) { return QVariant(static_cast<qint64>(value)); };
    switch (column) {
    case Column::Week: return QVariant(static_cast<qint64>(week.begin.time_since_epoch().count()));
    case Column::Asked: return count(week.asked);
    case Column::Approvals: return count(week.approvals);
    case Column::Applied: return count(week.applied);
    case Column::Failed: return count(week.failed);
    case Column::RolledBack: return count(week.rolledBack);
    case Column::Rejected: return count(week.rejected);
    case Column::Ended: return count(week.ended);
    case Column::Broken: return count(week.broken);
    case Column::MedianLead: return valueOf(week.medianLead);
    case Column::LongestLead: return valueOf(week.longestLead);
    }
    return {};
}

} // namespace

PromotionFigures promotionFigures(const PromotionsView &view, int count, UtcTime now)
{
    PromotionFigures figures;
    if (count <= 0)
        return figures;
    std::vector<const promotion::Request *> requests;
    for (const RequestSummary &summary : view.requests)
        requests.push_back(&summary.request);
    const auto span = promotion::oneWeek * count;
    const UtcTime first = promotion::weekOf(now) - (span - promotion::oneWeek);
    figures.weeks = promotion::figuresOf(requests, first, now);
    figures.total = promotion::figuresBetween(requests, first, first + span);
    figures.before = promotion::figuresBetween(requests, first - span, now - span);
    return figures;
}

void PromotionWeeks::setWeeks(std::vector<WeekFigures> weeks)
{
    if (weeks == m_weeks)
        return; // who reads a row keeps it
    beginResetModel();
    m_weeks = std::move(weeks);
    endResetModel();
}

int PromotionWeeks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_weeks.size());
}

int PromotionWeeks::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PromotionWeeks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == IsOpenRole)
        return index.row() == 0;
    if (role != ValueRole && role != Qt::DisplayRole)
        return {};
    return valueOf(m_weeks[static_cast<std::size_t>(rowOf(index.row()))], static_cast<Column>(index.column()));
}

} // namespace bulkhead
