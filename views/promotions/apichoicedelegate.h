// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionchoice.h"
#include "widgets/rowdelegate.h"

namespace bulkhead {

//! A row of a PromotionChoice: check mark, name, and at the right why it cannot be chosen. A click anywhere and Space set the mark.
class ApiChoiceDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using Words = std::function<QString(const TravelAnswer &)>;
    explicit ApiChoiceDelegate(Words words, QObject *parent = nullptr);

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Words m_words;
};

} // namespace bulkhead
