// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/walltrendpainter.h"

#include "presentation/type.h"

#include <QCoreApplication>
#include <QPainter>

namespace bulkhead {

namespace {

struct WallTrendTexts
{
    Q_DECLARE_TR_FUNCTIONS(WallTrendTexts)
};

constexpr double dotRadius = 2.5, lineWidth = 1.4, headTop = 40, headHeight = 20;

double heightOf(int proven, const QRectF &room)
{
    return room.bottom() - room.height() * proven / 100;
}

//! Steps between nothing proven, below, and all, above; a time without an answer is a gap.
QPainterPath stepsOf(const WallTrend &trend, const QRectF &room)
{
    QPainterPath path;
    bool isDrawing = false;
    for (std::size_t i = 0; i < trend.size(); ++i) {
        if (!trend[i].proven) {
            isDrawing = false;
            continue;
        }
        const QPointF from(room.left() + room.width() * trend[i].at, heightOf(*trend[i].proven, room));
        isDrawing ? path.lineTo(from) : path.moveTo(from);
        path.lineTo(i + 1 < trend.size() ? room.left() + room.width() * trend[i + 1].at : room.right(), from.y());
        isDrawing = true;
    }
    return path;
}

void paintTrend(QPainter &painter, const QRectF &area, const WallTrend &trend, const Tokens &tokens)
{
    const double dot = dotRadius * textScale();
    const QRectF room = area.adjusted(0, dot, -dot, -dot);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(tokens.text2), lineWidth * textScale(), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(stepsOf(trend, room));
    if (trend.empty() || !trend.back().proven)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(tokens.text));
    painter.drawEllipse(QPointF(room.right(), heightOf(*trend.back().proven, room)), dot, dot);
}

} // namespace

void paintWallTrends(QPainter &painter, const WallLayout &layout, const WallTrends &trends, const Tokens &tokens)
{
    const QRectF first = layout.bands.front().trend;
    if (first.isEmpty())
        return;
    painter.setFont(typeFont(TypeSize::Caption));
    painter.setPen(QColor(tokens.text2));
    painter.drawText(QRectF(first.left(), headTop * textScale(), first.width(), headHeight * textScale()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, WallTrendTexts::tr("30 days"));
    for (std::size_t i = 0; i < trends.size(); ++i)
        paintTrend(painter, layout.bands[i].trend, trends[i], tokens);
}

} // namespace bulkhead
