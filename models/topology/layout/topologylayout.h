// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "topology/placement.h"

#include <QObject>
#include <QThread>

#include <chrono>

namespace bulkhead::topology {

//! What is to be drawn. The facts and the index are of one view, the result (may be nullptr) of the same.
struct TopologyQuestion
{
    std::shared_ptr<const isolation::EstateFacts> facts;
    std::shared_ptr<const isolation::FactIndex> index;
    std::shared_ptr<const isolation::PairResult> result;
    EnvironmentId sandbox, production;
    SceneOptions options;
};

//! The answer; immutable, shared between threads. Indexes of the scene point into the graph.
struct TopologyPicture
{
    TopologyQuestion question;
    std::shared_ptr<const Graph> graph;
    Scene scene;
    Placement placement;
    bool isOrdered = true; //!< false: Graphviz had no answer, and items stand as they are named
    std::chrono::microseconds took{0};
};

//! Everything for one question, on the thread that calls it. Empty if cancelled. `known` is the graph of the same facts, result
//! and pair, if there is one.
class GraphvizOrder;
[[nodiscard]] std::shared_ptr<const TopologyPicture> drawTopology(TopologyQuestion question, GraphvizOrder &order,
                                                                  std::shared_ptr<const Graph> known,
                                                                  const CancelToken &cancel);

//! Lays out on a thread of its own, one picture at a time: a new question supersedes the one before it, which may
//! never be answered. Lives on the thread that asks.
class TopologyLayout : public QObject
{
    Q_OBJECT
public:
    explicit TopologyLayout(QObject *parent = nullptr);
    ~TopologyLayout() override; //!< cancels and waits

    void ask(TopologyQuestion question);
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void ready(const std::shared_ptr<const bulkhead::topology::TopologyPicture> &picture);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker; //!< lives on m_thread, deleted there
    CancelToken m_cancel;
    quint64 m_ticket = 0;
    bool m_busy = false;
};

} // namespace bulkhead::topology
