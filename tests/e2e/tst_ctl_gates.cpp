// SPDX-License-Identifier: GPL-3.0-or-later
// Gates between two real Caddys by the real program: a contract that breaks is refused, waived by another person and applied; what would leak is refused; glass is broken.
#include "e2e/ctl.h"
#include "e2e/realcaddy.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace bulkhead;
using bulkhead::test::RealCaddy;
using namespace Qt::StringLiterals;

namespace {

QByteArray route(const QByteArray &side, const QByteArray &methods, const QByteArray &dial, const QByteArray &handlers = {})
{
    return R"({"@id":"orders-)" + side + R"(","match":[{"host":["orders.)" + QByteArray(side == "sbx" ? "sbx." : "") + R"(example.test"],"path":["/orders*"],"method":[)" + methods
        + R"(]}],"handle":[)" + handlers + R"({"handler":"reverse_proxy","upstreams":[{"dial":")" + dial + R"("}]}]})";
}

const QByteArray signIn = R"({"handler":"authentication","providers":{"http_basic":{"accounts":[]}}},)";

QByteArray contract(const QByteArray &members)
{
    return "openapi: 3.0.3\ninfo: {title: orders, version: '1'}\npaths:\n  /orders:\n    get:\n      operationId: list\n      responses:\n        '200':\n"
           "          description: all\n          content:\n            application/json:\n              schema: {type: object, required: [" + members + "], properties: {"
           "id: {type: string}, total: {type: string}}}\n";
}

QJsonObject gateOf(const CtlRun &run, const QString &id)
{
    for (const QJsonValue &gate : run.json()[u"gates"_s].toArray()) {
        if (gate[u"id"_s].toString() == id)
            return gate.toObject();
    }
    return {};
}

QByteArray told(const CtlRun &run)
{
    return run.out + run.err;
}

} // namespace

class TestCtlGates : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void contractBreak_isRefused_waivedByAnother_applied();
    void contract_changedByAByte_voidsTheRequest();
    void policyThatGoes_isRefusedByStrictness();
    void sharedUpstream_isRefusedByIsolation();
    void breakGlass_isToldToEveryone_untilTwoHaveLooked();
    void estate_thatAllowsToBreakGlass_needsASecondPerson();

private:
    CtlRun act(const QString &name, const QStringList &words) const;
    void start(const QByteArray &sandboxRoutes, const QByteArray &productionRoutes, const QByteArray &glass = {});
    [[nodiscard]] QByteArray estate(const QByteArray &glass) const;
    CtlRun plan() const;
    CtlRun request(const QStringList &more = {}) const;
    void approveByBoth(const QString &id) const;
    void verifyLog() const;

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<RealCaddy> m_sandbox, m_production;
};

void TestCtlGates::initTestCase()
{
    if (QStandardPaths::findExecutable(u"caddy"_s).isEmpty())
        QSKIP("caddy is not installed: gates were NOT run against real gateways");
}

void TestCtlGates::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestCtlGates::cleanup()
{
    m_sandbox.reset();
    m_production.reset();
}

CtlRun TestCtlGates::act(const QString &name, const QStringList &words) const
{
    return m_ctl->run(words + QStringList{u"--json"_s, u"--as"_s, name, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper()});
}

QByteArray TestCtlGates::estate(const QByteArray &glass) const
{
    return "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\n"
           "gateways:\n  caddy-sbx: {kind: caddy, environment: sandbox, admin_url: '" + m_sandbox->url()
        + "'}\n  caddy-prd: {kind: caddy, environment: production, admin_url: '" + m_production->url()
        + "'}\napis:\n  orders: {authors: [eve], contract: {sandbox: orders.sandbox.yaml, production: orders.yaml}}\n"
          "promotion:\n" + glass + "  paths:\n    - from: sandbox\n      to: production\n      map:\n"
          "        - {field: route.hosts, from: '(.*)\\.sbx\\.example\\.test', to: '\\1.example.test'}\n"
          "        - {field: upstream.host, from: '127\\.0\\.0\\.9', to: 127.0.0.10}\n"
          "      approvals: {quorum: 2, expires_after: 2h}\n";
}

//! Ana is admin, Di engineers, Bo and Cy approve, Eve approves and is an author of the API.
void TestCtlGates::start(const QByteArray &sandboxRoutes, const QByteArray &productionRoutes, const QByteArray &glass)
{
    m_ctl = std::make_unique<Ctl>();
    for (const QString &name : {u"ANA"_s, u"BO"_s, u"CY"_s, u"DI"_s, u"EVE"_s})
        m_ctl->extra.insert(name, u"passphrase-of-"_s + name);
    m_sandbox = std::make_unique<RealCaddy>(m_ctl->path(u"sbx"_s), sandboxRoutes);
    m_production = std::make_unique<RealCaddy>(m_ctl->path(u"prd"_s), productionRoutes);
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->answers() && m_production->answers(), 20000);
    QVERIFY(m_ctl->write(u"orders.yaml"_s, contract("id, total")) && m_ctl->write(u"orders.sandbox.yaml"_s, contract("id, total")));
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estate(glass)));
    for (const auto &[name, role] : {std::pair(u"ana"_s, u"admin"_s), std::pair(u"bo"_s, u"approver"_s), std::pair(u"cy"_s, u"approver"_s), std::pair(u"di"_s, u"engineer"_s),
                                     std::pair(u"eve"_s, u"approver"_s)}) {
        QCOMPARE(m_ctl->run({u"key"_s, u"new"_s, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper(), u"--public-out"_s, name + u".pub"_s}).code, 0);
        QCOMPARE(act(u"ana"_s, {u"person"_s, u"add"_s, name, u"--role"_s, role, u"--public-key"_s, name + u".pub"_s}).code, 0);
    }
    QCOMPARE(m_ctl->run({u"sync"_s}).code, 0);
}

CtlRun TestCtlGates::plan() const
{
    return m_ctl->run({u"promotion"_s, u"plan"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--json"_s});
}

CtlRun TestCtlGates::request(const QStringList &more) const
{
    return act(u"di"_s, QStringList{u"promotion"_s, u"request"_s, u"--api"_s, u"orders"_s, u"--from"_s, u"sandbox"_s, u"--to"_s, u"production"_s, u"--reason"_s, u"patch"_s} + more);
}

void TestCtlGates::approveByBoth(const QString &id) const
{
    for (const QString &name : {u"bo"_s, u"cy"_s}) {
        const CtlRun run = act(name, {u"promotion"_s, u"approve"_s, id});
        QVERIFY2(run.code == 0, run.err.constData());
    }
}

void TestCtlGates::verifyLog() const
{
    const QString bundle = m_ctl->path(u"log.bundle"_s);
    QCOMPARE(act(u"ana"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s}).code, 0);
    QProcess apart;
    apart.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, {bundle, u"--json"_s});
    const CtlRun theirs = Ctl::finish(apart);
    QVERIFY2(theirs.code == 0, theirs.out.constData());
}

void TestCtlGates::contractBreak_isRefused_waivedByAnother_applied()
{
    start(route("sbx", R"("GET","PATCH")", "127.0.0.9:8080"), route("prd", R"("GET")", "127.0.0.10:8080"));
    const CtlRun well = plan();
    QVERIFY2(well.code == 0, told(well).constData());
    QCOMPARE(gateOf(well, u"contract"_s)[u"verdict"_s].toString(), u"pass"_s);
    for (const QString &gate : {u"isolation"_s, u"strictness"_s})
        QVERIFY2(gateOf(well, gate)[u"verdict"_s].toString() == u"pass"_s, told(well).constData());
    QVERIFY(m_ctl->write(u"orders.sandbox.yaml"_s, contract("id").replace(", total: {type: string}", "")));
    const CtlRun bad = plan();
    QCOMPARE(bad.code, 1);
    QCOMPARE(gateOf(bad, u"contract"_s)[u"verdict"_s].toString(), u"fail"_s);
    const QString line = gateOf(bad, u"contract"_s)[u"evidence"_s][0].toString();
    QVERIFY2(line.contains(u"GET /orders"_s), qPrintable(line));
    const CtlRun refused = request();
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--needs-waiver contract") && refused.err.contains("GET /orders"), refused.err.constData());
    const CtlRun asked = request({u"--needs-waiver"_s, u"contract"_s});
    QVERIFY2(asked.code == 0, told(asked).constData());
    QCOMPARE(asked.json()[u"needs_waiver"_s].toArray(), QJsonArray{u"contract"_s});
    const QString id = asked.json()[u"id"_s].toString();
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"approve"_s, id}).code, 1);
    const auto waive = [&](const QString &name, const QStringList &more = {u"--gate"_s, u"contract"_s, u"--reason"_s, u"no client left"_s}) {
        return act(name, QStringList{u"promotion"_s, u"waive"_s, id} + more);
    };
    QCOMPARE(waive(u"di"_s).code, 1);  // asked for it
    QCOMPARE(waive(u"eve"_s).code, 1); // wrote it
    QCOMPARE(waive(u"ana"_s).code, 1); // no approver
    QCOMPARE(waive(u"bo"_s, {u"--gate"_s, u"contract"_s}).code, 2);
    QCOMPARE(waive(u"bo"_s, {u"--reason"_s, u"x"_s}).code, 2);
    QCOMPARE(waive(u"bo"_s, {u"--gate"_s, u"endpoints"_s, u"--reason"_s, u"x"_s}).code, 1);
    const CtlRun waived = waive(u"bo"_s);
    QVERIFY2(waived.code == 0, told(waived).constData());
    const CtlRun shown = m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s});
    QCOMPARE(gateOf(shown, u"contract"_s)[u"waived"_s][u"by"_s].toString(), u"bo"_s);
    QCOMPARE(shown.json()[u"request"_s][u"waivers"_s][0][u"evidence"_s][0].toString(), line);
    QVERIFY(m_ctl->run({u"promotion"_s, u"show"_s, id}).out.contains("waived by bo: no client left"));
    approveByBoth(id);
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QVERIFY2(applied.code == 0, told(applied).constData());
    QVERIFY(m_production->routes().contains("PATCH"));
    // Production is edited by hand: the next promotion is told so.
    m_production->send("PATCH", u"/config/apps/http/servers/edge/routes/0/match/0/method"_s, R"(["GET","DELETE"])");
    QVERIFY(m_ctl->write(u"orders.sandbox.yaml"_s, contract("id, total")));
    const CtlRun drifted = plan();
    QCOMPARE(drifted.code, 1);
    QVERIFY2(gateOf(drifted, u"drift"_s)[u"reason"_s].toString().contains(u"by no promotion"_s), told(drifted).constData());
    verifyLog();
}

void TestCtlGates::contract_changedByAByte_voidsTheRequest()
{
    start(route("sbx", R"("GET","PATCH")", "127.0.0.9:8080"), route("prd", R"("GET")", "127.0.0.10:8080"));
    const QString id = request().json()[u"id"_s].toString();
    approveByBoth(id);
    QVERIFY(m_ctl->write(u"orders.sandbox.yaml"_s, contract("id, total") + " "));
    const QByteArray before = m_production->routes();
    const CtlRun applied = act(u"di"_s, {u"promotion"_s, u"apply"_s, id});
    QCOMPARE(applied.code, 1);
    QVERIFY2(applied.err.contains("contract file"), applied.err.constData());
    QCOMPARE(m_production->routes(), before);
    QCOMPARE(m_ctl->run({u"promotion"_s, u"show"_s, id, u"--json"_s}).json()[u"request"_s][u"state"_s].toString(), u"void"_s);
}

void TestCtlGates::policyThatGoes_isRefusedByStrictness()
{
    start(route("sbx", R"("GET","PATCH")", "127.0.0.9:8080"), route("prd", R"("GET")", "127.0.0.10:8080", signIn));
    const CtlRun run = plan();
    QCOMPARE(run.code, 1);
    QCOMPARE(gateOf(run, u"strictness"_s)[u"verdict"_s].toString(), u"fail"_s);
    QVERIFY2(gateOf(run, u"strictness"_s)[u"evidence"_s][0].toString().contains(u"weaker than now: authentication"_s), told(run).constData());
    QCOMPARE(request().code, 1);
}

void TestCtlGates::sharedUpstream_isRefusedByIsolation()
{
    // The mapping leads production's route to a host that belongs to no environment, which the sandbox calls too.
    const QByteArray shared = R"({"@id":"ledger-sbx","match":[{"host":["ledger.sbx.example.test"]}],"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"127.0.0.10:8080"}]}]})";
    start(route("sbx", R"("GET")", "127.0.0.9:8080") + ',' + shared, route("prd", R"("GET")", "127.0.0.11:8080"));
    const CtlRun run = plan();
    QCOMPARE(run.code, 1);
    QVERIFY2(gateOf(run, u"isolation"_s)[u"verdict"_s].toString() == u"fail"_s, told(run).constData());
    QVERIFY2(told(run).contains("INF-07"), told(run).constData());
}

void TestCtlGates::breakGlass_isToldToEveryone_untilTwoHaveLooked()
{
    start(route("sbx", R"("GET","PATCH")", "127.0.0.9:8080"), route("prd", R"("GET")", "127.0.0.10:8080"), "  break_glass: {allowed: true, review_within: 1m}\n");
    const QString id = request().json()[u"id"_s].toString();
    const auto breakGlass = [&](const QString &name, const QStringList &more = {u"--reason"_s, u"orders are lost"_s}) {
        return act(name, QStringList{u"promotion"_s, u"break-glass"_s, id} + more);
    };
    QCOMPARE(breakGlass(u"di"_s, {}).code, 2);
    QCOMPARE(breakGlass(u"bo"_s).code, 1); // an approver executes nothing
    const CtlRun broken = breakGlass(u"ana"_s);
    QVERIFY2(broken.code == 0, told(broken).constData());
    QVERIFY(m_production->routes().contains("PATCH"));
    const CtlRun list = m_ctl->run({u"promotion"_s, u"list"_s, u"--json"_s});
    const QJsonValue one = list.json()[u"requests"_s][0];
    QVERIFY(one[u"broken_glass"_s].toBool());
    QCOMPARE(one[u"review"_s][u"broken_by"_s].toString(), u"ana"_s);
    QCOMPARE(one[u"review"_s][u"by"_s].toArray().size(), 0);
    QCOMPARE(one[u"review"_s][u"overdue"_s].toBool(), false);
    QVERIFY(list.err.contains("BROKEN GLASS"));
    QVERIFY(plan().err.contains("BROKEN GLASS")); // whatever one came for
    QCOMPARE(act(u"ana"_s, {u"promotion"_s, u"review"_s, id, u"--reason"_s, u"fine"_s}).code, 1);
    QCOMPARE(act(u"di"_s, {u"promotion"_s, u"review"_s, id, u"--reason"_s, u"fine"_s}).code, 1);
    QCOMPARE(act(u"bo"_s, {u"promotion"_s, u"review"_s, id, u"--reason"_s, u"it was right"_s}).code, 0);
    const CtlRun reviewed = act(u"cy"_s, {u"promotion"_s, u"review"_s, id, u"--reason"_s, u"it was right"_s});
    QVERIFY2(reviewed.code == 0, told(reviewed).constData());
    QCOMPARE(reviewed.json()[u"review"_s][u"by"_s].toArray(), (QJsonArray{u"bo"_s, u"cy"_s}));
    QVERIFY(!m_ctl->run({u"promotion"_s, u"list"_s, u"--json"_s}).err.contains("BROKEN GLASS"));
    verifyLog();
}

void TestCtlGates::estate_thatAllowsToBreakGlass_needsASecondPerson()
{
    start(route("sbx", R"("GET","PATCH")", "127.0.0.9:8080"), route("prd", R"("GET")", "127.0.0.10:8080"));
    const QString id = request().json()[u"id"_s].toString();
    const QByteArray before = m_production->routes();
    const auto breakGlass = [&] { return act(u"di"_s, {u"promotion"_s, u"break-glass"_s, id, u"--reason"_s, u"orders are lost"_s}); };
    QCOMPARE(breakGlass().code, 1); // the file does not allow it
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estate("  break_glass: {allowed: true}\n")));
    QCOMPARE(breakGlass().code, 1); // nobody has accepted that
    const CtlRun proposed = act(u"ana"_s, {u"estate"_s, u"accept"_s});
    QVERIFY2(proposed.code == 1, told(proposed).constData());
    QCOMPARE(breakGlass().code, 1); // one is not enough
    QCOMPARE(m_production->routes(), before);
}

QTEST_GUILESS_MAIN(TestCtlGates)
#include "tst_ctl_gates.moc"
