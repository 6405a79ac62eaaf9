// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/evaluate.h"
#include "isolation/factsbench.h"
#include "isolation/identity.h"
#include "topology/buildgraph.h"

#include <QStringList>

#include <memory>

namespace bulkhead::topology::test {

using isolation::endpoint;
using isolation::test::FactsBench;

//! A target at an address, so that nothing about it is undecided, with its upstream's name.
inline isolation::TargetFacts &call(FactsBench &bench, const char *gateway, const std::string &api, const std::string &address)
{
    isolation::TargetFacts &target = bench.target(gateway, api, "http://" + address);
    target.via = api + "-up";
    target.viaId = target.via;
    return target;
}

inline std::shared_ptr<const isolation::PairResult> judged(const isolation::PairFacts &facts)
{
    isolation::EvaluationInput input;
    input.catalogue = &isolation::ControlCatalogue::builtIn();
    return std::make_shared<const isolation::PairResult>(evaluate(facts, input));
}

inline Graph graphOf(const FactsBench &bench)
{
    const isolation::PairFacts facts = bench.pair();
    return buildGraph(facts, judged(facts));
}

//! Nodes by name; of both sides unless one is told.
inline std::uint32_t nodeOf(const Graph &graph, Rank rank, Side side, const std::string &name)
{
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        const Node &node = graph.nodes[i];
        if (node.rank == rank && (node.side == side || node.isShared) && node.name == name)
            return i;
    }
    return isolation::noIndex;
}

//! "pay-up>10.1.0.1:80 fail": every crossing, in words.
inline QStringList crossingsOf(const Graph &graph)
{
    QStringList all;
    for (const Crossing &crossing : graph.crossings)
        all.append(QString::fromStdString(graph.nodes[crossing.from].name + '>' + graph.nodes[crossing.to].name + ' '
                                          + std::string(isolation::toWire(crossing.verdict))));
    all.sort();
    return all;
}

} // namespace bulkhead::topology::test
