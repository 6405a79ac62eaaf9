// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <algorithm>
#include <chrono>

namespace bulkhead {

//! Whether something that holds for a term wants looking after: less than a fifth of the term is left, and less than two weeks.
[[nodiscard]] constexpr bool isEndingSoon(UtcTime from, UtcTime until, UtcTime now)
{
    constexpr int part = 5;
    constexpr std::chrono::milliseconds most = std::chrono::weeks(2);
    return now < until && until - now <= std::min(most, (until - from) / part);
}

} // namespace bulkhead
