// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <optional>

namespace bulkhead {

//! A point of a history, as people name it: the number of a snapshot or run, or a time, which finds the newest by then.
//! Empty: none was named.
struct HistoryPoint
{
    qint64 number = 0;
    std::optional<UtcTime> at;
    [[nodiscard]] bool isEmpty() const { return number == 0 && !at; }
};

} // namespace bulkhead
