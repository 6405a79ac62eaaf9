// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/placement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulkhead::topology {

using isolation::noIndex;

namespace {

constexpr int sweeps = 4;
constexpr double pillDistance = 0.6; //!< rows between two pills on the wall
constexpr double boxDistance = 0.9;  //!< between a gateway on the wall and what is beside it

//! Neighbours of each item in the ranks beside it, those of pipes too: they should be straight.
struct Neighbours
{
    explicit Neighbours(const Scene &scene)
        : inward(scene.items.size())
        , outward(scene.items.size())
    {
        for (const Line &line : scene.lines)
            join(line.from, line.to);
        for (const Pipe &pipe : scene.pipes) {
            std::uint32_t last = pipe.left;
            for (const std::uint32_t space : pipe.leftSpaces) {
                join(last, space);
                last = space;
            }
            last = pipe.right;
            for (auto space = pipe.rightSpaces.rbegin(); space != pipe.rightSpaces.rend(); ++space) {
                join(last, *space);
                last = *space;
            }
        }
    }

    void join(std::uint32_t from, std::uint32_t to)
    {
        inward[from].push_back(to);
        outward[to].push_back(from);
    }

    std::vector<std::vector<std::uint32_t>> inward, outward;
};

class HalfPlacer
{
public:
    HalfPlacer(const Scene &scene, const Neighbours &neighbours, const RankOrder &order, std::vector<double> &rows)
        : m_scene(scene)
        , m_neighbours(neighbours)
        , m_order(order)
        , m_rows(rows)
    {
    }

    void place()
    {
        for (const auto &rank : m_order) {
            for (std::size_t i = 0; i < rank.size(); ++i)
                m_rows[rank[i]] = static_cast<double>(i);
        }
        const auto widest = std::max_element(m_order.begin(), m_order.end(), [](const auto &a, const auto &b) {
            return a.size() < b.size();
        });
        const auto middle = static_cast<int>(widest - m_order.begin());
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            for (int rank = middle + 1; rank < rankCount; ++rank)
                align(rank, m_neighbours.outward);
            for (int rank = rankCount - 2; rank >= 0; --rank)
                align(rank, m_neighbours.inward);
            for (int rank = 1; rank <= middle; ++rank)
                align(rank, m_neighbours.outward);
            for (int rank = middle - 1; rank >= 0; --rank)
                align(rank, m_neighbours.inward);
        }
        for (int rank = middle + 1; rank < rankCount; ++rank)
            align(rank, m_neighbours.outward);
    }

private:
    void align(int rank, const std::vector<std::vector<std::uint32_t>> &beside)
    {
        const auto &items = m_order[static_cast<std::size_t>(rank)];
        if (items.empty())
            return;
        std::vector<double> wishes(items.size()), weights(items.size()), distances(items.size(), 1.0);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto &near = beside[items[i]];
            const double sum = std::accumulate(near.begin(), near.end(), 0.0, [this](double total, std::uint32_t item) {
                return total + m_rows[item];
            });
            wishes[i] = near.empty() ? m_rows[items[i]] : sum / static_cast<double>(near.size());
            // A pipe keeps straight; who has no neighbour here gives way.
            weights[i] = m_scene.items[items[i]].kind == Item::Kind::Space ? 4 : near.empty() ? 0.1 : 1;
        }
        const std::vector<double> placed = spread(wishes, weights, distances);
        for (std::size_t i = 0; i < items.size(); ++i)
            m_rows[items[i]] = placed[i];
    }

    const Scene &m_scene;
    const Neighbours &m_neighbours;
    const RankOrder &m_order;
    std::vector<double> &m_rows;
};

double rowBeforeTheWall(const Placement &placement, std::uint32_t end, const std::vector<std::uint32_t> &spaces, bool isLeft)
{
    const std::uint32_t item = spaces.empty() ? end : isLeft ? spaces.back() : spaces.front();
    return placement.rows[item];
}

void placeSlots(const Scene &scene, Placement &placement)
{
    const std::size_t count = scene.pipes.size();
    std::vector<double> middle(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Pipe &pipe = scene.pipes[i];
        middle[i] = (rowBeforeTheWall(placement, pipe.left, pipe.leftSpaces, true)
                     + rowBeforeTheWall(placement, pipe.right, pipe.rightSpaces, false)) / 2;
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&middle](std::size_t a, std::size_t b) { return middle[a] < middle[b]; });
    std::vector<double> wishes(count), distances(count);
    for (std::size_t i = 0; i < count; ++i) {
        wishes[i] = middle[order[i]];
        const bool besideBox = scene.pipes[order[i]].box != noIndex || (i > 0 && scene.pipes[order[i - 1]].box != noIndex);
        distances[i] = besideBox ? boxDistance : pillDistance;
    }
    const std::vector<double> placed = spread(wishes, std::vector<double>(count, 1.0), distances);
    placement.wallRows.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        placement.wallRows[order[i]] = placed[i];
        if (scene.pipes[order[i]].box != noIndex)
            placement.rows[scene.pipes[order[i]].box] = placed[i];
    }
}

//! What hangs only from a gateway on the wall stands last in both halves: its pipe is short, and crosses nothing.
SceneOrder wallGatewaysLast(const Scene &scene, const Neighbours &neighbours, SceneOrder order)
{
    std::vector<bool> hangs(scene.items.size());
    for (RankOrder &half : order) {
        for (auto &rank : half) {
            for (const std::uint32_t item : rank) {
                const auto &before = neighbours.outward[item];
                const bool isCorner = scene.items[item].kind == Item::Kind::Space && scene.items[item].rank == Rank::Gateway;
                hangs[item] = isCorner || (!before.empty() && std::all_of(before.begin(), before.end(), [&hangs](std::uint32_t one) {
                                               return hangs[one];
                                           }));
            }
            std::stable_partition(rank.begin(), rank.end(), [&hangs](std::uint32_t item) { return !hangs[item]; });
        }
    }
    return order;
}

//! The halves begin at the same height, the first row at 0.
void moveToTop(Placement &placement, const RankOrder &half)
{
    double top = 0;
    bool any = false;
    for (const auto &rank : half) {
        if (rank.empty())
            continue;
        top = any ? std::min(top, placement.rows[rank.front()]) : placement.rows[rank.front()];
        any = true;
    }
    for (const auto &rank : half) {
        for (const std::uint32_t item : rank)
            placement.rows[item] -= top;
    }
}

} // namespace

SceneOrder naturalOrder(const Scene &scene)
{
    SceneOrder order;
    for (std::uint32_t i = 0; i < scene.items.size(); ++i) {
        const Item &item = scene.items[i];
        if (item.kind != Item::Kind::Wall)
            order[static_cast<std::size_t>(item.side)][static_cast<std::size_t>(item.rank)].push_back(i);
    }
    return order;
}

std::vector<double> spread(const std::vector<double> &wishes, const std::vector<double> &weights,
                           const std::vector<double> &distances)
{
    // With the distances taken out of the wishes this is isotonic regression: pool adjacent violators.
    struct Block
    {
        double weight, sum;
        std::size_t count;
        [[nodiscard]] double mean() const { return sum / weight; }
    };
    std::vector<Block> blocks;
    std::vector<double> offsets(wishes.size());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        offsets[i] = i == 0 ? 0 : offsets[i - 1] + distances[i];
        blocks.push_back({weights[i], weights[i] * (wishes[i] - offsets[i]), 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().weight += last.weight;
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    std::vector<double> placed;
    placed.reserve(wishes.size());
    for (const Block &block : blocks) {
        for (std::size_t i = 0; i < block.count; ++i)
            placed.push_back(block.mean() + offsets[placed.size()]);
    }
    return placed;
}

Placement place(const Scene &scene, const SceneOrder &wished)
{
    Placement placement;
    placement.rows.resize(scene.items.size());
    const Neighbours neighbours(scene);
    const SceneOrder order = wallGatewaysLast(scene, neighbours, wished);
    for (const RankOrder &half : order) {
        HalfPlacer(scene, neighbours, half, placement.rows).place();
        moveToTop(placement, half);
    }
    placeSlots(scene, placement);
    for (const double row : placement.rows)
        placement.rowCount = std::max(placement.rowCount, row + 1);
    return placement;
}

} // namespace bulkhead::topology
