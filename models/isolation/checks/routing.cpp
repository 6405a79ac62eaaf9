// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/routing.h"

#include "isolation/checks/environmentwords.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

using Kind = HostOverlap::Kind;

bool carries(const RouteFacts &route, const std::string &host)
{
    return route.hosts.empty() || std::binary_search(route.hosts.begin(), route.hosts.end(), host);
}

bool areApart(const RouteFacts &one, const RouteFacts &other)
{
    if (one.paths.empty() || other.paths.empty())
        return false;
    return std::all_of(one.paths.begin(), one.paths.end(), [&other](const std::string &path) {
        return std::all_of(other.paths.begin(), other.paths.end(),
                           [&path](const std::string &far) { return pathsMeet(path, far) == false; });
    });
}

//! Do no two routes that carry these hosts meet in a path?
bool areApart(const DeploymentFacts &one, const std::string &host, const DeploymentFacts &other, const std::string &otherHost)
{
    const auto all = [](const DeploymentFacts &deployment, const std::string &name, const auto &test) {
        return !deployment.routes.empty()
            && std::all_of(deployment.routes.begin(), deployment.routes.end(),
                           [&](const RouteFacts &route) { return !carries(route, name) || test(route); });
    };
    return all(one, host, [&](const RouteFacts &route) {
        return all(other, otherHost, [&](const RouteFacts &far) { return areApart(route, far); });
    });
}

//! Looks for the worst overlap of one sandbox deployment, by keys of the production side.
class Search
{
public:
    Search(const PairFacts &facts, const DeploymentFacts &deployment)
        : m_facts(facts)
        , m_deployment(deployment)
    {
    }

    HostOverlap run()
    {
        for (const std::string &host : m_deployment.hosts) {
            if (isOddPattern(host))
                tryAll("below/", host);
            else
                tryPattern(host);
            tryAll("odd", host);
        }
        return m_worst;
    }

private:
    [[nodiscard]] bool isDone() const { return m_worst.kind == Kind::Same; }

    void tryPattern(const std::string &host)
    {
        tryHost(host, host);
        if (host.front() == '*')
            tryAll("below/" + host.substr(1), host);
        for (auto dot = host.find('.', host.front() == '*' ? 2 : 0); dot != std::string::npos; dot = host.find('.', dot + 1))
            tryHost(host, '*' + host.substr(dot));
        tryHost(host, "*");
    }

    //! Everything that stands under one pattern: first where a path can meet, so that thousands of APIs on one host
    //! stay cheap.
    void tryHost(const std::string &host, const std::string &pattern)
    {
        const auto entries = find("host/" + pattern);
        if (entries.empty() || isDone())
            return;
        for (const std::string &segment : segmentsOn(host)) {
            if (segment.empty())
                tryEntries(entries, host);
            tryEntries(find("path/" + pattern + '/' + segment), host);
        }
        tryEntries(find("path/" + pattern + '/'), host);
        tryEntries(entries.first(1), host);
    }

    void tryAll(const std::string &key, const std::string &host) { tryEntries(find(key), host); }

    void tryEntries(std::span<const KeyIndex::Entry> entries, const std::string &host)
    {
        for (const KeyIndex::Entry &entry : entries) {
            if (isDone())
                return;
            const DeploymentFacts &other = m_facts.estate().deployments[entry.item];
            for (const std::string &far : other.hosts)
                meet(host, other, entry.item, far);
        }
    }

    void meet(const std::string &host, const DeploymentFacts &other, std::uint32_t number, const std::string &far)
    {
        const std::optional<bool> hosts = patternsMeet(host, far);
        if (hosts == false)
            return;
        Kind kind = Kind::Undecided;
        if (hosts)
            kind = areApart(m_deployment, host, other, far) ? Kind::PathsApart : Kind::Same;
        if (kind > m_worst.kind)
            m_worst = {kind, number, host, far};
    }

    [[nodiscard]] std::vector<std::string> segmentsOn(const std::string &host) const
    {
        std::vector<std::string> segments;
        for (const RouteFacts &route : m_deployment.routes) {
            if (!carries(route, host))
                continue;
            if (route.paths.empty())
                segments.emplace_back();
            for (const std::string &path : route.paths)
                segments.emplace_back(firstSegment(path));
        }
        if (m_deployment.routes.empty())
            segments.emplace_back();
        return segments;
    }

    [[nodiscard]] std::span<const KeyIndex::Entry> find(const std::string &key) const
    {
        return m_facts.index().deploymentHosts.find(keyIn(m_facts.bit(Side::Production), key));
    }

    const PairFacts &m_facts;
    const DeploymentFacts &m_deployment;
    HostOverlap m_worst;
};

bool namesAnyEnvironment(const PairFacts &facts, const std::string &value)
{
    return naming(facts, value, Side::Sandbox) != Naming::Nothing || naming(facts, value, Side::Production) != Naming::Nothing;
}

//! A route that takes what this one leaves: same gateway, a path in common, other matchers.
bool takesTheRest(const RouteFacts &route, const RouteFacts &other)
{
    return &route != &other && route.matchers != other.matchers && route.listener == other.listener && !areApart(route, other);
}

bool hasSibling(const PairFacts &facts, const DeploymentFacts &deployment, const RouteFacts &route)
{
    const auto takes = [&](const RouteFacts &other) { return takesTheRest(route, other); };
    if (std::any_of(deployment.routes.begin(), deployment.routes.end(), takes))
        return true;
    for (const std::string &host : route.hosts.empty() ? deployment.hosts : route.hosts) {
        for (const KeyIndex::Entry &entry : facts.index().deploymentHosts.find(host)) {
            const DeploymentFacts &other = facts.estate().deployments[entry.item];
            if (other.place.gateway == deployment.place.gateway
                && std::any_of(other.routes.begin(), other.routes.end(),
                               [&](const RouteFacts &far) { return carries(far, host) && takes(far); }))
                return true;
        }
    }
    return false;
}

} // namespace

HostOverlap hostOverlap(const PairFacts &facts, const DeploymentFacts &sandbox)
{
    return Search(facts, sandbox).run();
}

RequestSwitch requestSwitch(const PairFacts &facts, const DeploymentFacts &deployment)
{
    RequestSwitch found;
    for (const RouteFacts &route : deployment.routes) {
        for (const auto &[name, value] : route.matchers) {
            if (!isEnvironmentSwitch(name) || !namesAnyEnvironment(facts, value))
                continue;
            found = {&route, name + '=' + value, hasSibling(facts, deployment, route)};
            if (found.isChoice)
                return found;
        }
    }
    return found;
}

} // namespace bulkhead::isolation
