// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QChartView>

#include <optional>

class QDateTimeAxis;
class QAbstractAxis;

namespace bulkhead {

//! Values over time as steps: what was found stays until it was looked at again. Each line has a dash of its own and its
//! name at its end, so nothing is said by colour alone; a time without a value is a gap.
class StepChart : public QChartView
{
    Q_OBJECT
public:
    struct Line
    {
        QString name;
        QList<std::optional<double>> values; //!< by moment
    };

    explicit StepChart(const QString &accessibleName, QWidget *parent = nullptr);

    //! Moments ascend. `levels` names the values 0, 1, 2 … of the axis; empty: it counts.
    void set(const QList<UtcTime> &moments, const QList<Line> &lines, const QStringList &levels = {});
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] qsizetype momentCount() const { return m_moments.size(); }
    //! The moment and every line's value there, a line each: the tooltip.
    [[nodiscard]] QString describe(qsizetype moment) const;

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addLine(int index, QAbstractAxis *times, QAbstractAxis *values);
    [[nodiscard]] QAbstractAxis *makeTimes() const;
    [[nodiscard]] QAbstractAxis *makeValues() const;
    [[nodiscard]] double highest() const;
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] qsizetype momentAt(const QPointF &point) const; //!< -1: none near

    QList<UtcTime> m_moments;
    QList<Line> m_lines;
    QStringList m_levels;
};

} // namespace bulkhead
