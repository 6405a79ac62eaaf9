// SPDX-License-Identifier: GPL-3.0-or-later
// How long the console's thread is away from its event loop while the real session syncs a large estate
// behind the real window. Time away is measured in processor time of that thread, which neighbours on the
// machine do not lengthen, and by the clock, beside the same sync of a session without a window. The measure
// is what a frame costs here: drawing the whole window once in the same run.
// Run: cmake --preset release && cmake --build build/release --target bench_guithread
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_guithread   (BULKHEAD_BENCH_ENTITIES=N for another size)
#include "bench/largeestate.h"

#include "catalog/catalogpage.h"
#include "isolation/isolationpage.h"
#include "items/catalogtablemodel.h"
#include "overview/overviewpage.h"
#include "presentation/appearance.h"
#include "settings/settingspage.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "topology/topologypage.h"
#include "widgets/bulkheadstyle.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 3, frames = 30, longWait = 280000;
//! Of what drawing the whole window costs; a frame of the screen has room for five or six drawings.
constexpr double mostOfDrawing = 4;

double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

//! A thread that sends this one a beat as soon as the last one came through and a millisecond went by.
//! What this thread worked from one beat to the next is how long it was away from its event loop.
class Watchdog : public QObject
{
public:
    Watchdog()
        : m_thread([this](const std::stop_token &stop) { beat(stop); })
    {
    }
    ~Watchdog() override
    {
        m_thread.request_stop();
        m_thread.join(); // before what it uses goes
    }
    void reset()
    {
        m_work = m_clock = 0;
        m_since = threadMilliseconds();
    }
    //! Waits for two more beats, so that what the last event left to do, such as painting, counts too.
    void finish()
    {
        for (const int wanted = m_beats + 2; m_beats < wanted;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    [[nodiscard]] double work() const { return m_work; }
    [[nodiscard]] double clock() const { return m_clock; }

private:
    using Clock = std::chrono::steady_clock;

    void beat(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (m_underway.exchange(true))
                continue;
            QMetaObject::invokeMethod(this, [this, sent = Clock::now()] { take(sent); }, Qt::QueuedConnection);
        }
    }
    void take(Clock::time_point sent)
    {
        const double now = threadMilliseconds();
        m_work = std::max(m_work, now - m_since);
        m_clock = std::max(m_clock, std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
        m_since = now;
        ++m_beats;
        m_underway = false;
    }

    double m_since = threadMilliseconds(), m_work = 0, m_clock = 0;
    int m_beats = 0;
    std::atomic<bool> m_underway = false;
    std::jthread m_thread; //!< last: it uses the others
};

//! The console's window as the program puts it together.
class Console
{
public:
    explicit Console(const LargeEstate &estate)
        : m_preferences(estate.filePath(u"desk.ini"_s))
        , m_document(estate.paths().estate)
        , m_session(estate.parts())
    {
        m_appearance.apply(m_preferences.look());
        ShellParts shell;
        shell.session = &m_session;
        shell.appearance = &m_appearance;
        shell.preferences = &m_preferences;
        shell.clock = std::make_shared<SystemClock>();
        m_window = std::make_unique<MainWindow>(shell);
        SettingsParts settings;
        settings.session = &m_session;
        settings.document = &m_document;
        settings.clock = shell.clock;
        settings.appearance = &m_appearance;
        m_window->addPage(Screen::Overview, new OverviewPage(m_session, shell.clock));
        m_window->addPage(Screen::Catalog, new CatalogPage(m_session, m_document, shell.clock));
        m_window->addPage(Screen::Isolation, new IsolationPage(m_session, shell.clock));
        m_window->addPage(Screen::Topology, new TopologyPage(m_session));
        m_window->addPage(Screen::Settings, new SettingsPage(settings));
        m_window->restore();
        m_window->show();
        m_session.setEstate(m_document.config());
    }
    [[nodiscard]] ConsoleSession &session() { return m_session; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] const EstateConfig &estate() const { return m_document.config(); }

private:
    Appearance m_appearance;
    Preferences m_preferences;
    EstateDocument m_document;
    ConsoleSession m_session;
    std::unique_ptr<MainWindow> m_window;
};

//! A sync and the new view behind it.
bool syncAndLoad(ConsoleSession &session)
{
    QSignalSpy views(&session, &ConsoleSession::viewChanged);
    session.sync();
    return views.wait(longWait) && session.lastReport() && session.lastReport()->isComplete();
}

} // namespace

class BenchGuiThread : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new BulkheadStyle); }
    void watchdog_ofAPlantedPause_seesIt();
    void sync_ofALargeEstate_neverBlocksForAFrame();
};

void BenchGuiThread::watchdog_ofAPlantedPause_seesIt()
{
    Watchdog watchdog;
    QObject object;
    QSignalSpy named(&object, &QObject::objectNameChanged);
    double pause = 0;
    QTimer::singleShot(0, &object, [&] {
        const double before = threadMilliseconds();
        for (int i = 0; i < 1000000; ++i)
            (void)QString::number(i);
        pause = threadMilliseconds() - before;
        object.setObjectName(u"done"_s);
    });
    watchdog.reset();
    QVERIFY(named.wait(longWait));
    watchdog.finish();
    QVERIFY(watchdog.work() >= pause);
}

void BenchGuiThread::sync_ofALargeEstate_neverBlocksForAFrame()
{
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_BENCH_ENTITIES");
    LargeEstate estate(wanted > 0 ? wanted : 100000);
    Console console(estate);
    QSignalSpy first(&console.session(), &ConsoleSession::viewChanged);
    QVERIFY(first.wait(longWait));
    ConsoleSession unseen(estate.parts()); // the same work with nothing to show: what the machine adds
    QSignalSpy unseenFirst(&unseen, &ConsoleSession::viewChanged);
    unseen.setEstate(console.estate());
    QVERIFY(unseenFirst.wait(longWait));
    Watchdog watchdog;
    double drawing = 0, syncing = 0;
    for (int round = 0; round < rounds; ++round) {
        console.window().showScreen(round % 2 == 0 ? Screen::Catalog : Screen::Overview);
        estate.change(round);
        watchdog.finish();
        watchdog.reset();
        QVERIFY(syncAndLoad(console.session()));
        watchdog.finish();
        const double work = watchdog.work(), clock = watchdog.clock();
        watchdog.reset();
        QVERIFY(syncAndLoad(unseen));
        watchdog.finish();
        qInfo("sync %d: longest pause %.1f ms of work, %.1f ms by the clock; without a window %.1f and %.1f ms", round,
              work, clock, watchdog.work(), watchdog.clock());
        syncing = std::max(syncing, work);
        auto *table = console.window().findChild<QTableView *>(u"catalogTable"_s);
        QVERIFY(table && table->model()->rowCount() > 0);
        for (int frame = 0; frame < frames; ++frame) {
            const double before = threadMilliseconds();
            (void)console.window().grab();
            drawing = std::max(drawing, threadMilliseconds() - before);
        }
    }
    qInfo("longest pause in a sync %.1f ms of work, longest drawing of the window %.1f ms (%.2f)", syncing, drawing,
          syncing / drawing);
    QVERIFY2(syncing <= mostOfDrawing * drawing, "a sync keeps the console's thread from its event loop");
}

QTEST_MAIN(BenchGuiThread)
#include "bench_guithread.moc"
