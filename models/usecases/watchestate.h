// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/notifier.h"
#include "usecases/checkisolation.h"
#include "usecases/recording.h"
#include "usecases/syncestate.h"

namespace bulkhead {

//! One round of watching: what the gateways said, and what isolation says of it.
struct WatchRound
{
    SyncReport sync;
    std::shared_ptr<const IsolationView> isolation; //!< nullptr: `error` says why
    std::optional<Error> error;
};

//! Syncs all gateways, judges all pairs and keeps the runs. `before`: what the round before said, or nullptr; only what changed
//! since is judged anew. What `recording` names outlives the task. Threads as SyncEstate.
QCoro::Task<WatchRound> watchRound(GatewayConnector &connector, Store &store, const Clock &clock, EstateConfig estate,
                                   CancelToken cancel, std::shared_ptr<const IsolationView> before = nullptr, Recording recording = Recording());

//! Lines such as "sandbox/production: IDN-01 was pass, is fail: One api-key works …", for all controls whose verdict is
//! another than in the run before. English, plain.
[[nodiscard]] QStringList verdictNews(const IsolationView &view);

//! Tells the news, if there is any; urgent when a verdict got worse.
Result<void> notifyOf(const IsolationView &view, Notifier &notifier);

} // namespace bulkhead
