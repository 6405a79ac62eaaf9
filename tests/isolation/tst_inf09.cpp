// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/dimensions.h"
#include "isolation/factsbench.h"
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

using Strings = std::vector<std::string>;

//! What one side of the API has; two sides made with the same words share everything that a value tells.
struct Half
{
    const char *gateway, *environment, *node, *balancer, *target, *client, *issuer, *redis, *log;
};
constexpr Half sandboxSide = {"gw-s", "sandbox",  "n-s",  "lb-s", "http://10.8.0.7", "cid-s", "https://idp.sbx.example",
                              "redis://10.8.0.8", "http://10.8.0.9"};
constexpr Half productionSide = {"gw-p", "production", "n-p", "lb-p", "http://10.50.0.7", "cid-p", "https://idp.example",
                                 "redis://10.50.0.8", "http://10.50.0.9"};

void add(FactsBench &bench, const Half &side)
{
    GatewayFacts &gateway = bench.gateway(side.gateway, side.environment);
    gateway.nodeIds = Strings{side.node};
    gateway.store = FactState::KnownEmpty;
    gateway.loadBalancers = std::vector<LoadBalancer>{{side.balancer, false}};
    bench.deployment(side.gateway, "pay").hosts = {std::string("api.") + side.environment + ".example"};
    bench.target(side.gateway, "pay", side.target);
    PolicyFacts &oidc = bench.policy(side.gateway, "pay", "openid-connect", PolicyClass::Authentication);
    ClientUse client;
    client.clientId = side.client;
    oidc.meaning.clients = {client};
    TokenTrust trust;
    trust.issuers = Strings{side.issuer};
    oidc.meaning.trust = trust;
    CounterStore store;
    store.kind = CounterStore::Kind::Redis;
    store.endpoints = {endpoint(side.redis)};
    bench.rateLimit(side.gateway, "pay", 60).meaning.counters = store;
    Callout log;
    log.role = Callout::Role::Log;
    log.endpoint = endpoint(side.log);
    bench.policy(side.gateway, "pay", "http-log", PolicyClass::Log).meaning.callouts = {log};
}

FactsBench estateOf(const Half &sandbox, const Half &production)
{
    FactsBench bench;
    add(bench, sandbox);
    add(bench, production);
    return bench;
}

Separation at(const FactsBench &bench, Dimension dimension)
{
    const PairFacts facts = bench.pair();
    return separationsOf(facts, facts.apis().front())[static_cast<std::size_t>(dimension)];
}

} // namespace

class TestInf09 : public QObject
{
    Q_OBJECT
private slots:
    void everythingKnown_apart_passes();
    void fiveKnown_apart_pass();
    void onlyTheHost_apart_fails();
    void oneOfSix_apart_fails();
    void someShared_warns();
    void fewKnown_isUnknown();
    void eachDimension_isSharedByItself_data();
    void eachDimension_isSharedByItself();
    void sharedPolicy_isShared();
    void side_thatIsStale_isUnknown_andKeepsAProof();
    void api_onOneSide_doesNotApply();
    void environment_thatIsGuessed_warns();
};

void TestInf09::everythingKnown_apart_passes()
{
    const FactsBench bench = estateOf(sandboxSide, productionSide);
    QCOMPARE(textOf(bench.judge("INF-09")), u"pass 1"_s);
    const PairFacts facts = bench.pair();
    const Separations all = separationsOf(facts, facts.apis().front());
    QCOMPARE(std::count(all.begin(), all.end(), Separation::Separated), 8); // compute needs other evidence
}

void TestInf09::fiveKnown_apart_pass()
{
    FactsBench bench = estateOf(sandboxSide, productionSide);
    bench.facts().gateways[0].loadBalancers = FactState::Unsupported;
    for (PolicyFacts &policy : bench.facts().policies) {
        policy.meaning.clients.clear();
        policy.meaning.callouts.clear();
    }
    QCOMPARE(textOf(bench.judge("INF-09")), u"pass 1"_s);
}

void TestInf09::onlyTheHost_apart_fails()
{
    Half same = sandboxSide;
    same.gateway = "gw-p";
    same.environment = "production";
    const ControlResult result = estateOf(sandboxSide, same).judge("INF-09");
    QCOMPARE(reasonsOf(result), u"fail INF-09.cosmetic"_s);
    QCOMPARE(result.units.front().arguments,
             (Strings{"pay", "1", "8", "gateway, load balancer, targets, credentials, token trust, counters, log sinks"}));
}

void TestInf09::oneOfSix_apart_fails()
{
    Half almost = sandboxSide;
    almost.gateway = "gw-p";
    almost.environment = "production";
    almost.target = productionSide.target;
    FactsBench bench = estateOf(sandboxSide, almost);
    for (PolicyFacts &policy : bench.facts().policies)
        policy.sharedObject = policy.name; // one plan for both
    QCOMPARE(reasonsOf(bench.judge("INF-09")), u"fail INF-09.cosmetic"_s);
    QCOMPARE(bench.judge("INF-09").units.front().arguments[1], "1");
}

void TestInf09::someShared_warns()
{
    Half partly = productionSide;
    partly.redis = sandboxSide.redis;
    const ControlResult result = estateOf(sandboxSide, partly).judge("INF-09");
    QCOMPARE(reasonsOf(result), u"warn INF-09.partly"_s);
    QCOMPARE(result.units.front().arguments, (Strings{"pay", "7", "8", "counters"}));
}

void TestInf09::fewKnown_isUnknown()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.target("gw-s", "pay", "http://10.8.0.7");
    bench.target("gw-p", "pay", "http://10.50.0.7");
    const ControlResult result = bench.judge("INF-09");
    QCOMPARE(reasonsOf(result), u"unknown INF-09.too-little"_s);
    QCOMPARE(result.units.front().arguments[2], "1");
}

void TestInf09::eachDimension_isSharedByItself_data()
{
    QTest::addColumn<int>("dimension");
    for (const Dimension one : {Dimension::Gateway, Dimension::Balancer, Dimension::Targets, Dimension::Credentials,
                                Dimension::Trust, Dimension::Counters, Dimension::Sinks})
        QTest::newRow(std::string(toWire(one)).c_str()) << static_cast<int>(one);
}

void TestInf09::eachDimension_isSharedByItself()
{
    QFETCH(int, dimension);
    Half side = productionSide;
    const auto shared = static_cast<Dimension>(dimension);
    side.node = shared == Dimension::Gateway ? sandboxSide.node : side.node;
    side.balancer = shared == Dimension::Balancer ? sandboxSide.balancer : side.balancer;
    side.target = shared == Dimension::Targets ? sandboxSide.target : side.target;
    side.client = shared == Dimension::Credentials ? sandboxSide.client : side.client;
    side.issuer = shared == Dimension::Trust ? sandboxSide.issuer : side.issuer;
    side.redis = shared == Dimension::Counters ? sandboxSide.redis : side.redis;
    side.log = shared == Dimension::Sinks ? sandboxSide.log : side.log;
    const FactsBench bench = estateOf(sandboxSide, side);
    const PairFacts facts = bench.pair();
    const Separations all = separationsOf(facts, facts.apis().front());
    QCOMPARE(all[static_cast<std::size_t>(dimension)], Separation::Shared);
    QCOMPARE(std::count(all.begin(), all.end(), Separation::Shared), 1);
}

void TestInf09::sharedPolicy_isShared()
{
    FactsBench bench = estateOf(sandboxSide, productionSide);
    QCOMPARE(at(bench, Dimension::Policies), Separation::Separated);
    bench.facts().policies.front().sharedObject = bench.facts().policies.back().sharedObject = "plan-1";
    QCOMPARE(at(bench, Dimension::Policies), Separation::Shared);
}

void TestInf09::side_thatIsStale_isUnknown_andKeepsAProof()
{
    FactsBench bench = estateOf(sandboxSide, productionSide);
    bench.setStale("gw-p");
    QCOMPARE(reasonsOf(bench.judge("INF-09")), u"unknown stale"_s);
    Half same = sandboxSide;
    same.gateway = "gw-p";
    same.environment = "production";
    FactsBench shared = estateOf(sandboxSide, same);
    shared.setStale("gw-p");
    QCOMPARE(reasonsOf(shared.judge("INF-09")), u"fail INF-09.cosmetic"_s);
}

void TestInf09::api_onOneSide_doesNotApply()
{
    FactsBench bench = estateOf(sandboxSide, productionSide);
    bench.deployment("gw-s", "trial");
    QCOMPARE(textOf(bench.judge("INF-09")), u"not_applicable INF-09.not-a-pair api:id-trial | pass 1"_s);
}

void TestInf09::environment_thatIsGuessed_warns()
{
    FactsBench bench = estateOf(sandboxSide, productionSide);
    bench.facts().deployments.front().place.by = AssignedBy::Heuristic;
    QCOMPARE(reasonsOf(bench.judge("INF-09")), u"warn guessed-environment"_s);
}

QTEST_GUILESS_MAIN(TestInf09)
#include "tst_inf09.moc"
