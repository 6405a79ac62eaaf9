// SPDX-License-Identifier: GPL-3.0-or-later
// The promotion screens in the real window over two gateways, with mouse and keyboard: plan, ask, approve, apply, roll back, and what is refused.
#include "gui/promotionbench.h"

#include "gui/layoutfaults.h"
#include "promotions/boardview.h"
#include "promotions/decisionpanel.h"
#include "promotions/digestpanel.h"
#include "promotions/gatestrip.h"
#include "promotions/planpanel.h"
#include "promotions/promotionspage.h"
#include "promotions/requestview.h"
#include "widgets/messagebar.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using promotion::State;

class TestPromotionScreen : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void emptyBoard_saysWhatToDo();
    void newPromotion_byKeyboard_becomesADraftThenARequest();
    void draft_thatIsNotAskedFor_isThereAfterARestart();
    void draft_withAnUnmappedValue_cannotBeAskedFor();
    void approver_signsByKeyboard();
    void letters_inATextField_doNotDecide();
    void requester_cannotSign_andSeesWhy();
    void rejection_needsAReason_andStays();
    void changesAsked_moveTheCardToStopped();
    void apply_showsEachStep_andChangesProduction();
    void rollBack_bringsProductionBack();
    void targetEditedBehindOurBack_isSeenBeforeSigning();
    void targetEditedBehindOurBack_voidsAtTheStart();
    void board_isWalkedByArrows();
    void nextDifference_goesRound();
    void table_findsAndOpens();
    void remark_onAStep_standsThere();
    void palette_offersWhatIsOpen();
    void gateThatSaysNo_isAskedForInNeedOfAWaiver_andWaivedByAnother();
    void glass_isBrokenLoudly_andReviewedByTwo();
    void notices_tellOnceWhatBeginsToWait();

private:
    void choose(const QString &api);
    void decideInDialog(const QString &text);
    [[nodiscard]] PromotionBench &bench() const { return *m_bench; }
    [[nodiscard]] QDialog *dialog() const;
    [[nodiscard]] QAbstractButton *dialogAction() const { return dialog()->findChild<QAbstractButton *>(u"dialogAction"_s); }
    [[nodiscard]] State stateOf(const QString &id) const { return bench().known(id)->state; }
    [[nodiscard]] bool waitForState(const QString &id, State state) const;
    [[nodiscard]] QString approved();

    std::unique_ptr<PromotionBench> m_bench;
};

void TestPromotionScreen::init()
{
    m_bench = std::make_unique<PromotionBench>();
    QVERIFY(bench().start());
    bench().window().show();
    bench().window().activateWindow();
    bench().window().showScreen(Screen::Promotions);
}

void TestPromotionScreen::cleanup()
{
    m_bench.reset();
}

QDialog *TestPromotionScreen::dialog() const
{
    for (QDialog *dialog : bench().window().findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestPromotionScreen::choose(const QString &api)
{
    auto *search = dialog()->findChild<QLineEdit *>(u"newSearch"_s);
    QTest::keyClicks(search, api);
    QTest::keyClick(search, Qt::Key_Space);
}

bool TestPromotionScreen::waitForState(const QString &id, State state) const
{
    return QTest::qWaitFor([&] { return bench().known(id) != nullptr && stateOf(id) == state; }, 20000);
}

QString TestPromotionScreen::approved()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    return bench().approve(id, u"tomasz.wilk"_s) && bench().approve(id, u"ines.carvalho"_s) && bench().signIn(u"priya.raman"_s) ? id : QString();
}

void TestPromotionScreen::emptyBoard_saysWhatToDo()
{
    const auto *create = bench().find<QAbstractButton>(u"newPromotion"_s);
    QVERIFY(create->isEnabled());
    bool isSaid = false;
    for (const TextLabel *label : bench().page().findChildren<TextLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"Nothing was asked for yet"_s));
    QVERIFY(isSaid);
}

void TestPromotionScreen::newPromotion_byKeyboard_becomesADraftThenARequest()
{
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().setFocus();
    QTest::keyClick(&bench().page(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    QVERIFY(!dialogAction()->isEnabled()); // no API is chosen
    choose(u"orders"_s);
    QCOMPARE(dialog()->findChild<QComboBox *>(u"newSource"_s)->currentText(), u"caddy-sbx"_s);
    QCOMPARE(dialog()->findChild<QComboBox *>(u"newTarget"_s)->currentText(), u"caddy-prd"_s);
    QTest::keyClick(dialogAction(), Qt::Key_Space);
    QVERIFY(planned.wait(20000));
    QCOMPARE(bench().find<TextLabel>(u"requestTitle"_s)->text(), u"orders"_s);
    const QString sentence = bench().find<TextLabel>(u"requestSentence"_s)->text();
    QVERIFY2(sentence.contains(u"30 s"_s) && sentence.contains(u"20 s"_s) && sentence.contains(u"Nothing is deleted"_s), qPrintable(sentence));
    auto *ask = bench().find<QAbstractButton>(u"ask"_s);
    auto *reason = bench().find<QPlainTextEdit>(u"askReason"_s);
    QVERIFY(!ask->isEnabled());
    reason->setPlainText(u"no ticket"_s);
    QVERIFY(!ask->isEnabled());
    reason->setPlainText(u"CHG-12 patch"_s);
    QVERIFY(ask->isEnabled());
    ask->click();
    QTRY_VERIFY_WITH_TIMEOUT(!bench().request().requestId().isEmpty(), 20000);
    const QString id = bench().request().requestId();
    QVERIFY(waitForState(id, State::AwaitingApproval));
    QCOMPARE(bench().known(id)->requester, u"priya.raman"_s);
    QCOMPARE(bench().known(id)->reason, u"CHG-12 patch"_s);
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 0); // it is a request now
    QCOMPARE(bench().page().board()->model(BoardColumn::Waiting).rowCount(), 1);
}

void TestPromotionScreen::draft_thatIsNotAskedFor_isThereAfterARestart()
{
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().beginNew();
    choose(u"ledger"_s);
    dialogAction()->click();
    QVERIFY(planned.wait(20000));
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 1);
    bench().window().save();
    bench().window().restore();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 1);
    const PromotionCard card = bench().page().board()->model(BoardColumn::Draft).cardAt(0);
    QCOMPARE(card.api, u"ledger"_s);
    emit bench().page().board()->cardOpened(card.id, true);
    QVERIFY(planned.wait(20000));
    bench().find<QAbstractButton>(u"dropDraft"_s)->click();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 0);
}

void TestPromotionScreen::draft_withAnUnmappedValue_cannotBeAskedFor()
{
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().beginNew();
    choose(u"fees"_s);
    dialogAction()->click();
    QVERIFY(planned.wait(20000));
    bench().find<QPlainTextEdit>(u"askReason"_s)->setPlainText(u"CHG-3 fees"_s);
    QVERIFY(!bench().find<QAbstractButton>(u"ask"_s)->isEnabled());
    const auto *table = bench().find<TableView>(u"mappingTable"_s);
    QVERIFY(table->isVisible()); // what blocks is shown at once
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"127.0.0.8:8085"_s);
}

void TestPromotionScreen::approver_signsByKeyboard()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().signIn(u"tomasz.wilk"_s) && bench().show(id));
    QTest::keyClick(bench().request().plan()->list(), Qt::Key_A);
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(u"seen with the partner"_s);
    QTest::keyClick(dialogAction(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(bench().known(id)->approvals.size(), 1, 20000);
    QCOMPARE(bench().known(id)->approvals.first().person, u"tomasz.wilk"_s);
    QTRY_VERIFY(dialog() == nullptr);
    QTRY_COMPARE(bench().request().decisions()->whyNot(Decision::Approve), u"You have signed it already."_s);
}

void TestPromotionScreen::letters_inATextField_doNotDecide()
{
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().beginNew();
    choose(u"orders"_s);
    dialogAction()->click();
    QVERIFY(planned.wait(20000));
    auto *reason = bench().find<QPlainTextEdit>(u"askReason"_s);
    reason->setFocus();
    QTest::keyClicks(reason, u"car"_s);
    QCOMPARE(reason->toPlainText(), u"car"_s);
    QVERIFY(dialog() == nullptr);
}

void TestPromotionScreen::requester_cannotSign_andSeesWhy()
{
    const QString id = bench().ask(u"statements"_s, u"CHG-2 statements"_s, u"ines.carvalho"_s);
    QVERIFY(bench().show(id));
    const DecisionPanel *decisions = bench().request().decisions();
    QVERIFY(decisions->whyNot(Decision::Approve).contains(u"You asked for it"_s));
    QTest::keyClick(bench().request().plan()->list(), Qt::Key_A);
    QVERIFY(dialog() == nullptr);
    QVERIFY(bench().signIn(u"priya.raman"_s)); // no approver at all
    QTRY_VERIFY(decisions->whyNot(Decision::Approve).contains(u"approver"_s));
}

void TestPromotionScreen::rejection_needsAReason_andStays()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().signIn(u"tomasz.wilk"_s) && bench().show(id));
    QTest::keyClick(bench().request().plan()->list(), Qt::Key_R);
    QVERIFY(dialog() != nullptr && !dialogAction()->isEnabled());
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(u"not before the freeze"_s);
    dialogAction()->click();
    QVERIFY(waitForState(id, State::Rejected));
    QTRY_VERIFY(!bench().request().decisions()->offers(Decision::Approve));
    QVERIFY(bench().find<QAbstractButton>(u"askAnew"_s) != nullptr);
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Done).rowCount(), 1);
}

void TestPromotionScreen::changesAsked_moveTheCardToStopped()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().remark(id, u"tomasz.wilk"_s, promotion::Remark::Kind::RequestChanges, u"tell the partner"_s));
    QTRY_COMPARE(bench().page().board()->model(BoardColumn::Stopped).rowCount(), 1);
    QVERIFY(bench().approve(id, u"tomasz.wilk"_s)); // content now
    QTRY_COMPARE(bench().page().board()->model(BoardColumn::Waiting).rowCount(), 1);
}

void TestPromotionScreen::apply_showsEachStep_andChangesProduction()
{
    const QString id = approved();
    QVERIFY(!id.isEmpty() && bench().show(id));
    QVERIFY(!bench().productionText().contains("PATCH"));
    QSignalSpy progressed(&bench().session(), &PromotionSession::runProgressed);
    QTRY_COMPARE_WITH_TIMEOUT(bench().request().decisions()->whyNot(Decision::Apply), QString(), 20000); // once the gates were looked at
    QTest::keyClick(bench().request().plan()->list(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    dialogAction()->click();
    QVERIFY(waitForState(id, State::Applied));
    QVERIFY(progressed.count() >= 3); // intended, written, observed
    const QByteArray text = bench().productionText();
    QVERIFY(text.contains("PATCH") && text.contains("20000000000") && !text.contains("sbx"));
    const auto *panel = bench().find<QWidget>(u"runPanel"_s);
    QVERIFY(panel->isVisible());
    QTRY_VERIFY(bench().request().decisions()->offers(Decision::RollBack));
}

void TestPromotionScreen::rollBack_bringsProductionBack()
{
    const QByteArray before = bench().productionText();
    const QString id = approved();
    QVERIFY(bench().run(id, RunProgress::Kind::Apply) && bench().show(id));
    QTRY_VERIFY(bench().request().decisions()->offers(Decision::RollBack));
    bench().request().decide(Decision::RollBack);
    QVERIFY(dialog() != nullptr && !dialogAction()->isEnabled());
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(u"complaints"_s);
    dialogAction()->click();
    QVERIFY(waitForState(id, State::RolledBack));
    QCOMPARE(bench().productionText(), before);
}

void TestPromotionScreen::targetEditedBehindOurBack_isSeenBeforeSigning()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().signIn(u"tomasz.wilk"_s));
    bench().editProduction(u"orders"_s);
    QSignalSpy checked(&bench().session(), &PromotionSession::checked);
    QVERIFY(bench().show(id));
    QVERIFY(checked.count() > 0 || checked.wait(20000));
    QVERIFY(!bench().request().decisions()->whyNot(Decision::Approve).isEmpty());
    QVERIFY(bench().find<DigestPanel>()->freshness() && !bench().find<DigestPanel>()->freshness()->isSame());
}

void TestPromotionScreen::targetEditedBehindOurBack_voidsAtTheStart()
{
    const QString id = approved();
    bench().editProduction(u"orders"_s);
    const QByteArray edited = bench().productionText();
    QVERIFY(!bench().run(id, RunProgress::Kind::Apply));
    QVERIFY(waitForState(id, State::Void));
    QCOMPARE(bench().productionText(), edited);
}

void TestPromotionScreen::board_isWalkedByArrows()
{
    (void)bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    const QString ledger = bench().ask(u"ledger"_s, u"CHG-2 ledger"_s);
    QVERIFY(bench().approve(ledger, u"tomasz.wilk"_s) && bench().approve(ledger, u"ines.carvalho"_s));
    QTRY_COMPARE(bench().page().board()->model(BoardColumn::Approved).rowCount(), 1);
    BoardView *board = bench().page().board();
    board->focusFirst();
    QListView *waiting = board->list(BoardColumn::Waiting), *done = board->list(BoardColumn::Approved);
    QVERIFY(waiting->hasFocus());
    QTest::keyClick(waiting, Qt::Key_Right);
    QVERIFY(done->hasFocus());
    QTest::keyClick(done, Qt::Key_Left);
    QVERIFY(waiting->hasFocus());
    QTest::keyClick(waiting, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!bench().request().requestId().isEmpty(), 20000);
    QTest::keyClick(&bench().request(), Qt::Key_Escape);
    QVERIFY(board->isVisible());
}

void TestPromotionScreen::nextDifference_goesRound()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().show(id));
    QListView *list = bench().request().plan()->list();
    QTest::keyClick(&bench().window(), Qt::Key_F8);
    const int first = list->currentIndex().row();
    QVERIFY(first >= 0);
    QTest::keyClick(&bench().window(), Qt::Key_F8);
    const int second = list->currentIndex().row();
    QVERIFY(second > first);
    QTest::keyClick(&bench().window(), Qt::Key_F8);
    QCOMPARE(list->currentIndex().row(), first); // there are two
    QTest::keyClick(&bench().window(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(list->currentIndex().row(), second);
}

void TestPromotionScreen::table_findsAndOpens()
{
    (void)bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    const QString ledger = bench().ask(u"ledger"_s, u"CHG-2 ledger"_s);
    bench().page().showTab(PromotionsPage::Tab::Table);
    auto *table = bench().find<TableView>(u"promotionsTable"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    bench().find<QLineEdit>(u"promotionsSearch"_s)->setText(u"ledg"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bench().request().requestId(), ledger, 20000);
}

void TestPromotionScreen::remark_onAStep_standsThere()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().signIn(u"tomasz.wilk"_s) && bench().show(id));
    QTest::keyClick(&bench().window(), Qt::Key_F8);
    QTest::keyClick(bench().request().plan()->list(), Qt::Key_Return);
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(u"why 20 s?"_s);
    dialogAction()->click();
    QTRY_COMPARE_WITH_TIMEOUT(bench().known(id)->remarks.size(), 1, 20000);
    QCOMPARE(bench().known(id)->remarks.first().step, 0);
    QCOMPARE(bench().known(id)->remarks.first().text, u"why 20 s?"_s);
}

void TestPromotionScreen::palette_offersWhatIsOpen()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    bool isOffered = false;
    for (const Command &command : bench().page().commands())
        isOffered = isOffered || (command.text == u"orders"_s && command.detail.contains(id.left(8)));
    QVERIFY(isOffered);
}

void TestPromotionScreen::decideInDialog(const QString &text)
{
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(text);
    QVERIFY(dialogAction()->isEnabled());
    dialogAction()->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, 20000);
}

void TestPromotionScreen::gateThatSaysNo_isAskedForInNeedOfAWaiver_andWaivedByAnother()
{
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().beginNew();
    choose(u"rates"_s);
    dialogAction()->click();
    QVERIFY(planned.wait(20000));
    bench().find<QPlainTextEdit>(u"askReason"_s)->setPlainText(u"CHG-9 rates"_s);
    auto *ask = bench().find<QAbstractButton>(u"ask"_s);
    QVERIFY(!ask->isEnabled()); // the contract breaks
    bench().find<QAbstractButton>(u"needsWaiver-contract"_s)->setChecked(true);
    QVERIFY(ask->isEnabled());
    ask->click();
    QTRY_VERIFY_WITH_TIMEOUT(!bench().request().requestId().isEmpty(), 20000);
    const QString id = bench().request().requestId();
    const auto waiveButton = [this] { return bench().find<GateStrip>()->findChild<QAbstractButton *>(u"waive"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(waiveButton() != nullptr, 20000);
    QVERIFY(!waiveButton()->isEnabled()); // not by whoever asked
    QVERIFY(bench().signIn(u"tomasz.wilk"_s));
    QTRY_VERIFY(waiveButton() != nullptr && waiveButton()->isEnabled());
    waiveButton()->click();
    decideInDialog(u"no client reads the currency"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bench().known(id)->waivers.size(), 1, 20000);
    QCOMPARE(bench().known(id)->waivers.first().person, u"tomasz.wilk"_s);
    QTRY_VERIFY(bench().known(id)->missingWaivers().isEmpty());
    QVERIFY(bench().approve(id, u"tomasz.wilk"_s) && bench().approve(id, u"ines.carvalho"_s));
    QVERIFY(bench().run(id, RunProgress::Kind::Apply));
    QVERIFY(waitForState(id, State::Applied));
}

void TestPromotionScreen::glass_isBrokenLoudly_andReviewedByTwo()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    QVERIFY(bench().show(id));
    QTRY_VERIFY(bench().request().decisions()->offers(Decision::BreakGlass));
    bench().request().decide(Decision::BreakGlass);
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QPlainTextEdit *>(u"decisionText"_s)->setPlainText(u"payments are down"_s);
    QVERIFY(!dialogAction()->isEnabled()); // the environment is not typed yet
    dialog()->findChild<QLineEdit *>(u"typedEnvironment"_s)->setText(u"production-eu"_s);
    dialogAction()->click();
    QVERIFY(waitForState(id, State::Applied));
    QVERIFY(bench().known(id)->isBroken);
    QVERIFY(bench().productionText().contains("PATCH"));
    QTRY_VERIFY(bench().request().decisions()->offers(Decision::Review));
    QVERIFY(!bench().request().decisions()->whyNot(Decision::Review).isEmpty()); // who broke it does not review it
    for (const QString &name : {u"tomasz.wilk"_s, u"ines.carvalho"_s}) {
        QVERIFY(bench().signIn(name));
        QTRY_VERIFY(bench().request().decisions()->whyNot(Decision::Review).isEmpty());
        bench().request().decide(Decision::Review);
        decideInDialog(u"it was right"_s);
    }
    QTRY_VERIFY(!bench().request().decisions()->offers(Decision::Review));
}

namespace {

struct Told
{
    QStringList titles;
    std::function<void()> then;
};

class FakeNotifier final : public Notifier
{
public:
    explicit FakeNotifier(Told &told)
        : m_told(told)
    {
    }
    Result<void> notify(const QString &title, const QString &, Urgency) override
    {
        m_told.titles.append(title);
        return {};
    }
    Result<void> notify(const QString &title, const QString &text, Urgency urgency, const QString &, const std::function<void()> &then) override
    {
        m_told.then = then;
        return notify(title, text, urgency);
    }

private:
    Told &m_told;
};

} // namespace

void TestPromotionScreen::notices_tellOnceWhatBeginsToWait()
{
    const QString id = bench().ask(u"orders"_s, u"CHG-1 orders"_s);
    Told told;
    PromotionNotices notices(bench().session(), std::make_shared<SystemClock>(), std::make_unique<FakeNotifier>(told));
    QSignalSpy review(&notices, &PromotionNotices::reviewRequested);
    QVERIFY(bench().signIn(u"tomasz.wilk"_s));
    QCOMPARE(told.titles, QStringList{u"orders waits for your approval"_s});
    QSignalSpy view(&bench().session(), &PromotionSession::viewChanged);
    bench().session().reload();
    QVERIFY(view.wait(20000));
    QCOMPARE(told.titles.size(), 1); // once
    told.then();
    QCOMPARE(review.first().first().toString(), id);
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QCOMPARE(told.titles.size(), 1); // does not wait for her
}

QTEST_MAIN(TestPromotionScreen)
#include "tst_promotionscreen.moc"
