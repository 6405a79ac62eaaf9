// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/layout/topologylayout.h"

#include "topology/buildgraph.h"
#include "topology/layout/graphvizorder.h"

#include <optional>

namespace bulkhead::topology {

namespace {

bool isOfOneGraph(const TopologyQuestion &a, const TopologyQuestion &b)
{
    return a.facts == b.facts && a.index == b.index && a.result == b.result && a.sandbox == b.sandbox
        && a.production == b.production;
}

} // namespace

std::shared_ptr<const TopologyPicture> drawTopology(TopologyQuestion question, GraphvizOrder &order,
                                                    std::shared_ptr<const Graph> known, const CancelToken &cancel)
{
    const auto begin = std::chrono::steady_clock::now();
    auto picture = std::make_shared<TopologyPicture>();
    picture->graph = std::move(known);
    if (!picture->graph) {
        const isolation::PairFacts facts(*question.facts, *question.index, question.sandbox, question.production);
        picture->graph = std::make_shared<const Graph>(buildGraph(facts, question.result));
    }
    if (cancel.isCancelled())
        return nullptr;
    picture->scene = makeScene(*picture->graph, *question.facts, question.options);
    const Result<SceneOrder> found = order.order(picture->scene, cancel);
    if (cancel.isCancelled())
        return nullptr;
    picture->isOrdered = found.has_value();
    picture->placement = place(picture->scene, found ? *found : naturalOrder(picture->scene));
    picture->question = std::move(question);
    picture->took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    return picture;
}

class TopologyLayout::Worker : public QObject
{
public:
    using Picture = std::shared_ptr<const TopologyPicture>;

    //! Before the first question: the engine takes a while to load.
    void prepare()
    {
        if (!m_order)
            m_order.emplace();
    }

    Picture answer(TopologyQuestion question, const CancelToken &cancel)
    {
        if (cancel.isCancelled())
            return nullptr;
        prepare();
        std::shared_ptr<const Graph> known;
        if (m_last && isOfOneGraph(m_last->question, question))
            known = m_last->graph;
        Picture picture = drawTopology(std::move(question), *m_order, std::move(known), cancel);
        if (picture)
            m_last = picture;
        return picture;
    }

private:
    std::optional<GraphvizOrder> m_order;
    Picture m_last; //!< its graph serves the next question about the same facts
};

TopologyLayout::TopologyLayout(QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    m_thread.setObjectName(QStringLiteral("topology"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->prepare(); });
}

TopologyLayout::~TopologyLayout()
{
    m_cancel.cancel();
    m_thread.quit();
    m_thread.wait();
}

void TopologyLayout::ask(TopologyQuestion question)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_busy = true;
    const quint64 ticket = ++m_ticket;
    QMetaObject::invokeMethod(m_worker, [this, ticket, question = std::move(question), cancel = m_cancel,
                                         worker = m_worker] {
        auto picture = worker->answer(question, cancel);
        QMetaObject::invokeMethod(this, [this, ticket, picture] {
            if (ticket != m_ticket)
                return;
            m_busy = false;
            if (picture)
                emit ready(picture);
        });
    });
}

} // namespace bulkhead::topology
