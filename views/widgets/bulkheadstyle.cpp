// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulkheadstyle.h"

#include "presentation/appearance.h"
#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/button.h"
#include "widgets/stylepaint.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QVariant>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr char invalidProperty[] = "bulkheadInvalid";
}

BulkheadStyle::BulkheadStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

int rowHeight(int measure)
{
    return px(Appearance::density() == Density::Compact ? measure - 8 : measure);
}

void setInvalid(QWidget *field, bool invalid)
{
    field->setProperty(invalidProperty, invalid);
    field->update();
}

bool isInvalid(const QWidget *field)
{
    return field && field->property(invalidProperty).toBool();
}

void BulkheadStyle::drawFocus(QPainter *painter, const QRectF &rect, const QPalette &palette,
                              double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QColor(tokensFor(palette).accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

int BulkheadStyle::keyHintWidth(const QString &key)
{
    return QFontMetrics(typeFont(TypeSize::Caption)).horizontalAdvance(key) + px(10);
}

int BulkheadStyle::drawKeyHint(QPainter *painter, const QRect &right, const QString &key,
                               const QPalette &palette)
{
    const Tokens &t = tokensFor(palette);
    const int width = keyHintWidth(key);
    const int height = px(18);
    const QRectF box(right.right() - width + 1, right.center().y() - height / 2.0 + 0.5, width, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QColor(t.border), 1));
    painter->setBrush(QColor(t.sunken));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setFont(typeFont(TypeSize::Caption));
    painter->setPen(QColor(t.text2));
    painter->drawText(box, Qt::AlignCenter, key);
    painter->restore();
    return width;
}

void BulkheadStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokensFor(option->palette);
    switch (element) {
    case PE_IndicatorHeaderArrow: return; // the label draws it, after the word
    case PE_FrameFocusRect:
        drawFocus(painter, option->rect, option->palette, 3);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: paintField(option, painter, widget); return;
    case PE_PanelButtonCommand: paintButtonBevel(option, painter, widget); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintCheckBox(option, painter); return;
    case PE_IndicatorRadioButton: paintRadioButton(option, painter); return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          QColor(t.border));
        return;
    case PE_Frame: paintFrame(option, painter); return;
    case PE_FrameMenu:
        painter->setPen(QColor(t.borderStrong));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelMenu: painter->fillRect(option->rect, QColor(t.panel)); return;
    case PE_PanelItemViewRow: return; // the items fill their whole cell
    case PE_PanelItemViewItem: paintItemGround(option, painter); return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, QColor(t.panel));
        painter->setPen(QColor(t.borderStrong));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void BulkheadStyle::drawControl(ControlElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokensFor(option->palette);
    switch (element) {
    case CE_PushButton: paintPushButton(option, painter, widget); return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, QColor(t.sunken));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          QColor(t.border));
        return;
    case CE_HeaderEmptyArea: painter->fillRect(option->rect, QColor(t.sunken)); return;
    case CE_HeaderLabel: paintHeaderLabel(option, painter); return;
    case CE_Header: // the arrow stands behind the words, so no place is kept for it
        drawControl(CE_HeaderSection, option, painter, widget);
        paintHeaderLabel(option, painter);
        return;
    case CE_TabBarTab: paintTab(option, painter); return;
    case CE_MenuItem: paintMenuItem(option, painter); return;
    case CE_Splitter: paintSplitter(option, painter); return;
    case CE_ProgressBar: paintProgressBar(option, painter); return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->frameShape == QFrame::StyledPanel) {
            paintFrame(option, painter);
            return;
        }
        break;
    case CE_ComboBoxLabel: paintComboLabel(option, painter); return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void BulkheadStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox: paintComboBox(option, painter, widget); return;
    case CC_SpinBox: paintSpinBox(option, painter, widget, this); return;
    case CC_ScrollBar: paintScrollBar(option, painter, widget, this); return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect BulkheadStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                    SubControl subControl, const QWidget *widget) const
{
    const QRect &r = option->rect;
    if (control == CC_ScrollBar)
        return scrollBarRect(option, subControl);
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow)
        return QRect(r.right() - px(28), r.top(), px(28), r.height());
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return r.adjusted(px(9), 1, -px(28), -1);
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && subControl == SC_SpinBoxEditField && spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return r.adjusted(px(2), 1, -px(2), -1);
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField)
        return r.adjusted(px(6), 1, -px(22), -1);
    if (control == CC_SpinBox && subControl == SC_SpinBoxUp)
        return QRect(r.right() - px(22), r.top() + 1, px(21), r.height() / 2 - 1);
    if (control == CC_SpinBox && subControl == SC_SpinBoxDown)
        return QRect(r.right() - px(22), r.top() + r.height() / 2, px(21), r.height() / 2 - 1);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect BulkheadStyle::subElementRect(SubElement element, const QStyleOption *option,
                                    const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(px(7), 1, -px(7), -1);
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize BulkheadStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                      const QSize &size, const QWidget *widget) const
{
    QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: return pushButtonSize(option, widget);
    case CT_LineEdit:
    case CT_SpinBox: return {base.width(), px(32)};
    case CT_ComboBox: return {size.width() + px(44), px(32)};
    case CT_CheckBox:
    case CT_RadioButton: return {base.width() + px(4), qMax(base.height(), px(24))};
    case CT_TabBarTab: return {size.width() + px(4), px(40)};
    case CT_HeaderSection: return {base.width() + px(16), px(32)};
    case CT_MenuItem: return menuItemSize(option, base);
    default: return base;
    }
}

int BulkheadStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth: return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return px(8);
    case PM_ScrollBarExtent: return px(12);
    case PM_ScrollBarSliderMin: return px(32);
    case PM_SplitterWidth: return 5;
    case PM_TabBarTabHSpace: return px(16);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return px(16);
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return px(4);
    case PM_FocusFrameHMargin: return px(3);
    case PM_ToolTipLabelFrameWidth: return px(4);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BulkheadStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_Table_GridLineColor: return static_cast<int>(tokensFor(QApplication::palette()).border.rgb);
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace bulkhead
