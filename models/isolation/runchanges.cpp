// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/runchanges.h"

#include "isolation/findingdetail.h"

#include <unordered_map>

namespace bulkhead::isolation {

std::vector<VerdictChange> verdictChanges(const RunSummary &before, const RunSummary &after)
{
    std::unordered_map<std::string_view, Verdict> known;
    for (const RunSummary::OfControl &control : before.controls)
        known.emplace(control.id, control.verdict);
    std::vector<VerdictChange> changes;
    for (const RunSummary::OfControl &control : after.controls) {
        const auto old = known.find(control.id);
        if (old != known.end() && old->second != control.verdict)
            changes.push_back({control.id, old->second, control.verdict});
    }
    return changes;
}

} // namespace bulkhead::isolation
