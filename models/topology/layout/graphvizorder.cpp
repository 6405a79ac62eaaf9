// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/layout/graphvizorder.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

namespace bulkhead::topology {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t manyParts = 2500;   //!< items of a half, and lines: fewer rounds from here on
constexpr std::size_t tooMany = 40000;    //!< of a half: stays in its natural order

std::mutex &graphviz()
{
    static std::mutex lock;
    return lock;
}

//! Its calls take char * for text that they only read.
char *text(const char *fixed)
{
    return const_cast<char *>(fixed); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

//! One half as dot's graph, closed when it goes.
class HalfGraph
{
public:
    HalfGraph(const Scene &scene, const RankOrder &half)
        : m_graph(agopen(text("half"), Agstrictdirected, nullptr))
        , m_nodes(scene.items.size(), nullptr)
    {
        // Ranks and order are all that is asked for: positions and splines are drawn here, and cost the most.
        agattr(m_graph, AGRAPH, text("phase"), text("2"));
        agattr(m_graph, AGRAPH, text("rank"), text(""));
        std::size_t items = 0;
        for (const auto &rank : half)
            items += rank.size();
        if (items + scene.lines.size() / 2 > manyParts)
            agattr(m_graph, AGRAPH, text("mclimit"), text("0.2"));
        for (std::size_t rank = 0; rank < half.size(); ++rank)
            addRank(rank, half[rank]);
        for (const Line &line : scene.lines)
            connect(line.from, line.to);
        for (const Pipe &pipe : scene.pipes)
            connect(pipe);
    }
    ~HalfGraph() { agclose(m_graph); }
    HalfGraph(const HalfGraph &) = delete;
    HalfGraph &operator=(const HalfGraph &) = delete;

    [[nodiscard]] Agraph_t *graph() const { return m_graph; }

    //! False if the engine did not say where a node stands.
    [[nodiscard]] bool sort(std::vector<std::uint32_t> &rank) const
    {
        std::vector<std::pair<int, std::uint32_t>> sorted;
        for (const std::uint32_t item : rank) {
            const char *told = agget(m_nodes[item], text("order"));
            int order = 0;
            if (told == nullptr || std::from_chars(told, told + std::char_traits<char>::length(told), order).ec != std::errc())
                return false;
            sorted.emplace_back(order, item);
        }
        std::sort(sorted.begin(), sorted.end());
        std::transform(sorted.begin(), sorted.end(), rank.begin(), [](const auto &one) { return one.second; });
        return true;
    }

private:
    void addRank(std::size_t rank, const std::vector<std::uint32_t> &items)
    {
        std::string name = "rank" + std::to_string(rank);
        Agraph_t *same = agsubg(m_graph, name.data(), 1);
        agsafeset(same, text("rank"), text("same"), text(""));
        for (const std::uint32_t item : items) {
            name = std::to_string(item);
            m_nodes[item] = agnode(m_graph, name.data(), 1);
            agsubnode(same, m_nodes[item], 1);
        }
    }

    void connect(std::uint32_t from, std::uint32_t to)
    {
        if (m_nodes[from] != nullptr && m_nodes[to] != nullptr)
            agedge(m_graph, m_nodes[from], m_nodes[to], nullptr, 1);
    }

    //! From either end to the wall, through its free places.
    void connect(const Pipe &pipe)
    {
        std::uint32_t last = pipe.left;
        for (const std::uint32_t space : pipe.leftSpaces) {
            connect(last, space);
            last = space;
        }
        last = pipe.right;
        for (auto space = pipe.rightSpaces.rbegin(); space != pipe.rightSpaces.rend(); ++space) {
            connect(last, *space);
            last = *space;
        }
    }

    Agraph_t *m_graph;
    std::vector<Agnode_t *> m_nodes; //!< by item; nullptr: of the other half
};

std::size_t itemsOf(const RankOrder &half)
{
    std::size_t items = 0;
    for (const auto &rank : half)
        items += rank.size();
    return items;
}

} // namespace

struct GraphvizOrder::Engine
{
    //! One for the whole process, never freed: Graphviz's text plugin keeps a pointer to a font name of the context that it
    //! saw last, and reads it when the next one measures its first label.
    Engine()
    {
        static GVC_t *const only = gvContext();
        context = only;
    }

    [[nodiscard]] bool layOut(const Scene &scene, RankOrder &half) const
    {
        const HalfGraph graph(scene, half);
        if (gvLayout(context, graph.graph(), "dot") != 0)
            return false;
        const bool isTold = std::all_of(half.begin(), half.end(), [&graph](auto &rank) { return graph.sort(rank); });
        gvFreeLayout(context, graph.graph());
        return isTold;
    }

    GVC_t *context = nullptr;
};

GraphvizOrder::GraphvizOrder()
{
    const std::lock_guard guard(graphviz());
    agseterr(AGMAX); // what goes wrong comes back as an error, not on the terminal
    m_engine = std::make_unique<Engine>();
}

GraphvizOrder::~GraphvizOrder() = default;

Result<SceneOrder> GraphvizOrder::order(const Scene &scene, const CancelToken &cancel)
{
    SceneOrder order = naturalOrder(scene);
    for (RankOrder &half : order) {
        const std::size_t items = itemsOf(half);
        if (items < 2 || items > tooMany)
            continue;
        const std::lock_guard guard(graphviz());
        if (cancel.isCancelled())
            return Error{Error::Kind::Cancelled, {}, u"the layout was superseded"_s, {}, {}};
        if (!m_engine->layOut(scene, half))
            return Error{Error::Kind::Internal, u"graphviz"_s, u"dot gave no order"_s, {}, {}};
    }
    return order;
}

} // namespace bulkhead::topology
