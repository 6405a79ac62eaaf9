// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates that a real TLS server on loopback serves.
#include "collectors/certificates/comparecertificates.h"
#include "gateways/servedcertificates.h"
#include "gateways/x509/certificatereader.h"
#include "support/hostileserver.h"
#include "support/testcertificates.h"

#include <QCoroTask>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::collectors;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServedChain readFrom(const HostileServer &server, CancelToken cancel = {}, std::chrono::milliseconds timeout = 20s)
{
    return QCoro::waitFor(readServedChain(TlsPlace{u"127.0.0.1"_s, server.port()}, timeout, cancel));
}

std::string keyOf(const TestIdentity &identity)
{
    return readCertificate({identity.certificatePem.constData(), std::size_t(identity.certificatePem.size())})->spki;
}

} // namespace

class TestServedCertificates : public QObject
{
    Q_OBJECT
private slots:
    void chain_thatIsNotTrusted_isReadAndSaid();
    void chain_expired_isReadAndSaid();
    void handshake_sendsNothing();
    void oneKey_onBothSides_fails();
    void twoKeys_pass();
    void server_thatAsksForACertificate_isReadAllTheSame();
    void place_thatSpeaksNoTls_isAnError();
    void place_thatSaysNothing_isGivenUp();
    void place_whereNobodyListens_isAnError();
    void wait_thatIsCancelled_ends();
    void place_fromText_data();
    void place_fromText();
};

void TestServedCertificates::chain_thatIsNotTrusted_isReadAndSaid()
{
    const TestIdentity identity = makeIdentity({});
    const HostileServer server(always(httpAnswer(200)), serverTls(identity));
    const ServedChain chain = readFrom(server);
    QVERIFY2(!chain.error, chain.error ? qPrintable(chain.error->toText()) : "");
    QCOMPARE(chain.certificates.size(), std::size_t(1));
    QCOMPARE(chain.certificates.front().spki, keyOf(identity));
    QVERIFY2(chain.distrust.contains(u"self-signed"), qPrintable(chain.distrust));
    QVERIFY(chain.certificates.front().notAfter > UtcTime());
}

void TestServedCertificates::chain_expired_isReadAndSaid()
{
    const TestIdentity identity = makeIdentity({.firstDay = -30, .lastDay = -2});
    const HostileServer server(always(httpAnswer(200)), serverTls(identity));
    const ServedChain chain = readFrom(server);
    QCOMPARE(chain.certificates.size(), std::size_t(1));
    QVERIFY2(chain.distrust.contains(u"expired"), qPrintable(chain.distrust));
}

void TestServedCertificates::handshake_sendsNothing()
{
    const HostileServer server(always(httpAnswer(200)), serverTls(makeIdentity({})));
    const ServedChain chain = readFrom(server);
    QVERIFY(!chain.certificates.empty());
    QCOMPARE(server.received(), QByteArray());
}

void TestServedCertificates::oneKey_onBothSides_fails()
{
    const TestIdentity identity = makeIdentity({});
    const HostileServer sandbox(always(httpAnswer(200)), serverTls(identity)), production(always(httpAnswer(200)), serverTls(identity));
    const auto evidence = compareCertificates({readFrom(sandbox)}, {readFrom(production)}, {EnvironmentId(u"s"_s), EnvironmentId(u"p"_s)}, true, {}, {});
    QCOMPARE(evidence.units.size(), std::size_t(1));
    QCOMPARE(evidence.units.front().unit, "key:" + keyOf(identity));
    QCOMPARE(evidence.units.front().verdict, isolation::Verdict::Fail);
    QVERIFY(evidence.isComplete());
}

void TestServedCertificates::twoKeys_pass()
{
    const HostileServer sandbox(always(httpAnswer(200)), serverTls(makeIdentity({.commonName = "s.test", .names = "DNS:s.test"})));
    const HostileServer production(always(httpAnswer(200)), serverTls(makeIdentity({.commonName = "p.test", .names = "DNS:p.test"})));
    const auto evidence = compareCertificates({readFrom(sandbox)}, {readFrom(production)}, {EnvironmentId(u"s"_s), EnvironmentId(u"p"_s)}, true, {}, {});
    QCOMPARE(evidence.units.size(), std::size_t(2));
    for (const evidence::EvidenceUnit &unit : evidence.units)
        QCOMPARE(unit.verdict, isolation::Verdict::Pass);
}

void TestServedCertificates::server_thatAsksForACertificate_isReadAllTheSame()
{
    const TestIdentity authority = makeIdentity({.authority = true}), identity = makeIdentity({});
    const HostileServer server(always(httpAnswer(200)), serverTls(identity, authority));
    const ServedChain chain = readFrom(server);
    QCOMPARE(chain.certificates.size(), std::size_t(1));
    QCOMPARE(chain.certificates.front().spki, keyOf(identity));
}

void TestServedCertificates::place_thatSpeaksNoTls_isAnError()
{
    HostileServer server(always(httpAnswer(200)));
    server.onConnect([](QTcpSocket *socket) { socket->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    const ServedChain chain = readFrom(server);
    QVERIFY(chain.error && chain.certificates.empty());
    QCOMPARE(chain.error->kind, Error::Kind::Tls);
}

void TestServedCertificates::place_thatSaysNothing_isGivenUp()
{
    const HostileServer server(always(QByteArray()));
    const ServedChain chain = readFrom(server, {}, 300ms);
    QVERIFY(chain.error);
    QCOMPARE(chain.error->kind, Error::Kind::Timeout);
}

void TestServedCertificates::place_whereNobodyListens_isAnError()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    const ServedChain chain = QCoro::waitFor(readServedChain(TlsPlace{u"127.0.0.1"_s, port}, 20s, CancelToken()));
    QVERIFY(chain.error && chain.certificates.empty());
    QCOMPARE(chain.error->place, u"127.0.0.1:%1"_s.arg(port));
}

void TestServedCertificates::wait_thatIsCancelled_ends()
{
    const HostileServer server(always(QByteArray()));
    CancelToken cancel;
    cancel.cancel();
    const ServedChain chain = readFrom(server, cancel);
    QVERIFY(chain.error);
    QCOMPARE(chain.error->kind, Error::Kind::Cancelled);
}

void TestServedCertificates::place_fromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("host and port") << u"pay.example:8443"_s << u"pay.example:8443"_s;
    QTest::newRow("host alone") << u"pay.example"_s << u"pay.example:443"_s;
    QTest::newRow("address") << u"127.0.0.1:1"_s << u"127.0.0.1:1"_s;
    QTest::newRow("IPv6") << u"[::1]:8443"_s << u"[::1]:8443"_s;
    QTest::newRow("IPv6 without a port") << u"[::1]"_s << u"[::1]:443"_s;
    for (const char *bad : {"", ":443", "https://pay.example", "pay.example/x", "user@pay.example", "pay.example:0", "pay.example:65536", "pay.example:x", "[zz]:1", "pay example", "-x.example", "a:b:c", "pay.example\n"})
        QTest::newRow(bad) << QString::fromUtf8(bad) << QString();
}

void TestServedCertificates::place_fromText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, place);
    const auto read = tlsPlaceFrom(text);
    ServedChain shown;
    if (read) {
        shown.host = read->host;
        shown.port = read->port;
    }
    QCOMPARE(read ? shown.place() : QString(), place);
}

QTEST_GUILESS_MAIN(TestServedCertificates)
#include "tst_servedcertificates.moc"
