// SPDX-License-Identifier: GPL-3.0-or-later
// A promotion from one APISIX to another by the real program: asked for by one person, approved by two others, applied, seen, rolled back.
#include "demo/fakeapisix.h"
#include "e2e/promotioncast.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

const char *const sandboxSecret = "canary-logger-of-sandbox", *const productionSecret = "canary-logger-of-production";

Object upstream(const std::string &id, const std::string &address)
{
    return Object{{"id", id}, {"type", "roundrobin"}, {"nodes", Object{{address, 1}}}};
}

Object service(const std::string &id, const std::string &host, const std::string &upstreamId, const char *secret)
{
    const Object logger{{"uri", "https://" + host + "/log"}, {"auth_header", secret}};
    return Object{{"id", id}, {"name", "orders"}, {"hosts", Array{host}}, {"upstream_id", upstreamId}, {"plugins", Object{{"http-logger", logger}}}};
}

Object route(const std::string &id, const std::string &serviceId, const std::string &uri, Array methods)
{
    return Object{{"id", id}, {"name", id}, {"service_id", serviceId}, {"uri", uri}, {"methods", std::move(methods)}};
}

ApisixSeed sandbox()
{
    ApisixSeed seed;
    seed.add("upstreams", upstream("orders-sbx", "10.1.0.5:8080")).add("upstreams", upstream("audit", "10.1.0.6:8080"));
    seed.add("services", service("orders-sbx", "orders.sbx.example.test", "orders-sbx", sandboxSecret));
    seed.add("routes", route("orders-list", "orders-sbx", "/orders", {"GET", "POST"}));
    Object audit = route("orders-audit", "orders-sbx", "/orders/audit", {"GET"});
    audit["upstream_id"] = "audit";
    audit["plugins"] = Object{{"limit-count", Object{{"count", 10}, {"time_window", 60}}}};
    return seed.add("routes", std::move(audit));
}

//! Another API has the id that the source's second upstream has.
ApisixSeed production()
{
    ApisixSeed seed;
    seed.add("upstreams", upstream("orders-prd", "10.2.0.5:8080")).add("upstreams", upstream("audit", "10.2.0.99:8080"));
    seed.add("services", service("orders-prd", "orders.example.test", "orders-prd", productionSecret));
    seed.add("services", Object{{"id", "audit"}, {"upstream_id", "audit"}});
    seed.add("routes", route("audit-all", "audit", "/audit", {"GET"}));
    return seed.add("routes", route("orders-list", "orders-prd", "/orders", {"GET"}));
}

FakeApisixOptions version(const char *number)
{
    FakeApisixOptions options;
    options.version = number;
    return options;
}

} // namespace

class TestCtlPromotionApisix : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void promotion_approvedByTwo_isAppliedAndRolledBack_data();
    void promotion_approvedByTwo_isAppliedAndRolledBack();
    void promotion_ofANewApi_makesAllOfIt();
    void target_editedBehindOurBack_voidsTheRequest();
    void plan_ofWhatTheTargetRefuses_saysWhich();
    void secrets_areNowhere();

private:
    void makeDesk(ApisixSeed sandboxSeed, ApisixSeed productionSeed, const char *sandboxVersion = "3.13.0", const char *productionVersion = "3.13.0");
    //! What the Admin API of production tells of an object, or of a list; without times and indexes.
    [[nodiscard]] QJsonObject seen(const QString &path) const;
    [[nodiscard]] QJsonArray everything() const;
    void verifyLog() const;

    std::unique_ptr<PromotionCast> m_cast;
    std::unique_ptr<FakeApisix> m_sandbox, m_production;
};

void TestCtlPromotionApisix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestCtlPromotionApisix::makeDesk(ApisixSeed sandboxSeed, ApisixSeed productionSeed, const char *sandboxVersion, const char *productionVersion)
{
    m_cast = std::make_unique<PromotionCast>(u"orders"_s);
    m_sandbox = std::make_unique<FakeApisix>(std::move(sandboxSeed), version(sandboxVersion));
    m_production = std::make_unique<FakeApisix>(std::move(productionSeed), version(productionVersion));
    m_cast->ctl.extra.insert(u"READ"_s, u"fake-apisix-viewer-key"_s);
    m_cast->ctl.extra.insert(u"WRITE"_s, u"fake-apisix-admin-key"_s);
    const auto gateway = [](const char *name, const char *environment, const FakeApisix &fake) -> QByteArray {
        return "  " + QByteArray(name) + ": {kind: apisix, environment: " + environment + ", admin_url: '" + fake.url().toEncoded()
            + "', control_url: '" + fake.controlUrl().toEncoded() + "', auth: {secret: env:READ}, write_auth: {secret: env:WRITE}}\n";
    };
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\ngateways:\n"
                                  + gateway("apisix-sbx", "sandbox", *m_sandbox) + gateway("apisix-prd", "production", *m_production)
                                  + "promotion:\n  paths:\n    - from: sandbox\n      to: production\n      map:\n"
                                "        - {field: route.hosts, from: '(.*)\\.sbx\\.example\\.test', to: '\\1.example.test'}\n"
                                "        - {field: policy.http-logger.uri, from: '(.*)\\.sbx\\.example\\.test', to: '\\1.example.test'}\n"
                                "        - {field: upstream.host, from: '10\\.1\\.(.*)', to: '10.2.\\1'}\n"
                                "      approvals: {quorum: 2}\n"));
    QVERIFY(m_cast->meet());
}

QJsonObject TestCtlPromotionApisix::seen(const QString &path) const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_production->url().toString() + u"/apisix/admin/"_s + path));
    request.setRawHeader("X-API-KEY", "fake-apisix-admin-key");
    QNetworkReply *reply = network.get(request);
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 20000);
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    delete reply;
    QJsonObject value = answer[u"value"_s].toObject();
    if (!answer.contains(u"list"_s))
        return value;
    for (const QJsonValue &row : answer[u"list"_s].toArray()) {
        QJsonObject object = row[u"value"_s].toObject();
        for (const QString &time : {u"create_time"_s, u"update_time"_s})
            object.remove(time);
        value.insert(object[u"id"_s].toString(), object);
    }
    return value;
}

QJsonArray TestCtlPromotionApisix::everything() const
{
    QJsonArray all;
    for (const QString &collection : {u"routes"_s, u"services"_s, u"upstreams"_s, u"plugin_configs"_s, u"ssls"_s})
        all.append(seen(collection));
    return all;
}

//! By both verifiers.
void TestCtlPromotionApisix::verifyLog() const
{
    const QString bundle = m_cast->ctl.path(u"log.bundle"_s);
    QCOMPARE(m_cast->act(u"ana"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle}).code, 0);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
    QProcess apart;
    apart.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, {bundle, u"--json"_s});
    const CtlRun theirs = Ctl::finish(apart);
    QVERIFY2(theirs.code == 0, theirs.out.constData());
}

void TestCtlPromotionApisix::promotion_approvedByTwo_isAppliedAndRolledBack_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("both return defaults") << QByteArray("3.13.0") << QByteArray("3.13.0");
    QTest::newRow("the target returns defaults") << QByteArray("3.18.0") << QByteArray("3.13.0");
    QTest::newRow("the source returns defaults") << QByteArray("3.13.0") << QByteArray("3.18.0");
}

void TestCtlPromotionApisix::promotion_approvedByTwo_isAppliedAndRolledBack()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    makeDesk(sandbox(), production(), from.constData(), to.constData());
    const QJsonArray before = everything();
    const CtlRun plan = m_cast->plan();
    QVERIFY2(PromotionCast::refusing(plan) == m_cast->waived, QByteArray(plan.out + plan.err).constData());
    QCOMPARE(PromotionCast::saying(plan, u"unknown"_s), QStringList{u"contract"_s}); // the others know what the change makes of the target
    const QJsonArray steps = plan.json()[u"plan"_s][u"steps"_s].toArray();
    QCOMPARE(steps.size(), 3); // the second upstream, its route, the methods of the first
    const CtlRun requested = m_cast->request();
    QVERIFY2(requested.code == 0, requested.err.constData());
    const QString id = requested.json()[u"id"_s].toString();
    QCOMPARE(m_cast->apply(id).code, 1); // nobody approved it
    QCOMPARE(everything(), before);
    QVERIFY(m_cast->approve(id));
    const CtlRun applied = m_cast->apply(id);
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(applied.json()[u"state"_s].toString(), u"applied"_s);
    for (const QJsonValue &step : applied.json()[u"steps"_s].toArray())
        QCOMPARE(step[u"state"_s].toString(), u"observed"_s);

    QVERIFY(m_production->controlRequestCount() > 3); // and it was served, too
    QCOMPARE(seen(u"routes/orders-list"_s)[u"methods"_s].toArray(), (QJsonArray{u"GET"_s, u"POST"_s}));
    const QJsonObject audit = seen(u"routes/orders-audit"_s);
    QCOMPARE(audit[u"service_id"_s].toString(), u"orders-prd"_s); // the target's own
    const QString upstreamId = audit[u"upstream_id"_s].toString();
    QVERIFY(upstreamId.startsWith(u"audit-"_s)); // "audit" belongs to another API there
    const QJsonObject made = seen(u"upstreams/"_s + upstreamId);
    QCOMPARE(made[u"nodes"_s][0][u"host"_s].toString(), u"10.2.0.6"_s);
    QCOMPARE(seen(u"upstreams/audit"_s)[u"nodes"_s][u"10.2.0.99:8080"_s].toInt(), 1);
    QCOMPARE(seen(u"services/orders-prd"_s)[u"plugins"_s][u"http-logger"_s][u"auth_header"_s].toString(), QString::fromLatin1(productionSecret));

    const CtlRun undone = m_cast->rollBack(id);
    QVERIFY2(undone.code == 0, QByteArray(undone.out + undone.err).constData());
    QCOMPARE(undone.json()[u"state"_s].toString(), u"rolled_back"_s);
    QCOMPARE(everything(), before);
    verifyLog();
}

void TestCtlPromotionApisix::promotion_ofANewApi_makesAllOfIt()
{
    ApisixSeed source;
    source.add("upstreams", upstream("orders", "10.1.0.5:8080"));
    source.add("plugin_configs", Object{{"id", "limits"}, {"plugins", Object{{"limit-count", Object{{"count", 10}, {"time_window", 60}}}}}});
    source.add("services", Object{{"id", "orders"}, {"hosts", Array{"orders.sbx.example.test"}}, {"upstream_id", "orders"}});
    Object list = route("orders-list", "orders", "/orders", {"GET"});
    list["plugin_config_id"] = "limits";
    source.add("routes", std::move(list));
    makeDesk(std::move(source), ApisixSeed().addMany("services", 1, "other"));
    const QJsonArray before = everything();
    const CtlRun requested = m_cast->request();
    QVERIFY2(requested.code == 0, QByteArray(requested.out + requested.err).constData());
    const QString id = requested.json()[u"id"_s].toString();
    QVERIFY(m_cast->approve(id));
    const CtlRun applied = m_cast->apply(id);
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(seen(u"services/orders"_s)[u"hosts"_s].toArray(), QJsonArray{u"orders.example.test"_s});
    QCOMPARE(seen(u"routes/orders-list"_s)[u"plugin_config_id"_s].toString(), u"limits"_s);
    QCOMPARE(m_cast->rollBack(id).code, 0);
    QCOMPARE(everything(), before);
}

void TestCtlPromotionApisix::target_editedBehindOurBack_voidsTheRequest()
{
    makeDesk(sandbox(), production());
    const QString id = m_cast->request().json()[u"id"_s].toString();
    QVERIFY(m_cast->approve(id));
    m_production->put("routes", route("orders-list", "orders-prd", "/orders", {"GET", "DELETE"}));
    const QJsonArray edited = everything();
    const CtlRun applied = m_cast->apply(id);
    QCOMPARE(applied.code, 1);
    QVERIFY(applied.err.contains("changed"));
    QCOMPARE(everything(), edited);
    const CtlRun shown = m_cast->ctl.run({u"promotion"_s, u"show"_s, id, u"--json"_s});
    QCOMPARE(shown.json()[u"request"_s][u"state"_s].toString(), u"void"_s);
    QCOMPARE(m_cast->request().code, 0); // the API is free for another one
}

void TestCtlPromotionApisix::plan_ofWhatTheTargetRefuses_saysWhich()
{
    ApisixSeed source = sandbox();
    Object wrong = route("orders-wrong", "orders-sbx", "/orders/wrong", {"BREW"}); // the source took it once
    source.add("routes", std::move(wrong));
    makeDesk(std::move(source), production());
    const QJsonArray before = everything();
    const CtlRun plan = m_cast->plan();
    QVERIFY(plan.code != 0);
    QVERIFY2(plan.err.contains("orders-wrong") && plan.err.contains("methods"), plan.err.constData());
    QCOMPARE(everything(), before);
}

void TestCtlPromotionApisix::secrets_areNowhere()
{
    makeDesk(sandbox(), production());
    const CtlRun plan = m_cast->plan();
    const QString id = m_cast->request().json()[u"id"_s].toString();
    QVERIFY(m_cast->approve(id));
    const CtlRun applied = m_cast->apply(id);
    QCOMPARE(applied.code, 0);
    const CtlRun shown = m_cast->ctl.run({u"promotion"_s, u"show"_s, id, u"--json"_s});
    QByteArray all = plan.out + plan.err + applied.out + applied.err + shown.out + shown.err;
    verifyLog(); // which leaves a bundle there
    const QDir home(m_cast->ctl.path(u"."_s));
    for (const QString &name : home.entryList(QDir::Files)) {
        QFile file(home.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
    }
    QVERIFY(all.size() > 10000);
    QVERIFY(!all.contains(sandboxSecret) && !all.contains(productionSecret));
}

QTEST_GUILESS_MAIN(TestCtlPromotionApisix)
#include "tst_ctl_promotion_apisix.moc"
