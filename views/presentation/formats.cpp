// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/formats.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString Formats::none()
{
    return u"–"_s;
}

QString Formats::number(qint64 value)
{
    return QLocale().toString(value);
}

QString Formats::number(std::optional<qint64> value)
{
    return value ? number(*value) : none();
}

QString Formats::percent(std::optional<double> fraction)
{
    if (!fraction || !std::isfinite(*fraction))
        return none();
    // The small allowance is for 0.29 * 100, which floating point makes 28.999…
    const auto whole = static_cast<qint64>(std::floor(*fraction * 100.0 + 1e-9));
    //: A share in percent, with a no-break space before the sign.
    return tr("%1\u00a0%").arg(number(whole));
}

QString Formats::age(std::chrono::milliseconds value)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::max(value, 0ms)).count();
    if (minutes < 1)
        return tr("just now");
    if (minutes < 60)
        //: An age in minutes, as short as can be.
        return tr("%1 min").arg(minutes);
    const auto hours = minutes / 60;
    if (hours < 24) {
        if (minutes % 60 == 0)
            //: An age in hours, as short as can be.
            return tr("%1 h").arg(hours);
        return tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    return tr("%n day(s)", nullptr, static_cast<int>(hours / 24));
}

QString Formats::ageOf(std::optional<UtcTime> moment, UtcTime now)
{
    return moment ? age(now - *moment) : none();
}

QString Formats::duration(std::chrono::milliseconds value)
{
    const auto milliseconds = std::max<qint64>(value.count(), 0);
    if (milliseconds < 1000)
        return tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60000)
        return tr("%1 s").arg(QLocale().toString(static_cast<double>(milliseconds / 100) / 10.0, 'f', 1));
    return age(value);
}

QDateTime Formats::local(UtcTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

QString Formats::dateTime(UtcTime moment)
{
    //: Date and time of day, as in "23 Nov 2026, 09:41".
    return tr("%1, %2").arg(date(moment), QLocale().toString(local(moment).time(), u"HH:mm"_s));
}

QString Formats::date(UtcTime moment)
{
    //: Qt date format: day, short month, year.
    return QLocale().toString(local(moment).date(), tr("d MMM yyyy"));
}

QString Formats::shortMoment(UtcTime moment, UtcTime now)
{
    const QDateTime then = local(moment);
    const qint64 days = then.daysTo(local(now));
    const QString clock = QLocale().toString(then.time(), u"HH:mm"_s);
    if (days == 0)
        return clock;
    if (days > 0 && days < 7)
        //: Weekday and time of day, as in "Sun 22:40".
        return tr("%1 %2").arg(QLocale().toString(then.date(), u"ddd"_s), clock);
    return date(moment);
}

QString Formats::bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, 1, QLocale::DataSizeTraditionalFormat);
}

QString Formats::breakable(const QString &text)
{
    constexpr int longest = 20;
    QString result;
    result.reserve(text.size() + text.size() / 8);
    int run = 0;
    for (const QChar c : text) {
        result += c;
        run = c.isSpace() ? 0 : run + 1;
        const bool mark = QStringView(u".,/:&?=;_-").contains(c) && run > 4;
        if (mark || run > longest) {
            result += breakHere;
            run = 0;
        }
    }
    return result;
}

} // namespace bulkhead
