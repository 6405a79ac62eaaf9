// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylepaint.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace bulkhead {

void paintHeaderLabel(const QStyleOption *option, QPainter *painter)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    const Tokens &t = tokensFor(option->palette);
    painter->save();
    painter->setFont(typeFont(TypeSize::Small, QFont::Medium));
    painter->setPen(QColor(t.text2));
    const QRect room = option->rect.adjusted(px(8), 0, -px(8), 0); // as the cells below
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const int arrow = sorted ? px(14) : 0;
    const QFontMetrics metrics = painter->fontMetrics();
    const QString text = metrics.elidedText(header->text, Qt::ElideRight, room.width() - arrow);
    const bool right = header->textAlignment & Qt::AlignRight;
    const int width = metrics.horizontalAdvance(text);
    const int left = right ? room.right() - width - arrow + 1 : room.left();
    painter->drawText(QRect(left, room.top(), width + px(2), room.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    if (sorted) {
        const double size = px(11);
        const Icon icon = header->sortIndicator == QStyleOptionHeader::SortDown ? Icon::ArrowDown : Icon::ArrowUp;
        paintIcon(painter, QRectF(left + width + px(3), room.center().y() - size / 2 + 0.5, size, size), icon, t.text2);
    }
    painter->restore();
}

void paintTab(const QStyleOption *option, QPainter *painter)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Tokens &t = tokensFor(option->palette);
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    painter->save();
    QFont font = typeFont(TypeSize::Body, selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(selected ? t.text : t.text2);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
    if (selected) {
        const int width = std::min(option->rect.width(), QFontMetrics(font).horizontalAdvance(tab->text) + px(4));
        painter->fillRect(QRect(option->rect.center().x() - width / 2, option->rect.bottom() - 1, width, 2), QColor(t.accent));
    }
    if (option->state.testFlag(QStyle::State_HasFocus))
        BulkheadStyle::drawFocus(painter, QRectF(option->rect).adjusted(1, px(5), -1, -px(5)), option->palette, 3);
    painter->restore();
}

QSize menuItemSize(const QStyleOption *option, const QSize &base)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return {base.width(), px(9)};
    return {base.width() + px(24), px(30)};
}

void paintMenuItem(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Tokens &t = tokensFor(option->palette);
    const QRect r = option->rect;
    painter->fillRect(r, QColor(t.panel));
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(r.left(), r.center().y(), r.width(), 1), QColor(t.border));
        return;
    }
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    if (option->state.testFlag(QStyle::State_Selected) && enabled)
        painter->fillRect(r, QColor(t.accentSoft));
    const int size = px(16);
    const QRect iconAt(r.left() + px(10), r.center().y() - size / 2 + 1, size, size);
    if (item->checked)
        paintIcon(painter, iconAt, Icon::Check, t.text);
    else if (!item->icon.isNull())
        item->icon.paint(painter, iconAt);
    const QStringList parts = item->text.split(u'\t');
    const QRect text = r.adjusted(px(34), 0, -px(12), 0);
    painter->save();
    painter->setFont(item->font);
    painter->setPen(enabled ? t.text : t.text3);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, parts.first());
    if (parts.size() > 1) {
        painter->setPen(QColor(t.text3));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, parts.at(1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRectF(r.right() - px(20), r.center().y() - px(7), px(14), px(14)), Icon::ChevronRight, t.text2);
    painter->restore();
}

void paintSplitter(const QStyleOption *option, QPainter *painter)
{
    const Tokens &t = tokensFor(option->palette);
    const QRect r = option->rect;
    if (r.height() > r.width())
        painter->fillRect(QRect(r.center().x(), r.top(), 1, r.height()), QColor(t.border));
    else
        painter->fillRect(QRect(r.left(), r.center().y(), r.width(), 1), QColor(t.border));
}

void paintProgressBar(const QStyleOption *option, QPainter *painter)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Tokens &t = tokensFor(option->palette);
    QRectF r(option->rect.left(), option->rect.center().y() - 1.5, option->rect.width(), 4);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(t.track));
    painter->drawRoundedRect(r, 2, 2);
    const int range = bar->maximum - bar->minimum;
    if (range > 0) {
        r.setWidth(r.width() * std::clamp(double(bar->progress - bar->minimum) / range, 0.0, 1.0));
        painter->setBrush(QColor(t.accent));
        painter->drawRoundedRect(r, 2, 2);
    }
    painter->restore();
}

void paintItemGround(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    const Tokens &t = tokensFor(option->palette);
    if (option->state.testFlag(QStyle::State_Selected))
        painter->fillRect(option->rect, QColor(t.accentSoft));
    else if (option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled))
        painter->fillRect(option->rect, QColor(t.hover));
    else if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
}

QRect scrollBarRect(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return {};
    const QRect r = option->rect;
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? r.height() : r.width();
    int slider = length;
    if (const qint64 range = qint64(bar->maximum) - bar->minimum; range > 0)
        slider = std::clamp<int>(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)), std::min(px(32), length), length);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                      length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return upright ? QRect(r.left(), r.top() + from, r.width(), size)
                       : QRect(r.left() + from, r.top(), size, r.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove: return r;
    case QStyle::SC_ScrollBarSlider: return along(start, slider);
    case QStyle::SC_ScrollBarSubPage: return along(0, start);
    case QStyle::SC_ScrollBarAddPage: return along(start + slider, length - start - slider);
    default: return {};
    }
}

void paintScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *,
                    const BulkheadStyle *)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const Tokens &t = tokensFor(option->palette);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const QRect slider = scrollBarRect(option, QStyle::SC_ScrollBarSlider);
    const double inset = px(3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool active = option->state.testFlag(QStyle::State_MouseOver) || option->state.testFlag(QStyle::State_Sunken);
    painter->setBrush(QColor(active ? t.fieldBorder : t.borderStrong));
    const QRectF thumb = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    painter->drawRoundedRect(thumb, 3, 3);
    painter->restore();
}

} // namespace bulkhead
