// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evaluate.h"
#include "isolation/factsbench.h"

#include <QTest>

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

std::vector<EarlierFail> failsOf(const PairResult &result)
{
    std::vector<EarlierFail> fails;
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (unit.verdict == Verdict::Fail)
                fails.push_back({control.control, unit});
        }
    }
    return fails;
}

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT
private slots:
    void everyControl_isThere_andNoneIsSilent();
    void fail_whoseEvidenceIsLost_stays_data();
    void fail_whoseEvidenceIsLost_stays();
    void fail_judgedAnew_isGone();
    void fail_ofAGatewayThatLeft_isGone();
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
