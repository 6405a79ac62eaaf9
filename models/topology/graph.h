// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/evaluate.h"

#include <memory>

namespace bulkhead::topology {

using isolation::Side;
using isolation::Verdict;

//! The columns of either half, from the outside to the wall.
enum class Rank : std::uint8_t { Gateway, Api, Upstream, Host };
inline constexpr int rankCount = 4;

//! Something of one side of a pair.
struct Node
{
    Rank rank = Rank::Gateway;
    Side side = Side::Sandbox; //!< the half that it stands in; meaningless if it is shared
    bool isShared = false;     //!< a gateway that serves both sides: it stands on the wall
    bool isPolicy = false;     //!< of an Upstream: a policy that calls by itself
    std::uint32_t item = isolation::noIndex; //!< gateway or row of the catalog: index into EstateFacts
    std::string key;           //!< stable over re-reads and restarts
    std::string name;
    std::string detail;        //!< product of a gateway, version of an API
    //! Of a gateway, how well it was read; of a host, Unreadable if its place could not be told.
    FactState state = FactState::Known;
    Verdict verdict = Verdict::Pass; //!< Fail or Warn: it is on the way of something that crosses
};

//! Within a half, from the gateway towards the host.
struct Edge
{
    std::uint32_t from = 0, to = 0;
    friend bool operator==(const Edge &, const Edge &) = default;
};

//! One unit of a control that is no pass; points into the result of the graph.
struct Finding
{
    std::string_view control;
    const isolation::UnitResult *unit = nullptr;
    friend bool operator==(const Finding &, const Finding &) = default;
};

//! What is reached from the other side. A gateway of both sides crosses by itself: `from` is `to`.
struct Crossing
{
    std::uint32_t from = 0; //!< upstream or host of the side that calls
    std::uint32_t to = 0;   //!< host of the other half
    Verdict verdict = Verdict::Fail; //!< Warn: an indicator, no proof
    std::vector<Finding> findings;

    [[nodiscard]] bool isGateway() const { return from == to; }
};

//! Gateways, APIs, upstreams and hosts of one pair, and what crosses between its sides. Immutable once built.
struct Graph
{
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Crossing> crossings;
    std::shared_ptr<const isolation::PairResult> result; //!< nullptr: nothing was judged yet

    //! Neighbours towards the wall and towards the gateways, by node.
    std::vector<std::vector<std::uint32_t>> inward, outward;

    [[nodiscard]] std::size_t count(Rank rank, Side side) const;
};

} // namespace bulkhead::topology
