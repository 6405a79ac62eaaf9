// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"
#include "promotion/planbench.h"

#include <QTest>

#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

JsonValue body(const char *text)
{
    return JsonValue::Object{{"a", text}};
}

} // namespace

//! Several APIs in one plan.
class TestMergedPlans : public QObject
{
    Q_OBJECT
private slots:
    void merged_plansOfSeveralApis_writeSharedObjectsOnce();
    void merged_plansThatDisagree_nameTheObject();
    void only_oneOfThem_isWhatItsOwnPlanSaid();
    void only_ofAPlanOfOne_isThePlan();
    void gates_together_areTheWorst();
    void gates_together_nameEachRefusal();
};

void TestMergedPlans::merged_plansOfSeveralApis_writeSharedObjectsOnce()
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

void TestMergedPlans::merged_plansThatDisagree_nameTheObject()
{
    const auto part = [](const char *shared) {
        Plan plan;
        buildSteps(groundOf({object("shared", "s", JsonValue::Object{{"a", shared}})}, {object("shared", "t", JsonValue::Object{{"a", "old"}})}), plan);
        return plan;
    };
    Plan both;
    QCOMPARE(mergeSteps({part("new"), part("newer")}, both).value(), (ObjectRef{"routes", "t"}));
}

void TestMergedPlans::only_oneOfThem_isWhatItsOwnPlanSaid()
{
    const auto part = [](const std::string &name) {
        PlanGround ground = groundOf({object("shared", "s", body("new")), object(name, name, body("new")), object(name + " more", name + "more", body("new")),
                                      object(name + " most", name + "most", body("new"))},
                                     {object("shared", "t", body("old")), object(name, name + "there", body("old")), object(name + " gone", name + "gone", body("old"))});
        ground.mayDelete = true;
        Plan plan;
        plan.api = name + "-id";
        plan.apiName = name;
        plan.sourceDeployments = {name + "-source"};
        plan.targetDeployments = {name + "-target"};
        buildSteps(ground, plan);
        return plan;
    };
    const Plan first = part("x"), second = part("y");
    Plan both;
    QVERIFY(!mergeSteps({first, second}, both));
    both.api = first.api;
    both.apiName = first.apiName;
    both.others = {{second.api, second.apiName}};
    both.targetClosure = first.targetClosure;
    for (const SeenObject &object : second.targetClosure) {
        if (std::find(both.targetClosure.begin(), both.targetClosure.end(), object) == both.targetClosure.end())
            both.targetClosure.push_back(object);
    }
    QCOMPARE(both.parts.size(), std::size_t(2));
    for (const Plan &alone : {first, second}) {
        const Plan only = both.only({alone.api, alone.apiName});
        QVERIFY(only.others.empty() && only.parts.empty());
        QCOMPARE(only.api, alone.api);
        QCOMPARE(only.sourceDeployments, alone.sourceDeployments);
        QCOMPARE(only.targetDeployments, alone.targetDeployments);
        QCOMPARE(only.targetClosure.size(), alone.targetClosure.size());
        QCOMPARE(only.steps.size(), alone.steps.size());
        for (const PlanStep &step : alone.steps)
            QVERIFY(std::find(only.steps.begin(), only.steps.end(), step) != only.steps.end());
        const auto images = [](const Plan &plan) {
            std::set<std::pair<std::string, std::string>> said;
            for (const SeenObject &object : plan.targetAfter())
                said.emplace(object.ref.id, object.digest);
            return said;
        };
        QVERIFY(images(only) == images(alone));
    }
}

void TestMergedPlans::only_ofAPlanOfOne_isThePlan()
{
    Plan plan;
    plan.api = "x-id";
    plan.apiName = "x";
    plan.targetDeployments = {"t"};
    buildSteps(groundOf({object("a", "a", body("new"))}, {object("a", "there", body("old"))}), plan);
    QVERIFY(plan.only(plan.apis().front()) == plan);
}

void TestMergedPlans::gates_together_areTheWorst()
{
    const QList<GateVerdict> order = {GateVerdict::Pass, GateVerdict::Warn, GateVerdict::Pending, GateVerdict::Unknown, GateVerdict::Fail};
    const auto result = [](GateVerdict verdict) { return GateResult{"contract", verdict, u"because"_s, {}}; };
    for (qsizetype i = 0; i < order.size(); ++i) {
        for (qsizetype j = 0; j < order.size(); ++j)
            QVERIFY(together({{u"x"_s, result(order[i])}, {u"y"_s, result(order[j])}}).verdict == order[std::max(i, j)]);
    }
    const GateResult alone = together({{u"x"_s, result(GateVerdict::Fail)}});
    QCOMPARE(alone.reason, u"because"_s);
    QVERIFY(alone.refusing.isEmpty());
}

//! So that a waiver of what one of them does wrong never covers another.
void TestMergedPlans::gates_together_nameEachRefusal()
{
    const GateResult broken{"contract", GateVerdict::Fail, u"it breaks clients"_s, {u"a is gone"_s, u"b may differ"_s}, {u"a is gone"_s}};
    const GateResult unknown{"contract", GateVerdict::Unknown, u"no contract is declared"_s, {}};
    const GateResult both = together({{u"x"_s, broken}, {u"y"_s, unknown}, {u"z"_s, {"contract", GateVerdict::Pass, u"fine"_s, {u"stands already: c"_s}}}});
    QVERIFY(both.verdict == GateVerdict::Fail);
    QCOMPARE(both.reason, u"x: it breaks clients"_s);
    QCOMPARE(both.refusing, (QStringList{u"x: a is gone"_s, u"y: no contract is declared"_s}));
    QCOMPARE(both.evidence, both.refusing + (QStringList{u"x: b may differ"_s, u"z: stands already: c"_s}));
    const Waiver waiver{"contract", u"one"_s, u"fine"_s, both.refusing, {}, 1};
    QVERIFY(coveringWaiver(both, {waiver}) != nullptr);
    const GateResult swapped = together({{u"x"_s, unknown}, {u"y"_s, broken}});
    QVERIFY(coveringWaiver(swapped, {waiver}) == nullptr);
}

QTEST_GUILESS_MAIN(TestMergedPlans)
#include "tst_mergedplans.moc"
