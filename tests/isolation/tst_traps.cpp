// SPDX-License-Identifier: GPL-3.0-or-later
// What looks like proof and is none, and what is proof whatever it looks like: each trap over all rules at once.
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

//! Two gateways with nothing in common, all of it known.
FactsBench apart()
{
    FactsBench bench;
    for (const auto &[id, environment] : {std::pair("gw-s", "sandbox"), std::pair("gw-p", "production")}) {
        GatewayFacts &gateway = bench.gateway(id, environment);
        gateway.admin = endpoint(std::string("https://admin.") + id + ".example");
        gateway.nodeIds = Strings{std::string("node-of-") + id};
        gateway.store = FactState::KnownEmpty;
    }
    return bench;
}

//! Ids of the controls with that verdict, in the order of the list.
QString controlsWith(const FactsBench &bench, Verdict verdict, const char *production = "production")
{
    QStringList controls;
    for (const auto &check : allChecks()) {
        const std::string id(check->control());
        if (bench.judge(id.c_str(), "sandbox", production).verdict == verdict)
            controls.append(QString::fromStdString(id));
    }
    return controls.join(u' ');
}

} // namespace

class TestTraps : public QObject
{
    Q_OBJECT
private slots:
    void saltedHashes_neverCompareAcrossScopes();
    void twoNames_areUndecided_untilBothResolve();
    void loopback_provesNothing_acrossMachines();
    void testName_provesNothing();
    void productionAgainstProduction_isNeverAFinding();
    void guessedEnvironment_neverPasses();
    void oneGatewayForBoth_failsByConstruction();
};

void TestTraps::saltedHashes_neverCompareAcrossScopes()
{
    FactsBench bench = apart();
    // The bytes happen to be equal; each is salted with the consumer of its own gateway.
    bench.credential("gw-s", "demo", "x", "basic").secret = fingerprintOf("same", "basic/sha1(password+consumer-1)");
    bench.credential("gw-p", "partner", "x", "basic").secret = fingerprintOf("same", "basic/sha1(password+consumer-2)");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"unknown IDN-01.not-comparable"_s);
    // Nor is a salted hash that differs a proof of two passwords.
    bench.facts().credentials[1].secret = fingerprintOf("other", "basic/sha1(password+consumer-2)");
    QCOMPARE(reasonsOf(bench.judge("IDN-01")), u"unknown IDN-01.not-comparable"_s);
}

void TestTraps::twoNames_areUndecided_untilBothResolve()
{
    FactsBench bench = apart();
    const auto resolved = [&bench](std::size_t target, const char *address) {
        Endpoint &place = bench.facts().targets[target].endpoint;
        resolve(place, {{QString::fromStdString(place.host), {QString::fromLatin1(address)}}});
        return bench.judge("INF-07").verdict;
    };
    bench.target("gw-s", "pay", "http://pay.sbx.example");
    bench.target("gw-p", "pay", "http://pay.example");
    QCOMPARE(bench.judge("INF-07").verdict, Verdict::Unknown);
    QCOMPARE(resolved(0, "10.1.1.1"), Verdict::Unknown);
    QCOMPARE(resolved(1, "10.2.2.2"), Verdict::Pass);
    QCOMPARE(resolved(1, "10.1.1.1"), Verdict::Fail);
}

void TestTraps::loopback_provesNothing_acrossMachines()
{
    FactsBench bench = apart();
    bench.target("gw-s", "pay", "http://127.0.0.1:9000");
    bench.target("gw-p", "pay", "http://127.0.0.1:9000");
    QCOMPARE(bench.judge("INF-07").verdict, Verdict::Unknown); // neither one place nor two
    QCOMPARE(bench.judge("REL-04").verdict, Verdict::Unknown);
    QCOMPARE(bench.judge("DAT-08").verdict, Verdict::Unknown);
}

void TestTraps::testName_provesNothing()
{
    FactsBench bench = apart();
    bench.target("gw-s", "pay", "http://pay.bank.test"); // not the sandbox's because of its name
    QCOMPARE(bench.judge("DAT-08").verdict, Verdict::Unknown);
    bench.target("gw-p", "pay", "http://core.bank.test"); // nor foreign to production
    QCOMPARE(bench.judge("REL-04").verdict, Verdict::Unknown);
    QCOMPARE(bench.judge("INF-07").verdict, Verdict::Unknown);
}

void TestTraps::productionAgainstProduction_isNeverAFinding()
{
    const auto estate = [](bool second) {
        FactsBench bench = apart();
        std::vector<const char *> gateways = {"gw-p"};
        if (second) { // all that the first has, down to its node and its entities
            GatewayFacts copy = bench.facts().gateways[1];
            copy.id = GatewayId(u"gw-us"_s);
            copy.environments = bench.facts().bit(EnvironmentId(u"production-us"_s));
            bench.facts().gateways.push_back(std::move(copy));
            gateways.push_back("gw-us");
        }
        for (const char *gateway : gateways) {
            DeploymentFacts &deployment = bench.deployment(gateway, "pay");
            deployment.id = "5f1c9a52-0b8e-4a55-9f62-2f9a3f1d7c11";
            deployment.hosts = {"api.example"};
            bench.target(gateway, "pay", "http://10.50.0.7");
            bench.rateLimit(gateway, "pay", 60).sharedObject = "plan-1";
            bench.credential(gateway, "partner", "one-key");
        }
        bench.deployment("gw-s", "pay").hosts = {"api.sbx.example"};
        bench.target("gw-s", "pay", "http://10.8.0.7");
        bench.rateLimit("gw-s", "pay", 6);
        bench.credential("gw-s", "demo", "another-key");
        return bench;
    };
    const FactsBench alone = estate(false), two = estate(true);
    for (const Verdict verdict : {Verdict::Fail, Verdict::Unknown, Verdict::Warn, Verdict::Pass}) {
        QCOMPARE(controlsWith(two, verdict), controlsWith(alone, verdict));
        QCOMPARE(controlsWith(two, verdict, "production-us"), controlsWith(alone, verdict));
    }
    for (const char *control : {"INF-01", "INF-05", "INF-07", "IDN-01", "POL-01"})
        QCOMPARE(two.judge(control).verdict, Verdict::Pass);
}

void TestTraps::guessedEnvironment_neverPasses()
{
    FactsBench bench = apart();
    for (const auto &[gateway, host, target] : {std::tuple("gw-s", "api.sbx.example", "http://10.8.0.7"),
                                                std::tuple("gw-p", "api.example", "http://10.50.0.7")}) {
        DeploymentFacts &deployment = bench.deployment(gateway, "pay");
        deployment.hosts = {host};
        bench.target(gateway, "pay", target);
        bench.rateLimit(gateway, "pay", std::string(gateway) == "gw-s" ? 6 : 60);
        bench.credential(gateway, "someone", gateway);
    }
    const QString passing = controlsWith(bench, Verdict::Pass);
    for (const char *control : {"INF-01", "INF-05", "INF-07", "IDN-01", "POL-01", "GOV-01"})
        QVERIFY2(passing.contains(QString::fromLatin1(control)), control);
    for (GatewayFacts &gateway : bench.facts().gateways)
        gateway.by = AssignedBy::Heuristic;
    for (DeploymentFacts &deployment : bench.facts().deployments)
        deployment.place.by = AssignedBy::Heuristic;
    for (PolicyFacts &policy : bench.facts().policies)
        policy.place.by = AssignedBy::Heuristic;
    for (CredentialFacts &credential : bench.facts().credentials)
        credential.place.by = AssignedBy::Heuristic;
    for (const char *control : {"INF-01", "INF-05", "INF-07", "IDN-01", "POL-01", "GOV-01"})
        QCOMPARE(bench.judge(control).verdict, Verdict::Warn);
}

void TestTraps::oneGatewayForBoth_failsByConstruction()
{
    FactsBench bench;
    bench.gateway("gw-both", "both"); // before a single API stands on it
    QCOMPARE(bench.judge("INF-01").verdict, Verdict::Fail);
    QCOMPARE(bench.judge("GOV-10").verdict, Verdict::Fail);
    FactsBench tagged = apart();
    tagged.deployment("gw-p", "pay");
    tagged.deployment("gw-p", "pay-test", "sandbox"); // nobody declared it shared
    QCOMPARE(tagged.judge("INF-01").verdict, Verdict::Fail);
}

QTEST_GUILESS_MAIN(TestTraps)
#include "tst_traps.moc"
