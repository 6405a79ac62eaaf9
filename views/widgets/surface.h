// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

#include <QWidget>

namespace bulkhead {

//! A flat ground with 1 px lines on some sides, or all round with corners: every bar and panel.
class Surface : public QWidget
{
    Q_OBJECT
public:
    enum Edge { NoEdge = 0, Top = 1, Bottom = 2, Left = 4, Right = 8, Round = 16 };
    Q_DECLARE_FLAGS(Edges, Edge)

    explicit Surface(Ink ground, Edges edges = NoEdge, QWidget *parent = nullptr);

    void setGround(std::function<QColor(const Tokens &)> ground);
    void setLine(std::function<QColor(const Tokens &)> line);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<QColor(const Tokens &)> m_ground, m_line;
    Edges m_edges;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(Surface::Edges)

//! A 1 px line between parts of a form.
class Rule : public QWidget
{
    Q_OBJECT
public:
    explicit Rule(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace bulkhead
