// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "transport/sessionparts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <zlib.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

//! Spaces, a thousand times smaller as gzip.
QByteArray gzipBomb(qint64 inflated)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray spaces(1 << 20, ' ');
    QByteArray out;
    QByteArray chunk(1 << 16, Qt::Uninitialized);
    for (qint64 done = 0; done <= inflated; done += spaces.size()) {
        stream.next_in = reinterpret_cast<Bytef *>(spaces.data());
        stream.avail_in = uInt(spaces.size());
        const int flush = done + spaces.size() > inflated ? Z_FINISH : Z_NO_FLUSH;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
            stream.avail_out = uInt(chunk.size());
            deflate(&stream, flush);
            out.append(chunk.constData(), chunk.size() - qsizetype(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

//! Forgets how much memory this process ever had.
void forgetPeak()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (refs.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        refs.write("5");
}

//! Most memory since then, in KiB.
qint64 peakKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

const QList<QByteArray> json = {"Content-Type: application/json"};

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void send_badAnswer_isRefused_data();
    void send_badAnswer_isRefused();
    void parse_badJson_isRefused_data();
    void parse_badJson_isRefused();
    void send_bodyBeyondLimit_isCut_data();
    void send_bodyBeyondLimit_isCut();
    void send_sessionBeyondTotal_isCut();
    void send_gzipBomb_isCutWithLittleMemory();
    void send_gzipAnswer_isInflated();
    void send_hangingServer_timesOut();
    void send_dribblingBody_stalls();
    void send_slowLoris_endsByTotal();
    void send_deepBodyOfAnyType_isGivenOnDemand();
    void send_neverAnswered_mentionsNoSecret();
};

void TestHostile::send_badAnswer_isRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("says");
    const auto protocol = Error::Kind::Protocol;
    QTest::newRow("HTML page") << httpAnswer(200, "<html>login</html>", {"Content-Type: text/html"})
                               << protocol << u"answered with HTML"_s;
    QTest::newRow("HTML without a type") << httpAnswer(200, "  <!DOCTYPE html><p>", {})
                                         << protocol << u"answered with HTML"_s;
    QTest::newRow("HTML called text") << httpAnswer(200, "<p>x", {"Content-Type: text/plain"})
                                      << protocol << u"answered with HTML"_s;
    QTest::newRow("text") << httpAnswer(200, "{}", {"Content-Type: text/plain; charset=utf-8"})
                          << protocol << u"answered with text/plain instead of JSON"_s;
    QTest::newRow("odd type") << httpAnswer(200, "{}", {"Content-Type: a<b>&c"})
                              << protocol << u"something of an unknown type"_s;
    QTest::newRow("no type") << httpAnswer(200, "{}", {}) << protocol << u"instead of JSON"_s;
    QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n\r\nhello\r\n\r\n")
                             << Error::Kind::Connect << u"without an answer"_s;
    QTest::newRow("wrong status line") << QByteArray("HTTP/1.1 abc Fine\r\n\r\n")
                                       << Error::Kind::Connect << u"without an answer"_s;
    QTest::newRow("shorter than told")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{}")
        << protocol << u"cut off before its end"_s;
    QTest::newRow("chunks without the last ones")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n")
        << protocol << u"cut off before its end"_s;
    QTest::newRow("chunk shorter than told")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      "Transfer-Encoding: chunked\r\n\r\nff\r\n[1, 2")
        << protocol << u"cut off before its end"_s;
    QTest::newRow("headers without an end") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: a")
                                            << Error::Kind::Connect << u"without an answer"_s;
    QTest::newRow("gzip that is none")
        << httpAnswer(200, "no gzip at all", {"Content-Type: application/json", "Content-Encoding: gzip"})
        << protocol << u"not valid"_s;
    QTest::newRow("closed at once") << QByteArray() << Error::Kind::Connect << u"without an answer"_s;
}

void TestHostile::send_badAnswer_isRefused()
{
    QFETCH(QByteArray, answer);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, says);
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &) {
        socket->write(answer);
        socket->disconnectFromHost();
    });
    HttpSession session(quickConfig(server.url()));
    const auto reply = waitSend(session, HttpRequest(u"/services"_s));
    QVERIFY2(!reply, reply ? reply->body.constData() : "");
    QVERIFY2(reply.error().what.contains(says), qPrintable(reply.error().toText()));
    QCOMPARE(reply.error().kind, kind);
    QCOMPARE(reply.error().place, u"gw-one: GET /services"_s);
    QVERIFY(!reply.error().hint.isEmpty());
    QVERIFY(!reply.error().toText().contains(QString::fromLatin1(canary)));
}

void TestHostile::parse_badJson_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("blank") << QByteArray("  \n") << u"not valid"_s;
    QTest::newRow("cut") << QByteArray("{\"a\": [1, 2") << u"not valid"_s;
    QTest::newRow("two documents") << QByteArray("{}{}") << u"not valid"_s;
    QTest::newRow("same key twice") << QByteArray(R"({"a": {"k": 1, "b": 2, "k": 3}})") << u"same key twice"_s;
    QTest::newRow("same key, escaped") << QByteArray(R"({"k": 1, "\u006b": 3})") << u"same key twice"_s;
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\": \"\xff\xfe\"}") << u"not valid"_s;
    QTest::newRow("lone surrogate") << QByteArray(R"({"a": "\ud800"})") << u"not valid"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}") << u"not valid"_s;
    QTest::newRow("deep") << QByteArray(100000, '[') << u"not valid"_s;
    QTest::newRow("deep but whole") << QByteArray(QByteArray(500, '[') + QByteArray(500, ']')) << u"not valid"_s;
    QTest::newRow("long string") << QByteArray("\"" + QByteArray((1 << 20) + 1, 'x') + "\"") << u"too long"_s;
    QTest::newRow("NaN") << QByteArray("[NaN]") << u"not valid"_s;
}

void TestHostile::parse_badJson_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    HostileServer server(always(httpAnswer(200, body)));
    HttpSession session(quickConfig(server.url()));
    const HttpRequest request(u"/services"_s);
    const auto reply = waitSend(session, request);
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().toText()));
    const auto parsed = session.parse(request, *reply);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::Protocol);
    QCOMPARE(parsed.error().place, u"gw-one: GET /services"_s);
    QVERIFY2(parsed.error().what.contains(says), qPrintable(parsed.error().toText()));
    QVERIFY(!parsed.error().hint.isEmpty());
}

void TestHostile::send_bodyBeyondLimit_isCut_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("just fits") << qsizetype(100000) << true;
    QTest::newRow("one too many") << qsizetype(100001) << false;
    QTest::newRow("far too many") << qsizetype(30 << 20) << false;
}

void TestHostile::send_bodyBeyondLimit_isCut()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, fits);
    HostileServer server(always(httpAnswer(200, QByteArray(size, ' '))));
    HttpSession session(quickConfig(server.url()));
    HttpRequest request(u"/x"_s);
    request.maxBytes = 100000;
    const auto reply = waitSend(session, request);
    QCOMPARE(reply.has_value(), fits);
    if (!fits) {
        QCOMPARE(reply.error().kind, Error::Kind::Protocol);
        QVERIFY(reply.error().what.contains(u"larger than allowed"_s));
    }
    QCOMPARE(server.seen().size(), 1);
}

void TestHostile::send_sessionBeyondTotal_isCut()
{
    HostileServer server(always(httpAnswer(200, QByteArray(1000, ' '))));
    auto config = quickConfig(server.url());
    config.transport.maxTotalBytes = 2500;
    HttpSession session(std::move(config));
    QVERIFY(waitSend(session, HttpRequest(u"/1"_s)));
    QVERIFY(waitSend(session, HttpRequest(u"/2"_s)));
    const auto reply = waitSend(session, HttpRequest(u"/3"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().what.contains(u"all answers together"_s));
}

void TestHostile::send_gzipBomb_isCutWithLittleMemory()
{
    const QByteArray bomb = gzipBomb(1LL << 29);
    qInfo("bomb: %lld bytes for 512 MiB", qint64(bomb.size()));
    HostileServer server(always(httpAnswer(200, bomb, {"Content-Type: application/json",
                                                       "Content-Encoding: gzip"})));
    auto config = quickConfig(server.url());
    config.transport.maxBodyBytes = 8 << 20;
    HttpSession session(std::move(config));
    forgetPeak();
    const qint64 before = peakKib();
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QVERIFY2(reply.error().what.contains(u"larger than allowed"_s), qPrintable(reply.error().toText()));
    const qint64 grown = peakKib() - before;
    qInfo("memory grew by %lld KiB, cap was 8192 KiB", grown);
    QVERIFY(grown < 64 * 1024);
}

void TestHostile::send_gzipAnswer_isInflated()
{
    HostileServer server(always(httpAnswer(200, gzipBomb(0), {"Content-Type: application/json",
                                                              "Content-Encoding: gzip"})));
    HttpSession session(quickConfig(server.url()));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(reply);
    QCOMPARE(reply->body.size(), 1 << 20);
    QVERIFY(server.seen()[0].header("accept-encoding").contains("gzip"));
}

void TestHostile::send_hangingServer_timesOut()
{
    HostileServer server([](QTcpSocket *, const SeenRequest &) {});
    auto config = quickConfig(server.url());
    config.limits.timeout = milliseconds(1000);
    config.transport.stallTimeout = milliseconds(500); // thinking is not stalling
    HttpSession session(std::move(config));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Timeout);
    QVERIFY(reply.error().what.contains(u"in time"_s));
    QCOMPARE(server.seen().size(), 1); // a slow server is not asked again
}

void TestHostile::send_dribblingBody_stalls()
{
    HostileServer server([](QTcpSocket *socket, const SeenRequest &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    });
    auto config = quickConfig(server.url());
    config.transport.stallTimeout = milliseconds(100);
    HttpSession session(std::move(config));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Timeout);
    QVERIFY(reply.error().what.contains(u"nothing moved for 100 ms"_s));
}

void TestHostile::send_slowLoris_endsByTotal()
{
    HostileServer server([](QTcpSocket *socket, const SeenRequest &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n");
        drip(socket, QByteArray(9999, ' '), 10);
    });
    auto config = quickConfig(server.url());
    config.limits.timeout = milliseconds(400);
    HttpSession session(std::move(config));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Timeout);
    QVERIFY(reply.error().what.contains(u"in time"_s));
    QVERIFY(session.byteCount() > 0);
}

void TestHostile::send_deepBodyOfAnyType_isGivenOnDemand()
{
    HostileServer server(always(httpAnswer(200, "<html>", {"Content-Type: text/html"})));
    HttpSession session(quickConfig(server.url()));
    HttpRequest request(u"/metrics"_s);
    request.anyContentType = true;
    const auto reply = waitSend(session, request);
    QVERIFY(reply);
    QCOMPARE(reply->body, "<html>");
}

void TestHostile::send_neverAnswered_mentionsNoSecret()
{
    // The server hands the credential back wherever it can.
    HostileServer server([](QTcpSocket *socket, const SeenRequest &seen) {
        const QByteArray secret = seen.header("x-test-token");
        socket->write(httpAnswer(seen.target == "/302" ? 302 : 400, secret,
                                 {"Content-Type: " + secret, "Location: http://h.test/" + secret,
                                  "Retry-After: " + secret, "X-Echo: " + secret}));
    });
    HttpSession session(quickConfig(server.url()));
    for (const auto &path : {u"/302"_s, u"/400"_s}) {
        const auto reply = waitGet(session, HttpRequest(path, QUrlQuery(u"q=hidden"_s)));
        QVERIFY(!reply);
        QVERIFY(!reply.error().toText().contains(QString::fromLatin1(canary)));
        QVERIFY(!reply.error().toText().contains(u"hidden"_s));
    }
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
