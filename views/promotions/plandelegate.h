// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/planrows.h"
#include "widgets/rowdelegate.h"

namespace bulkhead {

//! A line of a plan: what it is about, what the target has now, and what it will have. The sign in front says what happens; a group is a bar.
class PlanDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Left edges of the three columns in so much width.
    struct Columns
    {
        int what, before, after, width; //!< width: of a value
    };
    [[nodiscard]] static Columns columns(int width);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;

private:
    static void paintGroup(QPainter *painter, const QRect &area, const PlanRow &row, const Tokens &t);
    static void paintValue(QPainter *painter, const QRect &box, const std::optional<QString> &value, const QColor &ground, const Tokens &t);
};

} // namespace bulkhead
