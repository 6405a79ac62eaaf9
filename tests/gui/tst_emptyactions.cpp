// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogpage.h"
#include "gui/peoplebench.h"
#include "isolation/isolationpage.h"
#include "overview/overviewpage.h"
#include "topology/topologypage.h"
#include "widgets/emptystate.h"
#include "widgets/locknote.h"

#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

//! Where nothing is there is one thing to do about it; for people who may not do it, it is locked and says what would unlock it.
class TestEmptyActions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { prepareApplication(); }
    void init();
    void cleanup() { m_bench.reset(); }
    void sync_ofWhomOnlyReads_isLocked_data();
    void sync_ofWhomOnlyReads_isLocked();
    void firstGateway_ofWhomOnlyReads_isLocked();
    void oneGateway_ofWhomOnlyReads_isNotSynced();

private:
    void forgetAllSnapshots() const;
    //! The state that a page shows instead of itself; nullptr: none.
    [[nodiscard]] static EmptyState *emptyOf(const QWidget *page);
    //! Signed in as ana, an admin, and then as an auditor.
    void checkLocks(const QWidget *page, const QString &text, const QString &roles) const;

    std::unique_ptr<PeopleBench> m_bench;
};

void TestEmptyActions::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_bench = std::make_unique<PeopleBench>();
    m_bench->begin(u"ana"_s);
    m_bench->add(u"vi"_s, {u"auditor"_s});
}

void TestEmptyActions::forgetAllSnapshots() const
{
    ConsoleSession &session = m_bench->gui().session();
    QTRY_VERIFY(session.isolation() && !session.isLoading() && !session.isJudging());
    const auto facts = m_bench->gui().facts();
    {
        const std::scoped_lock lock(facts->lock);
        facts->snapshots.clear();
        facts->syncs.clear();
        facts->entities.clear();
        facts->collections.clear();
    }
    session.checkAgain();
    QTRY_VERIFY(!session.view()->snapshot && !session.isLoading() && !session.isJudging());
}

EmptyState *TestEmptyActions::emptyOf(const QWidget *page)
{
    for (EmptyState *one : page->findChildren<EmptyState *>()) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

void TestEmptyActions::checkLocks(const QWidget *page, const QString &text, const QString &roles) const
{
    QTRY_VERIFY(emptyOf(page) && !emptyOf(page)->findChild<QAbstractButton *>(u"emptyAction"_s)->isHidden());
    const auto *action = emptyOf(page)->findChild<QAbstractButton *>(u"emptyAction"_s);
    const auto *note = emptyOf(page)->findChild<LockNote *>();
    QCOMPARE(action->text(), text);
    QVERIFY(action->isEnabled());
    QVERIFY(!note->isVisible());
    m_bench->signIn(u"vi"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY(note->isVisible());
    QVERIFY2(note->reason().contains(roles), qPrintable(note->reason()));
    QCOMPARE(action->toolTip(), note->reason());
    QCOMPARE(action->accessibleDescription(), note->reason());
    m_bench->signIn(u"ana"_s);
    QVERIFY(action->isEnabled());
    QVERIFY(!note->isVisible());
}

void TestEmptyActions::sync_ofWhomOnlyReads_isLocked_data()
{
    QTest::addColumn<Screen>("screen");
    QTest::newRow("overview") << Screen::Overview;
    QTest::newRow("catalog") << Screen::Catalog;
    QTest::newRow("isolation") << Screen::Isolation;
    QTest::newRow("topology") << Screen::Topology;
}

void TestEmptyActions::sync_ofWhomOnlyReads_isLocked()
{
    QFETCH(Screen, screen);
    forgetAllSnapshots();
    ConsoleSession &session = m_bench->gui().session();
    const auto clock = m_bench->gui().clock();
    const auto add = [&](auto *page) -> Page * {
        page->setAudit(&m_bench->audit());
        return page;
    };
    Page *page = nullptr;
    switch (screen) {
    case Screen::Overview:
        page = add(new OverviewPage(session, clock));
        break;
    case Screen::Catalog:
        page = add(new CatalogPage(session, m_bench->gui().document(), clock));
        break;
    case Screen::Isolation:
        page = add(new IsolationPage(session, clock));
        break;
    default:
        page = add(new TopologyPage(session));
    }
    m_bench->window().addPage(screen, page);
    m_bench->window().showScreen(screen);
    checkLocks(page, u"Sync"_s, u"engineer or admin"_s);
    QSignalSpy started(&session, &ConsoleSession::syncStarted);
    emptyOf(page)->findChild<QAbstractButton *>(u"emptyAction"_s)->click();
    QCOMPARE(started.count(), 1);
    QTRY_VERIFY(!session.isSyncing());
}

void TestEmptyActions::firstGateway_ofWhomOnlyReads_isLocked()
{
    auto *page = new OverviewPage(m_bench->gui().session(), m_bench->gui().clock());
    page->setAudit(&m_bench->audit());
    m_bench->window().addPage(Screen::Overview, page);
    m_bench->gui().writeEstate("version: 1\nname: Bare\nenvironments:\n  sandbox: {type: sandbox}\n");
    m_bench->gui().document().reload();
    m_bench->window().showScreen(Screen::Overview);
    checkLocks(page, u"Add a gateway"_s, u"engineer or admin"_s);
    m_bench->window().showScreen(Screen::Settings);
    checkLocks(&m_bench->gui().settings(), u"Add a gateway"_s, u"engineer or admin"_s);
}

void TestEmptyActions::oneGateway_ofWhomOnlyReads_isNotSynced()
{
    auto *page = new OverviewPage(m_bench->gui().session(), m_bench->gui().clock());
    page->setAudit(&m_bench->audit());
    m_bench->window().addPage(Screen::Overview, page);
    m_bench->window().showScreen(Screen::Overview);
    page->openItem(u"kong-sbx"_s);
    const auto *sync = page->findChild<QAbstractButton *>(u"syncGateway"_s);
    QVERIFY(sync->isEnabled());
    m_bench->signIn(u"vi"_s);
    QVERIFY(!sync->isEnabled());
    QVERIFY2(sync->toolTip().contains(u"engineer or admin"_s), qPrintable(sync->toolTip()));
    QVERIFY(page->findChild<QAbstractButton *>(u"testConnection"_s)->isEnabled()); // a test changes nothing
    m_bench->signIn(u"ana"_s);
    QVERIFY(sync->isEnabled());
}

QTEST_MAIN(TestEmptyActions)
#include "tst_emptyactions.moc"
