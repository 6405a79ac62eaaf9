// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixplans.h"
#include "contract/apisixrecordings.h"
#include "core/jsonpointer.h"

#include <QCoroTask>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Object = JsonValue::Object;
using Array = JsonValue::Array;
using Story = EditorBench::Story;
using Side = EditorBench::Side;

namespace {

const NativeObject *find(const NativeClosure &closure, const std::string &part)
{
    const auto found = std::find_if(closure.objects.begin(), closure.objects.end(), [&](const NativeObject &object) { return object.part == part; });
    return found == closure.objects.end() ? nullptr : &*found;
}

std::vector<std::string> partsOf(const NativeClosure &closure)
{
    std::vector<std::string> parts;
    for (const NativeObject &object : closure.objects)
        parts.push_back(object.part);
    return parts;
}

Result<NativeClosure> read(const FakeApisix &fake, std::vector<std::string> deployments)
{
    return QCoro::waitFor(apisixEditor(placeOf(fake))->closure(std::move(deployments)));
}

Object upstream(const char *id)
{
    return Object{{"id", id}, {"nodes", Object{{"h.test:1", 1}}}};
}

Object route(const char *id, const char *uri, Object more)
{
    more["id"] = id;
    more["uri"] = uri;
    return more;
}

//! A change of a service that has a secret.
PlanStep changeOf(const NativeObject &object)
{
    PlanStep step;
    step.action = StepAction::Change;
    step.ref = object.ref;
    step.entity = object.kind;
    step.name = object.name;
    step.before = step.after = object.body;
    (*step.after.object())["desc"] = "changed";
    return step;
}

PlanStep deletionOf(const NativeObject &object)
{
    PlanStep step = changeOf(object);
    step.action = StepAction::Delete;
    step.after = JsonValue();
    return step;
}

ApisixSeed secretService()
{
    ApisixSeed seed;
    seed.add("upstreams", upstream("u"));
    const Object logger{{"uri", "https://log.test/"}, {"auth_header", "CANARY-logger"}};
    seed.add("services", Object{{"id", "s"}, {"upstream_id", "u"}, {"plugins", Object{{"csrf", Object{{"key", "CANARY-csrf"}}}, {"http-logger", logger}}}});
    return seed.add("routes", route("r", "/a", {{"service_id", "s"}}));
}

std::unique_ptr<ApisixServed> served(const QUrl &url, int tries)
{
    TransportConfig control;
    control.gateway = GatewayId(u"apisix-test"_s);
    control.adminUrl = url;
    return std::make_unique<ApisixServed>(std::make_unique<HttpSession>(std::move(control)), ApisixPatience{tries, std::chrono::milliseconds(1)});
}

int writesOf(const FakeApisix &fake)
{
    const auto requests = fake.requests();
    return int(std::count_if(requests.begin(), requests.end(), [](const std::string &request) { return !request.starts_with("GET"); }));
}

} // namespace

//! What APISIX does that other products do not (apisix-observed.md).
class TestApisixEditing : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void closure_takesWhatIsNeeded_andSaysWhatIsShared();
    void closure_ofARoute_isTheRoute();
    void closure_certificates_areThoseThatServe();
    void closure_routesWithOnePath_areToldApart();
    void closure_ofAStreamRoute_isUnsupported();
    void placed_idThatIsTaken_isDerived();
    void plan_ofListsInAnotherOrder_isEmpty();
    void write_ofSecrets_putsWholeObjects_data();
    void write_ofSecrets_putsWholeObjects();
    void write_ofACertificate_isUnsupported();
    void write_whatIsStillUsed_isRefusedWithItsUser();
    void write_withAViewersKey_isForbidden();
    void write_withoutEtcd_saysSoAndWritesNothing();
    void write_withEtcdThatHangs_endsInTime();
    void look_sameObjectWrittenAgain_isNoChange();
    void look_withAControlApi_waitsUntilItIsServed();
    void look_ofWhatIsNotServed_isNoAfter();
    void closure_withAControlApiThatIsNone_saysSo();
    void cancel_whileItIsNotServed_endsTheWait();
    void validate_saysWhatTheSchemaSays_withoutSecrets();
    void validate_withAViewersKey_cannotTell();
    void standAlone_isUnsupportedBeforeAnything();
    void version2_isUnsupportedBeforeAnything_data();
    void version2_isUnsupportedBeforeAnything();
    void recordedEstates_everyApi_canBePromoted_data();
    void recordedEstates_everyApi_canBePromoted();
};

void TestApisixEditing::closure_takesWhatIsNeeded_andSaysWhatIsShared()
{
    ApisixSeed seed;
    seed.add("upstreams", upstream("own")).add("upstreams", upstream("shared")).add("upstreams", upstream("split")).add("upstreams", upstream("other"));
    seed.add("plugin_configs", Object{{"id", "limits"}, {"plugins", Object{}}});
    seed.add("services", Object{{"id", "s"}, {"upstream_id", "own"}}).add("services", Object{{"id", "other"}, {"upstream_id", "other"}});
    const Object split{{"rules", Array{Object{{"weighted_upstreams", Array{Object{{"upstream_id", "split"}}}}}}}};
    seed.add("routes", route("r", "/a", {{"service_id", "s"}, {"plugin_config_id", "limits"}, {"upstream_id", "shared"}}));
    seed.add("routes", route("t", "/b", {{"service_id", "s"}, {"plugins", Object{{"traffic-split", split}}}}));
    seed.add("routes", route("x", "/x", {{"upstream_id", "shared"}, {"plugin_config_id", "limits"}}));
    seed.add("global_rules", Object{{"id", "g"}, {"plugins", Object{{"traffic-split", split}}}});
    const FakeApisix fake(std::move(seed));
    const auto closure = read(fake, {"s"});
    QVERIFY(closure.has_value());
    QVERIFY((partsOf(*closure) == std::vector<std::string>{"upstream of service", "upstream shared", "upstream split", "policies limits", "service", "route /a", "route /b"}));
    const std::map<std::string, bool> shared = {{"upstream of service", false}, {"upstream shared", true}, {"upstream split", true}, {"policies limits", true},
                                                {"service", false},             {"route /a", false},       {"route /b", false}};
    for (const NativeObject &object : closure->objects)
        QCOMPARE(object.isShared, shared.at(object.part));
    const NativeObject *r = find(*closure, "route /a");
    const std::vector<PartReference> references = {{"/service_id", "service", {}}, {"/plugin_config_id", "policies limits", {}}, {"/upstream_id", "upstream shared", {}}};
    QVERIFY(r->references == references);
    QCOMPARE(r->ref.collection, "routes");
    QVERIFY(valueAt(r->body, "/id") == nullptr && valueAt(r->body, "/create_time") == nullptr);
}

void TestApisixEditing::closure_ofARoute_isTheRoute()
{
    ApisixSeed seed;
    seed.add("upstreams", upstream("u")).add("services", Object{{"id", "s"}, {"upstream_id", "u"}});
    seed.add("routes", route("alone", "/a", {{"upstream_id", "u"}})).add("routes", route("r", "/b", {{"service_id", "s"}}));
    const FakeApisix fake(std::move(seed));
    const auto closure = read(fake, {"route/alone"});
    QVERIFY(closure.has_value());
    QVERIFY((partsOf(*closure) == std::vector<std::string>{"upstream of route /a", "route /a"}));
    QVERIFY(closure->objects[0].isShared); // the service has it, too
    const auto ofService = read(fake, {"route/r"});
    QVERIFY(!ofService && ofService.error().kind == Error::Kind::NotFound); // no deployment of its own
}

void TestApisixEditing::closure_certificates_areThoseThatServe()
{
    const auto ssl = [](const char *id, const char *sni, Object more = {}) {
        more.insert({{"id", id}, {"sni", sni}, {"cert", "c"}, {"key", "CANARY-key"}});
        return more;
    };
    ApisixSeed seed;
    seed.add("ssls", ssl("wild", "*.a.test")).add("ssls", ssl("exact", "API.a.test")).add("ssls", ssl("deep", "*.test")).add("ssls", ssl("other", "x.test"));
    seed.add("ssls", ssl("off", "x.b.test", {{"status", 0}})).add("ssls", ssl("client", "x.b.test", {{"type", "client"}})).add("ssls", ssl("wild-b", "*.b.test"));
    seed.add("services", Object{{"id", "s"}, {"hosts", Array{"api.a.test"}}, {"upstream", Object{{"nodes", Object{{"h:1", 1}}}}}});
    seed.add("routes", route("r", "/a", {{"service_id", "s"}, {"host", "x.b.test"}}));
    const FakeApisix fake(std::move(seed));
    const auto closure = read(fake, {"s"});
    QVERIFY(closure.has_value());
    std::vector<std::string> ids;
    for (const NativeObject &object : closure->objects) {
        if (object.kind != EntityKind::Certificate)
            continue;
        ids.push_back(object.ref.id);
        QVERIFY(object.isShared);
        QVERIFY(canonical(object.body).find("CANARY") == std::string::npos);
    }
    QVERIFY((ids == std::vector<std::string>{"exact", "wild-b"}));
}

void TestApisixEditing::closure_routesWithOnePath_areToldApart()
{
    ApisixSeed seed;
    seed.add("services", Object{{"id", "s"}, {"upstream", Object{{"nodes", Object{{"h:1", 1}}}}}});
    seed.add("routes", route("c", "/a", {{"service_id", "s"}, {"methods", Array{"POST"}}})).add("routes", route("b", "/a", {{"service_id", "s"}, {"methods", Array{"GET"}}}));
    seed.add("routes", route("a", "/a", {{"service_id", "s"}, {"methods", Array{"POST"}}, {"priority", 5}}));
    const FakeApisix fake(std::move(seed));
    const auto closure = read(fake, {"s"});
    QVERIFY(closure.has_value());
    QVERIFY((partsOf(*closure) == std::vector<std::string>{"service", "route /a#GET", "route /a#POST", "route /a#POST#2"}));
    QCOMPARE(find(*closure, "route /a#GET")->ref.id, "b");
}

void TestApisixEditing::closure_ofAStreamRoute_isUnsupported()
{
    const FakeApisix fake(secretService());
    const auto closure = read(fake, {"stream_route/1"});
    QVERIFY(!closure && closure.error().kind == Error::Kind::Unsupported);
}

void TestApisixEditing::placed_idThatIsTaken_isDerived()
{
    const std::string longest(64, 'x');
    const FakeApisix fake(ApisixSeed().add("upstreams", upstream("u")).add("upstreams", upstream(longest.c_str())));
    const auto editor = apisixEditor(placeOf(fake));
    QVERIFY(QCoro::waitFor(editor->closure({})).has_value());
    const auto placed = [&](const std::string &id, const char *collection = "upstreams") {
        NativeObject object;
        object.ref = {collection, id};
        object.part = "upstream of service";
        return editor->placed(object)->ref.id;
    };
    QCOMPARE(placed("free"), "free");
    QCOMPARE(placed("u", "services"), "u"); // another collection
    const std::string derived = placed("u");
    QVERIFY(derived.starts_with("u-") && derived.size() == 10);
    QCOMPARE(placed("u"), derived);
    QCOMPARE(placed(longest).size(), std::size_t(64));
    QVERIFY(placed(longest) != longest);
}

void TestApisixEditing::plan_ofListsInAnotherOrder_isEmpty()
{
    const auto seed = [](Array hosts, Array methods, Object nodes, Array list) {
        for (JsonValue &host : list)
            host = Object{{"host", host}, {"port", 1}, {"weight", 1}};
        ApisixSeed made;
        made.add("upstreams", Object{{"id", "u"}, {"nodes", std::move(nodes)}});
        made.add("services", Object{{"id", "s"}, {"hosts", std::move(hosts)}, {"upstream_id", "u"}});
        return made.add("routes", route("r", "/a", {{"service_id", "s"}, {"methods", std::move(methods)}, {"upstream", Object{{"nodes", std::move(list)}}}}));
    };
    const FakeApisix one(seed({"a", "b"}, {"GET", "POST"}, {{"x:1", 1}, {"y:1", 2}}, {"m", "n"})), other(seed({"b", "a"}, {"POST", "GET"}, {{"y:1", 2}, {"x:1", 1}}, {"n", "m"}));
    const auto editor = apisixEditor(placeOf(other));
    const auto target = QCoro::waitFor(editor->closure({"s"}));
    const auto source = read(one, {"s"});
    QVERIFY(source && target && !(*source == *target));
    QVERIFY(planBetween(*source, *target, *editor, {}).steps.empty());
}

void TestApisixEditing::write_ofSecrets_putsWholeObjects_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : {"3.13.0", "3.18.0"})
        QTest::newRow(number) << QByteArray(number);
}

//! A PATCH would encrypt what is encrypted again; what an answer to a write shows is ciphertext.
void TestApisixEditing::write_ofSecrets_putsWholeObjects()
{
    QFETCH(QByteArray, number);
    const FakeApisix fake(secretService(), version(number.constData()));
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep step = changeOf(*find(*closure, "service"));
    for (const PlanStep &one : {step, inverseOf(step), step}) {
        const auto written = QCoro::waitFor(editor->write(one));
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().toText()));
        QVERIFY(*QCoro::waitFor(editor->look(one)) == StepSight::After);
    }
    const JsonValue value = placeOf(fake).value(u"services/s"_s);
    QCOMPARE(*valueAt(value, "/plugins/csrf/key")->string(), "CANARY-csrf");
    QCOMPARE(*valueAt(value, "/plugins/http-logger/auth_header")->string(), "CANARY-logger");
    for (const std::string &request : fake.requests())
        QVERIFY2(!request.starts_with("PATCH"), request.c_str());
    QCOMPARE(writesOf(fake), 3);
}

void TestApisixEditing::write_ofACertificate_isUnsupported()
{
    ApisixSeed seed = secretService();
    seed.add("ssls", Object{{"id", "c"}, {"sni", "a.test"}, {"cert", "c"}, {"key", "CANARY-key"}});
    seed.add("services", Object{{"id", "t"}, {"hosts", Array{"a.test"}}, {"upstream_id", "u"}});
    const FakeApisix fake(std::move(seed));
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"t"}));
    const NativeObject *certificate = find(*closure, "certificate");
    QVERIFY(certificate != nullptr);
    for (const PlanStep &step : {changeOf(*certificate), deletionOf(*certificate)}) {
        const auto written = QCoro::waitFor(editor->write(step));
        QVERIFY(!written && written.error().kind == Error::Kind::Unsupported);
    }
    QCOMPARE(writesOf(fake), 0);
    // One that the target does not have blocks the plan; one that it has stays as it is.
    const FakeApisix empty(ApisixSeed{});
    const auto there = apisixEditor(placeOf(empty));
    const auto nothing = QCoro::waitFor(there->closure({}));
    const Plan plan = planBetween(*closure, *nothing, *there, {});
    QVERIFY(std::any_of(plan.unmapped.begin(), plan.unmapped.end(), [](const UnmappedValue &value) { return value.object.collection == "ssls" && value.pointer == "/key"; }));
    NativeClosure other = *closure;
    for (NativeObject &object : other.objects) {
        if (object.part == "certificate")
            (*object.body.object())["snis"] = Array{"other.test"};
    }
    QVERIFY(planBetween(*closure, other, *editor, {}).steps.empty());
}

void TestApisixEditing::write_whatIsStillUsed_isRefusedWithItsUser()
{
    const FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep deletion = deletionOf(*find(*closure, "upstream of service"));
    const auto written = QCoro::waitFor(editor->write(deletion));
    QVERIFY(!written && written.error().kind == Error::Kind::Refused);
    QVERIFY2(written.error().what.contains(u"service [s] is still using it"_s), qPrintable(written.error().toText()));
    QVERIFY(*QCoro::waitFor(editor->look(deletion)) == StepSight::Before);
    for (const char *part : {"route /a", "service", "upstream of service"})
        QVERIFY(QCoro::waitFor(editor->write(deletionOf(*find(*closure, part)))).has_value());
    QVERIFY(fake.ids("upstreams").empty());
}

void TestApisixEditing::write_withAViewersKey_isForbidden()
{
    const FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake, "fake-apisix-viewer-key"));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    QVERIFY(closure.has_value());
    const PlanStep step = changeOf(*find(*closure, "service"));
    const auto written = QCoro::waitFor(editor->write(step));
    QVERIFY(!written && written.error().kind == Error::Kind::Forbidden);
    QVERIFY(*QCoro::waitFor(editor->look(step)) == StepSight::Before);
}

void TestApisixEditing::write_withoutEtcd_saysSoAndWritesNothing()
{
    FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep step = changeOf(*find(*closure, "service"));
    fake.setEtcdDown(true);
    const auto written = QCoro::waitFor(editor->write(step));
    const auto sight = QCoro::waitFor(editor->look(step));
    QVERIFY(!written && written.error().kind == Error::Kind::Server);
    QVERIFY(written.error().what.contains(u"etcd"_s));
    QVERIFY(!sight && sight.error().kind == Error::Kind::Server); // and not "it is not there"
    QCOMPARE(writesOf(fake), 0);
    fake.setEtcdDown(false);
    QVERIFY(QCoro::waitFor(editor->write(step)).has_value());
}

void TestApisixEditing::write_withEtcdThatHangs_endsInTime()
{
    FakeApisix fake(secretService());
    const auto closure = read(fake, {"s"});
    const PlanStep step = changeOf(*find(*closure, "service"));
    fake.setEtcdFrozen(true);
    const auto editor = apisixEditor(placeOf(fake), std::chrono::milliseconds(100));
    const auto written = QCoro::waitFor(editor->write(step));
    QVERIFY(!written && written.error().kind == Error::Kind::Timeout);
    fake.setEtcdFrozen(false);
    QVERIFY(*QCoro::waitFor(apisixEditor(placeOf(fake))->look(step)) == StepSight::Before);
}

//! It has another index and another time, and is the same.
void TestApisixEditing::look_sameObjectWrittenAgain_isNoChange()
{
    const FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake));
    const auto before = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep step = changeOf(*find(*before, "service"));
    const ApisixPlace place = placeOf(fake);
    const HttpAnswer first = place.ask("GET", u"services/s"_s);
    QCOMPARE(place.ask("PUT", u"services/s"_s, QByteArray::fromStdString(canonical(place.value(u"services/s"_s)))).status, 200);
    QVERIFY(*first.json().find("modifiedIndex") != *place.ask("GET", u"services/s"_s).json().find("modifiedIndex"));
    QVERIFY(*QCoro::waitFor(editor->closure({"s"})) == *before);
    QVERIFY(*QCoro::waitFor(editor->look(step)) == StepSight::Before);
    QVERIFY(QCoro::waitFor(editor->write(step)).has_value());
}

//! The gateway follows after it was asked three times.
void TestApisixEditing::look_withAControlApi_waitsUntilItIsServed()
{
    FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake), std::chrono::seconds(30), served(fake.controlUrl(), 1000));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    QVERIFY(closure.has_value());
    for (const char *part : {"route /a", "service", "upstream of service"}) {
        const PlanStep change = changeOf(*find(*closure, part));
        PlanStep deletion = deletionOf(*find(*closure, part));
        deletion.before = change.after;
        for (const PlanStep &step : {change, deletion}) {
            fake.setFollowing(false);
            QVERIFY(QCoro::waitFor(editor->write(step)).has_value());
            const int asked = fake.controlRequestCount();
            auto look = editor->look(step);
            QVERIFY(QTest::qWaitFor([&] { return fake.controlRequestCount() >= asked + 3; }, 20000));
            QVERIFY(!look.isReady());
            fake.setFollowing(true);
            const auto sight = QCoro::waitFor(look);
            QVERIFY(sight && *sight == StepSight::After);
        }
    }
}

void TestApisixEditing::look_ofWhatIsNotServed_isNoAfter()
{
    FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake), std::chrono::seconds(30), served(fake.controlUrl(), 3));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep step = changeOf(*find(*closure, "service"));
    fake.setFollowing(false);
    QVERIFY(*QCoro::waitFor(editor->look(step)) == StepSight::Before); // nobody waits for what is not written
    QVERIFY(QCoro::waitFor(editor->write(step)).has_value());
    const auto sight = QCoro::waitFor(editor->look(step));
    QVERIFY(!sight && sight.error().kind == Error::Kind::Timeout);
    QVERIFY2(sight.error().what.contains(u"does not work with it yet"_s), qPrintable(sight.error().toText()));
    fake.setFollowing(true);
    QVERIFY(*QCoro::waitFor(editor->look(step)) == StepSight::After);
}

void TestApisixEditing::closure_withAControlApiThatIsNone_saysSo()
{
    const FakeApisix fake(secretService());
    const auto wrong = QCoro::waitFor(apisixEditor(placeOf(fake), std::chrono::seconds(30), served(fake.url(), 3))->closure({"s"}));
    QVERIFY(!wrong && wrong.error().kind == Error::Kind::WrongProduct);
    for (const std::string &request : fake.requests())
        QVERIFY2(request.starts_with("GET "), request.c_str());
}

void TestApisixEditing::cancel_whileItIsNotServed_endsTheWait()
{
    FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake), std::chrono::seconds(30), served(fake.controlUrl(), 1000000));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const PlanStep step = changeOf(*find(*closure, "service"));
    fake.setFollowing(false);
    QVERIFY(QCoro::waitFor(editor->write(step)).has_value());
    auto look = editor->look(step);
    QVERIFY(QTest::qWaitFor([&] { return fake.controlRequestCount() > 3; }, 20000));
    editor->cancel();
    const auto sight = QCoro::waitFor(look);
    QVERIFY(!sight && sight.error().kind == Error::Kind::Cancelled);
}

void TestApisixEditing::validate_saysWhatTheSchemaSays_withoutSecrets()
{
    FakeApisix fake(secretService());
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    PlanStep step = changeOf(*find(*closure, "service"));
    QVERIFY(QCoro::waitFor(editor->validate(step)).has_value());
    (*step.after.object())["hosts"] = 5;
    const auto wrong = QCoro::waitFor(editor->validate(step));
    QVERIFY(!wrong && wrong.error().kind == Error::Kind::Refused);
    QVERIFY2(wrong.error().what.contains(u"property \"hosts\""_s), qPrintable(wrong.error().toText()));
    fake.answer("/apisix/admin/schema/validate/services", 400, "application/json", R"({"error_msg":"property \"key\": CANARY-csrf does not match"})");
    const auto repeated = QCoro::waitFor(editor->validate(step));
    QVERIFY(!repeated && repeated.error().what.contains(u"does not match"_s));
    QVERIFY2(!repeated.error().toText().contains(u"CANARY"_s), qPrintable(repeated.error().toText()));
    QVERIFY(*QCoro::waitFor(editor->look(step)) == StepSight::Before);
    // What has no secret yet cannot be asked about.
    step.action = StepAction::Create;
    step.ref.id = "new";
    step.before = JsonValue();
    const auto missing = QCoro::waitFor(editor->validate(step));
    QVERIFY(!missing && missing.error().kind == Error::Kind::Unsupported);
    const auto deletion = QCoro::waitFor(editor->validate(deletionOf(*find(*closure, "service"))));
    QVERIFY(!deletion && deletion.error().kind == Error::Kind::Unsupported);
}

void TestApisixEditing::validate_withAViewersKey_cannotTell()
{
    const FakeApisix fake(secretService(), version("3.18.0"));
    const auto editor = apisixEditor(placeOf(fake, "fake-apisix-viewer-key"));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const auto valid = QCoro::waitFor(editor->validate(changeOf(*find(*closure, "service"))));
    QVERIFY(!valid && valid.error().kind == Error::Kind::Unsupported);
}

void TestApisixEditing::standAlone_isUnsupportedBeforeAnything()
{
    FakeApisix fake(secretService());
    const auto closure = read(fake, {"s"});
    const PlanStep step = changeOf(*find(*closure, "service"));
    for (const char *path : {"/apisix/admin/routes", "/apisix/admin/services/s"})
        fake.answer(path, 404, "text/html; charset=utf-8", "<html><title>404 Not Found</title></html>");
    const auto notApisix = read(fake, {"s"});
    QVERIFY(!notApisix && notApisix.error().kind == Error::Kind::WrongProduct);
    fake.answer("/apisix/admin/configs", 200, "application/json", R"({"routes":[],"routes_conf_version":0})");
    const auto alone = read(fake, {"s"});
    QVERIFY(!alone && alone.error().kind == Error::Kind::Unsupported);
    QVERIFY(alone.error().what.contains(u"stand-alone"_s));
    const auto written = QCoro::waitFor(apisixEditor(placeOf(fake))->write(step));
    QVERIFY(!written && written.error().kind != Error::Kind::Conflict); // nobody took it away
    QCOMPARE(writesOf(fake), 0);
}

void TestApisixEditing::version2_isUnsupportedBeforeAnything_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("2.15.3") << QByteArray("2.15.3");
    QTest::newRow("version 2 of the Admin API") << QByteArray("3.13.0");
}

void TestApisixEditing::version2_isUnsupportedBeforeAnything()
{
    QFETCH(QByteArray, number);
    const FakeApisix newer(secretService());
    const auto closure = read(newer, {"s"});
    FakeApisixOptions options = version(number.constData());
    options.speaksV2 = true;
    const FakeApisix fake(secretService(), options);
    const auto old = read(fake, {"s"});
    QVERIFY(!old && old.error().kind == Error::Kind::Unsupported);
    const auto editor = apisixEditor(placeOf(fake));
    const auto written = QCoro::waitFor(editor->write(changeOf(*find(*closure, "service"))));
    QVERIFY(!written && written.error().kind == Error::Kind::Unsupported);
    QCOMPARE(writesOf(fake), 0);
}

void TestApisixEditing::recordedEstates_everyApi_canBePromoted_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : {"3.13.0", "3.18.0"})
        QTest::newRow(number) << QByteArray(number);
}

//! Each service of the recorded sandbox goes to the recorded production: what may go there is as the plan says, whatever version stands there, and all can be undone.
void TestApisixEditing::recordedEstates_everyApi_canBePromoted()
{
    QFETCH(QByteArray, number);
    FakeApisixOptions options = recordedApisixOptions(u"3.13.0-production"_s);
    options.version = number.constData();
    const FakeApisix sandbox(recordedApisixSeed(u"3.13.0"_s), recordedApisixOptions(u"3.13.0"_s)), production(recordedApisixSeed(u"3.13.0-production"_s), options);
    const ApisixPlace from = placeOf(sandbox, "sandbox-admin-key-7f3c1b2a"), to = placeOf(production, "production-admin-key-e94d0c55");
    QList<MappingRule> map;
    for (const char *field : {"route.hosts", "upstream.host", "policy.http-logger.uri"})
        map.append({QString::fromLatin1(field), u"(.*)\\.sandbox\\.(.*)"_s, u"\\1.\\2"_s});
    map.append({u"upstream.host"_s, u"10\\.10\\.(.*)"_s, u"10.20.\\1"_s});
    int steps = 0;
    for (const std::string &id : sandbox.ids("services")) {
        const auto source = QCoro::waitFor(apisixEditor(from)->closure({id}));
        const auto editor = apisixEditor(to);
        const auto target = QCoro::waitFor(editor->closure({id}));
        QVERIFY(source && target);
        const Plan plan = planBetween(*source, *target, *editor, map);
        for (const UnmappedValue &value : plan.unmapped)
            QVERIFY2(value.object.collection == "ssls", (id + ' ' + value.object.id + value.pointer).c_str());
        std::vector<PlanStep> done;
        for (const PlanStep &step : plan.steps) {
            if (step.ref.collection == "ssls")
                continue;
            const auto written = QCoro::waitFor(editor->write(step));
            QVERIFY2(written.has_value(), written ? "" : qPrintable(QString::fromStdString(id) + written.error().toText()));
            QVERIFY2(*QCoro::waitFor(editor->look(step)) == StepSight::After, (id + ' ' + step.ref.id).c_str());
            done.push_back(step);
        }
        steps += int(done.size());
        for (auto step = done.rbegin(); step != done.rend(); ++step)
            QVERIFY(QCoro::waitFor(editor->write(inverseOf(*step))).has_value());
        QVERIFY(*QCoro::waitFor(editor->closure({id})) == *target);
    }
    QVERIFY(steps > 5);
}

QTEST_GUILESS_MAIN(TestApisixEditing)
#include "tst_apisix_editing.moc"
