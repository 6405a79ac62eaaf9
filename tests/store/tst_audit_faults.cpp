// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditbench.h"
#include "store/faultyvfs.h"
#include "store/storefixture.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <random>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Call = FaultyVfs::Call;
using Fault = FaultyVfs::Fault;

constexpr int mostRounds = 40;    // openings of the log in one run
constexpr int appendsInRound = 5; // so that closing and opening meet faults too
constexpr int appendsAfter = 4;   // the first failure

//! What one run with one fault gave.
struct Run
{
    std::map<std::uint64_t, std::string> acknowledged;
    std::vector<std::string> refused; //!< tokens of appends that were said to have failed
    int failures = 0;                 //!< calls that failed
    int since = 0;                    //!< appends since the first of them
};

//! What all runs of a kind gave.
struct Tally
{
    int runs = 0;
    std::size_t acknowledged = 0, refused = 0, kept = 0;
};

void appendIn(AuditTrail &trail, const std::string &token, Run &run)
{
    AuditDraft draft = draftOf(token);
    draft.nonce = toHex(sha256(token)).substr(0, 32); // the same for another try
    const auto seq = trail.record(draft, claimOf(u"tester"_s));
    if (FaultyVfs::instance().failures() > 0)
        ++run.since;
    if (!seq) {
        QVERIFY2(seq.error().kind == Error::Kind::Store, qPrintable(seq.error().toText()));
        run.refused.push_back(token);
        return;
    }
    QVERIFY2(run.acknowledged.emplace(*seq, token).second, "a seq was given twice");
}

//! Appends until the fault has been met, and on; who was refused tries again once it is repaired.
Run appendUnder(const Fault &fault, const AuditBench &bench)
{
    FaultyVfs &vfs = FaultyVfs::instance();
    Run run;
    vfs.arm(fault);
    int number = 0;
    for (int round = 0; round < mostRounds && run.since < appendsAfter; ++round) {
        const auto trail = bench.trail();
        for (int i = 0; i < appendsInRound && run.since < appendsAfter; ++i) {
            if (fault.times == 0 && run.since == appendsAfter / 2)
                vfs.heal();
            appendIn(*trail, 't' + std::to_string(++number), run);
        }
    }
    run.failures = vfs.failures();
    vfs.heal();
    const auto trail = bench.trail();
    Run again;
    for (const std::string &token : run.refused)
        appendIn(*trail, token, again);
    run.acknowledged.merge(again.acknowledged);
    if (!again.refused.empty() || !again.acknowledged.empty())
        QTest::qFail("what was refused is refused again without a fault", __FILE__, __LINE__);
    return run;
}

} // namespace

//! Every call to the disk fails, once or from then on until somebody repairs it.
class TestAuditFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void append_withFault_losesNothing_data();
    void append_withFault_losesNothing();
    void begin_withFault_givesOneWholeLog_data();
    void begin_withFault_givesOneWholeLog();
    void append_onAFullDisk_isRefused_andReadingGoesOn();

private:
    static void addFaults();
    //! Which calls fail: all up to 200, or some of them.
    [[nodiscard]] std::vector<int> places(int most);
    bool runOnce(Fault fault, bool onPrepared, Tally &tally);
    static void check(const AuditBench &bench, const Run &run, Tally &tally);
    static void tell(const Tally &tally);

    QTemporaryDir m_prepared{fastFolder()};
    const bool m_isFull = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
    std::mt19937 m_random{20261129};
};

//! A log of four entries in a store that nobody has open.
void TestAuditFaults::initTestCase()
{
    FaultyVfs::instance();
    qInfo("seed %u", 20261129U);
    const auto trail = AuditBench(m_prepared.path()).trail();
    for (const char *token : {"p1", "p2", "p3"})
        VERIFY_OK(trail->record(draftOf(token), claimOf(u"setup"_s)));
}

void TestAuditFaults::addFaults()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isShort");
    QTest::addColumn<int>("times");
    for (const int times : {1, 2, 0}) {
        const auto add = [times](const char *name, Call call, int code, bool isShort) {
            const char *lasting = times == 0 ? "for ever" : times == 1 ? "once" : "twice";
            QTest::addRow("%s, %s", name, lasting) << static_cast<int>(call) << code << isShort << times;
        };
        add("write EIO", Call::Write, SQLITE_IOERR_WRITE, false);
        add("write ENOSPC", Call::Write, SQLITE_FULL, false);
        add("short write EIO", Call::Write, SQLITE_IOERR_WRITE, true);
        add("short write ENOSPC", Call::Write, SQLITE_FULL, true);
        add("sync EIO", Call::Sync, SQLITE_IOERR_FSYNC, false);
        add("sync ENOSPC", Call::Sync, SQLITE_FULL, false);
        add("truncate EIO", Call::Truncate, SQLITE_IOERR_TRUNCATE, false);
        add("delete EIO", Call::Delete, SQLITE_IOERR_DELETE, false);
        add("open", Call::Open, SQLITE_CANTOPEN, false);
        add("read EIO", Call::Read, SQLITE_IOERR_READ, false);
    }
}

std::vector<int> TestAuditFaults::places(int most)
{
    std::vector<int> places;
    for (int n = 1; n <= most; ++n) {
        if (m_isFull || n == 1 || m_random() % 60 == 0)
            places.push_back(n);
    }
    return places;
}

//! False if there are not so many calls.
bool TestAuditFaults::runOnce(Fault fault, bool onPrepared, Tally &tally)
{
    const QTemporaryDir folder(fastFolder());
    const AuditBench bench(folder.path());
    if (onPrepared) {
        const AuditBench prepared(m_prepared.path());
        QFile::copy(prepared.storePath(), bench.storePath());
    }
    const Run run = appendUnder(fault, bench);
    if (run.failures == 0)
        return false;
    ++tally.runs;
    tally.acknowledged += run.acknowledged.size();
    tally.refused += run.refused.size();
    check(bench, run, tally);
    return true;
}

void TestAuditFaults::check(const AuditBench &bench, const Run &run, Tally &tally)
{
    const auto store = bench.store();
    VERIFY_OK(store);
    const auto contents = contentsOf(**store);
    VERIFY_OK(contents);
    QVERIFY2(!contents->hasGap, "a seq is left out");
    QVERIFY2(!contents->hasDoubleNonce, "a nonce is there twice");
    for (const auto &[seq, token] : run.acknowledged) {
        const auto kept = contents->tokens.find(seq);
        QVERIFY2(kept != contents->tokens.end() && kept->second == token, qPrintable(u"entry %1 is lost"_s.arg(seq)));
    }
    for (const auto &[token, times] : contents->times) {
        const bool wasRefused = std::find(run.refused.begin(), run.refused.end(), token) != run.refused.end();
        QVERIFY2(times == 1, token.c_str());
        tally.kept += wasRefused ? 1 : 0;
    }
    const auto outside = bench.outside();
    VERIFY_OK(outside);
    const auto answer = bench.verify(*outside);
    VERIFY_OK(answer);
    QVERIFY2(answer->ok && answer->anchored, qPrintable(wordsOf(*answer).headline));
}

void TestAuditFaults::tell(const Tally &tally)
{
    qInfo("%d runs, %zu entries acknowledged, %zu refused, %zu of these there once after another try", tally.runs, tally.acknowledged,
          tally.refused, tally.kept);
    QCOMPARE(tally.kept, tally.refused);
}

void TestAuditFaults::append_withFault_losesNothing_data()
{
    addFaults();
}

void TestAuditFaults::append_withFault_losesNothing()
{
    QFETCH(int, call);
    QFETCH(int, code);
    QFETCH(bool, isShort);
    QFETCH(int, times);
    Tally tally;
    for (const int at : places(200)) {
        const bool isMet = runOnce({static_cast<Call>(call), at, times, code, isShort}, true, tally);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"call %1"_s.arg(at)));
        if (!isMet)
            break;
    }
    tell(tally);
}

void TestAuditFaults::begin_withFault_givesOneWholeLog_data()
{
    addFaults();
}

void TestAuditFaults::begin_withFault_givesOneWholeLog()
{
    QFETCH(int, call);
    QFETCH(int, code);
    QFETCH(bool, isShort);
    QFETCH(int, times);
    Tally tally;
    for (const int at : places(100)) {
        const bool isMet = runOnce({static_cast<Call>(call), at, times, code, isShort}, false, tally);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"call %1"_s.arg(at)));
        if (!isMet)
            break;
    }
    tell(tally);
}

void TestAuditFaults::append_onAFullDisk_isRefused_andReadingGoesOn()
{
    const QTemporaryDir folder(fastFolder());
    const AuditBench bench(folder.path());
    QVERIFY(QFile::copy(AuditBench(m_prepared.path()).storePath(), bench.storePath()));
    const auto trail = bench.trail();
    VERIFY_OK(trail->record(draftOf("before"), claimOf(u"tester"_s)));
    FaultyVfs::instance().arm({Call::Write, 1, 0, SQLITE_FULL, false});
    for (int i = 0; i < 3; ++i) {
        const auto seq = trail->record(draftOf("full"), claimOf(u"tester"_s));
        QVERIFY(!seq);
        QCOMPARE(seq.error().kind, Error::Kind::Store);
        QCOMPARE(seq.error().what, u"the disk is full"_s);
        VERIFY_OK(trail->state());
        const auto store = trail->store();
        VERIFY_OK(store);
        int listed = 0;
        VERIFY_OK((*store)->readColumns(1, [&](std::uint64_t, const AuditColumns &) { return ++listed > 0; }));
        QCOMPARE(listed, 5);
    }
    FaultyVfs::instance().heal();
    QCOMPARE(trail->record(draftOf("after"), claimOf(u"tester"_s)).value(), 6U);
}

QTEST_GUILESS_MAIN(TestAuditFaults)
#include "tst_audit_faults.moc"
