// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/frameworklist.h"
#include "widgets/rowdelegate.h"

namespace bulkhead {

//! A bar divided by how the requirements stand: pass, attested, warn, unknown hatched, fail; what no control supports is the bare track.
void paintFrameworkBar(QPainter *painter, const QRectF &area, const reports::RequirementCounts &counts, const Tokens &tokens);

//! A FrameworkRow: name and pin, bar, counts in words. A click on the pin asks for it to be toggled.
class FrameworkDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit FrameworkDelegate(QObject *parent = nullptr);

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    void pinClicked(const QModelIndex &index);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;

private:
    static void paintCounts(QPainter *painter, const QRect &area, const reports::RequirementCounts &counts, const Tokens &tokens);
};

} // namespace bulkhead
