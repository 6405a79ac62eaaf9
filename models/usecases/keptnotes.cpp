// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/keptnotes.h"

#include "usecases/audittrail.h"

namespace bulkhead {

namespace {
constexpr std::size_t mostNotesCompared = 200'000; // of one place outside
}

VerifyAgainst keptOf(AuditTrail &trail, const std::string &log)
{
    VerifyAgainst against;
    if (auto heads = trail.remembered())
        against.remembered = std::move(*heads);
    for (const auto &target : trail.targets()) {
        const auto notes = target->notes(log);
        auto split = notes ? audit::splitNotes(*notes) : std::vector<std::string>();
        if (split.size() <= mostNotesCompared)
            against.outside.insert(against.outside.end(), std::make_move_iterator(split.begin()), std::make_move_iterator(split.end()));
    }
    return against;
}

} // namespace bulkhead
