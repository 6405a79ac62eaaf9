// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologyshapes.h"

#include "presentation/isolationwords.h"
#include "presentation/statusglyph.h"

#include <QPainter>
#include <QPainterPath>

namespace bulkhead {

using isolation::Verdict;
using topology::Rank;
using topology::Side;

void drawItem(QPainter *painter, const QRectF &rect, const ItemShape &shape, const QPen &pen, const QColor &ground,
              const Tokens &tokens)
{
    const double radius = shape.rank == Rank::Api ? rect.height() / 2 : shape.rank == Rank::Host ? 0 : 3;
    painter->setPen(pen);
    painter->setBrush(ground);
    if (shape.isGroup)
        painter->drawRoundedRect(rect.translated(3, 3), radius, radius);
    if (shape.isUnknown)
        painter->setPen(QPen(pen.color(), pen.widthF(), Qt::DashLine));
    painter->drawRoundedRect(rect, radius, radius);
    if (shape.isUnknown) {
        QPainterPath inside;
        inside.addRect(rect.adjusted(1, 1, -1, -1));
        StatusGlyph::hatch(painter, inside, tokens.hatch, 6, 1);
    }
    if (shape.rank != Rank::Host)
        return;
    const double edge = qMin(4.0, rect.width() / 4);
    painter->fillRect(QRectF(shape.side == Side::Sandbox ? rect.left() : rect.right() - edge, rect.top(), edge, rect.height()),
                      pen.color());
}

void drawPipe(QPainter *painter, const QPainterPath &path, Verdict verdict, const Tokens &tokens, double factor)
{
    const StatusColours &colours = tokens.status(IsolationWords::statusOf(verdict));
    painter->setBrush(Qt::NoBrush);
    if (verdict != Verdict::Fail) {
        QPen dots(QColor(colours.shape), 2.5 * factor, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.1, 2});
        painter->strokePath(path, dots);
        return;
    }
    painter->strokePath(path, QPen(QColor(colours.shape), 6 * factor, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter->strokePath(path, QPen(QColor(colours.soft), 3 * factor, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
}

void drawFlanges(QPainter *painter, double y, double half, Verdict verdict, const Tokens &tokens)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(tokens.status(IsolationWords::statusOf(verdict)).shape));
    for (const double x : {-half - 6, half - 1})
        painter->drawRoundedRect(QRectF(x, y - 8, 7, 16), 1.5, 1.5);
}

void drawPill(QPainter *painter, const QRectF &pill, const QString &text, Verdict verdict, const Tokens &tokens,
              const QFont &font)
{
    const bool isWarn = verdict == Verdict::Warn;
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(tokens.status(IsolationWords::statusOf(verdict)).shape));
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setFont(font);
    painter->setPen(QColor(isWarn ? tokens.onWarn : tokens.onStatus));
    painter->drawText(pill, Qt::AlignCenter, text);
}

} // namespace bulkhead
