// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixrecordings.h"
#include "contract/steady.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray routes = "/apisix/admin/routes";

Answer send(const FakeApisix &fake, const QByteArray &request, const QByteArray &body = {})
{
    return ask(fake.url(), request, {"X-API-KEY: fake-apisix-admin-key"}, body);
}

FakeApisixOptions version(const char *number)
{
    FakeApisixOptions options;
    options.version = number;
    return options;
}

QByteArray errorOf(const Answer &answer)
{
    const JsonValue body = json(answer.body);
    const JsonValue *text = body.find("error_msg");
    return text ? QByteArray::fromStdString(*text->string()) : QByteArray();
}

} // namespace

//! What APISIX does over time and between callers, which a single recorded exchange does not show: time is moved
//! by steps, and another caller writes exactly where the test says.
class TestApisixFake : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void ttl_isOver_objectIsGone();
    void ttl_writtenAgainWithout_stays();
    void ttl_notGiven_staysForEver();
    void patch_overtaken_isRefusedAndRetryable();
    void patch_overtakenByDelete_isRefused();
    void patch_ofAnotherObject_isNotDisturbed();
    void race_endsAsRecorded();
    void etcd_frozen_answersNothingThatNeedsIt();
    void etcd_back_answersAgain();
    void slashes_areEscapedByTheOldVersion();
    void trap_isRefused_data();
    void trap_isRefused();
    void credentials_ofTheOldVersion_areNotThere();
};

void TestApisixFake::ttl_isOver_objectIsGone()
{
    FakeApisix fake({});
    const Answer made = send(fake, "PUT " + routes + "/ttl?ttl=2", R"({"uri":"/ttl","plugins":{}})");
    QCOMPARE(made.status, 201);
    QVERIFY(!made.body.contains("ttl\":")); // nothing tells
    fake.advance(std::chrono::seconds(1));
    QCOMPARE(send(fake, "GET " + routes + "/ttl").status, 200);
    fake.advance(std::chrono::seconds(1));
    QCOMPARE(send(fake, "GET " + routes + "/ttl").status, 404);
    QCOMPARE(canonical(*json(send(fake, "GET " + routes).body).find("total")), "0");
    QCOMPARE(send(fake, "PUT " + routes + "/ttl", R"({"uri":"/ttl","plugins":{}})").status, 201);
}

void TestApisixFake::ttl_writtenAgainWithout_stays()
{
    FakeApisix fake({});
    QCOMPARE(send(fake, "PUT " + routes + "/ttl?ttl=2", R"({"uri":"/ttl","plugins":{}})").status, 201);
    QCOMPARE(send(fake, "PUT " + routes + "/ttl", R"({"uri":"/ttl","plugins":{}})").status, 200);
    fake.advance(std::chrono::seconds(3));
    QCOMPARE(send(fake, "GET " + routes + "/ttl").status, 200);
}

void TestApisixFake::ttl_notGiven_staysForEver()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 3));
    fake.advance(std::chrono::hours(24 * 365));
    QCOMPARE(fake.ids("routes").size(), std::size_t(3));
}

void TestApisixFake::patch_overtaken_isRefusedAndRetryable()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 1, "r"));
    const std::string id = fake.ids("routes").front();
    fake.onPatch([&id](FakeApisix &server, const std::string &path) {
        QCOMPARE(path, "routes/" + id);
        server.put("routes", {{"id", id}, {"uri", "/other"}, {"plugins", JsonValue::Object{}}});
    });
    const QByteArray request = "PATCH " + routes + '/' + QByteArray::fromStdString(id);
    const Answer refused = send(fake, request, R"({"desc":"mine"})");
    QCOMPARE(refused.status, 503);
    QCOMPARE(errorOf(refused), "value changed before overwritten");
    fake.onPatch({});
    const Answer again = send(fake, request, R"({"desc":"mine"})");
    QCOMPARE(again.status, 200);
    const JsonValue body = json(again.body);
    QCOMPARE(*body.find("value")->find("desc")->string(), "mine");
    QCOMPARE(*body.find("value")->find("uri")->string(), "/other");
}

void TestApisixFake::patch_overtakenByDelete_isRefused()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 1, "r"));
    const std::string id = fake.ids("routes").front();
    fake.onPatch([&id](FakeApisix &server, const std::string &) { server.remove("routes", id); });
    const Answer refused = send(fake, "PATCH " + routes + '/' + QByteArray::fromStdString(id), R"({"desc":"x"})");
    QCOMPARE(refused.status, 503);
    QVERIFY(fake.ids("routes").empty());
}

void TestApisixFake::patch_ofAnotherObject_isNotDisturbed()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 2, "r"));
    const std::vector<std::string> ids = fake.ids("routes");
    fake.onPatch([&ids](FakeApisix &server, const std::string &) {
        server.put("routes", {{"id", ids[1]}, {"uri", "/other"}, {"plugins", JsonValue::Object{}}});
    });
    const QByteArray request = "PATCH " + routes + '/' + QByteArray::fromStdString(ids[0]);
    QCOMPARE(send(fake, request, R"({"desc":"x"})").status, 200);
}

//! Thirty callers give an object a label each, and one comes between reading and writing of another.
void TestApisixFake::race_endsAsRecorded()
{
    const auto recordingOf = [](const QString &name) {
        return parsedRecording(recordedText(u"apisix/race/"_s + name));
    };
    const auto steadyBody = [](const Answer &answer) {
        const auto same = [](QString text) { return text; };
        const Steady rules{{"create_time", "update_time", "createdIndex", "modifiedIndex"}, same};
        return steady(json(answer.body), rules);
    };
    FakeApisix fake({}, recordedApisixOptions(u"3.13.0"_s));
    const auto replay = [&fake](const Recording &step) {
        return ask(fake.url(), step.verb + ' ' + step.target, step.headers, step.body);
    };
    const Recording put = recordingOf(u"race-00-put"_s), get = recordingOf(u"race-02-get"_s);
    QCOMPARE(replay(put).status, 201);
    int refused = 0;
    const auto label = [&](int number) {
        Recording patch = put;
        patch.verb = "PATCH";
        patch.body = R"({"labels":{"k)" + QByteArray::number(number) + R"(":"v"}})";
        const Answer answer = replay(patch);
        refused += answer.status == 503 ? 1 : 0;
    };
    for (int number = 1; number <= 30; ++number) {
        if (number == 23) { // whose label is missing in the end
            fake.onPatch([](FakeApisix &server, const std::string &) {
                server.put("upstreams", {{"id", "race"}, {"nodes", JsonValue::Object{{"127.0.0.1:1", 1}}},
                                         {"labels", JsonValue::Object{{"k1", "v"}}}});
            });
        }
        label(number);
        fake.onPatch({});
    }
    QCOMPARE(refused, 1);
    for (int number = 2; number < 23; ++number) // the one in between wrote what it knew, without these
        label(number);
    QCOMPARE(difference(steadyBody(replay(get)), steadyBody(get.answer), {}), QString());
    const Recording erase = recordingOf(u"race-03-del"_s);
    QCOMPARE(canonical(json(replay(erase).body)), canonical(json(erase.answer.body)));
}

void TestApisixFake::etcd_frozen_answersNothingThatNeedsIt()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 1, "r"));
    fake.setEtcdFrozen(true);
    QTcpSocket waiting;
    waiting.connectToHost(fake.url().host(), quint16(fake.url().port()));
    QVERIFY(waiting.waitForConnected(5000));
    waiting.write("GET " + routes + " HTTP/1.1\r\nHost: gateway\r\nX-API-KEY: fake-apisix-admin-key\r\n\r\n");
    QVERIFY(waiting.waitForBytesWritten(5000));
    QTRY_COMPARE(fake.requestCount(), 1); // it has come, and the next ones are answered after it
    QCOMPARE(send(fake, "GET /apisix/admin/plugins/list").status, 200);
    QCOMPARE(ask(fake.controlUrl(), "GET /v1/routes", {}, {}).status, 200);
    QCOMPARE(waiting.bytesAvailable(), qint64(0));
}

void TestApisixFake::etcd_back_answersAgain()
{
    FakeApisix fake(ApisixSeed().addMany("routes", 1, "r"));
    fake.setEtcdDown(true);
    QCOMPARE(send(fake, "GET " + routes).status, 503);
    QCOMPARE(json(ask(fake.controlUrl(), "GET /v1/routes", {}, {}).body).array()->size(), std::size_t(1));
    fake.setEtcdDown(false);
    QCOMPARE(send(fake, "GET " + routes).status, 200);
}

void TestApisixFake::slashes_areEscapedByTheOldVersion()
{
    const FakeApisix old(ApisixSeed().addMany("routes", 1, "r"), version("2.15.3"));
    const FakeApisix recent(ApisixSeed().addMany("routes", 1, "r"));
    QVERIFY(send(old, "GET " + routes).body.contains(R"("\/apisix\/routes\/r-00001")"));
    QVERIFY(send(recent, "GET " + routes).body.contains(R"("/apisix/routes/r-00001")"));
}

void TestApisixFake::trap_isRefused_data()
{
    QTest::addColumn<QByteArray>("plugins");
    QTest::addColumn<QByteArray>("refusing");
    QTest::addColumn<QByteArray>("accepting");
    QTest::newRow("openid-connect without a secret for sessions")
        << QByteArray(R"({"openid-connect":{"client_id":"a","client_secret":"b","discovery":"http://x/"}})")
        << QByteArray("3.18.0") << QByteArray("3.13.0");
    QTest::newRow("proxy-rewrite with headers to set")
        << QByteArray(R"({"proxy-rewrite":{"headers":{"set":{"X-A":"b"}}}})") << QByteArray("2.15.3")
        << QByteArray("3.13.0");
    QTest::newRow("a plugin that came later") << QByteArray(R"({"loki-logger":{}})") << QByteArray("2.15.3")
                                              << QByteArray("3.13.0");
    QTest::newRow("a plugin that came last") << QByteArray(R"({"ai-cache":{}})") << QByteArray("3.13.0")
                                             << QByteArray("3.18.0");
}

void TestApisixFake::trap_isRefused()
{
    QFETCH(QByteArray, plugins);
    QFETCH(QByteArray, refusing);
    QFETCH(QByteArray, accepting);
    const QByteArray body = R"({"uri":"/x","plugins":)" + plugins + '}';
    const FakeApisix strict({}, version(refusing.constData())), lenient({}, version(accepting.constData()));
    const Answer refused = send(strict, "PUT " + routes + "/x", body);
    QCOMPARE(refused.status, 400);
    QVERIFY(!errorOf(refused).isEmpty());
    QCOMPARE(send(lenient, "PUT " + routes + "/x", body).status, 201);
}

//! There the rest of the path is ignored: one reads the consumer, and writes it badly.
void TestApisixFake::credentials_ofTheOldVersion_areNotThere()
{
    const QByteArray path = "/apisix/admin/consumers/r_1/credentials/c";
    ApisixSeed seed;
    seed.add("consumers", {{"username", "r_1"}});
    const FakeApisix fake(seed, version("2.15.3"));
    const JsonValue read = json(send(fake, "GET " + path).body);
    QCOMPARE(*read.find("node")->find("value")->find("username")->string(), "r_1");
    const Answer refused = send(fake, "PUT " + path, R"({"plugins":{"key-auth":{"key":"k"}}})");
    QCOMPARE(refused.status, 400);
    QCOMPARE(errorOf(refused), "invalid configuration: property \"username\" is required");
}

QTEST_GUILESS_MAIN(TestApisixFake)
#include "tst_apisix_fake.moc"
