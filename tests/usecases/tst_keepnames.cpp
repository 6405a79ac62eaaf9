// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/check.h"
#include "store/sqlitestore.h"
#include "support/scriptedgateways.h"
#include "support/stepclock.h"
#include "usecases/loadcatalog.h"
#include "usecases/syncestate.h"

#include <QCoroTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! Answers from a table, on the event loop.
class TableNames final : public NameResolver
{
public:
    QHash<QString, QList<QString>> table;
    bool isSilent = false;
    QStringList asked;
    int waiting = 0, mostWaiting = 0;

    QCoro::Task<Result<QList<QString>>> addresses(QString host, CancelToken cancel) override
    {
        asked.append(host);
        mostWaiting = std::max(mostWaiting, ++waiting);
        QTimer timer;
        timer.start(0);
        co_await timer;
        --waiting;
        Error error;
        error.place = host;
        error.kind = cancel.isCancelled() ? Error::Kind::Cancelled
            : isSilent                    ? Error::Kind::Timeout
                                          : Error::Kind::NameLookup;
        if (cancel.isCancelled() || isSilent || !table.contains(host))
            co_return error;
        co_return table.value(host);
    }
};

} // namespace

//! Names from a sync to the verdict that rests on them.
class TestKeepNames : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void names_notWanted_areNotAsked();
    void names_thatMeet_areOneTarget();
    void names_thatAreApart_decideUntilTheyAreADayOld();
    void names_ofTheEstateFile_winAndAreNotAsked();
    void names_answeredLater_leaveThePastAsItWas();
    void silentNameService_isGivenUp();
    void cancelled_keepsWhatWasAnswered();

private:
    SyncReport syncNow(const CancelToken &cancel = {});
    isolation::Verdict sharedTargets(SnapshotId asOf = 0);
    void callTargets(const std::vector<std::string> &sandbox, const std::vector<std::string> &production);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    EstateConfig m_estate;
    ScriptedConnector::Scripts m_scripts;
    StepClock m_clock;
    TableNames m_names;
};

void TestKeepNames::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::move(*openSqliteStore(m_folder->filePath(u"test.db"_s)));
    m_names.table.clear();
    m_names.asked.clear();
    m_names.isSilent = false;
    m_names.mostWaiting = 0;
    m_estate = {};
    m_estate.name = u"names"_s;
    const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);
    m_estate.environments = {{sandbox, EnvironmentType::Sandbox}, {production, EnvironmentType::Production}};
    m_estate.pairs = {{sandbox, production}};
    m_estate.isolation.resolve.enabled = true;
    m_scripts.clear();
    for (const auto &[id, environment] : {std::pair(u"sbx"_s, sandbox), std::pair(u"prd"_s, production)}) {
        GatewayConfig gateway;
        gateway.id = GatewayId(id);
        gateway.kind = GatewayKind::Kong;
        gateway.adminUrl = QUrl(u"http://127.0.0.1:1"_s);
        gateway.environment = environment;
        m_estate.gateways.append(gateway);
        m_scripts.insert(gateway.id, std::make_shared<GatewayScript>());
    }
    callTargets({"db.sbx.bank.test"}, {"db.prd.bank.test"});
}

void TestKeepNames::callTargets(const std::vector<std::string> &sandbox, const std::vector<std::string> &production)
{
    const auto fill = [this](const QString &gateway, const std::vector<std::string> &hosts) {
        std::vector<EntityRecord> records;
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            const std::string name = "api-" + std::to_string(i);
            for (EntityRecord &record : simpleApi(name, '/' + name, hosts[i]))
                records.push_back(std::move(record));
        }
        const auto everyKind = EntityKinds::fromBits((1U << entityKindCount) - 1);
        m_scripts[GatewayId(gateway)]->collections = {wholeCollection("all", std::move(records), everyKind)};
    };
    fill(u"sbx"_s, sandbox);
    fill(u"prd"_s, production);
}

SyncReport TestKeepNames::syncNow(const CancelToken &cancel)
{
    m_clock.time += std::chrono::hours(1);
    ScriptedConnector connector(m_scripts);
    connector.resolver = &m_names;
    SyncEstate sync(connector, *m_store, m_clock);
    return QCoro::waitFor(sync.run(m_estate, {}, cancel, {}));
}

//! What INF-07 says of the targets.
isolation::Verdict TestKeepNames::sharedTargets(SnapshotId asOf)
{
    const auto view = loadCatalog(*m_store, m_estate, asOf, CancelToken(), m_clock.time);
    if (!view)
        qFatal("%s", qPrintable(view.error().toText()));
    const isolation::PairFacts pair(*(*view)->facts, *(*view)->index, m_estate.pairs[0].first, m_estate.pairs[0].second);
    for (const auto &check : isolation::allChecks()) {
        if (check->control() == "INF-07")
            return isolation::judgeAll(*check, pair).verdict;
    }
    qFatal("there is no such control");
}

void TestKeepNames::names_notWanted_areNotAsked()
{
    m_estate.isolation.resolve.enabled = false;
    const SyncReport report = syncNow();
    QCOMPARE(report.names.names, 0);
    QCOMPARE(m_names.asked, QStringList());
    QCOMPARE(sharedTargets(), isolation::Verdict::Unknown);
}

void TestKeepNames::names_thatMeet_areOneTarget()
{
    m_names.table = {{u"db.sbx.bank.test"_s, {u"10.0.0.7"_s}}, {u"db.prd.bank.test"_s, {u"10.0.0.7"_s, u"10.0.0.8"_s}}};
    const SyncReport report = syncNow();
    QVERIFY(report.isComplete());
    QCOMPARE(report.names.answered, 2);
    QCOMPARE(sharedTargets(), isolation::Verdict::Fail);
}

void TestKeepNames::names_thatAreApart_decideUntilTheyAreADayOld()
{
    m_names.table = {{u"db.sbx.bank.test"_s, {u"10.0.0.7"_s}}, {u"db.prd.bank.test"_s, {u"10.0.0.8"_s}}};
    syncNow();
    QCOMPARE(sharedTargets(), isolation::Verdict::Pass);
    m_clock.time += std::chrono::hours(25);
    QCOMPARE(sharedTargets(), isolation::Verdict::Unknown);
}

void TestKeepNames::names_ofTheEstateFile_winAndAreNotAsked()
{
    m_estate.isolation.resolve.hosts = {{u"DB.sbx.bank.test."_s, {u"10.0.0.8"_s}}};
    m_names.table = {{u"db.sbx.bank.test"_s, {u"10.0.0.7"_s}}, {u"db.prd.bank.test"_s, {u"10.0.0.8"_s}}};
    const SyncReport report = syncNow();
    QCOMPARE(m_names.asked, QStringList{u"db.prd.bank.test"_s});
    QCOMPARE(report.names.names, 1);
    QCOMPARE(sharedTargets(), isolation::Verdict::Fail);
}

void TestKeepNames::names_answeredLater_leaveThePastAsItWas()
{
    m_names.table = {{u"db.sbx.bank.test"_s, {u"10.0.0.7"_s}}, {u"db.prd.bank.test"_s, {u"10.0.0.8"_s}}};
    const SnapshotId first = syncNow().snapshot;
    m_names.table[u"db.prd.bank.test"_s] = {u"10.0.0.7"_s};
    syncNow();
    QCOMPARE(sharedTargets(), isolation::Verdict::Fail);
    QCOMPARE(sharedTargets(first), isolation::Verdict::Pass);
    m_names.table.remove(u"db.prd.bank.test"_s); // no answer is none, not the one before
    syncNow();
    QCOMPARE(sharedTargets(), isolation::Verdict::Unknown);
}

void TestKeepNames::silentNameService_isGivenUp()
{
    std::vector<std::string> hosts;
    for (int i = 0; i < 200; ++i)
        hosts.push_back("h" + std::to_string(i) + ".bank.test");
    callTargets(hosts, {});
    m_names.isSilent = true;
    const SyncReport report = syncNow();
    QVERIFY(report.names.error);
    QCOMPARE(report.names.error->kind, Error::Kind::Timeout);
    QVERIFY(report.isComplete()); // of the gateways
    QCOMPARE(report.names.names, 200);
    QVERIFY2(report.names.asked < 60, qPrintable(QString::number(report.names.asked)));
    QCOMPARE(report.names.answered, 0);
    QVERIFY(m_names.mostWaiting > 1);
    QVERIFY(m_names.mostWaiting <= 16);
    m_names.isSilent = false; // a later sync asks for all
    QCOMPARE(syncNow().names.asked, 200);
}

void TestKeepNames::cancelled_keepsWhatWasAnswered()
{
    m_names.table = {{u"db.sbx.bank.test"_s, {u"10.0.0.7"_s}}, {u"db.prd.bank.test"_s, {u"10.0.0.8"_s}}};
    const SnapshotId first = syncNow().snapshot;
    CancelToken cancel;
    cancel.cancel();
    syncNow(cancel);
    const auto names = m_store->names(first + 1);
    QVERIFY(names);
    QCOMPARE(names->size(), 2);
    QCOMPARE(names->at(0).addresses, QList<QString>{u"10.0.0.8"_s});
}

QTEST_GUILESS_MAIN(TestKeepNames)
#include "tst_keepnames.moc"
