// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditemptiness.h"

#include "presentation/words.h"
#include "widgets/emptystate.h"

namespace bulkhead {

AuditEmptiness::Action AuditEmptiness::say(EmptyState &where, const AuditSession &session) const
{
    const auto view = session.view();
    if (const auto error = session.loadError(); error && !view) {
        where.setText(ErrorWords::whatHappened(*error, tr("The audit log")), ErrorWords::whatToDo(*error), tr("Read it again"));
        return Action::Reload;
    }
    const bool isBegun = view && view->list && !view->list->lines.empty();
    if (!view || (isBegun && !hasRows)) { // the rows of a long log take a moment
        where.setText(tr("The audit log is being read."));
        return Action::None;
    }
    if (!isBegun) {
        where.setText(tr("Nothing is recorded yet."),
                      tr("The first sync begins the log. From then on every act here is an entry that nobody can change without it showing."));
        return Action::None;
    }
    if (filters.isEmpty())
        where.setText(tr("No entry has \"%1\" in its person, action or object.").arg(text), {}, tr("Clear the filter"));
    else if (text.isEmpty()) //: %1 are chosen values: people, actions, days.
        where.setText(tr("No entry fits %1.").arg(filters), {}, tr("Clear the filter"));
    else //: %2 are chosen values: people, actions, days.
        where.setText(tr("No entry with \"%1\" fits %2.").arg(text, filters), {}, tr("Clear the filter"));
    return Action::ClearFilter;
}

} // namespace bulkhead
