// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/watchmodels.h"
#include "presentation/formats.h"
#include "topology/topologybench.h"
#include "topology/layout/graphvizorder.h"
#include "topology/topologydetails.h"
#include "topology/topologypage.h"
#include "topology/topologyview.h"
#include "topology/topologywords.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using isolation::noIndex;
using topology::Item;
using topology::Rank;
using topology::Side;

namespace {

std::shared_ptr<const topology::TopologyPicture> crossingPicture()
{
    isolation::test::FactsBench bench = isolation::test::sandboxAndProduction();
    topology::test::call(bench, "gw-s", "fx-rates", "10.50.0.1");
    topology::test::call(bench, "gw-s", "quiet", "10.8.0.1");
    topology::test::call(bench, "gw-p", "core", "10.50.0.1");
    topology::TopologyQuestion question;
    question.facts = std::make_shared<const isolation::EstateFacts>(bench.facts());
    question.index = std::make_shared<const isolation::FactIndex>(*question.facts);
    question.sandbox = EnvironmentId(u"sandbox"_s);
    question.production = EnvironmentId(u"production"_s);
    topology::GraphvizOrder order;
    return drawTopology(question, order, nullptr, {});
}

std::uint32_t itemNamed(const TopologyView &view, const QString &name, Side side = Side::Sandbox)
{
    const auto &items = view.picture()->scene.items;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].kind != Item::Kind::Space && items[i].side == side && TopologyWords::name(*view.picture(), items[i]) == name)
            return i;
    }
    return noIndex;
}

} // namespace

//! The topology screen as a person drives it: find, point, zoom, filter, and go on to other screens.
class TestTopologyScreen : public QObject
{
    Q_OBJECT

    std::unique_ptr<GuiBench> m_bench;
    TopologyPage *m_page = nullptr;

    [[nodiscard]] TopologyView &view() const { return *m_page->view(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const { return m_page->findChild<Widget *>(name); }
    [[nodiscard]] TopologyDetails *details() const { return find<TopologyDetails>(u"topologyDetails"_s); }
    void click(const QRectF &scene) const
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().toViewport(scene.center()).toPoint());
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        m_bench = std::make_unique<GuiBench>();
        m_page = new TopologyPage(m_bench->session());
        m_bench->window().addPage(Screen::Topology, m_page);
        QVERIFY(watchModels(*m_page) >= 1); // what crosses
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        m_bench->window().showScreen(Screen::Topology);
        QVERIFY(m_bench->waitForView());
        QTRY_VERIFY(m_bench->session().isolation() != nullptr);
        QTRY_VERIFY(view().picture() && view().picture()->graph->result);
    }
    void cleanup() { m_bench.reset(); }

    void picture_ofTheEstate_hasBothHalvesAndTheGatewayOnTheWall()
    {
        const auto &items = view().picture()->scene.items;
        QVERIFY(std::any_of(items.begin(), items.end(), [](const Item &item) { return item.kind == Item::Kind::Wall; }));
        QVERIFY(itemNamed(view(), u"kong-sbx"_s) != noIndex);
        QVERIFY(itemNamed(view(), u"kong-prd"_s, Side::Production) != noIndex);
        QVERIFY(find<TableView>(u"crossings"_s)->model()->rowCount() > 0);
    }

    void clickOnANode_showsItsDetails_andEscapeLetsGo()
    {
        const std::uint32_t gateway = itemNamed(view(), u"kong-sbx"_s);
        click(view().geometry().rectOf(gateway));
        QCOMPARE(view().selectedItem(), gateway);
        QVERIFY(details()->isVisible());
        QCOMPARE(details()->accessibleName(), u"kong-sbx"_s);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Escape);
        QCOMPARE(view().selectedItem(), noIndex);
        QVERIFY(!details()->isVisible());
    }

    void clickOnAPipe_selectsItsRow_andTheRowItsPipe()
    {
        click(view().geometry().pipe(0).pill);
        // A gateway on the wall is an item of its own; its crossing is chosen in the table.
        auto *table = find<TableView>(u"crossings"_s);
        view().selectItem(noIndex);
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(view().selectedPipe() >= 0);
        QVERIFY(details()->isVisible());
        view().selectItem(noIndex);
        view().selectPipe(0);
        QCOMPARE(table->currentIndex().row(), 0);
    }

    void search_fadesTheOthers_andReturnGoesFromHitToHit()
    {
        auto *search = find<SearchField>(u"topologySearch"_s);
        search->setText(u"kong"_s);
        const auto &matches = view().matches();
        QCOMPARE(matches.size(), view().picture()->scene.items.size());
        QVERIFY(matches[itemNamed(view(), u"kong-sbx"_s)]);
        QVERIFY(!matches[itemNamed(view(), u"apisix-sbx"_s)]);
        QVERIFY(!find<QLabel>(u"topologyHits"_s)->text().isEmpty());
        QTest::keyClick(search, Qt::Key_Return);
        const std::uint32_t first = view().selectedItem();
        QVERIFY(first != noIndex && matches[first]);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(view().selectedItem() != first);
        search->clear();
        QVERIFY(view().matches().empty());
    }

    void zoom_byKeysWheelAndFit_staysInItsBounds()
    {
        view().setFocus();
        QCOMPARE(view().zoom(), 1.0);
        QTest::keyClick(&view(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(view().zoom(), 1.25);
        QCOMPARE(find<QLabel>(u"topologyZoom"_s)->text(), Formats::percent(1.25));
        QTest::keyClick(&view(), Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(view().zoom(), 0.8);
        QTest::keyClick(&view(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(view().zoom(), 1.0);
        for (int i = 0; i < 20; ++i)
            view().zoomIn();
        QCOMPARE(view().zoom(), 2.0);
        QTest::keyClick(&view(), Qt::Key_F);
        QVERIFY(view().zoom() <= 1.0);
        const QRectF all = view().geometry().bounds();
        QVERIFY(view().toViewport(all.bottomRight()).y() <= view().viewport()->height() + 1);
        const QPointF middle(view().viewport()->width() / 2.0, view().viewport()->height() / 2.0);
        const double before = view().zoom();
        QWheelEvent wheel(middle, view().viewport()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view().viewport(), &wheel);
        QVERIFY(view().zoom() > before);
    }

    void filterToOneFinding_showsOnlyThat_untilTheChipIsTakenOut()
    {
        const auto &graph = *view().picture()->graph;
        const auto with = std::find_if(graph.crossings.begin(), graph.crossings.end(),
                                       [](const topology::Crossing &crossing) { return !crossing.findings.empty(); });
        QVERIFY(with != graph.crossings.end());
        const topology::Finding finding = with->findings.front();
        const std::size_t all = view().picture()->scene.items.size();
        m_page->openItem(u"?finding="_s
                         + QString::fromStdString(isolation::findingFingerprint(finding.control, finding.unit->unit)));
        QTRY_VERIFY(!view().picture()->question.options.finding.empty());
        QVERIFY(view().picture()->scene.items.size() < all);
        QVERIFY(!view().picture()->scene.pipes.empty());
        auto *search = find<SearchField>(u"topologySearch"_s);
        QCOMPARE(search->chip(), QString::fromStdString(std::string(finding.control)));
        emit search->chipRemoved();
        QTRY_COMPARE(view().picture()->scene.items.size(), all);
    }

    void findingThatIsGone_saysSo_andOffersEverything()
    {
        m_page->showFinding(u"00000000000000000000000000000000"_s);
        auto *empty = m_page->findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        emit empty->actionTriggered();
        QTRY_VERIFY(!empty->isVisible());
    }

    void openFinding_goesToIsolation()
    {
        QSignalSpy asked(m_page, &Page::openRequested);
        auto *table = find<TableView>(u"crossings"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        auto *open = details()->findChild<QAbstractButton *>(u"openFinding"_s);
        QVERIFY(open);
        open->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<Screen>(), Screen::Isolation);
        QVERIFY(asked.first().at(1).toString().contains(u"finding="_s));
    }

    void arrows_goAlongLinesAndThroughTheWall()
    {
        TopologyView own;
        own.resize(1200, 600);
        own.setPicture(crossingPicture());
        own.selectItem(itemNamed(own, u"gw-s"_s));
        QTest::keyClick(&own, Qt::Key_Right); // an API
        QTest::keyClick(&own, Qt::Key_Right);
        const auto rankOf = [&own] { return own.picture()->scene.items[own.selectedItem()].rank; };
        QCOMPARE(rankOf(), Rank::Upstream);
        own.selectItem(itemNamed(own, u"fx-rates-up"_s));
        QTest::keyClick(&own, Qt::Key_Right);
        QCOMPARE(own.selectedPipe(), 0);
        QTest::keyClick(&own, Qt::Key_Right);
        QCOMPARE(rankOf(), Rank::Host);
        QCOMPARE(own.picture()->scene.items[own.selectedItem()].side, Side::Production);
        QTest::keyClick(&own, Qt::Key_Right); // away from the wall: who calls it
        QCOMPARE(rankOf(), Rank::Upstream);
        QVERIFY(!own.accessibleDescription().isEmpty());
    }

    void pipe_isHitOnItsPillAndOnItsWay()
    {
        TopologyGeometry geometry;
        geometry.set(crossingPicture(), 1200);
        QCOMPARE(geometry.pipeAt(geometry.pipe(0).pill.center()), 0);
        QCOMPARE(geometry.pipeAt(geometry.pipe(0).path.pointAtPercent(0.3)), 0);
        QCOMPARE(geometry.pipeAt({0, -40}), -1);
    }

    void extent_all_isKeptOverARestart()
    {
        auto *extent = find<SegmentedControl>(u"topologyExtent"_s);
        extent->setCurrent(1);
        emit extent->currentChanged(1);
        QTRY_VERIFY(view().picture()->question.options.all);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_page->saveState(settings);
        QWidget host;
        auto *other = new TopologyPage(m_bench->session(), &host);
        other->restoreState(settings);
        QVERIFY(!other->view()->picture()); // nobody looks yet
        host.show();
        QTRY_VERIFY(other->view()->picture() && other->view()->picture()->question.options.all);
    }
};

QTEST_MAIN(TestTopologyScreen)
#include "tst_topologyscreen.moc"
