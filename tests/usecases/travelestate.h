// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/factsestate.h"
#include "usecases/loadcatalog.h"

namespace bulkhead::test {

//! A bank with two Kongs and an APISIX in the sandbox and two Kongs in production, and APIs that can and cannot be promoted together:
//! orders and ledger (new in production) from kong-a, either from both, limits only from kong-b, fees goes to kong-q, maps and cards from the APISIX, which
//! production does not have; legacy is only in production.
struct TravelEstate : FactsEstate
{
    TravelEstate()
    {
        gateway(u"kong-a"_s, GatewayKind::Kong, u"sandbox"_s);
        gateway(u"kong-b"_s, GatewayKind::Kong, u"sandbox"_s);
        gateway(u"apisix-s"_s, GatewayKind::Apisix, u"sandbox"_s);
        gateway(u"kong-p"_s, GatewayKind::Kong, u"production"_s);
        gateway(u"kong-q"_s, GatewayKind::Kong, u"production"_s);
        place("orders", {0, 3});
        place("ledger", {0});
        place("either", {0, 1, 3});
        place("limits", {1, 3});
        place("fees", {0, 4});
        place("maps", {2});
        place("cards", {2, 3});
        place("legacy", {3});
        addPath(u"sandbox"_s, u"production"_s);
    }

    //! On these gateways, by their number.
    void place(const std::string &api, const std::vector<std::size_t> &gateways)
    {
        for (const std::size_t gateway : gateways)
            this->api(inventories[gateway], api, api + ".example");
    }

    void addPath(const QString &from, const QString &to)
    {
        PromotionPath path;
        path.from = EnvironmentId(from);
        path.to = EnvironmentId(to);
        estate.promotionPaths.append(path);
    }

    [[nodiscard]] std::shared_ptr<const CatalogView> view() const
    {
        auto view = std::make_shared<CatalogView>();
        view->estate = estate;
        CatalogInput input;
        input.estate = &view->estate;
        input.inventories = inventories;
        view->catalog = buildCatalog(input);
        view->snapshot = Snapshot();
        return view;
    }
};

} // namespace bulkhead::test
