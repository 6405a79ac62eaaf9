// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowdelegate.h"

#include "widgets/bulkheadstyle.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bulkhead {

namespace {

void paintKeyboardRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const Tokens &t)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row())
        return;
    const QRect &r = option.rect;
    const QColor line = t.accent;
    painter->fillRect(QRect(r.left(), r.top(), r.width(), 2), line);
    painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), line);
    if (r.left() <= 0)
        painter->fillRect(QRect(r.left(), r.top(), 2, r.height()), line);
    if (r.right() >= view->viewport()->width() - 1)
        painter->fillRect(QRect(r.right() - 1, r.top(), 2, r.height()), line);
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RowDelegate::setType(TypeSize size, QFont::Weight weight)
{
    m_size = size;
    m_weight = weight;
}

void RowDelegate::setInkRule(std::function<QColor(const QModelIndex &, const Tokens &)> rule)
{
    m_rule = std::move(rule);
}

QColor RowDelegate::inkFor(const QModelIndex &index, const Tokens &tokens) const
{
    const QColor own = m_rule ? m_rule(index, tokens) : QColor();
    return own.isValid() ? own : QColor(tokens.*m_ink);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Tokens &t = tokensFor(item.palette);
    painter->save();
    item.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (m_lineBelow)
        painter->fillRect(QRect(item.rect.left(), item.rect.bottom(), item.rect.width(), 1), QColor(t.border));
    painter->setFont(font());
    painter->setPen(inkFor(index, t));
    paintContent(painter, item.rect.adjusted(px(8), 0, -px(8), -1), index, item);
    painter->restore();
    paintKeyboardRow(painter, item, index, t);
}

void RowDelegate::drawText(QPainter *painter, const QRect &area, const QString &text,
                           Qt::Alignment alignment)
{
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideMiddle, area.width());
    painter->drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

void RowDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                               const QStyleOptionViewItem &option) const
{
    drawText(painter, area, index.data(Qt::DisplayRole).toString(), option.displayAlignment | Qt::AlignVCenter);
}

int RowDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(font()).horizontalAdvance(index.data(Qt::DisplayRole).toString());
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {contentWidth(index) + px(18), rowHeight(m_measure)};
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                            const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // What a gateway calls a thing is never markup, in a tooltip neither.
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && contentWidth(index) > option.rect.width() - px(16))
        tip = index.data(Qt::DisplayRole).toString();
    QToolTip::showText(event->globalPos(), tip.toHtmlEscaped(), view);
    return true;
}

} // namespace bulkhead
