// SPDX-License-Identifier: GPL-3.0-or-later
// What comparing large API descriptions costs: growth for each doubling is asserted; times are for reading.
#include "contracts/largecontract.h"
#include "contracts/lint.h"
#include "contracts/notation.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <ctime>
#include <vector>

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

struct Pair
{
    QByteArray base, revision;
    Cost cost;
};

Pair pairOf(int operations)
{
    return {textOf({operations, 0}), textOf({operations, 10}), {}};
}

//! The least of some runs counts: what else the machine does only adds to it.
void measure(Pair &pair)
{
    const WorkTimer reading;
    const Contract base = contractOf(pair.base), revision = contractOf(pair.revision);
    pair.cost.reading = std::min(pair.cost.reading, reading.seconds());
    const WorkTimer comparing;
    const Comparison comparison = compareContracts(base, revision, {});
    pair.cost.comparing = std::min(pair.cost.comparing, comparing.seconds());
    pair.cost.changes = comparison.changes.size();
    const WorkTimer linting;
    (void)lintContract(revision, {});
    pair.cost.linting = std::min(pair.cost.linting, linting.seconds());
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
    Pair pair = pairOf(290);
    for (int i = 0; i < 9; ++i)
        measure(pair);
    const Cost &cost = pair.cost;
    qInfo("290 operations, %lld lines: both read in %.0f ms, compared in %.0f ms (%zu changes), one linted in %.0f ms", static_cast<long long>(pair.base.count('\n')),
          1000 * cost.reading, 1000 * cost.comparing, cost.changes, 1000 * cost.linting);
    QVERIFY(cost.changes > 29);
}

void BenchContracts::diff_growsNoFasterThanTheDocument()
{
    constexpr std::array sizes{250, 500, 1000, 2000};
    std::vector<Pair> pairs;
    for (const int operations : sizes)
        pairs.push_back(pairOf(operations));
    for (int i = 0; i < 9; ++i) { // in turn, so that a busy minute is not that of one size
        for (Pair &pair : pairs)
            measure(pair);
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Cost &cost = pairs[i].cost, &half = pairs[i > 0 ? i - 1 : 0].cost;
        const double whole = (cost.reading + cost.comparing) / (half.reading + half.comparing), alone = cost.comparing / half.comparing;
        qInfo("%d operations: read in %.3f s, compared in %.3f s (%zu changes): %.2f of half as many, comparing alone %.2f", sizes[i], cost.reading, cost.comparing,
              cost.changes, whole, alone);
        QVERIFY2(whole <= 2.5, "more than 2.5 for a doubling");
    }
}

QTEST_GUILESS_MAIN(BenchContracts)
#include "bench_contracts.moc"
