// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "estate/collection.h"
#include "estate/record.h"
#include "ports/checkrun.h"
#include "ports/nameanswers.h"

#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bulkhead {

enum class GatewayStatus { Ok, Partial, Failed, Cancelled };
[[nodiscard]] QString toWire(GatewayStatus status);

//! What one sync saw of one gateway.
struct GatewaySync
{
    GatewayId gateway;
    QString kind;     //!< wire name
    GatewayStatus status = GatewayStatus::Failed;
    QString version, product;
    QString mayRead, mayChange; //!< wire spelling of Right
    QList<QString> warnings;
    std::optional<Error> error;
    qint64 requests = 0, bytes = 0;
    std::chrono::milliseconds duration{0};
    UtcTime startedAt{};
    friend bool operator==(const GatewaySync &, const GatewaySync &) = default;
};

//! One sync: started when, of what, seen how.
struct Snapshot
{
    SnapshotId id = 0;
    UtcTime startedAt{};
    std::optional<UtcTime> finishedAt; //!< empty: still running, or the process died
    QString estate;
};

//! A collection as of a snapshot: the last report that read it, and how old that is.
struct CollectionState
{
    GatewayId gateway;
    CollectionReport report;   //!< the newest report up to the snapshot
    SnapshotId readIn = 0;     //!< snapshot whose complete read gave today's rows; 0: never read
    UtcTime readAt{};          //!< when; meaningless if readIn is 0
};

struct StoredEntity
{
    GatewayId gateway;
    std::string workspace;
    EntityRecord record;
    SnapshotId since = 0; //!< snapshot that first saw this form
};

//! Counts of what a sync wrote, for reports and benchmarks.
struct WriteCounts
{
    qint64 opened = 0;    //!< rows that are new or changed
    qint64 closed = 0;    //!< rows no longer there, or replaced
    qint64 unchanged = 0;
    qint64 duplicates = 0; //!< records left out: a later one of the collection has the same id
};

//! A decision of a person about matching: kept for ever, newest wins.
struct MatchDecision
{
    enum class Kind { Pin, Split, Merge };
    qint64 id = 0;
    Kind kind = Kind::Pin;
    QString api;        //!< Pin, Split: the API the deployment goes to; Merge: the API that stays
    QString other;      //!< Merge: the API that goes up in `api`
    QString deployment; //!< Pin, Split: "GATEWAY/WORKSPACE/NATIVE-ID"
    QString by;
    UtcTime at{};
    friend bool operator==(const MatchDecision &, const MatchDecision &) = default;
};
[[nodiscard]] QString toWire(MatchDecision::Kind kind);

//! Writes what one gateway's sync reads. Collections are buffered, and each is written in one
//! transaction at `finish`: rows not seen any more are closed only when the report is complete (state
//! Known or KnownEmpty and not torn). Rows of a collection that was not read stay open.
class SyncWriter
{
public:
    SyncWriter() = default;
    virtual ~SyncWriter() = default;
    Q_DISABLE_COPY_MOVE(SyncWriter)
    virtual Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) = 0;
    virtual Result<WriteCounts> finish(const CollectionReport &report) = 0;
    //! Collections of this gateway not named in the sync are gone (an upstream's targets after the
    //! upstream): closed only for a complete sync.
    virtual Result<WriteCounts> closeMissingCollections() = 0;
    virtual Result<void> end(const GatewaySync &sync) = 0;
};

//! The temporal store. One object per thread; calls block, so never on the GUI thread. Several
//! processes may use one store at once. Errors are Store, or SchemaTooNew from opening.
class Store : public CheckRunStore, public NameAnswerStore
{
public:
    virtual Result<SnapshotId> beginSnapshot(const QString &estate, UtcTime at) = 0;
    virtual Result<void> finishSnapshot(SnapshotId snapshot, UtcTime at) = 0;
    virtual Result<std::unique_ptr<SyncWriter>> beginGateway(SnapshotId snapshot,
                                                             const GatewayId &gateway) = 0;

    //! Newest first; no limit if it is 0.
    virtual Result<QList<Snapshot>> snapshots(int limit) = 0;
    virtual Result<std::optional<Snapshot>> latestSnapshot() = 0;
    //! The newest snapshot that started at or before `at`.
    virtual Result<std::optional<Snapshot>> snapshotAt(UtcTime at) = 0;

    //! Every entity that was there as of a snapshot, in key order, streamed; `visit` false stops.
    virtual Result<void> readEntities(SnapshotId asOf,
                                      const std::function<bool(const StoredEntity &)> &visit) = 0;
    virtual Result<QList<CollectionState>> collections(SnapshotId asOf) = 0;
    //! The newest sync of each gateway up to a snapshot.
    virtual Result<QList<GatewaySync>> gatewaySyncs(SnapshotId asOf) = 0;
    //! What is different in `to` against `from`, in key order: one entry per entity, and none for what
    //! changed and changed back. No limit if it is 0.
    struct Changes
    {
        GatewayId gateway;
        EntityKind kind = EntityKind::Node;
        std::string workspace, nativeId;
        std::string before, after; //!< payloads; empty: was not there, is no longer there
        SnapshotId snapshot = 0;   //!< newest that saw a change
    };
    virtual Result<std::vector<Changes>> changesBetween(SnapshotId from, SnapshotId to,
                                                        int limit) = 0;

    virtual Result<MatchDecision> addMatchDecision(MatchDecision decision) = 0;
    virtual Result<QList<MatchDecision>> matchDecisions() = 0; //!< oldest first
    //! NotFound if there is no such decision (any more).
    virtual Result<void> removeMatchDecision(qint64 id) = 0;

    //! Where, what and which schema, for the screen: "SQLite 3.40.1, schema 1".
    [[nodiscard]] virtual QString describe() const = 0;
};

//! Opens one store as often as asked: one per thread.
using StoreOpener = std::function<Result<std::unique_ptr<Store>>()>;

} // namespace bulkhead
