// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;

namespace bulkhead {

class BulkheadStyle;

// How BulkheadStyle draws each control.

[[nodiscard]] bool isInvalid(const QWidget *field);

void paintField(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintFrame(const QStyleOption *option, QPainter *painter);
void paintButtonBevel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QSize pushButtonSize(const QStyleOption *option, const QWidget *widget);
void paintCheckBox(const QStyleOption *option, QPainter *painter);
void paintRadioButton(const QStyleOption *option, QPainter *painter);
void paintComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void paintComboLabel(const QStyleOption *option, QPainter *painter);
void paintSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget,
                  const BulkheadStyle *style);

void paintHeaderLabel(const QStyleOption *option, QPainter *painter);
void paintTab(const QStyleOption *option, QPainter *painter);
void paintMenuItem(const QStyleOption *option, QPainter *painter);
[[nodiscard]] QSize menuItemSize(const QStyleOption *option, const QSize &base);
void paintSplitter(const QStyleOption *option, QPainter *painter);
void paintProgressBar(const QStyleOption *option, QPainter *painter);
void paintItemGround(const QStyleOption *option, QPainter *painter);
void paintScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget,
                    const BulkheadStyle *style);
[[nodiscard]] QRect scrollBarRect(const QStyleOptionComplex *option, QStyle::SubControl part);

} // namespace bulkhead
