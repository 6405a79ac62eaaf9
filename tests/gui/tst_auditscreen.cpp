// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditfiles.h"
#include "audit/auditfilterbar.h"
#include "audit/facetbutton.h"
#include "audit/recordview.h"
#include "audit/rowsmaker.h"
#include "gui/auditbench.h"
#include "gui/layoutfaults.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Column = AuditLogModel::Column;

//! The Audit screen in the real window, over a real log: its list, filters, entries and files.
class TestAuditScreen : public QObject, private AuditBench
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

    void empty_log_saysWhatBeginsIt();
    void list_ofALog_isNewestFirstInWords();
    void filter_textAndValues_narrowAndAreCleared();
    void filter_time_isAChipThatCanBeTakenOut();
    void past_moment_listsNothingLater();
    void query_ofAnotherScreen_isTheFilter();
    void entry_opened_saysItInAWordAndProvesIt();
    void entry_unsigned_isAClaimOnly();
    void entry_openedFarBelow_isSeenWhole();
    void head_ofTheNumbers_standsAboveThem();
    void entry_byKeyboardAlone_opensWalksAndCloses();
    void entry_record_isCopiedAsItIs();
    void log_thatGoesOn_keepsTheOpenEntry();
    void log_ofManyEntries_isMadeOnAThreadAndTheNewestWins();
    void export_withoutTheRight_saysWhy();
    void export_withTheRight_writesABundle();
    void layout_inSmallAndLargeWindows_hasRoom_data();
    void layout_inSmallAndLargeWindows_hasRoom();
};

void TestAuditScreen::empty_log_saysWhatBeginsIt()
{
    openPage();
    QTRY_VERIFY(bench().audit().view());
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
    const QDate today = QDateTime::fromMSecsSinceEpoch(bench().gui().clock()->now().time_since_epoch().count()).date();
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

void TestAuditScreen::past_moment_listsNothingLater()
{
    openLog(4);
    const UtcTime now = bench().gui().clock()->now();
    QVERIFY(page()->lookAt(std::nullopt).isEmpty());
    QVERIFY(!page()->lookAt(now).isEmpty());
    QCOMPARE(rows(), 4); // what is of that very moment is there
    QVERIFY(!page()->lookAt(now - std::chrono::milliseconds(1)).isEmpty());
    QCOMPARE(rows(), 0);
    child<TimeButton>()->choose(TimeButton::Choice::Today); // does not reach further
    QCOMPARE(rows(), 0);
    QVERIFY(empty()->isVisible());
    QVERIFY(page()->lookAt(std::nullopt).isEmpty());
    QCOMPARE(rows(), 4);
}

void TestAuditScreen::query_ofAnotherScreen_isTheFilter()
{
    openLog(5);
    page()->openItem(u"?person=ana&action=person.add&text=bo"_s);
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
    QVERIFY(drawer()->checks().value(0).startsWith(u"Not signed, so os user "_s));
    QCOMPARE(drawer()->checks().value(1), u"✓ Entry is in the tree of size 4"_s);
}

void TestAuditScreen::entry_openedFarBelow_isSeenWhole()
{
    openLog(26);
    verifyAll();
    openEntry(3); // what is above the table gets higher beside the drawer
    QVERIFY(table()->verticalScrollBar()->maximum() > 0);
    const auto isWhole = [this] { return table()->viewport()->rect().contains(table()->visualRect(table()->currentIndex())); };
    QTRY_VERIFY(isWhole());
    bench().window().resize(1280, 640);
    QTRY_VERIFY(table()->verticalScrollBar()->maximum() > 0 && isWhole());
}

void TestAuditScreen::head_ofTheNumbers_standsAboveThem()
{
    openLog(3);
    const QVariant alignment = table()->model()->headerData(int(Column::Entry), Qt::Horizontal, Qt::TextAlignmentRole);
    bool isRead = false;
    QVERIFY(alignment.toInt(&isRead) & Qt::AlignRight); // a header reads nothing but a number
    QVERIFY(isRead);
}

void TestAuditScreen::entry_byKeyboardAlone_opensWalksAndCloses()
{
    openLog(5);
    page()->activate();
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

void TestAuditScreen::export_withoutTheRight_saysWhy()
{
    openLog(4);
    auto *button = child<QAbstractButton>(u"exportBundle"_s);
    QVERIFY(button->isEnabled());
    bench().signIn(u"bo"_s); // an approver
    QVERIFY(!button->isEnabled());
    const QString why = child<LockNote>()->reason();
    QVERIFY(child<LockNote>()->isVisible());
    QVERIFY2(why.contains(u"auditor or admin"_s), qPrintable(why));
    QVERIFY(why.contains(button->toolTip()));
    // Tried all the same, the log decides.
    page()->files()->exportBundle(bench().file(u"log.bundle"_s));
    QTRY_VERIFY(child<MessageBar>()->isVisible());
    QCOMPARE(child<MessageBar>()->sentence(), u"The log was not exported."_s);
    QVERIFY(!QFile::exists(bench().file(u"log.bundle"_s)));
}

void TestAuditScreen::export_withTheRight_writesABundle()
{
    openLog(4);
    const QString path = bench().file(u"log.bundle"_s);
    QVERIFY(!child<LockNote>()->isVisible());
    page()->files()->exportBundle(path);
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
    bench().window().setLook(look);
    openLog(6);
    bench().window().resize(size);
    const auto faults = [&] {
        QCoreApplication::processEvents();
        return layoutFaults(*page()).join(u'\n');
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
    page()->showTab(AuditPage::Tab::Checkpoints);
    QTRY_COMPARE(faults(), QString());
}

QTEST_MAIN(TestAuditScreen)
#include "tst_auditscreen.moc"
