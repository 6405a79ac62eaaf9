// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/smallestate.h"
#include "overview/overviewpage.h"
#include "estate/estatefile.h"
#include "gui/guibench.h"
#include "gui/watchmodels.h"
#include "wall/wallwidget.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class TestOverview : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallEstate> m_small;
    std::unique_ptr<ConsoleSession> m_session;
    std::unique_ptr<QWidget> m_host;
    OverviewPage *m_page = nullptr;

    void open(const QByteArray &yaml = SmallEstate::yaml())
    {
        m_session = std::make_unique<ConsoleSession>(m_small->parts());
        m_session->setEstate(readEstate(yaml, u"meridian.yaml"_s).config);
        // Inside a host, as in the window: the page's least size is not the desktop's business.
        m_host = std::make_unique<QWidget>();
        m_page = new OverviewPage(*m_session, m_small->clock(), m_host.get());
        m_host->resize(1072, 730);
        m_page->resize(1072, 730);
        QVERIFY(watchModels(*m_page) >= 2); // connections, and the wall as a table
        m_host->show();
    }
    [[nodiscard]] EmptyState *empty() const { return m_page->findChild<EmptyState *>(); }
    //! What a request to the isolation screen would show there.
    [[nodiscard]] std::vector<FindingKey> isolationFindings(const QString &query) const
    {
        const auto view = m_session->isolation();
        const auto pair = m_session->pair();
        const auto *report = reportOf(*view, pair->first, pair->second);
        return findingsOf(*view, report->result, FindingQuery::fromText(query));
    }
    [[nodiscard]] QAbstractItemModel *gateways() const
    {
        return m_page->findChild<TableView *>(u"connections"_s)->model();
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_small = std::make_unique<SmallEstate>();
    }
    void cleanup()
    {
        m_host.reset();
        m_session.reset();
    }

    void show_failedGateway_saysItInWordsAndKeepsTheOthers()
    {
        open();
        QTRY_VERIFY(m_session->view());
        QVERIFY(!empty()->isVisible());
        QCOMPARE(gateways()->rowCount(), 5);
        QCOMPARE(gateways()->index(2, 2).data().toString(), u"Certificate refused"_s);
        QCOMPARE(gateways()->index(0, 2).data().toString(), u"Read"_s);
        QCOMPARE(gateways()->index(4, 1).data().toString(), u"sandbox-eu, production-eu"_s);
    }

    void click_figure_opensTheCatalogWithItsFilter()
    {
        open();
        QTRY_VERIFY(m_session->view());
        QSignalSpy spy(m_page, &Page::openRequested);
        const QString query = u"?pair=sandbox-eu:production-eu&status=drifted"_s;
        auto *figure = m_page->findChild<QAbstractButton *>(query);
        QVERIFY(figure);
        QVERIFY(figure->accessibleName().startsWith(u'8'));
        figure->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().at(1).toString(), query);
    }

    void leak_openedByMouseOrKey_leadsToItsFindings()
    {
        open();
        QTRY_VERIFY(m_session->isolation());
        auto *wall = m_page->findChild<WallWidget *>();
        QTRY_VERIFY(wall->isVisible());
        QCoreApplication::processEvents();
        const auto &bands = wall->geometryOfWall().bands;
        const auto band = std::find_if(bands.begin(), bands.end(), [](const auto &one) { return !one.pipes.empty(); });
        QVERIFY(band != bands.end());
        const QPoint pill = band->pipes.front().pill.center().toPoint();
        QWidget *leak = wall->childAt(pill);
        QVERIFY(leak && leak->objectName().startsWith(u"leak/"_s));
        QVERIFY(!leak->accessibleName().isEmpty());
        QSignalSpy spy(m_page, &Page::openRequested);
        QTest::mouseClick(leak, Qt::LeftButton, {}, leak->mapFrom(wall, pill));
        QTest::keyClick(leak, Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
        for (const QList<QVariant> &request : spy) {
            QCOMPARE(request.at(0).value<Screen>(), Screen::Isolation);
            QVERIFY2(request.at(1).toString().contains(u"layer="_s), qPrintable(request.at(1).toString()));
            QVERIFY(!isolationFindings(request.at(1).toString()).empty());
        }
    }

    void wall_asTable_saysTheSame()
    {
        open();
        QTRY_VERIFY(m_session->isolation());
        auto *wall = m_page->findChild<WallWidget *>();
        auto *table = m_page->findChild<TableView *>(u"wallTable"_s);
        QTRY_VERIFY(wall->isVisible());
        QVERIFY(!table->isVisible());
        QTest::mouseClick(m_page->findChild<QAbstractButton *>(u"wallAsTable"_s), Qt::LeftButton);
        QVERIFY(table->isVisible());
        QVERIFY(!wall->isVisible());
        int rows = 0;
        for (const WallBand &band : wall->wall().bands)
            rows += std::max(1, int(band.leaks.size()) + (band.undecided.empty() ? 0 : 1));
        QCOMPARE(table->model()->rowCount(), rows);
        QSignalSpy spy(m_page, &Page::openRequested);
        for (int row = 0; row < rows; ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            QTest::keyClick(table, Qt::Key_Return);
            QCOMPARE(spy.count(), row + 1);
            if (table->model()->index(row, 4).data().toString() != u"0"_s)
                QVERIFY(!isolationFindings(spy.last().at(1).toString()).empty());
        }
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
        m_page->saveState(settings);
        m_page->findChild<QAbstractButton *>(u"wallAsTable"_s)->click();
        QVERIFY(wall->isVisible());
        m_page->restoreState(settings);
        QVERIFY(table->isVisible());
    }

    void show_storeBroken_isNotShownAsEmpty()
    {
        m_small->facts()->broken = Error{Error::Kind::Store, u"/nowhere/bulkhead.db"_s, u"no room"_s, {}, {}};
        open();
        QTRY_VERIFY(m_session->loadError());
        QTRY_VERIFY(empty()->isVisible());
        QVERIFY(empty()->sentence().contains(u"store"_s));
    }

    void show_noGateway_offersToAddOne()
    {
        open("version: 1\nname: Bare\nenvironments:\n  sandbox: {type: sandbox}\n");
        QSignalSpy spy(m_page, &Page::openRequested);
        QTRY_VERIFY(empty()->isVisible());
        emit empty()->actionTriggered();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().at(0).value<Screen>(), Screen::Settings);
    }

    void sync_neverSynced_startsFromTheOneButton()
    {
        m_small->facts()->snapshots.clear();
        m_small->facts()->syncs.clear();
        m_small->facts()->entities.clear();
        m_small->facts()->collections.clear();
        open();
        QTRY_VERIFY(m_session->view());
        QTRY_COMPARE(empty()->sentence(), u"Nothing was read yet."_s);
        QSignalSpy spy(m_session.get(), &ConsoleSession::syncFinished);
        emit empty()->actionTriggered();
        QVERIFY(m_session->isSyncing());
        QVERIFY(!empty()->isVisible());
        QTRY_COMPARE(spy.count(), 1);
    }

    void markSeen_newerSnapshot_isRememberedOverARestart()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"desk.ini"_s), QSettings::IniFormat);
        settings.setValue(u"overview/seen/Meridian"_s, 1480);
        open();
        m_page->restoreState(settings);
        QTRY_VERIFY(m_session->view());
        auto *mark = m_page->findChild<QAbstractButton *>(u"markSeen"_s);
        QTRY_VERIFY(mark->isVisible());
        mark->click();
        QVERIFY(!mark->isVisible());
        m_page->saveState(settings);
        QCOMPARE(settings.value(u"overview/seen/Meridian"_s).toInt(), 1482);
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
