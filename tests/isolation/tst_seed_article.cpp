// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of the source article (controls.md 1.2), each as an estate that shows it: weak patterns W1 to W5,
// failures F1 to F4, rows of the blueprint B1 to B8. What only evidence can tell must read unknown and say so.
#include "isolation/factsbench.h"
#include "isolation/identity.h"
#include "isolation/scenarios.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

PairResult run(const FactsBench &bench)
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    return evaluate(bench.pair(), input);
}

//! The verdict of a control, and why it is not better: "fail POL-07.shared-runtime".
QString said(const PairResult &result, const char *control)
{
    const ControlResult *one = result.find(control);
    if (one == nullptr)
        return u"missing"_s;
    for (const UnitResult &unit : one->units) {
        if (unit.verdict == one->verdict)
            return QString::fromStdString(std::string(toWire(unit.verdict)) + ' ' + unit.reason->id);
    }
    return QString::fromStdString(std::string(toWire(one->verdict)));
}

FactsBench withOneKey()
{
    FactsBench bench = payOnBothSides();
    bench.credential("gw-s", "demo", "5fe");
    bench.credential("gw-p", "partner-7", "5fe");
    return bench;
}

FactsBench withOneIssuer()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        TokenTrust trust;
        trust.issuers = std::vector<std::string>{"https://login.example"};
        trust.audiences = FactState::KnownEmpty;
        bench.policy(gateway, "pay", "jwt", PolicyClass::Authentication).meaning.trust = trust;
    }
    return bench;
}

FactsBench withOneSink()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.sink(gateway, "https://elk.example/_bulk").stream = "gateway-*";
    return bench;
}

} // namespace

class TestSeedArticle : public QObject
{
    Q_OBJECT
private slots:
    void weak_oneGatewayCluster(); // W1
    void weak_environmentFlagInOneDatabase(); // W2
    void weak_identicalKeys(); // W3
    void weak_sharedLogsAndDashboards(); // W4
    void weak_databaseOpenToTheSandbox(); // W5
    void failure_sandboxCredentialWorks(); // F1
    void failure_testPayloadChangesALiveRecord(); // F2
    void failure_stressTestDegrades(); // F3
    void failure_testLogsExpose(); // F4
    void blueprint_compute(); // B1
    void blueprint_gateway(); // B2
    void blueprint_identity(); // B3
    void blueprint_data(); // B4
    void blueprint_policies(); // B5
    void blueprint_monitoring(); // B6
    void blueprint_releaseFlow(); // B7
    void blueprint_governedCentrally_withoutDrift(); // B8
};

void TestSeedArticle::weak_oneGatewayCluster()
{
    FactsBench bench;
    bench.gateway("gw-both", "both").nodeIds = std::vector<std::string>{"n-11", "n-12"};
    bench.deployment("gw-both", "pay", "sandbox");
    bench.deployment("gw-both", "pay", "production");
    const PairResult result = run(bench);
    QCOMPARE(said(result, "INF-01"), u"fail INF-01.mixed"_s);
    QCOMPARE(said(result, "POL-07"), u"fail POL-07.shared-runtime"_s);
    QCOMPARE(scenariosOf(result)[2].chance, Chance::CouldHappen);
}

void TestSeedArticle::weak_environmentFlagInOneDatabase()
{
    FactsBench bench = payOnBothSides();
    QCOMPARE(said(run(bench), "DAT-02"), u"unknown needs-evidence"_s);
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.target(gateway, "pay", "http://accounts-db.example:3000").kind = TargetFacts::Kind::Database;
    QCOMPARE(said(run(bench), "DAT-02"), u"fail DAT-02.same-database"_s);
}

void TestSeedArticle::weak_identicalKeys()
{
    FactsBench bench = withOneKey();
    QCOMPARE(said(run(bench), "IDN-01"), u"fail IDN-01.same-secret"_s);
}

void TestSeedArticle::weak_sharedLogsAndDashboards()
{
    FactsBench bench = withOneSink();
    QCOMPARE(said(run(bench), "OBS-06"), u"fail OBS-06.same-sink"_s);
    QCOMPARE(said(run(bench), "OBS-01"), u"unknown needs-evidence"_s); // dashboards are no facts of a gateway
}

void TestSeedArticle::weak_databaseOpenToTheSandbox()
{
    // No gateway sees a way past it: only the network's and the brokers' own rules can tell.
    QCOMPARE(said(run(payOnBothSides()), "DAT-06"), u"unknown needs-evidence"_s);
}

void TestSeedArticle::failure_sandboxCredentialWorks()
{
    const PairResult key = run(withOneKey());
    QCOMPARE(scenariosOf(key)[0].chance, Chance::CouldHappen);
    QCOMPARE(scenariosOf(key)[0].facts.front()->production.name, "partner-7");
    const PairResult token = run(withOneIssuer());
    QCOMPARE(said(token, "IDN-03"), u"fail IDN-03.no-audience"_s);
    QCOMPARE(scenariosOf(token)[0].chance, Chance::CouldHappen);
    QCOMPARE(said(token, "IDN-07"), u"unknown needs-probe"_s);
    QCOMPARE(scenariosOf(run(payOnBothSides()))[0].chance, Chance::CannotBeRuledOut);
}

void TestSeedArticle::failure_testPayloadChangesALiveRecord()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.target(gateway, "pay", "http://accounts-db.example:3000").kind = TargetFacts::Kind::Database;
    const PairResult result = run(bench);
    QCOMPARE(said(result, "DAT-02"), u"fail DAT-02.same-database"_s);
    QVERIFY(said(result, "INF-07").startsWith(u"fail INF-07."_s));
    QCOMPARE(scenariosOf(result)[1].chance, Chance::CouldHappen);
    QCOMPARE(said(result, "DAT-07"), u"unknown needs-probe"_s);
}

void TestSeedArticle::failure_stressTestDegrades()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        CounterStore store;
        store.kind = CounterStore::Kind::Redis;
        store.endpoints = {endpoint("redis.shared.example:6379")};
        bench.rateLimit(gateway, "pay", 60).meaning.counters = store;
    }
    const PairResult result = run(bench);
    QCOMPARE(said(result, "POL-07"), u"fail POL-07.shared-counters"_s);
    QCOMPARE(scenariosOf(result)[2].chance, Chance::CouldHappen);
    for (PolicyFacts &policy : bench.facts().policies)
        policy.meaning.counters->endpoints = {endpoint(policy.place.gateway == 0 ? "10.8.1.9:6379" : "10.50.1.9:6379")};
    QCOMPARE(scenariosOf(run(bench))[2].chance, Chance::RuledOut);
}

void TestSeedArticle::failure_testLogsExpose()
{
    FactsBench bench = withOneSink();
    logging(bench, "gw-s", "sandbox").bodies = true;
    const PairResult result = run(bench);
    QCOMPARE(said(result, "OBS-07"), u"fail OBS-07.bodies"_s);
    QCOMPARE(said(result, "OBS-06"), u"fail OBS-06.same-sink"_s);
    QCOMPARE(scenariosOf(result)[3].chance, Chance::CouldHappen);
}

void TestSeedArticle::blueprint_compute()
{
    FactsBench bench = payOnBothSides();
    bench.target("gw-s", "pay", "http://pay.sbx.svc.cluster-a.local:8080");
    bench.target("gw-p", "pay", "http://pay.prd.svc.cluster-a.local:8080");
    QCOMPARE(said(run(bench), "INF-02"), u"fail INF-02.same-cluster"_s);
    bench.target("gw-s", "pay", "http://ledger.prd.svc:8080");
    bench.target("gw-p", "pay", "http://ledger.prd.svc:8080");
    QVERIFY(said(run(bench), "INF-07").startsWith(u"fail INF-07."_s));
}

void TestSeedArticle::blueprint_gateway()
{
    FactsBench bench = payOnBothSides();
    QCOMPARE(said(run(bench), "INF-01").section(u' ', 0, 0), u"pass"_s);
    bench.facts().gateways[1].nodeIds = bench.facts().gateways[0].nodeIds;
    QCOMPARE(said(run(bench), "INF-01"), u"fail INF-01.same-node"_s);
}

void TestSeedArticle::blueprint_identity()
{
    FactsBench bench = withOneKey();
    ClientUse client;
    client.issuer = "https://idp.example";
    client.clientId = "web-portal";
    for (const char *gateway : {"gw-s", "gw-p"})
        bench.policy(gateway, "pay", "openid-connect", PolicyClass::Authentication).meaning.clients = {client};
    QCOMPARE(said(run(bench), "IDN-06"), u"unknown IDN-06.requests-not-told"_s);
    bench.facts().records.accessRequests = FactState::KnownEmpty;
    const PairResult result = run(bench);
    QCOMPARE(said(result, "IDN-01"), u"fail IDN-01.same-secret"_s);
    QCOMPARE(said(result, "IDN-02"), u"fail IDN-02.same-client"_s);
    QCOMPARE(said(result, "IDN-06"), u"fail IDN-06.no-approval"_s);
}

void TestSeedArticle::blueprint_data()
{
    const PairResult result = run(payOnBothSides());
    QCOMPARE(said(result, "DAT-01"), u"unknown needs-attestation"_s);
    for (const char *control : {"DAT-02", "DAT-04", "DAT-05"})
        QCOMPARE(said(result, control), u"unknown needs-evidence"_s);
    QVERIFY(said(result, "GOV-11").startsWith(u"unknown GOV-11."_s)); // nobody keeps an audit log yet
    FactsBench damaged = payOnBothSides();
    AuditState audit;
    audit.problem = "entry 7 does not follow entry 6";
    damaged.facts().records.audit = audit;
    QCOMPARE(said(run(damaged), "GOV-11"), u"fail GOV-11.broken"_s);
}

void TestSeedArticle::blueprint_policies()
{
    FactsBench bench = payOnBothSides();
    for (const char *gateway : {"gw-s", "gw-p"}) {
        bench.rateLimit(gateway, "pay", 100).sharedObject = "default plan";
        bench.policy(gateway, "pay", "quota", PolicyClass::Quota).sharedObject = "default plan";
    }
    const PairResult result = run(bench);
    QCOMPARE(said(result, "POL-01"), u"fail POL-01.shared"_s);
    QCOMPARE(said(result, "POL-02"), u"fail POL-02.shared"_s);
    QCOMPARE(said(result, "POL-06"), u"fail POL-06.no-authentication"_s);
}

void TestSeedArticle::blueprint_monitoring()
{
    const PairResult result = run(payOnBothSides());
    for (const char *control : {"OBS-01", "OBS-02"})
        QCOMPARE(said(result, control), u"unknown needs-evidence"_s);
}

void TestSeedArticle::blueprint_releaseFlow()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay");
    ObservedChange change;
    change.gateway = "gw-p";
    change.entity = "plugin rl-31";
    change.field = "minute";
    bench.facts().records.changes = std::vector<ObservedChange>{change};
    bench.facts().records.promotions = FactState::KnownEmpty;
    const PairResult result = run(bench);
    QCOMPARE(said(result, "REL-02"), u"fail REL-02.unapproved"_s);
    QCOMPARE(said(result, "REL-08"), u"fail REL-08.no-ancestor"_s);
}

void TestSeedArticle::blueprint_governedCentrally_withoutDrift()
{
    FactsBench bench = payOnBothSides();
    QCOMPARE(said(run(bench), "REL-07"), u"unknown REL-07.baselines-not-told"_s);
    ObservedChange delta;
    delta.gateway = "gw-p";
    delta.entity = "route r-p";
    delta.field = "hosts";
    Baseline baseline;
    baseline.gateway = "gw-p";
    baseline.isThere = true;
    baseline.deltas = {delta};
    bench.facts().records.baselines = std::vector<Baseline>{baseline};
    QCOMPARE(said(run(bench), "REL-07"), u"fail REL-07.unexplained"_s);
    for (DeploymentFacts &deployment : bench.facts().deployments)
        deployment.owner.clear();
    bench.facts().apis.front().owner.clear();
    QCOMPARE(said(run(bench), "GOV-01"), u"fail GOV-01.unowned"_s);
    FactsBench coupled;
    coupled.gateway("gw-both", "both"); // one connection governs both sides
    QCOMPARE(said(run(coupled), "GOV-10").section(u' ', 0, 0), u"fail"_s);
}

QTEST_GUILESS_MAIN(TestSeedArticle)
#include "tst_seed_article.moc"
