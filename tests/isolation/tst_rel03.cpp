// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench promoted()
{
    FactsBench bench = sandboxAndProduction();
    PromotionRecord one;
    one.id = "PR-41";
    one.api = "pay";
    one.approved = one.executed = true;
    one.executedAt = bench.facts().at - std::chrono::hours{1};
    bench.facts().records.promotions = std::vector<PromotionRecord>{one};
    bench.facts().records.contractChecks = std::vector<ContractCheckRecord>{};
    return bench;
}

ContractCheckRecord &check(FactsBench &bench)
{
    ContractCheckRecord one;
    one.promotion = "PR-41";
    one.bundleSpec = one.checkedSpec = "ab1";
    one.passed = one.hasConformanceRun = true;
    one.at = bench.facts().at - std::chrono::minutes{89};
    one.bundleAt = one.at - std::chrono::minutes{1};
    bench.facts().records.contractChecks.value.push_back(one);
    return bench.facts().records.contractChecks.value.back();
}

} // namespace

class TestRel03 : public QObject
{
    Q_OBJECT
private slots:
    void check_ofTheSameContract_passes();
    void check_withAConformanceRun_passes();
    void checks_thatAreNotGood_data();
    void checks_thatAreNotGood();
    void promotionWithoutCheck_fails_unlessChecksAreNotRecorded();
    void noPromotions_doNotApply_unlessNotRecorded();
    void earlierFail_isClearedByItsCheckOrOnceItsPromotionIsOld();
};

void TestRel03::check_ofTheSameContract_passes()
{
    FactsBench bench = promoted();
    check(bench);
    QCOMPARE(textOf(bench.judge("REL-03")), u"pass 1"_s);
}

void TestRel03::check_withAConformanceRun_passes()
{
    FactsBench bench = promoted();
    ContractCheckRecord &one = check(bench);
    one.checkedSpec = one.bundleSpec = "proto-7";
    QCOMPARE(textOf(bench.judge("REL-03")), u"pass 1"_s);
}

void TestRel03::checks_thatAreNotGood_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("other contract") << u"spec"_s << u"fail REL-03.other-contract"_s;
    QTest::newRow("breaking") << u"breaking"_s << u"fail REL-03.breaking"_s;
    QTest::newRow("breaking in a new major version") << u"major"_s << QString();
    QTest::newRow("breaking with an exception") << u"exception"_s << QString();
    QTest::newRow("failed") << u"failed"_s << u"fail REL-03.failed"_s;
    QTest::newRow("older than the bundle") << u"old"_s << u"fail REL-03.too-old"_s;
    QTest::newRow("after the release") << u"late"_s << u"fail REL-03.too-late"_s;
    QTest::newRow("no contract") << u"text"_s << u"unknown REL-03.no-contract"_s;
    QTest::newRow("not tried") << u"diff"_s << u"warn REL-03.diff-only"_s;
    QTest::newRow("no rules") << u"rules"_s << u"warn REL-03.no-breaking-rules"_s;
    QTest::newRow("untouched") << u"untouched"_s << u"not_applicable REL-03.untouched"_s;
}

void TestRel03::checks_thatAreNotGood()
{
    QFETCH(QString, what);
    FactsBench bench = promoted();
    ContractCheckRecord &one = check(bench);
    if (what == u"spec"_s)
        one.checkedSpec = "77d";
    one.breaking = what == u"breaking"_s || what == u"major"_s || what == u"exception"_s ? 2 : 0;
    one.newMajor = what == u"major"_s;
    one.exceptionApproved = what == u"exception"_s;
    one.passed = what != u"failed"_s;
    if (what == u"old"_s)
        one.bundleAt = one.at + std::chrono::minutes{1};
    if (what == u"late"_s)
        one.at = bench.facts().at;
    one.machineReadable = what != u"text"_s;
    one.hasConformanceRun = what != u"diff"_s;
    one.hasBreakingRules = what != u"rules"_s;
    one.contractUntouched = what == u"untouched"_s;
    QTEST(reasonsOf(bench.judge("REL-03")), "reason");
}

void TestRel03::promotionWithoutCheck_fails_unlessChecksAreNotRecorded()
{
    FactsBench bench = promoted();
    QCOMPARE(reasonsOf(bench.judge("REL-03")), u"fail REL-03.missing"_s);
    bench.facts().records.contractChecks = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("REL-03")), u"unknown REL-03.checks-not-told"_s);
}

void TestRel03::noPromotions_doNotApply_unlessNotRecorded()
{
    FactsBench bench = sandboxAndProduction();
    QCOMPARE(reasonsOf(bench.judge("REL-03")), u"unknown REL-03.promotions-not-told"_s);
    bench.facts().records.promotions = FactState::KnownEmpty;
    QCOMPARE(bench.judge("REL-03").verdict, Verdict::NotApplicable);
}

//! The console never has the checks of all releases on record, so their state as such is `unsupported`.
void TestRel03::earlierFail_isClearedByItsCheckOrOnceItsPromotionIsOld()
{
    FactsBench bench = promoted();
    const auto &checks = allChecks();
    const auto rule = std::find_if(checks.begin(), checks.end(), [](const auto &one) { return one->control() == "REL-03"; });
    UnitResult fail;
    fail.unit = "promotion:PR-41";
    bench.facts().records.contractChecks.state = FactState::Unsupported;
    QCOMPARE((*rule)->records(bench.pair(), fail), FactState::Unsupported);
    check(bench);
    QCOMPARE((*rule)->records(bench.pair(), fail), FactState::Known);
    bench.facts().records.contractChecks.value.clear();
    bench.facts().records.promotions = FactState::KnownEmpty;
    QCOMPARE((*rule)->records(bench.pair(), fail), FactState::KnownEmpty);
    bench.facts().records.promotions = FactState::Unreadable;
    QCOMPARE((*rule)->records(bench.pair(), fail), FactState::Unreadable);
}

QTEST_GUILESS_MAIN(TestRel03)
#include "tst_rel03.moc"
