// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"
#include "core/cancel.h"
#include "isolation/estatefacts.h"
#include "ports/store.h"
#include "rows/preparedrows.h"
#include "usecases/hostowners.h"

#include <functional>
#include <memory>

namespace bulkhead {

//! A gateway on the Overview and in Settings: configured, and what is known of it.
struct ConnectionState
{
    enum class State { NeverRead, Read, Partial, Failed };
    GatewayConfig config;
    State state = State::NeverRead;
    std::optional<GatewaySync> lastSync; //!< newest try
    std::optional<UtcTime> factsFrom;    //!< oldest of its collections' last complete reads
    QList<CollectionState> collections;
};

//! Everything the screens show of one moment; immutable, shared between threads.
struct CatalogView
{
    EstateConfig estate;
    Catalog catalog;
    QList<ConnectionState> connections; //!< in the order of the estate file
    std::optional<Snapshot> snapshot;   //!< that was looked at
    bool isLatest = true;
    QList<MatchDecision> decisions;
    std::shared_ptr<const isolation::EstateFacts> facts; //!< never empty once loaded
    std::shared_ptr<const isolation::FactIndex> index;   //!< of `facts`
    std::shared_ptr<const HostOwners> hosts;             //!< of the catalog; never empty once loaded
    std::shared_ptr<const PreparedRows> rows; //!< the catalog's, for tables; only in views of a ConsoleSession
};

class LogRecords;

//! Reads the store once, as of a snapshot (0: the newest), and builds the catalog and the facts of isolation. `now` is the
//! moment for which isolation is judged: facts age. `log`: what the audit log tells beside the gateways; nullptr: nothing. Blocks: call on a worker.
[[nodiscard]] Result<std::shared_ptr<const CatalogView>> loadCatalog(Store &store,
                                                                     const EstateConfig &estate,
                                                                     SnapshotId asOf,
                                                                     const CancelToken &cancel,
                                                                     UtcTime now = SystemClock().now(),
                                                                     LogRecords *log = nullptr);

//! The same with its rows for tables.
[[nodiscard]] Result<std::shared_ptr<const CatalogView>> loadCatalogWithRows(Store &store,
                                                                             const EstateConfig &estate,
                                                                             SnapshotId asOf,
                                                                             const CancelToken &cancel,
                                                                             UtcTime now = SystemClock().now(),
                                                                             LogRecords *log = nullptr);

//! What was known when a snapshot ended, whatever came later, so that it says the same for ever: judged at that moment, with the check runs that stood on earlier
//! snapshots by then, and with `decisions` about matching in place of those of the store. NotFound for a snapshot that is not there or did not end.
[[nodiscard]] Result<std::shared_ptr<const CatalogView>> loadCatalogThen(Store &store, const EstateConfig &estate, SnapshotId snapshot, const QList<MatchDecision> &decisions,
                                                                         const CancelToken &cancel, LogRecords *log = nullptr);

//! The catalog of a snapshot without the facts of isolation and what else a view has: to look up who owned what then, many times. `decisions` about matching in place of those of the store.
[[nodiscard]] Result<std::shared_ptr<const CatalogView>> loadCatalogAlone(Store &store, const EstateConfig &estate, SnapshotId snapshot,
                                                                          const std::optional<QList<MatchDecision>> &decisions, const CancelToken &cancel);

//! The check runs of a pair that stood on earlier snapshots than that one by that moment, newest first: what it may know of the past.
[[nodiscard]] Result<QList<CheckRun>> runsBefore(CheckRunStore &store, const EnvironmentId &sandbox, const EnvironmentId &production, SnapshotId snapshot, UtcTime moment);

//! Makes something else of what the gateways hold.
using InventoryChange = std::function<Result<void>(std::vector<GatewayInventory> &inventories)>;
//! The newest state as it would be after each of the changes, each by itself; the store is read once, `log` is as for `loadCatalog`. Blocks: call on a worker.
[[nodiscard]] Result<std::vector<std::shared_ptr<const CatalogView>>> loadChanged(Store &store, const EstateConfig &estate, const std::vector<InventoryChange> &changes,
                                                                                 const CancelToken &cancel, UtcTime now = SystemClock().now(), LogRecords *log = nullptr);

//! One line of "since you last looked".
struct CatalogChange
{
    enum class Kind { ApiAppeared, ApiGone, ApiChanged, StatusChanged, GatewayFailed, GatewayBack };
    Kind kind = Kind::ApiChanged;
    UtcTime at{};
    QString api;        //!< name, or empty for gateways
    ApiId apiId;
    GatewayId gateway;
    QString detail;     //!< "2 fields drift", "sandbox only → in sync"; plain values, no sentence
};

//! What is different between two views of the same estate, newest first.
[[nodiscard]] QList<CatalogChange> changesBetween(const CatalogView &before, const CatalogView &after);

} // namespace bulkhead
