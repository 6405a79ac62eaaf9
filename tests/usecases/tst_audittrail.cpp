// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/checkpointfile.h"
#include "audit/entryreader.h"
#include "anchors/headfile.h"
#include "anchors/notefile.h"
#include "store/connection.h"
#include "store/faultyvfs.h"
#include "store/forwardingstore.h"
#include "store/storefixture.h"
#include "store/unprivileged.h"
#include "usecases/auditcast.h"

#include <QTemporaryDir>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

JsonValue::Object detailOf(AuditTrail &trail, std::uint64_t seq)
{
    audit::EntryReader reader;
    const auto row = trail.store().value()->entry(seq).value();
    const auto entry = row ? reader.parse(row->entry) : std::nullopt;
    return entry ? *JsonValue::from(entry->detail).object() : JsonValue::Object();
}

std::uint64_t sizeOf(AuditTrail &trail)
{
    return trail.store().value()->size().value();
}

//! Appends, and says that it failed.
class UnsureStore : public ForwardingStore
{
public:
    UnsureStore(std::unique_ptr<AuditStore> store, Error error)
        : ForwardingStore(*store)
        , m_store(std::move(store))
        , m_error(std::move(error))
    {
    }
    Result<AuditAppended> append(const std::string &nonce, const Make &make, const SignHead &sign) override
    {
        const auto appended = ForwardingStore::append(nonce, make, sign);
        return appended ? Result<AuditAppended>(m_error) : appended;
    }

private:
    std::unique_ptr<AuditStore> m_store;
    Error m_error;
};

} // namespace

class TestAuditTrail : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { FaultyVfs::instance(); }
    void init();
    void begin_whileAnotherBegins_joinsItsLog();
    void begin_tellsOfWhatWasBefore();
    void begin_withoutTheFacts_isRefused();
    void record_keepsWhatTheDraftSays();
    void record_thatIsRefused_leavesNothing_data();
    void record_thatIsRefused_leavesNothing();
    void record_actsUnderARoleThatPermitsIt_data();
    void record_actsUnderARoleThatPermitsIt();
    void record_knowsWhatOthersDecidedMeanwhile();
    void record_ofAnEntryTooLarge_isRefused();
    void state_withAHiddenDecision_isDamaged();
    void memory_ofALongerLog_refusesChanges_data();
    void memory_ofALongerLog_refusesChanges();
    void memory_signedByAnotherKey_refusesChanges();
    void log_begunWithAnotherKey_refusesChanges();
    void places_thatCannotBeWritten_warn_andTheEntryIsKept();
    void store_thatMayNotBeWritten_refuses_andIsRead_data();
    void store_thatMayNotBeWritten_refuses_andIsRead();
    void record_ofWhichNothingIsKnown_isRetriedOnce();
    void act_isRecordedAroundWhatItDoes();
    void act_thatIsLeft_hasFailed();
    void act_thatMayNotBegin_leavesNothing();
    void act_whoseEndCannotBeWritten_saysSo();

private:
    void reopen() { m_trail = m_bench->trail(); }
    void damage(const char *sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AuditBench> m_bench;
    std::unique_ptr<AuditTrail> m_trail;
};

void TestAuditTrail::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_trail.reset();
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_bench = std::make_unique<AuditBench>(m_folder->path());
    reopen();
}

//! What the owner of the database does behind our back.
void TestAuditTrail::damage(const char *sql)
{
    m_trail.reset();
    Connection(m_bench->storePath()).execute(sql);
    reopen();
}

//! One has found no log and is about to begin it when another one begins.
void TestAuditTrail::begin_whileAnotherBegins_joinsItsLog()
{
    const auto other = m_bench->trail();
    AuditTrailParts parts = m_bench->parts();
    parts.genesis = [&]() -> Result<JsonValue::Object> {
        const auto first = other->record(draftOf("other's"), claimOf(u"other"_s));
        return first ? Result<JsonValue::Object>(JsonValue::Object()) : Result<JsonValue::Object>(first.error());
    };
    AuditTrail trail(std::move(parts));
    QCOMPARE(trail.record(draftOf("mine"), claimOf(u"me"_s)).value(), 3U);
    QCOMPARE(trail.logId().value(), other->logId().value());
    QCOMPARE(other->record(draftOf("again"), claimOf(u"other"_s)).value(), 4U);
    const auto answer = m_bench->verify(m_bench->outside().value());
    VERIFY_OK(answer);
    QVERIFY(answer->ok && answer->anchored);
    QCOMPARE(answer->size, 4U);
}

void TestAuditTrail::begin_tellsOfWhatWasBefore()
{
    AuditTrailParts parts = m_bench->parts();
    parts.genesis = []() -> Result<JsonValue::Object> { return JsonValue::Object{{"snapshots", 7}, {"newest_digest", "d"}}; };
    m_trail = std::make_unique<AuditTrail>(std::move(parts));
    VERIFY_OK(m_trail->state());
    QCOMPARE(m_trail->logId().value(), std::string()); // looking begins nothing
    VERIFY_OK(m_trail->record(draftOf("x"), claimOf(u"me"_s)));
    const auto detail = detailOf(*m_trail, 1);
    QCOMPARE(*detail.at("snapshots").integer(), 7);
    QCOMPARE(*detail.at("newest_digest").string(), std::string("d"));
    QCOMPARE(*detail.at("key").string(), m_trail->verifierKey().toText());
    const auto columns = m_trail->store().value()->entry(1).value()->columns;
    QVERIFY(columns.decides && !columns.isSigned);
    QCOMPARE(columns.who, std::string("me"));
}

void TestAuditTrail::begin_withoutTheFacts_isRefused()
{
    AuditTrailParts parts = m_bench->parts();
    parts.genesis = []() -> Result<JsonValue::Object> { return Error{Error::Kind::Store, {}, u"no facts"_s, {}, {}}; };
    m_trail = std::make_unique<AuditTrail>(std::move(parts));
    QCOMPARE(m_trail->record(draftOf("x"), claimOf(u"me"_s)).error().what, u"no facts"_s);
    QCOMPARE(sizeOf(*m_trail), 0U);
    QCOMPARE(m_trail->logId().value(), std::string());
}

void TestAuditTrail::record_keepsWhatTheDraftSays()
{
    VERIFY_OK(addCast(*m_trail));
    AuditDraft draft = draftFor("catalog.decide", "prd");
    draft.phase = audit::Phase::Begin;
    draft.before = std::string(64, '1');
    draft.after = std::string(64, '2');
    draft.detail = {{"verb", "decide"}};
    const auto seq = m_trail->record(draft, bo());
    VERIFY_OK(seq);
    const auto row = m_trail->store().value()->entry(*seq).value();
    audit::EntryReader reader;
    const auto entry = reader.parse(row->entry);
    QVERIFY(entry);
    QCOMPARE(entry->seq, *seq);
    QCOMPARE(entry->person, std::string_view("bo"));
    QCOMPARE(entry->role, std::string_view("engineer"));
    QCOMPARE(entry->key, std::string_view(keyIdOf(bo().key->publicKey())));
    QCOMPARE(entry->objectKind, std::string_view("thing"));
    QCOMPARE(entry->objectId, std::string_view("one"));
    QCOMPARE(entry->environment, std::string_view("prd"));
    QVERIFY(entry->phase == audit::Phase::Begin);
    QVERIFY(entry->before == draft.before && entry->after == draft.after);
    QCOMPARE(*JsonValue::from(entry->detail).find("verb")->string(), std::string("decide"));
    QCOMPARE(entry->people, std::string_view(m_trail->state()->peopleDigest()));
    QVERIFY(audit::isSignedBy(*entry, bo().key->publicKey()));
    QVERIFY(row->columns.isSigned && !row->columns.decides);
    QCOMPARE(row->columns.who, std::string("bo"));
}

void TestAuditTrail::record_thatIsRefused_leavesNothing_data()
{
    QTest::addColumn<AuditDraft>("draft");
    QTest::addColumn<Acting>("who");
    const AuditDraft addEd = addPersonDraft(u"ed"_s, {u"viewer"_s}, cardOf(*keyOf('e')));
    QTest::newRow("nobody adds a person") << addEd << claimOf(u"me"_s);
    QTest::newRow("an auditor adds a person") << addEd << cy();
    QTest::newRow("an admin viewing as auditor adds one") << addEd << ada(u"auditor"_s);
    QTest::newRow("a name in another spelling") << addPersonDraft(u"BO"_s, {u"viewer"_s}, cardOf(*keyOf('e'))) << ada();
    QTest::newRow("a key in use") << addPersonDraft(u"ed"_s, {u"viewer"_s}, cardOf(*keyOf('b'))) << ada();
    PublicKeyCard stolen = cardOf(*keyOf('e'));
    stolen.key = keyOf('f')->publicKey();
    QTest::newRow("a key without possession") << addPersonDraft(u"ed"_s, {u"viewer"_s}, stolen) << ada();
    QTest::newRow("no role") << addPersonDraft(u"ed"_s, {}, cardOf(*keyOf('e'))) << ada();
    QTest::newRow("an unknown role") << addPersonDraft(u"ed"_s, {u"god"_s}, cardOf(*keyOf('e'))) << ada();
    QTest::newRow("own roles") << changePersonDraft(u"ada"_s, {u"engineer"_s}, {}, std::nullopt) << ada();
    QTest::newRow("a role held already") << changePersonDraft(u"bo"_s, {u"engineer"_s}, {}, std::nullopt) << ada();
    QTest::newRow("nothing changed") << changePersonDraft(u"bo"_s, {}, {}, std::nullopt) << ada();
    QTest::newRow("a person who is not there") << retirePersonDraft(u"zoe"_s) << ada();
    QTest::newRow("a second beginning") << draftFor("log.begin") << claimOf(u"me"_s);
    QTest::newRow("an export by nobody") << draftFor("audit.export") << claimOf(u"me"_s);
    QTest::newRow("an export by an engineer") << draftFor("audit.export") << bo();
    QTest::newRow("a decision by nobody") << draftFor("catalog.decide") << claimOf(u"me"_s);
    QTest::newRow("a decision with a key not in use") << draftFor("catalog.decide") << actingAs(u"bo"_s, keyOf('x'));
    QTest::newRow("a decision with another's key") << draftFor("catalog.decide") << actingAs(u"bo"_s, keyOf('a'));
    QTest::newRow("somebody unknown") << draftFor("catalog.decide") << actingAs(u"zoe"_s, keyOf('z'));
    QTest::newRow("a role the person has not") << draftFor("catalog.decide") << bo(u"admin"_s);
    QTest::newRow("no word as an action") << draftFor("Sync it") << claimOf(u"me"_s);
    AuditDraft noDigest = draftFor("sync");
    noDigest.before = "abc";
    QTest::newRow("before is no digest") << noDigest << claimOf(u"me"_s);
    AuditDraft fraction = draftFor("sync");
    fraction.detail = {{"share", 0.5}};
    QTest::newRow("a fraction in the detail") << fraction << claimOf(u"me"_s);
}

void TestAuditTrail::record_thatIsRefused_leavesNothing()
{
    QFETCH(AuditDraft, draft);
    QFETCH(Acting, who);
    VERIFY_OK(addCast(*m_trail));
    const auto before = m_trail->store().value()->contents(0);
    VERIFY_OK(before);
    const std::string head = HeadFile(m_bench->headFolder()).head(m_trail->logId().value()).value();
    const auto refused = m_trail->record(draft, who);
    QVERIFY(!refused);
    const bool isMalformed = refused.error().kind == Error::Kind::Internal; // a draft that no caller of ours makes
    QVERIFY2(isMalformed || refused.error().kind == Error::Kind::Refused, qPrintable(refused.error().toText()));
    QVERIFY(!refused.error().what.isEmpty());
    const auto after = m_trail->store().value()->contents(0);
    VERIFY_OK(after);
    QCOMPARE(after->size, before->size);
    QCOMPARE(after->notes, before->notes);
    QCOMPARE(after->state, before->state);
    QCOMPARE(HeadFile(m_bench->headFolder()).head(m_trail->logId().value()).value(), head);
    QCOMPARE(m_trail->record(draftOf("next"), claimOf(u"me"_s)).value(), before->size + 1);
    QVERIFY(m_bench->verify(m_bench->outside().value())->ok);
}

void TestAuditTrail::record_actsUnderARoleThatPermitsIt_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QString>("asRole");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("expected"); // empty: refused
    const auto row = [](const char *name, const QStringList &roles, const QString &asRole, const QString &action, const QString &environment,
                        const QString &expected) { QTest::newRow(name) << roles << asRole << action << environment << expected; };
    row("the one that fits", {u"viewer"_s, u"engineer"_s}, {}, u"catalog.decide"_s, {}, u"engineer"_s);
    row("none that fits", {u"viewer"_s, u"approver"_s}, {}, u"catalog.decide"_s, {}, {});
    row("viewing as", {u"viewer"_s, u"engineer"_s}, u"viewer"_s, u"catalog.decide"_s, {}, {});
    row("viewing as one that fits", {u"admin"_s, u"engineer"_s}, u"engineer"_s, u"catalog.decide"_s, {}, u"engineer"_s);
    row("viewing as one not held", {u"viewer"_s}, u"engineer"_s, u"catalog.decide"_s, {}, {});
    row("within the scope", {u"engineer:sbx"_s}, {}, u"catalog.decide"_s, u"sbx"_s, u"engineer:sbx"_s);
    row("outside the scope", {u"engineer:sbx"_s}, {}, u"catalog.decide"_s, u"prd"_s, {});
    row("everywhere needs no scope", {u"engineer:sbx"_s}, {}, u"catalog.decide"_s, {}, {});
    row("whatever anybody may", {u"viewer"_s}, {}, u"isolation.check"_s, u"prd"_s, u"viewer"_s);
    row("a scoped viewer elsewhere", {u"viewer:sbx"_s}, {}, u"isolation.check"_s, u"prd"_s, {});
    row("viewing as a role with a scope", {u"engineer:sbx"_s, u"engineer:prd"_s}, u"engineer:prd"_s, u"catalog.decide"_s, u"sbx"_s, {});
}

void TestAuditTrail::record_actsUnderARoleThatPermitsIt()
{
    QFETCH(QStringList, roles);
    QFETCH(QString, asRole);
    QFETCH(QString, action);
    QFETCH(QString, environment);
    QFETCH(QString, expected);
    VERIFY_OK(addCast(*m_trail));
    VERIFY_OK(m_trail->record(addPersonDraft(u"ed"_s, roles, cardOf(*keyOf('e'))), ada()));
    const Acting ed = actingAs(u"ed"_s, keyOf('e'), asRole);
    const AuditDraft draft = draftFor(action.toStdString(), environment.toStdString());
    const auto allowed = m_trail->check(draft, ed);
    const auto seq = m_trail->record(draft, ed);
    QCOMPARE(allowed.has_value(), seq.has_value());
    QCOMPARE(seq.has_value(), !expected.isEmpty());
    if (!seq) {
        QCOMPARE(seq.error().kind, Error::Kind::Refused);
        QVERIFY(!seq.error().hint.isEmpty());
        return;
    }
    audit::EntryReader reader;
    const auto row = m_trail->store().value()->entry(*seq).value();
    QCOMPARE(QString::fromStdString(std::string(reader.parse(row->entry)->role)), expected);
}

void TestAuditTrail::record_knowsWhatOthersDecidedMeanwhile()
{
    VERIFY_OK(addCast(*m_trail));
    const auto other = m_bench->trail();
    VERIFY_OK(other->record(draftFor("catalog.decide"), bo()));
    VERIFY_OK(m_trail->record(changePersonDraft(u"bo"_s, {}, {u"engineer"_s}, std::nullopt), ada()));
    QCOMPARE(other->record(draftFor("catalog.decide"), bo()).error().kind, Error::Kind::Refused);
    VERIFY_OK(other->record(rotateKeyDraft(u"cy"_s, cardOf(*keyOf('C'))), cy()));
    QCOMPARE(m_trail->record(draftFor("audit.export"), cy()).error().kind, Error::Kind::Refused);
    VERIFY_OK(m_trail->record(draftFor("audit.export"), actingAs(u"cy"_s, keyOf('C'))));
    QCOMPARE(m_trail->state()->rows(), other->state()->rows());
    QCOMPARE(m_trail->state()->rows(), m_trail->store().value()->contents(0)->state);
}

void TestAuditTrail::record_ofAnEntryTooLarge_isRefused()
{
    AuditDraft draft = draftOf("x");
    draft.detail["text"] = std::string(1U << 20, 'x');
    const auto refused = m_trail->record(draft, claimOf(u"me"_s));
    QVERIFY(!refused);
    QVERIFY(refused.error().hint.contains(u"larger"_s));
    QCOMPARE(m_trail->record(draftOf("y"), claimOf(u"me"_s)).value(), 2U);
}

//! Somebody takes the retirement of a person out of the index of decisions.
void TestAuditTrail::state_withAHiddenDecision_isDamaged()
{
    VERIFY_OK(addCast(*m_trail));
    VERIFY_OK(m_trail->record(retirePersonDraft(u"bo"_s), ada()));
    VERIFY_OK(m_trail->record(draftOf("behind"), claimOf(u"me"_s)));
    damage("UPDATE audit_entry SET decides = 0 WHERE action = 'person.retire'");
    QCOMPARE(m_trail->state().error().kind, Error::Kind::Damaged);
    QCOMPARE(m_trail->record(draftFor("catalog.decide"), bo()).error().kind, Error::Kind::Damaged);
    QVERIFY(m_trail->record(draftOf("x"), claimOf(u"me"_s)).error().hint.contains(u"audit verify"_s));
}

void TestAuditTrail::memory_ofALongerLog_refusesChanges_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("tail cut off") << u"cut"_s;
    QTest::newRow("older copy put back") << u"restore"_s;
    QTest::newRow("older copy put back, and gone on") << u"fork"_s;
    QTest::newRow("all entries gone") << u"empty"_s;
    QTest::newRow("another log in its place") << u"other"_s;
}

void TestAuditTrail::memory_ofALongerLog_refusesChanges()
{
    QFETCH(QString, how);
    VERIFY_OK(addCast(*m_trail));
    m_trail.reset();
    const QString store = m_bench->storePath(), copy = m_bench->file(u"copy.db"_s);
    QVERIFY(QFile::copy(store, copy));
    reopen();
    for (int i = 0; i < 4; ++i)
        VERIFY_OK(m_trail->record(draftOf("x"), claimOf(u"me"_s)));
    m_trail.reset();
    const auto replace = [&](const QString &by) { QVERIFY(QFile::remove(store) && QFile::copy(by, store)); };
    if (how == u"cut"_s) {
        damage("DELETE FROM audit_entry WHERE seq > 6; DELETE FROM audit_checkpoint WHERE size > 6;"
               "DELETE FROM audit_node WHERE (number + 1) << level > 6");
    } else if (how == u"empty"_s) {
        damage("DELETE FROM audit_entry; DELETE FROM audit_checkpoint; DELETE FROM audit_node; DELETE FROM audit_state");
    } else if (how == u"other"_s) {
        const QTemporaryDir folder(fastFolder());
        const AuditBench other(folder.path());
        VERIFY_OK(addCast(*other.trail()));
        replace(other.storePath());
    } else {
        replace(copy);
        AuditTrailParts unaware = m_bench->parts(); // on a desk that remembers nothing
        unaware.memory.reset();
        unaware.targets.clear();
        AuditTrail elsewhere(std::move(unaware));
        for (int i = 0; how == u"fork"_s && i < 9; ++i)
            VERIFY_OK(elsewhere.record(draftOf("fork"), claimOf(u"me"_s)));
    }
    reopen();
    const std::uint64_t size = sizeOf(*m_trail);
    const auto refused = m_trail->record(draftOf("y"), claimOf(u"me"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Damaged);
    QVERIFY(refused.error().hint.contains(u"audit verify"_s) && refused.error().hint.contains(m_bench->headFolder()));
    QCOMPARE(sizeOf(*m_trail), size);
    VERIFY_OK(m_trail->state()); // reading works
    int listed = 0;
    VERIFY_OK(m_trail->store().value()->readColumns(1, [&](std::uint64_t, const AuditColumns &) { return ++listed > 0; }));
    QCOMPARE(std::uint64_t(listed), size);
}

void TestAuditTrail::memory_signedByAnotherKey_refusesChanges()
{
    VERIFY_OK(m_trail->record(draftOf("x"), claimOf(u"me"_s)));
    AuditTrailParts parts = m_bench->parts();
    parts.logKey = keyOf('Z');
    AuditTrail stranger(std::move(parts));
    const auto refused = stranger.record(draftOf("y"), claimOf(u"me"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Damaged);
    VERIFY_OK(m_trail->record(draftOf("z"), claimOf(u"me"_s)));
}

//! The key beside the store is another one than the log began with, and this desk remembers nothing.
void TestAuditTrail::log_begunWithAnotherKey_refusesChanges()
{
    VERIFY_OK(m_trail->record(draftOf("x"), claimOf(u"me"_s)));
    AuditTrailParts parts = m_bench->parts();
    parts.logKey = keyOf('Z');
    parts.memory.reset();
    AuditTrail stranger(std::move(parts));
    const auto refused = stranger.record(draftOf("y"), claimOf(u"me"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Damaged);
}

void TestAuditTrail::places_thatCannotBeWritten_warn_andTheEntryIsKept()
{
    QFile file(m_bench->file(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    AuditTrailParts parts = m_bench->parts();
    parts.memory = std::make_shared<HeadFile>(m_bench->file(u"file/heads"_s));
    parts.targets.clear();
    for (const QString &place : {u"file/below/"_s, u"missing/anchor"_s, u"good"_s})
        parts.targets.push_back(std::make_shared<CheckpointFile>(m_bench->file(place)));
    AuditTrail trail(std::move(parts));
    QCOMPARE(trail.record(draftOf("x"), claimOf(u"me"_s)).value(), 2U);
    QCOMPARE(trail.record(draftOf("y"), claimOf(u"me"_s)).value(), 3U);
    const QStringList warnings = trail.takeWarnings();
    QCOMPARE(warnings.size(), 3); // each once
    QVERIFY(warnings[0].contains(u"file/heads"_s) && warnings[1].contains(u"file/below"_s) && warnings[2].contains(u"missing/anchor"_s));
    QCOMPARE(trail.takeWarnings(), QStringList());
    const auto notes = CheckpointFile(m_bench->file(u"good"_s)).notes({}); // those behind a bad place get theirs
    QCOMPARE(audit::splitNotes(notes.value()).size(), 3U);
    QCOMPARE(sizeOf(trail), 3U);
}

void TestAuditTrail::store_thatMayNotBeWritten_refuses_andIsRead_data()
{
    QTest::addColumn<bool>("folderToo");
    QTest::newRow("file") << false;
    QTest::newRow("folder") << true;
}

void TestAuditTrail::store_thatMayNotBeWritten_refuses_andIsRead()
{
    QFETCH(bool, folderToo);
    VERIFY_OK(addCast(*m_trail));
    m_trail.reset();
    const QByteArray folder = QFile::encodeName(m_folder->path());
    QVERIFY(::chmod(QFile::encodeName(m_bench->storePath()).constData(), 0444) == 0);
    QVERIFY(::chmod(folder.constData(), folderToo ? 0555 : 0777) == 0);
    {
        const Unprivileged ordinary;
        QVERIFY(ordinary.isOrdinary());
        AuditTrailParts parts = m_bench->parts();
        parts.memory.reset();
        AuditTrail trail(std::move(parts));
        const auto refused = trail.record(draftOf("x"), claimOf(u"me"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Store);
        QCOMPARE(refused.error().place, m_bench->storePath());
        QVERIFY(!refused.error().hint.isEmpty());
        const auto state = trail.state();
        VERIFY_OK(state);
        QCOMPARE(state->people().size(), 4U);
        QCOMPARE(sizeOf(trail), 5U);
    }
    QVERIFY(::chmod(folder.constData(), 0700) == 0);
}

//! The disk fails behind a commit and lets nobody look; the same asked next is the same entry, and anything else is another one.
void TestAuditTrail::record_ofWhichNothingIsKnown_isRetriedOnce()
{
    VERIFY_OK(m_trail->record(draftOf("x"), claimOf(u"me"_s)));
    const Error failed{Error::Kind::Store, {}, u"the disk fails"_s, {}, {}};
    int opened = 0;
    AuditTrailParts parts = m_bench->parts();
    parts.openStore = [&]() -> Result<std::unique_ptr<AuditStore>> {
        ++opened;
        if (opened % 3 == 2)
            return failed;
        auto real = m_bench->store();
        if (!real || opened % 3 == 0)
            return real;
        return std::unique_ptr<AuditStore>(std::make_unique<UnsureStore>(std::move(*real), failed));
    };
    for (const bool isSame : {true, false}) {
        opened = 0;
        AuditTrail trail(parts);
        const std::uint64_t before = sizeOf(*m_trail);
        QCOMPARE(trail.record(draftOf("y"), claimOf(u"me"_s)).error().what, failed.what);
        QCOMPARE(sizeOf(*m_trail), before + 1);
        QCOMPARE(trail.record(draftOf(isSame ? "y" : "z"), claimOf(u"me"_s)).value(), before + (isSame ? 1 : 2));
        QCOMPARE(trail.record(draftOf("y"), claimOf(u"me"_s)).value(), before + (isSame ? 2 : 3)); // known again, so it is a new one
    }
}

void TestAuditTrail::act_isRecordedAroundWhatItDoes()
{
    VERIFY_OK(addCast(*m_trail));
    auto act = AuditedAct::begin(*m_trail, draftFor("catalog.decide", "prd"), bo());
    VERIFY_OK(act);
    QCOMPARE(sizeOf(*m_trail), 6U);
    const std::string after(64, 'e');
    QCOMPARE((*act)->end("done", {{"decision", 5}}, after).value(), 7U);
    act->reset();
    QCOMPARE(sizeOf(*m_trail), 7U);
    const auto detail = detailOf(*m_trail, 7);
    QCOMPARE(*detail.at("of").integer(), 6);
    QCOMPARE(*detail.at("outcome").string(), std::string("done"));
    QCOMPARE(*detail.at("decision").integer(), 5);
    audit::EntryReader reader;
    const auto row = m_trail->store().value()->entry(7).value();
    const auto entry = reader.parse(row->entry);
    QVERIFY(entry->phase == audit::Phase::End && entry->isSigned() && entry->after == after && entry->environment == "prd");
}

void TestAuditTrail::act_thatIsLeft_hasFailed()
{
    {
        const auto act = AuditedAct::begin(*m_trail, draftOf("x"), claimOf(u"me"_s));
        VERIFY_OK(act);
    }
    QCOMPARE(sizeOf(*m_trail), 3U);
    QCOMPARE(*detailOf(*m_trail, 3).at("outcome").string(), std::string("failed"));
    QCOMPARE(*detailOf(*m_trail, 3).at("of").integer(), 2);
}

void TestAuditTrail::act_thatMayNotBegin_leavesNothing()
{
    VERIFY_OK(addCast(*m_trail));
    const auto act = AuditedAct::begin(*m_trail, draftFor("catalog.decide"), cy());
    QVERIFY(!act);
    QCOMPARE(act.error().kind, Error::Kind::Refused);
    QCOMPARE(sizeOf(*m_trail), 5U);
}

void TestAuditTrail::act_whoseEndCannotBeWritten_saysSo()
{
    auto act = AuditedAct::begin(*m_trail, draftOf("x"), claimOf(u"me"_s));
    VERIFY_OK(act);
    FaultyVfs::instance().arm({FaultyVfs::Call::Write, 1, 0, SQLITE_FULL, false});
    QCOMPARE((*act)->end("done", {}).error().kind, Error::Kind::Store);
    act->reset(); // it was said, and is not said twice
    auto left = AuditedAct::begin(*m_trail, draftOf("y"), claimOf(u"me"_s));
    QVERIFY(!left);
    FaultyVfs::instance().heal();
    left = AuditedAct::begin(*m_trail, draftOf("y"), claimOf(u"me"_s));
    VERIFY_OK(left);
    FaultyVfs::instance().arm({FaultyVfs::Call::Write, 1, 0, SQLITE_FULL, false});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the outcome of an act could not be recorded: .*the disk is full"_s));
    left->reset();
    FaultyVfs::instance().heal();
    QCOMPARE(sizeOf(*m_trail), 3U);
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
