// SPDX-License-Identifier: GPL-3.0-or-later
// Conformance runs on record, and what they make of REL-03.
#include "evidence/conformance.h"
#include "evidence/decide.h"
#include "evidence/recordlog.h"
#include "evidence/rules.h"
#include "isolation/evaluate.h"
#include "isolation/plants.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace bulkhead::evidence::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using isolation::ContractCheckRecord;
using isolation::ControlCatalogue;
using isolation::ControlResult;
using isolation::EstateFacts;
using isolation::PromotionRecord;
using isolation::Verdict;
using isolation::test::Dice;

namespace {

const std::string shipped(64, 'a'), other(64, 'b');

//! An estate with one promotion an hour ago, whose contract was compared and not tried.
struct Ground
{
    Dice dice{42};
    EstateFacts facts = isolation::test::cleanEstate(dice, {.apis = 2, .isEven = true});
    RecordLog log;

    Ground()
    {
        log.now = facts.at;
        facts.records.promotions = std::vector<PromotionRecord>{};
        facts.records.contractChecks.value.clear();
        promote("41", shipped);
    }
    void promote(const std::string &id, const std::string &contracts)
    {
        PromotionRecord promotion;
        promotion.id = id;
        promotion.api = "orders";
        promotion.approved = promotion.executed = true;
        promotion.executedAt = facts.at - 1h;
        facts.records.promotions.value.push_back(promotion);
        ContractCheckRecord check;
        check.promotion = id;
        check.bundleSpec = check.checkedSpec = contracts;
        check.passed = true;
        check.at = promotion.executedAt;
        check.bundleAt = check.at - 1h;
        facts.records.contractChecks.value.push_back(check);
    }
    [[nodiscard]] PromotionRecord &promotion() { return facts.records.promotions.value.front(); }
    [[nodiscard]] ContractCheckRecord &check() { return facts.records.contractChecks.value.front(); }
    QString tried(const std::string &digest, UtcTime::duration ago = 2h, Verdict verdict = Verdict::Pass)
    {
        return log.add(evidenceOn("REL-03", facts.at - ago, {{contractUnit(digest), verdict, "118 of 118"}}));
    }
    //! "pass 1" or "warn REL-03.diff-only".
    [[nodiscard]] QString said() const
    {
        const isolation::FactIndex index(facts);
        const isolation::PairFacts pair(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s));
        isolation::EvaluationInput input;
        input.catalogue = &ControlCatalogue::builtIn();
        input.supplied = suppliedResults(pair, ControlCatalogue::builtIn(), log.records, log.now);
        const ControlResult result = *isolation::evaluate(pair, input).find("REL-03");
        QString text = QString::fromLatin1(toWire(result.verdict));
        for (const isolation::UnitResult &unit : result.units)
            text += u' ' + QString::fromLatin1(unit.reason->id);
        return result.units.empty() ? QString(text + u' ' + QString::number(result.counts[Verdict::Pass])) : text;
    }
};

} // namespace

class TestConformance : public QObject
{
    Q_OBJECT
private slots:
    void promotion_comparedOnly_isAWarning();
    void promotion_triedWithExactlyWhatItShips_passes();
    void run_staysOnRecord_whenItsTermIsOver();
    void run_ofAnotherContract_changesNothing();
    void run_afterTheRelease_changesNothing();
    void run_longBeforeTheRelease_changesNothing();
    void run_ofAPart_changesNothing();
    void run_withdrawn_changesNothing();
    void run_thatFailed_fails();
    void checkThatFailedOrIsMissing_isNotMadeGood_data();
    void checkThatFailedOrIsMissing_isNotMadeGood();
    void promotionOfSeveral_needsARunOfEach();
    void promotions_withAndWithoutARun_areAWarning();
};

void TestConformance::promotion_comparedOnly_isAWarning()
{
    QCOMPARE(Ground().said(), u"warn REL-03.diff-only"_s);
}

void TestConformance::promotion_triedWithExactlyWhatItShips_passes()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped), QString());
    QCOMPARE(ground.said(), u"pass 1"_s);
}

void TestConformance::run_staysOnRecord_whenItsTermIsOver()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped), QString());
    ground.log.now += 20 * 24h;
    QCOMPARE(ground.said(), u"pass 1"_s);
}

void TestConformance::run_ofAnotherContract_changesNothing()
{
    Ground ground;
    QCOMPARE(ground.tried(other), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
}

void TestConformance::run_afterTheRelease_changesNothing()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped, 59min), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
}

void TestConformance::run_longBeforeTheRelease_changesNothing()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped, 23h), QString());
    ground.promotion().executedAt = ground.facts.at + 1h;
    ground.check().at = ground.promotion().executedAt;
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s); // 24 h later
    ground.promotion().executedAt -= 1ms;
    ground.check().at = ground.promotion().executedAt;
    QCOMPARE(ground.said(), u"pass 1"_s);
}

void TestConformance::run_ofAPart_changesNothing()
{
    Ground ground;
    Evidence part = evidenceOn("REL-03", ground.facts.at - 2h, {{contractUnit(shipped), Verdict::Pass, "60 of 118"}});
    part.expected = 118;
    part.received = 60;
    QCOMPARE(ground.log.add(part), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
}

void TestConformance::run_withdrawn_changesNothing()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped), QString());
    QCOMPARE(ground.log.end("evidence.withdraw", ground.log.lastId(), u"eve"_s, u"engineer"_s), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
}

void TestConformance::run_thatFailed_fails()
{
    Ground ground;
    QCOMPARE(ground.tried(shipped, 2h, Verdict::Fail), QString());
    QVERIFY2(ground.said().startsWith(u"fail"_s), qPrintable(ground.said()));
}

void TestConformance::checkThatFailedOrIsMissing_isNotMadeGood_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("expected");
    QTest::newRow("failed") << u"failed"_s << u"fail REL-03.failed"_s;
    QTest::newRow("nothing checked") << u"missing"_s << u"fail REL-03.missing"_s;
    QTest::newRow("of another contract") << u"other"_s << u"fail REL-03.other-contract"_s;
    QTest::newRow("no contract that a machine reads") << u"none"_s << u"unknown REL-03.no-contract"_s;
    QTest::newRow("policies only") << u"policies"_s << u"not_applicable REL-03.untouched"_s;
}

void TestConformance::checkThatFailedOrIsMissing_isNotMadeGood()
{
    QFETCH(QString, what);
    Ground ground;
    ContractCheckRecord &check = ground.check();
    check.passed = what != u"failed"_s && what != u"missing"_s;
    if (what == u"missing"_s)
        check.checkedSpec.clear();
    if (what == u"other"_s)
        check.checkedSpec = other;
    check.machineReadable = what != u"none"_s;
    check.contractUntouched = what == u"policies"_s;
    QCOMPARE(ground.tried(shipped), QString());
    QCOMPARE(ground.tried(other), QString());
    QTEST(ground.said(), "expected");
}

void TestConformance::promotionOfSeveral_needsARunOfEach()
{
    Ground ground;
    ground.check().bundleSpec = ground.check().checkedSpec = shipped + ' ' + other;
    QCOMPARE(ground.tried(shipped), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
    QCOMPARE(ground.tried(other, 3h), QString());
    QCOMPARE(ground.said(), u"pass 1"_s);
}

void TestConformance::promotions_withAndWithoutARun_areAWarning()
{
    Ground ground;
    ground.promote("42", other);
    QCOMPARE(ground.tried(shipped), QString());
    QCOMPARE(ground.said(), u"warn REL-03.diff-only"_s);
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
