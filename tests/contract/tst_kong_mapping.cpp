// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/kong/kongcredentials.h"
#include "gateways/kong/kongmapper.h"
#include "gateways/kong/kongplugins.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestKongMapping : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void service_writtenTwoWays_isTheSameRecord()
    {
        const KongRows none;
        const auto record = [&](const char *text) {
            KongRows rows;
            if (!addKongRow(KongCollection::Services, row(text), m_fingerprinter, {}, rows))
                return std::vector<EntityRecord>();
            return linkKongServices(std::move(rows.services), &none, none, none);
        };
        const auto brief = record(R"({"id":"1","name":"a","host":"A.example."})");
        const auto full = record(
            R"({"id":"1","name":"a","host":"a.example","port":80,"protocol":"http","retries":5,"path":null,)"
            R"("connect_timeout":60000,"read_timeout":60000,"write_timeout":60000,"enabled":true,"tags":[],)"
            R"("tls_verify":null,"tls_verify_depth":null,"ca_certificates":null,"client_certificate":null})");
        QCOMPARE(brief.size(), 3U);
        QVERIFY(brief == full);
        QVERIFY(brief != record(R"({"id":"1","name":"a","host":"a.example","retries":4})"));
    }

    void route_withSetsInAnotherOrder_isTheSame()
    {
        const Route a = kongRoute(row(R"({"id":"1","hosts":["b.example","A.example"],"methods":["PUT","GET"],)"
                                      R"("headers":{"X-Env":["b","a"]},"service":{"id":"s"}})"),
                                  m_fingerprinter);
        const Route b = kongRoute(row(R"({"id":"1","hosts":["a.example","b.example"],"methods":["GET","PUT"],)"
                                      R"("headers":{"x-env":["a","b"]},"service":{"id":"s"},"strip_path":true,)"
                                      R"("protocols":["https","http"],"created_at":5})"),
                                  m_fingerprinter);
        QVERIFY(a == b);
        QCOMPARE(a.deploymentId, "s");
        const JsonElement alone = row(R"({"id":"2","name":"x","service":null})");
        QCOMPARE(kongServicelessDeployment(alone)->nativeId, "route:2");
    }

    void service_ofAnUpstreamName_usesIt()
    {
        KongRows upstreams, services;
        QVERIFY(addKongRow(KongCollection::Upstreams, row(R"({"id":"u1","name":"pay.upstream"})"),
                           m_fingerprinter, {}, upstreams));
        QVERIFY(addKongRow(KongCollection::Services,
                           row(R"({"id":"s1","host":"pay.upstream","protocol":"https"})"), m_fingerprinter,
                           {}, services));
        const KongRows none;
        const auto scheme = linkKongUpstreams(upstreams.upstreams, services.services);
        const auto records = linkKongServices(services.services, &upstreams, none, none);
        QCOMPARE(records.size(), 1U);
        QCOMPARE(toDeployment(m_reader, records.front())->upstreamId, "u1");
        QCOMPARE(toUpstream(m_reader, scheme.front())->scheme, "https");
    }

    void target_ofManyForms_isSplit()
    {
        const std::vector<std::tuple<const char *, std::string, int>> cases{
            {"Host.example:80", "host.example", 80}, {"host", "host", 8000},
            {"[::1]:81", "::1", 81}, {"[2001:db8::1]", "2001:db8::1", 8000}, {"127.0.0.1:443", "127.0.0.1", 443}};
        for (const auto &[text, host, port] : cases) {
            Target target;
            splitKongAddress(text, target);
            QCOMPARE(target.host, host);
            QCOMPARE(target.port, port);
        }
    }

    void policy_withDeprecatedAliases_isAsWithout()
    {
        const Policy old = policy(R"({"redis_host":"r.example","redis_password":"CANARY","minute":5})");
        const Policy both = policy(R"({"redis_host":"r.example","redis_password":"CANARY","minute":5,)"
                                   R"("redis":{"host":"r.example","password":"CANARY"},"second":null})");
        QVERIFY(old.config == both.config);
        QVERIFY(!both.config.contains("redis_password"));
        QVERIFY(canonical(both.config).find("CANARY") == std::string::npos);
    }

    void policy_boundToConsumerAndService_isTheConsumers()
    {
        const Policy bound = kongPolicy(row(R"({"id":"p","name":"acl","consumer":{"id":"c"},"service":{"id":"s"}})"),
                                        m_fingerprinter);
        QCOMPARE(bound.scope, Policy::Scope::Consumer);
        QCOMPARE(bound.scopeId, "c");
        QCOMPARE(*bound.config.at("@service").string(), "s");
    }

    void policy_tellsItsTagsAndChange()
    {
        const Policy tagged = kongPolicy(row(R"({"id":"p","name":"cors","tags":["ver:1.4.0"],"updated_at":7,"created_at":5})"),
                                         m_fingerprinter);
        QCOMPARE(tagged.labels, (std::vector<Label>{{"ver", "1.4.0"}}));
        QCOMPARE(tagged.updatedAt, 7);
    }

    void policy_ofCode_tellsWhatItCalls()
    {
        const Policy code = kongPolicy(
            row(R"x({"id":"p","name":"pre-function","config":{"access":["local t = 'CANARY'",)x"
                R"x("http:get('https:\/\/auth.example:8443\/x', kong.request.get_header('x-env'))"]}})x"),
            m_fingerprinter);
        QVERIFY(canonical(code.config).find("CANARY") == std::string::npos);
        QVERIFY(*code.config.at("@mentions_environment").boolean());
        QCOMPARE(*code.config.at("@urls").array()->front().string(), "https://auth.example:8443");
    }

    void policy_ofLog_showsOnlyPlainReturns()
    {
        const Policy log = kongPolicy(
            row(R"x({"id":"p","name":"http-log","config":{"custom_fields_by_lua":{"env":"return 'sandbox'",)x"
                R"x("stage":"return os.getenv('CANARY')","other":"return 'CANARY'"}}})x"),
            m_fingerprinter);
        const JsonValue &fields = log.config.at("custom_fields_by_lua");
        QCOMPARE(*fields.find("env")->string(), "return 'sandbox'");
        QVERIFY(fields.find("stage")->object() && fields.find("other")->object());
        QVERIFY(canonical(log.config).find("CANARY") == std::string::npos);
    }

    void sink_withSecrets_keepsOnlyTheAddress()
    {
        const JsonElement plugin = row(
            R"({"id":"p","name":"http-log","config":{"http_endpoint":"https:\/\/u:CANARY@l.example\/in?token=CANARY",)"
            R"("headers":{"X-Ingest":"CANARY"}}})");
        const auto sinks = kongSinks(plugin, kongPolicy(plugin, m_fingerprinter), m_fingerprinter);
        QCOMPARE(sinks.size(), 1U);
        QCOMPARE(sinks.front().endpoint, "https://l.example/in?token=");
        QVERIFY(sinks.front().secret);
        QVERIFY(toRecord(sinks.front()).payload.find("CANARY") == std::string::npos);
    }

    void credentials_ofEachKind_compareAsTheyMay()
    {
        const auto basic = kongBasicAuth(
            row(R"({"id":"1","username":"u","password":"CANARY","consumer":{"id":"c1"}})"), m_fingerprinter);
        QCOMPARE(basic.secret->comparability, "kong-basic-sha1/c1");
        QCOMPARE(basic.clientId, "u");
        const auto jwt = kongJwt(row(R"({"id":"1","key":"iss","secret":"CANARY"})"), m_fingerprinter);
        QCOMPARE(jwt.secret->comparability, "jwt-secret/HS256");
        const auto hashed = kongOauth2(row(R"({"id":"1","client_id":"x","client_secret":"CANARY","hash_secret":true})"),
                                       m_fingerprinter);
        QVERIFY(!hashed.secret);
        const auto vault = kongKeyAuth(row(R"({"id":"1","key":"{vault:\/\/env\/key}"})"), m_fingerprinter);
        QVERIFY(!vault.secret);
        QCOMPARE(vault.reference, "{vault://env/key}");
        const auto one = kongKeyAuth(row(R"({"id":"1","key":"CANARY","ttl":5})"), m_fingerprinter);
        const auto later = kongKeyAuth(row(R"({"id":"1","key":"CANARY","ttl":4})"), m_fingerprinter);
        QVERIFY(one == later);
        for (const Credential &credential : {basic, jwt, hashed, vault, one})
            QVERIFY(toRecord(credential).payload.find("CANARY") == std::string::npos);
    }

    void node_withoutDatabase_hidesTheDefaults()
    {
        const NodeFacts off = kongNode(row(R"({"node_id":"n","version":"3.9.3","configuration":{"database":"off",)"
                                           R"("pg_host":"127.0.0.1","pg_port":5432,"pg_database":"kong"}})"));
        QCOMPARE(off.storeKind, "off");
        QVERIFY(off.storeHost.empty() && off.storeDatabase.empty() && off.storePort == 0);
    }

    void row_withoutId_isRefused()
    {
        KongRows rows;
        for (const char *text : {"{}", "null", R"({"id":""})", R"({"id":7})", "[]"})
            QVERIFY(!addKongRow(KongCollection::Routes, row(text), m_fingerprinter, {}, rows));
        QVERIFY(rows.records.empty());
    }

    void routes_inNumber_areMapped()
    {
        const JsonElement one = row(R"({"id":"1","hosts":["a.example"],"paths":["/a"],"methods":["GET"],)"
                                    R"("service":{"id":"s"},"tags":["env:sandbox"]})");
        KongRows rows;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10000; ++i)
            QVERIFY(addKongRow(KongCollection::Routes, one, m_fingerprinter, {}, rows));
        qInfo("10000 routes in %lld ms", timer.elapsed());
        QCOMPARE(rows.records.size(), 10000U);
    }

private:
    JsonElement row(std::string_view text)
    {
        m_readers.push_back(std::make_unique<JsonReader>());
        const auto root = m_readers.back()->parse(text);
        return root ? *root : JsonElement();
    }
    Policy policy(const std::string &config)
    {
        return kongPolicy(row(R"({"id":"p","name":"rate-limiting","config":)" + config + "}"), m_fingerprinter);
    }

    std::vector<std::unique_ptr<JsonReader>> m_readers; // elements live as long as their reader
    JsonReader m_reader;
    Fingerprinter m_fingerprinter{Secret("0123456789abcdef0123456789abcdef")};
};

QTEST_GUILESS_MAIN(TestKongMapping)
#include "tst_kong_mapping.moc"
