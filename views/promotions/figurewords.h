// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QCoreApplication>

#include <optional>

namespace bulkhead {

//! The words of the figures of promotions.
class FigureWords
{
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
public:
    //! "4 h 12 min", "2 d 4 h"; "–" for none.
    [[nodiscard]] static QString lead(std::optional<std::chrono::milliseconds> time);
    //! A step between the lines of a grid up to `highest`, both in ms: at most five, at times that people use.
    [[nodiscard]] static double leadStep(double highest);
    [[nodiscard]] static double countStep(double highest);

    //! Weeks begin in UTC, wherever they are read: "23 Nov 2026".
    [[nodiscard]] static QString weekDate(UtcTime begin);
    [[nodiscard]] static QString shortWeek(UtcTime begin, bool isOpen); //!< "23 Nov", "this week"
    [[nodiscard]] static QString week(UtcTime begin, bool isOpen);      //!< "Week of 23 Nov 2026, not over yet"
    [[nodiscard]] static QString weekCell(UtcTime begin, bool isOpen);  //!< "23 Nov 2026, so far"

    //! Against the period before: "3 more than before (9)".
    [[nodiscard]] static QString change(int now, int before);
    [[nodiscard]] static QString change(std::optional<std::chrono::milliseconds> now, std::optional<std::chrono::milliseconds> before);
};

} // namespace bulkhead
