// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/wallpainter.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/statusglyph.h"
#include "presentation/type.h"
#include "presentation/words.h"
#include "wall/wallwords.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct WallTexts
{
    Q_DECLARE_TR_FUNCTIONS(WallTexts)
};

constexpr double stepBack = 0.35; // of pipes that are not meant

QPen roundPen(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawElided(QPainter &painter, const QRectF &area, int flags, const QString &text)
{
    painter.drawText(area, flags | Qt::TextSingleLine, painter.fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(area.width())));
}

//! The first text that fits, else the last one cut.
void drawFitting(QPainter &painter, const QRectF &area, int flags, const QStringList &texts)
{
    const auto fits = [&](const QString &text) { return painter.fontMetrics().horizontalAdvance(text) <= area.width(); };
    const auto found = std::find_if(texts.cbegin(), texts.cend(), fits);
    drawElided(painter, area, flags, found != texts.cend() ? *found : texts.last());
}

//! A name at one end of an area, and at the other a count if there is room for it.
struct CompartmentHead
{
    QString name, count;
    Qt::Alignment nameSide, countSide;
};

void drawHead(QPainter &painter, const QRectF &area, const CompartmentHead &head)
{
    const QFont strong = typeFont(TypeSize::Small, QFont::DemiBold), faint = typeFont(TypeSize::Caption);
    painter.setFont(strong);
    drawElided(painter, area, static_cast<int>(head.nameSide | Qt::AlignVCenter), head.name);
    const int needed = QFontMetrics(strong).horizontalAdvance(head.name) + QFontMetrics(faint).horizontalAdvance(head.count);
    painter.setFont(faint);
    if (needed + px(12) <= area.width())
        painter.drawText(area, static_cast<int>(head.countSide | Qt::AlignVCenter), head.count);
}

} // namespace

WallPainter::WallPainter(QPainter &painter, const Wall &wall, const WallLayout &layout, const Tokens &tokens, UtcTime now)
    : m_painter(painter)
    , m_wall(wall)
    , m_layout(layout)
    , m_tokens(tokens)
    , m_now(now)
{
}

double WallPainter::px(double measure) const
{
    return measure * textScale();
}

void WallPainter::paint(const WallHighlight &highlight)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintGrounds();
    paintLanes(m_layout.left, m_wall.left, EnvironmentType::Sandbox);
    paintLanes(m_layout.right, m_wall.right, EnvironmentType::Production);
    paintPlate();
    for (std::size_t i = 0; i < m_layout.bands.size(); ++i)
        paintHatch(i);
    paintNodes(m_layout.left, m_wall.left, EnvironmentType::Sandbox);
    paintNodes(m_layout.right, m_wall.right, EnvironmentType::Production);
    paintHead();
    for (std::size_t i = 0; i < m_layout.bands.size(); ++i) {
        const auto &pipes = m_layout.bands[i].pipes;
        for (std::size_t pipe = 0; pipe < pipes.size(); ++pipe) {
            const bool isMeant = highlight.band == static_cast<int>(i) && highlight.pipe == static_cast<int>(pipe);
            m_painter.setOpacity(!highlight.isOn() || isMeant ? 1 : stepBack);
            if (pipes[pipe].kind == WallLayout::Pipe::Kind::Shared)
                paintBox(m_wall.bands[i], pipes[pipe]);
            else if (pipes[pipe].kind == WallLayout::Pipe::Kind::Seep)
                paintSeep(pipes[pipe]);
            else
                paintPipe(pipes[pipe]);
        }
        m_painter.setOpacity(1);
        paintLabel(i);
        paintFigures(i);
    }
}

void WallPainter::paintGrounds()
{
    m_painter.fillRect(m_layout.sandbox, QColor(m_tokens.sandbox.ground));
    m_painter.fillRect(m_layout.production, QColor(m_tokens.production.ground));
    for (const WallLayout::Band &band : m_layout.bands)
        m_painter.fillRect(QRectF(0, band.row.top(), m_layout.width, 1), QColor(m_tokens.border));
}

void WallPainter::paintHead()
{
    const QRectF title(m_layout.sandbox.left() + px(12), px(4), m_layout.plate.left() - m_layout.sandbox.left() - px(20), px(20));
    const QRectF far(m_layout.plate.right() + px(8), px(4), m_layout.production.right() - m_layout.plate.right() - px(20), px(20));
    m_painter.setPen(QColor(m_tokens.sandbox.ink));
    drawHead(m_painter, title, {WallTexts::tr("Sandbox compartment"), WallTexts::tr("%n API(s)", nullptr, m_wall.apisInSandbox),
                                Qt::AlignLeft, Qt::AlignRight});
    m_painter.setPen(QColor(m_tokens.production.ink));
    drawHead(m_painter, far, {WallTexts::tr("Production compartment"), WallTexts::tr("%n API(s)", nullptr, m_wall.apisInProduction),
                              Qt::AlignRight, Qt::AlignLeft});
    for (const WallLayout::Lane &lane : m_layout.left)
        paintChip(lane, m_wall.left, EnvironmentType::Sandbox);
    for (const WallLayout::Lane &lane : m_layout.right)
        paintChip(lane, m_wall.right, EnvironmentType::Production);
    m_painter.setFont(typeFont(TypeSize::Caption));
    m_painter.setPen(QColor(m_tokens.text2));
    m_painter.drawText(QRectF(px(16), px(40), px(120), px(20)), Qt::AlignLeft | Qt::AlignVCenter, WallTexts::tr("Layer"));
    QStringList heads{WallTexts::tr("Proven"), WallTexts::tr("Coverage")};
    if (m_layout.hasAllFigures)
        heads = {WallTexts::tr("Proven"), WallTexts::tr("Possible"), WallTexts::tr("Coverage"), WallTexts::tr("Machine")};
    const QRectF figures = m_layout.bands.front().figures;
    const double pitch = figures.width() / static_cast<double>(heads.size());
    for (int i = 0; i < heads.size(); ++i) {
        const QRectF cell(figures.left() + pitch * i, px(40), pitch, px(20));
        m_painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, heads[i]);
    }
}

void WallPainter::paintChip(const WallLayout::Lane &lane, const std::vector<WallGateway> &gateways, EnvironmentType side)
{
    const EnvironmentColours &colours = m_tokens.environment(side);
    const WallGateway *gateway = lane.gateway < 0 ? nullptr : &gateways[static_cast<std::size_t>(lane.gateway)];
    const bool isOld = gateway != nullptr && !gateway->isCurrent;
    m_painter.setPen(QPen(QColor(isOld ? m_tokens.warn.shape : colours.edge), isOld ? 1.5 : 1));
    m_painter.setBrush(QColor(m_tokens.panel));
    m_painter.drawRoundedRect(lane.chip, 3, 3);
    const QRectF inside = lane.chip.adjusted(px(4), px(1), -px(4), -px(1));
    const QRectF above(inside.left(), inside.top(), inside.width(), inside.height() / 2);
    const QRectF below(inside.left(), inside.center().y(), inside.width(), inside.height() / 2);
    m_painter.setFont(typeFont(TypeSize::Caption, QFont::DemiBold));
    m_painter.setPen(QColor(m_tokens.text));
    if (gateway == nullptr) {
        m_painter.drawText(inside, Qt::AlignCenter, u'+' + Formats::number(qint64(lane.rest)));
        return;
    }
    drawElided(m_painter, above, Qt::AlignCenter, gateway->id);
    m_painter.setFont(typeFont(TypeSize::Caption));
    m_painter.setPen(QColor(isOld ? m_tokens.warn.ink : m_tokens.text2));
    const QString age = gateway->readAt ? Formats::ageOf(gateway->readAt, m_now) : WallTexts::tr("not read");
    drawElided(m_painter, below, Qt::AlignCenter, isOld ? age : Words::gatewayKind(gateway->product) + u" · "_s + age);
}

void WallPainter::paintLanes(const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &, EnvironmentType side)
{
    m_painter.setPen(QPen(QColor(m_tokens.environment(side).edge), 1));
    for (const WallLayout::Lane &lane : lanes)
        m_painter.drawLine(QPointF(lane.x, lane.chip.bottom()), QPointF(lane.x, m_layout.height - px(16)));
}

void WallPainter::paintPlate()
{
    m_painter.fillRect(m_layout.plate, QColor(m_tokens.wall));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(m_tokens.rivet));
    for (const WallLayout::Band &band : m_layout.bands) {
        m_painter.fillRect(QRectF(band.plate.left(), band.row.top(), band.plate.width(), 1), QColor(m_tokens.border));
        for (const double x : {band.plate.left() + px(5), band.plate.right() - px(5)}) {
            m_painter.drawEllipse(QPointF(x, band.row.top() + px(6)), px(1.5), px(1.5));
            m_painter.drawEllipse(QPointF(x, band.row.bottom() - px(5)), px(1.5), px(1.5));
        }
    }
}

void WallPainter::paintHatch(std::size_t index)
{
    const WallLayout::Band &place = m_layout.bands[index];
    const WallBand &band = m_wall.bands[index];
    const double glyph = px(band.score.status == isolation::Status::Isolated ? 20 : 16);
    if (!place.hatch.isEmpty()) {
        QPainterPath shape;
        shape.addRect(place.hatch);
        m_painter.fillPath(shape, QColor(m_tokens.unknown.soft));
        StatusGlyph::hatch(&m_painter, shape, m_tokens.unknown.shape, px(6), px(1.6));
        QPen pen(QColor(m_tokens.unknown.shape), 1);
        pen.setDashPattern({3, 2});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(place.hatch.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (!place.pipes.empty())
        return; // the number says more
    const QRectF box(place.plate.center().x() - glyph / 2, place.plate.center().y() - glyph / 2, glyph, glyph);
    if (band.score.status == isolation::Status::Isolated) {
        StatusGlyph::paint(&m_painter, box, Status::Pass, m_tokens);
    } else if (place.hatch.height() >= px(20)) {
        const QRectF inHatch(box.left(), place.hatch.center().y() - glyph / 2, glyph, glyph);
        StatusGlyph::paint(&m_painter, inHatch, IsolationWords::statusOf(band.score.status), m_tokens);
    }
}

void WallPainter::paintNodes(const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &gateways, EnvironmentType side)
{
    for (const WallLayout::Lane &lane : lanes) {
        const bool isOld = lane.gateway >= 0 && !gateways[static_cast<std::size_t>(lane.gateway)].isCurrent;
        for (const WallLayout::Band &band : m_layout.bands) {
            const QPointF centre(lane.x, band.row.center().y());
            m_painter.setPen(isOld ? QPen(QColor(m_tokens.warn.shape), 1.5) : QPen(Qt::NoPen));
            m_painter.setBrush(QColor(isOld ? m_tokens.panel : m_tokens.environment(side).edge));
            const double radius = px(isOld ? 4 : 3.5);
            m_painter.drawEllipse(centre, radius, radius);
        }
    }
}

void WallPainter::paintPipe(const WallLayout::Pipe &pipe)
{
    const StatusColours &fail = m_tokens.fail;
    m_painter.setBrush(Qt::NoBrush);
    for (const QPainterPath *path : {&pipe.left, &pipe.right}) {
        m_painter.setPen(QPen(QColor(fail.shape), px(9), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        m_painter.drawPath(*path);
        m_painter.setPen(QPen(QColor(fail.soft), px(6), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        m_painter.drawPath(*path);
    }
    const auto ring = [&](const QPainterPath &path, const QPointF &node) {
        if (path.isEmpty())
            return;
        m_painter.setPen(QPen(QColor(fail.shape), px(2)));
        m_painter.setBrush(QColor(m_tokens.panel));
        m_painter.drawEllipse(node, px(6), px(6));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(fail.shape));
        m_painter.drawEllipse(node, px(2.5), px(2.5));
    };
    ring(pipe.left, pipe.leftNode);
    ring(pipe.right, pipe.rightNode);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(fail.shape));
    const double flange = qMin(px(18), pipe.pill.height() + px(2));
    const auto paintFlange = [&](double centre) {
        m_painter.drawRoundedRect(QRectF(centre - px(3.5), pipe.y - flange / 2, px(7), flange), 1.5, 1.5);
    };
    if (!pipe.left.isEmpty())
        paintFlange(m_layout.plate.left());
    if (!pipe.right.isEmpty())
        paintFlange(m_layout.plate.right());
    paintPill(pipe, fail.shape, m_tokens.onStatus);
}

void WallPainter::paintSeep(const WallLayout::Pipe &pipe)
{
    const StatusColours &warn = m_tokens.warn;
    QPen dots(QColor(warn.shape), px(2.5), Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.8, 2.0});
    m_painter.setBrush(Qt::NoBrush);
    for (const QPainterPath *path : {&pipe.left, &pipe.right}) {
        m_painter.setPen(dots);
        m_painter.drawPath(*path);
    }
    m_painter.setPen(QPen(QColor(warn.shape), px(1.6)));
    m_painter.setBrush(QColor(m_tokens.panel));
    if (!pipe.left.isEmpty())
        m_painter.drawEllipse(pipe.leftNode, px(5), px(5));
    if (!pipe.right.isEmpty())
        m_painter.drawEllipse(pipe.rightNode, px(5), px(5));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(roundPen(warn.shape, px(1.6)));
    const auto crack = [&](double from, double to) {
        const double step = (to - from) / 4;
        QPolygonF line;
        for (int i = 0; i <= 4; ++i)
            line << QPointF(from + step * i, pipe.y + (i % 2 == 0 ? 0 : i == 1 ? -px(3) : px(3)));
        m_painter.drawPolyline(line);
    };
    if (!pipe.left.isEmpty())
        crack(m_layout.plate.left(), pipe.pill.left());
    if (!pipe.right.isEmpty())
        crack(m_layout.plate.right(), pipe.pill.right());
    paintPill(pipe, warn.shape, m_tokens.onWarn);
}

void WallPainter::paintPill(const WallLayout::Pipe &pipe, const QColor &fill, const QColor &ink)
{
    m_painter.setPen(QPen(QColor(m_tokens.panel), 1));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(pipe.pill, pipe.pill.height() / 2, pipe.pill.height() / 2);
    m_painter.setPen(ink);
    m_painter.setFont(typeFont(pipe.pill.height() < px(16) ? TypeSize::Caption : TypeSize::Small, QFont::Bold));
    const bool isMany = pipe.leaks.size() > 1;
    const QString count = Formats::number(qint64(pipe.findings));
    m_painter.drawText(pipe.pill, Qt::AlignCenter, isMany && pipe.findings < 100 ? u'+' + count : count);
}

void WallPainter::paintBox(const WallBand &band, const WallLayout::Pipe &pipe)
{
    const WallLeak &leak = band.leaks[static_cast<std::size_t>(pipe.leaks.front())];
    const Status status = IsolationWords::statusOf(leak.verdict);
    const StatusColours &colours = m_tokens.status(status);
    m_painter.setPen(QPen(QColor(colours.shape), 1.2));
    m_painter.setBrush(QColor(colours.soft));
    m_painter.drawRoundedRect(pipe.pill, 3, 3);
    const double glyph = px(13);
    StatusGlyph::paint(&m_painter, QRectF(pipe.pill.left() + px(5), pipe.pill.center().y() - glyph / 2, glyph, glyph), status, m_tokens);
    m_painter.setPen(QColor(colours.ink));
    m_painter.setFont(typeFont(TypeSize::Caption, QFont::DemiBold));
    const QRectF text = pipe.pill.adjusted(px(22), 0, -px(6), 0);
    const QString name = pipe.leaks.size() > 1 ? WallTexts::tr("%n gateway(s)", nullptr, static_cast<int>(pipe.leaks.size())) : leak.sandbox;
    const QString count = Formats::number(qint64(pipe.findings));
    m_painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, count);
    drawElided(m_painter, text.adjusted(0, 0, -m_painter.fontMetrics().horizontalAdvance(count) - px(4), 0), Qt::AlignLeft | Qt::AlignVCenter, name);
}

void WallPainter::paintLabel(std::size_t index)
{
    const WallBand &band = m_wall.bands[index];
    const QRectF area = m_layout.bands[index].label.adjusted(px(16), 0, -px(8), 0);
    const double middle = area.center().y();
    m_painter.setFont(typeFont(TypeSize::Body, QFont::DemiBold));
    m_painter.setPen(QColor(m_tokens.text));
    drawElided(m_painter, QRectF(area.left(), middle - px(20), area.width(), px(20)), Qt::AlignLeft | Qt::AlignVCenter,
               IsolationWords::layer(band.layer));
    const Status status = IsolationWords::statusOf(band.score.status);
    const double glyph = px(14);
    StatusGlyph::paint(&m_painter, QRectF(area.left(), middle + px(3), glyph, glyph), status, m_tokens);
    m_painter.setFont(typeFont(TypeSize::Small, QFont::DemiBold));
    m_painter.setPen(QColor(m_tokens.status(status).ink));
    drawElided(m_painter, QRectF(area.left() + glyph + px(6), middle, area.width() - glyph - px(6), px(20)),
               Qt::AlignLeft | Qt::AlignVCenter, Words::layer(status));
}

void WallPainter::paintFigures(std::size_t index)
{
    const WallBand &band = m_wall.bands[index];
    const QRectF area = m_layout.bands[index].figures;
    const isolation::Figures &all = band.score.figures;
    std::vector<std::optional<int>> figures{all.proven, all.coverage};
    if (m_layout.hasAllFigures)
        figures = {all.proven, all.possible, all.coverage, all.machineProven};
    const double pitch = area.width() / static_cast<double>(figures.size());
    const double top = area.center().y() - px(24);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        m_painter.setFont(i == 0 ? numberFont(TypeSize::Body, QFont::DemiBold) : numberFont(TypeSize::Small));
        m_painter.setPen(QColor(i == 0 ? m_tokens.text : m_tokens.text2));
        m_painter.drawText(QRectF(area.left() + pitch * static_cast<double>(i), top, pitch, px(20)), Qt::AlignRight | Qt::AlignVCenter,
                           IsolationWords::percent(figures[i]));
    }
    const QRectF bar(area.left() + px(12), top + px(24), area.width() - px(12), px(4));
    m_painter.setPen(Qt::NoPen);
    const auto part = [&](double share, const QColor &colour) {
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 2, 2);
    };
    part(1, m_tokens.track);
    part(band.score.possibleShare, m_tokens.hatch);
    part(band.score.provenShare, m_tokens.text2);
    m_painter.setFont(typeFont(TypeSize::Caption));
    m_painter.setPen(QColor(m_tokens.text2));
    drawFitting(m_painter, QRectF(bar.left(), top + px(30), bar.width(), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                WallWords::figuresLines(band));
}

} // namespace bulkhead
