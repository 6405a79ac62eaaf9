// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/graph.h"

namespace bulkhead::topology {

//! What of a graph a finding rests on.
struct FindingWay
{
    std::vector<bool> kept; //!< by node: its gateways, APIs, and where these lead; empty: there is no such finding
    //! Nodes of either fact, for a finding that no crossing of the graph shows; noIndex: that side has no fact.
    std::uint32_t sandbox = isolation::noIndex, production = isolation::noIndex;
};

[[nodiscard]] FindingWay wayOf(const Graph &graph, const isolation::EstateFacts &facts, std::string_view fingerprint);

} // namespace bulkhead::topology
