// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stepchart.h"

#include "charts/seriespen.h"
#include "presentation/formats.h"
#include "presentation/tokens.h"
#include "presentation/type.h"

#include <QCategoryAxis>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

double milliseconds(UtcTime moment)
{
    return static_cast<double>(moment.time_since_epoch().count());
}

} // namespace

StepChart::StepChart(const QString &accessibleName, QWidget *parent)
    : QChartView(parent)
{
    setAccessibleName(accessibleName);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the table beside it is for the keyboard
    setMouseTracking(true);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundRoundness(0);
    chart()->setLocalizeNumbers(true);
}

void StepChart::set(const QList<UtcTime> &moments, const QList<Line> &lines, const QStringList &levels)
{
    m_moments = moments;
    m_lines = lines;
    m_levels = levels;
    rebuild();
}

void StepChart::rebuild()
{
    const Tokens &tokens = tokensFor(palette());
    chart()->removeAllSeries();
    const auto old = chart()->axes();
    for (QAbstractAxis *axis : old) {
        chart()->removeAxis(axis);
        delete axis;
    }
    chart()->setBackgroundBrush(QColor(tokens.panel));
    setBackgroundBrush(QColor(tokens.panel));
    int widest = 0;
    for (const Line &line : std::as_const(m_lines))
        widest = std::max(widest, QFontMetrics(typeFont(TypeSize::Caption)).horizontalAdvance(line.name));
    chart()->setMargins(QMargins(px(8), px(8), widest + px(20), px(4)));
    if (m_moments.isEmpty())
        return;
    QAbstractAxis *times = makeTimes(), *values = makeValues();
    for (QAbstractAxis *axis : {times, values}) {
        axis->setLabelsFont(typeFont(TypeSize::Caption));
        axis->setLabelsColor(QColor(tokens.text2));
        axis->setGridLinePen(QPen(QColor(tokens.border), 1));
        axis->setLinePen(QPen(QColor(tokens.border), 1));
    }
    chart()->addAxis(times, Qt::AlignBottom);
    chart()->addAxis(values, Qt::AlignLeft);
    for (int i = 0; i < m_lines.size(); ++i)
        addLine(i, times, values);
}

void StepChart::addLine(int index, QAbstractAxis *times, QAbstractAxis *values)
{
    const Tokens &tokens = tokensFor(palette());
    const Line &line = m_lines.at(index);
    QLineSeries *run = nullptr;
    for (qsizetype i = 0; i < m_moments.size(); ++i) {
        const auto value = line.values.value(i);
        if (!value) {
            run = nullptr; // a gap: nothing is known of that time
            continue;
        }
        if (!run) {
            run = new QLineSeries(chart());
            run->setName(line.name);
            run->setPen(seriesPen(index, tokens));
            chart()->addSeries(run);
            run->attachAxis(times);
            run->attachAxis(values);
        } else {
            run->append(milliseconds(m_moments.at(i)), run->points().constLast().y());
        }
        run->append(milliseconds(m_moments.at(i)), *value);
    }
}

QAbstractAxis *StepChart::makeTimes() const
{
    auto *axis = new QDateTimeAxis;
    const QDateTime first = Formats::local(m_moments.constFirst()), last = Formats::local(m_moments.constLast());
    const bool isShort = first.secsTo(last) < 2 * 24 * 3600;
    axis->setFormat(isShort ? u"d MMM HH:mm"_s : u"d MMM"_s);
    axis->setTickCount(isShort ? 4 : 6);
    axis->setRange(first, first == last ? last.addSecs(3600) : last);
    return axis;
}

double StepChart::highest() const
{
    double most = 0;
    for (const Line &line : m_lines) {
        for (const auto &value : line.values)
            most = std::max(most, value.value_or(0));
    }
    return most;
}

QAbstractAxis *StepChart::makeValues() const
{
    if (!m_levels.isEmpty()) {
        auto *axis = new QCategoryAxis;
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        for (int i = 0; i < m_levels.size(); ++i)
            axis->append(m_levels.at(i), i);
        axis->setRange(-0.25, static_cast<double>(m_levels.size()) - 0.75);
        return axis;
    }
    auto *axis = new QValueAxis;
    const double step = std::max(1.0, std::ceil(highest() / 4));
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTickInterval(step);
    axis->setRange(0, step * 4.4);
    axis->setLabelFormat(u"%.0f"_s);
    return axis;
}

//! Names stand at the end of their lines, moved apart where lines end together; a dot shows where.
void StepChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (chart()->series().isEmpty())
        return;
    struct Label
    {
        int line;
        QPointF end;
        double y;
    };
    std::vector<Label> labels;
    for (int i = 0; i < m_lines.size(); ++i) {
        for (qsizetype at = m_moments.size() - 1; at >= 0; --at) {
            const auto value = m_lines.at(i).values.value(at);
            if (!value)
                continue;
            const QPointF end = chart()->mapToPosition({milliseconds(m_moments.at(at)), *value}, chart()->series().constFirst());
            labels.push_back({i, end, end.y()});
            break;
        }
    }
    std::stable_sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.y < b.y; });
    const QFont font = typeFont(TypeSize::Caption);
    const QFontMetricsF metrics(font);
    const double bottom = chart()->plotArea().bottom();
    for (std::size_t i = labels.size(); i-- > 0;) {
        const double below = i + 1 < labels.size() ? labels[i + 1].y - metrics.height() : bottom;
        labels[i].y = std::min(labels[i].y, below);
    }
    const Tokens &tokens = tokensFor(palette());
    painter->setFont(font);
    for (const Label &label : labels) {
        const QColor colour = seriesPen(label.line, tokens).color();
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(label.end, 2.5, 2.5);
        painter->setPen(QColor(tokens.text2));
        const double x = chart()->plotArea().right() + px(10);
        painter->drawText(QPointF(x, label.y + metrics.ascent() / 2 - 1), m_lines.at(label.line).name);
    }
}

QString StepChart::valueText(double value) const
{
    const auto level = static_cast<qsizetype>(std::lround(value));
    return m_levels.isEmpty() ? Formats::number(static_cast<qint64>(level)) : m_levels.value(level);
}

QString StepChart::describe(qsizetype moment) const
{
    QStringList parts{Formats::dateTime(m_moments.at(moment))};
    for (const Line &line : m_lines) {
        const auto value = line.values.value(moment);
        //: name of a line in a chart, its value
        parts << tr("%1: %2").arg(line.name, value ? valueText(*value) : Formats::none());
    }
    return parts.join(u'\n');
}

qsizetype StepChart::momentAt(const QPointF &point) const
{
    if (chart()->series().isEmpty() || !chart()->plotArea().adjusted(-8, -8, 8, 8).contains(point))
        return -1;
    qsizetype nearest = -1;
    double least = std::numeric_limits<double>::max();
    for (qsizetype i = 0; i < m_moments.size(); ++i) {
        const QPointF at = chart()->mapToPosition({milliseconds(m_moments.at(i)), 0}, chart()->series().constFirst());
        if (std::abs(at.x() - point.x()) < least) {
            least = std::abs(at.x() - point.x());
            nearest = i;
        }
    }
    return nearest;
}

void StepChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const qsizetype moment = momentAt(mapToScene(event->pos()));
    if (moment >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), describe(moment).toHtmlEscaped().replace(u'\n', u"<br>"_s), this);
    else
        QToolTip::hideText();
}

void StepChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace bulkhead
