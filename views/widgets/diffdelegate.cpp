// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/diffdelegate.h"

#include "presentation/formats.h"
#include "presentation/icons.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace bulkhead {

namespace {

constexpr int maxLines = 6;

//! Height of a value that may break over some lines.
int valueHeight(const DiffCell &cell, int width)
{
    const QFontMetrics metrics(fixedFont(TypeSize::Small));
    int height = metrics.height();
    for (const auto &value : {cell.sandbox, cell.production}) {
        if (value)
            height = std::max(height, metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, Formats::breakable(*value)).height());
    }
    return std::min(height, metrics.lineSpacing() * maxLines) + px(10);
}

int sideWidth(int areaWidth)
{
    return (areaWidth - px(8)) / 2;
}

} // namespace

DiffDelegate::DiffDelegate(CellOf cellOf, QObject *parent)
    : RowDelegate(parent)
    , m_cellOf(std::move(cellOf))
{
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const DiffCell cell = m_cellOf(index);
    int height = px(10) + QFontMetrics(font()).height() + px(6)
        + valueHeight(cell, sideWidth(width - px(16)) - px(20)) + px(12);
    if (!cell.reason.isEmpty())
        height += QFontMetrics(typeFont(TypeSize::Caption)).height() + px(4);
    return {px(320), height};
}

void DiffDelegate::paintHead(QPainter *painter, const QRect &line, const DiffCell &cell,
                             const Tokens &t) const
{
    const bool drift = cell.verdict == FieldDifference::Verdict::Drift;
    const QString word = Words::verdict(cell.verdict);
    painter->setFont(typeFont(TypeSize::Small));
    painter->setPen(QColor(drift ? t.warn.ink : t.text3));
    const int wordWidth = painter->fontMetrics().horizontalAdvance(word) + px(2);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, word);
    const int size = px(14);
    const QRectF mark(line.right() - wordWidth - size - px(4), line.center().y() - size / 2.0 + 0.5, size, size);
    if (drift)
        StatusGlyph::paint(painter, mark, Status::Warn, t);
    else if (cell.verdict == FieldDifference::Verdict::Expected)
        paintIcon(painter, mark, Icon::Swap, t.text3);
    painter->setFont(fixedFont(TypeSize::Small));
    painter->setPen(QColor(t.text2));
    drawText(painter, line.adjusted(0, 0, -wordWidth - size - px(12), 0), cell.field);
}

void DiffDelegate::paintValue(QPainter *painter, const QRect &box, const std::optional<QString> &value,
                              const DiffCell &cell, const EnvironmentColours &side,
                              const Tokens &t) const
{
    const bool drift = cell.verdict == FieldDifference::Verdict::Drift;
    painter->fillRect(box, QColor(drift ? t.warn.soft : t.sunken));
    painter->fillRect(QRect(box.left(), box.top(), px(3), box.height()), QColor(side.edge));
    const QRect text = box.adjusted(px(12), px(5), -px(8), -px(5));
    if (!value) {
        painter->setFont(typeFont(TypeSize::Small));
        painter->setPen(QColor(t.text3));
        //: A field that one environment does not have.
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, tr("not there"));
        return;
    }
    painter->setFont(fixedFont(TypeSize::Small));
    painter->setPen(QColor(t.text));
    painter->save();
    painter->setClipRect(text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, Formats::breakable(*value));
    painter->restore();
}

void DiffDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const DiffCell cell = m_cellOf(index);
    const int lineHeight = QFontMetrics(font()).height();
    int top = area.top() + px(10);
    paintHead(painter, QRect(area.left(), top, area.width(), lineHeight), cell, t);
    top += lineHeight + px(6);
    const int width = sideWidth(area.width());
    const int height = valueHeight(cell, width - px(20));
    paintValue(painter, QRect(area.left(), top, width, height), cell.sandbox, cell, t.sandbox, t);
    paintValue(painter, QRect(area.right() - width + 1, top, width, height), cell.production, cell, t.production, t);
    if (cell.reason.isEmpty())
        return;
    painter->setFont(typeFont(TypeSize::Caption));
    painter->setPen(QColor(t.text3));
    top += height + px(4);
    drawText(painter, QRect(area.left(), top, area.width(), painter->fontMetrics().height()), cell.reason);
}

} // namespace bulkhead
