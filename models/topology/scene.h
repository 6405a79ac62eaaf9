// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/graph.h"

#include <array>
#include <set>

namespace bulkhead::topology {

//! What is shown of a graph.
struct SceneOptions
{
    bool all = false;               //!< every API by itself; else only those on the way of something that crosses
    std::set<std::string> expanded; //!< keys of groups that a person opened
    std::string finding;            //!< fingerprint: only what it rests on; empty: everything
    friend bool operator==(const SceneOptions &, const SceneOptions &) = default;
};

//! One box of the picture: a node, several nodes of a kind as one, or a free place that something passes through.
struct Item
{
    enum class Kind : std::uint8_t { Node, Group, Wall, Space };
    Kind kind = Kind::Node;
    Rank rank = Rank::Gateway;
    Side side = Side::Sandbox;
    Verdict verdict = Verdict::Pass;
    std::vector<std::uint32_t> nodes; //!< of the graph; none for a space
    std::string key;                  //!< of the node or the group: what a selection is remembered by
};

//! An edge that stays in its half.
struct Line
{
    std::uint32_t from = 0, to = 0; //!< from the gateway towards the wall
};

//! What goes through the wall: from the left item over its spaces, the wall, and the spaces of the other half.
struct Pipe
{
    std::uint32_t left = 0, right = 0;
    std::vector<std::uint32_t> leftSpaces, rightSpaces; //!< in the order from left to right
    Side caller = Side::Sandbox;
    Verdict verdict = Verdict::Fail;
    std::vector<std::uint32_t> crossings; //!< of the graph; none: only the two ends of a finding
    std::uint32_t box = isolation::noIndex; //!< item of a gateway that stands on the wall
};

struct Scene
{
    std::vector<Item> items;
    std::vector<Line> lines;
    std::vector<Pipe> pipes;
    std::array<std::size_t, 2> apis{}; //!< of the graph, by side: what is shown of how many
};

//! Cuts out, puts together and keeps ways free; the places come later. An unknown finding gives an empty scene.
[[nodiscard]] Scene makeScene(const Graph &graph, const isolation::EstateFacts &facts, const SceneOptions &options);

} // namespace bulkhead::topology
