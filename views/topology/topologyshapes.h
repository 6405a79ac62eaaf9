// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tokens.h"
#include "topology/scene.h"

#include <QRectF>

class QFont;
class QPainter;
class QPainterPath;
class QPen;

namespace bulkhead {

// The shapes of the topology picture, one function each; colours come from the tokens.

struct ItemShape
{
    topology::Rank rank = topology::Rank::Gateway;
    topology::Side side = topology::Side::Sandbox;
    bool isGroup = false;   //!< a second outline behind it
    bool isUnknown = false; //!< hatched and dashed: never looks settled
};

//! Gateway and upstream a rounded box, API a stadium, host a square with a thick edge away from the wall.
void drawItem(QPainter *painter, const QRectF &rect, const ItemShape &shape, const QPen &pen, const QColor &ground,
              const Tokens &tokens);
//! A pipe for what is proven to pass, round dots for what may.
void drawPipe(QPainter *painter, const QPainterPath &path, isolation::Verdict verdict, const Tokens &tokens, double factor);
void drawFlanges(QPainter *painter, double y, double half, isolation::Verdict verdict, const Tokens &tokens);
void drawPill(QPainter *painter, const QRectF &pill, const QString &text, isolation::Verdict verdict, const Tokens &tokens,
              const QFont &font);

} // namespace bulkhead
