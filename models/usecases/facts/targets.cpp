// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/parts.h"

#include <algorithm>
#include <map>

namespace bulkhead {

using namespace isolation;

namespace {

//! Upstreams and their targets of one gateway and workspace.
struct UpstreamIndex
{
    std::map<std::string_view, const Upstream *> upstreams; //!< ordered: Caddy's ids start with their owner's
    std::unordered_map<std::string_view, std::vector<const Target *>> targets;

    explicit UpstreamIndex(const GatewayInventory &inventory)
    {
        for (const Upstream &upstream : inventory.upstreams)
            upstreams.emplace(upstream.nativeId, &upstream);
        for (const Target &target : inventory.targets)
            targets[target.upstreamId].push_back(&target);
    }
};

TargetFacts::Role roleOf(Callout::Role role)
{
    switch (role) {
    case Callout::Role::Callout:
        return TargetFacts::Role::Callout;
    case Callout::Role::Mirror:
        return TargetFacts::Role::Mirror;
    case Callout::Role::Fallback:
        return TargetFacts::Role::Fallback;
    case Callout::Role::Log:
        return TargetFacts::Role::Log;
    }
    Q_UNREACHABLE();
}

class TargetCollector
{
public:
    explicit TargetCollector(FactsContext &context)
        : m_context(context)
    {
    }

    void collect(std::uint32_t number)
    {
        const CatalogDeployment &from = m_context.input.catalog->deployments[number];
        m_deployment = number;
        if (const UpstreamIndex *index = indexOf(from)) {
            for (const std::string &upstream : upstreamsOf(from, *index))
                addUpstream(upstream, *index);
        }
        const auto policies = m_context.facts.deployments[number].policies;
        for (const std::uint32_t policy : policies)
            addPolicy(policy);
    }

private:
    const UpstreamIndex *indexOf(const CatalogDeployment &from)
    {
        const auto key = std::pair(from.gateway, from.workspace);
        auto at = m_indexes.find(key);
        if (at == m_indexes.end()) {
            const GatewayInventory *inventory = m_context.inventory(from.gateway, from.workspace);
            if (inventory == nullptr)
                return nullptr;
            at = m_indexes.emplace(key, UpstreamIndex(*inventory)).first;
        }
        return &at->second;
    }

    //! Its own, those that its routes use instead, and all proxies of a Caddy deployment.
    [[nodiscard]] std::vector<std::string> upstreamsOf(const CatalogDeployment &from, const UpstreamIndex &index) const
    {
        std::vector<std::string> ids;
        if (!from.native.upstreamId.empty())
            ids.push_back(from.native.upstreamId);
        for (const Route &route : from.routes) {
            const auto own = route.attributes.find("upstream");
            if (own != route.attributes.end() && own->second.string() != nullptr)
                ids.push_back(*own->second.string());
        }
        if (from.gatewayKind == toWire(GatewayKind::Caddy)) {
            const std::string start = from.native.nativeId + '/';
            for (auto at = index.upstreams.lower_bound(start);
                 at != index.upstreams.end() && at->first.starts_with(start); ++at) {
                if (at->first.find("/forward_auth") == std::string_view::npos)
                    ids.emplace_back(at->first);
            }
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    void addUpstream(const std::string &id, const UpstreamIndex &index)
    {
        const auto upstream = index.upstreams.find(id);
        const std::string scheme = upstream == index.upstreams.end() ? std::string() : upstream->second->scheme;
        if (upstream != index.upstreams.end())
            addDiscovered(*upstream->second);
        const auto targets = index.targets.find(id);
        if (targets == index.targets.end())
            return;
        for (const Target *target : targets->second) {
            TargetFacts facts;
            facts.entity = "targets/" + target->nativeId;
            facts.field = "host";
            setVia(facts, id, upstream == index.upstreams.end() ? nullptr : upstream->second);
            setPlace(facts, scheme, *target);
            add(std::move(facts));
        }
    }

    //! Nodes that a registry names while requests come: nobody here can list them.
    void addDiscovered(const Upstream &upstream)
    {
        const auto name = upstream.attributes.find("service_name");
        if (name == upstream.attributes.end() || name->second.string() == nullptr)
            return;
        TargetFacts facts;
        facts.kind = TargetFacts::Kind::Dynamic;
        facts.entity = "upstreams/" + upstream.nativeId;
        facts.field = "service_name";
        setVia(facts, upstream.nativeId, &upstream);
        facts.resource = *name->second.string();
        facts.opaque = true;
        add(std::move(facts));
    }

    //! An upstream without a name of its own is called as its deployment.
    void setVia(TargetFacts &facts, const std::string &id, const Upstream *upstream) const
    {
        const bool isNamed = upstream != nullptr && !upstream->nativeName.empty();
        facts.via = isNamed ? upstream->nativeName : m_context.facts.deployments[m_deployment].name;
        facts.viaId = id;
    }

    void setPlace(TargetFacts &facts, const std::string &scheme, const Target &target) const
    {
        if (target.host.starts_with("unix")) { // of its machine only
            facts.resource = m_context.facts.gateways[gateway()].id.text().toStdString() + '/' + target.host;
            return;
        }
        facts.endpoint = endpoint(scheme, target.host, target.port);
        if (target.host.find('{') == std::string::npos && target.host.find('$') == std::string::npos)
            return;
        facts.endpoint = Endpoint();
        facts.kind = TargetFacts::Kind::Dynamic;
        facts.opaque = true;
    }

    //! What a policy calls is one target for all deployments of an environment.
    void addPolicy(std::uint32_t number)
    {
        const PolicyFacts &policy = m_context.facts.policies[number];
        const bool isMock = policy.meaning.kind == PolicyClass::Mock;
        if (!policy.enabled || (policy.meaning.callouts.empty() && !isMock))
            return;
        const auto key = std::pair(number, m_context.facts.deployments[m_deployment].place.environments);
        const auto known = m_ofPolicies.find(key);
        if (known != m_ofPolicies.end()) {
            auto &own = m_context.facts.deployments[m_deployment].targets;
            own.insert(own.end(), known->second.begin(), known->second.end());
            return;
        }
        std::vector<std::uint32_t> made;
        for (const Callout &callout : policy.meaning.callouts) {
            TargetFacts facts;
            facts.kind = callout.opaque ? TargetFacts::Kind::Dynamic : TargetFacts::Kind::Network;
            facts.role = roleOf(callout.role);
            facts.endpoint = callout.endpoint;
            facts.entity = "policy " + policy.name + ' ' + policy.id;
            facts.via = policy.name;
            facts.viaId = policy.id;
            facts.field = callout.field;
            facts.opaque = callout.opaque;
            made.push_back(add(std::move(facts)));
        }
        if (isMock) {
            TargetFacts facts;
            facts.kind = TargetFacts::Kind::Mock;
            facts.entity = "policy " + policy.name + ' ' + policy.id;
            facts.via = policy.name;
            facts.viaId = policy.id;
            made.push_back(add(std::move(facts)));
        }
        m_ofPolicies.emplace(key, std::move(made));
    }

    [[nodiscard]] EnvironmentSet ownersOf(const Endpoint &endpoint) const
    {
        const EstateFacts &facts = m_context.facts;
        EnvironmentSet owners = 0;
        for (const auto &[environment, patterns] : facts.declared.owned) {
            const auto holds = [&facts, &list = patterns](const std::string &host) { return facts.isOnList(list, host); };
            const bool byAddress = endpoint.addresses.isKnown()
                && std::any_of(endpoint.addresses.value.begin(), endpoint.addresses.value.end(), holds);
            if (byAddress || (endpoint.isSet() && holds(endpoint.host)))
                owners |= facts.bit(EnvironmentId(QString::fromStdString(environment)));
        }
        return owners;
    }

    [[nodiscard]] std::uint32_t gateway() const { return m_context.facts.deployments[m_deployment].place.gateway; }

    std::uint32_t add(TargetFacts facts)
    {
        m_context.resolve(facts.endpoint);
        facts.owners = ownersOf(facts.endpoint);
        facts.deployment = m_deployment;
        const auto index = static_cast<std::uint32_t>(m_context.facts.targets.size());
        m_context.facts.targets.push_back(std::move(facts));
        m_context.facts.deployments[m_deployment].targets.push_back(index);
        return index;
    }

    FactsContext &m_context;
    std::uint32_t m_deployment = 0;
    std::map<std::pair<GatewayId, std::string>, UpstreamIndex> m_indexes;
    std::map<std::pair<std::uint32_t, EnvironmentSet>, std::vector<std::uint32_t>> m_ofPolicies;
};

} // namespace

void addTargets(FactsContext &context)
{
    TargetCollector collector(context);
    for (std::uint32_t i = 0; i < context.facts.deployments.size(); ++i)
        collector.collect(i);
}

} // namespace bulkhead
