// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "ports/gateway.h"
#include "ports/store.h"
#include "usecases/keepnames.h"

#include <QCoroTask>
#include <QHash>

#include <array>
#include <functional>

namespace bulkhead {

//! Counts of `sync --json`; a count that the gateway cannot tell is empty, never 0.
struct EntityCounts
{
    std::optional<qint64> apis, routes, upstreams, targets, consumers, credentials, policies, sinks,
        certificates;
};

//! How far one gateway is; state is what the screen shows.
struct GatewayProgress
{
    enum class State { Waiting, Identifying, Reading, Done, Failed, Cancelled };
    GatewayId gateway;
    State state = State::Waiting;
    ReadProgress read;
    std::chrono::milliseconds elapsed{0};
    std::optional<Error> error;
};

struct GatewayOutcome
{
    GatewaySync sync;
    EnvironmentId environment; //!< empty if partitions decide
    EntityCounts counts;
    QList<CollectionReport> problems; //!< collections that were unreadable or torn
    WriteCounts written;
};

struct SyncReport
{
    SnapshotId snapshot = 0;
    QList<GatewayOutcome> gateways; //!< in the order of the estate file
    NamesReport names;              //!< what the estate's names stand for, if it wants to know
    std::optional<Error> error;     //!< the store failed: nothing can be said of the rest
    //! Every gateway was read whole.
    [[nodiscard]] bool isComplete() const;
};

//! Reads all gateways side by side into one snapshot. A gateway that fails is reported, its rows stay
//! and go stale; the others are kept. Runs on the thread that calls it (never the GUI thread: the store
//! blocks), which needs an event loop; the connector and store must outlive the task.
class SyncEstate
{
public:
    using OnProgress = std::function<void(const GatewayProgress &)>;

    SyncEstate(GatewayConnector &connector, Store &store, const Clock &clock);

    //! `only` empty: all gateways.
    QCoro::Task<SyncReport> run(EstateConfig estate, QList<GatewayId> only, CancelToken cancel,
                                OnProgress onProgress);

private:
    QCoro::Task<GatewayOutcome> readOne(GatewayConfig config, SnapshotId snapshot, CancelToken cancel,
                                        OnProgress onProgress);

    GatewayConnector &m_connector;
    Store &m_store;
    const Clock &m_clock;
};

} // namespace bulkhead
