// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/isolationfacts.h"

#include <QList>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

//! An estate of inventories by hand, its catalog and its facts.
struct FactsEstate
{
    EstateConfig estate;
    std::vector<GatewayInventory> inventories;
    QList<CollectionState> collections;
    QList<GatewaySync> syncs;
    UtcTime now{std::chrono::milliseconds(1'800'000'000'000)};

    FactsEstate()
    {
        estate.name = u"test"_s;
        estate.environments = {{EnvironmentId(u"sandbox"_s), EnvironmentType::Sandbox},
                               {EnvironmentId(u"production"_s), EnvironmentType::Production}};
    }

    GatewayConfig &gateway(const QString &id, GatewayKind kind, const QString &environment)
    {
        GatewayConfig config;
        config.id = GatewayId(id);
        config.kind = kind;
        config.adminUrl = QUrl(u"https://"_s + id + u".admin.example:8444"_s);
        config.environment = EnvironmentId(environment);
        if (environment.isEmpty()) {
            config.partitions = {{u"env:sandbox"_s, EnvironmentId(u"sandbox"_s)},
                                 {u"env:production"_s, EnvironmentId(u"production"_s)}};
        }
        estate.gateways.append(config);
        GatewayInventory inventory;
        inventory.gateway = config.id;
        inventories.push_back(inventory);
        return estate.gateways.last();
    }

    void read(const QString &gateway, const std::string &name, EntityKinds kinds, FactState state = FactState::Known,
              std::chrono::hours ago = std::chrono::hours(1))
    {
        CollectionState collection;
        collection.gateway = GatewayId(gateway);
        collection.report.key.name = name;
        collection.report.kinds = kinds;
        collection.report.state = state;
        collection.readIn = state == FactState::Unreadable || state == FactState::Unsupported ? 0 : 1;
        collection.readAt = now - ago;
        collections.append(collection);
    }

    GatewaySync &sync(const QString &gateway, GatewayStatus status)
    {
        GatewaySync done;
        done.gateway = GatewayId(gateway);
        done.status = status;
        syncs.append(done);
        return syncs.last();
    }

    //! A deployment with a route, an upstream and one target.
    void api(GatewayInventory &inventory, const std::string &name, const std::string &host,
             std::vector<Label> labels = {})
    {
        Deployment deployment;
        deployment.nativeId = name;
        deployment.nativeName = name;
        deployment.labels = std::move(labels);
        deployment.upstreamId = "up-" + name;
        Upstream upstream;
        upstream.nativeId = deployment.upstreamId;
        upstream.scheme = "https";
        Target target;
        target.nativeId = "t-" + name;
        target.upstreamId = upstream.nativeId;
        target.host = host;
        Route route;
        route.nativeId = "r-" + name;
        route.deploymentId = name;
        route.hosts = {name + ".example"};
        inventory.deployments.push_back(deployment);
        inventory.upstreams.push_back(upstream);
        inventory.targets.push_back(target);
        inventory.routes.push_back(route);
    }

    [[nodiscard]] isolation::EstateFacts facts(const QList<CheckRun> *runs = nullptr) const
    {
        CatalogInput input;
        input.estate = &estate;
        input.inventories = inventories;
        const Catalog catalog = buildCatalog(input);
        return isolationFacts({.estate = &estate, .catalog = &catalog, .inventories = &inventories,
                               .collections = &collections, .syncs = &syncs, .runs = runs,
                               .now = now});
    }
};

} // namespace bulkhead::test
