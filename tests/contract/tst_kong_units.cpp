// SPDX-License-Identifier: GPL-3.0-or-later
// What Kong's editor says that objects are in the unified model, against what a sync reads: before a plan, and after it was really applied.
#include "contract/kongbench.h"
#include "contract/kongfixture.h"
#include "contract/kongharness.h"
#include "contract/kongrandom.h"
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "gateways/redaction/redaction.h"
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
using Records = std::map<std::pair<EntityKind, std::string>, std::string>; //!< payloads

//! Times of changes are known of what did not change.
enum class Times { Same, Open };

std::string payloadOf(const EntityRecord &record, Times times)
{
    if (times == Times::Same)
        return record.payload;
    JsonReader reader;
    JsonValue value = JsonValue::from(*reader.parse(record.payload));
    for (const char *time : {"created_at", "updated_at"})
        value.object()->erase(time);
    return canonical(value);
}

Records allOf(const CollectingSink &sink, Times times)
{
    Records records;
    for (const auto &[key, rows] : sink.rows) {
        for (const EntityRecord &record : rows)
            records.emplace(std::pair(record.kind, record.nativeId), payloadOf(record, times));
    }
    return records;
}

//! What of a sync belongs to the deployments, without certificates.
std::set<std::pair<EntityKind, std::string>> keysOf(const CollectingSink &sink, const std::vector<std::string> &deployments)
{
    JsonReader reader;
    std::set<std::pair<EntityKind, std::string>> keys;
    std::set<std::string> own(deployments.begin(), deployments.end()), upstreams, routes, policies;
    const auto each = [&](EntityKind kind, const auto &take) {
        for (const auto &[key, rows] : sink.rows) {
            for (const EntityRecord &record : rows) {
                if (record.kind == kind && take(record))
                    keys.emplace(kind, record.nativeId);
            }
        }
    };
    each(EntityKind::Deployment, [&](const EntityRecord &record) {
        const bool isOwn = own.contains(record.nativeId);
        if (isOwn)
            upstreams.insert(toDeployment(reader, record)->upstreamId);
        return isOwn;
    });
    each(EntityKind::Route, [&](const EntityRecord &record) { return own.contains(toRoute(reader, record)->deploymentId) && routes.insert(record.nativeId).second; });
    each(EntityKind::Upstream, [&](const EntityRecord &record) { return upstreams.contains(record.nativeId); });
    each(EntityKind::Target, [&](const EntityRecord &record) { return upstreams.contains(toTarget(reader, record)->upstreamId); });
    each(EntityKind::Policy, [&](const EntityRecord &record) {
        const Policy policy = *toPolicy(reader, record);
        const bool isOfRoute = policy.scope == Policy::Scope::Route && routes.contains(policy.scopeId), isOfService = policy.scope == Policy::Scope::Deployment && own.contains(policy.scopeId);
        return (isOfRoute || isOfService) && policies.insert(record.nativeId).second;
    });
    each(EntityKind::Sink, [&](const EntityRecord &record) { return policies.contains(toSink(reader, record)->policyId); });
    return keys;
}

QString named(const std::pair<EntityKind, std::string> &key)
{
    return QString::fromStdString(std::string(toWire(key.first)) + ' ' + key.second);
}

//! What differs between units and a sync, or nothing.
QString differenceOf(const std::vector<EntityRecord> &units, const CollectingSink &sink, Times times)
{
    const Records read = allOf(sink, times);
    std::vector<std::string> deployments;
    std::set<std::pair<EntityKind, std::string>> told;
    for (const EntityRecord &unit : units) {
        const std::pair key(unit.kind, unit.nativeId);
        if (!told.insert(key).second)
            return named(key) + u" is told twice"_s;
        const auto same = read.find(key);
        if (same == read.end())
            return named(key) + u" is not read: "_s + QString::fromStdString(unit.payload);
        if (same->second != payloadOf(unit, times))
            return QString::fromStdString("told " + payloadOf(unit, times) + "\n read " + same->second);
        if (unit.kind == EntityKind::Deployment)
            deployments.push_back(unit.nativeId);
    }
    for (const auto &key : keysOf(sink, deployments)) {
        if (!told.contains(key))
            return named(key) + u" is not told"_s;
    }
    return {};
}

//! All certificates of the objects are told too.
QString missingCertificate(const std::vector<NativeObject> &objects, const std::vector<EntityRecord> &units)
{
    for (const NativeObject &object : objects) {
        const auto isIt = [&](const EntityRecord &unit) { return unit.kind == EntityKind::Certificate && unit.nativeId == object.ref.id; };
        if (kongTableOf(object.ref.collection) == KongTable::Certificates && std::none_of(units.begin(), units.end(), isIt))
            return QString::fromStdString("the certificate " + object.ref.id + " is not told");
    }
    return {};
}

//! What is wrong with the units of objects, or nothing.
QString problemOf(GatewayEditor &editor, const std::vector<NativeObject> &objects, const QUrl &url, Times times)
{
    const auto units = editor.units(objects);
    if (!units)
        return units.error().toText();
    if (const QString missing = missingCertificate(objects, *units); !missing.isEmpty())
        return missing;
    const auto reading = readAll(url);
    return reading->result ? differenceOf(*units, reading->sink, times) : reading->result.error().toText();
}

//! Units of both sides, and of the target as the plan makes it; `isBlocked`: it may not be executed, or the gateway would not take it.
QString problemOf(KongBench &bench, bool mayDelete, bool &isBlocked)
{
    const auto source = bench.editor(Side::Source), editor = bench.editor(Side::Target);
    const auto from = QCoro::waitFor(source->closure(bench.deployments(Side::Source)));
    const auto to = QCoro::waitFor(editor->closure(bench.deployments(Side::Target)));
    const auto plan = EditorChecks(bench).plan(mayDelete);
    if (!from || !to || !plan)
        return u"nothing is read or planned"_s;
    if (const QString problem = problemOf(*source, from->objects, bench.url(Side::Source), Times::Same); !problem.isEmpty())
        return u"of the source: "_s + problem;
    if (const QString problem = problemOf(*editor, to->objects, bench.url(Side::Target), Times::Same); !problem.isEmpty())
        return u"of the target: "_s + problem;
    std::vector<ObjectRef> others; // that it will share
    for (const SeenObject &object : plan->targetClosure) {
        if (std::none_of(to->objects.begin(), to->objects.end(), [&](const NativeObject &one) { return one.ref == object.ref; }))
            others.push_back(object.ref);
    }
    const auto shared = QCoro::waitFor(editor->objects(others));
    if (!shared || shared->size() != others.size())
        return u"what is shared is not read"_s;
    const auto writing = bench.editor(Side::Target);
    const auto isRefused = [&](const PlanStep &step) {
        const auto valid = QCoro::waitFor(writing->validate(step));
        return !valid && valid.error().kind == Error::Kind::Refused;
    };
    isBlocked = !plan->unmapped.empty() || std::any_of(plan->steps.begin(), plan->steps.end(), isRefused);
    if (isBlocked)
        return {};
    for (const PlanStep &step : plan->steps) {
        if (const auto written = QCoro::waitFor(writing->write(step)); !written)
            return QString::fromStdString(step.name + ' ') + written.error().toText();
    }
    std::vector<NativeObject> objects = to->objects;
    objects.insert(objects.end(), shared->begin(), shared->end());
    const QString problem = problemOf(*editor, applied(plan->steps, std::move(objects)), bench.url(Side::Target), Times::Open);
    return problem.isEmpty() ? problem : u"of what the plan makes: "_s + problem;
}

std::string pem()
{
    static const std::string text = makeIdentity({.commonName = "orders.test", .names = "DNS:orders.test,DNS:tls.shared.test"}).certificatePem.toStdString();
    return text;
}

} // namespace

class TestKongUnits : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void stories_areToldAsRead_data();
    void stories_areToldAsRead();
    void randomApis_areToldAsRead();
    void smallEstate_withoutService_isToldAsRead();
    void secrets_areToldAsASyncTellsThem();
    void upstream_ofOthers_isNamed();
    void scheme_ofSharedUpstream_dependsOnOthers();
    void serverNames_followTheirRows();
    void authorities_ofOlderVersions_areToldAsRead();
    void workspaces_areToldApart();
    void nothingRead_isUnsupported();
    void secret_thatIsNotThere_isUnsupported();
    void listThatMayNotBeRead_isUnsupported();
};

void TestKongUnits::initTestCase()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs fakes of its own: not run against a live Kong");
}

void TestKongUnits::stories_areToldAsRead_data()
{
    QTest::addColumn<Story>("story");
    QTest::newRow("changed") << Story::Changed;
    QTest::newRow("new") << Story::New;
}

void TestKongUnits::stories_areToldAsRead()
{
    QFETCH(Story, story);
    KongBench bench(story);
    bool isBlocked = true;
    const QString problem = problemOf(bench, true, isBlocked);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(!isBlocked);
}

void TestKongUnits::randomApis_areToldAsRead()
{
    constexpr std::uint32_t seed = 20261201;
    const int rounds = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2000 : 80;
    std::mt19937 random(seed);
    int blocked = 0;
    for (int i = 0; i < rounds; ++i) {
        KongSeed source = RandomSide(random, true, pem()).made();
        RandomSide other(random, false, pem());
        KongSeed target = random() % 5 == 0 ? other.withoutApi() : other.made();
        KongBench bench(std::move(source), std::move(target));
        bool isBlocked = false;
        const QString problem = problemOf(bench, random() % 2 == 0, isBlocked);
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(i).arg(problem)));
        blocked += isBlocked ? 1 : 0;
    }
    qInfo("seed %u, %d plans, %d of them blocked", seed, rounds, blocked);
    QVERIFY(blocked < rounds / 2);
}

//! A service with a pool, one without, a route without a service, and policies with every kind of secret.
void TestKongUnits::smallEstate_withoutService_isToldAsRead()
{
    KongBench bench(KongSeed(), smallKong(pem()));
    std::vector<std::string> all{"route:" + kongText(bench.targetRow(u"/routes/maintenance"_s), "id")};
    for (const QString &service : {u"payments-api"_s, u"reports-api"_s})
        all.push_back(kongText(bench.targetRow(u"/services/"_s + service), "id"));
    std::vector<std::vector<std::string>> some{all, {}};
    for (const std::string &one : all)
        some.push_back({one});
    for (const std::vector<std::string> &deployments : some) {
        const auto editor = bench.editor(Side::Target);
        const auto closure = QCoro::waitFor(editor->closure(deployments));
        QVERIFY(closure);
        const QString problem = problemOf(*editor, closure->objects, bench.url(Side::Target), Times::Same);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto units = editor->units(closure->objects);
        const auto isDeployment = [](const EntityRecord &unit) { return unit.kind == EntityKind::Deployment; };
        QCOMPARE(std::count_if(units->begin(), units->end(), isDeployment), qsizetype(deployments.size()));
    }
}

//! Of what a plan changes too: the target keeps its secret, and the log's own fingerprint with it.
void TestKongUnits::secrets_areToldAsASyncTellsThem()
{
    KongBench bench(Story::Changed);
    const auto editor = bench.editor(Side::Target);
    const auto closure = QCoro::waitFor(editor->closure(bench.deployments(Side::Target)));
    const auto plan = EditorChecks(bench).plan();
    QVERIFY(closure && plan);
    std::vector<NativeObject> objects = applied(plan->steps, closure->objects);
    for (NativeObject &object : objects) {
        if (JsonValue *endpoint = valueAt(object.body, "/config/http_endpoint"))
            *endpoint = "http://other.test/in";
    }
    const auto before = editor->units(closure->objects), after = editor->units(objects);
    QVERIFY(before && after);
    JsonReader reader;
    int sinks = 0, policies = 0;
    const JsonValue mark = toJson(benchFingerprinter()->make(settingSecretClass, "CANARY-target-log"));
    for (const EntityRecord &unit : *after) {
        if (unit.kind == EntityKind::Policy) {
            const Policy policy = *toPolicy(reader, unit);
            const JsonValue config(policy.config);
            if (policy.name != "http-log")
                continue;
            ++policies;
            QVERIFY(valueAt(config, "/headers/X-Ingest") != nullptr && *valueAt(config, "/headers/X-Ingest") == mark);
        } else if (unit.kind == EntityKind::Sink) {
            ++sinks;
            const Sink sink = *toSink(reader, unit);
            const auto was = std::find_if(before->begin(), before->end(), [&](const EntityRecord &one) { return one.kind == EntityKind::Sink && one.nativeId == unit.nativeId; });
            QVERIFY(was != before->end() && sink.secret);
            QCOMPARE(sink.secret, toSink(reader, *was)->secret);
            QCOMPARE(sink.endpoint, std::string("http://other.test/in"));
        }
    }
    QCOMPARE(policies, 1);
    QCOMPARE(sinks, 1);
}

//! A new service whose pool is there already, as another one's.
void TestKongUnits::upstream_ofOthers_isNamed()
{
    KongSeed target;
    const std::string pool = target.upstream("Orders.Pool");
    target.service("reports", "orders.pool");
    KongBench bench(KongSeed(), std::move(target));
    const auto editor = bench.editor(Side::Target);
    QVERIFY(QCoro::waitFor(editor->closure({})));
    NativeObject service;
    service.ref = {"services", KongSeed::uuid("new")};
    service.body = Row{{"host", "orders.pool"}, {"name", "orders"}};
    const auto units = editor->units({service});
    QVERIFY(units);
    QCOMPARE(units->size(), std::size_t(1));
    JsonReader reader;
    QCOMPARE(toDeployment(reader, units->front())->upstreamId, pool);
    service.body = Row{{"host", "elsewhere.test"}, {"name", "orders"}};
    const auto direct = editor->units({service});
    QVERIFY(direct);
    QCOMPARE(direct->size(), std::size_t(3)); // an upstream of its own, with one target
}

void TestKongUnits::scheme_ofSharedUpstream_dependsOnOthers()
{
    KongSeed target;
    target.upstream("orders.pool");
    const std::string orders = target.service("orders", "orders.pool", Row{{"protocol", "https"}});
    target.service("reports", "orders.pool", Row{{"protocol", "http"}});
    KongBench bench(KongSeed(), std::move(target));
    JsonReader reader;
    const auto schemeOf = [&](const Result<std::vector<EntityRecord>> &units) {
        const auto found = std::find_if(units->begin(), units->end(), [](const EntityRecord &unit) { return unit.kind == EntityKind::Upstream; });
        return toUpstream(reader, *found)->scheme;
    };
    const auto editor = bench.editor(Side::Target);
    auto closure = QCoro::waitFor(editor->closure({orders}));
    QVERIFY(closure);
    QCOMPARE(schemeOf(editor->units(closure->objects)), std::string());
    for (NativeObject &object : closure->objects) {
        if (object.kind == EntityKind::Deployment)
            object.body.object()->insert_or_assign("protocol", "http");
    }
    QCOMPARE(schemeOf(editor->units(closure->objects)), std::string("http"));
}

void TestKongUnits::serverNames_followTheirRows()
{
    KongSeed target;
    const std::string certificate = target.add("certificates", Row{{"cert", "nothing to read"}, {"key", "CANARY-key"}, {"snis", KongSeed::list({"tls.test", "kept.test"})}});
    for (const char *name : {"tls.test", "kept.test", "other.test"})
        target.add("snis", Row{{"certificate", KongSeed::reference(certificate)}, {"name", name}});
    const std::string orders = target.service("orders", "orders.test");
    target.route("orders", orders, "/orders", Row{{"snis", KongSeed::list({"tls.test", "kept.test"})}});
    KongBench bench(KongSeed(), std::move(target));
    const auto editor = bench.editor(Side::Target);
    auto closure = QCoro::waitFor(editor->closure({orders}));
    QVERIFY(closure);
    const auto namesIn = [&] {
        JsonReader reader;
        const auto units = editor->units(closure->objects);
        const auto found = std::find_if(units->begin(), units->end(), [](const EntityRecord &unit) { return unit.kind == EntityKind::Certificate; });
        return toCertificate(reader, *found)->names;
    };
    QCOMPARE(namesIn(), (std::vector<std::string>{"kept.test", "other.test", "tls.test"}));
    std::erase_if(closure->objects, [](const NativeObject &object) { return object.name == "tls.test"; });
    QCOMPARE(namesIn(), (std::vector<std::string>{"kept.test", "other.test"}));
}

//! They tell no digest, so a sync names the authority by its id.
void TestKongUnits::authorities_ofOlderVersions_areToldAsRead()
{
    KongSeed target;
    const std::string authority = target.add("ca_certificates", Row{{"cert", pem()}, {"cert_digest", nullptr}});
    const std::string orders = target.service("orders", "orders.test", Row{{"ca_certificates", KongSeed::list({authority})}});
    KongBench bench(KongSeed(), std::move(target));
    const auto editor = bench.editor(Side::Target);
    auto closure = QCoro::waitFor(editor->closure({orders}));
    QVERIFY(closure);
    QCOMPARE(problemOf(*editor, closure->objects, bench.url(Side::Target), Times::Same), QString());
    closure->objects.front().body.object()->insert_or_assign("retries", 7);
    QCOMPARE(httpAsk(bench.url(Side::Target), "PATCH", u"/services/orders"_s, R"({"retries":7})").status, 200);
    QCOMPARE(problemOf(*editor, closure->objects, bench.url(Side::Target), Times::Open), QString());
}

//! Pools of the same name in two of them are two.
void TestKongUnits::workspaces_areToldApart()
{
    FakeKongOptions options;
    options.edition = "enterprise";
    std::vector<std::string> deployments;
    for (const char *workspace : {"default", "team-a"}) {
        KongSeed seed;
        const auto id = [&](const char *what) { return JsonValue(KongSeed::uuid(std::string(workspace) + what)); };
        seed.target(seed.upstream("pool", Row{{"id", id("pool")}}), "a.test:80");
        deployments.push_back(seed.service("orders", "pool", Row{{"id", id("orders")}}));
        options.workspaces.emplace(workspace, std::move(seed));
    }
    const FakeKong fake(KongSeed(), options);
    TransportConfig config;
    config.gateway = GatewayId(u"kong"_s);
    config.adminUrl = fake.url();
    KongEditorOptions more;
    more.workspaces = {"default", "team-a"};
    KongEditor editor(std::make_unique<HttpSession>(std::move(config)), GatewayId(u"kong"_s), benchFingerprinter(), std::move(more));
    const auto closure = QCoro::waitFor(editor.closure(deployments));
    QVERIFY(closure);
    const auto units = editor.units(closure->objects);
    QVERIFY(units);
    QCOMPARE(units->size(), std::size_t(6));
    const auto reading = readAll(fake.url(), {}, {u"default"_s, u"team-a"_s});
    QVERIFY(reading->result);
    QCOMPARE(differenceOf(*units, reading->sink, Times::Same), QString());
}

void TestKongUnits::nothingRead_isUnsupported()
{
    KongBench bench(Story::New);
    const auto units = bench.editor(Side::Target)->units({});
    QVERIFY(!units);
    QCOMPARE(units.error().kind, Error::Kind::Unsupported);
}

//! As in a plan that is blocked by it.
void TestKongUnits::secret_thatIsNotThere_isUnsupported()
{
    KongBench bench(Story::Changed);
    const auto source = EditorChecks(bench).closure(Side::Source);
    const auto editor = bench.editor(Side::Target);
    QVERIFY(source && QCoro::waitFor(editor->closure(bench.deployments(Side::Target))));
    const auto units = editor->units(source->objects);
    QVERIFY(!units);
    QCOMPARE(units.error().kind, Error::Kind::Unsupported);
    QVERIFY2(units.error().what.contains(u"secret"_s), qPrintable(units.error().what));
}

void TestKongUnits::listThatMayNotBeRead_isUnsupported()
{
    KongBench bench(Story::Changed);
    bench.target().failCollection("ca_certificates", 403);
    const auto editor = bench.editor(Side::Target);
    const auto closure = QCoro::waitFor(editor->closure(bench.deployments(Side::Target)));
    QVERIFY(closure); // that is not needed for it
    const auto units = editor->units(closure->objects);
    QVERIFY(!units);
    QCOMPARE(units.error().kind, Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestKongUnits)
#include "tst_kong_units.moc"
