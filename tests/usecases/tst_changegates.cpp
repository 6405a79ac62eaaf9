// SPDX-License-Identifier: GPL-3.0-or-later
// Isolation and strictness before and after a change, on estates by hand.
#include "usecases/factsestate.h"
#include "usecases/isolationgate.h"
#include "usecases/replaceunits.h"
#include "usecases/strictnessgate.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! Two gateways with the API on both, and what the change makes of production's.
struct Change
{
    FactsEstate before, after;
    Plan plan;

    explicit Change(bool isNew = false)
    {
        before.gateway(u"sbx"_s, GatewayKind::Kong, u"sandbox"_s);
        before.gateway(u"prd"_s, GatewayKind::Kong, u"production"_s);
        before.estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
        before.estate.isolation.resolve.hosts = {{u"orders.sbx.example"_s, {u"192.0.2.1"_s}}, {u"orders.prd.example"_s, {u"192.0.2.2"_s}}, {u"new.prd.example"_s, {u"192.0.2.3"_s}}};
        before.read(u"sbx"_s, "everything", EntityKinds::fromBits(0xffff));
        before.read(u"prd"_s, "everything", EntityKinds::fromBits(0xffff));
        before.sync(u"sbx"_s, GatewayStatus::Ok);
        before.sync(u"prd"_s, GatewayStatus::Ok);
        before.api(before.inventories[0], "orders-sbx", "orders.sbx.example");
        before.api(before.inventories[0], "ledger-sbx", "orders.sbx.example");
        after = before;
        if (!isNew)
            before.api(before.inventories[1], "orders-prd", "orders.prd.example");
        after.api(after.inventories[1], "orders-prd", "orders.prd.example");
        plan.from = EnvironmentId(u"sandbox"_s);
        plan.to = EnvironmentId(u"production"_s);
        plan.source = GatewayId(u"sbx"_s);
        plan.target = GatewayId(u"prd"_s);
        plan.sourceDeployments = {"orders-sbx"};
        if (!isNew)
            plan.targetDeployments = {"orders-prd"};
    }

    GatewayInventory &production(bool isAfter) { return (isAfter ? after : before).inventories[1]; }
    GatewayInventory &sandbox(bool isAfter) { return (isAfter ? after : before).inventories[0]; }

    static CatalogView viewOf(const FactsEstate &estate)
    {
        CatalogView view;
        view.estate = estate.estate;
        CatalogInput input;
        input.estate = &estate.estate;
        input.inventories = estate.inventories;
        view.catalog = buildCatalog(input);
        view.snapshot = Snapshot();
        auto facts = std::make_shared<isolation::EstateFacts>(isolationFacts({.estate = &estate.estate, .catalog = &view.catalog, .inventories = &estate.inventories,
                                                                             .collections = &estate.collections, .syncs = &estate.syncs, .runs = nullptr, .now = estate.now}));
        view.index = std::make_shared<isolation::FactIndex>(*facts);
        view.facts = facts;
        return view;
    }
    [[nodiscard]] GateResult isolation(const HeldAgainst &held = {}) const
    {
        return isolationGate(plan, viewOf(before), viewOf(after), isolation::ControlCatalogue::builtIn(), held);
    }
    [[nodiscard]] GateResult strictness() const { return strictnessGate(plan, viewOf(before).catalog, viewOf(after).catalog); }
};

Policy policy(const char *name, const char *on, JsonValue::Object config = {}, Policy::Scope scope = Policy::Scope::Deployment)
{
    Policy made;
    made.nativeId = std::string(name) + "-of-" + on;
    made.name = name;
    made.scope = scope;
    made.scopeId = on;
    made.config = std::move(config);
    return made;
}

QByteArray told(const GateResult &result)
{
    return (QString::fromLatin1(toWire(result.verdict).data()) + u": "_s + result.reason + u"\n"_s + result.evidence.join(u'\n')).toUtf8();
}

//! What the sandbox, production now and production after the change have, and what the gate of strictness says.
struct Strictness
{
    const char *name;
    GateVerdict verdict;
    const char *line; //!< part of a line of evidence; empty: none is expected
    std::function<void(Change &)> make;
};

void limits(Change &change, int sandbox, int now, int then)
{
    change.sandbox(false).policies.push_back(policy("rate-limiting", "orders-sbx", {{"minute", sandbox}}));
    change.production(false).policies.push_back(policy("rate-limiting", "orders-prd", {{"minute", now}}));
    change.production(true).policies.push_back(policy("rate-limiting", "orders-prd", {{"minute", then}}));
}

const std::vector<Strictness> &strictnesses()
{
    static const std::vector<Strictness> all = {
        {"nothing changes", GateVerdict::Pass, "", [](Change &) {}},
        {"authentication goes", GateVerdict::Fail, "authentication", [](Change &change) { change.production(false).policies.push_back(policy("key-auth", "orders-prd")); }},
        {"authentication is switched off", GateVerdict::Fail, "authentication",
         [](Change &change) {
             change.production(false).policies.push_back(policy("key-auth", "orders-prd"));
             change.production(true).policies.push_back(policy("key-auth", "orders-prd"));
             change.production(true).policies.back().enabled = false;
         }},
        {"authentication comes", GateVerdict::Pass, "", [](Change &change) { change.production(true).policies.push_back(policy("key-auth", "orders-prd")); }},
        {"another kind of authentication", GateVerdict::Pass, "",
         [](Change &change) {
             change.production(false).policies.push_back(policy("jwt", "orders-prd"));
             change.production(true).policies.push_back(policy("openid-connect", "orders-prd", {{"issuer", "https://id.example"}}));
         }},
        {"authentication of one route goes", GateVerdict::Fail, "1 routes are without it",
         [](Change &change) {
             for (const bool isAfter : {false, true}) {
                 Route second = change.production(isAfter).routes.front();
                 second.nativeId = "second";
                 second.paths = {"/second"};
                 change.production(isAfter).routes.push_back(second);
             }
             change.production(false).policies.push_back(policy("key-auth", "orders-prd"));
             change.production(true).policies.push_back(policy("key-auth", "second", {}, Policy::Scope::Route));
         }},
        {"the sandbox has it, and production still has not", GateVerdict::Pass, "stands already",
         [](Change &change) { change.sandbox(false).policies.push_back(policy("key-auth", "orders-sbx")); }},
        {"a higher limit", GateVerdict::Fail, "60 in 60 s is not held", [](Change &change) { limits(change, 600, 60, 600); }},
        {"a lower limit", GateVerdict::Pass, "", [](Change &change) { limits(change, 600, 600, 60); }},
        {"a limit wider than the sandbox's, as before", GateVerdict::Pass, "", [](Change &change) { limits(change, 60, 600, 600); }},
        {"the limit goes", GateVerdict::Fail, "rate limit",
         [](Change &change) { change.production(false).policies.push_back(policy("rate-limiting", "orders-prd", {{"minute", 60}})); }},
        {"every origin may call", GateVerdict::Fail, "origins",
         [](Change &change) {
             change.production(false).policies.push_back(policy("cors", "orders-prd", {{"origins", JsonValue::Array{"https://shop.example"}}}));
             change.production(true).policies.push_back(policy("cors", "orders-prd", {{"origins", JsonValue::Array{"*"}}}));
         }},
        {"fewer origins may call", GateVerdict::Pass, "",
         [](Change &change) {
             change.production(false).policies.push_back(policy("cors", "orders-prd", {{"origins", JsonValue::Array{"*"}}}));
             change.production(true).policies.push_back(policy("cors", "orders-prd", {{"origins", JsonValue::Array{"https://shop.example"}}}));
         }},
        {"calls carry credentials", GateVerdict::Fail, "carry credentials",
         [](Change &change) {
             for (const bool isAfter : {false, true}) {
                 change.production(isAfter).policies.push_back(
                     policy("cors", "orders-prd", {{"credentials", isAfter}, {"origins", JsonValue::Array{"https://shop.example"}}}));
             }
         }},
        {"more addresses are let in", GateVerdict::Fail, "10.0.0.0/8 are let in too",
         [](Change &change) {
             change.production(false).policies.push_back(policy("ip-restriction", "orders-prd", {{"allow", JsonValue::Array{"192.0.2.0/24"}}}));
             change.production(true).policies.push_back(policy("ip-restriction", "orders-prd", {{"allow", JsonValue::Array{"192.0.2.0/24", "10.0.0.0/8"}}}));
         }},
        {"fewer addresses are kept out", GateVerdict::Fail, "203.0.113.9 are not kept out",
         [](Change &change) {
             change.production(false).policies.push_back(policy("ip-restriction", "orders-prd", {{"deny", JsonValue::Array{"203.0.113.9"}}}));
             change.production(true).policies.push_back(policy("ip-restriction", "orders-prd", {{"deny", JsonValue::Array{"203.0.113.1"}}}));
         }},
        {"more groups are let in", GateVerdict::Fail, "access list",
         [](Change &change) {
             change.production(false).policies.push_back(policy("acl", "orders-prd", {{"allow", JsonValue::Array{"gold"}}}));
             change.production(true).policies.push_back(policy("acl", "orders-prd", {{"allow", JsonValue::Array{"gold", "free"}}}));
         }},
        {"bigger bodies", GateVerdict::Fail, "size limit",
         [](Change &change) {
             change.production(false).policies.push_back(policy("request-size-limiting", "orders-prd", {{"allowed_payload_size", 1}}));
             change.production(true).policies.push_back(policy("request-size-limiting", "orders-prd", {{"allowed_payload_size", 64}}));
         }},
        {"callers without TLS", GateVerdict::Fail, "TLS: callers",
         [](Change &change) {
             for (FactsEstate *estate : {&change.before, &change.after})
                 estate->inventories[0].routes.front().protocols = {"https"};
             change.production(false).routes.front().protocols = {"https"};
             change.production(true).routes.front().protocols = {"http", "https"};
         }},
        {"the back-end without TLS", GateVerdict::Fail, "TLS: the back-end", [](Change &change) { change.production(true).upstreams.front().scheme = "http"; }},
        {"the back-end unchecked", GateVerdict::Fail, "certificate of the back-end",
         [](Change &change) { change.production(true).upstreams.front().attributes["tls_verify"] = false; }},
        {"a mock answers", GateVerdict::Fail, "in place of the back-end",
         [](Change &change) { change.production(true).policies.push_back(policy("request-termination", "orders-prd", {{"status_code", 503}})); }},
        {"code may stand in for it", GateVerdict::Unknown, "authentication",
         [](Change &change) {
             change.production(false).policies.push_back(policy("key-auth", "orders-prd"));
             change.production(true).policies.push_back(policy("pre-function", "orders-prd", {{"access", JsonValue::Array{"return kong.response.exit(401)"}}}));
         }},
        {"the sandbox was not read", GateVerdict::Unknown, "", [](Change &change) { change.plan.sourceDeployments = {"gone"}; }},
    };
    return all;
}

} // namespace

class TestChangeGates : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void isolation_nothingChanges_passes();
    void isolation_sharedTarget_refuses();
    void isolation_sharedTargetOfBefore_standsAlready();
    void isolation_standingFailUnderAnotherId_standsAlready();
    void isolation_secondFail_refuses();
    void isolation_failOfAnotherApi_refuses();
    void isolation_lessKnown_isUnknown();
    void isolation_newApi_warnsOfWhatItLacks_andRefusesWhatCrosses();
    void isolation_keptFindingThatCannotBeRead_isUnknown();
    void isolation_whatCannotBeJudged_isUnknown();
    void strictness_ofEachDemand_data();
    void strictness_ofEachDemand();
    void strictness_newApi_isComparedWithTheSandbox();
    void units_areExchanged_andOthersStay();
};

void TestChangeGates::isolation_nothingChanges_passes()
{
    const GateResult result = Change().isolation();
    QVERIFY2(result.verdict == GateVerdict::Pass, told(result).constData());
    QVERIFY(result.refusing.isEmpty());
}

void TestChangeGates::isolation_sharedTarget_refuses()
{
    Change change;
    change.production(true).targets.front().host = "orders.sbx.example";
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
    QVERIFY2(result.refusing.join(u'\n').contains(u"infrastructure INF-07"_s), told(result).constData());
    QVERIFY(result.refusing.join(u'\n').contains(u"orders.sbx.example"_s));
}

void TestChangeGates::isolation_sharedTargetOfBefore_standsAlready()
{
    Change change;
    for (const bool isAfter : {false, true})
        change.production(isAfter).targets.front().host = "orders.sbx.example";
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Pass, told(result).constData());
    QVERIFY2(result.evidence.join(u'\n').contains(u"stands already: infrastructure INF-07"_s), told(result).constData());
    change.production(true).targets.front().host = "orders.prd.example"; // and the change heals it
    QVERIFY(!change.isolation().evidence.join(u'\n').contains(u"INF-07"_s));
}

void TestChangeGates::isolation_standingFailUnderAnotherId_standsAlready()
{
    Change change;
    for (const bool isAfter : {false, true})
        change.production(isAfter).targets.front().host = "orders.sbx.example";
    change.production(true).targets.front().nativeId = "t-by-another-id";
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Pass, told(result).constData());
}

void TestChangeGates::isolation_secondFail_refuses()
{
    Change change;
    for (const bool isAfter : {false, true})
        change.production(isAfter).targets.front().host = "orders.sbx.example";
    change.sandbox(false).policies.push_back(policy("http-log", "orders-sbx", {{"http_endpoint", "http://logs.example:9200/x"}}));
    change.sandbox(true) = change.sandbox(false);
    change.production(true).policies.push_back(policy("http-log", "orders-prd", {{"http_endpoint", "http://logs.example:9200/x"}}));
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
    QVERIFY2(!result.refusing.join(u'\n').contains(u"INF-07"_s), told(result).constData());
}

//! The change makes another API's unit fail: what calls the same place from the sandbox.
void TestChangeGates::isolation_failOfAnotherApi_refuses()
{
    Change change;
    change.sandbox(false).targets.back().host = "new.prd.example"; // of ledger
    change.sandbox(true) = change.sandbox(false);
    change.production(true).targets.front().host = "new.prd.example";
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
}

void TestChangeGates::isolation_lessKnown_isUnknown()
{
    Change change;
    change.production(true).targets.front().host = "nobody-knows.example"; // no address is told
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Unknown, told(result).constData());
    QVERIFY(result.refusing.join(u'\n').contains(u"→ unknown"_s));
}

void TestChangeGates::isolation_newApi_warnsOfWhatItLacks_andRefusesWhatCrosses()
{
    Change change(true);
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Warn || result.verdict == GateVerdict::Pass, told(result).constData());
    QVERIFY(result.refusing.isEmpty());
    change.production(true).targets.front().host = "orders.sbx.example";
    const GateResult crossing = change.isolation();
    QVERIFY2(crossing.verdict == GateVerdict::Fail, told(crossing).constData());
    QVERIFY2(crossing.refusing.join(u'\n').contains(u"INF-07"_s), told(crossing).constData());
}

void TestChangeGates::isolation_keptFindingThatCannotBeRead_isUnknown()
{
    const Change change;
    HeldAgainst held;
    CheckFinding finding;
    finding.control = "INF-07";
    finding.verdict = "fail";
    finding.detail = "{";
    held.open[{change.plan.from, change.plan.to}] = {finding};
    QCOMPARE(change.isolation(held).verdict, GateVerdict::Unknown);
}

void TestChangeGates::isolation_whatCannotBeJudged_isUnknown()
{
    Change noPair;
    noPair.before.estate.pairs.clear();
    QCOMPARE(noPair.isolation().verdict, GateVerdict::Unknown);
    Change old;
    old.before.now += std::chrono::hours(48);
    old.after.now = old.before.now;
    QVERIFY2(old.isolation().verdict == GateVerdict::Unknown, told(old.isolation()).constData());
    Change failed;
    for (FactsEstate *estate : {&failed.before, &failed.after})
        estate->syncs.last().status = GatewayStatus::Failed;
    QVERIFY2(failed.isolation().verdict == GateVerdict::Unknown, told(failed.isolation()).constData());
    Change unread;
    unread.plan.sourceDeployments = {"never-read"};
    QCOMPARE(unread.isolation().verdict, GateVerdict::Unknown);
    Change never;
    CatalogView before = Change::viewOf(never.before);
    before.snapshot.reset();
    QCOMPARE(isolationGate(never.plan, before, Change::viewOf(never.after), isolation::ControlCatalogue::builtIn()).verdict, GateVerdict::Unknown);
}

void TestChangeGates::strictness_ofEachDemand_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < strictnesses().size(); ++i)
        QTest::newRow(strictnesses()[i].name) << static_cast<int>(i);
}

void TestChangeGates::strictness_ofEachDemand()
{
    QFETCH(const int, number);
    const Strictness &row = strictnesses()[static_cast<std::size_t>(number)];
    Change change;
    row.make(change);
    change.sandbox(true) = change.sandbox(false);
    const GateResult result = change.strictness();
    QVERIFY2(result.verdict == row.verdict, told(result).constData());
    QVERIFY2(result.evidence.join(u'\n').contains(QString::fromLatin1(row.line)), told(result).constData());
    QCOMPARE(result.refusing.isEmpty(), row.verdict == GateVerdict::Pass || QByteArray(row.line).isEmpty());
}

void TestChangeGates::strictness_newApi_isComparedWithTheSandbox()
{
    Change change(true);
    QVERIFY2(change.strictness().verdict == GateVerdict::Pass, told(change.strictness()).constData());
    change.sandbox(false).policies.push_back(policy("key-auth", "orders-sbx"));
    change.sandbox(true) = change.sandbox(false);
    const GateResult result = change.strictness();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
    QVERIFY(result.refusing.first().startsWith(u"weaker than sandbox: authentication"_s));
    change.production(true).policies.push_back(policy("key-auth", "orders-prd"));
    QVERIFY2(change.strictness().verdict == GateVerdict::Pass, told(change.strictness()).constData());
}

void TestChangeGates::units_areExchanged_andOthersStay()
{
    Change change;
    GatewayInventory &inventory = change.production(false);
    change.before.api(inventory, "ledger-prd", "ledger.prd.example");
    inventory.deployments.back().upstreamId = inventory.deployments.front().upstreamId; // shared with orders
    inventory.policies = {policy("key-auth", "orders-prd"), policy("cors", "r-orders-prd", {}, Policy::Scope::Route), policy("key-auth", "ledger-prd")};
    Consumer shared;
    shared.nativeId = shared.name = "ann";
    inventory.consumers = {shared};
    Certificate certificate, renewed;
    certificate.nativeId = renewed.nativeId = "tls";
    certificate.names = {"orders.prd.example"};
    renewed.names = {"orders.prd.example", "more.prd.example"};
    inventory.certificates = {certificate};
    Deployment made;
    made.nativeId = "orders-prd";
    made.nativeName = "orders, made anew";
    Route route;
    route.nativeId = "r-new";
    route.deploymentId = made.nativeId;
    UnitExchange exchange{GatewayId(u"prd"_s), {"orders-prd"}, {toRecord(shared), toRecord(inventory.policies[0])}, {toRecord(made), toRecord(route), toRecord(renewed)}};
    QVERIFY(replaceUnits(change.before.inventories, exchange));
    QCOMPARE(inventory.deployments.size(), std::size_t(2));
    QCOMPARE(inventory.deployments.back().nativeName, std::string("orders, made anew"));
    QCOMPARE(inventory.routes.size(), std::size_t(2));
    QCOMPARE(inventory.routes.back().nativeId, std::string("r-new"));
    QCOMPARE(inventory.policies.size(), std::size_t(1));
    QCOMPARE(inventory.policies.front().scopeId, std::string("ledger-prd"));
    QCOMPARE(inventory.upstreams.size(), std::size_t(2)); // the shared one stays, and the one of ledger that nobody uses now
    QCOMPARE(inventory.consumers.size(), std::size_t(1));
    QCOMPARE(inventory.certificates, std::vector<Certificate>{renewed}); // not twice
    const std::size_t sandbox = change.sandbox(false).deployments.size();
    exchange.gateway = GatewayId(u"another"_s);
    QVERIFY(replaceUnits(change.before.inventories, exchange));
    QCOMPARE(change.before.inventories.size(), std::size_t(3));
    QCOMPARE(change.sandbox(false).deployments.size(), sandbox);
    exchange.come = {EntityRecord{EntityKind::Route, "bad", "{", {}}};
    QVERIFY(!replaceUnits(change.before.inventories, exchange));
}

QTEST_GUILESS_MAIN(TestChangeGates)
#include "tst_changegates.moc"
