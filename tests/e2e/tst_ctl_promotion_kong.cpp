// SPDX-License-Identifier: GPL-3.0-or-later
// A promotion from one Kong to another by the real program: asked for, approved by two, applied, seen in production, rolled back; and what stops one.
#include "demo/fakekong.h"
#include "e2e/promotioncast.h"
#include "support/canary.h"
#include "support/httpask.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using Row = KongSeed::Row;

JsonValue list(const std::vector<std::string> &values)
{
    return KongSeed::list(values);
}

//! As Kong tells it: the server's settings under their older names, too.
Row limiter(int minute, const std::string &redis, const char *password)
{
    return {{"minute", minute}, {"policy", "redis"}, {"redis", Row{{"host", redis}, {"password", password}, {"port", 6379}}},
            {"redis_host", redis}, {"redis_password", password}, {"redis_port", 6379}};
}

//! Kong's ids are made by the seed: the domain keeps those of two gateways apart.
void addOrders(KongSeed &seed, const std::string &domain, const std::string &path, const std::vector<std::string> &methods, int minute, const char *password)
{
    const auto id = [&](const char *what) { return JsonValue(KongSeed::uuid(domain + what)); };
    const std::string upstream = seed.upstream("orders.pool", {{"id", id("upstream")}});
    seed.target(upstream, "one." + domain + ":8080");
    const std::string service = seed.service("orders", "orders.pool", {{"id", id("service")}, {"path", path}});
    const std::string route = seed.route("orders-list", service, "/orders", {{"hosts", list({"orders." + domain})}, {"id", id("route")}, {"methods", list(methods)}});
    seed.plugin("rate-limiting", limiter(minute, "redis." + domain, password), "service", service, {{"id", id("limit")}});
    const std::string consumer = seed.consumer("acme", {{"id", id("consumer")}});
    seed.plugin("request-termination", {{"status_code", 503}}, "consumer", consumer, {{"id", id("termination")}, {"service", KongSeed::reference(service)}});
    seed.plugin("prometheus", {}, {}, {}, {{"id", id("prometheus")}});
    if (domain != "sbx.test")
        return;
    const std::string more = seed.route("orders-export", service, "/orders/export", {{"hosts", list({"orders." + domain})}, {"id", id("export")}});
    seed.route("orders-import", service, "/orders/import", {{"hosts", list({"orders." + domain})}, {"id", id("import")}});
    seed.plugin("cors", {{"origins", list({"https://shop." + domain})}}, "route", more, {{"id", id("cors")}});
}

KongSeed sandboxSeed()
{
    KongSeed seed;
    addOrders(seed, "sbx.test", "/v2", {"GET", "PATCH"}, 60, "CANARY-sandbox-redis");
    return seed;
}

KongSeed productionSeed()
{
    KongSeed seed;
    addOrders(seed, "prd.test", "/v1", {"GET"}, 30, "CANARY-production-redis");
    return seed;
}

const QList<QByteArray> secrets{"CANARY-sandbox-redis", "CANARY-production-redis", "CANARY-admin-token"};

} // namespace

class TestCtlPromotionKong : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void promotion_approvedByTwo_isAppliedSeenAndRolledBack();
    void promotion_ofANewApi_isMadeAndTakenAway();
    void promotion_ofANewApi_sharesTheUpstreamOfOthers();
    void target_editedBehindOurBack_isNotWritten();
    void plan_schemaOfTheTargetSaysNo_isRefusedWithItsStep();
    void plan_targetWithoutDatabase_isRefused();
    void plan_secretThatTheTargetHasNot_blocks();

private:
    void open(KongSeed sandbox, KongSeed production, FakeKongOptions options = {});
    [[nodiscard]] QByteArray production() const;

    std::unique_ptr<PromotionCast> m_cast;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

void TestCtlPromotionKong::open(KongSeed sandbox, KongSeed production, FakeKongOptions options)
{
    m_cast = std::make_unique<PromotionCast>(u"orders"_s);
    for (const char *name : {"KONG_READ", "KONG_WRITE"})
        m_cast->ctl.extra.insert(QString::fromLatin1(name), u"CANARY-admin-token"_s);
    options.token = "CANARY-admin-token";
    m_sandbox = std::make_unique<FakeKong>(std::move(sandbox));
    m_production = std::make_unique<FakeKong>(std::move(production), options);
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n"
           "gateways:\n  kong-sbx: {kind: kong, environment: sandbox, admin_url: '" + m_sandbox->url().toEncoded()
        + "'}\n  kong-prd:\n    kind: kong\n    environment: production\n    admin_url: '" + m_production->url().toEncoded()
        + "'\n    auth: {secret: 'env:KONG_READ'}\n    write_auth: {secret: 'env:KONG_WRITE'}\n"
          "promotion:\n  paths:\n    - from: sandbox\n      to: production\n      map:\n"
          "        - {field: route.hosts, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "        - {field: upstream.host, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "        - {field: policy.rate-limiting.redis.host, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "        - {field: policy.cors.origins, from: '(.*)\\.sbx\\.test', to: '\\1.prd.test'}\n"
          "      approvals: {quorum: 2}\n"));
    QVERIFY(m_cast->meet());
}

//! All that production holds, but the times of changes and the order of its targets.
QByteArray TestCtlPromotionKong::production() const
{
    QByteArray text;
    for (const char *name : {"services", "routes", "plugins", "upstreams", "consumers"}) {
        for (const std::string &id : m_production->ids(name))
            text += QByteArray(name) + ' ' + QByteArray::fromStdString(id) + '\n';
    }
    QNetworkAccessManager network;
    for (const QString &path : {u"/services"_s, u"/routes"_s, u"/plugins"_s, u"/upstreams"_s, u"/upstreams/orders.pool/targets"_s}) {
        QNetworkRequest request(QUrl(m_production->url().toString() + path));
        request.setRawHeader("Kong-Admin-Token", "CANARY-admin-token");
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy spy(reply.get(), &QNetworkReply::finished);
        (void)(reply->isFinished() || spy.wait(20000));
        text += reply->readAll() + '\n';
    }
    static const QRegularExpression times(u"\"(created|updated)_at\":[0-9.]+,?"_s);
    return QString::fromUtf8(text).remove(times).toUtf8();
}

void TestCtlPromotionKong::promotion_approvedByTwo_isAppliedSeenAndRolledBack()
{
    open(sandboxSeed(), productionSeed());
    m_cast->waived = {u"isolation"_s, u"strictness"_s}; // the limit is raised, and is the sandbox's then
    const QByteArray before = production();
    const CtlRun plan = m_cast->plan();
    QCOMPARE(plan.code, 1);
    QCOMPARE(PromotionCast::refusing(plan), m_cast->waived);
    QCOMPARE(PromotionCast::saying(plan, u"unknown"_s), QStringList{u"contract"_s}); // the others know what the change makes of the target
    const QJsonArray steps = plan.json()[u"plan"_s][u"steps"_s].toArray();
    QStringList told;
    for (const auto step : steps)
        told.append(step[u"action"_s].toString() + u' ' + step[u"entity"_s][u"name"_s].toString());
    told.sort();
    QCOMPARE(told.join(u", "_s), u"change orders, change orders-list, change rate-limiting, create cors, create orders-export, create orders-import"_s);
    const QString id = m_cast->approved();
    QVERIFY(!id.isEmpty());
    const CtlRun applied = m_cast->apply(id);
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(applied.json()[u"state"_s].toString(), u"applied"_s);
    const QByteArray after = production();
    QVERIFY(after != before);
    for (const char *text : {R"("path":"/v2")", R"("minute":60)", R"("redis.prd.test")", R"("CANARY-production-redis")", R"("https://shop.prd.test")", R"("orders.prd.test")"})
        QVERIFY2(after.contains(text), text);
    QVERIFY(!after.contains("sbx") && !after.contains("CANARY-sandbox"));
    QVERIFY(m_cast->sync());
    const CtlRun shown = m_cast->ctl.run({u"catalog"_s, u"show"_s, u"orders"_s, u"--json"_s});
    const QString catalog = QString::fromUtf8(shown.out);
    QCOMPARE(catalog.count(u"/orders/export"_s) >= 2, true); // in the sandbox and in production
    const CtlRun again = m_cast->plan();
    QCOMPARE(again.json()[u"plan"_s][u"steps"_s].toArray().size(), 0);
    const CtlRun undone = m_cast->rollBack(id);
    QVERIFY2(undone.code == 0, QByteArray(undone.out + undone.err).constData());
    QCOMPARE(production(), before);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
    const QList<QByteArray> outputs{plan.out, plan.err, applied.out, applied.err, undone.out, undone.err, shown.out};
    for (const QByteArray &output : outputs)
        QCOMPARE(canariesIn(output, u"what is said"_s, secrets), QStringList());
    QCOMPARE(findCanariesBelow(m_cast->ctl.path({}), secrets), QStringList());
}

void TestCtlPromotionKong::promotion_ofANewApi_isMadeAndTakenAway()
{
    KongSeed sandbox;
    const std::string service = sandbox.service("orders", "orders.sbx.test", {{"tags", list({"team:orders"})}});
    const std::string route = sandbox.route("orders-list", service, "/orders", {{"hosts", list({"orders.sbx.test"})}});
    sandbox.plugin("cors", {{"origins", list({"*"})}}, "route", route);
    KongSeed production;
    production.service("other", "other.prd.test");
    open(std::move(sandbox), std::move(production));
    const QByteArray before = this->production();
    const QString id = m_cast->approved();
    QVERIFY(!id.isEmpty());
    const CtlRun applied = m_cast->apply(id);
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(m_production->ids("services").size(), std::size_t(2));
    QCOMPARE(m_production->ids("routes").size(), std::size_t(1));
    QVERIFY(this->production().contains(R"("host":"orders.prd.test")"));
    QVERIFY(!this->production().contains(R"("route":null,"service":null)")); // no policy that is everybody's
    QCOMPARE(m_cast->rollBack(id).code, 0);
    QCOMPARE(this->production(), before);
}

//! Its pool is there, as another API's: it is part of what is signed, and of what the next promotion compares with.
void TestCtlPromotionKong::promotion_ofANewApi_sharesTheUpstreamOfOthers()
{
    KongSeed sandbox, production;
    sandbox.target(sandbox.upstream("orders.pool"), "one.sbx.test:8080");
    sandbox.route("orders-list", sandbox.service("orders", "orders.pool"), "/orders", {{"hosts", list({"orders.sbx.test"})}});
    production.target(production.upstream("orders.pool", {{"id", KongSeed::uuid("theirs")}}), "one.prd.test:8080");
    production.route("ledger", production.service("ledger", "orders.pool", {{"id", KongSeed::uuid("ledger")}, {"path", "/ledger"}}), "/ledger", {{"id", KongSeed::uuid("ledgers")}});
    open(std::move(sandbox), std::move(production));
    const QByteArray before = this->production();
    const CtlRun plan = m_cast->plan();
    QStringList told;
    const QJsonArray steps = plan.json()[u"plan"_s][u"steps"_s].toArray();
    for (const auto step : steps)
        told.append(step[u"action"_s].toString() + u' ' + step[u"entity"_s][u"name"_s].toString());
    QVERIFY2(told.join(u", "_s) == u"create orders, create orders-list"_s, QByteArray(plan.out + plan.err).constData());
    QCOMPARE(plan.json()[u"plan"_s][u"target_closure"_s].toArray().size(), 2); // the upstream with its target
    const QString id = m_cast->approved();
    QVERIFY2(!id.isEmpty(), QByteArray(plan.out + plan.err).constData());
    const CtlRun applied = m_cast->apply(id);
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(m_production->ids("upstreams").size(), std::size_t(1));
    QVERIFY(m_cast->sync());
    const CtlRun again = m_cast->plan();
    QCOMPARE(again.json()[u"plan"_s][u"steps"_s].toArray().size(), 0);
    QVERIFY(!PromotionCast::refusing(again).contains(u"drift"_s));
    QCOMPARE(m_cast->rollBack(id).code, 0);
    QCOMPARE(this->production(), before);
}

void TestCtlPromotionKong::target_editedBehindOurBack_isNotWritten()
{
    open(sandboxSeed(), productionSeed());
    m_cast->waived = {u"isolation"_s, u"strictness"_s};
    const QString id = m_cast->approved();
    QVERIFY(!id.isEmpty());
    m_production->remove("plugins", KongSeed::uuid("prd.testlimit")); // somebody takes the limit away
    const QByteArray edited = production();
    const CtlRun applied = m_cast->apply(id);
    QCOMPARE(applied.code, 1);
    QVERIFY2(applied.err.contains("changed"), applied.err.constData());
    QCOMPARE(production(), edited);
    const CtlRun shown = m_cast->ctl.run({u"promotion"_s, u"show"_s, id, u"--json"_s});
    QCOMPARE(shown.json()[u"request"_s][u"state"_s].toString(), u"void"_s);
}

void TestCtlPromotionKong::plan_schemaOfTheTargetSaysNo_isRefusedWithItsStep()
{
    KongSeed sandbox = sandboxSeed();
    sandbox.plugin("our-own", {{"a", 1}}, "service", KongSeed::uuid("sbx.testservice"), {{"id", KongSeed::uuid("own")}}); // installed in the sandbox alone
    open(std::move(sandbox), productionSeed());
    const QByteArray before = production();
    const CtlRun plan = m_cast->plan();
    QCOMPARE(plan.code, 1);
    QVERIFY2(plan.err.contains("create policy our-own") && plan.err.contains("plugin 'our-own' not enabled"), plan.err.constData());
    QCOMPARE(m_cast->request().code, 1);
    QCOMPARE(production(), before);
}

void TestCtlPromotionKong::plan_targetWithoutDatabase_isRefused()
{
    FakeKongOptions options;
    options.withoutDatabase = true;
    open(sandboxSeed(), productionSeed(), options);
    const CtlRun plan = m_cast->plan();
    QCOMPARE(plan.code, 1);
    QVERIFY2(plan.err.contains("no database"), plan.err.constData());
}

void TestCtlPromotionKong::plan_secretThatTheTargetHasNot_blocks()
{
    KongSeed sandbox = sandboxSeed();
    sandbox.plugin("http-log", {{"headers", Row{{"X-Ingest", "CANARY-sandbox-redis"}}}, {"http_endpoint", "http://log.example:9880"}}, "service", KongSeed::uuid("sbx.testservice"),
                   {{"id", KongSeed::uuid("log")}});
    open(std::move(sandbox), productionSeed());
    const CtlRun plan = m_cast->plan();
    QCOMPARE(plan.code, 1);
    const QJsonArray unmapped = plan.json()[u"plan"_s][u"unmapped"_s].toArray();
    QCOMPARE(unmapped.size(), 1);
    QCOMPARE(unmapped[0][u"reason"_s].toString(), u"secret"_s);
    QCOMPARE(unmapped[0][u"pointer"_s].toString(), u"/config/headers/X-Ingest"_s);
    QCOMPARE(canariesIn(plan.out + plan.err, u"what is said"_s, secrets), QStringList());
}

QTEST_GUILESS_MAIN(TestCtlPromotionKong)
#include "tst_ctl_promotion_kong.moc"
