// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operatingsystemuser.h"
#include "gui/guibench.h"
#include "shell/commandpalette.h"
#include "shell/fuzzymatch.h"
#include "shell/navigation.h"
#include "shell/personbutton.h"
#include "shell/statusstrip.h"
#include "shell/topbar.h"
#include "widgets/messagebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QScrollArea>
#include <QSplitter>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! A page to switch to.
class PlainPage final : public Page
{
public:
    using Page::Page;
    [[nodiscard]] QString title() const override { return u"Catalog"_s; }
    void openItem(const QString &item) override { opened = item; }
    QString opened;
};

} // namespace

class TestShell : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_bench = std::make_unique<GuiBench>();
        openWindow();
    }
    void cleanup() { m_bench.reset(); }

    void navigate_byNumberKeys_showsTheScreen_data() { numberKeys(); }
    void navigate_byNumberKeys_showsTheScreen()
    {
        QFETCH(int, number);
        MainWindow &window = m_bench->window();
        for (int i = 0; i < screenCount; ++i) {
            if (!window.page(static_cast<Screen>(i)))
                window.addPage(static_cast<Screen>(i), new PlainPage(&window));
        }
        window.showScreen(number == 1 ? Screen::Settings : Screen::Overview);
        press(number);
        QCOMPARE(static_cast<int>(window.currentScreen()), number - 1);
        QVERIFY(window.page(window.currentScreen())->isVisible());
        for (const auto *row : window.findChild<Navigation *>()->findChildren<QAbstractButton *>())
            QCOMPARE(row->isChecked(), row->toolTip().endsWith(QString::number(number)));
    }
    void navigate_byNumberKeyOfAMissingScreen_stays_data() { numberKeys(); }
    void navigate_byNumberKeyOfAMissingScreen_stays()
    {
        QFETCH(int, number);
        MainWindow &window = m_bench->window();
        const auto wanted = static_cast<Screen>(number - 1);
        const Screen other = wanted == Screen::Catalog ? Screen::Settings : Screen::Catalog;
        window.showScreen(other);
        press(number);
        QCOMPARE(window.currentScreen(), window.page(wanted) ? wanted : other);
    }
    void window_madeNarrow_showsIconsThatStillSayTheirNames()
    {
        MainWindow &window = m_bench->window();
        auto *navigation = window.findChild<Navigation *>();
        window.resize(1280, 800);
        const int wide = navigation->width();
        window.resize(narrowWindow - 1, 800);
        QTRY_VERIFY(navigation->width() < wide / 2);
        for (const auto *row : navigation->findChildren<QAbstractButton *>())
            QVERIFY2(row->toolTip().startsWith(row->text()) && !row->text().isEmpty(), qPrintable(row->toolTip()));
        window.resize(1280, 800);
        QTRY_COMPARE(navigation->width(), wide);
    }
    void past_onAScreenOfNow_isSaidAndLeft()
    {
        MainWindow &window = m_bench->window();
        auto *note = window.findChild<MessageBar *>(u"pastNote"_s);
        window.showScreen(Screen::Settings);
        QVERIFY(m_bench->waitForView());
        QVERIFY(!note->isVisible());
        m_bench->session().showAsOf(m_bench->facts()->snapshots.last().id);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(!note->sentence().isEmpty());
        window.showScreen(Screen::Catalog); // shows the past
        QVERIFY(!note->isVisible());
        window.showScreen(Screen::Settings);
        QVERIFY(note->isVisible());
        emit note->actionTriggered();
        QTRY_VERIFY(!note->isVisible());
        QCOMPARE(m_bench->session().asOf(), SnapshotId(0));
    }
    void palette_someLetters_opensTheApi()
    {
        QTest::keyClick(&m_bench->window(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_bench->window().findChild<CommandPalette *>();
        QTRY_VERIFY(palette->isVisible());
        auto *search = palette->findChild<QLineEdit *>();
        QTest::keyClicks(search, u"payini"_s);
        auto *list = palette->findChild<QListView *>();
        QCOMPARE(list->currentIndex().data().toString(), u"payments-initiation"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(m_bench->window().currentScreen(), Screen::Catalog);
        QVERIFY(!m_page->opened.isEmpty());
    }
    void palette_nothingFits_saysSo()
    {
        m_bench->window().openPalette();
        auto *palette = m_bench->window().findChild<CommandPalette *>();
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"zzqqxx"_s);
        QVERIFY(!palette->findChild<QListView *>()->isVisible());
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }
    void fuzzyScore_wordStarts_beatScatteredLetters()
    {
        QVERIFY(!fuzzyScore(u"xyz", u"payments"));
        QVERIFY(*fuzzyScore(u"card", u"card-limits") > *fuzzyScore(u"card", u"cancelled-order-archive-data"));
    }
    void restart_afterAChoice_keepsScreenSizeColumnsAndLook()
    {
        MainWindow &window = m_bench->window();
        window.resize(1400, 850);
        window.showScreen(Screen::Settings);
        auto *splitter = m_bench->settings().findChild<QSplitter *>();
        QList<int> sizes = splitter->sizes();
        splitter->setSizes({sizes[0] + 40, sizes[1] - 40, sizes[2]});
        sizes = splitter->sizes();
        Look look;
        look.theme = Theme::Dark;
        look.density = Density::Compact;
        window.setLook(look);
        m_bench->close();
        m_bench->open();
        openWindow();
        QCOMPARE(m_bench->window().currentScreen(), Screen::Settings);
        QCOMPARE(m_bench->window().size(), QSize(1400, 850));
        QCOMPARE(m_bench->settings().findChild<QSplitter *>()->sizes(), sizes);
        QVERIFY(isDark(QApplication::palette()));
        QCOMPARE(Appearance::density(), Density::Compact);
    }
    void status_oneGatewayFailed_isNamedWithItsAge()
    {
        const auto *status = m_bench->window().findChild<StatusStrip *>();
        QTRY_COMPARE(status->gatewaysText(), u"4 of 5 gateways read, kong-prd last read 4 h 12 min ago"_s);
    }
    void asOf_anEarlierSnapshot_tintsTheTopBar()
    {
        const auto *bar = m_bench->window().findChild<TopBar *>();
        QVERIFY(!bar->isInThePast());
        m_bench->session().showAsOf(1480);
        QTRY_VERIFY(bar->isInThePast());
        m_bench->session().showAsOf(0);
        QTRY_VERIFY(!bar->isInThePast());
    }
    void person_nobodySignedIn_isTheUserOfTheSystem()
    {
        const auto *person = m_bench->window().findChild<PersonButton *>();
        QCOMPARE(person->name(), operatingSystemUser());
        QCOMPARE(person->state(), u"not signed in"_s);
        QCOMPARE(person->focusPolicy(), Qt::NoFocus); // without an audit log there is nothing to choose
        QVERIFY(!m_bench->window().findChild<QWidget *>(u"readOnly"_s)->isVisible());
    }
    void banner_isAboveEveryPageOverTheWholeWidth()
    {
        MainWindow &window = m_bench->window();
        QPointer<QLabel> first = new QLabel(u"first"_s), second = new QLabel(u"second"_s);
        window.setBanner(first);
        window.setBanner(second);
        QTRY_VERIFY(!first);
        for (const Screen screen : {Screen::Catalog, Screen::Settings}) {
            window.showScreen(screen);
            QTRY_COMPARE(second->width(), window.centralWidget()->width());
            const int below = second->mapTo(&window, QPoint(0, second->height())).y();
            QVERIFY(below <= window.page(screen)->mapTo(&window, QPoint()).y());
        }
        window.setBanner(nullptr);
        QTRY_VERIFY(!second);
    }
    void tab_throughTheWindow_focusIsVisibleEverywhere();
    void widgets_thatTakeTheKeyboard_haveAName();

private:
    static void numberKeys()
    {
        QTest::addColumn<int>("number");
        for (int number = 1; number <= screenCount; ++number)
            QTest::addRow("Ctrl+%d", number) << number;
    }
    void press(int number)
    {
        QTest::keyClick(&m_bench->window(), static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
    }
    void openWindow()
    {
        m_page = new PlainPage(&m_bench->window());
        m_bench->window().addPage(Screen::Catalog, m_page);
        m_bench->window().restore();
        m_bench->window().show();
        m_bench->window().activateWindow();
        QVERIFY(m_bench->waitForView());
    }

    std::unique_ptr<GuiBench> m_bench;
    PlainPage *m_page = nullptr;
};

void TestShell::tab_throughTheWindow_focusIsVisibleEverywhere()
{
    MainWindow &window = m_bench->window();
    window.showScreen(Screen::Settings);
    m_bench->window().findChild<Navigation *>()->focusCurrent();
    for (int i = 0; i < 12; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        const QImage with = focus->grab().toImage();
        focus->clearFocus();
        const QImage without = focus->grab().toImage();
        QVERIFY2(with != without, qPrintable(QString::fromLatin1(focus->metaObject()->className()) + focus->accessibleName()));
        focus->setFocus(Qt::TabFocusReason);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
}

void TestShell::widgets_thatTakeTheKeyboard_haveAName()
{
    m_bench->window().showScreen(Screen::Settings);
    for (const SettingsSection section : allSettingsSections) {
        m_bench->settings().showSection(section);
        for (const QWidget *widget : m_bench->window().findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
