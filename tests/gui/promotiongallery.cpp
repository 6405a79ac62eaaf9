// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the promotion screens over a small bank to PNG files, light and dark: bulkhead_promotion_gallery DIR [LANGUAGE]
#include "gui/promotionbench.h"

#include "gui/figurestory.h"
#include "gui/guibench.h"
#include "items/catalogtablemodel.h"
#include "promotions/boardview.h"
#include "promotions/figuresview.h"
#include "promotions/newpromotiondialog.h"
#include "promotions/planpanel.h"
#include "promotions/promotionspage.h"
#include "promotions/requestview.h"
#include "usecases/travelestate.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTextStream>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

bool isWell = true;

void check(bool well, const char *what)
{
    if (!well)
        QTextStream(stderr) << "not reached: " << what << '\n';
    isWell = isWell && well;
}

//! What the pictures show: requests in every state.
struct Story
{
    QString orders, statements, ledger, limits, payees, gone;

    explicit Story(PromotionBench &bench)
    {
        using Kind = promotion::Remark::Kind;
        ledger = bench.ask(u"ledger"_s, u"CHG-20790 postings by POST"_s);
        check(bench.approve(ledger, u"tomasz.wilk"_s) && bench.approve(ledger, u"ines.carvalho"_s), "ledger approved");
        check(bench.run(ledger, RunProgress::Kind::Apply), "ledger applied");
        orders = bench.ask(u"orders"_s, u"CHG-20814, partners call PATCH since November"_s);
        check(bench.approve(orders, u"tomasz.wilk"_s, u"agreed with Vela Payments on 20 Nov"_s), "orders approved once");
        check(bench.remark(orders, u"priya.raman"_s, Kind::Comment, u"PATCH is limited by the contract with the partner"_s, 0), "orders remarked");
        statements = bench.ask(u"statements"_s, u"CHG-20801 statements go live"_s, u"ines.carvalho"_s);
        limits = bench.ask(u"limits"_s, u"CHG-20802 limits may be set"_s);
        check(bench.approve(limits, u"tomasz.wilk"_s) && bench.approve(limits, u"ines.carvalho"_s), "limits approved");
        gone = bench.ask(u"reports"_s, u"CHG-20777 reports are cut down"_s, u"priya.raman"_s, true);
        check(bench.approve(gone, u"tomasz.wilk"_s) && bench.approve(gone, u"ines.carvalho"_s), "reports approved");
        bench.editProduction(u"reports"_s);
        (void)bench.run(gone, RunProgress::Kind::Apply);
        payees = bench.ask(u"payees"_s, u"CHG-20803 payees may be deleted"_s);
        check(bench.remark(payees, u"tomasz.wilk"_s, Kind::RequestChanges, u"say who told the partners"_s), "payees stopped");
        check(bench.signIn(u"ines.carvalho"_s), "signed in");
    }
};

void take(PromotionBench &bench, const QDir &folder, const QString &name)
{
    for (int i = 0; i < 30; ++i)
        QCoreApplication::processEvents();
    check(bench.window().grab().save(folder.filePath(name + u".png"_s)), "picture written");
}

//! The figures of a story that no bench could live through, then of what there is, and of nothing.
void takeFigures(PromotionBench &bench, const QDir &folder, const QString &suffix)
{
    PromotionsPage &page = bench.page();
    QSignalSpy view(&bench.session(), &PromotionSession::viewChanged);
    page.showTab(PromotionsPage::Tab::Figures);
    check(view.wait(5000), "promotions read again");
    page.figures()->setWeeks(12);
    take(bench, folder, u"promotions-figures-own-"_s + suffix);
    page.figures()->setView(figureStory(SystemClock().now()));
    take(bench, folder, u"promotions-figures-"_s + suffix);
    page.figures()->setWeeks(26);
    take(bench, folder, u"promotions-figures-26-"_s + suffix);
    page.figures()->setWeeks(4);
    page.figures()->setView({});
    take(bench, folder, u"promotions-figures-empty-"_s + suffix);
    page.figures()->setView(bench.session().view());
}

//! The window with a dialog over it, as a desktop puts it.
void takeWith(PromotionBench &bench, QWidget &dialog, const QDir &folder, const QString &name)
{
    for (int i = 0; i < 30; ++i)
        QCoreApplication::processEvents();
    QPixmap picture = bench.window().grab();
    const QPixmap over = dialog.grab();
    const QPoint at((picture.width() - over.width()) / 2, (picture.height() - over.height()) / 2);
    QPainter painter(&picture);
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 60));
    painter.drawPixmap(at, over);
    painter.end();
    check(picture.save(folder.filePath(name + u".png"_s)), "picture written");
}

//! The dialog with several APIs; then over an estate by hand, where some cannot go with the others, and as full as it gets.
void takeSeveral(PromotionBench &bench, const QDir &folder, const QString &suffix)
{
    const CatalogView &view = *bench.session().catalog();
    PromotionQuestion question;
    for (const char *name : {"orders", "ledger", "payees"})
        question.others.append(view.catalog.find(QLatin1StringView(name))->id.text());
    bench.page().beginNew(question);
    auto *dialog = bench.find<NewPromotionDialog>();
    takeWith(bench, *dialog, folder, u"promotion-several-"_s + suffix);
    QSignalSpy planned(&bench.session(), &PromotionSession::planned);
    dialog->action()->click();
    check(planned.wait(5000), "several planned");
    take(bench, folder, u"promotion-several-draft-"_s + suffix);
    bench.request().showDraftError(Error{.kind = Error::Kind::Usage, .place = {}, .what = u"orders and ledger want different things of upstreams payments"_s,
                                         .hint = u"promote one after the other"_s, .retryAfter = {}});
    take(bench, folder, u"promotion-several-failed-"_s + suffix);
    emit bench.request().draftDropped();

    TravelEstate estate;
    QStringList full;
    for (int i = 0; i < mostApisOfAPlan; ++i) {
        full.append(u"customer-notification-preferences-%1"_s.arg(QChar(u'a' + i)));
        estate.place(full.last().toStdString(), {0});
    }
    const auto byHand = estate.view();
    for (const auto &[name, apis] : {std::pair(u"locked"_s, QStringList{u"orders"_s, u"ledger"_s, u"limits"_s}), std::pair(u"full"_s, full)}) {
        PromotionQuestion wanted;
        for (const QString &api : apis)
            wanted.others.append(byHand->catalog.find(api)->id.text());
        auto *made = new NewPromotionDialog(byHand, wanted, &bench.window());
        made->open();
        auto *list = made->findChild<QListView *>(u"newApis"_s);
        const auto *choice = static_cast<const PromotionChoice *>(list->model());
        list->setCurrentIndex(choice->index(choice->rowOf(byHand->catalog.find(u"limits"_s)->id.text())));
        takeWith(bench, *made, folder, u"promotion-dialog-%1-%2"_s.arg(name, suffix));
        delete made;
    }
}

//! Two rows of the catalog and what can be done with them; then of somebody who may not.
void takeCatalog(PromotionBench &bench, const QDir &folder, const QString &suffix)
{
    bench.window().showScreen(Screen::Catalog, bench.session().catalog()->catalog.find(u"orders"_s)->id.text());
    auto *table = bench.find<TableView>(u"catalogTable"_s);
    const auto *model = static_cast<const CatalogTableModel *>(table->model());
    const auto at = [&](const QString &name) { return model->index(model->rowOf(bench.session().catalog()->catalog.find(name)->id), 0); };
    for (const QString &person : {u"priya.raman"_s, u"tomasz.wilk"_s}) {
        check(bench.signIn(person), "signed in");
        table->selectionModel()->select(at(u"ledger"_s), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        take(bench, folder, u"catalog-promote-%1-%2"_s.arg(person.section(u'.', 0, 0), suffix));
        emit table->customContextMenuRequested(table->visualRect(at(u"ledger"_s)).center());
        auto *menu = bench.find<QMenu>(u"catalogMenu"_s);
        check(menu != nullptr && menu->grab().save(folder.filePath(u"catalog-menu-%1-%2.png"_s.arg(person.section(u'.', 0, 0), suffix))), "menu written");
        delete menu;
    }
    check(bench.signIn(u"ines.carvalho"_s), "signed in");
}

void takeAll(PromotionBench &bench, const Story &story, const QDir &folder, const QString &suffix)
{
    PromotionsPage &page = bench.page();
    emit bench.request().backRequested();
    bench.window().showScreen(Screen::Promotions);
    page.showTab(PromotionsPage::Tab::Board);
    take(bench, folder, u"promotions-board-"_s + suffix);
    page.showTab(PromotionsPage::Tab::Table);
    take(bench, folder, u"promotions-table-"_s + suffix);
    takeFigures(bench, folder, suffix);
    page.showTab(PromotionsPage::Tab::Board);
    check(bench.show(story.orders), "orders shown");
    QSignalSpy checked(&bench.session(), &PromotionSession::checked);
    (void)checked.wait(3000);
    bench.request().plan()->showTab(PlanPanel::Tab::Plan);
    take(bench, folder, u"promotion-request-"_s + suffix);
    bench.request().plan()->showTab(PlanPanel::Tab::Full);
    take(bench, folder, u"promotion-diff-"_s + suffix);
    bench.request().plan()->showTab(PlanPanel::Tab::Mapping);
    take(bench, folder, u"promotion-mapping-"_s + suffix);
    bench.request().plan()->showTab(PlanPanel::Tab::Plan);
    bench.window().showScreen(Screen::Promotions);
    PromotionQuestion question;
    for (const ApiRow &row : bench.session().catalog()->catalog.apis)
        question.api = row.name == "fees" ? row.id.text() : question.api;
    page.beginNew(question);
    if (auto *dialog = bench.find<QDialog>(u"newPromotionDialog"_s)) {
        takeWith(bench, *dialog, folder, u"promotion-dialog-"_s + suffix);
        QSignalSpy planned(&bench.session(), &PromotionSession::planned);
        dialog->findChild<QAbstractButton *>(u"dialogAction"_s)->click();
        check(planned.wait(5000), "draft planned");
        take(bench, folder, u"promotion-draft-"_s + suffix);
    }
    takeSeveral(bench, folder, suffix);
    takeCatalog(bench, folder, suffix);
    check(bench.show(story.orders), "orders shown");
    bench.request().refresh();
    for (const auto &[decision, name] : {std::pair(Decision::Approve, u"approve"_s), std::pair(Decision::BreakGlass, u"breakglass"_s)}) {
        bench.request().decide(decision);
        for (int i = 0; i < 30; ++i)
            QCoreApplication::processEvents();
        if (auto *dialog = bench.find<QDialog>(u"decisionDialog"_s)) {
            check(dialog->grab().save(folder.filePath(u"promotion-%1-%2.png"_s.arg(name, suffix))), "picture written");
            delete dialog;
        }
    }
    bench.window().showScreen(Screen::Audit);
    take(bench, folder, u"promotion-log-"_s + suffix);
    for (const auto &[id, name] : {std::pair(story.gone, u"void"_s), std::pair(story.statements, u"new"_s), std::pair(story.ledger, u"applied"_s), std::pair(story.limits, u"approved"_s)}) {
        check(bench.show(id), "request shown");
        (void)checked.wait(500);
        take(bench, folder, u"promotion-"_s + name + u'-' + suffix);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    const QStringList words = QApplication::arguments();
    if (words.size() < 2)
        return 2;
    const QDir folder(QDir(words[1]).absolutePath());
    QDir().mkpath(folder.path());
    PromotionBench bench;
    check(bench.start(words.value(2, u"en"_s)), "started");
    if (!isWell)
        return 3;
    const Story story(bench);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        Look look;
        look.theme = theme;
        bench.window().setLook(look);
        for (const QSize &size : {QSize(1280, 800), QSize(1440, 900), QSize(1920, 1080)}) {
            bench.window().resize(size);
            takeAll(bench, story, folder, (theme == Theme::Dark ? u"dark-"_s : u"light-"_s) + QString::number(size.width()));
        }
    }
    return isWell ? 0 : 3;
}
