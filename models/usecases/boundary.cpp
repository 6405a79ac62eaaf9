// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/boundary.h"

namespace bulkhead {

reports::Boundary boundaryOf(const CatalogView &view, int version)
{
    reports::BoundaryModel model;
    model.snapshot = view.catalog.snapshot;
    model.at = view.catalog.at;
    for (const ConnectionState &connection : view.connections)
        model.factsFrom[connection.config.id.text()] = connection.factsFrom;
    for (const ApiRow &row : view.catalog.apis) {
        for (const std::uint32_t index : row.deployments) {
            const CatalogDeployment &deployment = view.catalog.deployments.at(index);
            model.apis.push_back({row.name, row.version, row.owner, deployment.environment, deployment.gateway});
        }
    }
    return reports::boundaryOf(view.estate, std::move(model), version);
}

} // namespace bulkhead
