// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/caddy/caddymapping.h"
#include "gateways/caddy/caddyproxy.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestCaddyMapping : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void map_routeWithIdAndProxy_oneDeploymentWithItsParts();
    void map_severalMatchSets_severalRoutes();
    void map_nestedSubroutes_matchersAreJoined();
    void map_sameGroupOrId_isOneDeployment();
    void map_noHostAndNoPath_noDeploymentButGlobalPolicies();
    void map_nullOrEmptyConfiguration_onlyTheNodeAndItsLog();
    void map_routePutInFront_changesNothingElse();
    void map_orderWithoutMeaning_isNoDifference();
    void split_dials_data();
    void split_dials();
    void map_proxySettings_haveNamesOfTheField();
    void map_forwardAuth_isAPolicyAndNotTheApisUpstream();
    void map_addressMatcher_isAFilter();
    void map_basicAccounts_consumersAndCredentialsWithoutSecret();
    void map_logsAndTraces_areSinks();
    void map_nodeAndCertificates_fromTheirModules();
    void map_secretsEverywhere_noneComesThrough();
    void map_anyDocument_idsAreUnique();
};

namespace {

constexpr auto canary = "canary-2b9d-never-shown";

//! A document with one server "s" and these routes.
std::string document(const std::string &routes)
{
    return R"({"apps":{"http":{"servers":{"s":{"listen":[":8443",":443"],"routes":[)" + routes + "]}}}}}";
}

struct Mapped
{
    std::vector<EntityRecord> records;
    std::vector<Deployment> deployments;
    std::vector<Route> routes;
    std::vector<Upstream> upstreams;
    std::vector<Target> targets;
    std::vector<Policy> policies;
    std::vector<Consumer> consumers;
    std::vector<Credential> credentials;
    std::vector<Certificate> certificates;
    std::vector<Sink> sinks;
    NodeFacts node;
};

Mapped mapped(const std::string &text)
{
    JsonReader parser;
    const auto root = parser.parse(text);
    if (!root)
        qFatal("the test's own JSON is broken");
    const Fingerprinter fingerprinter{Secret(std::string(32, 'p'))};
    Mapped result;
    result.records = mapCaddy(*root, fingerprinter).records;
    JsonReader reader;
    for (const EntityRecord &record : result.records) {
        switch (record.kind) {
        case EntityKind::Node: result.node = *toNode(reader, record); break;
        case EntityKind::Deployment: result.deployments.push_back(*toDeployment(reader, record)); break;
        case EntityKind::Route: result.routes.push_back(*toRoute(reader, record)); break;
        case EntityKind::Upstream: result.upstreams.push_back(*toUpstream(reader, record)); break;
        case EntityKind::Target: result.targets.push_back(*toTarget(reader, record)); break;
        case EntityKind::Policy: result.policies.push_back(*toPolicy(reader, record)); break;
        case EntityKind::Consumer: result.consumers.push_back(*toConsumer(reader, record)); break;
        case EntityKind::Credential: result.credentials.push_back(*toCredential(reader, record)); break;
        case EntityKind::Certificate: result.certificates.push_back(*toCertificate(reader, record)); break;
        case EntityKind::Sink: result.sinks.push_back(*toSink(reader, record)); break;
        }
    }
    return result;
}

std::vector<EntityRecord> inOrder(std::vector<EntityRecord> records)
{
    std::sort(records.begin(), records.end(), [](const EntityRecord &a, const EntityRecord &b) {
        return std::tie(a.kind, a.nativeId) < std::tie(b.kind, b.nativeId);
    });
    return records;
}

using Texts = std::vector<std::string>;

const std::string proxy = R"({"handler":"reverse_proxy","upstreams":[{"dial":"orders.internal.example:8080"}]})";

} // namespace

void TestCaddyMapping::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestCaddyMapping::map_routeWithIdAndProxy_oneDeploymentWithItsParts()
{
    const auto m = mapped(document(R"({"@id":"orders","match":[{"host":["Orders.Example"],"path":["/v1/*"],"method":["POST","GET"],"protocol":"https"}],
        "handle":[{"handler":"headers","response":{"set":{"X-A":["1"]}}},)" + proxy + "]}"));
    QCOMPARE(m.deployments.size(), std::size_t(1));
    const Deployment &d = m.deployments.front();
    QCOMPARE(d.nativeId, std::string("orders"));
    QCOMPARE(d.nativeName, std::string("orders"));
    QCOMPARE(d.upstreamId, std::string("orders/reverse_proxy"));
    QCOMPARE(canonical(d.attributes), std::string(R"({"handlers":["headers","reverse_proxy"],"server":"s"})"));
    QCOMPARE(m.routes.size(), std::size_t(1));
    QCOMPARE(m.routes[0].deploymentId, d.nativeId);
    QCOMPARE(m.routes[0].hosts, Texts{"orders.example"});
    QCOMPARE(m.routes[0].paths, Texts{"/v1/*"});
    QCOMPARE(m.routes[0].methods, (Texts{"GET", "POST"}));
    QCOMPARE(m.routes[0].protocols, Texts{"https"});
    QCOMPARE(canonical(m.routes[0].attributes), std::string(R"({"listen":[":443",":8443"]})"));
    QCOMPARE(m.targets.size(), std::size_t(1));
    QCOMPARE(m.targets[0].host, std::string("orders.internal.example"));
    QCOMPARE(m.targets[0].port, std::int64_t(8080));
    QCOMPARE(m.targets[0].upstreamId, m.upstreams.at(0).nativeId);
    QCOMPARE(m.policies.size(), std::size_t(1));
    QCOMPARE(m.policies[0].name, std::string("headers"));
    QCOMPARE(m.policies[0].scope, Policy::Scope::Deployment);
    QCOMPARE(m.policies[0].scopeId, d.nativeId);
}

void TestCaddyMapping::map_severalMatchSets_severalRoutes()
{
    const auto m = mapped(document(R"({"match":[{"path":["/a"]},{"host":["b.example"]}],"handle":[)" + proxy + "]}"));
    QCOMPARE(m.deployments.size(), std::size_t(1));
    QCOMPARE(m.routes.size(), std::size_t(2));
    QCOMPARE(m.deployments[0].nativeName, std::string("/a"));
}

void TestCaddyMapping::map_nestedSubroutes_matchersAreJoined()
{
    const auto m = mapped(document(R"({"match":[{"host":["a.example"]}],"terminal":true,"handle":[{"handler":"subroute","routes":[
        {"handle":[{"handler":"encode","encodings":{"gzip":{}}}]},
        {"match":[{"path":["/admin/*"]}],"handle":[{"handler":"authentication","providers":{"http_basic":{"accounts":[{"username":"bob","password":"JDJhJDE0"}]}}}]},
        {"handle":[{"handler":"subroute","routes":[{"match":[{"path":["/v2/*"],"method":["GET"]}],"handle":[)" + proxy + R"(]}]}]},
        {"handle":[{"handler":"static_response","status_code":404}]}]}]})"));
    QCOMPARE(m.deployments.size(), std::size_t(1));
    QCOMPARE(canonical(m.deployments[0].attributes.at("handlers")),
             std::string(R"(["encode","authentication","reverse_proxy","static_response"])"));
    QCOMPARE(m.routes.size(), std::size_t(3));
    QCOMPARE(m.routes[0].paths, Texts{"/admin/*"});
    QCOMPARE(m.routes[0].hosts, Texts{"a.example"});
    QCOMPARE(m.routes[1].paths, Texts{"/v2/*"});
    QCOMPARE(m.routes[1].methods, Texts{"GET"});
    QCOMPARE(m.routes[2].hosts, Texts{"a.example"});
    QVERIFY(m.routes[2].paths.empty());
    QCOMPARE(m.policies[0].scope, Policy::Scope::Deployment); // encode acts on everything
    QCOMPARE(m.policies[1].scope, Policy::Scope::Route);      // authentication on /admin alone
    QCOMPARE(m.policies[1].scopeId, m.routes[0].nativeId);
    QCOMPARE(m.deployments[0].upstreamId, m.upstreams.at(0).nativeId);
}

void TestCaddyMapping::map_sameGroupOrId_isOneDeployment()
{
    const std::string a = R"({"group":"g","match":[{"path":["/a"]}],"handle":[{"handler":"static_response"}]})";
    const std::string b = R"({"group":"g","match":[{"path":["/b"]}],"handle":[{"handler":"rewrite","uri":"/x"}]})";
    auto m = mapped(document(a + "," + b));
    QCOMPARE(m.deployments.size(), std::size_t(1));
    QCOMPARE(m.deployments[0].nativeId, std::string("s/g"));
    QCOMPARE(m.routes.size(), std::size_t(2));
    QCOMPARE(m.policies.at(1).scope, Policy::Scope::Route); // the rewrite is not for /a
    m = mapped(document(R"({"@id":"x","match":[{"path":["/a"]}]},{"@id":"x","match":[{"path":["/b"]}]})"));
    QCOMPARE(m.deployments.size(), std::size_t(1));
    QCOMPARE(m.routes.size(), std::size_t(2));
}

void TestCaddyMapping::map_noHostAndNoPath_noDeploymentButGlobalPolicies()
{
    const auto m = mapped(document(R"({"handle":[{"handler":"headers","response":{}},)" + proxy + R"(]},
        {"match":[{"method":["GET"]}],"handle":[{"handler":"static_response","body":"x"}]})"));
    QVERIFY(m.deployments.empty());
    QVERIFY(m.routes.empty());
    QCOMPARE(m.upstreams.size(), std::size_t(1));
    QCOMPARE(m.policies.size(), std::size_t(2));
    QCOMPARE(m.policies[0].scope, Policy::Scope::Global);
    QVERIFY(m.policies[0].scopeId.empty());
}

void TestCaddyMapping::map_nullOrEmptyConfiguration_onlyTheNodeAndItsLog()
{
    for (const char *text : {"null", "{}", R"({"apps":{"http":null}})"}) {
        const auto m = mapped(text);
        QCOMPARE(m.records.size(), std::size_t(2));
        QCOMPARE(canonical(m.node.attributes.at("admin_listen")), std::string(R"("localhost:2019")"));
        QCOMPARE(m.sinks.at(0).kind, std::string("stderr"));
    }
}

void TestCaddyMapping::map_routePutInFront_changesNothingElse()
{
    const std::string b = R"({"match":[{"path":["/b"]}],"handle":[)" + proxy + "]}";
    const auto before = inOrder(mapped(document(b)).records);
    const auto after = mapped(document(R"({"match":[{"path":["/a"]}],"handle":[)" + proxy + "]}," + b)).records;
    for (const EntityRecord &record : before)
        QVERIFY2(std::find(after.begin(), after.end(), record) != after.end() || record.kind == EntityKind::Node,
                 record.nativeId.c_str());
}

void TestCaddyMapping::map_orderWithoutMeaning_isNoDifference()
{
    const auto a = mapped(document(R"({"match":[{"host":["b.example","a.example"],"path":["/y","/x"]},{"path":["/z"]}],"handle":[)" + proxy + "]}"));
    const auto b = mapped(document(R"({"handle":[)" + proxy + R"(],"match":[{"path":["/z"]},{"path":["/x","/y"],"host":["A.example","b.example"]}]})"));
    auto left = inOrder(a.records);
    auto right = inOrder(b.records);
    for (auto *side : {&left, &right}) { // the name follows the first set
        side->erase(std::remove_if(side->begin(), side->end(), [](const auto &r) {
            return r.kind == EntityKind::Deployment; }), side->end());
    }
    QVERIFY(left == right);
    QCOMPARE(a.deployments[0].nativeId, b.deployments[0].nativeId);
}

void TestCaddyMapping::split_dials_data()
{
    QTest::addColumn<QByteArray>("dial");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << QByteArray("Up.Example.:8080") << QByteArray("up.example.") << 8080;
    QTest::newRow("IPv6") << QByteArray("[::1]:80") << QByteArray("::1") << 80;
    QTest::newRow("network") << QByteArray("tcp/127.0.0.1:80") << QByteArray("127.0.0.1") << 80;
    QTest::newRow("unix") << QByteArray("unix//run/App.sock") << QByteArray("unix//run/App.sock") << 0;
    QTest::newRow("placeholder") << QByteArray("{http.request.Host}:80") << QByteArray("{http.request.Host}") << 80;
    QTest::newRow("all placeholder") << QByteArray("{env.UP}") << QByteArray("{env.UP}") << 0;
    QTest::newRow("port placeholder") << QByteArray("a.example:{env.P}") << QByteArray("a.example:{env.P}") << 0;
}

void TestCaddyMapping::split_dials()
{
    QFETCH(const QByteArray, dial);
    QFETCH(QByteArray, host);
    QFETCH(const int, port);
    if (host.endsWith('.'))
        host.chop(1);
    const CaddyDial result = splitDial(std::string_view(dial.constData(), std::size_t(dial.size())));
    QCOMPARE(QByteArray::fromStdString(result.host), host);
    QCOMPARE(int(result.port), port);
}

void TestCaddyMapping::map_proxySettings_haveNamesOfTheField()
{
    const auto m = mapped(document(R"({"match":[{"path":["/a"]}],"handle":[{"handler":"reverse_proxy",
        "load_balancing":{"selection_policy":{"policy":"least_conn"}},"health_checks":{"active":{"uri":"/health"}},
        "dynamic_upstreams":{"source":"srv","name":"x.example"},
        "transport":{"protocol":"http","tls":{"insecure_skip_verify":true,"server_name":"in.example"}},
        "upstreams":[{"dial":"b.example:1"},{"dial":"a.example:2"}]}]})"));
    const Upstream &up = m.upstreams.at(0);
    QCOMPARE(up.scheme, std::string("https"));
    QCOMPARE(canonical(up.attributes.at("algorithm")), std::string(R"("least_conn")"));
    QCOMPARE(canonical(up.attributes.at("tls_verify")), std::string("false"));
    QCOMPARE(canonical(up.attributes.at("tls_server_name")), std::string(R"("in.example")"));
    QVERIFY(up.attributes.contains("health_checks") && up.attributes.contains("dynamic_upstreams"));
    QVERIFY(!up.attributes.contains("transport"));
    QCOMPARE(m.targets.size(), std::size_t(2));
}

void TestCaddyMapping::map_forwardAuth_isAPolicyAndNotTheApisUpstream()
{
    const auto m = mapped(document(R"({"match":[{"path":["/a"]}],"handle":[{"handler":"reverse_proxy","rewrite":{"method":"GET","uri":"/check"},
        "handle_response":[{"match":{"status_code":[2]}}],"upstreams":[{"dial":"auth.example:1"}]},)" + proxy + "]}"));
    QCOMPARE(m.policies.at(0).name, std::string("forward_auth"));
    QCOMPARE(m.upstreams.size(), std::size_t(2));
    QVERIFY(m.deployments[0].upstreamId.ends_with("/reverse_proxy"));
}

void TestCaddyMapping::map_addressMatcher_isAFilter()
{
    const auto m = mapped(document(R"({"match":[{"path":["/a"],"remote_ip":{"ranges":["192.0.2.0/24"]}}],"handle":[)" + proxy + "]}"));
    QCOMPARE(m.policies.at(0).name, std::string("remote_ip"));
    QCOMPARE(canonical(m.policies[0].config), std::string(R"({"ranges":["192.0.2.0/24"]})"));
}

void TestCaddyMapping::map_basicAccounts_consumersAndCredentialsWithoutSecret()
{
    const auto route = [](const char *path) {
        return R"({"match":[{"path":[")" + std::string(path) + R"("]}],"handle":[{"handler":"authentication","providers":{"http_basic":
            {"hash":{"algorithm":"bcrypt"},"accounts":[{"username":"bob","password":")" + canary + R"(","salt":"s"}]}}}]})";
    };
    const auto m = mapped(document(route("/a") + "," + route("/b")));
    QCOMPARE(m.consumers.size(), std::size_t(1));
    QCOMPARE(m.credentials.size(), std::size_t(2));
    QCOMPARE(m.credentials[0].kind, std::string("basic"));
    QCOMPARE(m.credentials[0].clientId, std::string("bob"));
    QVERIFY(!m.credentials[0].secret);
    QCOMPARE(canonical(m.policies.at(0).config),
             std::string(R"({"providers":{"http_basic":{"hash":{"algorithm":"bcrypt"}}}})"));
}

void TestCaddyMapping::map_logsAndTraces_areSinks()
{
    const auto m = mapped(R"({"logging":{"logs":{"default":{"writer":{"output":"net","address":"udp/logs.example:514"},"level":"DEBUG"},
        "access":{"writer":{"output":"file","filename":"/var/log/a.log"},"include":["http.log.access"]}}},
        "apps":{"http":{"servers":{"s":{"routes":[{"match":[{"path":["/a"]}],"handle":[{"handler":"tracing","span":"orders"}]}]}}}}})");
    QCOMPARE(m.sinks.size(), std::size_t(3));
    QCOMPARE(m.sinks[0].nativeId, std::string("log/access"));
    QCOMPARE(m.sinks[0].endpoint, std::string("/var/log/a.log"));
    QCOMPARE(m.sinks[1].kind, std::string("udp"));
    QCOMPARE(m.sinks[1].endpoint, std::string("logs.example:514"));
    QCOMPARE(m.sinks[2].kind, std::string("otlp"));
    QCOMPARE(m.sinks[2].policyId, m.policies.at(0).nativeId);
}

void TestCaddyMapping::map_nodeAndCertificates_fromTheirModules()
{
    const auto m = mapped(R"({"admin":{"listen":"0.0.0.0:2019","origins":["b","a"],"config":{"load":{"module":"http"}}},
        "storage":{"module":"redis","address":"redis.example:6379","password":"x"},
        "apps":{"tls":{"certificates":{"load_files":[{"certificate":"/c.pem","key":"/k.pem"}],"automate":["x.example"]},
        "automation":{"policies":[{"subjects":["b.example","a.example"],"issuers":[{"module":"acme"}]}]}}}})");
    QCOMPARE(m.node.storeKind, std::string("redis"));
    QCOMPARE(m.node.storeHost, std::string("redis.example"));
    QCOMPARE(m.node.storePort, std::int64_t(6379));
    QCOMPARE(canonical(m.node.attributes.at("config_load")), std::string(R"("http")"));
    QCOMPARE(canonical(m.node.attributes.at("admin_origins")), std::string(R"(["a","b"])"));
    QCOMPARE(m.certificates.size(), std::size_t(3));
    QCOMPARE(m.certificates[2].names, (Texts{"a.example", "b.example"}));
    QCOMPARE(m.certificates[2].issuer, std::string("acme"));
}

void TestCaddyMapping::map_secretsEverywhere_noneComesThrough()
{
    const std::string c = canary;
    const auto m = mapped(R"({"storage":{"module":"redis","password":")" + c + R"("},"apps":{"tls":{
        "certificates":{"load_pem":[{"certificate":"x","key":")" + c + R"("}]},
        "automation":{"policies":[{"issuers":[{"module":"acme","challenges":{"dns":{"provider":{"name":"d","api_token":")" + c + R"("}}}}]}]}},
        "http":{"servers":{"s":{"routes":[{"match":[{"path":["/a"],"header":{"Authorization":["Bearer )" + c + R"("]}}],"handle":[
        {"handler":"authentication","providers":{"http_basic":{"accounts":[{"username":"u","password":")" + c + R"(","salt":")" + c + R"("}]}}},
        {"handler":"headers","request":{"set":{"Authorization":["Bearer )" + c + R"("],"X-Api-Key":[")" + c + R"("]}}},
        {"handler":"reverse_proxy","headers":{"request":{"set":{"X-Api-Key":[")" + c + R"("]}}},
         "handle_response":[{"routes":[{"handle":[{"handler":"authentication","providers":{"http_basic":{"accounts":[{"username":"u","password":")" + c + R"("}]}}}]}]}],
         "upstreams":[{"dial":"a.example:1"}]}]}]}}}}})");
    for (const EntityRecord &record : m.records) {
        QVERIFY2(record.payload.find(canary) == std::string::npos, record.payload.c_str());
        QVERIFY2(record.nativeId.find(canary) == std::string::npos, record.nativeId.c_str());
    }
}

void TestCaddyMapping::map_anyDocument_idsAreUnique()
{
    const std::string same = R"({"@id":"x","match":[{"path":["/a"]}],"handle":[)" + proxy + "," + proxy
        + R"(,{"handler":"headers"},{"handler":"headers"}]})";
    const auto records = inOrder(mapped(document(same + "," + same)).records);
    for (std::size_t i = 1; i < records.size(); ++i)
        QVERIFY(records[i - 1].kind != records[i].kind || records[i - 1].nativeId != records[i].nativeId);
}


QTEST_GUILESS_MAIN(TestCaddyMapping)
#include "tst_caddymapping.moc"
