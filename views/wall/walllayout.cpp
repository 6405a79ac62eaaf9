// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/walllayout.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using namespace isolation;

namespace {

// Measures of the design language at 100 %.
constexpr double headHeight = 64, labelWidth = 160, plateWidth = 40, figuresWidth = 228, gap = 16;
constexpr double narrowFigures = 168, narrowScene = 1100, narrowLabel = 136;
constexpr double trendWidth = 68, trendHeight = 24, trendFrom = 1180;
constexpr double leastLane = 72, mostLane = 160, chipTop = 26.5, chipHeight = 33, mostChip = 132;
constexpr double air = 24; // between the plate and the lane beside it: the flanges stand there
constexpr double leastHatch = 24, bend = 6, usualBand = 56;
constexpr std::size_t mostPipes = 3;

using Pipe = WallLayout::Pipe;

class Builder
{
public:
    Builder(const Wall &wall, double width, double scale, double bandHeight)
        : m_wall(wall)
        , m_scale(scale)
        , m_bandHeight(bandHeight * scale)
    {
        m_layout.width = width;
        m_layout.height = WallLayout::heightFor(scale, bandHeight);
        m_layout.hasAllFigures = width >= narrowScene * scale;
    }

    WallLayout build()
    {
        placeColumns();
        m_layout.left = lanes(m_wall.left, m_layout.plate.left(), -1, m_layout.plate.left() - m_layout.sandbox.left());
        m_layout.right = lanes(m_wall.right, m_layout.plate.right(), 1, m_layout.production.right() - m_layout.plate.right());
        for (std::size_t i = 0; i < m_layout.bands.size(); ++i)
            placeBand(m_wall.bands[i], m_layout.bands[i], i);
        return std::move(m_layout);
    }

private:
    [[nodiscard]] double px(double measure) const { return measure * m_scale; }

    void placeColumns()
    {
        const double trend = m_layout.width >= px(trendFrom) ? px(trendWidth) : 0;
        const double figures = px(m_layout.hasAllFigures ? figuresWidth : narrowFigures) + trend;
        const double label = px(m_layout.hasAllFigures ? labelWidth : narrowLabel);
        const double right = m_layout.width - figures;
        const double middle = std::round(label + (right - px(gap) - label) / 2);
        m_layout.head = QRectF(0, 0, m_layout.width, px(headHeight));
        m_layout.plate = QRectF(middle - px(plateWidth) / 2, 0, px(plateWidth), m_layout.height);
        m_layout.sandbox = QRectF(label, 0, middle - label, m_layout.height);
        m_layout.production = QRectF(middle, 0, right - px(gap) - middle, m_layout.height);
        m_labelWidth = label;
        m_figures = QRectF(right, 0, figures - px(12) - trend, 0);
        m_trend = QRectF(m_figures.right() + px(16), 0, trend > 0 ? trend - px(12) : 0, 0);
    }

    //! From the face of the plate outwards; `way` is -1 to the left and 1 to the right.
    [[nodiscard]] std::vector<WallLayout::Lane> lanes(const std::vector<WallGateway> &gateways, double face, double way, double room) const
    {
        std::vector<WallLayout::Lane> all;
        const double space = room - px(air);
        const auto most = static_cast<std::size_t>(std::max(1.0, std::floor(space / px(leastLane))));
        const std::size_t shown = std::min(gateways.size(), most);
        const double pitch = shown == 0 ? 0 : std::min(space / static_cast<double>(shown), px(mostLane));
        for (std::size_t i = 0; i < shown; ++i) {
            WallLayout::Lane lane;
            const bool isRest = i + 1 == shown && shown < gateways.size();
            lane.gateway = isRest ? -1 : static_cast<int>(i);
            lane.rest = isRest ? static_cast<int>(gateways.size() - i) : 0;
            lane.x = std::round(face + way * (px(air) + pitch * (static_cast<double>(i) + 0.5))) + 0.5;
            const double chip = std::min(pitch - px(5), px(mostChip));
            lane.chip = QRectF(lane.x - chip / 2, px(chipTop), chip, px(chipHeight));
            all.push_back(lane);
        }
        return all;
    }

    void placeBand(const WallBand &band, WallLayout::Band &place, std::size_t index) const
    {
        const double top = px(headHeight) + static_cast<double>(index) * m_bandHeight;
        place.row = QRectF(0, top, m_layout.width, m_bandHeight);
        place.plate = QRectF(m_layout.plate.left(), top, m_layout.plate.width(), m_bandHeight);
        place.label = QRectF(0, top, m_labelWidth, m_bandHeight);
        place.figures = QRectF(m_figures.left(), top, m_figures.width(), m_bandHeight);
        if (!m_trend.isNull())
            place.trend = QRectF(m_trend.left(), top + m_bandHeight / 2 - px(trendHeight), m_trend.width(), px(trendHeight));
        placeHatch(band, place);
        placePipes(band, place);
    }

    void placeHatch(const WallBand &band, WallLayout::Band &place) const
    {
        const double full = m_bandHeight - 1;
        double height = (1 - band.score.coverageShare) * full;
        if (band.score.status == Status::NotAssessed)
            height = full;
        else if (band.score.status == Status::Unproven)
            height = std::max(height, px(leastHatch));
        else if (height < 1)
            return;
        height = std::min(height, full);
        place.hatch = QRectF(place.plate.left(), place.row.bottom() - height, place.plate.width(), height);
    }

    [[nodiscard]] bool isOnTheWall(const QString &gateway) const
    {
        return std::any_of(m_wall.onTheWall.begin(), m_wall.onTheWall.end(),
                           [&gateway](const WallGateway &one) { return one.id == gateway; });
    }

    [[nodiscard]] Pipe pipeOf(const WallLeak &leak, int index) const
    {
        Pipe pipe;
        pipe.leaks = {index};
        pipe.findings = leak.findings;
        if (!leak.sandbox.isEmpty() && leak.sandbox == leak.production && isOnTheWall(leak.sandbox))
            pipe.kind = Pipe::Kind::Shared;
        else if (leak.verdict == Verdict::Warn)
            pipe.kind = Pipe::Kind::Seep;
        else if (leak.sandbox.isEmpty() || leak.production.isEmpty())
            pipe.kind = Pipe::Kind::Stub;
        return pipe;
    }

    //! Fails get the slots; warnings are drawn only where nothing is proven to leak.
    void placePipes(const WallBand &band, WallLayout::Band &place) const
    {
        std::vector<Pipe> pipes, boxes;
        for (std::size_t i = 0; i < band.leaks.size() && band.leaks[i].verdict == band.leaks.front().verdict; ++i) {
            Pipe pipe = pipeOf(band.leaks[i], static_cast<int>(i));
            (pipe.kind == Pipe::Kind::Shared ? boxes : pipes).push_back(std::move(pipe));
        }
        gather(pipes, mostPipes - (boxes.empty() ? 0 : 1));
        gather(boxes, 1);
        placeSlots(band, place, pipes, !boxes.empty());
        for (Pipe &box : boxes) {
            box.y = place.row.top() + px(16);
            const double width = m_layout.plate.width() + px(92);
            box.pill = QRectF(m_layout.plate.center().x() - width / 2, place.row.top() + px(5.5), width, px(21));
        }
        place.pipes = std::move(boxes);
        std::move(pipes.begin(), pipes.end(), std::back_inserter(place.pipes));
    }

    //! The last one stands for all that have no room.
    static void gather(std::vector<Pipe> &pipes, std::size_t most)
    {
        for (std::size_t i = most; i < pipes.size(); ++i) {
            Pipe &last = pipes[most - 1];
            last.findings += pipes[i].findings;
            last.leaks.insert(last.leaks.end(), pipes[i].leaks.begin(), pipes[i].leaks.end());
        }
        pipes.resize(std::min(pipes.size(), most));
    }

    void placeSlots(const WallBand &band, const WallLayout::Band &place, std::vector<Pipe> &pipes, bool hasBox) const
    {
        static constexpr std::array<std::array<double, 3>, 3> usual{{{28, 0, 0}, {13, 40, 0}, {10, 28, 46}}};
        static constexpr std::array<std::array<double, 3>, 2> belowBox{{{41, 0, 0}, {35, 49, 0}}};
        if (pipes.empty())
            return;
        const auto &heights = hasBox ? belowBox[pipes.size() - 1] : usual[pipes.size() - 1];
        const double pill = pipes.size() == 3 ? 16 : hasBox && pipes.size() == 2 ? 13 : 20;
        for (std::size_t i = 0; i < pipes.size(); ++i) {
            Pipe &pipe = pipes[i];
            const WallLeak &leak = band.leaks[static_cast<std::size_t>(pipe.leaks.front())];
            const double wide = pipe.findings > 99 ? 34 : 26;
            pipe.y = std::round(place.row.top() + px(heights[i]) * m_bandHeight / px(usualBand));
            pipe.pill = QRectF(m_layout.plate.center().x() - px(wide) / 2, pipe.y - px(pill) / 2, px(wide), px(pill));
            const double node = place.row.top() + m_bandHeight / 2;
            pipe.left = path(laneOf(m_layout.left, m_wall.left, leak.sandbox), node, pipe.y, m_layout.plate.left(), pipe.leftNode);
            pipe.right = path(laneOf(m_layout.right, m_wall.right, leak.production), node, pipe.y, m_layout.plate.right(), pipe.rightNode);
        }
    }

    static const WallLayout::Lane *laneOf(const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &gateways,
                                          const QString &id)
    {
        const auto at = std::find_if(gateways.begin(), gateways.end(), [&id](const WallGateway &one) { return one.id == id; });
        if (at == gateways.end() || lanes.empty())
            return nullptr;
        const int index = static_cast<int>(at - gateways.begin());
        for (const WallLayout::Lane &lane : lanes) {
            if (lane.gateway == index)
                return &lane;
        }
        return &lanes.back(); // it is one of the rest
    }

    //! Down or up from the node, round the bend, along the slot to the face of the plate.
    [[nodiscard]] QPainterPath path(const WallLayout::Lane *lane, double nodeY, double y, double face, QPointF &node) const
    {
        QPainterPath path;
        if (lane == nullptr)
            return path;
        node = QPointF(lane->x, nodeY);
        path.moveTo(node);
        const double way = face > lane->x ? 1 : -1;
        const double down = y > nodeY ? 1 : -1;
        const double r = std::min(px(bend), std::abs(y - nodeY));
        if (r > 0.5) {
            path.lineTo(lane->x, y - down * r);
            path.quadTo(QPointF(lane->x, y), QPointF(lane->x + way * r, y));
        }
        path.lineTo(face, y);
        return path;
    }

    const Wall &m_wall;
    double m_scale, m_bandHeight, m_labelWidth = 0;
    QRectF m_figures, m_trend;
    WallLayout m_layout;
};

} // namespace

QPainterPath WallLayout::Pipe::hitArea(double thickness) const
{
    QPainterPathStroker stroker;
    stroker.setWidth(thickness);
    stroker.setJoinStyle(Qt::RoundJoin);
    stroker.setCapStyle(Qt::RoundCap);
    QPainterPath all;
    all.addRect(pill.adjusted(-4, -2, 4, 2));
    for (const QPainterPath *path : {&left, &right}) {
        if (!path->isEmpty())
            all = all.united(stroker.createStroke(*path));
    }
    return all;
}

double WallLayout::heightFor(double scale, double bandHeight)
{
    return (headHeight + bandHeight * static_cast<double>(wallLayers.size())) * scale;
}

WallLayout WallLayout::of(const Wall &wall, double width, double scale, double bandHeight)
{
    return Builder(wall, width, scale, bandHeight).build();
}

} // namespace bulkhead
