// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tokens.h"
#include "topology/topologygeometry.h"

#include <QFont>

class QPainter;

namespace bulkhead {

//! What a person points at or looks for.
struct TopologyMarks
{
    std::uint32_t item = isolation::noIndex; //!< selected
    int pipe = -1;                           //!< selected
    bool hasFocus = false;
    std::vector<bool> matches; //!< by item; empty: nothing is looked for
};

//! Draws the part of a picture that is in sight, in px at 100 %: the painter is scaled. The further out, the less is drawn:
//! names go first, then shapes become bars and lines hairlines.
class TopologyPainter
{
public:
    TopologyPainter(QPainter *painter, const TopologyGeometry &geometry, const TopologyMarks &marks, const Tokens &tokens,
                    double scale);

    void paint(const QRectF &visible);
    //! One box as the legend shows it.
    static void sample(QPainter *painter, const QRectF &box, topology::Rank rank, const Tokens &tokens);
    static void samplePipe(QPainter *painter, const QRectF &box, isolation::Verdict verdict, const Tokens &tokens);

private:
    struct Ink
    {
        QColor line, ground, text;
        double width = 1;
        QFont::Weight weight = QFont::Normal;
    };

    [[nodiscard]] bool isFar() const { return m_scale < 0.45; }
    void paintGround(const QRectF &visible);
    void paintPlate(const QRectF &visible);
    void paintLines(const QRectF &visible);
    void paintFan(std::uint32_t from, const QRectF &visible);
    void paintFarLines(const QRectF &visible);
    void paintWay();
    void paintPipes(const QRectF &visible);
    void paintPills(const QRectF &visible);
    void paintPill(std::size_t pipe);
    void paintItems(const QRectF &visible);
    void paintFarItems(const QRectF &visible);
    void paintItem(std::uint32_t item);
    void paintNames(std::uint32_t item, const QRectF &rect, const Ink &ink);
    void paintFocus();
    void paintHead(const QRectF &visible);
    [[nodiscard]] Ink inkOf(const topology::Item &item) const;
    [[nodiscard]] QColor edgeOf(topology::Side side) const;
    [[nodiscard]] bool isMatch(std::uint32_t item) const { return m_marks.matches.empty() || m_marks.matches[item]; }
    [[nodiscard]] const topology::Scene &scene() const { return m_geometry.picture()->scene; }

    QPainter *m_painter;
    const TopologyGeometry &m_geometry;
    const TopologyMarks &m_marks;
    const Tokens &m_tokens;
    double m_scale;
};

} // namespace bulkhead
