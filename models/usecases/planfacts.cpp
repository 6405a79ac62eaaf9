// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/planfacts.h"

#include <algorithm>

namespace bulkhead {

promotion::PlanFacts factsOf(const Catalog &catalog, const promotion::Plan &plan)
{
    promotion::PlanFacts facts;
    for (const CatalogDeployment &deployment : catalog.deployments) {
        const auto &ids = plan.targetDeployments;
        const bool isOfPlan = deployment.gateway == plan.target && deployment.environment == plan.to && std::find(ids.begin(), ids.end(), deployment.native.nativeId) != ids.end();
        if (!isOfPlan)
            continue;
        if (!deployment.credentials)
            return {};
        facts.callers = facts.callers.value_or(0) + *deployment.credentials;
    }
    return facts;
}

} // namespace bulkhead
