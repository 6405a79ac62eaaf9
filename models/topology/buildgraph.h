// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/graph.h"

namespace bulkhead::topology {

//! The graph of a pair. Pure: the same facts give the same graph, whatever their order among equals. A place that both
//! sides reach stands once, in the half that owns it by the estate's inventories, else in production.
[[nodiscard]] Graph buildGraph(const isolation::PairFacts &facts, std::shared_ptr<const isolation::PairResult> result);

//! What the controls found of a node, worst first: fails and warnings that name it or rest on it.
[[nodiscard]] std::vector<Finding> findingsOf(const Graph &graph, const isolation::EstateFacts &facts, std::uint32_t node);

//! The unit with that fingerprint, whatever its verdict; empty if the result does not have it.
[[nodiscard]] Finding findingOf(const isolation::PairResult &result, std::string_view fingerprint);

} // namespace bulkhead::topology
