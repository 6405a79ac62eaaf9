// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/redaction/redaction.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestRedaction : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void isSecretName_ofManyNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"password", "redis_password", "client_secret", "token", "access_token", "bearer_token",
              "Authorization", "X-Api-Key", "apikey", "apiKey", "api-key", "provision_key", "passphrase",
              "private_key", "credentials", "aws_access_key_id", "Proxy-Authorization", "Cookie"})
            QTest::newRow(name) << QByteArray(name) << true;
        for (const char *name :
             {"host", "key_names", "auth_header_name", "key", "public_key", "rsa_public_key", "minute",
              "token_endpoint", "hide_client_headers", "monkey_business", "secret_is_base64", "path"})
            QTest::newRow(name) << QByteArray(name) << false;
    }
    void isSecretName_ofManyNames()
    {
        QFETCH(QByteArray, name);
        QTEST(isSecretName(std::string_view(name.constData(), std::size_t(name.size()))), "secret");
    }

    void redact_ofSecrets_keepsNoneAndStaysComparable()
    {
        const std::string text = R"({"redis": {"host": "r.example", "password": "CANARY-1", "username": null},)"
            R"("headers": {"Authorization": "Bearer CANARY-2", "X-Plain": "yes"},)"
            R"("add": {"headers": ["X-Api-Key:CANARY-3", "X-Env:sandbox"]},)"
            R"("url": "https:\/\/user:CANARY-4@logs.example/in?a=1&token=CANARY-5#f",)"
            R"("pem": "-----BEGIN PRIVATE KEY-----\nCANARY-6\n-----END PRIVATE KEY-----\n",)"
            R"("tokens": ["CANARY-7"], "token": 77001122, "token_expiration": 7200, "hide_credentials": true,)"
            R"("credentials": [{"secret": "CANARY-8"}], "empty_secret": "", "ref_secret": "{vault:\/\/env/x}"})";
        const JsonValue::Object object = redactText(text);
        const std::string written = canonical(object);
        QVERIFY2(written.find("CANARY") == written.npos, written.c_str());
        QVERIFY(written.find("77001122") == written.npos);
        const JsonValue value(object);
        QCOMPARE(*value.find("redis")->find("host")->string(), "r.example");
        QVERIFY(!value.find("redis")->find("username"));
        QCOMPARE(*value.find("redis")->find("password")->find("class")->string(), "secret/plain");
        QCOMPARE(value.find("redis")->find("password")->find("fingerprint")->string()->size(), 64U);
        QCOMPARE(*value.find("headers")->find("X-Plain")->string(), "yes");
        const auto &headers = *value.find("add")->find("headers")->array();
        QCOMPARE(*headers[0].find("name")->string(), "X-Api-Key");
        QCOMPARE(*headers[1].string(), "X-Env:sandbox");
        QCOMPARE(*value.find("url")->find("url")->string(), "https://logs.example/in?a=1&token=#f");
        QCOMPARE(*value.find("token_expiration")->integer(), 7200);
        QCOMPARE(*value.find("hide_credentials")->boolean(), true);
        QCOMPARE(*value.find("empty_secret")->string(), "");
        QCOMPARE(*value.find("ref_secret")->find("ref")->string(), "{vault://env/x}");
        QCOMPARE(JsonValue(redactText(text)), value);
    }

    void redact_withNamesOfAProduct_hidesAllBelowThem()
    {
        const JsonValue value(redactText(R"({"headers": {"X-Ingest": ["CANARY", {"a": 7}]}, "key": "CANARY"})",
                                         RedactionRules{{"headers", "key"}}));
        const std::string written = canonical(value);
        QVERIFY2(written.find("CANARY") == written.npos, written.c_str());
        QVERIFY(value.find("headers")->find("X-Ingest")->array()->at(1).find("a")->object());
    }

    void redact_ofTheSameSecret_isEqualAndOfAnotherIsNot()
    {
        const JsonValue::Object a = redactText(R"({"password": "one"})");
        QVERIFY(a == redactText(R"({"password": "one"})"));
        QVERIFY(a != redactText(R"({"password": "two"})"));
    }

    void redact_ofSomethingElse_isEmpty() { QVERIFY(redactText("[1]").empty()); }

    void withoutSecrets_ofUrls_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("plain") << QByteArray("http://a.example:9880/kong") << QByteArray("http://a.example:9880/kong");
        QTest::newRow("user") << QByteArray("redis://:x@r.example:6379/0") << QByteArray("redis://r.example:6379/0");
        QTest::newRow("two ats") << QByteArray("amqp://u:p@ss@q.example") << QByteArray("amqp://q.example");
        QTest::newRow("slash in password") << QByteArray("http://u:p/w@h.example/x") << QByteArray("http://h.example/x");
        QTest::newRow("at in path") << QByteArray("http://h.example:80/@me") << QByteArray("http://h.example:80/@me");
        QTest::newRow("query") << QByteArray("https://h.example?api_key=x&b=2") << QByteArray("https://h.example?api_key=&b=2");
        QTest::newRow("signed") << QByteArray("https://h.example/b?sig=abc") << QByteArray("https://h.example/b?sig=");
    }
    void withoutSecrets_ofUrls()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, clean);
        const auto url = withoutSecrets(std::string_view(text.constData(), std::size_t(text.size())));
        QVERIFY(url);
        QCOMPARE(QByteArray::fromStdString(url->url), clean);
        QCOMPARE(url->removed.empty(), text == clean);
    }
    void withoutSecrets_ofOtherText_isNothing()
    {
        QVERIFY(!withoutSecrets("host:80"));
        QVERIFY(!withoutSecrets("a b://c"));
    }

private:
    JsonValue::Object redactText(std::string_view text, const RedactionRules &rules = {})
    {
        const auto root = m_reader.parse(text);
        return root ? redact(*root, m_fingerprinter, rules) : JsonValue::Object();
    }

    JsonReader m_reader;
    Fingerprinter m_fingerprinter{Secret("0123456789abcdef0123456789abcdef")};
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
