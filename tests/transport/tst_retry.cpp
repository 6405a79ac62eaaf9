// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/requestgate.h"
#include "gateways/transport/retry.h"
#include "transport/sessionparts.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestRetry : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void retryAfter_header_isUnderstood_data();
    void retryAfter_header_isUnderstood();
    void backOff_tries_growsAndStaysBelowTheCap();
    void backOff_sameSeed_sameWaits();
    void send_failsThenWorks_isRetried_data();
    void send_failsThenWorks_isRetried();
    void send_otherVerbs_areSentOnce_data();
    void send_otherVerbs_areSentOnce();
    void send_retryAfterZero_isHonoured();
    void send_retryAfterTooLong_givesUpAtOnce();
    void send_retryAfter_pausesEverybody();
    void send_rate_isKept();
    void cancel_whileBackingOff_ends();
    void destroy_whileRunning_endsTasks();
};

void TestRetry::retryAfter_header_isUnderstood_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    QTest::newRow("none") << QByteArray() << qint64(-1);
    QTest::newRow("seconds") << QByteArray("7") << qint64(7000);
    QTest::newRow("zero") << QByteArray(" 0 ") << qint64(0);
    QTest::newRow("minus") << QByteArray("-7") << qint64(-1);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    QTest::newRow("huge") << QByteArray("99999999999999999999999") << (qint64(1) << 40) * 1000;
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:49:47 GMT") << qint64(10000);
    QTest::newRow("date of old") << QByteArray("Sunday, 06-Nov-94 08:49:47 GMT") << qint64(10000);
    QTest::newRow("date of C") << QByteArray("Sun Nov  6 08:49:47 1994") << qint64(10000);
    QTest::newRow("date in the past") << QByteArray("Sat, 05 Nov 1994 08:49:47 GMT") << qint64(0);
}

void TestRetry::retryAfter_header_isUnderstood()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, ms);
    const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    const auto wait = retryAfter(header, now);
    QCOMPARE(wait ? wait->count() : -1, ms);
}

void TestRetry::backOff_tries_growsAndStaysBelowTheCap()
{
    BackOff backOff(milliseconds(200), milliseconds(20000), 42);
    for (int tries = 1; tries < 100; ++tries) {
        const auto full = std::min<qint64>(200LL << std::min(tries - 1, 30), 20000);
        const auto wait = backOff.after(tries).count();
        QVERIFY2(wait >= full / 2 && wait <= full, qPrintable(QString::number(tries)));
    }
}

void TestRetry::backOff_sameSeed_sameWaits()
{
    BackOff a(milliseconds(1000), milliseconds(60000), 7);
    BackOff b(milliseconds(1000), milliseconds(60000), 7);
    BackOff c(milliseconds(1000), milliseconds(60000), 8);
    bool differs = false;
    for (int tries = 1; tries < 6; ++tries) {
        const auto wait = a.after(tries);
        QCOMPARE(b.after(tries), wait);
        differs = differs || c.after(tries) != wait;
    }
    QVERIFY(differs);
}

void TestRetry::send_failsThenWorks_isRetried_data()
{
    QTest::addColumn<int>("status"); // 0: closes at once
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("ends"); // -1: an error
    QTest::newRow("503, 2 times") << 503 << 2 << 200;
    QTest::newRow("502, 4 times") << 502 << 4 << 200;
    QTest::newRow("429, once") << 429 << 1 << 200;
    QTest::newRow("504 for ever") << 504 << 99 << 504;
    QTest::newRow("404") << 404 << 1 << 404;
    QTest::newRow("closed, 2 times") << 0 << 2 << 200;
    QTest::newRow("closed for ever") << 0 << 999 << -1;
}

void TestRetry::send_failsThenWorks_isRetried()
{
    QFETCH(int, status);
    QFETCH(int, failures);
    QFETCH(int, ends);
    int left = failures;
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &) {
        if (left-- <= 0)
            socket->write(httpAnswer(200, "{}"));
        else if (status == 0)
            socket->disconnectFromHost();
        else
            socket->write(httpAnswer(status, "{}"));
    });
    HttpSession session(quickConfig(server.url()));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QCOMPARE(reply ? reply->status : -1, ends);
    if (!reply)
        QVERIFY(reply.error().what.contains(u"(5 tries)"_s));
}

void TestRetry::send_otherVerbs_areSentOnce_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("closes");
    for (const QByteArray verb : {"POST", "PUT", "PATCH", "DELETE"}) {
        QTest::addRow("%s answered 503", verb.constData()) << verb << false;
        QTest::addRow("%s closed", verb.constData()) << verb << true;
    }
}

void TestRetry::send_otherVerbs_areSentOnce()
{
    QFETCH(QByteArray, verb);
    QFETCH(bool, closes);
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &) {
        if (closes)
            socket->disconnectFromHost();
        else
            socket->write(httpAnswer(503, "{}"));
    });
    HttpSession session(quickConfig(server.url()));
    HttpRequest request(u"/x"_s);
    request.verb = verb;
    request.body = "{}";
    request.contentType = "application/json";
    const auto reply = waitSend(session, request);
    QCOMPARE(reply.has_value(), !closes);
    QCOMPARE(server.seen().size(), 1);
    QCOMPARE(server.seen()[0].verb, verb);
    QCOMPARE(server.seen()[0].body, "{}");
}

void TestRetry::send_retryAfterZero_isHonoured()
{
    HostileServer server([](QTcpSocket *socket, const SeenRequest &seen) {
        socket->write(seen.number == 1 ? httpAnswer(429, "{}", {"Retry-After: 0"})
                                       : httpAnswer(200, "{}"));
    });
    auto config = quickConfig(server.url());
    config.transport.firstBackOff = config.transport.maxBackOff = std::chrono::hours(1);
    HttpSession session(std::move(config)); // an own back-off would never end
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
}

void TestRetry::send_retryAfterTooLong_givesUpAtOnce()
{
    HostileServer server(always(httpAnswer(429, "{}", {"Retry-After: 3600"})));
    HttpSession session(quickConfig(server.url()));
    const auto reply = waitGet(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::RateLimited);
    QCOMPARE(reply.error().retryAfter, milliseconds(3600000));
    QCOMPARE(server.seen().size(), 1);
}

void TestRetry::send_retryAfter_pausesEverybody()
{
    QElapsedTimer clock;
    QList<qint64> times;
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &seen) {
        times.append(clock.elapsed());
        socket->write(seen.number == 1 ? httpAnswer(503, "{}", {"Retry-After: 1"})
                                       : httpAnswer(200, "{}"));
    });
    auto config = quickConfig(server.url());
    config.limits.concurrency = 1;
    HttpSession session(std::move(config));
    clock.start();
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(session.send(HttpRequest(u"/%1"_s.arg(i))));
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(std::move(task)));
    QCOMPARE(times.size(), 4);
    QVERIFY(times[1] - times[0] >= 990); // the second request waited although nobody refused it
}

void TestRetry::send_rate_isKept()
{
    QElapsedTimer clock;
    HostileServer server(always(httpAnswer(200, "{}")));
    auto config = quickConfig(server.url());
    config.limits.requestsPerSecond = 50;
    HttpSession session(std::move(config));
    clock.start();
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 11; ++i)
        tasks.push_back(session.send(HttpRequest(u"/%1"_s.arg(i))));
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(std::move(task)));
    QVERIFY(clock.elapsed() >= 200); // ten gaps of 20 ms
    for (int i = 0; i < 11; ++i)
        QVERIFY(server.seen()[i].target.startsWith('/'));
}

void TestRetry::cancel_whileBackingOff_ends()
{
    HostileServer server(always(httpAnswer(503, "{}")));
    auto config = quickConfig(server.url());
    config.transport.firstBackOff = config.transport.maxBackOff = std::chrono::hours(1);
    HttpSession session(std::move(config));
    auto task = session.send(HttpRequest(u"/x"_s));
    // The exchange is over on our side too once its slot was given back: a second request gets through.
    QTRY_COMPARE(server.seen().size(), 1);
    QVERIFY(!task.isReady());
    QTimer::singleShot(20, &session, &HttpSession::cancel);
    const auto reply = QCoro::waitFor(std::move(task));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
}

void TestRetry::destroy_whileRunning_endsTasks()
{
    HostileServer server([](QTcpSocket *, const SeenRequest &) {});
    auto session = std::make_unique<HttpSession>(quickConfig(server.url()));
    auto running = session->get(HttpRequest(u"/x"_s));
    QTRY_COMPARE(server.seen().size(), 1);
    session.reset();
    QVERIFY(running.isReady());
    QCOMPARE(QCoro::waitFor(std::move(running)).error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
