// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpointer.h"
#include "promotion/buildplan.h"
#include "promotion/gates.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>
#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

NativeObject object(const std::string &part, const std::string &id, JsonValue body)
{
    NativeObject made;
    made.ref = {"routes", id};
    made.part = part;
    made.name = part;
    made.body = std::move(body);
    return made;
}

PlanGround groundOf(std::vector<NativeObject> source, std::vector<NativeObject> target)
{
    PlanGround ground;
    ground.source.objects = std::move(source);
    ground.target.objects = std::move(target);
    ground.namesSource = [](const std::string &host) { return host.ends_with(".sbx.test"); };
    ground.placeOnTarget = [](NativeObject mapped) {
        mapped.ref.id += "-new";
        return mapped;
    };
    return ground;
}

JsonValue secret(const char *text)
{
    return JsonValue::Object{{"class", "secret/plain"}, {"fingerprint", text}};
}

const JsonValue &at(const JsonValue &value, std::string_view pointer)
{
    static const JsonValue none;
    const JsonValue *found = valueAt(value, pointer);
    return found == nullptr ? none : *found;
}

} // namespace

class TestPromotionPlan : public QObject
{
    Q_OBJECT
private slots:
    void mapping_ofEachForm_rewritesOnlyTheHost_data();
    void mapping_ofEachForm_rewritesOnlyTheHost();
    void mapping_firstRuleOfTheField_counts();
    void steps_createChangeAndKeep();
    void steps_deletions_comeLastInReverse_andSpareWhatIsShared();
    void steps_secrets_stayTheTargets();
    void steps_ownValues_stayTheTargets();
    void applied_toTheTarget_givesTheSource_forRandomClosures();
    void inverse_undoesEverything_forRandomClosures();
    void merged_plansOfSeveralApis_writeSharedObjectsOnce();
    void merged_plansThatDisagree_nameTheObject();
    void text_isReadBack_andNothingElseIs();
    void corpus_ofTheFuzzTarget_isPlans();
    void digest_changesWithEveryByte();
    void gates_sayWhatIsWrong();
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

void TestPromotionPlan::merged_plansOfSeveralApis_writeSharedObjectsOnce()
{
    const auto part = [](const std::string &name, const char *shared) {
        PlanGround ground = groundOf({object("shared", "s", JsonValue::Object{{"a", shared}}), object(name, name, JsonValue::Object{{"a", 1}}), object(name + "2", name + "2", JsonValue::Object{{"a", 1}})},
                                     {object("shared", "t", JsonValue::Object{{"a", "old"}}), object(name + " gone", name + "gone", JsonValue::Object{{"a", 1}})});
        ground.mayDelete = true;
        Plan plan;
        buildSteps(ground, plan);
        return plan;
    };
    Plan both;
    QVERIFY(!mergeSteps({part("x", "new"), part("y", "new")}, both));
    QCOMPARE(std::count_if(both.steps.begin(), both.steps.end(), [](const PlanStep &step) { return step.ref.id == "t"; }), 1);
    QCOMPARE(both.steps.size(), std::size_t(7)); // one shared, two new each, one deleted each
    QVERIFY(both.steps[5].action == StepAction::Delete && both.steps[6].action == StepAction::Delete);
    std::set<std::string> ids;
    for (const PlanStep &step : both.steps)
        ids.insert(step.ref.id);
    QCOMPARE(ids.size(), both.steps.size());
    // What one of them keeps or writes the other does not delete.
    Plan keeps = part("x", "new");
    keeps.kept = {{"routes", "ygone"}};
    Plan spared;
    QVERIFY(!mergeSteps({keeps, part("y", "new")}, spared));
    QVERIFY(std::none_of(spared.steps.begin(), spared.steps.end(), [](const PlanStep &step) { return step.ref.id == "ygone"; }));
    QCOMPARE(spared.kept, (std::vector<ObjectRef>{{"routes", "ygone"}}));
}

void TestPromotionPlan::merged_plansThatDisagree_nameTheObject()
{
    const auto part = [](const char *shared) {
        Plan plan;
        buildSteps(groundOf({object("shared", "s", JsonValue::Object{{"a", shared}})}, {object("shared", "t", JsonValue::Object{{"a", "old"}})}), plan);
        return plan;
    };
    Plan both;
    QCOMPARE(mergeSteps({part("new"), part("newer")}, both).value(), (ObjectRef{"routes", "t"}));
}

namespace {

Plan examplePlan()
{
    PlanGround ground = groundOf({object("changed", "2", JsonValue::Object{{"host", "a.sbx.test"}, {"s", secret("x")}})}, {object("changed", "12", JsonValue::Object{{"host", "b.test"}})});
    ground.source.objects[0].places = {{"/host", "route.hosts", ValuePlace::Form::Host}};
    ground.map = {{u"route.hosts"_s, u"a\\.sbx\\.test"_s, u"a.test"_s}};
    Plan plan;
    plan.log = std::string(32, 'a');
    plan.request = std::string(32, 'b');
    plan.nonce = std::string(32, 'c');
    plan.policy = std::string(64, 'd');
    plan.api = "orders-id";
    plan.apiName = "orders";
    plan.from = EnvironmentId(u"sandbox"_s);
    plan.to = EnvironmentId(u"production"_s);
    plan.source = GatewayId(u"one"_s);
    plan.target = GatewayId(u"two"_s);
    plan.sourceDeployments = {"x"};
    plan.expires = UtcTime(std::chrono::milliseconds(1'800'000'000'000));
    buildSteps(ground, plan);
    return plan;
}

} // namespace

void TestPromotionPlan::text_isReadBack_andNothingElseIs()
{
    const Plan plan = examplePlan();
    const std::string text = plan.toText();
    const auto read = Plan::fromText(text);
    QVERIFY(read);
    QVERIFY(*read == plan);
    QCOMPARE(read->digest(), plan.digest());
    int refused = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto other = Plan::fromText(changed);
        refused += other ? 0 : 1;
        QVERIFY(!other || other->toText() == changed); // a plan, then, but another one
        QVERIFY(!other || other->digest() != plan.digest());
    }
    QVERIFY(refused > 0);
    QVERIFY(!Plan::fromText({}));
    QVERIFY(!Plan::fromText("{}"));
    QVERIFY(!Plan::fromText(text + "\n"));
    QVERIFY(!Plan::fromText(text.substr(0, text.size() / 2)));
}

//! Else the fuzz target would only see what does not parse.
void TestPromotionPlan::corpus_ofTheFuzzTarget_isPlans()
{
    const QDir folder(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/fuzz/corpus/promotionplan"));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY(names.size() >= 4);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(Plan::fromText(file.readAll().toStdString()), qPrintable(name));
    }
}

void TestPromotionPlan::digest_changesWithEveryByte()
{
    const Plan plan = examplePlan();
    std::set<std::string> digests{plan.digest()};
    const auto with = [&](auto change) {
        Plan other = plan;
        change(other);
        digests.insert(other.digest());
    };
    with([](Plan &p) { p.log[0] = 'e'; });
    with([](Plan &p) { p.request[0] = 'e'; });
    with([](Plan &p) { p.nonce[0] = 'e'; });
    with([](Plan &p) { p.policy[0] = 'e'; });
    with([](Plan &p) { p.api += 'x'; });
    with([](Plan &p) { p.from = EnvironmentId(u"test"_s); });
    with([](Plan &p) { p.to = EnvironmentId(u"test"_s); });
    with([](Plan &p) { p.source = GatewayId(u"three"_s); });
    with([](Plan &p) { p.target = GatewayId(u"three"_s); });
    with([](Plan &p) { p.sourceDeployments.push_back("y"); });
    with([](Plan &p) { p.targetDeployments.push_back("y"); });
    with([](Plan &p) { p.expires += std::chrono::milliseconds(1); });
    with([](Plan &p) { p.sourceClosure[0].digest[0] = 'z'; });
    with([](Plan &p) { p.targetClosure[0].digest[0] = 'z'; });
    with([](Plan &p) { p.steps[0].name += 'x'; });
    with([](Plan &p) { p.steps[0].after = JsonValue::Object{}; });
    with([](Plan &p) { p.steps[0].before = JsonValue::Object{}; });
    with([](Plan &p) { p.steps[0].guard = StepGuard::None; });
    with([](Plan &p) { p.steps.push_back(p.steps[0]); });
    with([](Plan &p) { p.mapping[0].to = "z"; });
    with([](Plan &p) { p.unmapped.clear(); });
    with([](Plan &p) { p.kept.push_back({"routes", "9"}); });
    with([](Plan &p) { p.others = {{"bills-id", "bills"}}; });
    with([](Plan &p) { p.others = {{"bills-id", "bill"}}; });
    QCOMPARE(digests.size(), std::size_t(25));
    Plan several = plan;
    several.others = {{"bills-id", "bills"}, {"carts-id", "carts@v2"}};
    QVERIFY(Plan::fromText(several.toText()).value() == several);
}

void TestPromotionPlan::gates_sayWhatIsWrong()
{
    const Plan plan = examplePlan();
    QVERIFY(driftGate(plan, plan.targetClosure).verdict == GateVerdict::Pass);
    const GateResult drift = driftGate(plan, {});
    QVERIFY(drift.verdict == GateVerdict::Fail);
    QCOMPARE(drift.evidence.size(), 1);
    PromotionPath path;
    path.freezes = {{QDateTime::fromString(u"2026-12-20T00:00:00Z"_s, Qt::ISODate), QDateTime::fromString(u"2027-01-05T00:00:00Z"_s, Qt::ISODate), u"year end"_s}};
    const auto on = [&](const char *time) {
        return freezeGate(path, UtcTime(std::chrono::milliseconds(QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate).toMSecsSinceEpoch()))).verdict;
    };
    QVERIFY(on("2026-12-19T23:59:59Z") == GateVerdict::Pass);
    QVERIFY(on("2026-12-20T00:00:00Z") == GateVerdict::Fail);
    QVERIFY(on("2027-01-04T23:59:59Z") == GateVerdict::Fail);
    QVERIFY(on("2027-01-05T00:00:00Z") == GateVerdict::Pass);
    QVERIFY(!lets({"contract", GateVerdict::Unknown, {}, {}}, {}));
    QVERIFY(lets({"contract", GateVerdict::Unknown, {}, {}}, {u"contract"_s}));
    QVERIFY(!lets({"contract", GateVerdict::Fail, {}, {}}, {u"contract"_s}));
}

QTEST_GUILESS_MAIN(TestPromotionPlan)
#include "tst_promotionplan.moc"
