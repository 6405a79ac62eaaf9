// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration: thirty days in an empty store, as a newcomer's first start makes them.
#include "demo/meridian/demohistory.h"
#include "demo/meridian/demoservers.h"
#include "demo/meridian/meridian.h"
#include "estate/estatefile.h"
#include "usecases/evidencedesk.h"
#include "usecases/people.h"
#include "usecases/productionchanges.h"
#include "usecases/promotiondesk.h"
#include "usecases/verifylog.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

class TestDemoHistory : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void servers_startedAnew_areWhereTheyWere();
    void servers_ofOneFolderTwice_serveBoth();
    void history_isAcceptedPolicy();
    void history_holdsPromotionsOfEveryKind();
    void history_changesProductionByPromotions_butForThree();
    void history_holdsEvidenceAttestationsAndExceptions();
    void history_isAnIntactLog();

private:
    [[nodiscard]] EstateConfig estate() const { return readEstateFile(m_folder.filePath(u"estate.yaml"_s)).config; }

    QTemporaryDir m_folder;
    EnginePaths m_paths;
    std::shared_ptr<const Engine> m_engine;
    std::unique_ptr<AuditTrail> m_trail;
};

void TestDemoHistory::initTestCase()
{
    m_paths.estate = m_folder.filePath(u"estate.yaml"_s);
    m_paths.store = m_folder.filePath(u"meridian.db"_s);
    m_paths.storeKey = u"file:"_s + m_folder.filePath(u"meridian.key"_s);
    m_paths.heads = m_folder.filePath(u"heads"_s);
    const auto engine = QCoro::waitFor(Engine::make(m_paths));
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().toText()));
    m_engine = *engine;
    int days = 0;
    const auto made = QCoro::waitFor(demo::makeHistory(m_engine, m_paths, m_folder.filePath(u"history"_s), SystemClock().now(), CancelToken(), [&days](int) { ++days; }));
    QVERIFY2(made, made ? "" : qPrintable(made.error().toText()));
    QCOMPARE(days, demo::demoDays + 1);
    m_trail = std::make_unique<AuditTrail>(m_engine->auditParts(m_paths, estate(), std::make_shared<SystemClock>()));
}

void TestDemoHistory::servers_startedAnew_areWhereTheyWere()
{
    QByteArray first;
    {
        const demo::DemoServers servers(demo::demoDays, m_folder.path());
        first = servers.estateText(u"key"_s);
    }
    const demo::DemoServers servers(demo::demoDays, m_folder.path());
    QCOMPARE(servers.estateText(u"key"_s), first);
}

void TestDemoHistory::servers_ofOneFolderTwice_serveBoth()
{
    const demo::DemoServers one(demo::demoDays, m_folder.path()), other(demo::demoDays, m_folder.path());
    QVERIFY(one.estateText(u"key"_s) != other.estateText(u"key"_s));
    QVERIFY(!other.estateText(u"key"_s).contains(":0\""));
}

void TestDemoHistory::history_isAcceptedPolicy()
{
    const auto state = m_trail->state();
    QVERIFY(state);
    QCOMPARE(policyDifferences(*state, estate()).size(), 0);
}

void TestDemoHistory::history_holdsPromotionsOfEveryKind()
{
    PromotionDesk desk(*m_trail, estate(), std::make_shared<SystemClock>());
    const auto ledger = desk.ledger();
    QVERIFY(ledger);
    std::map<State, int> counts;
    for (const Request *request : (*ledger)->all())
        ++counts[request->state];
    for (const State state : {State::AwaitingApproval, State::Approved, State::Rejected, State::RolledBack, State::Applied})
        QVERIFY2(counts[state] > 0, toWire(state).data());
}

void TestDemoHistory::history_changesProductionByPromotions_butForThree()
{
    PromotionDesk desk(*m_trail, estate(), std::make_shared<SystemClock>());
    const auto executed = executedPromotions(desk);
    const auto store = Engine::storeOpener(m_paths)();
    QVERIFY(executed && store);
    const auto changes = productionChanges(**store, estate(), *executed, UtcTime(), CancelToken());
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toText()));
    std::set<QString> round, released;
    for (const ProductionChange &change : *changes) {
        QVERIFY2(change.request.empty() || change.isExplained(), qPrintable(change.api)); // nothing is explained by half
        (change.request.empty() ? round : released).insert(change.api);
    }
    QCOMPARE(QStringList(round.begin(), round.end()), (QStringList{u"card-freezes@v1"_s, u"direct-debits@v1"_s, u"standing-orders@v1"_s}));
    QVERIFY2(released.size() >= 12, qPrintable(QString::number(released.size())));
}

void TestDemoHistory::history_holdsEvidenceAttestationsAndExceptions()
{
    EvidenceDesk desk(*m_trail, estate(), isolation::ControlCatalogue::builtIn(), std::make_shared<SystemClock>());
    const auto records = desk.records();
    QVERIFY2(records, records ? "" : qPrintable(records.error().toText()));
    const UtcTime now = desk.now();
    const auto &readings = (*records)->evidence();
    QVERIFY(std::any_of(readings.begin(), readings.end(), [now](const evidence::Evidence &one) { return one.expiresAt < now; }));
    QVERIFY(std::any_of(readings.begin(), readings.end(), [now](const evidence::Evidence &one) { return one.expiresAt > now && one.isComplete(); }));
    QVERIFY(std::any_of(readings.begin(), readings.end(), [](const evidence::Evidence &one) { return !one.isComplete(); }));
    const auto &attested = (*records)->attestations();
    QVERIFY(std::any_of(attested.begin(), attested.end(), [](const evidence::Attestation &one) { return !one.counterSigner.isEmpty(); }));
    const auto &exceptions = (*records)->exceptions();
    QCOMPARE(exceptions.size(), std::size_t(3));
    const auto in = [&exceptions](evidence::Exception::State state) {
        return std::count_if(exceptions.begin(), exceptions.end(), [state](const evidence::Exception &one) { return one.state == state; });
    };
    QCOMPARE(in(evidence::Exception::State::Requested), 1); // a critical control takes a second approver
    QVERIFY(in(evidence::Exception::State::Active) >= 1);
    QVERIFY(std::any_of(exceptions.begin(), exceptions.end(), [now](const evidence::Exception &one) { return one.expires < now; }));
}

void TestDemoHistory::history_isAnIntactLog()
{
    const auto store = m_trail->store();
    QVERIFY(store);
    const auto verified = verifyStore(**store, {}, {}, CancelToken());
    QVERIFY2(verified, verified ? "" : qPrintable(verified.error().toText()));
    QVERIFY2(verified->ok, qPrintable(wordsOf(*verified).headline));
}

QTEST_GUILESS_MAIN(TestDemoHistory)
#include "tst_demohistory.moc"
