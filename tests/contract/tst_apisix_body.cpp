// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixharness.h"
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixparts.h"
#include "gateways/apisix/apisixplaces.h"
#include "promotion/secretkeeping.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::test;
using Collection = ApisixCollection;

namespace {

//! Keeps what a text was parsed to.
class Parsed
{
public:
    explicit Parsed(std::string_view text)
    {
        if (const auto root = m_reader.parse(text))
            m_root = *root;
    }
    [[nodiscard]] JsonElement root() const { return m_root; }

private:
    JsonReader m_reader;
    JsonElement m_root;
};

ApisixBody bodyOf(Collection collection, std::string_view text)
{
    return apisixBody(collection, Parsed(text).root(), *apisixFingerprinter());
}

std::string redacted(Collection collection, std::string_view text)
{
    return canonical(bodyOf(collection, text).redacted);
}

//! What is sent for an object that is to stay as it is.
std::string written(Collection collection, std::string_view text)
{
    const ApisixBody body = bodyOf(collection, text);
    const auto sent = apisixWritten(collection, body.redacted, body, *apisixFingerprinter());
    return sent ? canonical(*sent) : std::string("nothing");
}

} // namespace

//! The form in which objects of APISIX are compared and planned.
class TestApisixBody : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void body_ofEveryVersion_isTheSame_data();
    void body_ofEveryVersion_isTheSame();
    void body_whatMatters_isKept_data();
    void body_whatMatters_isKept();
    void written_withNoChange_isWhatWasThere_data();
    void written_withNoChange_isWhatWasThere();
    void written_withAnotherPolicy_dropsWhatWentWithTheOld();
    void written_secretThatIsGone_isConflict();
    void written_ofAReference_isTheReference();
    void written_whatLooksLikeAMark_isUnsupported();
    void written_ofAnything_isReadBack();
    void secrets_areMarked_data();
    void secrets_areMarked();
    void certificate_isToldByItsPublicKey();
    void references_areFoundEverywhere();
    void places_areFoundEverywhere();
    void partNames_leaveOutTheEnvironment_data();
    void partNames_leaveOutTheEnvironment();
};

void TestApisixBody::body_ofEveryVersion_isTheSame_data()
{
    QTest::addColumn<int>("collection");
    QTest::addColumn<QByteArray>("older");
    QTest::addColumn<QByteArray>("newer");
    const auto row = [](const char *name, Collection collection, const char *older, const char *newer) {
        QTest::newRow(name) << int(collection) << QByteArray(older) << QByteArray(newer);
    };
    row("times and id", Collection::Routes, R"({"id":"r","uri":"/a","create_time":1,"update_time":2})", R"({"id":"other","uri":"/a"})");
    row("status and priority", Collection::Routes, R"({"uri":"/a","status":1,"priority":0})", R"({"uri":"/a"})");
    row("upstream", Collection::Upstreams, R"({"type":"roundrobin","hash_on":"vars","pass_host":"pass","scheme":"http","nodes":[{"host":"h","port":1,"weight":1,"priority":0}]})",
        R"({"nodes":{"h:1":1}})");
    row("inline upstream", Collection::Routes, R"({"uri":"/a","upstream":{"type":"roundrobin","hash_on":"vars","pass_host":"pass","scheme":"http","nodes":{"h:1":1}}})",
        R"({"uri":"/a","upstream":{"nodes":{"h:1":1}}})");
    row("keepalive pool", Collection::Upstreams, R"({"nodes":{"h:1":1},"keepalive_pool":{"size":5,"idle_timeout":60,"requests":1000}})", R"({"nodes":{"h:1":1},"keepalive_pool":{"size":5}})");
    row("checks", Collection::Upstreams,
        R"({"nodes":{"h:1":1},"checks":{"active":{"type":"http","timeout":1,"concurrency":10,"http_path":"/up","https_verify_certificate":true,)"
        R"("healthy":{"interval":2,"http_statuses":[200,302],"successes":2}}}})",
        R"({"nodes":{"h:1":1},"checks":{"active":{"http_path":"/up","healthy":{"interval":2}}}})");
    row("plugin", Collection::Services, R"({"plugins":{"key-auth":{"header":"apikey","query":"apikey","hide_credentials":false}}})", R"({"plugins":{"key-auth":{}}})");
    row("plugin with parts", Collection::Services,
        R"({"plugins":{"api-breaker":{"break_response_code":500,"max_breaker_sec":300,"healthy":{"http_statuses":[200],"successes":3},)"
        R"("unhealthy":{"http_statuses":[500],"failures":7}}}})",
        R"({"plugins":{"api-breaker":{"break_response_code":500,"unhealthy":{"failures":7}}}})");
    row("counters in redis", Collection::Routes,
        R"({"uri":"/a","plugins":{"limit-count":{"count":1,"time_window":1,"policy":"redis","redis_host":"h","redis_port":6379,"redis_database":0,"redis_ssl":false,)"
        R"("redis_ssl_verify":false,"redis_timeout":1000,"key":"remote_addr","key_type":"var","rejected_code":503,"allow_degradation":false,"show_limit_quota_header":true}}})",
        R"({"uri":"/a","plugins":{"limit-count":{"count":1,"time_window":1,"policy":"redis","redis_host":"h"}}})");
    row("upstream of a split", Collection::Routes,
        R"({"uri":"/a","plugins":{"traffic-split":{"rules":[{"weighted_upstreams":[{"upstream":{"type":"roundrobin","nodes":{"h:1":1},"scheme":"http"}}]}]}}})",
        R"({"uri":"/a","plugins":{"traffic-split":{"rules":[{"weighted_upstreams":[{"upstream":{"nodes":[{"host":"h","port":1,"weight":1}]}}]}]}}})");
    row("ids", Collection::Routes, R"({"uri":"/a","service_id":7,"upstream_id":8})", R"({"uri":"/a","service_id":"7","upstream_id":"8"})");
    row("nodes of version 6", Collection::Upstreams, R"({"nodes":{"[::1]:80":1}})", R"({"nodes":[{"host":"[::1]","port":80,"weight":1}]})");
    row("nodes without a port", Collection::Upstreams, R"({"nodes":{"h":1}})", R"({"nodes":[{"host":"h","weight":1}]})");
}

void TestApisixBody::body_ofEveryVersion_isTheSame()
{
    QFETCH(int, collection);
    QFETCH(QByteArray, older);
    QFETCH(QByteArray, newer);
    QCOMPARE(redacted(Collection(collection), older.toStdString()), redacted(Collection(collection), newer.toStdString()));
}

void TestApisixBody::body_whatMatters_isKept_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *one, const char *other) { QTest::newRow(name) << QByteArray(one) << QByteArray(other); };
    row("switched off", R"({"uri":"/a","status":0})", R"({"uri":"/a"})");
    row("first", R"({"uri":"/a","priority":1})", R"({"uri":"/a"})");
    row("weight of a node", R"({"upstream":{"nodes":{"h:1":0}}})", R"({"upstream":{"nodes":{"h:1":1}}})");
    row("priority of a node", R"({"upstream":{"nodes":[{"host":"h","port":1,"weight":1,"priority":-1}]}})", R"({"upstream":{"nodes":{"h:1":1}}})");
    row("plugin that is off", R"({"plugins":{"cors":{"_meta":{"disable":true}}}})", R"({"plugins":{"cors":{}}})");
    row("plugin that is there", R"({"plugins":{"cors":{}}})", R"({"plugins":{}})");
    row("null", R"({"plugins":{"cors":{"x":null}}})", R"({"plugins":{"cors":{}}})");
    row("an empty check", R"({"upstream":{"checks":{"active":{}}}})", R"({"upstream":{"checks":{}}})");
    row("a node called like a secret", R"({"upstream":{"nodes":{"vault-token":1}}})", R"({"upstream":{"nodes":{"vault-token":2}}})");
}

void TestApisixBody::body_whatMatters_isKept()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    const std::string first = redacted(Collection::Routes, one.toStdString());
    QVERIFY2(first != redacted(Collection::Routes, other.toStdString()), first.c_str());
    QVERIFY2(first.find("fingerprint") == std::string::npos, first.c_str());
}

void TestApisixBody::written_withNoChange_isWhatWasThere_data()
{
    QTest::addColumn<int>("collection");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, Collection collection, const char *text) { QTest::newRow(name) << int(collection) << QByteArray(text); };
    row("defaults that are said", Collection::Routes, R"({"priority":0,"status":1,"uri":"/a"})");
    row("defaults that are not said", Collection::Routes, R"({"uri":"/a"})");
    row("nodes by address", Collection::Upstreams, R"({"nodes":{"a:1":1,"b:2":3},"type":"roundrobin"})");
    row("nodes as a list", Collection::Upstreams, R"({"nodes":[{"host":"b","port":2,"weight":3},{"host":"a","port":1,"weight":1}]})");
    row("nodes of a split", Collection::Routes, R"({"plugins":{"traffic-split":{"rules":[{"weighted_upstreams":[{"upstream":{"nodes":{"h:1":1},"type":"roundrobin"},"weight":1}]}]}},"uri":"/a"})");
    row("secrets", Collection::Services,
        R"({"plugins":{"csrf":{"expires":7200,"key":"s1"},"http-logger":{"auth_header":"Bearer s2","uri":"https://user:s3@log.test/x"},"openid-connect":{"session":{"secret":"s4"}}}})");
    row("a secret in the conditions", Collection::Routes, R"({"uri":"/a","vars":[["http_x_api_key","==","s5"],["arg_token","in",["s6","s7"]]]})");
    row("parts of a plugin", Collection::Services, R"({"plugins":{"api-breaker":{"healthy":{"http_statuses":[200],"successes":3},"unhealthy":{"failures":3,"http_statuses":[500]}}}})");
    row("the key of a client certificate", Collection::Upstreams, R"({"nodes":{"h:1":1},"tls":{"client_cert":"-----BEGIN CERTIFICATE-----","client_key":"-----BEGIN PRIVATE KEY-----","verify":false}})");
}

void TestApisixBody::written_withNoChange_isWhatWasThere()
{
    QFETCH(int, collection);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(written(Collection(collection), text.toStdString())), text);
    QVERIFY(redacted(Collection(collection), text.toStdString()).find("s1") == std::string::npos);
}

//! What belongs to counters in redis means nothing to local ones, and would be read back.
void TestApisixBody::written_withAnotherPolicy_dropsWhatWentWithTheOld()
{
    const ApisixBody now = bodyOf(Collection::Routes, R"({"plugins":{"limit-count":{"count":1,"policy":"redis","redis_host":"h","redis_port":6379,"rejected_code":503}},"status":1,"uri":"/a"})");
    const JsonValue after = bodyOf(Collection::Routes, R"({"plugins":{"limit-count":{"count":1}},"uri":"/a"})").redacted;
    const auto sent = apisixWritten(Collection::Routes, after, now, *apisixFingerprinter());
    QVERIFY(sent.has_value());
    QCOMPARE(redacted(Collection::Routes, canonical(*sent)), canonical(after));
}

void TestApisixBody::written_secretThatIsGone_isConflict()
{
    const JsonValue after = bodyOf(Collection::Services, R"({"plugins":{"csrf":{"key":"s1"}}})").redacted;
    const auto sent = apisixWritten(Collection::Services, after, bodyOf(Collection::Services, R"({"plugins":{"csrf":{"key":"another"}}})"), *apisixFingerprinter());
    QVERIFY(!sent && sent.error().kind == Error::Kind::Conflict);
    QVERIFY(!apisixWritten(Collection::Services, after, ApisixBody(), *apisixFingerprinter()));
}

void TestApisixBody::written_ofAReference_isTheReference()
{
    const char *text = R"({"plugins":{"csrf":{"key":"$secret://vault/1/orders/csrf"},"http-logger":{"auth_header":"$env://LOGGER"}}})";
    const JsonValue after = bodyOf(Collection::Services, text).redacted;
    const auto sent = apisixWritten(Collection::Services, after, ApisixBody(), *apisixFingerprinter()); // also into an object that is new
    QVERIFY(sent.has_value());
    QCOMPARE(canonical(*sent), std::string(text));
}

//! A header called "ref" stands where a reference would.
void TestApisixBody::written_whatLooksLikeAMark_isUnsupported()
{
    const ApisixBody now = bodyOf(Collection::Routes, R"({"plugins":{"proxy-rewrite":{"headers":{"set":{"ref":"x"}}}}})");
    const auto sent = apisixWritten(Collection::Routes, now.redacted, now, *apisixFingerprinter());
    QVERIFY(!sent && sent.error().kind == Error::Kind::Unsupported);
}

//! Objects with any choice of defaults, near misses of them, secrets and ways of writing nodes; changed into any other, and left as they are.
void TestApisixBody::written_ofAnything_isReadBack()
{
    qInfo("seed 20261201, 2000 pairs");
    std::mt19937 random(20261201);
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    const auto &table = apisixPluginDefaultTexts();
    const auto fill = [&](const auto &self, const JsonValue::Object &defaults) -> JsonValue::Object {
        JsonValue::Object made;
        for (const auto &[name, value] : defaults) {
            const bool isInner = name.starts_with('?');
            if (isInner && value.object() != nullptr && chance(40))
                made[name.substr(1)] = self(self, *value.object());
            else if (!isInner && chance(50))
                made.emplace(name, chance(70) ? value : JsonValue(int(random() % 9)));
        }
        if (chance(20))
            made["client_secret"] = std::string("secret-").append(std::to_string(random() % 3));
        return made;
    };
    const auto object = [&] {
        JsonValue::Object plugins, nodes;
        for (int i = 0; i < 4; ++i) {
            const auto &entry = table[random() % table.size()];
            plugins[std::string(entry.plugin)] = fill(fill, *JsonValue::from(Parsed(entry.json).root()).object());
        }
        for (unsigned i = random() % 3; i > 0; --i)
            nodes[std::string(1, 'h').append(std::to_string(random() % 9)).append(chance(50) ? ":80" : "")] = int(random() % 3);
        JsonValue::Object upstream{{"nodes", nodes}};
        for (const auto &[name, value] : {std::pair("type", "roundrobin"), std::pair("scheme", "http"), std::pair("pass_host", "node")}) {
            if (chance(50))
                upstream[name] = value;
        }
        JsonValue::Object made{{"plugins", plugins}, {"upstream", upstream}, {"uri", "/a"}};
        if (chance(50))
            made["status"] = int(random() % 2);
        return JsonValue(made);
    };
    for (int round = 0; round < 2000; ++round) {
        const ApisixBody now = bodyOf(Collection::Routes, canonical(object()));
        JsonValue after = bodyOf(Collection::Routes, canonical(object())).redacted;
        std::vector<promotion::UnmappedValue> unmapped;
        promotion::keepSecrets(after, &now.redacted, {}, unmapped); // as plans do
        for (const JsonValue &wanted : {now.redacted, after}) {
            const auto sent = apisixWritten(Collection::Routes, wanted, now, *apisixFingerprinter());
            if (!sent) {
                QVERIFY2(sent.error().kind == Error::Kind::Conflict && !unmapped.empty(), canonical(wanted).c_str());
                continue;
            }
            QCOMPARE(redacted(Collection::Routes, canonical(*sent)), canonical(wanted));
        }
    }
}

void TestApisixBody::secrets_areMarked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pointer");
    const auto row = [](const char *name, const char *text, const char *pointer) { QTest::newRow(name) << QByteArray(text) << QByteArray(pointer); };
    row("by a plugin's own rule", R"({"plugins":{"csrf":{"key":"CANARY"}}})", "/plugins/csrf/key");
    row("by its name", R"({"plugins":{"limit-count":{"redis_password":"CANARY"}}})", "/plugins/limit-count/redis_password");
    row("deep down", R"({"plugins":{"openid-connect":{"session":{"secret":"CANARY"}}}})", "/plugins/openid-connect/session/secret");
    row("in a URL", R"({"plugins":{"http-logger":{"uri":"https://me:CANARY@log.test/"}}})", "/plugins/http-logger/uri");
    row("in conditions", R"({"vars":[["http_authorization","==","CANARY"]]})", "/vars/0/2");
    row("in a header that is set", R"({"plugins":{"proxy-rewrite":{"headers":{"set":{"Authorization":"Bearer CANARY"}}}}})", "/plugins/proxy-rewrite/headers/set/Authorization");
    row("in an inline upstream", R"({"upstream":{"tls":{"client_key":"CANARY"}}})", "/upstream/tls/client_key");
}

void TestApisixBody::secrets_areMarked()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pointer);
    const JsonValue body = bodyOf(Collection::Routes, text.toStdString()).redacted;
    const JsonValue *mark = valueAt(body, pointer.toStdString());
    QVERIFY(mark != nullptr && mark->find("fingerprint") != nullptr);
    QVERIFY(canonical(body).find("CANARY") == std::string::npos);
}

void TestApisixBody::certificate_isToldByItsPublicKey()
{
    // As a list, a single answer and a later version show it.
    const std::string listed = redacted(Collection::Ssls, R"({"id":"c","cert":"none","snis":["a.test"],"key":"CANARY","keys":["CANARY"]})");
    QCOMPARE(listed, redacted(Collection::Ssls, R"({"id":"c","cert":"none","snis":["a.test"],"keys":["CANARY"]})"));
    QCOMPARE(listed, redacted(Collection::Ssls, R"({"id":"c","cert":"none","snis":["a.test"]})"));
    QVERIFY(listed.find("CANARY") == std::string::npos && listed.find("private-key/spki") != std::string::npos);
}

void TestApisixBody::references_areFoundEverywhere()
{
    const Parsed route(R"({"service_id":7,"plugin_config_id":"p","upstream_id":"u","plugins":{"traffic-split":{"rules":[{},)"
                       R"({"weighted_upstreams":[{"weight":1},{"upstream_id":"v"}]}]}},"upstream":{"tls":{"client_cert_id":"c"}}})");
    const std::vector<ApisixReference> wanted = {{"/service_id", Collection::Services, "7"},
                                                 {"/plugin_config_id", Collection::PluginConfigs, "p"},
                                                 {"/upstream_id", Collection::Upstreams, "u"},
                                                 {"/upstream/tls/client_cert_id", Collection::Ssls, "c"},
                                                 {"/plugins/traffic-split/rules/1/weighted_upstreams/1/upstream_id", Collection::Upstreams, "v"}};
    QVERIFY(apisixReferences(route.root()) == wanted);
    const Parsed upstream(R"({"tls":{"client_cert_id":"c"}})");
    QVERIFY(apisixReferences(upstream.root()) == (std::vector<ApisixReference>{{"/tls/client_cert_id", Collection::Ssls, "c"}}));
}

void TestApisixBody::places_areFoundEverywhere()
{
    const JsonValue body = bodyOf(Collection::Routes, R"({"hosts":["a.test"],"vars":[["http_host","==","v.test"],["arg_x","==","x.test"]],"filter_func":"get 'http://f.test' now","upstream":{"nodes":{"n.test:1":1},"upstream_host":"u.test","checks":{"active":{"host":"c.test"}}},)"
                                              R"("plugins":{"http-logger":{"uri":"https://l.test/in","auth_header":"Bearer x"},"proxy-rewrite":{"host":"p.test","uri":"/$1"},)"
                                              R"("kafka-logger":{"brokers":[{"host":"k.test","port":1}]},"cors":{"allow_origins":"https://a.test,https://b.test"},)"
                                              R"("traffic-split":{"rules":[{"weighted_upstreams":[{"upstream":{"nodes":{"s.test:1":1}}}]}]},)"
                                              R"("limit-count":{"count":1,"time_window":1,"policy":"redis-cluster","redis_cluster_nodes":["r.test:7000"]}}})").redacted;
    std::map<std::string, std::string> fields;
    for (const promotion::ValuePlace &place : apisixPlaces(Collection::Routes, body)) {
        if (place.form == promotion::ValuePlace::Form::Setting)
            continue; // tst_apisix_places
        const JsonValue *value = valueAt(body, place.pointer);
        QVERIFY2(value != nullptr && value->string() != nullptr, place.pointer.c_str());
        QVERIFY2(fields.emplace(*value->string(), place.field).second, value->string()->c_str()); // each once
    }
    const std::map<std::string, std::string> wanted = {{"a.test", "route.hosts"},
                                                       {"c.test", "upstream.checks.active.host"},
                                                       {"get 'http://f.test' now", "route.filter_func"},
                                                       {"https://a.test,https://b.test", "policy.cors.allow_origins"},
                                                       {"https://l.test/in", "policy.http-logger.uri"},
                                                       {"k.test", "policy.kafka-logger.brokers.host"},
                                                       {"n.test", "upstream.host"},
                                                       {"p.test", "policy.proxy-rewrite.host"},
                                                       {"r.test:7000", "policy.limit-count.redis_cluster_nodes"},
                                                       {"s.test", "upstream.host"},
                                                       {"u.test", "upstream.host"},
                                                       {"v.test", "route.hosts"}};
    QVERIFY(fields == wanted);
}

void TestApisixBody::partNames_leaveOutTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *text, const char *name) { QTest::newRow(text) << QByteArray(text) << QByteArray(name); };
    row(R"({"id":"orders"})", "orders");
    row(R"({"id":"orders-sbx"})", "orders");
    row(R"({"id":"production_orders"})", "orders");
    row(R"({"id":"sbx.orders.test"})", "orders");
    row(R"({"id":"test-results"})", "results");
    row(R"({"id":"sandbox"})", "sandbox");
    row(R"({"id":"prd-"})", "prd-");
    row(R"({"id":"00000000000000000175","name":"orders-prod"})", "orders");
    row(R"({"id":7})", "");
    row(R"({"id":"01d4b2c6-9f6c-4a8e-9f0e-0c8e5f9f3b11","name":"limits"})", "limits");
    row(R"({"id":"-"})", "-");
    row(R"({})", "");
}

void TestApisixBody::partNames_leaveOutTheEnvironment()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    const Parsed object(text.toStdString());
    QCOMPARE(apisixPartName(object.root()), name.toStdString());
}

QTEST_GUILESS_MAIN(TestApisixBody)
#include "tst_apisix_body.moc"
