// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionboard.h"

#include <QWidget>

#include <array>

class QListView;

namespace bulkhead {

class PromotionCardDelegate;
class TextLabel;

//! Promotions by state: five lists side by side. Left and right go from list to list, up and down inside one, Enter opens.
class BoardView : public QWidget
{
    Q_OBJECT
public:
    BoardView(PromotionSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! What ended before `doneSince` is not shown here; the table has all of them.
    void setCards(const QList<PromotionCard> &cards, UtcTime doneSince);
    void focusFirst();
    [[nodiscard]] QListView *list(BoardColumn column) const { return m_columns[static_cast<std::size_t>(column)].list; }
    [[nodiscard]] const PromotionCardsModel &model(BoardColumn column) const { return *m_columns[static_cast<std::size_t>(column)].model; }

signals:
    void cardOpened(const QString &id, bool isDraft);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Column
    {
        TextLabel *count = nullptr;
        PromotionCardsModel *model = nullptr;
        QListView *list = nullptr;
    };
    QWidget *makeColumn(BoardColumn which);
    bool goSideways(int from, int by);

    PromotionSession &m_session;
    PromotionCardDelegate *m_delegate;
    std::array<Column, boardColumnCount> m_columns;
};

} // namespace bulkhead
