// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/names.h"
#include "core/error.h"
#include "promotion/ledger.h"

namespace bulkhead {

// What the files of the promotion desk say in the same way.

[[nodiscard]] inline Error refusedPromotion(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Refused, .place = QStringLiteral("promotion"), .what = what, .hint = hint, .retryAfter = {}};
}

[[nodiscard]] inline bool isSamePerson(const QString &a, const QString &b)
{
    return audit::foldedName(a.toStdString()) == audit::foldedName(b.toStdString());
}

[[nodiscard]] inline QString shortId(const promotion::Request &request)
{
    return QString::fromStdString(request.id.substr(0, 8));
}

[[nodiscard]] inline QString stateWord(const promotion::Request &request)
{
    return QString::fromStdString(std::string(toWire(request.state)));
}

//! On dates and in sentences: "2026-11-29 14:05 UTC".
[[nodiscard]] inline QString shownTime(UtcTime at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral(" UTC");
}

} // namespace bulkhead
