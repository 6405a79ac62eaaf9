// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 findings as CSV into a file against the same bytes into a file, in one run. The file is made whole or not at all, as exports are.
#include "reports/csv.h"
#include "reports/samplereport.h"

#include <QElapsedTimer>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>

using namespace bulkhead::reports;
using namespace Qt::StringLiterals;

namespace {

constexpr double most = 1.5;

//! Nanoseconds until the file is there.
qint64 timeOf(const QString &path, const std::function<bool(const ByteSink &)> &write)
{
    QElapsedTimer timer;
    timer.start();
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && write([&file](std::string_view piece) { return file.write(piece.data(), qsizetype(piece.size())) == qint64(piece.size()); }) && file.commit();
    return isWritten ? timer.nsecsElapsed() : -1;
}

} // namespace

class BenchReportCsv : public QObject
{
    Q_OBJECT
private slots:
    void hundredThousandFindings_costLittleMore_thanTheirBytes();
};

void BenchReportCsv::hundredThousandFindings_costLittleMore_thanTheirBytes()
{
    const auto large = test::largeReport({100'000, 10, 1'000});
    const QTemporaryDir folder;
    std::string bytes;
    QVERIFY(writeCsv(large->report, [&bytes](std::string_view piece) { bytes.append(piece); return true; }));
    const auto plain = [&bytes](const ByteSink &sink) {
        constexpr std::size_t piece = std::size_t{1} << 18;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            if (!sink(std::string_view(bytes).substr(at, piece)))
                return false;
        }
        return true;
    };
    qint64 table = std::numeric_limits<qint64>::max(), same = table;
    for (int i = 0; i < 7; ++i) { // turn by turn, so that both meet the same machine
        const qint64 one = timeOf(folder.filePath(u"table.csv"_s), [&large](const ByteSink &sink) { return writeCsv(large->report, sink); });
        const qint64 other = timeOf(folder.filePath(u"same.csv"_s), plain);
        QVERIFY(one > 0 && other > 0);
        table = std::min(table, one);
        same = std::min(same, other);
    }
    const double ratio = double(table) / double(same);
    qInfo("100,000 findings, %.1f MB: CSV %.0f ms, the same bytes %.0f ms, ratio %.2f (at most %.1f)", double(bytes.size()) / 1e6, double(table) / 1e6, double(same) / 1e6, ratio, most);
    QVERIFY(ratio <= most);
}

QTEST_GUILESS_MAIN(BenchReportCsv)
#include "bench_reportcsv.moc"
