// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule may name of Kong's objects: every setting, called as the catalog calls it, and no secret.
#include "contract/kongbench.h"
#include "contract/kongrandom.h"
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"
#include "support/testcertificates.h"

#include <QCoroTask>
#include <QTest>

#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;
using Side = EditorBench::Side;
using Story = EditorBench::Story;
using Form = ValuePlace::Form;

//! Policies that have every form of setting.
KongSeed policies()
{
    KongSeed seed;
    const std::string orders = seed.service("orders", "orders.test", Row{{"read_timeout", 5000}});
    seed.route("list", orders, "/list", Row{{"methods", KongSeed::list({"GET", "PUT"})}, {"headers", Row{{"x-env", KongSeed::list({"sandbox", "a.test"})}}}});
    seed.plugin("rate-limiting", Row{{"minute", 60}, {"hour", nullptr}, {"policy", "redis"}, {"fault_tolerant", true}, {"redis", Row{{"host", "redis.test"}, {"password", "CANARY-redis"}, {"port", 6379}}}},
                "service", orders);
    seed.plugin("cors", Row{{"origins", KongSeed::list({"https://shop.test", "*"})}, {"methods", JsonValue::Array()}, {"max_age", 1.5}}, "service", orders);
    seed.plugin("request-transformer", Row{{"add", Row{{"headers", KongSeed::list({"X-Team:orders", "Authorization:Bearer CANARY-line"})}}}}, "service", orders);
    seed.plugin("correlation-id", Row{{"header_name", "{vault://env/name}"}, {"generator", "uuid"}}, "service", orders);
    return seed;
}

const NativeObject *policyNamed(const NativeClosure &closure, const std::string &name)
{
    const auto found = std::find_if(closure.objects.begin(), closure.objects.end(), [&](const NativeObject &object) { return object.kind == EntityKind::Policy && object.name == name; });
    return found == closure.objects.end() ? nullptr : &*found;
}

QString placesOf(const NativeObject &object)
{
    const char *forms[] = {"text", "host", "host and port", "url", "mixed", "setting", "foreign"};
    QStringList places;
    for (const ValuePlace &place : object.places)
        places.append(QString::fromStdString(place.pointer + " = " + place.field + " (" + forms[static_cast<std::size_t>(place.form)] + ')'));
    places.sort();
    return places.join(u"\n"_s);
}

bool isAtOrBelow(const std::string &pointer, const std::string &place)
{
    return pointer == place || pointer.starts_with(place + '/');
}

//! The first leaf that nothing says anything about, or nothing.
std::string unnamedLeaf(const NativeObject &object, const JsonValue &value, const std::string &pointer)
{
    const auto isIn = [&](const std::string &place) { return isAtOrBelow(pointer, place); };
    const bool isPlace = std::any_of(object.places.begin(), object.places.end(), [&](const ValuePlace &place) { return isIn(place.pointer); });
    const bool isKind = object.kind == EntityKind::Policy && pointer == "/name"; // it would be another policy
    const bool isReference = std::any_of(object.references.begin(), object.references.end(), [&](const PartReference &reference) { return isIn(reference.pointer); });
    if (value.isNull() || isSecretMark(value) || referenceMark(value) != nullptr || isPlace || isReference || isKind || std::any_of(object.own.begin(), object.own.end(), isIn))
        return {};
    const JsonValue::Object *members = value.object();
    const JsonValue::Array *items = value.array();
    if (members == nullptr && items == nullptr)
        return object.part + ' ' + pointer;
    if (items != nullptr && canonical(value).find("\"fingerprint\"") != std::string::npos)
        return {}; // a secret is in the list, so it has no place as a whole
    std::string found;
    for (auto member = members == nullptr ? JsonValue::Object::const_iterator() : members->begin(); members != nullptr && member != members->end() && found.empty(); ++member)
        found = unnamedLeaf(object, member->second, below(pointer, member->first));
    for (std::size_t i = 0; items != nullptr && i < items->size() && found.empty(); ++i)
        found = unnamedLeaf(object, (*items)[i], below(pointer, i));
    return found;
}

//! What is wrong with the places of an object, or nothing.
QString problemOf(const NativeObject &object)
{
    std::set<std::string> pointers;
    for (const ValuePlace &place : object.places) {
        const JsonValue *value = valueAt(object.body, place.pointer);
        if (value == nullptr || value->isNull() || value->object() != nullptr)
            return QString::fromStdString(place.pointer + " is no setting");
        if (canonical(*value).find("\"fingerprint\"") != std::string::npos || canonical(*value).find("{\"ref\":") != std::string::npos)
            return QString::fromStdString(place.pointer + " is secret");
        if (!pointers.insert(place.pointer).second)
            return QString::fromStdString(place.pointer + " is told twice");
    }
    return QString::fromStdString(unnamedLeaf(object, object.body, {}));
}

//! The first field that the catalog would compare and no place is called so, or nothing.
QString unnamedField(const std::vector<EntityRecord> &units, const std::vector<NativeObject> &objects)
{
    std::set<std::string> fields;
    for (const NativeObject &object : objects) {
        for (const ValuePlace &place : object.places)
            fields.insert(place.field);
    }
    JsonReader reader;
    QString missing;
    const auto check = [&](const std::string &owner, const JsonValue::Object &members) {
        for (const auto &[key, value] : members) {
            const std::string text = canonical(value), field = owner + '.' + key;
            const bool isLink = key == "client_certificate" || key == "@service" || key == "@route";
            const bool isSecret = text.find("\"fingerprint\"") != std::string::npos || text.find("{\"ref\":") != std::string::npos;
            const auto isIt = [&](const std::string &one) { return one == field || one.starts_with(field + '.'); };
            if (!isLink && !isSecret && text != "{}" && std::none_of(fields.begin(), fields.end(), isIt))
                missing = QString::fromStdString(field + ' ' + text);
        }
    };
    for (const EntityRecord &unit : units) {
        const bool isOfAPool = unit.kind == EntityKind::Upstream && !unit.nativeId.starts_with("service:");
        if (unit.kind == EntityKind::Deployment && !unit.nativeId.starts_with("route:"))
            check("deployment", toDeployment(reader, unit)->attributes);
        else if (unit.kind == EntityKind::Route)
            check("route", toRoute(reader, unit)->attributes);
        else if (isOfAPool)
            check("upstream", toUpstream(reader, unit)->attributes);
        else if (unit.kind == EntityKind::Policy)
            check("policy." + toPolicy(reader, unit)->name, toPolicy(reader, unit)->config);
    }
    return missing;
}

//! Policies that let those without a credential in as somebody.
KongSeed lettingIn(const JsonValue &anonymous, bool hidesCredentials)
{
    KongSeed seed;
    const std::string orders = seed.service("orders", "orders.test");
    if (anonymous != JsonValue("no policy"))
        seed.plugin("key-auth", Row{{"anonymous", anonymous}, {"hide_credentials", hidesCredentials}, {"key_names", KongSeed::list({"apikey"})}}, "service", orders);
    return seed;
}

//! With rules of its own.
class RuledBench final : public KongBench
{
public:
    RuledBench(KongSeed source, KongSeed target, QList<MappingRule> rules)
        : KongBench(std::move(source), std::move(target))
        , m_rules(std::move(rules))
    {
    }
    [[nodiscard]] QList<MappingRule> map() const override { return m_rules; }

private:
    QList<MappingRule> m_rules;
};

} // namespace

Q_DECLARE_METATYPE(bulkhead::JsonValue)

class TestKongPlaces : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void policy_hasAPlaceForEachSetting_data();
    void policy_hasAPlaceForEachSetting();
    void serviceAndRoute_haveTheirs();
    void randomApis_haveEverythingNamed();
    void plan_anonymousConsumer_isOfItsEnvironment_data();
    void plan_anonymousConsumer_isOfItsEnvironment();
    void rules_ofSettings_reachKong();
};

void TestKongPlaces::initTestCase()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs fakes of its own: not run against a live Kong");
}

void TestKongPlaces::policy_hasAPlaceForEachSetting_data()
{
    QTest::addColumn<QString>("places");
    QTest::newRow("rate-limiting") << u"/config/fault_tolerant = policy.rate-limiting.fault_tolerant (setting)\n"
                                      "/config/minute = policy.rate-limiting.minute (setting)\n"
                                      "/config/policy = policy.rate-limiting.policy (setting)\n"
                                      "/config/redis/host = policy.rate-limiting.redis.host (host and port)\n"
                                      "/config/redis/port = policy.rate-limiting.redis.port (setting)\n"
                                      "/enabled = policy.rate-limiting.enabled (setting)\n"
                                      "/protocols = policy.rate-limiting.@protocols (setting)"_s;
    QTest::newRow("cors") << u"/config/max_age = policy.cors.max_age (setting)\n"
                             "/config/methods = policy.cors.methods (setting)\n"
                             "/config/origins = policy.cors.origins (setting)\n"
                             "/config/origins/0 = policy.cors.origins (url)\n"
                             "/enabled = policy.cors.enabled (setting)\n"
                             "/protocols = policy.cors.@protocols (setting)"_s;
    QTest::newRow("request-transformer") << u"/enabled = policy.request-transformer.enabled (setting)\n"
                                            "/protocols = policy.request-transformer.@protocols (setting)"_s;
    QTest::newRow("correlation-id") << u"/config/generator = policy.correlation-id.generator (setting)\n"
                                       "/enabled = policy.correlation-id.enabled (setting)\n"
                                       "/protocols = policy.correlation-id.@protocols (setting)"_s;
}

void TestKongPlaces::policy_hasAPlaceForEachSetting()
{
    QFETCH(QString, places);
    KongBench bench(KongSeed(), policies());
    const auto closure = EditorChecks(bench).closure(Side::Target);
    QVERIFY(closure);
    const NativeObject *policy = policyNamed(*closure, QTest::currentDataTag());
    QVERIFY(policy != nullptr);
    QCOMPARE(placesOf(*policy), places);
}

void TestKongPlaces::serviceAndRoute_haveTheirs()
{
    KongBench bench(KongSeed(), policies());
    const auto closure = EditorChecks(bench).closure(Side::Target);
    QVERIFY(closure);
    QStringList places;
    for (const NativeObject &object : closure->objects) {
        if (object.kind == EntityKind::Deployment || object.kind == EntityKind::Route)
            places.append(placesOf(object));
    }
    const QString all = places.join(u'\n');
    for (const QString &place : {u"/read_timeout = deployment.read_timeout (setting)"_s, u"/write_timeout = deployment.write_timeout (setting)"_s,
                                 u"/connect_timeout = deployment.connect_timeout (setting)"_s, u"/retries = deployment.retries (setting)"_s, u"/port = upstream.port (setting)"_s,
                                 u"/host = upstream.host (host)"_s, u"/methods = route.methods (setting)"_s, u"/paths = route.paths (setting)"_s,
                                 u"/headers/x-env = route.headers.x-env (setting)"_s, u"/headers/x-env/1 = route.headers.x-env (mixed)"_s})
        QVERIFY2(all.contains(place), qPrintable(place + u" in\n"_s + all));
}

void TestKongPlaces::randomApis_haveEverythingNamed()
{
    const std::string pem = makeIdentity({.commonName = "orders.test"}).certificatePem.toStdString();
    constexpr std::uint32_t seed = 20261202;
    std::mt19937 random(seed);
    for (int i = 0; i < 30; ++i) {
        KongBench bench(KongSeed(), RandomSide(random, false, pem).made());
        const auto editor = bench.editor(Side::Target);
        const auto closure = QCoro::waitFor(editor->closure(bench.deployments(Side::Target)));
        QVERIFY(closure);
        for (const NativeObject &object : closure->objects) {
            const QString problem = problemOf(object);
            QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(i).arg(problem)));
        }
        const auto units = editor->units(closure->objects);
        QVERIFY(units);
        QCOMPARE(unnamedField(*units, closure->objects), QString());
    }
}

void TestKongPlaces::plan_anonymousConsumer_isOfItsEnvironment_data()
{
    const JsonValue none, noPolicy("no policy"), here("guest-here"), there("guest-there");
    QTest::addColumn<JsonValue>("source");
    QTest::addColumn<JsonValue>("target");
    QTest::addColumn<bool>("isMapped");
    QTest::addColumn<QString>("becomes"); // empty: it blocks
    QTest::newRow("the target has its own") << here << there << false << u"guest-there"_s;
    QTest::newRow("the target has its own, the source none") << none << there << false << u"guest-there"_s;
    QTest::newRow("the target has none") << here << none << false << QString();
    QTest::newRow("the policy is new") << here << noPolicy << false << QString();
    QTest::newRow("the policy is new, and a rule says who it is") << here << noPolicy << true << u"guest-mapped"_s;
    QTest::newRow("the target has none, and a rule says who it is") << here << none << true << u"guest-mapped"_s;
    QTest::newRow("nobody") << none << none << false << u"null"_s;
}

//! Consumers do not travel, and so may not be named.
void TestKongPlaces::plan_anonymousConsumer_isOfItsEnvironment()
{
    QFETCH(JsonValue, source);
    QFETCH(JsonValue, target);
    QFETCH(bool, isMapped);
    QFETCH(QString, becomes);
    const QList<MappingRule> rules{{u"policy.key-auth.anonymous"_s, u"guest-here"_s, u"guest-mapped"_s}};
    RuledBench bench(lettingIn(source, true), lettingIn(target, false), isMapped ? rules : QList<MappingRule>());
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), std::size_t(1)); // the rest of the policy travels
    if (becomes.isEmpty()) {
        QCOMPARE(plan->unmapped.size(), std::size_t(1));
        QCOMPARE(plan->unmapped[0].pointer, std::string("/config/anonymous"));
        QCOMPARE(plan->unmapped[0].field, std::string("policy.key-auth.anonymous"));
        QCOMPARE(plan->unmapped[0].value, std::string("guest-here"));
        return;
    }
    QVERIFY(plan->unmapped.empty());
    QVERIFY(QCoro::waitFor(bench.editor(Side::Target)->write(plan->steps.front())));
    const JsonValue row = bench.targetRow(u"/plugins/"_s + QString::fromStdString(plan->steps.front().ref.id));
    const JsonValue *anonymous = valueAt(row, "/config/anonymous"), *hides = valueAt(row, "/config/hide_credentials");
    QVERIFY(anonymous != nullptr && hides != nullptr && *hides == JsonValue(true));
    QCOMPARE(anonymous->isNull() ? u"null"_s : QString::fromStdString(*anonymous->string()), becomes);
}

//! A number stays one, an address in a list is mapped as one and once, and a list is kept whole.
void TestKongPlaces::rules_ofSettings_reachKong()
{
    KongSeed target;
    const std::string orders = target.service("orders", "orders.test", Row{{"read_timeout", 9000}});
    target.route("list", orders, "/list", Row{{"methods", KongSeed::list({"DELETE"})}});
    target.plugin("rate-limiting", Row{{"minute", 1}, {"policy", "redis"}, {"redis", Row{{"host", "redis.test"}, {"password", "CANARY-there"}, {"port", 6380}}}}, "service", orders);
    target.plugin("cors", Row{{"origins", KongSeed::list({"https://old.test"})}}, "service", orders);
    const auto keep = [](const QString &field) {
        MappingRule rule;
        rule.field = field;
        rule.keep = true;
        return rule;
    };
    const QList<MappingRule> rules{{u"policy.rate-limiting.minute"_s, u"[0-9]+"_s, u"6000"_s}, {u"policy.cors.origins"_s, u".*\\.test"_s, u"x.test"_s}, keep(u"deployment.read_timeout"_s),
                                   keep(u"route.methods"_s), keep(u"policy.rate-limiting.redis.port"_s)};
    RuledBench bench(policies(), std::move(target), rules);
    const auto editor = bench.editor(Side::Target);
    const auto plan = EditorChecks(bench).plan(false);
    QVERIFY(plan);
    for (const PlanStep &step : plan->steps) {
        if (step.action == StepAction::Change)
            QVERIFY(QCoro::waitFor(editor->write(step)));
    }
    const auto closure = EditorChecks(bench).closure(Side::Target);
    QVERIFY(closure);
    const auto textAt = [&](const char *part, const char *pointer) {
        const auto found = std::find_if(closure->objects.begin(), closure->objects.end(), [&](const NativeObject &object) { return object.part == part; });
        const JsonValue *value = found == closure->objects.end() ? nullptr : valueAt(found->body, pointer);
        return value == nullptr ? std::string("(nothing)") : canonical(*value);
    };
    QCOMPARE(textAt("policy rate-limiting", "/config/minute"), std::string("6000"));
    QCOMPARE(textAt("policy rate-limiting", "/config/redis/port"), std::string("6380"));
    QCOMPARE(textAt("policy rate-limiting", "/config/fault_tolerant"), std::string("true"));
    QCOMPARE(textAt("policy cors", "/config/origins"), std::string("[\"https://x.test\",\"*\"]"));
    QCOMPARE(textAt("service", "/read_timeout"), std::string("9000"));
    QCOMPARE(textAt("route list", "/methods"), std::string("[\"DELETE\"]"));
    QCOMPARE(textAt("route list", "/headers/x-env"), std::string("[\"sandbox\",\"a.test\"]"));
}

QTEST_GUILESS_MAIN(TestKongPlaces)
#include "tst_kong_places.moc"
