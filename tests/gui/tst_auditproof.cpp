// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditfiles.h"
#include "audit/checkpointspanel.h"
#include "audit/damagebanner.h"
#include "audit/entryproof.h"
#include "audit/merklepathview.h"
#include "audit/recordview.h"
#include "engine/auditparts.h"
#include "gui/auditbench.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Column = AuditLogModel::Column;

//! What the Audit screen says of the wholeness of a real log: proofs, verifications, damage, checkpoints outside.
class TestAuditProof : public QObject, private AuditBench
{
    Q_OBJECT

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        begin();
    }
    void cleanup() { end(); }

    void proof_picture_tellsItsHashesByKeyboard();
    void proof_saved_verifiesWithoutTheStore();
    void verify_wholeLog_saysWhatHoldsAndWhatWasNotCompared();
    void verify_longLog_showsProgressAndCanBeCancelled();
    void verify_changedEntry_namesItAndWhatRemains();
    void entry_thatIsNoEntryAnyMore_isShownAsWhatItIs();
    void banner_ofADamagedLog_staysUntilTheLogIsWhole();
    void checkpoints_withoutAPlace_sayWhatIsMissing();
    void checkpoints_keptOutside_areComparedAndListed();
};

void TestAuditProof::proof_picture_tellsItsHashesByKeyboard()
{
    openLog(7);
    openEntry(3);
    auto *picture = child<MerklePathView>();
    const QStringList boxes = picture->boxTexts();
    QCOMPARE(boxes.size(), 1 + 2 * 3); // a tree of seven has three levels above entry 3
    QVERIFY(boxes[0].startsWith(u"Root of the tree of size 7"_s));
    QVERIFY(boxes[1].startsWith(u"Entries 1 to 4"_s) && boxes[2].startsWith(u"Entries 5 to 7"_s));
    QVERIFY(boxes[5].startsWith(u"Entry 3"_s) && boxes[6].startsWith(u"Entry 4"_s));
    QVERIFY(picture->accessibleDescription().contains(u"Entry 3"_s));
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_Down);
    QCOMPARE(picture->current(), 1);
    QCOMPARE(picture->accessibleDescription(), boxes[1]);
    QTest::keyClick(picture, Qt::Key_End);
    QCOMPARE(picture->current(), int(boxes.size()) - 1);
}

void TestAuditProof::proof_saved_verifiesWithoutTheStore()
{
    openLog(5);
    const QString path = bench().file(u"entry.tlog-proof"_s);
    page()->files()->saveProof(3, path);
    QTRY_VERIFY(child<MessageBar>()->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto key = audit::VerifierKey::fromText(bench().audit().view()->verifierKey);
    QVERIFY(key);
    const audit::Verification answer = audit::verifyProof(file.readAll().toStdString(), {*key});
    QVERIFY(answer.ok);
    QCOMPARE(answer.size, std::uint64_t(5));
}

void TestAuditProof::verify_wholeLog_saysWhatHoldsAndWhatWasNotCompared()
{
    openLog(5);
    QCOMPARE(bar()->status(), Status::Waiting);
    QCOMPARE(bar()->sentence(), u"Not verified since this window opened."_s);
    verifyAll();
    QCOMPARE(bar()->status(), Status::Pass);
    QCOMPARE(bar()->sentence(), u"Log verified, entries 1 to 5."_s);
    QVERIFY(bar()->outside().startsWith(u"Not compared"_s));
    grow(6);
    QTRY_VERIFY(bar()->findChildren<QLabel *>().size() > 0 && bar()->accessibleDescription().contains(u"1 newer"_s));
}

void TestAuditProof::verify_longLog_showsProgressAndCanBeCancelled()
{
    openLog(6);
    auto *progress = bar()->findChild<ProgressStrip *>();
    QSignalSpy failed(&bench().audit(), &AuditSession::verifyFailed), verified(&bench().audit(), &AuditSession::verified);
    child<QAbstractButton>(u"verifyAll"_s)->click();
    QVERIFY(progress->isVisible());
    QCOMPARE(bar()->status(), Status::Running);
    QVERIFY(!child<QAbstractButton>(u"verifyAll"_s)->isVisible());
    emit progress->cancelRequested();
    QTRY_VERIFY(failed.count() + verified.count() == 1); // so few entries may be done before it hears of it
    QVERIFY(!progress->isVisible());
    QVERIFY(bar()->status() == (failed.isEmpty() ? Status::Pass : Status::Waiting));
}

void TestAuditProof::verify_changedEntry_namesItAndWhatRemains()
{
    openLog(6);
    tamper("update audit_entry set entry = cast(replace(entry, 'approver', 'engineer') as blob) where seq = 3");
    verifyAll();
    QCOMPARE(bar()->status(), Status::Fail);
    QCOMPARE(bar()->sentence(), u"The signature of entry 3 is missing or wrong."_s);
    QCOMPARE(bar()->rest(), u"Entries 1 to 2 remain trustworthy."_s);
    auto *show = child<QAbstractButton>(u"firstBad"_s);
    QVERIFY(show->isVisible());
    show->click();
    QTRY_COMPARE(drawer()->seq(), quint64(3));
    QCOMPARE(drawer()->checks().value(0), u"Signature does not match any key of ana"_s);
    QVERIFY(drawer()->checks().value(1).startsWith(u"Entry is not what the tree"_s));
}

void TestAuditProof::entry_thatIsNoEntryAnyMore_isShownAsWhatItIs()
{
    openLog(6);
    tamper("update audit_entry set entry = cast('not json \xe2\x80\xae <b>at</b> all' as blob) where seq = 4");
    openEntry(4);
    QCOMPARE(drawer()->headline(), u"The bytes that stand here are not an entry of a log"_s);
    QCOMPARE(child<RecordView>()->toPlainText(), u"not json \\u202e <b>at</b> all"_s);
    verifyAll();
    QCOMPARE(bar()->sentence(), u"Entry 4 is not an entry any more: its bytes were changed."_s);
}

void TestAuditProof::banner_ofADamagedLog_staysUntilTheLogIsWhole()
{
    openLog(6);
    auto *banner = new DamageBanner(bench().audit(), &bench().window());
    bench().window().setBanner(banner);
    QSignalSpy badge(page(), &Page::badgeChanged), details(banner, &DamageBanner::detailsRequested);
    verifyAll();
    QVERIFY(!banner->isVisible());
    tamper("create table kept as select * from audit_entry where seq = 5; delete from audit_entry where seq = 5");
    verifyAll();
    QVERIFY(banner->isVisible());
    QVERIFY(badge.last().at(0).toInt() == 1 && badge.last().at(1).toBool());
    bench().window().showScreen(Screen::Settings);
    QVERIFY(banner->isVisible());
    emit banner->actionTriggered();
    QCOMPARE(details.first().first().toString(), u"5"_s);
    tamper("insert into audit_entry select * from kept");
    verifyAll();
    QVERIFY(!banner->isVisible());
    QCOMPARE(badge.last().at(0).toInt(), 0);
}

void TestAuditProof::checkpoints_withoutAPlace_sayWhatIsMissing()
{
    openLog(4);
    page()->showTab(AuditPage::Tab::Checkpoints);
    auto *key = child<QAbstractButton>(u"verifierKeyCopy"_s);
    QVERIFY(key->isVisible());
    key->click();
    QCOMPARE(QApplication::clipboard()->text().toStdString(), bench().audit().view()->verifierKey);
    bool isSaid = false;
    for (const QLabel *label : page()->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().remove(QChar(0x200B)).startsWith(u"No place is set."_s));
    QVERIFY(isSaid);
    openEntry(3); // leads back to the log
    QVERIFY(table()->isVisible());
}

void TestAuditProof::checkpoints_keptOutside_areComparedAndListed()
{
    const QTemporaryDir folder;
    qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(u"state"_s)));
    QFile estate(folder.filePath(u"estate.yaml"_s));
    QVERIFY(estate.open(QIODevice::WriteOnly));
    const QString kept = folder.filePath(u"kept"_s);
    QVERIFY(QDir().mkpath(kept));
    estate.write("version: 1\nname: acme\nenvironments: {}\ngateways: {}\naudit: {checkpoints: [\"file:" + kept.toUtf8() + "\"]}\n");
    estate.close();
    const EstateDocument document(estate.fileName());
    QVERIFY2(!document.error(), qPrintable(document.error() ? document.error()->toText() : QString()));
    EnginePaths paths{estate.fileName(), folder.filePath(u"store.db"_s), u"file:"_s + folder.filePath(u"store.key"_s)};
    AuditSession session(auditSessionParts(paths, bench().gui().clock()));
    session.setEstate(document.config());
    session.recordEdit({}, toHex(sha256("a")));
    AuditPage screen(session, bench().gui().clock());
    screen.resize(1000, 700);
    screen.show();
    QTRY_COMPARE(screen.findChild<TableView *>(u"auditTable"_s)->model()->rowCount(), 2);
    QSignalSpy verified(&session, &AuditSession::verified);
    session.verify();
    QTRY_COMPARE(verified.count(), 1);
    QVERIFY2(session.verdict()->answer.anchored, "nothing was compared");
    const QString outside = screen.findChild<VerifyBar *>()->outside();
    QVERIFY2(outside.startsWith(u"The checkpoint of size 2 kept in"_s) && outside.contains(kept) && outside.contains(u" agrees, it is of "_s), qPrintable(outside));
    screen.openItem(u"2"_s);
    QTRY_COMPARE(screen.findChild<EntryDrawer *>()->seq(), quint64(2));
    QCOMPARE(screen.findChild<EntryDrawer *>()->checks().value(2), u"✓ Tree extends the checkpoint of size 2 kept outside"_s);
    screen.showTab(AuditPage::Tab::Checkpoints);
    const auto state = [&screen] {
        const auto *badge = screen.findChild<CheckpointsPanel *>()->findChild<Badge *>();
        return badge ? badge->accessibleName() : QString();
    };
    QCOMPARE(state(), u"Up to date"_s);
    QVERIFY(QDir(kept).removeRecursively());
    QFile inTheWay(kept);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    session.reload();
    QTRY_VERIFY2(state() == u"Not reachable"_s || state() == u"None yet"_s, qPrintable(state()));
}

QTEST_MAIN(TestAuditProof)
#include "tst_auditproof.moc"
