// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <optional>

class QDateTime;

namespace bulkhead {

//! Figures as people read them, in the language of the desktop. A value that is not there is "–".
class Formats
{
    Q_DECLARE_TR_FUNCTIONS(Formats)
public:
    [[nodiscard]] static QString none();
    //! Where a long value without blanks may break: an invisible mark after its separators.
    static constexpr QChar breakHere = QChar(0x200B);
    [[nodiscard]] static QString breakable(const QString &text);
    [[nodiscard]] static QString number(qint64 value);
    [[nodiscard]] static QString number(std::optional<qint64> value);
    //! Rounded down, so that 99.9 never reads 100: "56 %".
    [[nodiscard]] static QString percent(std::optional<double> fraction);
    //! "just now", "2 min", "4 h 12 min", "3 days": how old something is, or how long it took.
    [[nodiscard]] static QString age(std::chrono::milliseconds value);
    [[nodiscard]] static QString ageOf(std::optional<UtcTime> moment, UtcTime now);
    //! "38 ms", "4.2 s", "2 min".
    [[nodiscard]] static QString duration(std::chrono::milliseconds value);
    //! Local time: "23 Nov 2026, 09:41".
    [[nodiscard]] static QString dateTime(UtcTime moment);
    [[nodiscard]] static QString date(UtcTime moment);
    //! The time today, weekday and time within the week, else the date: for lists of events.
    [[nodiscard]] static QString shortMoment(UtcTime moment, UtcTime now);
    [[nodiscard]] static QString bytes(qint64 value);
    [[nodiscard]] static QDateTime local(UtcTime moment);
};

} // namespace bulkhead
