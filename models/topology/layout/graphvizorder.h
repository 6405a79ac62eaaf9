// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "topology/placement.h"

#include <memory>

namespace bulkhead::topology {

//! Asks Graphviz's dot in which order the items of each rank cross least. Graphviz is not thread-safe and keeps state of its
//! own: one layout at a time in the whole process; others wait. One layout of a half cannot be stopped, so it is
//! given a bound; the token is asked between halves.
class GraphvizOrder
{
public:
    GraphvizOrder(); //!< loads the layout engine: tens of milliseconds, once
    ~GraphvizOrder();
    GraphvizOrder(const GraphvizOrder &) = delete;
    GraphvizOrder &operator=(const GraphvizOrder &) = delete;

    [[nodiscard]] Result<SceneOrder> order(const Scene &scene, const CancelToken &cancel);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace bulkhead::topology
