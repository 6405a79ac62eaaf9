// SPDX-License-Identifier: GPL-3.0-or-later
// A promotion from one real Caddy to another by the real program: asked for by one person, approved by two others, applied, visible, rolled back.
#include "e2e/ctl.h"
#include "e2e/realcaddy.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace bulkhead;
using bulkhead::test::RealCaddy;
using namespace Qt::StringLiterals;

namespace {

QByteArray route(const QByteArray &host, const QByteArray &methods, const QByteArray &dial)
{
    return R"({"@id":"orders-)" + QByteArray(host.contains("sbx") ? "sbx" : "prd") + R"(","match":[{"host":[")" + host + R"("],"path":["/orders*"],"method":[)" + methods
        + R"(]}],"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":")" + dial + R"("}]}]})";
}

const QByteArray catchAll = R"({"handle":[{"handler":"static_response","status_code":404}]})";

} // namespace

class TestCtlPromotion : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void promotion_approvedByTwo_isAppliedAndRolledBack();
    void promotion_ofANewApi_isPutBeforeWhatTakesEverything();
    void deletion_rolledBack_isWhereItWas();
    void plan_unmappedValue_saysWhereAndAnswersNo();
    void target_editedBehindOurBack_voidsTheRequest();
    void source_edited_voidsTheRequest();
    void request_withoutQuorum_isNotApplied();
    void approvals_thatDoNotCount_areRefused();
    void approval_signedWithoutTheStore_counts();
    void promotion_ofTwoApis_isOnePlan();
    void plan_ofSeveral_namesTheOneAtFault();
    void production_changedWithoutARequest_isListed();
    void apply_byEightProcessesAtOnce_runsOnce();
    void request_rejected_staysSo();
    void estate_changed_stopsEverything();

private:
    [[nodiscard]] QStringList by(const QString &name) const;
    CtlRun act(const QString &name, const QStringList &words) const;
    void makeDesk(const QByteArray &sandboxRoutes, const QByteArray &productionRoutes);
    void meet();
    QString request(const QStringList &more = {});
    void approveByBoth(const QString &id);
    void verifyLog();

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<RealCaddy> m_sandbox, m_production;
};

void TestCtlPromotion::initTestCase()
{
    if (QStandardPaths::findExecutable(u"caddy"_s).isEmpty())
        QSKIP("caddy is not installed: promotions were NOT run against real gateways");
}

void TestCtlPromotion::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    makeDesk(route("orders.sbx.example.test", R"("GET","PATCH")", "127.0.0.9:8080"), route("orders.example.test", R"("GET")", "127.0.0.10:8080") + ',' + catchAll);
}

void TestCtlPromotion::cleanup()
{
    m_sandbox.reset();
    m_production.reset();
}

void TestCtlPromotion::makeDesk(const QByteArray &sandboxRoutes, const QByteArray &productionRoutes)
{
    m_ctl = std::make_unique<Ctl>();
    for (const QString &name : {u"ANA"_s, u"BO"_s, u"CY"_s, u"DI"_s, u"EVE"_s})
        m_ctl->extra.insert(name, u"canary-passphrase-of-"_s + name);
    m_sandbox = std::make_unique<RealCaddy>(m_ctl->path(u"sbx"_s), sandboxRoutes);
    m_production = std::make_unique<RealCaddy>(m_ctl->path(u"prd"_s), productionRoutes);
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->answers() && m_production->answers(), 20000);
    QVERIFY(m_ctl->write(u"estate.yaml"_s, "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n"
           "gateways:\n  caddy-sbx: {kind: caddy, environment: sandbox, admin_url: '" + m_sandbox->url()
        + "'}\n  caddy-prd: {kind: caddy, environment: production, admin_url: '" + m_production->url()
        + "'}\napis:\n  orders: {authors: [eve]}\ngroups: {leads: [bo, eve]}\n"
          "promotion:\n  paths:\n    - from: sandbox\n      to: production\n      map:\n"
          "        - {field: route.hosts, from: '(.*)\\.sbx\\.example\\.test', to: '\\1.example.test'}\n"
          "        - {field: upstream.host, from: '127\\.0\\.0\\.9', to: 127.0.0.10}\n"
          "      approvals: {quorum: 2, groups: [leads], ticket: 'CHG-[0-9]+', expires_after: 2h}\n"));
    meet();
}

QStringList TestCtlPromotion::by(const QString &name) const
{
    return {u"--as"_s, name, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper()};
}

CtlRun TestCtlPromotion::act(const QString &name, const QStringList &words) const
{
    return m_ctl->run(words + QStringList{u"--json"_s} + by(name));
}

//! Ana is admin, Di engineers, Bo, Cy and Eve approve; Eve is an author of the API.
void TestCtlPromotion::meet()
{
    for (const QString &name : {u"ana"_s, u"bo"_s, u"cy"_s, u"di"_s, u"eve"_s}) {
        QCOMPARE(m_ctl->run({u"key"_s, u"new"_s, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper(), u"--public-out"_s,
                             name + u".pub"_s}).code, 0);
    }
    const auto add = [this](const QString &name, const QString &role) {
        return act(u"ana"_s, {u"person"_s, u"add"_s, name, u"--role"_s, role, u"--public-key"_s, name + u".pub"_s}).code;
    };
    QCOMPARE(add(u"ana"_s, u"admin"_s), 0);
    QCOMPARE(add(u"bo"_s, u"approver:production"_s), 0);
    QCOMPARE(add(u"cy"_s, u"approver"_s), 0);
    QCOMPARE(add(u"di"_s, u"engineer"_s), 0);
    QCOMPARE(add(u"eve"_s, u"approver"_s), 0);
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
}

QString TestCtlPromotion::request(const QStringList &more)
{
    const QStringList words{u"promotion"_s, u"request"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--reason"_s,
                            u"CHG-7 patch orders"_s};
    const CtlRun run = act(u"di"_s, words + more);
    if (run.code != 0)
        qWarning() << run.out << run.err;
    return run.json()[u"id"_s].toString();
}

void TestCtlPromotion::approveByBoth(const QString &id)
{
    for (const QString &name : {u"bo"_s, u"cy"_s}) {
        const CtlRun run = act(name, {u"promotion"_s, u"approve"_s, id});
        QVERIFY2(run.code == 0, run.err.constData());
    }
}

void TestCtlPromotion::verifyLog()
{
    const QString bundle = m_ctl->path(u"log.bundle"_s);
    QCOMPARE(act(u"ana"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s}).code, 0);
    QProcess apart;
    apart.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, {bundle, u"--json"_s});
    const CtlRun theirs = Ctl::finish(apart);
    QVERIFY2(theirs.code == 0, theirs.out.constData());
}

void TestCtlPromotion::promotion_approvedByTwo_isAppliedAndRolledBack()
{
    const QByteArray before = m_production->routes();
    const CtlRun plan = m_ctl->run({u"promotion"_s, u"plan"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--json"_s});
    QVERIFY2(plan.code == 0, plan.err.constData());
    const QJsonArray steps = plan.json()[u"plan"_s][u"steps"_s].toArray();
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0][u"action"_s].toString(), u"change"_s);
    const QJsonObject summary = plan.json()[u"plan"_s][u"summary"_s].toObject();
    QCOMPARE(summary[u"counts"_s][u"route"_s][u"changed"_s].toInt(), 1);
    QCOMPARE(summary[u"text"_s].toString(), u"1 route is changed, 2 of 2 values are mapped, nothing is deleted"_s);
    const QJsonArray values = plan.json()[u"plan"_s][u"changes"_s][0][u"values"_s].toArray();
    QCOMPARE(values.size(), 1);
    QCOMPARE(values[0][u"aspect"_s].toString(), u"methods"_s);
    QCOMPARE(values[0][u"after"_s].toString(), u"PATCH"_s);
    const QString id = request();
    QVERIFY(!id.isEmpty());
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1);
    approveByBoth(id);
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    QCOMPARE(applied.json()[u"state"_s].toString(), u"applied"_s);
    QCOMPARE(applied.json()[u"steps"_s][0][u"state"_s].toString(), u"observed"_s);
    const QByteArray after = m_production->routes();
    QVERIFY(after.contains("PATCH") && after.contains("orders.example.test") && after.contains("127.0.0.10:8080") && !after.contains("sbx"));
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1); // once
    const CtlRun undone = act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"complaints"_s});
    QVERIFY2(undone.code == 0, QByteArray(undone.out + undone.err).constData());
    QCOMPARE(undone.json()[u"state"_s].toString(), u"rolled_back"_s);
    QCOMPARE(m_production->routes(), before);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"again"_s}).code, 1); // once
    verifyLog();
}

void TestCtlPromotion::promotion_ofANewApi_isPutBeforeWhatTakesEverything()
{
    makeDesk(route("orders.sbx.example.test", R"("GET")", "127.0.0.9:8080"), catchAll);
    const QByteArray before = m_production->routes();
    const QString id = request();
    approveByBoth(id);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 0);
    const QJsonArray routes = QJsonDocument::fromJson(m_production->routes()).array();
    QCOMPARE(routes.size(), 2);
    QVERIFY(routes[0].toObject().contains(u"match"_s));
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"not yet"_s}).code, 0);
    QCOMPARE(m_production->routes(), before);
}

//! The order of routes decides which of them takes a request.
void TestCtlPromotion::deletion_rolledBack_isWhereItWas()
{
    const auto other = [](const QByteArray &path) -> QByteArray { return R"({"match":[{"path":[")" + path + R"("]}],"handle":[{"handler":"static_response"}]},)"; };
    const QByteArray orders = route("orders.example.test", R"("GET")", "127.0.0.10:8080");
    QByteArray old = orders;
    old.replace("/orders*", "/orders-old*");
    makeDesk(route("orders.sbx.example.test", R"("GET","PATCH")", "127.0.0.9:8080"), other("/a*") + old + ',' + other("/b*") + orders + ',' + other("/c*") + catchAll);
    const QByteArray before = m_production->routes();
    const QString id = request({u"--delete"_s});
    approveByBoth(id);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 0);
    QVERIFY(!m_production->routes().contains("orders-old"));
    // Somebody else's route, in front of all.
    m_production->send("PUT", u"/config/apps/http/servers/edge/routes/0"_s, R"({"match":[{"path":["/new*"]}],"handle":[{"handler":"static_response"}]})");
    const CtlRun undone = act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"still called"_s});
    QVERIFY2(undone.code == 0, QByteArray(undone.out + undone.err).constData());
    m_production->send("DELETE", u"/config/apps/http/servers/edge/routes/0"_s);
    QCOMPARE(m_production->routes(), before);
}

void TestCtlPromotion::plan_unmappedValue_saysWhereAndAnswersNo()
{
    makeDesk(route("orders.sbx.example.test", R"("GET")", "127.0.0.8:8080"), route("orders.example.test", R"("GET")", "127.0.0.10:8080"));
    const CtlRun plan = m_ctl->run({u"promotion"_s, u"plan"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--json"_s});
    QCOMPARE(plan.code, 1);
    const QJsonArray unmapped = plan.json()[u"plan"_s][u"unmapped"_s].toArray();
    QCOMPARE(unmapped.size(), 1);
    QCOMPARE(unmapped[0][u"pointer"_s].toString(), u"/handle/0/upstreams/0/dial"_s);
    const CtlRun refused = act(u"di"_s, {u"promotion"_s, u"request"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--reason"_s,
                                         u"CHG-1"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("127.0.0.8:8080") && refused.err.contains("/handle/0/upstreams/0/dial"));
}

void TestCtlPromotion::target_editedBehindOurBack_voidsTheRequest()
{
    const QString id = request();
    approveByBoth(id);
    m_production->send("PATCH", u"/config/apps/http/servers/edge/routes/0/match/0/method"_s, R"(["GET","DELETE"])");
    const QByteArray edited = m_production->routes();
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(applied.code, 1);
    QVERIFY(applied.err.contains("changed"));
    QCOMPARE(m_production->routes(), edited);
    const CtlRun shown = m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s});
    QCOMPARE(shown.json()[u"request"_s][u"state"_s].toString(), u"void"_s);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1);
    QVERIFY(!request().isEmpty()); // the API is free for another one
    verifyLog();
}

void TestCtlPromotion::source_edited_voidsTheRequest()
{
    const QString id = request();
    approveByBoth(id);
    m_sandbox->send("PATCH", u"/config/apps/http/servers/edge/routes/0/match/0/method"_s, R"(["GET","DELETE"])");
    const QByteArray before = m_production->routes();
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1);
    QCOMPARE(m_production->routes(), before);
    QCOMPARE(m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s}).json()[u"request"_s][u"state"_s].toString(), u"void"_s);
}

void TestCtlPromotion::request_withoutQuorum_isNotApplied()
{
    const QString id = request();
    const QByteArray before = m_production->routes();
    QCOMPARE(act(u"cy"_s, {u"promotion"_s, u"approve"_s, id}).code, 0);
    const CtlRun early = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(early.code, 1);
    QCOMPARE(m_production->routes(), before);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"request"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--reason"_s, u"CHG-8"_s}).code, 1); // one in flight
    // Bo is of the group that has to be there.
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"approve"_s, id}).code, 0);
    QCOMPARE(act(u"ana"_s, {u"person"_s, u"retire"_s, u"cy"_s}).code, 0);
    const CtlRun late = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(late.code, 1); // who has retired does not count any more
    QCOMPARE(m_production->routes(), before);
}

void TestCtlPromotion::approvals_thatDoNotCount_areRefused()
{
    const QString id = request();
    const auto refused = [&](const QString &name, const QStringList &more = {}) { return act(name, QStringList{u"promotion"_s, u"approve"_s, id} + more); };
    QCOMPARE(refused(u"di"_s).code, 1);                                     // asked for it, and no approver
    QVERIFY(refused(u"eve"_s).err.contains("author"));                     // of the API
    QCOMPARE(refused(u"ana"_s).code, 1);                                    // admin alone approves nothing
    QCOMPARE(refused(u"bo"_s, {u"--digest"_s, QString(64, u'0')}).code, 1); // another plan
    QCOMPARE(refused(u"bo"_s).code, 0);
    QCOMPARE(refused(u"bo"_s).code, 1); // twice
    QCOMPARE(act(u"ana"_s, {u"person"_s, u"change"_s, u"di"_s, u"--grant"_s, u"approver"_s}).code, 0);
    QVERIFY(refused(u"di"_s).err.contains("asked for this promotion"));
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1);
}

//! Bo signs at a desk with no store and no estate file; what comes back counts, and both verifiers find it good.
void TestCtlPromotion::approval_signedWithoutTheStore_counts()
{
    const QString id = request();
    const CtlRun exported = act(u"di"_s, {u"promotion"_s, u"export"_s, id, u"--out"_s, u"plan.json"_s});
    QVERIFY2(exported.code == 0, exported.err.constData());
    const QString key = exported.json()[u"key"_s].toString(), digest = exported.json()[u"digest"_s].toString();
    const auto sign = [&](const QStringList &more) {
        QProcess apart;
        m_ctl->start(apart, QStringList{u"promotion"_s, u"approve"_s, u"--plan"_s, u"plan.json"_s, u"--out"_s, u"bo.approval"_s, u"--json"_s} + more + by(u"bo"_s),
                     m_ctl->path(u"no.yaml"_s), m_ctl->path(u"no.db"_s));
        return Ctl::finish(apart);
    };
    QCOMPARE(sign({u"--digest"_s, QString(64, u'0')}).code, 1);
    QCOMPARE(sign({u"--trust"_s, QString(key).replace(u"+"_s, u"x+"_s)}).code, 2);
    QVERIFY(!QFile::exists(m_ctl->path(u"bo.approval"_s)));
    const CtlRun approved = sign({u"--trust"_s, key, u"--digest"_s, digest});
    QVERIFY2(approved.code == 0, approved.err.constData());
    QCOMPARE(approved.json()[u"plan"_s][u"digest"_s].toString(), digest);
    QVERIFY(!QFile::exists(m_ctl->path(u"no.db"_s)));
    const CtlRun carried = act(u"di"_s, {u"promotion"_s, u"import"_s, u"plan.json"_s, u"bo.approval"_s});
    QVERIFY2(carried.code == 0, carried.err.constData());
    const QJsonArray approvals = carried.json()[u"approvals"_s].toArray();
    QCOMPARE(approvals.size(), 1);
    QCOMPARE(approvals[0][u"person"_s].toString(), u"bo"_s);
    QCOMPARE(approvals[0][u"carried_by"_s].toString(), u"di"_s);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"import"_s, id, u"bo.approval"_s}).code, 1); // once
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"import"_s, id, u"plan.json"_s}).code, 2);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1); // one is missing
    QCOMPARE(act(u"cy"_s, {u"promotion"_s, u"approve"_s, id}).code, 0);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 0);
    verifyLog();
}

void TestCtlPromotion::promotion_ofTwoApis_isOnePlan()
{
    const auto bills = [](QByteArray text) { return text.replace("orders", "bills"); };
    const QByteArray sandbox = route("orders.sbx.example.test", R"("GET","PATCH")", "127.0.0.9:8080"), production = route("orders.example.test", R"("GET")", "127.0.0.10:8080");
    makeDesk(sandbox + ',' + bills(sandbox), production + ',' + catchAll);
    const QByteArray before = m_production->routes();
    const QStringList both = {u"--api"_s, u"orders"_s, u"--api"_s, u"bills"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s};
    const CtlRun asked = act(u"di"_s, QStringList{u"promotion"_s, u"request"_s, u"--reason"_s, u"CHG-9"_s} + both);
    QVERIFY2(asked.code == 0, asked.err.constData());
    QCOMPARE(asked.json()[u"others"_s].toArray(), QJsonArray{u"bills"_s});
    const QString id = asked.json()[u"id"_s].toString();
    const QJsonObject plan = m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s}).json()[u"plan"_s].toObject();
    QCOMPARE(plan[u"steps"_s].toArray().size(), 2);
    QCOMPARE(plan[u"summary"_s][u"counts"_s][u"route"_s][u"added"_s].toInt(), 1);
    for (const QString &api : {u"orders"_s, u"bills"_s}) { // each of them is taken
        QCOMPARE(act(u"di"_s, {u"promotion"_s, u"request"_s, u"--api"_s, api, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--reason"_s, u"CHG-8"_s}).code, 1);
    }
    approveByBoth(id);
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QVERIFY2(applied.code == 0, QByteArray(applied.out + applied.err).constData());
    const QByteArray after = m_production->routes();
    QVERIFY(after.contains("bills.example.test") && after.contains("PATCH"));
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"no"_s}).code, 0);
    QCOMPARE(m_production->routes(), before);
    verifyLog();
}

void TestCtlPromotion::plan_ofSeveral_namesTheOneAtFault()
{
    const QByteArray orders = route("orders.example.test", R"("GET")", "127.0.0.10:8080"), legacy = QByteArray(orders).replace("orders", "legacy");
    makeDesk(route("orders.sbx.example.test", R"("GET","PATCH")", "127.0.0.9:8080"), orders + ',' + legacy + ',' + catchAll);
    const auto plan = [this](const QStringList &more) {
        return m_ctl->run(QStringList{u"promotion"_s, u"plan"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--json"_s} + more);
    };
    QCOMPARE(plan({u"--api"_s, u"orders"_s}).code, 0);
    const CtlRun both = plan({u"--api"_s, u"orders"_s, u"--api"_s, u"legacy"_s});
    QCOMPARE(both.code, 2);
    QVERIFY2(both.err.contains("legacy is not on caddy-sbx"), both.err.constData());
    const CtlRun alone = plan({u"--api"_s, u"legacy"_s, u"--source"_s, u"caddy-sbx"_s}); // naming the gateway does not make it there
    QCOMPARE(alone.code, 2);
    QVERIFY2(alone.err.contains("legacy is not on caddy-sbx"), alone.err.constData());
}

//! What a promotion did is explained by it; what somebody does with the gateway's own interface is not.
void TestCtlPromotion::production_changedWithoutARequest_isListed()
{
    const auto states = [this] {
        return m_ctl->run({u"promotion"_s, u"list"_s, u"--api"_s, u"orders"_s, u"--json"_s}).json()[u"states"_s][0].toObject();
    };
    const auto changes = [this](const QStringList &more, int code) {
        const CtlRun run = m_ctl->run(QStringList{u"promotion"_s, u"changes"_s, u"--json"_s} + more);
        if (run.code != code)
            qWarning() << run.code << run.out << run.err;
        return run.json()[u"changes"_s].toArray();
    };
    QCOMPARE(states()[u"last_promoted"_s], QJsonValue::Null);
    QVERIFY(states()[u"observed"_s][u"same"_s].isNull() && !states()[u"observed"_s][u"at"_s].isNull());
    QVERIFY(changes({}, 0).isEmpty()); // what the first sync finds is no change
    const QString id = request();
    approveByBoth(id);
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(applied.code, 0);
    QCOMPARE(states()[u"last_promoted"_s][u"request"_s].toString(), id);
    QVERIFY(states()[u"observed"_s][u"same"_s].isNull()); // not read since
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    QCOMPARE(states()[u"observed"_s][u"same"_s], QJsonValue(true));
    QCOMPARE(m_ctl->run({u"catalog"_s, u"show"_s, u"orders"_s, u"--json"_s}).json()[u"apis"_s][0][u"states"_s][0].toObject(), states());
    const QJsonArray explained = changes({}, 0);
    QVERIFY(!explained.isEmpty());
    for (const QJsonValue &change : explained)
        QCOMPARE(change[u"request"_s].toString(), id);
    QVERIFY(changes({u"--without-request"_s}, 0).isEmpty());
    m_production->send("PATCH", u"/config/apps/http/servers/edge/routes/0/match/0/method"_s, R"(["GET","DELETE"])");
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
    const QJsonArray foreign = changes({u"--without-request"_s}, 1);
    QCOMPARE(foreign.size(), 2); // a route of Caddy with another matcher is another one
    for (const QJsonValue &change : foreign) {
        QCOMPARE(change[u"api"_s].toString(), u"orders"_s);
        QCOMPARE(change[u"environment"_s].toString(), u"production"_s);
        QCOMPARE(change[u"entity"_s][u"kind"_s].toString(), u"route"_s);
        QVERIFY(change[u"request"_s].isNull());
    }
    QVERIFY(foreign[0][u"action"_s] != foreign[1][u"action"_s]);
    QCOMPARE(changes({}, 0).size(), explained.size() + foreign.size());
    QVERIFY(changes({u"--api"_s, u"bills"_s}, 0).isEmpty());
    QCOMPARE(states()[u"observed"_s][u"same"_s], QJsonValue(false));
}

//! Whichever comes first executes it; the others are told so, or that it is done.
void TestCtlPromotion::apply_byEightProcessesAtOnce_runsOnce()
{
    const int rounds = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 10 : 1;
    for (int round = 0; round < rounds; ++round) {
        const QString id = request();
        approveByBoth(id);
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 8; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            m_ctl->start(*processes.back(), QStringList{u"promotion"_s, u"apply"_s, id, u"--json"_s} + by(u"di"_s));
        }
        int ran = 0, refused = 0;
        for (const auto &process : processes) {
            const CtlRun run = Ctl::finish(*process);
            ran += run.code == 0 ? 1 : 0;
            refused += run.code == 1 ? 1 : 0;
        }
        QCOMPARE(ran, 1);
        QCOMPARE(refused, 7);
        const QByteArray after = m_production->routes();
        QCOMPARE(after.count("PATCH"), 1);
        // One start and one end, and the one step once: all by the same process.
        const auto entries = [&](const QString &action) {
            return m_ctl->run({u"audit"_s, u"list"_s, u"--action"_s, action, u"--object"_s, id, u"--json"_s}).json()[u"entries"_s].toArray().size();
        };
        QCOMPARE(entries(u"promotion.apply"_s), 2);
        QCOMPARE(entries(u"promotion.step"_s), 2);
        QCOMPARE(act(u"di"_s, {u"promotion"_s, u"rollback"_s, id, u"--reason"_s, u"again"_s}).code, 0);
    }
    verifyLog();
}

void TestCtlPromotion::request_rejected_staysSo()
{
    const QString id = request();
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"comment"_s, id, u"--step"_s, u"1"_s, u"--reason"_s, u"why PATCH?"_s}).code, 0);
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"reject"_s, id}).code, 2); // without a reason
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"reject"_s, id, u"--reason"_s, u"not now"_s}).code, 0);
    QCOMPARE(act(u"cy"_s, {u"promotion"_s, u"approve"_s, id}).code, 1);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"apply"_s, id}).code, 1);
    const QJsonArray remarks = m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s}).json()[u"request"_s][u"remarks"_s].toArray();
    QCOMPARE(remarks.size(), 2);
    QCOMPARE(m_ctl->run({u"promotion"_s, u"list"_s, u"--json"_s}).json()[u"requests"_s][0][u"state"_s].toString(), u"rejected"_s);
}

void TestCtlPromotion::estate_changed_stopsEverything()
{
    const QString id = request();
    approveByBoth(id);
    QFile file(m_ctl->estate());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    QVERIFY(m_ctl->write(u"estate.yaml"_s, text.replace("quorum: 2", "quorum: 1")));
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(applied.code, 1);
    QVERIFY(applied.err.contains("promotion"));
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"approve"_s, id}).code, 1);
}

QTEST_GUILESS_MAIN(TestCtlPromotion)
#include "tst_ctl_promotion.moc"
