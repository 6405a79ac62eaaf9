// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of an APISIX object a rule can name, and how.
#include "catalog/flatten.h"
#include "contract/apisixplans.h"
#include "contract/apisixrandom.h"
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixplaces.h"

#include <QCoroTask>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;

using Object = JsonValue::Object;
using Array = JsonValue::Array;
using Form = ValuePlace::Form;
using Collection = ApisixCollection;

namespace {

JsonValue bodyOf(Collection collection, std::string_view text)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    return root ? apisixBody(collection, *root, *apisixFingerprinter()).redacted : JsonValue();
}

using Fields = std::map<std::string, std::string>;

//! Pointer → field of the settings.
Fields settingsOf(Collection collection, std::string_view text)
{
    Fields fields;
    for (const ValuePlace &place : apisixPlaces(collection, bodyOf(collection, text))) {
        if (place.form == Form::Setting)
            fields.emplace(place.pointer, place.field);
    }
    return fields;
}

QString told(const Fields &fields)
{
    QString text;
    for (const auto &[pointer, field] : fields)
        text += QString::fromStdString(pointer + " = " + field + '\n');
    return text;
}

bool isOther(const JsonValue &value)
{
    return isSecretMark(value) || referenceMark(value) != nullptr;
}

//! Calls `act` with the pointer of every value, outer ones first; `isInList`: it is an element of one.
template<typename Act>
void forEach(const JsonValue &value, const std::string &at, bool isInList, const Act &act)
{
    act(value, at, isInList);
    if (isOther(value))
        return;
    if (const Object *object = value.object()) {
        for (const auto &[name, member] : *object)
            forEach(member, below(at, name), false, act);
    } else if (const Array *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            forEach((*array)[i], below(at, i), true, act);
    }
}

//! What is no setting: names, what the target keeps, and who is who.
bool isOwn(const std::string &pointer)
{
    for (const char *end : {"_id", "/name"}) {
        if (pointer.ends_with(end))
            return true;
    }
    return pointer.starts_with("/labels");
}

//! What is wrong with the places of a body; empty: nothing.
QString problemOf(const JsonValue &body, const std::vector<ValuePlace> &places)
{
    std::map<std::string, Form> forms;
    for (const ValuePlace &place : places) {
        const JsonValue *value = valueAt(body, place.pointer);
        if (value == nullptr || value->isNull() || (value->object() != nullptr && !value->object()->empty()) || !forms.emplace(place.pointer, place.form).second)
            return QString::fromStdString(place.pointer + " is no value, or has two places");
    }
    QString problem;
    forEach(body, {}, false, [&](const JsonValue &value, const std::string &at, bool isInList) {
        std::string around = at, list; // the list that is its place, if it has one
        while (list.empty() && !around.empty()) {
            around.resize(around.rfind('/'));
            list = forms.contains(around) ? around : std::string();
        }
        const bool isPlace = forms.contains(at), isLeaf = value.object() == nullptr && value.array() == nullptr && !value.isNull();
        if (isOther(value) && (isPlace || !list.empty()))
            problem = QString::fromStdString(at + " is secret and in a place");
        else if (isLeaf && !isPlace && list.empty() && !isOwn(at))
            problem = QString::fromStdString(at + " has no place");
        else if (isLeaf && isPlace && isInList && forms.at(at) == Form::Setting && forms.contains(at.substr(0, at.rfind('/'))))
            problem = QString::fromStdString(at + " has no other place than its list has");
    });
    return problem;
}

} // namespace

class TestApisixPlaces : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void settings_ofARoute_areFound();
    void hosts_inConditions_areFound();
    void settings_ofAService_areFound();
    void settings_ofAnUpstream_areFound();
    void settings_ofPlugins_areFound();
    void settings_ofACertificate_areNone();
    void settings_ofAnything_haveOnePlace();
    void settings_areCalledAsInTheCatalog();
    void rules_ofSettings_keepAndRewrite();
    void rules_ofPolicies_keepWhetherTheyAreThere();
};

void TestApisixPlaces::settings_ofARoute_areFound()
{
    const Fields fields = settingsOf(Collection::Routes, R"({"id":"r","name":"n","desc":"d","labels":{"a":"b"},"uris":["/a","/b"],"methods":["GET"],"host":"a.test","status":0,"priority":3,)"
                                                         R"("timeout":{"connect":1,"read":2},"remote_addr":"10.0.0.1","vars":[["arg_a","==","b"],["arg_c","in",["d","e"]]],"enable_websocket":true,)"
                                                         R"("filter_func":"return true","service_id":"s","plugin_config_id":"p","upstream_id":"u"})");
    const Fields wanted = {{"/uris", "route.paths"},           {"/methods", "route.methods"},           {"/status", "route.enabled"},
                           {"/priority", "route.priority"},    {"/timeout/connect", "route.timeout.connect"}, {"/timeout/read", "route.timeout.read"},
                           {"/remote_addr", "route.remote_addrs"}, {"/vars", "route.vars"},             {"/enable_websocket", "route.enable_websocket"},
                           {"/filter_func", "route.filter_func"}};
    QVERIFY2(fields == wanted, qPrintable(told(fields)));
    // A host and a secret among the conditions have their own.
    const Fields conditions = settingsOf(Collection::Routes, R"({"uri":"/a","vars":[["host","==","a.test"],["http_x_api_key","==","CANARY"],["arg_a","in",["b"]]]})");
    const Fields some = {{"/uri", "route.paths"}, {"/vars/0", "route.vars"}, {"/vars/1/0", "route.vars"}, {"/vars/1/1", "route.vars"}, {"/vars/2", "route.vars"}};
    QVERIFY2(conditions == some, qPrintable(told(conditions)));
}

void TestApisixPlaces::hosts_inConditions_areFound()
{
    const JsonValue body = bodyOf(Collection::Routes, R"({"vars":[["host","!","==","a.test"],["OR",["http_host","in",["b.test","c.test"]],["AND",["host","==","d.test"],["arg_host","==","e.test"]]],["host","=="]]})");
    std::vector<std::string> hosts;
    for (const ValuePlace &place : apisixPlaces(Collection::Routes, body)) {
        if (place.form == Form::Host && place.field == "route.hosts")
            hosts.push_back(*valueAt(body, place.pointer)->string());
    }
    QVERIFY((hosts == std::vector<std::string>{"a.test", "b.test", "c.test", "d.test"}));
}

void TestApisixPlaces::settings_ofAService_areFound()
{
    const char *text = R"({"id":"s","name":"n","hosts":["a.test","b.test"],"enable_websocket":true,"script":"return","upstream_id":"u"})";
    const Fields fields = settingsOf(Collection::Services, text), wanted = {{"/enable_websocket", "deployment.enable_websocket"}, {"/hosts", "route.hosts"}, {"/script", "route.script"}};
    QVERIFY2(fields == wanted, qPrintable(told(fields)));
    // Its hosts are those of its routes.
    std::vector<ValuePlace> hosts = apisixPlaces(Collection::Services, bodyOf(Collection::Services, text));
    std::erase_if(hosts, [](const ValuePlace &place) { return place.form != Form::Host; });
    QVERIFY((hosts == std::vector<ValuePlace>{{"/hosts/0", "route.hosts", Form::Host}, {"/hosts/1", "route.hosts", Form::Host}}));
}

void TestApisixPlaces::settings_ofAnUpstream_areFound()
{
    const std::string members = R"("name":"n","scheme":"https","type":"chash","key":"uri","hash_on":"header","nodes":[{"host":"a.test","port":1,"weight":2,"priority":3}],"upstream_host":"a.test",)"
                                R"("retries":2,"retry_timeout":1,"timeout":{"connect":1,"read":2,"send":3},"pass_host":"node","keepalive_pool":{"size":5},"service_name":"n","discovery_type":"dns",)"
                                R"("discovery_args":{"group":"g"},"tls":{"verify":true,"client_cert":"c","client_key":"CANARY"},)"
                                R"("checks":{"active":{"host":"a.test","http_path":"/up","req_headers":["A: b"],"healthy":{"http_statuses":[201,202]}}})";
    const std::map<std::string, std::string> wanted = {
        {"/scheme", "upstream.scheme"},
        {"/type", "upstream.type"},
        {"/key", "upstream.key"},
        {"/hash_on", "upstream.hash_on"},
        {"/nodes", "upstream.nodes"},
        {"/nodes/0/port", "upstream.port"},
        {"/nodes/0/weight", "upstream.weight"},
        {"/nodes/0/priority", "upstream.priority"},
        {"/retries", "upstream.retries"},
        {"/retry_timeout", "upstream.retry_timeout"},
        {"/timeout/connect", "upstream.timeout.connect"},
        {"/timeout/read", "upstream.timeout.read"},
        {"/timeout/send", "upstream.timeout.send"},
        {"/pass_host", "upstream.pass_host"},
        {"/keepalive_pool/size", "upstream.keepalive_pool.size"},
        {"/discovery_type", "upstream.discovery_type"},
        {"/discovery_args/group", "upstream.discovery_args.group"},
        {"/tls/verify", "upstream.tls.verify"},
        {"/tls/client_cert", "upstream.tls.client_cert"},
        {"/checks/active/http_path", "upstream.checks.active.http_path"},
        {"/checks/active/req_headers", "upstream.checks.active.req_headers"},
        {"/checks/active/healthy/http_statuses", "upstream.checks.active.healthy.http_statuses"},
    };
    const Fields alone = settingsOf(Collection::Upstreams, '{' + members + '}');
    QVERIFY2(alone == wanted, qPrintable(told(alone)));
    Fields inlined;
    for (const auto &[pointer, field] : wanted)
        inlined.emplace("/upstream" + pointer, field);
    const Fields inRoute = settingsOf(Collection::Routes, R"({"upstream":{)" + members + "}}");
    QVERIFY2(inRoute == inlined, qPrintable(told(inRoute)));
}

void TestApisixPlaces::settings_ofPlugins_areFound()
{
    const Fields fields = settingsOf(Collection::PluginConfigs, R"({"plugins":{"limit-count":{"count":5,"time_window":60,"rejected_msg":"no","_meta":{"disable":true}},"key-auth":{"header":"apikey"},)"
                                                                R"("ip-restriction":{"whitelist":["10.0.0.0/8"],"blacklist":[]},"csrf":{"key":"CANARY"},"cors":{"allow_origins_by_regex":["https://.*","x"]},)"
                                                                R"("http-logger":{"uri":"https://l.test/","auth_header":"$env://A","include_req_body":true},)"
                                                                R"("kafka-logger":{"brokers":[{"host":"k.test","port":1}]},"response-rewrite":{"headers":{"add":["A: b","Authorization: Bearer CANARY"]}},)"
                                                                R"("traffic-split":{"rules":[{"match":[{"vars":[["arg_a","==","b"]]}],"weighted_upstreams":[{"upstream_id":"u","weight":2},)"
                                                                R"({"upstream":{"nodes":{"n.test:1":1}}}]}]}}})");
    const Fields wanted = {{"/plugins/limit-count/count", "policy.limit-count.count"},
                           {"/plugins/limit-count/time_window", "policy.limit-count.time_window"},
                           {"/plugins/limit-count/rejected_msg", "policy.limit-count.rejected_msg"},
                           {"/plugins/key-auth", "policy.key-auth.enabled"}, // what it says is taken anyway
                           {"/plugins/limit-count/_meta/disable", "policy.limit-count._meta.disable"},
                           {"/plugins/ip-restriction/whitelist", "policy.ip-restriction.whitelist"},
                           {"/plugins/ip-restriction/blacklist", "policy.ip-restriction.blacklist"},
                           {"/plugins/cors/allow_origins_by_regex", "policy.cors.allow_origins_by_regex"},
                           {"/plugins/http-logger/include_req_body", "policy.http-logger.include_req_body"},
                           {"/plugins/kafka-logger/brokers", "policy.kafka-logger.brokers"},
                           {"/plugins/kafka-logger/brokers/0/port", "policy.kafka-logger.brokers.port"},
                           {"/plugins/response-rewrite/headers/add/0", "policy.response-rewrite.headers.add"},
                           {"/plugins/traffic-split/rules/0/match", "policy.traffic-split.rules.match"},
                           {"/plugins/traffic-split/rules/0/match/0/vars", "policy.traffic-split.rules.match.vars"},
                           {"/plugins/traffic-split/rules/0/weighted_upstreams/0/weight", "policy.traffic-split.rules.weighted_upstreams.weight"},
                           {"/plugins/traffic-split/rules/0/weighted_upstreams/1/upstream/nodes", "upstream.nodes"},
                           {"/plugins/traffic-split/rules/0/weighted_upstreams/1/upstream/nodes/0/port", "upstream.port"},
                           {"/plugins/traffic-split/rules/0/weighted_upstreams/1/upstream/nodes/0/weight", "upstream.weight"}};
    QVERIFY2(fields == wanted, qPrintable(told(fields)));
}

void TestApisixPlaces::settings_ofACertificate_areNone()
{
    QVERIFY(apisixPlaces(Collection::Ssls, bodyOf(Collection::Ssls, R"({"sni":"a.test","cert":"c","status":1})")).empty());
}

void TestApisixPlaces::settings_ofAnything_haveOnePlace()
{
    constexpr unsigned rounds = 300, first = 20261130;
    qInfo("seeds %u to %u", first, first + rounds - 1);
    std::size_t count = 0;
    for (unsigned number = first; number < first + rounds; ++number) {
        const ApisixSeed seed = RandomApisix(number, "-sbx").seed();
        for (const auto &[name, value] : seed.objects) {
            for (const Collection collection : ApisixInventory::parts) {
                if (name != apisixCollection(collection).name)
                    continue;
                const JsonValue body = bodyOf(collection, canonical(JsonValue(value)));
                const auto places = apisixPlaces(collection, body);
                const QString problem = problemOf(body, places);
                QVERIFY2(problem.isEmpty(), qPrintable(problem + QStringLiteral(" in ") + QString::fromStdString(canonical(body))));
                count += places.size();
            }
        }
    }
    QVERIFY(count > 10000);
}

//! Each setting is a field of the comparison, or part of one that is a list.
void TestApisixPlaces::settings_areCalledAsInTheCatalog()
{
    ApisixSeed seed;
    const Array nodes{Object{{"host", "a.test"}, {"port", 1}, {"weight", 2}}, Object{{"host", "b.test"}, {"port", 3}, {"weight", 4}}};
    seed.add("upstreams", Object{{"id", "u"}, {"nodes", nodes}, {"scheme", "https"}, {"retries", 2}, {"timeout", Object{{"connect", 1}, {"read", 2}, {"send", 3}}},
                                 {"keepalive_pool", Object{{"size", 5}}}, {"checks", Object{{"active", Object{{"http_path", "/up"}, {"healthy", Object{{"successes", 3}}}}}}}, {"tls", Object{{"verify", true}}}});
    const Object kafka{{"kafka_topic", "t"}, {"brokers", Array{Object{{"host", "k.test"}, {"port", 9}}}}};
    seed.add("services", Object{{"id", "s"}, {"upstream_id", "u"}, {"enable_websocket", true},
                                {"plugins", Object{{"limit-count", Object{{"count", 5}, {"time_window", 60}}}, {"ip-restriction", Object{{"whitelist", Array{"10.0.0.1", "10.0.0.2"}}}}, {"kafka-logger", kafka}}}});
    seed.add("routes", Object{{"id", "r"}, {"uri", "/r"}, {"service_id", "s"}, {"methods", Array{"GET", "PUT"}}, {"status", 0}, {"priority", 2}, {"remote_addr", "10.0.0.1"},
                              {"vars", Array{Array{"arg_a", "==", "b"}, Array{"arg_c", "==", "d"}}}, {"timeout", Object{{"read", 2}}}, {"filter_func", "return true"}});
    const FakeApisix fake(std::move(seed));
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const auto units = editor->units(closure->objects);
    QVERIFY(units.has_value());
    CatalogDeployment deployment;
    JsonReader reader;
    for (const EntityRecord &unit : *units) {
        if (unit.kind == EntityKind::Deployment)
            deployment.native = *toDeployment(reader, unit);
        else if (unit.kind == EntityKind::Route)
            deployment.routes.push_back(*toRoute(reader, unit));
        else if (unit.kind == EntityKind::Upstream)
            deployment.upstream = *toUpstream(reader, unit);
        else if (unit.kind == EntityKind::Policy)
            deployment.policies.push_back(*toPolicy(reader, unit));
        else if (unit.kind == EntityKind::Target) {
            const Target target = *toTarget(reader, unit);
            deployment.targets.push_back({{}, target.host, target.port, target.weight});
        }
    }
    std::map<std::string, bool> fields; // and whether it is a list
    for (const FlatField &field : flatten(deployment, {"KEY"})) {
        std::string text = fieldText(field.path);
        if (text.starts_with("route.KEY."))
            text.erase(6, 4);
        fields.emplace(std::move(text), field.value.array() != nullptr);
    }
    int count = 0;
    for (const NativeObject &object : closure->objects) {
        for (const ValuePlace &place : object.places) {
            const auto list = std::find_if(fields.begin(), fields.end(), [&](const auto &field) { return field.second && place.field.starts_with(field.first + '.'); });
            QVERIFY2(fields.contains(place.field) || list != fields.end() || place.field == "upstream.nodes", place.field.c_str()); // the catalog compares addresses
            count += place.form == Form::Setting ? 1 : 0;
        }
    }
    QVERIFY(count >= 24);
}

//! Limits, sinks, methods and hosts stay as the target has them, one number is rewritten; the gateway takes it.
void TestApisixPlaces::rules_ofSettings_keepAndRewrite()
{
    const auto seed = [](Array hosts, Array sinks, Array methods, int count) {
        ApisixSeed made;
        made.add("upstreams", Object{{"id", "u"}, {"nodes", Object{{"a.test:1", 1}}}, {"retries", count}});
        made.add("services", Object{{"id", "s"}, {"hosts", std::move(hosts)}, {"upstream_id", "u"},
                                    {"plugins", Object{{"loki-logger", Object{{"endpoint_addrs", std::move(sinks)}}}, {"limit-count", Object{{"count", count}, {"time_window", 60}}}}}});
        return made.add("routes", Object{{"id", "r"}, {"uri", "/a"}, {"service_id", "s"}, {"methods", std::move(methods)}});
    };
    const FakeApisix from(seed({"a.sbx.test"}, {"http://loki.sbx.test"}, {"GET", "POST"}, 3)), to(seed({"a.test", "b.test"}, {"http://l1.test", "http://l2.test"}, {"GET"}, 9));
    const auto rule = [](const char *field) { return MappingRule{QString::fromLatin1(field), {}, {}, true}; };
    const QList<MappingRule> map = {rule("deployment.hosts"), rule("policy.loki-logger.*"), rule("policy.limit-count.*"), rule("route.*.methods"),
                                    {QStringLiteral("upstream.retries"), QStringLiteral("3"), QStringLiteral("5"), false}};
    const auto editor = apisixEditor(placeOf(to));
    const auto source = QCoro::waitFor(apisixEditor(placeOf(from))->closure({"s"})), target = QCoro::waitFor(editor->closure({"s"}));
    QVERIFY(source && target);
    const Plan plan = planBetween(*source, *target, *editor, map);
    QVERIFY(plan.unmapped.empty());
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(canonical(plan.steps[0].after), std::string(R"({"nodes":[{"host":"a.test","port":1,"weight":1}],"retries":5})"));
    QVERIFY(QCoro::waitFor(editor->write(plan.steps[0])).has_value());
    QVERIFY(*QCoro::waitFor(editor->look(plan.steps[0])) == StepSight::After);
}

void TestApisixPlaces::rules_ofPolicies_keepWhetherTheyAreThere()
{
    const auto seed = [](Object plugins) {
        ApisixSeed made;
        return made.add("routes", Object{{"id", "r"}, {"uri", "/a"}, {"upstream", Object{{"nodes", Object{{"a.test:1", 1}}}}}, {"plugins", std::move(plugins)}});
    };
    const Object counter{{"count", 5}, {"time_window", 60}, {"_meta", Object{{"disable", true}}}};
    const FakeApisix from(seed({{"limit-count", counter}, {"key-auth", Object()}, {"redirect", Object{{"http_to_https", true}}}})), to(seed({{"cors", Object()}, {"limit-req", Object{{"rate", 1}, {"burst", 2}}}}));
    QList<MappingRule> map;
    for (const char *name : {"limit-count", "key-auth", "cors", "limit-req"})
        map.append({QStringLiteral("policy.%1.*").arg(QString::fromLatin1(name)), {}, {}, true});
    const auto editor = apisixEditor(placeOf(to));
    const auto source = QCoro::waitFor(apisixEditor(placeOf(from))->closure({"route/r"})), target = QCoro::waitFor(editor->closure({"route/r"}));
    QVERIFY(source && target);
    const Plan plan = planBetween(*source, *target, *editor, map);
    QVERIFY(plan.unmapped.empty());
    QCOMPARE(plan.steps.size(), std::size_t(1));
    const JsonValue *plugins = valueAt(plan.steps[0].after, "/plugins");
    QCOMPARE(canonical(*plugins), std::string(R"({"cors":{},"limit-req":{"burst":2,"rate":1},"redirect":{"http_to_https":true}})"));
}

QTEST_GUILESS_MAIN(TestApisixPlaces)
#include "tst_apisix_places.moc"
