// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/ledger.h"

#include <optional>
#include <vector>

namespace bulkhead::promotion {

inline constexpr std::chrono::days oneWeek(7);

//! What happened to promotions in one week, or in another span of time.
struct WeekFigures
{
    UtcTime begin{}; //!< of a week: Monday, 00:00 UTC
    int asked = 0, approvals = 0, applied = 0, failed = 0, rejected = 0, rolledBack = 0;
    int ended = 0;   //!< void or expired
    int broken = 0;  //!< of the applied and failed: by break-glass
    //! From the request to its application, of those applied in this week; nothing without any.
    std::optional<std::chrono::milliseconds> medianLead{}, longestLead{};

    [[nodiscard]] int executions() const { return applied + failed; }
    //! Whatever ended here in any way.
    [[nodiscard]] int endings() const { return executions() + rolledBack + rejected + ended; }
    //! Of the executions how many failed or were rolled back, 0 to 1. Nothing without executions, or if more was rolled back than was executed:
    //! then that was executed before, and there is no share.
    [[nodiscard]] std::optional<double> failedShare() const;
    friend bool operator==(const WeekFigures &, const WeekFigures &) = default;
};

//! The Monday of the week in which a moment lies.
[[nodiscard]] UtcTime weekOf(UtcTime time);
//! Every week from that of `from` to that of `to`, those without anything too; nothing if `to` is before `from`. An execution counts in the week in which it ended. Pure.
[[nodiscard]] std::vector<WeekFigures> figuresOf(const std::vector<const Request *> &requests, UtcTime from, UtcTime to);
//! The same of one span, `from` and later but before `until`, its lead times those of all that was applied in it. Pure.
[[nodiscard]] WeekFigures figuresBetween(const std::vector<const Request *> &requests, UtcTime from, UtcTime until);

} // namespace bulkhead::promotion
