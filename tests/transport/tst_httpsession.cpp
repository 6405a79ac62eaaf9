// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "transport/sessionparts.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestHttpSession : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void get_plainAnswer_isRead();
    void get_status_isErrorByKind_data();
    void get_status_isErrorByKind();
    void send_path_isAppendedAndEncoded_data();
    void send_path_isAppendedAndEncoded();
    void send_climbingPath_isRefused();
    void send_manyAtOnce_neverMoreThanTheCap_data();
    void send_manyAtOnce_neverMoreThanTheCap();
    void send_nobodyListens_failsAfterFewTries();
    void cancel_whileRunning_endsAll();
};

void TestHttpSession::get_plainAnswer_isRead()
{
    HostileServer server(always(httpAnswer(200, R"({"a": 1})")));
    HttpSession session(quickConfig(server.url()));
    const HttpRequest request(u"/services"_s);
    const auto reply = waitGet(session, request);
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().toText()));
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->header("content-type"), "application/json");
    const auto json = session.parse(request, *reply);
    QVERIFY(json);
    QCOMPARE(integerAt(*json, "a"), 1);
    QCOMPARE(server.seen().size(), 1);
    QCOMPARE(server.seen()[0].verb, "GET");
    QCOMPARE(server.seen()[0].target, "/services");
    QCOMPARE(server.seen()[0].header("x-test-token"), QByteArray(canary));
    QCOMPARE(server.seen()[0].header("cookie"), QByteArray());
    QCOMPARE(session.requestCount(), 1);
    QCOMPARE(session.byteCount(), 8);
}

void TestHttpSession::get_status_isErrorByKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("tries");
    QTest::newRow("400") << 400 << Error::Kind::Protocol << 1;
    QTest::newRow("401") << 401 << Error::Kind::Unauthorized << 1;
    QTest::newRow("403") << 403 << Error::Kind::Forbidden << 1;
    QTest::newRow("404") << 404 << Error::Kind::NotFound << 1;
    QTest::newRow("407") << 407 << Error::Kind::Protocol << 1;
    QTest::newRow("418") << 418 << Error::Kind::Protocol << 1;
    QTest::newRow("429") << 429 << Error::Kind::RateLimited << 5;
    QTest::newRow("500") << 500 << Error::Kind::Server << 5;
    QTest::newRow("501") << 501 << Error::Kind::Server << 1;
    QTest::newRow("503") << 503 << Error::Kind::Server << 5;
    QTest::newRow("302") << 302 << Error::Kind::Protocol << 1;
}

void TestHttpSession::get_status_isErrorByKind()
{
    QFETCH(int, status);
    QFETCH(Error::Kind, kind);
    QFETCH(int, tries);
    HostileServer server(always(httpAnswer(status, "{}")));
    HttpSession session(quickConfig(server.url()));
    const auto reply = waitGet(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, kind);
    QCOMPARE(reply.error().place, u"gw-one: GET /x"_s);
    QVERIFY(reply.error().what.contains(QString::number(status)));
    QVERIFY(!reply.error().hint.isEmpty());
    QCOMPARE(server.seen().size(), tries);
}

void TestHttpSession::send_path_isAppendedAndEncoded_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("target");
    const QString none;
    QTest::newRow("root") << none << u"/"_s << none << none << QByteArray("/");
    QTest::newRow("prefix") << u"/admin"_s << u"/x"_s << none << none << QByteArray("/admin/x");
    QTest::newRow("prefix/") << u"/admin/"_s << u"/x/"_s << none << none << QByteArray("/admin/x/");
    QTest::newRow("space") << none << u"/a b"_s << none << none << QByteArray("/a%20b");
    QTest::newRow("question") << none << u"/a?b#c"_s << none << none << QByteArray("/a%3Fb%23c");
    QTest::newRow("encoded slash") << none << QString(u"/a/"_s + encodeSegment(u"b/c%"))
                                   << none << none << QByteArray("/a/b%2Fc%25");
    QTest::newRow("umlaut") << none << u"/ü"_s << none << none << QByteArray("/%C3%BC");
    QTest::newRow("query") << none << u"/x"_s << u"size"_s << u"500"_s << QByteArray("/x?size=500");
    QTest::newRow("query plus") << none << u"/x"_s << u"o"_s << u"a+b/=&c d"_s
                                << QByteArray("/x?o=a%2Bb%2F%3D%26c%20d");
}

void TestHttpSession::send_path_isAppendedAndEncoded()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, target);
    HostileServer server(always(httpAnswer(200, "{}")));
    HttpSession session(quickConfig(server.url(base)));
    QUrlQuery query;
    if (!key.isEmpty())
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QVERIFY(waitGet(session, HttpRequest(path, query)));
    QCOMPARE(server.seen()[0].target, target);
}

void TestHttpSession::send_climbingPath_isRefused()
{
    HostileServer server(always(httpAnswer(200, "{}")));
    HttpSession session(quickConfig(server.url(u"/admin"_s)));
    for (const auto &path : {u"/../x"_s, u"/a/%2e%2E/x"_s, u"/."_s, u"x"_s, QString()})
        QVERIFY2(!waitGet(session, HttpRequest(path)), qPrintable(path));
    QCOMPARE(server.connections(), 0);
}

void TestHttpSession::send_manyAtOnce_neverMoreThanTheCap_data()
{
    QTest::addColumn<int>("cap");
    for (const int cap : {1, 2, 6, 7, 16})
        QTest::addRow("%d", cap) << cap;
}

void TestHttpSession::send_manyAtOnce_neverMoreThanTheCap()
{
    QFETCH(int, cap);
    // Answers only once as many wait as may: proves that the cap is reached, too.
    QList<QTcpSocket *> waiting;
    int most = 0;
    const int total = cap * 5;
    int answered = 0;
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &) {
        waiting.append(socket);
        most = std::max(most, int(waiting.size()));
        if (waiting.size() < cap && answered + waiting.size() < total)
            return;
        const auto ready = std::exchange(waiting, {});
        answered += int(ready.size());
        for (QTcpSocket *each : ready)
            each->write(httpAnswer(200, "{}"));
    });
    auto config = quickConfig(server.url());
    config.limits.concurrency = cap;
    HttpSession session(std::move(config));
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < total; ++i)
        tasks.push_back(session.get(HttpRequest(u"/%1"_s.arg(i))));
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(std::move(task)));
    QCOMPARE(most, cap);
    QCOMPARE(server.mostOpen(), cap);
    QCOMPARE(server.seen().size(), total);
}

void TestHttpSession::send_nobodyListens_failsAfterFewTries()
{
    quint16 port = 0;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost, 0));
        port = gone.serverPort();
    }
    HttpSession session(quickConfig(QUrl(u"http://127.0.0.1:%1"_s.arg(port))));
    const auto reply = waitGet(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Connect);
    QCOMPARE(reply.error().what,
             u"127.0.0.1 refuses connections on port %1 (3 tries)"_s.arg(port));
}

void TestHttpSession::cancel_whileRunning_endsAll()
{
    HostileServer server([](QTcpSocket *, const SeenRequest &) {});
    auto config = quickConfig(server.url());
    config.limits.concurrency = 2;
    HttpSession session(std::move(config));
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 8; ++i)
        tasks.push_back(session.get(HttpRequest(u"/x"_s)));
    QTRY_COMPARE(server.seen().size(), 2);
    session.cancel();
    tasks.push_back(session.get(HttpRequest(u"/late"_s)));
    for (auto &task : tasks) {
        const auto reply = QCoro::waitFor(std::move(task));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
    }
    QVERIFY(session.isCancelled());
    QCOMPARE(server.seen().size(), 2);
}

QTEST_GUILESS_MAIN(TestHttpSession)
#include "tst_httpsession.moc"
