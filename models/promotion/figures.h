// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/ledger.h"

#include <optional>
#include <vector>

namespace bulkhead::promotion {

//! What happened to promotions in one week.
struct WeekFigures
{
    UtcTime begin{}; //!< Monday, 00:00 UTC
    int asked = 0, approvals = 0, applied = 0, failed = 0, rejected = 0, rolledBack = 0;
    int ended = 0;   //!< void or expired
    int broken = 0;  //!< of the applied and failed: by break-glass
    //! From the request to its application, of those applied in this week; nothing without any.
    std::optional<std::chrono::milliseconds> medianLead{}, longestLead{};
    friend bool operator==(const WeekFigures &, const WeekFigures &) = default;
};

//! The Monday of the week in which a moment lies.
[[nodiscard]] UtcTime weekOf(UtcTime time);
//! Every week from that of `from` to that of `to`, those without anything too; nothing if `to` is before `from`. An execution counts in the week in which it ended. Pure.
[[nodiscard]] std::vector<WeekFigures> figuresOf(const std::vector<const Request *> &requests, UtcTime from, UtcTime to);

} // namespace bulkhead::promotion
