// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor of APISIX says that objects are in the unified model, against what a sync reads of the same gateway before and after they are written.
#include "contract/apisixplans.h"
#include "contract/apisixrandom.h"
#include "contract/apisixreading.h"
#include "contract/apisixrecordings.h"
#include "support/canary.h"

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

const QList<QByteArray> canaries = {"CANARY"};

QString unitsText(const std::vector<EntityRecord> &units)
{
    QString text;
    for (const EntityRecord &unit : units)
        text += QString::fromStdString(unit.nativeId + ' ' + unit.payload + '\n');
    return text;
}

//! Whether the units of objects that are on a gateway are what a sync reads for their deployments.
QString unitsProblem(const Result<std::vector<EntityRecord>> &units, const ApisixPlace &place, const std::vector<std::string> &deployments, UnitTimes times)
{
    if (!units)
        return units.error().toText();
    const ApisixReadUnits read(place.url, place.key.toLatin1());
    if (!read.isRead())
        return u"the gateway cannot be read"_s;
    const UnitTexts told = unitTexts(*units, times);
    if (const QString problem = missingIn(told, read.of(deployments, times)); !problem.isEmpty())
        return u"told, not as it is read: "_s + problem;
    if (const QString problem = missingIn(read.all(times), told); !problem.isEmpty())
        return u"read, not as it is told: "_s + problem;
    const auto found = canariesIn(unitsText(*units).toUtf8(), u"a unit"_s, canaries);
    return found.isEmpty() ? QString() : found.first();
}

//! Those among objects.
std::vector<std::string> deploymentsOf(const std::vector<NativeObject> &objects)
{
    std::vector<std::string> ids;
    for (const NativeObject &object : objects) {
        if (object.ref.collection == "services")
            ids.push_back(object.ref.id);
        else if (object.ref.collection == "routes" && object.body.find("service_id") == nullptr)
            ids.push_back("route/" + object.ref.id);
    }
    return ids;
}

//! What is wrong with the units of a gateway as it is, or empty.
QString problemNow(const ApisixPlace &place, const std::vector<std::string> &deployments)
{
    const auto editor = apisixEditor(place);
    const auto closure = QCoro::waitFor(editor->closure(deployments));
    if (!closure)
        return closure.error().toText();
    return unitsProblem(editor->units(closure->objects), place, deployments, UnitTimes::Kept);
}

//! What is wrong with the units that a plan leads to, once its steps are written; certificates are not.
QString problemAfter(const ApisixPlace &place, GatewayEditor &editor, const NativeClosure &before, const std::vector<PlanStep> &steps)
{
    const auto objects = applied(steps, before.objects);
    const auto units = editor.units(objects);
    if (!units)
        return units.error().toText();
    for (const PlanStep &step : steps) {
        const auto written = QCoro::waitFor(editor.write(step));
        if (!written)
            return QString::fromStdString(step.ref.collection + ' ' + step.ref.id) + u" is not written: "_s + written.error().toText();
    }
    return unitsProblem(units, place, deploymentsOf(objects), UnitTimes::LeftOut);
}

ApisixSeed estate()
{
    ApisixSeed seed;
    seed.add("upstreams", Object{{"id", "shared"}, {"nodes", Object{{"Shared.test", 1}, {"[::1]:81", 2}}}, {"tls", Object{{"client_cert", "none"}, {"client_key", "CANARY-client"}}}});
    seed.add("upstreams", Object{{"id", "7"}, {"nodes", Array{Object{{"host", "split.test"}, {"port", 1}, {"weight", 1}}}}});
    seed.add("plugin_configs", Object{{"id", "limits"}, {"labels", Object{{"team", "t"}}}, {"plugins", Object{{"limit-count", Object{{"count", 5}, {"time_window", 60}}}, {"cors", Object{}}}}});
    const Object logger{{"uri", "https://me:CANARY-url@log.test/in?token=CANARY-token"}, {"auth_header", "CANARY-logger"}};
    seed.add("services", Object{{"id", "s"}, {"upstream_id", "shared"}, {"hosts", Array{"B.test", "a.test"}}, {"plugins", Object{{"http-logger", logger}, {"csrf", Object{{"key", "$env://CSRF"}}}}}});
    seed.add("services", Object{{"id", "other"}, {"upstream_id", "shared"}});
    seed.add("routes", Object{{"id", "x"}, {"uri", "/x"}, {"service_id", "other"}, {"plugin_config_id", "limits"}});
    seed.add("routes", Object{{"id", "r"}, {"uri", "/r"}, {"service_id", "s"}, {"plugin_config_id", "limits"}, {"plugins", Object{{"cors", Object{{"max_age", 9}}}}}});
    const Object split{{"rules", Array{Object{{"weighted_upstreams", Array{Object{{"upstream_id", 7}, {"weight", 1}}, Object{{"upstream", Object{{"nodes", Object{{"in.test:1", 1}}}}}}}}}}}};
    const Array headers{"X-A: 1", "Authorization: Bearer CANARY-header"};
    seed.add("routes", Object{{"id", "t"}, {"uri", "/t"}, {"service_id", "s"}, {"status", 0}, {"vars", Array{Array{"http_x_api_key", "==", "CANARY-vars"}, Array{"arg_a", "==", "b"}}},
                              {"plugins", Object{{"traffic-split", split}, {"response-rewrite", Object{{"headers", Object{{"add", headers}}}}}}}});
    return seed.add("routes", Object{{"id", "alone"}, {"uri", "/alone"}, {"upstream", Object{{"nodes", Object{{"inline.test:80", 1}}}}},
                                     {"plugins", Object{{"key-auth", Object{{"_meta", Object{{"disable", true}}}}}}}});
}

void versions()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("3.13") << QByteArray("3.13.0") << QByteArray("3.13.0");
    QTest::newRow("3.13 to 3.18") << QByteArray("3.13.0") << QByteArray("3.18.0");
    QTest::newRow("3.18 to 3.13") << QByteArray("3.18.0") << QByteArray("3.13.0");
}

} // namespace

class TestApisixUnits : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void units_ofAnEstate_areWhatASyncReads();
    void units_ofAnEstate_holdWhatTheyShould();
    void units_ofStories_areWhatASyncReads_data();
    void units_ofStories_areWhatASyncReads();
    void units_ofRandomEstates_areWhatASyncReads_data() { versions(); }
    void units_ofRandomEstates_areWhatASyncReads();
    void units_ofRecordedEstates_areWhatASyncReads_data() { versions(); }
    void units_ofRecordedEstates_areWhatASyncReads();
    void units_withASecretThatIsNotThere_cannotBeTold();
    void units_ofWhatWasNeverRead_areTold();
};

void TestApisixUnits::units_ofAnEstate_areWhatASyncReads()
{
    const FakeApisix fake(estate());
    for (const std::vector<std::string> &deployments : {std::vector<std::string>{"s"}, {"route/alone"}, {"other"}, {"other", "route/alone", "s"}, {}}) {
        const QString problem = problemNow(placeOf(fake), deployments);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
}

void TestApisixUnits::units_ofAnEstate_holdWhatTheyShould()
{
    const FakeApisix fake(estate());
    const auto editor = apisixEditor(placeOf(fake));
    const auto closure = QCoro::waitFor(editor->closure({"s"}));
    const auto units = editor->units(closure->objects);
    QVERIFY(units.has_value());
    const UnitTexts told = unitTexts(*units, UnitTimes::Kept);
    std::map<EntityKind, int> counts;
    for (const auto &[key, text] : told)
        ++counts[key.first];
    const std::map<EntityKind, int> wanted = {{EntityKind::Deployment, 1}, {EntityKind::Route, 2}, {EntityKind::Upstream, 2}, {EntityKind::Target, 3}, {EntityKind::Policy, 6}, {EntityKind::Sink, 1}};
    QVERIFY(counts == wanted);
    QVERIFY(told.contains({EntityKind::Policy, "plugin_config/limits/limit-count/route/r"}));
    QVERIFY(!told.contains({EntityKind::Policy, "plugin_config/limits/cors/route/r"})); // the route's own counts
    const std::string reference = canonical(Object{{"ref", "$env://CSRF"}});
    QVERIFY(told.at({EntityKind::Policy, "service/s/csrf"}).find(reference) != std::string::npos);
    QVERIFY(told.at({EntityKind::Sink, "service/s/http-logger"}).find("sink-secret/plain") != std::string::npos);
}

void TestApisixUnits::units_ofStories_areWhatASyncReads_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("target");
    for (const auto &[name, story] : {std::pair("changed", Story::Changed), std::pair("new", Story::New)}) {
        for (const char *source : {"3.13.0", "3.18.0"}) {
            for (const char *target : {"3.13.0", "3.18.0"})
                QTest::addRow("%s %s to %s", name, source, target) << story << QByteArray(source) << QByteArray(target);
        }
    }
}

void TestApisixUnits::units_ofStories_areWhatASyncReads()
{
    QFETCH(Story, story);
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, target);
    FakeApisixBench bench(story, source.constData(), target.constData());
    for (const Side side : {Side::Source, Side::Target}) {
        const QString problem = problemNow(bench.place(side), bench.deployments(side));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    const auto plan = EditorChecks(bench).plan();
    const auto editor = bench.editor(Side::Target);
    const auto before = QCoro::waitFor(editor->closure(bench.deployments(Side::Target)));
    QVERIFY(plan && before && !plan->steps.empty());
    const QString problem = problemAfter(bench.place(Side::Target), *editor, *before, plan->steps);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestApisixUnits::units_ofRandomEstates_areWhatASyncReads()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, target);
    constexpr unsigned rounds = 25, first = 20261130;
    qInfo("seeds %u to %u", first, first + rounds - 1);
    const std::vector<std::string> deployments = {"svc", "route/alone"};
    const QList<MappingRule> map = {{u"route.hosts"_s, u"(.*)-sbx\\.test"_s, u"\\1.test"_s}, {u"upstream.host"_s, u"(.*)-sbx\\.test"_s, u"\\1.test"_s}};
    unsigned written = 0;
    for (unsigned number = first; number < first + rounds; ++number) {
        RandomApisix there(number, {});
        ApisixSeed changed = there.seed();
        there.change(changed, number + 1);
        const FakeApisix from(RandomApisix(number, "-sbx").seed(), version(source.constData())), to(std::move(changed), version(target.constData()));
        for (const FakeApisix *fake : {&from, &to}) {
            const QString problem = problemNow(placeOf(*fake), deployments);
            QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: "_s.arg(number) + problem));
        }
        const auto editor = apisixEditor(placeOf(to));
        const auto here = QCoro::waitFor(apisixEditor(placeOf(from))->closure(deployments)), before = QCoro::waitFor(editor->closure(deployments));
        QVERIFY(here && before);
        const Plan plan = planBetween(*here, *before, *editor, map);
        if (!plan.unmapped.empty())
            continue; // a secret would have to travel
        const QString problem = problemAfter(placeOf(to), *editor, *before, plan.steps);
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: "_s.arg(number) + problem));
        written += plan.steps.empty() ? 0 : 1;
    }
    qInfo("%u plans were written", written);
    QVERIFY(written >= rounds / 3);
}

//! Each service and each lonely route of the recorded estates, as it is and as it becomes.
void TestApisixUnits::units_ofRecordedEstates_areWhatASyncReads()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, target);
    FakeApisixOptions here = recordedApisixOptions(u"3.13.0"_s), there = recordedApisixOptions(u"3.13.0-production"_s);
    here.version = source.constData();
    there.version = target.constData();
    const FakeApisix sandbox(recordedApisixSeed(u"3.13.0"_s), here), production(recordedApisixSeed(u"3.13.0-production"_s), there);
    const ApisixPlace from = placeOf(sandbox, "sandbox-admin-key-7f3c1b2a"), to = placeOf(production, "production-admin-key-e94d0c55");
    const QList<MappingRule> map = {{u"route.hosts"_s, u"(.*)\\.sandbox\\.(.*)"_s, u"\\1.\\2"_s}, {u"upstream.host"_s, u"(.*)\\.sandbox\\.(.*)"_s, u"\\1.\\2"_s}};
    std::size_t steps = 0;
    for (const std::string &id : sandbox.ids("services")) {
        const QString problem = problemNow(from, {id});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    for (const std::string &id : production.ids("services")) {
        const QString problem = problemNow(to, {id});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto other = QCoro::waitFor(apisixEditor(from)->closure({id}));
        const auto editor = apisixEditor(to);
        const auto before = QCoro::waitFor(editor->closure({id}));
        if (!other || !before)
            continue; // only in production
        std::vector<PlanStep> planned = planBetween(*other, *before, *editor, map).steps;
        std::erase_if(planned, [](const PlanStep &step) { return step.ref.collection == "ssls"; });
        const QString after = problemAfter(to, *editor, *before, planned);
        QVERIFY2(after.isEmpty(), qPrintable(QString::fromStdString(id) + u": "_s + after));
        steps += planned.size();
    }
    QVERIFY(steps > 5);
}

void TestApisixUnits::units_withASecretThatIsNotThere_cannotBeTold()
{
    const FakeApisix source(estate()), target(ApisixSeed{});
    const auto closure = QCoro::waitFor(apisixEditor(placeOf(source))->closure({"s"}));
    const auto editor = apisixEditor(placeOf(target));
    QVERIFY(QCoro::waitFor(editor->closure({})).has_value());
    const auto units = editor->units(closure->objects);
    QVERIFY(!units && units.error().kind == Error::Kind::Unsupported);
    QVERIFY2(units.error().toText().contains(u"a secret"_s), qPrintable(units.error().toText()));
}

//! What is new on a gateway is not in any closure of it.
void TestApisixUnits::units_ofWhatWasNeverRead_areTold()
{
    const FakeApisix source(estate());
    const auto closure = QCoro::waitFor(apisixEditor(placeOf(source))->closure({"route/alone"}));
    const auto units = apisixEditor(placeOf(source))->units(closure->objects);
    const QString problem = unitsProblem(units, placeOf(source), {"route/alone"}, UnitTimes::LeftOut);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestApisixUnits)
#include "tst_apisix_units.moc"
