// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/statusglyph.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bulkhead {

namespace {

QPen roundPen(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QPolygonF octagon(double radius)
{
    QPolygonF shape;
    for (int i = 0; i < 8; ++i) {
        const double angle = (22.5 + 45.0 * i) * std::numbers::pi / 180.0;
        shape << QPointF(8 + radius * std::cos(angle), 8 + radius * std::sin(angle));
    }
    return shape;
}

void paintPass(QPainter *p, const Tokens &t)
{
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(t.pass.shape));
    p->drawEllipse(QPointF(8, 8), 7, 7);
    p->setPen(roundPen(t.onStatus, 1.7));
    p->drawPolyline(QPolygonF() << QPointF(4.9, 8.3) << QPointF(7.1, 10.4) << QPointF(11.2, 5.9));
}

void paintWarn(QPainter *p, const Tokens &t)
{
    QPen edge = roundPen(t.warn.shape, 1.6);
    p->setPen(edge);
    p->setBrush(QColor(t.warn.shape));
    p->drawPolygon(QPolygonF() << QPointF(8, 2) << QPointF(14.4, 13.6) << QPointF(1.6, 13.6));
    p->setPen(roundPen(t.onWarn, 1.7));
    p->drawLine(QPointF(8, 6), QPointF(8, 9.6));
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(t.onWarn));
    p->drawEllipse(QPointF(8, 12), 1.0, 1.0);
}

void paintUnknown(QPainter *p, const Tokens &t)
{
    const QRectF box(1.75, 1.75, 12.5, 12.5);
    QPainterPath shape;
    shape.addRect(box);
    p->fillPath(shape, QColor(t.unknown.soft));
    StatusGlyph::hatch(p, shape, t.hatch, 3.4, 0.8);
    p->setBrush(Qt::NoBrush);
    p->setPen(QPen(QColor(t.unknown.shape), 1.2));
    p->drawRect(box);
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(t.unknown.soft));
    p->drawEllipse(QPointF(8, 8), 3.9, 4.6);
    QPainterPath mark(QPointF(6.1, 6.4));
    mark.cubicTo(6.2, 4.3, 9.9, 4.2, 9.9, 6.3);
    mark.cubicTo(9.9, 7.7, 8.0, 7.7, 8.0, 9.1);
    p->setBrush(Qt::NoBrush);
    p->setPen(roundPen(t.unknown.ink, 1.35));
    p->drawPath(mark);
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(t.unknown.ink));
    p->drawEllipse(QPointF(8, 11.4), 0.9, 0.9);
}

void paintNotAssessed(QPainter *p, const Tokens &t)
{
    QPen pen(QColor(t.unknown.shape), 1.2);
    pen.setDashPattern({2.0, 1.6});
    p->setPen(pen);
    p->setBrush(Qt::NoBrush);
    p->drawRect(QRectF(1.75, 1.75, 12.5, 12.5));
    p->setPen(roundPen(t.unknown.ink, 1.6));
    p->drawLine(QPointF(5.8, 8), QPointF(10.2, 8));
}

void paintFail(QPainter *p, const Tokens &t)
{
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(t.fail.shape));
    p->drawPolygon(octagon(7.5));
    p->setPen(roundPen(t.onStatus, 1.8));
    p->drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
    p->drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
}

void paintAccepted(QPainter *p, const Tokens &t)
{
    p->setPen(QPen(QColor(t.accepted.shape), 1.5));
    p->setBrush(QColor(t.accepted.soft));
    p->drawPolygon(octagon(6.9));
    p->setPen(roundPen(t.accepted.ink, 1.5));
    p->drawPolyline(QPolygonF() << QPointF(8, 4.8) << QPointF(8, 8.2) << QPointF(10.4, 9.6));
}

void paintRing(QPainter *p, const Tokens &t, bool running)
{
    const QRectF box(2.5, 2.5, 11, 11);
    p->setBrush(Qt::NoBrush);
    if (!running) {
        QPen pen(QColor(t.fieldBorder), 1.4);
        pen.setDashPattern({1.9, 1.6});
        p->setPen(pen);
        p->drawEllipse(box);
        return;
    }
    p->setPen(QPen(QColor(t.track), 2));
    p->drawEllipse(box);
    p->setPen(roundPen(t.accent, 2));
    p->drawArc(box, 90 * 16, -120 * 16);
}

} // namespace

void StatusGlyph::hatch(QPainter *painter, const QPainterPath &shape, const QColor &colour,
                        double pitch, double width)
{
    painter->save();
    painter->setClipPath(shape, Qt::IntersectClip);
    painter->setPen(QPen(colour, width));
    const QRectF box = shape.boundingRect();
    const double step = pitch * std::numbers::sqrt2;
    for (double x = box.left() - box.height() + step / 2; x < box.right(); x += step)
        painter->drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter->restore();
}

void StatusGlyph::paint(QPainter *painter, const QRectF &box, Status status, const Tokens &tokens)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.topLeft());
    painter->scale(box.width() / 16.0, box.height() / 16.0);
    switch (status) {
    case Status::Pass: paintPass(painter, tokens); break;
    case Status::Warn: paintWarn(painter, tokens); break;
    case Status::Unknown: paintUnknown(painter, tokens); break;
    case Status::NotAssessed: paintNotAssessed(painter, tokens); break;
    case Status::Fail: paintFail(painter, tokens); break;
    case Status::Accepted: paintAccepted(painter, tokens); break;
    case Status::NotApplicable:
        painter->setPen(roundPen(tokens.text3, 1.6));
        painter->drawLine(QPointF(5, 8), QPointF(11, 8));
        break;
    case Status::Running: paintRing(painter, tokens, true); break;
    case Status::Waiting: paintRing(painter, tokens, false); break;
    }
    painter->restore();
}

} // namespace bulkhead
