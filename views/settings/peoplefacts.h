// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/logstate.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bulkhead {

struct KeyFacts
{
    QString id, granter;
    quint64 since = 0, until = 0; //!< seq; until 0: in use
};

struct RoleFacts
{
    QString role, granter; //!< "engineer", "engineer:sandbox-eu"
    quint64 since = 0;
};

//! A person as the log tells of them.
struct PersonFacts
{
    QString name;
    quint64 since = 0, until = 0; //!< seq; until 0: still there
    QList<RoleFacts> roles;
    QList<KeyFacts> keys; //!< the one in use first, then backwards in time
    bool isLastAdmin = false;

    [[nodiscard]] bool isThere() const { return until == 0; }
    [[nodiscard]] QStringList roleNames() const;
    //! The key in use; nullptr for somebody who retired.
    [[nodiscard]] const KeyFacts *key() const;
    //! Who added them: who handed out their first key.
    [[nodiscard]] QString granter() const;
};

//! By name; those who retired at the end.
[[nodiscard]] QList<PersonFacts> peopleOf(const audit::LogState &state);

} // namespace bulkhead
