// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/durationtext.h"

#include <QRegularExpression>

namespace bulkhead {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
struct Unit
{
    QLatin1StringView name;
    qint64 milliseconds;
};
constexpr Unit units[] = {{"d"_L1, 86'400'000}, {"h"_L1, 3'600'000}, {"m"_L1, 60'000},
                          {"s"_L1, 1000},       {"ms"_L1, 1}};
} // namespace

std::optional<milliseconds> durationFromText(const QString &text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,9})(ms|s|m|h|d)\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    for (const Unit &unit : units) {
        if (unit.name == match.capturedView(2))
            return milliseconds(match.capturedView(1).toLongLong() * unit.milliseconds);
    }
    return std::nullopt;
}

QString durationToText(milliseconds duration)
{
    for (const Unit &unit : units) {
        if (duration.count() != 0 && duration.count() % unit.milliseconds == 0)
            return QString::number(duration.count() / unit.milliseconds) + unit.name;
    }
    return u"0s"_s;
}

} // namespace bulkhead
