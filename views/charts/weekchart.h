// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <functional>
#include <optional>

class QAbstractAxis;

namespace bulkhead {

//! Values by week: columns whose parts stand on one another, or steps as wide as their week. A week without a value is a gap; the one that is not over
//! stands on a ground of its own. Shapes differ as well as colours. A table beside it is for the keyboard; all values are in the accessible description too.
class WeekChart : public QChartView
{
    Q_OBJECT
public:
    enum class Shape { Columns, Steps };
    //! Of a column's part; steps take the pens of the series.
    enum class Look { Quiet, Bad, Undone };
    struct Series
    {
        QString name;
        QList<std::optional<double>> values; //!< by week
        Look look = Look::Quiet;
    };
    struct Week
    {
        QString shortName; //!< below the axis, each another: "23 Nov"
        QString name;      //!< "Week of 23 Nov 2026"
    };
    struct Scale
    {
        std::function<double(double highest)> step; //!< between two lines of the grid, above 0
        std::function<QString(double value)> text;
    };

    WeekChart(Shape shape, Scale scale, const QString &accessibleName, QWidget *parent = nullptr);

    //! The oldest week first. `whyEmpty` stands there instead of a chart in which nothing is.
    void set(const QList<Week> &weeks, const QList<Series> &series, bool isLastOpen, const QString &whyEmpty);
    //! The week that the table beside it stands on; -1: none.
    void mark(int week);
    [[nodiscard]] int marked() const { return m_marked; }
    [[nodiscard]] const QList<Series> &series() const { return m_series; }
    [[nodiscard]] bool isEmpty() const;
    //! The week and every value of it, a line each: the tooltip.
    [[nodiscard]] QString describe(int week) const;
    //! Where a week stands, in the coordinates of the viewport.
    [[nodiscard]] QRectF slotOf(int week) const;

signals:
    void weekClicked(int week);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void addSteps(int index, QAbstractAxis *weeks, QAbstractAxis *values);
    [[nodiscard]] QAbstractAxis *makeWeeks() const;
    [[nodiscard]] QAbstractAxis *makeValues() const;
    [[nodiscard]] bool hasAnything(int week) const;
    [[nodiscard]] double highest() const;
    [[nodiscard]] double top() const;
    [[nodiscard]] double heightOf(double value) const; //!< y
    [[nodiscard]] int labelPitch() const;
    [[nodiscard]] int weekAt(const QPointF &point) const; //!< -1: none
    void hover(int week);
    void drawKey(QPainter *painter) const;
    void drawColumns(QPainter *painter) const;
    void drawNames(QPainter *painter) const;

    Shape m_shape;
    Scale m_scale;
    QList<Week> m_weeks;
    QList<Series> m_series;
    QString m_whyEmpty;
    bool m_isLastOpen = false;
    int m_marked = -1, m_hovered = -1, m_pitch = 0;
};

} // namespace bulkhead
