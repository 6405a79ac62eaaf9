// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates.h"

#include "presentation/formats.h"
#include "presentation/statusglyph.h"

#include <QPainter>

namespace bulkhead {

namespace {
constexpr int stripGlyph = 14;
constexpr int stripPitch = 19;

QRectF glyphBox(const QRect &area, int size, int left)
{
    return {double(left), area.center().y() - size / 2.0 + 0.5, double(size), double(size)};
}
} // namespace

StatusDelegate::StatusDelegate(StatusOf statusOf, QObject *parent)
    : RowDelegate(parent)
    , m_statusOf(std::move(statusOf))
{
}

void StatusDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                  const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const Status status = m_statusOf(index);
    const int size = px(16);
    StatusGlyph::paint(painter, glyphBox(area, size, area.left()), status, t);
    if (m_coloured)
        painter->setPen(QColor(t.status(status).ink));
    drawText(painter, area.adjusted(size + px(8), 0, 0, 0), index.data(Qt::DisplayRole).toString());
}

int StatusDelegate::contentWidth(const QModelIndex &index) const
{
    const int text = RowDelegate::contentWidth(index);
    return px(16) + (text > 0 ? text + px(8) : 0);
}

LayerStripDelegate::LayerStripDelegate(LayersOf layersOf, QObject *parent)
    : RowDelegate(parent)
    , m_layersOf(std::move(layersOf))
{
}

void LayerStripDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                      const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    int left = area.left();
    for (const Status status : m_layersOf(index)) {
        StatusGlyph::paint(painter, glyphBox(area, px(stripGlyph), left), status, t);
        left += px(stripPitch);
    }
}

int LayerStripDelegate::contentWidth(const QModelIndex &index) const
{
    return static_cast<int>(m_layersOf(index).size()) * px(stripPitch);
}

TwoLineDelegate::TwoLineDelegate(int secondLineRole, QObject *parent)
    : RowDelegate(parent)
    , m_secondRole(secondLineRole)
{
    setRowMeasure(40);
    setType(TypeSize::Body, QFont::Medium);
}

void TwoLineDelegate::setSecondInkRule(std::function<QColor(const QModelIndex &, const Tokens &)> rule)
{
    m_secondRule = std::move(rule);
}

void TwoLineDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                   const QStyleOptionViewItem &option) const
{
    const QString second = index.data(m_secondRole).toString();
    const QString first = index.data(Qt::DisplayRole).toString();
    if (second.isEmpty()) {
        drawText(painter, area, first);
        return;
    }
    const QFont small = typeFont(TypeSize::Caption);
    const int above = painter->fontMetrics().height();
    const int below = QFontMetrics(small).height();
    const int top = area.top() + (area.height() - above - below) / 2;
    drawText(painter, QRect(area.left(), top, area.width(), above), first);
    const Tokens &t = tokensFor(option.palette);
    const QColor own = m_secondRule ? m_secondRule(index, t) : QColor();
    painter->setFont(small);
    painter->setPen(own.isValid() ? own : QColor(t.text3));
    drawText(painter, QRect(area.left(), top + above, area.width(), below), second);
}

int TwoLineDelegate::contentWidth(const QModelIndex &index) const
{
    const QFontMetrics small(typeFont(TypeSize::Caption));
    return qMax(RowDelegate::contentWidth(index), small.horizontalAdvance(index.data(m_secondRole).toString()));
}

AgeDelegate::AgeDelegate(int momentRole, std::shared_ptr<const Clock> clock,
                         std::chrono::milliseconds lifetime, QObject *parent)
    : RowDelegate(parent)
    , m_clock(std::move(clock))
    , m_lifetime(lifetime)
    , m_role(momentRole)
{
}

void AgeDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                               const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const auto moment = index.data(m_role).value<std::optional<UtcTime>>();
    const UtcTime now = m_clock->now();
    const bool ageing = moment && now - *moment > m_lifetime / 2;
    const bool stale = moment && now - *moment > m_lifetime;
    const QString text = Formats::ageOf(moment, now);
    painter->setFont(numberFont(TypeSize::Body));
    painter->setPen(QColor(ageing ? t.warn.ink : t.text2));
    drawText(painter, area, text, Qt::AlignRight | Qt::AlignVCenter);
    if (!stale)
        return;
    const int size = px(14);
    const int left = area.right() - painter->fontMetrics().horizontalAdvance(text) - size - px(6);
    if (left >= area.left())
        StatusGlyph::paint(painter, glyphBox(area, size, left), Status::Unknown, t);
}

int AgeDelegate::contentWidth(const QModelIndex &) const
{
    return QFontMetrics(typeFont(TypeSize::Body)).horizontalAdvance(QLatin1Char('0')) * 12;
}

} // namespace bulkhead
