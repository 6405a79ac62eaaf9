// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidrawer.h"
#include "catalog/catalogcsv.h"
#include "catalog/catalogpage.h"
#include "catalog/diffpanel.h"
#include "gui/guibench.h"
#include "gui/watchmodels.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QListView>
#include <QMenu>
#include <QTest>

#include <memory>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class TestCatalogScreen : public QObject
{
    Q_OBJECT
    std::unique_ptr<GuiBench> m_bench;
    CatalogPage *m_page = nullptr;

    [[nodiscard]] TableView *table() const { return m_page->findChild<TableView *>(u"catalogTable"_s); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] SearchField *search() const { return m_page->findChild<SearchField *>(); }
    [[nodiscard]] EmptyState *empty() const { return m_page->findChild<EmptyState *>(); }
    [[nodiscard]] MessageBar *message() const { return m_page->findChild<MessageBar *>(); }
    [[nodiscard]] ApiDrawer *drawer() const { return m_page->findChild<ApiDrawer *>(); }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_bench = std::make_unique<GuiBench>();
        m_page = new CatalogPage(m_bench->session(), m_bench->document(), m_bench->clock());
        m_bench->window().addPage(Screen::Catalog, m_page);
        QVERIFY(watchModels(*m_page) >= 1);
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        m_bench->window().showScreen(Screen::Catalog);
        QVERIFY(m_bench->waitForView());
        QTRY_COMPARE(rows(), 8);
    }
    void cleanup() { m_bench.reset(); }

    void search_nothingFits_namesTheFilterAndClearsIt()
    {
        QTest::keyClicks(search(), u"card"_s);
        QCOMPARE(rows(), 2);
        search()->setText(u"no such api"_s);
        QCOMPARE(rows(), 0);
        QVERIFY(empty()->isVisible());
        QVERIFY(empty()->sentence().contains(u"no such api"_s));
        emit empty()->actionTriggered();
        QCOMPARE(rows(), 8);
        QVERIFY(!empty()->isVisible());
    }

    void search_selectedRowHiddenAndBack_staysSelected()
    {
        table()->setCurrentIndex(table()->model()->index(4, 0));
        const QString name = table()->currentIndex().data().toString();
        search()->setText(u"card"_s);
        search()->clear();
        QCOMPARE(table()->currentIndex().data().toString(), name);
    }

    void openItem_filterOfTheOverview_takesStatusAndPair()
    {
        m_page->openItem(u"?pair=sandbox-eu:production-eu&status=drifted"_s);
        QCOMPARE(rows(), 8);
        m_page->openItem(u"?pair=sandbox-eu:production-eu&status=in_sync"_s);
        QCOMPARE(rows(), 0);
        QVERIFY(empty()->isVisible());
    }

    void markExpected_difference_isWrittenShownAndTakenBack()
    {
        const QByteArray before = m_bench->estateText();
        m_page->openItem(m_bench->session().view()->catalog.apis.front().id.text());
        QVERIFY(drawer()->isVisible());
        emit drawer()->diff()->markExpectedRequested(u"upstream.host"_s);
        QVERIFY(message()->isVisible());
        QVERIFY(m_bench->estateText().contains("upstream.host"));
        QVERIFY(m_bench->estateText().contains("# asks the platform team before changes"));
        emit message()->actionTriggered();
        QCOMPARE(m_bench->estateText(), before);
    }

    void split_deployment_makesAnotherRowUntilItIsTakenBack()
    {
        m_page->openItem(m_bench->session().view()->catalog.apis.front().id.text());
        auto *menu = drawer()->matchButton()->menu();
        emit menu->aboutToShow();
        QAction *split = nullptr;
        for (QAction *action : menu->actions()) {
            if (!split && action->text().startsWith(u"Split"_s))
                split = action;
        }
        QVERIFY(split);
        split->trigger();
        QTRY_COMPARE(rows(), 9);
        QTRY_VERIFY(message()->isVisible());
        emit message()->actionTriggered();
        QTRY_COMPARE(rows(), 8);
    }

    void columns_withAndWithoutTheDrawer_fillTheTableAndNoMore()
    {
        const auto spare = [this] {
            int used = 0;
            for (int column = 0; column < table()->model()->columnCount(); ++column)
                used += table()->columnWidth(column);
            return table()->viewport()->width() - used;
        };
        QTRY_COMPARE(spare(), 0);
        m_page->openItem(m_bench->session().view()->catalog.apis.front().id.text());
        QTRY_COMPARE(spare(), 0);
        m_bench->window().resize(1600, 900);
        QTRY_COMPARE(spare(), 0);
        emit drawer()->closeRequested();
        QTRY_COMPARE(spare(), 0);
    }

    void escape_inTheDrawerOrTheTable_closesTheDrawer()
    {
        m_bench->window().activateWindow();
        for (QWidget *keyboard : {static_cast<QWidget *>(drawer()->matchButton()), static_cast<QWidget *>(table())}) {
            m_page->openItem(m_bench->session().view()->catalog.apis.front().id.text());
            QVERIFY(drawer()->isVisible());
            keyboard->setFocus();
            QTRY_COMPARE(QApplication::focusWidget(), keyboard);
            QTest::keyClick(keyboard, Qt::Key_Escape);
            QVERIFY(!drawer()->isVisible());
        }
    }

    void csvLine_formulas_areNeutral_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("equals") << u"=1+1"_s << u"\"'=1+1\"\r\n"_s;
        QTest::newRow("plus") << u"+cmd"_s << u"\"'+cmd\"\r\n"_s;
        QTest::newRow("minus") << u"-cmd"_s << u"\"'-cmd\"\r\n"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"\"'@SUM(A1)\"\r\n"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"\"'\t=1\"\r\n"_s;
        QTest::newRow("return") << u"\r=1"_s << u"\"'\r=1\"\r\n"_s;
        QTest::newRow("full width") << u"\uFF1D1"_s << u"\"'\uFF1D1\"\r\n"_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\"\r\n"_s;
        QTest::newRow("number") << u"-5"_s << u"\"-5\"\r\n"_s;
    }
    void csvLine_formulas_areNeutral()
    {
        QFETCH(QString, text);
        QTEST(csvLine({text}), "line");
    }
};

QTEST_MAIN(TestCatalogScreen)
#include "tst_catalogscreen.moc"
