// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/wall.h"

#include <QPainterPath>
#include <QRectF>

namespace bulkhead {

//! Where everything of a wall stands, in pixels: section 5 of the design language. Pure geometry.
struct WallLayout
{
    struct Lane
    {
        int gateway = -1; //!< index into Wall::left or right; -1: the rest, as "+n"
        int rest = 0;     //!< how many gateways the lane stands for, if it stands for the rest
        double x = 0;     //!< centre
        QRectF chip;
    };
    //! A leak, a seep, or several that are drawn as one because there is no room.
    struct Pipe
    {
        enum class Kind { Pipe, Stub, Seep, Shared };
        Kind kind = Kind::Pipe;
        std::vector<int> leaks; //!< indexes into WallBand::leaks
        int findings = 0;
        QPainterPath left, right; //!< from the node to the plate; empty: no fact there, or its gateway stands on the wall
        QPointF leftNode, rightNode;
        QRectF pill; //!< the number, or the box of a gateway on the wall
        double y = 0;
        [[nodiscard]] QPainterPath hitArea(double thickness) const;
    };
    struct Band
    {
        QRectF row; //!< over the whole width
        QRectF plate, label, figures;
        QRectF trend; //!< the last thirty days; empty: there is no room
        QRectF hatch; //!< missing coverage; empty: none
        std::vector<Pipe> pipes;
    };

    double width = 0, height = 0;
    QRectF head, sandbox, production, plate; //!< grounds reach to the middle of the plate
    std::vector<Lane> left, right;           //!< from the wall outwards
    std::array<Band, isolation::wallLayers.size()> bands;
    bool hasAllFigures = true; //!< too narrow: only proven and coverage are shown

    [[nodiscard]] static WallLayout of(const Wall &wall, double width, double scale, double bandHeight);
    [[nodiscard]] static double heightFor(double scale, double bandHeight);
};

} // namespace bulkhead
