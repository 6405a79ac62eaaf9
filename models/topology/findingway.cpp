// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/findingway.h"

#include "topology/buildgraph.h"

#include <algorithm>

namespace bulkhead::topology {

using namespace isolation;

namespace {

class WayFinder
{
public:
    WayFinder(const Graph &graph, const EstateFacts &facts, const UnitResult &unit)
        : m_graph(graph)
        , m_facts(facts)
        , m_unit(unit)
    {
        m_way.kept.resize(graph.nodes.size());
    }

    FindingWay take()
    {
        const bool isDrawn = keepCrossings();
        const std::uint32_t sandbox = keepFact(Side::Sandbox), production = keepFact(Side::Production);
        if (!isDrawn) {
            m_way.sandbox = sandbox;
            m_way.production = production;
        }
        return std::move(m_way);
    }

private:
    bool keepCrossings()
    {
        bool any = false;
        for (const Crossing &crossing : m_graph.crossings) {
            const bool shows = std::any_of(crossing.findings.begin(), crossing.findings.end(),
                                           [this](const Finding &finding) { return finding.unit == &m_unit; });
            if (!shows)
                continue;
            any = true;
            for (const std::uint32_t end : {crossing.from, crossing.to}) {
                keep(end);
                keepOutward(end);
            }
        }
        return any;
    }

    //! The node that stands for the fact of a side: the nearest to what it names.
    std::uint32_t keepFact(Side side)
    {
        const FactRef &fact = side == Side::Sandbox ? m_unit.sandbox : m_unit.production;
        if (!fact.isSet())
            return noIndex;
        const std::uint32_t gateway = find([&](const Node &node) {
            return node.rank == Rank::Gateway && (node.isShared || node.side == side)
                && m_facts.gateways[node.item].id == fact.gateway;
        });
        if (gateway != noIndex)
            keep(gateway);
        const std::uint32_t host = fact.kind != "target" ? noIndex : find([&](const Node &node) {
            return node.rank == Rank::Host && node.name == fact.value && isReachedFrom(node, side);
        });
        std::uint32_t anchor = gateway;
        for (const std::uint32_t api : m_unit.apis) {
            const std::uint32_t node = find([&](const Node &one) {
                return one.rank == Rank::Api && one.side == side && one.item == api;
            });
            if (node == noIndex || !stands(node, gateway))
                continue;
            keep(node);
            keepInward(node);
            anchor = m_unit.apis.size() == 1 ? node : anchor;
        }
        if (host != noIndex) {
            keep(host);
            return host;
        }
        return anchor;
    }

    [[nodiscard]] bool isReachedFrom(const Node &host, Side side) const
    {
        const auto number = static_cast<std::uint32_t>(&host - m_graph.nodes.data());
        const auto &before = m_graph.outward[number];
        return host.side == side || std::any_of(before.begin(), before.end(), [&](std::uint32_t via) {
            return m_graph.nodes[via].side == side;
        });
    }

    [[nodiscard]] bool stands(std::uint32_t api, std::uint32_t gateway) const
    {
        const auto &before = m_graph.outward[api];
        return gateway == noIndex || std::find(before.begin(), before.end(), gateway) != before.end();
    }

    template<typename Fits>
    [[nodiscard]] std::uint32_t find(Fits fits) const
    {
        const auto at = std::find_if(m_graph.nodes.begin(), m_graph.nodes.end(), fits);
        return at == m_graph.nodes.end() ? noIndex : static_cast<std::uint32_t>(at - m_graph.nodes.begin());
    }

    void keep(std::uint32_t node) { m_way.kept[node] = true; }

    //! Everything may call a host: only callers that the finding touches are on its way. False if there is none.
    bool keepOutward(std::uint32_t node)
    {
        bool any = false;
        for (const std::uint32_t before : m_graph.outward[node]) {
            const Rank rank = m_graph.nodes[before].rank;
            if (rank == Rank::Api && !m_unit.apis.empty() && !touches(before))
                continue;
            if (rank != Rank::Gateway && !keepOutward(before))
                continue;
            keep(before);
            any = true;
        }
        return any;
    }

    void keepInward(std::uint32_t node)
    {
        for (const std::uint32_t next : m_graph.inward[node]) {
            keep(next);
            keepInward(next);
        }
    }

    [[nodiscard]] bool touches(std::uint32_t api) const
    {
        const Node &node = m_graph.nodes[api];
        if (std::find(m_unit.apis.begin(), m_unit.apis.end(), node.item) != m_unit.apis.end())
            return true;
        const FactRef &fact = node.side == Side::Sandbox ? m_unit.sandbox : m_unit.production;
        return fact.name == node.name; // a target's fact is called as the API that calls it
    }

    const Graph &m_graph;
    const EstateFacts &m_facts;
    const UnitResult &m_unit;
    FindingWay m_way;
};

} // namespace

FindingWay wayOf(const Graph &graph, const EstateFacts &facts, std::string_view fingerprint)
{
    if (!graph.result)
        return {};
    const Finding finding = findingOf(*graph.result, fingerprint);
    return finding.unit == nullptr ? FindingWay() : WayFinder(graph, facts, *finding.unit).take();
}

} // namespace bulkhead::topology
