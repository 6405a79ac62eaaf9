// SPDX-License-Identifier: GPL-3.0-or-later
// What a check says of the audit log (GOV-11), and what it reads for it.
#include "store/forwardingstore.h"
#include "store/sqliteauditstore.h"
#include "store/storefixture.h"
#include "support/stepclock.h"
#include "usecases/databaseowner.h"
#include "usecases/logassurance.h"

#include <QFile>
#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Skill = DatabaseOwner::Skill;

//! What was read of a store.
struct Reads
{
    int entries = 0; //!< by walking over them
    int walks = 0;
    bool isBroken = false; //!< nothing can be read
};

class CountedStore final : public ForwardingStore
{
public:
    CountedStore(std::unique_ptr<AuditStore> store, std::shared_ptr<Reads> reads)
        : ForwardingStore(*store)
        , m_owned(std::move(store))
        , m_reads(std::move(reads))
    {
    }
    Result<std::uint64_t> size() override
    {
        if (m_reads->isBroken)
            return Error{.kind = Error::Kind::Store, .place = {}, .what = u"the disk is gone"_s, .hint = {}, .retryAfter = {}};
        return ForwardingStore::size();
    }
    Result<void> readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit) override
    {
        ++m_reads->walks;
        return ForwardingStore::readEntries(from, [&](const AuditRow &row) {
            ++m_reads->entries;
            return visit(row);
        });
    }

private:
    std::unique_ptr<AuditStore> m_owned;
    std::shared_ptr<Reads> m_reads;
};

//! The log of the small firm, as one desk after the other looks at it.
class Desk
{
public:
    Desk()
        : m_folder(fastFolder())
        , bench(m_folder.path())
    {
        clock->time = UtcTime(std::chrono::milliseconds(1'800'000'000'000));
    }

    [[nodiscard]] std::unique_ptr<AuditTrail> trail(bool hasPlaces = true) const
    {
        AuditTrailParts parts = bench.parts();
        parts.clock = clock;
        parts.openStore = [path = bench.storePath(), reads = reads]() -> Result<std::unique_ptr<AuditStore>> {
            auto opened = openSqliteAuditStore(path);
            if (!opened)
                return opened.error();
            return std::unique_ptr<AuditStore>(std::make_unique<CountedStore>(std::move(*opened), reads));
        };
        if (!hasPlaces)
            parts.targets.clear();
        return std::make_unique<AuditTrail>(std::move(parts));
    }
    //! As a program that was just started sees it.
    [[nodiscard]] Fact<AuditState> look(bool hasPlaces = true) const { return lookAt(clock->time, hasPlaces); }
    [[nodiscard]] Fact<AuditState> lookAt(UtcTime moment, bool hasPlaces = true) const
    {
        *reads = {0, 0, reads->isBroken};
        const auto open = trail(hasPlaces);
        return LogAssurance(*open, clock).at(moment, {}).value();
    }
    void record(int times, bool hasPlaces = true) const
    {
        const auto open = trail(hasPlaces);
        for (int i = 0; i < times; ++i) {
            if (!open->record(draftOf("more" + std::to_string(i)), claimOf(u"me"_s)))
                qFatal("the test's own log");
        }
    }
    void attack(const std::string &sql) const { DatabaseOwner(bench.storePath(), Skill::Naive).execute(sql); }
    [[nodiscard]] QString memory() const
    {
        const auto id = trail()->logId();
        return bench.headFolder() + u'/' + QString::fromStdString(id.value()) + u".verified"_s;
    }
    [[nodiscard]] QByteArray remembered() const
    {
        QFile file(memory());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void forge(const QByteArray &note) const
    {
        QFile file(memory());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(note) != note.size())
            qFatal("the test's own file");
    }

private:
    QTemporaryDir m_folder;

public:
    AuditBench bench;
    std::shared_ptr<StepClock> clock = std::make_shared<StepClock>();
    std::shared_ptr<Reads> reads = std::make_shared<Reads>();
};

const std::string editOf8 = "UPDATE audit_entry SET entry = CAST(replace(CAST(entry AS TEXT), 'whole', 'Whole') AS BLOB) WHERE seq = 8";

//! The audit log's own words for what the state says.
QString textOf(const Fact<AuditState> &state)
{
    if (!state.isKnown())
        return state.state == FactState::Unreadable ? u"unreadable"_s : u"unsupported"_s;
    if (!state.value.problem.empty())
        return u"fail "_s + QString::fromStdString(state.value.problem);
    return !state.value.verified ? u"unverified"_s : state.value.anchored ? u"anchored"_s : u"whole"_s;
}

} // namespace

class TestLogAssurance : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void log_withAPlaceOutside_isWholeAndAnchoredNow();
    void log_withoutAPlaceOutside_isWholeOnly();
    void log_thatIsDamaged_saysWhatIs_data();
    void log_thatIsDamaged_saysWhatIs();
    void log_thatCannotBeRead_isUnreadable();
    void log_thatIsGone_isDamaged();
    void secondLook_readsWhatCameSince();
    void thirdLook_ofTheSameProgram_readsNothing();
    void memory_afterADay_isNotTaken();
    void memory_fromTheFuture_isNotTaken();
    void memory_forged_isNotTaken_data();
    void memory_forged_isNotTaken();
    void memory_ofAnotherLog_isNotTaken();
    void damage_isNotTakenFromMemory_andMendedShowsAtOnce();
    void damage_amongThoseReadBefore_showsAfterADayAtMost();
    void damage_ofTheTreeBefore_showsAtOnce();
    void anchor_thatIsOld_saysWhen();
    void anchor_thatWentAway_countsNoMore();
    void past_knowsTheAnchorsOfThen();
    void verifyingAll_isRemembered();
    void cancelled_isAnError();
};

void TestLogAssurance::log_withAPlaceOutside_isWholeAndAnchoredNow()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    const auto state = desk.look();
    QCOMPARE(textOf(state), u"anchored"_s);
    QCOMPARE(state.value.anchoredAt, desk.clock->time);
}

void TestLogAssurance::log_withoutAPlaceOutside_isWholeOnly()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail(false)));
    QCOMPARE(textOf(desk.look(false)), u"whole"_s);
    QCOMPARE(textOf(desk.look(false)), u"whole"_s); // by what is remembered, too
}

void TestLogAssurance::log_thatIsDamaged_saysWhatIs_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("expected");
    QTest::newRow("an entry changed") << QByteArray(editOf8.data()) << u"fail Entry 8 is not an entry any more: its bytes were changed."_s;
    QTest::newRow("an entry gone") << QByteArray("DELETE FROM audit_entry WHERE seq = 10") << u"fail Entry 10 is missing."_s;
    QTest::newRow("the end cut off") << QByteArray("DELETE FROM audit_entry WHERE seq > 12")
                                     << u"fail The log ends before entry 13, which a signed checkpoint vouches for: its tail was cut off."_s;
    QTest::newRow("a signature wrong") << QByteArray("UPDATE audit_entry SET entry = CAST(replace(CAST(entry AS TEXT), '\"signature\":\"', '\"signature\":\"00') AS BLOB) WHERE seq = 9")
                                       << u"fail Entry 9 is not an entry any more: its bytes were changed."_s;
    QTest::newRow("no beginning") << QByteArray("UPDATE audit_entry SET entry = x'7b7d' WHERE seq = 1")
                                  << u"fail A checkpoint from outside is malformed, or not signed by this log's key."_s; // entry 1 names that key
}

void TestLogAssurance::log_thatIsDamaged_saysWhatIs()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, expected);
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.attack(sql.toStdString());
    QCOMPARE(textOf(desk.look()), expected);
    QCOMPARE(textOf(desk.look()), expected);
}

void TestLogAssurance::log_thatCannotBeRead_isUnreadable()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.reads->isBroken = true;
    QCOMPARE(textOf(desk.look()), u"anchored"_s); // nothing of the first look needs the size
    QCOMPARE(textOf(desk.look()), u"unreadable"_s);
}

void TestLogAssurance::log_thatIsGone_isDamaged()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    desk.attack("DELETE FROM audit_entry; DELETE FROM audit_checkpoint; DELETE FROM audit_node; DELETE FROM audit_state");
    QCOMPARE(textOf(desk.look()), u"fail The log ends before entry 1, which a signed checkpoint vouches for: its tail was cut off."_s);
}

void TestLogAssurance::secondLook_readsWhatCameSince()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.record(500);
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 517);
    desk.clock->time += 1h;
    desk.record(7);
    const auto state = desk.look();
    QCOMPARE(textOf(state), u"anchored"_s);
    QCOMPARE(state.value.anchoredAt, desk.clock->time);
    QCOMPARE(desk.reads->entries, 7);
    desk.attack("UPDATE audit_entry SET action = 'x' WHERE seq = 522"); // of those that came since
    QCOMPARE(textOf(desk.look()), u"fail What the store keeps beside entry 522 to find it was changed; the entry itself is whole."_s);
    QCOMPARE(desk.reads->entries, 7 + 524); // then all are, to say what is first
}

void TestLogAssurance::thirdLook_ofTheSameProgram_readsNothing()
{
    const Desk desk;
    const auto open = desk.trail();
    VERIFY_OK(tellStory(*open));
    LogAssurance assurance(*open, desk.clock);
    QCOMPARE(textOf(assurance.at(desk.clock->time, {}).value()), u"anchored"_s);
    *desk.reads = {};
    QCOMPARE(textOf(assurance.at(desk.clock->time, {}).value()), u"anchored"_s);
    QCOMPARE(desk.reads->walks, 0);
    VERIFY_OK(open->record(draftOf("one"), claimOf(u"me"_s)));
    QCOMPARE(textOf(assurance.at(desk.clock->time, {}).value()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 1);
}

void TestLogAssurance::memory_afterADay_isNotTaken()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    desk.clock->time += 24h;
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 0);
    desk.clock->time += 1ms;
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 17);
    desk.clock->time += 24h;
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 0); // that one was remembered
}

void TestLogAssurance::memory_fromTheFuture_isNotTaken()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.clock->time += 48h;
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    desk.clock->time -= 1h;
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 17);
}

void TestLogAssurance::memory_forged_isNotTaken_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("another verdict") << QByteArray("\"ok\":false") << QByteArray("\"ok\":true");
    QTest::newRow("another size") << QByteArray("\"size\":17") << QByteArray("\"size\":12");
    QTest::newRow("another time") << QByteArray("\"at\":\"") << QByteArray("\"at\":\"3");
    QTest::newRow("no signature") << QByteArray("\n\n\xe2\x80\x94") << QByteArray("\n\n-");
    QTest::newRow("nothing") << QByteArray("bulkhead verified log v1") << QByteArray("");
}

//! Somebody who may write the file, and has not the log's key, can take what is remembered away and no more.
void TestLogAssurance::memory_forged_isNotTaken()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.attack(editOf8);
    QVERIFY(textOf(desk.look()).startsWith(u"fail Entry 8"_s));
    const QByteArray failed = desk.remembered();
    QVERIFY(failed.contains("\"first_bad\":{\"kind\":\"malformed\",\"seq\":8}"));
    QByteArray forged = failed;
    forged.replace(from, to);
    QVERIFY(forged != failed);
    desk.forge(forged);
    QVERIFY(textOf(desk.look()).startsWith(u"fail Entry 8"_s));
    QVERIFY(desk.reads->entries > 0);
    QCOMPARE(desk.remembered(), failed);
}

void TestLogAssurance::memory_ofAnotherLog_isNotTaken()
{
    const Desk one, other;
    VERIFY_OK(tellStory(*one.trail()));
    VERIFY_OK(tellStory(*other.trail()));
    QCOMPARE(textOf(one.look()), u"anchored"_s);
    other.attack(editOf8);
    other.forge(one.remembered());
    QVERIFY(textOf(other.look()).startsWith(u"fail Entry 8"_s));
}

void TestLogAssurance::damage_isNotTakenFromMemory_andMendedShowsAtOnce()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    desk.attack(editOf8);
    QVERIFY(textOf(desk.look()).startsWith(u"fail"_s));
    std::string mend = editOf8;
    mend.replace(mend.find("'whole', 'Whole'"), 16, "'Whole', 'whole'");
    desk.attack(mend);
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
}

//! The limit of what is remembered, as audit/verifiedhead.h says it.
void TestLogAssurance::damage_amongThoseReadBefore_showsAfterADayAtMost()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    desk.attack(editOf8);
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    desk.clock->time += 24h + 1ms;
    QVERIFY(textOf(desk.look()).startsWith(u"fail Entry 8"_s));
}

//! Whoever makes the tree fit what they changed, checkpoints included, does not fit what is remembered.
void TestLogAssurance::damage_ofTheTreeBefore_showsAtOnce()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    const DatabaseOwner owner(desk.bench.storePath(), Skill::HasLogKey);
    auto entries = owner.entries();
    entries[7] = DatabaseOwner::edited(entries[7], [](JsonValue::Object &entry) { entry["environment"] = "sbx"; });
    owner.replace(entries, 8);
    QVERIFY(textOf(desk.look()).startsWith(u"fail"_s));
}

void TestLogAssurance::anchor_thatIsOld_saysWhen()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    const UtcTime then = desk.clock->time;
    desk.clock->time += 30h;
    desk.record(3, false); // the place outside is not there
    const auto state = desk.look();
    QCOMPARE(textOf(state), u"anchored"_s);
    QCOMPARE(state.value.anchoredAt, then);
    desk.record(1, false);
    const auto again = desk.look(); // by what is remembered: no checkpoint outside is of so many
    QCOMPARE(desk.reads->entries, 1);
    QCOMPARE(textOf(again), u"anchored"_s);
    QCOMPARE(again.value.anchoredAt, then);
}

void TestLogAssurance::anchor_thatWentAway_countsNoMore()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(textOf(desk.look(false)), u"whole"_s);
    QCOMPARE(desk.reads->entries, 0);
}

void TestLogAssurance::past_knowsTheAnchorsOfThen()
{
    const Desk desk;
    const UtcTime begin = desk.clock->time;
    VERIFY_OK(tellStory(*desk.trail()));
    for (int day = 1; day <= 5; ++day) {
        desk.clock->time = begin + day * 24h;
        desk.record(2);
    }
    QCOMPARE(textOf(desk.lookAt(begin - 1ms)), u"unsupported"_s);
    QCOMPARE(desk.lookAt(begin).value.anchoredAt, begin);
    QCOMPARE(desk.lookAt(begin + 71h).value.anchoredAt, begin + 48h);
    QCOMPARE(desk.lookAt(begin + 72h).value.anchoredAt, begin + 72h);
    QCOMPARE(desk.look().value.anchoredAt, begin + 120h);
}

void TestLogAssurance::verifyingAll_isRemembered()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    const auto open = desk.trail();
    const auto whole = verifyAndRemember(*open, *desk.clock, {}, {});
    VERIFY_OK(whole);
    QVERIFY(whole->answer.ok && whole->head.at == desk.clock->time && whole->head.isAnchored());
    QCOMPARE(open->verified().value(), std::optional(whole->head));
    QCOMPARE(textOf(desk.look()), u"anchored"_s);
    QCOMPARE(desk.reads->entries, 0);
}

void TestLogAssurance::cancelled_isAnError()
{
    const Desk desk;
    VERIFY_OK(tellStory(*desk.trail()));
    CancelToken cancel;
    cancel.cancel();
    const auto open = desk.trail();
    QCOMPARE(LogAssurance(*open, desk.clock).at(desk.clock->time, cancel).error().kind, Error::Kind::Cancelled);
    QVERIFY(desk.remembered().isEmpty());
}

QTEST_GUILESS_MAIN(TestLogAssurance)
#include "tst_logassurance.moc"
