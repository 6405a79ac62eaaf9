// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylepaint.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/button.h"

#include <QAbstractSpinBox>
#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>

namespace bulkhead {

namespace {

void box(QPainter *painter, const QRect &rect, const QColor &line, const QColor &ground, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(ground);
    const double inset = line.alpha() ? 0.5 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

Button::Look lookOf(const QStyleOption *option, const QWidget *widget)
{
    if (const auto *button = qobject_cast<const Button *>(widget))
        return button->look();
    const auto *plain = qstyleoption_cast<const QStyleOptionButton *>(option);
    return plain && plain->features.testFlag(QStyleOptionButton::DefaultButton)
        ? Button::Look::Filled
        : Button::Look::Outlined;
}

QColor buttonInk(const QStyleOption *option, const QWidget *widget)
{
    const Tokens &t = tokensFor(option->palette);
    if (!option->state.testFlag(QStyle::State_Enabled))
        return t.text3;
    switch (lookOf(option, widget)) {
    case Button::Look::Filled: return t.onAccent;
    case Button::Look::Destructive: return t.fail.ink;
    case Button::Look::Outlined:
    case Button::Look::Plain: return t.text;
    }
    return t.text;
}

} // namespace

void paintField(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame && frame->lineWidth <= 0)
        return; // frameless editors inside another control
    const Tokens &t = tokensFor(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool readOnly = option->state.testFlag(QStyle::State_ReadOnly);
    const QColor line = isInvalid(widget) ? QColor(t.fail.shape)
        : enabled && !readOnly            ? QColor(t.fieldBorder)
                                          : QColor(t.border);
    box(painter, option->rect, line, enabled && !readOnly ? t.panel : t.sunken, 4);
    if (option->state.testFlag(QStyle::State_HasFocus))
        BulkheadStyle::drawFocus(painter, option->rect, option->palette, 4);
}

void paintFrame(const QStyleOption *option, QPainter *painter)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame && frame->lineWidth <= 0)
        return;
    painter->setPen(QColor(tokensFor(option->palette).border));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
}

void paintButtonBevel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Tokens &t = tokensFor(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option->state.testFlag(QStyle::State_MouseOver);
    const QColor none(Qt::transparent);
    switch (lookOf(option, widget)) {
    case Button::Look::Filled: {
        const QColor fill = QColor(t.accentFill);
        const QColor shown = down ? fill.darker(118) : hover ? fill.darker(108) : fill;
        box(painter, option->rect, enabled ? none : QColor(t.border), enabled ? shown : QColor(t.sunken), 4);
        break;
    }
    case Button::Look::Outlined:
    case Button::Look::Destructive: {
        const QColor ground = !enabled ? t.sunken : down ? t.accentSoft : hover ? t.hover : t.panel;
        const bool destructive = lookOf(option, widget) == Button::Look::Destructive;
        const QColor line = !enabled ? t.border : destructive ? t.fail.shape : t.borderStrong;
        box(painter, option->rect, line, ground, 4);
        break;
    }
    case Button::Look::Plain:
        if (enabled && (hover || down))
            box(painter, option->rect, none, down ? t.accentSoft : t.hover, 4);
        break;
    }
}

QSize pushButtonSize(const QStyleOption *option, const QWidget *widget)
{
    const auto *plain = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *button = qobject_cast<const Button *>(widget);
    const QString text = plain ? plain->text : QString();
    const bool small = button && button->size() == Button::Size::Small;
    const int height = small ? px(24) : button && button->size() == Button::Size::Decisive ? px(40) : px(32);
    const bool hasIcon = (button && button->glyph() != Icon::None) || (plain && !plain->icon.isNull());
    if (text.isEmpty())
        return {height, height};
    const QFontMetrics metrics(widget ? widget->font() : typeFont(TypeSize::Body));
    int width = metrics.size(Qt::TextShowMnemonic, text).width() + (small ? px(16) : px(24)) + px(2);
    if (hasIcon)
        width += px(24);
    if (button && !button->keyHint().isEmpty())
        width += BulkheadStyle::keyHintWidth(button->keyHint()) + px(8);
    if (button && button->hasChevron())
        width += px(20);
    return {width, height};
}

void paintPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *plain = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!plain)
        return;
    paintButtonBevel(option, painter, widget);
    const auto *button = qobject_cast<const Button *>(widget);
    const Tokens &t = tokensFor(option->palette);
    const QColor ink = buttonInk(option, widget);
    const int icon = px(16);
    if (option->state.testFlag(QStyle::State_HasFocus)) {
        const bool filled = lookOf(option, widget) == Button::Look::Filled;
        const double gap = filled ? 2 : 0;
        QPalette ring = option->palette;
        BulkheadStyle::drawFocus(painter, QRectF(option->rect).adjusted(gap, gap, -gap, -gap), ring, 3);
        if (filled) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(QColor(t.onAccent), 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option->rect).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
            painter->restore();
        }
    }
    const Icon glyph = button ? button->glyph() : Icon::None;
    if (plain->text.isEmpty()) {
        const QRectF at(option->rect.center().x() - icon / 2.0 + 0.5,
                        option->rect.center().y() - icon / 2.0 + 0.5, icon, icon);
        paintIcon(painter, at, glyph, plain->state.testFlag(QStyle::State_Enabled) ? t.text2 : t.text3);
        return;
    }
    QRect content = option->rect.adjusted(px(12), 0, -px(12), 0);
    if (button && button->size() == Button::Size::Small)
        content = option->rect.adjusted(px(8), 0, -px(8), 0);
    if (glyph != Icon::None) {
        paintIcon(painter, QRectF(content.left(), content.center().y() - icon / 2.0 + 0.5, icon, icon),
                  glyph, ink);
        content.setLeft(content.left() + px(24));
    }
    if (button && button->hasChevron()) {
        const double chevron = px(14);
        paintIcon(painter, QRectF(content.right() - chevron + 1, content.center().y() - chevron / 2 + 0.5,
                                  chevron, chevron), Icon::ChevronDown, t.text2);
        content.setRight(content.right() - px(20));
    }
    if (button && !button->keyHint().isEmpty())
        content.setRight(content.right() - px(8)
                         - BulkheadStyle::drawKeyHint(painter, content, button->keyHint(), option->palette));
    painter->setPen(ink);
    QFont font = widget ? widget->font() : typeFont(TypeSize::Body);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    const bool centred = glyph == Icon::None && !(button && (button->hasChevron() || !button->keyHint().isEmpty()));
    painter->drawText(content, (centred ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextHideMnemonic,
                      plain->text);
}

void paintCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Tokens &t = tokensFor(option->palette);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool some = option->state.testFlag(QStyle::State_NoChange);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QRect r = option->rect;
    if (!on && !some) {
        box(painter, r, enabled ? t.fieldBorder : t.border, enabled ? t.panel : t.sunken, 3);
        return;
    }
    box(painter, r, QColor(Qt::transparent), enabled ? t.accentFill : t.text3, 3);
    const double inset = r.width() / 8.0;
    if (on)
        paintIcon(painter, QRectF(r).adjusted(inset, inset, -inset, -inset), Icon::Check, t.onAccent);
    else
        painter->fillRect(QRectF(r.left() + r.width() * 0.25, r.center().y(), r.width() * 0.5, 2), QColor(t.onAccent));
}

void paintRadioButton(const QStyleOption *option, QPainter *painter)
{
    const Tokens &t = tokensFor(option->palette);
    const bool on = option->state.testFlag(QStyle::State_On);
    const QRectF r = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? QColor(t.accentFill) : QColor(t.fieldBorder), 1));
    painter->setBrush(on ? QColor(t.accentFill) : QColor(t.panel));
    painter->drawEllipse(r);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(t.onAccent));
        painter->drawEllipse(r.center(), r.width() * 0.2, r.width() * 0.2);
    }
    painter->restore();
}

void paintComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const Tokens &t = tokensFor(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QColor line = isInvalid(widget) ? t.fail.shape : enabled ? t.fieldBorder : t.border;
    box(painter, option->rect, line, enabled ? t.panel : t.sunken, 4);
    const double chevron = px(16);
    const QRectF at(option->rect.right() - px(24), option->rect.center().y() - chevron / 2 + 0.5, chevron, chevron);
    paintIcon(painter, at, Icon::ChevronDown, enabled ? t.text2 : t.text3);
    if (option->state.testFlag(QStyle::State_HasFocus))
        BulkheadStyle::drawFocus(painter, option->rect, option->palette, 4);
}

void paintComboLabel(const QStyleOption *option, QPainter *painter)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo || combo->editable)
        return;
    const Tokens &t = tokensFor(option->palette);
    const QRect text = option->rect.adjusted(px(9), 0, -px(30), 0);
    painter->setPen(option->state.testFlag(QStyle::State_Enabled) ? t.text : t.text3);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(combo->currentText, Qt::ElideMiddle, text.width()));
}

void paintSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget,
                  const BulkheadStyle *style)
{
    const Tokens &t = tokensFor(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    box(painter, option->rect, isInvalid(widget) ? t.fail.shape : enabled ? t.fieldBorder : t.border,
        enabled ? t.panel : t.sunken, 4);
    const double size = px(11);
    const auto arrow = [&](QStyle::SubControl part, bool up) {
        const QRect r = style->subControlRect(QStyle::CC_SpinBox, option, part, widget);
        painter->save();
        painter->translate(r.center().x() + 0.5, r.center().y() + 0.5);
        if (up)
            painter->rotate(180);
        paintIcon(painter, QRectF(-size / 2, -size / 2, size, size), Icon::ChevronDown,
                  enabled ? t.text2 : t.text3);
        painter->restore();
    };
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        arrow(QStyle::SC_SpinBoxUp, true);
        arrow(QStyle::SC_SpinBoxDown, false);
    }
    if (option->state.testFlag(QStyle::State_HasFocus))
        BulkheadStyle::drawFocus(painter, option->rect, option->palette, 4);
}

} // namespace bulkhead
