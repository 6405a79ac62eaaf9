// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixreader.h"
#include "gateways/connector.h"
#include "gateways/kong/kongreader.h"
#include "isolation/evaluate.h"
#include "isolation/recordedgateway.h"
#include "store/sqlitestore.h"
#include "usecases/loadcatalog.h"
#include "usecases/syncestate.h"

#include <QCoroTask>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override { return UtcTime(std::chrono::milliseconds(1'795'460'000'000)); }
};

class OneSecret final : public SecretStore
{
public:
    QCoro::Task<Result<Secret>> resolve(SecretReference) override { co_return Secret("reader"); }
    QCoro::Task<Result<void>> keep(SecretReference, Secret) override { co_return Result<void>(); }
};

GatewayConfig gatewayOf(const QString &id, GatewayKind kind, const QString &environment, const QUrl &url)
{
    GatewayConfig config;
    config.id = GatewayId(id);
    config.kind = kind;
    config.environment = EnvironmentId(environment);
    config.adminUrl = url;
    if (kind == GatewayKind::Apisix)
        config.auth = AuthConfig{{}, {}, *SecretReference::fromText(u"env:KEY"_s)};
    return config;
}

std::string told(const FactRef &fact)
{
    return fact.gateway.text().toStdString() + ' ' + fact.kind + ' ' + fact.id + " (" + fact.name + ") " + fact.field + '='
        + fact.value;
}

bool isNamed(const FactRef &fact, const QByteArray &name)
{
    const std::string wanted = name.toStdString();
    return wanted.empty() || fact.id == wanted || fact.name == wanted || fact.value.find(wanted) != std::string::npos;
}

} // namespace

//! Real Kong 3.9.3 and real APISIX 3.13.0, two of each, as they were recorded with breaches built in on purpose: read by
//! the real adapters, kept in the store, loaded and judged. Each breach has to be found, with both things named.
class TestRecordedEstates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void reading_isComplete();
    void facts_areThere();
    void breach_isFound_data();
    void breach_isFound();
    void breach_takenAway_isNotFound();

private:
    [[nodiscard]] PairResult judge(const EstateFacts &facts) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    SyncReport m_report;
    std::shared_ptr<const CatalogView> m_view;
    PairResult m_result;
};

void TestRecordedEstates::initTestCase()
{
    const RecordedGateway kongSandbox(recordedKong(u"sandbox"_s), missingReply("kong/3.9.3"));
    const RecordedGateway kongProduction(recordedKong(u"production"_s), missingReply("kong/3.9.3"));
    const RecordedGateway apisixSandbox(recordedApisix(u"3.13.0"_s), missingReply("APISIX/3.13.0"));
    const RecordedGateway apisixProduction(recordedApisix(u"3.13.0-production"_s), missingReply("APISIX/3.13.0"));
    EstateConfig estate;
    estate.name = u"recorded"_s;
    estate.environments = {{EnvironmentId(u"sandbox"_s), EnvironmentType::Sandbox},
                           {EnvironmentId(u"production"_s), EnvironmentType::Production}};
    estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
    estate.gateways = {gatewayOf(u"kong-sbx"_s, GatewayKind::Kong, u"sandbox"_s, kongSandbox.url()),
                       gatewayOf(u"kong-prd"_s, GatewayKind::Kong, u"production"_s, kongProduction.url()),
                       gatewayOf(u"apisix-sbx"_s, GatewayKind::Apisix, u"sandbox"_s, apisixSandbox.url()),
                       gatewayOf(u"apisix-prd"_s, GatewayKind::Apisix, u"production"_s, apisixProduction.url())};
    estate.isolation.owned = {{EnvironmentId(u"production"_s), {u"*.internal.bank.example"_s}}};

    m_folder = std::make_unique<QTemporaryDir>();
    auto store = openSqliteStore(m_folder->filePath(u"recorded.db"_s));
    QVERIFY(store);
    const FixedClock clock;
    OneSecret secrets;
    Connector connector(secrets, clock, std::make_shared<Fingerprinter>(Secret("0123456789abcdef0123456789abcdef")),
                        m_folder->path());
    connector.registerKind(GatewayKind::Kong, "Kong-Admin-Token", makeKongReader);
    connector.registerKind(GatewayKind::Apisix, apisixAuthHeader,
                           [](std::unique_ptr<HttpSession> session, const GatewayConfig &config, const Clock &now,
                              std::shared_ptr<const Fingerprinter> fingerprinter) -> std::unique_ptr<GatewayReader> {
                               return std::make_unique<ApisixReader>(std::move(session), config, now, std::move(fingerprinter));
                           });
    SyncEstate sync(connector, **store, clock);
    m_report = QCoro::waitFor(sync.run(estate, {}, {}, {}));
    auto view = loadCatalog(**store, estate, 0, CancelToken(), clock.now());
    QVERIFY(view);
    m_view = *view;
    m_result = judge(*m_view->facts);
}

PairResult TestRecordedEstates::judge(const EstateFacts &facts) const
{
    const FactIndex index(facts);
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    return evaluate(PairFacts(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)), input);
}

void TestRecordedEstates::reading_isComplete()
{
    for (const GatewayOutcome &gateway : m_report.gateways) {
        const QString error = gateway.sync.error ? gateway.sync.error->toText() : QString();
        QVERIFY2(gateway.sync.status == GatewayStatus::Ok, qPrintable(gateway.sync.gateway.text() + u": "_s + error));
    }
    QVERIFY(m_view->facts && m_view->index);
    for (const GatewayFacts &gateway : m_view->facts->gateways) {
        for (const EntityKind kind : {EntityKind::Deployment, EntityKind::Policy, EntityKind::Credential, EntityKind::Target})
            QCOMPARE(gateway.stateOf(kind), FactState::Known);
    }
}

void TestRecordedEstates::facts_areThere()
{
    const EstateFacts &facts = *m_view->facts;
    QVERIFY(facts.gateways[0].nodeIds.isKnown() && facts.gateways[0].nodeIds != facts.gateways[1].nodeIds);
    QVERIFY(facts.gateways[0].store.isKnown());
    QCOMPARE(facts.gateways[2].store.state, FactState::Unsupported);
    QCOMPARE(facts.deployments.size(), m_view->catalog.deployments.size());
    const auto count = [&facts](auto fits) { return std::count_if(facts.policies.begin(), facts.policies.end(), fits); };
    QCOMPARE(count([](const PolicyFacts &policy) { return policy.meaning.counters
                        && policy.meaning.counters->kind == CounterStore::Kind::Redis; }), 4);
    QCOMPARE(count([](const PolicyFacts &policy) { return policy.meaning.recording && policy.meaning.recording->bodies; }), 1);
    QVERIFY(count([](const PolicyFacts &policy) { return policy.meaning.kind == PolicyClass::Other; }) == 0);
    // Routes without a name are called by their id.
    QVERIFY(std::none_of(facts.deployments.begin(), facts.deployments.end(), [](const auto &one) { return one.name.empty(); }));
}

void TestRecordedEstates::breach_isFound_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QByteArray>("sandbox");
    QTest::addColumn<QByteArray>("sandboxField");
    QTest::addColumn<QByteArray>("production");
    QTest::addColumn<QByteArray>("productionField");
    const auto row = [](const char *breach, const char *control, Verdict verdict, const char *sandbox, const char *field,
                        const char *production, const char *otherField) {
        QTest::newRow(breach) << QByteArray(control) << int(verdict) << QByteArray(sandbox) << QByteArray(field)
                              << QByteArray(production) << QByteArray(otherField);
    };
    const Verdict fail = Verdict::Fail, warn = Verdict::Warn;
    row("kong: one API key", "IDN-01", fail, "ce52f04f-9053-4a24-b9c6-5e1c97c5bc51", "secret",
        "890334dd-1ce2-4ae2-8f19-b8780d946cc9", "secret");
    row("kong: one JWT secret", "IDN-01", fail, "5735a2be-3b7d-4e87-bd23-2bf6bc0dfb78", "secret",
        "3b1f35ec-8ba1-4047-8213-b7ce5160f734", "secret");
    row("kong: one OAuth client", "IDN-01", fail, "baeca32c-6c80-44e6-917c-70ac66d321d2", "secret",
        "98e969fd-4a9c-41ec-9d06-7e331e281263", "secret");
    row("kong: one basic user, salted", "IDN-01", warn, "326e17a6-b87f-4eb5-a1a5-fc43318351ee", "name",
        "7c2cfb9b-fb7c-455c-817a-9969f6039fec", "name");
    row("apisix: one API key", "IDN-01", fail, "consumer/mobile_app/key-auth", "secret", "consumer/mobile_app/key-auth", "secret");
    row("apisix: one JWT secret", "IDN-01", fail, "consumer/ledger_batch/jwt-auth", "secret",
        "consumer/ledger_batch/jwt-auth", "secret");
    row("apisix: one password", "IDN-01", fail, "consumer/statements_ro/basic-auth", "secret",
        "consumer/statements_ro/basic-auth", "secret");
    row("kong: the sandbox's reports go to production", "INF-07", fail, "reports.prod.meridian.internal", "host",
        "reports.prod.meridian.internal", "host");
    row("kong: a production node among the sandbox's", "INF-07", fail, "127.20.4.11:8443", "host", "127.20.4.11:8443", "host");
    row("apisix: a production node among the sandbox's", "INF-07", fail, "10.20.0.13:8080", "host", "10.20.0.13:8080", "host");
    row("apisix: a production host name", "INF-07", fail, "partners.internal.bank.example", "host", "", "");
    row("kong: a sandbox route on production's host", "INF-05", fail, "webhooks-api", "hosts", "api.meridian.example", "hosts");
    row("apisix: a sandbox route on production's host", "INF-05", fail, "accounts-api", "hosts", "api.bank.example", "hosts");
    row("kong: one database server, two databases", "INF-01", warn, "kong-sbx", "store", "kong-prd", "store");
    row("kong: one certificate and key", "DAT-03", fail, "599290f5-9956-4679-a8c5-d6c12d25a98a", "key",
        "ce1b5a29-45a9-46cb-b90f-491f2dccfabe", "key");
    row("apisix: one certificate and key", "DAT-03", fail, "partners", "key", "partners", "key");
    row("kong: one log endpoint", "OBS-06", fail, "logs.prod.meridian.internal:9880/kong", "endpoint",
        "logs.prod.meridian.internal:9880/kong", "endpoint");
    row("kong: one log token", "IDN-05", fail, "33b67459-3f56-4919-ab85-8891e9bd6b8d", "secret",
        "ff2f7fc1-82d3-4e4d-b41f-d6df875cff4b", "secret");
    row("apisix: one log endpoint", "OBS-06", fail, "global_rule/access-log/http-logger", "endpoint",
        "global_rule/access-log/http-logger", "endpoint");
    row("apisix: one log token", "IDN-05", fail, "global_rule/access-log/http-logger", "secret",
        "global_rule/access-log/http-logger", "secret");
    row("kong: one Redis", "POL-07", fail, "48e6e49e-e8f2-4e5f-b983-3587109d1e96", "counters",
        "3b03ec55-c40d-4219-aab3-d963e8f707c0", "counters");
    row("kong: one Redis is one data store", "DAT-02", fail, "48e6e49e-e8f2-4e5f-b983-3587109d1e96", "counters",
        "3b03ec55-c40d-4219-aab3-d963e8f707c0", "counters");
    row("kong: one Redis password", "IDN-05", fail, "48e6e49e-e8f2-4e5f-b983-3587109d1e96", "secret",
        "3b03ec55-c40d-4219-aab3-d963e8f707c0", "secret");
    row("kong: one provision key", "IDN-05", fail, "89d4134f-ec76-4caf-aa59-1a4a05fae745", "secret",
        "3f624769-77f0-4d5f-b202-611af5f96da2", "secret");
    row("kong: tokens of one key", "IDN-03", fail, "5735a2be-3b7d-4e87-bd23-2bf6bc0dfb78", "secret",
        "3b1f35ec-8ba1-4047-8213-b7ce5160f734", "secret");
    row("kong: one OAuth client's key", "IDN-02", fail, "baeca32c-6c80-44e6-917c-70ac66d321d2", "client",
        "98e969fd-4a9c-41ec-9d06-7e331e281263", "client");
    row("apisix: mocks in production", "POL-06", fail, "route/mock-catalog", "", "route/mock-catalog/mocking", "class");
    row("apisix: an open admin route", "POL-06", fail, "", "", "route/prod-open-admin", "policies");
    row("apisix: an open echo", "POL-06", fail, "route/debug-echo", "", "route/debug-echo", "policies");
    row("apisix: production's label in the sandbox", "REL-01", fail, "loans", "labels", "", "");
    row("apisix: one reference", "IDN-01", fail, "consumer/vaulted_app/key-auth", "reference",
        "consumer/vaulted_app/key-auth", "reference");
}

void TestRecordedEstates::breach_isFound()
{
    QFETCH(QByteArray, control);
    QFETCH(int, verdict);
    QFETCH(QByteArray, sandbox);
    QFETCH(QByteArray, sandboxField);
    QFETCH(QByteArray, production);
    QFETCH(QByteArray, productionField);
    const ControlResult *result = m_result.find(control.toStdString());
    QVERIFY(result != nullptr);
    std::string others;
    for (const UnitResult &unit : result->units) {
        const bool fits = int(unit.verdict) == verdict && isNamed(unit.sandbox, sandbox) && isNamed(unit.production, production)
            && unit.sandbox.field == sandboxField.toStdString() && unit.production.field == productionField.toStdString();
        if (fits)
            return;
        others += std::string(toWire(unit.verdict)) + ": " + told(unit.sandbox) + " | " + told(unit.production) + '\n';
    }
    QFAIL(others.c_str());
}

void TestRecordedEstates::breach_takenAway_isNotFound()
{
    EstateFacts facts = *m_view->facts;
    for (CredentialFacts &credential : facts.credentials) {
        if (credential.id == "consumer/mobile_app/key-auth" && credential.place.environments == 1)
            credential.secret->value[0] ^= 1U;
    }
    const PairResult result = judge(facts);
    for (const UnitResult &unit : result.find("IDN-01")->units)
        QVERIFY(unit.verdict != Verdict::Fail || unit.sandbox.id != "consumer/mobile_app/key-auth");
}

QTEST_GUILESS_MAIN(TestRecordedEstates)
#include "tst_recorded_estates.moc"
