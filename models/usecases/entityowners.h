// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "usecases/loadcatalog.h"

#include <map>
#include <set>
#include <tuple>

namespace bulkhead {

//! Kinds whose change is a change of what a gateway does for callers.
[[nodiscard]] bool isCompared(EntityKind kind);

//! Which API of a catalog an entity belongs to.
class EntityOwners
{
public:
    struct Owner
    {
        QString id, name; //!< of the catalog row
        EnvironmentId environment;
    };

    explicit EntityOwners(const CatalogView &view);
    //! nullptr: none, or more than one.
    [[nodiscard]] const Owner *of(const Store::Changes &change);

private:
    using Key = std::tuple<QString, EntityKind, std::string>;
    static Key keyOf(const GatewayId &gateway, EntityKind kind, const std::string &id) { return {gateway.text(), kind, id}; }
    void add(const CatalogDeployment &deployment, const QString &id, const QString &name);

    std::map<Key, std::map<QString, Owner>> m_owners;
    JsonReader m_reader;
};

//! When each gateway had been read whole by a snapshot: the oldest of its collections. Nothing for one that had not.
using ReadTimes = std::map<GatewayId, UtcTime>;
[[nodiscard]] Result<ReadTimes> readTimes(Store &store, SnapshotId snapshot);

//! The environment of what belongs to no single API of a gateway; that of a shared one acts on production too.
[[nodiscard]] EnvironmentId environmentOf(const EstateConfig &estate, const GatewayConfig &gateway);
[[nodiscard]] bool isProduction(const EstateConfig &estate, const EnvironmentId &id);

} // namespace bulkhead
