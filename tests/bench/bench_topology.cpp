// SPDX-License-Identifier: GPL-3.0-or-later
// The topology of a large pair: how long its layout takes, when the first frame is there, and what frames cost while the
// picture is moved and zoomed. Asserts only what does not depend on the machine; the figures are for reading.
#include "bench/frames.h"
#include "bench/largepair.h"
#include "gui/guibench.h"
#include "topology/layout/graphvizorder.h"
#include "topology/topologyview.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using topology::SceneOptions;

namespace {

topology::TopologyQuestion questionOfLargePair()
{
    auto bench = test::largePair();
    topology::TopologyQuestion question;
    question.facts = std::make_shared<const isolation::EstateFacts>(bench.facts());
    question.index = std::make_shared<const isolation::FactIndex>(*question.facts);
    question.sandbox = EnvironmentId(u"sandbox"_s);
    question.production = EnvironmentId(u"production"_s);
    return question;
}

} // namespace

class BenchTopology : public QObject
{
    Q_OBJECT
    topology::TopologyQuestion m_question;

    void measure(const char *name, const SceneOptions &options)
    {
        topology::GraphvizOrder engine;
        topology::TopologyQuestion question = m_question;
        question.options = options;
        QElapsedTimer timer;
        timer.start();
        const auto picture = drawTopology(question, engine, nullptr, {});
        const double layout = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        QVERIFY(picture && picture->isOrdered);
        QCOMPARE(picture->scene.apis[0], std::size_t(test::largePairApis));
        TopologyView view;
        view.resize(1280, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        timer.restart();
        view.setPicture(picture);
        view.viewport()->repaint();
        const double first = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        test::Frames pan, zoom, far;
        for (int i = 0; i < 200; ++i) {
            view.verticalScrollBar()->setValue(i * 37 % std::max(1, view.verticalScrollBar()->maximum()));
            pan.take(view.viewport());
        }
        for (int i = 0; i < 100; ++i) {
            view.setZoom(0.5 + i * 0.015);
            zoom.take(view.viewport());
        }
        view.fit();
        for (int i = 0; i < 50; ++i)
            far.take(view.viewport());
        qInfo("%s: %zu boxes, layout %.1f ms, first frame %.1f ms, pan p95 %.2f ms, zoom p95 %.2f ms, all in sight p95 %.2f ms",
              name, picture->scene.items.size(), layout, first, pan.p95(), zoom.p95(), far.p95());
    }

private slots:
    void initTestCase()
    {
        test::prepareApplication();
        m_question = questionOfLargePair();
    }
    void crossingFirst() { measure("crossing first", {}); }
    void all()
    {
        SceneOptions options;
        options.all = true;
        measure("all", options);
    }
};

QTEST_MAIN(BenchTopology)
#include "bench_topology.moc"
