// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

std::string seenBetween(const UnrequestedChange &change)
{
    return (change.after == UtcTime{} ? std::string() : "after " + momentWord(change.after) + ", ") + "by " + momentWord(change.at);
}

//! Labels change nothing for callers.
bool isLabelOnly(const UnrequestedChange &change)
{
    return !change.fields.empty() && std::all_of(change.fields.begin(), change.fields.end(), [](const std::string &field) { return field == "labels"; });
}

Table tableOf(const std::vector<UnrequestedChange> &changes)
{
    Table table{"Changes of production without a request",
                {{"Gateway", 1.4, false, false}, {"Environment", 1.2, false, false}, {"What", 2, false, true}, {"API", 1.3, false, false}, {"Fields", 2.2, false, true},
                 {"Seen", 2.2, false, false}, {"Snapshot", 0.9, true, false}},
                {}, "Every change of production that was seen is explained by a promotion, or is one of labels."};
    for (const UnrequestedChange &change : changes) {
        if (isLabelOnly(change))
            continue;
        table.rows.push_back({textCell(change.gateway.text().toStdString()), textCell(change.environment.text().toStdString()), textCell(change.kind + ' ' + change.nativeId),
                              textCell(orNone(change.api)), textCell(shortListWord(change.fields, 6)), textCell(seenBetween(change)), numberCell(change.snapshot)});
    }
    return table;
}

} // namespace

void addChanges(Pen &pen, const Composition &composition)
{
    const auto &changes = composition.report.changes;
    pen.chapter("Changes of production without a request");
    pen.say(changes.empty() ? std::string("No change of production was seen that no promotion explains.")
                            : countWord(std::int64_t(changes.size()), "change of production was", "changes of production were") + " seen that no promotion explains.");
    pen.say("Gateways are compared from reading to reading. A change that was made and undone between two readings is not seen, and somebody's own edit of an API that was "
            "promoted between the same two readings is not told apart from the promotion.");
    if (const auto labels = std::count_if(changes.begin(), changes.end(), isLabelOnly); labels > 0)
        pen.say(countWord(labels, "of them is of labels only and is", "of them are of labels only and are") + " not in this table. The JSON of this report and its evidence bundle have them all.");
    pen.add(tableOf(changes));
}

} // namespace bulkhead::reports
