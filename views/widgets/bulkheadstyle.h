// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace bulkhead {

class Button;

//! The look of standard controls, on top of Fusion: flat panels, 1 px lines, one filled button, a focus
//! ring that is always visible. Colours come from the palette's tokens, sizes from the font.
class BulkheadStyle : public QProxyStyle
{
    Q_OBJECT
public:
    BulkheadStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl subControl, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &size, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;

    //! 2 px accent inside a control.
    static void drawFocus(QPainter *painter, const QRectF &rect, const QPalette &palette,
                          double radius);
    //! A key in its little box; gives the width used.
    static int drawKeyHint(QPainter *painter, const QRect &right, const QString &key,
                           const QPalette &palette);
    [[nodiscard]] static int keyHintWidth(const QString &key);
};

//! Rows of tables and lists: the measure minus 8 px in compact density, scaled.
[[nodiscard]] int rowHeight(int measure);
//! Marks a field as wrong or right; the style draws the line red.
void setInvalid(QWidget *field, bool invalid);

} // namespace bulkhead
