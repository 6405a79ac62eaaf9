// SPDX-License-Identifier: GPL-3.0-or-later
// APIs of other shapes on Kong: with TLS, trusted authorities, workspaces, several services, or none.
#include "contract/kongbench.h"
#include "core/jsonpointer.h"
#include "promotion/gates.h"

#include <QCoroTask>
#include <QTest>

#include <algorithm>
#include <set>

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

Error::Kind kindOf(const Result<void> &result)
{
    return result ? Error::Kind::Internal : result.error().kind;
}

std::string at(const JsonValue &body, const char *pointer)
{
    const JsonValue *value = valueAt(body, pointer);
    return value == nullptr ? std::string("(nothing)") : value->string() != nullptr ? *value->string() : canonical(*value);
}

std::string certificate()
{
    QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/redaction/data/api.pem"));
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestKongShapes : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void tls_certificatesStay_andServerNamesFollow();
    void tls_newCertificate_blocksButForReferences();
    void authorities_areFoundByWhatTheyAre();
    void authorities_unknownOnes_doNotTravel();
    void workspaces_areKept();
    void routeWithoutService_goesThereAndBack();
    void severalServices_goThereAndBack();
    void upstream_ofAnotherApi_isShared();
    void serverName_ofAnotherApi_isShared();
    void certificate_thatTheApiHas_isSharedOnce();
    void upstream_ofItsOwn_isNotExchanged();
    void policy_withANameThatIsTaken_isSaid_andCanBeMapped();
};

void TestKongShapes::initTestCase()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs rows of its own: not run against a live Kong");
}

namespace {

//! Routes of both sides answer under a name of their own, with a certificate for it.
void addTls(KongBench &bench, Side side, const std::string &domain, const std::string &key)
{
    const std::string made = bench.make(side, u"/certificates"_s, Row{{"cert", certificate()}, {"key", key}});
    bench.make(side, u"/snis"_s, Row{{"certificate", KongSeed::reference(made)}, {"name", "orders." + domain}});
    const QByteArray snis = R"({"snis":["orders.)" + QByteArray::fromStdString(domain) + R"("]})";
    QCOMPARE(httpAsk(bench.url(side), "PATCH", u"/routes/orders-list"_s, snis).status, 200);
}

} // namespace

void TestKongShapes::tls_certificatesStay_andServerNamesFollow()
{
    KongBench bench(Story::Changed);
    addTls(bench, Side::Source, "sbx.test", "CANARY-source-key");
    addTls(bench, Side::Target, "old.test", "CANARY-target-key");
    auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    QCOMPARE(plan->unmapped.size(), std::size_t(2)); // "orders.sbx.test" in the route and as a name
    // With a rule it goes.
    class Mapped final : public KongBench
    {
    public:
        using KongBench::KongBench;
        [[nodiscard]] QList<MappingRule> map() const override { return KongBench::map() + QList<MappingRule>{{u"route.snis"_s, u"(.*)\\.sbx\\.test"_s, u"\\1.test"_s}}; }
    };
    Mapped mapped(Story::Changed);
    addTls(mapped, Side::Source, "sbx.test", "CANARY-source-key");
    addTls(mapped, Side::Target, "old.test", "CANARY-target-key");
    EditorChecks checks(mapped);
    plan = checks.plan();
    QVERIFY(plan);
    QVERIFY(plan->unmapped.empty());
    QVERIFY(plan->toText().find("CANARY") == std::string::npos);
    const PlanStep *sni = stepOf(*plan, StepAction::Create, "snis", "orders.sbx.test");
    QVERIFY(sni != nullptr);
    const JsonValue certificates = mapped.targetRow(u"/certificates"_s);
    QCOMPARE(at(sni->after, "/name"), std::string("orders.test"));
    QCOMPARE(at(sni->after, "/certificate/id"), at(certificates, "/data/0/id")); // the target's own
    QVERIFY(std::none_of(plan->steps.begin(), plan->steps.end(), [](const PlanStep &step) { return step.ref.collection == "certificates"; }));
    QCOMPARE(checks.inverseRestoresEverything(), QString());
}

void TestKongShapes::tls_newCertificate_blocksButForReferences()
{
    for (const std::string &key : {std::string("CANARY-source-key"), std::string("{vault://env/orders-key}")}) {
        KongBench bench(Story::New);
        addTls(bench, Side::Source, "x.test", key);
        EditorChecks checks(bench);
        const auto plan = checks.plan();
        QVERIFY(plan);
        const bool isReference = key.starts_with('{');
        const auto isSecret = [](const UnmappedValue &value) { return value.reason == UnmappedValue::Reason::Secret && value.pointer == "/key"; };
        QCOMPARE(std::any_of(plan->unmapped.begin(), plan->unmapped.end(), isSecret), !isReference);
        if (!isReference)
            continue;
        QCOMPARE(checks.stepsDoWhatTheySay(), QString());
        QCOMPARE(at(bench.targetRow(u"/certificates"_s), "/data/0/key"), key);
    }
}

void TestKongShapes::authorities_areFoundByWhatTheyAre()
{
    KongBench bench(Story::New);
    const std::string here = bench.make(Side::Source, u"/ca_certificates"_s, Row{{"cert", "A"}, {"cert_digest", "digest-a"}});
    QCOMPARE(httpAsk(bench.url(Side::Source), "PATCH", u"/services/orders-api"_s, R"({"ca_certificates":[")" + QByteArray::fromStdString(here) + R"("]})").status, 200);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "services", "orders-api");
    QVERIFY(step != nullptr);
    QCOMPARE(at(step->after, "/ca_certificates/0/ca"), std::string("digest-a"));
    QCOMPARE(kindOf(QCoro::waitFor(bench.editor(Side::Target)->validate(*step))), Error::Kind::Refused); // there is none of that kind
    const std::string there = bench.make(Side::Target, u"/ca_certificates"_s, Row{{"cert", "A"}, {"cert_digest", "digest-a"}, {"id", KongSeed::uuid("there")}});
    QCOMPARE(EditorChecks(bench).stepsDoWhatTheySay(), QString());
    QCOMPARE(at(bench.targetRow(u"/services/orders-api"_s), "/ca_certificates/0"), there);
}

void TestKongShapes::workspaces_areKept()
{
    KongSeed seed;
    const std::string id = seed.service("orders", "a.test");
    const std::string route = seed.route("orders", id, "/orders");
    FakeKongOptions options;
    options.edition = "enterprise";
    options.workspaces = {{"default", KongSeed()}, {"team-a", seed}};
    const FakeKong fake(KongSeed(), options);
    const auto editorFor = [&](std::vector<std::string> workspaces) {
        TransportConfig config;
        config.gateway = GatewayId(u"kong"_s);
        config.adminUrl = fake.url();
        KongEditorOptions more;
        more.workspaces = std::move(workspaces);
        return std::make_unique<KongEditor>(std::make_unique<HttpSession>(std::move(config)), GatewayId(u"kong"_s), benchFingerprinter(), std::move(more));
    };
    const std::vector<std::string> deployments{id};
    const auto editor = editorFor({"default", "team-a"});
    const auto closure = QCoro::waitFor(editor->closure(deployments));
    QVERIFY(closure);
    QCOMPARE(closure->objects.front().ref.collection, std::string("team-a/services"));
    PlanStep step;
    step.action = StepAction::Change;
    step.ref = closure->objects.back().ref;
    QCOMPARE(step.ref, (ObjectRef{"team-a/routes", route}));
    step.before = step.after = closure->objects.back().body;
    step.after.object()->insert_or_assign("paths", list({"/orders", "/more"}));
    QVERIFY(QCoro::waitFor(editor->validate(step)));
    QVERIFY(QCoro::waitFor(editor->write(step)));
    const auto sight = QCoro::waitFor(editor->look(step));
    QVERIFY(sight && *sight == StepSight::After);
    QCOMPARE(editor->placed(closure->objects.front())->ref.collection, std::string("team-a/services"));
    QCOMPARE(editorFor({"other"})->placed(closure->objects.front())->ref.collection, std::string("other/services")); // the only one there is
    QVERIFY(!editorFor({"one", "two"})->placed(closure->objects.front()));
    QVERIFY(!QCoro::waitFor(editorFor({"default"})->closure(deployments)));
}

void TestKongShapes::authorities_unknownOnes_doNotTravel()
{
    KongBench bench(Story::New);
    const QByteArray lost = R"({"ca_certificates":["00000000-0000-4000-a000-000000000000"]})";
    QCOMPARE(httpAsk(bench.url(Side::Source), "PATCH", u"/services/orders-api"_s, lost).status, 200);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Create, "services", "orders-api");
    QVERIFY(step != nullptr);
    QCOMPARE(kindOf(QCoro::waitFor(bench.editor(Side::Target)->validate(*step))), Error::Kind::Refused);
}

namespace {

//! The API is the routes that have no service.
class ServicelessBench final : public KongBench
{
public:
    using KongBench::KongBench;
    std::vector<std::string> deployments(Side side) override
    {
        std::vector<std::string> ids;
        const JsonValue routes = get(side, u"/routes"_s);
        for (const JsonValue &route : *routes.find("data")->array()) {
            if (kongReferenceIn(route, "service").empty())
                ids.push_back("route:" + kongText(route, "id"));
        }
        return ids;
    }
};

} // namespace

void TestKongShapes::routeWithoutService_goesThereAndBack()
{
    for (const bool isNew : {true, false}) {
        KongSeed source, target;
        const std::string route = source.route("maintenance", {}, "/maintenance", {{"hosts", list({"orders.sbx.test"})}, {"id", KongSeed::uuid("here")}});
        source.plugin("request-termination", {{"message", "soon"}, {"status_code", 503}}, "route", route, {{"id", KongSeed::uuid("ending")}});
        if (!isNew)
            target.route("maintenance", {}, "/down", {{"hosts", list({"orders.test"})}, {"id", KongSeed::uuid("there")}});
        target.service("other", "other.test");
        ServicelessBench bench(std::move(source), std::move(target));
        EditorChecks checks(bench);
        const auto plan = checks.plan();
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), std::size_t(2));
        bool isBlocked = false;
        QCOMPARE(checks.thereAndBack(true, isBlocked), QString());
        QVERIFY(!isBlocked);
    }
}

void TestKongShapes::severalServices_goThereAndBack()
{
    for (const bool isNew : {true, false}) {
        KongSeed source, target;
        const auto fill = [](KongSeed &seed, const std::string &domain, const char *path) {
            const auto id = [&](const char *what) { return JsonValue(KongSeed::uuid(domain + what)); };
            const std::string upstream = seed.upstream("pool", {{"id", id("pool")}});
            seed.target(upstream, "a." + domain + ":80");
            for (const char *name : {"orders", "orders-api"}) { // both go to one pool
                const std::string service = seed.service(name, "pool", {{"id", id(name)}, {"path", path}});
                seed.route(std::string(name) + "-route", service, std::string("/") + name, {{"id", id((std::string(name) + "r").c_str())}});
            }
        };
        fill(source, "sbx.test", "/v2");
        if (!isNew)
            fill(target, "test", "/v1");
        KongBench bench(std::move(source), std::move(target));
        EditorChecks checks(bench);
        const auto plan = checks.plan();
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), std::size_t(isNew ? 6 : 2)); // the pool is one of both, and no stranger uses it
        QCOMPARE(checks.closureIsInOrder(), QString());
        bool isBlocked = false;
        QCOMPARE(checks.thereAndBack(true, isBlocked), QString());
        QVERIFY(!isBlocked);
    }
}

namespace {

//! Applies the plan and undoes it; what the next plan would say that others changed meanwhile.
QString leftBy(KongBench &bench, const Plan &plan)
{
    const auto editor = bench.editor(Side::Target);
    const auto writeAll = [&](const std::vector<PlanStep> &steps) {
        return std::all_of(steps.begin(), steps.end(), [&](const PlanStep &step) { return bool(QCoro::waitFor(editor->write(step))); });
    };
    if (!writeAll(plan.steps))
        return u"it is not written"_s;
    const auto next = EditorChecks(bench).plan();
    const GateResult gate = lastingDriftGate(*next, LeftBehind{"last", "last", {plan.targetAfter()}});
    if (gate.verdict != GateVerdict::Pass)
        return gate.evidence.join(u"; "_s);
    return writeAll(plan.inverse()) ? QString() : u"it is not undone"_s;
}

} // namespace

//! It is compared and changed like an upstream of its own, but goes with nothing of this API.
void TestKongShapes::upstream_ofAnotherApi_isShared()
{
    KongBench bench(Story::New);
    bench.make(Side::Target, u"/upstreams"_s, Row{{"algorithm", "least-connections"}, {"name", "orders.pool"}});
    bench.make(Side::Target, u"/upstreams/orders.pool/targets"_s, Row{{"target", "a.test:8080"}, {"weight", 100}});
    bench.make(Side::Target, u"/upstreams/orders.pool/targets"_s, Row{{"target", "old.test:8080"}, {"weight", 0}});
    bench.make(Side::Target, u"/services"_s, Row{{"host", "orders.pool"}, {"name", "reports"}});
    EditorChecks checks(bench);
    const auto plan = checks.plan();
    QVERIFY(plan);
    const std::string id = kongText(bench.targetRow(u"/upstreams/orders.pool"_s), "id");
    QStringList upstreams;
    for (const PlanStep &step : plan->steps) {
        if (step.entity == EntityKind::Upstream || step.entity == EntityKind::Target)
            upstreams.append(QString::fromStdString(std::string(toWire(step.action)) + ' ' + step.ref.collection + ' ' + step.name));
    }
    QCOMPARE(upstreams, QStringList{QString::fromStdString("create upstreams/" + id + "/targets b.sbx.test:8080")});
    QCOMPARE(plan->kept.size(), std::size_t(1)); // the old target
    QCOMPARE(plan->targetClosure.size(), std::size_t(3));
    const auto left = leftBy(bench, *plan);
    QVERIFY2(left.isEmpty(), qPrintable(left));
    bool isBlocked = false;
    QCOMPARE(checks.thereAndBack(true, isBlocked), QString());
    QVERIFY(!isBlocked);
}

//! Nor is the key of its certificate needed.
void TestKongShapes::serverName_ofAnotherApi_isShared()
{
    KongBench bench(Story::New);
    addTls(bench, Side::Source, "shared.test", "CANARY-source-key");
    EditorChecks checks(bench);
    QVERIFY(!checks.plan()->unmapped.empty()); // the key does not travel
    const std::string made = bench.make(Side::Target, u"/certificates"_s, Row{{"cert", certificate()}, {"key", "CANARY-target-key"}});
    bench.make(Side::Target, u"/snis"_s, Row{{"certificate", KongSeed::reference(made)}, {"name", "orders.shared.test"}});
    const auto plan = checks.plan();
    QVERIFY(plan);
    QVERIFY(plan->unmapped.empty());
    for (const PlanStep &step : plan->steps)
        QVERIFY2(step.entity != EntityKind::Certificate, step.ref.collection.c_str());
    QCOMPARE(plan->targetClosure.size(), std::size_t(2));
    const auto left = leftBy(bench, *plan);
    QVERIFY2(left.isEmpty(), qPrintable(left));
    bool isBlocked = false;
    QCOMPARE(checks.thereAndBack(true, isBlocked), QString());
    QVERIFY(!isBlocked);
}

void TestKongShapes::certificate_thatTheApiHas_isSharedOnce()
{
    KongBench bench(Story::Changed);
    addTls(bench, Side::Source, "shared.test", "CANARY-source-key");
    const std::string made = bench.make(Side::Target, u"/certificates"_s, Row{{"cert", certificate()}, {"key", "CANARY-target-key"}});
    bench.make(Side::Target, u"/snis"_s, Row{{"certificate", KongSeed::reference(made)}, {"name", "orders.shared.test"}});
    const QByteArray client = R"({"client_certificate":{"id":")" + QByteArray::fromStdString(made) + R"("}})";
    QCOMPARE(httpAsk(bench.url(Side::Target), "PATCH", u"/services/orders"_s, client).status, 200);
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    std::set<ObjectRef> refs;
    for (const SeenObject &object : plan->targetClosure)
        QVERIFY2(refs.insert(object.ref).second, object.ref.collection.c_str());
    QVERIFY(refs.contains({"certificates", made}));
    QVERIFY(std::any_of(refs.begin(), refs.end(), [](const ObjectRef &ref) { return ref.collection == "snis"; }));
}

//! What already has an upstream is not led to another one, whatever that is called.
void TestKongShapes::upstream_ofItsOwn_isNotExchanged()
{
    KongBench bench(Story::Changed);
    bench.make(Side::Target, u"/upstreams"_s, Row{{"name", "orders.pool"}}); // as the source's is called
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(plan);
    const PlanStep *step = stepOf(*plan, StepAction::Change, "services", "orders");
    QVERIFY(step != nullptr);
    QCOMPARE(at(step->after, "/host"), std::string("orders.pool.prd"));
}

//! Kong lets each name of a policy be there once, whatever it is bound to.
void TestKongShapes::policy_withANameThatIsTaken_isSaid_andCanBeMapped()
{
    class Mapped final : public KongBench
    {
    public:
        using KongBench::KongBench;
        [[nodiscard]] QList<MappingRule> map() const override { return isMapped ? QList<MappingRule>{{u"policy.cors.@instance_name"_s, u"(.*)"_s, u"\\1-prd"_s}} : QList<MappingRule>(); }
        bool isMapped = false;
    };
    const auto named = [](const char *service) {
        KongSeed seed;
        seed.plugin("cors", Row{{"max_age", 1}}, "service", seed.service(service, "a.test"), Row{{"instance_name", "shop"}, {"id", KongSeed::uuid(service)}});
        return seed;
    };
    KongSeed target = named("other");
    target.service("orders", "a.test");
    Mapped bench(named("orders"), std::move(target));
    for (const bool isMapped : {false, true}) {
        bench.isMapped = isMapped;
        const auto plan = EditorChecks(bench).plan();
        QVERIFY(plan);
        const PlanStep *step = stepOf(*plan, StepAction::Create, "plugins", "cors");
        QVERIFY(step != nullptr);
        const auto valid = QCoro::waitFor(bench.editor(Side::Target)->validate(*step));
        const auto written = QCoro::waitFor(bench.editor(Side::Target)->write(*step));
        QCOMPARE(kindOf(valid), isMapped ? Error::Kind::Internal : Error::Kind::Refused);
        QCOMPARE(kindOf(written), isMapped ? Error::Kind::Internal : Error::Kind::Conflict);
        QVERIFY(isMapped || valid.error().hint.contains(u"@instance_name"_s));
    }
}

QTEST_GUILESS_MAIN(TestKongShapes)
#include "tst_kong_shapes.moc"
