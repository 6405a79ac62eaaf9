// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/tls.h"
#include "support/testcertificates.h"
#include "transport/sessionparts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestTls : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void send_ownAuthority_isRead();
    void send_serverName_isWhatTheCertificateMustName();
    void send_matchingPin_isRead();
    void send_clientCertificate_isShown();
    void send_badPeer_isRefusedBeforeAnyHeader_data();
    void send_badPeer_isRefusedBeforeAnyHeader();
    void send_clientCertificateMissing_saysSo();
    void send_pinMismatchAgainAndAgain_neverSendsAHeader();
    void send_serverThatOffersHttp2_isAskedInHttp11();
    void makeTls_badFiles_saysWhich_data();
    void makeTls_badFiles_saysWhich();
    void makeTls_noAuthority_trustsTheSystem();

private:
    QString write(const QString &name, const QByteArray &content);
    TransportConfig configFor(const HostileServer &server, const TlsConfig &tls);
    static SecretReference file(const QString &name)
    {
        return SecretReference{SecretReference::Scheme::File, name};
    }

    QTemporaryDir m_folder;
    TestIdentity m_authority, m_other, m_good;
    TlsConfig m_trust; //!< the authority, and nothing else
};

void TestTls::initTestCase()
{
    CertificateSpec authority;
    authority.commonName = "Test Authority";
    authority.authority = true;
    m_authority = makeIdentity(authority);
    m_other = makeIdentity(authority);
    CertificateSpec good;
    good.issuer = &m_authority;
    m_good = makeIdentity(good);
    write(u"ca.pem"_s, m_authority.certificatePem);
    write(u"other.pem"_s, m_other.certificatePem);
    m_trust.ca = file(u"ca.pem"_s);
}

QString TestTls::write(const QString &name, const QByteArray &content)
{
    QFile out(m_folder.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write a test file");
    return name;
}

TransportConfig TestTls::configFor(const HostileServer &server, const TlsConfig &tls)
{
    auto config = quickConfig(server.url());
    const auto made = makeTls(tls, m_folder.path());
    if (!made)
        qFatal("%s", qPrintable(made.error().toText()));
    config.tls = *made;
    config.pins = tls.pins;
    config.serverName = tls.serverName;
    return config;
}

void TestTls::send_ownAuthority_isRead()
{
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(m_good));
    HttpSession session(configFor(server, m_trust));
    for (int i = 0; i < 3; ++i) {
        const auto reply = waitSend(session, HttpRequest(u"/x"_s));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().toText()));
    }
    QCOMPARE(server.seen()[0].header("x-test-token"), QByteArray(canary));
    QCOMPARE(server.connections(), 1);
}

void TestTls::send_serverName_isWhatTheCertificateMustName()
{
    CertificateSpec spec;
    spec.names = "DNS:inner.test";
    spec.issuer = &m_authority;
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(makeIdentity(spec)));
    TlsConfig tls = m_trust;
    tls.serverName = u"inner.test"_s;
    HttpSession session(configFor(server, tls));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().toText()));
}

void TestTls::send_matchingPin_isRead()
{
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(m_good));
    TlsConfig tls = m_trust;
    tls.pins = {pinOf(m_other.certificate()), pinOf(m_good.certificate())};
    HttpSession session(configFor(server, tls));
    QVERIFY(waitSend(session, HttpRequest(u"/x"_s)));
    // The pin is over the key alone: the form that `openssl pkey -pubout -outform der` hashes.
    QCOMPARE(pinOf(m_good.certificate()),
             u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(
                 m_good.certificate().publicKey().toDer(), QCryptographicHash::Sha256).toBase64()));
}

void TestTls::send_clientCertificate_isShown()
{
    CertificateSpec spec;
    spec.commonName = "console";
    spec.issuer = &m_other;
    const auto client = makeIdentity(spec);
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(m_good, m_other));
    TlsConfig tls = m_trust;
    tls.clientCert = file(write(u"me.pem"_s, client.certificatePem));
    tls.clientKey = file(write(u"me.key"_s, client.keyPem));
    HttpSession session(configFor(server, tls));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().toText()));
}

void TestTls::send_badPeer_isRefusedBeforeAnyHeader_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("expired") << u"its certificate expired on 20"_s;
    QTest::newRow("not yet valid") << u"not valid before"_s;
    QTest::newRow("wrong name") << u"is for another name (elsewhere.test)"_s;
    QTest::newRow("self-signed") << u"self-signed"_s;
    QTest::newRow("other authority") << u"authority that is not trusted"_s;
    QTest::newRow("pin mismatch") << u"matches none of the pins"_s;
    QTest::newRow("plain HTTP") << u"does not speak TLS"_s;
    QTest::newRow("TLS 1.1") << u"before 1.2"_s;
    QTest::newRow("alert") << u"before 1.2"_s;
    QTest::newRow("system authorities only") << u"authority that is not trusted"_s;
}

void TestTls::send_badPeer_isRefusedBeforeAnyHeader()
{
    QFETCH(QString, says);
    const QByteArray which = QTest::currentDataTag();
    CertificateSpec spec;
    spec.issuer = &m_authority;
    TlsConfig tls = m_trust;
    if (which == "expired") {
        spec.firstDay = -20;
        spec.lastDay = -2;
    } else if (which == "not yet valid") {
        spec.firstDay = 5;
    } else if (which == "wrong name") {
        spec.names = "DNS:elsewhere.test";
    } else if (which == "self-signed") {
        spec.issuer = nullptr;
    } else if (which == "other authority") {
        spec.issuer = &m_other;
    } else if (which == "pin mismatch") {
        tls.pins = {pinOf(m_other.certificate())};
    } else if (which == "system authorities only") {
        tls.ca = {};
    }
    const auto identity = makeIdentity(spec);
    const auto shown = serverTls(identity);
    const bool raw = which == "plain HTTP" || which == "TLS 1.1" || which == "alert";
    const auto handler = always(httpAnswer(200, "{}"));
    auto server = raw ? std::make_unique<HostileServer>(handler)
                      : std::make_unique<HostileServer>(handler, shown);
    server->onConnect([which](QTcpSocket *socket) {
        if (which == "plain HTTP")
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        else if (which == "TLS 1.1") // a ServerHello of that version
            socket->write(QByteArray::fromHex("160302002a020000260302") + QByteArray(32, 'r')
                          + QByteArray::fromHex("00c01300"));
        else if (which == "alert") // fatal, protocol_version
            socket->write(QByteArray::fromHex("15030100020246"));
    });
    auto config = configFor(*server, tls);
    config.adminUrl.setScheme(u"https"_s);
    HttpSession session(std::move(config));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QVERIFY2(reply.error().what.contains(says), qPrintable(reply.error().toText()));
    QCOMPARE(reply.error().kind, Error::Kind::Tls);
    QVERIFY(!reply.error().hint.isEmpty());
    QCOMPARE(server->seen().size(), 0);
    QVERIFY(!server->received().contains("GET"));
    QVERIFY(!server->received().contains(canary));
}

void TestTls::send_clientCertificateMissing_saysSo()
{
    // The server is the right one; it is the server that refuses, after its own handshake.
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(m_good, m_other));
    HttpSession session(configFor(server, m_trust));
    const auto reply = waitSend(session, HttpRequest(u"/x"_s));
    QVERIFY(!reply);
    QVERIFY(reply.error().kind == Error::Kind::Tls || reply.error().kind == Error::Kind::Connect);
    QVERIFY2(reply.error().toText().contains(u"client certificate"_s),
             qPrintable(reply.error().toText()));
    QCOMPARE(server.seen().size(), 0);
}

void TestTls::send_pinMismatchAgainAndAgain_neverSendsAHeader()
{
    HostileServer server(always(httpAnswer(200, "{}")), serverTls(m_good));
    TlsConfig tls = m_trust;
    tls.pins = {pinOf(m_other.certificate())};
    auto config = configFor(server, tls);
    config.limits.concurrency = 16;
    HttpSession session(std::move(config));
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 60; ++i)
        tasks.push_back(session.send(HttpRequest(u"/%1"_s.arg(i))));
    for (auto &task : tasks) {
        const auto reply = QCoro::waitFor(std::move(task));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Tls);
    }
    QTRY_VERIFY(server.connections() > 1); // accepted on this thread, perhaps a little later
    QCOMPARE(server.received(), QByteArray());
}

void TestTls::send_serverThatOffersHttp2_isAskedInHttp11()
{
    auto shown = serverTls(m_good);
    shown.setAllowedNextProtocols({"h2", "http/1.1"});
    HostileServer server(always(httpAnswer(200, "{}")), shown);
    HttpSession session(configFor(server, m_trust));
    QVERIFY(waitSend(session, HttpRequest(u"/x"_s)));
    QVERIFY(server.seen()[0].head.startsWith("GET /x HTTP/1.1\r\n"));
    QCOMPARE(server.seen()[0].header("upgrade"), QByteArray());
}

void TestTls::makeTls_badFiles_saysWhich_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("no such file") << u"cannot be read"_s;
    QTest::newRow("no certificate in it") << u"holds no certificate"_s;
    QTest::newRow("certificate without key") << u"needs its key"_s;
    QTest::newRow("key that is none") << u"no usable private key"_s;
    QTest::newRow("bad pin") << u"not a SHA-256"_s;
    QTest::newRow("from the environment") << u"from files only"_s;
}

void TestTls::makeTls_badFiles_saysWhich()
{
    QFETCH(QString, what);
    const QByteArray which = QTest::currentDataTag();
    TlsConfig tls;
    if (which == "no such file") {
        tls.ca = file(u"absent.pem"_s);
    } else if (which == "no certificate in it") {
        tls.ca = file(write(u"empty.pem"_s, "nothing"));
    } else if (which == "certificate without key") {
        tls.clientCert = file(u"ca.pem"_s);
    } else if (which == "key that is none") {
        tls.clientCert = file(u"ca.pem"_s);
        tls.clientKey = file(write(u"bad.key"_s, "nothing"));
    } else if (which == "bad pin") {
        tls.pins = {u"sha256:c2hvcnQ="_s};
    } else {
        tls.ca = SecretReference{SecretReference::Scheme::Env, u"CA"_s};
    }
    const auto made = makeTls(tls, m_folder.path());
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::BadFile);
    QVERIFY2(made.error().what.contains(what), qPrintable(made.error().toText()));
    QVERIFY(!made.error().place.isEmpty());
    QVERIFY(!made.error().hint.isEmpty());
}

void TestTls::makeTls_noAuthority_trustsTheSystem()
{
    const auto system = makeTls(TlsConfig(), m_folder.path());
    QVERIFY(system);
    QCOMPARE(system->caCertificates(), QSslConfiguration::systemCaCertificates());
    QCOMPARE(system->protocol(), QSsl::TlsV1_2OrLater);
    const auto own = makeTls(m_trust, m_folder.path());
    QVERIFY(own);
    QCOMPARE(own->caCertificates(), QList<QSslCertificate>{m_authority.certificate()});
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
