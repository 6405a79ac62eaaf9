// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/frameworkdelegate.h"

#include "presentation/appearance.h"
#include "presentation/icons.h"
#include "presentation/statusglyph.h"
#include "presentation/reportwords.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace bulkhead {

namespace {

constexpr double barHeight = 8, gap = 1.5, leastPart = 4;
constexpr int side = 8, pinSize = 16; //!< side: beside what RowDelegate leaves

QRect pinBox(const QRect &row)
{
    return {row.right() - px(side + 8 + pinSize), row.top() + px(11), px(pinSize), px(pinSize)};
}

QColor fillOf(Status status, const Tokens &tokens)
{
    return tokens.status(status).shape;
}

} // namespace

void paintFrameworkBar(QPainter *painter, const QRectF &area, const reports::RequirementCounts &counts, const Tokens &tokens)
{
    const auto parts = ReportWords::counts(counts);
    const std::int64_t all = counts.pass + counts.attested + counts.warn + counts.unknown + counts.fail + counts.notApplicable + counts.noControl;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    double left = area.left();
    for (const CountWord &part : parts) {
        if (part.count == 0 || all == 0)
            continue;
        const double width = std::max(leastPart, area.width() * static_cast<double>(part.count) / static_cast<double>(all) - gap);
        QPainterPath box;
        box.addRect(QRectF(left, area.top(), std::min(width, area.right() - left), area.height()));
        if (part.status == Status::Unknown)
            StatusGlyph::hatch(painter, box, tokens.unknown.shape, 4, 1.2);
        else
            painter->fillPath(box, fillOf(part.status, tokens));
        left += width + gap;
    }
    if (left < area.right() - gap)
        painter->fillRect(QRectF(left, area.top(), area.right() - left, area.height()), QColor(tokens.track));
    painter->restore();
}

FrameworkDelegate::FrameworkDelegate(QObject *parent)
    : RowDelegate(parent)
{
}

QSize FrameworkDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {px(160), px(Appearance::density() == Density::Compact ? 68 : 76)};
}

bool FrameworkDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const int reach = px(6);
    if (mouse->button() != Qt::LeftButton || !pinBox(option.rect).adjusted(-reach, -reach, reach, reach).contains(mouse->pos()))
        return false;
    emit pinClicked(index);
    return true;
}

void FrameworkDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const auto row = index.data(FrameworkList::RowRole).value<FrameworkRow>();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) // as the screen in the navigation
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), px(3), option.rect.height()), QColor(t.accent));
    const QRect inside = area.adjusted(px(side), px(10), -px(side), -px(8));
    const QRect pin = pinBox(option.rect);
    const bool showsPin = row.isPinned || isSelected || option.state.testFlag(QStyle::State_MouseOver);
    painter->setFont(typeFont(TypeSize::Body, isSelected ? QFont::DemiBold : QFont::Medium));
    painter->setPen(QColor(t.text));
    const int line = painter->fontMetrics().height();
    drawText(painter, QRect(inside.left(), inside.top(), pin.left() - px(8) - inside.left(), line), index.data().toString());
    if (showsPin)
        paintIcon(painter, pin, Icon::Pin, row.isPinned ? t.text : t.hatch);
    const int barTop = inside.top() + line + px(6);
    paintFrameworkBar(painter, QRectF(inside.left(), barTop, inside.width(), px(barHeight)), row.isCounted ? row.counts : reports::RequirementCounts(), t);
    painter->setFont(typeFont(TypeSize::Small));
    const QRect words(inside.left(), barTop + px(barHeight + 4), inside.width(), painter->fontMetrics().height());
    if (row.isCounted)
        paintCounts(painter, words, row.counts, t);
    else
        drawText(painter, words, tr("not judged yet"));
}

//! The words in one line; where there is no room for all of them, they come closer and at last lose their end.
void FrameworkDelegate::paintCounts(QPainter *painter, const QRect &area, const reports::RequirementCounts &counts, const Tokens &tokens)
{
    const auto words = ReportWords::counts(counts);
    const QFontMetrics metrics = painter->fontMetrics();
    int wanted = 0;
    for (const CountWord &word : words)
        wanted += metrics.horizontalAdvance(word.text);
    const int room = area.width() - wanted, between = static_cast<int>(words.size()) - 1;
    const int space = between > 0 ? std::clamp(room / between, px(5), px(12)) : 0;
    int left = area.left();
    for (const CountWord &word : words) {
        const bool isAlarm = word.status == Status::Fail && word.count > 0;
        painter->setPen(QColor(isAlarm ? tokens.fail.ink : tokens.text2));
        const QString shown = metrics.elidedText(word.text, Qt::ElideRight, area.right() + 1 - left);
        painter->drawText(QRect(left, area.top(), area.right() + 1 - left, area.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        left += metrics.horizontalAdvance(word.text) + space;
        if (left >= area.right())
            break;
    }
}

} // namespace bulkhead
