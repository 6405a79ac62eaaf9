// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/topologypainter.h"

#include <QAbstractScrollArea>

namespace bulkhead {

//! The topology picture: zoom with the wheel or the keys, drag to move, point to select. Paints only what is in sight.
//! Keys: arrows go along the lines, Enter opens, + - 0 zoom, F fits, Esc lets go.
class TopologyView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using Picture = TopologyGeometry::Picture;

    explicit TopologyView(QWidget *parent = nullptr);

    //! A selection stays where its thing is still there; so does what is in the middle of the view.
    void setPicture(Picture picture);
    [[nodiscard]] const Picture &picture() const { return m_geometry.picture(); }
    [[nodiscard]] const TopologyGeometry &geometry() const { return m_geometry; }

    //! By item; empty: nothing is looked for. The others fade.
    void setMatches(std::vector<bool> matches);
    [[nodiscard]] const std::vector<bool> &matches() const { return m_marks.matches; }

    void selectItem(std::uint32_t item, bool show = true); //!< isolation::noIndex: nothing
    void selectPipe(int pipe, bool show = true);           //!< -1: nothing
    [[nodiscard]] std::uint32_t selectedItem() const { return m_marks.item; }
    [[nodiscard]] int selectedPipe() const { return m_marks.pipe; }

    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    void zoomIn() { setZoom(m_zoom * 1.25); }
    void zoomOut() { setZoom(m_zoom / 1.25); }
    void fit();
    //! Where something of the picture is in the viewport, and back.
    [[nodiscard]] QPointF toViewport(const QPointF &scene) const;
    [[nodiscard]] QPointF toScene(const QPointF &viewport) const;

signals:
    void selectionChanged();
    void opened(); //!< Enter or a double click on what is selected
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] double leastZoom() const;
    void zoomAt(double zoom, const QPointF &viewport);
    void updateBars();
    void lookAt(const QPointF &scene, const QPointF &viewport);
    void showRect(const QRectF &rect);
    void select(std::uint32_t item, int pipe);
    void move(int columns, int rows);
    void moveAlong(bool inward);
    void moveInColumn(int rows);
    void selectFirst();
    [[nodiscard]] QString aboutSelection() const;

    TopologyGeometry m_geometry;
    TopologyMarks m_marks;
    double m_zoom = 1;
    QPointF m_pressed; //!< in the viewport
    bool m_dragging = false;
};

} // namespace bulkhead
