// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/loadcatalog.h"

#include "usecases/inventoryloader.h"
#include "usecases/isolationfacts.h"
#include "usecases/logrecords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Contract files are looked at by digest here; a later part reads what is in them.
constexpr qint64 maxContractBytes = 16LL << 20;

QHash<QString, std::string> contractDigests(const EstateConfig &estate)
{
    QHash<QString, std::string> digests;
    const QDir folder = QFileInfo(estate.path).dir();
    for (const ApiFacts &api : estate.apis) {
        for (auto it = api.contract.cbegin(); it != api.contract.cend(); ++it) {
            QFile file(folder.filePath(it.value()));
            if (!file.open(QIODevice::ReadOnly) || file.size() > maxContractBytes)
                continue; // without a contract the match rests on other evidence
            const QByteArray bytes = file.readAll();
            digests.insert(api.name + u'/' + it.key(),
                           toHex(sha256({bytes.constData(), size_t(bytes.size())})));
        }
    }
    return digests;
}

MatchRule toRule(const MatchDecision &decision)
{
    MatchRule rule;
    switch (decision.kind) {
    case MatchDecision::Kind::Pin:
        rule.kind = MatchRule::Kind::Pin;
        break;
    case MatchDecision::Kind::Split:
        rule.kind = MatchRule::Kind::Split;
        break;
    case MatchDecision::Kind::Merge:
        rule.kind = MatchRule::Kind::Merge;
        break;
    }
    rule.api = decision.api;
    rule.other = decision.other;
    rule.deployment = decision.deployment;
    return rule;
}

ConnectionState::State stateOf(const std::optional<GatewaySync> &sync)
{
    if (!sync)
        return ConnectionState::State::NeverRead;
    switch (sync->status) {
    case GatewayStatus::Ok:
        return ConnectionState::State::Read;
    case GatewayStatus::Partial:
        return ConnectionState::State::Partial;
    case GatewayStatus::Failed:
    case GatewayStatus::Cancelled:
        return ConnectionState::State::Failed;
    }
    Q_UNREACHABLE();
}

ConnectionState connectionOf(const GatewayConfig &config, const QList<CollectionState> &collections,
                             const QList<GatewaySync> &syncs)
{
    ConnectionState connection;
    connection.config = config;
    for (const GatewaySync &sync : syncs) {
        if (sync.gateway == config.id)
            connection.lastSync = sync;
    }
    for (const CollectionState &state : collections) {
        if (state.gateway != config.id)
            continue;
        connection.collections.append(state);
        if (state.readIn != 0 && (!connection.factsFrom || state.readAt < *connection.factsFrom))
            connection.factsFrom = state.readAt;
    }
    connection.state = stateOf(connection.lastSync);
    return connection;
}

//! The snapshot to look at, and whether it is the newest.
Result<void> chooseSnapshot(Store &store, SnapshotId asOf, CatalogView &view)
{
    const auto latest = store.latestSnapshot();
    if (!latest)
        return latest.error();
    view.snapshot = *latest;
    if (asOf == 0 || !view.snapshot || view.snapshot->id == asOf)
        return {};
    const auto all = store.snapshots(std::numeric_limits<int>::max());
    if (!all)
        return all.error();
    const auto it = std::find_if(all->cbegin(), all->cend(),
                                 [&](const Snapshot &s) { return s.id == asOf; });
    if (it == all->cend()) {
        return Error{.kind = Error::Kind::NotFound,
                     .place = u"catalog"_s,
                     .what = u"there is no snapshot %1 in the store"_s.arg(asOf),
                     .hint = u"the newest is %1"_s.arg(view.snapshot->id),
                     .retryAfter = {}};
    }
    view.snapshot = *it;
    view.isLatest = false;
    return {};
}

//! The kept runs of the estate's pairs.
Result<QList<CheckRun>> checkRuns(Store &store, const EstateConfig &estate)
{
    constexpr int enough = 2000; // more than a month of hourly ones
    QList<CheckRun> all;
    for (const auto &[sandbox, production] : estate.pairs) {
        const auto runs = store.checkRuns(sandbox, production, enough);
        if (!runs)
            return runs.error();
        all.append(*runs);
    }
    return all;
}

//! The moment that is judged: the past as it was seen then, not as long ago.
UtcTime momentOf(const CatalogView &view, UtcTime now)
{
    return view.isLatest || !view.snapshot ? now : view.snapshot->finishedAt.value_or(view.snapshot->startedAt);
}

//! What a view is made of, as the store has it.
struct Loaded
{
    CatalogView base; //!< without catalog and facts
    QList<CollectionState> collections;
    QList<GatewaySync> syncs;
    QList<CheckRun> runs;
    QList<NameAnswer> names;
    std::vector<GatewayInventory> inventories;
};

//! What a look back may not know: it says the same for ever.
Result<void> forgetWhatCameLater(Store &store, Loaded &loaded, const QList<MatchDecision> &decisions)
{
    const Snapshot &snapshot = *loaded.base.snapshot;
    loaded.base.isLatest = false;
    loaded.base.decisions = decisions;
    loaded.runs.clear();
    for (const auto &[sandbox, production] : loaded.base.estate.pairs) {
        const auto runs = runsBefore(store, sandbox, production, snapshot.id, *snapshot.finishedAt);
        if (!runs)
            return runs.error();
        loaded.runs.append(*runs);
    }
    return {};
}

//! What the catalog is built from; the rest of a view stays empty.
Result<Loaded> loadGateways(Store &store, const EstateConfig &estate, SnapshotId asOf, const CancelToken &cancel)
{
    Loaded loaded;
    CatalogView &view = loaded.base;
    view.estate = estate;
    if (const auto chosen = chooseSnapshot(store, asOf, view); !chosen)
        return chosen.error();
    const SnapshotId snapshot = view.snapshot ? view.snapshot->id : 0;
    auto collections = store.collections(snapshot);
    if (!collections)
        return collections.error();
    auto syncs = store.gatewaySyncs(snapshot);
    if (!syncs)
        return syncs.error();
    auto decisions = store.matchDecisions();
    if (!decisions)
        return decisions.error();
    view.decisions = std::move(*decisions);
    for (const GatewayConfig &config : estate.gateways)
        view.connections.append(connectionOf(config, *collections, *syncs));
    auto inventories = loadInventories(store, estate, snapshot, *collections, *syncs, cancel);
    if (!inventories)
        return inventories.error();
    loaded.collections = std::move(*collections);
    loaded.syncs = std::move(*syncs);
    loaded.inventories = std::move(*inventories);
    return loaded;
}

Result<Loaded> loadAll(Store &store, const EstateConfig &estate, SnapshotId asOf, const CancelToken &cancel)
{
    auto loaded = loadGateways(store, estate, asOf, cancel);
    if (!loaded)
        return loaded;
    auto runs = checkRuns(store, estate);
    if (!runs)
        return runs.error();
    auto names = store.names(loaded->base.snapshot ? loaded->base.snapshot->id : 0);
    if (!names)
        return names.error();
    loaded->runs = std::move(*runs);
    loaded->names = std::move(*names);
    return loaded;
}

//! Adds what the log tells of the moment that is judged.
using Fill = std::function<Result<void>(const CatalogView &, isolation::EstateFacts &)>;

Fill fillFrom(LogRecords *log, Store &store, const CancelToken &cancel)
{
    if (log == nullptr)
        return {};
    return [log, &store, &cancel](const CatalogView &view, isolation::EstateFacts &facts) { return log->fill(store, view, facts.at, cancel, facts.records); };
}

//! Builds the catalog of a view; what it was built from.
CatalogInput addCatalog(CatalogView &view, std::vector<GatewayInventory> inventories)
{
    CatalogInput input;
    input.estate = &view.estate;
    input.inventories = std::move(inventories);
    for (const MatchDecision &decision : std::as_const(view.decisions))
        input.decisions.push_back(toRule(decision));
    input.contractDigests = contractDigests(view.estate);
    input.snapshot = view.snapshot ? view.snapshot->id : 0;
    input.at = view.snapshot ? view.snapshot->startedAt : UtcTime{};
    view.catalog = buildCatalog(input);
    return input;
}

Result<std::shared_ptr<CatalogView>> viewOf(const Loaded &loaded, std::vector<GatewayInventory> inventories, UtcTime now, const Fill &fill = {})
{
    auto view = std::make_shared<CatalogView>(loaded.base);
    const CatalogInput input = addCatalog(*view, std::move(inventories));
    view->hosts = std::make_shared<const HostOwners>(view->catalog);
    const FactsInput known{.estate = &view->estate, .catalog = &view->catalog, .inventories = &input.inventories,
                           .collections = &loaded.collections, .syncs = &loaded.syncs, .runs = &loaded.runs,
                           .names = &loaded.names, .now = momentOf(*view, now)};
    auto facts = std::make_shared<isolation::EstateFacts>(isolationFacts(known));
    if (const auto filled = fill ? fill(*view, *facts) : Result<void>(); !filled)
        return filled.error();
    view->index = std::make_shared<const isolation::FactIndex>(*facts);
    view->facts = std::move(facts);
    return view;
}

Result<std::shared_ptr<CatalogView>> loadView(Store &store, const EstateConfig &estate, SnapshotId asOf,
                                              const CancelToken &cancel, UtcTime now, LogRecords *log)
{
    auto loaded = loadAll(store, estate, asOf, cancel);
    if (!loaded)
        return loaded.error();
    auto inventories = std::move(loaded->inventories);
    return viewOf(*loaded, std::move(inventories), now, fillFrom(log, store, cancel));
}

} // namespace

Result<std::shared_ptr<const CatalogView>> loadCatalog(Store &store, const EstateConfig &estate,
                                                       SnapshotId asOf, const CancelToken &cancel, UtcTime now, LogRecords *log)
{
    auto view = loadView(store, estate, asOf, cancel, now, log);
    if (!view)
        return view.error();
    return std::shared_ptr<const CatalogView>(std::move(*view));
}

Result<std::shared_ptr<const CatalogView>> loadCatalogWithRows(Store &store, const EstateConfig &estate,
                                                               SnapshotId asOf, const CancelToken &cancel, UtcTime now, LogRecords *log)
{
    auto view = loadView(store, estate, asOf, cancel, now, log);
    if (!view)
        return view.error();
    (*view)->rows = PreparedRows::from((*view)->catalog);
    return std::shared_ptr<const CatalogView>(std::move(*view));
}

Result<std::shared_ptr<const CatalogView>> loadCatalogAlone(Store &store, const EstateConfig &estate, SnapshotId snapshot, const std::optional<QList<MatchDecision>> &decisions,
                                                            const CancelToken &cancel)
{
    auto loaded = loadGateways(store, estate, snapshot, cancel);
    if (!loaded)
        return loaded.error();
    auto view = std::make_shared<CatalogView>(std::move(loaded->base));
    if (decisions)
        view->decisions = *decisions;
    (void)addCatalog(*view, std::move(loaded->inventories));
    return std::shared_ptr<const CatalogView>(std::move(view));
}

Result<QList<CheckRun>> runsBefore(CheckRunStore &store, const EnvironmentId &sandbox, const EnvironmentId &production, SnapshotId snapshot, UtcTime moment)
{
    auto runs = store.checkRuns(sandbox, production, 0);
    if (runs)
        runs->removeIf([&](const CheckRun &run) { return run.snapshot >= snapshot || run.at > moment; });
    return runs;
}

Result<std::shared_ptr<const CatalogView>> loadCatalogThen(Store &store, const EstateConfig &estate, SnapshotId snapshot, const QList<MatchDecision> &decisions,
                                                           const CancelToken &cancel, LogRecords *log)
{
    auto loaded = loadAll(store, estate, snapshot, cancel);
    if (!loaded)
        return loaded.error();
    if (!loaded->base.snapshot || !loaded->base.snapshot->finishedAt) {
        return Error{.kind = Error::Kind::NotFound, .place = u"catalog"_s, .what = loaded->base.snapshot ? u"the sync of snapshot %1 did not end"_s.arg(snapshot) : u"nothing has been read yet"_s,
                     .hint = u"run bulkheadctl sync, or name an earlier snapshot"_s, .retryAfter = {}};
    }
    if (const auto forgotten = forgetWhatCameLater(store, *loaded, decisions); !forgotten)
        return forgotten.error();
    auto inventories = std::move(loaded->inventories);
    auto view = viewOf(*loaded, std::move(inventories), *loaded->base.snapshot->finishedAt, fillFrom(log, store, cancel));
    return view ? Result<std::shared_ptr<const CatalogView>>(std::move(*view)) : view.error();
}

Result<std::vector<std::shared_ptr<const CatalogView>>> loadChanged(Store &store, const EstateConfig &estate, const std::vector<InventoryChange> &changes,
                                                                   const CancelToken &cancel, UtcTime now, LogRecords *log)
{
    const auto loaded = loadAll(store, estate, 0, cancel);
    if (!loaded)
        return loaded.error();
    std::vector<std::shared_ptr<const CatalogView>> views;
    for (const InventoryChange &change : changes) {
        std::vector<GatewayInventory> inventories = loaded->inventories;
        if (const auto changed = change(inventories); !changed)
            return changed.error();
        auto view = viewOf(*loaded, std::move(inventories), now, fillFrom(log, store, cancel));
        if (!view)
            return view.error();
        views.push_back(std::move(*view));
    }
    return views;
}

} // namespace bulkhead
