// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/kongfixture.h"
#include "contract/kongharness.h"
#include "core/jsonreader.h"
#include "demo/fakekong.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const char *const needsSeed = "needs the rows of the fake: not run against a live Kong";

std::string certificate()
{
    QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/redaction/data/api.pem"));
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

//! One suite for the fake and, with BULKHEAD_LIVE_KONG=URL, for a real Kong. Cases that need the fake's
//! rows or faults are skipped by name on the real one.
class TestKong : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void identify_ofKong_tellsProductAndRights();
    void read_ofEverything_finishesEachCollectionOnce();
    void read_twice_givesTheSameRecords();
    void read_ofTheBank_mapsEachKind();
    void read_ofSecrets_keepsNone();
    void read_ofManyRows_countsExactly_data();
    void read_ofManyRows_countsExactly();
    void read_ofManyTargets_countsExactly();
    void read_ofVeryManyRows_countsExactly();
    void read_ofEndlessPaging_fails_data();
    void read_ofEndlessPaging_fails();
    void read_ofABrokenList_reportsOnlyThat_data();
    void read_ofABrokenList_reportsOnlyThat();
    void read_withoutAPlugin_saysUnsupported();
    void read_withoutUpstreams_closesNoService();
    void identify_withAWrongToken_isUnauthorized();
    void identify_withAToken_doesNotClaimToChange();
    void identify_withoutDatabase_cannotChange();
    void identify_whileRootHangs_stillWorks();
    void identify_ofSomethingElse_isWrongProduct_data();
    void identify_ofSomethingElse_isWrongProduct();
    void identify_withNobodyThere_isConnect();
    void read_ofWorkspaces_keepsThemApart();
    void read_afterCancel_endsCancelled();
    void read_withOneConnection_staysWithinIt();

private:
    [[nodiscard]] bool isLive() const { return !m_live.isEmpty(); }

    QUrl m_live;
    std::string m_pem;
};

void TestKong::initTestCase()
{
    m_live = QUrl(qEnvironmentVariable("BULKHEAD_LIVE_KONG"));
    m_pem = certificate();
    QVERIFY(!m_pem.empty());
}

void TestKong::identify_ofKong_tellsProductAndRights()
{
    FakeKong fake(smallKong(m_pem));
    const auto reader = readerFor(isLive() ? m_live : fake.url());
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY2(identity, qPrintable(identity ? QString() : identity.error().toText()));
    QCOMPARE(identity->product, u"Kong"_s);
    QVERIFY(QRegularExpression(u"^\\d+\\.\\d+"_s).match(identity->version).hasMatch());
    QCOMPARE(identity->mayRead, Right::Yes);
    QVERIFY(!identity->edition.isEmpty());
    QCOMPARE(identity->warnings.size(), 1);
    QVERIFY(identity->warnings.first().contains(u"asks for no credential"_s));
    if (!isLive())
        QCOMPARE(identity->mayChange, Right::Yes);
}

void TestKong::read_ofEverything_finishesEachCollectionOnce()
{
    FakeKong fake(smallKong(m_pem));
    const auto reading = readAll(isLive() ? m_live : fake.url());
    QVERIFY(reading->result);
    QVERIFY(!reading->sink.finishedTwice);
    for (const char *name : {"node", "services", "routes", "upstreams", "plugins", "consumers", "certificates",
                             "snis", "ca_certificates", "key-auths", "basic-auths", "hmac-auths", "jwts",
                             "oauth2", "acls"}) {
        const CollectionReport *report = reading->sink.report(name);
        QVERIFY2(report, name);
        QVERIFY2(!report->error, name);
        QVERIFY2(!report->torn, name);
        QCOMPARE(report->state, report->received == 0 ? FactState::KnownEmpty : FactState::Known);
    }
    for (const auto &[key, records] : reading->sink.rows)
        QVERIFY2(reading->sink.reports.contains(key), key.name.c_str());
    const auto upstreams = reading->sink.ids(EntityKind::Upstream);
    for (const std::string &id : upstreams)
        QVERIFY(id.starts_with("service:") || reading->sink.report("upstreams/" + id + "/targets"));
}

void TestKong::read_twice_givesTheSameRecords()
{
    FakeKong fake(smallKong(m_pem));
    const QUrl url = isLive() ? m_live : fake.url();
    const auto first = readAll(url);
    const auto second = readAll(url);
    QVERIFY(first->result && second->result);
    QVERIFY(first->sink.rows == second->sink.rows);
}

void TestKong::read_ofTheBank_mapsEachKind()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem));
    const auto reading = readAll(fake.url());
    const CollectingSink &sink = reading->sink;
    QCOMPARE(sink.ids(EntityKind::Node).size(), 1U);
    QCOMPARE(sink.ids(EntityKind::Deployment).size(), 3U); // two services, one route without
    QCOMPARE(sink.ids(EntityKind::Route).size(), 2U);
    QCOMPARE(sink.ids(EntityKind::Upstream).size(), 2U);
    QCOMPARE(sink.ids(EntityKind::Target).size(), 3U);
    QCOMPARE(sink.ids(EntityKind::Policy).size(), 4U);
    QCOMPARE(sink.ids(EntityKind::Sink).size(), 1U);
    QCOMPARE(sink.ids(EntityKind::Consumer).size(), 1U);
    QCOMPARE(sink.ids(EntityKind::Credential).size(), 6U);
    QCOMPARE(sink.ids(EntityKind::Certificate).size(), 2U);
    JsonReader json;
    const auto consumer = toConsumer(json, *sink.find(EntityKind::Consumer, fake.ids("consumers").front()));
    QCOMPARE(consumer->groups, (std::vector<std::string>{"partners", "staff"}));
    const auto cert = toCertificate(json, *sink.find(EntityKind::Certificate, fake.ids("certificates").front()));
    QCOMPARE(cert->names, (std::vector<std::string>{"*.b.example", "127.0.0.9", "api.example", "sni.example"}));
    const std::string upstreamId = fake.ids("upstreams").front();
    const auto upstream = toUpstream(json, *sink.find(EntityKind::Upstream, upstreamId));
    QCOMPARE(upstream->scheme, "https");
    QCOMPARE(sink.report("upstreams/" + upstreamId + "/targets")->received, 2);
}

void TestKong::read_ofSecrets_keepsNone()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem), FakeKongOptions{.token = "CANARY-token"});
    const auto reading = readAll(fake.url(), "CANARY-token");
    QVERIFY(reading->result);
    const std::string text = reading->sink.allText();
    QVERIFY(text.size() > 1000);
    QVERIFY2(text.find("CANARY") == text.npos, text.substr(std::min(text.find("CANARY"), text.size())).c_str());
    QVERIFY(text.find("PRIVATE KEY") == text.npos);
}

void TestKong::read_ofManyRows_countsExactly_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 99, 100, 101, 999, 1000, 1001, 2000, 2500})
        QTest::addRow("%d rows", count) << count;
}

void TestKong::read_ofManyRows_countsExactly()
{
    if (isLive())
        QSKIP(needsSeed);
    QFETCH(int, count);
    KongSeed seed;
    for (const char *collection : {"services", "routes", "consumers", "key-auths"})
        seed.addMany(collection, count, "row");
    FakeKong fake(std::move(seed));
    const auto reading = readAll(fake.url());
    QVERIFY(reading->result);
    for (const char *collection : {"services", "routes", "consumers", "key-auths"}) {
        const CollectionReport *report = reading->sink.report(collection);
        QCOMPARE(report->received, count);
        QCOMPARE(report->state, count == 0 ? FactState::KnownEmpty : FactState::Known);
        QVERIFY(!report->torn);
    }
    QCOMPARE(reading->sink.ids(EntityKind::Route), fake.ids("routes"));
    QCOMPARE(reading->sink.ids(EntityKind::Consumer), fake.ids("consumers"));
    QCOMPARE(reading->sink.ids(EntityKind::Credential), fake.ids("key-auths"));
}

void TestKong::read_ofManyTargets_countsExactly()
{
    if (isLive())
        QSKIP(needsSeed);
    KongSeed seed;
    const std::string upstream = seed.upstream("big.upstream");
    for (int i = 0; i < 2001; ++i)
        seed.target(upstream, "127.0.0.1:" + std::to_string(1000 + i));
    FakeKong fake(std::move(seed));
    const auto reading = readAll(fake.url());
    const CollectionReport *report = reading->sink.report("upstreams/" + upstream + "/targets");
    QCOMPARE(report->received, 2001);
    QVERIFY(!report->torn);
    auto expected = fake.ids("upstreams/" + upstream + "/targets");
    std::sort(expected.begin(), expected.end());
    QCOMPARE(reading->sink.ids(EntityKind::Target), expected);
}

void TestKong::read_ofVeryManyRows_countsExactly()
{
    if (isLive())
        QSKIP(needsSeed);
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 160000 : 20000;
    KongSeed seed;
    seed.addMany("consumers", count, "c");
    FakeKong fake(std::move(seed));
    QElapsedTimer timer;
    timer.start();
    const auto reading = readAll(fake.url());
    qInfo("%d rows in %lld ms, %d requests", count, timer.elapsed(), fake.requestCount());
    QCOMPARE(reading->sink.report("consumers")->received, count);
    QCOMPARE(reading->sink.ids(EntityKind::Consumer), fake.ids("consumers"));
}

void TestKong::read_ofEndlessPaging_fails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the same offset again")
        << QByteArray(R"({"data":[{"id":"a"}],"next":"\/consumers?offset=x","offset":"x"})");
    QTest::newRow("empty pages") << QByteArray(R"({"data":[],"next":"\/consumers?offset=x","offset":"x"})");
    QTest::newRow("more, but not from where") << QByteArray(R"({"data":[{"id":"a"}],"next":"\/consumers?offset=x"})");
    QTest::newRow("no list") << QByteArray(R"({"data":"x","next":null})");
    QTest::newRow("a row without id") << QByteArray(R"({"data":[{"name":"a"}],"next":null})");
    QTest::newRow("a row that is null") << QByteArray(R"({"data":[null],"next":null})");
    QTest::newRow("cut off") << QByteArray(R"({"data":[{"id":"a")");
}

void TestKong::read_ofEndlessPaging_fails()
{
    if (isLive())
        QSKIP(needsSeed);
    QFETCH(QByteArray, body);
    FakeKong fake(smallKong(m_pem));
    fake.answer("/consumers", 200, "application/json", body.toStdString());
    const auto reading = readAll(fake.url());
    QVERIFY(reading->result);
    const CollectionReport *report = reading->sink.report("consumers");
    QCOMPARE(report->state, FactState::Unreadable);
    QCOMPARE(report->error->kind, Error::Kind::Protocol);
    QVERIFY(report->error->place.contains(u"/consumers"_s));
    QCOMPARE(reading->sink.ids(EntityKind::Consumer).size(), 0U);
    QCOMPARE(reading->sink.report("services")->state, FactState::Known);
}

void TestKong::read_ofABrokenList_reportsOnlyThat_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("500") << 500 << int(Error::Kind::Server);
    QTest::newRow("403") << 403 << int(Error::Kind::Forbidden);
    QTest::newRow("401") << 401 << int(Error::Kind::Unauthorized);
}

void TestKong::read_ofABrokenList_reportsOnlyThat()
{
    if (isLive())
        QSKIP(needsSeed);
    QFETCH(int, status);
    QFETCH(int, kind);
    FakeKong fake(smallKong(m_pem));
    fake.failCollection("plugins", status);
    fake.failCollection("key-auths", status);
    const auto reading = readAll(fake.url());
    QVERIFY(reading->result);
    for (const auto &[key, report] : reading->sink.reports) {
        const bool broken = key.name == "plugins" || key.name == "key-auths";
        QCOMPARE(report.state == FactState::Unreadable, broken);
        QCOMPARE(report.error.has_value(), broken);
        if (broken)
            QCOMPARE(int(report.error->kind), kind);
    }
    QCOMPARE(reading->sink.ids(EntityKind::Policy).size(), 0U);
    QCOMPARE(reading->sink.ids(EntityKind::Route).size(), 2U);
}

void TestKong::read_withoutAPlugin_saysUnsupported()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem), FakeKongOptions{.absent = {"hmac-auths"}});
    const auto reading = readAll(fake.url());
    QCOMPARE(reading->sink.report("hmac-auths")->state, FactState::Unsupported);
    QVERIFY(!reading->sink.report("hmac-auths")->error);
    QCOMPARE(reading->sink.report("jwts")->state, FactState::Known);
}

void TestKong::read_withoutUpstreams_closesNoService()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem));
    fake.failCollection("upstreams", 500);
    const auto reading = readAll(fake.url());
    QVERIFY(reading->sink.report("services")->torn);
    QCOMPARE(reading->sink.ids(EntityKind::Target).size(), 0U);
    QCOMPARE(reading->sink.ids(EntityKind::Deployment).size(), 3U);
}

void TestKong::identify_withAWrongToken_isUnauthorized()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem), FakeKongOptions{.token = "right"});
    for (const QByteArray &token : {QByteArray(), QByteArray("CANARY-wrong")}) {
        const auto reader = readerFor(fake.url(), token);
        const auto identity = QCoro::waitFor(reader->identify());
        QVERIFY(!identity);
        QCOMPARE(identity.error().kind, Error::Kind::Unauthorized);
        QVERIFY(!identity.error().toText().contains(u"CANARY"_s));
        const auto reading = readAll(fake.url(), token);
        QVERIFY(!reading->result);
        QCOMPARE(reading->result.error().kind, Error::Kind::Unauthorized);
    }
}

void TestKong::identify_withAToken_doesNotClaimToChange()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem), FakeKongOptions{.token = "right", .forbidden = {"services"}});
    const auto reader = readerFor(fake.url(), "right");
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(identity);
    QCOMPARE(identity->mayRead, Right::No);
    QCOMPARE(identity->mayChange, Right::Unknown);
    QVERIFY(identity->warnings.isEmpty());
}

void TestKong::identify_withoutDatabase_cannotChange()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem), FakeKongOptions{.withoutDatabase = true});
    const auto reader = readerFor(fake.url());
    const auto identity = QCoro::waitFor(reader->identify());
    QCOMPARE(identity->mayChange, Right::No);
    CollectingSink sink;
    QVERIFY(QCoro::waitFor(reader->read(sink)));
    JsonReader json;
    const auto node = toNode(json, *sink.find(EntityKind::Node, sink.ids(EntityKind::Node).front()));
    QCOMPARE(node->storeKind, "off");
    QVERIFY(node->storeHost.empty() && node->storeDatabase.empty());
}

void TestKong::identify_whileRootHangs_stillWorks()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem));
    fake.setRootHangs(true);
    const auto reader = readerFor(fake.url());
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(identity);
    QCOMPARE(identity->version, u"3.9.3"_s);
    QCOMPARE(identity->mayRead, Right::Yes);
    QCOMPARE(identity->warnings.size(), 2);
    CollectingSink sink;
    QVERIFY(QCoro::waitFor(reader->read(sink)));
    QCOMPARE(sink.report("node")->state, FactState::Unreadable);
    QCOMPARE(sink.report("node")->error->kind, Error::Kind::Timeout);
    QCOMPARE(sink.report("services")->received, 2);
}

void TestKong::identify_ofSomethingElse_isWrongProduct_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a web page") << 200 << QByteArray("text/html") << QByteArray("<html>kong</html>");
    QTest::newRow("other JSON") << 200 << QByteArray("application/json") << QByteArray(R"({"version":"1"})");
    QTest::newRow("nothing") << 404 << QByteArray("application/json") << QByteArray(R"({"message":"no"})");
}

void TestKong::identify_ofSomethingElse_isWrongProduct()
{
    if (isLive())
        QSKIP(needsSeed);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    FakeKong fake(smallKong(m_pem));
    fake.answer("/", status, type.toStdString(), body.toStdString());
    const auto reader = readerFor(fake.url());
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity);
    QCOMPARE(identity.error().kind, Error::Kind::WrongProduct);
    QVERIFY(!identity.error().hint.isEmpty());
}

void TestKong::identify_withNobodyThere_isConnect()
{
    QUrl url;
    {
        FakeKong fake(KongSeed{});
        url = fake.url();
    }
    const auto reader = readerFor(url);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity);
    QCOMPARE(identity.error().kind, Error::Kind::Connect);
}

void TestKong::read_ofWorkspaces_keepsThemApart()
{
    if (isLive())
        QSKIP(needsSeed);
    KongSeed blue, green;
    blue.service("orders", "orders.example");
    green.service("orders", "orders.example");
    green.service("payments", "payments.example");
    FakeKongOptions options;
    options.edition = "enterprise";
    options.workspaces = {{"blue", blue}, {"green", green}};
    FakeKong fake(KongSeed{}, options);
    const auto all = readAll(fake.url());
    QCOMPARE(all->sink.report("services", "blue")->received, 1);
    QCOMPARE(all->sink.report("services", "green")->received, 2);
    const auto one = readAll(fake.url(), {}, {u"green"_s});
    QVERIFY(!one->sink.report("services", "blue"));
    QCOMPARE(one->sink.report("services", "green")->received, 2);
}

void TestKong::read_afterCancel_endsCancelled()
{
    if (isLive())
        QSKIP(needsSeed);
    KongSeed seed;
    seed.addMany("consumers", 5000, "c");
    FakeKong fake(std::move(seed));
    const auto reader = readerFor(fake.url());
    fake.onList([&reader](FakeKong &, const std::string &path, int) {
        if (path == "consumers") {
            KongReader *target = reader.get();
            QMetaObject::invokeMethod(QCoreApplication::instance(), [target] { target->cancel(); },
                                      Qt::QueuedConnection);
        }
    });
    CollectingSink sink;
    const auto result = QCoro::waitFor(reader->read(sink));
    fake.onList({});
    QCoreApplication::processEvents();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
}

void TestKong::read_withOneConnection_staysWithinIt()
{
    if (isLive())
        QSKIP(needsSeed);
    FakeKong fake(smallKong(m_pem));
    const auto reader = readerFor(fake.url(), {}, {}, 1);
    CollectingSink sink;
    QVERIFY(QCoro::waitFor(reader->read(sink)));
    QCOMPARE(fake.mostAtOnce(), 1);
    QCOMPARE(reader->progress().requests, fake.requestCount());
    for (const std::string &request : fake.requests())
        QVERIFY(request.starts_with("GET "));
}

QTEST_GUILESS_MAIN(TestKong)
#include "tst_kong.moc"
