// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidrawer.h"
#include "catalog/diffpanel.h"
#include "demo/fakekong.h"
#include "gui/consolebench.h"
#include "gui/guibench.h"
#include "items/catalogtablemodel.h"
#include "presentation/pairnames.h"
#include "settings/gatewaydraft.h"
#include "shell/commandpalette.h"
#include "shell/statusstrip.h"
#include "shell/syncprogress.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList apis{u"accounts"_s, u"card-limits"_s, u"payments"_s};

//! One gateway with all APIs; they answer under another host on each side, unless one calls the other side's.
std::unique_ptr<FakeKong> makeKong(const QString &side, const QString &leaking = {}, const QString &otherSide = {})
{
    KongSeed seed;
    for (const QString &api : apis) {
        const std::string name = api.toStdString();
        const QString host = api == leaking ? otherSide : side;
        const std::string id = seed.service(name, name + '.' + host.toStdString() + ".meridian.example");
        seed.route(name, id, "/" + name);
    }
    return std::make_unique<FakeKong>(std::move(seed));
}

} // namespace

//! What people do with the console, in the real window, on gateways that speak the real protocol.
class TestJourneys : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        // What a platform without a screen cannot do is no fault of the console.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_bench = std::make_unique<ConsoleBench>();
    }
    void cleanup()
    {
        m_bench.reset();
        m_kongs.clear();
    }

    void firstStart_withoutAFile_addingAGatewayWritesIt();
    void addGateway_wrongAddress_isSaidAndNothingIsWritten();
    void start_unusableFile_isSaidUntilItIsMended();
    void sync_oneGatewayFails_itIsSaidAndTheOthersAndItsFactsStay();
    void sync_cancelled_keepsWhatWasKnown();
    void search_andDiff_byKeyboardAlone();
    void restart_afterChoices_isAsItWas();
    void pair_chosenInTheTopBar_isWhatTheCatalogShows();
    void tab_throughEveryScreen_focusIsVisible_data();
    void tab_throughEveryScreen_focusIsVisible();
    void f6_onEveryScreen_goesRoundItsPanes();
    void leak_fromTheTopologyToItsFinding_andBack();

private:
    void startKong(const QString &side) { m_kongs[side] = makeKong(side); }
    //! Two regions, the first with gateways that run.
    void writeEstate() const;
    void startWithFacts()
    {
        startKong(u"sbx"_s);
        startKong(u"prd"_s);
        writeEstate();
        m_bench->start();
        QVERIFY(m_bench->waitForView([](const CatalogView &) { return true; }));
        QVERIFY(m_bench->sync());
    }
    [[nodiscard]] TableView *catalog() const { return m_bench->find<TableView>(u"catalogTable"_s); }
    [[nodiscard]] QAbstractButton *button(const QString &name) const { return m_bench->find<QAbstractButton>(name); }
    [[nodiscard]] QLineEdit *field(GatewayField field) const
    {
        return m_bench->find<QLineEdit>(u"field%1"_s.arg(static_cast<int>(field)));
    }
    //! The sentence of the visible empty state; empty if there is none.
    [[nodiscard]] QString emptySentence(EmptyState **where = nullptr) const;
    [[nodiscard]] QStringList messages() const;
    [[nodiscard]] const ConnectionState &connection(const QString &gateway) const;
    //! Heads of the visible columns of environments.
    [[nodiscard]] QStringList environmentColumns() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_bench->window(), key, modifiers);
    }

    std::unique_ptr<ConsoleBench> m_bench;
    std::map<QString, std::unique_ptr<FakeKong>> m_kongs;
};

void TestJourneys::writeEstate() const
{
    m_bench->writeEstate(uR"(version: 1
name: Meridian
environments:
  sandbox-eu: {type: sandbox}
  production-eu: {type: production}
  sandbox-us: {type: sandbox}
  production-us: {type: production}
isolation:
  pairs: [[sandbox-eu, production-eu], [sandbox-us, production-us]]
gateways:
  kong-sbx: {kind: kong, admin_url: "%1", environment: sandbox-eu}
  kong-prd: {kind: kong, admin_url: "%2", environment: production-eu}
)"_s.arg(m_kongs.at(u"sbx"_s)->url().toString(), m_kongs.at(u"prd"_s)->url().toString()).toUtf8());
}

QString TestJourneys::emptySentence(EmptyState **where) const
{
    for (EmptyState *state : m_bench->window().findChildren<EmptyState *>()) {
        if (!state->isVisible())
            continue;
        if (where)
            *where = state;
        return state->sentence();
    }
    return {};
}

QStringList TestJourneys::messages() const
{
    QStringList all;
    for (const MessageBar *bar : m_bench->window().findChildren<MessageBar *>()) {
        if (bar->isVisible())
            all.append(bar->sentence());
    }
    return all;
}

const ConnectionState &TestJourneys::connection(const QString &gateway) const
{
    for (const ConnectionState &state : m_bench->session().view()->connections) {
        if (state.config.id.text() == gateway)
            return state;
    }
    static const ConnectionState none;
    return none;
}

QStringList TestJourneys::environmentColumns() const
{
    QStringList names;
    const auto *model = qobject_cast<const CatalogTableModel *>(catalog()->model());
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->environmentOf(column) >= 0 && !catalog()->isColumnHidden(column))
            names.append(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    return names;
}

void TestJourneys::firstStart_withoutAFile_addingAGatewayWritesIt()
{
    startKong(u"sbx"_s);
    m_bench->start();
    QVERIFY(m_bench->waitForView([](const CatalogView &) { return true; }));
    EmptyState *empty = nullptr;
    QCOMPARE(emptySentence(&empty), u"No gateway is connected yet."_s);
    QVERIFY(!QFile::exists(m_bench->estatePath()));

    QCOMPARE(QApplication::focusWidget(), empty->findChild<QAbstractButton *>());
    key(Qt::Key_Space);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Settings);
    QCOMPARE(QApplication::focusWidget(), field(GatewayField::Name));
    auto *panel = m_bench->find<QWidget>(u"connectionPanel"_s);
    QVERIFY2(panel->isVisible(), "a test would show no result");
    QTest::keyClicks(field(GatewayField::Name), u"kong-sbx"_s);
    QTest::keyClicks(field(GatewayField::AdminUrl), m_kongs.at(u"sbx"_s)->url().toString());
    QVERIFY(button(u"save"_s)->isEnabled());
    key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<MessageBar *>()->sentence().startsWith(u"kong-sbx answers"_s), 30000);
    QVERIFY(!QFile::exists(m_bench->estatePath())); // tested before it is kept
    button(u"save"_s)->click();

    const EstateReading reading = readEstateFile(m_bench->estatePath());
    QVERIFY2(reading.isUsable(), m_bench->estateText().constData());
    QCOMPARE(reading.config.gateways.size(), 1);
    QCOMPARE(reading.config.gateways.first().environment.text(), u"sandbox"_s);
    QVERIFY(m_bench->sync());
    QCOMPARE(connection(u"kong-sbx"_s).state, ConnectionState::State::Read);
    QCOMPARE(catalog()->model()->rowCount(), int(apis.size()));
}

void TestJourneys::addGateway_wrongAddress_isSaidAndNothingIsWritten()
{
    m_bench->start();
    m_bench->window().showScreen(Screen::Settings, newItem);
    QTest::keyClicks(field(GatewayField::Name), u"kong sbx"_s);
    QTest::keyClicks(field(GatewayField::AdminUrl), u"kong.example:8001"_s);
    QTest::keyClicks(field(GatewayField::Secret), u"hunter2"_s);
    for (const GatewayField wrong : {GatewayField::Name, GatewayField::AdminUrl, GatewayField::Secret})
        QVERIFY(!field(wrong)->accessibleDescription().isEmpty());
    QVERIFY(!button(u"save"_s)->isEnabled());
    QVERIFY(!button(u"save"_s)->toolTip().isEmpty());
    QVERIFY(!QFile::exists(m_bench->estatePath()));
    field(GatewayField::Secret)->clear();
    QTest::keyClicks(field(GatewayField::Secret), u"env:KONG"_s);
    QVERIFY(field(GatewayField::Secret)->accessibleDescription().isEmpty());
}

void TestJourneys::start_unusableFile_isSaidUntilItIsMended()
{
    startKong(u"sbx"_s);
    startKong(u"prd"_s);
    m_bench->writeEstate("version: 1\nname: Meridian\ngatewys: {}\n");
    m_bench->start();
    QVERIFY2(!messages().isEmpty(), "a broken file looks like an empty one");
    QVERIFY(emptySentence() != u"No gateway is connected yet."_s);
    m_bench->window().showScreen(Screen::Settings);
    EmptyState *empty = nullptr;
    QVERIFY2(emptySentence(&empty).contains(u"estate.yaml"_s), qPrintable(emptySentence()));
    writeEstate();
    emit empty->actionTriggered();
    QVERIFY(m_bench->waitForView([](const CatalogView &view) { return view.connections.size() == 2; }));
    QCOMPARE(messages(), QStringList());
}

void TestJourneys::sync_oneGatewayFails_itIsSaidAndTheOthersAndItsFactsStay()
{
    startWithFacts();
    const auto before = connection(u"kong-prd"_s).factsFrom;
    QVERIFY(before);
    m_kongs.at(u"prd"_s)->failCollection("services", 500);
    m_kongs.at(u"prd"_s)->setDatabaseDown(true);
    QVERIFY(m_bench->sync());
    QVERIFY(connection(u"kong-prd"_s).state != ConnectionState::State::Read);
    QCOMPARE(connection(u"kong-prd"_s).factsFrom, before);
    QCOMPARE(connection(u"kong-sbx"_s).state, ConnectionState::State::Read);
    QVERIFY(*connection(u"kong-sbx"_s).factsFrom > *before);
    const auto *status = m_bench->find<StatusStrip>(u"statusStrip"_s);
    QVERIFY2(status->gatewaysText().startsWith(u"1 of 2 gateways read, kong-prd last read"_s), qPrintable(status->gatewaysText()));
    m_bench->window().showScreen(Screen::Overview);
    const auto *connections = m_bench->find<TableView>(u"connections"_s)->model();
    QCOMPARE(connections->index(0, 2).data().toString(), u"Read"_s);
    QVERIFY(connections->index(1, 2).data().toString() != u"Read"_s);
    QVERIFY2(messages().join(u' ').contains(u"kong-prd"_s), qPrintable(messages().join(u' ')));
    QCOMPARE(catalog()->model()->rowCount(), int(apis.size())); // nothing of it is forgotten
    QVERIFY(catalog()->model()->index(0, 0).data(CatalogTableModel::StaleRole).toBool());
}

void TestJourneys::sync_cancelled_keepsWhatWasKnown()
{
    startWithFacts();
    const SnapshotId snapshot = m_bench->session().view()->snapshot->id;
    const auto known = connection(u"kong-prd"_s).factsFrom;
    m_kongs.at(u"prd"_s)->setRootHangs(true); // never answers: only a cancel ends this sync
    const auto *progress = m_bench->find<SyncProgress>();
    QVERIFY(!progress->isVisible());
    m_bench->window().showScreen(Screen::Overview);
    key(Qt::Key_F5);
    QVERIFY(m_bench->session().isSyncing());
    QVERIFY(progress->isVisible());
    QCOMPARE(button(u"sync"_s)->text(), u"Cancel sync"_s);
    QTRY_VERIFY(m_bench->session().progress().first().state == GatewayProgress::State::Done);
    QVERIFY(m_bench->session().isSyncing());
    progress->findChild<QAbstractButton *>()->click();
    QTRY_VERIFY(!m_bench->session().isSyncing());
    QTRY_VERIFY(!m_bench->session().isLoading());
    QVERIFY(!progress->isVisible());
    QVERIFY(m_bench->session().view()->snapshot->id >= snapshot);
    QCOMPARE(connection(u"kong-prd"_s).factsFrom, known);
    QCOMPARE(catalog()->model()->rowCount(), int(apis.size()));
}

void TestJourneys::search_andDiff_byKeyboardAlone()
{
    startWithFacts();
    key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Catalog);
    auto *search = m_bench->find<SearchField>(u"catalogSearch"_s);
    QCOMPARE(QApplication::focusWidget(), search);
    QTest::keyClicks(search, u"pay"_s);
    QCOMPARE(catalog()->model()->rowCount(), 1);
    key(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), catalog());
    QCOMPARE(catalog()->currentIndex().data().toString(), u"payments"_s);
    key(Qt::Key_Return);
    auto *drawer = m_bench->find<ApiDrawer>(u"apiDrawer"_s);
    QVERIFY(drawer->isVisible());
    key(Qt::Key_F8);
    QCOMPARE(drawer->tab(), ApiDrawer::Tab::Diff);
    QCOMPARE(drawer->diff()->currentField(), u"upstream.host"_s);
    QVERIFY(drawer->isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_Escape);
    QVERIFY(!drawer->isVisible());
    QCOMPARE(QApplication::focusWidget(), catalog());
    key(Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_bench->find<CommandPalette>();
    QVERIFY(palette->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), u"card"_s);
    key(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(catalog()->currentIndex().data().toString(), u"card-limits"_s);
    QVERIFY(drawer->isVisible());
}

void TestJourneys::restart_afterChoices_isAsItWas()
{
    startWithFacts();
    MainWindow &window = m_bench->window();
    window.resize(1500, 850);
    window.showScreen(Screen::Catalog, m_bench->session().view()->catalog.apis.front().id.text());
    auto *splitter = m_bench->find<ApiDrawer>()->parentWidget();
    auto *handle = qobject_cast<QSplitter *>(splitter)->handle(1);
    const QPoint middle = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, middle - QPoint(60, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle - QPoint(60, 0));
    const int drawer = m_bench->find<ApiDrawer>()->width();
    QHeaderView *header = catalog()->horizontalHeader();
    const QPoint edge(header->sectionViewportPosition(0) + header->sectionSize(0) - 1, header->height() / 2);
    QTest::mouseMove(header->viewport(), edge);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(header->viewport(), edge + QPoint(23, 0));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(23, 0));
    const int name = catalog()->columnWidth(0);
    m_bench->session().choosePair({EnvironmentId(u"sandbox-us"_s), EnvironmentId(u"production-us"_s)});
    m_bench->session().choosePair({EnvironmentId(u"sandbox-eu"_s), EnvironmentId(u"production-eu"_s)});
    const QString selected = catalog()->currentIndex().data().toString();

    m_bench->restart();
    QVERIFY(m_bench->waitForView([](const CatalogView &view) { return view.snapshot.has_value(); }));
    QCOMPARE(m_bench->window().size(), QSize(1500, 850));
    QCOMPARE(m_bench->window().currentScreen(), Screen::Catalog);
    QCOMPARE(m_bench->session().estate().name, u"Meridian"_s);
    QVERIFY(m_bench->find<ApiDrawer>()->isVisible());
    QCOMPARE(m_bench->find<ApiDrawer>()->width(), drawer);
    QCOMPARE(catalog()->columnWidth(0), name);
    QCOMPARE(catalog()->currentIndex().data().toString(), selected);

    m_bench->session().choosePair({EnvironmentId(u"sandbox-us"_s), EnvironmentId(u"production-us"_s)});
    m_bench->restart();
    QVERIFY(m_bench->waitForView([](const CatalogView &view) { return view.snapshot.has_value(); }));
    QCOMPARE(pairKey(*m_bench->session().pair()), u"sandbox-us:production-us"_s);
    QCOMPARE(environmentColumns(), (QStringList{u"sandbox-us"_s, u"production-us"_s}));
}

void TestJourneys::pair_chosenInTheTopBar_isWhatTheCatalogShows()
{
    startWithFacts();
    m_bench->window().showScreen(Screen::Catalog);
    auto *search = m_bench->find<SearchField>(u"catalogSearch"_s);
    QCOMPARE(search->chip(), u"pair:EU"_s);
    QCOMPARE(environmentColumns(), (QStringList{u"sandbox-eu"_s, u"production-eu"_s}));
    QAbstractButton *pair = button(u"pair"_s);
    pair->click();
    const auto *menu = pair->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(search->chip(), u"pair:US"_s);
    QCOMPARE(environmentColumns(), (QStringList{u"sandbox-us"_s, u"production-us"_s}));
    QVERIFY2(emptySentence().contains(u"US"_s), qPrintable(emptySentence())); // nothing runs there
    search->setFocus();
    key(Qt::Key_Backspace);
    QCOMPARE(search->chip(), QString());
    QCOMPARE(environmentColumns().size(), 4);
    QCOMPARE(catalog()->model()->rowCount(), int(apis.size()));
}

void TestJourneys::tab_throughEveryScreen_focusIsVisible_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("overview") << 1;
    QTest::newRow("catalog") << 2;
    QTest::newRow("settings") << 8;
}

void TestJourneys::tab_throughEveryScreen_focusIsVisible()
{
    QFETCH(int, number);
    startWithFacts();
    key(static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
    if (m_bench->window().currentScreen() == Screen::Catalog) {
        catalog()->setFocus();
        key(Qt::Key_Return);
    }
    QSet<const QWidget *> seen;
    for (int i = 0; i < 80; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        if (seen.contains(focus))
            break;
        seen.insert(focus);
        const QImage with = focus->grab().toImage();
        focus->clearFocus();
        const QImage without = focus->grab().toImage();
        const QString who = QString::fromLatin1(focus->metaObject()->className()) + u' ' + focus->objectName() + u' ' + focus->accessibleName();
        QVERIFY2(with != without, qPrintable(who));
        focus->setFocus(Qt::TabFocusReason);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QVERIFY(seen.contains(button(u"pair"_s)));
    QVERIFY(seen.contains(button(u"sync"_s)));
    QVERIFY2(seen.size() > 10, qPrintable(QString::number(seen.size())));
}

void TestJourneys::f6_onEveryScreen_goesRoundItsPanes()
{
    startWithFacts();
    for (const Screen screen : {Screen::Overview, Screen::Catalog, Screen::Settings}) {
        m_bench->window().showScreen(screen);
        QSet<const QWidget *> panes;
        for (int i = 0; i < 12; ++i) {
            key(Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            panes.insert(QApplication::focusWidget());
        }
        QVERIFY2(panes.size() >= 4, qPrintable(QString::number(panes.size())));
        const QWidget *last = QApplication::focusWidget();
        key(Qt::Key_F6);
        key(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), last);
    }
}

void TestJourneys::leak_fromTheTopologyToItsFinding_andBack()
{
    m_kongs[u"sbx"_s] = makeKong(u"sbx"_s, u"payments"_s, u"prd"_s);
    startKong(u"prd"_s);
    writeEstate();
    m_bench->start();
    QVERIFY(m_bench->waitForView([](const CatalogView &) { return true; }));
    QVERIFY(m_bench->sync());
    m_bench->window().showScreen(Screen::Topology);
    auto *crossings = m_bench->find<TableView>(u"crossings"_s);
    QTRY_COMPARE(crossings->model()->rowCount(), 1);
    QTRY_VERIFY(crossings->isVisible());
    crossings->setFocus();
    const auto select = [&] { // again if a newer judgement came meanwhile and took the selection
        crossings->setCurrentIndex(crossings->model()->index(0, 0));
        return button(u"openFinding"_s) && button(u"openFinding"_s)->isVisible();
    };
    QTRY_VERIFY(select());
    QTest::mouseClick(button(u"openFinding"_s), Qt::LeftButton);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Isolation);
    auto *finding = m_bench->find<QWidget>(u"findingPage"_s);
    QVERIFY(finding->isVisible());
    const QString sentence = m_bench->find<QLabel>(u"findingSentence"_s)->text();
    QVERIFY2(sentence.contains(u"payments"_s), qPrintable(sentence));
    QTest::mouseClick(button(u"showInTopology"_s), Qt::LeftButton);
    QCOMPARE(m_bench->window().currentScreen(), Screen::Topology);
    auto *search = m_bench->find<SearchField>(u"topologySearch"_s);
    QTRY_COMPARE(search->chip(), u"INF-07"_s);
    QTRY_COMPARE(crossings->model()->rowCount(), 1);
}

QTEST_MAIN(TestJourneys)
#include "tst_journeys.moc"
