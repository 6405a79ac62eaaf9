// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"

#include <QCoreApplication>

namespace bulkhead {

class EmptyState;

//! Why the catalog shows no row. A failed read, a filter without hits and an empty estate are not the same.
class CatalogEmptiness
{
    Q_DECLARE_TR_FUNCTIONS(CatalogEmptiness)
public:
    enum class Action { None, Sync, ClearFilter, AllPairs };

    QString pairs, facets, text; //!< as words; empty: no such filter
    bool hasRows = false;        //!< without the filter

    //! Says it on the widget; what its button should do.
    Action say(EmptyState &where, const ConsoleSession &session) const;

private:
    Action sayFilter(EmptyState &where) const;
    [[nodiscard]] QString filterSentence() const;
};

} // namespace bulkhead
