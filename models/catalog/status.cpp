// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/status.h"

#include "catalog/diff.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool isIn(const Catalog &catalog, const ApiRow &row, EnvironmentType type)
{
    return std::any_of(row.deployments.begin(), row.deployments.end(), [&](std::uint32_t i) {
        const CatalogDeployment &deployment = catalog.deployments[i];
        return !deployment.environment.isEmpty() && deployment.environmentType == type;
    });
}

void judge(ApiRow &row, const Catalog &catalog, const EstateConfig &estate,
           const Comparer &comparer)
{
    const bool production = isIn(catalog, row, EnvironmentType::Production);
    if (!isIn(catalog, row, EnvironmentType::Sandbox) || !production) {
        // A development environment or an unknown one counts as not being in production.
        row.status = production ? ApiStatus::ProductionOnly : ApiStatus::SandboxOnly;
        return;
    }
    for (const ComparedPair &pair : comparedPairs(catalog, row, estate, comparer.naming())) {
        comparer.compare(row, pair, false, [&row](const FieldDifference &difference) {
            if (difference.verdict == FieldDifference::Verdict::Expected)
                ++row.expectedCount;
            else if (difference.verdict == FieldDifference::Verdict::Drift)
                ++row.driftCount;
        });
    }
    row.status = row.driftCount == 0 ? ApiStatus::InSync : ApiStatus::Drifted;
}

} // namespace

void judgeRows(Catalog &catalog, const EstateConfig &estate)
{
    const Comparer comparer(catalog, estate);
    for (ApiRow &row : catalog.apis)
        judge(row, catalog, estate, comparer);
}

} // namespace bulkhead
