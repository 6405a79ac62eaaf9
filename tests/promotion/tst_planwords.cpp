// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "promotion/planwords.h"

#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

JsonValue json(const char *text)
{
    JsonReader reader;
    const auto parsed = reader.parse(std::string(text));
    if (!parsed)
        qFatal("no JSON: %s", text);
    return JsonValue::from(*parsed);
}

PlanStep step(EntityKind kind, const char *before, const char *after)
{
    PlanStep step;
    step.entity = kind;
    step.name = "orders";
    step.action = before == nullptr ? StepAction::Create : after == nullptr ? StepAction::Delete : StepAction::Change;
    if (before != nullptr)
        step.before = json(before);
    if (after != nullptr)
        step.after = json(after);
    return step;
}

PlanWords words(std::vector<PlanStep> steps)
{
    Plan plan;
    plan.steps = std::move(steps);
    return wordsOf(plan);
}

QString lineOf(const ValueChange &value)
{
    const auto text = [](std::string_view part) { return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())); };
    return u"%1 %2 %3 %4/%5 %6 -> %7"_s.arg(text(toWire(value.action)), text(toWire(value.subject)), text(toWire(value.aspect)), text(value.what), text(value.field),
                                            text(canonical(value.before)), text(canonical(value.after)));
}

QString lineOf(const QuantityChange &change)
{
    const auto quantity = [](const std::optional<Quantity> &one) {
        return one ? u"%1 %2/%3"_s.arg(one->amount).arg(QString::fromLatin1(toWire(one->unit).data())).arg(one->seconds) : u"none"_s;
    };
    return u"%1 %2 %3 -> %4"_s.arg(QString::fromStdString(change.what + '/' + change.field), QString::fromLatin1(toWire(change.trend).data()), quantity(change.before),
                                   quantity(change.after));
}

template<typename Values>
QStringList linesOf(const Values &values)
{
    QStringList lines;
    for (const auto &value : values)
        lines.append(lineOf(value));
    return lines;
}

} // namespace

class TestPlanWords : public QObject
{
    Q_OBJECT
private slots:
    void values_ofBodies_areNamed_data();
    void values_ofBodies_areNamed();
    void limits_riseFallAppearAndGo_data();
    void limits_riseFallAppearAndGo();
    void limits_ofAPolicyThatIsSwitchedOff_go();
    void timeouts_areMilliseconds_data();
    void timeouts_areMilliseconds();
    void policies_insideObjects_areCounted();
    void policies_thatAreNotKnown_areValues();
    void secrets_areCounted_andNeverShown();
    void summary_ofAPlan_countsAll();
    void values_ofRandomBodies_leadFromBeforeToAfter();
};

void TestPlanWords::values_ofBodies_areNamed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, EntityKind kind, const char *before, const char *after, const QStringList &lines) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(before) << QByteArray(after) << lines;
    };
    row("Kong: a method more", EntityKind::Route, R"({"methods":["GET"],"paths":["/a"]})", R"({"methods":["GET","PATCH"],"paths":["/a"]})",
        {u"create route methods orders/methods null -> \"PATCH\""_s});
    row("Kong: another host", EntityKind::Deployment, R"({"host":"a","port":80})", R"({"host":"b","port":80})", {u"change service address orders/host \"a\" -> \"b\""_s});
    row("APISIX: host of a route is who calls", EntityKind::Route, R"({"host":"a"})", R"({"host":"b"})", {u"change route hosts orders/host \"a\" -> \"b\""_s});
    row("APISIX: a node of an upstream in a route", EntityKind::Route, R"({"upstream":{"nodes":[{"host":"a","port":1,"weight":1}]}})",
        R"({"upstream":{"nodes":[{"host":"a","port":1,"weight":5}]}})", {u"change upstream weight orders/nodes.weight 1 -> 5"_s});
    row("Caddy: methods of a matcher", EntityKind::Route, R"({"match":[{"host":["a"],"method":["GET"]}]})", R"({"match":[{"host":["a"],"method":["POST"]}]})",
        {u"change route methods orders/match.method \"GET\" -> \"POST\""_s});
    row("Caddy: where a proxy inside a route calls", EntityKind::Route,
        R"({"handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"a:1"}]}]}]}]})",
        R"({"handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"b:1"}]}]}]}]})",
        {u"change upstream address orders/upstreams.dial \"a:1\" -> \"b:1\""_s});
    row("nothing but another order", EntityKind::Route, R"({"x":[1,2]})", R"({"x":[2,1]})", {u"change route other orders/x [1,2] -> [2,1]"_s});
    row("handlers are told apart by name", EntityKind::Route, R"({"handle":[{"handler":"headers","a":1}]})", R"({"handle":[{"handler":"encode","b":1}]})",
        {u"delete policy other headers/a 1 -> null"_s, u"delete policy other headers/handler \"headers\" -> null"_s, u"create policy other encode/b null -> 1"_s,
         u"create policy other encode/handler null -> \"encode\""_s});
    row("unknown fields stay what they are", EntityKind::Route, R"({"a":{"b":{"c":1}}})", R"({"a":{"b":{"c":2,"d":[]}}})",
        {u"change route other orders/a.b.c 1 -> 2"_s, u"create route other orders/a.b.d null -> []"_s});
}

void TestPlanWords::values_ofBodies_areNamed()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(words({step(static_cast<EntityKind>(kind), before.constData(), after.constData())}).steps[0].values), lines);
}

void TestPlanWords::limits_riseFallAppearAndGo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, EntityKind kind, const char *before, const char *after, const QStringList &lines) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(before) << QByteArray(after) << lines;
    };
    row("Kong falls", EntityKind::Policy, R"({"name":"rate-limiting","config":{"minute":100,"policy":"local"}})",
        R"({"name":"rate-limiting","config":{"minute":60,"policy":"local"}})", {u"rate-limiting/minute falls 100 requests/60 -> 60 requests/60"_s});
    row("Kong: one window for another", EntityKind::Policy, R"({"name":"rate-limiting","config":{"minute":100}})", R"({"name":"rate-limiting","config":{"hour":100,"minute":null}})",
        {u"rate-limiting/hour appears none -> 100 requests/3600"_s, u"rate-limiting/minute disappears 100 requests/60 -> none"_s});
    row("Kong: lists", EntityKind::Policy, R"({"name":"rate-limiting-advanced","config":{"limit":[5,100],"window_size":[1,60]}})",
        R"({"name":"rate-limiting-advanced","config":{"limit":[7,100],"window_size":[1,60]}})", {u"rate-limiting-advanced/limit.0 rises 5 requests/1 -> 7 requests/1"_s});
    row("Kong: a size in another unit", EntityKind::Policy, R"({"name":"request-size-limiting","config":{"allowed_payload_size":1,"size_unit":"megabytes"}})",
        R"({"name":"request-size-limiting","config":{"allowed_payload_size":2000,"size_unit":"kilobytes"}})",
        {u"request-size-limiting/allowed_payload_size rises 1e+06 bytes/0 -> 2e+06 bytes/0"_s});
    row("APISIX: a longer window falls", EntityKind::Route, R"({"plugins":{"limit-count":{"count":100,"time_window":60}}})", R"({"plugins":{"limit-count":{"count":100,"time_window":3600}}})",
        {u"limit-count/count falls 100 requests/60 -> 100 requests/3600"_s});
    row("APISIX: said otherwise", EntityKind::Route, R"({"plugins":{"limit-count":{"count":1,"time_window":1}}})", R"({"plugins":{"limit-count":{"count":60,"time_window":60}}})",
        {u"limit-count/count same 1 requests/1 -> 60 requests/60"_s});
    row("APISIX: a limit more", EntityKind::Route, R"({"plugins":{}})", R"({"plugins":{"limit-conn":{"conn":5}}})", {u"limit-conn/conn appears none -> 5 at_once/0"_s});
    row("Caddy: zone in a text", EntityKind::Route, R"({"handle":[{"handler":"rate_limit","rate_limits":{"z":{"max_events":10,"window":"1m"}}}]})",
        R"({"handle":[{"handler":"rate_limit","rate_limits":{"z":{"max_events":10,"window":30000000000}}}]})",
        {u"rate_limit/rate_limits.z.max_events rises 10 requests/60 -> 10 requests/30"_s});
    row("Caddy: calls at once", EntityKind::Route, R"({"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"a:1","max_requests":5}]}]})",
        R"({"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"a:1","max_requests":4}]}]})", {u"orders/upstreams.0.max_requests falls 5 at_once/0 -> 4 at_once/0"_s});
    row("no limit for what is no number", EntityKind::Route, R"({"plugins":{"limit-count":{"count":"$http_x","time_window":60}}})", R"({"plugins":{"limit-count":{"count":"$http_y","time_window":60}}})", {});
}

void TestPlanWords::limits_riseFallAppearAndGo()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, lines);
    const PlanWords said = words({step(static_cast<EntityKind>(kind), before.constData(), after.constData())});
    QCOMPARE(linesOf(said.summary.limits), lines);
    for (const ValueChange &value : said.steps[0].values)
        QVERIFY2(value.aspect == Aspect::Limit || value.action == StepAction::Create || value.what == "orders", qPrintable(lineOf(value)));
}

void TestPlanWords::limits_ofAPolicyThatIsSwitchedOff_go()
{
    const PlanWords off = words({step(EntityKind::Policy, R"({"name":"rate-limiting","enabled":true,"config":{"minute":5}})", R"({"name":"rate-limiting","enabled":false,"config":{"minute":5}})")});
    QCOMPARE(linesOf(off.summary.limits), QStringList{u"rate-limiting/minute disappears 5 requests/60 -> none"_s});
    QCOMPARE(off.summary.policies.size(), std::size_t(1));
    QVERIFY(off.summary.policies[0].isSwitched == PolicyChange::Switch::Off);
    QCOMPARE(off.summary.policies[0].unnamed, 0);
    const PlanWords on = words({step(EntityKind::Route, R"({"plugins":{"limit-req":{"rate":5,"_meta":{"disable":true}}}})", R"({"plugins":{"limit-req":{"rate":5}}})")});
    QCOMPARE(linesOf(on.summary.limits), QStringList{u"limit-req/rate appears none -> 5 requests/1"_s});
    QVERIFY(on.summary.policies[0].isSwitched == PolicyChange::Switch::On);
}

void TestPlanWords::timeouts_areMilliseconds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, EntityKind kind, const char *before, const char *after, const QString &line) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(before) << QByteArray(after) << line;
    };
    row("Kong", EntityKind::Deployment, R"({"read_timeout":60000})", R"({"read_timeout":5000})", u"orders/read_timeout falls 60000 milliseconds/0 -> 5000 milliseconds/0"_s);
    row("APISIX", EntityKind::Upstream, R"({"timeout":{"read":6}})", R"({"timeout":{"read":0.5}})", u"orders/timeout.read falls 6000 milliseconds/0 -> 500 milliseconds/0"_s);
    row("APISIX in a route", EntityKind::Route, R"({"upstream":{"timeout":{"read":6}}})", R"({"upstream":{"timeout":{"read":7}}})",
        u"orders/timeout.read rises 6000 milliseconds/0 -> 7000 milliseconds/0"_s);
    row("Caddy", EntityKind::Route, R"({"handle":[{"handler":"reverse_proxy","transport":{"dial_timeout":"1m30s"}}]})",
        R"({"handle":[{"handler":"reverse_proxy","transport":{"dial_timeout":3000000000}}]})", u"orders/transport.dial_timeout falls 90000 milliseconds/0 -> 3000 milliseconds/0"_s);
}

void TestPlanWords::timeouts_areMilliseconds()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, line);
    const PlanWords said = words({step(static_cast<EntityKind>(kind), before.constData(), after.constData())});
    QCOMPARE(linesOf(said.summary.timeouts), QStringList{line});
    QVERIFY(said.steps[0].values[0].aspect == Aspect::Timeout);
}

void TestPlanWords::policies_insideObjects_areCounted()
{
    const PlanWords said = words({step(EntityKind::Route, R"({"plugins":{"cors":{"a":1},"old":{"b":1},"same":{"c":1}}})", R"({"plugins":{"cors":{"a":2},"new":{},"same":{"c":1}}})")});
    const Count &policies = said.summary.of(Subject::Policy);
    QCOMPARE(policies, (Count{1, 1, 1}));
    QCOMPARE(said.summary.of(Subject::Route), (Count{0, 1, 0}));
    QCOMPARE(said.summary.deleted(), 1);
    // A plug-in of Kong is the object itself.
    QCOMPARE(words({step(EntityKind::Policy, nullptr, R"({"name":"cors","config":{"a":1}})")}).summary.of(Subject::Policy), (Count{1, 0, 0}));
    // A group of plug-ins of APISIX is none; a policy without settings is one all the same.
    QCOMPARE(words({step(EntityKind::Policy, R"({"plugins":{"cors":{}}})", nullptr)}).summary.of(Subject::Policy), (Count{0, 0, 1}));
}

void TestPlanWords::policies_thatAreNotKnown_areValues()
{
    const PlanWords said = words({step(EntityKind::Policy, R"({"name":"our-own","config":{"a":1,"b":[1],"c":{"d":true}}})", R"({"name":"our-own","config":{"a":2,"b":[1,2],"c":{}}})")});
    QCOMPARE(said.summary.policies.size(), std::size_t(1));
    QCOMPARE(said.summary.policies[0].name, std::string("our-own"));
    QCOMPARE(said.summary.policies[0].values, said.summary.policies[0].unnamed);
    QCOMPARE(said.summary.policies[0].unnamed, static_cast<int>(said.steps[0].values.size()));
    QVERIFY(said.summary.policies[0].unnamed >= 3);
}

void TestPlanWords::secrets_areCounted_andNeverShown()
{
    const PlanWords said = words({step(EntityKind::Credential, R"({"key":{"class":"secret/plain","fingerprint":"aa"},"ref":{"ref":"env:X"}})",
                                       R"({"key":{"class":"secret/plain","fingerprint":"bb"},"ref":{"ref":"env:Y"}})")});
    QCOMPARE(said.summary.secrets, 2);
    QCOMPARE(said.steps[0].values.size(), std::size_t(2));
    QCOMPARE(canonical(said.steps[0].values[0].after), std::string(R"({"class":"secret/plain","fingerprint":"bb"})"));
}

void TestPlanWords::summary_ofAPlan_countsAll()
{
    Plan plan;
    plan.steps = {step(EntityKind::Route, nullptr, R"({"paths":["/a"]})"), step(EntityKind::Route, nullptr, R"({"paths":["/b"]})"),
                  step(EntityKind::Policy, R"({"name":"rate-limiting","config":{"minute":100}})", R"({"name":"rate-limiting","config":{"minute":60}})"),
                  step(EntityKind::Certificate, R"({"cert":"a"})", R"({"cert":"b"})"), step(EntityKind::Target, R"({"target":"a:1"})", nullptr)};
    plan.mapping = {MappedValue{{}, "/a", "route.hosts", "a", "b", 0}, MappedValue{{}, "/b", "route.hosts", "c", "c", -1}};
    plan.unmapped = {UnmappedValue{{}, "/c", {}, {}, UnmappedValue::Reason::Secret}};
    plan.kept = {{"routes", "1"}};
    const PlanWords said = wordsOf(plan, {7, {"shop"}});
    QCOMPARE(said.steps.size(), plan.steps.size());
    QCOMPARE(said.summary.of(Subject::Route), (Count{2, 0, 0}));
    QCOMPARE(said.summary.of(Subject::Policy), (Count{0, 1, 0}));
    QCOMPARE(said.summary.of(Subject::Certificate), (Count{0, 1, 0}));
    QCOMPARE(said.summary.of(Subject::Target), (Count{0, 0, 1}));
    QCOMPARE(said.summary.deleted(), 1);
    QCOMPARE(said.summary.addresses, 1);
    QCOMPARE(said.summary.mapped, 1);
    QCOMPARE(said.summary.mappable, 2);
    QCOMPARE(said.summary.blocking, 1);
    QCOMPARE(said.summary.kept, 1);
    QCOMPARE(said.summary.facts.callers.value(), std::int64_t(7));
    QVERIFY(!said.summary.isNothing());
    QVERIFY(words({}).summary.isNothing());
}

namespace {

JsonValue randomBody(std::mt19937 &random, int depth)
{
    switch (random() % (depth > 3 ? 2 : 4)) {
    case 0:
        return static_cast<std::int64_t>(random() % 4);
    case 1:
        return std::string(1, static_cast<char>('a' + random() % 4));
    case 2: {
        JsonValue::Array array;
        for (auto i = random() % 4; i > 0; --i)
            array.push_back(randomBody(random, depth + 1));
        return array;
    }
    default:
        JsonValue::Object object;
        for (auto i = random() % 5; i > 0; --i)
            object[std::array{"plugins", "name", "config", "handle", "handler", "upstream", "routes", "x"}[random() % 8]] = randomBody(random, depth + 1);
        return object;
    }
}

} // namespace

//! Each value is where its pointer says, in what it belongs to; equal bodies have none and different ones some.
void TestPlanWords::values_ofRandomBodies_leadFromBeforeToAfter()
{
    std::mt19937 random(20261129);
    const int pairs = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 100000 : 5000;
    qInfo("seed 20261129, %d pairs", pairs);
    for (int i = 0; i < pairs; ++i) {
        PlanStep one;
        one.entity = static_cast<EntityKind>(random() % entityKindCount);
        one.before = JsonValue::Object{{"plugins", randomBody(random, 0)}, {"handle", randomBody(random, 0)}, {"z", randomBody(random, 0)}};
        one.after = JsonValue::Object{{"plugins", randomBody(random, 0)}, {"handle", randomBody(random, 0)}, {"z", randomBody(random, 0)}};
        one.action = StepAction::Change;
        const StepChanges changes = changesOf(one, 0);
        QCOMPARE(changes.values.empty(), one.before == one.after);
        for (const ValueChange &value : changes.values) {
            QVERIFY(value.before != value.after);
            QCOMPARE(value.before.isNull(), value.action == StepAction::Create);
            QCOMPARE(value.after.isNull(), value.action == StepAction::Delete);
            const JsonValue *there = valueAt(value.after.isNull() ? one.before : one.after, value.pointer);
            // Where an element stood before is not where its neighbours stand now, so what went away may be inside one that moved.
            QVERIFY(value.after.isNull() || (there != nullptr && *there == value.after));
        }
        std::swap(one.before, one.after);
        const StepChanges back = changesOf(one, 0);
        QCOMPARE(back.values.empty(), changes.values.empty());
        one.before = one.after;
        QVERIFY(changesOf(one, 0).values.empty());
    }
}

QTEST_GUILESS_MAIN(TestPlanWords)
#include "tst_planwords.moc"
