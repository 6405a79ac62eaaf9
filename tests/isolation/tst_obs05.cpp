// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

class TestObs05 : public QObject
{
    Q_OBJECT
private slots:
    void environment_named_andSampled_passes();
    void environment_named_butNotSampled_warns();
    void productionWithoutEnvironment_fails();
    void environment_fromTheRequest_fails();
    void environment_ofAnother_fails_strangeOneWarns();
    void sample_withWrongRecords_fails();
    void sandboxWithoutEnvironment_warns();
    void environment_thatCannotBeTold_isUnknown();
    void noTelemetry_doesNotApply();
};

void TestObs05::environment_named_andSampled_passes()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    logging(bench, "gw-p", "production");
    sample(bench, 0, 0);
    QCOMPARE(textOf(bench.judge("OBS-05")), u"pass 1"_s);
    sample(bench, 49, 0);
    QCOMPARE(textOf(bench.judge("OBS-05")), u"pass 1"_s);
}

void TestObs05::environment_named_butNotSampled_warns()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "Sandbox");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"warn OBS-05.not-sampled"_s);
}

void TestObs05::productionWithoutEnvironment_fails()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-p", "");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"fail OBS-05.missing"_s);
}

void TestObs05::environment_fromTheRequest_fails()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "").tagFromRequest = true;
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"fail OBS-05.from-request"_s);
}

void TestObs05::environment_ofAnother_fails_strangeOneWarns()
{
    FactsBench bench = sandboxAndProduction();
    Recording &recording = logging(bench, "gw-p", "sandbox");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"fail OBS-05.wrong"_s);
    recording.environmentTag = std::string("blue");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"warn OBS-05.strange"_s);
}

void TestObs05::sample_withWrongRecords_fails()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "sandbox");
    sample(bench, 50, 0);
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"fail OBS-05.sampled"_s);
}

void TestObs05::sandboxWithoutEnvironment_warns()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-s", "");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"warn OBS-05.missing-in-sandbox"_s);
}

void TestObs05::environment_thatCannotBeTold_isUnknown()
{
    FactsBench bench = sandboxAndProduction();
    logging(bench, "gw-p", "").environmentTag = FactState::Unsupported;
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"unknown OBS-05.not-told"_s);
    bench.facts().policies.back().meaning.recording.reset();
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"unknown OBS-05.not-told"_s);
    bench.setState("gw-p", EntityKind::Policy, FactState::Unreadable);
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"unknown unreadable"_s);
}

void TestObs05::noTelemetry_doesNotApply()
{
    FactsBench bench = sandboxAndProduction();
    bench.deployment("gw-p", "pay");
    QCOMPARE(reasonsOf(bench.judge("OBS-05")), u"not_applicable OBS-05.no-telemetry"_s);
}

QTEST_GUILESS_MAIN(TestObs05)
#include "tst_obs05.moc"
