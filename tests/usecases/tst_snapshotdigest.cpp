// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/sqlitestore.h"
#include "store/storefixture.h"
#include "usecases/auditcast.h"
#include "usecases/snapshotdigest.h"
#include "usecases/verifysnapshots.h"

#include <QTemporaryDir>

#include <set>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionKey routes{"default", "routes"}, upstreams{"default", "upstreams"};

std::vector<EntityRecord> rowsOf(const std::string &payload)
{
    return {record("a", payload), record("b", "same"), record("c", "same")};
}

} // namespace

//! The digest that a sync leaves in the log is that of what it saw, and of nothing else.
class TestSnapshotDigest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void digest_ofARowChangedAfterwards_isAnother_data();
    void digest_ofARowChangedAfterwards_isAnother();
    void digest_ofAnOldSnapshot_staysAsItWas();
    void digest_ofTheSameContent_doesNotDependOnTheOrderOfWriting();
    void digest_ofAnythingElse_isAnother();
    void digest_ofTwoSnapshotsOfOneContent_differs();
    void beforeLog_tellsOfAllSnapshots();
    void verifySnapshots_namesTheFirstThatIsNotWhatItWas();

private:
    [[nodiscard]] std::string digestOf(SnapshotId snapshot) { return snapshotDigest(*m_store, snapshot).value(); }
    void execute(const QByteArray &sql) { Connection(m_path).execute(sql.constData()); }
    void keepInLog(SnapshotId snapshot);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
};

void TestSnapshotDigest::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_path = AuditBench(m_folder->path()).storePath();
    auto opened = openSqliteStore(m_path);
    VERIFY_OK(opened);
    m_store = std::move(*opened);
}

void TestSnapshotDigest::digest_ofARowChangedAfterwards_isAnother_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("payload") << QByteArray("UPDATE entity SET payload = x'00' WHERE native_id = 'b'");
    QTest::newRow("payload, its digest with it") << QByteArray("UPDATE entity SET payload = 'x', digest = zeroblob(32) WHERE native_id = 'b'");
    QTest::newRow("id") << QByteArray("UPDATE entity SET native_id = 'bb' WHERE native_id = 'b'");
    QTest::newRow("kind") << QByteArray("UPDATE entity SET kind = kind + 1 WHERE native_id = 'b'");
    QTest::newRow("row gone") << QByteArray("DELETE FROM entity WHERE native_id = 'b'");
    QTest::newRow("row more")
        << QByteArray("INSERT INTO entity SELECT scope, kind, 'd', collection, since, digest, payload FROM entity WHERE native_id = 'b'");
    QTest::newRow("row of the past") << QByteArray("UPDATE entity_past SET payload = 'x' WHERE native_id = 'a'");
    QTest::newRow("moved to another workspace") << QByteArray("UPDATE scope SET workspace = 'other'");
    QTest::newRow("moved to another gateway") << QByteArray("UPDATE gateway SET name = 'kong-prd'");
    QTest::newRow("how it was read") << QByteArray("UPDATE collection_report SET state = 'unreadable', error_kind = 'forbidden'");
    QTest::newRow("collection") << QByteArray("UPDATE collection SET name = 'upstreams'");
    QTest::newRow("report gone") << QByteArray("DELETE FROM collection_report");
}

void TestSnapshotDigest::digest_ofARowChangedAfterwards_isAnother()
{
    QFETCH(QByteArray, sql);
    const SnapshotId first = syncOne(*m_store, report(routes), rowsOf("one"));
    const SnapshotId second = syncOne(*m_store, report(routes), rowsOf("two")); // "a" of the first is in the past
    QVERIFY(first != 0 && second != 0);
    const std::string before = digestOf(first);
    QVERIFY(audit::isHex(before, 64));
    m_store.reset();
    execute(sql);
    auto opened = openSqliteStore(m_path);
    VERIFY_OK(opened);
    m_store = std::move(*opened);
    QVERIFY(snapshotDigest(*m_store, first).value() != before);
}

void TestSnapshotDigest::digest_ofAnOldSnapshot_staysAsItWas()
{
    std::map<SnapshotId, std::string> digests;
    const std::vector<std::pair<CollectionReport, std::vector<EntityRecord>>> syncs{
        {report(routes), rowsOf("one")},
        {report(routes), rowsOf("two")},
        {report(upstreams), {record("s", "upstream", EntityKind::Upstream)}},
        {report(routes, FactState::Unreadable), {}},
        {report(routes, FactState::Known, true), rowsOf("torn")},
        {report(routes, FactState::KnownEmpty), {}},
        {report(routes), rowsOf("one")},
    };
    for (const auto &[said, rows] : syncs) {
        const SnapshotId snapshot = syncOne(*m_store, said, rows);
        QVERIFY(snapshot != 0);
        digests[snapshot] = digestOf(snapshot);
        for (const auto &[known, digest] : digests)
            QCOMPARE(digestOf(known), digest);
    }
}

void TestSnapshotDigest::digest_ofTheSameContent_doesNotDependOnTheOrderOfWriting()
{
    std::set<std::string> digests;
    for (int order = 0; order < 3; ++order) {
        init();
        std::vector<EntityRecord> rows = rowsOf("one");
        std::rotate(rows.begin(), rows.begin() + order, rows.end());
        const SnapshotId snapshot = m_store->beginSnapshot(u"acme"_s, at(order)).value();
        for (const char *gateway : order % 2 == 0 ? std::array{"kong-a", "kong-b"} : std::array{"kong-b", "kong-a"}) {
            auto writer = m_store->beginGateway(snapshot, GatewayId(QString::fromLatin1(gateway)));
            VERIFY_OK(writer);
            VERIFY_OK((*writer)->add(routes, rows));
            VERIFY_OK((*writer)->finish(report(routes)));
        }
        digests.insert(digestOf(snapshot));
    }
    QCOMPARE(digests.size(), 1U);
}

//! Also where the same texts stand in other places.
void TestSnapshotDigest::digest_ofAnythingElse_isAnother()
{
    struct Variant
    {
        CollectionReport said;
        std::vector<EntityRecord> rows;
        const char *gateway;
    };
    const std::vector<Variant> variants{
        {report(routes), {}, "kong-sbx"},
        {report(routes, FactState::KnownEmpty), {}, "kong-sbx"},
        {report(routes, FactState::Unreadable), {}, "kong-sbx"},
        {report(upstreams), {}, "kong-sbx"},
        {report({"other", "routes"}), {}, "kong-sbx"},
        {report({"defaultr", "outes"}), {}, "kong-sbx"},
        {report(routes), {}, "kong-prd"},
        {report(routes), {record("a", "x")}, "kong-sbx"},
        {report(routes), {record("ax", "")}, "kong-sbx"},
        {report(routes), {record("", "ax")}, "kong-sbx"},
        {report(routes), {record("a", "x", EntityKind::Upstream)}, "kong-sbx"},
        {report(routes), {record("a", "x")}, "kong-prd"},
        {report(routes), {record("a", "x"), record("b", "x")}, "kong-sbx"},
        {report(routes), {record("b", "x")}, "kong-sbx"},
    };
    std::set<std::string> digests;
    for (const Variant &variant : variants) {
        init();
        const SnapshotId snapshot = syncOne(*m_store, variant.said, variant.rows, nullptr, QString::fromLatin1(variant.gateway));
        QVERIFY(snapshot != 0);
        digests.insert(digestOf(snapshot));
    }
    QCOMPARE(digests.size(), variants.size());
}

//! When something was read belongs to what a sync saw.
void TestSnapshotDigest::digest_ofTwoSnapshotsOfOneContent_differs()
{
    const SnapshotId first = syncOne(*m_store, report(routes), rowsOf("one"));
    const SnapshotId second = syncOne(*m_store, report(routes), rowsOf("one"));
    QVERIFY(first != second);
    QVERIFY(digestOf(first) != digestOf(second));
    const SnapshotId nothingRead = m_store->beginSnapshot(u"acme"_s, at(99)).value();
    QCOMPARE(digestOf(nothingRead), digestOf(second)); // it saw nothing new
}

void TestSnapshotDigest::beforeLog_tellsOfAllSnapshots()
{
    const auto none = snapshotsBeforeLog(*m_store);
    VERIFY_OK(none);
    QCOMPARE(canonical(JsonValue(*none)), std::string(R"({"snapshots":0})"));
    const SnapshotId first = syncOne(*m_store, report(routes), rowsOf("one"));
    const SnapshotId second = syncOne(*m_store, report(routes), rowsOf("two"));
    const auto facts = snapshotsBeforeLog(*m_store);
    VERIFY_OK(facts);
    QCOMPARE(*facts->at("snapshots").integer(), 2);
    QCOMPARE(*facts->at("newest").integer(), second);
    QCOMPARE(*facts->at("newest_digest").string(), digestOf(second));
    const std::string list = *facts->at("list_digest").string();
    m_store.reset();
    execute("UPDATE snapshot SET started_at = started_at - 1 WHERE id = " + QByteArray::number(first));
    m_store = std::move(*openSqliteStore(m_path));
    QVERIFY(*snapshotsBeforeLog(*m_store)->at("list_digest").string() != list);
}

//! A sync's end in the log, as the recording of syncs writes it.
void TestSnapshotDigest::keepInLog(SnapshotId snapshot)
{
    AuditDraft draft = draftFor("sync");
    draft.phase = audit::Phase::End;
    draft.after = digestOf(snapshot);
    draft.detail = {{"snapshot", static_cast<std::int64_t>(snapshot)}};
    VERIFY_OK(AuditBench(m_folder->path()).trail()->record(draft, claimOf(u"me"_s)));
}

void TestSnapshotDigest::verifySnapshots_namesTheFirstThatIsNotWhatItWas()
{
    const SnapshotId first = syncOne(*m_store, report(routes), rowsOf("one"));
    keepInLog(first); // entry 2
    keepInLog(syncOne(*m_store, report(routes), rowsOf("two")));
    keepInLog(syncOne(*m_store, report(upstreams), {record("s", "upstream", EntityKind::Upstream)}));
    const auto log = AuditBench(m_folder->path()).store();
    VERIFY_OK(log);
    const auto well = verifySnapshots(**log, *m_store, {});
    VERIFY_OK(well);
    QCOMPARE(well->checked, 3);
    QVERIFY(!well->firstBad);
    execute("UPDATE entity SET payload = 'x' WHERE native_id = 's'");
    const auto newest = verifySnapshots(**log, *m_store, {});
    VERIFY_OK(newest);
    QVERIFY(newest->firstBad && newest->firstBad->seq == 4);
    execute("UPDATE entity_past SET payload = 'x' WHERE native_id = 'a'");
    const auto bad = verifySnapshots(**log, *m_store, {});
    VERIFY_OK(bad);
    QVERIFY(bad->firstBad == (SnapshotEvidence::Bad{2, first}));
    const CancelToken cancel;
    cancel.cancel();
    const auto cancelled = verifySnapshots(**log, *m_store, cancel);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestSnapshotDigest)
#include "tst_snapshotdigest.moc"
