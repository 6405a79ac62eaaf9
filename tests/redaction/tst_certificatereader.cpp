// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/x509/certificatereader.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestCertificateReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void readCertificate_ofPem_givesNamesKeyAndTimes()
    {
        const auto content = readCertificate("junk before\n" + data("api.pem"));
        QVERIFY(content);
        QCOMPARE(content->names, (std::vector<std::string>{"*.b.example", "127.0.0.9", "api.example"}));
        QCOMPARE(content->subject, "CN=api.example,O=Meridian");
        QCOMPARE(content->issuer, content->subject);
        QCOMPARE(content->spki, "b578e3e546eb4802bfaad240699ee89bad1540ca1a9db6d1c051c44b72e5cd41");
        QCOMPARE(content->notBefore, 1795477768);
        QCOMPARE(content->notAfter, 2110837768);
    }

    void readCertificate_ofOtherText_fails()
    {
        for (const char *text : {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
            const auto content = readCertificate(text);
            QVERIFY(!content);
            QCOMPARE(content.error().kind, Error::Kind::Protocol);
        }
    }

    void readPublicKey_ofTheSameKey_isTheSameDigest()
    {
        QCOMPARE(readPublicKey(data("api.pub.pem")), readCertificate(data("api.pem"))->spki);
        QCOMPARE(readPublicKey("x"), std::string());
    }

private:
    static std::string data(const char *name)
    {
        QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/redaction/data/") + QLatin1String(name));
        return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
};

QTEST_GUILESS_MAIN(TestCertificateReader)
#include "tst_certificatereader.moc"
