// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionboard.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! Every promotion there ever was, filtered and sorted; values, no words.
class PromotionTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Api, From, To, Changes, Person, At, Approvals, Id };
    static constexpr int columns = 9;
    using QAbstractTableModel::QAbstractTableModel;

    void setCards(const QList<PromotionCard> &cards);
    //! Names, people, environments and ids that hold the text.
    void setFilter(const QString &text);
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] const PromotionCard &cardAt(int row) const { return m_cards[m_rows[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] qsizetype total() const { return m_cards.size(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void arrange();

    QList<PromotionCard> m_cards;
    std::vector<qsizetype> m_rows;
    QString m_filter;
    int m_column = static_cast<int>(Column::At);
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace bulkhead
