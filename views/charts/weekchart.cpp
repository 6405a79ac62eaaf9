// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/weekchart.h"

#include "charts/seriespen.h"
#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "presentation/tokens.h"
#include "presentation/type.h"

#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! A part of a column, or its sample in the key: filled, filled and hatched, or hollow.
void drawPart(QPainter *painter, const QRectF &box, WeekChart::Look look, const Tokens &tokens)
{
    using Look = WeekChart::Look;
    painter->setPen(Qt::NoPen);
    switch (look) {
    case Look::Quiet:
        painter->fillRect(box, QColor(tokens.series[4]));
        break;
    case Look::Bad: {
        painter->fillRect(box, QColor(tokens.fail.shape));
        QPainterPath shape;
        shape.addRect(box);
        StatusGlyph::hatch(painter, shape, QColor(tokens.panel), 5, 1.2);
        break;
    }
    case Look::Undone:
        painter->setPen(QPen(QColor(tokens.warn.shape), 1.5));
        painter->setBrush(QColor(tokens.warn.soft));
        painter->drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        break;
    }
}

} // namespace

WeekChart::WeekChart(Shape shape, Scale scale, const QString &accessibleName, QWidget *parent)
    : QChartView(parent)
    , m_shape(shape)
    , m_scale(std::move(scale))
{
    setAccessibleName(accessibleName);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the table beside it is for the keyboard
    setMouseTracking(true);
    rebuild();
}

void WeekChart::set(const QList<Week> &weeks, const QList<Series> &series, bool isLastOpen, const QString &whyEmpty)
{
    m_weeks = weeks;
    m_series = series;
    m_isLastOpen = isLastOpen;
    m_whyEmpty = whyEmpty;
    m_hovered = -1;
    m_marked = m_marked < m_weeks.size() ? m_marked : -1;
    QStringList all;
    for (int i = 0; i < m_weeks.size(); ++i) {
        if (hasAnything(i))
            all.append(describe(i).replace(u'\n', u", "_s));
    }
    setAccessibleDescription(isEmpty() ? m_whyEmpty : all.join(u". "_s));
    rebuild();
}

void WeekChart::mark(int week)
{
    m_marked = week;
    viewport()->update();
}

//! A column of nothing is not there; a step at 0 is.
bool WeekChart::hasAnything(int week) const
{
    return std::any_of(m_series.begin(), m_series.end(), [&](const Series &one) {
        const auto value = one.values.value(week);
        return value && (m_shape == Shape::Steps || *value > 0);
    });
}

bool WeekChart::isEmpty() const
{
    for (int i = 0; i < m_weeks.size(); ++i) {
        if (hasAnything(i))
            return false;
    }
    return true;
}

//! Columns are as high as all their parts.
double WeekChart::highest() const
{
    double most = 0;
    for (int i = 0; i < m_weeks.size(); ++i) {
        double sum = 0;
        for (const Series &one : m_series) {
            const double value = one.values.value(i).value_or(0);
            sum = m_shape == Shape::Columns ? sum + value : std::max(sum, value);
        }
        most = std::max(most, sum);
    }
    return most;
}

double WeekChart::top() const
{
    const double most = highest(), step = m_scale.step(most);
    return std::max({most * 1.06, step * std::ceil(most / step - 1e-9), step});
}

void WeekChart::rebuild()
{
    const Tokens &tokens = tokensFor(palette());
    const std::unique_ptr<QChart> old(chart()); // what an axis has drawn outlives the axis for a while, but not its chart
    setChart(new QChart);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false); // so that the grounds of weeks can be below the grid
    setBackgroundBrush(QColor(tokens.panel));
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    int widest = m_weeks.isEmpty() ? 0 : metrics.horizontalAdvance(m_weeks.constLast().shortName) / 2; // it may reach beyond the last week
    if (m_shape == Shape::Steps) {
        for (const Series &one : std::as_const(m_series))
            widest = std::max(widest, metrics.horizontalAdvance(one.name) + px(8));
    }
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins(QMargins(0, metrics.height() + px(10), widest + px(8), 0)); // as high with a key as without: charts side by side have one ground
    viewport()->update();
    if (isEmpty())
        return;
    m_pitch = labelPitch();
    QAbstractAxis *weeks = makeWeeks(), *values = makeValues();
    for (QAbstractAxis *axis : {weeks, values}) {
        axis->setLabelsFont(typeFont(TypeSize::Caption));
        axis->setLabelsColor(QColor(tokens.text2));
        axis->setGridLinePen(QPen(QColor(tokens.border), 1));
        axis->setLinePen(QPen(QColor(tokens.border), 1));
    }
    weeks->setGridLineVisible(false);
    weeks->setTruncateLabels(false); // labelPitch leaves them their room
    chart()->addAxis(weeks, Qt::AlignBottom);
    chart()->addAxis(values, Qt::AlignLeft);
    if (m_shape == Shape::Columns) {
        auto *ground = new QLineSeries(chart()); // holds the axes; the columns are drawn on top
        chart()->addSeries(ground);
        ground->attachAxis(weeks);
        ground->attachAxis(values);
        return;
    }
    for (int i = static_cast<int>(m_series.size()) - 1; i >= 0; --i) // the first one is on top
        addSteps(i, weeks, values);
}

void WeekChart::addSteps(int index, QAbstractAxis *weeks, QAbstractAxis *values)
{
    const Tokens &tokens = tokensFor(palette());
    const Series &one = m_series.at(index);
    QLineSeries *run = nullptr;
    for (int i = 0; i < m_weeks.size(); ++i) {
        const auto value = one.values.value(i);
        if (!value) {
            run = nullptr; // a gap
            continue;
        }
        if (!run) {
            run = new QLineSeries(chart());
            run->setName(one.name);
            run->setPen(seriesPen(index, tokens));
            chart()->addSeries(run);
            run->attachAxis(weeks);
            run->attachAxis(values);
        }
        run->append(i - 0.5, *value);
        run->append(i + 0.5, *value);
    }
}

//! Every how many weeks there is room for a name.
int WeekChart::labelPitch() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    int widest = 1;
    for (const Week &week : m_weeks)
        widest = std::max(widest, metrics.horizontalAdvance(week.shortName) + px(12));
    const int room = std::max(width() - px(60) - chart()->margins().right(), 1);
    return std::max(1, static_cast<int>(std::ceil(static_cast<double>(widest) * static_cast<double>(m_weeks.size()) / room)));
}

QAbstractAxis *WeekChart::makeWeeks() const
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const int count = static_cast<int>(m_weeks.size());
    axis->setRange(-0.5, count - 0.5);
    axis->setStartValue(-0.5);
    for (int i = (count - 1) % m_pitch; i < count; i += m_pitch) // the newest has a name always
        axis->append(m_weeks.at(i).shortName, i);
    return axis;
}

QAbstractAxis *WeekChart::makeValues() const
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double step = m_scale.step(highest());
    for (int i = 0; i * step <= top() + 1e-9; ++i)
        axis->append(i == 0 ? Formats::number(0) : m_scale.text(i * step), i * step);
    axis->setRange(0, top());
    return axis;
}

QRectF WeekChart::slotOf(int week) const
{
    const QRectF plot = chart()->plotArea();
    const double wide = plot.width() / std::max<double>(1, static_cast<double>(m_weeks.size()));
    return {plot.left() + wide * week, plot.top(), wide, plot.height()};
}

double WeekChart::heightOf(double value) const
{
    const QRectF plot = chart()->plotArea();
    return plot.bottom() - value / top() * plot.height();
}

void WeekChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    if (isEmpty())
        return;
    const Tokens &tokens = tokensFor(palette());
    const auto ground = [&](int week, const Colour &colour) { painter->fillRect(slotOf(week), QColor(colour)); };
    if (m_hovered >= 0)
        ground(m_hovered, tokens.hover);
    if (m_marked >= 0)
        ground(m_marked, tokens.accentSoft);
    if (m_isLastOpen) // whatever else it is, it is not over
        ground(static_cast<int>(m_weeks.size()) - 1, tokens.sunken);
}

void WeekChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (isEmpty()) {
        painter->setFont(typeFont(TypeSize::Small));
        painter->setPen(QColor(tokensFor(palette()).text2));
        painter->drawText(QRectF(viewport()->rect()).adjusted(px(16), 0, -px(16), 0), Qt::AlignCenter | Qt::TextWordWrap, m_whyEmpty);
        return;
    }
    if (m_shape == Shape::Columns) {
        drawKey(painter);
        drawColumns(painter);
    } else {
        drawNames(painter);
    }
    if (m_marked >= 0) {
        const QRectF slot = slotOf(m_marked);
        painter->fillRect(QRectF(slot.left(), slot.bottom() - 1, slot.width(), 2), QColor(tokensFor(palette()).accent));
    }
}

//! A stack has no place for names at its parts: they stand above it, each with its shape.
void WeekChart::drawKey(QPainter *painter) const
{
    const Tokens &tokens = tokensFor(palette());
    const QFont font = typeFont(TypeSize::Caption);
    const QFontMetricsF metrics(font);
    const double size = px(10);
    double x = chart()->plotArea().left();
    for (const Series &one : m_series) {
        drawPart(painter, QRectF(x, px(2) + (metrics.height() - size) / 2, size, size), one.look, tokens);
        x += size + px(5);
        painter->setFont(font);
        painter->setPen(QColor(tokens.text2));
        painter->drawText(QPointF(x, px(2) + metrics.ascent()), one.name);
        x += metrics.horizontalAdvance(one.name) + px(14);
    }
}

void WeekChart::drawColumns(QPainter *painter) const
{
    const Tokens &tokens = tokensFor(palette());
    for (int i = 0; i < m_weeks.size(); ++i) {
        const QRectF slot = slotOf(i);
        const double wide = std::floor(std::min(slot.width() * 0.62, double(px(36))));
        const double left = std::round(slot.center().x() - wide / 2);
        double sum = 0;
        for (const Series &one : m_series) {
            const double value = one.values.value(i).value_or(0);
            if (value <= 0)
                continue;
            const double bottom = std::round(heightOf(sum)) - (sum > 0 ? 1 : 0); // a fine gap between two parts
            sum += value;
            const double above = std::round(heightOf(sum));
            drawPart(painter, QRectF(left, above, wide, std::max(bottom - above, 2.0)), one.look, tokens);
        }
    }
}

//! Names stand at the height where their steps end, moved apart; a dot shows where.
void WeekChart::drawNames(QPainter *painter) const
{
    struct Name
    {
        int series;
        QPointF end;
        double y;
    };
    std::vector<Name> names;
    for (int i = 0; i < m_series.size(); ++i) {
        for (int week = static_cast<int>(m_weeks.size()) - 1; week >= 0; --week) {
            if (const auto value = m_series.at(i).values.value(week)) {
                const QPointF end(slotOf(week).right(), heightOf(*value));
                names.push_back({i, end, end.y()});
                break;
            }
        }
    }
    std::stable_sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.y < b.y || (a.y == b.y && a.series > b.series); });
    const QFont font = typeFont(TypeSize::Caption);
    const QFontMetricsF metrics(font);
    for (std::size_t i = names.size(); i-- > 0;) {
        const double below = i + 1 < names.size() ? names[i + 1].y - metrics.height() : chart()->plotArea().bottom();
        names[i].y = std::min(names[i].y, below);
    }
    const Tokens &tokens = tokensFor(palette());
    painter->setFont(font);
    for (const Name &name : names) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(seriesPen(name.series, tokens).color());
        painter->drawEllipse(name.end, 2.5, 2.5);
        painter->setPen(QColor(tokens.text2));
        painter->drawText(QPointF(chart()->plotArea().right() + px(8), name.y + metrics.ascent() / 2 - 1), m_series.at(name.series).name);
    }
}

QString WeekChart::describe(int week) const
{
    QStringList parts{m_weeks.value(week).name};
    for (const Series &one : m_series) {
        const auto value = one.values.value(week);
        //: name of a series in a chart, its value
        parts << tr("%1: %2").arg(one.name, value ? m_scale.text(*value) : Formats::none());
    }
    return parts.join(u'\n');
}

int WeekChart::weekAt(const QPointF &point) const
{
    if (isEmpty())
        return -1;
    for (int i = 0; i < m_weeks.size(); ++i) {
        if (slotOf(i).adjusted(0, -8, 0, px(24)).contains(point))
            return i;
    }
    return -1;
}

void WeekChart::hover(int week)
{
    if (week == m_hovered)
        return;
    m_hovered = week;
    viewport()->update();
}

void WeekChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    hover(weekAt(mapToScene(event->pos())));
    if (m_hovered >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), describe(m_hovered).toHtmlEscaped().replace(u'\n', u"<br>"_s), this);
    else
        QToolTip::hideText();
}

void WeekChart::mouseReleaseEvent(QMouseEvent *event)
{
    QChartView::mouseReleaseEvent(event);
    const int week = weekAt(mapToScene(event->pos()));
    if (event->button() == Qt::LeftButton && week >= 0)
        emit weekClicked(week);
}

void WeekChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    hover(-1);
}

void WeekChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

void WeekChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    if (!isEmpty() && labelPitch() != m_pitch)
        rebuild();
}

} // namespace bulkhead
