// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/layout/topologylayout.h"

#include <QPainterPath>
#include <QRectF>

#include <array>
#include <vector>

namespace bulkhead {

//! Where everything of a topology picture is, in px at 100 %; the middle of the wall is x = 0, the top of the first row's
//! band is y = 0. Pure: painting and pointing ask the same.
class TopologyGeometry
{
public:
    static constexpr double rowPitch = 48, nodeHeight = 28, wallWidth = 20, headHeight = 56, margin = 24;
    static constexpr int columnCount = 8;

    using Picture = std::shared_ptr<const topology::TopologyPicture>;

    //! What goes through the wall as it is drawn.
    struct PipeShape
    {
        QPainterPath path;
        QRectF pill; //!< on the wall; that of a gateway is its box
        QRectF bounds;
    };

    //! `width` is the room at 100 %: columns use it as far as that is good for reading.
    void set(Picture picture, double width);
    [[nodiscard]] const Picture &picture() const { return m_picture; }
    [[nodiscard]] bool isEmpty() const { return !m_picture || m_picture->scene.items.empty(); }

    [[nodiscard]] QRectF bounds() const;
    [[nodiscard]] QRectF rectOf(std::uint32_t item) const { return m_rects[item]; }
    [[nodiscard]] const PipeShape &pipe(std::size_t index) const { return m_pipes[index]; }
    [[nodiscard]] QRectF columnRect(int column) const; //!< x and width; its height is that of a node
    [[nodiscard]] static int columnOf(const topology::Item &item);
    //! From the side of the gateways to that of the wall, whatever the half.
    [[nodiscard]] QPointF innerEnd(std::uint32_t item) const;
    [[nodiscard]] QPointF outerEnd(std::uint32_t item) const;
    //! Items of a column from top to bottom; spaces are not among them.
    [[nodiscard]] const std::vector<std::uint32_t> &column(int column) const { return m_columns[static_cast<std::size_t>(column)]; }
    //! First item of a column whose lower edge is at or below y, as an index into `column`.
    [[nodiscard]] std::size_t firstBelow(int column, double y) const;
    //! Lines by the item that they start from: fans of a gateway are drawn as one.
    [[nodiscard]] const std::vector<std::uint32_t> &linesFrom(std::uint32_t item) const { return m_linesFrom[item]; }
    [[nodiscard]] const std::vector<std::uint32_t> &linesTo(std::uint32_t item) const { return m_linesTo[item]; }
    [[nodiscard]] std::vector<std::size_t> pipesOf(std::uint32_t item) const;

    [[nodiscard]] std::uint32_t itemAt(const QPointF &point) const; //!< isolation::noIndex: none
    [[nodiscard]] int pipeAt(const QPointF &point) const;           //!< -1: none

private:
    void placeItems();
    void placePipes();
    [[nodiscard]] PipeShape shapeOf(std::size_t pipe, double leftShift, double rightShift) const;
    [[nodiscard]] double yOf(double row) const { return (row + 0.5) * rowPitch; }

    Picture m_picture;
    double m_pitch = 140;
    std::vector<QRectF> m_rects; //!< by item
    std::vector<PipeShape> m_pipes;
    std::array<std::vector<std::uint32_t>, columnCount> m_columns;
    std::vector<std::vector<std::uint32_t>> m_linesFrom, m_linesTo;
    std::vector<std::uint32_t> m_boxes; //!< gateways on the wall
};

} // namespace bulkhead
