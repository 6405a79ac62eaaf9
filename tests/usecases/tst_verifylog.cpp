// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/forwardingstore.h"
#include "store/storefixture.h"
#include "usecases/databaseowner.h"
#include "usecases/exportlog.h"

#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Skill = DatabaseOwner::Skill;
using Entries = std::vector<std::string>;
using Attack = std::function<void(const DatabaseOwner &)>;

QString textOf(const audit::Verification &answer)
{
    if (answer.ok)
        return u"ok"_s;
    return QString::fromUtf8(audit::toWire(answer.firstBad->kind).data()) + u' ' + QString::number(answer.firstBad->seq);
}

//! Changes the list of entries, and from where on it is another one.
Attack rewriting(std::uint64_t from, const std::function<void(Entries &)> &change)
{
    return [from, change](const DatabaseOwner &owner) {
        Entries entries = owner.entries();
        change(entries);
        owner.replace(entries, from);
    };
}

Attack editing(std::uint64_t seq, const DatabaseOwner::Edit &edit)
{
    return rewriting(seq, [=](Entries &entries) { entries[seq - 1] = DatabaseOwner::edited(entries[seq - 1], edit); });
}

Attack running(const std::string &sql)
{
    return [sql](const DatabaseOwner &owner) { owner.execute(sql); };
}

void setEnvironment(JsonValue::Object &entry)
{
    entry["environment"] = "sbx";
}

//! An unsigned entry that never was, fit for a place.
std::string forged(const Entries &entries, std::uint64_t seq)
{
    return DatabaseOwner::edited(entries[7], [&](JsonValue::Object &entry) {
        entry["seq"] = static_cast<std::int64_t>(seq);
        entry["previous"] = toHex(audit::leafHash(entries[seq - 2]));
        entry["nonce"] = std::string(32, 'f');
    });
}

//! Somebody who comes as the first person instead of Ada, under her name.
void usurp(JsonValue::Object &entry)
{
    const auto key = keyOf('U');
    JsonValue::Object &detail = *entry["detail"].object();
    detail["public"] = toHex(key->publicKey());
    detail["proof"] = possessionProof(*key);
    (*entry["actor"].object())["key"] = keyIdOf(key->publicKey());
    entry.erase("signature");
    const std::string text = canonical(entry);
    entry["signature"] = toHex(key->sign("bulkhead-entry-v1\n" + text));
}

const std::string cutTail = "DELETE FROM audit_entry WHERE seq > 12";
const std::string cutTailWhole = cutTail + "; DELETE FROM audit_checkpoint WHERE size > 12; DELETE FROM audit_node WHERE (number + 1) << level > 12;"
                                           "DELETE FROM audit_state WHERE row LIKE '%\"since\":15%'";

} // namespace

Q_DECLARE_METATYPE(Attack)

//! What the owner of the database can do is named with the first entry that it touched, by the checkpoints that were kept elsewhere.
class TestVerifyLog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void verify_ofTheStory_isWell();
    void attack_onTheLog_isNamed_data();
    void attack_onTheLog_isNamed();
    void attack_onTheBeginning_isNamed();
    void attack_withAnOldCopy_isNamed_data();
    void attack_withAnOldCopy_isNamed();
    void attack_withoutCheckpointsElsewhere_isNamedAsFarAsCanBe_data();
    void attack_withoutCheckpointsElsewhere_isNamedAsFarAsCanBe();
    void attack_onTheIndex_isNamed_data();
    void attack_onTheIndex_isNamed();
    void attack_thatLeavesNothing_isNamed();
    void verify_againstAKey_wantsThatKey();
    void verify_withTheHeadRemembered_findsWhatIsMissing();
    void verify_whileOthersAppend_looksAtWhatWasThere();
    void verify_cancelled_saysSo();
    void readCheckpoints_ofFiles_data();
    void readCheckpoints_ofFiles();
    void bundle_thatIsNoFile_isAnError();

private:
    Result<audit::Verification> verifyExported(const std::vector<std::string> &outside);

    QTemporaryDir m_prepared{fastFolder()};
    std::vector<std::string> m_outside; //!< a checkpoint of every size
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AuditBench> m_bench;
};

void TestVerifyLog::initTestCase()
{
    const AuditBench prepared(m_prepared.path());
    VERIFY_OK(tellStory(*prepared.trail()));
    const auto outside = prepared.outside();
    VERIFY_OK(outside);
    m_outside = *outside;
    QCOMPARE(m_outside.size(), std::size_t{storySize});
}

void TestVerifyLog::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_bench = std::make_unique<AuditBench>(m_folder->path());
    QVERIFY(QFile::copy(AuditBench(m_prepared.path()).storePath(), m_bench->storePath()));
}

//! As an auditor gets it.
Result<audit::Verification> TestVerifyLog::verifyExported(const std::vector<std::string> &outside)
{
    const auto exported = exportLog(*m_bench->trail(), ada(), m_bench->file(u"log.bundle"_s), {}, {});
    if (!exported)
        return exported.error();
    VerifyAgainst against;
    against.outside = outside;
    return verifyBundle(exported->path, against, {}, {});
}

void TestVerifyLog::verify_ofTheStory_isWell()
{
    const auto answer = m_bench->verify(m_outside);
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), u"ok"_s);
    QCOMPARE(answer->size, std::uint64_t{storySize});
    QCOMPARE(answer->anchoredUntil, std::uint64_t{storySize});
    QCOMPARE(answer->trustedUntil, std::uint64_t{storySize});
    const auto bundle = verifyExported(m_outside);
    VERIFY_OK(bundle);
    QCOMPARE(textOf(*bundle), u"ok"_s);
    QCOMPARE(bundle->size, std::uint64_t{storySize} + 1); // its own export
    QCOMPARE(bundle->anchoredUntil, std::uint64_t{storySize});
}

void TestVerifyLog::attack_onTheLog_isNamed_data()
{
    QTest::addColumn<Attack>("attack");
    QTest::addColumn<QString>("found"); // for each skill; "-": makes no sense
    QTest::addColumn<QString>("inBundle"); // where it is something else
    const auto row = [](const char *name, const Attack &attack, const QString &found, const QString &inBundle = {}) {
        QTest::newRow(name) << attack << found << inBundle;
    };
    row("edit", editing(8, setEnvironment), u"edited 8, anchor 8, anchor 8"_s);
    row("edit the first", editing(1, [](auto &entry) { entry["at"] = "2020-01-01T00:00:00.000Z"; }), u"edited 1, anchor 1, anchor 1"_s);
    row("edit the last", editing(17, setEnvironment), u"anchor 17, anchor 17, anchor 17"_s);
    row("edit a signed one", editing(9, setEnvironment), u"signature 9, signature 9, signature 9"_s);
    row("edit bytes", running("UPDATE audit_entry SET entry = CAST(replace(CAST(entry AS TEXT), 'whole', 'Whole') AS BLOB) WHERE seq = 8"),
        u"malformed 8, -, -"_s);
    row("take a signature off", editing(9, [](auto &entry) {
            entry.erase("signature");
            entry["actor"] = JsonValue::Object{{"claim", "bo"}};
        }), u"signature 9, signature 9, signature 9"_s);
    row("delete", rewriting(7, [](Entries &entries) { entries.erase(entries.begin() + 6); }), u"missing 7, anchor 7, anchor 7"_s);
    row("delete before a signed one", rewriting(8, [](Entries &entries) { entries.erase(entries.begin() + 7); }),
        u"missing 8, signature 8, signature 8"_s);
    row("delete a row", running("DELETE FROM audit_entry WHERE seq = 8"), u"missing 8, -, -"_s);
    row("delete two rows", running("DELETE FROM audit_entry WHERE seq IN (10, 11)"), u"missing 10, -, -"_s);
    row("insert", rewriting(9, [](Entries &entries) { entries.insert(entries.begin() + 8, forged(entries, 9)); }),
        u"anchor 9, anchor 9, anchor 9"_s);
    row("insert one twice", rewriting(9, [](Entries &entries) { entries.insert(entries.begin() + 8, entries[7]); }),
        u"order 9, anchor 9, anchor 9"_s);
    row("append", rewriting(18, [](Entries &entries) { entries.push_back(forged(entries, 18)); }), u"authority 18, bundle 0, ok"_s);
    row("reorder", rewriting(7, [](Entries &entries) { std::swap(entries[6], entries[7]); }), u"order 7, anchor 7, anchor 7"_s);
    row("reorder far", rewriting(7, [](Entries &entries) { std::swap(entries[6], entries[13]); }), u"missing 7, anchor 7, anchor 7"_s);
    row("renumber", rewriting(9, [](Entries &entries) {
            for (std::size_t i = 8; i < entries.size(); ++i)
                entries[i] = DatabaseOwner::edited(entries[i], [i](auto &entry) { entry["seq"] = static_cast<std::int64_t>(i + 2); });
        }), u"missing 9, -, -"_s);
    row("renumber the rows", running("UPDATE audit_entry SET seq = -seq WHERE seq > 8; UPDATE audit_entry SET seq = 1 - seq WHERE seq < 0"),
        u"index 9, -, -"_s, u"ok"_s);
    row("truncate", running(cutTail), u"truncated 13, -, -"_s);
    row("truncate, with all that belongs to it", running(cutTailWhole), u"-, truncated 13, truncated 13"_s,
        u"anchor 13"_s); // its own export came behind
    row("swap a key row", running("UPDATE audit_state SET row = json_set(row, '$.public', printf('%064d', 1))"
                                  " WHERE row LIKE '%\"person\":\"bo\"%\"row\":\"key\"%'"), u"state 3, -, -"_s);
    row("swap the first key", editing(2, usurp), u"edited 2, anchor 2, anchor 2"_s);
    row("swap a key in its entry", editing(3, [](auto &entry) {
            (*entry["detail"].object())["public"] = toHex(keyOf('U')->publicKey());
            (*entry["detail"].object())["proof"] = possessionProof(*keyOf('U'));
        }), u"signature 3, signature 3, signature 3"_s);
    row("edit a role", running("UPDATE audit_state SET row = replace(row, 'engineer', 'admin') WHERE row LIKE '%\"bo\"%engineer%'"), u"state 3, -, -"_s);
    row("take a role away", running("DELETE FROM audit_state WHERE row LIKE '%\"bo\"%viewer%'"), u"state 15, -, -"_s);
    row("add a role", running("INSERT INTO audit_state SELECT replace(row, 'viewer', 'admin') FROM audit_state WHERE row LIKE '%\"bo\"%viewer%'"),
        u"state 15, -, -"_s);
    row("edit a role in its entry", editing(15, [](auto &entry) { (*entry["detail"].object())["grant"] = JsonValue::Array{"admin"}; }),
        u"signature 15, signature 15, signature 15"_s);
    row("change a policy row", running("UPDATE audit_state SET row = replace(row, '\"digest\":\"', '\"digest\":\"0')"
                                       " WHERE row LIKE '%promotion%'"), u"state 12, -, -"_s);
    row("change a policy row of the first", running("DELETE FROM audit_state WHERE row LIKE '%\"section\":\"groups\"%'"), u"state 2, -, -"_s);
    row("fork", rewriting(13, [](Entries &entries) {
            entries.resize(12);
            for (int i = 0; i < 8; ++i)
                entries.push_back(forged(entries, entries.size() + 1));
        }), u"-, anchor 13, anchor 13"_s);
}

void TestVerifyLog::attack_onTheLog_isNamed()
{
    QFETCH(Attack, attack);
    QFETCH(QString, found);
    QFETCH(QString, inBundle);
    const QStringList expected = found.split(u", "_s);
    for (const Skill skill : {Skill::Naive, Skill::Recomputes, Skill::HasLogKey}) {
        const QString &wanted = expected[qsizetype(skill)];
        if (wanted == u"-"_s)
            continue;
        init();
        attack(DatabaseOwner(m_bench->storePath(), skill));
        const auto answer = m_bench->verify(m_outside);
        VERIFY_OK(answer);
        QCOMPARE(textOf(*answer), wanted);
        const auto inFile = verifyExported(m_outside);
        QCOMPARE(inFile ? textOf(*inFile) : inFile.error().toText(), inBundle.isEmpty() ? wanted : inBundle);
        if (!answer->ok && answer->firstBad->seq > 0 && answer->firstBad->kind != audit::Damage::State
            && answer->firstBad->kind != audit::Damage::Index) {
            QCOMPARE(answer->trustedUntil, answer->firstBad->seq - 1);
            QVERIFY(!wordsOf(*answer).headline.isEmpty());
        }
    }
}

//! Entry 1 names the key that checkpoints are checked with; without it only a key that is trusted beforehand can say more than that nothing is known.
void TestVerifyLog::attack_onTheBeginning_isNamed()
{
    const auto trail = m_bench->trail();
    VERIFY_OK(trail->logId());
    VerifyAgainst knowing;
    knowing.trusted = {trail->verifierKey()};
    knowing.outside = m_outside;
    for (const auto &[sql, expected] : {std::pair{"DELETE FROM audit_entry WHERE seq = 1", u"missing 1"_s},
                                        {"DELETE FROM audit_entry", u"truncated 1"_s},
                                        {"UPDATE audit_entry SET entry = x'7b7d' WHERE seq = 1", u"malformed 1"_s}}) {
        init();
        DatabaseOwner(m_bench->storePath(), Skill::Naive).execute(sql);
        const auto store = m_bench->store();
        VERIFY_OK(store);
        QCOMPARE(textOf(*verifyStore(**store, knowing, {}, {})), expected);
        QCOMPARE(textOf(*m_bench->verify(m_outside)), u"anchor 0"_s);
        const auto answer = m_bench->verify({});
        VERIFY_OK(answer);
        QVERIFY(!answer->ok);
        QCOMPARE(answer->trustedUntil, 0U);
    }
}

void TestVerifyLog::attack_withAnOldCopy_isNamed_data()
{
    QTest::addColumn<bool>("ownLog");
    QTest::addColumn<int>("goesOn");
    QTest::addColumn<QString>("expected");
    QTest::newRow("older copy put back") << true << 0 << u"truncated 13"_s;
    QTest::newRow("older copy put back, some entries more") << true << 3 << u"anchor 13"_s;
    QTest::newRow("older copy put back, many entries more") << true << 30 << u"anchor 13"_s;
    QTest::newRow("another log") << false << 0 << u"foreign 1"_s;
    QTest::newRow("another longer log") << false << 30 << u"foreign 1"_s;
}

//! An older state of the file is valid in itself, and so is what the programs append to it.
void TestVerifyLog::attack_withAnOldCopy_isNamed()
{
    QFETCH(bool, ownLog);
    QFETCH(int, goesOn);
    QFETCH(QString, expected);
    AuditTrailParts parts = m_bench->parts();
    parts.memory.reset(); // of another desk
    parts.targets.clear();
    if (ownLog) {
        DatabaseOwner(m_bench->storePath(), Skill::Naive).execute(cutTailWhole);
    } else {
        QVERIFY(QFile::remove(m_bench->storePath()));
        AuditTrail other(parts);
        VERIFY_OK(tellStory(other));
    }
    AuditTrail trail(parts);
    for (int i = 0; i < goesOn; ++i)
        VERIFY_OK(trail.record(draftOf("more"), claimOf(u"me"_s)));
    const auto answer = m_bench->verify(m_outside);
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), expected);
    const auto inFile = [&]() -> Result<audit::Verification> { // exported where nothing is remembered
        const auto exported = exportLog(trail, ada(), m_bench->file(u"log.bundle"_s), {}, {});
        VerifyAgainst against;
        against.outside = m_outside;
        return exported ? verifyBundle(exported->path, against, {}, {}) : Result<audit::Verification>(exported.error());
    }();
    VERIFY_OK(inFile);
    QCOMPARE(textOf(*inFile), ownLog ? u"anchor 13"_s : expected); // its own export came behind
    QCOMPARE(textOf(*m_bench->verify({})), u"ok"_s); // nothing inside tells
}

void TestVerifyLog::attack_withoutCheckpointsElsewhere_isNamedAsFarAsCanBe_data()
{
    QTest::addColumn<Attack>("attack");
    QTest::addColumn<Skill>("skill");
    QTest::addColumn<std::vector<int>>("kept"); // sizes of the checkpoints that are elsewhere
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Attack &attack, Skill skill, const std::vector<int> &kept, const QString &expected) {
        QTest::newRow(name) << attack << skill << kept << expected;
    };
    const Attack edit = editing(8, setEnvironment), editTail = editing(16, setEnvironment);
    row("edit, none", edit, Skill::Naive, {}, u"edited 8"_s);
    row("edit, only an older one", edit, Skill::Naive, {3}, u"edited 8"_s);
    row("edit of the last, none", editing(17, setEnvironment), Skill::Naive, {}, u"checkpoint 17"_s);
    row("edit recomputed, none", edit, Skill::Recomputes, {}, u"signature 9"_s); // as Bo's signature covers what came before
    row("edit behind all signatures recomputed, none", editTail, Skill::Recomputes, {}, u"bundle 0"_s);
    row("edit behind all signatures, with the key, none", editTail, Skill::HasLogKey, {}, u"ok"_s);
    row("edit behind all signatures, with the key, the newest", editTail, Skill::HasLogKey, {17}, u"anchor 17"_s); // between 16, signed anew, and 17
    row("edit behind all signatures, with the key, two", editTail, Skill::HasLogKey, {15, 16}, u"anchor 16"_s);
    row("edit, with the key, an older and a newer", edit, Skill::HasLogKey, {5, 8}, u"anchor 8"_s);
    row("truncate, none", running(cutTailWhole), Skill::Naive, {}, u"ok"_s);
    row("truncate, an older one", running(cutTailWhole), Skill::Naive, {12}, u"ok"_s);
    row("truncate, the next one", running(cutTailWhole), Skill::Naive, {13}, u"truncated 13"_s);
    row("truncate, own checkpoints left", running(cutTail), Skill::Naive, {}, u"truncated 13"_s);
}

void TestVerifyLog::attack_withoutCheckpointsElsewhere_isNamedAsFarAsCanBe()
{
    QFETCH(Attack, attack);
    QFETCH(Skill, skill);
    QFETCH(std::vector<int>, kept);
    QFETCH(QString, expected);
    std::vector<std::string> outside;
    for (const int size : kept)
        outside.push_back(m_outside[std::size_t(size) - 1]);
    attack(DatabaseOwner(m_bench->storePath(), skill));
    const auto answer = m_bench->verify(outside);
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), expected);
}

void TestVerifyLog::attack_onTheIndex_isNamed_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("expected");
    QTest::newRow("action") << QByteArray("UPDATE audit_entry SET action = 'x' WHERE seq = 8") << u"index 8"_s;
    QTest::newRow("phase") << QByteArray("UPDATE audit_entry SET phase = 'end' WHERE seq = 8") << u"index 8"_s;
    QTest::newRow("who") << QByteArray("UPDATE audit_entry SET who = 'ada' WHERE seq = 9") << u"index 9"_s;
    QTest::newRow("when") << QByteArray("UPDATE audit_entry SET at = at - 1 WHERE seq = 10") << u"index 10"_s;
    QTest::newRow("kind of object") << QByteArray("UPDATE audit_entry SET object_kind = '' WHERE seq = 11") << u"index 11"_s;
    QTest::newRow("object") << QByteArray("UPDATE audit_entry SET object_id = '' WHERE seq = 12") << u"index 12"_s;
    QTest::newRow("environment") << QByteArray("UPDATE audit_entry SET environment = 'sbx' WHERE seq = 9") << u"index 9"_s;
    QTest::newRow("signed") << QByteArray("UPDATE audit_entry SET signed = 0 WHERE seq = 9") << u"index 9"_s;
    QTest::newRow("decides") << QByteArray("UPDATE audit_entry SET decides = 0 WHERE seq = 15") << u"index 15"_s;
    QTest::newRow("leaf") << QByteArray("UPDATE audit_entry SET leaf = zeroblob(32) WHERE seq = 3") << u"index 3"_s;
    QTest::newRow("nonce") << QByteArray("UPDATE audit_entry SET nonce = 'x' WHERE seq = 3") << u"index 3"_s;
    QTest::newRow("two, the first") << QByteArray("UPDATE audit_entry SET who = 'x' WHERE seq IN (13, 5)") << u"index 5"_s;
    QTest::newRow("node") << QByteArray("UPDATE audit_node SET hash = zeroblob(32) WHERE level = 2 AND number = 1") << u"index 8"_s;
    QTest::newRow("node gone") << QByteArray("DELETE FROM audit_node WHERE level = 1 AND number = 2") << u"index 6"_s;
    QTest::newRow("checkpoint edited")
        << QByteArray("UPDATE audit_checkpoint SET note = replace(note, 'bulkhead', 'Bulkhead') WHERE size = 7") << u"checkpoint 7"_s;
    QTest::newRow("checkpoint of another size")
        << QByteArray("UPDATE audit_checkpoint SET note = (SELECT note FROM audit_checkpoint WHERE size = 5) WHERE size = 7") << u"checkpoint 5"_s;
    QTest::newRow("last checkpoint gone") << QByteArray("DELETE FROM audit_checkpoint WHERE size = 17") << u"bundle 0"_s;
    QTest::newRow("a checkpoint gone") << QByteArray("DELETE FROM audit_checkpoint WHERE size = 7") << u"ok"_s; // there is one of each other size
}

void TestVerifyLog::attack_onTheIndex_isNamed()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, expected);
    DatabaseOwner(m_bench->storePath(), Skill::Naive).execute(sql.toStdString());
    const auto answer = m_bench->verify(m_outside);
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), expected);
}

//! Nothing is left that could say which log it was, but this desk remembers.
void TestVerifyLog::attack_thatLeavesNothing_isNamed()
{
    VERIFY_OK(m_bench->trail()->record(draftOf("x"), claimOf(u"me"_s)));
    DatabaseOwner(m_bench->storePath(), Skill::Naive)
        .execute("DELETE FROM audit_entry; DELETE FROM audit_checkpoint; DELETE FROM audit_node; DELETE FROM audit_state");
    const auto trail = m_bench->trail();
    QCOMPARE(trail->logId().value(), std::string());
    VerifyAgainst against;
    against.remembered = trail->remembered().value();
    QCOMPARE(against.remembered.size(), 1U);
    const auto answer = verifyStore(**m_bench->store(), against, {}, {});
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), u"truncated 1"_s);
    QCOMPARE(answer->trustedUntil, 0U);
}

void TestVerifyLog::verify_againstAKey_wantsThatKey()
{
    const auto store = m_bench->store();
    VERIFY_OK(store);
    const audit::VerifierKey own = [&] {
        const auto trail = m_bench->trail();
        (void)trail->logId();
        return trail->verifierKey();
    }();
    VerifyAgainst against;
    against.trusted = {own};
    QCOMPARE(textOf(*verifyStore(**store, against, {}, {})), u"ok"_s);
    against.trusted = {{own.name, keyOf('Z')->publicKey()}};
    QCOMPARE(textOf(*verifyStore(**store, against, {}, {})), u"key 1"_s);
    against.trusted.clear();
    against.requireAnchor = true;
    QCOMPARE(textOf(*verifyStore(**store, against, {}, {})), u"unanchored 0"_s);
    against.outside = {m_outside[4]};
    const auto answer = verifyStore(**store, against, {}, {});
    VERIFY_OK(answer);
    QVERIFY(answer->ok && answer->anchored);
    QCOMPARE(answer->anchoredUntil, 5U);
}

void TestVerifyLog::verify_withTheHeadRemembered_findsWhatIsMissing()
{
    VerifyAgainst against;
    against.remembered = {m_outside.back()};
    against.requireAnchor = true;
    {
        const auto store = m_bench->store();
        QCOMPARE(textOf(*verifyStore(**store, against, {}, {})), u"unanchored 0"_s); // it vouches to nobody else
    }
    DatabaseOwner(m_bench->storePath(), Skill::Naive).execute(cutTailWhole);
    const auto store = m_bench->store();
    QCOMPARE(textOf(*verifyStore(**store, against, {}, {})), u"truncated 13"_s);
}

void TestVerifyLog::verify_whileOthersAppend_looksAtWhatWasThere()
{
    //! Appends an entry as soon as the contents have been read.
    class Growing final : public ForwardingStore
    {
    public:
        using ForwardingStore::ForwardingStore;
        Result<AuditContents> contents(std::size_t noteLimit) override
        {
            auto contents = ForwardingStore::contents(noteLimit);
            grow();
            return contents;
        }
        std::function<void()> grow;
    };
    const auto store = m_bench->store();
    VERIFY_OK(store);
    Growing growing(**store);
    growing.grow = [this] { (void)m_bench->trail()->record(changePersonDraft(u"bo"_s, {u"admin"_s}, {}, std::nullopt), ada()); };
    const auto answer = verifyStore(growing, {}, {}, {});
    VERIFY_OK(answer);
    QCOMPARE(textOf(*answer), u"ok"_s);
    QCOMPARE(answer->size, std::uint64_t{storySize});
    QCOMPARE((*store)->size().value(), std::uint64_t{storySize} + 1);
}

void TestVerifyLog::verify_cancelled_saysSo()
{
    const CancelToken cancel;
    cancel.cancel();
    const auto store = m_bench->store();
    VERIFY_OK(store);
    QCOMPARE(verifyStore(**store, {}, {}, cancel).error().kind, Error::Kind::Cancelled);
    const auto exported = exportLog(*m_bench->trail(), ada(), m_bench->file(u"log.bundle"_s), {}, {});
    VERIFY_OK(exported);
    QCOMPARE(verifyBundle(exported->path, {}, {}, cancel).error().kind, Error::Kind::Cancelled);
    QCOMPARE(exportLog(*m_bench->trail(), ada(), m_bench->file(u"other.bundle"_s), {}, cancel).error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(m_bench->file(u"other.bundle"_s)));
    const auto last = m_bench->store().value()->entry(storySize + 3).value(); // that the export failed is said
    QVERIFY(last);
    QCOMPARE(last->columns.phase, std::string("end"));
}

void TestVerifyLog::readCheckpoints_ofFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("answer"); // of a verification with them
    const QByteArray one = QByteArray::fromStdString(m_outside[6]), two = QByteArray::fromStdString(m_outside[9]);
    QTest::newRow("one") << one << 1 << u"ok"_s;
    QTest::newRow("two") << one + two << 2 << u"ok"_s;
    QTest::newRow("the newer first") << two + one << 2 << u"ok"_s;
    QTest::newRow("the same twice") << one + one << 2 << u"ok"_s;
    QTest::newRow("empty") << QByteArray() << 1 << u"anchor 0"_s;
    QTest::newRow("no note") << QByteArray("hello\n") << 1 << u"anchor 0"_s;
    QTest::newRow("a note and more") << one + "hello\n" << 2 << u"anchor 0"_s;
    QTest::newRow("cut off") << one.chopped(5) << 1 << u"anchor 0"_s;
    QTest::newRow("Windows line ends") << QByteArray(one).replace("\n", "\r\n") << 1 << u"anchor 0"_s;
}

void TestVerifyLog::readCheckpoints_ofFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, count);
    QFETCH(QString, answer);
    QFile file(m_bench->file(u"anchor"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto notes = readCheckpoints(file.fileName());
    VERIFY_OK(notes);
    QCOMPARE(int(notes->size()), count);
    QCOMPARE(textOf(*m_bench->verify(*notes)), answer);
}

void TestVerifyLog::bundle_thatIsNoFile_isAnError()
{
    QCOMPARE(verifyBundle(m_bench->file(u"missing"_s), {}, {}, {}).error().kind, Error::Kind::BadFile);
    QCOMPARE(verifyBundle(m_folder->path(), {}, {}, {}).error().kind, Error::Kind::BadFile);
    QCOMPARE(readCheckpoints(m_bench->file(u"missing"_s)).error().kind, Error::Kind::BadFile);
    QCOMPARE(readCheckpoints(m_folder->path()).error().kind, Error::Kind::BadFile);
}

QTEST_GUILESS_MAIN(TestVerifyLog)
#include "tst_verifylog.moc"
