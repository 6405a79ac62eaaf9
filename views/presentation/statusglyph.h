// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tokens.h"

#include <QRectF>

class QPainter;
class QPainterPath;

namespace bulkhead {

//! The shapes of the statuses, drawn as paths in a box of 16 units; used by everything.
class StatusGlyph
{
public:
    static void paint(QPainter *painter, const QRectF &box, Status status, const Tokens &tokens);
    //! 45 degree lines; Qt's pattern brushes do not scale.
    static void hatch(QPainter *painter, const QPainterPath &shape, const QColor &colour,
                      double pitch, double width);
};

} // namespace bulkhead
