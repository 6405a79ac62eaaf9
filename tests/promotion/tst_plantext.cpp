// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"
#include "promotion/planbench.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

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

class TestPlanText : public QObject
{
    Q_OBJECT
private slots:
    void text_isReadBack_andNothingElseIs();
    void corpus_ofTheFuzzTarget_isPlans();
    void digest_changesWithEveryByte();
    void gates_sayWhatIsWrong();
};

void TestPlanText::text_isReadBack_andNothingElseIs()
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
void TestPlanText::corpus_ofTheFuzzTarget_isPlans()
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

void TestPlanText::digest_changesWithEveryByte()
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
    with([](Plan &p) { p.steps[0].place = 3; });
    with([](Plan &p) { p.steps.push_back(p.steps[0]); });
    with([](Plan &p) { p.mapping[0].to = "z"; });
    with([](Plan &p) { p.unmapped.clear(); });
    with([](Plan &p) { p.kept.push_back({"routes", "9"}); });
    with([](Plan &p) { p.contracts = {{"orders", EnvironmentId(u"sandbox"_s), std::string(64, 'f')}}; });
    with([](Plan &p) { p.others = {{"bills-id", "bills"}}; });
    with([](Plan &p) { p.others = {{"bills-id", "bill"}}; });
    with([](Plan &p) { p.parts = {{"bills-id", {"s"}, {"t"}, {{"routes", "9"}}}}; });
    with([](Plan &p) { p.parts = {{"bills-id", {"s"}, {"t"}, {{"routes", "8"}}}}; });
    with([](Plan &p) { p.parts = {{"bills-id", {"s"}, {"u"}, {{"routes", "9"}}}}; });
    with([](Plan &p) { p.parts = {{"bills-id", {"r"}, {"t"}, {{"routes", "9"}}}}; });
    QCOMPARE(digests.size(), std::size_t(31));
    Plan several = plan;
    several.others = {{"bills-id", "bills"}, {"carts-id", "carts@v2"}};
    several.parts = {{"bills-id", {"s"}, {"t"}, {{"routes", "9"}}}, {"carts-id", {"r"}, {}, {}}};
    QVERIFY(Plan::fromText(several.toText()).value() == several);
}

void TestPlanText::gates_sayWhatIsWrong()
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

QTEST_GUILESS_MAIN(TestPlanText)
#include "tst_plantext.moc"
