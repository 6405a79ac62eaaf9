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
#include <QCoroTask>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Column = AuditLogModel::Column;

namespace {

//! A real log of two entries whose checkpoints go to a folder beside it, with a screen of its own. Nobody has a key.
class KeptOutside
{
public:
    explicit KeptOutside(const std::shared_ptr<const Clock> &clock)
        : m_clock(clock)
    {
    }

    void open()
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
        QVERIFY(QDir().mkpath(folder()));
        QFile estate(file(u"estate.yaml"_s));
        QVERIFY(estate.open(QIODevice::WriteOnly));
        estate.write("version: 1\nname: acme\nenvironments: {}\ngateways: {}\naudit: {checkpoints: [\"file:" + folder().toUtf8() + "\"]}\n");
        estate.close();
        const EstateDocument document(estate.fileName());
        QVERIFY2(!document.error(), qPrintable(document.error() ? document.error()->toText() : QString()));
        m_estate = document.config();
        AuditSessionParts parts = auditSessionParts({estate.fileName(), file(u"store.db"_s), u"file:"_s + file(u"store.key"_s)}, m_clock);
        parts.openKey = [gate = gate](const KeyPlace &) { return waitAt(gate); };
        m_openTrail = parts.openTrail;
        session = std::make_unique<AuditSession>(parts);
        session->setEstate(m_estate);
        session->recordEdit({}, toHex(sha256("a")));
        screen = std::make_unique<AuditPage>(*session, m_clock);
        screen->resize(1000, 700);
        screen->show();
        QTRY_COMPARE(screen->findChild<TableView *>(u"auditTable"_s)->model()->rowCount(), 2);
    }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return file(u"kept"_s); }
    [[nodiscard]] EntryDrawer *drawer() const { return screen->findChild<EntryDrawer *>(); }
    //! What stands outside instead of the checkpoints.
    void put(const std::string &notes) const
    {
        QFile history(QDir(folder()).filePath(QString::fromStdString(session->view()->log) + u".checkpoint.history"_s));
        QVERIFY(history.exists() && history.open(QIODevice::WriteOnly));
        history.write(QByteArray::fromStdString(notes));
    }
    //! A checkpoint of two entries, of that root if one is given; signed by a key or by the log's.
    [[nodiscard]] std::string note(const std::optional<Digest> &root, const std::optional<SigningKey> &key) const
    {
        const auto trail = QCoro::waitFor(m_openTrail(m_estate));
        const auto newest = audit::SignedNote::parse(session->view()->checkpoint);
        auto head = *audit::Checkpoint::fromText(newest->text);
        head.root = root.value_or(head.root);
        return audit::signNote(head.toText(), head.origin, key ? *key : (*trail)->logKey());
    }

    std::unique_ptr<AuditSession> session;
    std::unique_ptr<AuditPage> screen;
    //! Who signs in waits here, and with them all work of the session.
    std::shared_ptr<QSemaphore> gate = std::make_shared<QSemaphore>();

private:
    static QCoro::Task<Result<std::shared_ptr<const SigningKey>>> waitAt(std::shared_ptr<QSemaphore> gate)
    {
        gate->acquire();
        co_return Error{.kind = Error::Kind::SecretMissing, .place = {}, .what = u"there is no key"_s, .hint = {}, .retryAfter = {}};
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const Clock> m_clock;
    EstateConfig m_estate;
    std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> m_openTrail;
};

QString plain(QString text)
{
    return text.remove(QChar(0x200B));
}

} // namespace

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
    void checkpoints_keptOutside_areHeldAgainstAnEntry_data();
    void checkpoints_keptOutside_areHeldAgainstAnEntry();
    void export_cancelled_leavesNoFileAndAnEntry();
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
    KeptOutside kept(bench().gui().clock());
    kept.open();
    QSignalSpy verified(kept.session.get(), &AuditSession::verified);
    kept.session->verify();
    QTRY_COMPARE(verified.count(), 1);
    QVERIFY2(kept.session->verdict()->answer.anchored, "nothing was compared");
    const QString outside = kept.screen->findChild<VerifyBar *>()->outside();
    QVERIFY2(outside.startsWith(u"The checkpoint of size 2 kept in"_s) && outside.contains(kept.folder()) && outside.contains(u" agrees, it is of "_s), qPrintable(outside));
    kept.screen->showTab(AuditPage::Tab::Checkpoints);
    const auto state = [&kept] {
        const auto *badge = kept.screen->findChild<CheckpointsPanel *>()->findChild<Badge *>();
        return badge ? badge->accessibleName() : QString();
    };
    QCOMPARE(state(), u"Up to date"_s);
    const std::string good = kept.note({}, {});
    kept.put(kept.note(sha256("another log"), {}));
    kept.session->reload();
    QTRY_COMPARE(state(), u"Says otherwise"_s);
    kept.put(kept.note({}, SigningKey::generate()));
    kept.session->reload();
    QTRY_COMPARE(state(), u"Not of this log"_s);
    kept.put(good);
    kept.session->reload();
    QTRY_COMPARE(state(), u"Up to date"_s);
    kept.put(good.substr(0, good.size() / 2));
    kept.session->reload();
    QTRY_COMPARE(state(), u"Not readable"_s);
    QVERIFY(QDir(kept.folder()).removeRecursively());
    kept.session->reload();
    QTRY_COMPARE(state(), u"None yet"_s);
}

void TestAuditProof::checkpoints_keptOutside_areHeldAgainstAnEntry_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("says"); // %1: the place
    QTest::newRow("agrees") << u"good"_s << Status::Pass << u"Tree extends the checkpoint of size 2 kept in %1"_s;
    QTest::newRow("another root") << u"other"_s << Status::Fail << u"The checkpoint of size 2 kept in %1 says otherwise"_s;
    QTest::newRow("a stranger's") << u"stranger"_s << Status::Fail << u"The checkpoint of size 2 kept in %1 is not signed with the key of this log"_s;
    QTest::newRow("unreadable") << u"rubbish"_s << Status::Warn
                                << u"The checkpoints kept in %1 could not be read, so nothing there vouches for this entry"_s;
    QTest::newRow("none") << u"nothing"_s << Status::Unknown << u"No checkpoint kept outside covers this entry yet"_s;
}

void TestAuditProof::checkpoints_keptOutside_areHeldAgainstAnEntry()
{
    QFETCH(QString, what);
    QFETCH(Status, status);
    QFETCH(QString, says);
    KeptOutside kept(bench().gui().clock());
    kept.open();
    if (what == u"other"_s)
        kept.put(kept.note(sha256("another log"), {}));
    else if (what == u"stranger"_s)
        kept.put(kept.note({}, SigningKey::generate()));
    else if (what == u"rubbish"_s)
        kept.put("no note\n");
    else if (what == u"nothing"_s)
        kept.put({});
    kept.screen->openItem(u"2"_s);
    QTRY_COMPARE(kept.drawer()->seq(), quint64(2));
    const QString expected = says.contains(u"%1"_s) ? says.arg(kept.folder()) : says;
    QCOMPARE(kept.drawer()->checks().value(2), (status == Status::Pass ? u"✓ "_s : QString()) + expected);
    QCOMPARE(kept.drawer()->checkStatus(2), status);
    const auto labels = kept.drawer()->findChildren<QLabel *>();
    const bool pointsOn = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return plain(label->text()).startsWith(u"Verify all compares"_s); });
    QCOMPARE(pointsOn, status == Status::Fail);
}

void TestAuditProof::export_cancelled_leavesNoFileAndAnEntry()
{
    KeptOutside kept(bench().gui().clock());
    kept.open();
    const QString path = kept.file(u"log.bundle"_s);
    auto *strip = kept.screen->files()->progress();
    QSignalSpy released(kept.session.get(), &AuditSession::signInFailed);
    kept.session->signIn(u"ana"_s, {u"keychain:bulkhead-person/ana"_s, nullptr});
    kept.screen->files()->exportBundle(path);
    QVERIFY(strip->isVisible());
    QVERIFY(!kept.screen->findChild<QAbstractButton *>(u"exportBundle"_s)->isEnabled());
    auto *cancel = strip->findChild<QAbstractButton *>();
    QCOMPARE(cancel->text(), u"Cancel"_s);
    cancel->click();
    kept.gate->release();
    const auto *message = kept.screen->findChild<MessageBar *>();
    QTRY_COMPARE(message->sentence(), u"The export was cancelled."_s);
    QCOMPARE(released.count(), 1);
    QVERIFY(!strip->isVisible());
    QVERIFY(!QFile::exists(path));
    auto *table = kept.screen->findChild<TableView *>(u"auditTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 4); // its beginning and its end
    kept.screen->openItem(u"4"_s);
    QTRY_COMPARE(kept.drawer()->headline(), u"The export of the log as log.bundle was cancelled"_s);
    QVERIFY(kept.screen->findChild<QAbstractButton *>(u"exportBundle"_s)->isEnabled());
    kept.screen->files()->exportBundle(path);
    QTRY_VERIFY(message->sentence().contains(path));
    QVERIFY(QFile::exists(path));
}

QTEST_MAIN(TestAuditProof)
#include "tst_auditproof.moc"
