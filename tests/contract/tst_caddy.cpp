// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/jsonreader.h"
#include "demo/fakecaddy.h"
#include "gateways/caddy/caddyeditor.h"
#include "gateways/caddy/caddyreader.h"
#include "support/freeport.h"

#include <QCoroNetworkReply>
#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

struct Seen
{
    int status = 0;
    QByteArray body;
};

class CollectingSink final : public InventorySink
{
public:
    Result<void> add(const CollectionKey &, std::vector<EntityRecord> rows) override
    {
        records.insert(records.end(), rows.begin(), rows.end());
        return {};
    }
    Result<void> finish(CollectionReport report) override
    {
        reports.push_back(std::move(report));
        return {};
    }
    std::vector<EntityRecord> records;
    std::vector<CollectionReport> reports;
};

} // namespace

//! The same tests on the fake, on a real Caddy that they start, and read-only on BULKHEAD_LIVE_CADDY.
class TestCaddy : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void requests_oddAndPlain_areAnsweredLikeCaddy_data();
    void requests_oddAndPlain_areAnsweredLikeCaddy();
    void tag_ofABody_guardsChanges_data() { servers(false); }
    void tag_ofABody_guardsChanges();
    void identify_caddy_isKnownWithItsWarning_data() { servers(true); }
    void identify_caddy_isKnownWithItsWarning();
    void requests_foreignHost_areRefused_data() { servers(false); }
    void requests_foreignHost_areRefused();
    void read_loadedConfiguration_givesItsEntities_data() { servers(true); }
    void read_loadedConfiguration_givesItsEntities();
    void units_ofAllDeployments_areWhatReadingGives_data() { servers(false); }
    void units_ofAllDeployments_areWhatReadingGives();
    void read_fakeAndReal_giveTheSame();
    void read_cancelled_endsSoon_data() { servers(false); }
    void read_cancelled_endsSoon();

private:
    void servers(bool withLive);
    QUrl baseOf(const QString &server);
    Seen send(const QString &server, const QByteArray &verb, const QString &path,
              const QByteArray &body = {}, const QByteArray &header = {}, const QByteArray &value = {});
    void seed(const QString &server);
    [[nodiscard]] QByteArray document(const QString &server) const;
    std::unique_ptr<CaddyReader> reader(const QUrl &url);

    QNetworkAccessManager m_network;
    SystemClock m_clock;
    std::shared_ptr<const Fingerprinter> m_fingerprinter
        = std::make_shared<Fingerprinter>(Secret(std::string(32, 'p')));
    std::unique_ptr<FakeCaddy> m_fake;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_caddy;
    quint16 m_port = 0;
    quint16 m_dataPort = 0;
};

void TestCaddy::initTestCase()
{
    m_fake = std::make_unique<FakeCaddy>();
    m_dataPort = test::freePort();
    const QString program = QStandardPaths::findExecutable(u"caddy"_s);
    if (program.isEmpty())
        return;
    m_folder = std::make_unique<QTemporaryDir>();
    m_port = test::freePort();
    QFile file(m_folder->filePath(u"caddy.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"admin\":{\"listen\":\"127.0.0.1:" + QByteArray::number(m_port) + "\"}}");
    file.close();
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.insert(name, m_folder->path());
    m_caddy = std::make_unique<QProcess>();
    m_caddy->setProcessEnvironment(environment);
    m_caddy->setStandardErrorFile(QProcess::nullDevice());
    m_caddy->start(program, {u"run"_s, u"--config"_s, file.fileName()});
    QVERIFY(m_caddy->waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(send(u"real"_s, "GET", u"/config/"_s).status, 200, 20000);
}

void TestCaddy::cleanupTestCase()
{
    if (!m_caddy)
        return;
    m_caddy->terminate();
    if (!m_caddy->waitForFinished(10000))
        m_caddy->kill();
    m_caddy->waitForFinished();
}

void TestCaddy::servers(bool withLive)
{
    QTest::addColumn<QString>("server");
    QTest::newRow("fake") << u"fake"_s;
    QTest::newRow("real") << u"real"_s;
    if (withLive && qEnvironmentVariableIsSet("BULKHEAD_LIVE_CADDY"))
        QTest::newRow("live") << u"live"_s;
}

#define NEEDS(server)                                                                              \
    if (server == u"real"_s && !m_caddy)                                                           \
    QSKIP("caddy is not installed: the real product was NOT compared with the fake")

QUrl TestCaddy::baseOf(const QString &server)
{
    if (server == u"fake"_s)
        return m_fake->url();
    if (server == u"live"_s)
        return QUrl(qEnvironmentVariable("BULKHEAD_LIVE_CADDY"));
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

Seen TestCaddy::send(const QString &server, const QByteArray &verb, const QString &path,
                     const QByteArray &body, const QByteArray &header, const QByteArray &value)
{
    QUrl url = baseOf(server);
    url.setPath(path);
    QNetworkRequest request(url);
    if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    if (!header.isEmpty())
        request.setRawHeader(header, value);
    const std::unique_ptr<QNetworkReply> reply(
        verb == "HEAD" ? m_network.head(request) : m_network.sendCustomRequest(request, verb, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 20000))
        return {};
    Seen seen;
    seen.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    seen.body = reply->readAll();
    return seen;
}

QByteArray TestCaddy::document(const QString &server) const
{
    QByteArray text = R"({"admin":{"listen":"ADMIN"},"logging":{"logs":{"default":{"level":"ERROR"}}},"apps":{"http":{"servers":{"s0":{
        "automatic_https":{"disable":true},"listen":["127.0.0.1:DATA"],"routes":[
        {"@id":"orders","match":[{"host":["orders.example"],"path":["/v1/*"],"method":["GET"]}],"handle":[
            {"handler":"headers","response":{"set":{"X-Team":["orders"]}}},
            {"handler":"reverse_proxy","upstreams":[{"dial":"127.0.0.1:9001"},{"dial":"127.0.0.1:9002"}]}]},
        {"match":[{"path":["/hello"]}],"terminal":true,"handle":[{"handler":"subroute","routes":[
            {"match":[{"method":["POST"]}],"handle":[{"handler":"static_response","status_code":405}]},
            {"handle":[{"handler":"static_response","body":"hello"}]}]}]}]}}}}})";
    const quint16 port = server == u"fake"_s ? quint16(m_fake->url().port()) : m_port;
    text.replace("ADMIN", QByteArray("127.0.0.1:" + QByteArray::number(port)));
    return text.replace("DATA", QByteArray::number(m_dataPort));
}

void TestCaddy::seed(const QString &server)
{
    if (server == u"live"_s)
        return;
    QCOMPARE(send(server, "POST", u"/load"_s, document(server)).status, 200);
    QTRY_COMPARE(send(server, "GET", u"/config/"_s).status, 200); // the endpoint begins anew
}

std::unique_ptr<CaddyReader> TestCaddy::reader(const QUrl &url)
{
    TransportConfig transport;
    transport.gateway = GatewayId(u"edge"_s);
    transport.adminUrl = url;
    return std::make_unique<CaddyReader>(std::make_unique<HttpSession>(std::move(transport)),
                                         GatewayConfig(), m_clock, m_fingerprinter);
}

void TestCaddy::requests_oddAndPlain_areAnsweredLikeCaddy_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer"); // the whole body, or how it begins
    const auto row = [](const char *name, const QByteArray &verb, const QString &path,
                        const QByteArray &body, int status, const QByteArray &answer) {
        for (const char *server : {"fake", "real"}) {
            QTest::addRow("%s: %s", server, name)
                << QString::fromLatin1(server) << verb << path << body << status << answer;
        }
    };
    const QString routes = u"/config/apps/http/servers/s0/routes"_s;
    row("whole", "GET", u"/config/"_s, "", 200, "{\"admin\":");
    row("missing leaf", "GET", u"/config/apps/http/none"_s, "", 200, "null\n");
    row("missing parent", "GET", u"/config/none/deeper"_s, "", 400,
        "{\"error\":\"invalid traversal path at: config/none/deeper\"}");
    row("element", "GET", routes + u"/0/match/0/method/0"_s, "", 200, "\"GET\"\n");
    row("no such element", "GET", routes + u"/9"_s, "", 400, "{\"error\":\"[/config/apps/http/servers/s0/routes/9] array index out");
    row("no index", "GET", routes + u"/x"_s, "", 400, "{\"error\":\"[/config/apps/http/servers/s0/routes/x] invalid array index");
    row("id", "GET", u"/id/orders/match"_s, "", 200, "[{\"host\":[\"orders.example\"],\"method\":[\"GET\"],\"path\":[\"/v1/*\"]}]\n");
    row("unknown id", "GET", u"/id/nobody"_s, "", 404, "{\"error\":\"unknown object ID 'nobody'\"}");
    row("head", "HEAD", u"/config/"_s, "", 405, "");
    row("options", "OPTIONS", u"/config/"_s, "", 405, "{\"error\":\"method OPTIONS not allowed\"}");
    row("elsewhere", "GET", u"/nothing"_s, "", 404, "404 page not found\n");
    row("upstreams", "GET", u"/reverse_proxy/upstreams"_s, "", 200, "[{");
    row("post upstreams", "POST", u"/reverse_proxy/upstreams"_s, "{}", 405, "{\"error\":\"method not allowed\"}");
    row("get load", "GET", u"/load"_s, "", 405, "{\"error\":\"method not allowed\"}");
    row("load broken", "POST", u"/load"_s, "{bad", 400, "{\"error\":\"loading config: decoding request body: ");
    row("load unknown member", "POST", u"/load"_s, "{\"x\":1}", 400, "{\"error\":\"loading config: loading new config: json: unknown field");
    row("delete missing", "DELETE", u"/config/apps/http/none"_s, "", 200, "");
    row("delete below nothing", "DELETE", u"/config/apps/none/deeper"_s, "", 500, "{\"error\":\"invalid traversal path at");
    row("put on a key", "PUT", u"/config/apps/http/servers"_s, "{}", 500, "{\"error\":\"[/config/apps/http/servers] key already exists: servers\"}");
    row("patch on nothing", "PATCH", u"/config/apps/http/none"_s, "{}", 500, "{\"error\":\"[/config/apps/http/none] key does not exist: none\"}");
    row("append", "POST", routes, R"({"match":[{"path":["/new"]}]})", 200, "");
    row("insert", "PUT", routes + u"/0"_s, R"({"match":[{"path":["/new"]}]})", 200, "");
    row("replace", "PATCH", routes + u"/1"_s, R"({"match":[{"path":["/new"]}]})", 200, "");
    row("delete by id", "DELETE", u"/id/orders"_s, "", 200, "");
}

void TestCaddy::requests_oddAndPlain_areAnsweredLikeCaddy()
{
    QFETCH(const QString, server);
    QFETCH(const QByteArray, verb);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, answer);
    NEEDS(server);
    seed(server);
    const Seen seen = send(server, verb, path, body);
    QCOMPARE(seen.status, status);
    if (answer.isEmpty())
        QCOMPARE(seen.body, answer);
    else
        QVERIFY2(seen.body.startsWith(answer), seen.body.constData());
}

void TestCaddy::tag_ofABody_guardsChanges()
{
    QFETCH(const QString, server);
    NEEDS(server);
    seed(server);
    const QString path = u"/config/apps/http/servers/s0/routes"_s;
    const QByteArray tag = caddyTag(path.toUtf8(), send(server, "GET", path).body);
    const QString last = path + u"/1"_s;
    QCOMPARE(send(server, "DELETE", last, {}, "If-Match", "\"" + path.toUtf8() + " 00000000\"").status, 412);
    QCOMPARE(send(server, "DELETE", last, {}, "If-Match", "*").status, 400);
    QCOMPARE(send(server, "DELETE", last, {}, "If-Match", tag).status, 200);
    QTRY_COMPARE(send(server, "GET", u"/config/"_s).status, 200);
    QCOMPARE(send(server, "DELETE", path + u"/0"_s, {}, "If-Match", tag).status, 412); // stale now
}

void TestCaddy::identify_caddy_isKnownWithItsWarning()
{
    QFETCH(const QString, server);
    NEEDS(server);
    seed(server);
    const auto subject = reader(baseOf(server));
    const auto identity = QCoro::waitFor(subject->identify());
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().toText()));
    QCOMPARE(identity->product, u"Caddy"_s);
    QVERIFY(identity->version.isEmpty()); // Caddy does not tell it
    QCOMPARE(identity->mayChange, Right::Yes);
    QCOMPARE(identity->warnings.size(), 1);
}

void TestCaddy::requests_foreignHost_areRefused()
{
    QFETCH(const QString, server);
    NEEDS(server);
    seed(server);
    QCOMPARE(send(server, "GET", u"/config/"_s, {}, "Host", "evil.example").status, 403);
}

void TestCaddy::read_loadedConfiguration_givesItsEntities()
{
    QFETCH(const QString, server);
    NEEDS(server);
    seed(server);
    const auto subject = reader(baseOf(server));
    CollectingSink sink;
    const auto done = QCoro::waitFor(subject->read(sink));
    QVERIFY2(done, done ? "" : qPrintable(done.error().toText()));
    QCOMPARE(sink.reports.size(), std::size_t(2));
    for (const CollectionReport &report : sink.reports) {
        QVERIFY(!report.error);
        QVERIFY(!report.torn);
    }
    if (server == u"live"_s)
        return;
    const auto count = [&sink](EntityKind kind) {
        return std::count_if(sink.records.begin(), sink.records.end(),
                             [kind](const EntityRecord &record) { return record.kind == kind; });
    };
    QCOMPARE(count(EntityKind::Deployment), 2);
    QCOMPARE(count(EntityKind::Route), 3);
    QCOMPARE(count(EntityKind::Target), 2);
    QCOMPARE(sink.reports[0].received, std::int64_t(2));
    QCOMPARE(sink.reports[1].received, std::int64_t(2));
    QCOMPARE(subject->progress().requests, qint64(2));
}

//! What the gates of a promotion judge is what the next sync would say.
void TestCaddy::units_ofAllDeployments_areWhatReadingGives()
{
    QFETCH(const QString, server);
    NEEDS(server);
    seed(server);
    CollectingSink sink;
    QVERIFY(QCoro::waitFor(reader(baseOf(server))->read(sink)));
    JsonReader json;
    std::vector<std::string> deployments;
    std::map<std::pair<EntityKind, std::string>, std::string> read, units;
    for (const EntityRecord &record : sink.records) {
        if (record.kind == EntityKind::Deployment)
            deployments.push_back(record.nativeId);
        const bool isOfTheGateway = record.kind == EntityKind::Node || record.kind == EntityKind::Certificate
            || (record.kind == EntityKind::Sink && toSink(json, record)->policyId.empty());
        if (!isOfTheGateway)
            read[{record.kind, record.nativeId}] = record.payload;
    }
    QCOMPARE(deployments.size(), std::size_t(2));
    TransportConfig transport;
    transport.gateway = GatewayId(u"edge"_s);
    transport.adminUrl = baseOf(server);
    CaddyEditor editor(std::make_unique<HttpSession>(std::move(transport)), GatewayId(u"edge"_s), m_fingerprinter);
    const auto closure = QCoro::waitFor(editor.closure(deployments));
    QVERIFY(closure);
    const auto made = editor.units(closure->objects);
    QVERIFY(made);
    for (const EntityRecord &record : *made)
        units[{record.kind, record.nativeId}] = record.payload;
    for (const auto &[key, payload] : read) {
        QVERIFY2(units.contains(key), key.second.c_str());
        QCOMPARE(units.at(key), payload);
    }
    QCOMPARE(units.size(), read.size());
}

void TestCaddy::read_fakeAndReal_giveTheSame()
{
    NEEDS(u"real"_s);
    std::vector<EntityRecord> found[2];
    int index = 0;
    for (const QString &server : {u"fake"_s, u"real"_s}) {
        seed(server);
        const auto subject = reader(baseOf(server));
        CollectingSink sink;
        QVERIFY(QCoro::waitFor(subject->read(sink)));
        for (EntityRecord &record : sink.records) {
            if (record.kind != EntityKind::Node) // holds the admin port
                found[index].push_back(std::move(record));
        }
        ++index;
    }
    QVERIFY(!found[0].empty());
    QVERIFY(found[0] == found[1]);
}

void TestCaddy::read_cancelled_endsSoon()
{
    QFETCH(const QString, server);
    NEEDS(server);
    const auto subject = reader(baseOf(server));
    CollectingSink sink;
    subject->cancel();
    const auto done = QCoro::waitFor(subject->read(sink));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QVERIFY(sink.records.empty());
}

QTEST_GUILESS_MAIN(TestCaddy)
#include "tst_caddy.moc"
