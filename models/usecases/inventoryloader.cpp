// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/inventoryloader.h"

#include "core/jsonreader.h"

#include <algorithm>
#include <map>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
Result<void> append(std::vector<T> &list, Result<T> decoded)
{
    if (!decoded)
        return decoded.error();
    list.push_back(std::move(*decoded));
    return {};
}

//! Decodes rows into the inventory of their gateway and workspace.
class Sorter
{
public:
    explicit Sorter(const EstateConfig &estate)
        : m_estate(estate)
    {
    }

    Result<void> put(const StoredEntity &entity)
    {
        GatewayInventory *inventory = inventoryOf(entity);
        return inventory ? addRecord(m_reader, entity.record, *inventory) : Result<void>();
    }

    std::vector<GatewayInventory> take()
    {
        std::vector<GatewayInventory> all;
        for (auto &[key, inventory] : m_inventories)
            all.push_back(std::move(inventory));
        return all;
    }

private:
    GatewayInventory *inventoryOf(const StoredEntity &entity)
    {
        // Rows come in key order: the same inventory nearly always.
        if (m_current && m_current->gateway == entity.gateway
            && m_current->workspace == entity.workspace)
            return m_current;
        if (!m_estate.gateway(entity.gateway))
            return nullptr;
        m_current = &m_inventories[{entity.gateway, entity.workspace}];
        m_current->gateway = entity.gateway;
        m_current->workspace = entity.workspace;
        return m_current;
    }

    const EstateConfig &m_estate;
    JsonReader m_reader;
    std::map<std::pair<GatewayId, std::string>, GatewayInventory> m_inventories;
    GatewayInventory *m_current = nullptr;
};

bool isWhole(const CollectionReport &report)
{
    return (report.state == FactState::Known || report.state == FactState::KnownEmpty)
        && !report.torn;
}

//! Credentials can be counted only when every collection that holds them, and policies, was read.
bool areCredentialsKnown(const GatewayInventory &inventory,
                         const QList<CollectionState> &collections)
{
    bool told = false;
    for (const CollectionState &state : collections) {
        const CollectionReport &report = state.report;
        if (state.gateway != inventory.gateway || report.key.workspace != inventory.workspace)
            continue;
        const bool matters = report.kinds.contains(EntityKind::Credential)
            || report.kinds.contains(EntityKind::Policy);
        if (!matters || report.state == FactState::Unsupported)
            continue;
        if (!isWhole(report))
            return false;
        told = told || report.kinds.contains(EntityKind::Credential);
    }
    return told;
}

void describe(GatewayInventory &inventory, const QList<CollectionState> &collections,
              const QList<GatewaySync> &syncs)
{
    const auto sync = std::find_if(syncs.cbegin(), syncs.cend(), [&](const GatewaySync &s) {
        return s.gateway == inventory.gateway;
    });
    inventory.stale = sync != syncs.cend()
        && (sync->status == GatewayStatus::Failed || sync->status == GatewayStatus::Cancelled);
    inventory.credentialsKnown = areCredentialsKnown(inventory, collections);
    bool first = true;
    for (const CollectionState &state : collections) {
        if (state.gateway != inventory.gateway || state.readIn == 0)
            continue;
        if (first || state.readAt < inventory.readAt)
            inventory.readAt = state.readAt;
        first = false;
    }
}

} // namespace

Result<void> addRecord(JsonReader &reader, const EntityRecord &record, GatewayInventory &to)
{
    switch (record.kind) {
    case EntityKind::Node:
        return append(to.nodes, toNode(reader, record));
    case EntityKind::Deployment:
        return append(to.deployments, toDeployment(reader, record));
    case EntityKind::Route:
        return append(to.routes, toRoute(reader, record));
    case EntityKind::Upstream:
        return append(to.upstreams, toUpstream(reader, record));
    case EntityKind::Target:
        return append(to.targets, toTarget(reader, record));
    case EntityKind::Policy:
        return append(to.policies, toPolicy(reader, record));
    case EntityKind::Consumer:
        return append(to.consumers, toConsumer(reader, record));
    case EntityKind::Credential:
        return append(to.credentials, toCredential(reader, record));
    case EntityKind::Certificate:
        return append(to.certificates, toCertificate(reader, record));
    case EntityKind::Sink:
        return append(to.sinks, toSink(reader, record));
    }
    Q_UNREACHABLE();
}

Result<std::vector<GatewayInventory>> loadInventories(Store &store, const EstateConfig &estate,
                                                      SnapshotId asOf,
                                                      const QList<CollectionState> &collections,
                                                      const QList<GatewaySync> &syncs,
                                                      const CancelToken &cancel)
{
    Sorter sorter(estate);
    Result<void> decoded;
    const auto read = store.readEntities(asOf, [&](const StoredEntity &entity) {
        decoded = sorter.put(entity);
        return decoded.has_value() && !cancel.isCancelled();
    });
    if (!read)
        return read.error();
    if (!decoded)
        return decoded.error();
    if (cancel.isCancelled()) {
        return Error{.kind = Error::Kind::Cancelled,
                     .place = {},
                     .what = u"loading was cancelled"_s,
                     .hint = {},
                     .retryAfter = {}};
    }
    auto inventories = sorter.take();
    for (GatewayInventory &inventory : inventories)
        describe(inventory, collections, syncs);
    return inventories;
}

} // namespace bulkhead
