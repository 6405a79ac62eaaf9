// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/notefile.h"
#include "store/auditbench.h"
#include "store/connection.h"
#include "store/cutdisk.h"
#include "store/sqliteauditstore.h"
#include "store/storefixture.h"

#include <QProcess>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Event = FaultyVfs::Event;
using Fault = FaultyVfs::Fault;

constexpr unsigned seed = 20261129;
constexpr int rounds = 4, appendsInRound = 7;
constexpr int pagesBeforeCheckpoint = 30; // a thousand otherwise: the way from the journal to the main file is to be cut too

int checkpointOften(sqlite3 *database, const char **, const sqlite3_api_routines *)
{
    return sqlite3_wal_autocheckpoint(database, pagesBeforeCheckpoint);
}

//! A run as the disk saw it; marks are the seqs of entries at the moment they were acknowledged.
struct Recorded
{
    std::string before; //!< the store when it began
    std::vector<Event> events;
    std::vector<std::string> outside; //!< checkpoints of all acknowledged entries
    int refused = 0, failures = 0;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Appends in the log of `bench`, which is opened anew for each round.
void append(const AuditBench &bench, int inRounds, Recorded &recorded)
{
    for (int round = 0; round < inRounds; ++round) {
        const auto trail = bench.trail();
        for (int i = 0; i < appendsInRound; ++i) {
            const auto seq = trail->record(draftOf("token"), claimOf(u"tester"_s));
            recorded.refused += seq ? 0 : 1;
            if (seq)
                FaultyVfs::instance().mark(static_cast<std::int64_t>(*seq));
        }
    }
}

//! A log of two entries, closed, so that all of it is in the main file.
void begin(const AuditBench &bench, Recorded &recorded)
{
    VERIFY_OK(bench.trail()->record(draftOf("first"), claimOf(u"tester"_s)));
    recorded.before = bytesOf(bench.storePath()).toStdString();
    FaultyVfs::instance().record();
}

void finish(const AuditBench &bench, Recorded &recorded)
{
    auto events = FaultyVfs::instance().takeEvents();
    recorded.events.insert(recorded.events.end(), events.begin(), events.end());
    const auto outside = bench.outside();
    VERIFY_OK(outside);
    recorded.outside = *outside;
}

Fault syncFault(int at, int times)
{
    return {FaultyVfs::Call::Sync, at, times, SQLITE_IOERR_FSYNC, false};
}

//! What is wrong after the cut; nothing if all that was acknowledged is there and the log goes on.
QString problemAfter(CutDisk &disk, const Recorded &recorded, std::uint64_t acknowledged)
{
    const QTemporaryDir folder(fastFolder());
    if (!disk.writeTo(folder.path()))
        return u"the files cannot be written"_s;
    const AuditBench bench(folder.path());
    std::vector<std::string> outside = recorded.outside;
    std::erase_if(outside, [&](const std::string &note) { return statedSize(note) > acknowledged; });
    const auto answer = bench.verify(outside);
    if (!answer || !answer->ok || answer->anchoredUntil != acknowledged)
        return answer ? wordsOf(*answer).headline : answer.error().toText();
    const auto next = bench.trail()->record(draftOf("after"), claimOf(u"tester"_s));
    if (!next || *next != answer->size + 1)
        return next ? u"an entry is left out"_s : next.error().toText();
    return {};
}

} // namespace

//! The power goes after any event; whatever was acknowledged before has to be there.
class TestAuditPowerCut : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cut_anywhere_keepsWhatWasAcknowledged_data() { addRests({0}); }
    void cut_anywhere_keepsWhatWasAcknowledged();
    void cut_afterSyncsFailed_keepsWhatWasAcknowledged_data() { addRests({1, 2, 3}); }
    void cut_afterSyncsFailed_keepsWhatWasAcknowledged();
    void cut_afterAProcessDiedOfAFailedSync_keepsWhatWasAcknowledged_data() { addRests({1}); }
    void cut_afterAProcessDiedOfAFailedSync_keepsWhatWasAcknowledged();
    void cut_afterSettlingBesideAReader_keepsWhatWasAcknowledged_data() { addRests({2}); }
    void cut_afterSettlingBesideAReader_keepsWhatWasAcknowledged();

private:
    static void addRests(const std::vector<int> &failing);
    void cutAll(const Recorded &recorded, CutDisk::Rest rest, int every, const QString &what);
    static Recorded appendUnder(const Fault &fault);
    static Recorded appendWithACrash(int at);

    const bool m_isFull = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
    int m_runs = 0, m_cuts = 0, m_refused = 0;
    QStringList m_problems;
};

void TestAuditPowerCut::initTestCase()
{
    FaultyVfs::instance();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&checkpointOften));
    qInfo("seed %u", seed);
}

void TestAuditPowerCut::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_runs = m_cuts = m_refused = 0;
    m_problems.clear();
}

//! What becomes of what was not synced, by how many syncs fail one after the other.
void TestAuditPowerCut::addRests(const std::vector<int> &failing)
{
    QTest::addColumn<CutDisk::Rest>("rest");
    QTest::addColumn<int>("times");
    for (const int times : failing) {
        QTest::addRow("%d syncs fail, the rest is lost", times) << CutDisk::Rest::Lost << times;
        QTest::addRow("%d syncs fail, the rest is there", times) << CutDisk::Rest::Kept << times;
        QTest::addRow("%d syncs fail, the rest is there in parts", times) << CutDisk::Rest::Chance << times;
    }
}

Recorded TestAuditPowerCut::appendUnder(const Fault &fault)
{
    const QTemporaryDir folder(fastFolder());
    const AuditBench bench(folder.path());
    Recorded recorded;
    begin(bench, recorded);
    FaultyVfs::instance().arm(fault);
    append(bench, rounds, recorded);
    FaultyVfs::instance().heal();
    recorded.failures = FaultyVfs::instance().failures();
    finish(bench, recorded);
    return recorded;
}

//! The process is killed when a sync fails; another one finds its files as the system still has them, and goes on.
Recorded TestAuditPowerCut::appendWithACrash(int at)
{
    const QTemporaryDir folder(fastFolder()), later(fastFolder());
    const AuditBench bench(folder.path()), survivor(later.path());
    FaultyVfs &vfs = FaultyVfs::instance();
    Recorded recorded;
    begin(bench, recorded);
    vfs.arm(syncFault(at, 1), [&] {
        for (const char *name : {"store.db", "store.db-wal"})
            QFile::copy(bench.file(QString::fromLatin1(name)), survivor.file(QString::fromLatin1(name)));
        QProcess::execute(u"/bin/cp"_s, {u"-r"_s, bench.headFolder(), bench.anchorFolder(), later.path()});
        recorded.events = vfs.takeEvents();
    });
    Recorded dead;
    append(bench, 1, dead);
    vfs.heal();
    recorded.failures = vfs.failures();
    if (recorded.failures == 0)
        return recorded;
    vfs.record();
    append(survivor, 1, recorded);
    finish(survivor, recorded);
    return recorded;
}

//! Plays the events back, and cuts after every so many and after many an acknowledgement.
void TestAuditPowerCut::cutAll(const Recorded &recorded, CutDisk::Rest rest, int every, const QString &what)
{
    CutDisk disk(rest, seed);
    disk.put("store.db", recorded.before);
    std::uint64_t acknowledged = 2;
    int number = 0;
    ++m_runs;
    m_refused += recorded.refused;
    for (const Event &event : recorded.events) {
        disk.take(event);
        ++number;
        if (event.kind == Event::Kind::Mark)
            acknowledged = static_cast<std::uint64_t>(event.offset);
        if (number % every != 0 && (event.kind != Event::Kind::Mark || acknowledged % 4 != 0))
            continue;
        ++m_cuts;
        if (const QString problem = problemAfter(disk, recorded, acknowledged); !problem.isEmpty())
            m_problems.append(u"%1, cut after event %2, %3 acknowledged: %4"_s.arg(what).arg(number).arg(acknowledged).arg(problem));
    }
}

void TestAuditPowerCut::cut_anywhere_keepsWhatWasAcknowledged()
{
    QFETCH(CutDisk::Rest, rest);
    const Recorded recorded = appendUnder(syncFault(1'000'000, 1));
    QCOMPARE(recorded.failures, 0);
    QCOMPARE(recorded.refused, 0);
    cutAll(recorded, rest, m_isFull ? 1 : 17, u"no fault"_s);
    qInfo("%zu events, %d cuts", recorded.events.size(), m_cuts);
    QCOMPARE(m_problems, QStringList());
}

void TestAuditPowerCut::cut_afterSyncsFailed_keepsWhatWasAcknowledged()
{
    QFETCH(CutDisk::Rest, rest);
    QFETCH(int, times);
    for (int at = 1;; at += m_isFull ? 1 : 13) {
        const Recorded recorded = appendUnder(syncFault(at, times));
        if (recorded.failures == 0)
            break;
        cutAll(recorded, rest, m_isFull ? 5 : 67, u"sync %1 fails"_s.arg(at));
    }
    qInfo("%d runs, %d cuts, %d appends refused, %d losses", m_runs, m_cuts, m_refused, int(m_problems.size()));
    QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.mid(0, 5).join(u'\n')));
}

void TestAuditPowerCut::cut_afterAProcessDiedOfAFailedSync_keepsWhatWasAcknowledged()
{
    QFETCH(CutDisk::Rest, rest);
    for (int at = 1;; ++at) {
        const Recorded recorded = appendWithACrash(at);
        if (recorded.failures == 0)
            break;
        cutAll(recorded, rest, m_isFull ? 5 : 29, u"sync %1 fails"_s.arg(at));
    }
    qInfo("%d runs, %d cuts, %d appends refused, %d losses", m_runs, m_cuts, m_refused, int(m_problems.size()));
    QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.mid(0, 5).join(u'\n')));
}

//! An append fails, and so does closing the store after it; somebody begins to read before the store is opened again and the append settled.
void TestAuditPowerCut::cut_afterSettlingBesideAReader_keepsWhatWasAcknowledged()
{
    QFETCH(CutDisk::Rest, rest);
    QFETCH(int, times);
    const QTemporaryDir folder(fastFolder());
    const AuditBench bench(folder.path());
    FaultyVfs &vfs = FaultyVfs::instance();
    Recorded recorded;
    begin(bench, recorded);
    std::unique_ptr<Connection> reader;
    AuditTrailParts parts = bench.parts();
    parts.openStore = [&, opened = 0]() mutable {
        if (++opened == 2) {
            reader = std::make_unique<Connection>(bench.storePath());
            reader->execute("BEGIN");
            (void)reader->pragma("SELECT count(*) FROM audit_entry");
        }
        return openSqliteAuditStore(bench.storePath());
    };
    AuditTrail trail(std::move(parts));
    vfs.setSleepless(true);
    for (int i = 0; i < 2; ++i) {
        if (i == 1)
            vfs.arm(syncFault(1, times));
        if (const auto seq = trail.record(draftOf("token"), claimOf(u"tester"_s)))
            vfs.mark(static_cast<std::int64_t>(*seq));
    }
    vfs.heal();
    vfs.setSleepless(false);
    QCOMPARE(vfs.failures(), times);
    QVERIFY(reader);
    auto events = vfs.takeEvents();
    const auto outside = bench.outside();
    VERIFY_OK(outside);
    recorded.events = std::move(events);
    recorded.outside = *outside;
    cutAll(recorded, rest, 1, u"beside a reader"_s);
    QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.mid(0, 5).join(u'\n')));
}

QTEST_GUILESS_MAIN(TestAuditPowerCut)
#include "tst_audit_powercut.moc"
