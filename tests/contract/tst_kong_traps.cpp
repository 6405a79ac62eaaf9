// SPDX-License-Identifier: GPL-3.0-or-later
// What Kong does that would surprise: each of its traps, and how its editor goes round it.
#include "contract/kongbench.h"
#include "core/jsonpointer.h"
#include "support/cuttingrelay.h"

#include <QCoroTask>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;
using Side = EditorBench::Side;
using Story = EditorBench::Story;

JsonValue list(const std::vector<std::string> &values)
{
    return KongSeed::list(values);
}

const PlanStep *stepOf(const Plan &plan, StepAction action, const std::string &collection, const std::string &name)
{
    for (const PlanStep &step : plan.steps) {
        if (step.action == action && step.ref.collection == collection && step.name == name)
            return &step;
    }
    return nullptr;
}

const NativeObject *partOf(const NativeClosure &closure, const std::string &part)
{
    for (const NativeObject &object : closure.objects) {
        if ((object.on.empty() ? object.part : object.part + " on " + object.on) == part)
            return &object;
    }
    return nullptr;
}

Error::Kind kindOf(const Result<void> &result)
{
    return result ? Error::Kind::Internal : result.error().kind;
}

std::string at(const JsonValue &body, const char *pointer)
{
    const JsonValue *value = valueAt(body, pointer);
    return value == nullptr ? std::string("(nothing)") : value->string() != nullptr ? *value->string() : canonical(*value);
}

Result<void> write(KongBench &bench, const PlanStep &step)
{
    return QCoro::waitFor(bench.editor(Side::Target)->write(step));
}

} // namespace

class TestKongTraps : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void closure_hasWhatTheApiNeeds_andNothingOfOthers();
    void closure_sharedThings_areMarked();
    void plan_made_twice_isTheSame();
    void plan_newObjects_nameTheTargets();
    void plan_takenId_takesAnother();
    void write_policyBoundToNothing_isRefused_data();
    void write_policyBoundToNothing_isRefused();
    void write_thatMovesAPolicy_isRefused();
    void write_change_sendsOnlyWhatDiffers();
    void write_neverSendsConditions();
    void write_answeredWithTrouble_isSeenByLooking_data();
    void write_answeredWithTrouble_isSeenByLooking();
    void write_sentTwice_isDone();
    void write_ofWhatWasDeletedJustNow_isConflict();
    void write_editInTheSameMoment_survivesAndIsSeen();
    void write_whatItNamesIsGone_isConflict();
    void write_schemaViolation_namesTheFieldAndNoSecret();
    void write_ofRedis_namesItOnce();
    void plan_hostsInsideTexts_blockToo();
    void remove_whatOthersHangOn_isConflict_data();
    void remove_whatOthersHangOn_isConflict();
    void look_replicaLagsBehind_waits();
    void look_answersThatAreNoRows_areNotTakenForNothing_data();
    void look_answersThatAreNoRows_areNotTakenForNothing();
    void withoutDatabase_isSaidBeforeAnyWrite();
    void validate_schemaSaysNo_isRefused();
    void validate_takenName_isRefused();
    void validate_byWhoMayOnlyRead_cannotTell();
};

void TestKongTraps::initTestCase()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs the faults of the fake: not run against a live Kong");
}

void TestKongTraps::closure_hasWhatTheApiNeeds_andNothingOfOthers()
{
    KongBench bench(Story::Changed);
    bench.make(Side::Target, u"/plugins"_s, Row{{"config", Row{}}, {"name", "prometheus"}}); // global
    const auto closure = EditorChecks(bench).closure(Side::Target);
    QVERIFY(closure);
    QStringList parts;
    for (const NativeObject &object : closure->objects)
        parts.append(QString::fromStdString(object.part + (object.told.empty() ? "" : ' ' + object.name) + (object.on.empty() ? "" : " on " + object.on)));
    parts.sort();
    QCOMPARE(parts.join(u", "_s), u"policy correlation-id on service, policy cors on route orders-old, policy http-log on service, policy oauth2 on route orders-list, "
                                  "policy rate-limiting on service, route orders-list, route orders-old, service, target a.test:8080, target old.test:8080, upstream"_s);
}

void TestKongTraps::closure_sharedThings_areMarked()
{
    KongBench bench(Story::Changed);
    const auto before = EditorChecks(bench).closure(Side::Target);
    QVERIFY(before && !partOf(*before, "upstream")->isShared && !partOf(*before, "route orders-old")->isShared);
    QVERIFY(partOf(*before, "service")->isShared); // a policy of a consumer hangs on it
    bench.make(Side::Target, u"/services"_s, Row{{"host", "orders.pool.prd"}, {"name", "reports"}});
    const JsonValue consumer = bench.targetRow(u"/consumers/orders-consumer"_s);
    bench.make(Side::Target, u"/routes/orders-old/plugins"_s,
               Row{{"config", Row{{"status_code", 403}}}, {"consumer", KongSeed::reference(kongText(consumer, "id"))}, {"name", "request-termination"}});
    const auto after = EditorChecks(bench).closure(Side::Target);
    QVERIFY(after && partOf(*after, "upstream")->isShared && partOf(*after, "target")->isShared && partOf(*after, "route orders-old")->isShared);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan && stepOf(*plan, StepAction::Delete, "routes", "orders-old") == nullptr);
}

void TestKongTraps::plan_made_twice_isTheSame()
{
    KongBench bench(Story::New);
    const auto first = EditorChecks(bench).plan(), second = EditorChecks(bench).plan();
    QVERIFY(first && second && !first->steps.empty());
    QCOMPARE(first->digest(), second->digest());
}

void TestKongTraps::plan_newObjects_nameTheTargets()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const std::string service = kongText(bench.targetRow(u"/services/orders"_s), "id"), upstream = kongText(bench.targetRow(u"/upstreams/orders.pool.prd"_s), "id");
    const PlanStep *route = stepOf(*plan, StepAction::Create, "routes", "orders-new"), *cors = stepOf(*plan, StepAction::Create, "plugins", "cors");
    QVERIFY(route != nullptr && cors != nullptr);
    QCOMPARE(at(route->after, "/service/id"), service);
    QCOMPARE(at(cors->after, "/route/id"), route->ref.id);
    QVERIFY(stepOf(*plan, StepAction::Create, "upstreams/" + upstream + "/targets", "b.sbx.test:8080") != nullptr);
    const PlanStep *change = stepOf(*plan, StepAction::Change, "services", "orders");
    QVERIFY(change != nullptr);
    QCOMPARE(at(change->after, "/host"), std::string("orders.pool.prd")); // the target's upstream keeps its name
    QCOMPARE(at(change->after, "/name"), std::string("orders"));
    QCOMPARE(at(change->after, "/path"), std::string("/v2"));
    QCOMPARE(at(change->after, "/tags"), std::string(R"(["env:production"])"));
}

void TestKongTraps::plan_takenId_takesAnother()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *made = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    QVERIFY(made != nullptr);
    // It was promoted before, and got another name in production since.
    bench.make(Side::Target, u"/services/orders/routes"_s, Row{{"id", made->ref.id}, {"name", "orders-renamed"}, {"paths", list({"/renamed"})}});
    const auto again = EditorChecks(bench).plan();
    QVERIFY(again);
    const PlanStep *other = stepOf(*again, StepAction::Create, "routes", "orders-new");
    QVERIFY(other != nullptr);
    QVERIFY(other->ref.id != made->ref.id);
}

void TestKongTraps::write_policyBoundToNothing_isRefused_data()
{
    QTest::addColumn<bool>("isChange");
    QTest::newRow("new") << false;
    QTest::newRow("changed") << true;
}

void TestKongTraps::write_policyBoundToNothing_isRefused()
{
    QFETCH(bool, isChange);
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *found = isChange ? stepOf(*plan, StepAction::Change, "plugins", "rate-limiting") : stepOf(*plan, StepAction::Create, "plugins", "key-auth");
    QVERIFY(found != nullptr);
    PlanStep step = *found;
    for (const char *member : {"service", "route"})
        step.after.object()->insert_or_assign(member, nullptr);
    const std::string state = bench.state();
    const auto written = write(bench, step);
    QCOMPARE(kindOf(written), Error::Kind::Refused);
    QVERIFY(written.error().what.contains(u"everything"_s));
    QCOMPARE(kindOf(QCoro::waitFor(bench.editor(Side::Target)->validate(step))), Error::Kind::Refused);
    QCOMPARE(bench.state(), state);
}

void TestKongTraps::write_thatMovesAPolicy_isRefused()
{
    KongBench bench(Story::Changed);
    const std::string other = bench.make(Side::Target, u"/services"_s, Row{{"host", "x.test"}, {"name", "other"}});
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    for (const auto &[collection, name] : {std::pair("plugins", "rate-limiting"), std::pair("routes", "orders-list")}) {
        const PlanStep *found = stepOf(*plan, StepAction::Change, collection, name);
        QVERIFY(found != nullptr);
        PlanStep step = *found;
        step.after.object()->insert_or_assign("service", KongSeed::reference(other));
        QCOMPARE(kindOf(write(bench, step)), Error::Kind::Refused);
        step.after.object()->insert_or_assign("service", nullptr); // and a route is never detached
        QCOMPARE(kindOf(write(bench, step)), Error::Kind::Refused);
    }
}

void TestKongTraps::write_change_sendsOnlyWhatDiffers()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    CuttingRelay relay(bench.url(Side::Target));
    const auto editor = bench.editor(Side::Target, relay.url());
    const PlanStep *limiter = stepOf(*plan, StepAction::Change, "plugins", "rate-limiting"), *service = stepOf(*plan, StepAction::Change, "services", "orders");
    QVERIFY(limiter != nullptr && service != nullptr);
    QVERIFY(QCoro::waitFor(editor->write(*limiter)) && QCoro::waitFor(editor->write(*service)));
    QCOMPARE(relay.writes().size(), 2);
    QCOMPARE(relay.writes()[0].verb, QByteArray("PATCH"));
    QCOMPARE(relay.writes()[0].body, QByteArray(R"({"config":{"minute":60}})")); // no password goes anywhere
    QCOMPARE(relay.writes()[1].body, QByteArray(R"({"path":"/v2","retries":3})"));
}

void TestKongTraps::write_neverSendsConditions()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    CuttingRelay relay(bench.url(Side::Target));
    const auto editor = bench.editor(Side::Target, relay.url());
    for (const PlanStep &step : plan->steps)
        QVERIFY(QCoro::waitFor(editor->write(step)));
    QVERIFY(relay.writes().size() >= qsizetype(plan->steps.size()));
    for (const SeenRequest &request : relay.writes()) {
        QVERIFY(request.verb != "PUT"); // makes what is gone, and turns back what is not said
        for (const char *header : {"if-match", "if-none-match", "if-unmodified-since", "if-modified-since"})
            QVERIFY2(request.header(header).isEmpty(), header);
    }
}

void TestKongTraps::write_answeredWithTrouble_isSeenByLooking_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("too many") << 429 << int(Error::Kind::RateLimited);
    QTest::newRow("no database") << 500 << int(Error::Kind::Server);
    QTest::newRow("not now") << 503 << int(Error::Kind::Server);
    QTest::newRow("no right") << 403 << int(Error::Kind::Forbidden);
    QTest::newRow("a condition that nobody sent") << 412 << int(Error::Kind::Protocol);
    QTest::newRow("no database at all") << 405 << int(Error::Kind::Unsupported);
}

void TestKongTraps::write_answeredWithTrouble_isSeenByLooking()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    for (const PlanStep &step : plan->steps) {
        CuttingRelay relay(bench.url(Side::Target));
        const QByteArray verb = step.action == StepAction::Create ? "POST" : step.action == StepAction::Change ? "PATCH" : "DELETE";
        relay.answerNext(verb, "/", httpAnswer(status, R"({"message":"trouble"})"));
        const auto editor = bench.editor(Side::Target, relay.url());
        QCOMPARE(int(kindOf(QCoro::waitFor(editor->write(step)))), kind);
        const auto sight = QCoro::waitFor(editor->look(step));
        QVERIFY(sight && *sight == StepSight::Before);
        QCOMPARE(relay.writes().size(), 1); // what writes is not tried again by itself
        QVERIFY(QCoro::waitFor(editor->write(step)));
    }
}

void TestKongTraps::write_sentTwice_isDone()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    QVERIFY(step != nullptr);
    // The transport sends a request anew if a kept connection turns out to be dead; the first may have arrived.
    CuttingRelay relay(bench.url(Side::Target));
    bool isSent = false;
    relay.beforeWriting([&] {
        if (isSent)
            return;
        isSent = true;
        Row body = *step->after.object();
        body.insert_or_assign("id", step->ref.id);
        bench.make(Side::Target, u"/routes"_s, body);
    });
    const auto written = QCoro::waitFor(bench.editor(Side::Target, relay.url())->write(*step));
    QVERIFY2(written, qPrintable(written ? QString() : written.error().toText()));
}

void TestKongTraps::write_ofWhatWasDeletedJustNow_isConflict()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Change, "plugins", "rate-limiting");
    QVERIFY(step != nullptr);
    CuttingRelay relay(bench.url(Side::Target));
    relay.beforeWriting([&] { bench.target().remove("plugins", step->ref.id); }); // after the comparison
    QCOMPARE(kindOf(QCoro::waitFor(bench.editor(Side::Target, relay.url())->write(*step))), Error::Kind::Conflict);
    QVERIFY(bench.targetRow(u"/plugins/"_s + QString::fromStdString(step->ref.id)).isNull()); // a PUT would have made it anew
}

//! Between the comparison and the write nothing is guarded: but what somebody else changes there is not turned back, and does not go unnoticed.
void TestKongTraps::write_editInTheSameMoment_survivesAndIsSeen()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Change, "services", "orders");
    QVERIFY(step != nullptr);
    CuttingRelay relay(bench.url(Side::Target));
    relay.beforeWriting([&] { QVERIFY(bench.edit(step->ref)); });
    const auto editor = bench.editor(Side::Target, relay.url());
    QVERIFY(QCoro::waitFor(editor->write(*step)));
    const JsonValue row = bench.targetRow(u"/services/orders"_s);
    QCOMPARE(at(row, "/path"), std::string("/v2"));
    QCOMPARE(at(row, "/tags"), std::string(R"(["edited"])"));
    const auto sight = QCoro::waitFor(editor->look(*step));
    QVERIFY(sight && *sight == StepSight::Other);
}

void TestKongTraps::write_whatItNamesIsGone_isConflict()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    QVERIFY(step != nullptr);
    bench.target().remove("services", kongReferenceIn(step->after, "service"));
    const std::string state = bench.state();
    QCOMPARE(kindOf(write(bench, *step)), Error::Kind::Conflict);
    QCOMPARE(bench.state(), state);
}

void TestKongTraps::write_schemaViolation_namesTheFieldAndNoSecret()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *found = stepOf(*plan, StepAction::Change, "plugins", "rate-limiting");
    QVERIFY(found != nullptr);
    PlanStep step = *found;
    const QByteArray answer = R"({"code":2,"name":"schema violation","message":"x","fields":{"config":{"redis":{"password":"CANARY-target-redis is too plain"}}}})";
    CuttingRelay relay(bench.url(Side::Target));
    JsonValue *redis = valueAt(step.after, "/config/redis");
    redis->object()->insert_or_assign("port", 6380); // so that the whole record is sent
    relay.answerNext("PATCH", "/plugins", httpAnswer(400, answer));
    const auto written = QCoro::waitFor(bench.editor(Side::Target, relay.url())->write(step));
    QCOMPARE(kindOf(written), Error::Kind::Refused);
    QVERIFY(relay.seen().last().body.contains(R"("password":"CANARY-target-redis","port":6380)")); // the target's own, as the record is replaced
    QVERIFY2(written.error().what.contains(u"config.redis.password: (secret) is too plain"_s), qPrintable(written.error().what));
    QVERIFY(!written.error().toText().contains(u"CANARY"_s));
}

//! Kong tells a redis under two names; the older ones follow.
void TestKongTraps::write_ofRedis_namesItOnce()
{
    KongBench bench(Story::Changed);
    QCOMPARE(at(bench.targetRow(u"/services/orders/plugins"_s), "/data/0/config/redis_host").empty(), false);
    QCOMPARE(httpAsk(bench.url(Side::Source), "PATCH",
                     u"/plugins/"_s + QString::fromStdString(partOf(*EditorChecks(bench).closure(Side::Source), "policy rate-limiting on service")->ref.id),
                     R"({"config":{"redis":{"host":"other.sbx.test"}}})").status, 200);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Change, "plugins", "rate-limiting");
    QVERIFY(step != nullptr && step->after.find("config")->find("redis_host") == nullptr);
    QVERIFY(write(bench, *step));
    const JsonValue row = bench.targetRow(u"/plugins/"_s + QString::fromStdString(step->ref.id));
    QCOMPARE(at(row, "/config/redis/host"), std::string("other.test"));
    QCOMPARE(at(row, "/config/redis_host"), std::string("other.test"));
    QCOMPARE(at(row, "/config/redis/password"), std::string("CANARY-target-redis"));
}

void TestKongTraps::plan_hostsInsideTexts_blockToo()
{
    KongBench bench(Story::New);
    bench.make(Side::Source, u"/services/orders-api/plugins"_s,
               Row{{"config", Row{{"add", Row{{"headers", list({"X-Forwarded-Host:orders.sbx.test", "X-Ttl:1.5"})}}}}}, {"name", "request-transformer"}});
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    QCOMPARE(plan->unmapped.size(), std::size_t(1));
    QCOMPARE(plan->unmapped[0].pointer, std::string("/config/add/headers/0"));
    QCOMPARE(plan->unmapped[0].field, std::string("policy.request-transformer.add.headers"));
}

void TestKongTraps::remove_whatOthersHangOn_isConflict_data()
{
    QTest::addColumn<QString>("collection");
    QTest::newRow("route with a consumer's policy") << u"routes"_s;
    QTest::newRow("upstream that a service uses") << u"upstreams"_s;
    QTest::newRow("service with a route") << u"services"_s;
}

//! Kong would take with it what hangs on an object, and nobody could bring that back.
void TestKongTraps::remove_whatOthersHangOn_isConflict()
{
    QFETCH(QString, collection);
    KongBench bench(Story::New);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const auto editor = bench.editor(Side::Target);
    for (const PlanStep &step : plan->steps)
        QVERIFY(QCoro::waitFor(editor->write(step)));
    const std::string consumer = bench.make(Side::Target, u"/consumers"_s, Row{{"username", "orders-consumer"}});
    bench.make(Side::Target, u"/routes/orders-new/plugins"_s, Row{{"config", Row{{"status_code", 403}}}, {"consumer", KongSeed::reference(consumer)}, {"name", "request-termination"}});
    bench.make(Side::Target, u"/services"_s, Row{{"host", "orders.pool"}, {"name", "reports"}});
    bench.make(Side::Target, u"/services/orders-api/routes"_s, Row{{"name", "by-hand"}, {"paths", list({"/by-hand"})}});
    const auto undo = plan->inverse();
    int refused = 0;
    for (const PlanStep &step : undo) {
        const std::string state = bench.state();
        const auto undone = QCoro::waitFor(editor->write(step));
        const bool isMeant = step.ref.collection == collection.toStdString() && (collection != u"routes"_s || step.name == "orders-new");
        if (!isMeant)
            continue;
        ++refused;
        QCOMPARE(kindOf(undone), Error::Kind::Conflict);
        QCOMPARE(bench.state(), state);
    }
    QCOMPARE(refused, 1);
}

void TestKongTraps::look_replicaLagsBehind_waits()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Change, "services", "orders");
    QVERIFY(step != nullptr);
    const QString path = u"/services/"_s + QString::fromStdString(step->ref.id);
    const QByteArray stale = httpAnswer(200, httpAsk(bench.url(Side::Target), "GET", path).body);
    CuttingRelay relay(bench.url(Side::Target));
    const auto editor = bench.editor(Side::Target, relay.url());
    QVERIFY(QCoro::waitFor(editor->write(*step)));
    for (int i = 0; i < 3; ++i)
        relay.answerNext("GET", "/services/", stale);
    const auto sight = QCoro::waitFor(editor->look(*step));
    QVERIFY(sight && *sight == StepSight::After);
    for (int i = 0; i < 20; ++i)
        relay.answerNext("GET", "/services/", stale);
    const auto still = QCoro::waitFor(editor->look(*step)); // not for ever
    QVERIFY(still && *still == StepSight::Before);
}

void TestKongTraps::look_answersThatAreNoRows_areNotTakenForNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("list") << httpAnswer(200, "[]");
    QTest::newRow("without an id") << httpAnswer(200, R"({"name":"orders-new"})");
    QTest::newRow("no JSON") << httpAnswer(200, "{");
    QTest::newRow("a page to sign in") << httpAnswer(200, "<html></html>", {"Content-Type: text/html"});
    QTest::newRow("redirect") << httpAnswer(302, {}, {"Location: http://127.0.0.1:1/"});
    QTest::newRow("no right") << httpAnswer(403, R"({"message":"no"})");
}

//! Who sees "not there" in such an answer would make an object anew.
void TestKongTraps::look_answersThatAreNoRows_areNotTakenForNothing()
{
    QFETCH(QByteArray, answer);
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    QVERIFY(step != nullptr);
    CuttingRelay relay(bench.url(Side::Target));
    const auto editor = bench.editor(Side::Target, relay.url());
    for (int i = 0; i < 2; ++i)
        relay.answerNext("GET", "/routes/", answer);
    QVERIFY(!QCoro::waitFor(editor->look(*step)));
    const auto written = QCoro::waitFor(editor->write(*step));
    QVERIFY(!written && written.error().kind != Error::Kind::Conflict);
    QVERIFY(relay.writes().isEmpty());
}

void TestKongTraps::withoutDatabase_isSaidBeforeAnyWrite()
{
    FakeKongOptions options;
    options.withoutDatabase = true;
    KongBench bench(Story::New, options);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan && !plan->steps.empty());
    CuttingRelay relay(bench.url(Side::Target));
    const auto editor = bench.editor(Side::Target, relay.url());
    const auto valid = QCoro::waitFor(editor->validate(plan->steps.front()));
    QCOMPARE(kindOf(valid), Error::Kind::Refused);
    QVERIFY(valid.error().what.contains(u"no database"_s));
    QCOMPARE(kindOf(QCoro::waitFor(editor->write(plan->steps.front()))), Error::Kind::Unsupported);
    QVERIFY(relay.writes().isEmpty());
}

void TestKongTraps::validate_schemaSaysNo_isRefused()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *found = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    QVERIFY(found != nullptr);
    PlanStep step = *found;
    step.after.object()->insert_or_assign("paths", list({"/fine", "no-slash"}));
    const std::string state = bench.state();
    const auto valid = QCoro::waitFor(bench.editor(Side::Target)->validate(step));
    QCOMPARE(kindOf(valid), Error::Kind::Refused);
    QVERIFY2(valid.error().what.contains(u"paths: should start with"_s), qPrintable(valid.error().what));
    QCOMPARE(bench.state(), state);
    step.after.object()->insert_or_assign("paths", list({"/fine"}));
    QVERIFY(QCoro::waitFor(bench.editor(Side::Target)->validate(step)));
}

void TestKongTraps::validate_takenName_isRefused()
{
    KongBench bench(Story::New);
    bench.make(Side::Target, u"/services"_s, Row{{"host", "other.test"}, {"name", "other"}});
    bench.make(Side::Target, u"/services/other/routes"_s, Row{{"name", "orders-new"}, {"paths", list({"/other"})}});
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "routes", "orders-new");
    const PlanStep *service = stepOf(*plan, StepAction::Create, "services", "orders-api");
    QVERIFY(step != nullptr && service != nullptr);
    const auto valid = QCoro::waitFor(bench.editor(Side::Target)->validate(*step));
    QCOMPARE(kindOf(valid), Error::Kind::Refused);
    QVERIFY(valid.error().what.contains(u"orders-new"_s));
    PlanStep alone = *service;
    alone.after.object()->insert_or_assign("host", "a.test");
    QVERIFY(write(bench, alone));
    const std::string state = bench.state();
    QCOMPARE(kindOf(write(bench, *step)), Error::Kind::Conflict);
    QCOMPARE(bench.state(), state);
}

void TestKongTraps::validate_byWhoMayOnlyRead_cannotTell()
{
    KongBench bench(Story::Changed);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    CuttingRelay relay(bench.url(Side::Target));
    relay.answerNext("POST", "/schemas/", httpAnswer(403, R"({"message":"no"})"));
    QCOMPARE(kindOf(QCoro::waitFor(bench.editor(Side::Target, relay.url())->validate(plan->steps.front()))), Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestKongTraps)
#include "tst_kong_traps.moc"
