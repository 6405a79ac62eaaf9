// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"

#include <QCoreApplication>

#include <functional>

namespace bulkhead {

class EmptyState;
class Rights;

//! Why there is no judgement to show. A check that runs, one that failed and an estate without a pair are not the same.
class IsolationEmptiness
{
    Q_DECLARE_TR_FUNCTIONS(IsolationEmptiness)
public:
    //! With `rights` an action that must not be done is locked.
    explicit IsolationEmptiness(ConsoleSession &session, const Rights *rights = nullptr);

    //! Says it on the widget; the answer is what its button does, if it has one.
    std::function<void()> say(EmptyState &where) const;

private:
    ConsoleSession &m_session;
    const Rights *m_rights;
};

} // namespace bulkhead
