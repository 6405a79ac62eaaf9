// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/words.h"

#include <string>
#include <vector>

namespace bulkhead::isolation {

struct RunSummary;

//! A control that says something else than it said in an earlier run.
struct VerdictChange
{
    std::string control;
    Verdict before = Verdict::Unknown, after = Verdict::Unknown;
    [[nodiscard]] bool isWorse() const { return after > before; }
    friend bool operator==(const VerdictChange &, const VerdictChange &) = default;
};

//! In the order of the later run. A control that one of them does not have is left out: another catalogue is no news.
[[nodiscard]] std::vector<VerdictChange> verdictChanges(const RunSummary &before, const RunSummary &after);

} // namespace bulkhead::isolation
