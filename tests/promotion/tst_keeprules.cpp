// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/fieldname.h"
#include "promotion/planbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

using Form = ValuePlace::Form;

//! A policy with limits, a list of groups and where it logs to.
NativeObject policy(const char *id, JsonValue config, std::vector<ValuePlace> places)
{
    NativeObject made = object("policy rate-limiting", id, JsonValue::Object{{"config", std::move(config)}});
    made.places = std::move(places);
    return made;
}

ValuePlace setting(const char *pointer, const char *field)
{
    return {pointer, field, Form::Setting};
}

MappingRule keep(const QString &field)
{
    MappingRule rule;
    rule.field = field;
    rule.keep = true;
    return rule;
}

Plan planOf(std::vector<NativeObject> source, std::vector<NativeObject> target, const QList<MappingRule> &map)
{
    PlanGround ground = groundOf(std::move(source), std::move(target));
    ground.map = map;
    Plan plan;
    buildSteps(ground, plan);
    return plan;
}

const std::vector<ValuePlace> limits{setting("/config/minute", "policy.rate-limiting.minute"), setting("/config/hour", "policy.rate-limiting.hour")};

} // namespace

class TestKeepRules : public QObject
{
    Q_OBJECT
private slots:
    void field_ofAPattern_data();
    void field_ofAPattern();
    void keptNumber_staysAsTheTargetHasIt();
    void keptList_staysWhole();
    void keptValue_thatTheTargetHasNot_goes();
    void keptValue_thatTheSourceHasNot_stays();
    void keptAddressOfTheSource_doesNotBlock();
    void keptValue_ofSomethingNew_blocks();
    void keptValue_ofSomethingNew_withAnotherRule_isMapped();
    void number_mappedByItsText_staysANumber();
    void list_isMappedByItsMembers();
    void settingsWithoutARule_travel_andAreNotListed();
    void plan_thatKeeps_isReadBack();
};

void TestKeepRules::field_ofAPattern_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("isNamed");
    const auto row = [](const char *pattern, const char *field, bool isNamed) {
        QTest::addRow("%s %s", pattern, field) << QByteArray(pattern) << QByteArray(field) << isNamed;
    };
    row("upstream.host", "upstream.host", true);
    row("upstream.host", "upstream.hosts", false);
    row("upstream.host", "upstream", false);
    row("upstream", "upstream.host", false);
    row("policy.*", "policy.acl.allow", true);
    row("policy.acl.*", "policy.acl.allow", true);
    row("policy.acl.*", "policy.acl", true); // as in the catalog
    row("policy.*.allow", "policy.acl.allow", true);
    row("policy.*.allow", "policy.acl.deny.allow", false);
    row("route.*.hosts", "route.hosts", true);
    row("route.*.hosts", "route.snis", false);
    row("deployment.hosts", "route.hosts", true);
    row("*", "tags", true);
}

void TestKeepRules::field_ofAPattern()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, field);
    QTEST(fieldNamed(pattern.toStdString(), field.toStdString()), "isNamed");
}

void TestKeepRules::keptNumber_staysAsTheTargetHasIt()
{
    const Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}, {"mode", "new"}}, limits)},
                             {policy("t", JsonValue::Object{{"minute", 6000}, {"mode", "old"}}, limits)}, {keep(u"policy.rate-limiting.*"_s)});
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(*at(plan.steps[0].after, "/config/minute").integer(), 6000);
    QCOMPARE(*at(plan.steps[0].after, "/config/mode").string(), std::string("new"));
    QCOMPARE(plan.mapping.size(), std::size_t(1));
    QVERIFY(plan.mapping[0].isKept);
    QCOMPARE(plan.mapping[0].rule, 0);
    QCOMPARE(plan.mapping[0].from, std::string("60"));
    QCOMPARE(plan.mapping[0].to, std::string("6000"));
    QVERIFY(plan.unmapped.empty());
}

void TestKeepRules::keptList_staysWhole()
{
    const std::vector<ValuePlace> places{setting("/config/allow", "policy.acl.allow")};
    const Plan plan = planOf({policy("s", JsonValue::Object{{"allow", JsonValue::Array{"a-sbx", "b-sbx", "c-sbx"}}}, places)},
                             {policy("t", JsonValue::Object{{"allow", JsonValue::Array{"a-prd"}}}, places)}, {keep(u"policy.acl.*"_s)});
    QVERIFY(plan.steps.empty());
    QCOMPARE(plan.mapping.size(), std::size_t(1));
    QCOMPARE(plan.mapping[0].to, std::string("[\"a-prd\"]"));
}

void TestKeepRules::keptValue_thatTheTargetHasNot_goes()
{
    const Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}, {"hour", 600}}, limits)}, {policy("t", JsonValue::Object{{"minute", 6000}}, limits)},
                             {keep(u"policy.rate-limiting.*"_s)});
    QVERIFY(plan.steps.empty());
    QCOMPARE(plan.mapping.size(), std::size_t(2));
}

void TestKeepRules::keptValue_thatTheSourceHasNot_stays()
{
    const std::vector<ValuePlace> nested{setting("/config/redis/host", "policy.rate-limiting.redis.host")};
    const Plan plan = planOf({policy("s", JsonValue::Object{{"mode", "new"}}, {})}, {policy("t", JsonValue::Object{{"mode", "old"}, {"redis", JsonValue::Object{{"host", "r.test"}}}}, nested)},
                             {keep(u"policy.rate-limiting.redis.*"_s)});
    QCOMPARE(plan.steps.size(), std::size_t(1));
    QCOMPARE(plan.steps[0].after, JsonValue(JsonValue::Object{{"config", JsonValue::Object{{"mode", "new"}, {"redis", JsonValue::Object{{"host", "r.test"}}}}}}));
}

void TestKeepRules::keptAddressOfTheSource_doesNotBlock()
{
    const std::vector<ValuePlace> places{{"/config/endpoint", "policy.http-log.endpoint", Form::Url}};
    const auto here = policy("s", JsonValue::Object{{"endpoint", "https://logs.sbx.test/in"}}, places), there = policy("t", JsonValue::Object{{"endpoint", "https://logs.test/in"}}, places);
    QCOMPARE(planOf({here}, {there}, {}).unmapped.size(), std::size_t(1));
    const Plan plan = planOf({here}, {there}, {keep(u"policy.http-log.endpoint"_s)});
    QVERIFY(plan.unmapped.empty());
    QVERIFY(plan.steps.empty());
}

void TestKeepRules::keptValue_ofSomethingNew_blocks()
{
    const Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}}, limits)}, {}, {keep(u"policy.rate-limiting.*"_s)});
    QCOMPARE(plan.unmapped.size(), std::size_t(1));
    QCOMPARE(plan.unmapped[0].reason, UnmappedValue::Reason::NothingKept);
    QCOMPARE(plan.unmapped[0].pointer, std::string("/config/minute"));
    QCOMPARE(plan.unmapped[0].value, std::string("60"));
}

void TestKeepRules::keptValue_ofSomethingNew_withAnotherRule_isMapped()
{
    const Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}}, limits)}, {},
                             {keep(u"policy.rate-limiting.*"_s), {u"policy.rate-limiting.minute"_s, u"[0-9]+"_s, u"6000"_s}});
    QVERIFY(plan.unmapped.empty());
    QCOMPARE(*at(plan.steps.at(0).after, "/config/minute").integer(), 6000);
    QCOMPARE(plan.mapping.at(0).rule, 1);
    QVERIFY(!plan.mapping.at(0).isKept);
}

void TestKeepRules::number_mappedByItsText_staysANumber()
{
    const std::vector<ValuePlace> places{setting("/config/a", "a"), setting("/config/b", "b"), setting("/config/c", "c"), setting("/config/d", "d")};
    const QList<MappingRule> map{{u"a"_s, u"60"_s, u"6000"_s}, {u"b"_s, u"true"_s, u"false"_s}, {u"c"_s, u"1"_s, u"0.5"_s}, {u"d"_s, u"1"_s, u"1"_s}};
    const Plan plan = planOf({policy("s", JsonValue::Object{{"a", 60}, {"b", true}, {"c", 1}, {"d", "1"}}, places)}, {}, map);
    QCOMPARE(at(plan.steps.at(0).after, "/config"), JsonValue(JsonValue::Object{{"a", 6000}, {"b", false}, {"c", 0.5}, {"d", "1"}}));
}

void TestKeepRules::list_isMappedByItsMembers()
{
    const std::vector<ValuePlace> places{setting("/config/allow", "policy.acl.allow")};
    const Plan plan = planOf({policy("s", JsonValue::Object{{"allow", JsonValue::Array{"a-sbx", "b"}}}, places)}, {}, {{u"policy.acl.allow"_s, u"(.*)-sbx"_s, u"\\1-prd"_s}});
    QCOMPARE(at(plan.steps.at(0).after, "/config/allow"), JsonValue(JsonValue::Array{"a-prd", "b"}));
    QCOMPARE(plan.mapping.size(), std::size_t(1));
    QCOMPARE(plan.mapping[0].pointer, std::string("/config/allow/0"));
}

void TestKeepRules::settingsWithoutARule_travel_andAreNotListed()
{
    const Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}}, limits)}, {policy("t", JsonValue::Object{{"minute", 6000}}, limits)}, {});
    QCOMPARE(*at(plan.steps.at(0).after, "/config/minute").integer(), 60);
    QVERIFY(plan.mapping.empty());
}

void TestKeepRules::plan_thatKeeps_isReadBack()
{
    Plan plan = planOf({policy("s", JsonValue::Object{{"minute", 60}}, limits)}, {policy("t", JsonValue::Object{{"minute", 6000}}, limits)}, {keep(u"policy.rate-limiting.*"_s)});
    const auto read = Plan::fromText(plan.toText());
    QVERIFY(read);
    QVERIFY(read->mapping == plan.mapping);
    plan.mapping[0].isKept = false;
    QVERIFY(plan.digest() != read->digest());
}

QTEST_GUILESS_MAIN(TestKeepRules)
#include "tst_keeprules.moc"
