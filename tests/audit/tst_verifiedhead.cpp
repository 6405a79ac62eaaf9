// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/logbuilder.h"
#include "audit/verifiedhead.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

VerifiedHead headOf(const LogBuilder &log)
{
    VerifiedHead head;
    head.log = log.id();
    head.at = UtcTime(std::chrono::milliseconds(1'795'392'000'123));
    head.size = log.size();
    head.root = log.root(log.size());
    head.leaf = leafHash(log.entries().back());
    head.people = log.state().peopleDigest();
    head.policy = log.state().policyDigest();
    head.anchoredUntil = 1;
    head.anchoredAt = head.at - std::chrono::hours(1);
    head.isOk = true;
    return head;
}

} // namespace

class TestVerifiedHead : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void note_ofAWholeLog_readsBack();
    void note_ofADamagedLog_readsBackWithEachKind();
    void note_signedByAnotherKey_isNothing();
    void note_ofAnotherLogUnderThisName_isNothing();
    void note_everyBitFlipped_isNothingOrTheSame();
    void note_isNoCheckpoint_andACheckpointNoSuchNote();
};

void TestVerifiedHead::note_ofAWholeLog_readsBack()
{
    const LogBuilder log;
    const VerifiedHead head = headOf(log);
    const auto read = VerifiedHead::fromNote(head.toNote(log.key()), log.verifier());
    QVERIFY(read.has_value());
    QVERIFY(*read == head);
    QVERIFY(read->isAnchored());
}

void TestVerifiedHead::note_ofADamagedLog_readsBackWithEachKind()
{
    const LogBuilder log;
    for (int kind = 0; kind <= int(Damage::BadProof); ++kind) {
        VerifiedHead head;
        head.log = log.id();
        head.size = 9;
        head.firstBad = FirstBad{7, Damage(kind)};
        QCOMPARE(damageFrom(toWire(Damage(kind))), std::optional(Damage(kind)));
        const auto read = VerifiedHead::fromNote(head.toNote(log.key()), log.verifier());
        QVERIFY(read.has_value());
        QVERIFY(*read == head);
        QVERIFY(!read->isAnchored());
    }
    QVERIFY(!damageFrom("well"));
}

void TestVerifiedHead::note_signedByAnotherKey_isNothing()
{
    const LogBuilder log;
    const VerifiedHead head = headOf(log);
    QVERIFY(!VerifiedHead::fromNote(head.toNote(testKey("somebody")), log.verifier()));
    VerifierKey other = log.verifier();
    other.key = testKey("somebody").publicKey();
    QVERIFY(!VerifiedHead::fromNote(head.toNote(log.key()), other));
}

void TestVerifiedHead::note_ofAnotherLogUnderThisName_isNothing()
{
    const LogBuilder log;
    VerifiedHead head = headOf(log);
    head.log = std::string(32, 'f');
    QVERIFY(!VerifiedHead::fromNote(head.toNote(log.key()), log.verifier()));
    QVERIFY(!VerifiedHead::fromNote({}, log.verifier()));
}

//! Whatever somebody does to the file without the key, what it says is what was signed.
void TestVerifiedHead::note_everyBitFlipped_isNothingOrTheSame()
{
    const LogBuilder log;
    const VerifiedHead head = headOf(log);
    const std::string note = head.toNote(log.key());
    int refused = 0;
    for (std::size_t i = 0; i < note.size() * 8; ++i) {
        std::string flipped = note;
        flipped[i / 8] = char(flipped[i / 8] ^ (1 << (i % 8)));
        const auto read = VerifiedHead::fromNote(flipped, log.verifier());
        refused += read ? 0 : 1;
        QVERIFY2(!read || *read == head, qPrintable(u"bit %1"_s.arg(i)));
    }
    QCOMPARE(refused, int(note.size() * 8));
}

void TestVerifiedHead::note_isNoCheckpoint_andACheckpointNoSuchNote()
{
    const LogBuilder log;
    const std::string note = headOf(log).toNote(log.key());
    QVERIFY(!openCheckpoint(note, {log.verifier()}));
    const std::string checkpoint = signNote(Checkpoint{log.origin(), log.size(), log.root(log.size())}.toText(), log.origin(), log.key());
    QVERIFY(openCheckpoint(checkpoint, {log.verifier()}).has_value());
    QVERIFY(!VerifiedHead::fromNote(checkpoint, log.verifier()));
}

QTEST_GUILESS_MAIN(TestVerifiedHead)
#include "tst_verifiedhead.moc"
