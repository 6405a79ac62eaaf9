// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologypainter.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/statusglyph.h"
#include "presentation/type.h"
#include "topology/topologyshapes.h"
#include "topology/topologywords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using isolation::noIndex;
using isolation::Verdict;
using topology::Item;
using topology::Line;
using topology::Pipe;
using topology::Rank;
using topology::Side;

namespace {

constexpr std::size_t wideFan = 12; //!< lines of one item that are drawn as a stem with branches
constexpr double rivetPitch = 48;

//! Names are drawn in px at 100 %, like everything here: the view scales the painter by the size of text.
QFont unscaled(TypeSize size, QFont::Weight weight)
{
    QFont font = typeFont(size, weight);
    font.setPixelSize(static_cast<int>(size));
    return font;
}

QPainterPath bend(const QPointF &from, const QPointF &to)
{
    QPainterPath path(from);
    const double middle = (from.x() + to.x()) / 2;
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    return path;
}

bool meets(const QRectF &visible, const QPointF &from, const QPointF &to)
{
    return std::max(from.y(), to.y()) >= visible.top() && std::min(from.y(), to.y()) <= visible.bottom()
        && std::max(from.x(), to.x()) >= visible.left() && std::min(from.x(), to.x()) <= visible.right();
}

} // namespace

TopologyPainter::TopologyPainter(QPainter *painter, const TopologyGeometry &geometry, const TopologyMarks &marks,
                                 const Tokens &tokens, double scale)
    : m_painter(painter)
    , m_geometry(geometry)
    , m_marks(marks)
    , m_tokens(tokens)
    , m_scale(scale)
{
}

void TopologyPainter::paint(const QRectF &visible)
{
    paintGround(visible);
    paintPlate(visible);
    if (m_geometry.isEmpty())
        return;
    m_painter->setRenderHint(QPainter::Antialiasing, !isFar());
    if (isFar())
        paintFarLines(visible);
    else
        paintLines(visible);
    paintWay();
    m_painter->setRenderHint(QPainter::Antialiasing);
    paintPipes(visible);
    m_painter->setRenderHint(QPainter::Antialiasing, !isFar());
    if (isFar())
        paintFarItems(visible);
    else
        paintItems(visible);
    m_painter->setRenderHint(QPainter::Antialiasing);
    paintPills(visible);
    paintFocus();
    paintHead(visible);
}

void TopologyPainter::paintGround(const QRectF &visible)
{
    m_painter->fillRect(QRectF(visible.topLeft(), QPointF(0, visible.bottom())), QColor(m_tokens.sandbox.ground));
    m_painter->fillRect(QRectF(QPointF(0, visible.top()), visible.bottomRight()), QColor(m_tokens.production.ground));
}

void TopologyPainter::paintPlate(const QRectF &visible)
{
    const double half = TopologyGeometry::wallWidth / 2;
    m_painter->fillRect(QRectF(-half, visible.top(), 2 * half, visible.height()), QColor(m_tokens.wall));
    if (isFar())
        return;
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(QColor(m_tokens.rivet));
    const auto first = static_cast<int>(std::floor(visible.top() / rivetPitch));
    const auto last = static_cast<int>(std::ceil(visible.bottom() / rivetPitch));
    for (int rivet = first; rivet < last; ++rivet) {
        const double y = rivet * rivetPitch;
        for (const double x : {-5.0, 5.0}) {
            m_painter->drawEllipse(QPointF(x, y - 4), 1.5, 1.5);
            m_painter->drawEllipse(QPointF(x, y + 4), 1.5, 1.5);
        }
    }
}

QColor TopologyPainter::edgeOf(Side side) const
{
    return side == Side::Sandbox ? m_tokens.sandbox.edge : m_tokens.production.edge;
}

void TopologyPainter::paintLines(const QRectF &visible)
{
    m_painter->setBrush(Qt::NoBrush);
    for (std::uint32_t from = 0; from < scene().items.size(); ++from) {
        const auto &lines = m_geometry.linesFrom(from);
        if (lines.empty())
            continue;
        m_painter->setPen(QPen(edgeOf(scene().items[from].side), 1.25));
        if (lines.size() > wideFan) {
            paintFan(from, visible);
            continue;
        }
        for (const std::uint32_t line : lines) {
            const QPointF begin = m_geometry.innerEnd(from), end = m_geometry.outerEnd(scene().lines[line].to);
            if (meets(visible, begin, end))
                m_painter->drawPath(bend(begin, end));
        }
    }
}

//! A stem with branches: a thousand bends through one gap would be a black bar, and slow.
void TopologyPainter::paintFan(std::uint32_t from, const QRectF &visible)
{
    const QPointF begin = m_geometry.innerEnd(from);
    double top = begin.y(), bottom = begin.y(), stem = begin.x();
    for (const std::uint32_t line : m_geometry.linesFrom(from)) {
        const QPointF end = m_geometry.outerEnd(scene().lines[line].to);
        stem = begin.x() + (end.x() > begin.x() ? 10 : -10);
        top = std::min(top, end.y());
        bottom = std::max(bottom, end.y());
        if (end.y() >= visible.top() && end.y() <= visible.bottom())
            m_painter->drawLine(QPointF(stem, end.y()), end);
    }
    m_painter->drawLine(QPointF(stem, std::max(top, visible.top())), QPointF(stem, std::min(bottom, visible.bottom())));
    m_painter->drawLine(begin, QPointF(stem, begin.y()));
}

void TopologyPainter::paintFarLines(const QRectF &visible)
{
    std::array<QList<QLineF>, 2> lines;
    for (const Line &line : scene().lines) {
        const QPointF begin = m_geometry.innerEnd(line.from), end = m_geometry.outerEnd(line.to);
        if (meets(visible, begin, end))
            lines[static_cast<std::size_t>(scene().items[line.to].side)].append(QLineF(begin, end));
    }
    for (const Side side : {Side::Sandbox, Side::Production}) {
        m_painter->setPen(QPen(edgeOf(side), 0)); // a hairline at every size
        m_painter->drawLines(lines[static_cast<std::size_t>(side)]);
    }
}

//! What the selected item calls and what calls it.
void TopologyPainter::paintWay()
{
    if (m_marks.item == noIndex)
        return;
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(QPen(QColor(m_tokens.accent), isFar() ? 2 / m_scale : 2));
    std::vector<bool> seen(scene().items.size());
    const auto follow = [&](const auto &self, std::uint32_t item, bool inward) -> void {
        for (const std::uint32_t line : inward ? m_geometry.linesFrom(item) : m_geometry.linesTo(item)) {
            const std::uint32_t next = inward ? scene().lines[line].to : scene().lines[line].from;
            m_painter->drawPath(bend(m_geometry.innerEnd(inward ? item : next), m_geometry.outerEnd(inward ? next : item)));
            if (seen[next])
                continue;
            seen[next] = true;
            self(self, next, inward);
        }
    };
    if (m_geometry.linesFrom(m_marks.item).size() <= 4 * wideFan)
        follow(follow, m_marks.item, true);
    seen.assign(seen.size(), false);
    if (m_geometry.linesTo(m_marks.item).size() <= 4 * wideFan)
        follow(follow, m_marks.item, false);
}

void TopologyPainter::paintPipes(const QRectF &visible)
{
    for (std::size_t i = 0; i < scene().pipes.size(); ++i) {
        const auto &shape = m_geometry.pipe(i);
        if (!shape.bounds.intersects(visible))
            continue;
        const bool isQuiet = m_marks.pipe >= 0 && m_marks.pipe != static_cast<int>(i);
        m_painter->setOpacity(isQuiet ? 0.35 : 1);
        drawPipe(m_painter, shape.path, scene().pipes[i].verdict, m_tokens, isFar() ? 0.4 / m_scale : 1);
    }
    m_painter->setOpacity(1);
}

void TopologyPainter::paintPills(const QRectF &visible)
{
    if (m_scale < 0.2)
        return;
    for (std::size_t i = 0; i < scene().pipes.size(); ++i) {
        if (m_geometry.pipe(i).pill.adjusted(-8, -8, 8, 8).intersects(visible))
            paintPill(i);
    }
}

void TopologyPainter::paintPill(std::size_t index)
{
    const Pipe &pipe = scene().pipes[index];
    const QRectF pill = m_geometry.pipe(index).pill;
    if (pipe.box != noIndex) {
        paintItem(pipe.box);
        return;
    }
    std::size_t findings = 0;
    for (const std::uint32_t crossing : pipe.crossings)
        findings += std::max<std::size_t>(1, m_geometry.picture()->graph->crossings[crossing].findings.size());
    const bool isQuiet = m_marks.pipe >= 0 && m_marks.pipe != static_cast<int>(index);
    m_painter->setOpacity(isQuiet ? 0.35 : 1);
    drawFlanges(m_painter, pill.center().y(), TopologyGeometry::wallWidth / 2, pipe.verdict, m_tokens);
    drawPill(m_painter, pill, Formats::number(static_cast<qint64>(std::max<std::size_t>(findings, 1))), pipe.verdict, m_tokens,
             unscaled(TypeSize::Small, QFont::Bold));
    m_painter->setOpacity(1);
}

TopologyPainter::Ink TopologyPainter::inkOf(const Item &item) const
{
    const bool isShared = item.kind == Item::Kind::Wall;
    if (item.verdict == Verdict::Fail || item.verdict == Verdict::Warn) {
        const StatusColours &colours = m_tokens.status(item.verdict == Verdict::Fail ? Status::Fail : Status::Warn);
        return {colours.shape, colours.soft, m_tokens.text, 2, QFont::DemiBold};
    }
    const topology::Node &node = m_geometry.picture()->graph->nodes[item.nodes.front()];
    const QColor line = isShared ? QColor(m_tokens.wall) : edgeOf(item.side);
    Ink ink{line, m_tokens.panel, m_tokens.text, 1, item.rank == Rank::Gateway ? QFont::DemiBold : QFont::Normal};
    if (node.rank == Rank::Gateway && node.state != FactState::Known) {
        ink.line = m_tokens.warn.shape;
        ink.width = 2;
    }
    return ink;
}

void TopologyPainter::paintItems(const QRectF &visible)
{
    for (int column = 0; column < TopologyGeometry::columnCount; ++column) {
        const QRectF strip = m_geometry.columnRect(column);
        if (strip.right() < visible.left() || strip.left() > visible.right())
            continue;
        const auto &items = m_geometry.column(column);
        for (std::size_t i = m_geometry.firstBelow(column, visible.top()); i < items.size(); ++i) {
            if (m_geometry.rectOf(items[i]).top() > visible.bottom())
                break;
            paintItem(items[i]);
        }
    }
}

//! One bar per pixel row at most; what crosses is never left out.
void TopologyPainter::paintFarItems(const QRectF &visible)
{
    m_painter->setPen(Qt::NoPen);
    const double pixel = 1 / m_scale;
    for (int column = 0; column < TopologyGeometry::columnCount; ++column) {
        const auto &items = m_geometry.column(column);
        double drawn = -1e9;
        QList<QRectF> quiet, loud;
        for (std::size_t i = m_geometry.firstBelow(column, visible.top()); i < items.size(); ++i) {
            const QRectF rect = m_geometry.rectOf(items[i]);
            if (rect.top() > visible.bottom())
                break;
            const bool isLoud = scene().items[items[i]].verdict == Verdict::Fail || scene().items[items[i]].verdict == Verdict::Warn
                || (!m_marks.matches.empty() && m_marks.matches[items[i]]);
            if (isLoud)
                loud.append(rect.height() < 3 * pixel ? QRectF(rect.left(), rect.top(), rect.width(), 3 * pixel) : rect);
            else if (rect.top() - drawn >= 2 * pixel) {
                quiet.append(rect);
                drawn = rect.top();
            }
        }
        const bool isSandbox = column < topology::rankCount;
        m_painter->setBrush(edgeOf(isSandbox ? Side::Sandbox : Side::Production));
        m_painter->drawRects(quiet);
        m_painter->setBrush(QColor(m_marks.matches.empty() ? m_tokens.fail.shape : m_tokens.accent));
        m_painter->drawRects(loud);
    }
}

void TopologyPainter::paintItem(std::uint32_t index)
{
    const Item &item = scene().items[index];
    const QRectF rect = m_geometry.rectOf(index);
    const Ink ink = inkOf(item);
    m_painter->setOpacity(isMatch(index) ? 1 : 0.3);
    ItemShape shape;
    shape.rank = item.rank;
    shape.side = item.side;
    shape.isGroup = item.kind == Item::Kind::Group;
    shape.isUnknown = item.rank == Rank::Host && item.kind == Item::Kind::Node
        && m_geometry.picture()->graph->nodes[item.nodes.front()].state != FactState::Known;
    drawItem(m_painter, rect, shape, QPen(ink.line, ink.width), ink.ground, m_tokens);
    paintNames(index, rect, ink);
    m_painter->setOpacity(1);
}

void TopologyPainter::paintNames(std::uint32_t index, const QRectF &rect, const Ink &ink)
{
    const Item &item = scene().items[index];
    const TopologyWords::Picture &picture = *m_geometry.picture();
    const bool isGateway = item.rank == Rank::Gateway;
    QRectF room = rect.adjusted(8, 0, -8, 0);
    const QString aside = item.kind == Item::Kind::Wall ? QString() : TopologyWords::aside(picture, item);
    if (!aside.isEmpty()) {
        const QFont small = unscaled(TypeSize::Caption, QFont::Normal);
        const double wide = QFontMetricsF(small).horizontalAdvance(aside);
        const double needed = QFontMetricsF(unscaled(TypeSize::Small, ink.weight)).horizontalAdvance(TopologyWords::name(picture, item));
        if (wide + 6 + needed <= room.width()) {
            m_painter->setFont(small);
            const bool isOld = picture.graph->nodes[item.nodes.front()].state != FactState::Known;
            m_painter->setPen(QColor(isOld ? m_tokens.warn.ink : m_tokens.text2));
            m_painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, aside);
            room.setRight(room.right() - wide - 6);
        }
    }
    if (item.kind == Item::Kind::Wall) {
        StatusGlyph::paint(m_painter, QRectF(rect.left() + 8, rect.center().y() - 7, 14, 14), IsolationWords::statusOf(item.verdict), m_tokens);
        room = QRectF(QPointF(rect.left() + 26, rect.top()), QPointF(rect.right() - 4, rect.bottom()));
    }
    const QFont font = unscaled(isGateway && item.kind != Item::Kind::Wall ? TypeSize::Small : TypeSize::Caption, ink.weight);
    m_painter->setFont(font);
    m_painter->setPen(ink.text);
    const QString name = QFontMetricsF(font).elidedText(TopologyWords::name(picture, item), Qt::ElideMiddle, room.width());
    m_painter->drawText(room, static_cast<int>((isGateway ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter), name);
}

void TopologyPainter::paintFocus()
{
    QRectF box;
    if (m_marks.item != noIndex)
        box = m_geometry.rectOf(m_marks.item);
    else if (m_marks.pipe >= 0)
        box = m_geometry.pipe(static_cast<std::size_t>(m_marks.pipe)).pill;
    if (box.isEmpty())
        return;
    const double wide = std::max(2.0, 2 / m_scale);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setPen(QPen(QColor(m_tokens.accent), wide, m_marks.hasFocus ? Qt::SolidLine : Qt::DashLine));
    m_painter->drawRoundedRect(box.adjusted(-wide - 1, -wide - 1, wide + 1, wide + 1), 6, 6);
}

//! The names of the columns stay in sight.
void TopologyPainter::paintHead(const QRectF &visible)
{
    if (isFar())
        return;
    const QRectF head(visible.left(), visible.top(), visible.width(), TopologyGeometry::headHeight - 16);
    m_painter->setOpacity(0.92);
    m_painter->setClipRect(head);
    paintGround(visible);
    m_painter->setOpacity(1);
    paintPlate(head);
    m_painter->setClipping(false);
    m_painter->setFont(unscaled(TypeSize::Caption, QFont::DemiBold));
    for (int column = 0; column < TopologyGeometry::columnCount; ++column) {
        const bool isLeft = column < topology::rankCount;
        const auto rank = static_cast<Rank>(isLeft ? column : TopologyGeometry::columnCount - 1 - column);
        QRectF at = m_geometry.columnRect(column);
        at.moveTop(visible.top());
        at.setHeight(head.height());
        m_painter->setPen(QColor(isLeft ? m_tokens.sandbox.ink : m_tokens.production.ink));
        m_painter->drawText(at, static_cast<int>((isLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter), TopologyWords::column(rank));
    }
}

void TopologyPainter::sample(QPainter *painter, const QRectF &box, Rank rank, const Tokens &tokens)
{
    ItemShape shape;
    shape.rank = rank;
    drawItem(painter, box, shape, QPen(QColor(tokens.text3), 1), tokens.panel, tokens);
}

void TopologyPainter::samplePipe(QPainter *painter, const QRectF &box, Verdict verdict, const Tokens &tokens)
{
    QPainterPath path(QPointF(box.left(), box.center().y()));
    path.lineTo(box.right(), box.center().y());
    drawPipe(painter, path, verdict, tokens, 1);
}

} // namespace bulkhead
