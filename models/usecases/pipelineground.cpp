// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/pipelineground.h"

#include "isolation/checks/across.h"
#include "isolation/factindex.h"
#include "isolation/identity.h"
#include "usecases/isolationfacts.h"

#include <algorithm>
#include <map>

namespace bulkhead {

using collectors::HostOwner;
using isolation::PairFacts;

namespace {

bool isLocal(const std::string &host)
{
    return host == "localhost" || host.starts_with("127.") || host == "::1";
}

//! Hosts of the admin APIs, by whose they are; one that serves both is nobody's alone.
std::map<std::string, HostOwner> adminHosts(const EstateConfig &estate, const evidence::PairScope &pair)
{
    std::map<std::string, HostOwner> hosts;
    for (const GatewayConfig &gateway : estate.gateways) {
        const std::string host = isolation::canonicalHost(gateway.adminUrl.host().toStdString());
        const bool sandbox = gateway.serves(pair.sandbox), production = gateway.serves(pair.production);
        if (host.empty() || isLocal(host) || (!sandbox && !production))
            continue;
        const HostOwner owner = sandbox && production ? HostOwner::Shared : sandbox ? HostOwner::Sandbox : HostOwner::Production;
        const auto [known, isNew] = hosts.emplace(host, owner);
        if (!isNew && known->second != owner)
            known->second = HostOwner::Shared;
    }
    return hosts;
}

bool holds(const std::vector<std::string> &list, const std::string &host)
{
    return std::find(list.begin(), list.end(), host) != list.end();
}

//! What is asked again and again, made once.
struct Inventory
{
    Inventory(const CatalogView &view, const evidence::PairScope &pair)
        : facts(*view.facts, *view.index, pair.sandbox, pair.production)
        , admin(adminHosts(view.estate, pair))
    {
    }

    [[nodiscard]] HostOwner ownerOf(const QString &name) const
    {
        const std::string host = isolation::canonicalHost(name.toStdString());
        if (const auto known = admin.find(host); known != admin.end())
            return known->second;
        const isolation::Declarations &declared = facts.estate().declared;
        if (holds(declared.sharedExternal, host))
            return HostOwner::Shared;
        if (holds(declared.testExternal, host))
            return HostOwner::Sandbox;
        if (holds(declared.liveExternal, host))
            return HostOwner::Production;
        const auto side = isolation::ownerOf(facts, host);
        return !side ? HostOwner::Nobody : *side == isolation::Side::Sandbox ? HostOwner::Sandbox : HostOwner::Production;
    }

    PairFacts facts;
    std::map<std::string, HostOwner> admin;
};

} // namespace

collectors::PipelineGround pipelineGroundOf(const CatalogView &view, const evidence::PairScope &pair)
{
    const auto inventory = std::make_shared<const Inventory>(view, pair);
    return {pair, [inventory](const QString &host) { return inventory->ownerOf(host); }};
}

std::shared_ptr<const CatalogView> unreadView(const EstateConfig &estate)
{
    auto view = std::make_shared<CatalogView>();
    view->estate = estate;
    const std::vector<GatewayInventory> inventories;
    const QList<CollectionState> collections;
    const QList<GatewaySync> syncs;
    const FactsInput nothing{.estate = &view->estate, .catalog = &view->catalog, .inventories = &inventories, .collections = &collections, .syncs = &syncs, .runs = nullptr,
                             .names = nullptr, .now = {}};
    auto facts = std::make_shared<const isolation::EstateFacts>(isolationFacts(nothing));
    view->index = std::make_shared<const isolation::FactIndex>(*facts);
    view->hosts = std::make_shared<const HostOwners>(view->catalog);
    view->facts = std::move(facts);
    return view;
}

} // namespace bulkhead
