// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench recorded()
{
    FactsBench bench = sandboxAndProduction();
    bench.facts().records.promotions = std::vector<PromotionRecord>{};
    bench.facts().records.changes = std::vector<ObservedChange>{};
    return bench;
}

PromotionRecord &promotion(FactsBench &bench, const std::string &id)
{
    PromotionRecord one;
    one.id = id;
    one.api = "pay";
    one.requester = "ann";
    one.approvers = {"bob"};
    one.approved = one.executed = true;
    one.executedAt = bench.facts().at - std::chrono::hours{2};
    one.approvedAt = one.executedAt - std::chrono::minutes{7};
    one.approvedDigest = one.executedDigest = "ab1";
    bench.facts().records.promotions.value.push_back(one);
    return bench.facts().records.promotions.value.back();
}

ObservedChange &change(FactsBench &bench, const char *gateway, const std::string &promotion)
{
    ObservedChange one;
    one.gateway = gateway;
    one.entity = "plugin rl-" + std::to_string(bench.facts().records.changes.value.size());
    one.field = "minute";
    one.actor = "admin";
    one.promotion = promotion;
    bench.facts().records.changes.value.push_back(one);
    return bench.facts().records.changes.value.back();
}

} // namespace

class TestRel02 : public QObject
{
    Q_OBJECT
private slots:
    void promotion_approvedBySomebodyElse_passes();
    void changes_thatAllMatch_pass();
    void changeWithoutPromotion_fails();
    void promotions_thatAreNotGood_data();
    void promotions_thatAreNotGood();
    void changes_byARegisteredRule_doNotApply();
    void changes_ofLabelsOnly_areLeftToDrift();
    void changes_thatCannotBeToldApart_areUnknown_andProofStays();
    void changeWithoutPromotion_isSaidInWords_data();
    void changeWithoutPromotion_isSaidInWords();
    void changes_ofTheSandbox_areNotJudged();
    void records_thatAreMissing_areUnknown_andProofStays();
    void gateway_thatWasNotRead_leavesChangesOpen_andProofStays();
    void promotion_intoAnotherProduction_isNotJudged();
};

void TestRel02::promotion_approvedBySomebodyElse_passes()
{
    FactsBench bench = recorded();
    promotion(bench, "PR-41");
    QCOMPARE(textOf(bench.judge("REL-02")), u"pass 1"_s);
}

void TestRel02::changes_thatAllMatch_pass()
{
    FactsBench bench = recorded();
    for (int i = 0; i < 7; ++i) {
        promotion(bench, "PR-" + std::to_string(i));
        change(bench, "gw-p", "PR-" + std::to_string(i));
    }
    QCOMPARE(textOf(bench.judge("REL-02")), u"pass 7"_s);
}

void TestRel02::changeWithoutPromotion_fails()
{
    FactsBench bench = recorded();
    change(bench, "gw-p", "");
    change(bench, "gw-p", "PR-none");
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"fail REL-02.unapproved | fail REL-02.unapproved"_s);
}

void TestRel02::promotions_thatAreNotGood_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("own approval") << u"self"_s << u"fail REL-02.self-approved"_s;
    QTest::newRow("author's approval") << u"author"_s << u"fail REL-02.self-approved"_s;
    QTest::newRow("no approval") << u"none"_s << u"fail REL-02.not-approved"_s;
    QTest::newRow("too few") << u"quorum"_s << u"fail REL-02.quorum"_s;
    QTest::newRow("late") << u"late"_s << u"fail REL-02.approved-late"_s;
    QTest::newRow("within the tolerance of clocks") << u"skew"_s << QString();
    QTest::newRow("other bundle") << u"bundle"_s << u"fail REL-02.other-bundle"_s;
    QTest::newRow("bundle not told") << u"nobundle"_s << u"unknown REL-02.bundle-not-told"_s;
    QTest::newRow("expired") << u"expired"_s << u"fail REL-02.expired"_s;
    QTest::newRow("emergency") << u"emergency"_s << u"warn REL-02.emergency"_s;
}

void TestRel02::promotions_thatAreNotGood()
{
    QFETCH(QString, what);
    FactsBench bench = recorded();
    PromotionRecord &one = promotion(bench, "PR-44");
    if (what == u"self"_s)
        one.approvers = {one.requester};
    if (what == u"author"_s)
        one.authors = {"bob"};
    if (what == u"none"_s)
        one.approved = false;
    if (what == u"quorum"_s)
        one.quorum = 2;
    if (what == u"late"_s || what == u"emergency"_s)
        one.approvedAt = one.executedAt + std::chrono::seconds{121};
    if (what == u"skew"_s)
        one.approvedAt = one.executedAt + std::chrono::seconds{120};
    if (what == u"bundle"_s)
        one.executedDigest = "cd2";
    if (what == u"nobundle"_s)
        one.executedDigest.clear();
    if (what == u"expired"_s)
        one.expiresAt = one.executedAt - std::chrono::hours{1};
    one.emergency = one.retrospective = what == u"emergency"_s;
    QTEST(reasonsOf(bench.judge("REL-02")), "reason");
}

void TestRel02::changes_byARegisteredRule_doNotApply()
{
    FactsBench bench = recorded();
    change(bench, "gw-p", "").registeredReason = "autoscaling";
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"not_applicable REL-02.registered"_s);
}

void TestRel02::changes_thatCannotBeToldApart_areUnknown_andProofStays()
{
    FactsBench bench = recorded();
    promotion(bench, "PR-1");
    change(bench, "gw-p", "PR-1").isUnsure = true;
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"unknown REL-02.not-told-apart"_s);
    QCOMPARE(bench.judge("REL-02").verdict, Verdict::Unknown);
    change(bench, "gw-p", {});
    QCOMPARE(bench.judge("REL-02").verdict, Verdict::Fail);
}

void TestRel02::changeWithoutPromotion_isSaidInWords_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("words");
    QTest::newRow("changed") << u"config"_s << u"{}"_s << u"config of policy rate-limiting of pay@v1 on gw-p changed in production without a promotion"_s;
    QTest::newRow("came") << u"presence"_s << u"present"_s << u"policy rate-limiting of pay@v1 came to production on gw-p without a promotion"_s;
    QTest::newRow("went") << u"presence"_s << u"absent"_s << u"policy rate-limiting of pay@v1 went from production on gw-p without a promotion"_s;
    QTest::newRow("labels") << u"labels"_s << u"{}"_s
                            << u"policy rate-limiting of pay@v1 on gw-p changed in labels or descriptions only, without a promotion: nothing for callers, so no breach of the approval gate; REL-07 warns of it"_s;
}

void TestRel02::changeWithoutPromotion_isSaidInWords()
{
    QFETCH(const QString, field);
    QFETCH(const QString, after);
    FactsBench bench = recorded();
    ObservedChange &one = change(bench, "gw-p", {});
    one.entity = "policy 2f0c";
    one.name = "rate-limiting";
    one.api = "pay@v1";
    one.field = field.toStdString();
    one.after = after.toStdString();
    one.cosmetic = field == u"labels"_s;
    QTEST(QString::fromStdString(sentence(bench.judge("REL-02").units.front())), "words");
}

void TestRel02::changes_ofLabelsOnly_areLeftToDrift()
{
    FactsBench bench = recorded();
    change(bench, "gw-p", {}).cosmetic = true;
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"not_applicable REL-02.cosmetic"_s);
    change(bench, "gw-p", {});
    QCOMPARE(bench.judge("REL-02").verdict, Verdict::Fail);
}

void TestRel02::changes_ofTheSandbox_areNotJudged()
{
    FactsBench bench = recorded();
    change(bench, "gw-s", "");
    QCOMPARE(bench.judge("REL-02").verdict, Verdict::NotApplicable);
}

void TestRel02::records_thatAreMissing_areUnknown_andProofStays()
{
    FactsBench bench = recorded();
    change(bench, "gw-p", "");
    bench.facts().records.promotions = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"unknown REL-02.promotions-not-told"_s);
    bench = recorded();
    promotion(bench, "PR-1").approvers = {"ann"};
    bench.facts().records.changes = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"fail REL-02.self-approved | unknown REL-02.changes-not-told"_s);
}

void TestRel02::gateway_thatWasNotRead_leavesChangesOpen_andProofStays()
{
    FactsBench bench = recorded();
    promotion(bench, "PR-1");
    bench.setState("gw-p", EntityKind::Route, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"unknown unreadable"_s);
    change(bench, "gw-p", "");
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"fail REL-02.unapproved | unknown unreadable"_s);
}

void TestRel02::promotion_intoAnotherProduction_isNotJudged()
{
    FactsBench bench = recorded();
    promotion(bench, "PR-1").to = EnvironmentId(u"elsewhere"_s);
    bench.facts().records.promotions.value.back().approvers.clear();
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"not_applicable nothing-there"_s);
    bench.facts().records.promotions.value.back().to = EnvironmentId(u"production"_s);
    QCOMPARE(reasonsOf(bench.judge("REL-02")), u"fail REL-02.not-approved"_s);
}

QTEST_GUILESS_MAIN(TestRel02)
#include "tst_rel02.moc"
