// SPDX-License-Identifier: GPL-3.0-or-later
// Two real Caddy gateways, one sandbox and one production, read by the real program.
#include "e2e/ctl.h"
#include "e2e/realcaddy.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace bulkhead;
using bulkhead::test::RealCaddy;
using namespace Qt::StringLiterals;

namespace {

QByteArray route(const QByteArray &id, const QByteArray &path, const QByteArray &methods, const QByteArray &dial)
{
    return R"({"@id":")" + id + R"(","match":[{"path":[")" + path + R"("],"method":[)" + methods
        + R"(]}],"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":")" + dial + R"("}]}]})";
}

//! Two APIs.
QByteArray routesOf(const QByteArray &side, const QByteArray &methods)
{
    return route("orders-" + side, "/orders", methods, "orders." + side + ".example.test:8080") + ","
        + route("fx-" + side, "/fx", R"("GET")", "fx." + side + ".example.test:8080");
}

QStringList namesAndStates(const QJsonValue &answer)
{
    QStringList rows;
    for (const QJsonValue &api : answer[u"apis"_s].toArray())
        rows.append(api[u"name"_s].toString() + u' ' + api[u"status"_s].toString());
    rows.sort();
    return rows;
}

} // namespace

class TestCtlCaddy : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void sync_ofTwoRealGateways_listsTheirApisMatched();
    void list_everyField_isAsPublished();
    void diff_answersByDrift();
    void sync_deadGateway_answers3AndKeepsTheRest();
    void sync_killedAtAnyMoment_leavesAStoreThatWorks();
    void sync_twoAtOnce_bothEndWell();

private:
    [[nodiscard]] QByteArray estate(const QByteArray &more = {}) const;
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<RealCaddy> m_sandbox, m_production;
};

void TestCtlCaddy::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    if (QStandardPaths::findExecutable(u"caddy"_s).isEmpty())
        QSKIP("caddy is not installed: the program was NOT run against real gateways");
    m_ctl = std::make_unique<Ctl>();
    m_sandbox = std::make_unique<RealCaddy>(m_ctl->path(u"sbx"_s), routesOf("sbx", R"("GET","PATCH")"));
    m_production = std::make_unique<RealCaddy>(m_ctl->path(u"prd"_s), routesOf("prd", R"("GET")"));
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->answers() && m_production->answers(), 20000);
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estate()));
}

void TestCtlCaddy::cleanup()
{
    m_sandbox.reset();
    m_production.reset();
}

QByteArray TestCtlCaddy::estate(const QByteArray &more) const
{
    return "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n"
           "gateways:\n  caddy-sbx:\n    kind: caddy\n    admin_url: " + m_sandbox->url()
        + "\n    environment: sandbox\n  caddy-prd:\n    kind: caddy\n    admin_url: " + m_production->url()
        + "\n    environment: production\ncatalog:\n  expected:\n    - {field: upstream.host}\n    - {field: route.*.listen}\n" + more;
}

void TestCtlCaddy::sync_ofTwoRealGateways_listsTheirApisMatched()
{
    QCOMPARE(m_ctl->run({u"estate"_s, u"check"_s, u"--connect"_s}).code, 0);
    const CtlRun sync = m_ctl->run({u"sync"_s, u"--json"_s});
    QCOMPARE(sync.code, 0);
    for (const QJsonValue &gateway : sync.json()[u"gateways"_s].toArray()) {
        QCOMPARE(gateway[u"status"_s].toString(), u"ok"_s);
        QCOMPARE(gateway[u"counts"_s][u"apis"_s].toInt(), 2);
    }
    const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.code, 0);
    QCOMPARE(namesAndStates(list.json()), QStringList({u"fx in_sync"_s, u"orders drifted"_s}));
}

void TestCtlCaddy::list_everyField_isAsPublished()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun show = m_ctl->run({u"catalog"_s, u"show"_s, u"orders"_s, u"--json"_s});
    QCOMPARE(show.code, 0);
    const QJsonValue api = show.json()[u"apis"_s][0];
    for (const auto &name : {u"id"_s, u"name"_s, u"version"_s, u"status"_s, u"match"_s, u"deployments"_s})
        QVERIFY2(api.toObject().contains(name), qPrintable(name));
    QCOMPARE(api[u"match"_s][u"method"_s].toString(), u"name"_s);
    const QJsonArray deployments = api[u"deployments"_s].toArray();
    QCOMPARE(deployments.size(), 2);
    for (const QJsonValue &deployment : deployments) {
        for (const auto &name : {u"environment"_s, u"gateway"_s, u"native_id"_s, u"hosts"_s, u"paths"_s,
                                 u"methods"_s, u"upstreams"_s, u"policies"_s, u"credentials"_s, u"labels"_s,
                                 u"owner"_s})
            QVERIFY2(deployment.toObject().contains(name), qPrintable(name));
        QCOMPARE(deployment[u"upstreams"_s][0][u"port"_s].toInt(), 8080);
    }
}

void TestCtlCaddy::diff_answersByDrift()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const CtlRun drifted = m_ctl->run({u"catalog"_s, u"diff"_s, u"orders"_s, u"--json"_s});
    QCOMPARE(drifted.code, 1);
    QCOMPARE(drifted.json()[u"drift"_s].toInt(), 1);
    QCOMPARE(m_ctl->run({u"catalog"_s, u"diff"_s, u"fx"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"catalog"_s, u"diff"_s, u"nothing"_s}).code, 2);
}

void TestCtlCaddy::sync_deadGateway_answers3AndKeepsTheRest()
{
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    m_production->stop();
    const CtlRun sync = m_ctl->run({u"sync"_s, u"--json"_s});
    QCOMPARE(sync.code, 3);
    QCOMPARE(sync.json()[u"gateways"_s][0][u"status"_s].toString(), u"ok"_s);
    QCOMPARE(sync.json()[u"gateways"_s][1][u"status"_s].toString(), u"failed"_s);
    QVERIFY(sync.json()[u"gateways"_s][1][u"counts"_s][u"apis"_s].isNull());
    const CtlRun list = m_ctl->run({u"catalog"_s, u"list"_s});
    QCOMPARE(list.code, 0);
    QVERIFY(list.out.contains("caddy-prd (stale)"));
}

void TestCtlCaddy::sync_killedAtAnyMoment_leavesAStoreThatWorks()
{
    const int kills = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 200 : 12;
    for (int i = 0; i < kills; ++i) {
        QProcess process;
        m_ctl->start(process, {u"sync"_s, u"--quiet"_s});
        QVERIFY(process.waitForStarted());
        process.waitForFinished((i * 37) % 120); // a moment: another one each time
        process.kill();
        process.waitForFinished();
    }
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(namesAndStates(m_ctl->run({u"catalog"_s, u"list"_s, u"--json"_s}).json()),
             QStringList({u"fx in_sync"_s, u"orders drifted"_s}));
}

void TestCtlCaddy::sync_twoAtOnce_bothEndWell()
{
    QProcess one, two;
    m_ctl->start(one, {u"sync"_s});
    m_ctl->start(two, {u"sync"_s});
    QCOMPARE(Ctl::finish(one).code, 0);
    QCOMPARE(Ctl::finish(two).code, 0);
    QCOMPARE(m_ctl->run({u"catalog"_s, u"list"_s}).code, 0);
}

QTEST_GUILESS_MAIN(TestCtlCaddy)
#include "tst_ctl_caddy.moc"
