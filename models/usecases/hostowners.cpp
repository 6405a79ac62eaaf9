// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/hostowners.h"

#include <algorithm>

namespace bulkhead {

HostOwners::HostOwners(const Catalog &catalog)
{
    for (const CatalogDeployment &deployment : catalog.deployments) {
        const std::uint32_t environment = numberOf(deployment.environment);
        for (const std::string &host : deployment.native.hosts)
            add(host, environment);
        for (const Route &route : deployment.routes) {
            for (const std::string &host : route.hosts)
                add(host, environment);
        }
        for (const UpstreamAddress &target : deployment.targets)
            add(target.host, environment);
    }
}

std::uint32_t HostOwners::numberOf(const EnvironmentId &environment)
{
    const auto found = std::find(m_environments.begin(), m_environments.end(), environment);
    if (found == m_environments.end()) {
        m_environments.push_back(environment);
        return static_cast<std::uint32_t>(m_environments.size() - 1);
    }
    return static_cast<std::uint32_t>(found - m_environments.begin());
}

void HostOwners::add(const std::string &host, std::uint32_t environment)
{
    std::vector<std::uint32_t> &owners = m_owners[host];
    if (std::find(owners.begin(), owners.end(), environment) == owners.end())
        owners.push_back(environment);
}

bool HostOwners::isOnlyIn(const std::string &host, const EnvironmentId &one, const EnvironmentId &other) const
{
    const auto owners = m_owners.find(host);
    if (owners == m_owners.end())
        return false;
    const auto isIn = [&](const EnvironmentId &environment) {
        return std::any_of(owners->second.begin(), owners->second.end(), [&](std::uint32_t number) { return m_environments[number] == environment; });
    };
    return isIn(one) && !isIn(other);
}

} // namespace bulkhead
