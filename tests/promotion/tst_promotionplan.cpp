// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"
#include "promotion/planbench.h"

#include <QTest>

#include <random>
#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

class TestPromotionPlan : public QObject
{
    Q_OBJECT
private slots:
    void parts_calledAlike_areTheSameIfOnlyOneIsLeft_data();
    void parts_calledAlike_areTheSameIfOnlyOneIsLeft();
    void mapping_ofEachForm_rewritesOnlyTheHost_data();
    void mapping_ofEachForm_rewritesOnlyTheHost();
    void mapping_firstRuleOfTheField_counts();
    void steps_createChangeAndKeep();
    void steps_deletions_comeLastInReverse_andSpareWhatIsShared();
    void steps_secrets_stayTheTargets();
    void steps_secretsWithoutOneInTheSource_stayTheTargets();
    void steps_secretsAsReferences_giveWayToSecretsOnly();
    void steps_secretsThatWouldBeLost_block();
    void steps_deletions_spareSecrets();
    void steps_ownValues_stayTheTargets();
    void steps_ownValues_areNotListed();
    void steps_references_leadToTheTargetsObjects();
    void steps_references_leadToWhatThePlanMakes();
    void steps_deletions_spareWhatIsNeeded();
    void steps_whatBelongsToAnother_followsIt();
    void steps_whatBelongsToAnother_isNeverGuessed();
    void steps_setsInAnotherOrder_areTheSame();
    void steps_toldApart_arePairedByTheirMappedText();
    void steps_twoThatBecomeOne_block();
    void applied_toTheTarget_givesTheSource_forRandomClosures();
    void inverse_undoesEverything_forRandomClosures();
};

void TestPromotionPlan::mapping_ofEachForm_rewritesOnlyTheHost_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("blocks");
    const auto row = [](const char *name, ValuePlace::Form form, const char *from, const char *to, bool blocks = false) {
        QTest::newRow(name) << static_cast<int>(form) << QByteArray(from) << QByteArray(to) << blocks;
    };
    using Form = ValuePlace::Form;
    row("host", Form::Host, "a.sbx.test", "a.test");
    row("host and port", Form::HostPort, "a.sbx.test:8080", "a.test:8080");
    row("host without a port", Form::HostPort, "a.sbx.test", "a.test");
    row("URL", Form::Url, "https://a.sbx.test:8443/x?y=a.sbx.test", "https://a.test:8443/x?y=a.sbx.test");
    row("URL with a user", Form::Url, "http://me@a.sbx.test/x", "http://me@a.test/x");
    row("URL without a path", Form::Url, "http://a.sbx.test", "http://a.test");
    row("no rule matches", Form::Host, "other.test", "other.test");
    row("no rule matches, and it names the source", Form::Host, "a.b.sbx.test", "a.b.sbx.test", true);
    row("text is no host", Form::Text, "a.b.sbx.test", "a.b.sbx.test");
    row("text with a host", Form::Mixed, "say a.test twice", "say a.test twice");
    row("text with a host of the source", Form::Mixed, "http.host == \"a.b.sbx.test\"", "http.host == \"a.b.sbx.test\"", true);
    row("text that is mapped as a whole", Form::Mixed, "a.sbx.test", "a.test");
    row("address of version 6", Form::HostPort, "[::1]:80", "[::1]:80");
}

void TestPromotionPlan::mapping_ofEachForm_rewritesOnlyTheHost()
{
    QFETCH(int, form);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(bool, blocks);
    NativeObject source = object("route", "1", JsonValue::Object{{"at", from.toStdString()}});
    source.places = {{"/at", "upstream.host", static_cast<ValuePlace::Form>(form)}};
    const Mapper mapper({MappingRule{u"upstream.host"_s, u"([a-z]+)\\.sbx\\.test"_s, u"\\1.test"_s}}, [](const std::string &host) { return host.ends_with(".sbx.test"); });
    std::vector<MappedValue> mapped;
    std::vector<UnmappedValue> unmapped;
    const JsonValue body = mapper.map(source, mapped, unmapped);
    QCOMPARE(*at(body, "/at").string(), to.toStdString());
    QCOMPARE(unmapped.size(), std::size_t(blocks));
    QCOMPARE(mapped.size(), std::size_t(1));
    QCOMPARE(mapped[0].rule, from == to ? -1 : 0);
}

void TestPromotionPlan::mapping_firstRuleOfTheField_counts()
{
    NativeObject source = object("route", "1", JsonValue::Object{{"at", "a.test"}});
    source.places = {{"/at", "route.hosts", ValuePlace::Form::Host}};
    const Mapper mapper({{u"upstream.host"_s, u".*"_s, u"wrong"_s}, {u"route.hosts"_s, u"a\\.test"_s, u"right"_s}, {u"route.hosts"_s, u".*"_s, u"late"_s}},
                        [](const std::string &) { return false; });
    std::vector<MappedValue> mapped;
    std::vector<UnmappedValue> unmapped;
    QCOMPARE(*at(mapper.map(source, mapped, unmapped), "/at").string(), std::string("right"));
    QCOMPARE(mapped[0].rule, 1);
}

void TestPromotionPlan::steps_createChangeAndKeep()
{
    Plan plan;
    buildSteps(groundOf({object("same", "1", JsonValue::Object{{"a", 1}}), object("changed", "2", JsonValue::Object{{"a", 2}}), object("new", "3", JsonValue::Object{{"a", 3}}),
                         object("newer", "4", JsonValue::Object{{"a", 3}})},
                        {object("same", "11", JsonValue::Object{{"a", 1}}), object("changed", "12", JsonValue::Object{{"a", 9}}), object("old", "13", JsonValue::Object{{"a", 4}})}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(3));
    QCOMPARE(plan.steps[0].action, StepAction::Change);
    QCOMPARE(plan.steps[0].ref.id, std::string("12"));
    QCOMPARE(canonical(plan.steps[0].before), std::string(R"({"a":9})"));
    QCOMPARE(canonical(plan.steps[0].after), std::string(R"({"a":2})"));
    QCOMPARE(plan.steps[1].action, StepAction::Create);
    QCOMPARE(plan.steps[1].ref.id, std::string("3-new"));
    QVERIFY(plan.steps[1].before.isNull());
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "13"}}));
    QCOMPARE(plan.sourceClosure.size(), std::size_t(4));
    QCOMPARE(plan.targetClosure.size(), std::size_t(3));
}

void TestPromotionPlan::parts_calledAlike_areTheSameIfOnlyOneIsLeft_data()
{
    QTest::addColumn<QByteArrayList>("source");
    QTest::addColumn<QByteArrayList>("target");
    QTest::addColumn<QByteArrayList>("changed"); //!< of the source, in its order; the rest is made
    const auto row = [](const char *name, const QByteArrayList &source, const QByteArrayList &target, const QByteArrayList &changed) {
        QTest::newRow(name) << source << target << changed;
    };
    row("other methods, and a new route", {"/a#GET PUT", "/b"}, {"/a#GET"}, {"/a#GET PUT"});
    row("methods that came", {"/a#GET", "/b#GET"}, {"/a", "/c"}, {"/a#GET", "/b#GET"}); // the second by its kind
    row("two there, neither the same", {"/a#PUT", "/b"}, {"/a#GET", "/a#POST"}, {});
    row("two there, one the same", {"/a#POST", "/b"}, {"/a#GET", "/a#POST"}, {"/a#POST", "/b"}); // what is left is one of a kind
    row("two here, one there", {"/a#GET", "/a#POST", "/b"}, {"/a#PUT"}, {});
    row("two pairs", {"/a#1", "/b#1", "/c"}, {"/b#2", "/a#2"}, {"/a#1", "/b#1"});
}

void TestPromotionPlan::parts_calledAlike_areTheSameIfOnlyOneIsLeft()
{
    QFETCH(QByteArrayList, source);
    QFETCH(QByteArrayList, target);
    QFETCH(QByteArrayList, changed);
    const auto objects = [](const QByteArrayList &parts, int side) {
        std::vector<NativeObject> made;
        for (const QByteArray &part : parts)
            made.push_back(object(part.toStdString(), part.toStdString(), JsonValue::Object{{"side", side}}));
        return made;
    };
    Plan plan;
    buildSteps(groundOf(objects(source, 1), objects(target, 2)), plan);
    QByteArrayList found;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (plan.steps[i].action == StepAction::Change)
            found.append(source[qsizetype(i)]);
    }
    QCOMPARE(plan.steps.size(), std::size_t(source.size()));
    QCOMPARE(found, changed);
}

void TestPromotionPlan::steps_deletions_comeLastInReverse_andSpareWhatIsShared()
{
    PlanGround ground = groundOf({object("new", "1", JsonValue::Object{{"a", 1}})}, // several are left over, so none is the same
                                 {object("x", "11", JsonValue::Object{{"a", 1}}), object("shared", "12", JsonValue::Object{{"a", 1}}), object("y", "13", JsonValue::Object{{"a", 1}})});
    ground.target.objects[1].isShared = true;
    ground.mayDelete = true;
    Plan plan;
    buildSteps(ground, plan);
    QCOMPARE(plan.steps.size(), std::size_t(3));
    QCOMPARE(plan.steps[0].action, StepAction::Create);
    QCOMPARE(plan.steps[1].ref.id, std::string("13"));
    QCOMPARE(plan.steps[2].ref.id, std::string("11"));
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "12"}}));
}

void TestPromotionPlan::steps_secrets_stayTheTargets()
{
    Plan plan;
    buildSteps(groundOf({object("r", "1", JsonValue::Object{{"a", 1}, {"list", JsonValue::Array{secret("source")}}, {"s", secret("source")}})},
                        {object("r", "2", JsonValue::Object{{"a", 2}, {"list", JsonValue::Array{}}, {"s", secret("target")}})}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(at(plan.steps[0].after, "/s"), secret("target"));
    QCOMPARE(plan.unmapped.size(), std::size_t(1)); // the target has none in the list
    QCOMPARE(plan.unmapped[0].pointer, std::string("/list/0"));
    QCOMPARE(plan.unmapped[0].reason, UnmappedValue::Reason::Secret);
    QVERIFY(plan.unmapped[0].value.empty());
    QVERIFY(endpointsGate(plan).verdict == GateVerdict::Fail);
}

void TestPromotionPlan::steps_secretsWithoutOneInTheSource_stayTheTargets()
{
    Plan plan;
    const JsonValue reference = JsonValue::Object{{"ref", "{vault://env/x}"}};
    buildSteps(groundOf({object("r", "1", JsonValue::Object{{"a", 1}, {"n", nullptr}, {"s", nullptr}, {"v", nullptr}})},
                        {object("r", "2", JsonValue::Object{{"a", 2}, {"n", 5}, {"s", secret("target")}, {"v", reference}})}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(at(plan.steps[0].after, "/s"), secret("target"));
    QCOMPARE(at(plan.steps[0].after, "/v"), reference);
    QVERIFY(at(plan.steps[0].after, "/n").isNull()); // what is no secret is what the source says
    QVERIFY(plan.unmapped.empty());
}

void TestPromotionPlan::steps_secretsAsReferences_giveWayToSecretsOnly()
{
    const JsonValue here = JsonValue::Object{{"ref", "{vault://env/here}"}}, there = JsonValue::Object{{"ref", "{vault://env/there}"}};
    Plan plan;
    buildSteps(groundOf({object("r", "1", JsonValue::Object{{"new", here}, {"ref", here}, {"s", here}})},
                        {object("r", "2", JsonValue::Object{{"ref", there}, {"s", secret("target")}})}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(at(plan.steps[0].after, "/new"), here);
    QCOMPARE(at(plan.steps[0].after, "/ref"), here);
    QCOMPARE(at(plan.steps[0].after, "/s"), secret("target"));
    QVERIFY(plan.unmapped.empty());
}

void TestPromotionPlan::steps_secretsThatWouldBeLost_block()
{
    Plan plan;
    const JsonValue headers = JsonValue::Object{{"plain", 1}, {"x-token", secret("target")}};
    buildSteps(groundOf({object("r", "1", JsonValue::Object{{"headers", JsonValue::Object{{"plain", 2}}}, {"list", JsonValue::Array{}}})},
                        {object("r", "2", JsonValue::Object{{"headers", headers}, {"list", JsonValue::Array{secret("first")}}, {"other", headers}, {"gone", 1}})}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(at(plan.steps[0].after, "/headers/x-token"), secret("target"));
    QCOMPARE(at(plan.steps[0].after, "/headers/plain"), JsonValue(2));
    QCOMPARE(at(plan.steps[0].after, "/other"), headers);
    QVERIFY(at(plan.steps[0].after, "/gone").isNull());
    QCOMPARE(plan.unmapped.size(), std::size_t(1)); // which place in a list is which cannot be told
    QCOMPARE(plan.unmapped[0].pointer, std::string("/list/0"));
    QCOMPARE(plan.unmapped[0].reason, UnmappedValue::Reason::SecretLost);
    QVERIFY(endpointsGate(plan).evidence.first().contains(u"lost"_s));
}

void TestPromotionPlan::steps_deletions_spareSecrets()
{
    const JsonValue reference = JsonValue::Object{{"ref", "{vault://env/x}"}};
    PlanGround ground = groundOf({}, {object("a", "1", JsonValue::Object{{"s", JsonValue::Array{secret("x")}}}), object("b", "2", JsonValue::Object{{"s", reference}})});
    ground.mayDelete = true;
    Plan plan;
    buildSteps(ground, plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(plan.steps[0].ref.id, std::string("2")); // a reference can be written again
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "1"}}));
}

void TestPromotionPlan::steps_ownValues_areNotListed()
{
    NativeObject source = object("r", "1", JsonValue::Object{{"a", 1}, {"name", "orders.sbx.test"}});
    source.places = {{"/name", "route.name", ValuePlace::Form::Host}};
    NativeObject target = object("r", "2", JsonValue::Object{{"a", 2}, {"name", "orders"}});
    target.own = {"/name"};
    Plan plan;
    buildSteps(groundOf({source}, {target}), plan);
    QVERIFY(plan.mapping.empty());
    QVERIFY(plan.unmapped.empty());
    Plan anew;
    buildSteps(groundOf({source}, {}), anew);
    QCOMPARE(anew.mapping.size(), std::size_t(1));
    QCOMPARE(anew.unmapped.size(), std::size_t(1)); // there is no target that keeps its own
}

namespace {

NativeObject referring(const std::string &part, const std::string &id, const std::string &to, const std::string &host = "pool-sbx")
{
    NativeObject made = object(part, id, JsonValue::Object{{"host", host}, {"service", JsonValue::Object{{"id", to}}}});
    made.references = {{"/service/id", "service", {}}, {"/host", "service", "/name"}};
    return made;
}

} // namespace

void TestPromotionPlan::steps_references_leadToTheTargetsObjects()
{
    NativeObject source = object("service", "s1", JsonValue::Object{{"name", "pool-sbx"}}), target = object("service", "t1", JsonValue::Object{{"name", "pool"}});
    source.own = target.own = {"/name"};
    Plan plan;
    buildSteps(groundOf({source, referring("route a", "s2", "s1"), referring("route b", "s3", "s1")}, {target, referring("route a", "t2", "t1", "pool")}), plan);
    QCOMPARE(plan.steps.size(), std::size_t(1)); // the first is the same already
    QCOMPARE(plan.steps[0].action, StepAction::Create);
    QCOMPARE(*at(plan.steps[0].after, "/service/id").string(), std::string("t1"));
    QCOMPARE(*at(plan.steps[0].after, "/host").string(), std::string("pool"));
}

void TestPromotionPlan::steps_references_leadToWhatThePlanMakes()
{
    const PlanGround ground = groundOf({object("service", "s1", JsonValue::Object{{"name", "pool"}}), referring("route a", "s2", "s1", "pool")}, {});
    Plan plan, again;
    buildSteps(ground, plan);
    buildSteps(ground, again);
    QCOMPARE(plan.steps.size(), std::size_t(2));
    QCOMPARE(plan.steps[0].ref.id, std::string("s1-new"));
    QCOMPARE(*at(plan.steps[1].after, "/service/id").string(), std::string("s1-new"));
    QCOMPARE(again.digest(), plan.digest());
}

namespace {

NativeObject policy(const std::string &part, const std::string &id, const std::string &on, const std::string &route)
{
    NativeObject made = object(part, id, JsonValue::Object{{"route", JsonValue::Object{{"id", route}}}, {"v", id.front() == 's' ? 1 : 2}});
    made.kind = EntityKind::Policy;
    made.on = on;
    made.references = {{"/route/id", on, {}}};
    return made;
}

} // namespace

void TestPromotionPlan::steps_deletions_spareWhatIsNeeded()
{
    NativeObject secretive = policy("policy log", "t3", "route list", "t2"), route = object("route list", "t2", JsonValue::Object{});
    secretive.body.object()->insert_or_assign("s", secret("x"));
    route.references = {{"/service/id", "service", {}}};
    PlanGround ground = groundOf({}, {object("service", "t1", JsonValue::Object{}), route, secretive, policy("policy cors", "t4", "route list", "t2"), object("other", "t5", JsonValue::Object{})});
    ground.mayDelete = true;
    Plan plan;
    buildSteps(ground, plan);
    QCOMPARE(plan.steps.size(), std::size_t(2));
    QCOMPARE(plan.steps[0].ref.id, std::string("t5"));
    QCOMPARE(plan.steps[1].ref.id, std::string("t4"));
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "t3"}, {"routes", "t2"}, {"routes", "t1"}}));
}

void TestPromotionPlan::steps_whatBelongsToAnother_followsIt()
{
    // The route has another name there, and only one is left over: its policy is the policy of that one.
    Plan plan;
    buildSteps(groundOf({object("route list-sbx", "s1", JsonValue::Object{}), policy("policy cors", "s2", "route list-sbx", "s1")},
                        {object("route list", "t1", JsonValue::Object{}), policy("policy cors", "t2", "route list", "t1")}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(plan.steps[0].action, StepAction::Change);
    QCOMPARE(plan.steps[0].ref.id, std::string("t2"));
    QCOMPARE(*at(plan.steps[0].after, "/route/id").string(), std::string("t1"));
}

void TestPromotionPlan::steps_whatBelongsToAnother_isNeverGuessed()
{
    Plan plan;
    buildSteps(groundOf({object("route list", "s1", JsonValue::Object{}), policy("policy cors", "s2", "route list", "s1")},
                        {object("route list", "t1", JsonValue::Object{}), policy("policy jwt", "t2", "route list", "t1")}),
               plan);
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(plan.steps[0].action, StepAction::Create);
    QCOMPARE(*at(plan.steps[0].after, "/route/id").string(), std::string("t1"));
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "t2"}}));
}

void TestPromotionPlan::steps_setsInAnotherOrder_areTheSame()
{
    const auto with = [](const char *id, const JsonValue::Array &methods, const JsonValue::Array &order) {
        NativeObject made = object("r", id, JsonValue::Object{{"methods", methods}, {"order", order}});
        made.sets = {"/methods", "/nothing"};
        return made;
    };
    Plan same, more, order;
    buildSteps(groundOf({with("1", {"GET", "PUT"}, {1, 2})}, {with("2", {"PUT", "GET"}, {1, 2})}), same);
    QVERIFY(same.steps.empty());
    buildSteps(groundOf({with("1", {"GET", "GET", "PUT"}, {1, 2})}, {with("2", {"PUT", "GET"}, {1, 2})}), more);
    QCOMPARE(canonical(more.steps.at(0).after), std::string(R"({"methods":["GET","GET","PUT"],"order":[1,2]})"));
    buildSteps(groundOf({with("1", {"GET", "PUT"}, {2, 1})}, {with("2", {"PUT", "GET"}, {1, 2})}), order);
    QCOMPARE(canonical(order.steps.at(0).after), std::string(R"({"methods":["PUT","GET"],"order":[2,1]})"));
}

namespace {

NativeObject target(const std::string &id, const std::string &address, int weight)
{
    NativeObject made = object("target", id, JsonValue::Object{{"target", address}, {"weight", weight}});
    made.told = "/target";
    made.places = {{"/target", "upstream.host", ValuePlace::Form::HostPort}};
    return made;
}

} // namespace

void TestPromotionPlan::steps_toldApart_arePairedByTheirMappedText()
{
    PlanGround ground = groundOf({target("s1", "a.sbx.test:80", 1), target("s2", "b.sbx.test:80", 2), target("s3", "c.sbx.test:80", 3)},
                                 {target("t1", "b.test:80", 9), target("t2", "a.test:80", 1), target("t3", "old.test:80", 1)});
    ground.map = {{u"upstream.host"_s, u"([a-z]+)\\.sbx\\.test"_s, u"\\1.test"_s}};
    Plan plan;
    buildSteps(ground, plan);
    QCOMPARE(plan.steps.size(), std::size_t(2));
    QCOMPARE(plan.steps[0].action, StepAction::Change);
    QCOMPARE(plan.steps[0].ref.id, std::string("t1"));
    QCOMPARE(plan.steps[1].action, StepAction::Create); // never taken for the one that is left over
    QCOMPARE(*at(plan.steps[1].after, "/target").string(), std::string("c.test:80"));
    QCOMPARE(plan.kept, (std::vector<ObjectRef>{{"routes", "t3"}}));
    QCOMPARE(plan.mapping.size(), std::size_t(3));
}

void TestPromotionPlan::steps_twoThatBecomeOne_block()
{
    PlanGround ground = groundOf({target("s1", "a.sbx.test:80", 1), target("s2", "b.sbx.test:80", 2)}, {target("t1", "all.test:80", 9)});
    ground.map = {{u"upstream.host"_s, u".*\\.sbx\\.test"_s, u"all.test"_s}};
    Plan plan;
    buildSteps(ground, plan);
    QCOMPARE(plan.unmapped.size(), std::size_t(1));
    QCOMPARE(plan.unmapped[0].reason, UnmappedValue::Reason::SameAsAnother);
    QCOMPARE(plan.unmapped[0].object.id, std::string("s2"));
    const GateResult gate = endpointsGate(plan);
    QVERIFY(gate.verdict == GateVerdict::Fail);
    QVERIFY(gate.evidence.first().contains(u"all.test:80"_s));
    const auto read = Plan::fromText(plan.toText());
    QVERIFY(read);
    QVERIFY(read->unmapped == plan.unmapped);
}

void TestPromotionPlan::steps_ownValues_stayTheTargets()
{
    NativeObject target = object("r", "2", JsonValue::Object{{"@id", "orders"}, {"a", 1}});
    target.own = {"/@id", "/group"};
    Plan plan;
    buildSteps(groundOf({object("r", "1", JsonValue::Object{{"@id", "orders-sbx"}, {"a", 2}, {"group", "g"}})}, {target}), plan);
    QCOMPARE(canonical(plan.steps[0].after), std::string(R"({"@id":"orders","a":2})"));
}

namespace {

//! A closure of up to eight parts with small bodies.
std::vector<NativeObject> randomClosure(std::mt19937 &random, const char *side)
{
    std::vector<NativeObject> objects;
    for (int part = 0; part < 8; ++part) {
        if (random() % 3 == 0)
            continue;
        JsonValue::Object body{{"part", part}};
        for (const char *key : {"a", "b", "c"}) {
            if (random() % 2 == 0)
                body[key] = static_cast<std::int64_t>(random() % 3);
        }
        objects.push_back(object("part" + std::to_string(part), side + std::to_string(part), std::move(body)));
    }
    return objects;
}

std::vector<std::string> bodiesOf(const std::vector<NativeObject> &objects)
{
    std::vector<std::string> bodies;
    for (const NativeObject &one : objects)
        bodies.push_back(canonical(one.body));
    std::sort(bodies.begin(), bodies.end());
    return bodies;
}

} // namespace

//! apply(diff(a, b), a) = b
void TestPromotionPlan::applied_toTheTarget_givesTheSource_forRandomClosures()
{
    std::mt19937 random(20261129);
    qInfo("seed 20261129, 10000 pairs");
    for (int i = 0; i < 10000; ++i) {
        PlanGround ground = groundOf(randomClosure(random, "s"), randomClosure(random, "t"));
        ground.mayDelete = true;
        Plan plan;
        buildSteps(ground, plan);
        QCOMPARE(bodiesOf(applied(plan.steps, ground.target.objects)), bodiesOf(ground.source.objects));
    }
}

void TestPromotionPlan::inverse_undoesEverything_forRandomClosures()
{
    std::mt19937 random(20261130);
    qInfo("seed 20261130, 10000 pairs");
    for (int i = 0; i < 10000; ++i) {
        PlanGround ground = groundOf(randomClosure(random, "s"), randomClosure(random, "t"));
        ground.mayDelete = random() % 2 == 0;
        Plan plan;
        buildSteps(ground, plan);
        const auto after = applied(plan.steps, ground.target.objects);
        QCOMPARE(bodiesOf(applied(plan.inverse(), after)), bodiesOf(ground.target.objects));
    }
}

QTEST_GUILESS_MAIN(TestPromotionPlan)
#include "tst_promotionplan.moc"
