// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program to its first window, on a store of 100,000 rows: the console against
// sqlitebrowser on the same file, in alternating runs on one virtual screen. Medians.
// Run: cmake --preset release && cmake --build build/release --target bulkhead bench_firstwindow
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_firstwindow   (BULKHEAD_BENCH_ENTITIES=N for another size)
#include "bench/largeestate.h"
#include "bench/xdisplay.h"

#include "usecases/estatedocument.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 9, longWait = 280000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

class BenchFirstWindow : public QObject
{
    Q_OBJECT
private slots:
    void start_onALargeStore_showsAWindowNoLaterThanSqlitebrowser();
};

void BenchFirstWindow::start_onALargeStore_showsAWindowNoLaterThanSqlitebrowser()
{
    for (const auto &program : {u"sqlitebrowser"_s, u"Xvfb"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed: nothing to measure the first window with"_s));
    }
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_BENCH_ENTITIES");
    LargeEstate estate(wanted > 0 ? wanted : 100000);
    const EnginePaths &paths = estate.paths();
    {
        ConsoleSession session(estate.parts());
        const EstateDocument document(paths.estate);
        session.setEstate(document.config());
        QSignalSpy synced(&session, &ConsoleSession::syncFinished);
        session.sync();
        QVERIFY(synced.wait(longWait));
        QVERIFY(session.lastReport()->isComplete());
    }
    XDisplay display;
    QVERIFY(display.isReady());
    const QString ours = QStringLiteral(BULKHEAD_BINARY_DIR "/bin/bulkhead");
    QVERIFY2(QFileInfo(ours).isExecutable(), "build the target bulkhead first");
    const QStringList arguments {u"--estate"_s, paths.estate, u"--store"_s, paths.store, u"--store-key"_s,
                                 paths.storeKey, u"--settings"_s, estate.filePath(u"console.ini"_s)};
    const QString home = estate.filePath(u"."_s);
    std::vector<double> console, browser;
    for (int run = 0; run <= runs; ++run) { // the first fills the caches
        const double us = display.firstWindow(ours, arguments, home);
        const double them = display.firstWindow(u"sqlitebrowser"_s, {paths.store}, home);
        QVERIFY(us > 0 && them > 0);
        if (run == 0)
            continue;
        console.push_back(us);
        browser.push_back(them);
    }
    qInfo("%.1f MB; first window %.1f ms (%.1f to %.1f), sqlitebrowser %.1f ms: %.2f",
          double(QFileInfo(paths.store).size()) / 1e6, median(console), *std::min_element(console.begin(), console.end()),
          *std::max_element(console.begin(), console.end()), median(browser), median(console) / median(browser));
    QVERIFY2(median(console) <= median(browser), "sqlitebrowser shows its window earlier");
}

QTEST_GUILESS_MAIN(BenchFirstWindow)
#include "bench_firstwindow.moc"
