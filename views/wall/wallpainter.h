// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tokens.h"
#include "wall/walllayout.h"

class QPainter;

namespace bulkhead {

//! Which pipe has the pointer or the keyboard: it stays full, the others step back.
struct WallHighlight
{
    int band = -1, pipe = -1;
    [[nodiscard]] bool isOn() const { return band >= 0; }
};

//! Paints a wall where its layout says.
class WallPainter
{
public:
    WallPainter(QPainter &painter, const Wall &wall, const WallLayout &layout, const Tokens &tokens, UtcTime now);

    void paint(const WallHighlight &highlight);

private:
    void paintGrounds();
    void paintHead();
    void paintChip(const WallLayout::Lane &lane, const std::vector<WallGateway> &gateways, EnvironmentType side);
    void paintLanes(const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &gateways, EnvironmentType side);
    void paintPlate();
    void paintHatch(std::size_t band);
    void paintNodes(const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &gateways, EnvironmentType side);
    void paintPipe(const WallLayout::Pipe &pipe);
    void paintSeep(const WallLayout::Pipe &pipe);
    void paintBox(const WallBand &band, const WallLayout::Pipe &pipe);
    void paintPill(const WallLayout::Pipe &pipe, const QColor &fill, const QColor &ink);
    void paintLabel(std::size_t band);
    void paintFigures(std::size_t band);
    [[nodiscard]] double px(double measure) const;

    QPainter &m_painter;
    const Wall &m_wall;
    const WallLayout &m_layout;
    const Tokens &m_tokens;
    UtcTime m_now;
};

} // namespace bulkhead
