// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard of the topology view: along the lines, from row to row, through the wall.
#include "topology/topologyview.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using isolation::noIndex;
using topology::Item;
using topology::Side;

void TopologyView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: return move(-1, 0);
    case Qt::Key_Right: return move(1, 0);
    case Qt::Key_Up: return move(0, -1);
    case Qt::Key_Down: return move(0, 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomIn();
    case Qt::Key_Minus: return zoomOut();
    case Qt::Key_0: return setZoom(1);
    case Qt::Key_F: return fit();
    case Qt::Key_PageUp: return verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_PageDown: return verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_Home: return verticalScrollBar()->setValue(0);
    case Qt::Key_End: return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_marks.item != noIndex || m_marks.pipe >= 0)
            emit opened();
        return;
    case Qt::Key_Escape:
        if (m_marks.item != noIndex || m_marks.pipe >= 0)
            return selectItem(noIndex);
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

//! The first thing that crosses, else the first of the first column.
void TopologyView::selectFirst()
{
    if (m_geometry.isEmpty())
        return;
    if (!picture()->scene.pipes.empty())
        return selectPipe(0);
    for (int column = 0; column < TopologyGeometry::columnCount; ++column) {
        if (!m_geometry.column(column).empty())
            return selectItem(m_geometry.column(column).front());
    }
}

void TopologyView::move(int columns, int rows)
{
    if (m_geometry.isEmpty())
        return;
    if (m_marks.item == noIndex && m_marks.pipe < 0)
        return selectFirst();
    const auto &scene = picture()->scene;
    if (m_marks.pipe >= 0) {
        const topology::Pipe &pipe = scene.pipes[static_cast<std::size_t>(m_marks.pipe)];
        if (rows != 0)
            return selectPipe(std::clamp(m_marks.pipe + rows, 0, static_cast<int>(scene.pipes.size()) - 1));
        const std::uint32_t end = columns < 0 ? pipe.left : pipe.right;
        if (scene.items[end].kind != Item::Kind::Space)
            return selectItem(end);
        const auto &hanging = m_geometry.linesFrom(end); // a gateway on the wall: what hangs from its corner
        return hanging.empty() ? void() : selectItem(scene.lines[hanging.front()].to);
    }
    if (rows != 0)
        return moveInColumn(rows);
    const bool isLeft = scene.items[m_marks.item].side == Side::Sandbox;
    moveAlong(isLeft == (columns > 0));
}

//! To the neighbour whose row is nearest; at the end of a line, into the pipe.
void TopologyView::moveAlong(bool inward)
{
    const auto &scene = picture()->scene;
    const double y = m_geometry.rectOf(m_marks.item).center().y();
    std::uint32_t nearest = noIndex;
    for (const std::uint32_t line : inward ? m_geometry.linesFrom(m_marks.item) : m_geometry.linesTo(m_marks.item)) {
        const std::uint32_t next = inward ? scene.lines[line].to : scene.lines[line].from;
        const auto off = [&](std::uint32_t item) { return std::abs(m_geometry.rectOf(item).center().y() - y); };
        if (nearest == noIndex || off(next) < off(nearest))
            nearest = next;
    }
    const auto pipes = m_geometry.pipesOf(m_marks.item);
    const bool endsHere = nearest == noIndex || scene.items[nearest].kind == Item::Kind::Space;
    if (inward && !pipes.empty())
        return selectPipe(static_cast<int>(pipes.front()));
    if (!endsHere)
        return selectItem(nearest);
    if (nearest == noIndex)
        return;
    const auto corner = m_geometry.pipesOf(nearest);
    if (!corner.empty())
        selectPipe(static_cast<int>(corner.front()));
}

void TopologyView::moveInColumn(int rows)
{
    const Item &item = picture()->scene.items[m_marks.item];
    if (item.kind == Item::Kind::Wall)
        return;
    const auto &column = m_geometry.column(TopologyGeometry::columnOf(item));
    const auto at = std::find(column.begin(), column.end(), m_marks.item) - column.begin();
    const auto to = std::clamp<std::ptrdiff_t>(at + rows, 0, static_cast<std::ptrdiff_t>(column.size()) - 1);
    selectItem(column[static_cast<std::size_t>(to)]);
}

} // namespace bulkhead
