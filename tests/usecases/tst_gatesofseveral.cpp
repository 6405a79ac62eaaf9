// SPDX-License-Identifier: GPL-3.0-or-later
// Plans of several APIs: every gate looks at each of them, and what one does well is no excuse for another.
#include "usecases/factsestate.h"
#include "usecases/gatebench.h"
#include "usecases/isolationgate.h"
#include "usecases/strictnessgate.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

Policy policy(const char *name, const char *on, JsonValue::Object config = {})
{
    Policy made;
    made.nativeId = std::string(name) + "-of-" + on;
    made.name = name;
    made.scope = Policy::Scope::Deployment;
    made.scopeId = on;
    made.config = std::move(config);
    return made;
}

//! Orders and ledger on two gateways, promoted together.
struct Change
{
    FactsEstate before, after;
    Plan plan;

    explicit Change(bool isLedgerNew = false)
    {
        before.gateway(u"sbx"_s, GatewayKind::Kong, u"sandbox"_s);
        before.gateway(u"prd"_s, GatewayKind::Kong, u"production"_s);
        before.estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
        before.estate.isolation.resolve.hosts = {{u"orders.sbx.example"_s, {u"192.0.2.1"_s}}, {u"ledger.sbx.example"_s, {u"192.0.2.2"_s}},
                                                {u"orders.prd.example"_s, {u"192.0.2.3"_s}}, {u"ledger.prd.example"_s, {u"192.0.2.4"_s}}};
        for (const QString &gateway : {u"sbx"_s, u"prd"_s}) {
            before.read(gateway, "everything", EntityKinds::fromBits(0xffff));
            before.sync(gateway, GatewayStatus::Ok);
        }
        before.api(sandbox(), "orders-sbx", "orders.sbx.example");
        before.api(sandbox(), "ledger-sbx", "ledger.sbx.example");
        before.api(before.inventories[1], "orders-prd", "orders.prd.example");
        after = before;
        if (!isLedgerNew)
            before.api(before.inventories[1], "ledger-prd", "ledger.prd.example");
        after.api(after.inventories[1], "ledger-prd", "ledger.prd.example");
        plan.from = EnvironmentId(u"sandbox"_s);
        plan.to = EnvironmentId(u"production"_s);
        plan.source = GatewayId(u"sbx"_s);
        plan.target = GatewayId(u"prd"_s);
        plan.sourceDeployments = {"orders-sbx", "ledger-sbx"};
        plan.targetDeployments = {"orders-prd"};
        PlanPart ledger{rowId(u"ledger"_s), {"ledger-sbx"}, {}, {}};
        if (!isLedgerNew) {
            plan.targetDeployments.push_back("ledger-prd");
            ledger.targetDeployments = {"ledger-prd"};
        }
        plan.api = rowId(u"orders"_s);
        plan.apiName = "orders";
        plan.others = {{ledger.api, "ledger"}};
        plan.parts = {{plan.api, {"orders-sbx"}, {"orders-prd"}, {}}, ledger};
    }

    GatewayInventory &sandbox() { return before.inventories[0]; }
    GatewayInventory &production(bool isAfter) { return (isAfter ? after : before).inventories[1]; }

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
    [[nodiscard]] GateResult isolation() const { return isolationGate(plan, viewOf(before), viewOf(after), isolation::ControlCatalogue::builtIn()); }
    [[nodiscard]] GateResult strictness() const { return strictnessGate(plan, viewOf(before).catalog, viewOf(after).catalog); }

private:
    std::string rowId(const QString &name) const
    {
        const Catalog catalog = viewOf(before).catalog;
        const ApiRow *row = catalog.find(name);
        return row == nullptr ? std::string() : row->id.text().toStdString();
    }
};

QByteArray told(const GateResult &result)
{
    return (QString::fromLatin1(toWire(result.verdict).data()) + u": "_s + result.reason + u"\n"_s + result.evidence.join(u'\n')).toUtf8();
}

QString idOf(const Request &request)
{
    return QString::fromStdString(request.id);
}

//! The plan of one API that is these objects of the bench's gateways.
Plan partOf(GateBench &bench, const std::string &api, const std::vector<std::string> &ids)
{
    const auto closureOf = [&](const std::map<std::string, JsonValue> &objects) {
        NativeClosure closure = QCoro::waitFor(ValueEditor(const_cast<std::map<std::string, JsonValue> &>(objects)).closure({})).value();
        std::erase_if(closure.objects, [&](const NativeObject &object) { return std::find(ids.begin(), ids.end(), object.ref.id) == ids.end(); });
        return closure;
    };
    PlanGround ground;
    ground.source = closureOf(bench.opener.source);
    ground.target = closureOf(bench.opener.target);
    ground.namesSource = [](const std::string &) { return false; };
    ground.placeOnTarget = [](NativeObject object) { return object; };
    Plan plan = bench.plan(api);
    plan.steps.clear();
    buildSteps(ground, plan);
    return plan;
}

//! Orders ("orders", "more") and bills ("bills"), with "shared" in both.
Plan ordersAndBills(GateBench &bench)
{
    Plan plan = bench.plan("orders"); // both closures, as they are read again
    plan.steps.clear();
    if (mergeSteps({partOf(bench, "orders", {"orders", "more", "shared"}), partOf(bench, "bills", {"bills", "shared"})}, plan))
        qFatal("the parts of the plan contradict each other");
    plan.others = {{"bills", "bills"}};
    return plan;
}

void fill(GateBench &bench)
{
    for (const char *id : {"orders", "more", "bills", "shared"}) {
        bench.opener.source[id] = JsonValue::Object{{"n", 2}, {"of", id}};
        bench.opener.target[id] = JsonValue::Object{{"n", 1}, {"of", id}};
    }
}

} // namespace

class TestGatesOfSeveral : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void strictness_whatOneLoses_anotherDoesNotMakeUpFor();
    void strictness_ofANewOne_isComparedWithTheSandbox();
    void isolation_whatIsUnknownOfOne_hidesNothingOfAnother();
    void isolation_newOne_onlyWarns_andTheOthersDoNot();
    void drift_ofEach_isWhatItsOwnLastPromotionLeft();
    void drift_whatTravelledWithAnother_isJudgedAlone();
    void people_withAPartInAnyOfThem_doNotCount();
    void contract_ofTheSecond_changedByAByte_voidsTheRequest();

private:
    [[nodiscard]] GateResult driftOf(const Plan &plan) { return m_bench->desk->gates(plan, nullptr, GateBench::ground({}))->at(4); }
    Result<Request> asked(const Plan &plan) { return m_bench->desk->request(plan, u"because"_s, GateBench::actor(u"eng"_s), GateBench::ground({})); }
    void promote(const Plan &plan);

    std::unique_ptr<GateBench> m_bench;
};

void TestGatesOfSeveral::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_bench = std::make_unique<GateBench>();
    VERIFY_OK(m_bench->meet());
}

void TestGatesOfSeveral::promote(const Plan &plan)
{
    const auto made = asked(plan);
    VERIFY_OK(made);
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    const auto applied = m_bench->apply(*made, {});
    VERIFY_OK(applied);
    QCOMPARE(applied->request.state, State::Applied);
}

void TestGatesOfSeveral::strictness_whatOneLoses_anotherDoesNotMakeUpFor()
{
    Change change;
    QVERIFY2(change.strictness().verdict == GateVerdict::Pass, told(change.strictness()).constData());
    change.production(false).policies = {policy("key-auth", "orders-prd"), policy("rate-limiting", "ledger-prd", {{"minute", 10}})};
    change.production(true).policies = {policy("key-auth", "ledger-prd"), policy("rate-limiting", "orders-prd", {{"minute", 10}})};
    const GateResult result = change.strictness();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
    const QString refusing = result.refusing.join(u'\n');
    QVERIFY2(refusing.contains(u"orders: weaker than now: authentication"_s) && refusing.contains(u"ledger: weaker than now: rate limit"_s), told(result).constData());
    QCOMPARE(result.refusing.size(), 2);
}

void TestGatesOfSeveral::strictness_ofANewOne_isComparedWithTheSandbox()
{
    Change change(true);
    change.sandbox().policies = {policy("key-auth", "ledger-sbx")};
    change.after.inventories[0] = change.sandbox();
    const GateResult result = change.strictness();
    QVERIFY2(result.verdict == GateVerdict::Fail, told(result).constData());
    QCOMPARE(result.refusing.size(), 1);
    QVERIFY2(result.refusing.first().startsWith(u"ledger: weaker than sandbox: authentication"_s), told(result).constData());
    change.production(true).policies = {policy("key-auth", "ledger-prd")};
    QVERIFY2(change.strictness().verdict == GateVerdict::Pass, told(change.strictness()).constData());
}

void TestGatesOfSeveral::isolation_whatIsUnknownOfOne_hidesNothingOfAnother()
{
    const JsonValue::Object code{{"access", JsonValue::Array{"return kong.response.exit(401)"}}};
    Change change;
    for (const bool isAfter : {false, true})
        change.production(isAfter).policies = {policy("pre-function", "ledger-prd", code), policy("key-auth", "orders-prd")};
    QVERIFY2(change.isolation().verdict == GateVerdict::Pass, told(change.isolation()).constData());
    change.production(true).policies.back() = policy("pre-function", "orders-prd", code); // as little known as ledger's now
    const GateResult result = change.isolation();
    QVERIFY2(result.verdict == GateVerdict::Unknown, told(result).constData());
    QVERIFY2(result.refusing.join(u'\n').contains(u"orders: identity IDN-05: pass → unknown"_s), told(result).constData());
    QVERIFY2(!result.refusing.join(u'\n').contains(u"ledger: "_s), told(result).constData());
}

void TestGatesOfSeveral::isolation_newOne_onlyWarns_andTheOthersDoNot()
{
    Change change(true); // of ledger
    const GateResult fresh = change.isolation();
    QVERIFY2(fresh.verdict == GateVerdict::Warn, told(fresh).constData());
    QVERIFY2(fresh.evidence.join(u'\n').contains(u"ledger: policies POL-01"_s), told(fresh).constData());
    change.production(false).policies = {policy("rate-limiting", "orders-prd", {{"minute", 10}})};
    const GateResult worse = change.isolation();
    QVERIFY2(worse.verdict == GateVerdict::Fail, told(worse).constData());
    QVERIFY2(worse.refusing.join(u'\n').contains(u"orders: policies POL-01"_s) && !worse.refusing.join(u'\n').contains(u"ledger: "_s), told(worse).constData());
    Change crossing(true);
    crossing.production(true).targets.back().host = "ledger.sbx.example";
    QVERIFY2(crossing.isolation().verdict == GateVerdict::Fail, told(crossing.isolation()).constData());
    QVERIFY2(crossing.isolation().refusing.join(u'\n').contains(u"INF-07"_s), told(crossing.isolation()).constData());
}

void TestGatesOfSeveral::drift_ofEach_isWhatItsOwnLastPromotionLeft()
{
    for (auto *objects : {&m_bench->opener.source, &m_bench->opener.target})
        objects->clear();
    m_bench->opener.source["bills"] = JsonValue::Object{{"n", 2}};
    m_bench->opener.target["bills"] = JsonValue::Object{{"n", 1}};
    promote(m_bench->plan("bills")); // alone
    fill(*m_bench);
    m_bench->opener.target["bills"] = JsonValue::Object{{"n", 2}}; // as it was left
    m_bench->opener.target.erase("shared");
    m_bench->opener.source.erase("shared");
    QVERIFY2(driftOf(ordersAndBills(*m_bench)).verdict == GateVerdict::Pass, told(driftOf(ordersAndBills(*m_bench))).constData());
    m_bench->opener.target["orders"] = JsonValue::Object{{"n", 7}}; // which nobody promoted yet
    QVERIFY(driftOf(ordersAndBills(*m_bench)).verdict == GateVerdict::Pass);
    m_bench->opener.target["bills"] = JsonValue::Object{{"n", 99}}; // by hand
    const GateResult drift = driftOf(ordersAndBills(*m_bench));
    QVERIFY2(drift.verdict == GateVerdict::Fail, told(drift).constData());
    QVERIFY2(drift.reason.startsWith(u"bills: "_s) && drift.reason.contains(u"by no promotion"_s), told(drift).constData());
    QVERIFY(!asked(ordersAndBills(*m_bench)));
}

void TestGatesOfSeveral::drift_whatTravelledWithAnother_isJudgedAlone()
{
    fill(*m_bench);
    promote(ordersAndBills(*m_bench));
    QVERIFY(m_bench->opener.target == m_bench->opener.source);
    const auto alone = [&] { return driftOf(partOf(*m_bench, "bills", {"bills", "shared"})); };
    QVERIFY2(alone().verdict == GateVerdict::Pass, told(alone()).constData());
    QVERIFY(driftOf(ordersAndBills(*m_bench)).verdict == GateVerdict::Pass);
    m_bench->opener.target["more"] = JsonValue::Object{{"n", 99}}; // of orders
    QVERIFY2(alone().verdict == GateVerdict::Pass, told(alone()).constData());
    const GateResult both = driftOf(ordersAndBills(*m_bench));
    QVERIFY2(both.verdict == GateVerdict::Fail && both.reason.startsWith(u"orders: "_s), told(both).constData());
    m_bench->opener.target.erase("bills");
    QVERIFY2(alone().verdict == GateVerdict::Fail, told(alone()).constData());
}

void TestGatesOfSeveral::people_withAPartInAnyOfThem_doNotCount()
{
    fill(*m_bench);
    const auto quorum = [&] { return m_bench->desk->gates(ordersAndBills(*m_bench), nullptr, GateBench::ground({}))->last(); };
    QVERIFY2(quorum().evidence.join(u' ').contains(u"names no author"_s), told(quorum()).constData()); // of bills
    EstateConfig config = m_bench->estate;
    ApiFacts bills;
    bills.name = u"bills"_s;
    bills.authors = {u"three"_s};
    config.apis.append(bills);
    m_bench->use(config);
    QVERIFY2(!quorum().evidence.join(u' ').contains(u"names no author"_s), told(quorum()).constData());
    const QStringList breaking{u"bills: a member is gone"_s};
    const auto made = m_bench->desk->request(ordersAndBills(*m_bench), u"because"_s, GateBench::actor(u"eng"_s), GateBench::ground(breaking), {u"contract"_s});
    VERIFY_OK(made);
    for (const QString &author : {u"aut"_s, u"three"_s})
        QVERIFY2(!m_bench->waive(*made, author, breaking), qPrintable(author));
    VERIFY_OK(m_bench->waive(*made, u"one"_s, breaking)); // for the request as a whole
    for (const QString &author : {u"aut"_s, u"three"_s})
        QVERIFY2(!m_bench->approve(*made, author), qPrintable(author));
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    const auto more = m_bench->apply(*made, breaking + QStringList{u"orders: a member is gone"_s});
    QVERIFY(!more);
    QVERIFY2(more.error().what.contains(u"more than what was waived"_s), qPrintable(more.error().toText()));
    VERIFY_OK(m_bench->apply(*made, breaking));
}

void TestGatesOfSeveral::contract_ofTheSecond_changedByAByte_voidsTheRequest()
{
    const QTemporaryDir folder;
    const auto write = [&](const QByteArray &text) {
        QFile file(folder.filePath(u"bills.yaml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("openapi: 3.0.3\n"));
    fill(*m_bench);
    EstateConfig config = m_bench->estate;
    config.path = folder.filePath(u"estate.yaml"_s);
    ApiFacts bills;
    bills.name = u"bills"_s;
    bills.contract.insert(u"sbx"_s, u"bills.yaml"_s);
    config.apis.append(bills);
    m_bench->use(config);
    Plan plan = ordersAndBills(*m_bench);
    plan.contracts = {{"bills", EnvironmentId(u"sbx"_s), toHex(sha256("openapi: 3.0.3\n"))}};
    GateGround ground = GateBench::ground({});
    ground.contracts = plan.contracts;
    const auto made = m_bench->desk->request(plan, u"because"_s, GateBench::actor(u"eng"_s), ground);
    VERIFY_OK(made);
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    QVERIFY(write("openapi: 3.0.4\n"));
    const auto before = m_bench->opener.target;
    const auto refused = m_bench->apply(*made, {});
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(u"contract file"_s));
    QCOMPARE(m_bench->desk->find(idOf(*made))->state, State::Void);
    QVERIFY(m_bench->opener.target == before);
}

QTEST_GUILESS_MAIN(TestGatesOfSeveral)
#include "tst_gatesofseveral.moc"
