// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriespen.h"

#include "presentation/tokens.h"

#include <QList>

#include <array>

namespace bulkhead {

namespace {

//! In the order of the series' colours.
const std::array<QList<qreal>, 6> &dashes()
{
    static const std::array<QList<qreal>, 6> all = {
        QList<qreal>{}, QList<qreal>{6, 3}, QList<qreal>{2, 3}, QList<qreal>{8, 3, 2, 3}, QList<qreal>{4, 4}, QList<qreal>{1, 2}};
    return all;
}

} // namespace

QPen seriesPen(int index, const Tokens &tokens)
{
    const auto place = static_cast<std::size_t>(index) % tokens.series.size();
    QPen pen(QColor(tokens.series[place]), 1.5);
    if (!dashes()[place].isEmpty())
        pen.setDashPattern(dashes()[place]);
    return pen;
}

} // namespace bulkhead
