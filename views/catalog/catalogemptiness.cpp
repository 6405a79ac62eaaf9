// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogemptiness.h"

#include "presentation/words.h"
#include "widgets/emptystate.h"

namespace bulkhead {

CatalogEmptiness::Action CatalogEmptiness::say(EmptyState &where, const ConsoleSession &session) const
{
    const auto view = session.view();
    if (session.loadError() && !view) {
        const Error error = *session.loadError();
        where.setText(ErrorWords::whatHappened(error, tr("The store")), ErrorWords::whatToDo(error));
        return Action::None;
    }
    if (session.estate().gateways.isEmpty()) {
        where.setText(tr("No gateway is connected yet."), tr("Its APIs are listed here once it is read."));
        return Action::None;
    }
    if (!view) {
        where.setText(tr("The catalog is being read."));
        return Action::None;
    }
    if (!view->snapshot) {
        where.setText(tr("No gateway has been read yet."), tr("A sync reads all of them and changes nothing."),
                      tr("Sync"));
        return Action::Sync;
    }
    if (!hasRows) {
        where.setText(tr("The gateways that were read hold no API."), {}, tr("Sync"));
        return Action::Sync;
    }
    return sayFilter(where);
}

CatalogEmptiness::Action CatalogEmptiness::sayFilter(EmptyState &where) const
{
    if (!text.isEmpty() || !facets.isEmpty()) {
        where.setText(filterSentence(), {}, tr("Clear the filter"));
        return Action::ClearFilter;
    }
    //: %1 is the name of a pair of environments.
    where.setText(tr("No API is deployed in %1.").arg(pairs), {}, tr("Show all pairs"));
    return Action::AllPairs;
}

QString CatalogEmptiness::filterSentence() const
{
    if (pairs.isEmpty()) {
        if (text.isEmpty())
            return tr("No API is %1.").arg(facets);
        return facets.isEmpty() ? tr("No API has \"%1\" in its name, owner, host or path.").arg(text)
                                : tr("No API with \"%1\" is %2.").arg(text, facets);
    }
    if (text.isEmpty()) //: %1 is the name of a pair of environments, %2 a state.
        return tr("No API of %1 is %2.").arg(pairs, facets);
    return facets.isEmpty() ? tr("No API of %1 has \"%2\" in its name, owner, host or path.").arg(pairs, text)
                            : tr("No API of %1 with \"%2\" is %3.").arg(pairs, text, facets);
}

} // namespace bulkhead
