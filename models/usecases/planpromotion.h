// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gatewayeditor.h"
#include "promotion/gates.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

//! What shall be promoted.
struct PromotionQuestion
{
    QString api; //!< id, name or name@version
    QStringList others{}; //!< that travel with it, between the same gateways
    EnvironmentId from, to;
    GatewayId source, target; //!< empty: the only one that can be meant
    bool mayDelete = false;   //!< parts of the API that the source does not have
};

//! Gateways with a deployment of the API in an environment.
[[nodiscard]] QList<GatewayId> gatewaysOf(const Catalog &catalog, const ApiRow &row, const EnvironmentId &environment);
//! Gateways of a product that serve an environment: where an API can go that is new there.
[[nodiscard]] QList<GatewayId> gatewaysServing(const EstateConfig &estate, const EnvironmentId &environment, GatewayKind kind);

//! The path of the estate file; NotFound if there is none.
[[nodiscard]] Result<PromotionPath> pathOf(const EstateConfig &estate, const EnvironmentId &from, const EnvironmentId &to);

//! Reads both sides as they are now and makes the plan: everything but log, request, nonce, expiry and policy. NotFound, Usage (which gateway is meant?), Unsupported (the
//! gateway cannot be changed, or the sides are of different kinds), Refused (the target's own schema says no to a step, which is named), or
//! what reading gives. `view` says which deployments are the API.
QCoro::Task<Result<promotion::Plan>> planPromotion(EditorOpener &editors, std::shared_ptr<const CatalogView> view, PromotionQuestion question);

//! What a plan was made on, read again.
struct PromotionSides
{
    std::vector<promotion::SeenObject> source, target;
};
QCoro::Task<Result<PromotionSides>> readSides(EditorOpener &editors, EstateConfig estate, promotion::Plan plan);

} // namespace bulkhead
