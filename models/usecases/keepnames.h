// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "ports/store.h"

namespace bulkhead {

//! What came of asking for names.
struct NamesReport
{
    qint64 names = 0;    //!< that isolation rests on and the estate file does not answer
    qint64 asked = 0, answered = 0; //!< of them
    std::optional<Error> error; //!< of the store, or why some were not asked
};

//! Asks what every name that the estate calls stands for, several at a time, and keeps the answers with the snapshot. Gives
//! up on a name service that does not answer: what was known of the names that are left goes stale. Nobody is asked unless
//! the estate file says `resolve: {enabled: true}`. Blocks on the store, so never on the GUI thread; what is given by
//! reference must outlive the task.
[[nodiscard]] QCoro::Task<NamesReport> keepNames(NameResolver &resolver, Store &store, EstateConfig estate, SnapshotId snapshot,
                                                 CancelToken cancel);

} // namespace bulkhead
