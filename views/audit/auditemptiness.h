// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/auditsession.h"

#include <QCoreApplication>

namespace bulkhead {

class EmptyState;

//! Why the log's table shows no entry: it is being read, cannot be read, has none, or a filter leaves none.
class AuditEmptiness
{
    Q_DECLARE_TR_FUNCTIONS(AuditEmptiness)
public:
    enum class Action { None, Reload, ClearFilter };

    QString text, filters; //!< what is filtered by, in words
    bool hasRows = false;  //!< without the filter

    //! Says it on the widget; what its button should do.
    Action say(EmptyState &where, const AuditSession &session) const;
};

} // namespace bulkhead
