// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologylegend.h"

#include "presentation/type.h"
#include "topology/topologypainter.h"

#include <QEvent>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Verdict;
using topology::Rank;

TopologyLegend::TopologyLegend(QWidget *parent)
    : QWidget(parent)
    , m_words{tr("Gateway, upstream"), tr("API"), tr("Host"), tr("Crosses the wall"), tr("May cross")}
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(m_words.join(u", "_s));
}

QSize TopologyLegend::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption));
    int width = 0;
    for (const QString &word : m_words)
        width += px(24) + px(6) + metrics.horizontalAdvance(word) + px(16);
    return {width, px(20)};
}

QSize TopologyLegend::minimumSizeHint() const
{
    return {0, px(20)}; // the table says the same
}

void TopologyLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void TopologyLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensFor(palette());
    const QFont font = typeFont(TypeSize::Caption);
    const QFontMetrics metrics(font);
    double x = width() - sizeHint().width();
    for (int i = 0; i < m_words.size(); ++i) {
        const QRectF box(x, height() / 2.0 - px(5), px(24), px(10));
        constexpr Rank ranks[] = {Rank::Gateway, Rank::Api, Rank::Host};
        if (i < 3)
            TopologyPainter::sample(&painter, box, ranks[i], tokens);
        else
            TopologyPainter::samplePipe(&painter, box, i == 3 ? Verdict::Fail : Verdict::Warn, tokens);
        x = box.right() + px(6);
        painter.setFont(font);
        painter.setPen(QColor(tokens.text2));
        const int wide = metrics.horizontalAdvance(m_words.at(i));
        painter.drawText(QRectF(x, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, m_words.at(i));
        x += wide + px(16);
    }
}

} // namespace bulkhead
