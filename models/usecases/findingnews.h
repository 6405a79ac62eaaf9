// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/comparechecks.h"

#include <QPair>

namespace bulkhead {

//! Findings of a control that came, or went, since an earlier moment: one line of "since you last looked".
struct FindingNews
{
    enum class Kind {
        Came,
        Gone,    //!< and the control is decided everywhere
        Unseen   //!< not found any more, but a part of the control is undecided now: that is no proof that they are gone
    };
    EnvironmentId sandbox, production;
    QString control;
    Kind kind = Kind::Came;
    UtcTime at{}; //!< of the newest of them; when they went: of the check that no longer saw them
    qint64 count = 0;
    KeptFinding newest;
};

//! What the newest kept check of each pair has that the one of snapshot `seen` did not, and the other way round; newest first.
//! A pair that was not checked by then has none: all it has would be news. Blocks: call on a worker.
[[nodiscard]] Result<QList<FindingNews>> findingNewsSince(CheckRunStore &store, const QList<QPair<EnvironmentId, EnvironmentId>> &pairs,
                                                          SnapshotId seen);

} // namespace bulkhead
