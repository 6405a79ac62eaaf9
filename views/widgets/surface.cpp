// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/surface.h"

#include <QPainter>

namespace bulkhead {

Surface::Surface(Ink ground, Edges edges, QWidget *parent)
    : QWidget(parent)
    , m_edges(edges)
{
    m_ground = [ground](const Tokens &tokens) { return QColor(tokens.*ground); };
    m_line = [](const Tokens &tokens) { return QColor(tokens.border); };
}

void Surface::setGround(std::function<QColor(const Tokens &)> ground)
{
    m_ground = std::move(ground);
    update();
}

void Surface::setLine(std::function<QColor(const Tokens &)> line)
{
    m_line = std::move(line);
    update();
}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = tokensFor(palette());
    if (m_edges.testFlag(Round)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_line(tokens), 1));
        painter.setBrush(m_ground(tokens));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        return;
    }
    painter.fillRect(rect(), m_ground(tokens));
    const QColor line = m_line(tokens);
    if (m_edges.testFlag(Top))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_edges.testFlag(Bottom))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges.testFlag(Left))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_edges.testFlag(Right))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

Rule::Rule(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    else
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize Rule::sizeHint() const
{
    return m_orientation == Qt::Horizontal ? QSize(8, 1) : QSize(1, 8);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), QColor(tokensFor(palette()).border));
}

} // namespace bulkhead
