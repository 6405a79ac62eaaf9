// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionboard.h"
#include "presentation/tokens.h"

#include <QStyledItemDelegate>

namespace bulkhead {

//! A card of the board: what is promoted, how far it is, what stops it, who asked and until when.
class PromotionCardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using RunOf = std::function<const RunProgress *(const QString &id)>; //!< nullptr: it does not run here
    PromotionCardDelegate(std::shared_ptr<const Clock> clock, RunOf runOf, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    //! All that a card says, for its tooltip and for screen readers.
    [[nodiscard]] QString describe(const PromotionCard &card) const;

private:
    struct Pen; //!< where the next line goes
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QRect &box, const PromotionCard &card, const Tokens &t) const;
    void paintTitle(Pen &pen, const PromotionCard &card) const;
    void paintCounts(Pen &pen, const PromotionCard &card) const;
    void paintGates(Pen &pen, const PromotionCard &card) const;
    void paintStuck(Pen &pen, const PromotionCard &card) const;
    void paintRun(Pen &pen, const RunProgress &run) const;
    void paintFoot(Pen &pen, const PromotionCard &card) const;
    void paintEnd(Pen &pen, const PromotionCard &card) const;
    [[nodiscard]] QString rightOf(const PromotionCard &card) const;

    std::shared_ptr<const Clock> m_clock;
    RunOf m_runOf;
};

} // namespace bulkhead
