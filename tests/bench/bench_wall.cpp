// SPDX-License-Identifier: GPL-3.0-or-later
// The wall and the heat map of a pair of 1,000 APIs: when the first frame is there once the data is, and what frames cost
// while the pointer goes over the leaks, and while the rows are scrolled. Times are for reading; asserted is that all is shown.
#include "bench/frames.h"
#include "bench/largepair.h"
#include "gui/guibench.h"
#include "isolation/heatmap.h"
#include "items/isolationviews.h"
#include "wall/wallwidget.h"

#include <QScrollBar>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class BenchWall : public QObject
{
    Q_OBJECT
    std::shared_ptr<const IsolationView> m_view;

    //! Shows the widget first, as the console does, and then gives it the data.
    template<typename SetPair>
    double firstFrame(QWidget *shown, QWidget *painted, SetPair setPair)
    {
        shown->resize(1280, 700);
        shown->show();
        if (!QTest::qWaitForWindowExposed(shown))
            return -1;
        QElapsedTimer timer;
        timer.start();
        setPair();
        painted->repaint();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }

private slots:
    void initTestCase()
    {
        prepareApplication();
        auto bench = largePair();
        m_view = isolation::test::viewOf(bench);
    }

    void wall()
    {
        WallWidget wall(std::make_shared<SystemClock>());
        const double first = firstFrame(&wall, &wall, [&] { wall.setPair(m_view, m_view->report.pairs.front()); });
        QCOMPARE(wall.wall().apisInSandbox, largePairApis);
        const auto &bands = wall.geometryOfWall().bands;
        QVERIFY(std::any_of(bands.begin(), bands.end(), [](const auto &band) { return !band.pipes.empty(); }));
        Frames frames;
        for (int i = 0; i < 200; ++i)
            frames.take(&wall);
        qInfo("wall: first frame %.1f ms, frames p95 %.2f ms", first, frames.p95());
    }

    void heatMap()
    {
        HeatMap map;
        const double first = firstFrame(
            &map, map.viewport(), [&] { map.setPair(m_view, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)); });
        QCOMPARE(map.cells().rowCount(), largePairApis);
        Frames frames;
        for (int i = 0; i < 200; ++i) {
            map.verticalScrollBar()->setValue(i * 37 % std::max(1, map.verticalScrollBar()->maximum()));
            frames.take(map.viewport());
        }
        qInfo("heat map: first frame %.1f ms, scrolling p95 %.2f ms", first, frames.p95());
    }
};

QTEST_MAIN(BenchWall)
#include "bench_wall.moc"
