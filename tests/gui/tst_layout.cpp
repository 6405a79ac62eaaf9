// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidrawer.h"
#include "demo/fakekong.h"
#include "gui/consolebench.h"
#include "gui/guibench.h"
#include "gui/layoutfaults.h"
#include "isolation/isolationpage.h"
#include "reports/previewpanel.h"
#include "settings/settingspage.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QListView>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

//! Every screen of the real window in a small window, at the largest text and in the longer language.
class TestLayout : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void faults_ofSqueezedAndOverlappingWidgets_areFound();
    void label_givenAnotherFontOrParent_keepsItsMargins();
    void screens_inASmallWindow_haveRoomForEverything_data();
    void screens_inASmallWindow_haveRoomForEverything();
    void overview_madeNarrow_needsNoSidewaysScrolling_data();
    void overview_madeNarrow_needsNoSidewaysScrolling();
    void textSize_chosen_isThereAtOnceAndTheWindowIsAsItWas();
    void theme_chosenElsewhere_isShownOnTheDesk();
    void textSize_chosenWithUnsavedWork_losesNothingOfIt();

private:
    void openEstate(const QString &language, int percent);
    void show(Screen screen, const QString &item = {})
    {
        m_bench->window().showScreen(screen, item);
        settle();
    }
    void openDesk()
    {
        m_bench = std::make_unique<ConsoleBench>();
        m_bench->start();
        QVERIFY(m_bench->waitForView([](const CatalogView &) { return true; }));
        show(Screen::Settings);
        m_bench->find<SettingsPage>(u"settingsPage"_s)->showSection(SettingsSection::Desk);
    }
    void chooseLargestText() const
    {
        const auto segments = m_bench->find<QWidget>(u"textSize"_s)->findChildren<QAbstractButton *>();
        segments.last()->click();
    }
    static void settle()
    {
        for (int i = 0; i < 5; ++i) // a layout may ask its parent for another one
            QCoreApplication::processEvents();
    }
    void check(const QString &where) const
    {
        const QStringList faults = layoutFaults(m_bench->window());
        QVERIFY2(faults.isEmpty(), qPrintable(where + u":\n"_s + faults.join(u'\n')));
    }

    std::unique_ptr<FakeKong> m_sandbox, m_production;
    std::unique_ptr<ConsoleBench> m_bench;
};

void TestLayout::faults_ofSqueezedAndOverlappingWidgets_areFound()
{
    QWidget box;
    auto *row = new QHBoxLayout(&box);
    auto *first = new QLabel(u"the first of two"_s), *second = new QLabel(u"the second of two"_s);
    row->addWidget(first);
    row->addWidget(second);
    box.show();
    settle();
    QCOMPARE(layoutFaults(box), QStringList());
    second->setGeometry(first->geometry());
    QVERIFY2(layoutFaults(box).value(0).contains(u"lies over"_s), "an overlap is not seen");
    second->setGeometry(first->geometry().translated(box.width(), 0));
    QVERIFY2(layoutFaults(box).value(0).contains(u"leaves"_s), "leaving the parent is not seen");
    second->setGeometry(first->geometry().right() + 1, first->y(), 8, first->height());
    QVERIFY2(layoutFaults(box).value(0).contains(u"needs a width"_s), "a squeezed text is not seen");
    first->setWordWrap(true);
    first->setGeometry(0, 0, first->minimumSizeHint().width(), first->fontMetrics().height());
    second->setGeometry(first->geometry().translated(first->width(), 0));
    QVERIFY2(layoutFaults(box).value(0).contains(u"needs a height"_s), "a text cut at its foot is not seen");
}

void TestLayout::label_givenAnotherFontOrParent_keepsItsMargins()
{
    QWidget parent, other;
    auto *label = new TextLabel(u"a title"_s, TypeSize::Section, QFont::DemiBold, &Tokens::text, &parent);
    const QMargins margins(16, 40, 16, 40); // more than the height it has before any layout
    label->setContentsMargins(margins);
    label->setType(TypeSize::Title, QFont::Bold);
    QCOMPARE(label->contentsMargins(), margins);
    label->setParent(&other);
    QCOMPARE(label->contentsMargins(), margins);
    QEvent style(QEvent::StyleChange);
    QCoreApplication::sendEvent(label, &style);
    QCOMPARE(label->contentsMargins(), margins);
}

//! Two gateways that were read and one that is silent.
void TestLayout::openEstate(const QString &language, int percent)
{
    KongSeed seed;
    for (const std::string name : {"accounts-and-balances", "payments-initiation"}) {
        const std::string service = seed.service(name, name + ".meridian.example");
        seed.route(name, service, "/" + name);
    }
    m_sandbox = std::make_unique<FakeKong>(seed);
    m_production = std::make_unique<FakeKong>(std::move(seed));
    m_bench = std::make_unique<ConsoleBench>();
    m_bench->setLook(language, percent);
    m_bench->writeEstate(uR"(version: 1
name: Meridian
environments:
  sandbox-partner: {type: sandbox}
  production-partner: {type: production}
gateways:
  kong-partner-sbx: {kind: kong, admin_url: "%1", environment: sandbox-partner}
  kong-partner-prd: {kind: kong, admin_url: "%2", environment: production-partner}
  kong-silent: {kind: kong, admin_url: "http://127.0.0.1:1", environment: production-partner}
)"_s.arg(m_sandbox->url().toString(), m_production->url().toString()).toUtf8());
    m_bench->start();
    QVERIFY(m_bench->waitForView([](const CatalogView &) { return true; }));
    QVERIFY(m_bench->sync());
    show(Screen::Overview);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->find<QWidget>(u"wall"_s)->isVisible(), 30000);
}

void TestLayout::screens_inASmallWindow_haveRoomForEverything_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    QTest::newRow("English") << u"en"_s << 100 << QSize(1280, 800);
    QTest::newRow("German") << u"de"_s << 100 << QSize(1280, 800);
    QTest::newRow("English, text 125 %") << u"en"_s << 125 << QSize(1280, 800);
    QTest::newRow("English, text 150 %") << u"en"_s << 150 << QSize(1280, 800);
    QTest::newRow("German, text 150 %") << u"de"_s << 150 << QSize(1280, 800);
    QTest::newRow("English, smallest window") << u"en"_s << 100 << QSize(1, 1);
    QTest::newRow("German, smallest window") << u"de"_s << 100 << QSize(1, 1);
}

void TestLayout::screens_inASmallWindow_haveRoomForEverything()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    QFETCH(QSize, size);
    openEstate(language, percent);
    m_bench->window().resize(size.expandedTo(m_bench->window().minimumSize()));
    show(Screen::Overview);
    check(u"overview"_s);
    show(Screen::Catalog);
    check(u"catalog"_s);
    show(Screen::Catalog, m_bench->session().view()->catalog.apis.front().id.text());
    for (const auto tab : {ApiDrawer::Tab::Summary, ApiDrawer::Tab::Routes, ApiDrawer::Tab::Upstreams,
                           ApiDrawer::Tab::Policies, ApiDrawer::Tab::Diff}) {
        m_bench->find<ApiDrawer>()->showTab(tab);
        settle();
        check(u"drawer %1"_s.arg(static_cast<int>(tab)));
    }
    QTRY_VERIFY(m_bench->session().isolation() && !m_bench->session().isJudging());
    show(Screen::Isolation);
    auto *isolation = m_bench->find<IsolationPage>(u"isolationPage"_s);
    for (const auto tab : {IsolationPage::Tab::HeatMap, IsolationPage::Tab::Controls, IsolationPage::Tab::Scenarios,
                           IsolationPage::Tab::Trends, IsolationPage::Tab::Exceptions, IsolationPage::Tab::Evidence}) {
        isolation->showTab(tab);
        settle();
        check(u"isolation %1"_s.arg(static_cast<int>(tab)));
    }
    isolation->showTab(IsolationPage::Tab::Controls);
    show(Screen::Isolation, u"?control=IDN-01"_s);
    check(u"finding"_s);
    show(Screen::Topology);
    check(u"topology"_s);
    show(Screen::Reports);
    auto *preview = m_bench->find<PreviewPanel>();
    QTRY_VERIFY(m_bench->find<QListView>(u"frameworkList"_s)->model()->rowCount() > 0);
    for (const auto tab : {PreviewPanel::Tab::Contents, PreviewPanel::Tab::History, PreviewPanel::Tab::Page}) {
        preview->showTab(tab);
        settle();
        check(u"reports %1"_s.arg(static_cast<int>(tab)));
    }
    show(Screen::Settings, u"kong-silent"_s);
    auto *settings = m_bench->find<SettingsPage>(u"settingsPage"_s);
    settings->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->find<QAbstractButton>(u"test"_s)->isEnabled(), 30000);
    settle();
    for (const SettingsSection section : allSettingsSections) {
        settings->showSection(section);
        settle();
        check(u"settings %1"_s.arg(static_cast<int>(section)));
    }
    m_bench.reset();
}

void TestLayout::overview_madeNarrow_needsNoSidewaysScrolling_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::newRow("English") << u"en"_s << 100;
    QTest::newRow("German, text 150 %") << u"de"_s << 150;
}

void TestLayout::overview_madeNarrow_needsNoSidewaysScrolling()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    openEstate(language, percent);
    show(Screen::Overview);
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 800)}) {
        m_bench->window().resize(size);
        settle();
        check(u"%1 wide"_s.arg(size.width()));
        for (const auto *area : m_bench->page(Screen::Overview).findChildren<QScrollArea *>())
            QVERIFY2(!area->horizontalScrollBar()->isVisible(), qPrintable(u"%1 wide"_s.arg(size.width())));
    }
    m_bench.reset();
}

void TestLayout::textSize_chosen_isThereAtOnceAndTheWindowIsAsItWas()
{
    openDesk();
    const QPointer<MainWindow> before = &m_bench->window();
    before->resize(1280, 800);
    const int small = m_bench->find<QWidget>(u"topBar"_s)->height();
    chooseLargestText();
    QTRY_VERIFY(!before);
    settle();
    QVERIFY(m_bench->window().isVisible());
    QVERIFY(m_bench->find<QWidget>(u"topBar"_s)->height() >= small * 14 / 10);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Settings);
    QVERIFY(m_bench->find<QWidget>(u"deskPage"_s)->isVisible());
    check(u"after the change"_s);
    m_bench.reset();
}

void TestLayout::theme_chosenElsewhere_isShownOnTheDesk()
{
    openDesk();
    const auto segments = m_bench->find<QWidget>(u"theme"_s)->findChildren<QAbstractButton *>();
    Look look;
    for (const auto theme : {Theme::Dark, Theme::Light}) {
        look.theme = theme;
        m_bench->window().setLook(look);
        QVERIFY(segments.at(static_cast<int>(theme))->isChecked());
    }
    m_bench.reset();
}

void TestLayout::textSize_chosenWithUnsavedWork_losesNothingOfIt()
{
    openDesk();
    const QPointer<MainWindow> before = &m_bench->window();
    auto *settings = m_bench->find<SettingsPage>(u"settingsPage"_s);
    settings->openItem(newItem);
    auto *name = m_bench->find<QLineEdit>(u"field0"_s);
    QTest::keyClicks(name, u"half-typed"_s);
    settings->showSection(SettingsSection::Desk);
    chooseLargestText();
    settle();
    QVERIFY(before);
    QCOMPARE(name->text(), u"half-typed"_s);
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(name, Qt::Key_Delete);
    m_bench->restart();
    QVERIFY(px(100) > 140);
    m_bench.reset();
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
