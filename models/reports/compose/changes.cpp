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

std::string whatOf(const UnrequestedChange &change)
{
    return change.kind + ' ' + (change.name.empty() ? change.nativeId : change.name);
}

//! What changed in it, and how that stands to a promotion of the same time.
std::string differenceOf(const UnrequestedChange &change)
{
    const std::string fields = change.fields.empty() ? std::string() : shortListWord(change.fields, 6);
    std::string text = change.action == "create" ? "it is new" : change.action == "delete" ? "it is gone" : fields;
    if (change.action != "change" && !fields.empty())
        text += ", and differs in " + fields;
    if (change.isUnsure)
        return text + "; perhaps by promotion " + shortId(change.promotion);
    return change.promotion.empty() ? text : text + "; otherwise than promotion " + shortId(change.promotion) + " wrote it";
}

Table tableOf(const std::vector<UnrequestedChange> &changes)
{
    Table table{"Changes of production without a request",
                {{"Gateway", 1.2, false, false}, {"Environment", 1.6, false, false}, {"What", 2.2, false, false}, {"API", 1.9, false, false}, {"Difference", 1.9, false, false},
                 {"Seen", 2.3, false, false}, {"Snapshot", 0.9, true, false}},
                {}, "Every change of production that was seen is explained by a promotion, or is one of labels."};
    for (const UnrequestedChange &change : changes) {
        if (isLabelOnly(change))
            continue;
        table.rows.push_back({textCell(change.gateway.text().toStdString()), textCell(change.environment.text().toStdString()), textCell(whatOf(change)),
                              textCell(orNone(change.api)), textCell(differenceOf(change)), textCell(seenBetween(change)), numberCell(change.snapshot)});
    }
    return table;
}

} // namespace

void addChanges(Pen &pen, const Composition &composition)
{
    const auto &changes = composition.report.changes;
    const auto unsure = std::count_if(changes.begin(), changes.end(), [](const UnrequestedChange &change) { return change.isUnsure; });
    const auto sure = std::int64_t(changes.size()) - unsure;
    pen.chapter("Changes of production without a request");
    pen.say(sure == 0 ? std::string("No change of production was seen that no promotion explains.")
                      : countWord(sure, "change of production was", "changes of production were") + " seen that no promotion explains.");
    if (unsure > 0)
        pen.say(countWord(unsure, "change", "changes") + " more came while the API was promoted, and the log does not say whether that promotion made "
                + (unsure == 1 ? "it" : "them") + ". This stays unknown.");
    pen.say("Gateways are compared from reading to reading. A promotion explains what its entry in the log says that it writes, and nothing else: another edit of the same API "
            "between the same two readings is told apart from it. A change that was made and undone between two readings is not seen.");
    if (const auto labels = std::count_if(changes.begin(), changes.end(), isLabelOnly); labels > 0)
        pen.say(countWord(labels, "of them is of labels only and is", "of them are of labels only and are")
                + " not in this table: labels change nothing for callers. REL-02 does not count them, and REL-07 warns of them. The JSON of this report and its evidence bundle have them all.");
    pen.add(tableOf(changes));
}

} // namespace bulkhead::reports
