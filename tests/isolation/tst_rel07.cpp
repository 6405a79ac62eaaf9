// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench baselined()
{
    FactsBench bench = sandboxAndProduction();
    Baseline baseline;
    baseline.gateway = "gw-p";
    baseline.isThere = true;
    bench.facts().records.baselines = std::vector<Baseline>{baseline};
    return bench;
}

ObservedChange &delta(FactsBench &bench, const char *entity, const char *field)
{
    ObservedChange one;
    one.gateway = "gw-p";
    one.entity = entity;
    one.field = field;
    auto &deltas = bench.facts().records.baselines.value.front().deltas;
    deltas.push_back(one);
    return deltas.back();
}

} // namespace

class TestRel07 : public QObject
{
    Q_OBJECT
private slots:
    void state_asApproved_passes();
    void difference_byARegisteredRule_passes();
    void difference_nobodyExplains_fails();
    void difference_ofAPromotion_isExplainedOnlyIfItWasExecuted();
    void difference_thatChangesNothing_warns();
    void difference_thatCannotBeToldApart_isUnknown();
    void difference_inPresence_saysWhatIsThere();
    void snapshot_thatIsPartial_isUnknown_andProofStays();
    void noBaseline_isUnknown_inGraceDoesNotApply();
};

void TestRel07::state_asApproved_passes()
{
    FactsBench bench = baselined();
    QCOMPARE(textOf(bench.judge("REL-07")), u"pass 1"_s);
}

void TestRel07::difference_byARegisteredRule_passes()
{
    FactsBench bench = baselined();
    delta(bench, "upstream pay", "targets").registeredReason = "autoscaling";
    QCOMPARE(textOf(bench.judge("REL-07")), u"pass 1"_s);
}

void TestRel07::difference_nobodyExplains_fails()
{
    FactsBench bench = baselined();
    ObservedChange &hosts = delta(bench, "route r-p", "hosts");
    hosts.after = "beta.example";
    delta(bench, "plugin acl", "enabled").actor = "t-7";
    const ControlResult result = bench.judge("REL-07");
    QCOMPARE(reasonsOf(result), u"fail REL-07.unexplained | fail REL-07.unexplained"_s);
    QVERIFY(result.units.back().production.value.ends_with("beta.example"));
}

void TestRel07::difference_ofAPromotion_isExplainedOnlyIfItWasExecuted()
{
    FactsBench bench = baselined();
    delta(bench, "route r-p", "hosts").promotion = "PR-1";
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"unknown REL-07.promotions-not-told"_s);
    PromotionRecord promotion;
    promotion.id = "PR-1";
    promotion.approved = true;
    bench.facts().records.promotions = std::vector<PromotionRecord>{promotion};
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"fail REL-07.unexplained"_s);
    bench.facts().records.promotions.value.front().executed = true;
    QCOMPARE(textOf(bench.judge("REL-07")), u"pass 1"_s);
}

void TestRel07::difference_thatChangesNothing_warns()
{
    FactsBench bench = baselined();
    delta(bench, "route r-p", "tags").cosmetic = true;
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"warn REL-07.cosmetic"_s);
}

void TestRel07::difference_thatCannotBeToldApart_isUnknown()
{
    FactsBench bench = baselined();
    PromotionRecord promotion;
    promotion.id = "PR-1";
    promotion.approved = promotion.executed = true;
    bench.facts().records.promotions = std::vector<PromotionRecord>{promotion};
    ObservedChange &hosts = delta(bench, "route r-p", "hosts");
    hosts.promotion = "PR-1";
    QCOMPARE(textOf(bench.judge("REL-07")), u"pass 1"_s);
    hosts.isUnsure = true;
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"unknown REL-07.not-told-apart"_s);
}

void TestRel07::difference_inPresence_saysWhatIsThere()
{
    FactsBench bench = baselined();
    delta(bench, "route r-p", "presence").after = "present";
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"fail REL-07.appeared"_s);
    bench.facts().records.baselines.value.front().deltas.front().after = "absent";
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"fail REL-07.vanished"_s);
}

void TestRel07::snapshot_thatIsPartial_isUnknown_andProofStays()
{
    FactsBench bench = baselined();
    bench.setState("gw-p", EntityKind::Route, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"unknown unreadable"_s);
    delta(bench, "route r-p", "hosts");
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"fail REL-07.unexplained | unknown unreadable"_s);
}

void TestRel07::noBaseline_isUnknown_inGraceDoesNotApply()
{
    FactsBench bench = baselined();
    bench.facts().records.baselines.value.front().isThere = false;
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"unknown REL-07.no-baseline"_s);
    bench.facts().records.baselines.value.front().inGrace = true;
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"not_applicable REL-07.in-grace"_s);
    bench.facts().records.baselines = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("REL-07")), u"unknown REL-07.baselines-not-told"_s);
}

QTEST_GUILESS_MAIN(TestRel07)
#include "tst_rel07.moc"
