// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologyview.h"

#include "presentation/type.h"
#include "topology/topologywords.h"
#include "widgets/bulkheadstyle.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using isolation::noIndex;
using topology::Item;

TopologyView::TopologyView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("topologyView"));
    setAccessibleName(tr("Topology"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(24);
}

double TopologyView::scale() const
{
    return m_zoom * textScale();
}

double TopologyView::leastZoom() const
{
    const QRectF all = m_geometry.bounds();
    const double fits = std::min(viewport()->width() / all.width(), viewport()->height() / all.height()) / textScale();
    return std::min(0.5, std::max(fits, 0.15)); // further out there is nothing left to see
}

QPointF TopologyView::toViewport(const QPointF &scene) const
{
    const QRectF all = m_geometry.bounds();
    // What is narrower than the view stands in its middle.
    const double spare = std::max(0.0, viewport()->width() - all.width() * scale()) / 2;
    return {(scene.x() - all.left()) * scale() - horizontalScrollBar()->value() + spare,
            (scene.y() - all.top()) * scale() - verticalScrollBar()->value()};
}

QPointF TopologyView::toScene(const QPointF &viewportPoint) const
{
    const QPointF origin = toViewport(QPointF());
    return (viewportPoint - origin) / scale();
}

void TopologyView::setPicture(Picture picture)
{
    std::string key;
    if (m_marks.item != noIndex)
        key = m_geometry.picture()->scene.items[m_marks.item].key;
    const bool isFirst = !m_geometry.picture();
    const QPointF middle = toScene(QPointF(viewport()->width() / 2.0, viewport()->height() / 2.0));
    m_geometry.set(std::move(picture), viewport()->width() / textScale());
    m_marks.item = noIndex;
    m_marks.pipe = -1;
    m_marks.matches.clear();
    if (!key.empty()) {
        const auto &items = m_geometry.picture()->scene.items;
        const auto at = std::find_if(items.begin(), items.end(), [&key](const Item &item) { return item.key == key; });
        if (at != items.end())
            m_marks.item = static_cast<std::uint32_t>(at - items.begin());
    }
    m_zoom = std::clamp(m_zoom, leastZoom(), 2.0);
    updateBars();
    if (m_marks.item != noIndex)
        showRect(m_geometry.rectOf(m_marks.item));
    else if (isFirst)
        lookAt({0, m_geometry.bounds().top()}, {viewport()->width() / 2.0, 0});
    else
        lookAt(middle, QPointF(viewport()->width() / 2.0, viewport()->height() / 2.0));
    viewport()->update();
    emit selectionChanged();
}

void TopologyView::setMatches(std::vector<bool> matches)
{
    m_marks.matches = std::move(matches);
    viewport()->update();
}

// What is selected

void TopologyView::select(std::uint32_t item, int pipe)
{
    if (item == m_marks.item && pipe == m_marks.pipe)
        return;
    m_marks.item = item;
    m_marks.pipe = pipe;
    setAccessibleDescription(aboutSelection());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
    emit selectionChanged();
}

void TopologyView::selectItem(std::uint32_t item, bool show)
{
    select(item, -1);
    if (show && item != noIndex)
        showRect(m_geometry.rectOf(item));
}

void TopologyView::selectPipe(int pipe, bool show)
{
    select(noIndex, pipe);
    if (show && pipe >= 0)
        showRect(m_geometry.pipe(static_cast<std::size_t>(pipe)).pill);
}

QString TopologyView::aboutSelection() const
{
    if (m_marks.item != noIndex)
        return TopologyWords::about(*picture(), picture()->scene.items[m_marks.item]);
    if (m_marks.pipe >= 0)
        return TopologyWords::about(*picture(), picture()->scene.pipes[static_cast<std::size_t>(m_marks.pipe)]);
    return {};
}

// Zoom and place

void TopologyView::setZoom(double zoom)
{
    const bool isInSight = m_marks.item != noIndex
        && viewport()->rect().contains(toViewport(m_geometry.rectOf(m_marks.item).center()).toPoint());
    zoomAt(zoom, isInSight ? toViewport(m_geometry.rectOf(m_marks.item).center())
                           : QPointF(viewport()->width() / 2.0, viewport()->height() / 2.0));
}

void TopologyView::zoomAt(double zoom, const QPointF &at)
{
    const QPointF kept = toScene(at);
    const double clamped = std::clamp(zoom, leastZoom(), 2.0);
    if (qFuzzyCompare(clamped, m_zoom))
        return;
    m_zoom = clamped;
    updateBars();
    lookAt(kept, at);
    viewport()->update();
    emit zoomChanged(m_zoom);
}

void TopologyView::fit()
{
    const QRectF all = m_geometry.bounds();
    const double fits = std::min(viewport()->width() / all.width(), viewport()->height() / all.height()) / textScale();
    zoomAt(std::min(fits, 1.0), {0, 0});
    lookAt(all.topLeft(), {0, 0});
}

void TopologyView::updateBars()
{
    const QSizeF all = m_geometry.bounds().size() * scale();
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(all.width())) - viewport()->width()));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(all.height())) - viewport()->height()));
}

//! Scrolls so that a point of the picture is at a point of the viewport, as far as there is something to scroll.
void TopologyView::lookAt(const QPointF &scene, const QPointF &at)
{
    const QPointF off = toViewport(scene) - at;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(off.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(off.y())));
}

void TopologyView::showRect(const QRectF &rect)
{
    const QRectF at(toViewport(rect.topLeft()), toViewport(rect.bottomRight()));
    const double head = TopologyGeometry::headHeight * scale();
    const QRectF room = QRectF(viewport()->rect()).adjusted(8, head, -8, -8);
    if (!room.contains(at))
        lookAt(rect.center(), room.center());
}

// Events

void TopologyView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QPointF origin = toViewport(QPointF());
    painter.translate(origin);
    painter.scale(scale(), scale());
    const QRectF visible(toScene(QPointF(event->rect().topLeft())), toScene(QPointF(event->rect().bottomRight()) + QPointF(1, 1)));
    TopologyPainter(&painter, m_geometry, m_marks, tokensFor(palette()), scale()).paint(visible);
    if (hasFocus()) {
        painter.resetTransform();
        BulkheadStyle::drawFocus(&painter, QRectF(viewport()->rect()), palette(), 0);
    }
}

void TopologyView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        m_geometry.set(m_geometry.picture(), viewport()->width() / textScale());
    updateBars();
}

void TopologyView::wheelEvent(QWheelEvent *event)
{
    // Two fingers on a pad move, the wheel of a mouse zooms; Ctrl zooms with both.
    const bool isPad = !event->pixelDelta().isNull() && !event->modifiers().testFlag(Qt::ControlModifier);
    if (isPad || event->modifiers().testFlag(Qt::ShiftModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoomAt(m_zoom * std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void TopologyView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_dragging = false;
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = toScene(event->position());
    const std::uint32_t item = m_geometry.itemAt(at);
    select(item, item == noIndex ? m_geometry.pipeAt(at) : -1);
}

void TopologyView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        const QPointF off = event->position() - m_pressed;
        if (!m_dragging && off.manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        m_pressed = event->position();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - static_cast<int>(off.x()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(off.y()));
        return;
    }
    const QPointF at = toScene(event->position());
    const bool isThing = m_geometry.itemAt(at) != noIndex || m_geometry.pipeAt(at) >= 0;
    viewport()->setCursor(isThing ? Qt::PointingHandCursor : Qt::OpenHandCursor);
}

void TopologyView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    viewport()->setCursor(Qt::OpenHandCursor);
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent *)
{
    if (m_marks.item != noIndex || m_marks.pipe >= 0)
        emit opened();
}

bool TopologyView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPointF at = toScene(QPointF(help->pos()));
    const std::uint32_t item = m_geometry.itemAt(at);
    const int pipe = item == noIndex ? m_geometry.pipeAt(at) : -1;
    QString text;
    if (item != noIndex)
        text = TopologyWords::about(*picture(), picture()->scene.items[item]);
    else if (pipe >= 0)
        text = TopologyWords::about(*picture(), picture()->scene.pipes[static_cast<std::size_t>(pipe)]);
    QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), viewport());
    return true;
}

void TopologyView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_marks.hasFocus = true;
    viewport()->update();
}

void TopologyView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_marks.hasFocus = false;
    viewport()->update();
}

} // namespace bulkhead
