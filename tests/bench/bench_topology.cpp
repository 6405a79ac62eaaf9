// SPDX-License-Identifier: GPL-3.0-or-later
// The topology of a large pair: how long its layout takes, when the first frame is there, and what frames cost while the
// picture is moved and zoomed. Asserts only what does not depend on the machine; the figures are for reading.
#include "gui/guibench.h"
#include "topology/layout/graphvizorder.h"
#include "topology/topologybench.h"
#include "topology/topologyview.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using topology::SceneOptions;

namespace {

constexpr int apis = 1000;

//! 1,000 APIs on both sides, four gateways each; every fortieth of the sandbox calls a host of production, and hosts are
//! shared by three APIs, so that lines have something to cross.
topology::TopologyQuestion largePair()
{
    isolation::test::FactsBench bench;
    for (const char *gateway : {"gw-s1", "gw-s2", "gw-s3", "gw-s4"})
        bench.gateway(gateway, "sandbox");
    for (const char *gateway : {"gw-p1", "gw-p2", "gw-p3", "gw-p4"})
        bench.gateway(gateway, "production");
    for (int i = 0; i < apis; ++i) {
        const std::string api = "api-" + std::to_string(i), last = std::to_string(i * 7 % 333 / 250 + 1) + '.' + std::to_string(i * 7 % 333 % 250);
        const std::string number(1, static_cast<char>('1' + i % 4));
        topology::test::call(bench, ("gw-s" + number).c_str(), api, "10.8." + last);
        topology::test::call(bench, ("gw-p" + number).c_str(), api, "10.50." + last);
        if (i % 40 == 0)
            topology::test::call(bench, ("gw-s" + number).c_str(), api, "10.50." + last);
    }
    topology::TopologyQuestion question;
    question.facts = std::make_shared<const isolation::EstateFacts>(bench.facts());
    question.index = std::make_shared<const isolation::FactIndex>(*question.facts);
    question.sandbox = EnvironmentId(u"sandbox"_s);
    question.production = EnvironmentId(u"production"_s);
    return question;
}

struct Frames
{
    std::vector<qint64> micros;

    void take(TopologyView &view)
    {
        QElapsedTimer timer;
        timer.start();
        view.viewport()->repaint();
        micros.push_back(timer.nsecsElapsed() / 1000);
    }
    [[nodiscard]] double p95()
    {
        std::sort(micros.begin(), micros.end());
        return static_cast<double>(micros[micros.size() * 95 / 100]) / 1000;
    }
};

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
        QCOMPARE(picture->scene.apis[0], std::size_t(apis));
        TopologyView view;
        view.resize(1280, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        timer.restart();
        view.setPicture(picture);
        view.viewport()->repaint();
        const double first = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        Frames pan, zoom, far;
        for (int i = 0; i < 200; ++i) {
            view.verticalScrollBar()->setValue(i * 37 % std::max(1, view.verticalScrollBar()->maximum()));
            pan.take(view);
        }
        for (int i = 0; i < 100; ++i) {
            view.setZoom(0.5 + i * 0.015);
            zoom.take(view);
        }
        view.fit();
        for (int i = 0; i < 50; ++i)
            far.take(view);
        qInfo("%s: %zu boxes, layout %.1f ms, first frame %.1f ms, pan p95 %.2f ms, zoom p95 %.2f ms, all in sight p95 %.2f ms",
              name, picture->scene.items.size(), layout, first, pan.p95(), zoom.p95(), far.p95());
    }

private slots:
    void initTestCase()
    {
        test::prepareApplication();
        m_question = largePair();
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
