// SPDX-License-Identifier: GPL-3.0-or-later
// What comparing large API descriptions costs: growth for each doubling is asserted; times are for reading.
#include "contracts/largecontract.h"
#include "contracts/lint.h"
#include "contracts/notation.h"

#include <QTest>

#include <algorithm>
#include <ctime>

using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;

namespace {

//! Work of this process, not what others do meanwhile.
class WorkTimer
{
public:
    [[nodiscard]] double seconds() const { return double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

struct Cost
{
    double reading = 1e9, comparing = 1e9, linting = 1e9;
    std::size_t changes = 0;
};

//! The least of some runs counts: what else the machine does only adds to it.
Cost costOf(int operations, int runs)
{
    const QByteArray before = textOf({operations, 0}), after = textOf({operations, 10});
    Cost cost;
    for (int i = 0; i < runs; ++i) {
        const WorkTimer reading;
        const Contract base = contractOf(before), revision = contractOf(after);
        cost.reading = std::min(cost.reading, reading.seconds());
        const WorkTimer comparing;
        const Comparison comparison = compareContracts(base, revision, {});
        cost.comparing = std::min(cost.comparing, comparing.seconds());
        cost.changes = comparison.changes.size();
        const WorkTimer linting;
        (void)lintContract(revision, {});
        cost.linting = std::min(cost.linting, linting.seconds());
    }
    return cost;
}

} // namespace

class BenchContracts : public QObject
{
    Q_OBJECT
private slots:
    void diff_of290Operations_isReported();
    void diff_growsNoFasterThanTheDocument();
};

void BenchContracts::diff_of290Operations_isReported()
{
    const Cost cost = costOf(290, 5);
    qInfo("290 operations, %lld lines: both read in %.0f ms, compared in %.0f ms (%zu changes), one linted in %.0f ms", static_cast<long long>(textOf({290, 0}).count('\n')),
          1000 * cost.reading, 1000 * cost.comparing, cost.changes, 1000 * cost.linting);
    QVERIFY(cost.changes > 29);
}

void BenchContracts::diff_growsNoFasterThanTheDocument()
{
    Cost last;
    double before = 0;
    for (const int operations : {250, 500, 1000, 2000}) {
        const Cost cost = costOf(operations, 5);
        const double whole = cost.reading + cost.comparing;
        qInfo("%d operations: read in %.3f s, compared in %.3f s (%zu changes): %.2f of half as many, comparing alone %.2f", operations, cost.reading, cost.comparing,
              cost.changes, before > 0 ? whole / before : 0.0, before > 0 ? cost.comparing / last.comparing : 0.0);
        if (before > 0) {
            QVERIFY2(whole / before <= 2.5, "more than 2.5 for a doubling");
            QVERIFY2(cost.comparing / last.comparing <= 2.5, "comparing alone: more than 2.5 for a doubling");
        }
        before = whole;
        last = cost;
    }
}

QTEST_GUILESS_MAIN(BenchContracts)
#include "bench_contracts.moc"
