// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidrawer.h"
#include "catalog/catalogpage.h"
#include "catalog/diffpanel.h"
#include "gui/guibench.h"
#include "gui/watchmodels.h"
#include "presentation/travelwords.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
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

    [[nodiscard]] QString idOf(const QString &name) const { return m_bench->session().view()->catalog.find(name)->id.text(); }
    void openApi(const QString &name) const { m_page->openItem(idOf(name)); }
    [[nodiscard]] QString said() const
    {
        QString text;
        for (const QLabel *label : message()->findChildren<QLabel *>())
            text += label->text() + u'\n';
        return text;
    }
    [[nodiscard]] QMenu *openMenu() const
    {
        emit table()->customContextMenuRequested(table()->visualRect(table()->model()->index(0, 0)).center());
        return m_page->findChild<QMenu *>(u"catalogMenu"_s);
    }
    //! A promotion path is in the estate file, and some gateways do not have some APIs.
    void reopenWithPath(const QList<QPair<QString, QString>> &missing)
    {
        m_bench->close();
        for (const auto &[gateway, api] : missing) {
            const std::string end = '-' + api.toStdString();
            std::erase_if(m_bench->facts()->entities, [&](const StoredEntity &entity) { return entity.gateway.text() == gateway && entity.record.nativeId.ends_with(end); });
        }
        m_bench->writeEstate(SmallEstate::yaml() + "promotion:\n  paths:\n    - {from: sandbox-eu, to: production-eu, approvals: {quorum: 1}}\n");
        m_bench->open();
        showPage();
    }
    void showPage()
    {
        m_page = new CatalogPage(m_bench->session(), m_bench->document(), m_bench->clock());
        m_bench->window().addPage(Screen::Catalog, m_page);
        QVERIFY(watchModels(*m_page) >= 1);
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        m_bench->window().showScreen(Screen::Catalog);
        QVERIFY(m_bench->waitForView());
        QTRY_COMPARE(rows(), 8);
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); // menus without a desktop
        m_bench = std::make_unique<GuiBench>();
        showPage();
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

    void promote_withoutAPath_saysWhatIsMissing()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(message()->isVisible());
        QVERIFY2(said().contains(u"promotion.paths"_s), qPrintable(said()));
        openApi(u"accounts"_s);
        const auto *button = drawer()->promoteButton();
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"promotion.paths"_s));
        QCOMPARE(button->accessibleDescription(), button->toolTip());
    }

    void promote_apiThatTheSourceDoesNotHave_isLocked()
    {
        reopenWithPath({{u"kong-sbx"_s, u"accounts"_s}, {u"apisix-sbx"_s, u"accounts"_s}});
        openApi(u"accounts"_s);
        QVERIFY(!drawer()->promoteButton()->isEnabled());
        QVERIFY2(drawer()->promoteButton()->toolTip().contains(u"accounts is not in sandbox-eu"_s), qPrintable(drawer()->promoteButton()->toolTip()));
        openApi(u"statements"_s);
        QVERIFY(drawer()->promoteButton()->isEnabled());
        QSignalSpy asked(m_page, &Page::openRequested);
        drawer()->promoteButton()->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<Screen>(), Screen::Promotions);
        QCOMPARE(apisOfNewPromotion(asked.first().last().toString()).value(), QStringList{idOf(u"statements"_s)});
    }

    void promote_rowsOnOtherGateways_areLockedTogether()
    {
        reopenWithPath({{u"kong-sbx"_s, u"card-issuing"_s}, {u"apisix-sbx"_s, u"card-limits"_s}});
        search()->setText(u"card"_s);
        QTRY_COMPARE(rows(), 2);
        table()->selectAll();
        QMenu *menu = openMenu();
        const auto *promote = menu->findChild<QAction *>(u"promote"_s);
        QVERIFY(!promote->isEnabled());
        QVERIFY2(promote->toolTip().contains(u"card-limits does not go together with card-issuing"_s) && promote->toolTip().contains(u"kong-sbx"_s), qPrintable(promote->toolTip()));
        QVERIFY(menu->actions().size() > 4); // the reason is written below
        menu->close();
        QSignalSpy asked(m_page, &Page::openRequested);
        QTest::keyClick(table(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(asked.count(), 0);
        QVERIFY2(said().contains(u"card-limits"_s), qPrintable(said()));
        table()->setCurrentIndex(table()->model()->index(0, 0)); // it alone
        QTest::keyClick(table(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(asked.count(), 1);
    }

    void selection_ofSeveral_isCounted()
    {
        m_page->openItem(idOf(u"accounts"_s));
        table()->selectAll();
        bool isSaid = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            isSaid = isSaid || label->text() == u"8 selected"_s;
        QVERIFY(isSaid);
    }

    void promotionItem_ofAnyIds_isReadBack()
    {
        const QStringList ids{u"0af3"_s, u"a,b"_s, u"100% ä"_s};
        QCOMPARE(apisOfNewPromotion(newPromotionItem(ids)).value(), ids);
        QCOMPARE(apisOfNewPromotion(newPromotionItem({})).value(), QStringList());
        QVERIFY(!apisOfNewPromotion(newItem));
        QVERIFY(!apisOfNewPromotion(u"0af3"_s));
    }
};

QTEST_MAIN(TestCatalogScreen)
#include "tst_catalogscreen.moc"
