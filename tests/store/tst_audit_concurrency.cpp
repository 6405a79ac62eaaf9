// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditbench.h"
#include "store/storefixture.h"

#include <QTemporaryDir>

#include <array>
#include <thread>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class TestAuditConcurrency : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void append_fromManyThreads_leavesNoGap();
};

void TestAuditConcurrency::append_fromManyThreads_leavesNoGap()
{
    constexpr int writers = 8, entries = 50;
    const QTemporaryDir folder;
    const AuditBench bench(folder.path());
    std::array<std::vector<std::uint64_t>, writers> seqs;
    std::array<QString, writers> problems;
    {
        std::vector<std::jthread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                AuditTrailParts parts = bench.parts();
                parts.memory.reset();
                parts.targets.clear();
                AuditTrail trail(std::move(parts));
                for (int i = 0; i < entries; ++i) {
                    const auto seq = trail.record(draftOf(std::to_string(w) + '-' + std::to_string(i)), claimOf(u"writer"_s));
                    if (seq)
                        seqs[std::size_t(w)].push_back(*seq);
                    else
                        problems[std::size_t(w)] = seq.error().toText();
                }
            });
        }
    }
    for (int w = 0; w < writers; ++w) {
        QCOMPARE(problems[std::size_t(w)], QString());
        QVERIFY(std::is_sorted(seqs[std::size_t(w)].begin(), seqs[std::size_t(w)].end()));
    }
    const auto store = bench.store();
    VERIFY_OK(store);
    const auto contents = contentsOf(**store);
    VERIFY_OK(contents);
    QCOMPARE(contents->tokens.size(), std::size_t{writers} * entries + 1); // and one beginning, though eight began
    QVERIFY(!contents->hasGap && !contents->hasDoubleNonce);
    for (int w = 0; w < writers; ++w) {
        for (int i = 0; i < entries; ++i)
            QCOMPARE(contents->tokens.at(seqs[std::size_t(w)][std::size_t(i)]), std::to_string(w) + '-' + std::to_string(i));
    }
    const auto answer = bench.verify({});
    VERIFY_OK(answer);
    QVERIFY2(answer->ok, qPrintable(wordsOf(*answer).headline));
}

QTEST_GUILESS_MAIN(TestAuditConcurrency)
#include "tst_audit_concurrency.moc"
