// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/sessionparts.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! Five statuses times twelve places: nobody but the gateway ever hears of us.
class TestRedirects : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void send_redirect_isRefusedAndNobodyElseAsked_data();
    void send_redirect_isRefusedAndNobodyElseAsked();
    void send_refreshAndLinkHeaders_areNotFollowed();
};

void TestRedirects::send_redirect_isRefusedAndNobodyElseAsked_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    const QList<QByteArray> locations = {
        "http://127.0.0.1:TRAP/taken",
        "http://localhost:TRAP/taken",
        "http://[::1]:TRAP/taken",
        "https://127.0.0.1:TRAP/taken",
        "//127.0.0.1:TRAP/taken",
        "http://someone:else@127.0.0.1:TRAP/taken",
        "http://127.0.0.1:OWN@127.0.0.1:TRAP/taken",
        "http://127.0.0.1:OWN/elsewhere",
        "/elsewhere",
        "file:///etc/hostname",
        "data:application/json,{}",
        "http://169.254.169.254/latest/meta-data/",
    };
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const QByteArray &location : locations)
            QTest::addRow("%d %s", status, location.constData()) << status << location;
    }
}

void TestRedirects::send_redirect_isRefusedAndNobodyElseAsked()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    HostileServer trap(always(httpAnswer(200, "{}")));
    quint16 own = 0;
    HostileServer server([&](QTcpSocket *socket, const SeenRequest &) {
        QByteArray to = location;
        to.replace("TRAP", QByteArray::number(trap.port())).replace("OWN", QByteArray::number(own));
        socket->write(httpAnswer(status, "{}", {"Content-Type: application/json", "Location: " + to,
                                                "Set-Cookie: a=b; Path=/"}));
    });
    own = server.port();
    HttpSession session(quickConfig(server.url()));
    for (const QByteArray &verb : {QByteArray("GET"), QByteArray("POST")}) {
        HttpRequest request(u"/x"_s);
        request.verb = verb;
        const auto reply = waitSend(session, request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Protocol);
        QCOMPARE(reply.error().place, u"gw-one: %1 /x"_s.arg(QString::fromLatin1(verb)));
        QVERIFY(reply.error().what.contains(u"redirects are refused"_s));
        QVERIFY(!reply.error().hint.isEmpty());
        QVERIFY(!reply.error().toText().contains(QString::fromLatin1(canary)));
    }
    QCOMPARE(server.seen().size(), 2);
    QCOMPARE(server.seen()[1].header("cookie"), QByteArray());
    QCOMPARE(trap.connections(), 0);
    QVERIFY(!trap.received().contains(canary));
}

void TestRedirects::send_refreshAndLinkHeaders_areNotFollowed()
{
    HostileServer trap(always(httpAnswer(200, "{}")));
    const QByteArray to = trap.url(u"/taken"_s).toEncoded();
    HostileServer server(always(httpAnswer(200, "{}",
                                           {"Content-Type: application/json", "Refresh: 0; url=" + to,
                                            "Link: <" + to + ">; rel=next",
                                            "Content-Location: " + to, "Alt-Svc: h2=\":1\"",
                                            "Strict-Transport-Security: max-age=9999"})));
    HttpSession session(quickConfig(server.url()));
    for (int i = 0; i < 2; ++i)
        QVERIFY(waitSend(session, HttpRequest(u"/x"_s)));
    QCOMPARE(server.seen().size(), 2);
    QCOMPARE(trap.connections(), 0);
}

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
