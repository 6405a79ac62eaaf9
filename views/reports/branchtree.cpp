// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/branchtree.h"

#include "presentation/icons.h"
#include "widgets/bulkheadstyle.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

BranchTree::BranchTree(const QString &accessibleName, QWidget *parent)
    : QTreeView(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(px(20));
    setExpandsOnDoubleClick(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setAnimated(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void BranchTree::setColumnWidths(const QList<int> &behindTheFirst)
{
    for (qsizetype i = 0; i < behindTheFirst.size(); ++i)
        setColumnWidth(static_cast<int>(i) + 1, px(behindTheFirst[i]));
    stretchFirst();
}

void BranchTree::setColumnWidths(int width, int count)
{
    for (int i = 1; i <= count; ++i)
        setColumnWidth(i, width);
    stretchFirst();
}

void BranchTree::stretchFirst()
{
    header()->setStretchLastSection(false);
    for (int i = 0; i < header()->count(); ++i)
        header()->setSectionResizeMode(i, i == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
}

void BranchTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(palette());
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(rect, QColor(isSelected ? t.accentSoft : t.panel));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.border));
    if (!model()->hasChildren(index))
        return;
    const double size = px(14);
    const QRectF at(rect.right() + 1 - indentation() + (indentation() - size) / 2, rect.center().y() - size / 2 + 0.5, size, size);
    paintIcon(painter, at, isExpanded(index) ? Icon::ChevronDown : Icon::ChevronRight, t.text2);
}

void BranchTree::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit activated(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void SentenceDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &) const
{
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width());
    painter->drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

} // namespace bulkhead
