// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/build.h"

#include "catalog/assemble.h"
#include "catalog/match.h"
#include "catalog/status.h"

#include <algorithm>
#include <tuple>

namespace bulkhead {

namespace {

bool deploymentBefore(const CatalogDeployment &a, const CatalogDeployment &b)
{
    return std::tie(a.gateway, a.workspace, a.native.nativeId, a.environment)
        < std::tie(b.gateway, b.workspace, b.native.nativeId, b.environment);
}

std::vector<NamedDeployment> assembleAll(const CatalogInput &input, const Naming &naming)
{
    std::vector<NamedDeployment> all;
    for (const GatewayInventory &inventory : input.inventories) {
        std::vector<NamedDeployment> some = assembleDeployments(
            inventory, *input.estate, naming, input.contractDigests);
        all.insert(all.end(), std::make_move_iterator(some.begin()),
                   std::make_move_iterator(some.end()));
    }
    std::sort(all.begin(), all.end(), [](const NamedDeployment &a, const NamedDeployment &b) {
        return deploymentBefore(a.deployment, b.deployment);
    });
    settleNames(all);
    return all;
}

//! Sandbox, production, development, unknown; then as the estate file orders environments.
class ColumnOrder
{
public:
    explicit ColumnOrder(const EstateConfig &estate)
    {
        for (qsizetype i = 0; i < estate.environments.size(); ++i)
            m_position.insert(estate.environments[i].id, static_cast<int>(i));
    }
    [[nodiscard]] std::pair<int, int> of(const CatalogDeployment &deployment) const
    {
        if (deployment.environment.isEmpty())
            return {3, 0};
        const int position = m_position.value(deployment.environment);
        switch (deployment.environmentType) {
        case EnvironmentType::Sandbox:
            return {0, position};
        case EnvironmentType::Production:
            return {1, position};
        case EnvironmentType::Development:
            return {2, position};
        }
        Q_UNREACHABLE();
    }

private:
    QHash<EnvironmentId, int> m_position;
};

ApiRow toRow(MatchedRow matched, const Catalog &catalog, const ColumnOrder &columns)
{
    ApiRow row;
    row.id = std::move(matched.id);
    row.name = std::move(matched.name);
    row.version = std::move(matched.version);
    row.method = matched.method;
    row.confidence = matched.confidence;
    row.deployments = std::move(matched.members);
    std::sort(row.deployments.begin(), row.deployments.end(),
              [&](std::uint32_t a, std::uint32_t b) {
                  const auto left = columns.of(catalog.deployments[a]);
                  const auto right = columns.of(catalog.deployments[b]);
                  return left != right ? left < right : a < b;
              });
    for (const std::uint32_t i : row.deployments) {
        const CatalogDeployment &deployment = catalog.deployments[i];
        const bool production = deployment.environmentType == EnvironmentType::Production;
        if (!deployment.owner.empty() && (row.owner.empty() || production))
            row.owner = deployment.owner;
        row.stale = row.stale || deployment.state == FactState::Stale;
    }
    return row;
}

} // namespace

Catalog buildCatalog(const CatalogInput &input)
{
    Catalog catalog;
    if (input.estate == nullptr)
        return catalog;
    const EstateConfig &estate = *input.estate;
    catalog.estate = estate.name;
    catalog.snapshot = input.snapshot;
    catalog.at = input.at;
    catalog.environments = estate.environments;

    const Naming naming(estate);
    std::vector<NamedDeployment> named = assembleAll(input, naming);
    std::vector<MatchedRow> rows = matchDeployments(named, input.decisions, naming);
    catalog.deployments.reserve(named.size());
    for (NamedDeployment &one : named)
        catalog.deployments.push_back(std::move(one.deployment));

    const ColumnOrder columns(estate);
    catalog.apis.reserve(rows.size());
    for (MatchedRow &row : rows)
        catalog.apis.push_back(toRow(std::move(row), catalog, columns));
    std::sort(catalog.apis.begin(), catalog.apis.end(), [](const ApiRow &a, const ApiRow &b) {
        return std::tie(a.name, a.version, a.id) < std::tie(b.name, b.version, b.id);
    });
    judgeRows(catalog, estate);
    return catalog;
}

} // namespace bulkhead
