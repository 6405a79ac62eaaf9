// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditfiles.h"
#include "audit/auditfilterbar.h"
#include "audit/auditpage.h"
#include "audit/checkpointspanel.h"
#include "audit/damagebanner.h"
#include "audit/entrydrawer.h"
#include "audit/entryproof.h"
#include "audit/facetbutton.h"
#include "audit/merklepathview.h"
#include "audit/recordview.h"
#include "audit/rowsmaker.h"
#include "audit/verifybar.h"
#include "engine/auditparts.h"
#include "gui/layoutfaults.h"
#include "gui/peoplebench.h"
#include "gui/watchmodels.h"
#include "widgets/emptystate.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <sqlite3.h>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Column = AuditLogModel::Column;

//! The Audit screen in the real window, over a real log: seq 1 begins it, 2 is ana as the first person, 3 adds bo, then edits of the estate file.
class TestAuditScreen : public QObject
{
    Q_OBJECT
    std::unique_ptr<PeopleBench> m_bench;
    AuditPage *m_page = nullptr;

    void openPage()
    {
        m_page = new AuditPage(m_bench->audit(), m_bench->gui().clock());
        m_bench->window().addPage(Screen::Audit, m_page);
        QVERIFY(watchModels(*m_page) >= 1);
        m_bench->window().showScreen(Screen::Audit);
    }
    //! A log of so many entries, ana signed in.
    void openLog(int entries)
    {
        m_bench->begin(u"ana"_s);
        m_bench->add(u"bo"_s, {u"approver:production-eu"_s});
        grow(entries);
        openPage();
        QTRY_COMPARE(rows(), entries);
    }
    void grow(int entries) const
    {
        for (int i = size(); i < entries; ++i) {
            m_bench->audit().recordEdit(toHex(sha256(std::to_string(i))), toHex(sha256(std::to_string(i + 1))));
            QVERIFY(QTest::qWaitFor([&] { return size() == i + 1; }));
        }
    }
    [[nodiscard]] int size() const
    {
        const auto view = m_bench->audit().view();
        return view && view->list ? int(view->list->lines.size()) : 0;
    }
    //! Changes the log behind its back.
    void tamper(const QByteArray &sql) const
    {
        sqlite3 *store = nullptr;
        QCOMPARE(sqlite3_open(m_bench->file(u"store.db"_s).toUtf8().constData(), &store), SQLITE_OK);
        QCOMPARE(sqlite3_exec(store, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(store);
    }
    void verifyAll() const
    {
        QSignalSpy verified(&m_bench->audit(), &AuditSession::verified);
        child<QAbstractButton>(u"verifyAll"_s)->click();
        QTRY_COMPARE(verified.count(), 1);
    }
    template<typename Widget>
    [[nodiscard]] Widget *child(const QString &name = {}) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] TableView *table() const { return child<TableView>(u"auditTable"_s); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, Column column) const { return table()->model()->index(row, int(column)).data().toString(); }
    [[nodiscard]] EntryDrawer *drawer() const { return child<EntryDrawer>(); }
    [[nodiscard]] VerifyBar *bar() const { return child<VerifyBar>(); }
    [[nodiscard]] SearchField *search() const { return child<SearchField>(u"auditSearch"_s); }
    [[nodiscard]] EmptyState *empty() const { return child<EmptyState>(); }
    void openEntry(quint64 seq) const
    {
        m_page->openItem(QString::number(seq));
        QTRY_COMPARE(drawer()->seq(), seq);
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_bench = std::make_unique<PeopleBench>();
    }
    void cleanup() { m_bench.reset(); }

    void empty_log_saysWhatBeginsIt();
    void list_ofALog_isNewestFirstInWords();
    void filter_textAndValues_narrowAndAreCleared();
    void filter_time_isAChipThatCanBeTakenOut();
    void query_ofAnotherScreen_isTheFilter();
    void entry_opened_saysItInAWordAndProvesIt();
    void entry_unsigned_isAClaimOnly();
    void entry_byKeyboardAlone_opensWalksAndCloses();
    void entry_record_isCopiedAsItIs();
    void proof_picture_tellsItsHashesByKeyboard();
    void proof_saved_verifiesWithoutTheStore();
    void log_thatGoesOn_keepsTheOpenEntry();
    void log_ofManyEntries_isMadeOnAThreadAndTheNewestWins();
    void verify_wholeLog_saysWhatHoldsAndWhatWasNotCompared();
    void verify_longLog_showsProgressAndCanBeCancelled();
    void verify_changedEntry_namesItAndWhatRemains();
    void entry_thatIsNoEntryAnyMore_isShownAsWhatItIs();
    void banner_ofADamagedLog_staysUntilTheLogIsWhole();
    void export_withoutTheRight_saysWhy();
    void export_withTheRight_writesABundle();
    void checkpoints_withoutAPlace_sayWhatIsMissing();
    void checkpoints_keptOutside_areComparedAndListed();
    void layout_inSmallAndLargeWindows_hasRoom_data();
    void layout_inSmallAndLargeWindows_hasRoom();
};

void TestAuditScreen::empty_log_saysWhatBeginsIt()
{
    openPage();
    QTRY_VERIFY(m_bench->audit().view());
    QVERIFY(empty()->isVisible());
    QCOMPARE(empty()->sentence(), u"Nothing is recorded yet."_s);
    QVERIFY(!child<QAbstractButton>(u"exportBundle"_s)->isEnabled());
    QVERIFY(!child<QAbstractButton>(u"verifyAll"_s)->isEnabled());
    QVERIFY(!search()->isEnabled());
}

void TestAuditScreen::list_ofALog_isNewestFirstInWords()
{
    openLog(5);
    QCOMPARE(cell(0, Column::Entry), u"5"_s);
    QCOMPARE(cell(0, Column::What), u"Estate file edited"_s);
    QCOMPARE(cell(2, Column::What), u"Person added"_s);
    QCOMPARE(cell(2, Column::Who), u"ana"_s);
    QCOMPARE(cell(2, Column::On), u"bo"_s);
    QCOMPARE(cell(4, Column::What), u"Log begun"_s);
    QCOMPARE(cell(4, Column::Signed), u"claim only"_s);
    QCOMPARE(cell(2, Column::Signed), u"signed"_s);
    QVERIFY(!drawer()->isVisible());
    table()->sortByColumn(int(Column::Who), Qt::AscendingOrder);
    QCOMPARE(cell(0, Column::Who), u"ana"_s);
    QCOMPARE(cell(0, Column::Entry), u"5"_s);
}

void TestAuditScreen::filter_textAndValues_narrowAndAreCleared()
{
    openLog(6);
    QTest::keyClicks(search(), u"person bo"_s);
    QCOMPARE(rows(), 1);
    QCOMPARE(child<QLabel>(u"auditCount"_s)->text(), u"1 of 6"_s);
    search()->setText(u"no such thing"_s);
    QVERIFY(empty()->isVisible());
    QVERIFY(empty()->sentence().contains(u"no such thing"_s));
    emit empty()->actionTriggered();
    QCOMPARE(rows(), 6);
    auto *action = child<FacetButton>(u"auditAction"_s);
    action->open();
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    const QList<QCheckBox *> boxes = popup->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 3);
    const auto added = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *box) { return box->text() == u"Person added"_s; });
    QVERIFY(added != boxes.end());
    QTest::keyClick(*added, Qt::Key_Space);
    QCOMPARE(rows(), 2);
    QCOMPARE(action->text(), u"Action: Person added"_s);
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    search()->setText(u"nobody"_s);
    QVERIFY(empty()->sentence().contains(u"Person added"_s));
    emit empty()->actionTriggered();
    QCOMPARE(rows(), 6);
    QCOMPARE(action->text(), u"Action"_s);
}

void TestAuditScreen::filter_time_isAChipThatCanBeTakenOut()
{
    openLog(4);
    auto *time = child<TimeButton>();
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_bench->gui().clock()->now().time_since_epoch().count()).date();
    time->choose(TimeButton::Choice::Today);
    QCOMPARE(rows(), 4);
    QVERIFY(search()->chip().startsWith(u"since:"_s));
    time->setDays(today.addDays(-9), today.addDays(-1));
    QCOMPARE(rows(), 0);
    QVERIFY(search()->chip().contains(u" to "_s));
    time->setDays(today, today.addDays(-1)); // the other way round is the same
    QCOMPARE(rows(), 4);
    QTest::keyClick(search(), Qt::Key_Backspace);
    QVERIFY(search()->chip().isEmpty());
    QCOMPARE(time->choice(), TimeButton::Choice::Any);
    QCOMPARE(rows(), 4);
}

void TestAuditScreen::query_ofAnotherScreen_isTheFilter()
{
    openLog(5);
    m_page->openItem(u"?person=ana&action=person.add&text=bo"_s);
    QCOMPARE(rows(), 1);
    QCOMPARE(search()->text(), u"bo"_s);
    QCOMPARE(child<FacetButton>(u"auditPerson"_s)->chosen(), QStringList{u"ana"_s});
    openEntry(2); // that the filter hides
    QCOMPARE(rows(), 5);
}

void TestAuditScreen::entry_opened_saysItInAWordAndProvesIt()
{
    openLog(6);
    openEntry(3);
    QVERIFY(drawer()->isVisible());
    QCOMPARE(drawer()->headline(), u"ana added bo as approver in production-eu"_s);
    QStringList texts;
    for (const QLabel *label : drawer()->findChildren<QLabel *>())
        texts.append(label->text().remove(QChar(0x200B)));
    for (const QString &text : {u"When"_s, u"Role"_s, u"admin"_s, u"Key"_s, u"Person, bo"_s, u"Proof"_s, u"Record"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
    const QStringList checks = drawer()->checks();
    QCOMPARE(checks.value(0), u"✓ Signature matches the key of ana"_s);
    QCOMPARE(checks.value(1), u"✓ Entry is in the tree of size 6"_s);
    QCOMPARE(checks.value(2), u"No checkpoint kept outside covers this entry yet"_s); // there is no place outside
    QVERIFY(checks.value(3).startsWith(u"Time is the console's own"_s));
    openEntry(2);
    QCOMPARE(drawer()->headline(), u"ana is the first person of this log, as admin"_s);
}

void TestAuditScreen::entry_unsigned_isAClaimOnly()
{
    openLog(4);
    openEntry(1);
    QVERIFY(drawer()->headline().startsWith(u"The log begins"_s));
    QVERIFY(drawer()->checks().value(0).startsWith(u"Not signed"_s));
    QCOMPARE(drawer()->checks().value(1), u"✓ Entry is in the tree of size 4"_s);
}

void TestAuditScreen::entry_byKeyboardAlone_opensWalksAndCloses()
{
    openLog(5);
    m_page->activate();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // out of the search
    QCOMPARE(QApplication::focusWidget(), table());
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_COMPARE(drawer()->headline(), u"ana edited the estate file of Meridian"_s);
    QCOMPARE(drawer()->seq(), quint64(4));
    drawer()->setFocus();
    QVERIFY(drawer()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(drawer()->seq(), quint64(3));
    QCOMPARE(table()->currentIndex().row(), 2);
    QVERIFY(drawer()->headline().startsWith(u"ana added bo"_s));
    openEntry(1);
    QVERIFY(!child<QAbstractButton>(u"entryBelow"_s)->isEnabled());
    QVERIFY(child<QAbstractButton>(u"entryAbove"_s)->isEnabled());
    drawer()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!drawer()->isVisible());
    QCOMPARE(QApplication::focusWidget(), table());
}

void TestAuditScreen::entry_record_isCopiedAsItIs()
{
    openLog(4);
    openEntry(3);
    child<QAbstractButton>(u"copyRecord"_s)->click();
    const QString record = QApplication::clipboard()->text();
    QVERIFY(record.startsWith(u"{\"action\":\"person.add\",\"actor\":"_s));
    auto *view = child<RecordView>();
    QVERIFY(view->toPlainText().contains(u'\n')); // broken into lines to be read
    view->selectAll();
    view->copy();
    QCOMPARE(QApplication::clipboard()->text(), record);
}

void TestAuditScreen::proof_picture_tellsItsHashesByKeyboard()
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

void TestAuditScreen::proof_saved_verifiesWithoutTheStore()
{
    openLog(5);
    const QString path = m_bench->file(u"entry.tlog-proof"_s);
    m_page->files()->saveProof(3, path);
    QTRY_VERIFY(child<MessageBar>()->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto key = audit::VerifierKey::fromText(m_bench->audit().view()->verifierKey);
    QVERIFY(key);
    const audit::Verification answer = audit::verifyProof(file.readAll().toStdString(), {*key});
    QVERIFY(answer.ok);
    QCOMPARE(answer.size, std::uint64_t(5));
}

void TestAuditScreen::log_thatGoesOn_keepsTheOpenEntry()
{
    openLog(4);
    openEntry(3);
    QCOMPARE(table()->currentIndex().row(), 1);
    grow(6);
    QTRY_COMPARE(rows(), 6);
    QCOMPARE(table()->currentIndex().row(), 3);
    QCOMPARE(drawer()->seq(), quint64(3));
    search()->setText(u"estate.edit"_s); // hides the entry that is open
    QCOMPARE(drawer()->seq(), quint64(3));
    search()->clear();
    QCOMPARE(table()->currentIndex().row(), 3);
}

void TestAuditScreen::log_ofManyEntries_isMadeOnAThreadAndTheNewestWins()
{
    const auto listOf = [](std::size_t entries) {
        auto list = std::make_shared<AuditList>();
        list->words = {""};
        list->lines.resize(entries);
        return list;
    };
    const std::size_t many = RowsMaker::worthAThread;
    AuditLogModel model;
    auto *maker = new RowsMaker(model, &model);
    QSignalSpy taken(maker, &RowsMaker::taken);
    maker->take(listOf(3));
    QCOMPARE(model.rowCount(), 3);
    maker->take(listOf(many + 1));
    QCOMPARE(model.rowCount(), 3); // what is shown stays until the rows are made
    maker->take(listOf(many));
    QTRY_COMPARE(model.rowCount(), int(many));
    QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), int(many));
    QCOMPARE(taken.count(), 2);
    maker->take(listOf(many + 2));
    delete maker; // what is still being made is dropped
    QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), int(many));
}

void TestAuditScreen::verify_wholeLog_saysWhatHoldsAndWhatWasNotCompared()
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

void TestAuditScreen::verify_longLog_showsProgressAndCanBeCancelled()
{
    openLog(6);
    auto *progress = bar()->findChild<ProgressStrip *>();
    QSignalSpy failed(&m_bench->audit(), &AuditSession::verifyFailed), verified(&m_bench->audit(), &AuditSession::verified);
    child<QAbstractButton>(u"verifyAll"_s)->click();
    QVERIFY(progress->isVisible());
    QCOMPARE(bar()->status(), Status::Running);
    QVERIFY(!child<QAbstractButton>(u"verifyAll"_s)->isVisible());
    emit progress->cancelRequested();
    QTRY_VERIFY(failed.count() + verified.count() == 1); // so few entries may be done before it hears of it
    QVERIFY(!progress->isVisible());
    QVERIFY(bar()->status() == (failed.isEmpty() ? Status::Pass : Status::Waiting));
}

void TestAuditScreen::verify_changedEntry_namesItAndWhatRemains()
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

void TestAuditScreen::entry_thatIsNoEntryAnyMore_isShownAsWhatItIs()
{
    openLog(6);
    tamper("update audit_entry set entry = cast('not json \xe2\x80\xae <b>at</b> all' as blob) where seq = 4");
    openEntry(4);
    QCOMPARE(drawer()->headline(), u"The bytes that stand here are not an entry of a log"_s);
    QCOMPARE(child<RecordView>()->toPlainText(), u"not json \\u202e <b>at</b> all"_s);
    verifyAll();
    QCOMPARE(bar()->sentence(), u"Entry 4 is not an entry any more: its bytes were changed."_s);
}

void TestAuditScreen::banner_ofADamagedLog_staysUntilTheLogIsWhole()
{
    openLog(6);
    auto *banner = new DamageBanner(m_bench->audit(), &m_bench->window());
    m_bench->window().setBanner(banner);
    QSignalSpy badge(m_page, &Page::badgeChanged), details(banner, &DamageBanner::detailsRequested);
    verifyAll();
    QVERIFY(!banner->isVisible());
    tamper("create table kept as select * from audit_entry where seq = 5; delete from audit_entry where seq = 5");
    verifyAll();
    QVERIFY(banner->isVisible());
    QVERIFY(badge.last().at(0).toInt() == 1 && badge.last().at(1).toBool());
    m_bench->window().showScreen(Screen::Settings);
    QVERIFY(banner->isVisible());
    emit banner->actionTriggered();
    QCOMPARE(details.first().first().toString(), u"5"_s);
    tamper("insert into audit_entry select * from kept");
    verifyAll();
    QVERIFY(!banner->isVisible());
    QCOMPARE(badge.last().at(0).toInt(), 0);
}

void TestAuditScreen::export_withoutTheRight_saysWhy()
{
    openLog(4);
    auto *button = child<QAbstractButton>(u"exportBundle"_s);
    QVERIFY(button->isEnabled());
    m_bench->signIn(u"bo"_s); // an approver
    QVERIFY(!button->isEnabled());
    const QString why = child<LockNote>()->reason();
    QVERIFY(child<LockNote>()->isVisible());
    QVERIFY2(why.contains(u"auditor or admin"_s), qPrintable(why));
    QVERIFY(why.contains(button->toolTip()));
    // Tried all the same, the log decides.
    m_page->files()->exportBundle(m_bench->file(u"log.bundle"_s));
    QTRY_VERIFY(child<MessageBar>()->isVisible());
    QCOMPARE(child<MessageBar>()->sentence(), u"The log was not exported."_s);
    QVERIFY(!QFile::exists(m_bench->file(u"log.bundle"_s)));
}

void TestAuditScreen::export_withTheRight_writesABundle()
{
    openLog(4);
    const QString path = m_bench->file(u"log.bundle"_s);
    QVERIFY(!child<LockNote>()->isVisible());
    m_page->files()->exportBundle(path);
    QVERIFY(child<QWidget>(u"exportProgress"_s)->isVisible());
    QVERIFY(!child<QAbstractButton>(u"exportBundle"_s)->isEnabled());
    QTRY_VERIFY(child<MessageBar>()->isVisible());
    QVERIFY(child<MessageBar>()->sentence().contains(path));
    QVERIFY(!child<QWidget>(u"exportProgress"_s)->isVisible());
    const auto answer = verifyBundle(path, {}, nullptr, {});
    QVERIFY(answer && answer->ok);
    QTRY_COMPARE(rows(), 5); // the export is an entry
    QCOMPARE(cell(0, Column::What), u"Log exported"_s);
}

void TestAuditScreen::checkpoints_withoutAPlace_sayWhatIsMissing()
{
    openLog(4);
    m_page->showTab(AuditPage::Tab::Checkpoints);
    auto *key = child<QAbstractButton>(u"verifierKeyCopy"_s);
    QVERIFY(key->isVisible());
    key->click();
    QCOMPARE(QApplication::clipboard()->text().toStdString(), m_bench->audit().view()->verifierKey);
    bool isSaid = false;
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().remove(QChar(0x200B)).startsWith(u"No place is set."_s));
    QVERIFY(isSaid);
    openEntry(3); // leads back to the log
    QVERIFY(table()->isVisible());
}

//! Put together by the program's own code.
void TestAuditScreen::checkpoints_keptOutside_areComparedAndListed()
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
    AuditSession session(auditSessionParts(paths, m_bench->gui().clock()));
    session.setEstate(document.config());
    session.recordEdit({}, toHex(sha256("a")));
    AuditPage page(session, m_bench->gui().clock());
    page.resize(1000, 700);
    page.show();
    QTRY_COMPARE(page.findChild<TableView *>(u"auditTable"_s)->model()->rowCount(), 2);
    QSignalSpy verified(&session, &AuditSession::verified);
    session.verify();
    QTRY_COMPARE(verified.count(), 1);
    QVERIFY2(session.verdict()->answer.anchored, "nothing was compared");
    const QString outside = page.findChild<VerifyBar *>()->outside();
    QVERIFY2(outside.startsWith(u"The checkpoint of size 2 kept in"_s) && outside.endsWith(u" agrees."_s), qPrintable(outside));
    page.openItem(u"2"_s);
    QTRY_COMPARE(page.findChild<EntryDrawer *>()->seq(), quint64(2));
    QCOMPARE(page.findChild<EntryDrawer *>()->checks().value(2), u"✓ Tree extends the checkpoint of size 2 kept outside"_s);
    page.showTab(AuditPage::Tab::Checkpoints);
    const auto state = [&page] {
        const auto *badge = page.findChild<CheckpointsPanel *>()->findChild<Badge *>();
        return badge ? badge->accessibleName() : QString();
    };
    QCOMPARE(state(), u"Up to date"_s);
    QVERIFY(QDir(kept).removeRecursively());
    QFile inTheWay(kept);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    session.reload();
    QTRY_VERIFY2(state() == u"Not reachable"_s || state() == u"None yet"_s, qPrintable(state()));
}

void TestAuditScreen::layout_inSmallAndLargeWindows_hasRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::newRow("least") << QSize(830, 516) << 100;
    QTest::newRow("usual") << QSize(1280, 800) << 100;
    QTest::newRow("large") << QSize(1920, 1080) << 100;
    QTest::newRow("large text") << QSize(1280, 800) << 150;
}

void TestAuditScreen::layout_inSmallAndLargeWindows_hasRoom()
{
    QFETCH(QSize, size);
    QFETCH(int, percent);
    Look look;
    look.textPercent = percent;
    m_bench->window().setLook(look);
    openLog(6);
    m_bench->window().resize(size);
    const auto faults = [&] {
        QCoreApplication::processEvents();
        return layoutFaults(*m_page).join(u'\n');
    };
    QTRY_COMPARE(faults(), QString());
    verifyAll();
    QTRY_COMPARE(faults(), QString());
    openEntry(3);
    QTRY_COMPARE(faults(), QString());
    tamper("update audit_entry set entry = cast(replace(entry, 'approver', 'engineer') as blob) where seq = 3");
    emit drawer()->closeRequested();
    verifyAll();
    QTRY_COMPARE(faults(), QString());
    m_page->showTab(AuditPage::Tab::Checkpoints);
    QTRY_COMPARE(faults(), QString());
}

QTEST_MAIN(TestAuditScreen)
#include "tst_auditscreen.moc"
