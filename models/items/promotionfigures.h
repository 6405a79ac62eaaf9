// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/figures.h"
#include "usecases/promotionsview.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! What became of promotions in the last weeks, and before them.
struct PromotionFigures
{
    std::vector<promotion::WeekFigures> weeks; //!< the oldest first; the last is the one that goes on
    promotion::WeekFigures total;              //!< of these weeks
    promotion::WeekFigures before;             //!< of as many weeks before, up to the same moment of their last one: like is compared with like
};

//! Of all requests, the last `count` weeks; none: no weeks. Pure.
[[nodiscard]] PromotionFigures promotionFigures(const PromotionsView &view, int count, UtcTime now);

//! The weeks as a table, the newest first: what the charts show, for the keyboard and for screen readers. Values, no words.
class PromotionWeeks : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Week, Asked, Approvals, Applied, Failed, RolledBack, Rejected, Ended, Broken, MedianLead, LongestLead };
    static constexpr int columns = 11;
    enum Role {
        ValueRole = Qt::UserRole + 1, //!< qint64: a count, a lead time in ms, the week's begin in ms since 1970; invalid: there is none
        IsOpenRole                    //!< bool: the week is not over
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setWeeks(std::vector<promotion::WeekFigures> weeks); //!< the oldest first
    [[nodiscard]] const std::vector<promotion::WeekFigures> &weeks() const { return m_weeks; }
    //! Rows and weeks count in opposite directions.
    [[nodiscard]] int rowOf(int week) const { return static_cast<int>(m_weeks.size()) - 1 - week; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<promotion::WeekFigures> m_weeks;
};

} // namespace bulkhead
