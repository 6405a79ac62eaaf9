// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/notefile.h"
#include "store/auditbench.h"
#include "store/connection.h"
#include "store/faultyvfs.h"
#include "store/sqliteauditstore.h"
#include "store/storefixture.h"

#include <QTemporaryDir>

#include <sqlite3.h>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const std::string logId(32, '7');

std::string nonceOf(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

//! What the store is handed for an entry; it looks into no entry itself.
AuditText textOf(std::uint64_t number, const AuditPlace &place)
{
    AuditText text;
    text.entry = "entry " + std::to_string(number) + " behind " + place.previous;
    text.nonce = nonceOf(number);
    text.columns = {.at = at(qint64(number)), .action = "sync", .phase = "begin", .who = "ada", .objectKind = "estate", .objectId = "acme",
                    .environment = "prd", .isSigned = number % 2 == 0, .decides = number % 3 == 0};
    return text;
}

std::string signedHead(std::uint64_t size, const Digest &root)
{
    const std::string origin = audit::originOf(logId);
    return audit::signNote(audit::Checkpoint{origin, size, root}.toText(), origin, *keyOf('L'));
}

Result<AuditAppended> append(AuditStore &store, std::uint64_t number)
{
    return store.append(nonceOf(number), [number](const AuditPlace &place) -> Result<AuditText> { return textOf(number, place); }, signedHead);
}

//! The connection opened last, to change what only it can be told.
sqlite3 *lastOpened = nullptr;

int rememberOpened(sqlite3 *database, const char **, const sqlite3_api_routines *)
{
    lastOpened = database;
    return SQLITE_OK;
}

} // namespace

class TestAuditStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void append_ofSome_keepsThemAsTheyAre();
    void append_givesTheRootsOfTheTree();
    void append_withState_replacesTheRows();
    void append_thatIsRefusedInside_leavesNothing();
    void append_ofTheSameNonce_isKeptOnce();
    void settle_tellsWhetherItWasKept();
    void readColumns_areThoseOfTheEntries();
    void decisions_areThoseThatDecide();
    void contents_thinsTheNotes();
    void contents_ofAnEmptyLog_isEmpty();
    void append_toADamagedTail_isRefused_data();
    void append_toADamagedTail_isRefused();
    void append_withoutWaitingForTheDisk_isRefused_data();
    void append_withoutWaitingForTheDisk_isRefused();
    void journalMode_changedByOthers_isPutRight();

private:
    void reopen();
    void fill(std::uint64_t count);
    void execute(const char *sql) { Connection(m_path).execute(sql); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<AuditStore> m_store;
};

void TestAuditStore::initTestCase()
{
    FaultyVfs::instance();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&rememberOpened));
}

void TestAuditStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"store.db"_s);
    reopen();
}

void TestAuditStore::reopen()
{
    m_store.reset();
    auto opened = openSqliteAuditStore(m_path);
    VERIFY_OK(opened);
    m_store = std::move(*opened);
}

void TestAuditStore::fill(std::uint64_t count)
{
    for (std::uint64_t number = 1; number <= count; ++number)
        VERIFY_OK(append(*m_store, number));
}

void TestAuditStore::append_ofSome_keepsThemAsTheyAre()
{
    fill(5);
    QCOMPARE(m_store->size().value(), 5U);
    std::string previous;
    std::uint64_t expected = 0;
    VERIFY_OK(m_store->readEntries(1, [&](const AuditRow &row) {
        const AuditText text = textOf(++expected, {expected, previous});
        const bool isSame = row.seq == expected && row.entry == text.entry && row.leaf == audit::leafHash(text.entry) && row.columns == text.columns;
        previous = toHex(row.leaf);
        return isSame;
    }));
    QCOMPARE(expected, 5U);
    QCOMPARE(m_store->entry(3).value()->seq, 3U);
    QVERIFY(!m_store->entry(6).value());
    QVERIFY(!m_store->entry(0).value());
    int fromFour = 0;
    VERIFY_OK(m_store->readEntries(4, [&](const AuditRow &) { return ++fromFour > 0; }));
    QCOMPARE(fromFour, 2);
    int stopped = 0;
    VERIFY_OK(m_store->readEntries(1, [&](const AuditRow &) { return ++stopped < 2; }));
    QCOMPARE(stopped, 2);
}

void TestAuditStore::append_givesTheRootsOfTheTree()
{
    audit::Frontier frontier;
    for (std::uint64_t number = 1; number <= 40; ++number) {
        const auto appended = append(*m_store, number);
        VERIFY_OK(appended);
        frontier.append(audit::leafHash(m_store->entry(number).value()->entry));
        QCOMPARE(appended->seq, number);
        QVERIFY(appended->root == frontier.root());
        QVERIFY(!appended->wasThere);
        QCOMPARE(m_store->lastNote().value(), appended->note);
        QCOMPARE(appended->note, signedHead(number, frontier.root()));
    }
    for (const std::uint64_t size : {1U, 7U, 32U, 39U}) {
        const auto root = audit::rootAt(size, [this](const audit::NodeId &id) { return m_store->node(id).value(); });
        audit::Frontier naive;
        for (std::uint64_t seq = 1; seq <= size; ++seq)
            naive.append(m_store->entry(seq).value()->leaf);
        QVERIFY(root == naive.root());
    }
    QVERIFY(!m_store->node({0, 40}).value());
    QVERIFY(!m_store->node({4, 2}).value()); // 8 of its 16 leaves are there
}

void TestAuditStore::append_withState_replacesTheRows()
{
    const auto appendState = [this](std::uint64_t number, const std::vector<std::string> &rows) {
        return m_store->append(nonceOf(number), [&](const AuditPlace &place) -> Result<AuditText> {
            AuditText text = textOf(number, place);
            text.state = rows;
            return text;
        }, signedHead);
    };
    VERIFY_OK(appendState(1, {"b", "a"}));
    QCOMPARE(m_store->contents(0)->state, (std::vector<std::string>{"a", "b"}));
    VERIFY_OK(append(*m_store, 2));
    QCOMPARE(m_store->contents(0)->state.size(), 2U);
    VERIFY_OK(appendState(3, {"c"}));
    QCOMPARE(m_store->contents(0)->state, (std::vector<std::string>{"c"}));
    VERIFY_OK(appendState(4, {}));
    QVERIFY(m_store->contents(0)->state.empty());
}

void TestAuditStore::append_thatIsRefusedInside_leavesNothing()
{
    fill(3);
    const std::string note = m_store->lastNote().value();
    const auto refused = m_store->append(nonceOf(9), [](const AuditPlace &) -> Result<AuditText> {
        return Error{Error::Kind::Refused, {}, u"no"_s, {}, {}};
    }, signedHead);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QCOMPARE(m_store->size().value(), 3U);
    QCOMPARE(m_store->lastNote().value(), note);
    QCOMPARE(append(*m_store, 9)->seq, 4U);
}

void TestAuditStore::append_ofTheSameNonce_isKeptOnce()
{
    fill(3);
    bool isMade = false;
    const auto again = m_store->append(nonceOf(2), [&](const AuditPlace &) -> Result<AuditText> {
        isMade = true;
        return Error();
    }, signedHead);
    VERIFY_OK(again);
    QVERIFY(!isMade);
    QVERIFY(again->wasThere);
    QCOMPARE(again->seq, 2U);
    QCOMPARE(again->note, m_store->lastNote().value());
    QCOMPARE(m_store->size().value(), 3U);
}

void TestAuditStore::settle_tellsWhetherItWasKept()
{
    fill(3);
    const auto kept = m_store->settle(nonceOf(2));
    VERIFY_OK(kept);
    QVERIFY(kept->has_value());
    QCOMPARE((*kept)->seq, 2U);
    QVERIFY((*kept)->wasThere);
    QCOMPARE((*kept)->note, m_store->lastNote().value());
    QVERIFY(!m_store->settle(nonceOf(7)).value().has_value());
    execute("DELETE FROM audit_checkpoint WHERE size = 3");
    QCOMPARE(m_store->settle(nonceOf(2)).error().kind, Error::Kind::Damaged);
}

void TestAuditStore::readColumns_areThoseOfTheEntries()
{
    fill(6);
    std::uint64_t expected = 1;
    VERIFY_OK(m_store->readColumns(2, [&](std::uint64_t seq, const AuditColumns &columns) {
        ++expected;
        return seq == expected && columns == textOf(expected, {}).columns;
    }));
    QCOMPARE(expected, 6U);
}

void TestAuditStore::decisions_areThoseThatDecide()
{
    fill(10);
    const auto texts = m_store->decisions(4);
    VERIFY_OK(texts);
    QCOMPARE(texts->size(), 2U);
    QVERIFY(texts->front().starts_with("entry 6 "));
    QVERIFY(texts->back().starts_with("entry 9 "));
    QVERIFY(m_store->decisions(10)->empty());
}

void TestAuditStore::contents_thinsTheNotes()
{
    fill(200);
    const auto all = m_store->contents(0);
    VERIFY_OK(all);
    QCOMPARE(all->size, 200U);
    QCOMPARE(all->count, 200U);
    QCOMPARE(all->notes.size(), 200U);
    QCOMPARE(m_store->contents(200)->notes.size(), 200U);
    for (const std::size_t limit : {2U, 3U, 7U, 50U, 150U, 199U}) {
        const auto notes = m_store->contents(limit)->notes;
        QVERIFY2(notes.size() <= limit, qPrintable(u"%1 of %2"_s.arg(notes.size()).arg(limit)));
        QCOMPARE(notes.back(), all->notes.back());
        const std::size_t newest = limit / 2;
        QVERIFY(std::equal(notes.end() - qsizetype(newest), notes.end(), all->notes.end() - qsizetype(newest)));
        QVERIFY(std::is_sorted(notes.begin(), notes.end(), [](const std::string &a, const std::string &b) { return statedSize(a) < statedSize(b); }));
    }
    const auto few = m_store->contents(20)->notes; // those before are spread over the whole log
    QCOMPARE(statedSize(few.front()), 1U);
    QVERIFY(statedSize(few[5]) > 70 && statedSize(few[5]) < 130);
}

void TestAuditStore::contents_ofAnEmptyLog_isEmpty()
{
    const auto contents = m_store->contents(0);
    VERIFY_OK(contents);
    QCOMPARE(contents->size, 0U);
    QCOMPARE(contents->count, 0U);
    QVERIFY(contents->notes.empty() && contents->state.empty());
    QCOMPARE(m_store->lastNote().value(), std::string());
    QCOMPARE(m_store->size().value(), 0U);
    QVERIFY(!m_store->settle(nonceOf(1)).value());
}

void TestAuditStore::append_toADamagedTail_isRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("entry edited") << QByteArray("UPDATE audit_entry SET entry = CAST(replace(entry, 'entry', 'Entry') AS BLOB) WHERE seq = 6");
    QTest::newRow("leaf edited") << QByteArray("UPDATE audit_entry SET leaf = zeroblob(32) WHERE seq = 6");
    QTest::newRow("leaf cut") << QByteArray("UPDATE audit_entry SET leaf = x'00' WHERE seq = 6");
    QTest::newRow("entry gone") << QByteArray("DELETE FROM audit_entry WHERE seq = 6");
    QTest::newRow("entry renumbered") << QByteArray("UPDATE audit_entry SET seq = 7 WHERE seq = 6");
    QTest::newRow("node gone") << QByteArray("DELETE FROM audit_node WHERE level = 2 AND number = 0");
    QTest::newRow("node edited") << QByteArray("UPDATE audit_node SET hash = zeroblob(32) WHERE level = 2 AND number = 0");
    QTest::newRow("node cut") << QByteArray("UPDATE audit_node SET hash = x'' WHERE level = 1 AND number = 2");
    QTest::newRow("checkpoint gone") << QByteArray("DELETE FROM audit_checkpoint WHERE size = 6");
    QTest::newRow("checkpoint of another size")
        << QByteArray("UPDATE audit_checkpoint SET note = (SELECT note FROM audit_checkpoint WHERE size = 5) WHERE size = 6");
    QTest::newRow("checkpoint no note") << QByteArray("UPDATE audit_checkpoint SET note = 'x' WHERE size = 6");
}

void TestAuditStore::append_toADamagedTail_isRefused()
{
    QFETCH(QByteArray, sql);
    fill(6);
    execute(sql.constData());
    const auto refused = append(*m_store, 7);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Damaged);
    QVERIFY(refused.error().toText().contains(u"bulkheadctl audit verify"_s));
    const auto known = append(*m_store, 3); // also one that is there already
    QVERIFY(!known);
    QCOMPARE(known.error().kind, Error::Kind::Damaged);
}

void TestAuditStore::append_withoutWaitingForTheDisk_isRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("synchronous NORMAL") << QByteArray("PRAGMA synchronous = NORMAL");
    QTest::newRow("synchronous OFF") << QByteArray("PRAGMA synchronous = OFF");
    QTest::newRow("journal DELETE") << QByteArray("PRAGMA journal_mode = DELETE");
    QTest::newRow("journal MEMORY") << QByteArray("PRAGMA journal_mode = MEMORY");
}

void TestAuditStore::append_withoutWaitingForTheDisk_isRefused()
{
    QFETCH(QByteArray, sql);
    fill(2);
    QCOMPARE(sqlite3_exec(lastOpened, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    const auto refused = append(*m_store, 3);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Store);
    QCOMPARE(refused.error().place, m_path);
    QVERIFY(refused.error().what.contains(u"does not wait for the disk"_s));
    QCOMPARE(m_store->size().value(), 2U);
}

//! Nobody can change it while the log is open, and it is put right when it is opened.
void TestAuditStore::journalMode_changedByOthers_isPutRight()
{
    fill(2);
    FaultyVfs::instance().setSleepless(true);
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, Connection(m_path).execute("PRAGMA journal_mode = DELETE"));
    FaultyVfs::instance().setSleepless(false);
    VERIFY_OK(append(*m_store, 3));
    m_store.reset();
    execute("PRAGMA journal_mode = DELETE");
    reopen();
    VERIFY_OK(append(*m_store, 4));
    QCOMPARE(Connection(m_path).database().execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
}

QTEST_GUILESS_MAIN(TestAuditStore)
#include "tst_auditstore.moc"
