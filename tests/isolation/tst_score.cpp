// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/score.h"

#include <QTest>

using namespace bulkhead::isolation;

namespace {

//! Units as "P", "F", "W", "U", "N" with their numbers.
Scored control(Severity severity, std::initializer_list<std::pair<Verdict, std::int64_t>> units)
{
    Scored scored;
    scored.severity = severity;
    for (const auto &[verdict, count] : units) {
        scored.counts[verdict] = count;
        scored.verdict = worse(count > 0 ? verdict : Verdict::NotApplicable,
                               scored.counts.applicable() > count ? scored.verdict : Verdict::NotApplicable);
    }
    return scored;
}

constexpr Severity C = Severity::Critical, H = Severity::High, M = Severity::Medium;
constexpr Verdict P = Verdict::Pass, F = Verdict::Fail, W = Verdict::Warn, U = Verdict::Unknown;

} // namespace

//! The arithmetic of controls.md part 2, with the examples it works out.
class TestScore : public QObject
{
    Q_OBJECT
private slots:
    void identity_asWorkedOut_givesItsFigures();
    void fiveArithmetics_ours_givesItsFigures();
    void status_followsItsOrder_data();
    void status_followsItsOrder();
    void nothing_isNotAssessed_withoutFigures();
    void attestation_alone_leavesACriticalControlUnproven();
    void stickyFail_isNotCovered();
    void pair_isItsWorstLayer_andNeedsGovernance();
    void percent_isRoundedDown();
};

void TestScore::identity_asWorkedOut_givesItsFigures()
{
    const std::vector<Scored> identity = {
        control(C, {{P, 1}}), control(H, {{P, 1}}), control(C, {{U, 1}}), control(H, {{W, 1}}),
        control(H, {{P, 1}}), control(H, {{P, 117}, {F, 3}}), control(C, {{U, 1}}), control(H, {{P, 1}}),
    };
    const LayerScore score = scoreLayer(identity);
    QCOMPARE(score.figures.proven, 46);
    QCOMPARE(score.figures.possible, 90);
    QCOMPARE(score.figures.coverage, 66);
    QCOMPARE(score.figures.machineProven, 100);
    QCOMPARE(score.status, Status::NotIsolated);
}

void TestScore::fiveArithmetics_ours_givesItsFigures()
{
    const LayerScore score = scoreLayer({control(C, {{P, 120}}), control(H, {{P, 117}, {F, 3}}), control(C, {}),
                                         control(H, {{P, 40}}), control(H, {{U, 10}})});
    QCOMPARE(score.figures.proven, 42);
    QCOMPARE(score.figures.possible, 84);
    QCOMPARE(score.figures.coverage, 57);
    QCOMPARE(score.status, Status::NotIsolated);
}

void TestScore::status_followsItsOrder_data()
{
    QTest::addColumn<std::vector<Scored>>("controls");
    QTest::addColumn<Status>("status");
    QTest::newRow("all pass") << std::vector{control(C, {{P, 3}}), control(M, {{P, 1}})} << Status::Isolated;
    QTest::newRow("one fail among ten thousand") << std::vector{control(H, {{P, 10000}, {F, 1}})} << Status::NotIsolated;
    QTest::newRow("grave unknown") << std::vector{control(H, {{P, 9}, {U, 1}})} << Status::Unproven;
    QTest::newRow("nothing but unknown") << std::vector{control(H, {{U, 4}})} << Status::NotAssessed;
    QTest::newRow("grave warning") << std::vector{control(C, {{P, 1}, {W, 1}})} << Status::Weak;
    QTest::newRow("medium fail") << std::vector{control(C, {{P, 1}}), control(M, {{F, 1}})} << Status::Weak;
    QTest::newRow("medium warning") << std::vector{control(C, {{P, 1}}), control(M, {{W, 1}})} << Status::Isolated;
    QTest::newRow("too little covered") << std::vector{control(C, {{P, 1}}), control(M, {{U, 1}})} << Status::Unproven;
    QTest::newRow("fail beats not assessed") << std::vector{control(C, {{F, 1}, {U, 5}})} << Status::NotIsolated;
}

void TestScore::status_followsItsOrder()
{
    QFETCH(std::vector<Scored>, controls);
    QTEST(scoreLayer(controls).status, "status");
}

void TestScore::nothing_isNotAssessed_withoutFigures()
{
    const LayerScore score = scoreLayer({});
    QCOMPARE(score.status, Status::NotAssessed);
    QCOMPARE(score.figures, Figures{});
    Scored excluded;
    excluded.verdict = Verdict::NotApplicable;
    excluded.isExcluded = true;
    QCOMPARE(scoreLayer({excluded}).figures, Figures{});
}

void TestScore::attestation_alone_leavesACriticalControlUnproven()
{
    Scored attested = control(C, {{P, 1}});
    attested.primary = Method::Evidence;
    attested.assurance = Assurance::A1;
    QCOMPARE(scoreLayer({attested}).status, Status::Unproven);
    attested.primary = Method::Attestation;
    const LayerScore score = scoreLayer({attested, control(H, {{P, 1}})});
    QCOMPARE(score.status, Status::Isolated);
    QVERIFY(score.isPartlyAttested);
    QCOMPARE(score.figures.machineProven, 37);
}

void TestScore::stickyFail_isNotCovered()
{
    Scored sticky = control(H, {{F, 1}});
    sticky.stickyFails = 1;
    const LayerScore score = scoreLayer({sticky});
    QCOMPARE(score.status, Status::NotIsolated);
    QCOMPARE(score.figures.coverage, 0);
}

void TestScore::pair_isItsWorstLayer_andNeedsGovernance()
{
    std::array<LayerScore, 6> layers;
    layers.fill(scoreLayer({control(C, {{P, 1}})}));
    QCOMPARE(scorePair(layers, true).status, Status::Isolated);
    QCOMPARE(scorePair(layers, false).status, Status::Unproven);
    layers[3] = scoreLayer({control(C, {{P, 1}, {W, 1}})});
    QCOMPARE(scorePair(layers, true).status, Status::Weak);
    QCOMPARE(scorePair(layers, true).weakest, Layer::Policies);
    QCOMPARE(scorePair(layers, true).figures.proven, 0);
    layers[1] = scoreLayer({control(H, {{P, 1}, {U, 1}})});
    QCOMPARE(scorePair(layers, true).status, Status::Unproven);
    layers[5] = scoreLayer({});
    QCOMPARE(scorePair(layers, true).status, Status::NotAssessed);
    QCOMPARE(scorePair(layers, true).figures.proven, std::nullopt);
    layers[0] = scoreLayer({control(H, {{F, 1}})});
    QCOMPARE(scorePair(layers, true).status, Status::NotIsolated);
    QCOMPARE(scorePair(layers, true).weakest, Layer::Infrastructure);
}

void TestScore::percent_isRoundedDown()
{
    const LayerScore score = scoreLayer({control(M, {{P, 999}, {W, 1}})});
    QCOMPARE(score.figures.proven, 99);
    QCOMPARE(scoreLayer({control(M, {{P, 3}})}).figures.proven, 100);
    QCOMPARE(scoreLayer({control(M, {{P, 1}, {W, 2}})}).figures.proven, 33);
}

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"
