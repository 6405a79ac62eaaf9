// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/wallspot.h"

#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

WallSpot::WallSpot(QWidget *wall)
    : QAbstractButton(wall)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAttribute(Qt::WA_NoSystemBackground);
}

void WallSpot::setArea(const QPainterPath &area)
{
    constexpr int ring = 2;
    const QRect box = area.boundingRect().toAlignedRect().adjusted(-ring, -ring, ring, ring);
    setGeometry(box);
    m_area = area.translated(-box.topLeft());
    setMask(QRegion(m_area.toFillPolygon().toPolygon()));
    update();
}

void WallSpot::setSentence(const QString &sentence)
{
    setAccessibleName(sentence);
    // What a gateway calls a thing is never markup, in a tooltip neither.
    setToolTip(sentence.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

void WallSpot::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(m_area);
    painter.setPen(QPen(QColor(tokensFor(palette()).accent), 4)); // the outer half is clipped away
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(m_area);
}

void WallSpot::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Right)
        focusNextChild();
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Left)
        focusPreviousChild();
    else
        QAbstractButton::keyPressEvent(event);
}

void WallSpot::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    emit attentionChanged();
}

void WallSpot::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    emit attentionChanged();
}

void WallSpot::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    emit attentionChanged();
}

void WallSpot::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    emit attentionChanged();
}

} // namespace bulkhead
