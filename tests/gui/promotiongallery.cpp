// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the promotion screens over a small bank to PNG files, light and dark: bulkhead_promotion_gallery DIR [LANGUAGE]
#include "gui/promotionbench.h"

#include "gui/figurestory.h"
#include "gui/guibench.h"
#include "promotions/boardview.h"
#include "promotions/figuresview.h"
#include "promotions/planpanel.h"
#include "promotions/promotionspage.h"
#include "promotions/requestview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
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
    take(bench, folder, u"promotion-dialog-"_s + suffix);
    if (auto *dialog = bench.find<QDialog>(u"newPromotionDialog"_s)) {
        QSignalSpy planned(&bench.session(), &PromotionSession::planned);
        dialog->findChild<QAbstractButton *>(u"dialogAction"_s)->click();
        check(planned.wait(5000), "draft planned");
        take(bench, folder, u"promotion-draft-"_s + suffix);
    }
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
