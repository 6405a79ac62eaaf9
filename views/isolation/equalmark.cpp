// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/equalmark.h"

#include "presentation/tokens.h"
#include "presentation/type.h"

#include <QPainter>

namespace bulkhead {

EqualMark::EqualMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QString EqualMark::word() const
{
    //: Between the two facts of a finding: their values are, or are not, the same.
    return m_equal ? tr("equal") : tr("differ");
}

void EqualMark::setEqual(bool equal)
{
    m_equal = equal;
    setAccessibleName(word());
    setToolTip(word());
    updateGeometry();
    update();
}

QSize EqualMark::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption, QFont::DemiBold));
    return {qMax(px(40), metrics.horizontalAdvance(word()) + px(8)), px(56)};
}

void EqualMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    const QColor ink = m_equal ? t.fail.ink : t.text2;
    const double middle = height() / 2.0 - px(8), half = px(16), x = width() / 2.0;
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x - half, middle - 4), QPointF(x + half, middle - 4));
    painter.drawLine(QPointF(x - half, middle + 4), QPointF(x + half, middle + 4));
    if (!m_equal)
        painter.drawLine(QPointF(x - 6, middle + 10), QPointF(x + 6, middle - 10));
    painter.setFont(typeFont(TypeSize::Caption, QFont::DemiBold));
    painter.drawText(QRectF(0, middle + px(12), width(), px(20)), Qt::AlignHCenter | Qt::AlignTop, word());
}

} // namespace bulkhead
