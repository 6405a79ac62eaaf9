// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/galleryshots.h"

#include "audit/auditpage.h"
#include "catalog/apidrawer.h"
#include "console/consoleapplication.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "settings/settingspage.h"
#include "topology/topologypage.h"
#include "topology/topologyview.h"
#include "shell/commandpalette.h"
#include "widgets/searchfield.h"
#include "wall/wallpanel.h"
#include "widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QListView>
#include <QTableView>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

const QString api = u"payments-initiation"_s;
constexpr SnapshotId earlier = 12;

template<typename Widget>
Widget *find(ConsoleApplication &console, const QString &name = {})
{
    return console.window()->findChild<Widget *>(name);
}

//! The view is there, and judged.
bool isSettled(const ConsoleApplication &console)
{
    const auto judged = console.session().isolation();
    return !console.session().isLoading() && judged && judged->catalog == console.session().view();
}

void lookAt(ConsoleApplication &console, SnapshotId snapshot)
{
    if (console.session().asOf() == snapshot)
        return;
    console.session().showAsOf(snapshot);
    (void)QTest::qWaitFor([&] { return isSettled(console); }, 30000);
}

void show(ConsoleApplication &console, Screen screen, const QString &item = {})
{
    if (auto *palette = find<CommandPalette>(console); palette && palette->isVisible())
        palette->close();
    console.window()->showScreen(screen, item);
}

//! The catalog without a filter of the shot before, and without its drawer.
void showCatalog(ConsoleApplication &console)
{
    lookAt(console, 0);
    show(console, Screen::Catalog);
    find<SearchField>(console, u"catalogSearch"_s)->clear();
    if (const auto pair = console.session().pair())
        console.session().choosePair(*pair);
    emit find<ApiDrawer>(console)->closeRequested();
}

Shot drawer(const QString &name, ApiDrawer::Tab tab)
{
    return {u"catalog-"_s + name,
            [tab](ConsoleApplication &console) {
                showCatalog(console);
                for (const ApiRow &row : console.session().view()->catalog.apis) {
                    if (row.name == api.toStdString())
                        show(console, Screen::Catalog, row.id.text());
                }
                find<ApiDrawer>(console)->showTab(tab);
            },
            tab == ApiDrawer::Tab::Diff ? u"catalog"_s : QString()};
}

Shot tested(const QString &name, const QString &gateway, const QString &readmeName)
{
    return {name,
            [gateway](ConsoleApplication &console) {
                lookAt(console, 0);
                show(console, Screen::Settings, gateway);
                auto *settings = find<SettingsPage>(console, u"settingsPage"_s);
                settings->refresh();
                const auto *test = settings->findChild<QAbstractButton *>(u"test"_s);
                (void)QTest::qWaitFor([test] { return test->isEnabled(); }, 30000);
            },
            readmeName};
}

//! The log, verified, with an entry open if one is named.
std::function<void(ConsoleApplication &)> auditScreen(const QString &item)
{
    return [item](ConsoleApplication &console) {
        lookAt(console, 0);
        AuditSession &audit = console.auditSession();
        (void)QTest::qWaitFor([&audit] { return audit.view() && audit.verdict() && !audit.isVerifying(); }, 30000);
        show(console, Screen::Audit, item);
        find<AuditPage>(console)->showTab(AuditPage::Tab::Log);
        (void)QTest::qWaitFor([] { return false; }, item.isEmpty() ? 200 : 500); // the entry comes from another thread
    };
}

void auditCheckpoints(ConsoleApplication &console)
{
    show(console, Screen::Audit);
    find<AuditPage>(console)->showTab(AuditPage::Tab::Checkpoints);
}

bool trendIsThere(ConsoleApplication &console)
{
    const auto *table = find<QTableView>(console, u"trendTable"_s);
    return table->model()->rowCount() > 0;
}

enum class Graph { CrossingFirst, All, Node, Finding, Search };

std::function<void(ConsoleApplication &)> graph(Graph wanted)
{
    return [wanted](ConsoleApplication &console) {
        lookAt(console, 0);
        show(console, Screen::Topology);
        auto *page = find<TopologyPage>(console);
        TopologyView *view = page->view();
        find<SearchField>(console, u"topologySearch"_s)->clear();
        page->showFinding({});
        const auto extent = [&](int index) {
            auto *segments = find<SegmentedControl>(console, u"topologyExtent"_s);
            segments->setCurrent(index);
            emit segments->currentChanged(index);
        };
        const auto settled = [&](bool all, bool filtered) {
            (void)QTest::qWaitFor([&] {
                return view->picture() && view->picture()->graph->result && view->picture()->question.options.all == all
                    && view->picture()->question.options.finding.empty() != filtered;
            }, 30000);
        };
        extent(wanted == Graph::All ? 1 : 0);
        settled(wanted == Graph::All, false);
        view->setZoom(1);
        view->selectItem(isolation::noIndex);
        const auto &picture = *view->picture();
        if (wanted == Graph::All)
            view->fit();
        if (wanted == Graph::Node && !picture.scene.pipes.empty())
            view->selectItem(picture.scene.pipes.back().right);
        if (wanted == Graph::Search)
            find<SearchField>(console, u"topologySearch"_s)->setText(u"pay"_s);
        if (wanted != Graph::Finding)
            return;
        for (const topology::Crossing &crossing : picture.graph->crossings) {
            if (crossing.findings.empty() || crossing.isGateway())
                continue;
            const topology::Finding &finding = crossing.findings.front();
            page->showFinding(QString::fromStdString(isolation::findingFingerprint(finding.control, finding.unit->unit)));
            settled(false, true);
            return;
        }
    };
}

Shot section(const QString &name, SettingsSection wanted)
{
    return {u"settings-"_s + name, [wanted](ConsoleApplication &console) {
                lookAt(console, 0);
                show(console, Screen::Settings);
                find<SettingsPage>(console, u"settingsPage"_s)->showSection(wanted);
            }};
}

} // namespace

QList<Shot> demonstrationShots()
{
    const auto overview = [](SnapshotId snapshot) {
        return [snapshot](ConsoleApplication &console) {
            lookAt(console, snapshot);
            (void)QTest::qWaitFor([&] { return isSettled(console); }, 30000);
            show(console, Screen::Overview);
            // What changed is asked for after the view is there.
            (void)QTest::qWaitFor([&] {
                return !find<QAbstractButton>(console, u"markSeen"_s)->isVisible()
                    || find<QListView>(console, u"changes"_s)->isVisible();
            });
        };
    };
    const auto noHits = [](ConsoleApplication &console) {
        showCatalog(console);
        find<SearchField>(console, u"catalogSearch"_s)->setText(u"no such api"_s);
    };
    const auto allPairs = [](ConsoleApplication &console) {
        showCatalog(console);
        emit find<SearchField>(console, u"catalogSearch"_s)->chipRemoved();
    };
    const auto palette = [](ConsoleApplication &console) {
        lookAt(console, 0);
        show(console, Screen::Overview);
        console.window()->openPalette();
    };
    const auto judged = [](ConsoleApplication &console) {
        lookAt(console, 0);
        show(console, Screen::Isolation);
        (void)QTest::qWaitFor([&] { return isSettled(console); }, 30000);
        emit find<FindingPage>(console)->backRequested();
    };
    const auto heatMap = [judged](ConsoleApplication &console) {
        judged(console);
        find<IsolationPage>(console)->showTab(IsolationPage::Tab::HeatMap);
    };
    const auto controls = [judged](ConsoleApplication &console) {
        judged(console);
        find<IsolationPage>(console)->showTab(IsolationPage::Tab::Controls);
    };
    const auto finding = [judged](const QString &query) {
        return [judged, query](ConsoleApplication &console) {
            judged(console);
            find<IsolationPage>(console)->showTab(IsolationPage::Tab::HeatMap);
            show(console, Screen::Isolation, query);
        };
    };
    const auto tab = [judged](IsolationPage::Tab wanted) {
        return [judged, wanted](ConsoleApplication &console) {
            judged(console);
            find<IsolationPage>(console)->showTab(wanted);
            (void)QTest::qWaitFor([&] { return wanted != IsolationPage::Tab::Trends || trendIsThere(console); }, 3000);
        };
    };
    const auto asTable = [overview](ConsoleApplication &console) {
        overview(0)(console);
        find<WallPanel>(console)->showAsTable(true);
    };
    const auto asWall = [overview](ConsoleApplication &console) {
        overview(0)(console);
        find<WallPanel>(console)->showAsTable(false);
    };
    return {{u"overview-table"_s, asTable},
            {u"overview"_s, asWall, u"overview"_s},
            {u"isolation-scenarios"_s, tab(IsolationPage::Tab::Scenarios)},
            {u"isolation-trends"_s, tab(IsolationPage::Tab::Trends)},
            {u"topology"_s, graph(Graph::CrossingFirst), u"topology"_s},
            {u"topology-all"_s, graph(Graph::All)},
            {u"topology-node"_s, graph(Graph::Node)},
            {u"topology-finding"_s, graph(Graph::Finding)},
            {u"topology-search"_s, graph(Graph::Search)},
            {u"isolation"_s, heatMap},
            {u"isolation-controls"_s, controls},
            {u"isolation-finding"_s, finding(u"?layer=identity&verdict=fail"_s), u"isolation"_s},
            {u"isolation-finding-stub"_s, finding(u"?layer=cicd"_s)},
            {u"isolation-undecided"_s, finding(u"?layer=data&verdict=unknown"_s)},
            {u"overview-past"_s, overview(earlier)},
            {u"catalog"_s, &showCatalog},
            drawer(u"summary"_s, ApiDrawer::Tab::Summary),
            drawer(u"routes"_s, ApiDrawer::Tab::Routes),
            drawer(u"upstreams"_s, ApiDrawer::Tab::Upstreams),
            drawer(u"policies"_s, ApiDrawer::Tab::Policies),
            drawer(u"diff"_s, ApiDrawer::Tab::Diff),
            {u"catalog-no-hits"_s, noHits},
            {u"catalog-all-pairs"_s, allPairs},
            tested(u"settings-gateways"_s, u"kong-prd"_s, u"settings"_s),
            tested(u"settings-gateways-failed"_s, u"apisix-us-prd"_s, {}),
            section(u"environments"_s, SettingsSection::Environments),
            section(u"people"_s, SettingsSection::People),
            section(u"store"_s, SettingsSection::Store),
            section(u"desk"_s, SettingsSection::Desk),
            {u"audit"_s, auditScreen({})},
            {u"audit-entry"_s, auditScreen(u"3"_s), u"audit"_s},
            {u"audit-checkpoints"_s, auditCheckpoints},
            {u"palette"_s, palette}};
}

QList<Shot> firstStartShots()
{
    const auto screen = [](Screen wanted) {
        return [wanted](ConsoleApplication &console) { show(console, wanted); };
    };
    const auto adding = [](ConsoleApplication &console) { show(console, Screen::Settings, newItem); };
    return {{u"first-overview"_s, screen(Screen::Overview)},
            {u"first-catalog"_s, screen(Screen::Catalog)},
            {u"first-isolation"_s, screen(Screen::Isolation)},
            {u"first-settings"_s, adding}};
}

} // namespace bulkhead::test
