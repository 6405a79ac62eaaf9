// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/codescan.h"
#include "isolation/policybench.h"

using namespace bulkhead;
using namespace bulkhead::isolation;

using Texts = std::vector<std::string>;

//! What telemetry policies write down, and what can be seen in code.
class TestRecordingMeaning : public QObject
{
    Q_OBJECT

private slots:
    void kong_writesHeadersAndUri();
    void kong_tag_data();
    void kong_tag();
    void apisix_format();
    void apisix_withoutFormat_dependsOnMetadata();
    void traces();
    void code();
};

void TestRecordingMeaning::kong_writesHeadersAndUri()
{
    const auto recording = meaningOf("http-log", "{'http_endpoint':'https://l.example'}").recording;
    QVERIFY(recording && recording->fullUri && !recording->bodies);
    QCOMPARE(recording->secretHeaders, (Texts{"apikey", "cookie"}));
    QVERIFY(recording->environmentTag.state == FactState::KnownEmpty);
    const auto masked = meaningOf("tcp-log",
        "{'custom_fields_by_lua':{'request.headers.apikey':" + hidden('1') + ",'request.uri':" + hidden('2') + "}}").recording;
    QCOMPARE(masked->secretHeaders, Texts{"cookie"});
    QVERIFY(masked->masked && !masked->fullUri);
}

void TestRecordingMeaning::kong_tag_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<bool>("fromRequest");
    QTest::newRow("literal") << QByteArray("'return \\'sandbox\\''") << int(FactState::Known) << QByteArray("sandbox") << false;
    QTest::newRow("request") << QByteArray("'return kong.request.get_header(\\'x-env\\')'") << int(FactState::KnownEmpty)
                             << QByteArray() << true;
    QTest::newRow("hidden") << QByteArray::fromStdString(hidden('5')) << int(FactState::Unsupported) << QByteArray() << false;
}

void TestRecordingMeaning::kong_tag()
{
    QFETCH(QByteArray, code);
    QFETCH(int, state);
    QFETCH(QByteArray, tag);
    QFETCH(bool, fromRequest);
    code.replace("\\'", "\\\""); // a quotation mark within the JSON text
    const auto recording = meaningOf("http-log", "{'custom_fields_by_lua':{'env':" + code.toStdString() + "}}").recording;
    QCOMPARE(int(recording->environmentTag.state), state);
    QCOMPARE(QByteArray::fromStdString(recording->environmentTag.value), tag);
    QCOMPARE(recording->tagFromRequest, fromRequest);
}

void TestRecordingMeaning::apisix_format()
{
    const auto recording = meaningOf("http-logger",
        "{'include_req_body':true,'log_format':{'env':'production','who':'$http_authorization','at':'$request_uri'}}").recording;
    QVERIFY(recording->bodies && recording->fullUri && !recording->tagFromRequest);
    QCOMPARE(recording->secretHeaders, Texts{"authorization"});
    QCOMPARE(recording->environmentTag.value, std::string("production"));
    const auto spoofed = meaningOf("kafka-logger", "{'log_format':{'env':'$http_x_env'}}").recording;
    QVERIFY(spoofed->tagFromRequest);
    QVERIFY(spoofed->environmentTag.state == FactState::KnownEmpty);
    QCOMPARE(meaningOf("loki-logger", "{'log_labels':{'environment':'sbx'}}").recording->environmentTag.value, std::string("sbx"));
}

void TestRecordingMeaning::apisix_withoutFormat_dependsOnMetadata()
{
    const Policy logger = policyOf("http-logger", "{'uri':'https://l.example','include_req_body':false}");
    QVERIFY(meaningOf(logger).recording->environmentTag.state == FactState::Unsupported);
    QVERIFY(meaningOf(logger).recording->secretHeaders.empty()); // not proven
    const Recording alone = apisixRecording(logger.config, nullptr);
    QCOMPARE(alone.secretHeaders, (Texts{"apikey", "authorization", "cookie"}));
    QVERIFY(alone.fullUri && alone.environmentTag.state == FactState::KnownEmpty);
    const Policy metadata = policyOf("x", "{'f':{'host':'$host','env':'sandbox'}}");
    const Recording formatted = apisixRecording(logger.config, &metadata.config.at("f"));
    QVERIFY(formatted.secretHeaders.empty() && !formatted.fullUri);
    QCOMPARE(formatted.environmentTag.value, std::string("sandbox"));
}

void TestRecordingMeaning::traces()
{
    const auto tagged = meaningOf("opentelemetry", "{'resource_attributes':{'deployment.environment.name':'production'}}").recording;
    QCOMPARE(tagged->environmentTag.value, std::string("production"));
    QVERIFY(meaningOf("opentelemetry", "{'traces_endpoint':'http://o.example'}").recording->environmentTag.state
            == FactState::KnownEmpty);
    QVERIFY(meaningOf("opentelemetry", "{'sampler':{'name':'always_on'}}").recording->environmentTag.state
            == FactState::Unsupported); // APISIX: its resource is set elsewhere
    QCOMPARE(meaningOf("zipkin", "{'static_tags':[{'name':'env','value':'sbx'}]}").recording->environmentTag.value,
             std::string("sbx"));
    QVERIFY(meaningOf("prometheus", "{}").recording->environmentTag.state == FactState::Unsupported);
}

void TestRecordingMeaning::code()
{
    QVERIFY(mentionsEnvironment("if kong.request.get_header('X-Env') == 'x' then"));
    QVERIFY(mentionsEnvironment("host = \"api.sandbox.example\""));
    QVERIFY(!mentionsEnvironment("local envelope = products"));
    QCOMPARE(urlsIn("a('https://u:p@h.example:8443/x?y', \"http://10.0.0.1\") ://none"),
             (Texts{"http://10.0.0.1", "https://h.example:8443"}));
    QVERIFY(urlsIn("://").empty());
    QVERIFY(namesEnvironmentField("Deployment.Environment.Name"));
    QVERIFY(!namesEnvironmentField("envelope"));
}

QTEST_GUILESS_MAIN(TestRecordingMeaning)
#include "tst_recordingmeaning.moc"
