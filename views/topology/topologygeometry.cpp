// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologygeometry.h"

#include <algorithm>
#include <cmath>

namespace bulkhead {

using topology::Item;
using topology::Pipe;
using topology::Side;

namespace {

constexpr double wallGap = 41;   //!< between the hosts and the plate: room for bends
constexpr double columnGap = 20; //!< between two columns
constexpr double leastPitch = 118, greatestPitch = 230;
constexpr double reach = 8; //!< of the pointer around a pipe

} // namespace

void TopologyGeometry::set(Picture picture, double width)
{
    m_picture = std::move(picture);
    const double room = width / 2 - wallWidth / 2 - wallGap - margin + columnGap;
    m_pitch = std::clamp(std::floor(room / topology::rankCount), leastPitch, greatestPitch);
    placeItems();
    placePipes();
}

int TopologyGeometry::columnOf(const Item &item)
{
    const int rank = static_cast<int>(item.rank);
    return item.side == Side::Sandbox ? rank : columnCount - 1 - rank;
}

QRectF TopologyGeometry::columnRect(int column) const
{
    const bool isLeft = column < topology::rankCount;
    const int fromWall = isLeft ? topology::rankCount - 1 - column : column - topology::rankCount;
    const double near = wallWidth / 2 + wallGap + fromWall * m_pitch, wide = m_pitch - columnGap;
    return {isLeft ? -near - wide : near, 0, wide, nodeHeight};
}

void TopologyGeometry::placeItems()
{
    m_rects.clear();
    m_linesFrom.clear();
    m_linesTo.clear();
    m_boxes.clear();
    for (auto &column : m_columns)
        column.clear();
    if (!m_picture)
        return;
    const auto &items = m_picture->scene.items;
    m_rects.resize(items.size());
    m_linesFrom.resize(items.size());
    m_linesTo.resize(items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const double y = yOf(m_picture->placement.rows[i]);
        if (items[i].kind == Item::Kind::Wall) {
            m_rects[i] = QRectF(-52, y - 16, 104, 32);
            m_boxes.push_back(i);
            continue;
        }
        const int column = columnOf(items[i]);
        m_rects[i] = columnRect(column).translated(0, y - nodeHeight / 2);
        if (items[i].kind != Item::Kind::Space)
            m_columns[static_cast<std::size_t>(column)].push_back(i);
    }
    for (auto &column : m_columns) {
        std::sort(column.begin(), column.end(),
                  [this](std::uint32_t a, std::uint32_t b) { return m_rects[a].top() < m_rects[b].top(); });
    }
    for (std::uint32_t i = 0; i < m_picture->scene.lines.size(); ++i) {
        m_linesFrom[m_picture->scene.lines[i].from].push_back(i);
        m_linesTo[m_picture->scene.lines[i].to].push_back(i);
    }
}

QPointF TopologyGeometry::innerEnd(std::uint32_t item) const
{
    const QRectF &rect = m_rects[item];
    return {m_picture->scene.items[item].side == Side::Sandbox ? rect.right() : rect.left(), rect.center().y()};
}

QPointF TopologyGeometry::outerEnd(std::uint32_t item) const
{
    const QRectF &rect = m_rects[item];
    return {m_picture->scene.items[item].side == Side::Sandbox ? rect.left() : rect.right(), rect.center().y()};
}

void TopologyGeometry::placePipes()
{
    m_pipes.clear();
    if (!m_picture)
        return;
    const auto &pipes = m_picture->scene.pipes;
    const auto &wallRows = m_picture->placement.wallRows;
    m_pipes.reserve(pipes.size());
    // Pipes of one item leave it side by side, in the order in which they go through the wall.
    const auto shift = [&](std::size_t pipe, std::uint32_t Pipe::*end) {
        int before = 0, all = 0;
        for (std::size_t i = 0; i < pipes.size(); ++i) {
            if (pipes[i].*end != pipes[pipe].*end)
                continue;
            ++all;
            before += wallRows[i] < wallRows[pipe] || (wallRows[i] == wallRows[pipe] && i < pipe) ? 1 : 0;
        }
        return all < 2 ? 0.0 : (before - (all - 1) / 2.0) * std::min(12.0, 20.0 / (all - 1));
    };
    for (std::size_t i = 0; i < pipes.size(); ++i)
        m_pipes.push_back(shapeOf(i, shift(i, &Pipe::left), shift(i, &Pipe::right)));
}

TopologyGeometry::PipeShape TopologyGeometry::shapeOf(std::size_t index, double leftShift, double rightShift) const
{
    const Pipe &pipe = m_picture->scene.pipes[index];
    const double y = yOf(m_picture->placement.wallRows[index]);
    PipeShape shape;
    const auto bendTo = [&shape](const QPointF &to) {
        const QPointF from = shape.path.currentPosition();
        const double middle = (from.x() + to.x()) / 2;
        shape.path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    };
    const auto through = [&](std::uint32_t space, double by, bool isLeft) {
        const QPointF in = isLeft ? outerEnd(space) : innerEnd(space), out = isLeft ? innerEnd(space) : outerEnd(space);
        bendTo(in + QPointF(0, by));
        shape.path.lineTo(out + QPointF(0, by));
    };
    shape.path.moveTo(innerEnd(pipe.left) + QPointF(0, leftShift));
    for (const std::uint32_t space : pipe.leftSpaces)
        through(space, leftShift, true);
    bendTo({-wallWidth / 2 - 6, y});
    shape.path.lineTo(wallWidth / 2 + 6, y);
    const auto enter = [&](const QPointF &to) { bendTo(to + QPointF(0, rightShift)); };
    for (const std::uint32_t space : pipe.rightSpaces) {
        enter(innerEnd(space));
        shape.path.lineTo(outerEnd(space) + QPointF(0, rightShift));
    }
    enter(innerEnd(pipe.right));
    shape.pill = pipe.box != isolation::noIndex ? m_rects[pipe.box] : QRectF(-13, y - 10, 26, 20);
    shape.bounds = shape.path.boundingRect().united(shape.pill).adjusted(-4, -4, 4, 4);
    return shape;
}

QRectF TopologyGeometry::bounds() const
{
    const double half = wallWidth / 2 + wallGap + topology::rankCount * m_pitch - columnGap + margin;
    const double rows = m_picture ? m_picture->placement.rowCount : 0;
    return {-half, -headHeight, 2 * half, headHeight + std::max(rows, 1.0) * rowPitch + margin};
}

std::size_t TopologyGeometry::firstBelow(int column, double y) const
{
    const auto &items = m_columns[static_cast<std::size_t>(column)];
    const auto at = std::lower_bound(items.begin(), items.end(), y,
                                     [this](std::uint32_t item, double line) { return m_rects[item].bottom() < line; });
    return static_cast<std::size_t>(at - items.begin());
}

std::vector<std::size_t> TopologyGeometry::pipesOf(std::uint32_t item) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_picture->scene.pipes.size(); ++i) {
        const Pipe &pipe = m_picture->scene.pipes[i];
        if (pipe.left == item || pipe.right == item || pipe.box == item)
            found.push_back(i);
    }
    return found;
}

std::uint32_t TopologyGeometry::itemAt(const QPointF &point) const
{
    if (!m_picture)
        return isolation::noIndex;
    for (const std::uint32_t box : m_boxes) {
        if (m_rects[box].contains(point))
            return box;
    }
    for (int index = 0; index < columnCount; ++index) {
        const QRectF strip = columnRect(index);
        if (point.x() < strip.left() || point.x() > strip.right())
            continue;
        const auto &items = column(index);
        const std::size_t first = firstBelow(index, point.y());
        if (first < items.size() && m_rects[items[first]].contains(point))
            return items[first];
    }
    return isolation::noIndex;
}

int TopologyGeometry::pipeAt(const QPointF &point) const
{
    const QRectF near(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    for (std::size_t i = m_pipes.size(); i-- > 0;) {
        if (m_pipes[i].pill.contains(point))
            return static_cast<int>(i);
    }
    for (std::size_t i = m_pipes.size(); i-- > 0;) {
        if (!m_pipes[i].bounds.intersects(near))
            continue;
        QPainterPathStroker stroker;
        stroker.setWidth(2 * reach);
        if (stroker.createStroke(m_pipes[i].path).contains(point))
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace bulkhead
