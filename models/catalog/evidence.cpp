// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/evidence.h"

#include <algorithm>

namespace bulkhead {

namespace {

std::vector<std::string> sortedUnique(std::vector<std::string> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values) {
        text += value;
        text += '\n';
    }
    return text;
}

std::vector<std::string> plainHosts(const CatalogDeployment &deployment, const Naming &naming)
{
    std::vector<std::string> hosts = deployment.hosts();
    for (std::string &host : hosts)
        host = naming.plainHost(host);
    return sortedUnique(std::move(hosts));
}

//! "/" and "/*" are everybody's.
bool saysSomething(const std::vector<std::string> &paths)
{
    return !paths.empty() && std::all_of(paths.begin(), paths.end(), [](const std::string &path) {
        return path.find_first_not_of("/*") != std::string::npos;
    });
}

//! Each gateway's own machine is another machine.
bool isLoopback(const std::string &host)
{
    return host == "localhost" || host == "::1" || host == "[::1]" || host.starts_with("127.");
}

std::string upstreamKey(const CatalogDeployment &deployment, const Naming &naming)
{
    std::vector<std::string> addresses;
    for (const UpstreamAddress &target : deployment.targets) {
        if (isLoopback(target.host))
            return {};
        addresses.push_back(naming.plainHost(target.host) + ':' + std::to_string(target.port));
    }
    if (addresses.empty())
        return {};
    return joined(sortedUnique(std::move(addresses))) + naming.plainPath(deployment.native.basePath);
}

} // namespace

std::vector<std::string> plainPaths(const CatalogDeployment &deployment, const Naming &naming)
{
    std::vector<std::string> paths = deployment.paths();
    for (std::string &path : paths)
        path = naming.plainPath(path);
    return sortedUnique(std::move(paths));
}

std::array<std::string, weakKinds.size()> weakEvidence(const CatalogDeployment &deployment,
                                                       const Naming &naming)
{
    const std::vector<std::string> hosts = plainHosts(deployment, naming);
    const std::vector<std::string> paths = plainPaths(deployment, naming);
    const std::string pathText = joined(paths);
    return {hosts.empty() ? std::string() : joined(hosts) + '\n' + pathText,
            deployment.contractDigest,
            hosts.empty() && saysSomething(paths) ? pathText : std::string(),
            upstreamKey(deployment, naming)};
}

} // namespace bulkhead
