// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace bulkhead::test {

//! A clock that a test moves.
class StepClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override { return time; }
    UtcTime time{std::chrono::milliseconds(1'800'000'000'000)};
};

} // namespace bulkhead::test
