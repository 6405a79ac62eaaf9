// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/walllegend.h"

#include "presentation/statusglyph.h"
#include "presentation/type.h"

#include <QPainter>
#include <QPainterPath>

namespace bulkhead {

namespace {

constexpr int sampleWidth = 28, sampleHeight = 12, gap = 6, between = 18;

void paintSample(QPainter &painter, int which, const QRectF &box, const Tokens &t)
{
    const double y = box.center().y();
    switch (which) {
    case 0:
        painter.fillRect(box.adjusted(4, 0, -4, 0), QColor(t.wall));
        break;
    case 1:
        painter.setPen(QPen(QColor(t.fail.shape), 7, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        painter.setPen(QPen(QColor(t.fail.soft), 4, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        painter.fillRect(QRectF(box.center().x() - 5, box.top(), 10, box.height()), QColor(t.fail.shape));
        break;
    case 2: {
        QPen dots(QColor(t.warn.shape), 2.5, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.8, 2.0});
        painter.setPen(dots);
        painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y));
        break;
    }
    case 3: {
        QPainterPath shape;
        shape.addRect(box.adjusted(4, 0, -4, 0));
        painter.fillPath(shape, QColor(t.unknown.soft));
        StatusGlyph::hatch(&painter, shape, t.unknown.shape, 5, 1.3);
        QPen pen(QColor(t.unknown.shape), 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawPath(shape);
        break;
    }
    default:
        painter.setPen(QPen(QColor(t.fail.shape), 1.2));
        painter.setBrush(QColor(t.fail.soft));
        painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), 3, 3);
        painter.setBrush(Qt::NoBrush);
    }
}

} // namespace

WallLegend::WallLegend(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(words().join(QStringLiteral(", ")));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QStringList WallLegend::words()
{
    return {tr("Proven apart"), tr("Leak, findings"), tr("Seep: a warning"), tr("Not decided"), tr("Shared gateway")};
}

QSize WallLegend::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    int width = 0;
    for (const QString &word : words())
        width += px(sampleWidth + gap + between) + metrics.horizontalAdvance(word);
    return {width, px(32)};
}

QSize WallLegend::minimumSizeHint() const
{
    return {px(80), px(32)};
}

void WallLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    painter.setFont(typeFont(TypeSize::Caption));
    const QStringList all = words();
    double x = 0;
    for (int i = 0; i < all.size(); ++i) {
        const double text = painter.fontMetrics().horizontalAdvance(all[i]);
        if (x + px(sampleWidth + gap) + text > width())
            break;
        paintSample(painter, i, QRectF(x, (height() - px(sampleHeight)) / 2.0, px(sampleWidth), px(sampleHeight)), t);
        x += px(sampleWidth + gap);
        painter.setPen(QColor(t.text2));
        painter.drawText(QRectF(x, 0, text + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, all[i]);
        x += text + px(between);
    }
}

} // namespace bulkhead
