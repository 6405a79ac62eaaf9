// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evaluate.h"
#include "isolation/factsbench.h"
#include "isolation/losses.h"

#include <QTest>

#include <functional>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

FactsBench withASharedKey()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.credential("gw-s", "demo", "5fe");
    bench.credential("gw-p", "partner-7", "5fe");
    return bench;
}

PairResult run(const FactsBench &bench, std::vector<EarlierFail> earlier = {})
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.earlier = std::move(earlier);
    return evaluate(bench.pair(), input);
}

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT
private slots:
    void everyControl_isThere_andNoneIsSilent();
    void fail_whoseEvidenceIsLost_stays_data();
    void fail_whoseEvidenceIsLost_stays();
    void fail_whoseRecordsAreLost_stays_data();
    void fail_whoseRecordsAreLost_stays();
    void fail_whoseRowIsNoLongerSeen_stays();
    void fail_judgedAnew_isGone();
    void fail_ofAGatewayThatLeft_isGone();
    void row_onOneSide_isUnknown_whereTheOtherWasNotReadWhole_data();
    void row_onOneSide_isUnknown_whereTheOtherWasNotReadWhole();
    void population_partlyRead_leavesNoPass();
    void leftOutControls_areUnknown();
    void suppliedResults_standInForProbes();
    void suppliedPass_neverOutweighsWhatGatewaysProve();
    void cancelled_givesNothing();
    void fingerprints_areStable();
};

void TestEvaluate::everyControl_isThere_andNoneIsSilent()
{
    const PairResult result = run(withASharedKey());
    QCOMPARE(result.controls.size(), std::size_t(58));
    for (const ControlResult &control : result.controls)
        QVERIFY2(control.counts.applicable() + control.counts[Verdict::NotApplicable] > 0, control.control.c_str());
    QCOMPARE(result.find("IDN-01")->verdict, Verdict::Fail);
    QCOMPARE(result.find("IDN-07")->verdict, Verdict::Unknown);
    QCOMPARE(QString::fromLatin1(result.find("IDN-07")->units.front().reason->id), u"needs-probe"_s);
    QCOMPARE(result.layer(Layer::Identity).status, Status::NotIsolated);
    QCOMPARE(result.score.status, Status::NotIsolated);
}

void TestEvaluate::fail_whoseEvidenceIsLost_stays_data()
{
    QTest::addColumn<int>("loss");
    QTest::newRow("production is not readable") << 0;
    QTest::newRow("production is stale") << 1;
    QTest::newRow("sandbox lost its credentials and its right to read them") << 2;
    QTest::newRow("production lost them") << 3;
}

void TestEvaluate::fail_whoseEvidenceIsLost_stays()
{
    QFETCH(int, loss);
    const PairResult before = run(withASharedKey());
    FactsBench bench = withASharedKey();
    if (loss == 0)
        bench.setState("gw-p", FactState::Unreadable);
    if (loss == 1)
        bench.setStale("gw-p");
    if (loss == 2) {
        bench.setState("gw-s", EntityKind::Credential, FactState::Unreadable);
        bench.facts().credentials.erase(bench.facts().credentials.begin());
    }
    if (loss == 3) {
        bench.setState("gw-p", EntityKind::Credential, FactState::Unreadable);
        bench.facts().credentials.pop_back();
    }
    const PairResult after = run(bench, failsOf(before));
    QCOMPARE(after.find("IDN-01")->counts[Verdict::Fail], 1);
    QCOMPARE(after.layer(Layer::Identity).status, Status::NotIsolated);
    QCOMPARE(after.layer(Layer::Identity).figures.proven, before.layer(Layer::Identity).figures.proven);
    QVERIFY(after.layer(Layer::Identity).coverageShare <= before.layer(Layer::Identity).coverageShare);
}

void TestEvaluate::fail_whoseRecordsAreLost_stays_data()
{
    using Change = std::function<void(ConsoleRecords &, GatewayFacts &)>;
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<Change>("plant");
    QTest::addColumn<Change>("lose");
    PromotionRecord promotion;
    promotion.id = "promotion-1";
    promotion.executed = true;
    QTest::newRow("promotions") << QByteArray("REL-02")
                                << Change([=](ConsoleRecords &records, GatewayFacts &) {
                                       records.promotions = std::vector{promotion};
                                       records.changes = FactState::KnownEmpty;
                                   })
                                << Change([](ConsoleRecords &records, GatewayFacts &) { records.promotions = FactState::Unreadable; });
    ObservedChange delta;
    delta.gateway = "gw-p";
    QTest::newRow("baselines") << QByteArray("REL-07")
                               << Change([=](ConsoleRecords &records, GatewayFacts &) {
                                      records.baselines = std::vector{Baseline{"gw-p", true, false, {delta}}};
                                  })
                               << Change([](ConsoleRecords &records, GatewayFacts &) { records.baselines = FactState::Unreadable; });
    QTest::newRow("requests") << QByteArray("IDN-06")
                              << Change([](ConsoleRecords &records, GatewayFacts &) { records.accessRequests = FactState::KnownEmpty; })
                              << Change([](ConsoleRecords &records, GatewayFacts &) { records.accessRequests = FactState::Unreadable; });
    QTest::newRow("rights") << QByteArray("IDN-04")
                            << Change([](ConsoleRecords &, GatewayFacts &gateway) {
                                   gateway.grants = std::vector{Grant{"al", "admin", "*", 5, true, false, {}}};
                               })
                            << Change([](ConsoleRecords &, GatewayFacts &gateway) { gateway.grants = FactState::Unreadable; });
    QTest::newRow("hosts") << QByteArray("GOV-01")
                           << Change([](ConsoleRecords &records, GatewayFacts &) {
                                  records.discoveredHosts = std::vector<std::string>{"shadow.example"};
                              })
                           << Change([](ConsoleRecords &records, GatewayFacts &) { records.discoveredHosts = FactState::Unreadable; });
}

void TestEvaluate::fail_whoseRecordsAreLost_stays()
{
    using Change = std::function<void(ConsoleRecords &, GatewayFacts &)>;
    QFETCH(QByteArray, control);
    QFETCH(Change, plant);
    QFETCH(Change, lose);
    FactsBench bench = withASharedKey();
    plant(bench.facts().records, bench.facts().gateways[1]);
    const PairResult before = run(bench);
    QVERIFY(before.find(control.toStdString())->counts[Verdict::Fail] > 0);
    lose(bench.facts().records, bench.facts().gateways[1]);
    const PairResult after = run(bench, failsOf(before));
    QCOMPARE(after.find(control.toStdString())->verdict, Verdict::Fail);
    QCOMPARE(after.find(control.toStdString())->stickyFails, before.find(control.toStdString())->counts[Verdict::Fail]);
}

void TestEvaluate::fail_whoseRowIsNoLongerSeen_stays()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 6).sharedObject = "plan-1";
    bench.rateLimit("gw-p", "pay", 60).sharedObject = "plan-1";
    const PairResult before = run(bench);
    QCOMPARE(before.find("POL-01")->verdict, Verdict::Fail);
    QCOMPARE(before.find("GOV-07")->verdict, Verdict::Fail);
    FactsBench hidden = sandboxAndProduction();
    hidden.deployment("gw-s", "pay");
    hidden.rateLimit("gw-s", "pay", 6).sharedObject = "plan-1";
    hidden.setState("gw-p", EntityKind::Deployment, FactState::Unreadable);
    const PairResult after = run(hidden, failsOf(before));
    QCOMPARE(after.find("POL-01")->verdict, Verdict::Fail);
    QCOMPARE(after.find("GOV-07")->verdict, Verdict::Fail);
    hidden.setState("gw-p", EntityKind::Deployment, FactState::Known);
    QCOMPARE(run(hidden, failsOf(before)).find("POL-01")->verdict, Verdict::NotApplicable);
}

void TestEvaluate::fail_judgedAnew_isGone()
{
    const PairResult before = run(withASharedKey());
    FactsBench bench = withASharedKey();
    bench.facts().credentials.back().secret = fingerprintOf("rotated");
    QCOMPARE(run(bench, failsOf(before)).find("IDN-01")->verdict, Verdict::Pass);
    bench.facts().credentials.erase(bench.facts().credentials.begin());
    const PairResult gone = run(bench, failsOf(before));
    QCOMPARE(gone.find("IDN-01")->counts[Verdict::Fail], 0);
}

void TestEvaluate::fail_ofAGatewayThatLeft_isGone()
{
    const PairResult before = run(withASharedKey());
    FactsBench bench;
    bench.gateway("gw-s2", "sandbox");
    bench.gateway("gw-p", "production");
    bench.credential("gw-p", "partner-7", "5fe");
    QCOMPARE(run(bench, failsOf(before)).find("IDN-01")->counts[Verdict::Fail], 0);
}

void TestEvaluate::row_onOneSide_isUnknown_whereTheOtherWasNotReadWhole_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<QByteArray>("seenOn");
    for (const char *control : {"INF-09", "POL-01", "POL-02", "POL-03", "POL-06", "REL-08"})
        QTest::newRow(control) << QByteArray(control) << QByteArray("gw-s");
    for (const char *control : {"POL-07", "DAT-08"})
        QTest::newRow(control) << QByteArray(control) << QByteArray("gw-p");
}

void TestEvaluate::row_onOneSide_isUnknown_whereTheOtherWasNotReadWhole()
{
    QFETCH(QByteArray, control);
    QFETCH(QByteArray, seenOn);
    FactsBench bench = sandboxAndProduction();
    bench.deployment(seenOn.constData(), "pay");
    QCOMPARE(bench.judge(control.constData()).verdict, Verdict::NotApplicable);
    bench.setState(seenOn == "gw-s" ? "gw-p" : "gw-s", EntityKind::Deployment, FactState::Unreadable);
    QCOMPARE(bench.judge(control.constData()).verdict, Verdict::Unknown);
}

void TestEvaluate::population_partlyRead_leavesNoPass()
{
    FactsBench bench = payOnBothSides();
    bench.rateLimit("gw-s", "pay", 6);
    bench.rateLimit("gw-p", "pay", 60);
    QCOMPARE(textOf(bench.judge("POL-01")), u"pass 1"_s);
    bench.gateway("gw-p2", "production");
    bench.setState("gw-p2", EntityKind::Deployment, FactState::Unreadable); // "pay" may stand there, too
    QCOMPARE(textOf(bench.judge("POL-01")), u"unknown population-unknown pair:sandbox/production | pass 1"_s);
}

void TestEvaluate::leftOutControls_areUnknown()
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.only = {u"POL-01"_s};
    const FactsBench bench = withASharedKey();
    const PairResult result = evaluate(bench.pair(), input);
    QCOMPARE(QString::fromLatin1(result.find("IDN-01")->units.front().reason->id), u"not-asked"_s);
}

void TestEvaluate::suppliedResults_standInForProbes()
{
    ControlResult probe;
    probe.control = "IDN-07";
    probe.verdict = Verdict::Pass;
    probe.assurance = Assurance::A3;
    probe.counts[Verdict::Pass] = 4;
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.supplied = {probe};
    const FactsBench bench = withASharedKey();
    QCOMPARE(evaluate(bench.pair(), input).find("IDN-07")->verdict, Verdict::Pass);
}

void TestEvaluate::suppliedPass_neverOutweighsWhatGatewaysProve()
{
    ControlResult inventory;
    inventory.control = "DAT-03";
    inventory.verdict = Verdict::Pass;
    inventory.counts[Verdict::Pass] = 4;
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.supplied = {inventory};
    FactsBench bench = withASharedKey();
    QCOMPARE(evaluate(bench.pair(), input).find("DAT-03")->verdict, Verdict::Pass);
    bench.certificate("gw-s", "*.example", "aa11");
    bench.certificate("gw-p", "*.example", "aa11");
    const PairResult result = evaluate(bench.pair(), input);
    QCOMPARE(textOf(*result.find("DAT-03")), u"fail DAT-03.same-certificate certificate:gw-s/certificate-1 | pass 4"_s);
    QCOMPARE(result.find("DAT-03")->verdict, Verdict::Fail);
}

void TestEvaluate::cancelled_givesNothing()
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.isCancelled = [] { return true; };
    const FactsBench bench = withASharedKey();
    QVERIFY(evaluate(bench.pair(), input).controls.empty());
}

void TestEvaluate::fingerprints_areStable()
{
    // A published value: it must be the same on every machine and in every version.
    QCOMPARE(QString::fromStdString(findingFingerprint("IDN-01", "credential:gw-s/credential-1")),
             QString::fromStdString(toHex(sha256("bulkhead finding 1\nIDN-01\ncredential:gw-s/credential-1")).substr(0, 32)));
    const auto first = failsOf(run(withASharedKey())), second = failsOf(run(withASharedKey()));
    QCOMPARE(first.front().unit.unit, second.front().unit.unit);
}

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
