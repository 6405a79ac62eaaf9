// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"
#include "support/scriptedgateways.h"
#include "support/stepclock.h"
#include "usecases/loadcatalog.h"
#include "usecases/syncestate.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

GatewayConfig gatewayOf(const QString &id, const QString &environment)
{
    GatewayConfig config;
    config.id = GatewayId(id);
    config.environment = EnvironmentId(environment);
    config.adminUrl = QUrl(u"http://127.0.0.1:1"_s);
    return config;
}

EstateConfig twoSides()
{
    EstateConfig estate;
    estate.name = u"test"_s;
    estate.environments = {{EnvironmentId(u"sandbox"_s), EnvironmentType::Sandbox},
                           {EnvironmentId(u"production"_s), EnvironmentType::Production}};
    estate.gateways = {gatewayOf(u"sbx"_s, u"sandbox"_s), gatewayOf(u"prd"_s, u"production"_s)};
    estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
    return estate;
}

Error refused(const QString &gateway)
{
    Error error;
    error.kind = Error::Kind::Connect;
    error.place = gateway;
    error.what = u"connection refused"_s;
    error.hint = u"is it running?"_s;
    return error;
}

} // namespace

//! Sync and load together, over the real store and scripted gateways.
class TestSyncEstate : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sync_ofTwoGateways_matchesTheirApis();
    void sync_withOneFailing_keepsTheOtherAndGoesStale();
    void sync_withUnreadableCollection_countsUnknown();
    void sync_withUnsupportedCollection_isStillComplete();
    void sync_cancelled_keepsWhatWasKnown();
    void sync_ofOneGateway_leavesTheOtherAlone();
    void load_asOfEarlier_showsThatMoment();
    void load_ofEmptyStore_hasNoSnapshot();
    void changes_betweenSyncs_nameWhatMoved();
    void decision_pin_isAppliedAtTheNextLoad();

private:
    SyncReport syncNow(const QList<GatewayId> &only = {}, const CancelToken &cancel = {});
    std::shared_ptr<const CatalogView> view(SnapshotId asOf = 0);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    ScriptedConnector::Scripts m_scripts;
    EstateConfig m_estate;
    StepClock m_clock;
};

void TestSyncEstate::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = openSqliteStore(m_folder->filePath(u"test.db"_s));
    QVERIFY(store);
    m_store = std::move(*store);
    m_estate = twoSides();
    m_scripts = {{GatewayId(u"sbx"_s), std::make_shared<GatewayScript>()},
                 {GatewayId(u"prd"_s), std::make_shared<GatewayScript>()}};
    m_scripts[GatewayId(u"sbx"_s)]->collections
        = {wholeCollection("all", simpleApi("orders-sbx", "/orders", "orders.sbx.example.test"))};
    m_scripts[GatewayId(u"prd"_s)]->collections
        = {wholeCollection("all", simpleApi("orders-prd", "/orders", "orders.example.test"))};
}

SyncReport TestSyncEstate::syncNow(const QList<GatewayId> &only, const CancelToken &cancel)
{
    m_clock.time += std::chrono::hours(1);
    ScriptedConnector connector(m_scripts);
    SyncEstate sync(connector, *m_store, m_clock);
    return QCoro::waitFor(sync.run(m_estate, only, cancel, {}));
}

std::shared_ptr<const CatalogView> TestSyncEstate::view(SnapshotId asOf)
{
    auto loaded = loadCatalog(*m_store, m_estate, asOf, CancelToken());
    return loaded ? *loaded : nullptr;
}

void TestSyncEstate::sync_ofTwoGateways_matchesTheirApis()
{
    const SyncReport report = syncNow();
    QVERIFY(report.isComplete());
    QCOMPARE(report.gateways.size(), 2);
    QCOMPARE(report.gateways[0].counts.apis, std::optional<qint64>(1));
    QCOMPARE(report.gateways[0].counts.consumers, std::nullopt);
    const auto loaded = view();
    QVERIFY(loaded);
    QCOMPARE(loaded->catalog.apis.size(), 1U);
    QCOMPARE(loaded->catalog.apis[0].name, std::string("orders"));
    QCOMPARE(loaded->catalog.apis[0].deployments.size(), 2U);
}

void TestSyncEstate::sync_withOneFailing_keepsTheOtherAndGoesStale()
{
    QVERIFY(syncNow().isComplete());
    m_scripts[GatewayId(u"prd"_s)]->openError = refused(u"prd"_s);
    const SyncReport report = syncNow();
    QVERIFY(!report.isComplete());
    QCOMPARE(report.gateways[0].sync.status, GatewayStatus::Ok);
    QCOMPARE(report.gateways[1].sync.status, GatewayStatus::Failed);
    QCOMPARE(report.gateways[1].sync.error, std::optional(refused(u"prd"_s)));
    const auto loaded = view();
    QCOMPARE(loaded->catalog.apis.size(), 1U);
    QCOMPARE(loaded->catalog.apis[0].deployments.size(), 2U);
    QVERIFY(loaded->catalog.apis[0].stale);
    QCOMPARE(loaded->connections[1].state, ConnectionState::State::Failed);
    QVERIFY(loaded->connections[1].factsFrom.has_value());
}

void TestSyncEstate::sync_withUnreadableCollection_countsUnknown()
{
    auto &script = *m_scripts[GatewayId(u"sbx"_s)];
    ScriptedCollection consumers = wholeCollection("consumers", {}, {EntityKind::Consumer});
    script.collections.push_back(consumers);
    QCOMPARE(syncNow().gateways[0].counts.consumers, std::optional<qint64>(0));

    script.collections.back().report.state = FactState::Unreadable;
    script.collections.back().report.error = refused(u"sbx"_s);
    const SyncReport report = syncNow();
    QCOMPARE(report.gateways[0].sync.status, GatewayStatus::Partial);
    QCOMPARE(report.gateways[0].counts.consumers, std::nullopt);
    QCOMPARE(report.gateways[0].counts.apis, std::optional<qint64>(1));
    QCOMPARE(report.gateways[0].problems.size(), 1);
}

void TestSyncEstate::sync_withUnsupportedCollection_isStillComplete()
{
    ScriptedCollection acls = wholeCollection("acls", {}, {EntityKind::Consumer});
    acls.report.state = FactState::Unsupported;
    m_scripts[GatewayId(u"sbx"_s)]->collections.push_back(acls);
    const SyncReport report = syncNow();
    QVERIFY(report.isComplete());
    QCOMPARE(report.gateways[0].counts.consumers, std::nullopt);
}

void TestSyncEstate::sync_cancelled_keepsWhatWasKnown()
{
    QVERIFY(syncNow().isComplete());
    m_scripts[GatewayId(u"prd"_s)]->hangs = true;
    const CancelToken cancel;
    cancel.cancel();
    const SyncReport report = syncNow({}, cancel);
    QCOMPARE(report.gateways[1].sync.status, GatewayStatus::Cancelled);
    QCOMPARE(view()->catalog.apis[0].deployments.size(), 2U);
}

void TestSyncEstate::sync_ofOneGateway_leavesTheOtherAlone()
{
    QVERIFY(syncNow().isComplete());
    const SyncReport report = syncNow({GatewayId(u"sbx"_s)});
    QCOMPARE(report.gateways.size(), 1);
    QCOMPARE(m_scripts[GatewayId(u"prd"_s)]->reads, 1);
    QCOMPARE(view()->catalog.apis[0].deployments.size(), 2U);
    QVERIFY(!view()->catalog.apis[0].stale);
}

void TestSyncEstate::load_asOfEarlier_showsThatMoment()
{
    const SnapshotId first = syncNow().snapshot;
    m_scripts[GatewayId(u"prd"_s)]->collections
        = {wholeCollection("all", simpleApi("orders-prd", "/orders", "other.example.test"))};
    const SnapshotId second = syncNow().snapshot;
    QVERIFY(second > first);
    const auto earlier = view(first);
    QVERIFY(!earlier->isLatest);
    const auto hostOf = [](const CatalogView &loaded) {
        for (const CatalogDeployment &deployment : loaded.catalog.deployments) {
            if (deployment.gateway == GatewayId(u"prd"_s))
                return deployment.targets.at(0).host;
        }
        return std::string();
    };
    QCOMPARE(hostOf(*earlier), std::string("orders.example.test"));
    QCOMPARE(hostOf(*view()), std::string("other.example.test"));
}

void TestSyncEstate::load_ofEmptyStore_hasNoSnapshot()
{
    const auto loaded = view();
    QVERIFY(loaded);
    QVERIFY(!loaded->snapshot);
    QVERIFY(loaded->catalog.apis.empty());
    QCOMPARE(loaded->connections.size(), 2);
    QCOMPARE(loaded->connections[0].state, ConnectionState::State::NeverRead);
}

void TestSyncEstate::changes_betweenSyncs_nameWhatMoved()
{
    const SnapshotId first = syncNow().snapshot;
    m_scripts[GatewayId(u"prd"_s)]->openError = refused(u"prd"_s);
    auto more = simpleApi("orders-sbx", "/orders", "orders.sbx.example.test");
    for (EntityRecord &record : simpleApi("fx-sbx", "/fx", "fx.sbx.example.test"))
        more.push_back(std::move(record));
    m_scripts[GatewayId(u"sbx"_s)]->collections = {wholeCollection("all", more)};
    syncNow();
    const auto changes = changesBetween(*view(first), *view());
    QStringList told;
    for (const CatalogChange &change : changes) {
        if (change.kind == CatalogChange::Kind::GatewayFailed)
            told.append(u"failed "_s + change.gateway.text());
        if (change.kind == CatalogChange::Kind::ApiAppeared)
            told.append(u"new "_s + change.api);
    }
    told.sort();
    QCOMPARE(told, QStringList({u"failed prd"_s, u"new fx"_s}));
}

void TestSyncEstate::decision_pin_isAppliedAtTheNextLoad()
{
    m_scripts[GatewayId(u"prd"_s)]->collections
        = {wholeCollection("all", simpleApi("bestellungen", "/b", "b.example.test"))};
    QVERIFY(syncNow().isComplete());
    QCOMPARE(view()->catalog.apis.size(), 2U);
    MatchDecision pin;
    pin.kind = MatchDecision::Kind::Pin;
    pin.api = u"orders"_s;
    pin.deployment = u"prd//service-bestellungen"_s;
    pin.at = m_clock.now();
    const auto kept = m_store->addMatchDecision(pin);
    QVERIFY(kept);
    QCOMPARE(view()->catalog.apis.size(), 1U);
    QCOMPARE(view()->catalog.apis[0].method, MatchMethod::Pinned);
    QVERIFY(m_store->removeMatchDecision(kept->id));
    QCOMPARE(view()->catalog.apis.size(), 2U);
}

QTEST_GUILESS_MAIN(TestSyncEstate)
#include "tst_syncestate.moc"
