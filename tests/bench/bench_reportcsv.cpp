// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 findings as CSV against the same bytes, in one run: both written as exports are, on the disk in the end, with the digest that the log gets and without.
#include "core/digeststream.h"
#include "reports/csv.h"
#include "reports/samplereport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>

#include <unistd.h>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;

namespace {

constexpr double most = 1.5;

using Source = std::function<bool(const ByteSink &)>;

//! Nanoseconds until the file is there.
qint64 timeOf(const QString &path, bool hasDigest, const Source &write)
{
    QFile::remove(path); // an export writes a new file; to give the old one's memory back is not its work
    QElapsedTimer timer;
    timer.start();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return -1;
    DigestStream digest;
    const bool isWritten = write([&](std::string_view piece) {
        if (hasDigest)
            digest.add(piece);
        return file.write(piece.data(), qsizetype(piece.size())) == qint64(piece.size());
    });
    (void)digest.digest();
    return isWritten && file.flush() && ::fsync(file.handle()) == 0 ? timer.nsecsElapsed() : -1;
}

struct Times
{
    qint64 table = std::numeric_limits<qint64>::max(), same = table;
    [[nodiscard]] double ratio() const { return double(table) / double(same); }
};

//! The least of some turns counts: what else the machine does only adds to it, to the table more, which wants two cores at once. Turn by turn, so that both meet
//! the same machine; on a busy one it takes more of them until each had a quiet moment.
Times measured(const QTemporaryDir &folder, bool hasDigest, const Source &table, const Source &same)
{
    constexpr int least = 15, enough = 100;
    Times times;
    for (int i = 0; i < enough && (i < least || times.ratio() > most); ++i) {
        times.table = std::min(times.table, timeOf(folder.filePath(u"table.csv"_s), hasDigest, table));
        times.same = std::min(times.same, timeOf(folder.filePath(u"same.csv"_s), hasDigest, same));
    }
    return times;
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
    const Source table = [&large](const ByteSink &sink) { return writeCsv(large->report, sink); };
    const Source same = [&bytes](const ByteSink &sink) {
        constexpr std::size_t piece = std::size_t{1} << 19;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            if (!sink(std::string_view(bytes).substr(at, piece)))
                return false;
        }
        return true;
    };
    const Times bare = measured(folder, false, table, same), whole = measured(folder, true, table, same);
    QVERIFY(bare.table > 0 && bare.same > 0 && whole.table > 0 && whole.same > 0);
    qInfo("100,000 findings, %.1f MB: CSV %.0f ms, the same bytes %.0f ms, ratio %.2f (at most %.1f); without the digest %.0f and %.0f ms, ratio %.2f", double(bytes.size()) / 1e6,
          double(whole.table) / 1e6, double(whole.same) / 1e6, whole.ratio(), most, double(bare.table) / 1e6, double(bare.same) / 1e6, bare.ratio());
    QVERIFY(whole.ratio() <= most);
    QVERIFY(bare.ratio() <= most);
}

QTEST_GUILESS_MAIN(BenchReportCsv)
#include "bench_reportcsv.moc"
