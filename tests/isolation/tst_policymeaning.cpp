// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/policybench.h"

using namespace bulkhead;
using namespace bulkhead::isolation;

using Texts = std::vector<std::string>;
using Limits = std::vector<Limit>;

//! What Kong plugins, APISIX plugins and Caddy handlers mean: limits, sign-in, callouts, secrets.
class TestPolicyMeaning : public QObject
{
    Q_OBJECT

private slots:
    void classes_data();
    void classes();
    void limits_data();
    void limits();
    void counters_ofKong_redis();
    void counters_ofApisix_cluster();
    void counters_localAndDatabase();
    void sizes();
    void access_groupsAndCors();
    void access_onlyReports();
    void trust_ofOpenId();
    void trust_demandsNothing();
    void trust_elsewhere();
    void trust_ofClientCertificates();
    void callouts_data();
    void callouts();
    void identities_andReferences();
    void scripts();
    void unknownPolicy_stillTellsItsUrlsAndSecrets();
};

void TestPolicyMeaning::classes_data()
{
    QTest::addColumn<int>("kind");
    const auto add = [](const char *name, PolicyClass kind) { QTest::newRow(name) << int(kind); };
    add("key-auth", PolicyClass::Authentication);
    add("consumer-restriction", PolicyClass::Authorisation);
    add("limit-conn", PolicyClass::Quota);
    add("cors", PolicyClass::Cors);
    add("request_body", PolicyClass::SizeLimit);
    add("oas-validation", PolicyClass::Validation);
    add("remote_ip", PolicyClass::IpRestriction);
    add("ua-restriction", PolicyClass::BotProtection);
    add("chaitin-waf", PolicyClass::Waf);
    add("kafka-logger", PolicyClass::Log);
    add("statsd", PolicyClass::Metrics);
    add("tracing", PolicyClass::Tracing);
    add("static_response", PolicyClass::Mock);
    add("fault-injection", PolicyClass::Debug);
    add("pre-function", PolicyClass::Script);
    add("proxy-rewrite", PolicyClass::Transform);
    add("made-up-by-nobody", PolicyClass::Other);
}

void TestPolicyMeaning::classes()
{
    QFETCH(int, kind);
    QCOMPARE(int(meaningOf(QTest::currentDataTag(), "{}").kind), kind);
}

void TestPolicyMeaning::limits_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("limits");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("key");
    const int rate = int(PolicyClass::RateLimit), quota = int(PolicyClass::Quota);
    const auto add = [](const char *name, const char *settings, const char *limits, int kind, const char *key) {
        QTest::newRow(name) << QByteArray(settings) << QByteArray(limits) << kind << QByteArray(key);
    };
    add("rate-limiting", "{'minute':60,'hour':1000,'limit_by':'consumer'}", "60/60 1000/3600 ", rate, "consumer");
    add("rate-limiting", "{'day':1000}", "1000/86400 ", quota, "");
    add("rate-limiting-advanced", "{'limit':[5,90],'window_size':[1,60],'identifier':'ip'}", "5/1 90/60 ", rate, "ip");
    add("response-ratelimiting", "{'limits':{'sms':{'minute':10}}}", "10/60 ", rate, "");
    add("limit-count", "{'count':200,'time_window':60,'key':'consumer_name'}", "200/60 ", rate, "consumer_name");
    add("limit-count", "{'count':9,'time_window':86400}", "9/86400 ", quota, "");
    add("limit-req", "{'rate':5,'burst':20,'key':'remote_addr'}", "5/1 ", rate, "remote_addr");
    add("limit-conn", "{'conn':50}", "50/0 ", quota, "");
    add("rate_limit", "{'rate_limits':{'z':{'key':'static','window':'1m30s','max_events':7}}}", "7/90 ", rate, "static");
    add("rate_limit", "{'rate_limits':{'z':{'window':60000000000,'max_events':7}}}", "7/60 ", rate, "");
}

void TestPolicyMeaning::limits()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, limits);
    QFETCH(int, kind);
    QFETCH(QByteArray, key);
    const PolicyMeaning meaning = meaningOf(QTest::currentDataTag(), settings.toStdString());
    std::string text;
    for (const Limit &limit : meaning.limits)
        text += std::to_string(limit.amount) + '/' + std::to_string(limit.seconds) + ' ';
    QCOMPARE(QByteArray::fromStdString(text), limits);
    QCOMPARE(int(meaning.kind), kind);
    QCOMPARE(QByteArray::fromStdString(meaning.limitKey), key);
}

void TestPolicyMeaning::counters_ofKong_redis()
{
    const PolicyMeaning meaning = meaningOf("rate-limiting",
        "{'minute':60,'policy':'redis','redis':{'host':'Redis.Prod.example.','port':6379,'database':2,'username':'gw',"
        "'password':" + hidden('a') + "}}");
    QVERIFY(meaning.counters);
    QVERIFY(meaning.counters->kind == CounterStore::Kind::Redis);
    QCOMPARE(meaning.counters->endpoints.size(), 1U);
    QCOMPARE(meaning.counters->endpoints[0].host, std::string("redis.prod.example"));
    QCOMPARE(meaning.counters->endpoints[0].port, 6379);
    QCOMPARE(meaning.counters->database, std::string("2"));
    QVERIFY(meaning.counters->secret);
    QCOMPARE(meaning.identities.size(), 1U); // and not a second time for the same password
    QCOMPARE(meaning.identities[0].name, std::string("gw"));
    QCOMPARE(meaning.identities[0].realm, std::string("redis.prod.example"));
    QCOMPARE(meaning.identities[0].field, std::string("redis.password"));
    QVERIFY(meaning.identities[0].secret == meaning.counters->secret);
}

void TestPolicyMeaning::counters_ofApisix_cluster()
{
    const PolicyMeaning single = meaningOf("limit-count",
        "{'count':1,'time_window':1,'policy':'redis','redis_host':'10.10.0.200','redis_port':6380,'redis_database':3}");
    QCOMPARE(single.counters->endpoints.at(0).host, std::string("10.10.0.200"));
    QCOMPARE(single.counters->endpoints.at(0).port, 6380);
    QCOMPARE(single.counters->database, std::string("3"));
    const PolicyMeaning cluster = meaningOf("limit-count",
        "{'count':1,'time_window':1,'policy':'redis-cluster','redis_cluster_nodes':['10.0.0.1:6379','10.0.0.2:6379'],"
        "'redis_cluster_name':'limits'}");
    QCOMPARE(cluster.counters->endpoints.size(), 2U);
    QCOMPARE(cluster.counters->endpoints[1].host, std::string("10.0.0.2"));
    QCOMPARE(cluster.counters->nameSpace, std::string("limits"));
    const PolicyMeaning sentinel = meaningOf("limit-count",
        "{'count':1,'time_window':1,'policy':'redis-sentinel','redis_sentinels':[{'host':'s1.example','port':26379}]}");
    QCOMPARE(sentinel.counters->endpoints.at(0).port, 26379);
}

void TestPolicyMeaning::counters_localAndDatabase()
{
    QVERIFY(meaningOf("rate-limiting", "{'minute':1,'policy':'local','redis':{'port':6379}}").counters->kind
            == CounterStore::Kind::Local);
    QVERIFY(meaningOf("rate-limiting", "{'minute':1,'policy':'cluster'}").counters->kind
            == CounterStore::Kind::GatewayDatabase);
    QVERIFY(meaningOf("limit-req", "{'rate':1}").counters->endpoints.empty());
    QVERIFY(!meaningOf("cors", "{}").counters);
}

void TestPolicyMeaning::sizes()
{
    QCOMPARE(meaningOf("request-size-limiting", "{'allowed_payload_size':8,'size_unit':'kilobytes'}").maxBytes, 8000);
    QCOMPARE(meaningOf("request-size-limiting", "{}").maxBytes, 128'000'000);
    QCOMPARE(meaningOf("client-control", "{'max_body_size':1024}").maxBytes, 1024);
    QCOMPARE(meaningOf("request_body", "{'max_size':77}").maxBytes, 77);
}

void TestPolicyMeaning::access_groupsAndCors()
{
    QCOMPARE(meaningOf("acl", "{'allow':['staff','partners']}").groups, (Texts{"partners", "staff"}));
    QCOMPARE(meaningOf("consumer-restriction", "{'type':'consumer_group_id','whitelist':['gold']}").groups, Texts{"gold"});
    QVERIFY(meaningOf("consumer-restriction", "{'type':'consumer_name','whitelist':['acme']}").groups.empty());
    const PolicyMeaning kong = meaningOf("cors", "{'credentials':true}");
    QCOMPARE(kong.corsOrigins, Texts{"*"});
    QVERIFY(kong.corsCredentials);
    const PolicyMeaning apisix = meaningOf("cors", "{'allow_origins':'https://b.example,https://a.example'}");
    QCOMPARE(apisix.corsOrigins, (Texts{"https://a.example", "https://b.example"}));
    QVERIFY(!apisix.corsCredentials);
}

void TestPolicyMeaning::access_onlyReports()
{
    QVERIFY(meaningOf("key-auth", "{'anonymous':'guest'}").detectOnly);
    QVERIFY(!meaningOf("key-auth", "{}").detectOnly);
    QVERIFY(meaningOf("chaitin-waf", "{'mode':'monitor'}").detectOnly);
    QVERIFY(meaningOf("waf", "{'directives':'SecRuleEngine DetectionOnly'}").detectOnly);
    QVERIFY(!meaningOf("waf", "{'directives':'SecRuleEngine On'}").detectOnly);
}

void TestPolicyMeaning::trust_ofOpenId()
{
    const PolicyMeaning meaning = meaningOf("openid-connect",
        "{'discovery':'https://idp.example/realms/s/.well-known/openid-configuration','client_id':'web','scope':'openid accounts',"
        "'redirect_uri':'https://app.example/cb','client_secret':" + hidden('c')
        + ",'claim_validator':{'audience':{'match_with_client_id':true}},'session':{'secret':" + hidden('d') + "}}");
    QVERIFY(meaning.trust);
    QCOMPARE(meaning.trust->issuers.value, Texts{"https://idp.example/realms/s"});
    QCOMPARE(meaning.trust->audiences.value, Texts{"web"});
    QVERIFY(meaning.trust->scopes.state == FactState::KnownEmpty);
    QCOMPARE(meaning.trust->keys.value.size(), 1U); // that of its sessions
    QCOMPARE(meaning.clients.size(), 1U);
    QCOMPARE(meaning.clients[0].issuer, std::string("https://idp.example/realms/s"));
    QCOMPARE(meaning.clients[0].redirectUris, Texts{"https://app.example/cb"});
    QCOMPARE(meaning.clients[0].scopes, (Texts{"accounts", "openid"}));
    QVERIFY(meaning.clients[0].secret);
    QVERIFY(meaning.identities.empty()); // both secrets have a meaning of their own
    QCOMPARE(::callouts(meaning), Texts{"callout discovery idp.example:443"});
}

void TestPolicyMeaning::trust_demandsNothing()
{
    const PolicyMeaning jwt = meaningOf("jwt", "{'claims_to_verify':['exp'],'uri_param_names':['jwt']}");
    QVERIFY(jwt.trust->audiences.state == FactState::KnownEmpty);
    QVERIFY(jwt.trust->keys.state == FactState::Unsupported); // its credentials hold them
    QVERIFY(jwt.keyInQuery);
    QCOMPARE(jwt.credentialKinds, Texts{"jwt-secret"});
    const PolicyMeaning oauth2 = meaningOf("oauth2", "{'scopes':['read'],'mandatory_scope':true,'provision_key':" + hidden('e') + "}");
    QCOMPARE(oauth2.trust->scopes.value, Texts{"read"});
    QVERIFY(oauth2.trust->issuers.state == FactState::KnownEmpty);
    QCOMPARE(oauth2.identities.at(0).field, std::string("provision_key"));
    QVERIFY(!meaningOf("key-auth", "{'key_in_query':false}").keyInQuery);
    QVERIFY(meaningOf("key-auth", "{'query':'apikey'}").keyInQuery);
}

void TestPolicyMeaning::trust_elsewhere()
{
    const PolicyMeaning forward = meaningOf("forward-auth", "{'uri':'https://auth.example:8443/check'}");
    QVERIFY(forward.trust->elsewhere);
    QCOMPARE(::callouts(forward), Texts{"callout uri auth.example:8443"});
    QVERIFY(meaningOf("openid-connect", "{'introspection_endpoint':'https://idp.example/i'}").trust->elsewhere);
    QVERIFY(!meaningOf("openid-connect", "{'discovery':'https://idp.example'}").trust->elsewhere);
}

void TestPolicyMeaning::trust_ofClientCertificates()
{
    const PolicyMeaning kong = meaningOf("mtls-auth", "{'ca_certificates':['ca-1'],'skip_consumer_lookup':true}");
    QCOMPARE(kong.trust->clientAuthorities.value, Texts{"id/ca-1"});
    QVERIFY(!kong.trust->restrictsSubject);
    const PolicyMeaning caddy = meaningOf("client_authentication", "{'trusted_ca_certs':['MIIB']}");
    QCOMPARE(caddy.trust->clientAuthorities.value.size(), 1U);
    QVERIFY(meaningOf("client_authentication", "{'mode':'require'}").trust->clientAuthorities.state == FactState::Unsupported);
}

void TestPolicyMeaning::callouts_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("wanted");
    const auto add = [](const char *name, const char *settings, const char *wanted) {
        QTest::newRow(name) << QByteArray(settings) << QByteArray(wanted);
    };
    add("http-log", "{'http_endpoint':'http://logs.example:9880/kong'}", "log http_endpoint logs.example:9880");
    add("http-log", "{'http_endpoint':{'url':'https://logs.example/','class':'url-secret/plain','fingerprint':'00'}}",
        "log http_endpoint logs.example:443");
    add("tcp-log", "{'host':'10.0.0.9','port':5000}", "log host 10.0.0.9:5000");
    add("proxy-mirror", "{'host':'http://10.0.0.9:9797'}", "mirror host 10.0.0.9:9797");
    add("kafka-logger", "{'brokers':[{'host':'k1.example','port':9093}],'kafka_topic':'t'}", "log brokers.0 k1.example:9093");
    add("kafka-logger", "{'broker_list':{'k1.example':9092}}", "log broker_list.k1.example k1.example:9092");
    add("opa", "{'host':'https://opa.example','policy':'p'}", "callout host opa.example:443");
    add("ldap-auth", "{'ldap_host':'dir.example','ldap_port':636}", "callout ldap_host dir.example:636");
    add("openid-connect", "{'issuer':{'ref':'{vault://env/issuer}'}}", "callout issuer ?");
    add("forward-auth", "{'uri':'https://$host/auth'}", "callout uri ?");
    add("traffic-split", "{'rules':[{'weighted_upstreams':[{'upstream':{'nodes':{'10.50.0.1:80':1}}},{'weight':1}]}]}",
        "fallback rules.0.weighted_upstreams.0.upstream.nodes.10.50.0.1:80 10.50.0.1:80");
    add("forward_auth", "{'upstreams':[{'dial':'auth.example:9091'}]}", "callout upstreams.0.dial auth.example:9091");
    add("cors", "{'origins':['https://app.example']}", "");
    add("headers", "{'response':{'set':{'Access-Control-Allow-Origin':['https://app.example']}}}", ""); // sent, not called
    add("http-log", "{'http_endpoint':'http://logs.example:9880','headers':{'Origin':'https://app.example'}}",
        "log http_endpoint logs.example:9880");
    add("redirect", "{'uri':'https://elsewhere.example/$uri'}", "");
    add("file-log", "{'path':'/var/log/kong.log'}", "");
}

void TestPolicyMeaning::callouts()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, wanted);
    std::string text;
    for (const std::string &callout : ::callouts(meaningOf(QTest::currentDataTag(), settings.toStdString())))
        text += (text.empty() ? "" : "; ") + callout;
    QCOMPARE(QByteArray::fromStdString(text), wanted);
}

void TestPolicyMeaning::identities_andReferences()
{
    const PolicyMeaning log = meaningOf("http-log", "{'http_endpoint':'https://logs.example/','headers':{'Authorization':" + hidden('1') + "}}");
    QCOMPARE(log.identities.size(), 1U);
    QCOMPARE(log.identities[0].realm, std::string("logs.example"));
    QCOMPARE(log.identities[0].field, std::string("headers.Authorization"));
    const PolicyMeaning header = meaningOf("request-transformer",
        "{'add':{'headers':[{'name':'Authorization','class':'secret/plain','fingerprint':'" + std::string(64, '2') + "'}]}}");
    QCOMPARE(header.identities.at(0).field, std::string("add.headers.0.Authorization"));
    const PolicyMeaning vault = meaningOf("proxy-rewrite", "{'headers':{'set':{'X-Token':{'ref':'$secret://vault/1/gw/token'}}}}");
    QCOMPARE(vault.secretPaths, Texts{"$secret://vault/1/gw/token"});
    QCOMPARE(vault.identities.at(0).reference, std::string("$secret://vault/1/gw/token"));
    const PolicyMeaning lambda = meaningOf("aws-lambda", "{'aws_assume_role_arn':'arn:aws:iam::1:role/gw','aws_region':'eu-west-1'}");
    QCOMPARE(lambda.identities.at(0).name, std::string("arn:aws:iam::1:role/gw"));
}

void TestPolicyMeaning::scripts()
{
    const PolicyMeaning kong = meaningOf("pre-function",
        "{'access':[" + hidden('3') + "],'@mentions_environment':true,'@urls':['https://auth.example:8443']}");
    QVERIFY(kong.opaque);
    QVERIFY(kong.mentionsEnvironment);
    QCOMPARE(::callouts(kong), Texts{"callout @urls.0 auth.example:8443"});
    QVERIFY(kong.identities.empty()); // code is no secret
    const PolicyMeaning apisix = meaningOf("serverless-pre-function",
        "{'phase':'access','functions':['return function() fetch(\\'http://10.0.0.1:99/x\\') end']}");
    QVERIFY(apisix.opaque);
    QVERIFY(!apisix.mentionsEnvironment);
    QCOMPARE(::callouts(apisix), Texts{"callout functions.0 10.0.0.1:99"});
}

void TestPolicyMeaning::unknownPolicy_stillTellsItsUrlsAndSecrets()
{
    const PolicyMeaning meaning = meaningOf("acme-special",
        "{'a':{'list':[{'where':'https://x.example/y'}]},'password':" + hidden('4') + ",'user':'u','b':{'ref':'{vault://v/k}'}}");
    QVERIFY(meaning.kind == PolicyClass::Other);
    QCOMPARE(::callouts(meaning), Texts{"callout a.list.0.where x.example:443"});
    QCOMPARE(meaning.identities.size(), 2U);
    QCOMPARE(meaning.secretPaths, Texts{"{vault://v/k}"});
    const auto &secret = meaning.identities[1];
    QCOMPARE(secret.name + '@' + secret.realm + ' ' + secret.field, std::string("u@x.example password"));
}

QTEST_GUILESS_MAIN(TestPolicyMeaning)
#include "tst_policymeaning.moc"
