// SPDX-License-Identifier: GPL-3.0-or-later
// How a promotion of one API or several is begun: in the dialog with mouse and keyboard, and from the catalog, in the real window.
#include "gui/promotionbench.h"

#include "catalog/apidrawer.h"
#include "catalog/catalogpage.h"
#include "gui/guibench.h"
#include "gui/layoutfaults.h"
#include "presentation/travelwords.h"
#include "promotions/boardview.h"
#include "widgets/chip.h"
#include "promotions/newpromotiondialog.h"
#include "promotions/planpanel.h"
#include "promotions/promotionspage.h"
#include "promotions/requestview.h"
#include "usecases/travelestate.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using promotion::State;

namespace {

constexpr int patience = 20000;

QStringList chipNames(const QWidget &dialog)
{
    QStringList names;
    for (const Chip *chip : dialog.findChildren<Chip *>()) {
        if (!chip->isHidden())
            names.append(chip->name());
    }
    return names;
}

//! As a person does who never takes the hands off the keyboard.
void typeAndCheck(const QWidget &dialog, const QString &part)
{
    auto *search = dialog.findChild<QLineEdit *>(u"newSearch"_s);
    QTest::keyClicks(search, part);
    QTest::keyClick(search, Qt::Key_Space);
}

QString hintOf(const QWidget &dialog)
{
    return dialog.findChild<TextLabel *>(u"newHint"_s)->text();
}

//! The dialog over an estate by hand.
struct Asked
{
    explicit Asked(const TravelEstate &estate, const QStringList &names = {}, const QSize &size = {1280, 800})
        : view(estate.view())
    {
        window.resize(size);
        window.show();
        PromotionQuestion wanted;
        for (const QString &name : names)
            wanted.others.append(id(name));
        dialog = new NewPromotionDialog(view, wanted, &window);
        QObject::connect(dialog, &NewPromotionDialog::asked, &window, [this](const PromotionQuestion &is, const QStringList &apis) {
            question = is;
            apiNames = apis;
        });
        dialog->open();
    }
    [[nodiscard]] QString id(const QString &name) const
    {
        const ApiRow *row = view->catalog.find(name);
        return row == nullptr ? name : row->id.text();
    }
    [[nodiscard]] QListView *list() const { return dialog->findChild<QListView *>(u"newApis"_s); }
    [[nodiscard]] QModelIndex row(const QString &name) const
    {
        const auto *choice = static_cast<const PromotionChoice *>(list()->model());
        return choice->index(choice->rowOf(id(name)));
    }
    [[nodiscard]] QString box(const QString &name) const { return dialog->findChild<QComboBox *>(name)->currentText(); }
    void click(const QString &name) const
    {
        list()->scrollTo(row(name));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(row(name)).center());
    }

    std::shared_ptr<const CatalogView> view;
    QWidget window;
    NewPromotionDialog *dialog = nullptr;
    std::optional<PromotionQuestion> question;
    QStringList apiNames;
};

} // namespace

class TestPromotionStart : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void cleanup() { m_bench.reset(); }

    void dialog_clicks_chooseAndLock();
    void dialog_lockedRow_saysWhyAndIsNotChecked();
    void dialog_chip_isTakenOutByKeyboard();
    void dialog_lettersInTheList_goOnInTheSearch();
    void dialog_enter_asksForAllOfThem();
    void dialog_nothingChosen_saysWhatIsMissing();
    void dialog_wanted_leavesOutAndNamesIt();
    void dialog_wanted_takesThePathThatFits();
    void dialog_manyLongNames_fit_data();
    void dialog_manyLongNames_fit();

    void two_byKeyboard_arePlannedTogether_andStandOnTheBoard();
    void two_asADraft_areThereAfterARestart();
    void draft_ofAnApiThatIsGone_namesItAndCanBeChanged();

    void catalog_oneRowByShortcut_opensTheDialog();
    void catalog_twoRowsByMenu_opensTheDialogWithBoth();
    void catalog_details_haveTheButton();
    void catalog_ofAnApprover_isLockedAndSaysWhy();
    void catalog_palette_offersIt();

private:
    [[nodiscard]] PromotionBench &bench() const { return *m_bench; }
    void startBench();
    [[nodiscard]] NewPromotionDialog *dialog() const;
    [[nodiscard]] TableView *catalog() const { return bench().find<TableView>(u"catalogTable"_s); }
    void showInCatalog(const QString &name) const;
    [[nodiscard]] QModelIndex rowInCatalog(const QString &name) const;
    [[nodiscard]] QMenu *openMenu(const QString &name) const;

    std::unique_ptr<PromotionBench> m_bench;
};

void TestPromotionStart::startBench()
{
    m_bench = std::make_unique<PromotionBench>();
    QVERIFY(bench().start());
    bench().window().show();
    bench().window().activateWindow();
    QVERIFY(bench().signIn(u"priya.raman"_s));
}

NewPromotionDialog *TestPromotionStart::dialog() const
{
    for (NewPromotionDialog *dialog : bench().window().findChildren<NewPromotionDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestPromotionStart::dialog_clicks_chooseAndLock()
{
    const Asked asked{TravelEstate()};
    QCOMPARE(asked.list()->model()->rowCount(), 7);
    asked.click(u"orders"_s);
    asked.click(u"ledger"_s);
    QCOMPARE(chipNames(*asked.dialog), (QStringList{u"orders"_s, u"ledger"_s}));
    QCOMPARE(asked.box(u"newSource"_s), u"kong-a"_s);
    QCOMPARE(asked.box(u"newTarget"_s), u"kong-p"_s);
    asked.click(u"limits"_s); // on another gateway
    QCOMPARE(chipNames(*asked.dialog).size(), 2);
    asked.click(u"orders"_s);
    QCOMPARE(chipNames(*asked.dialog), QStringList{u"ledger"_s});
    QVERIFY(asked.dialog->findChild<QComboBox *>(u"newTarget"_s)->isEnabled()); // it is new there
}

void TestPromotionStart::dialog_lockedRow_saysWhyAndIsNotChecked()
{
    const Asked asked(TravelEstate(), {u"orders"_s});
    asked.list()->setCurrentIndex(asked.row(u"limits"_s));
    QVERIFY2(hintOf(*asked.dialog).contains(u"limits is only on kong-b"_s), qPrintable(hintOf(*asked.dialog)));
    QTest::keyClick(asked.list(), Qt::Key_Space);
    QCOMPARE(chipNames(*asked.dialog), QStringList{u"orders"_s});
    asked.list()->setCurrentIndex(asked.row(u"maps"_s));
    QVERIFY2(hintOf(*asked.dialog).contains(u"production"_s), qPrintable(hintOf(*asked.dialog)));
    QCOMPARE(asked.row(u"fees"_s).data(Qt::ToolTipRole).toString(), u"in production on kong-q"_s);
    asked.list()->setCurrentIndex(asked.row(u"ledger"_s));
    QTest::keyClick(asked.list(), Qt::Key_Space);
    QCOMPARE(chipNames(*asked.dialog), (QStringList{u"orders"_s, u"ledger"_s}));
}

void TestPromotionStart::dialog_chip_isTakenOutByKeyboard()
{
    Asked asked(TravelEstate(), {u"orders"_s, u"ledger"_s, u"either"_s});
    QCOMPARE(chipNames(*asked.dialog).size(), 3);
    asked.window.activateWindow();
    asked.list()->setFocus();
    QTest::keyClick(asked.list(), Qt::Key_Tab);
    auto *first = qobject_cast<Chip *>(asked.dialog->focusWidget());
    QVERIFY(first != nullptr);
    QCOMPARE(first->name(), u"orders"_s);
    QTest::keyClick(first, Qt::Key_Delete);
    QCOMPARE(chipNames(*asked.dialog), (QStringList{u"ledger"_s, u"either"_s}));
    auto *next = qobject_cast<Chip *>(asked.dialog->focusWidget());
    QVERIFY(next != nullptr);
    QCOMPARE(next->name(), u"ledger"_s);
    QTest::keyClick(next, Qt::Key_Space);
    QTest::keyClick(asked.dialog->focusWidget(), Qt::Key_Backspace);
    QVERIFY(chipNames(*asked.dialog).isEmpty());
    QCOMPARE(asked.dialog->focusWidget(), asked.dialog->findChild<QLineEdit *>(u"newSearch"_s));
    QVERIFY(!asked.dialog->action()->isEnabled());
}

void TestPromotionStart::dialog_lettersInTheList_goOnInTheSearch()
{
    const Asked asked{TravelEstate()};
    auto *search = asked.dialog->findChild<QLineEdit *>(u"newSearch"_s);
    asked.list()->setFocus();
    QTest::keyClick(asked.list(), Qt::Key_L);
    QCOMPARE(search->text(), u"l"_s);
    QCOMPARE(asked.dialog->focusWidget(), search);
    QTest::keyClicks(search, u"edg"_s);
    QCOMPARE(asked.list()->model()->rowCount(), 1);
    search->setText(u"nothing"_s);
    QVERIFY2(hintOf(*asked.dialog).contains(u"nothing"_s), qPrintable(hintOf(*asked.dialog)));
    QTest::keyClick(search, Qt::Key_Space); // there is nothing to check
    QVERIFY(chipNames(*asked.dialog).isEmpty());
}

void TestPromotionStart::dialog_enter_asksForAllOfThem()
{
    Asked asked{TravelEstate()};
    typeAndCheck(*asked.dialog, u"ord"_s);
    typeAndCheck(*asked.dialog, u"led"_s); // in place of what was typed before
    QTest::keyClick(asked.dialog->findChild<QLineEdit *>(u"newSearch"_s), Qt::Key_Return);
    QVERIFY(asked.question.has_value());
    QCOMPARE(asked.question->api, asked.id(u"orders"_s));
    QCOMPARE(asked.question->others, QStringList{asked.id(u"ledger"_s)});
    QCOMPARE(asked.question->source.text(), u"kong-a"_s);
    QCOMPARE(asked.question->target.text(), u"kong-p"_s);
    QCOMPARE(asked.apiNames, (QStringList{u"orders"_s, u"ledger"_s}));
}

void TestPromotionStart::dialog_nothingChosen_saysWhatIsMissing()
{
    Asked asked{TravelEstate()};
    QVERIFY(!asked.dialog->action()->isEnabled());
    QCOMPARE(asked.dialog->action()->toolTip(), u"Choose an API of sandbox"_s);
    QTest::keyClick(asked.dialog->findChild<QLineEdit *>(u"newSearch"_s), Qt::Key_Return);
    QVERIFY(!asked.question);
    QTest::keyClick(asked.list(), Qt::Key_Return);
    QVERIFY(!asked.question && asked.dialog->isVisible());
}

void TestPromotionStart::dialog_wanted_leavesOutAndNamesIt()
{
    const Asked asked(TravelEstate(), {u"orders"_s, u"limits"_s, u"long-gone"_s});
    QCOMPARE(chipNames(*asked.dialog), QStringList{u"orders"_s});
    const auto *message = asked.dialog->findChild<MessageBar *>(u"newLeftOut"_s);
    QVERIFY(message->isVisible());
    QString said;
    for (const QLabel *label : message->findChildren<QLabel *>())
        said += label->text() + u'\n';
    QVERIFY2(said.contains(u"limits, long-gone"_s) && said.contains(u"kong-b"_s), qPrintable(said));
}

void TestPromotionStart::dialog_wanted_takesThePathThatFits()
{
    TravelEstate estate;
    estate.estate.environments.append({EnvironmentId(u"second"_s), EnvironmentType::Production});
    estate.gateway(u"kong-2"_s, GatewayKind::Kong, u"second"_s);
    estate.addPath(u"production"_s, u"second"_s);
    const Asked asked(estate, {u"legacy"_s});
    QCOMPARE(asked.box(u"newPath"_s), u"production → second"_s);
    QCOMPARE(chipNames(*asked.dialog), QStringList{u"legacy"_s});
    QCOMPARE(asked.box(u"newTarget"_s), u"kong-2"_s);
}

void TestPromotionStart::dialog_manyLongNames_fit_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1000, 640);
    QTest::newRow("usual") << QSize(1280, 800);
    QTest::newRow("large") << QSize(1920, 1080);
}

void TestPromotionStart::dialog_manyLongNames_fit()
{
    QFETCH(QSize, size);
    TravelEstate estate;
    QStringList names;
    for (int i = 0; i < mostApisOfAPlan; ++i) {
        names.append(u"an-api-with-a-name-that-somebody-thought-about-for-long-%1"_s.arg(QChar(u'a' + i)));
        estate.place(names.last().toStdString(), {0});
    }
    const Asked asked(estate, names, size);
    QCOMPARE(chipNames(*asked.dialog).size(), mostApisOfAPlan);
    QCOMPARE(static_cast<const PromotionChoice *>(asked.list()->model())->answerAt(asked.row(u"orders"_s).row()).why, TravelAnswer::Why::TooMany);
    QTRY_VERIFY2(layoutFaults(*asked.dialog).isEmpty(), qPrintable(layoutFaults(*asked.dialog).join(u'\n')));
    QVERIFY(asked.dialog->height() <= size.height());
}

void TestPromotionStart::two_byKeyboard_arePlannedTogether_andStandOnTheBoard()
{
    startBench();
    bench().window().showScreen(Screen::Promotions);
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    QTest::keyClick(&bench().page(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    typeAndCheck(*dialog(), u"orders"_s);
    typeAndCheck(*dialog(), u"ledger"_s);
    QTest::keyClick(dialog()->findChild<QLineEdit *>(u"newSearch"_s), Qt::Key_Return);
    QVERIFY(planned.wait(patience));
    const auto plan = planned.first().first().value<std::shared_ptr<const DraftedPlan>>()->plan;
    QCOMPARE(plan.apis().size(), std::size_t(2));
    QCOMPARE(plan.parts.size(), std::size_t(2));
    const QString title = bench().find<TextLabel>(u"requestTitle"_s)->text();
    QVERIFY2(title.contains(u"orders"_s) && title.contains(u"ledger"_s), qPrintable(title));
    QString rows;
    const QAbstractItemModel *model = bench().request().plan()->list()->model();
    for (int i = 0; i < model->rowCount(); ++i)
        rows += model->index(i, 0).data().toString() + u'\n';
    QVERIFY2(rows.contains(u"orders.example.test"_s) && rows.contains(u"ledger.example.test"_s), qPrintable(rows));
    bench().find<QPlainTextEdit>(u"askReason"_s)->setPlainText(u"CHG-7 orders with its ledger"_s);
    bench().find<QAbstractButton>(u"ask"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!bench().request().requestId().isEmpty(), patience);
    const QString id = bench().request().requestId();
    QTRY_VERIFY_WITH_TIMEOUT(bench().known(id) != nullptr && bench().known(id)->state == State::AwaitingApproval, patience);
    QCOMPARE(bench().known(id)->others.size(), 1);
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 0);
    QTRY_COMPARE(bench().page().board()->model(BoardColumn::Waiting).rowCount(), 1);
    const QString card = bench().page().board()->model(BoardColumn::Waiting).cardAt(0).api;
    QVERIFY2(card.contains(u"orders"_s) && card.contains(u"ledger"_s), qPrintable(card));
    QVERIFY(bench().approve(id, u"tomasz.wilk"_s) && bench().approve(id, u"ines.carvalho"_s));
    QVERIFY(bench().run(id, RunProgress::Kind::Apply));
    QVERIFY(bench().productionText().contains("PATCH") && bench().productionText().count("POST") > 1); // both went
}

void TestPromotionStart::two_asADraft_areThereAfterARestart()
{
    startBench();
    bench().window().showScreen(Screen::Promotions);
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().page().beginNew();
    typeAndCheck(*dialog(), u"payees"_s);
    typeAndCheck(*dialog(), u"limits"_s);
    dialog()->action()->click();
    QVERIFY(planned.wait(patience));
    emit bench().request().backRequested();
    bench().window().save();
    bench().window().restore();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 1);
    const PromotionCard card = bench().page().board()->model(BoardColumn::Draft).cardAt(0);
    QCOMPARE(card.api, u"payees, limits"_s);
    emit bench().page().board()->cardOpened(card.id, true);
    QVERIFY(planned.wait(patience));
    QCOMPARE(planned.last().first().value<std::shared_ptr<const DraftedPlan>>()->plan.apis().size(), std::size_t(2));
    // The same two in another order are the same draft.
    emit bench().request().backRequested();
    bench().page().beginNew();
    typeAndCheck(*dialog(), u"limits"_s);
    typeAndCheck(*dialog(), u"payees"_s);
    dialog()->action()->click();
    QVERIFY(planned.wait(patience));
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 1);
}

void TestPromotionStart::draft_ofAnApiThatIsGone_namesItAndCanBeChanged()
{
    startBench();
    PromotionDraft draft;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"drafts.ini"_s), QSettings::IniFormat);
    Drafts drafts;
    PromotionQuestion question;
    question.api = bench().session().catalog()->catalog.find(u"orders"_s)->id.text();
    question.others = {u"gone"_s};
    question.from = EnvironmentId(u"sandbox-eu"_s);
    question.to = EnvironmentId(u"production-eu"_s);
    (void)drafts.add(question, {u"orders"_s, u"invoices"_s}, SystemClock().now());
    drafts.save(settings);
    bench().page().restoreState(settings);
    bench().window().showScreen(Screen::Promotions);
    emit bench().page().board()->cardOpened(bench().page().board()->model(BoardColumn::Draft).cardAt(0).id, true);
    QString said;
    for (const TextLabel *label : bench().request().findChildren<TextLabel *>())
        said += label->isVisible() ? label->text() + u'\n' : QString();
    QVERIFY2(said.contains(u"does not have invoices any more"_s), qPrintable(said));
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    bench().find<QAbstractButton>(u"changeDraft"_s)->click();
    QVERIFY(dialog() != nullptr);
    QCOMPARE(chipNames(*dialog()), QStringList{u"orders"_s});
    dialog()->action()->click();
    QVERIFY(planned.wait(patience));
    emit bench().request().backRequested();
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).rowCount(), 1); // in place of the other
    QCOMPARE(bench().page().board()->model(BoardColumn::Draft).cardAt(0).api, u"orders"_s);
}

QModelIndex TestPromotionStart::rowInCatalog(const QString &name) const
{
    const auto *model = static_cast<const CatalogTableModel *>(catalog()->model());
    return model->index(model->rowOf(bench().session().catalog()->catalog.find(name)->id), 0);
}

void TestPromotionStart::showInCatalog(const QString &name) const
{
    bench().window().showScreen(Screen::Catalog);
    QTRY_VERIFY(catalog()->model()->rowCount() > 0);
    catalog()->scrollTo(rowInCatalog(name));
    QTest::mouseClick(catalog()->viewport(), Qt::LeftButton, {}, catalog()->visualRect(rowInCatalog(name)).center());
}

QMenu *TestPromotionStart::openMenu(const QString &name) const
{
    emit catalog()->customContextMenuRequested(catalog()->visualRect(rowInCatalog(name)).center());
    return bench().find<QMenu>(u"catalogMenu"_s);
}

void TestPromotionStart::catalog_oneRowByShortcut_opensTheDialog()
{
    startBench();
    showInCatalog(u"payees"_s);
    QTest::keyClick(catalog(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(bench().window().currentScreen(), Screen::Promotions);
    QVERIFY(dialog() != nullptr);
    QCOMPARE(chipNames(*dialog()), QStringList{u"payees"_s});
    QSignalSpy planned(&bench().session(), &PromotionSession::planned);
    dialog()->action()->click();
    QVERIFY(planned.wait(patience));
    QCOMPARE(bench().find<TextLabel>(u"requestTitle"_s)->text(), u"payees"_s);
}

void TestPromotionStart::catalog_twoRowsByMenu_opensTheDialogWithBoth()
{
    startBench();
    showInCatalog(u"orders"_s);
    emit bench().find<ApiDrawer>()->closeRequested();
    QTest::mouseClick(catalog()->viewport(), Qt::LeftButton, Qt::ControlModifier, catalog()->visualRect(rowInCatalog(u"ledger"_s)).center());
    QVERIFY(!bench().find<ApiDrawer>()->isVisible()); // several are being chosen
    QMenu *menu = openMenu(u"ledger"_s);
    QVERIFY(menu != nullptr);
    auto *promote = menu->findChild<QAction *>(u"promote"_s);
    QVERIFY2(promote->isEnabled() && promote->text().contains(u"Promote 2 APIs"_s), qPrintable(promote->text()));
    QVERIFY(promote->text().contains(u"Ctrl+P"_s));
    promote->trigger();
    QVERIFY(dialog() != nullptr);
    QCOMPARE(chipNames(*dialog()), (QStringList{u"ledger"_s, u"orders"_s})); // as the table has them
}

void TestPromotionStart::catalog_details_haveTheButton()
{
    startBench();
    showInCatalog(u"limits"_s);
    auto *button = bench().find<QAbstractButton>(u"promoteApi"_s);
    QVERIFY(button->isVisible() && button->isEnabled());
    button->click();
    QVERIFY(dialog() != nullptr);
    QCOMPARE(chipNames(*dialog()), QStringList{u"limits"_s});
}

void TestPromotionStart::catalog_ofAnApprover_isLockedAndSaysWhy()
{
    startBench();
    QVERIFY(bench().signIn(u"tomasz.wilk"_s));
    showInCatalog(u"limits"_s);
    auto *button = bench().find<QAbstractButton>(u"promoteApi"_s);
    QVERIFY(button->isVisible() && !button->isEnabled());
    QVERIFY2(button->toolTip().contains(u"engineer"_s), qPrintable(button->toolTip()));
    QCOMPARE(bench().find<ApiDrawer>()->findChild<LockNote *>()->reason(), button->toolTip());
    QMenu *menu = openMenu(u"limits"_s);
    const auto *promote = menu->findChild<QAction *>(u"promote"_s);
    QVERIFY(!promote->isEnabled());
    QCOMPARE(promote->toolTip(), button->toolTip().toHtmlEscaped());
    menu->close();
    QTest::keyClick(catalog(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(bench().window().currentScreen(), Screen::Catalog);
    QVERIFY(bench().find<CatalogPage>()->findChild<MessageBar *>()->isVisible());
    QVERIFY(bench().signIn(u"priya.raman"_s));
    QVERIFY(button->isEnabled());
}

void TestPromotionStart::catalog_palette_offersIt()
{
    startBench();
    showInCatalog(u"limits"_s);
    const QList<Command> commands = bench().find<CatalogPage>()->commands();
    const auto found = std::find_if(commands.begin(), commands.end(), [](const Command &command) { return command.text == u"Promote limits…"_s; });
    QVERIFY(found != commands.end());
    QVERIFY(found->blocked.isEmpty());
    QCOMPARE(found->key, QKeySequence(Qt::CTRL | Qt::Key_P));
    found->run();
    QVERIFY(dialog() != nullptr);
}

QTEST_MAIN(TestPromotionStart)
#include "tst_promotionstart.moc"
