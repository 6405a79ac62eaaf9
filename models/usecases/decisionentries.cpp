// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/decisionentries.h"

namespace bulkhead {

Result<void> visitDecisions(AuditStore &store, std::uint64_t from, const OnDecision &visit)
{
    const auto decisions = store.decisions(from);
    if (!decisions)
        return decisions.error();
    audit::EntryReader reader;
    for (const std::string &text : *decisions) {
        if (const auto entry = reader.parse(text); entry && !visit(*entry))
            break;
    }
    return {};
}

Result<void> visitDecisions(AuditTrail &trail, std::uint64_t from, const OnDecision &visit)
{
    if (const auto state = trail.state(); !state)
        return state.error();
    const auto store = trail.store();
    return store ? visitDecisions(**store, from, visit) : Result<void>(store.error());
}

} // namespace bulkhead
