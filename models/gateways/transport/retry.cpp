// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/retry.h"

#include <QLocale>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

BackOff::BackOff(milliseconds first, milliseconds most, quint32 seed)
    : m_first(std::max(first, milliseconds(0)))
    , m_most(std::max(most, milliseconds(0)))
    , m_random(seed != 0 ? seed : QRandomGenerator::system()->generate())
{
}

milliseconds BackOff::after(int tries)
{
    const int doublings = std::clamp(tries - 1, 0, 30);
    const auto full = std::min<qint64>(m_first.count() << doublings, m_most.count());
    const auto half = full / 2;
    return milliseconds(half + static_cast<qint64>(m_random.generateDouble() * double(full - half)));
}

std::optional<QDateTime> httpDate(const QByteArray &header)
{
    const QString date = QString::fromLatin1(header).simplified();
    for (const auto &form : {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s,
                             u"ddd MMM d hh:mm:ss yyyy"_s}) {
        QDateTime at = QLocale::c().toDateTime(date, form);
        if (!at.isValid())
            continue;
        if (at.date().year() < 1970) // two digits of a year
            at = at.addYears(100);
        at.setTimeSpec(Qt::UTC);
        return at;
    }
    return std::nullopt;
}

std::optional<milliseconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool ok = false;
        const qint64 seconds = text.toLongLong(&ok);
        // More digits than fit are a very long time, not no time.
        return milliseconds(std::min<qint64>(ok ? seconds : 1LL << 40, 1LL << 40) * 1000);
    }
    const auto at = httpDate(text);
    return at ? std::optional(milliseconds(std::max<qint64>(0, now.msecsTo(*at)))) : std::nullopt;
}

bool isRetryStatus(int status)
{
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

} // namespace bulkhead
