// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/forwardingstore.h"
#include "store/storefixture.h"
#include "usecases/askplaces.h"
#include "usecases/auditlist.h"
#include "usecases/databaseowner.h"

#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using Says = CheckpointPlace::Says;

namespace {

//! A place that keeps what the test puts there.
class Place final : public CheckpointTarget
{
public:
    Result<void> put(const std::string &, std::uint64_t, const std::string &) override { return {}; }
    Result<std::string> notes(const std::string &) override { return kept; }
    [[nodiscard]] QString place() const override { return u"the safe"_s; }

    Result<std::string> kept = std::string();
};

//! Counts the nodes that are read, and lets nothing be read that grows with the log.
class Frugal final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    Result<void> readEntries(std::uint64_t, const std::function<bool(const AuditRow &)> &) override { return refused(); }
    Result<AuditContents> contents(std::size_t) override { return refused(); }
    Result<std::optional<Digest>> node(const audit::NodeId &id) override
    {
        ++nodes;
        return ForwardingStore::node(id);
    }
    int nodes = 0;

private:
    static Error refused() { return Error{.kind = Error::Kind::Store, .place = {}, .what = u"that is too much"_s, .hint = {}, .retryAfter = {}}; }
};

std::string joined(const std::vector<std::string> &notes, std::uint64_t from = 1, std::uint64_t to = storySize)
{
    std::string text;
    for (std::uint64_t size = from; size <= to; ++size)
        text += notes[size - 1];
    return text;
}

} // namespace

//! What the places outside say of one entry, without reading the log.
class TestAskPlaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void entry_keptOutside_agrees();
    void entry_aboveEveryCheckpoint_isNotCovered();
    void entry_ofALogMadeAnew_differs();
    void entry_changedBehindTheOldestCheckpoint_differsThoughTheNewestAgrees();
    void entry_ofALogCutShort_differs();
    void checkpoint_ofAnotherRoot_differs();
    void checkpoint_ofAStranger_isOne_data();
    void checkpoint_ofAStranger_isOne();
    void place_thatCannotBeRead_saysNothingOfTheLog();
    void place_withSomethingElseInIt_doesNotAgree();
    void head_withoutTheLogsSignature_isNotSigned();

private:
    [[nodiscard]] CheckpointPlace ask(std::uint64_t seq) const;
    [[nodiscard]] std::string noteOf(std::uint64_t size, const Digest &root, const SigningKey &key) const;

    QTemporaryDir m_prepared{fastFolder()};
    std::vector<std::string> m_notes; //!< of every size
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AuditBench> m_bench;
    std::shared_ptr<Place> m_place;
    std::unique_ptr<AuditTrail> m_trail;
};

void TestAskPlaces::initTestCase()
{
    const AuditBench prepared(m_prepared.path());
    VERIFY_OK(tellStory(*prepared.trail()));
    const auto outside = prepared.outside();
    VERIFY_OK(outside);
    m_notes = *outside;
    QCOMPARE(m_notes.size(), std::size_t{storySize});
}

void TestAskPlaces::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_bench = std::make_unique<AuditBench>(m_folder->path());
    QVERIFY(QFile::copy(AuditBench(m_prepared.path()).storePath(), m_bench->storePath()));
    m_place = std::make_shared<Place>();
    m_place->kept = joined(m_notes);
    AuditTrailParts parts = m_bench->parts();
    parts.targets = {m_place};
    m_trail = std::make_unique<AuditTrail>(std::move(parts));
}

CheckpointPlace TestAskPlaces::ask(std::uint64_t seq) const
{
    const auto store = m_trail->store();
    const auto entry = readAuditEntry(**store, {}, m_trail->logKey().publicKey(), seq);
    return entry ? askPlaces(*m_trail, **store, *entry).value(0) : CheckpointPlace();
}

std::string TestAskPlaces::noteOf(std::uint64_t size, const Digest &root, const SigningKey &key) const
{
    const std::string origin = audit::originOf(*m_trail->logId());
    return audit::signNote(audit::Checkpoint{origin, size, root}.toText(), origin, key);
}

void TestAskPlaces::entry_keptOutside_agrees()
{
    for (std::uint64_t seq = 1; seq <= storySize; ++seq) {
        const CheckpointPlace answer = ask(seq);
        QCOMPARE(answer.says, Says::Agrees);
        QCOMPARE(answer.size, std::uint64_t{storySize});
        QCOMPARE(answer.place, u"the safe"_s);
    }
    const auto store = m_trail->store();
    const auto entry = readAuditEntry(**store, {}, m_trail->logKey().publicKey(), 9);
    Frugal frugal(**store);
    QCOMPARE(askPlaces(*m_trail, frugal, *entry).first().says, Says::Agrees);
    QVERIFY2(frugal.nodes <= 4 * 2 * 5, qPrintable(QString::number(frugal.nodes))); // two checkpoints, root and proof each, height 5
    QCOMPARE(askPlaces(*m_trail, frugal).first().says, Says::Agrees);
}

void TestAskPlaces::entry_aboveEveryCheckpoint_isNotCovered()
{
    m_place->kept = joined(m_notes, 1, 10);
    QCOMPARE(ask(10).says, Says::Agrees);
    QCOMPARE(ask(11).says, Says::Nothing);
    m_place->kept = std::string();
    QCOMPARE(ask(1).says, Says::Nothing);
}

void TestAskPlaces::entry_ofALogMadeAnew_differs()
{
    const DatabaseOwner owner(m_bench->storePath(), DatabaseOwner::Skill::HasLogKey);
    auto entries = owner.entries();
    entries[7] = DatabaseOwner::edited(entries[7], [](JsonValue::Object &entry) { entry["environment"] = "sbx"; });
    owner.replace(entries, 8);
    for (const std::uint64_t seq : {3U, 8U, 12U}) {
        QCOMPARE(ask(seq).says, Says::Differs);
        QVERIFY(ask(seq).size >= 8);
    }
}

void TestAskPlaces::entry_changedBehindTheOldestCheckpoint_differsThoughTheNewestAgrees()
{
    const DatabaseOwner owner(m_bench->storePath(), DatabaseOwner::Skill::HasLogKey);
    auto entries = owner.entries();
    entries[7] = DatabaseOwner::edited(entries[7], [](JsonValue::Object &entry) { entry["environment"] = "sbx"; });
    owner.replace(entries, 8);
    const auto newest = m_bench->store().value()->lastNote();
    VERIFY_OK(newest);
    m_place->kept = joined(m_notes, 1, 10) + *newest; // as if the console had gone on to put checkpoints there
    QCOMPARE(ask(8).says, Says::Differs);
    QCOMPARE(ask(8).size, std::uint64_t{8});
    QCOMPARE(ask(12).says, Says::Agrees); // no checkpoint of it was there before
}

void TestAskPlaces::entry_ofALogCutShort_differs()
{
    DatabaseOwner(m_bench->storePath(), DatabaseOwner::Skill::Naive)
        .execute("DELETE FROM audit_entry WHERE seq > 12; DELETE FROM audit_checkpoint WHERE size > 12; DELETE FROM audit_node WHERE (number + 1) << level > 12");
    QCOMPARE(ask(3).says, Says::Differs);
    QCOMPARE(ask(3).size, std::uint64_t{storySize});
}

void TestAskPlaces::checkpoint_ofAnotherRoot_differs()
{
    m_place->kept = noteOf(9, sha256("another log"), m_trail->logKey());
    QCOMPARE(ask(4).says, Says::Differs);
    QCOMPARE(ask(4).size, std::uint64_t{9});
    QCOMPARE(ask(10).says, Says::Nothing);
}

void TestAskPlaces::checkpoint_ofAStranger_isOne_data()
{
    QTest::addColumn<QString>("what");
    for (const auto &what : {u"another key"_s, u"another log"_s, u"beside good ones"_s})
        QTest::newRow(qPrintable(what)) << what;
}

void TestAskPlaces::checkpoint_ofAStranger_isOne()
{
    QFETCH(QString, what);
    const auto stranger = keyOf('S');
    const auto head = audit::openCheckpoint(m_notes[8], {m_trail->logId() ? m_trail->verifierKey() : audit::VerifierKey()});
    QVERIFY(head);
    if (what == u"another log"_s) {
        const std::string origin = audit::originOf(std::string(32, 'a'));
        m_place->kept = audit::signNote(audit::Checkpoint{origin, 9, head->root}.toText(), origin, m_trail->logKey());
    } else {
        m_place->kept = (what == u"another key"_s ? std::string() : m_notes[16]) + noteOf(9, head->root, *stranger);
    }
    QCOMPARE(ask(4).says, Says::Stranger);
    QCOMPARE(ask(4).size, std::uint64_t{9});
}

void TestAskPlaces::place_thatCannotBeRead_saysNothingOfTheLog()
{
    m_place->kept = Error{.kind = Error::Kind::Store, .place = u"the safe"_s, .what = u"it is locked"_s, .hint = {}, .retryAfter = {}};
    QCOMPARE(ask(4).says, Says::Unknown);
    QVERIFY(ask(4).problem.contains(u"locked"_s));
}

void TestAskPlaces::place_withSomethingElseInIt_doesNotAgree()
{
    for (const std::string &kept : {std::string("hello\n"), joined(m_notes) + "hello\n", m_notes[16].substr(0, m_notes[16].size() - 5)}) {
        m_place->kept = kept;
        QCOMPARE(ask(4).says, Says::Unknown);
        QVERIFY(!ask(4).problem.isEmpty());
    }
}

void TestAskPlaces::head_withoutTheLogsSignature_isNotSigned()
{
    const auto store = m_trail->store();
    const auto entry = readAuditEntry(**store, {}, m_trail->logKey().publicKey(), 4);
    VERIFY_OK(entry);
    QVERIFY(entry->isInTree && entry->isHeadSigned);
    const auto other = readAuditEntry(**store, {}, keyOf('S')->publicKey(), 4);
    VERIFY_OK(other);
    QVERIFY(other->isInTree && !other->isHeadSigned);
}

QTEST_GUILESS_MAIN(TestAskPlaces)
#include "tst_askplaces.moc"
