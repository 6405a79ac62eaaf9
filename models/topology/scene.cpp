// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/scene.h"

#include "topology/findingway.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::topology {

using isolation::EstateFacts;
using isolation::noIndex;

namespace {

constexpr std::size_t readable = 12; //!< APIs of one side that are shown one by one
constexpr std::size_t alike = 6;     //!< APIs that cross to the same hosts and are shown one by one

std::size_t number(Side side)
{
    return static_cast<std::size_t>(side);
}

class SceneMaker
{
public:
    SceneMaker(const Graph &graph, const SceneOptions &options)
        : m_graph(graph)
        , m_options(options)
        , m_kept(graph.nodes.size(), true)
        , m_group(graph.nodes.size(), noIndex)
        , m_item(graph.nodes.size(), noIndex)
    {
    }

    void restrictTo(const FindingWay &way)
    {
        m_kept = way.kept.empty() ? std::vector<bool>(m_graph.nodes.size(), false) : way.kept;
        m_ends = {way.sandbox, way.production};
    }

    Scene take()
    {
        for (const Side side : {Side::Sandbox, Side::Production})
            m_scene.apis[number(side)] = m_graph.count(Rank::Api, side);
        groupApis();
        groupInward();
        makeItems();
        makeLines();
        makePipes();
        return std::move(m_scene);
    }

private:
    struct Group
    {
        std::string key;
        std::vector<std::uint32_t> apis;
    };

    // Groups: which APIs are shown as one.

    [[nodiscard]] std::string groupKey(std::uint32_t api) const
    {
        const Node &node = m_graph.nodes[api];
        std::string key = node.side == Side::Sandbox ? "group/sandbox" : "group/production";
        for (const std::uint32_t gateway : m_graph.outward[api])
            key += '/' + m_graph.nodes[gateway].name;
        if (node.verdict == Verdict::Pass)
            return key;
        key += "/crossing";
        for (const std::uint32_t crossing : crossingsOf(api))
            key += '/' + std::to_string(crossing);
        return key;
    }

    [[nodiscard]] std::vector<std::uint32_t> crossingsOf(std::uint32_t api) const
    {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t via : m_graph.inward[api]) {
            addCrossings(via, found);
            for (const std::uint32_t host : m_graph.inward[via])
                addCrossings(host, found);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    //! Named by the far end: two upstreams that reach one host are alike.
    void addCrossings(std::uint32_t node, std::vector<std::uint32_t> &found) const
    {
        if (m_farEnds.empty())
            return;
        const auto [first, last] = m_farEnds.equal_range(node);
        for (auto at = first; at != last; ++at)
            found.push_back(at->second);
    }

    void groupApis()
    {
        if (m_options.all)
            return;
        for (const Crossing &crossing : m_graph.crossings) {
            m_farEnds.emplace(crossing.from, crossing.to);
            m_farEnds.emplace(crossing.to, crossing.from);
        }
        std::array<std::size_t, 2> shown{};
        std::map<std::string, std::vector<std::uint32_t>> byKey;
        for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
            if (m_graph.nodes[i].rank != Rank::Api || !m_kept[i])
                continue;
            ++shown[number(m_graph.nodes[i].side)];
            byKey[groupKey(i)].push_back(i);
        }
        for (auto &[key, apis] : byKey) {
            const Node &first = m_graph.nodes[apis.front()];
            const bool isQuiet = first.verdict == Verdict::Pass;
            const bool isCrowded = shown[number(first.side)] > readable && apis.size() > (isQuiet ? 1 : alike);
            if (!isCrowded || m_options.expanded.contains(key))
                continue;
            for (const std::uint32_t api : apis)
                m_group[api] = static_cast<std::uint32_t>(m_groups.size());
            m_groups.push_back({key, std::move(apis)});
        }
    }

    //! Upstreams and hosts that only groups lead to are shown as one, too: those of one group, or of the same groups.
    void groupInward()
    {
        if (m_groups.empty())
            return;
        for (const Rank rank : {Rank::Upstream, Rank::Host}) {
            for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
                const Node &node = m_graph.nodes[i];
                const bool isEnd = rank == Rank::Host && node.verdict != Verdict::Pass;
                if (node.rank == rank && m_kept[i] && !isEnd)
                    m_group[i] = groupOf(groupsBefore(i));
            }
        }
    }

    //! Empty if something that is shown by itself leads there.
    [[nodiscard]] std::set<std::uint32_t> groupsBefore(std::uint32_t node) const
    {
        std::set<std::uint32_t> groups;
        for (const std::uint32_t before : m_graph.outward[node]) {
            if (!m_kept[before])
                continue;
            if (m_group[before] == noIndex)
                return {};
            groups.insert(m_group[before]);
        }
        return groups;
    }

    std::uint32_t groupOf(const std::set<std::uint32_t> &groups)
    {
        if (groups.size() < 2)
            return groups.empty() ? noIndex : *groups.begin();
        const auto [at, isNew] = m_ofSeveral.emplace(groups, noIndex);
        if (isNew) {
            std::string key = "several";
            for (const std::uint32_t group : groups)
                key += '|' + m_groups[group].key;
            if (m_options.expanded.contains(key))
                return noIndex;
            at->second = static_cast<std::uint32_t>(m_groups.size());
            m_groups.push_back({std::move(key), {}});
        }
        return at->second;
    }

    // Items

    std::uint32_t add(Item item)
    {
        m_scene.items.push_back(std::move(item));
        return static_cast<std::uint32_t>(m_scene.items.size() - 1);
    }

    void makeItems()
    {
        std::map<std::pair<std::uint32_t, Rank>, std::uint32_t> ofGroup;
        for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
            if (!m_kept[i])
                continue;
            const Node &node = m_graph.nodes[i];
            if (m_group[i] == noIndex) {
                m_item[i] = add({node.isShared ? Item::Kind::Wall : Item::Kind::Node, node.rank, node.side, node.verdict,
                                 {i}, node.key});
                if (node.isShared)
                    addCorners(i);
                continue;
            }
            const auto [at, isNew] = ofGroup.emplace(std::pair(m_group[i], node.rank), noIndex);
            if (isNew) {
                std::string key = m_groups[m_group[i]].key;
                if (node.rank != Rank::Api)
                    key += node.rank == Rank::Upstream ? "#upstreams" : "#hosts";
                at->second = add({Item::Kind::Group, node.rank, node.side, node.verdict, {}, std::move(key)});
            }
            Item &item = m_scene.items[at->second];
            item.nodes.push_back(i);
            item.verdict = worse(item.verdict, node.verdict);
            m_item[i] = at->second;
        }
        for (Item &item : m_scene.items) { // one of a kind is no group
            if (item.kind == Item::Kind::Group && item.nodes.size() == 1) {
                item.kind = Item::Kind::Node;
                item.key = m_graph.nodes[item.nodes.front()].key;
            }
        }
    }

    //! A gateway on the wall has a corner in the column of the gateways of either half, from where its APIs hang.
    void addCorners(std::uint32_t gateway)
    {
        for (const Side side : {Side::Sandbox, Side::Production})
            m_corners[{gateway, side}] = add({Item::Kind::Space, Rank::Gateway, side, Verdict::Pass, {}, {}});
    }

    [[nodiscard]] std::uint32_t itemOf(std::uint32_t node, Side side) const
    {
        const auto corner = m_corners.find({node, side});
        return corner == m_corners.end() ? m_item[node] : corner->second;
    }

    // Lines and pipes

    void makeLines()
    {
        std::unordered_set<std::uint64_t> seen;
        for (const Edge &edge : m_graph.edges) {
            if (!m_kept[edge.from] || !m_kept[edge.to])
                continue;
            const Line line{itemOf(edge.from, m_graph.nodes[edge.to].side), m_item[edge.to]};
            if (seen.insert((std::uint64_t{line.from} << 32) | line.to).second)
                m_scene.lines.push_back(line);
        }
    }

    void makePipes()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> known;
        for (std::uint32_t i = 0; i < m_graph.crossings.size(); ++i) {
            const Crossing &crossing = m_graph.crossings[i];
            if (!m_kept[crossing.from] || !m_kept[crossing.to])
                continue;
            const Side caller = m_graph.nodes[crossing.from].side;
            std::uint32_t left = crossing.from, right = crossing.to;
            if (!crossing.isGateway() && caller == Side::Production)
                std::swap(left, right);
            Pipe pipe;
            pipe.left = itemOf(left, Side::Sandbox);
            pipe.right = itemOf(right, Side::Production);
            pipe.caller = caller;
            pipe.verdict = crossing.verdict;
            pipe.box = crossing.isGateway() ? m_item[left] : noIndex;
            const auto [at, isNew] = known.emplace(std::pair(pipe.left, pipe.right), m_scene.pipes.size());
            if (isNew)
                addPipe(std::move(pipe));
            Pipe &shown = m_scene.pipes[at->second];
            shown.verdict = worse(shown.verdict, crossing.verdict);
            shown.crossings.push_back(i);
        }
        addEnds();
    }

    //! A finding that no crossing shows: its two facts, joined through the wall.
    void addEnds()
    {
        const auto [sandbox, production] = m_ends;
        if (sandbox == noIndex || production == noIndex || sandbox == production || !m_kept[sandbox] || !m_kept[production])
            return;
        Pipe pipe;
        pipe.left = itemOf(sandbox, Side::Sandbox);
        pipe.right = itemOf(production, Side::Production);
        addPipe(std::move(pipe));
    }

    void addPipe(Pipe pipe)
    {
        pipe.leftSpaces = spacesOf(pipe.left);
        pipe.rightSpaces = spacesOf(pipe.right);
        std::reverse(pipe.rightSpaces.begin(), pipe.rightSpaces.end());
        m_scene.pipes.push_back(std::move(pipe));
    }

    //! Free places between an item and the wall, outside first; all pipes of the item go through the same.
    const std::vector<std::uint32_t> &spacesOf(std::uint32_t item)
    {
        const auto [at, isNew] = m_spaces.emplace(item, std::vector<std::uint32_t>());
        if (isNew) {
            const Item from = m_scene.items[item];
            for (int rank = static_cast<int>(from.rank) + 1; rank < rankCount; ++rank)
                at->second.push_back(add({Item::Kind::Space, static_cast<Rank>(rank), from.side, from.verdict, {}, {}}));
        }
        return at->second;
    }

    const Graph &m_graph;
    const SceneOptions &m_options;
    std::vector<bool> m_kept;
    std::vector<std::uint32_t> m_group; //!< of m_groups, by node
    std::vector<std::uint32_t> m_item;  //!< of the scene, by node
    std::pair<std::uint32_t, std::uint32_t> m_ends{noIndex, noIndex};
    std::vector<Group> m_groups;
    std::map<std::set<std::uint32_t>, std::uint32_t> m_ofSeveral; //!< groups whose upstreams or hosts are the same ones
    std::unordered_multimap<std::uint32_t, std::uint32_t> m_farEnds;
    std::map<std::pair<std::uint32_t, Side>, std::uint32_t> m_corners;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_spaces; //!< a map: references stay good
    Scene m_scene;
};

} // namespace

Scene makeScene(const Graph &graph, const EstateFacts &facts, const SceneOptions &options)
{
    SceneMaker maker(graph, options);
    if (!options.finding.empty())
        maker.restrictTo(wayOf(graph, facts, options.finding));
    return maker.take();
}

} // namespace bulkhead::topology
