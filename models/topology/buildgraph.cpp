// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/buildgraph.h"

#include "isolation/checks/crossing.h"
#include "isolation/identity.h"
#include "isolation/judgement.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::topology {

using namespace isolation;

namespace {

bool isFinding(const UnitResult &unit)
{
    return unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn;
}

std::string sideKey(Side side)
{
    return side == Side::Sandbox ? "sandbox/" : "production/";
}

class GraphBuilder
{
public:
    GraphBuilder(const PairFacts &facts, std::shared_ptr<const PairResult> result)
        : m_facts(facts)
        , m_estate(facts.estate())
    {
        m_graph.result = std::move(result);
        collectFindings();
    }

    Graph take()
    {
        for (const Side side : {Side::Sandbox, Side::Production}) {
            for (const std::uint32_t gateway : m_facts.gateways(side))
                addGateway(side, gateway);
        }
        countCallers();
        for (const ApiPair &pair : m_facts.apis()) {
            for (const Side side : {Side::Sandbox, Side::Production})
                addApi(side, pair);
        }
        markWays();
        return std::move(m_graph);
    }

private:
    //! Those whose unit is a target or a pair of gateways: what this picture draws.
    void collectFindings()
    {
        if (!m_graph.result)
            return;
        for (const ControlResult &control : m_graph.result->controls) {
            for (const UnitResult &unit : control.units) {
                if (isFinding(unit) && (unit.unit.starts_with("target:") || unit.unit.starts_with("gateways:")))
                    m_findings[unit.unit].push_back({control.control, &unit});
            }
        }
    }

    std::uint32_t node(Rank rank, Side side, std::string key, const std::string &name)
    {
        const auto [at, isNew] = m_byKey.emplace(std::move(key), static_cast<std::uint32_t>(m_graph.nodes.size()));
        if (isNew) {
            Node made;
            made.rank = rank;
            made.side = side;
            made.key = at->first;
            made.name = name;
            m_graph.nodes.push_back(std::move(made));
            m_graph.inward.emplace_back();
            m_graph.outward.emplace_back();
        }
        return at->second;
    }

    void connect(std::uint32_t from, std::uint32_t to)
    {
        if (!m_edges.insert((std::uint64_t{from} << 32) | to).second)
            return;
        m_graph.edges.push_back({from, to});
        m_graph.inward[from].push_back(to);
        m_graph.outward[to].push_back(from);
    }

    void cross(std::uint32_t from, std::uint32_t to, Verdict verdict, const std::vector<Finding> &findings)
    {
        const auto [at, isNew] = m_crossings.emplace(std::pair(from, to), m_graph.crossings.size());
        if (isNew)
            m_graph.crossings.push_back({from, to, verdict, {}});
        Crossing &crossing = m_graph.crossings[at->second];
        crossing.verdict = worse(crossing.verdict, verdict);
        for (const Finding &finding : findings) {
            if (std::find(crossing.findings.begin(), crossing.findings.end(), finding) == crossing.findings.end())
                crossing.findings.push_back(finding);
        }
    }

    std::uint32_t addGateway(Side side, std::uint32_t index)
    {
        const GatewayFacts &gateway = m_estate.gateways[index];
        const std::string id = gateway.id.text().toStdString();
        const bool isKnown = m_byKey.contains("gateway/" + id);
        const std::uint32_t number = node(Rank::Gateway, side, "gateway/" + id, id);
        Node &made = m_graph.nodes[number];
        made.item = index;
        made.detail = gateway.product;
        if (!gateway.wasRead || gateway.lastSyncFailed)
            made.state = FactState::Unreadable;
        else if (!m_facts.isFresh(index))
            made.state = FactState::Stale;
        if (isKnown && made.side != side && !made.isShared) {
            made.isShared = true;
            const auto found = m_findings.find("gateways:" + id + '/' + id);
            const std::vector<Finding> findings = found == m_findings.end() ? std::vector<Finding>() : found->second;
            cross(number, number, worstOf(findings, Verdict::Fail), findings);
        }
        return number;
    }

    //! What a policy of a whole gateway calls is listed by every deployment of it.
    void countCallers()
    {
        for (const DeploymentFacts &deployment : m_estate.deployments) {
            ++m_deployments[{deployment.place.gateway, deployment.place.environments}];
            for (const std::uint32_t target : deployment.targets)
                ++m_callers[target];
        }
    }

    [[nodiscard]] bool isOfWholeGateway(std::uint32_t target) const
    {
        const auto callers = m_callers.find(target);
        const Place &place = m_estate.deployments[m_estate.targets[target].deployment].place;
        const auto all = m_deployments.find({place.gateway, place.environments});
        return callers != m_callers.end() && callers->second > 1 && all != m_deployments.end()
            && callers->second >= all->second;
    }

    void addApi(Side side, const ApiPair &pair)
    {
        if (pair.of(side).empty())
            return;
        const ApiFactsRow &row = m_estate.apis[pair.api];
        const std::uint32_t api = node(Rank::Api, side, "api/" + sideKey(side) + row.id.text().toStdString(), row.name);
        m_graph.nodes[api].item = pair.api;
        m_graph.nodes[api].detail = row.version;
        for (const std::uint32_t index : pair.of(side)) {
            const DeploymentFacts &deployment = m_estate.deployments[index];
            const std::uint32_t gateway = addGateway(side, deployment.place.gateway);
            connect(gateway, api);
            for (const std::uint32_t target : deployment.targets)
                addTarget(side, isOfWholeGateway(target) ? gateway : api, target);
        }
    }

    void addTarget(Side side, std::uint32_t caller, std::uint32_t index)
    {
        const TargetFacts &target = m_estate.targets[index];
        const GatewayFacts &gateway = m_estate.gateways[m_estate.deployments[target.deployment].place.gateway];
        const std::string id = target.viaId.empty() ? target.entity : target.viaId;
        const std::uint32_t via = node(Rank::Upstream, side,
                                       "upstream/" + sideKey(side) + gateway.id.text().toStdString() + '/' + id,
                                       target.via.empty() ? target.entity : target.via);
        m_graph.nodes[via].isPolicy = target.role != TargetFacts::Role::Upstream || target.kind == TargetFacts::Kind::Mock;
        connect(caller, via);
        if (target.kind == TargetFacts::Kind::Mock || !m_done.insert((std::uint64_t{via} << 32) | index).second)
            return;
        addHost(side, via, index);
    }

    void addHost(Side side, std::uint32_t via, std::uint32_t index)
    {
        const TargetFacts &target = m_estate.targets[index];
        const isolation::Crossing crossing = crossingOf(m_facts, index);
        const Verdict ground = crossing.isProof() ? Verdict::Fail : Verdict::Warn;
        switch (crossing.kind) {
        case isolation::Crossing::Kind::None:
            return connect(via, host(side, target));
        case isolation::Crossing::Kind::Inventory:
            return cross(via, host(other(side), target), ground, index);
        case isolation::Crossing::Kind::SameTarget:
        case isolation::Crossing::Kind::OtherPort:
        case isolation::Crossing::Kind::BehindOneAddress:
            break;
        }
        const TargetFacts &met = m_estate.targets[crossing.other];
        if (crossing.isProof() && shown(met) == shown(target)) {
            const Side home = homeOf(target);
            if (home == side)
                connect(via, host(side, target));
            else
                cross(via, host(home, target), ground, index);
            return;
        }
        // Two names or ports: each side has its own, and what they have in common lies between them.
        const std::uint32_t own = host(side, target), far = host(other(side), met);
        connect(via, own);
        const bool isLeft = side == Side::Sandbox;
        cross(isLeft ? own : far, isLeft ? far : own, ground, index);
    }

    void cross(std::uint32_t from, std::uint32_t to, Verdict ground, std::uint32_t target)
    {
        const auto found = m_findings.find(unitOf(m_facts, m_estate.targets[target]).unit);
        const std::vector<Finding> findings = found == m_findings.end() ? std::vector<Finding>() : found->second;
        cross(from, to, worstOf(findings, ground), findings);
    }

    //! The verdict of the controls; before they judged, or where none does, what the facts say by themselves.
    static Verdict worstOf(const std::vector<Finding> &findings, Verdict ground)
    {
        if (findings.empty())
            return ground;
        Verdict worst = Verdict::Warn;
        for (const Finding &finding : findings)
            worst = worse(worst, finding.unit->verdict);
        return worst;
    }

    [[nodiscard]] Side homeOf(const TargetFacts &target) const
    {
        const bool isSandboxs = (target.owners & m_facts.bit(Side::Sandbox)) != 0;
        return isSandboxs && (target.owners & m_facts.bit(Side::Production)) == 0 ? Side::Sandbox : Side::Production;
    }

    std::uint32_t host(Side side, const TargetFacts &target)
    {
        const std::string place = shown(target);
        std::string key = place;
        const bool isLocal = target.endpoint.isSet() && isLoopback(target.endpoint) && isUndecided(m_facts, target);
        if (place.empty() || isLocal) { // of its caller's machine: two that read the same may be two
            const GatewayFacts &gateway = m_estate.gateways[m_estate.deployments[target.deployment].place.gateway];
            key = gateway.id.text().toStdString() + '/' + (place.empty() ? target.entity + '/' + target.field : place);
        }
        const std::uint32_t number = node(Rank::Host, side, "host/" + sideKey(side) + key, place);
        if (place.empty() || target.opaque)
            m_graph.nodes[number].state = FactState::Unreadable;
        return number;
    }

    void mark(std::uint32_t node, Verdict verdict)
    {
        m_graph.nodes[node].verdict = worse(m_graph.nodes[node].verdict, verdict);
    }

    //! Both ends, and on the calling side everything that leads there but the gateway.
    void markWays()
    {
        for (const Crossing &crossing : m_graph.crossings) {
            mark(crossing.from, crossing.verdict);
            mark(crossing.to, crossing.verdict);
            if (!crossing.isGateway())
                markOutward(crossing.from, crossing.verdict);
            if (m_graph.nodes[crossing.from].rank == Rank::Host)
                markOutward(crossing.to, crossing.verdict);
        }
    }

    void markOutward(std::uint32_t from, Verdict verdict)
    {
        for (const std::uint32_t before : m_graph.outward[from]) {
            if (m_graph.nodes[before].rank == Rank::Gateway)
                continue;
            mark(before, verdict);
            markOutward(before, verdict);
        }
    }

    const PairFacts &m_facts;
    const EstateFacts &m_estate;
    Graph m_graph;
    std::unordered_map<std::string, std::uint32_t> m_byKey;
    std::unordered_map<std::string, std::vector<Finding>> m_findings; //!< by unit
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> m_crossings;
    std::map<std::pair<std::uint32_t, EnvironmentSet>, std::size_t> m_deployments;
    std::unordered_map<std::uint32_t, std::size_t> m_callers;
    std::unordered_set<std::uint64_t> m_edges, m_done;
};

bool concerns(const UnitResult &unit, const Node &node, const EstateFacts &facts)
{
    const FactRef &own = node.side == Side::Sandbox ? unit.sandbox : unit.production;
    switch (node.rank) {
    case Rank::Gateway: {
        const GatewayId &id = facts.gateways[node.item].id;
        return own.gateway == id || (node.isShared && (unit.sandbox.gateway == id || unit.production.gateway == id));
    }
    case Rank::Api:
        return std::find(unit.apis.begin(), unit.apis.end(), node.item) != unit.apis.end();
    case Rank::Upstream:
        return false;
    case Rank::Host:
        return !node.name.empty() && (unit.sandbox.value == node.name || unit.production.value == node.name);
    }
    return false;
}

} // namespace

std::size_t Graph::count(Rank rank, Side side) const
{
    return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), [&](const Node &node) {
        return node.rank == rank && (node.side == side || node.isShared);
    }));
}

Graph buildGraph(const PairFacts &facts, std::shared_ptr<const PairResult> result)
{
    return GraphBuilder(facts, std::move(result)).take();
}

std::vector<Finding> findingsOf(const Graph &graph, const EstateFacts &facts, std::uint32_t node)
{
    std::vector<Finding> found;
    for (const Crossing &crossing : graph.crossings) {
        if (crossing.from == node || crossing.to == node)
            found.insert(found.end(), crossing.findings.begin(), crossing.findings.end());
    }
    if (graph.result) {
        for (const ControlResult &control : graph.result->controls) {
            for (const UnitResult &unit : control.units) {
                const Finding finding{control.control, &unit};
                if (isFinding(unit) && concerns(unit, graph.nodes[node], facts)
                    && std::find(found.begin(), found.end(), finding) == found.end())
                    found.push_back(finding);
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding &a, const Finding &b) { return a.unit->verdict > b.unit->verdict; });
    return found;
}

Finding findingOf(const PairResult &result, std::string_view fingerprint)
{
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (findingFingerprint(control.control, unit.unit) == fingerprint)
                return {control.control, &unit};
        }
    }
    return {};
}

} // namespace bulkhead::topology
