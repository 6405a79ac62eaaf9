// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "usecases/factsestate.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace bulkhead::isolation;

namespace {

constexpr EnvironmentSet sandbox = 1, production = 2, both = 3;

Policy policyOf(const char *id, const char *name, Policy::Scope scope = Policy::Scope::Global, const char *on = "")
{
    Policy policy;
    policy.nativeId = id;
    policy.name = name;
    policy.scope = scope;
    policy.scopeId = on;
    return policy;
}

template<typename T>
const T &byId(const std::vector<T> &facts, const std::string &id)
{
    const auto at = std::find_if(facts.begin(), facts.end(), [&id](const T &one) { return one.id == id; });
    if (at == facts.end())
        qFatal("there is no fact of the id %s", id.c_str());
    return *at;
}

std::vector<std::string> hostsOf(const EstateFacts &facts, const std::string &deployment)
{
    std::vector<std::string> hosts;
    for (const std::uint32_t target : byId(facts.deployments, deployment).targets)
        hosts.push_back(facts.targets[target].endpoint.host);
    return hosts;
}

} // namespace

//! What gateways said, as the facts that isolation is judged by.
class TestIsolationFacts : public QObject
{
    Q_OBJECT

private slots:
    void states_areTheWorstThatFeeds();
    void states_ofKindWithoutRows_areKnownEmpty();
    void gateway_ages_andFails();
    void gateway_store();
    void gateway_nodes();
    void deployments_takeTheirEnvironment();
    void deployments_ofPartitions_fromTagElseName();
    void policies_actWhereTheirDeploymentsAre();
    void policies_ofPluginConfig_areOneObject();
    void policies_tellTheirVersion();
    void targets_ofUpstreamsAndPolicies();
    void targets_ofPolicies_onceForAnEnvironment();
    void targets_dynamicMockAndOwned();
    void routes_tellTheirMatchers_data();
    void routes_tellTheirMatchers();
    void credentials_followTheirConsumer();
    void credentials_expire();
    void sinks_tellStreamAndSecret();
    void sinks_ofMetadata();
    void recording_ofApisix_takesTheMetadata();
    void authorities_areResolved();
    void connections_tellReferencesAndWarnings();
    void declarations_areTaken();
};

void TestIsolationFacts::states_areTheWorstThatFeeds()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.inventories[0].credentials.push_back({});
    bench.inventories[0].policies.push_back(policyOf("p", "cors"));
    bench.read(u"g"_s, "key-auths", {EntityKind::Credential});
    bench.read(u"g"_s, "jwts", {EntityKind::Credential}, FactState::Unreadable);
    bench.read(u"g"_s, "oauth2", {EntityKind::Credential}, FactState::Unsupported);
    bench.read(u"g"_s, "plugins", {EntityKind::Policy});
    bench.collections.last().report.torn = true;
    bench.read(u"g"_s, "acls", {EntityKind::Consumer}, FactState::Unsupported);
    const EstateFacts facts = bench.facts();
    const GatewayFacts &gateway = facts.gateways[0];
    QCOMPARE(gateway.stateOf(EntityKind::Credential), FactState::Unreadable);
    QCOMPARE(gateway.stateOf(EntityKind::Policy), FactState::Known);
    QVERIFY(gateway.torn[std::size_t(EntityKind::Policy)]);
    QVERIFY(!gateway.torn[std::size_t(EntityKind::Credential)]);
    QCOMPARE(gateway.stateOf(EntityKind::Consumer), FactState::Unsupported); // all that feeds it is missing
    QCOMPARE(gateway.stateOf(EntityKind::Sink), FactState::Unsupported);     // nothing feeds it
}

void TestIsolationFacts::states_ofKindWithoutRows_areKnownEmpty()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Caddy, u"sandbox"_s);
    bench.read(u"g"_s, "config", {EntityKind::Credential, EntityKind::Deployment});
    bench.api(bench.inventories[0], "orders", "10.0.0.1");
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.gateways[0].stateOf(EntityKind::Credential), FactState::KnownEmpty);
    QCOMPARE(facts.gateways[0].stateOf(EntityKind::Deployment), FactState::Known);
}

void TestIsolationFacts::gateway_ages_andFails()
{
    FactsEstate bench;
    bench.gateway(u"a"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.gateway(u"b"_s, GatewayKind::Kong, u"production"_s);
    bench.read(u"a"_s, "services", {EntityKind::Deployment}, FactState::Known, std::chrono::hours(2));
    bench.collections.last().report.expected = 12;
    bench.collections.last().report.received = 11;
    bench.read(u"a"_s, "plugins", {EntityKind::Policy}, FactState::Known, std::chrono::hours(9));
    bench.sync(u"a"_s, GatewayStatus::Failed);
    bench.sync(u"b"_s, GatewayStatus::Partial);
    const EstateFacts facts = bench.facts();
    QVERIFY(facts.gateways[0].wasRead && facts.gateways[0].lastSyncFailed);
    QCOMPARE(bench.now - facts.gateways[0].readAt, std::chrono::hours(9)); // the oldest
    QCOMPARE(facts.gateways[0].expectedRows, 12);
    QCOMPARE(facts.gateways[0].receivedRows, 11);
    QVERIFY(!facts.gateways[1].wasRead && !facts.gateways[1].lastSyncFailed);
    QCOMPARE(facts.gateways[1].expectedRows, -1);
}

void TestIsolationFacts::gateway_store()
{
    FactsEstate bench;
    bench.gateway(u"pg"_s, GatewayKind::Kong, u"sandbox"_s).cluster = u"c1"_s;
    bench.gateway(u"off"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.gateway(u"etcd"_s, GatewayKind::Apisix, u"production"_s);
    bench.estate.isolation.resolve.hosts = {{u"Db.example"_s, {u"10.1.1.1"_s}}};
    NodeFacts node;
    node.nativeId = "n";
    node.storeKind = "postgres";
    node.storeHost = "db.example";
    node.storeDatabase = "kong";
    bench.inventories[0].nodes = {node};
    bench.inventories[1].nodes.resize(1);
    bench.inventories[1].nodes[0].storeKind = "off";
    bench.inventories[2].nodes.resize(1);
    bench.inventories[2].nodes[0].storeKind = "etcd";
    const EstateFacts facts = bench.facts();
    QVERIFY(facts.gateways[0].store.isKnown());
    QCOMPARE(facts.gateways[0].store.value.port, 5432);
    QCOMPARE(facts.gateways[0].store.value.addresses.value, std::vector<std::string>{"10.1.1.1"});
    QCOMPARE(facts.gateways[0].storeDatabase, std::string("kong"));
    QCOMPARE(facts.gateways[0].cluster.value, std::string("c1"));
    QCOMPARE(facts.gateways[1].store.state, FactState::KnownEmpty);
    QCOMPARE(facts.gateways[1].cluster.state, FactState::Unsupported);
    QCOMPARE(facts.gateways[2].store.state, FactState::Unsupported); // it does not say where
}

void TestIsolationFacts::gateway_nodes()
{
    FactsEstate bench;
    bench.gateway(u"k"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.gateway(u"c"_s, GatewayKind::Caddy, u"production"_s);
    bench.inventories[0].nodes.resize(1);
    bench.inventories[0].nodes[0].nativeId = "0b1c";
    bench.inventories[0].nodes[0].hostname = "k1";
    bench.inventories[1].nodes.resize(1);
    bench.inventories[1].nodes[0].nativeId = "caddy"; // no id, a word
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.gateways[0].nodeIds.value, std::vector<std::string>{"0b1c"});
    QCOMPARE(facts.gateways[1].nodeIds.state, FactState::Unsupported);
    QCOMPARE(facts.gateways[0].admin.host, std::string("k.admin.example"));
    QCOMPARE(facts.gateways[0].admin.port, 8444);
}

void TestIsolationFacts::deployments_takeTheirEnvironment()
{
    FactsEstate bench;
    bench.gateway(u"s"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.gateway(u"p"_s, GatewayKind::Kong, u"production"_s);
    bench.api(bench.inventories[0], "orders-sbx", "10.0.0.1", {{"visibility", "public"}});
    bench.api(bench.inventories[1], "orders", "10.0.0.2");
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.apis.size(), 1U);
    QCOMPARE(facts.apis[0].deployments.size(), 2U);
    const DeploymentFacts &orders = byId(facts.deployments, "orders-sbx");
    QCOMPARE(orders.place.environments, sandbox);
    QCOMPARE(orders.place.by, AssignedBy::Operator);
    QCOMPARE(orders.api, 0U);
    QCOMPARE(orders.visibility, std::string("public"));
    QCOMPARE(orders.hosts, std::vector<std::string>{"orders-sbx.example"});
    QCOMPARE(byId(facts.deployments, "orders").place.environments, production);
    QVERIFY(!facts.gateways[0].declaredShared);
}

void TestIsolationFacts::deployments_ofPartitions_fromTagElseName()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, QString());
    bench.api(bench.inventories[0], "tagged", "10.0.0.1", {{"env", "production"}});
    bench.api(bench.inventories[0], "orders-sbx", "10.0.0.2");
    bench.api(bench.inventories[0], "plain", "10.0.0.3");
    const EstateFacts facts = bench.facts();
    QVERIFY(facts.gateways[0].declaredShared);
    QCOMPARE(facts.gateways[0].environments, both);
    const auto place = [&facts](const char *id) { return byId(facts.deployments, id).place; };
    QCOMPARE(place("tagged").environments, production);
    QCOMPARE(place("tagged").by, AssignedBy::Tag);
    QCOMPARE(place("orders-sbx").environments, sandbox);
    QCOMPARE(place("orders-sbx").by, AssignedBy::Heuristic);
    QCOMPARE(place("plain").environments, EnvironmentSet(0));
    QCOMPARE(place("plain").by, AssignedBy::Heuristic);
}

void TestIsolationFacts::policies_actWhereTheirDeploymentsAre()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, QString());
    GatewayInventory &inventory = bench.inventories[0];
    bench.api(inventory, "a", "10.0.0.1", {{"env", "sandbox"}});
    bench.api(inventory, "b", "10.0.0.2", {{"env", "production"}});
    inventory.policies = {policyOf("global", "rate-limiting"),
                          policyOf("own", "cors", Policy::Scope::Deployment, "a"),
                          policyOf("consumer", "rate-limiting", Policy::Scope::Consumer, "c1")};
    inventory.policies[0].config = {{"minute", 60}};
    Consumer consumer;
    consumer.nativeId = "c1";
    consumer.labels = {{"env", "production"}};
    inventory.consumers = {consumer};
    const EstateFacts facts = bench.facts();
    const PolicyFacts &global = byId(facts.policies, "global");
    QCOMPARE(global.place.environments, both); // one object, in use by both sides
    QCOMPARE(global.meaning.limits.size(), 1U);
    QCOMPARE(byId(facts.policies, "own").place.environments, sandbox);
    QCOMPARE(byId(facts.policies, "consumer").place.environments, production);
    const auto &ofA = byId(facts.deployments, "a").policies;
    QCOMPARE(ofA.size(), 2U);
    QCOMPARE(byId(facts.deployments, "b").policies.size(), 1U);
    QCOMPARE(facts.policies[byId(facts.deployments, "b").policies[0]].id, std::string("global"));
}

void TestIsolationFacts::policies_ofPluginConfig_areOneObject()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Apisix, QString());
    bench.inventories[0].policies = {policyOf("plugin_config/pc/limit-count/route/r1", "limit-count"),
                                     policyOf("plugin_config/pc/limit-count/route/r2", "limit-count"),
                                     policyOf("route/r1/cors", "cors")};
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.policies[0].sharedObject, std::string("g/plugin_config/pc"));
    QCOMPARE(facts.policies[1].sharedObject, facts.policies[0].sharedObject);
    QVERIFY(facts.policies[2].sharedObject.empty());
}

void TestIsolationFacts::policies_tellTheirVersion()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"production"_s);
    Policy policy = policyOf("p", "rate-limiting");
    policy.labels = {{"run", "prd-812"}, {"src", "a91c"}, {"ver", "1.4.0"}};
    policy.updatedAt = 77;
    bench.inventories[0].policies = {policy, policyOf("q", "cors")};
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.policies[0].version + ' ' + facts.policies[0].source + ' ' + facts.policies[0].run,
             std::string("1.4.0 a91c prd-812"));
    QCOMPARE(facts.policies[0].updatedAt, 77);
    QVERIFY(facts.policies[1].version.empty());
    QVERIFY(facts.policies[0].settings == facts.policies[1].settings); // both have none
}

void TestIsolationFacts::targets_ofUpstreamsAndPolicies()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"sandbox"_s);
    GatewayInventory &inventory = bench.inventories[0];
    bench.api(inventory, "a", "Orders.Prd.example");
    inventory.policies = {policyOf("log", "http-log"), policyOf("off", "forward-auth")};
    inventory.policies[0].config = {{"http_endpoint", "http://logs.example:9880/kong"}};
    inventory.policies[1].config = {{"uri", "https://auth.example"}};
    inventory.policies[1].enabled = false;
    bench.estate.isolation.resolve.hosts = {{u"orders.prd.example"_s, {u"10.50.0.9"_s}}};
    bench.estate.isolation.owned = {{EnvironmentId(u"production"_s), {u"10.50.0.0/16"_s}}};
    const EstateFacts facts = bench.facts();
    QCOMPARE(hostsOf(facts, "a"), (std::vector<std::string>{"orders.prd.example", "logs.example"}));
    const TargetFacts &upstream = facts.targets[0];
    QCOMPARE(upstream.endpoint.port, 443); // of its scheme
    QCOMPARE(upstream.owners, production); // by its address
    QCOMPARE(upstream.entity, std::string("targets/t-a"));
    const TargetFacts &log = facts.targets[1];
    QVERIFY(log.role == TargetFacts::Role::Log);
    QCOMPARE(log.field, std::string("http_endpoint"));
    QCOMPARE(log.entity, std::string("policy http-log log"));
    QCOMPARE(log.endpoint.addresses.state, FactState::Unreadable); // no answer for its name
    QCOMPARE(log.owners, EnvironmentSet(0));
}

void TestIsolationFacts::targets_ofPolicies_onceForAnEnvironment()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, QString());
    GatewayInventory &inventory = bench.inventories[0];
    for (const char *name : {"a", "b"})
        bench.api(inventory, name, "10.0.0.1", {{"env", "sandbox"}});
    bench.api(inventory, "c", "10.0.0.2", {{"env", "production"}});
    inventory.policies = {policyOf("log", "tcp-log")};
    inventory.policies[0].config = {{"host", "10.9.9.9"}, {"port", 5000}};
    const EstateFacts facts = bench.facts();
    const auto logs = std::count_if(facts.targets.begin(), facts.targets.end(), [](const TargetFacts &target) {
        return target.role == TargetFacts::Role::Log;
    });
    QCOMPARE(logs, 2); // one for each environment
    QCOMPARE(byId(facts.deployments, "a").targets.back(), byId(facts.deployments, "b").targets.back());
    QVERIFY(byId(facts.deployments, "c").targets.back() != byId(facts.deployments, "a").targets.back());
}

void TestIsolationFacts::targets_dynamicMockAndOwned()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Apisix, u"sandbox"_s);
    GatewayInventory &inventory = bench.inventories[0];
    bench.api(inventory, "found", "x");
    inventory.targets.clear();
    inventory.upstreams[0].attributes = {{"service_name", "ORDERS"}, {"discovery_type", "eureka"}};
    bench.api(inventory, "mocked", "{env.HOST}");
    inventory.policies = {policyOf("m", "mocking", Policy::Scope::Deployment, "mocked")};
    Route own;
    own.nativeId = "r-own";
    own.deploymentId = "found";
    own.attributes = {{"upstream", "up-own"}};
    inventory.routes.push_back(own);
    Target target;
    target.nativeId = "t-own";
    target.upstreamId = "up-own";
    target.host = "10.0.0.7";
    target.port = 80;
    inventory.targets.push_back(target);
    const EstateFacts facts = bench.facts();
    QCOMPARE(hostsOf(facts, "found"), (std::vector<std::string>{"", "10.0.0.7"}));
    const auto &found = byId(facts.deployments, "found").targets;
    const auto at = std::find_if(found.begin(), found.end(), [&facts](std::uint32_t index) {
        return facts.targets[index].kind == TargetFacts::Kind::Dynamic;
    });
    QVERIFY(at != found.end());
    QCOMPARE(facts.targets[*at].resource, std::string("ORDERS"));
    const auto &mocked = byId(facts.deployments, "mocked").targets;
    QCOMPARE(mocked.size(), 2U);
    QVERIFY(facts.targets[mocked[0]].opaque && !facts.targets[mocked[0]].endpoint.isSet());
    QVERIFY(facts.targets[mocked[1]].kind == TargetFacts::Kind::Mock);
}

void TestIsolationFacts::routes_tellTheirMatchers_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("matchers");
    QTest::addColumn<bool>("opaque");
    QTest::newRow("kong") << QByteArray(R"({"headers":{"x-env":["sandbox","test"]}})")
                          << QByteArray("header:x-env=sandbox header:x-env=test ") << false;
    QTest::newRow("apisix") << QByteArray(R"({"vars":[["http_x_env","==","sandbox"],["arg_stage","==","s"]]})")
                            << QByteArray("header:x-env=sandbox query:stage=s ") << false;
    QTest::newRow("apisix or") << QByteArray(R"({"vars":["OR",["cookie_env","==","s"],["uri","~~","x"]]})")
                               << QByteArray("cookie:env=s var:uri=x ") << false;
    QTest::newRow("caddy") << QByteArray(R"({"header":{"X-Env":["sandbox"]},"query":{"env":["s"]},"listen":[":443"]})")
                           << QByteArray("header:x-env=sandbox query:env=s ") << false;
    QTest::newRow("script") << QByteArray(R"({"script_sha256":"00"})") << QByteArray() << true;
}

void TestIsolationFacts::routes_tellTheirMatchers()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QByteArray, matchers);
    QFETCH(bool, opaque);
    JsonReader reader;
    const auto parsed = reader.parse({attributes.constData(), std::size_t(attributes.size())});
    QVERIFY(parsed);
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.api(bench.inventories[0], "a", "10.0.0.1");
    bench.inventories[0].routes[0].attributes = *JsonValue::from(*parsed).object();
    const EstateFacts facts = bench.facts();
    const RouteFacts &route = facts.deployments[0].routes.at(0);
    std::string text;
    for (const auto &[name, value] : route.matchers)
        text += name + '=' + value + ' ';
    QCOMPARE(QByteArray::fromStdString(text), matchers);
    QCOMPARE(route.opaque, opaque);
}

void TestIsolationFacts::credentials_followTheirConsumer()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, QString());
    GatewayInventory &inventory = bench.inventories[0];
    inventory.consumers.resize(2);
    inventory.consumers[0].nativeId = "c1";
    inventory.consumers[0].name = "acme";
    inventory.consumers[0].labels = {{"env", "sandbox"}, {"internal", ""}};
    inventory.consumers[1].nativeId = "c2";
    inventory.credentials.resize(2);
    for (std::size_t i = 0; i < 2; ++i) {
        inventory.credentials[i].nativeId = "k" + std::to_string(i + 1);
        inventory.credentials[i].consumerId = inventory.consumers[i].nativeId;
    }
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.credentials[0].place.environments, sandbox);
    QCOMPARE(facts.credentials[0].place.by, AssignedBy::Tag);
    QCOMPARE(facts.credentials[0].consumerName, std::string("acme"));
    QCOMPARE(facts.credentials[1].place.environments, both); // nothing restricts it
    QVERIFY(facts.consumers[0].isInternal && !facts.consumers[1].isInternal);
}

void TestIsolationFacts::credentials_expire()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"sandbox"_s);
    bench.inventories[0].credentials.resize(3);
    bench.inventories[0].credentials[1].expiresAt = 1'800'000'000;
    bench.inventories[0].credentials[2].expiresAt = 1'800'000'001;
    const EstateFacts facts = bench.facts();
    QVERIFY(facts.credentials[0].isActive);
    QVERIFY(!facts.credentials[1].isActive);
    QVERIFY(facts.credentials[2].isActive);
}

void TestIsolationFacts::sinks_tellStreamAndSecret()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Apisix, u"sandbox"_s);
    auto &sinks = bench.inventories[0].sinks;
    const auto add = [&sinks](const char *id, const char *kind, const char *endpoint, Attributes attributes = {}) {
        Sink sink;
        sink.nativeId = id;
        sink.kind = kind;
        sink.endpoint = endpoint;
        sink.attributes = std::move(attributes);
        sinks.push_back(sink);
    };
    add("http", "http", "https://logs.example/ingest/");
    add("kafka", "kafka", "k1.example:9092,k2.example:9092", {{"kafka_topic", "gw"}});
    add("file", "file", "/var/log/gw.log");
    add("prometheus", "prometheus", "");
    add("off", "http", "https://off.example", {{"enabled", false}});
    bench.inventories[0].policies = {policyOf("p", "http-logger")};
    sinks[0].policyId = "p";
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.sinks.size(), 5U);
    QCOMPARE(byId(facts.sinks, "http").stream, std::string("/ingest"));
    QVERIFY(byId(facts.sinks, "http").policy != noIndex);
    QCOMPARE(byId(facts.sinks, "kafka").stream, std::string("gw"));
    QCOMPARE(byId(facts.sinks, "kafka#2").endpoint.host, std::string("k2.example"));
    QVERIFY(byId(facts.sinks, "file").local && !byId(facts.sinks, "file").endpoint.isSet());
    QVERIFY(byId(facts.sinks, "prometheus").pulled);
}

void TestIsolationFacts::sinks_ofMetadata()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Apisix, u"sandbox"_s);
    Sink use;
    use.nativeId = "route/r/opentelemetry";
    use.kind = "otlp";
    use.attributes = {{"endpoint_from", "plugin_metadata/opentelemetry"}};
    Sink metadata;
    metadata.nativeId = "plugin_metadata/opentelemetry";
    metadata.kind = "otlp";
    metadata.endpoint = "otel.example:4318";
    bench.inventories[0].sinks = {use, metadata};
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.sinks.size(), 1U);
    QCOMPARE(facts.sinks[0].endpoint.host, std::string("otel.example"));
}

void TestIsolationFacts::recording_ofApisix_takesTheMetadata()
{
    FactsEstate bench;
    bench.gateway(u"s"_s, GatewayKind::Apisix, u"sandbox"_s);
    bench.gateway(u"p"_s, GatewayKind::Apisix, u"production"_s);
    for (GatewayInventory &inventory : bench.inventories) {
        inventory.policies = {policyOf("global_rule/log/http-logger", "http-logger")};
        inventory.policies[0].config = {{"uri", "https://logs.example"}};
    }
    Sink metadata;
    metadata.nativeId = "plugin_metadata/http-logger";
    metadata.attributes = {{"log_format", JsonValue::Object{{"env", "sandbox"}}}};
    bench.inventories[0].sinks = {metadata};
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.policies[0].meaning.recording->environmentTag.value, std::string("sandbox"));
    QVERIFY(facts.policies[0].meaning.recording->secretHeaders.empty());
    QCOMPARE(facts.policies[1].meaning.recording->environmentTag.state, FactState::KnownEmpty);
    QVERIFY(!facts.policies[1].meaning.recording->secretHeaders.empty());
}

void TestIsolationFacts::authorities_areResolved()
{
    FactsEstate bench;
    bench.gateway(u"g"_s, GatewayKind::Kong, u"sandbox"_s);
    GatewayInventory &inventory = bench.inventories[0];
    inventory.policies = {policyOf("a", "mtls-auth"), policyOf("b", "mtls-auth")};
    inventory.policies[0].config = {{"ca_certificates", JsonValue::Array{"ca1"}}};
    inventory.policies[1].config = {{"ca_certificates", JsonValue::Array{"ca1", "gone"}}};
    inventory.certificates.resize(1);
    inventory.certificates[0].nativeId = "ca1";
    inventory.certificates[0].spki = "5c";
    const EstateFacts facts = bench.facts();
    QCOMPARE(facts.policies[0].meaning.trust->clientAuthorities.value, std::vector<std::string>{"spki/5c"});
    QCOMPARE(facts.policies[1].meaning.trust->clientAuthorities.state, FactState::Unreadable);
}

void TestIsolationFacts::connections_tellReferencesAndWarnings()
{
    FactsEstate bench;
    AuthConfig read, write;
    read.secret = *SecretReference::fromText(u"env:READ"_s);
    write.secret = *SecretReference::fromText(u"env:WRITE"_s);
    GatewayConfig &apisix = bench.gateway(u"a"_s, GatewayKind::Apisix, u"production"_s);
    apisix.auth = read;
    apisix.writeAuth = write;
    bench.gateway(u"k"_s, GatewayKind::Kong, u"sandbox"_s).adminUrl = QUrl(u"http://127.0.0.1:8001"_s);
    GatewaySync &sync = bench.sync(u"a"_s, GatewayStatus::Ok);
    sync.mayChange = u"yes"_s;
    sync.warnings = {u"The admin key is the published default"_s};
    bench.sync(u"k"_s, GatewayStatus::Ok);
    const EstateFacts facts = bench.facts();
    const auto &connections = facts.records.connections.value;
    QCOMPARE(connections.size(), 2U);
    QCOMPARE(connections[0].readReference + ' ' + connections[0].writeReference, std::string("env:READ env:WRITE"));
    QCOMPARE(connections[0].mayChange, std::string("yes"));
    QVERIFY(connections[0].defaultKey && connections[0].productHasReadOnly && !connections[0].openAdmin);
    QCOMPARE(connections[0].scheme, std::string("https"));
    QVERIFY(!connections[0].loopback);
    QVERIFY(connections[1].loopback && connections[1].openAdmin && !connections[1].defaultKey);
    QCOMPARE(connections[1].mayChange, std::string("unknown"));
}

void TestIsolationFacts::declarations_areTaken()
{
    FactsEstate bench;
    IsolationConfig &config = bench.estate.isolation;
    config.sharedHosts = {u"Maps.example."_s};
    config.owned = {{EnvironmentId(u"production"_s), {u"*.PRD.example"_s, u"10.0.0.0/8"_s}}};
    config.sharedIssuers = {{u"https://login.example"_s, u"staff"_s}};
    config.promisedPerMinute = {{u"orders"_s, 600}};
    const Declarations declared = bench.facts().declared;
    QCOMPARE(declared.sharedExternal, std::vector<std::string>{"maps.example"});
    QCOMPARE(declared.owned[0].first, std::string("production"));
    QCOMPARE(declared.owned[0].second, (std::vector<std::string>{"*.prd.example", "10.0.0.0/8"}));
    QCOMPARE(declared.sharedIssuers, std::vector<std::string>{"https://login.example"});
    QCOMPARE(declared.promisedPerMinute.at("orders"), 600);
}

QTEST_GUILESS_MAIN(TestIsolationFacts)
#include "tst_isolationfacts.moc"
