// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/figurewords.h"

#include "presentation/formats.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace bulkhead {

using namespace std::chrono_literals;

namespace {

QDate dateOf(UtcTime begin)
{
    return QDateTime::fromMSecsSinceEpoch(begin.time_since_epoch().count(), Qt::UTC).date();
}

} // namespace

QString FigureWords::lead(std::optional<std::chrono::milliseconds> time)
{
    if (!time)
        return Formats::none();
    constexpr std::chrono::days day(1);
    if (*time < day)
        return Formats::duration(*time);
    const auto days = std::chrono::floor<std::chrono::days>(*time);
    const auto hours = std::chrono::floor<std::chrono::hours>(*time - days);
    if (hours == 0h)
        //: A time in days, as short as can be.
        return tr("%1 d").arg(days.count());
    //: A time in days and hours, as short as can be.
    return tr("%1 d %2 h").arg(days.count()).arg(hours.count());
}

double FigureWords::leadStep(double highest)
{
    constexpr std::array<std::chrono::milliseconds, 20> steps{1s, 5s, 15s, 30s, 1min, 5min, 15min, 30min, 1h, 2h, 4h, 6h, 12h, 24h, 48h, 96h, 168h, 336h, 672h, 1344h};
    for (const std::chrono::milliseconds step : steps) {
        if (static_cast<double>(step.count()) * 5 >= highest)
            return static_cast<double>(step.count());
    }
    const auto last = static_cast<double>(steps.back().count());
    return last * std::ceil(highest / (last * 5));
}

double FigureWords::countStep(double highest)
{
    double step = 1;
    while (step * 5 < highest) {
        for (const double factor : {2.0, 2.5, 2.0}) { // 1, 2, 5, 10
            if (step * 5 >= highest)
                break;
            step *= factor;
        }
    }
    return step;
}

QString FigureWords::weekDate(UtcTime begin)
{
    //: Qt date format: day, short month, year.
    return QLocale().toString(dateOf(begin), tr("d MMM yyyy"));
}

QString FigureWords::shortWeek(UtcTime begin, bool isOpen)
{
    //: Qt date format: day, short month.
    return isOpen ? tr("this week") : QLocale().toString(dateOf(begin), tr("d MMM"));
}

QString FigureWords::week(UtcTime begin, bool isOpen)
{
    return (isOpen ? tr("Week of %1, not over yet") : tr("Week of %1")).arg(weekDate(begin));
}

QString FigureWords::weekCell(UtcTime begin, bool isOpen)
{
    //: a week by its first day, of which the numbers are not complete
    return isOpen ? tr("%1, so far").arg(weekDate(begin)) : weekDate(begin);
}

QString FigureWords::change(int now, int before)
{
    if (before == 0)
        return tr("none before");
    if (now == before)
        return tr("as many as before");
    if (now > before)
        //: %1: how many there were before
        return tr("%n more than before (%1)", nullptr, now - before).arg(Formats::number(before));
    //: %1: how many there were before
    return tr("%n fewer than before (%1)", nullptr, before - now).arg(Formats::number(before));
}

QString FigureWords::change(std::optional<std::chrono::milliseconds> now, std::optional<std::chrono::milliseconds> before)
{
    if (!before)
        return tr("nothing applied before");
    if (!now)
        return tr("%1 before").arg(lead(before));
    if (lead(now) == lead(before))
        return tr("as long as before");
    if (*now > *before)
        //: %1: a time, %2: how long it was before
        return tr("%1 longer than before (%2)").arg(lead(*now - *before), lead(before));
    //: %1: a time, %2: how long it was before
    return tr("%1 shorter than before (%2)").arg(lead(*before - *now), lead(before));
}

} // namespace bulkhead
