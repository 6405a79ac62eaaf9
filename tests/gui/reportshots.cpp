// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/galleryshots.h"

#include "console/consoleapplication.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "presentation/pairnames.h"
#include "reports/frameworkpanel.h"
#include "reports/optionspanel.h"
#include "reports/pageview.h"
#include "reports/periodfield.h"
#include "reports/previewpanel.h"
#include "reports/reportspage.h"
#include "reports/requirementview.h"
#include "reports/scopefield.h"
#include "reports/snapshotfield.h"

#include <QComboBox>
#include <QTest>
#include <QTreeView>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120000;

ReportsPage *pageOf(ConsoleApplication &console)
{
    return console.window()->findChild<ReportsPage *>();
}

//! The screen with a framework chosen, judged.
ReportsPage *open(ConsoleApplication &console, const QString &framework, PreviewPanel::Tab tab)
{
    if (console.session().asOf() != 0)
        console.session().showAsOf(0);
    (void)QTest::qWaitFor([&] { return console.session().isolation() && console.reports().frameworks() && !console.session().isJudging() && !console.session().isLoading(); }, patience);
    ReportsPage *page = pageOf(console);
    page->options()->scope()->choose({});
    page->frameworks()->setPins({u"pci-dss-4.0.1"_s, u"iso-27001-2022"_s, u"dora"_s});
    console.window()->showScreen(Screen::Reports, framework);
    page->preview()->showTab(tab);
    return page;
}

bool isDrawn(ConsoleApplication &console, ReportsPage &page)
{
    return QTest::qWaitFor([&] {
        const auto report = console.reports().report();
        return report && report->wish == page.wish() && !console.reports().isPreparing() && page.preview()->pages()->isRendered();
    }, patience);
}

Shot page(const QString &name, const QString &framework, int number)
{
    return {name, [framework, number](ConsoleApplication &console) {
                ReportsPage *page = open(console, framework, PreviewPanel::Tab::Page);
                page->options()->period()->choose(PeriodField::Choice::ThisQuarter);
                (void)isDrawn(console, *page);
                page->preview()->pages()->showPage(number);
                (void)isDrawn(console, *page);
            },
            number == 2 ? u"reports"_s : QString()};
}

//! The first requirement that does not pass, opened down to a fact.
void openBranch(QTreeView &tree)
{
    const QAbstractItemModel &model = *tree.model();
    QModelIndex at;
    for (int row = 0; row < model.rowCount() && !at.isValid(); ++row) {
        const auto node = model.index(row, 0).data(RequirementTree::NodeRole).value<RequirementNode>();
        if (node.standing->failing > 0)
            at = model.index(row, 0);
    }
    while (at.isValid() && model.hasChildren(at)) {
        tree.expand(at);
        at = model.index(0, 0, at);
    }
    tree.setCurrentIndex(at);
}

void contents(ConsoleApplication &console)
{
    ReportsPage *page = open(console, u"iso-27001-2022"_s, PreviewPanel::Tab::Contents);
    (void)QTest::qWaitFor([&] { return page->preview()->requirements()->model()->rowCount() > 0; }, patience);
    openBranch(*page->preview()->requirements()->tree());
    page->preview()->focusFirst();
}

void history(ConsoleApplication &console)
{
    (void)open(console, u"iso-27001-2022"_s, PreviewPanel::Tab::History);
    (void)QTest::qWaitFor([&] { return console.reports().history().has_value(); }, patience);
}

//! Another document than a report, whole.
Shot document(const QString &name, const QString &item, PreviewPanel::Tab tab, int number)
{
    return {name, [item, tab, number](ConsoleApplication &console) {
                ReportsPage *page = open(console, item, PreviewPanel::Tab::Page);
                page->options()->period()->choose(PeriodField::Choice::ThisQuarter);
                (void)QTest::qWaitFor([&] { return page->options()->snapshots()->toBox()->count() > 2; }, patience);
                (void)isDrawn(console, *page);
                page->preview()->pages()->showPage(number);
                (void)isDrawn(console, *page);
                page->preview()->showTab(tab);
                page->preview()->focusFirst();
            }, QString()};
}

//! Two of the pairs, as of an earlier snapshot.
void somePairs(ConsoleApplication &console)
{
    ReportsPage *page = open(console, u"iso-27001-2022"_s, PreviewPanel::Tab::Page);
    const QList<EnvironmentPair> pairs = console.session().estate().pairs;
    page->options()->scope()->choose({pairKey(pairs.first()), pairKey(pairs.last())});
    const auto *snapshots = page->options()->snapshots()->toBox();
    (void)QTest::qWaitFor([&] { return snapshots->count() > 6; }, patience);
    console.session().showAsOf(snapshots->itemData(snapshots->count() / 2).toLongLong());
    (void)QTest::qWaitFor([&] { return !console.session().isLoading() && !console.session().isJudging(); }, patience);
    (void)isDrawn(console, *page);
    page->preview()->pages()->showPage(0);
    (void)isDrawn(console, *page);
}

//! The Isolation screen, judged.
bool showIsolation(ConsoleApplication &console)
{
    console.window()->showScreen(Screen::Isolation);
    return QTest::qWaitFor([&] {
        const auto judged = console.session().isolation();
        return judged && judged->catalog == console.session().view() && !console.session().isLoading() && !console.session().isJudging();
    }, patience);
}

//! A finding that somebody accepted, on its page.
void accepted(ConsoleApplication &console)
{
    (void)showIsolation(console);
    const auto view = console.session().isolation();
    for (const isolation::PairReport &pair : view->report.pairs) {
        if (pair.accepted.empty())
            continue;
        console.session().choosePair({pair.result.sandbox, pair.result.production});
        console.window()->showScreen(Screen::Isolation, u"?finding="_s + QString::fromStdString(pair.accepted.begin()->first));
        return;
    }
}

IsolationPage *showRecords(ConsoleApplication &console, IsolationPage::Tab tab)
{
    (void)showIsolation(console);
    auto *isolation = console.window()->findChild<IsolationPage *>();
    emit isolation->finding()->backRequested();
    isolation->showTab(tab);
    (void)QTest::qWaitFor([&] { return console.evidence().records() != nullptr; }, patience);
    return isolation;
}

void exceptions(ConsoleApplication &console)
{
    (void)showRecords(console, IsolationPage::Tab::Exceptions);
}

void evidence(ConsoleApplication &console)
{
    (void)showRecords(console, IsolationPage::Tab::Evidence);
}

//! The finding of a control that is attested.
void attested(ConsoleApplication &console)
{
    (void)showRecords(console, IsolationPage::Tab::Evidence);
    console.window()->showScreen(Screen::Isolation, u"?control=GOV-09"_s);
}

} // namespace

QList<Shot> reportShots()
{
    return {page(u"reports"_s, u"pci-dss-4.0.1"_s, 0),
            page(u"reports-contents-page"_s, u"pci-dss-4.0.1"_s, 1),
            page(u"reports-page"_s, u"pci-dss-4.0.1"_s, 2),
            page(u"reports-requirements"_s, u"iso-27001-2022"_s, 3),
            {u"reports-tree"_s, &contents},
            {u"reports-history"_s, &history},
            document(u"reports-changes"_s, u"?changes"_s, PreviewPanel::Tab::Contents, 0),
            document(u"reports-changes-page"_s, u"?changes"_s, PreviewPanel::Tab::Page, 1),
            document(u"reports-boundary"_s, u"?boundary"_s, PreviewPanel::Tab::Page, 0),
            document(u"reports-boundary-versions"_s, u"?boundary"_s, PreviewPanel::Tab::Contents, 0),
            {u"reports-some-pairs"_s, &somePairs},
            {u"isolation-exceptions"_s, &exceptions},
            {u"isolation-evidence"_s, &evidence},
            {u"isolation-attested"_s, &attested},
            {u"isolation-accepted"_s, &accepted}};
}

} // namespace bulkhead::test
